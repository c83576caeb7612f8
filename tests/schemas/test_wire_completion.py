"""Runs, readiness and events on the wire."""

from datetime import UTC, datetime

from clearsend.domain import events as domain_events
from clearsend.domain.completion import (
    Attempt,
    AttemptOutcome,
    Exchange,
    Run,
    RunStatus,
    Step,
    StepName,
    StepStatus,
)
from clearsend.domain.delivery import Delivery, DeliveryAttempt, DeliveryStatus
from clearsend.domain.events import Event
from clearsend.domain.finding import Finding
from clearsend.domain.paging import PageRequest
from clearsend.domain.profile import ProfileStatus
from clearsend.domain.reason import Reason
from clearsend.domain.status import Settlement
from clearsend.schemas import completion, envelope, events
from clearsend.schemas.completion import CompletionOut
from clearsend.schemas.envelope import Cursors

NOW = datetime(2026, 5, 1, 9, 53, 14, 31204, tzinfo=UTC)
WIRE_NOW = "2026-05-01T09:53:14.031204+00:00"


def test_a_run_as_a_timeline() -> None:
    run = Run("run", "org", "profile", RunStatus.FAILED, (Reason("rejected", "No.", "Ask."),), NOW, NOW, None)
    exchange = Exchange("GET", "/v2/phone_numbers", None, 12, "timeout")
    attempt = Attempt(1, AttemptOutcome.UNAVAILABLE, NOW, None, "telnyx: timeout", (exchange,))
    step = Step(StepName.CONNECT_SMS, StepStatus.WAITING, (attempt,), {"a": 1}, NOW, None, NOW)
    delivery = Delivery(
        id="delivery",
        org_id="org",
        event_id="event",
        run_id="run",
        endpoint_id=None,
        receiver="receiver",
        url="https://example.com/",
        body="{}",
        status=DeliveryStatus.RETRYING,
        attempts_allowed=30,
        attempts_before=0,
        next_attempt_at=NOW,
        created_at=NOW,
        finished_at=None,
        attempts=(DeliveryAttempt(1, "timeout", None, 5, None, "no answer", NOW),),
    )
    wire = completion.render(run, [step], [delivery]).wire()
    assert wire == {
        "id": "run",
        "profile_id": "profile",
        "status": "failed",
        "reasons": [{"code": "rejected", "message": "No.", "remedy": "Ask."}],
        "requested_at": WIRE_NOW,
        "started_at": WIRE_NOW,
        "finished_at": None,
        "steps": [
            {
                "name": "connect_sms",
                "status": "waiting",
                "started_at": WIRE_NOW,
                "finished_at": None,
                "next_attempt_at": WIRE_NOW,
                "result": {"a": 1},
                "attempts": [
                    {
                        "number": 1,
                        "outcome": "unavailable",
                        "started_at": WIRE_NOW,
                        "finished_at": None,
                        "message": "telnyx: timeout",
                        "exchanges": [
                            {
                                "method": "GET",
                                "path": "/v2/phone_numbers",
                                "status": None,
                                "duration_ms": 12,
                                "answer": "timeout",
                            }
                        ],
                    }
                ],
            }
        ],
        "callbacks": [
            {
                "id": "delivery",
                "event_id": "event",
                "url": "https://example.com/",
                "status": "retrying",
                "attempts": [
                    {
                        "number": 1,
                        "at": WIRE_NOW,
                        "outcome": "timeout",
                        "http_status": None,
                        "duration_ms": 5,
                        "response_excerpt": None,
                        "error": "no answer",
                    }
                ],
                "next_attempt_at": WIRE_NOW,
            }
        ],
        "registrations": [],
    }
    assert CompletionOut.model_validate(wire).wire() == wire


def test_a_run_that_has_not_begun() -> None:
    run = Run("run", "org", "profile", RunStatus.QUEUED, (), NOW, None, None)
    wire = completion.render(run, [], []).wire()
    assert (wire["steps"], wire["callbacks"], wire["started_at"]) == ([], [], None)


def test_readiness() -> None:
    finding = Finding("brand_missing", "brand", "There is none.", "Send one.")
    assert completion.render_readiness([finding], [finding], None).wire() == {
        "ready": False,
        "status": None,
        "reasons": [],
        "unmet": [{"code": "brand_missing", "field": "brand", "message": "There is none.", "fix": "Send one."}],
        "warnings": [{"code": "brand_missing", "field": "brand", "message": "There is none.", "fix": "Send one."}],
        "findings": [],
    }
    settlement = Settlement(ProfileStatus.SUBMITTED, (Reason("no_channel", "None."),))
    ready = completion.render_readiness([], [], settlement).wire()
    assert (ready["ready"], ready["status"]) == (True, "submitted")
    assert ready["reasons"] == [{"code": "no_channel", "message": "None.", "remedy": None}]


def test_events() -> None:
    event = Event("event", "org", "profile", domain_events.COMPLETION_COMPLETED, {"a": [1]}, NOW)
    pagination = envelope.paginate(PageRequest(50), total=1, cursors=Cursors())
    wire = events.render_list([event], pagination).wire()
    assert wire["events"] == [
        {
            "id": "event",
            "field": "completion",
            "event": "completion.completed",
            "profile_id": "profile",
            "run_id": None,
            "timestamp": WIRE_NOW,
            "payload": {"a": [1]},
            "scope": "profile",
        }
    ]
    assert wire["pagination"]["total_count"] == 1
    assert events.render_list([]).wire() == {"events": [], "pagination": None}
