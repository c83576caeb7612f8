"""The shape of the pre-check's rules, and the findings made of them. Only the rules read a brand or campaign."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from clearsend.domain.finding import Finding, Severity, Subject

Text = TypeVar("Text")


@dataclass(frozen=True)
class Rule(Generic[Text]):
    """One row of the pre-check. `find` reads a campaign text or a brand text and yields every place where the
    rule is broken, as a JSON pointer that begins at the subject.

    `reviewers`: the code or text with which reviewers or the registry refuse a violation; empty if unknown.
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
    """The findings of `rules` in `text`, in the order of the table. `root`: the pointer to the subject itself."""
    for rule in rules:
        for pointer in rule.find(text):
            yield Finding(rule.code, root + pointer, rule.why, rule.fix, rule.severity, subject, subject_id)
