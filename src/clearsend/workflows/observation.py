"""Observes a running job: its ids in every line of the log, its duration in the metrics, and its span in the trace of its
cause. This module never changes what the job does.
"""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from structlog import contextvars

from clearsend.store.engine.jobs import Begun, Kind
from clearsend.telemetry import metrics, tracing

# The names under which lines of the log say what a job is about.
_SUBJECTS: Mapping[Kind, str] = {
    Kind.COMPLETE_PROFILE: "run_id",
    Kind.ADVANCE_REGISTRATION: "owner_id",
    Kind.APPLY_PROVIDER_EVENT: "notice_id",
    Kind.DELIVER_WEBHOOK: "receiver",
}


@contextmanager
def observed(begun: Begun) -> Iterator[None]:
    """Observe a pass of the job during the block."""
    job = begun.job
    ids = {"org_id": job.org_id, _SUBJECTS.get(job.kind, "subject"): job.subject}
    ids = {name: value for name, value in ids.items() if value}
    started = time.perf_counter()
    result = "raised"
    with (
        contextvars.bound_contextvars(job=job.id, **ids),
        tracing.span(job.kind.value, "consumer", parent=begun.traceparent, attributes=ids),
    ):
        try:
            yield
            result = "ended"
        finally:
            metrics.workflow_ended(job.kind.value, result, time.perf_counter() - started)
