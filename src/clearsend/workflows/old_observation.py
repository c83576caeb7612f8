"""Observes a running workflow: its ids in every line of the log, its duration in the metrics, and its span in the trace of its
cause. This module never changes what the workflow does.
"""

import inspect
import time
from collections.abc import Callable

from structlog import contextvars

from clearsend.telemetry import metrics, tracing


def observed(
    name: str, workflow: Callable[..., None], *, workflow_id: Callable[[], str], carrier: Callable[[], object]
) -> Callable[..., None]:
    """`workflow`, observed. `workflow_id()`: the id of the running workflow; `carrier()`: the trace context stored with it.

    Arguments that are ids are logged under their names in its signature.
    """
    parameters = list(inspect.signature(workflow).parameters)

    def run(*arguments: object) -> None:
        ids = {key: str(value) for key, value in zip(parameters, arguments, strict=True) if key.endswith("_id")}
        parent = tracing.parent_in(carrier()) if tracing.is_on() else None
        started = time.perf_counter()
        result = "raised"
        with (
            contextvars.bound_contextvars(workflow_id=workflow_id(), **ids),
            tracing.span(name, "consumer", parent=parent, attributes=ids),
        ):
            try:
                workflow(*arguments)
                result = "ended"
            finally:
                metrics.workflow_ended(name, result, time.perf_counter() - started)

    return run
