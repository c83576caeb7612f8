"""The Telnyx registrar and the campaigns of other providers: until one is ours, nothing of it is shown."""

from dataclasses import replace
from typing import Any

import pytest

from clearsend.domain.registration.states import CampaignState
from clearsend.providers.ports import Rejected
from tests.providers.applications import BRAND, shared_campaign
from tests.providers.scripted import Journal, Reply, Script
from tests.providers.scripted_registry import BASE, CAMPAIGNS, error, registrar, writes

PARTNER, SHARING = "/10dlc/partner_campaigns/CABC123", "/10dlc/partnerCampaign/CABC123/sharing"
SHARED: list[tuple[str | None, str | None, CampaignState | None]] = [
    ("PENDING", None, CampaignState.PENDING),
    ("PENDING", "MNO_PROVISIONED", CampaignState.PENDING),
    ("ACCEPTED", None, CampaignState.APPROVED),
    ("ACCEPTED", "MNO_PENDING", CampaignState.PENDING),
    ("ACCEPTED", "MNO_PROVISIONED", CampaignState.APPROVED),
    ("ACCEPTED", "TCR_SUSPENDED", CampaignState.SUSPENDED),
    ("DECLINED", "TCR_ACCEPTED", CampaignState.REJECTED),
    ("SOMETHING_NEW", "MNO_PROVISIONED", None),
    (None, "MNO_PROVISIONED", None),
]


@pytest.mark.parametrize(("sharing", "status", "state"), SHARED)
def test_a_shared_campaign_is_accepted_then_followed(
    sharing: str | None, status: str | None, state: CampaignState | None
) -> None:
    script = Script(
        BASE,
        {
            f"GET {SHARING}": Reply(200, {"sharedWithMe": {"sharingStatus": sharing}}),
            f"GET {PARTNER}": Reply(200, {"campaignStatus": status}),
            f"POST {CAMPAIGNS}/acceptSharing/CABC123": Reply(202, {}),
        },
    )
    reading = registrar(script).read_shared_campaign(shared_campaign(), Journal())
    assert (reading.state, reading.tcr_id) == (state, "CABC123")
    assert bool(reading.reasons) is (state in (CampaignState.REJECTED, CampaignState.SUSPENDED))
    registrar(script).accept_campaign(shared_campaign(), Journal())
    assert bool(writes(script)) is (sharing not in ("ACCEPTED", "DECLINED"))


def test_a_campaign_that_nobody_shares_is_refused() -> None:
    script = Script(BASE, {f"GET {SHARING}": error(404, "10005"), f"GET {PARTNER}": error(404, "10005")})
    with pytest.raises(Rejected) as raised:
        registrar(script).accept_campaign(shared_campaign(), Journal())
    assert (raised.value.code, writes(script)) == ("not_shared", [])


# A campaign of another provider may be another organization's: until it is ours, nothing of it is shown


RECORD = {
    "campaignStatus": "MNO_PROVISIONED",
    "tcrBrandId": "BPLANTED",
    "description": "planted words",
    "cspId": "SPLANTED",
    "usecase": "PLANTED",
}


def share(record: dict[str, Any] | None, sharing: str = "ACCEPTED") -> Script:
    return Script(
        BASE,
        {
            f"GET {SHARING}": Reply(200, {"sharedWithMe": {"sharingStatus": sharing, "downstreamCnpId": "SPLANTED"}}),
            f"GET {PARTNER}": error(404, "10005") if record is None else Reply(200, record),
            f"POST {CAMPAIGNS}/acceptSharing/CABC123": Reply(202, {}),
        },
    )


@pytest.mark.parametrize("sharing", ["PENDING", "ACCEPTED", "DECLINED", "SOMETHING_NEW"])
@pytest.mark.parametrize("named", [None, "Northwind Dental", "PLANTED Inc"])
def test_nothing_is_shown_of_a_campaign_that_is_not_ours(sharing: str, named: str | None) -> None:
    record = RECORD if named is None else {**RECORD, "brandDisplayName": named}
    for act in ("accept_campaign", "read_shared_campaign"):
        journal = Journal()
        reading = getattr(registrar(share(record, sharing)), act)(shared_campaign(), journal)
        assert "planted" not in repr(journal.exchanges).lower()
        assert len(journal.exchanges) >= 2
        said = f"{reading.vendor_fields} {reading.details} {reading.reasons}".lower()
        # What is accepted is to be claimed in the same transaction; its words are not kept if that does not succeed.
        assert ("planted" in said) is (sharing == "ACCEPTED" and named != "PLANTED Inc")


def test_what_is_ours_is_shown_and_read_whole() -> None:
    journal = Journal()
    reading = registrar(share(RECORD)).read_shared_campaign(shared_campaign(is_ours=True), journal)
    assert "planted words" in journal.exchanges[-1].answer
    assert (reading.vendor_fields["cspId"], reading.vendor_fields["sharingStatus"]) == ("SPLANTED", "ACCEPTED")


@pytest.mark.parametrize("sharing", ["PENDING", "ACCEPTED"])
@pytest.mark.parametrize("is_ours", [False, True])
def test_a_campaign_of_another_brand_is_not_accepted(sharing: str, is_ours: bool) -> None:
    script = share({**RECORD, "brandDisplayName": "Planted Clinic LLC"}, sharing)
    reading = registrar(script).accept_campaign(shared_campaign(is_ours=is_ours), Journal())
    assert (reading.state, reading.vendor_id, reading.tcr_id) == (CampaignState.REJECTED, None, None)
    (reason,) = reading.reasons
    assert reason.code == "campaign_of_another_brand"
    assert "Planted" not in reason.message
    assert "tcrCampaignId" in str(reason.remedy)
    assert writes(script) == []


def test_the_brand_is_compared_also_when_it_shows_only_after_the_acceptance() -> None:
    script = Script(
        BASE,
        {
            f"GET {SHARING}": Reply(200, {"sharedWithMe": {"sharingStatus": "PENDING"}}),
            f"GET {PARTNER}": [error(404, "10005"), Reply(200, {**RECORD, "brandDisplayName": "Planted Clinic"})],
            f"POST {CAMPAIGNS}/acceptSharing/CABC123": Reply(202, {}),
        },
    )
    reading = registrar(script).accept_campaign(shared_campaign(), Journal())
    assert (reading.state, reading.reasons[0].code) == (CampaignState.REJECTED, "campaign_of_another_brand")


@pytest.mark.parametrize(("is_ours", "is_accepted"), [(False, False), (True, False), (False, True)])
def test_the_brand_is_compared_until_the_campaign_is_ours_and_accepted_for_it(is_ours: bool, is_accepted: bool) -> None:
    """The claim is the organization's, which may have other brands."""
    script = share({**RECORD, "brandDisplayName": "Planted Clinic"})
    asked = shared_campaign(is_ours=is_ours, is_accepted=is_accepted)
    found = registrar(script).read_shared_campaign(asked, Journal())
    assert (found.state, found.reasons[0].code) == (CampaignState.REJECTED, "campaign_of_another_brand")
    kept = registrar(script).read_shared_campaign(shared_campaign(is_ours=True, is_accepted=True), Journal())
    assert kept.state is CampaignState.APPROVED, "a brand may be given another name"


def test_the_brand_is_the_same_by_its_id_or_any_of_its_names() -> None:
    registered = replace(BRAND, registration=replace(BRAND.registration, tcr_brand_id="BPLANTED"))
    for record, brand_in_effect in (
        ({**RECORD, "brandDisplayName": "Planted Clinic"}, registered),
        ({**RECORD, "brandDisplayName": "NORTHWIND DENTAL, INC."}, BRAND),
        (RECORD, BRAND),
    ):
        reading = registrar(share(record)).accept_campaign(shared_campaign(brand=brand_in_effect), Journal())
        assert reading.state is CampaignState.APPROVED


@pytest.mark.parametrize("is_pooled", [True, False])
def test_a_number_pool_of_a_shared_campaign_is_read(is_pooled: bool) -> None:
    script = share({**RECORD, "isNumberPoolingEnabled": is_pooled})
    reading = registrar(script).read_shared_campaign(shared_campaign(is_ours=True), Journal())
    assert reading.details.is_pooled is is_pooled
