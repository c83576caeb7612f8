"""The Telnyx client on a scripted vendor: what it refuses, what it writes, and that it looks first."""

from typing import Any

import httpx
import pytest

from clearsend.providers.ports import Rejected, SmsConnection, SmsSender, Unavailable
from clearsend.providers.telnyx.client import TelnyxClient
from tests.providers.scripted import Journal, Reply, Script, Turn, everything_said

BASE = "https://telnyx.test/v2"
KEY = "KEY0123planted"
NUMBER = "+12125550100"
SENDER = SmsSender("org_1", "prf_1", NUMBER)
NAME = "clearsend-org_1-prf_1"

PROFILES, NUMBERS, MESSAGING = "/messaging_profiles", "/phone_numbers", "/phone_numbers/n1/messaging"


def page(*items: dict[str, Any], number: int = 1, pages: int = 1) -> Reply:
    return Reply(200, {"data": list(items), "meta": {"page_number": number, "total_pages": pages}})


def number(
    status: str | None = "active", on: str | None = None, id_: str = "n1", phone: str = NUMBER
) -> dict[str, Any]:
    return {"id": id_, "phone_number": phone, "status": status, "messaging_profile_id": on or ""}


def profile(id_: str = "p1", name: str = NAME, at: str = "2026-01-01T00:00:00.000Z", **more: Any) -> dict[str, Any]:
    return {"id": id_, "name": name, "created_at": at, "enabled": True, "v1_secret": "v1-secret-planted", **more}


def data(thing: dict[str, Any]) -> Reply:
    return Reply(200, {"data": thing})


def error(status: int, code: str, detail: str = "No.") -> Reply:
    return Reply(status, {"errors": [{"code": code, "title": "Title", "detail": detail}]})


FRESH: dict[str, Turn | list[Turn]] = {
    f"GET {NUMBERS}": page(number()),
    f"GET {PROFILES}": [page(), page(profile())],
    f"POST {PROFILES}": data(profile()),
    f"PATCH {MESSAGING}": data({"id": "n1", "messaging_profile_id": "p1"}),
    f"GET {MESSAGING}": data({"id": "n1", "messaging_profile_id": "p1"}),
}


def run(changes: dict[str, Turn | list[Turn]], journal: Journal | None = None) -> tuple[SmsConnection, Script]:
    script = Script(BASE, {**FRESH, **changes})
    connection = TelnyxClient(script.http, BASE, KEY).ensure_connected(SENDER, journal or Journal())
    return connection, script


def fail(changes: dict[str, Turn | list[Turn]], kind: type[Rejected] | type[Unavailable]) -> tuple[Any, Script]:
    script = Script(BASE, {**FRESH, **changes})
    with pytest.raises(kind) as raised:
        TelnyxClient(script.http, BASE, KEY).ensure_connected(SENDER, Journal())
    return raised.value, script


def writes(script: Script) -> list[str]:
    return [line for line in script.asked if not line.startswith("GET")]


def test_a_fresh_number_is_put_on_a_new_messaging_profile() -> None:
    connection, script = run({})
    assert connection == SmsConnection(NUMBER, "n1", "p1")
    assert script.body_of(f"POST {PROFILES}") == {"name": NAME, "whitelisted_destinations": ["*"]}
    assert script.body_of(f"PATCH {MESSAGING}") == {"messaging_profile_id": "p1"}
    assert script.asked[-1] == f"GET {MESSAGING}"
    assert {request.headers["authorization"] for request in script.requests} == {f"Bearer {KEY}"}


def test_what_is_in_place_is_left_alone() -> None:
    connection, script = run({f"GET {NUMBERS}": page(number(on="p1")), f"GET {PROFILES}": page(profile())})
    assert connection == SmsConnection(NUMBER, "n1", "p1")
    assert script.asked == [f"GET {PROFILES}", f"GET {NUMBERS}"]


@pytest.mark.parametrize("key", ["", "  ", "two words", "kéy"])
def test_without_a_usable_key_nothing_is_asked(key: str) -> None:
    script = Script(BASE, {})
    with pytest.raises(Rejected) as raised:
        TelnyxClient(script.http, BASE, key).ensure_connected(SENDER, Journal())
    assert raised.value.code == "not_configured"
    assert "CLEARSEND_TELNYX_API_KEY" in raised.value.remedy
    assert script.asked == []


def test_an_unknown_number_is_refused_before_anything_is_written() -> None:
    refusal, script = fail({f"GET {NUMBERS}": page(number(phone="+12125550199"))}, Rejected)
    assert refusal.code == "number_not_found"
    assert "sending_phone_number" in refusal.remedy
    assert writes(script) == []


@pytest.mark.parametrize("status", ["purchase-pending", "port-pending"])
def test_a_number_on_its_way_is_waited_for(status: str) -> None:
    outage, script = fail({f"GET {NUMBERS}": page(number("deleted"), number(status, id_="n2"))}, Unavailable)
    assert status in outage.message
    assert writes(script) == []


GONE = ("purchase-failed", "deleted", "port-failed", "emergency-only", "ported-out", "port-out-pending", "a-new-one")


@pytest.mark.parametrize("status", GONE)
def test_a_number_that_is_not_active_is_refused(status: str) -> None:
    refusal, script = fail({f"GET {NUMBERS}": page(number(status))}, Rejected)
    assert refusal.code == "number_not_active"
    assert status in refusal.message
    assert writes(script) == []


def test_a_number_without_a_status_is_unclear() -> None:
    fail({f"GET {NUMBERS}": page(number(None))}, Unavailable)


def test_of_two_entries_the_active_one_counts() -> None:
    connection, _ = run({f"GET {NUMBERS}": page(number("ported-out", id_="n0"), number())})
    assert connection.phone_number_id == "n1"


@pytest.mark.parametrize(
    ("other", "code"),
    [("Marketing, live", "number_in_use"), ("clearsend-org_2-prf_2", "number_not_available")],
)
def test_a_number_on_somebody_elses_messaging_profile_is_not_moved(other: str, code: str) -> None:
    refusal, script = fail(
        {f"GET {NUMBERS}": page(number(on="p9")), f"GET {PROFILES}/p9": data(profile("p9", other))}, Rejected
    )
    assert refusal.code == code
    assert NUMBER in refusal.message
    assert writes(script) == []


# What is shown of an answer that may be about somebody else's number

FOREIGN = {"tags": ["planted-tag"], "customer_reference": "planted-reference", "connection_name": "planted-connection"}
SECRETS = ("planted", "p9", "n9", "org_2", "prf_2", "Marketing")
ON_FOREIGN = page({**number(on="p9", id_="n9"), **FOREIGN})
LOST = httpx.ReadTimeout("late")


@pytest.mark.parametrize(
    "changes",
    [
        {f"GET {PROFILES}/p9": data(profile("p9", "clearsend-org_2-prf_2"))},
        {f"GET {PROFILES}/p9": data(profile("p9", "Marketing, live"))},
        {f"GET {PROFILES}/p9": Reply(200, {"data": {"name": "clearsend-org_2-prf_2"}})},
        {f"GET {PROFILES}/p9": Reply(200, {"name": "clearsend-org_2-prf_2"})},
        {f"GET {PROFILES}/p9": Reply(503, "<html>down</html>")},
        {f"GET {PROFILES}/p9": error(500, "10007")},
        {f"GET {PROFILES}/p9": error(403, "10010")},
        {f"GET {PROFILES}/p9": LOST},
        {f"GET {PROFILES}": page(profile("p9", "clearsend-org_2-prf_2")), f"GET {PROFILES}/p9": LOST},
        {f"GET {PROFILES}": page(profile("p9", "clearsend-org_2-prf_2"), profile()), f"GET {PROFILES}/p9": LOST},
        {f"GET {NUMBERS}": page({**number("deleted", id_="n9"), **FOREIGN})},
        {f"GET {NUMBERS}": page({**number("port-pending", id_="n9", on="p9"), **FOREIGN})},
        {f"GET {NUMBERS}": page({**number(None, id_="n9", on="p9"), **FOREIGN})},
        {f"GET {NUMBERS}": page({**number(phone="+12125550199", id_="n9"), **FOREIGN})},
        {f"GET {NUMBERS}": Reply(200, {"data": [{**number(on="p9"), **FOREIGN}, "odd"]})},
        {f"GET {NUMBERS}": Reply(200, {"data": [{"phone_number": NUMBER, **FOREIGN}]})},
    ],
)
def test_nothing_of_somebody_elses_number_is_shown(changes: dict[str, Turn | list[Turn]]) -> None:
    journal = Journal()
    script = Script(BASE, {**FRESH, f"GET {NUMBERS}": ON_FOREIGN, **changes})
    with pytest.raises((Rejected, Unavailable)) as raised:
        TelnyxClient(script.http, BASE, KEY).ensure_connected(SENDER, journal)
    shown = repr(journal.exchanges) + everything_said(raised.value).replace(BASE, "")
    assert [secret for secret in SECRETS if secret in shown] == []
    assert len(journal.exchanges) == len(script.requests), "every exchange is on record"


def test_nothing_is_shown_of_a_number_that_somebody_moves_meanwhile() -> None:
    moved = data({"id": "n9", "messaging_profile_id": "p9", **FOREIGN})
    for line in ("PATCH", "GET"):
        journal = Journal()
        path = "/phone_numbers/n9/messaging"
        both = {f"PATCH {path}": data({"id": "n9", "messaging_profile_id": "p1"}), f"GET {path}": moved}
        script = Script(BASE, {**FRESH, f"GET {NUMBERS}": page(number(id_="n9")), **both, f"{line} {path}": moved})
        with pytest.raises(Unavailable):
            TelnyxClient(script.http, BASE, KEY).ensure_connected(SENDER, journal)
        last = journal.exchanges[-1]
        assert (last.path, last.answer) == (
            "/phone_numbers/{id}/messaging",
            "the number is not on this messaging profile",
        )
        assert [secret for secret in SECRETS if secret in repr(journal.exchanges[-1])] == []


def test_what_is_ours_is_shown_whole() -> None:
    journal = Journal()
    own = page({**number(on="p1"), "tags": ["our tag"]})
    run({f"GET {NUMBERS}": own, f"GET {PROFILES}": page(profile())}, journal)
    assert [exchange.path for exchange in journal.exchanges] == [PROFILES, NUMBERS]
    assert NAME in journal.exchanges[0].answer
    assert "our tag" in journal.exchanges[1].answer
    journal = Journal()
    run({}, journal)
    assert next((exchange.path, exchange.answer) for exchange in journal.exchanges if "phone" in exchange.path) == (
        NUMBERS,
        "numbers found: 1",
    ), "whose it will be is open"
    assert journal.exchanges[-1].path == MESSAGING
    kin = data(profile("p9", "clearsend-org_1-prf_9"))
    journal = Journal()
    run({f"GET {NUMBERS}": page(number(on="p9")), f"GET {PROFILES}/p9": kin}, journal)
    assert journal.exchanges[-1].path == f"{PROFILES}/p9"
    assert "prf_9" in journal.exchanges[-1].answer


def test_a_number_on_a_younger_twin_is_moved() -> None:
    twin = profile("p9", at="2026-02-01T00:00:00.000Z")
    connection, script = run(
        {
            f"GET {NUMBERS}": page(number(on="p9")),
            f"GET {PROFILES}": page(twin, profile()),
            f"GET {PROFILES}/p9": data(twin),
        }
    )
    assert connection.messaging_profile_id == "p1"
    assert writes(script) == [f"PATCH {MESSAGING}"]


def test_a_number_on_a_deleted_messaging_profile_is_free() -> None:
    connection, _ = run({f"GET {NUMBERS}": page(number(on="p9")), f"GET {PROFILES}/p9": error(404, "10005")})
    assert connection.messaging_profile_id == "p1"


def test_another_refusal_of_that_messaging_profile_is_a_refusal() -> None:
    refusal, script = fail(
        {f"GET {NUMBERS}": page(number(on="p9")), f"GET {PROFILES}/p9": error(403, "10010")}, Rejected
    )
    assert refusal.code == "10010"
    assert writes(script) == []


def test_names_are_compared_exactly_and_every_page_is_read() -> None:
    others = [profile(f"x{n}", f"{NAME}{n}") for n in range(3)]
    pages: list[Turn] = [page(*others, pages=3), page(number=2, pages=3), page(profile(), number=3, pages=3)]
    connection, script = run({f"GET {PROFILES}": pages})
    assert connection.messaging_profile_id == "p1"
    assert f"POST {PROFILES}" not in script.asked


def test_a_server_that_ignores_the_filter_is_read_to_the_end() -> None:
    first, second = [profile(f"x{n}", "other") for n in range(3)], [profile("y", "other"), profile()]
    connection, script = run({f"GET {PROFILES}": [page(*first, pages=2), page(*second, number=2, pages=2)]})
    assert connection.messaging_profile_id == "p1"
    assert f"POST {PROFILES}" not in script.asked
    queries = [dict(request.url.params) for request in script.requests if request.url.path.endswith(PROFILES)]
    assert [query["page[number]"] for query in queries] == ["1", "2"]
    assert queries[0]["filter[name][eq]"] == NAME


def test_a_list_without_meta_ends_when_nothing_new_comes() -> None:
    same = Reply(200, {"data": [profile("x", "other")]})
    _, script = run({f"GET {PROFILES}": [same, same, page(profile())]})
    assert script.asked.count(f"GET {PROFILES}") == 3


@pytest.mark.parametrize("body", [{"data": None}, {"data": [1]}, {"data": [{"name": NAME}]}, [], None, "hello"])
def test_an_unreadable_list_is_an_outage_and_not_an_empty_one(body: Any) -> None:
    _, script = fail({f"GET {PROFILES}": Reply(200, body)}, Unavailable)
    assert writes(script) == []


def test_of_two_messaging_profiles_made_at_once_the_older_stays() -> None:
    mine = profile("p2", at="2026-01-01T00:00:00.200Z")
    connection, script = run(
        {
            f"GET {PROFILES}": [page(), page(mine, profile(at="2026-01-01T00:00:00.100+00:00"))],
            f"POST {PROFILES}": data(mine),
            f"DELETE {PROFILES}/p2": data(mine),
        }
    )
    assert connection.messaging_profile_id == "p1"
    assert writes(script) == [f"POST {PROFILES}", f"DELETE {PROFILES}/p2", f"PATCH {MESSAGING}"]


def test_a_twin_that_cannot_be_deleted_is_no_failure() -> None:
    mine = profile("p2", at="2026-02-01T00:00:00.000Z")
    connection, _ = run(
        {
            f"GET {PROFILES}": [page(), page(mine, profile())],
            f"POST {PROFILES}": data(mine),
            f"DELETE {PROFILES}/p2": Reply(502, "<h1>Bad Gateway</h1>"),
        }
    )
    assert connection.messaging_profile_id == "p1"


def test_the_same_moment_is_decided_by_the_id() -> None:
    connection, _ = run({f"GET {PROFILES}": page(profile("p2"), profile("p1"))})
    assert connection.messaging_profile_id == "p1"


def test_a_new_messaging_profile_that_the_list_does_not_show_yet_is_used() -> None:
    connection, script = run({f"GET {PROFILES}": page()})
    assert connection.messaging_profile_id == "p1"
    assert f"DELETE {PROFILES}/p1" not in script.asked


def test_a_disabled_messaging_profile_is_for_a_person() -> None:
    refusal, script = fail({f"GET {PROFILES}": page(profile(enabled=False))}, Rejected)
    assert refusal.code == "messaging_profile_disabled"
    assert writes(script) == []


def test_an_assignment_that_does_not_show_is_unclear() -> None:
    fail({f"GET {MESSAGING}": data({"id": "n1", "messaging_profile_id": None})}, Unavailable)


FAULTS: list[tuple[Turn, type[Rejected] | type[Unavailable]]] = [
    (error(401, "10009"), Rejected),
    (error(402, "20100"), Rejected),
    (error(400, "10015"), Rejected),
    (error(429, "10011"), Unavailable),
    (error(500, "10007"), Unavailable),
    (Reply(502, "<html><h1>502 Bad Gateway</h1></html>"), Unavailable),
    (httpx.ReadTimeout("late"), Unavailable),
    (httpx.ConnectError("refused"), Unavailable),
]


@pytest.mark.parametrize("line", FRESH)
@pytest.mark.parametrize(("turn", "kind"), FAULTS)
def test_a_failure_of_any_call_is_classified(line: str, turn: Turn, kind: type[Rejected] | type[Unavailable]) -> None:
    failure, script = fail({line: turn}, kind)
    assert failure.provider == "telnyx"
    assert script.asked[-1] == line


def test_a_rate_limit_says_how_long() -> None:
    limited = Reply(
        429, {"errors": [{"code": 10011, "title": "Too many", "detail": "Slow down"}]}, {"retry-after": "17"}
    )
    outage, _ = fail({f"POST {PROFILES}": limited}, Unavailable)
    assert outage.retry_after_seconds == 17.0


def test_no_secret_is_in_the_journal_or_in_an_error() -> None:
    journal = Journal()
    run({}, journal)
    said = repr(journal.exchanges)
    assert "v1-secret-planted" not in said
    assert KEY not in said
    refusal, _ = fail({f"PATCH {MESSAGING}": error(400, "10015", f"bad key {KEY}")}, Rejected)
    assert KEY not in everything_said(refusal)
    assert KEY not in repr(TelnyxClient(httpx.Client(timeout=120), BASE, KEY))
    assert all("?" not in exchange.path for exchange in journal.exchanges)
