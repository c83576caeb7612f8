"""(h) How long one completion takes until its callback, alone and beside what another organization has put before it: thousands
of completions, or callbacks to hosts that never answer.

Both organizations share a database, one worker and the vendors. The one that is measured asks for a completion now and then; the
other has asked for everything before. The completions of heirs call no vendor; where vendors are slow, tenants have numbers of their
own, and each completion connects one.
"""

import socket
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager

from bench import backlog, callbacks, processes
from bench.callbacks import Receiver
from bench.figures import Aim, Figure, percentile
from bench.installation import Installation
from bench.stores import Bench, Store

_LATENCY_MS = 500
_CALLBACKS_OF_EACH_HOST = 4
_PAUSE_SECONDS = 0.2
_MOST_WARM_UPS = 20
_AT_ONCE = 10
_GIVE_UP_SECONDS = 120.0

# To which address the callback goes of each completion that the other organization asks for, by its number.
_Asks = Callable[[int], str]


def measure(bench: Bench, store: Store) -> Iterator[Figure]:
    extent = bench.scale.sharing
    with callbacks.receiving() as receiver, processes.simulators(bench.folder) as vendors:
        processes.control(vendors, "approvals", {"delay_ms": 0})
        name = f"complete → callback beside {extent.backlog} others"
        with _Place(bench, store, vendors, receiver) as place:
            yield from place.figures(f"{name}, heirs", extent.backlog, lambda _: receiver.url)
        processes.control(vendors, "latency", {"ms": _LATENCY_MS})
        with _Place(bench, store, vendors, receiver, has_own_numbers=True) as place:
            slow = f"{name}, own numbers, vendors take {_LATENCY_MS} ms"
            yield from place.figures(slow, extent.backlog, lambda _: receiver.url)
        processes.control(vendors, "latency", {"ms": 0})
        with _silent_hosts(extent.silent_hosts) as hosts, _Place(bench, store, vendors, receiver) as place:
            name = f"complete → callback beside {len(hosts)} silent hosts"
            count = _CALLBACKS_OF_EACH_HOST * len(hosts)
            yield from place.figures(name, count, lambda number: hosts[number % len(hosts)])


class _Place:
    """An installation with two organizations, `one` and `other`, and a worker, until the block ends."""

    def __init__(
        self, bench: Bench, store: Store, vendors: str, receiver: Receiver, *, has_own_numbers: bool = False
    ) -> None:
        self._bench, self._store, self._vendors, self._receiver = bench, store, vendors, receiver
        self._has_own_numbers = has_own_numbers
        self._stack = ExitStack()

    def __enter__(self) -> "_Place":
        extent = self._bench.scale.sharing
        sizes = 2 * extent.measured + _MOST_WARM_UPS, extent.backlog + _MOST_WARM_UPS
        self._one = self._stack.enter_context(
            self._store.installation("sharing", profile_count=sizes[0], has_own_numbers=self._has_own_numbers)
        )
        self._other = self._one.neighbour(profile_count=sizes[1])
        log = self._bench.folder / f"sharing-{self._store.name}.log"
        settings = self._one.environment(self._vendors)
        command = ["-m", "clearsend", "worker"]
        self._worker = self._stack.enter_context(
            processes.running(command, log, ready="worker ready", settings=settings)
        )
        self._register()
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def figures(self, name: str, count: int, url_of: _Asks) -> Iterator[Figure]:
        """Measure alone, then beside `count` completions of the other organization."""
        alone = self._taken()
        # Paused, or it would have finished much by the time everything is asked for.
        self._worker.pause()
        self._ask_others(count, url_of)
        time.sleep(self._worker.resume() or _PAUSE_SECONDS)
        beside = self._taken()
        if not _has_jobs(self._other):
            sys.exit(f"{name}: the other organization's work was over before the measurement.")
        for share, unit in ((0.5, "p50 ms"), (0.9, "p90 ms")):
            ours, bare = percentile(beside, share), percentile(alone, share)
            aim = Aim(2, is_at_least=False) if share == 0.5 else None
            yield Figure("h", name, self._store.name, 1, unit, ours, bare, "alone", aim)

    def _taken(self) -> Sequence[float]:
        """Of one completion after the other, the milliseconds from the request to the arrival of its callback."""
        taken = []
        for profile_id in self._one.fresh_profiles(self._bench.scale.sharing.measured):
            asked_at = time.monotonic()
            self._one.complete([profile_id], self._receiver.url)
            if not self._receiver.wait([profile_id], 1, seconds=_GIVE_UP_SECONDS):
                sys.exit(f"A completion has had no callback in {_GIVE_UP_SECONDS:.0f} s.")
            taken.append((self._receiver.of([profile_id])[0][0].at - asked_at) * 1000)
            time.sleep(_PAUSE_SECONDS)
        return taken

    def _ask_others(self, count: int, url_of: _Asks) -> None:
        by_url: dict[str, list[str]] = defaultdict(list)
        for number, profile_id in enumerate(self._other.fresh_profiles(count)):
            by_url[url_of(number)].append(profile_id)
        for url, ids in by_url.items():
            for first in range(0, len(ids), _AT_ONCE):
                self._other.complete(ids[first : first + _AT_ONCE], url)

    def _register(self) -> None:
        """Complete until the vendors have approved what both organizations have registered."""
        for _ in range(_MOST_WARM_UPS // 2):
            for installation in (self._one, self._other):
                installation.complete(installation.fresh_profiles(1), self._receiver.url)
            while _has_jobs(self._one):
                time.sleep(_PAUSE_SECONDS)
            if self._one.is_registered():
                return
        sys.exit("The simulated vendors have not approved everything.")


def _has_jobs(installation: Installation) -> bool:
    return backlog.left(installation.database.engine) > 0


@contextmanager
def _silent_hosts(count: int) -> Iterator[Sequence[str]]:
    """The addresses of hosts that let clients connect, and never answer."""
    with ExitStack() as stack:
        hosts = [f"127.0.1.{number}" for number in range(1, count + 1)]
        listeners = [stack.enter_context(socket.create_server((host, 0))) for host in hosts]
        yield [f"http://{host}:{one.getsockname()[1]}" for host, one in zip(hosts, listeners, strict=True)]
