"""What a measurement is: ours, the bare one, their ratio, and the aim. It measures nothing."""

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

Shown = TypeVar("Shown")


@dataclass(frozen=True)
class Aim:
    """A bound that the ratio, or our own value if `is_absolute`, should keep."""

    bound: float
    is_at_least: bool = True
    is_absolute: bool = False

    @property
    def words(self) -> str:
        sign = "≥" if self.is_at_least else "≤"
        return f"{sign} {self.bound:g}"


@dataclass(frozen=True)
class Figure:
    """One line of the table. `bare` is what `baseline` names; without an aim it only explains its neighbours."""

    question: str
    name: str
    store: str
    processes: int
    unit: str
    ours: float
    bare: float
    baseline: str
    aim: Aim | None = None

    @property
    def ratio(self) -> float:
        return self.ours / self.bare if self.bare else float("nan")

    @property
    def is_met(self) -> bool | None:
        """None when nothing was aimed at."""
        if self.aim is None:
            return None
        value = self.ours if self.aim.is_absolute else self.ratio
        return value >= self.aim.bound if self.aim.is_at_least else value <= self.aim.bound


@dataclass(frozen=True)
class Scale:
    """How much is measured: what `--quick` makes smaller. `long` is the time of one round of calls, in seconds; `waves`, how
    many completions every slot has to finish while vendors are slow; `heirs`, how many profiles are told of one number."""

    rounds: int = 3
    long: float = 1.2
    runs: int = 90
    waves: int = 8
    deliveries: int = 1000
    small: int = 1_000
    large: int = 1_000_000
    reads: int = 200
    starts: int = 5
    lasting_minutes: float = 60
    owners: int = 9
    heirs: int = 10_000
    processes: Sequence[int] = field(default=(1, 4))
    beside: "Beside" = field(default_factory=lambda: Beside())
    sharing: "Sharing" = field(default_factory=lambda: Sharing())


@dataclass(frozen=True)
class Beside:
    """How much is measured of every system of a comparison. `runs` are finished in one go, `slow_runs` while vendors take half
    a second, and a worker is killed when a third of `runs` is finished; `patience_seconds` later the rest is given up."""

    peers: Sequence[str] = ("procrastinate", "celery")
    runs: int = 300
    slow_runs: int = 120
    paced_seconds: float = 12.0
    idle_seconds: float = 10.0
    patience_seconds: float = 60.0


@dataclass(frozen=True)
class Sharing:
    """`measured` completions of one organization, one after the other, beside `backlog` of another, or beside its callbacks to
    `silent_hosts`."""

    measured: int = 20
    backlog: int = 5_000
    silent_hosts: int = 60


QUICK = Scale(
    rounds=1,
    long=0.6,
    runs=25,
    waves=2,
    deliveries=50,
    large=20_000,
    reads=60,
    starts=1,
    lasting_minutes=1,
    owners=3,
    heirs=600,
    processes=(1,),
    beside=Beside(runs=90, slow_runs=40, paced_seconds=4, idle_seconds=4, patience_seconds=30),
    sharing=Sharing(measured=8, backlog=800, silent_hosts=20),
)


def interleaved(rounds: int, *measures: Callable[[], Shown]) -> list[list[Shown]]:
    """What each of `measures` has shown, one after the other and again, so that whatever disturbs the machine disturbs all."""
    shown: list[list[Shown]] = [[] for _ in measures]
    for _ in range(rounds):
        for place, measure in zip(shown, measures, strict=True):
            place.append(measure())
    return shown


def median(values: Sequence[float]) -> float:
    return statistics.median(values)


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that `share` of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]
