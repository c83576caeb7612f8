"""The warning about a campaign that has room for few more numbers, or for none."""

from dataclasses import replace

import pytest

from clearsend.domain.finding import Severity, Subject
from clearsend.domain.precheck import review, room
from tests.domain.facts import CAMPAIGN, ORG_ID, READY, dossier

SECOND = replace(CAMPAIGN, id="cmp-2")


@pytest.mark.parametrize(
    ("count", "code"),
    [(0, None), (39, None), (40, "campaign_nearly_full"), (48, "campaign_nearly_full"), (49, "campaign_full")],
)
def test_it_is_warned_at_forty_and_said_at_forty_nine(count: int, code: str | None) -> None:
    meant = replace(
        dossier(READY), own_campaigns=(CAMPAIGN, SECOND), numbers_on_campaigns={CAMPAIGN.id: 3, SECOND.id: count}
    )
    found = list(room.scarce(meant))
    assert [one.code for one in found] == ([] if code is None else [code])
    for one in found:
        assert (one.subject, one.subject_id, one.field) == (Subject.CAMPAIGN, SECOND.id, "/campaigns/1")
        assert one.severity is Severity.RISK
        assert str(count) in one.sentence
        assert ("waits" in one.sentence) is (code == "campaign_full")
        assert one in review.of_profile(meant)


def test_inherited_campaigns_are_warned_about_too() -> None:
    ready = dossier(READY)
    organizations = replace(CAMPAIGN, id="cmp-org", owner_id=ORG_ID)
    inheriting = replace(
        ready,
        profile=replace(ready.profile, inherit_tcr_campaign=True),
        parent_campaigns=(organizations,),
        numbers_on_campaigns={"cmp-org": 44},
    )
    assert [one.subject_id for one in room.scarce(inheriting)] == ["cmp-org"]
