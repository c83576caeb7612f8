"""What the pre-check says, and the shape of its rules. It never looks at a brand or a campaign: the rules do.

A remark is for the time before money is spent; a `prerequisites.Finding` is for the completion itself.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

Case = TypeVar("Case")


class Severity(StrEnum):
    """How sure it is that what was found costs time or money."""

    BLOCKING = "blocking"
    REJECTION = "rejection"
    RISK = "risk"


class Subject(StrEnum):
    """Whose fields a rule looks at."""

    BRAND = "brand"
    CAMPAIGN = "campaign"


@dataclass(frozen=True)
class Rule(Generic[Case]):
    """One row of the pre-check. `find` gives where it is broken, as JSON pointers that begin at the subject.

    `reviewers`: the code or the words by which reviewers are known to refuse it, where they are known.
    """

    code: str
    severity: Severity
    why: str
    fix: str
    find: Callable[[Case], Iterable[str]]
    reviewers: str = ""


@dataclass(frozen=True)
class Remark:
    """One place where one rule is broken. `pointer` is a JSON pointer (RFC 6901) that begins with `/brand` or `/campaigns/{n}`."""

    code: str
    severity: Severity
    subject: Subject
    subject_id: str
    pointer: str
    why: str
    fix: str


def remarks(
    rules: Sequence[Rule[Case]], case: Case, *, subject: Subject, subject_id: str, root: str
) -> Iterator[Remark]:
    """What `rules` say of `case`, in the order of the table. `root` is the pointer to the subject itself."""
    for rule in rules:
        for pointer in rule.find(case):
            yield Remark(rule.code, rule.severity, subject, subject_id, root + pointer, rule.why, rule.fix)
