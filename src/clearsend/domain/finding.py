"""A finding: one rule's statement about one profile, brand or campaign, before anything is sent. It decides nothing.

`prerequisites.py` finds what a completion lacks, the pre-check what a registry or its reviewers would refuse. A decision is
explained by a `Reason` instead.
"""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """The consequence of submitting without a correction, from certain to possible."""

    BLOCKING = "blocking"
    REJECTION = "rejection"
    RISK = "risk"


class Subject(StrEnum):
    """The object whose fields a pre-check rule reads."""

    BRAND = "brand"
    CAMPAIGN = "campaign"


@dataclass(frozen=True)
class Finding:
    """One place where one rule is broken.

    `field`: the field to correct, one of the profile or, from the pre-check, a JSON pointer (RFC 6901) that begins with
    `/brand` or `/campaigns/{n}`. `sentence`: what is wrong. `fix`: how to correct it. `subject`, `subject_id`: the brand or
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
