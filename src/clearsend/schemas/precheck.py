"""Findings of the pre-check on the wire. They never repeat the content: a pointer shows its place."""

from collections.abc import Sequence

from pydantic import Field

from clearsend.domain.finding import Finding, Severity, Subject
from clearsend.schemas.envelope import WireOut


class RemarkOut(WireOut):
    """A fault that a registry or its reviewers would refuse or ask about, with the remedy."""

    code: str = Field(description="Code for programs.", examples=["sample_without_brand"])
    severity: Severity = Field(
        description=(
            "`blocking`: the registry cannot accept it, and nothing is submitted until it is fixed. `rejection`: "
            "reviewers are known to refuse it. `risk`: reviewers often ask about it."
        )
    )
    subject: Subject = Field(description="Whether the finding is about a brand or a campaign.")
    subject_id: str = Field(description="Id of that brand or campaign.")
    pointer: str = Field(
        description=(
            "Place of the fault, as a JSON pointer (RFC 6901): `/brand/…` as in the body of a profile, or "
            "`/campaigns/{n}/…`, where `n` is the campaign's position in the list, from 0, and the rest is as in "
            "`campaign` of a request."
        ),
        examples=["/campaigns/0/useCases/1/sampleMessages/0"],
    )
    why: str = Field(description="The fault, and the reaction of a registry or reviewer to it.")
    fix: str = Field(description="Remedy, as a sentence for people.")


def render(findings: Sequence[Finding]) -> list[RemarkOut]:
    return [
        RemarkOut(
            code=finding.code,
            severity=finding.severity,
            subject=finding.subject,
            subject_id=finding.subject_id,
            pointer=finding.field,
            why=finding.sentence,
            fix=finding.fix,
        )
        for finding in findings
    ]
