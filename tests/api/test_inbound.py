"""What vendors report: kept once when it is genuine; whatever is not, leaves no trace. Over real HTTP, signed as they sign."""

import json
import shutil
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
import sqlalchemy as sa
from pydantic import SecretStr
from structlog.testing import capture_logs

from clearsend.domain.registration.states import CampaignState, Kind
from clearsend.simulators.telnyx import webhooks as telnyx
from clearsend.simulators.whatsapp import webhooks as meta
from clearsend.store.engine.jobs import Kind as JobKind
from clearsend.store.foundation.tables import metadata
from tests.api.stories import refusal, register
from tests.store import stock
from tests.world import World, now, unknown_id

VERIFY_TOKEN = "verify-token-of-the-tests"
PATHS = {"telnyx": "/inbound/telnyx", "whatsapp": "/inbound/whatsapp"}
_INBOX = metadata.tables["inbox"]


@pytest.fixture(scope="module")
def _office(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("office")
    shutil.copy(migrated_file, folder / "clearsend.sqlite")
    with World(f"sqlite:///{folder / 'clearsend.sqlite'}", folder) as built:
        yield built.start(
            has_worker=False,
            telnyx_public_key=telnyx.PUBLIC_KEY,
            whatsapp_app_secret=SecretStr(meta.APP_SECRET),
            whatsapp_verify_token=SecretStr(VERIFY_TOKEN),
        )


@pytest.fixture
def office(_office: World) -> World:
    """A server without a worker that knows both vendors' keys, and whose inbox is empty."""
    with _office.database.writing() as transaction:
        transaction.connection.execute(_INBOX.delete())
    return _office


def telnyx_body(**payload: Any) -> bytes:
    event = {"campaignId": "4b20017e-0000", "type": "TELNYX_REVIEW", "status": "REJECTED", **payload}
    return json.dumps(telnyx.envelope(telnyx.CAMPAIGN_EVENT, event, "", now())).encode()


def meta_body(*events: meta.Event, waba_id: str = "102290129340398") -> bytes:
    many = [meta.envelope(waba_id, event, now())["entry"][0] for event in events]
    return json.dumps({"object": meta.OBJECT, "entry": many}).encode()


BAN = meta.Event(meta.ACCOUNT, {"event": "DISABLED_UPDATE", "ban_info": {"waba_ban_state": "SCHEDULE_FOR_DISABLE"}})
QUALITY = meta.Event(meta.QUALITY, {"display_phone_number": "1 555-010-0123", "event": "FLAGGED"})
GENUINE = {"telnyx": telnyx_body, "whatsapp": lambda: meta_body(BAN)}


def signed(vendor: str, body: bytes) -> Mapping[str, str]:
    return telnyx.sign(body, now()) if vendor == "telnyx" else meta.sign(body)


def post(office: World, vendor: str, body: bytes, headers: Mapping[str, str], query: str = "") -> httpx.Response:
    """As a vendor does: without a key of ours."""
    return httpx.post(f"{office.base_url}{PATHS[vendor]}{query}", content=body, headers=dict(headers), timeout=120)


def kept(office: World) -> list[Any]:
    with office.database.reading() as transaction:
        return list(transaction.connection.execute(sa.select(_INBOX)))


def applications(office: World) -> list[str]:
    """The notices that somebody was told to apply."""
    with office.database.reading() as transaction:
        return [row["subject"] for row in stock.jobs(transaction, JobKind.APPLY_PROVIDER_EVENT)]


@pytest.mark.parametrize("vendor", PATHS)
def test_a_genuine_notice_is_kept_once_and_queued_once(office: World, vendor: str) -> None:
    body = GENUINE[vendor]()
    answers = [post(office, vendor, body, signed(vendor, body)) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 200]
    (notice,) = kept(office)
    assert (notice.vendor, notice.outcome) == (vendor, None)
    assert applications(office).count(notice.id) == 1


def test_what_telnyx_tells_names_what_it_is_about(office: World) -> None:
    registered = register(office, unknown_id(), Kind.CAMPAIGN, unknown_id(), CampaignState.PENDING)
    body = telnyx_body(campaignId="4b20017e-1111")

    assert post(office, "telnyx", body, signed("telnyx", body), f"?subject={registered.id}-2").status_code == 200

    (notice,) = kept(office)
    assert notice.type == "10dlc.campaign.update:TELNYX_REVIEW"
    assert notice.subjects == {"campaign_id": "4b20017e-1111", "registration_id": registered.id}


@pytest.mark.parametrize("subject", ["", "x", "../../etc", "-1", "0" * 500, "%00", f"{'a' * 36}-1"])
def test_an_address_that_we_have_not_given_adds_nothing(office: World, subject: str) -> None:
    body = telnyx_body()
    assert post(office, "telnyx", body, signed("telnyx", body), f"?subject={subject}").status_code == 200
    (notice,) = kept(office)
    assert "registration_id" not in notice.subjects


def test_a_batch_of_meta_is_kept_together(office: World) -> None:
    events = [BAN, QUALITY, *(meta.Event(meta.CAPABILITY, {"max_phone_numbers_per_waba": n}) for n in range(50))]
    body = meta_body(*events)
    assert post(office, "whatsapp", body, signed("whatsapp", body)).status_code == 200
    assert len(kept(office)) == len(events)
    assert {notice.subjects["waba_id"] for notice in kept(office)} == {"102290129340398"}


def test_what_customers_write_is_not_kept(office: World) -> None:
    body = meta_body(meta.Event("messages", {"messages": [{"text": {"body": "my secret"}}]}))
    assert post(office, "whatsapp", body, signed("whatsapp", body)).status_code == 200
    assert kept(office) == []


# What is not genuine.


def _forgeries(vendor: str) -> Iterator[tuple[bytes, Mapping[str, str]]]:
    body = GENUINE[vendor]()
    headers = dict(signed(vendor, body))
    yield body, {}
    yield body + b" ", headers
    yield GENUINE[vendor]()[:-2] + b"}}", headers
    for name, value in headers.items():
        yield body, {other: text for other, text in headers.items() if other != name}
        for wrong in ("", "x", value[:-2], value.swapcase() if vendor == "telnyx" else value.upper(), value * 2):
            yield body, {**headers, name: wrong}


@pytest.mark.parametrize("vendor", PATHS)
def test_a_forged_notice_is_refused_and_leaves_no_trace(office: World, vendor: str) -> None:
    forgeries = [(body, headers) for body, headers in _forgeries(vendor) if headers != signed(vendor, body)]
    before = applications(office)
    for body, headers in forgeries:
        refusal(post(office, vendor, body, headers), 401, "AUTH_008")
    assert len(forgeries) > 6
    assert kept(office) == []
    assert applications(office) == before


@pytest.mark.parametrize("seconds", [-301, -3600, 302, 86_400])
def test_a_notice_that_was_signed_at_another_time_is_refused(office: World, seconds: int) -> None:
    body = telnyx_body()
    headers = telnyx.sign(body, now() + timedelta(seconds=seconds))
    refusal(post(office, "telnyx", body, headers), 401, "AUTH_008")
    assert kept(office) == []


def test_a_notice_that_took_minutes_is_taken(office: World) -> None:
    body = telnyx_body()
    assert post(office, "telnyx", body, telnyx.sign(body, now() - timedelta(seconds=280))).status_code == 200
    assert len(kept(office)) == 1


@pytest.mark.parametrize("vendor", PATHS)
@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b'{"data": 1}', b"\xff\xfe", b"[" * 100_000, b"{}"])
def test_what_is_malformed_is_refused_although_it_is_signed(office: World, vendor: str, body: bytes) -> None:
    details = refusal(post(office, vendor, body, signed(vendor, body)), 400, "VALIDATION_001")
    assert list(details) == ["body"]
    assert kept(office) == []


def test_half_of_a_batch_is_none(office: World) -> None:
    whole = json.loads(meta_body(BAN, QUALITY))
    whole["entry"].append({"id": "1"})
    body = json.dumps(whole).encode()
    refusal(post(office, "whatsapp", body, signed("whatsapp", body)), 400, "VALIDATION_001")
    assert kept(office) == []


@pytest.mark.parametrize("vendor", PATHS)
def test_what_is_too_large_is_refused(office: World, vendor: str) -> None:
    body = GENUINE[vendor]() + b" " * (1024 * 1024)
    refusal(post(office, vendor, body, signed(vendor, body)), 413, "VALIDATION_005")
    assert kept(office) == []


def test_no_key_of_ours_opens_the_door(office: World) -> None:
    refusal(post(office, "telnyx", telnyx_body(), {"x-api-key": office.tenant.api_key}), 401, "AUTH_008")
    assert office.call("GET", "/inbound/telnyx").status_code == 405


@pytest.mark.parametrize("vendor", PATHS)
def test_without_a_key_nothing_is_believed_and_the_log_says_what_is_missing(
    migrated_file: Path, tmp_path: Path, vendor: str
) -> None:
    shutil.copy(migrated_file, tmp_path / "clearsend.sqlite")
    with World(f"sqlite:///{tmp_path / 'clearsend.sqlite'}", tmp_path) as world:
        world.start(has_worker=False, telnyx_public_key="", whatsapp_app_secret=SecretStr(""))
        body = GENUINE[vendor]()
        with capture_logs() as logs:
            for _ in range(3):
                refusal(post(world, vendor, body, signed(vendor, body)), 401, "AUTH_008")
        assert kept(world) == []
    said = [line for line in logs if line["event"] == "inbound.not_configured"]
    setting = {"telnyx": "CLEARSEND_TELNYX_PUBLIC_KEY", "whatsapp": "CLEARSEND_WHATSAPP_APP_SECRET"}[vendor]
    assert [(line["vendor"], line["missing_setting"]) for line in said] == [(vendor, setting)]


# Meta's handshake.


def _shake(office: World, **query: str) -> httpx.Response:
    asked = {"hub.mode": "subscribe", "hub.challenge": "1158201444", "hub.verify_token": VERIFY_TOKEN}
    return httpx.get(f"{office.base_url}/inbound/whatsapp", params=asked | query, timeout=120)


def test_meta_hears_its_challenge(office: World) -> None:
    answer = _shake(office)
    assert (answer.status_code, answer.text) == (200, "1158201444")
    assert answer.headers["content-type"].startswith("text/plain")


@pytest.mark.parametrize(
    "query",
    [{"hub.verify_token": "guess"}, {"hub.verify_token": ""}, {"hub.mode": "x"}, {"hub.challenge": "<script>\n"}],
)
def test_a_stranger_does_not(office: World, query: dict[str, str]) -> None:
    refusal(_shake(office, **query), 403, "AUTH_004")
