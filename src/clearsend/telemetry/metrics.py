"""The counters and timers of this process, in Prometheus' terms. No label names a tenant, a person or an address.

They count what this process has done since its start. Figures of the whole installation are read from the database on
request: `actions/figures.py`. `docs/operations.md` explains each figure.
"""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, disable_created_metrics

from clearsend import __version__

# The `_created` series would double the output, and only say when each counter was created.
disable_created_metrics()  # type: ignore[no-untyped-call]

# A registry of our own, so that no library's figures are mixed in.
REGISTRY = CollectorRegistry()
ProcessCollector(registry=REGISTRY)

_ANSWERS = (0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
_WORK = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0)
# A run waits while a vendor is down: for minutes, hours, or up to a day.
_RUNS = (0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0, 900.0, 3_600.0, 14_400.0, 86_400.0)

_build = Gauge("clearsend_build_info", "The version that runs; always 1.", ["version"], registry=REGISTRY)
_build.labels(__version__).set(1)

_requests = Counter(
    "clearsend_http_requests_total",
    "Requests that were answered, by template of their address and status.",
    ["method", "route", "status"],
    registry=REGISTRY,
)
_request_seconds = Histogram(
    "clearsend_http_request_duration_seconds",
    "How long a request took until its answer was sent.",
    ["method", "route"],
    buckets=_ANSWERS,
    registry=REGISTRY,
)
_runs_accepted = Counter("clearsend_runs_accepted_total", "Completions that were begun.", registry=REGISTRY)
_runs_ended = Counter(
    "clearsend_runs_ended_total",
    "Completions that ended, by status; one that ended `submitted` ends once more when everything is approved.",
    ["status"],
    registry=REGISTRY,
)
_run_seconds = Histogram(
    "clearsend_run_duration_seconds",
    "From the accepted request to the first end of a completion.",
    buckets=_RUNS,
    registry=REGISTRY,
)
_workflow_seconds = Histogram(
    "clearsend_workflow_duration_seconds",
    "How long a workflow held a place in a worker; `raised`: it was cut short, and goes on elsewhere.",
    ["workflow", "result"],
    buckets=_WORK,
    registry=REGISTRY,
)
_vendor_requests = Counter(
    "clearsend_vendor_requests_total",
    "Requests to vendors by template of their address; outcome: the status' class, `429`, or `no_answer`.",
    ["vendor", "endpoint", "outcome"],
    registry=REGISTRY,
)
_vendor_seconds = Histogram(
    "clearsend_vendor_request_duration_seconds",
    "How long a vendor took to answer, or was waited for.",
    ["vendor"],
    buckets=_WORK,
    registry=REGISTRY,
)
_moves = Counter(
    "clearsend_registration_moves_total",
    "Moves of registrations at the vendors, by the state that they came to.",
    ["kind", "state"],
    registry=REGISTRY,
)
_delivery_attempts = Counter(
    "clearsend_delivery_attempts_total", "Attempts to deliver a webhook, by outcome.", ["outcome"], registry=REGISTRY
)
_delivery_seconds = Histogram(
    "clearsend_delivery_attempt_duration_seconds",
    "How long a receiver took to answer, or was waited for.",
    buckets=_WORK,
    registry=REGISTRY,
)
_deliveries_ended = Counter(
    "clearsend_deliveries_ended_total",
    "Deliveries that ended: `delivered`, or `failed` for good.",
    ["status"],
    registry=REGISTRY,
)


def request_answered(method: str, route: str, status: int, seconds: float) -> None:
    _requests.labels(method, route, str(status)).inc()
    _request_seconds.labels(method, route).observe(seconds)


def run_accepted() -> None:
    _runs_accepted.inc()


def run_ended(status: str, seconds: float | None) -> None:
    """`seconds`: from the request to this end; None if the run had already ended once."""
    _runs_ended.labels(status).inc()
    if seconds is not None:
        _run_seconds.observe(seconds)


def workflow_ended(workflow: str, result: str, seconds: float) -> None:
    _workflow_seconds.labels(workflow, result).observe(seconds)


def vendor_called(vendor: str, endpoint: str, outcome: str, seconds: float) -> None:
    _vendor_requests.labels(vendor, endpoint, outcome).inc()
    _vendor_seconds.labels(vendor).observe(seconds)


def registration_moved(kind: str, state: str) -> None:
    _moves.labels(kind, state).inc()


def delivery_attempted(outcome: str, seconds: float) -> None:
    _delivery_attempts.labels(outcome).inc()
    _delivery_seconds.observe(seconds)


def delivery_ended(status: str) -> None:
    _deliveries_ended.labels(status).inc()
