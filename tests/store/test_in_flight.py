"""What is in hand: one holder a name, in a process and among processes, and none that outlives its process."""

import os
import signal
import threading
import time
from functools import partial
from pathlib import Path

import pytest

from clearsend.store import in_flight
from clearsend.store.foundation.database import Database
from clearsend.store.in_flight import InFlight, StillHeld
from tests.world import eventually


def test_in_a_process_the_second_waits_for_the_first(tmp_path: Path) -> None:
    for names in (InFlight(None), InFlight(tmp_path / "keys")):
        times: list[float] = []
        with names.lock("a", wait_seconds=0) as waited, names.lock("b", wait_seconds=0):
            assert waited >= 0
            with pytest.raises(StillHeld), names.lock("a", wait_seconds=0.01):
                raise AssertionError("two hold it")
            second = threading.Thread(target=_hold_once, args=(names, times))
            second.start()
            eventually(partial(_people, names), lambda people: people == 2, what="the second")
            time.sleep(0.1)
            assert times == []
        second.join()
        assert times[0] >= 0.1
        assert names._places == {}


def _people(names: InFlight) -> int:
    return names._places["a"].users


def _hold_once(names: InFlight, times: list[float]) -> None:
    with names.lock("a", wait_seconds=120) as waited:
        times.append(waited)


def test_a_holder_that_fails_lets_go(tmp_path: Path) -> None:
    names = InFlight(tmp_path / "keys")
    with pytest.raises(ZeroDivisionError), names.lock("a", wait_seconds=0):
        raise ZeroDivisionError
    with names.lock("a", wait_seconds=0):
        pass


def test_among_processes_too_and_not_for_longer_than_they_live(tmp_path: Path) -> None:
    has_it, tells = os.pipe()
    other = os.fork()
    if other == 0:
        with InFlight(tmp_path / "keys").lock("a", wait_seconds=0):
            os.write(tells, b"!")
            signal.pause()
        os._exit(0)
    try:
        assert os.read(has_it, 1) == b"!"
        names = InFlight(tmp_path / "keys")
        for _ in range(2):
            with pytest.raises(StillHeld), names.lock("a", wait_seconds=0.05):
                raise AssertionError("two hold it")
            with names.lock("b", wait_seconds=0):
                # To let go of one name is not to let go of another.
                pass
    finally:
        os.kill(other, signal.SIGKILL)
        os.waitpid(other, 0)
    with names.lock("a", wait_seconds=0):
        pass


def test_only_a_sqlite_file_has_a_file_beside_it(database: Database, tmp_path: Path) -> None:
    with in_flight.beside(database).lock("a", wait_seconds=0):
        names = [path.name for path in tmp_path.iterdir() if path.name.endswith("-keys")]
    is_sqlite = database.engine.dialect.name == "sqlite"
    assert names == (["clearsend.sqlite-keys"] if is_sqlite else [])
