"""What the pre-check says, on the wire. It never repeats what was sent: a pointer shows where it stands."""

from collections.abc import Sequence

from pydantic import Field

from clearsend.domain.finding import Finding, Severity, Subject
from clearsend.schemas.envelope import WireOut


class RemarkOut(WireOut):
    """Something that a registry or its reviewers would refuse or ask about, with the remedy."""

    code: str = Field(description="For machines.", examples=["sample_without_brand"])
    severity: Severity = Field(
        description="`blocking`: the registry cannot take it, nothing is submitted before it is mended. `rejection`: "
        "reviewers are known to refuse it. `risk`: often asked about."
    )
    subject: Subject = Field(description="What it is about.")
    subject_id: str = Field(description="Id of that brand or campaign.")
    pointer: str = Field(
        description="Where, as a JSON pointer (RFC 6901): `/brand/…` as in the body of a profile, or `/campaigns/{n}/…`, "
        "where `n` counts the campaigns as they are listed, from 0, and the rest is as in `campaign` of a request.",
        examples=["/campaigns/0/useCases/1/sampleMessages/0"],
    )
    why: str = Field(description="What is wrong, and what a registry or reviewer makes of it.")
    fix: str = Field(description="What to do about it.")


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
