"""The short form of the chaos (`make chaos` is the long one): processes die, vendors and receivers fail, callers insist, tenants
live on after they are completed, and in the end everything has happened once, and is as it is declared."""

from pathlib import Path

import pytest

from tests.chaos.run import Plan, unleash

pytestmark = pytest.mark.long


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_servers_and_workers_die_and_nothing_is_lost_or_done_twice(database_url: str, tmp_path: Path) -> None:
    _hold(database_url, tmp_path, Plan(completions=40, servers=2, workers=2, kills=5, seed=4))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_one_process_dies_and_nothing_is_lost_or_done_twice(database_url: str, tmp_path: Path) -> None:
    _hold(database_url, tmp_path, Plan(completions=25, servers=1, workers=0, kills=3, seed=4))


def _hold(database_url: str, folder: Path, plan: Plan) -> None:
    report = unleash(database_url, folder, plan)
    assert report.holds, "\n".join(report.lines())
    assert len(report.checks) > 20
