"""No wake-up is lost in a storm; and one that is lost would be seen."""

import pytest

from tests.store.engine import players, storms
from tests.store.engine.storms import Outcome, Storm


def _rage(url: str, storm: Storm) -> Outcome:
    with players.opened(url) as database:
        players.create_tables(database)
    return storms.rage(url, storm)


def _is_calm(outcome: Outcome) -> bool:
    return not outcome.lost and not outcome.overlapping


def test_a_storm_loses_nothing(database_url: str) -> None:
    outcome = _rage(database_url, Storm(seed=1, subjects=50, kills=1))
    assert outcome.items > 50
    assert _is_calm(outcome), outcome


@pytest.mark.long
@pytest.mark.parametrize("seed", [2, 3])
def test_a_great_storm_loses_nothing(database_url: str, seed: int) -> None:
    outcome = _rage(database_url, Storm(seed=seed, subjects=600, threads=3, processes=2, kills=6))
    assert outcome.items > 1500
    assert _is_calm(outcome), outcome


def test_a_storm_would_show_wake_ups_that_are_lost(database_url: str) -> None:
    with players.opened(database_url) as database:
        players.create_tables(database)
    # By chance, one storm may be survived; so many are not.
    for seed in range(60):
        outcome = storms.rage(database_url, Storm(seed=seed, subjects=100, is_naive=True))
        if not _is_calm(outcome):
            break
    assert outcome.lost, outcome
    assert not outcome.overlapping
