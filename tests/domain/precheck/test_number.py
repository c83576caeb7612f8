"""A profile with campaigns of its own that sends from another owner's number: it would pay for them in vain."""

from dataclasses import replace
from typing import Any

import pytest

from clearsend.domain.dossier import Dossier
from clearsend.domain.finding import Subject
from clearsend.domain.precheck.number import OWN_NUMBER_NEEDED, own_number_needed
from clearsend.domain.profile import Channel, ChannelKind
from tests.domain.facts import CAMPAIGN, NUMBER, ORG_ID, READY, dossier

ORGANIZATIONS = replace(CAMPAIGN, id="cmp-org", owner_id=ORG_ID)


def borrowing(*, owner_id: str = ORG_ID, **changes: Any) -> Dossier:
    sms = Channel(ChannelKind.SMS, owner_id, NUMBER, True, NUMBER, NUMBER)
    return replace(dossier(READY), **{"sms": sms, "campaigns_of_number": (ORGANIZATIONS,), **changes})


def shared(campaign_id: str) -> Any:
    content = replace(CAMPAIGN.content, shared_tcr_campaign_id="C1AB2CD")
    return replace(CAMPAIGN, id=campaign_id, content=content)


@pytest.mark.parametrize(("owner_id", "whose"), [(ORG_ID, "its organization"), ("lender", "another profile")])
def test_the_brand_and_every_campaign_wait_for_a_number_of_its_own(owner_id: str, whose: str) -> None:
    found = own_number_needed(borrowing(owner_id=owner_id))
    assert [one.subject for one in found] == [Subject.BRAND, Subject.CAMPAIGN]
    for one in found:
        assert (one.code, one.field) == (OWN_NUMBER_NEEDED, "/sending_phone_number")
        assert whose in one.sentence
        assert "number-order" in one.fix


def test_an_inherited_brand_does_not_wait() -> None:
    inheriting = borrowing()
    profile = replace(inheriting.profile, inherit_tcr_brand=True)
    found = own_number_needed(replace(inheriting, profile=profile, parent_brand=inheriting.own_brand))
    assert [one.subject for one in found] == [Subject.CAMPAIGN]


@pytest.mark.parametrize(
    "changes",
    [
        {"campaigns_of_number": ()},
        {"own_campaigns": ()},
        {"own_brand": None},
        {"own_campaigns": (shared("own"),), "campaigns_of_number": (shared("org"),)},
    ],
    ids=["the number is on no campaign", "none of its own", "not for the registry", "both are one shared campaign"],
)
def test_otherwise_nothing_waits(changes: dict[str, Any]) -> None:
    assert own_number_needed(borrowing(**changes)) == ()


def test_a_number_on_the_wrong_campaign_makes_no_profile_able_to_send() -> None:
    assert dossier(READY).has_approved_registrations
    assert not borrowing(is_number_assigned=True).has_approved_registrations


@pytest.mark.parametrize(
    ("changes", "is_needed"),
    [
        ({}, False),
        ({"is_number_refused": True}, True),
        ({"sms": Channel(ChannelKind.SMS, ORG_ID, NUMBER, False, NUMBER, NUMBER)}, True),
        ({"whatsapp": Channel(ChannelKind.WHATSAPP)}, False),
    ],
)
def test_a_repair_is_needed_of_what_is_configured_and_not_connected(changes: dict[str, Any], is_needed: bool) -> None:
    assert replace(dossier(READY), **changes).needs_repair is is_needed
