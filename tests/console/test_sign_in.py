"""Signing in and out, and when a session ends by itself: over HTTP."""

import re

import httpx
import pytest

from clearsend.actions import keys
from clearsend.console import sessions
from clearsend.domain.access import Role
from tests.console.visitor import Visitor, parse
from tests.world import World

PAGES = ("/console/profiles", "/console/organization", "/console/webhooks")


def _cookie(answer: httpx.Response) -> str:
    return answer.history[0].headers["set-cookie"]


def test_the_way_in_and_out(sqlite_world: World) -> None:
    with Visitor(sqlite_world.start()) as visitor:
        asked = visitor.http.get("/")
        assert asked.url.path == "/console/sign-in"
        assert parse(asked.text).one("input", id="api_key").attributes["type"] == "password"

        entered = visitor.send_key(sqlite_world.tenant.api_key)
        assert entered.url.path == "/console/profiles"
        assert visitor.http.get("/").url.path == "/console/profiles"
        assert visitor.http.get("/console/sign-in").url.path == "/console/profiles"

        left = visitor.http.post("/console/sign-out", headers=visitor.own_form)
        assert left.url.path == "/console/sign-in"
        assert not visitor.http.cookies
        assert visitor.http.get("/console/profiles").url.path == "/console/sign-in"


def test_the_cookie_is_sealed_and_kept_from_scripts_and_other_sites(sqlite_world: World) -> None:
    with Visitor(sqlite_world.start()) as visitor:
        cookie = _cookie(visitor.send_key(sqlite_world.tenant.api_key))

    assert re.search(r"; HttpOnly; Max-Age=43200; Path=/console; SameSite=strict$", cookie), cookie
    assert sqlite_world.tenant.api_key not in cookie
    assert sqlite_world.tenant.id not in cookie
    session = sessions.unseal(
        sqlite_world.database.vault, cookie.partition("=")[2].partition(";")[0], now=sqlite_world.database.clock()
    )
    assert session is not None
    assert session.org_id == sqlite_world.tenant.id


def test_over_https_the_cookie_is_for_https_only(sqlite_world: World) -> None:
    with Visitor(sqlite_world.start()) as visitor:
        answer = visitor.send_key(sqlite_world.tenant.api_key, **{"x-forwarded-proto": "https"})

    assert "; Secure" in _cookie(answer)


@pytest.mark.parametrize("wrong", ["", "cs_unknown", "x" * 5000, "' OR 1=1 --", "\x00", "ключ"])
def test_an_unknown_key_is_refused_and_not_shown(sqlite_world: World, wrong: str) -> None:
    with Visitor(sqlite_world.start()) as visitor:
        answer = visitor.send_key(wrong)

        assert answer.status_code == 401
        page = parse(answer.text)
        assert page.one("p", role="alert").text == "This key is unknown or was revoked."
        field = page.one("input", id="api_key")
        assert field.attributes["aria-describedby"] == "complaint"
        assert "value" not in field.attributes
        assert not visitor.http.cookies


def test_spaces_around_a_key_do_not_matter(sqlite_world: World) -> None:
    with Visitor(sqlite_world.start()) as visitor:
        assert visitor.send_key(f"  {sqlite_world.tenant.api_key}\n").status_code == 200


def test_a_form_that_is_too_large_is_not_read(sqlite_world: World) -> None:
    with Visitor(sqlite_world.start()) as visitor:
        assert visitor.send_key("x" * 100_000).status_code == 401


def test_the_key_of_a_profile_is_refused(sqlite_world: World) -> None:
    sqlite_world.start()
    profile_id = sqlite_world.create_profile()
    with Visitor(sqlite_world) as visitor:
        answer = visitor.send_key(sqlite_world.key_for(Role.ADMIN, profile_id=profile_id))

    assert answer.status_code == 403
    assert "a key of the organization" in parse(answer.text).one("p", role="alert").text


@pytest.mark.parametrize("role", Role)
def test_every_role_may_look(sqlite_world: World, role: Role) -> None:
    with Visitor(sqlite_world.start()) as visitor:
        visitor.sign_in(sqlite_world.key_for(role))
        assert f"as {role.value}" in visitor.get("/console/profiles").one("span", class_="who-name").text


@pytest.mark.parametrize(
    "headers", [{"origin": "https://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}]
)
def test_another_sites_form_is_refused(sqlite_world: World, headers: dict[str, str]) -> None:
    with Visitor(sqlite_world.start()) as visitor:
        assert visitor.send_key(sqlite_world.tenant.api_key, **headers).status_code == 403
        assert not visitor.http.cookies
        visitor.sign_in()
        assert visitor.http.post("/console/sign-out", headers=headers).status_code == 403
        visitor.get("/console/profiles")


def test_a_revoked_key_ends_its_sessions_at_once(sqlite_world: World) -> None:
    with Visitor(sqlite_world.start()) as visitor:
        visitor.sign_in(sqlite_world.key_for(Role.DEVELOPER))
        visitor.get("/console/profiles")
        with sqlite_world.database.writing() as transaction:
            (key,) = [key for key in keys.list_all(transaction, sqlite_world.tenant.id) if key.role is Role.DEVELOPER]
            assert keys.revoke(transaction, sqlite_world.tenant.id, key.id)

        for path in PAGES:
            assert visitor.http.get(path).url.path == "/console/sign-in"
        assert not visitor.http.cookies


def test_an_expired_session_has_to_sign_in_again(visitor: Visitor, sqlite_world: World) -> None:
    with sqlite_world.database.reading() as transaction:
        actor = keys.find_holder(transaction, sqlite_world.tenant.api_key)
        assert actor is not None
        expired = sessions.Session(actor.org_id, actor.key_id, transaction.now)
    visitor.http.cookies.clear()
    visitor.http.cookies.set(sessions.COOKIE, sessions.seal(sqlite_world.database.vault, expired), path="/console")

    assert visitor.http.get("/console/profiles").url.path == "/console/sign-in"


def test_a_page_that_polls_is_led_out_as_a_whole(sqlite_world: World) -> None:
    sqlite_world.start()
    profile_id = sqlite_world.create_profile()
    with Visitor(sqlite_world) as visitor:
        answer = visitor.http.get(f"/console/profiles/{profile_id}/live", headers={"hx-request": "true"})

    assert answer.status_code == 401
    assert answer.headers["hx-redirect"] == "/console/sign-in"
    assert answer.text == ""


def test_who_wanted_a_page_gets_it_after_signing_in(sqlite_world: World) -> None:
    sqlite_world.start()
    profile_id = sqlite_world.create_profile()
    wanted = f"/console/profiles/{profile_id}"
    with Visitor(sqlite_world) as visitor:
        page = parse(visitor.http.get(wanted).text)
        assert page.one("input", name="next").attributes["value"] == wanted
        form = {"api_key": sqlite_world.tenant.api_key, "next": wanted}
        assert visitor.http.post("/console/sign-in", data=form).url.path == wanted


@pytest.mark.parametrize(
    "wanted",
    [
        "https://evil.example/",
        "//evil.example/console/profiles",
        "/console/profiles//evil.example",
        "/console/profiles\\evil",
        "/docs",
        "/console/profiles\n",
        "javascript:alert(1)",
    ],
)
def test_nobody_is_led_elsewhere(sqlite_world: World, wanted: str) -> None:
    with Visitor(sqlite_world.start()) as visitor:
        assert not parse(visitor.http.get("/console/sign-in", params={"next": wanted}).text).every("input", name="next")
        form = {"api_key": sqlite_world.tenant.api_key, "next": wanted}
        answer = visitor.http.post("/console/sign-in", data=form, follow_redirects=False)

    assert answer.headers["location"] == "/console/profiles"
