"""Telling a dead worker of this machine from one that cannot be judged."""

import subprocess
import sys

from clearsend.workflows import liveness
from tests.world import eventually

NAME_OF_ANOTHER = "from clearsend.workflows import liveness; print(liveness.new_executor_id())"


def test_names_are_unique_and_short_enough_to_be_stored() -> None:
    names = {liveness.new_executor_id() for _ in range(100)}
    assert len(names) == 100
    assert max(map(len, names)) <= 64


def test_this_process_lives() -> None:
    assert not liveness.is_surely_dead(liveness.new_executor_id())


def test_a_process_that_has_ended_is_dead() -> None:
    name = subprocess.run([sys.executable, "-c", NAME_OF_ANOTHER], capture_output=True, text=True, check=True).stdout
    assert liveness.is_surely_dead(name.strip())


def test_a_zombie_is_dead_although_it_is_listed() -> None:
    with subprocess.Popen([sys.executable, "-c", NAME_OF_ANOTHER], stdout=subprocess.PIPE, text=True) as ended:
        assert ended.stdout is not None
        name = ended.stdout.read().strip()
        # It has ended, or is about to, and nobody has asked for its status yet.
        eventually(lambda: liveness.is_surely_dead(name), bool, what="the end of the process")


def test_a_process_id_that_came_again_is_not_the_old_process() -> None:
    machine, pid, started, rest = liveness.new_executor_id().split(".")
    assert liveness.is_surely_dead(f"{machine}.{pid}.{int(started) - 1}.{rest}")


def test_a_worker_elsewhere_is_left_to_its_lease() -> None:
    _, pid, _, rest = liveness.new_executor_id().split(".")
    assert not liveness.is_surely_dead(f"000000000000.{pid}.1.{rest}")
    assert not liveness.is_surely_dead("local")
    assert not liveness.is_surely_dead("")
