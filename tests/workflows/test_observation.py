"""What an operator sees of the work: lines of the log that say whose and which, and one trace from the request to the vendor."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from clearsend.telemetry import tracing
from tests.world import World, eventually

ASKED = "POST /v3/profiles/{profileId}/complete"


@pytest.fixture
def spans() -> Iterator[InMemorySpanExporter]:
    exporter = InMemorySpanExporter()
    tracing.start(SimpleSpanProcessor(exporter))
    yield exporter
    tracing.stop()


def lines(world: World) -> list[dict[str, Any]]:
    return [json.loads(line) for line in world.log().splitlines()]


def test_every_line_says_whose_it_is(sqlite_world: World) -> None:
    world = sqlite_world.spawn(CLEARSEND_LOG_FORMAT="json", CLEARSEND_LOG_LEVEL="debug")
    world.equip_organization()
    profile_id = world.create_profile(sending_phone_number="+12125550177")
    world.telnyx.fail_next("PATCH /messaging", "503")
    run_id = world.complete(profile_id)["id"]
    world.await_callback_delivered(profile_id)
    assert world.call("GET", "/v3/profiles", **{"x-api-key": "cs_unknown"}).status_code == 401
    world.terminate()

    seen = lines(world)
    requests = [line for line in seen if line["event"] == "request"]
    asked = next(line for line in requests if line["route"] == "/v3/profiles/{profileId}/complete")
    assert (asked["method"], asked["status"], asked["actor"]) == ("POST", 202, "organization_key")
    assert asked["org_id"] == world.tenant.id
    assert asked["request_id"].startswith("req_")
    assert asked["milliseconds"] > 0
    # Threads are used again, and what they knew is forgotten.
    assert len({line["request_id"] for line in requests}) == len(requests)
    assert ["org_id" in line for line in requests if line["status"] == 401] == [False]

    calls = [line for line in seen if line["event"] == "vendor.called" and line.get("run_id") == run_id]
    assert {(line["org_id"], line["step"], line["vendor"]) for line in calls} == {
        (world.tenant.id, "connect_sms", "telnyx")
    }
    failed = [line for line in calls if line["status"] == 503]
    assert [(line["endpoint"], line["attempt"]) for line in failed] == [("PATCH /phone_numbers/{id}/messaging", 1)]
    assert {line["attempt"] for line in calls} == {1, 2}
    # One job for each pass.
    first, second = sorted({line["job"] for line in calls}, key=lambda job: int(job.rpartition("-")[2]))
    assert {job.rpartition("-")[0] for job in (first, second)} == {f"complete_profile-{run_id}"}
    assert [line["job"] for line in calls if line["status"] == 503] == [first]
    settled = [line for line in seen if line["event"] == "complete_profile.settled"]
    assert [line["job"] for line in settled] == [second]


def test_one_trace_from_the_request_to_the_vendor(world: World, spans: InMemorySpanExporter) -> None:
    world.start()
    world.equip_organization()
    profile_id = world.create_profile(sending_phone_number="+12125550177")
    world.telnyx.fail_next("PATCH /messaging", "503")
    outside = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
    assert world.ask_to_complete(profile_id, traceparent=outside).status_code == 202
    world.await_end(profile_id)
    world.await_callback_delivered(profile_id)

    def of_trace() -> list[ReadableSpan]:
        return [
            span
            for span in spans.get_finished_spans()
            if span.context is not None and format(span.context.trace_id, "032x") == outside.split("-")[1]
        ]

    found = eventually(
        of_trace, lambda seen: any(span.name == "deliver_webhook" for span in seen), what="the end of the trace"
    )
    by_id = {span.context.span_id: span for span in found}

    def ancestors(span: ReadableSpan) -> list[str]:
        chain = []
        while span.parent is not None and span.parent.span_id in by_id:
            span = by_id[span.parent.span_id]
            chain.append(span.name)
        return chain

    patches = [span for span in found if span.name == "telnyx PATCH /phone_numbers/{id}/messaging"]
    # The first is refused; the pass that comes later has that one for its cause.
    assert [ancestors(span) for span in patches] == [
        ["complete_profile", ASKED],
        ["complete_profile", "complete_profile", ASKED],
    ]
    assert [span.status.is_ok for span in patches] == [False, True]
    delivered = next(span for span in found if span.name == "deliver_webhook")
    assert ancestors(delivered) == ["complete_profile", "complete_profile", ASKED]
    for span in found:
        assert "12125550177" not in span.to_json()
        assert profile_id not in span.name


def test_without_tracing_nothing_is_left_with_a_workflow(sqlite_world: World) -> None:
    assert not tracing.is_on()
    with tracing.span("nothing", "server") as span:
        assert (span, tracing.traceparent()) == (None, None)
