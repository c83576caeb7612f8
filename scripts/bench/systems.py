"""The systems that are compared: how an installation of each is made, and how its processes are started. It measures nothing."""

import importlib.util
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial

from bench import postgresql, processes
from bench.peers import books, redis
from bench.processes import Program
from bench.stores import Bench, Store

# An heir's completion takes over the last reading of the number; a peer asks both vendors.
_OUR_CALLS, _CALLS_OF_A_PEER = 0, 2

_READY = r"at (http://\S+)"


@dataclass(frozen=True)
class Command:
    """`python ARGUMENTS` with these settings. `ready` is what it prints once it runs; empty, if that is not waited for."""

    arguments: Sequence[str]
    settings: Mapping[str, str]
    ready: str = ""


@dataclass(frozen=True)
class Site:
    """One installation of a system. Every profile is completed once."""

    server: Command
    worker: Command
    api_key: str
    profile_ids: Iterator[str]


@dataclass(frozen=True)
class System:
    """A system with two installations: one whose server alone is measured, so that nothing finishes, and one that works.
    `calls` is how many calls to vendors each completion makes; `store_pids` are the processes of what both keep their state in."""

    name: str
    calls: int
    accepting: Site
    working: Site
    store_pids: Sequence[int]
    bench: Bench

    @contextmanager
    def started(self, command: Command) -> Iterator[Program]:
        """A process of this system, until the block ends."""
        log = self.bench.folder / f"{self.name}-{'server' if command.ready else 'worker'}.log"
        with processes.running(command.arguments, log, ready=command.ready, settings=command.settings) as program:
            yield program


@dataclass(frozen=True)
class Place:
    """What all systems share: the store, the address of the vendors, and how many profiles a site of each kind has."""

    bench: Bench
    store: Store
    vendors: str
    accepted: int
    finished: int


Opened = Callable[[Place], AbstractContextManager[System]]


@contextmanager
def clearsend(place: Place) -> Iterator[System]:
    """The product, as its own commands start it."""
    with (
        place.store.installation("accepting_beside", profile_count=place.accepted) as accepting,
        place.store.installation("working_beside", profile_count=place.finished) as working,
    ):
        sites = []
        for installation in (accepting, working):
            settings = installation.environment(f"{place.vendors}/simulators")
            serve = Command(["-m", "clearsend", "serve", "--no-worker", "--port", "0"], settings, _READY)
            work = Command(["-m", "clearsend", "worker"], settings)
            ids = iter(installation.fresh_profiles(installation.size))
            sites.append(Site(serve, work, installation.api_key, ids))
        yield System("Clearsend", _OUR_CALLS, sites[0], sites[1], [_server(place).pid], place.bench)


@contextmanager
def procrastinate(place: Place) -> Iterator[System]:
    from bench.peers import on_procrastinate

    def site(name: str, size: int) -> Site:
        url, made = _of_peer(place, "procrastinate", name, size, {})
        on_procrastinate.create_queue(url)
        return made

    sites = site("accepting", place.accepted), site("working", place.finished)
    yield System("Procrastinate", _CALLS_OF_A_PEER, *sites, [_server(place).pid], place.bench)


@contextmanager
def celery(place: Place, *, pool: str) -> Iterator[System]:
    """With a worker of threads or of processes (`prefork`), and a Redis server of its own."""
    folder = place.bench.folder / f"celery-{pool}"
    folder.mkdir()
    with redis.running(folder) as broker:

        def site(number: int, size: int) -> Site:
            settings = {"PEER_BROKER": f"{broker.url}/{number}", "PEER_POOL": pool}
            return _of_peer(place, "celery", f"{pool}_{number}", size, settings)[1]

        sites = site(0, place.accepted), site(1, place.finished)
        yield System(f"Celery {pool}", _CALLS_OF_A_PEER, *sites, [_server(place).pid, broker.pid], place.bench)


def _of_peer(place: Place, peer: str, name: str, size: int, settings: Mapping[str, str]) -> tuple[str, Site]:
    """A site of a peer on a database of its own, and that database's URL."""
    url = _server(place).create(f"{peer}_{name}", "template1")
    settings = {"PEER_DATABASE": url, "PEER_VENDORS": place.vendors, **settings}
    ids = iter(books.create(url, size))
    serve = Command(["-m", "bench.peers", peer, "serve"], settings, _READY)
    return url, Site(serve, Command(["-m", "bench.peers", peer, "work"], settings), books.API_KEY, ids)


def _server(place: Place) -> postgresql.Server:
    assert place.store.server is not None, "there is no comparison on SQLite"
    return place.store.server


@dataclass(frozen=True)
class Kind:
    """A peer before it runs: what must be installed for it, and how it is opened."""

    opened: Opened
    libraries: Sequence[str]
    needs_redis: bool = False

    @property
    def missing(self) -> str:
        """What is not installed; empty, if the peer can run."""
        for library in self.libraries:
            if importlib.util.find_spec(library) is None:
                return f"the library {library} is not installed (pip install --group bench)"
        if self.needs_redis and not redis.is_installed():
            return "no redis-server is installed (Debian: apt-get install redis-server)"
        return ""


PEERS: Mapping[str, Kind] = {
    "procrastinate": Kind(procrastinate, ["procrastinate"]),
    "celery": Kind(partial(celery, pool="threads"), ["celery", "redis"], needs_redis=True),
    "celery-prefork": Kind(partial(celery, pool="prefork"), ["celery", "redis"], needs_redis=True),
}
