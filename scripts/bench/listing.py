"""(e) How long reading takes with a thousand profiles and with a million: pages of the list by number and by cursor,
one profile, its readiness.

Two installations are called in turn, request by request, by one caller. Which profile is read is left to chance.
"""

import itertools
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack

from bench import processes
from bench.callers import Connection, Request
from bench.figures import Aim, Figure, median, percentile
from bench.installation import Installation
from bench.processes import Program
from bench.stores import Bench, Store

_PAGE_SIZE = 50
_LIST = f"/v3/profiles?page_size={_PAGE_SIZE}"
_MIDDLE = "list, the page in the middle"
_WARM_UP_CALLS = 20
# Pages by cursor are read at so many places of the list: one place alone would soon be in every cache.
_PLACES = 20


def measure(bench: Bench, store: Store) -> Iterator[Figure]:
    scale = bench.scale
    with ExitStack() as stack:
        sizes = (scale.large, scale.small)
        installations = [stack.enter_context(store.installation("listing", profile_count=size)) for size in sizes]
        servers = [stack.enter_context(_serving(bench, store, one)) for one in installations]
        # When both have started: a server ends connections that are silent for long.
        connections = [
            stack.enter_context(_connected(server, one)) for server, one in zip(servers, installations, strict=True)
        ]
        reads = [
            _reads(connection, installation, scale.rounds * scale.reads)
            for connection, installation in zip(connections, installations, strict=True)
        ]
        for name in reads[0]:
            rounds = [_round(connections, [read[name] for read in reads], scale.reads) for _ in range(scale.rounds)]
            # In the middle, the rows before a page by number are counted: what is said of it explains the cursor beside it.
            bound = None if name == _MIDDLE else Aim(1.2, is_at_least=False)
            for unit, share, aim in (("p50 ms", 0.5, bound), ("p99 ms", 0.99, bound)):
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


def _reads(connection: Connection, installation: Installation, wanted: int) -> dict[str, Callable[[], Request]]:
    """What is read, by its name."""
    pages = max(1, installation.size // _PAGE_SIZE)
    after, before = (itertools.cycle(_cursors(connection, pages, name)) for name in ("after", "before"))
    some = iter(installation.some_profiles(2 * (wanted + 1)))

    def page(number: int) -> Callable[[], Request]:
        return lambda: Request("GET", f"{_LIST}&page={number}")

    return {
        f"list, first page of {_PAGE_SIZE}": page(1),
        "list, the last page": page(pages),
        _MIDDLE: page(max(1, pages // 2)),
        "list, a page after a cursor": lambda: Request("GET", f"{_LIST}&after={next(after)}"),
        "list, a page before a cursor": lambda: Request("GET", f"{_LIST}&before={next(before)}"),
        "get": lambda: Request("GET", f"/v3/profiles/{next(some)}"),
        "readiness": lambda: Request("GET", f"/v3/profiles/{next(some)}/readiness"),
    }


def _cursors(connection: Connection, pages: int, name: str) -> list[str]:
    """The cursors of pages all over the list."""
    numbers = [2 + place * max(0, pages - 2) // _PLACES for place in range(_PLACES)]
    found = [connection.data(Request("GET", f"{_LIST}&page={number}"))["pagination"]["cursors"] for number in numbers]
    return [cursors[name] for cursors in found if cursors[name] is not None]
