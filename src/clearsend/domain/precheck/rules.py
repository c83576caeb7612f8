"""The shape of the pre-check's rules, and how they become findings. It never reads a brand or a campaign: the rules do."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from clearsend.domain.finding import Finding, Severity, Subject

Text = TypeVar("Text")


@dataclass(frozen=True)
class Rule(Generic[Text]):
    """One row of the pre-check. `find` reads a campaign text or a brand text and yields where the rule is broken, as JSON
    pointers that begin at the subject.

    `reviewers`: the code or the words by which reviewers are known to refuse it, where they are known.
    """

    code: str
    severity: Severity
    why: str
    fix: str
    find: Callable[[Text], Iterable[str]]
    reviewers: str = ""


def findings(
    rules: Sequence[Rule[Text]], text: Text, *, subject: Subject, subject_id: str, root: str
) -> Iterator[Finding]:
    """What `rules` find in `text`, in the order of the table. `root` is the pointer to the subject itself."""
    for rule in rules:
        for pointer in rule.find(text):
            yield Finding(rule.code, root + pointer, rule.why, rule.fix, rule.severity, subject, subject_id)
