"""What a registration reads for an organization that has no claim on its number or campaign."""

import pytest

from clearsend.domain.registration import claims
from clearsend.domain.registration.claims import ClaimKind, NotAvailable
from clearsend.domain.registration.record import Details, Reading
from clearsend.domain.registration.states import CampaignState, Kind, NumberState, SmsState, State

NUMBER, CAMPAIGN = "+12125550100", "C1AB2CD"


@pytest.mark.parametrize(
    ("kind", "of", "value", "state", "code"),
    [
        (Kind.NUMBER, ClaimKind.NUMBER, NUMBER, NumberState.FAILED, "number_not_available"),
        (Kind.SMS, ClaimKind.NUMBER, NUMBER, SmsState.NEEDS_PERSON, "number_not_available"),
        (Kind.CAMPAIGN, ClaimKind.CAMPAIGN, CAMPAIGN, CampaignState.REJECTED, "campaign_not_available"),
    ],
)
def test_who_has_no_claim_reads_that_it_is_not_available(
    kind: Kind, of: ClaimKind, value: str, state: State, code: str
) -> None:
    found = claims.lost(kind, of, value)
    (reason,) = found.reasons
    assert (found.state, found.vendor_fields, reason.code) == (state, {}, code)
    assert value in reason.message
    assert reason.remedy
    assert NotAvailable(reason).reason is reason
    assert str(NotAvailable(reason)) == reason.message


@pytest.mark.parametrize(
    ("reading", "is_given"),
    [
        (Reading(SmsState.CONNECTED, {}), True),
        (Reading(SmsState.NEEDS_PERSON, {}), False),
        (Reading(CampaignState.APPROVED, {}, details=Details(is_accepted=True)), True),
        (Reading(CampaignState.PENDING, {}), False),
    ],
)
def test_a_claim_is_given_by_what_the_vendor_shows(reading: Reading, is_given: bool) -> None:
    assert claims.gives_claim(reading) is is_given
