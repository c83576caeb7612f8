"""A finding: what one rule says of one profile, brand or campaign, before anything is sent. It judges nothing itself.

`prerequisites.py` finds what a completion needs, the pre-check what a registry or its reviewers refuse. What was decided and
why is a `Reason`.
"""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How sure it is that what was found costs time or money."""

    BLOCKING = "blocking"
    REJECTION = "rejection"
    RISK = "risk"


class Subject(StrEnum):
    """Whose fields a rule of the pre-check reads."""

    BRAND = "brand"
    CAMPAIGN = "campaign"


@dataclass(frozen=True)
class Finding:
    """One place where one rule is broken.

    `field`: what a person corrects: a field of the profile or, from the pre-check, a JSON pointer (RFC 6901) that begins with
    `/brand` or `/campaigns/{n}`. `sentence`: what is wrong. `fix`: how it is put right. `subject`, `subject_id`: the brand or
    campaign that the pre-check read; None for a finding about the profile.
    """

    code: str
    field: str
    sentence: str
    fix: str
    severity: Severity = Severity.BLOCKING
    subject: Subject | None = None
    subject_id: str | None = None

    @property
    def text(self) -> str:
        return f"{self.sentence} {self.fix}"
