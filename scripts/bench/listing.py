"""(e) How long reading takes with a thousand profiles and with a million: a page of the list, one profile, its readiness.

Two installations are called in turn, request by request, by one caller. Which profile is read is left to chance.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack

from bench import processes
from bench.callers import Connection, Request
from bench.figures import Aim, Figure, median, percentile
from bench.installation import Installation
from bench.processes import Program
from bench.stores import Bench, Store

_PAGE_SIZE = 50
_WARM_UP_CALLS = 20


def measure(bench: Bench, store: Store) -> Iterator[Figure]:
    scale = bench.scale
    with ExitStack() as stack:
        sizes = (scale.large, scale.small)
        installations = [stack.enter_context(store.installation("listing", profile_count=size)) for size in sizes]
        reads = [_reads(installation, scale.rounds * scale.reads) for installation in installations]
        servers = [stack.enter_context(_serving(bench, store, one)) for one in installations]
        # When both have started: a server ends connections that are silent for long.
        connections = [
            stack.enter_context(_connected(server, one)) for server, one in zip(servers, installations, strict=True)
        ]
        for name in reads[0]:
            rounds = [_round(connections, [read[name] for read in reads], scale.reads) for _ in range(scale.rounds)]
            for unit, share, aim in (("p50 ms", 0.5, None), ("p99 ms", 0.99, Aim(1.2, is_at_least=False))):
                large, small = (
                    median([percentile(seconds, share) * 1000 for seconds in side])
                    for side in zip(*rounds, strict=True)
                )
                yield Figure("e", name, store.name, 1, unit, large, small, f"{scale.small} profiles", aim)


def _round(
    connections: Sequence[Connection], reads: Sequence[Callable[[], Request]], count: int
) -> tuple[list[float], ...]:
    """How long each call of `reads` has taken, in seconds, by its connection; they take turns."""
    seconds: tuple[list[float], ...] = tuple([] for _ in connections)
    for _ in range(count):
        for place, connection, read in zip(seconds, connections, reads, strict=True):
            place.append(connection.call(read(), status=200))
    return seconds


def _serving(bench: Bench, store: Store, installation: Installation) -> AbstractContextManager[Program]:
    return processes.running(
        ["-m", "clearsend", "serve", "--no-worker", "--port", "0"],
        bench.folder / f"listing-{store.name}-{installation.size}.log",
        ready=r"at (http://\S+)",
        settings=installation.environment(),
    )


def _connected(server: Program, installation: Installation) -> Connection:
    """A connection to a server whose first requests are over."""
    connection = Connection(server.url, {"x-api-key": installation.api_key})
    for _ in range(_WARM_UP_CALLS):
        connection.call(Request("GET", f"/v3/profiles/{installation.template_id}/readiness"), status=200)
        connection.call(Request("GET", "/v3/profiles?page=1&page_size=1"), status=200)
    return connection


def _reads(installation: Installation, wanted: int) -> dict[str, Callable[[], Request]]:
    """What is read, by its name."""
    pages = max(1, installation.size // _PAGE_SIZE)
    some = iter(installation.some_profiles(2 * (wanted + 1)))

    def page(number: int) -> Callable[[], Request]:
        return lambda: Request("GET", f"/v3/profiles?page={number}&page_size={_PAGE_SIZE}")

    return {
        f"list, first page of {_PAGE_SIZE}": page(1),
        "list, the page in the middle": page(max(1, pages // 2)),
        "list, the last page": page(pages),
        "get": lambda: Request("GET", f"/v3/profiles/{next(some)}"),
        "readiness": lambda: Request("GET", f"/v3/profiles/{next(some)}/readiness"),
    }
