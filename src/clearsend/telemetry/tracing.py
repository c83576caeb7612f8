"""Traces by OpenTelemetry, for installations with `clearsend[otel]` that have switched them on. Otherwise it does nothing.

A request, the jobs that it causes and their calls to vendors are one trace: the trace context is stored with each wake-up. No span contains a path with ids, a body, a header or personal data.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import SpanProcessor

# The W3C's name for the context of a span.
_TRACEPARENT = "traceparent"

Attributes = Mapping[str, str | int]


class MissingLibrary(Exception):  # noqa: N818 - reads as the fact it is
    """Traces were requested, but the library for them is not installed."""


class _Tracing:
    """The tracer of this process, if there is one."""

    def __init__(self) -> None:
        self.tracer: Any = None
        self.stop: Callable[[], None] = lambda: None


_tracing = _Tracing()


def start(processor: "SpanProcessor | None" = None) -> None:
    """Switch tracing on. `processor`: receives the spans, in place of the exporter that the `OTEL_…` variables configure.

    Raises: MissingLibrary.
    """
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor
    except ImportError:
        raise MissingLibrary("Traces need the library: pip install 'clearsend[otel]'") from None
    # The environment's resource attributes take precedence.
    provider = TracerProvider(resource=Resource.create({"service.name": "clearsend"}))
    provider.add_span_processor(processor or BatchSpanProcessor(OTLPSpanExporter()))
    _tracing.tracer = provider.get_tracer("clearsend")
    _tracing.stop = provider.shutdown


def stop() -> None:
    """Send the remaining spans, and switch tracing off."""
    _tracing.stop()
    _tracing.tracer = None
    _tracing.stop = lambda: None


@contextmanager
def exporting(*, is_wanted: bool) -> Iterator[None]:
    """Trace during the block, if `is_wanted`.

    Raises: MissingLibrary.
    """
    if is_wanted:
        start()
    try:
        yield
    finally:
        stop()


def is_on() -> bool:
    return _tracing.tracer is not None


@contextmanager
def span(name: str, kind: str, *, parent: str | None = None, attributes: Attributes | None = None) -> Iterator[Any]:
    """A span around the block, below `parent` (a traceparent) or the open span. Yields the span; None if tracing is off.

    `kind`: server, consumer or client. Of an exception raised in the block, only the type is recorded: its text may quote
    data.
    """
    if _tracing.tracer is None:
        yield None
        return
    from opentelemetry import trace

    with _tracing.tracer.start_as_current_span(
        name,
        context=_context(parent),
        kind=_kind(kind),
        attributes=dict(attributes or {}),
        record_exception=False,
        set_status_on_exception=False,
    ) as opened:
        try:
            yield opened
        except BaseException as error:
            opened.set_status(trace.Status(trace.StatusCode.ERROR, type(error).__name__))
            raise


def record(name: str, kind: str, *, seconds: float, attributes: Attributes, failure: str | None = None) -> None:
    """Record work that has just ended, after `seconds`, as a span below the open one. `failure`: None if the work succeeded."""
    if _tracing.tracer is None:
        return
    from opentelemetry import trace

    ended = time.time_ns()
    known = _tracing.tracer.start_span(
        name, kind=_kind(kind), attributes=dict(attributes), start_time=ended - round(seconds * 1e9)
    )
    if failure is not None:
        known.set_status(trace.Status(trace.StatusCode.ERROR, failure))
    known.end(ended)


def traceparent() -> str | None:
    """The context of the open span, to be stored with the work that it causes; None without an open span."""
    if _tracing.tracer is None:
        return None
    from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

    found: dict[str, str] = {}
    TraceContextTextMapPropagator().inject(found)
    return found.get(_TRACEPARENT)


def _context(parent: str | None) -> Any:
    if parent is None:
        return None
    from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

    return TraceContextTextMapPropagator().extract({_TRACEPARENT: parent})


def _kind(name: str) -> Any:
    from opentelemetry.trace import SpanKind

    return SpanKind[name.upper()]
