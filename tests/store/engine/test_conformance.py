"""What an engine promises, on each kind of database: a fair order, shares, one pass of a subject at a time, no lost wake-up.

The players (`players.py`) write down which passes began and ended, in which order; no clock is asked.
"""

import threading
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from clearsend.store.engine.jobs import NOBODY, Begun, Kind, Lane
from clearsend.store.engine.port import SHARE
from clearsend.store.foundation.database import Database, Transaction
from clearsend.store.foundation.tables import wakeups
from tests.store.engine import players
from tests.store.engine.players import KIND, LANE, SLOTS, Gate, Player, add, add_each, is_quiet
from tests.world import eventually

HOUR = timedelta(hours=1)
ONE_SLOT = dict.fromkeys(Lane, 1)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A database with the tables of the players, by the true clock."""
    with players.opened(database_url) as opened:
        players.create_tables(opened)
        yield opened


def _await_quiet(database: Database) -> None:
    eventually(lambda: is_quiet(database), bool, what="the end of all jobs")


def _await_held(gate: Gate, count: int) -> None:
    eventually(lambda: len(gate.held), lambda held: held >= count, what=f"{count} held passes")


def _rows(database: Database) -> list[sa.Row[tuple[object, ...]]]:
    with database.reading() as transaction:
        return list(transaction.connection.execute(sa.select(wakeups).order_by(wakeups.c.subject)))


# The order.


def test_organizations_take_turns_and_each_is_served_in_its_own_order(database: Database) -> None:
    of_a, of_c = [f"a{number:02}" for number in range(30)], ["c0", "c1"]
    add_each(database, of_a, "A")
    add_each(database, ["b0"], "B")
    add_each(database, of_c, "C")
    with Player(database, slots=ONE_SLOT).working():
        _await_quiet(database)

    begun = players.begun_subjects(database)
    assert sorted(begun) == sorted([*of_a, "b0", *of_c])
    # Of the first six, three are A's: its turn comes as often as those of the others.
    assert {"b0", *of_c} <= set(begun[:6]), begun
    assert [subject for subject in begun if subject in of_a] == of_a
    assert [subject for subject in begun if subject in of_c] == of_c


def test_an_organization_that_is_far_ahead_waits_for_no_backlog_that_came_later(database: Database) -> None:
    last = "a11"
    with Gate(last) as gate, Player(database, at=gate, slots=ONE_SLOT).working():
        add_each(database, [f"a{number:02}" for number in range(12)], "A")
        _await_held(gate, 1)
        add_each(database, [f"b{number}" for number in range(10)], "B")
        add_each(database, ["a-new"], "A")
        gate.open()
        _await_quiet(database)

    begun = players.begun_subjects(database)
    later = begun[begun.index(last) + 1 :]
    assert later.index("a-new") <= 2, later


# Shares.


class _Counts:
    """How many passes run at the same time, of each organization and in all, at most."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running: Counter[str] = Counter()
        self.most: Counter[str] = Counter()

    def __call__(self, moment: str, begun: Begun) -> None:
        change = {"begun": 1, "ended": -1}.get(moment, 0)
        with self._lock:
            for name in ("all", begun.job.org_id):
                self._running[name] += change
                self.most[name] = max(self.most[name], self._running[name])


@pytest.mark.parametrize("slots", [3, 5, 10])
def test_an_organization_that_holds_its_share_leaves_slots_to_others(database: Database, slots: int) -> None:
    share = int(slots * SHARE)
    # On PostgreSQL, the first of its jobs takes one of the slots that others cannot have, or another that nobody took.
    least = share if database.engine.dialect.name == "sqlite" else share - 1
    counts = _Counts()
    of_a, of_b = [f"a{number:02}" for number in range(12)], Gate("b0")

    with Gate(*of_a) as gate, of_b:

        def at(moment: str, begun: Begun) -> None:
            counts(moment, begun)
            gate(moment, begun)
            of_b(moment, begun)

        with Player(database, at=at, slots=dict.fromkeys(Lane, slots)).working():
            add_each(database, of_a, "A")
            _await_held(gate, least)
            add_each(database, ["b0"], "B")
            _await_held(of_b, 1)
            # Also when it is woken while it runs, and so comes again.
            add_each(database, ["b0"], "B")
            of_b.open()
            _await_held(of_b, 2)
            eventually(lambda: players.undone(database).count("b0"), lambda left: left == 0, what="B's passes")
            assert len(gate.held) <= share
            gate.open()
            _await_quiet(database)

    assert Counter(players.begun_subjects(database)) == Counter([*of_a, "b0", "b0"])
    assert least <= counts.most["A"] <= share
    assert counts.most["all"] <= slots


@pytest.mark.parametrize("slots", [5, 10])
def test_jobs_that_all_take_themselves_for_the_first_leave_a_slot_to_others(database: Database, slots: int) -> None:
    """As when an organization's many requests are committed at the same moment, and none sees the others."""
    of_a = [f"a{number:02}" for number in range(slots * 2)]
    add_each(database, of_a, "A")
    with database.writing() as transaction:
        transaction.connection.execute(wakeups.update().values(is_first=True))
        if not transaction.is_sqlite:
            transaction.connection.execute(
                sa.text("UPDATE procrastinate_jobs SET queue_name = replace(queue_name, '-more', '')")
            )
    with (
        Gate(*of_a) as gate,
        Player(database, at=gate, slots=dict.fromkeys(Lane, slots)).working(),
    ):
        _await_held(gate, int(slots * SHARE) - 1)
        add_each(database, ["b0"], "B")
        eventually(lambda: players.undone(database).count("b0"), lambda left: left == 0, what="B's pass")
        assert len(gate.held) < slots
        gate.open()
        _await_quiet(database)
    assert Counter(players.begun_subjects(database)) == Counter([*of_a, "b0"])


def test_a_lane_runs_no_more_than_its_slots(database: Database) -> None:
    counts = _Counts()
    for number in range(40):
        add_each(database, [f"s{number}"], f"org-{number}")
        with database.writing() as transaction:
            transaction.wake(Kind.COMPLETE_PROFILE, NOBODY, f"c{number}")
    with Player(database, at=counts, slots={**ONE_SLOT, LANE: 3}).working():
        _await_quiet(database)
    assert counts.most["all"] <= 4
    assert counts.most[NOBODY] == 1


# One pass of a subject at a time.


def test_a_wake_while_the_job_waits_makes_no_second_one(database: Database) -> None:
    add_each(database, ["s"] * 5)
    assert players.active(database) == [("s", "waiting")]
    assert players.engine_rows(database) == (0 if database.engine.dialect.name == "sqlite" else 1)
    with Player(database).working():
        _await_quiet(database)
    assert players.begun_subjects(database) == ["s"]
    assert players.undone(database) == []


def test_wakes_while_the_job_runs_make_exactly_one_more(database: Database) -> None:
    with Gate("s") as gate, Player(database, at=gate).working():
        add_each(database, ["s"])
        _await_held(gate, 1)
        add_each(database, ["s"] * 5)
        assert players.active(database) == [("s", "again")]
        gate.open()
        _await_quiet(database)
    assert players.begun_subjects(database) == ["s", "s"]
    assert players.undone(database) == []


def test_passes_of_one_subject_never_overlap_however_many_wake_it(database: Database) -> None:
    with Player(database).working():
        callers = [threading.Thread(target=add_each, args=[database, ["s", "t"] * 10]) for _ in range(8)]
        for caller in callers:
            caller.start()
        for caller in callers:
            caller.join()
        _await_quiet(database)
    assert players.undone(database) == []
    assert players.overlapping(players.visits(database)) == []


# What is woken, when, and why.


def test_what_is_rolled_back_wakes_nobody(database: Database) -> None:
    def fail() -> None:
        with database.writing() as transaction:
            add(transaction, "s")
            transaction.wake(KIND, "org", "later", at=transaction.now)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert (_rows(database), players.engine_rows(database)) == ([], 0)


def test_a_job_may_wake_others_and_itself_with_its_end(database: Database) -> None:
    def end(transaction: Transaction, begun: Begun) -> None:
        if begun.cause != "chain":
            for subject in ("s", "t"):
                add(transaction, subject, cause="chain")
        transaction.end(begun.job)

    with Player(database, end=end).working():
        add_each(database, ["s"])
        _await_quiet(database)
    found = [(visit.subject, visit.cause) for visit in players.visits(database)]
    assert (found[0], sorted(found[1:])) == (("s", None), [("s", "chain"), ("t", "chain")])
    assert players.undone(database) == []


def test_the_earliest_due_date_wins_and_is_honoured_with_its_cause(database: Database) -> None:
    with database.writing() as transaction:
        begins_at = transaction.now
        soon = begins_at + timedelta(seconds=1)
        for subject, at in [
            ("first", soon),
            ("first", soon + HOUR),
            ("last", soon + HOUR),
            ("last", soon),
            ("later", soon + HOUR),
        ]:
            add(transaction, subject, at=at, cause="planned")
    with database.writing() as transaction:
        add(transaction, "later", at=begins_at + 2 * HOUR)
    began_at: dict[str, datetime] = {}

    def note(_moment: str, begun: Begun) -> None:
        began_at.setdefault(begun.job.subject, database.clock())

    with Player(database, at=note).working():
        eventually(lambda: players.undone(database), lambda left: left == ["later"] * 2, what="what is due")
        _await_quiet(database)
    assert began_at.keys() == {"first", "last"}
    assert min(began_at.values()) >= soon
    assert {visit.cause for visit in players.visits(database)} == {"planned"}
    assert [(row.subject, row.due_at) for row in _rows(database)] == [("later", soon + HOUR)]


def test_a_due_date_that_is_set_during_a_pass_outlives_its_end(database: Database) -> None:
    with Gate("later", "now") as gate, Player(database, at=gate).working():
        add_each(database, ["later", "now"])
        _await_held(gate, 2)
        with database.writing() as transaction:
            due = transaction.now + HOUR
            transaction.wake(KIND, "org", "later", at=due)
            add(transaction, "now", at=transaction.now)
        gate.open()
        eventually(lambda: players.undone(database), lambda left: left == [], what="what became due meanwhile")
        _await_quiet(database)
    assert sorted(players.begun_subjects(database)) == ["later", "now", "now"]
    assert [(row.subject, row.due_at, row.state) for row in _rows(database)] == [("later", due, "idle")]


def test_the_end_says_when_in_which_lane_and_why_the_next_job_comes(database: Database) -> None:
    def end(transaction: Transaction, begun: Begun) -> None:
        if begun.cause is None:
            transaction.wake(KIND, "org", begun.job.subject, at=transaction.now + HOUR, cause="failure")
            transaction.end(begun.job, lane=Lane.RETRIES)
        else:
            transaction.end(begun.job)

    slots = {**SLOTS, Lane.RETRIES: 1}
    with Player(database, end=end, slots=slots).working():
        add_each(database, ["s", "t"])
        eventually(lambda: len(_rows(database)), lambda count: count == 2, what="two failures")
        _await_quiet(database)
    assert {(row.lane, row.state, row.cause) for row in _rows(database)} == {("retries", "idle", "failure")}
    with Gate("s", "t") as gate, Player(database, at=gate, slots=slots).working():
        with database.writing() as transaction:
            transaction.wake(KIND, "org", "s", cause="person")
            transaction.wake(KIND, "org", "t")
        _await_held(gate, 1)
        # That lane has one slot; the other lane has free ones.
        add_each(database, ["u"])
        eventually(lambda: players.undone(database), lambda left: left == [], what="a job of the other lane")
        assert sorted(state for _, state in players.active(database) if state != "running") == ["waiting"]
        gate.open()
        _await_quiet(database)
    causes = {(visit.subject, visit.cause) for visit in players.visits(database)[2:]}
    assert causes == {("s", "person"), ("t", "failure"), ("u", None)}
