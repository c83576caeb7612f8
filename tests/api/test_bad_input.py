"""Whatever is sent, the answer is a 4xx in its envelope, and nothing is stored: malformed, huge, nested, in pieces, or rude."""

import gzip
import json
import socket
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from clearsend.api.call import Route
from clearsend.api.door import MAX_BODY_BYTES
from clearsend.api.routes import ROUTES
from tests.api.stories import FOREIGN_BRAND, refusal, rows
from tests.world import BRAND, CAMPAIGN, GENERAL, World, unknown_id

_WITH_BODY = [route for route in ROUTES if route.body is not None]
_NAMES = [f"{route.method} {route.path}" for route in _WITH_BODY]


def _send(desk: World, method: str, path: str, content: bytes | Iterator[bytes], **headers: str) -> httpx.Response:
    with desk.client() as client:
        return client.request(method, path, content=content, headers={"content-type": "application/json"} | headers)


def _path(desk: World, route: Route) -> str:
    """An address of this route at which everything exists."""
    if "{webhookId}" in route.path:
        return _webhook_path(desk, route)
    if "{profileId}" not in route.path and "{campaignId}" not in route.path and "brand" not in route.path:
        return route.path
    desk.data("PATCH", "/v3/organization", {"brand": FOREIGN_BRAND})
    profile_id = desk.create_profile(brand=FOREIGN_BRAND)
    owner = "/v3/organization" if "{profileId}" not in route.path else f"/v3/profiles/{profile_id}"
    campaign_id = desk.data("POST", f"{owner}/campaigns", {"campaign": dict(CAMPAIGN)})["id"]
    return route.path.replace("{profileId}", profile_id).replace("{campaignId}", campaign_id)


def _webhook_path(desk: World, route: Route) -> str:
    made = {"display_name": "Ours", "endpoint_url": "https://platform.example/hook"}
    webhook_id = desk.data("POST", "/v3/webhooks", made)["id"]
    tested = desk.data("POST", f"/v3/webhooks/{webhook_id}/test", {"event_type": "brand.verified"})
    return route.path.replace("{webhookId}", webhook_id).replace("{eventId}", tested["event_id"])


MALFORMED = [
    *(
        b"{",
        b"}",
        b"{'name': 1}",
        b'{"name": "x",}',
        b'{"name"}',
        b"name=x",
        b"<xml/>",
        b"\x00",
        b"\xff\xfe{",
        b"{} {}",
    ),
    *(b'{"name": NaN}', b'{"name": Infinity}', b'{"name": -Infinity}', b'{"name": 01}', b'{"name": "\x00"}'),
    *(b'{"name": "\xc3"}', b'{"name": "\\x41"}', b'{"name": "line\nbreak"}', b"[" * 100_000, b'{"a":' * 100_000),
    *(b"[" * 100_000 + b"]" * 100_000, b'{"n": ' + b"9" * 5000 + b"}", b"   ", b"\xef\xbb\xbf"),
]


@pytest.mark.parametrize("content", MALFORMED, ids=lambda content: repr(content[:20]))
def test_what_is_no_json(desk: World, content: bytes) -> None:
    profile_id = desk.create_profile()
    before = rows(desk)
    for method, path in (
        ("POST", "/v3/profiles"),
        ("PATCH", f"/v3/profiles/{profile_id}"),
        ("DELETE", f"/v3/profiles/{profile_id}"),
        ("POST", f"/v3/profiles/{profile_id}/complete"),
    ):
        assert list(refusal(_send(desk, method, path, content), 400, "VALIDATION_001")) == ["body"]
    assert rows(desk) == before


@pytest.mark.parametrize("content", [b"[]", b"null", b"1", b"1e999", b'"text"', b"true", b'[{"name": "x"}]'])
@pytest.mark.parametrize("route", _WITH_BODY, ids=_NAMES)
def test_what_is_no_object(desk: World, route: Route, content: bytes) -> None:
    path = _path(desk, route)
    before = rows(desk)
    assert list(refusal(_send(desk, route.method, path, content), 400, "VALIDATION_001")) == ["body"]
    assert rows(desk) == before


def test_where_the_json_is_broken_is_told_and_what_was_sent_is_not(desk: World) -> None:
    answer = _send(desk, "POST", "/v3/profiles", b'{\n  "access_token": "EAA-secret" "name"}')
    (sentence,) = refusal(answer, 400, "VALIDATION_001")["body"]
    assert "line 2" in sentence
    assert "EAA" not in answer.text


# Types.

_VALUES: list[Any] = [
    *(None, True, 0, -1, 1.5, 10**30, 1e308, "", "x", " ", [], [[]], [None], {}, {"a": {}}, ["x"] * 1000),
    *(
        "\u0000",
        "a\u0000b",
        "\ud800",
        "a\udfffb",
        "\u202e",
        "\u0085",
        "\x7f",
        "x" * 100_000,
        "'; DROP TABLE profiles; --",
    ),
]


def _leaves(body: Any, trail: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The way to every value in a body, the body's own parts included."""
    children = body.items() if isinstance(body, dict) else enumerate(body) if isinstance(body, list) else ()
    for name, child in children:
        yield (*trail, name)
        yield from _leaves(child, (*trail, name))


def _with(body: Any, trail: tuple[str | int, ...], value: Any) -> Any:
    if not trail:
        return value
    changed = body.copy()
    changed[trail[0]] = _with(body[trail[0]], trail[1:], value)
    return changed


_PROFILE = {
    **GENERAL,
    "icon": "https://northwind.example/icon.png",
    "allow_contact_sharing": True,
    "inherit_tcr_brand": False,
    "billing_model": "profile",
    "billing_contact": {"name": "Ann", "email": "ann@x.example", "phone": "1", "address": "here"},
    "payment_details": {"card_number": "4242424242424242", "expiry": "09/27", "cvc": "123", "zip_code": "62701"},
    "sending_phone_number": "+12125550123",
    "sending_phone_number_profile_id": None,
    "whatsapp_phone_number": "+12125550123",
    "sending_whatsapp_number_profile_id": None,
    "whatsapp_business_account": {"waba_id": "1", "access_token": "EAA", "phone_number_id": "2", "pin": "123456"},
    "brand": {
        **BRAND,
        "compliance": {**BRAND["compliance"], "destinationCountries": [{"id": "US", "isMain": True}], "notes": "n"},
    },
    "sandbox": False,
}
_CAMPAIGN = {
    "campaign": {**CAMPAIGN, "volume": "5", "optoutKeywords": "STOP", "privacyPolicyLink": "https://x.example"}
}


@pytest.mark.parametrize("value", _VALUES, ids=lambda value: repr(value)[:24])
def test_any_value_in_any_place(each_desk: World, value: Any) -> None:
    """Never a 5xx, and what is accepted can be read again."""
    desk = each_desk
    desk.data("PATCH", "/v3/organization", {"brand": FOREIGN_BRAND})
    bodies = [("POST", "/v3/profiles", _PROFILE), ("POST", "/v3/organization/campaigns", _CAMPAIGN)]
    with desk.client() as client:
        for method, path, body in bodies:
            for trail in _leaves(body):
                # Escaped, so that halves of characters travel too.
                content = json.dumps(_with(body, trail, value)).encode("ascii")
                answer = client.request(method, path, content=content)
                assert answer.status_code in (201, 400), (trail, answer.text)
                if answer.status_code == 400:
                    assert all(refusal(answer, 400, "VALIDATION_001").values())
        assert client.get("/v3/profiles").status_code == 200
        assert client.get("/v3/organization/campaigns").status_code == 200


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "x" * 101),
        ("short_name", "x" * 12),
        ("short_name", "xy"),
        ("short_name", "123"),
        ("description", "x" * 5001),
        ("icon", "https://x.example/" + "x" * 2048),
        ("name", "a\u0000b"),
        ("name", "a\nb"),
        ("name", "\ud800"),
        ("description", "\u0000"),
        ("inherit_tcr_brand", "true"),
        ("inherit_tcr_brand", 1),
        ("billing_model", "PROFILE"),
        ("sending_phone_number", "2125550123"),
        ("sending_phone_number_profile_id", "x"),
        ("sandbox", None),
    ],
)
def test_what_is_wrong_is_named_and_not_repeated(desk: World, field: str, value: Any) -> None:
    before = rows(desk)
    answer = _send(desk, "POST", "/v3/profiles", json.dumps({**GENERAL, field: value}).encode())
    details = refusal(answer, 400, "VALIDATION_001")
    assert list(details) == [field]
    assert rows(desk) == before


def test_everything_that_is_wrong_is_named_at_once(desk: World) -> None:
    wrong = {"name": "", "short_name": "!", "inherit_tcr_brand": "no", "brand": {"contact": {}, "compliance": {}}}
    assert set(refusal(desk.call("POST", "/v3/profiles", wrong), 400, "VALIDATION_001")) == {
        "name",
        "short_name",
        "inherit_tcr_brand",
        "brand.contact.name",
        "brand.compliance.vertical",
        "brand.compliance.brandRelationship",
    }


def test_no_secret_comes_back_in_a_refusal(desk: World) -> None:
    account = {"waba_id": "x", "access_token": "EAA secret with spaces", "pin": "98765x"}
    card = {"card_number": "4242-4242", "expiry": "13/99", "cvc": "99999x", "zip_code": "!"}
    answer = desk.call(
        "POST", "/v3/profiles", {**GENERAL, "whatsapp_business_account": account, "payment_details": card}
    )
    refusal(answer, 400, "VALIDATION_001")
    for secret in ("EAA secret", "98765x", "4242-4242", "99999x"):
        assert secret not in answer.text


# Sizes.


def _padded(size: int) -> bytes:
    body = json.dumps({"name": "Northwind", "ignored": ""}).encode()
    return body[:-2] + b"x" * (size - len(body)) + body[-2:]


def test_a_body_of_the_greatest_size_is_taken_and_one_byte_more_is_not(desk: World) -> None:
    assert _send(desk, "POST", "/v3/profiles", _padded(MAX_BODY_BYTES)).status_code == 201
    before = rows(desk)
    details = refusal(_send(desk, "POST", "/v3/profiles", _padded(MAX_BODY_BYTES + 1)), 413, "VALIDATION_005")
    assert list(details) == ["body"]
    assert rows(desk) == before


def _pieces(content: bytes, size: int) -> Iterator[bytes]:
    for start in range(0, len(content), size):
        yield content[start : start + size]


def test_a_body_in_pieces_without_a_length(desk: World) -> None:
    assert _send(desk, "POST", "/v3/profiles", _pieces(_padded(5000), 7)).status_code == 201
    before = rows(desk)
    refusal(_send(desk, "POST", "/v3/profiles", _pieces(_padded(MAX_BODY_BYTES + 1), 65536)), 413, "VALIDATION_005")
    refusal(_send(desk, "POST", "/v3/profiles", _pieces(b"x" * (8 * MAX_BODY_BYTES), 65536)), 413, "VALIDATION_005")
    assert rows(desk) == before


def test_who_goes_away_in_the_middle_of_a_body_has_done_nothing(desk: World, caplog: pytest.LogCaptureFixture) -> None:
    before = rows(desk)
    place = urlsplit(desk.base_url)
    assert place.hostname is not None
    with socket.create_connection((place.hostname, place.port or 80)) as connection:
        head = (
            f"POST /v3/profiles HTTP/1.1\r\nHost: x\r\nx-api-key: {desk.tenant.api_key}\r\nContent-Length: 100\r\n\r\n"
        )
        connection.sendall(head.encode() + b'{"name": "x"')
        time.sleep(0.1)
    time.sleep(0.2)
    assert desk.call("GET", "/healthz").status_code == 200
    assert not [record for record in caplog.records if record.levelname == "ERROR"]
    assert rows(desk) == before


def test_a_compressed_body_is_not_taken_for_json(desk: World) -> None:
    packed = gzip.compress(json.dumps(GENERAL).encode())
    refusal(_send(desk, "POST", "/v3/profiles", packed, **{"content-encoding": "gzip"}), 400, "VALIDATION_001")


# Content types: the body is JSON whatever it is called.


@pytest.mark.parametrize("kind", ["text/plain", "application/xml", "", "application/json; charset=latin-1", "nonsense"])
def test_a_body_is_json_whatever_it_is_called(desk: World, kind: str) -> None:
    headers = {"content-type": kind}
    assert _send(desk, "POST", "/v3/profiles", json.dumps(GENERAL).encode(), **headers).status_code == 201
    refusal(_send(desk, "POST", "/v3/profiles", b"name=x", **headers), 400, "VALIDATION_001")


def test_a_form_is_no_json(desk: World) -> None:
    with desk.client() as client:
        refusal(client.post("/v3/profiles", data={"name": "x"}), 400, "VALIDATION_001")
        refusal(client.post("/v3/profiles", files={"name": b"x"}), 400, "VALIDATION_001")


# Nothing was submitted yet, and no fee was accepted.
_REFUSED_BY_FACTS = {
    "orderNumber": {"acceptFee"},
    "proveBrand": {"resend"},
    "resubmitCampaign": {"campaign"},
    "resubmitOrganizationCampaign": {"campaign"},
    # Nobody has deleted it.
    "releaseProfile": {"profileId"},
    # That brand is not for the registry.
    "submitBrand": {"brand.compliance.isTcrApplication"},
    "submitOrganizationBrand": {"brand.compliance.isTcrApplication"},
    "submitCampaign": {"brand.compliance.isTcrApplication"},
    "submitOrganizationCampaign": {"brand.compliance.isTcrApplication"},
}


@pytest.mark.parametrize("route", _WITH_BODY, ids=_NAMES)
def test_an_empty_body_is_an_empty_object(desk: World, route: Route) -> None:
    path = _path(desk, route)
    assert route.body is not None
    missing = {field.alias or name for name, field in route.body.model_fields.items() if field.is_required()}

    for content in (b"", b"{}"):
        answer = _send(desk, route.method, path, content)
        if expected := missing or _REFUSED_BY_FACTS.get(route.operation_id):
            assert set(refusal(answer, 400, "VALIDATION_001")) == expected
            continue
        assert answer.is_success
        if route.method == "DELETE":
            path = _path(desk, route)


# Addresses.


@pytest.mark.parametrize("route", [r for r in ROUTES if "{" in r.path], ids=lambda r: f"{r.method} {r.path}")
@pytest.mark.parametrize(
    "wrong", ["x", "1", "%00", "%ff", "..%2e", "' OR 1=1", "0" * 32, "0" * 5000, "{id}", "%F0%9F%A6%B7", "null"]
)
def test_an_id_that_is_none(desk: World, route: Route, wrong: str) -> None:
    for name in route.id_names:
        path = route.path.replace(f"{{{name}}}", wrong)
        for other in route.id_names:
            path = path.replace(f"{{{other}}}", unknown_id()) if other != name else path
        answer = desk.call(route.method, path, {"webHookUrl": "https://x.example", "campaign": dict(CAMPAIGN)})
        assert list(refusal(answer, 400, "VALIDATION_001")) == [name]


@pytest.mark.parametrize(
    "path",
    [
        *(
            "/v3",
            "/v3/",
            "/v3/profile",
            "/v3/profiles/",
            "/v3/profiles//",
            "//v3/profiles",
            "/v2/profiles",
            "/V3/profiles",
        ),
        *(
            "/v3/organization/",
            "/v3/profiles/x/y",
            "/v3/profiles/x/complete/",
            "/.env",
            "/%2e%2e/etc/passwd",
            "/v3/%00",
        ),
        *("/v3/profiles/a%2Fb", "/v3/profiles;x=1", "/v3/me"),
    ],
)
def test_an_address_that_is_none(desk: World, path: str) -> None:
    before = rows(desk)
    for method in ("GET", "POST", "DELETE"):
        refusal(desk.call(method, path, GENERAL if method == "POST" else None), 404, "RESOURCE_013")
    assert rows(desk) == before


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("PUT", "/v3/profiles", "GET, POST"),
        ("DELETE", "/v3/profiles", "GET, POST"),
        ("OPTIONS", "/v3/profiles", "GET, POST"),
        ("BREW", "/v3/profiles", "GET, POST"),
        ("POST", "/v3/profiles/x", "DELETE, GET, PATCH"),
        ("GET", "/v3/profiles/x/complete", "POST"),
        ("PATCH", "/v3/profiles/x/campaigns/y", "DELETE, PUT"),
        ("POST", "/v3/organization", "GET, PATCH"),
        ("POST", "/healthz", "GET"),
    ],
)
def test_a_method_that_an_address_does_not_have(desk: World, method: str, path: str, allowed: str) -> None:
    answer = desk.call(method, path)
    refusal(answer, 405, "RESOURCE_013")
    assert answer.headers["allow"] == allowed


def _raw(desk: World, request: bytes) -> bytes:
    """What the server answers to these bytes."""
    place = urlsplit(desk.base_url)
    assert place.hostname is not None
    with socket.create_connection((place.hostname, place.port or 80), timeout=120) as connection:
        connection.sendall(request)
        answer = b""
        while chunk := connection.recv(65536):
            answer += chunk
    return answer


@pytest.mark.parametrize("host", [b"[", b"[::1", b"x/y", b"x?y", b"x#y", b"@", b"", b"caf\xe9", b"a b"])
@pytest.mark.parametrize("path", [b"/v3/profiles", b"/v3/profiles/", b"/v3/nothing"])
def test_the_host_that_a_client_names_is_its_own_affair(desk: World, host: bytes, path: bytes) -> None:
    key = desk.tenant.api_key.encode()
    request = b"GET %s HTTP/1.1\r\nHost: %s\r\nx-api-key: %s\r\nConnection: close\r\n\r\n"
    status = int(_raw(desk, request % (path, host, key)).split(b" ", 2)[1])
    assert status == (200 if path == b"/v3/profiles" else 404)
