"""What is seen of a workflow while it runs: its ids in every line of the log, its time in the metrics, its span in the trace of
what caused it. It changes nothing of what the workflow does.
"""

import inspect
import time
from collections.abc import Callable

from structlog import contextvars

from clearsend.telemetry import metrics, tracing


def observed(
    name: str, workflow: Callable[..., None], *, workflow_id: Callable[[], str], carrier: Callable[[], object]
) -> Callable[..., None]:
    """`workflow`, watched. `workflow_id()`: the id of the one that runs; `carrier()`: what was left with it for its trace.

    Of its arguments, those that are ids are named as its signature does.
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
