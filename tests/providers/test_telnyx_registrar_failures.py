"""The Telnyx registrar and failures of every sort, at every call: what each is called, and whether it may be repeated."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest

from clearsend.providers.ports import Rejected, Unavailable
from clearsend.providers.telnyx import errors
from clearsend.providers.telnyx.registrar import TelnyxRegistrar
from tests.providers.applications import NOW, brand_application, campaign_application
from tests.providers.scripted import Journal, Reply, Script, Turn, everything_said
from tests.providers.scripted_registry import (
    ASSIGNMENT,
    BASE,
    BRANDS,
    BUILDER,
    CAMPAIGNS,
    KEY,
    NONE,
    NUMBER,
    NUMBERS,
    QUALIFY,
    Lines,
    ensure_brand,
    ensure_campaign,
    error,
    page,
    qualification,
    registrar,
    update_brand,
    writes,
)

Action = Callable[[TelnyxRegistrar, Journal], Any]
WRITES: dict[str, tuple[str, Lines, Action]] = {
    "brand": (
        f"POST {BRANDS}",
        {f"GET {BRANDS}": page()},
        lambda it, journal: it.ensure_brand(brand_application(), journal, may_create=True),
    ),
    "campaign": (
        f"POST {BUILDER}",
        {f"GET {CAMPAIGNS}": page(), f"GET {QUALIFY}": qualification()},
        lambda it, journal: it.ensure_campaign(campaign_application(), journal, may_create=True),
    ),
    "number": (
        f"POST {NUMBERS}",
        {f"GET {ASSIGNMENT}": NONE},
        lambda it, journal: it.ensure_assigned(NUMBER, ["c-1"], journal),
    ),
    "reading": (f"GET {BRANDS}/b-1", {}, lambda it, journal: it.read_brand("b-1", journal)),
}

SHAPES: dict[str, Callable[[str], Any]] = {
    "listed": lambda code: {"errors": [{"code": code, "title": "Title", "detail": f"No. {KEY}"}]},
    "bare": lambda code: {"code": int(code), "title": "Title", "detail": f"No. {KEY}"},
}
CAUSES = [cause for cause in errors.CAUSES if cause.code.isdecimal() and cause.code not in ("10005", "10012", "10021")]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("what", WRITES)
def test_every_class_of_error_is_judged_with_its_remedy(what: str, shape: str) -> None:
    line, lines, action = WRITES[what]
    for cause in CAUSES:
        journal = Journal()
        script = Script(BASE, {**lines, line: Reply(400, SHAPES[shape](cause.code))})
        with pytest.raises((Rejected, Unavailable)) as raised:
            action(registrar(script), journal)
        failure = raised.value
        assert KEY not in everything_said(failure) + repr(journal.exchanges)
        if cause.is_transient:
            assert isinstance(failure, Unavailable)
            assert failure.is_unapplied is (cause.code == "10011")
        else:
            assert isinstance(failure, Rejected)
            assert (failure.code, failure.remedy) == (cause.code, cause.remedy)


LOST: list[tuple[Turn, bool | None]] = [
    (httpx.ConnectError("refused"), True),
    (httpx.ConnectTimeout("slow"), True),
    (httpx.PoolTimeout("busy"), True),
    (httpx.ReadTimeout("slow"), False),
    (httpx.RemoteProtocolError("gone"), False),
    (Reply(429, {"errors": [{"code": "10011", "title": "Slow down"}]}, {"retry-after": "7"}), True),
    (Reply(500, {"errors": [{"code": "10007", "title": "Oh"}]}), False),
    (Reply(502, "<html>Bad gateway</html>"), False),
    (Reply(200, "<html>All is well</html>"), False),
    (Reply(200, {"data": {"brandId": "b-1", "campaignId": "c-1"}}), False),
    (Reply(402, {"code": "20100", "title": "Insufficient funds"}), None),
    (Reply(402, None), None),
    (Reply(422, {"detail": [{"loc": ["body", "ein"], "msg": "bad", "type": "x"}]}), None),
]


@pytest.mark.parametrize(("turn", "is_unapplied"), LOST, ids=lambda value: str(value)[:40])
@pytest.mark.parametrize("what", ["brand", "campaign"])
def test_a_lost_creation_says_whether_it_may_be_repeated(what: str, turn: Turn, is_unapplied: bool | None) -> None:
    line, lines, action = WRITES[what]
    script = Script(BASE, {**lines, line: turn})
    with pytest.raises((Rejected, Unavailable)) as raised:
        action(registrar(script), Journal())
    assert writes(script) == [line]
    failure = raised.value
    if is_unapplied is None:
        assert isinstance(failure, Rejected)
        assert isinstance(turn, Reply)
        assert ("Add funds" in failure.remedy) is (turn.status == 402)
        assert (failure.code == "http_422") is (turn.status == 422)
    else:
        assert isinstance(failure, Unavailable)
        assert failure.is_unapplied is is_unapplied
        if isinstance(turn, Reply) and turn.status == 429:
            assert failure.retry_after_seconds == 7


@pytest.mark.parametrize("turn", [httpx.ConnectError("refused"), Reply(429, None), httpx.ReadTimeout("slow")])
@pytest.mark.parametrize(
    ("sent_at", "may_create", "is_unapplied"),
    [(None, False, True), (NOW, True, True), (NOW - timedelta(hours=1), False, False)],
)
def test_a_lost_look_leaves_only_an_earlier_request_unknown(
    turn: Turn, sent_at: datetime | None, may_create: bool, is_unapplied: bool
) -> None:
    with pytest.raises(Unavailable) as brand_lost:
        ensure_brand({f"GET {BRANDS}": turn}, sent_at=sent_at, may_create=may_create)
    with pytest.raises(Unavailable) as campaign_lost:
        ensure_campaign({f"GET {CAMPAIGNS}": turn}, sent_at=sent_at, may_create=may_create)
    assert [lost.value.is_unapplied for lost in (brand_lost, campaign_lost)] == [is_unapplied] * 2


ACCOUNT_WIDE = ("10009", "10010", "20002", "20012", "20013", "20014", "20100", "40314")


def test_a_refusal_of_the_account_is_told_from_one_of_the_thing() -> None:
    codes = [cause.code for cause in CAUSES if not cause.is_transient]
    for code in codes:
        with pytest.raises(Rejected) as raised:
            ensure_brand({f"POST {BRANDS}": error(400, code)})
        assert raised.value.is_account_wide is (code in (*ACCOUNT_WIDE, "20016", "20017", "10038", "10039"))
    assert set(ACCOUNT_WIDE) <= set(codes)
    with pytest.raises(Rejected) as poor:
        ensure_brand({f"POST {BRANDS}": Reply(402, None)})
    assert poor.value.is_account_wide


def test_what_follows_a_write_is_never_called_unapplied() -> None:
    failures: list[Turn] = [httpx.ConnectError("refused"), Reply(429, None)]
    for turn in failures:
        with pytest.raises(Unavailable) as first:
            update_brand({f"PUT {BRANDS}/b-1": turn})
        assert first.value.is_unapplied
        for line in (f"PUT {BRANDS}/b-1/revet", f"GET {BRANDS}/b-1"):
            with pytest.raises(Unavailable) as later:
                update_brand({line: turn})
            assert not later.value.is_unapplied


def test_a_list_of_another_shape_or_without_end_creates_nothing() -> None:
    broken: list[Turn] = [Reply(200, {"data": []}), Reply(200, {"records": [{"displayName": "x"}]}), Reply(200, [])]
    for answer in broken:
        with pytest.raises(Unavailable):
            ensure_brand({f"GET {BRANDS}": answer})


def test_without_a_usable_key_nothing_is_asked() -> None:
    script = Script(BASE, {})
    with pytest.raises(Rejected) as raised:
        TelnyxRegistrar(script.http, BASE, "bad key").read_brand("b-1", Journal())
    assert (raised.value.code, script.asked) == ("not_configured", [])
