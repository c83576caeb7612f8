"""The shared windows of the rate limits: one count among all who take, a new one each minute, and never a long wait."""

import threading
import time
from dataclasses import replace

import pytest
import sqlalchemy as sa

from clearsend.store.foundation.database import Database, DatabaseUnavailable
from clearsend.store.rate_windows import RateWindows, Window
from tests.store.stock import BEGINNING, Clock


def test_a_window_begins_with_the_first_and_lasts_a_minute(database: Database, clock: Clock) -> None:
    here, there = RateWindows(database), RateWindows(database)
    assert here.take("a", 3) == Window(BEGINNING, 3)
    clock.advance(seconds=59.9)
    assert there.take("a", 4) == Window(BEGINNING, 7)
    assert here.take("b", 1) == Window(clock.moment, 1)
    began = clock.advance(seconds=0.1)
    assert here.take("a", 2) == Window(began, 2)
    assert there.take("a", 2) == Window(began, 4)


def test_nothing_is_lost_when_many_take_at_once(database: Database) -> None:
    many = [RateWindows(database) for _ in range(4)]
    seen: list[int] = []
    threads = [
        threading.Thread(target=lambda windows=windows: seen.extend(windows.take("a", 1).used for _ in range(10)))
        for windows in many
        for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(seen) == list(range(1, 81))


def test_who_is_in_the_way_is_waited_for_but_not_for_long(database: Database) -> None:
    windows = RateWindows(database, patience_seconds=0.3)
    windows.take("a", 1)
    with database.writing() as transaction:
        transaction.connection.execute(sa.text("UPDATE rate_windows SET used = used + 1"))
        asked = time.monotonic()
        # It gives up while the other writer is still at it.
        with pytest.raises(DatabaseUnavailable):
            windows.take("a", 1)
        assert time.monotonic() - asked > 0.25
    assert windows.take("a", 1).used == 3


def test_they_are_closed_with_the_database(database: Database) -> None:
    own = replace(database)
    windows = RateWindows(own)
    closed: list[object] = []
    sa.event.listen(windows.engine, "close", lambda connection, _record: closed.append(connection))
    windows.take("a", 1)
    assert closed == []
    own.engine.dispose()
    assert len(closed) == 1
