"""What every answer is wrapped in."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from clearsend.domain import errors
from clearsend.domain.paging import PageRequest, Position
from clearsend.schemas import envelope
from clearsend.schemas.envelope import Cursors
from clearsend.schemas.profiles import AcceptedOut, CompletedOut

NOW = datetime(2026, 5, 1, 9, 53, 14, 31204, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (NOW, "2026-05-01T09:53:14.031204+00:00"),
        (NOW.replace(microsecond=0), "2026-05-01T09:53:14.000000+00:00"),
        (NOW.astimezone(timezone(timedelta(hours=-7))), "2026-05-01T09:53:14.031204+00:00"),
    ],
)
def test_times_are_utc_with_microseconds(moment: datetime, expected: str) -> None:
    assert envelope.wire_time(moment) == expected


def test_a_time_without_zone_is_a_defect() -> None:
    with pytest.raises(ValueError, match="time zone"):
        envelope.wire_time(NOW.replace(tzinfo=None))


def test_success() -> None:
    wire = envelope.succeed(CompletedOut(), request_id="req_1", now=NOW).wire()
    assert wire == {
        "success": True,
        "data": {"status": "completed", "message": "Profile is already completed"},
        "error": None,
        "meta": {"request_id": "req_1", "timestamp": "2026-05-01T09:53:14.031204+00:00", "version": "v3"},
    }
    assert list(wire) == ["success", "data", "error", "meta"]
    assert list(wire["data"]) == ["status", "message"]


def test_accepted_has_no_status() -> None:
    wire = envelope.succeed(AcceptedOut(), request_id="req_1", now=NOW).wire()
    assert wire["data"] == {"message": "Profile completion in progress"}


def test_a_bare_list_may_be_the_data() -> None:
    wire = envelope.succeed([AcceptedOut()], request_id="req_1", now=NOW).wire()
    assert wire["data"] == [{"message": "Profile completion in progress"}]


def test_refusal() -> None:
    error = errors.invalid("webHookUrl", "Webhook URL is required")
    wire = envelope.refuse(error, request_id="req_1", now=NOW, doc_url="https://docs.example/errors").wire()
    assert wire["success"] is False
    assert wire["data"] is None
    assert wire["error"] == {
        "code": "VALIDATION_001",
        "message": "Request validation failed",
        "details": {"webHookUrl": ["Webhook URL is required"]},
        "doc_url": "https://docs.example/errors",
    }


def test_an_internal_error_names_the_request() -> None:
    wire = envelope.refuse(errors.AppError(errors.INTERNAL), request_id="req_1", now=NOW, doc_url=None).wire()
    assert wire["error"]["message"].endswith("request ID: req_1")
    assert wire["error"]["details"] is None
    assert wire["error"]["doc_url"] is None


@pytest.mark.parametrize(
    ("page", "total", "pages", "after"), [(1, 0, 0, None), (1, 50, 1, None), (1, 51, 2, "x"), (2, 51, 2, None)]
)
def test_pages(page: int, total: int, pages: int, after: str | None) -> None:
    cursors = Cursors(after=after)
    pagination = envelope.paginate(PageRequest(50, number=page), total=total, cursors=cursors)
    assert (pagination.page, pagination.total_pages, pagination.cursors) == (page, pages, cursors)
    assert pagination.has_more is (after is not None)


def test_a_page_by_cursor_has_no_number_and_may_count_nothing() -> None:
    wanted = PageRequest(50, after=Position(NOW, "id"))
    pagination = envelope.paginate(wanted, total=None, cursors=Cursors(before="w"))
    assert pagination.wire() == {
        "page": None,
        "page_size": 50,
        "total_count": None,
        "total_pages": None,
        "has_more": False,
        "cursors": {"before": "w", "after": None},
    }
