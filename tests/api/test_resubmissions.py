"""Refused campaigns before the reviewers again: corrected in place, the way and the fee named before it is spent."""

from dataclasses import asdict
from typing import Any

import pytest

from clearsend.domain.access import Role
from clearsend.domain.reason import Reason
from clearsend.domain.registration.record import Details, Request
from clearsend.domain.registration.states import CampaignState, Kind
from clearsend.providers.telnyx.prices import PRICES
from clearsend.store import agreements, registrations
from tests.api.stories import advances, open_agreements, refusal, register_campaign, registration, rows
from tests.world import BRAND, CAMPAIGN, World

REASON = Reason("opt_in_evidence", "Please add a link of the opt-in form.", "Name its address.", ["messageFlow"])
REFUSED: dict[str, Any] = {"vendor_fields": {"campaignStatus": "TELNYX_FAILED"}, "reasons": [REASON]}
CORRECTED = {**CAMPAIGN, "messageFlow": "Patients tick a box for reminders at https://northwind.example/book-online."}
OTHER_PURPOSE = {**CAMPAIGN, "description": "Reminders, and offers of Northwind Dental that patients asked for."}


class Owned:
    """A campaign of a profile, or of the organization."""

    def __init__(self, desk: World, owner: str) -> None:
        self.desk = desk
        if owner == "organization":
            desk.data("PATCH", "/v3/organization", {"brand": dict(BRAND)})
            self.owner_id, self.path = desk.tenant.id, "/v3/organization/campaigns"
        else:
            self.owner_id = desk.create_profile(brand=dict(BRAND))
            self.path = f"/v3/profiles/{self.owner_id}/campaigns"
        self.id = desk.data("POST", self.path, {"campaign": dict(CAMPAIGN)})["id"]

    def stands(self, state: CampaignState, **changes: Any) -> str:
        """Where the registry says that it stands; the id of its registration."""
        return register_campaign(self.desk, self.owner_id, self.id, state, **changes).id

    def put(self, campaign: Any) -> Any:
        return self.desk.call("PUT", f"{self.path}/{self.id}", {"campaign": dict(campaign)})

    def resubmit(self, **body: Any) -> Any:
        return self.desk.call("POST", f"{self.path}/{self.id}/resubmit", body)

    def shown(self) -> Any:
        (campaign,) = self.desk.data("GET", self.path)
        return campaign


@pytest.fixture(params=["profile", "organization"])
def owned(request: pytest.FixtureRequest, desk: World) -> Owned:
    return Owned(desk, request.param)


def test_a_corrected_campaign_is_updated_in_place(owned: Owned) -> None:
    registration_id = owned.stands(CampaignState.REJECTED, failures=3, **REFUSED)
    assert owned.put(CORRECTED).status_code == 200
    shown = owned.shown()["registration"]
    assert (shown["state"], shown["words"]) == ("rejected", REFUSED["vendor_fields"])
    assert [reason["message"] for reason in shown["reasons"]] == [REASON.message]
    assert (shown["resubmission"]["way"], shown["resubmission"]["changed"]) == ("update", ["messageFlow"])
    assert advances(owned.desk) == [], "a correction alone spends nothing and asks nobody"

    (sentence,) = refusal(owned.resubmit(reason="The form is public now."), 400, "VALIDATION_001")["acceptFee"]
    assert "15.00 USD" in sentence
    assert advances(owned.desk) == [], "without the caller's word, nothing is done"
    answer = owned.resubmit(reason="The form is public now.", acceptFee=True)

    assert answer.status_code == 202
    said = answer.json()["data"]
    assert said["message"]
    assert said["fee"] == asdict(PRICES.review)
    assert {name: said[name] for name in ("way", "fee", "changed")} == shown["resubmission"]
    found = registration(owned.desk, registration_id)
    assert (found.requested, found.statement, found.failures) == (Request.UPDATE, "The form is public now.", 0)
    assert found.next_check_at is not None
    assert advances(owned.desk) == [(owned.owner_id, "person")]


def test_an_unchanged_campaign_is_appealed(owned: Owned) -> None:
    registration_id = owned.stands(CampaignState.REJECTED, **REFUSED)
    said = owned.resubmit(reason="The form was public all the time.", acceptFee=True).json()["data"]
    assert (said["way"], said["changed"], said["fee"]) == ("appeal", [], asdict(PRICES.review))
    assert registration(owned.desk, registration_id).requested == Request.APPEAL


@pytest.mark.parametrize(
    ("state", "changes", "because"),
    [
        (CampaignState.REJECTED, {"vendor_id": None}, "never registered"),
        (CampaignState.REJECTED, {"details": Details(is_final=True)}, "refused permanently"),
        (CampaignState.EXPIRED, {}, "expired"),
    ],
)
def test_a_new_fee_is_named_before_it_is_spent(
    desk: World, state: CampaignState, changes: dict[str, Any], because: str
) -> None:
    owned = Owned(desk, "profile")
    registration_id = owned.stands(state, **changes)

    (sentence,) = refusal(owned.resubmit(), 400, "VALIDATION_001")["acceptFee"]

    assert because in sentence
    for told in ("45.00 USD", "15.00 for the review", "3 months of ACCOUNT_NOTIFICATION at 10.00"):
        assert told in sentence, "all that is charged at once"
    assert registration(desk, registration_id).requested is None
    assert advances(desk) == []
    previewed = owned.resubmit(sandbox=True).json()["data"]
    accepted = owned.resubmit(acceptFee=True)
    assert accepted.status_code == 202
    assert accepted.json()["data"] == previewed
    assert (previewed["way"], previewed["fee"]["amount"]) == ("submit", "45.00")
    assert registration(desk, registration_id).requested == Request.SUBMIT
    assert advances(desk) == [(owned.owner_id, "person")]


def test_a_new_campaign_that_the_registry_could_not_take_is_not_paid_for(owned: Owned) -> None:
    """It is at the vendor already, so that the plan withholds it no more."""
    owned.stands(CampaignState.EXPIRED)
    assert owned.put({name: value for name, value in CAMPAIGN.items() if name != "messageFlow"}).status_code == 200
    problems = refusal(owned.resubmit(acceptFee=True), 400, "VALIDATION_001")
    assert any("messageFlow" in pointer for pointer in problems)
    assert open_agreements(owned.desk, owned.owner_id) == {}


def test_what_cannot_be_changed_in_place_is_named(owned: Owned) -> None:
    owned.stands(CampaignState.REJECTED, **REFUSED)
    assert owned.put({**OTHER_PURPOSE, "messageFlow": CORRECTED["messageFlow"]}).status_code == 200
    (sentence,) = refusal(owned.resubmit(acceptFee=False), 400, "VALIDATION_001")["acceptFee"]
    assert "description" in sentence
    assert "message flow" not in sentence, "that alone could have been changed in place"
    assert owned.resubmit(sandbox=True).json()["data"]["changed"] == ["description", "messageFlow"]


def test_asking_twice_is_asking_once(owned: Owned) -> None:
    owned.stands(CampaignState.REJECTED, **REFUSED)
    answers = [owned.resubmit(reason="Please.", acceptFee=True) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [202, 202, 202]
    assert len({str(answer.json()["data"]) for answer in answers}) == 1
    assert len(advances(owned.desk)) == 1


def test_a_rehearsal_spends_and_writes_nothing(owned: Owned) -> None:
    registration_id = owned.stands(CampaignState.REJECTED, **REFUSED)
    before = rows(owned.desk)
    answer = owned.resubmit(sandbox=True, reason="Please.")
    assert (answer.status_code, answer.headers["x-sandbox"]) == (202, "true")
    assert rows(owned.desk) == before
    assert registration(owned.desk, registration_id).requested is None
    assert advances(owned.desk) == []


def test_a_repeated_request_is_replayed(each_desk: World) -> None:
    owned = Owned(each_desk, "profile")
    owned.stands(CampaignState.REJECTED, **REFUSED)
    path = f"{owned.path}/{owned.id}/resubmit"
    asked = {"acceptFee": True}
    first, again = (each_desk.call("POST", path, asked, **{"Idempotency-Key": "again-1"}) for _ in range(2))
    assert (first.status_code, first.content) == (again.status_code, again.content)
    assert again.headers["idempotent-replayed"] == "true"
    assert len(advances(each_desk)) == 1


@pytest.mark.parametrize(
    "state",
    [None, *(state for state in CampaignState if state not in (CampaignState.REJECTED, CampaignState.EXPIRED))],
)
def test_what_is_not_refused_is_not_resubmitted(desk: World, state: CampaignState | None) -> None:
    owned = Owned(desk, "profile")
    if state is not None:
        owned.stands(state)
    for body in ({}, {"acceptFee": True}, {"sandbox": True}):
        (sentence,) = refusal(owned.resubmit(**body), 400, "VALIDATION_001")["campaign"]
        assert (state or CampaignState.NOT_SUBMITTED).value.replace("_", " ") in sentence
    assert advances(desk) == []
    if state is not None:
        assert owned.shown()["registration"]["resubmission"] is None


def test_inherited_campaigns_are_resubmitted_where_they_belong(desk: World) -> None:
    owned = Owned(desk, "organization")
    owned.stands(CampaignState.REJECTED, **REFUSED)
    profile_id = desk.create_profile()
    answer = desk.call("POST", f"/v3/profiles/{profile_id}/campaigns/{owned.id}/resubmit", {})
    assert list(refusal(answer, 400, "VALIDATION_001")) == ["inherit_tcr_campaign"]


@pytest.mark.parametrize(
    ("body", "field"),
    [({"reason": "x" * 2001}, "reason"), ({"acceptFee": "yes"}, "acceptFee"), ({"reason": 7}, "reason")],
)
def test_what_is_wrong_is_named(desk: World, body: dict[str, Any], field: str) -> None:
    owned = Owned(desk, "profile")
    owned.stands(CampaignState.REJECTED, **REFUSED)
    assert list(refusal(owned.resubmit(**body), 400, "VALIDATION_001")) == [field]
    assert advances(desk) == []


def test_who_may_spend_the_fee(desk: World) -> None:
    owned = Owned(desk, "profile")
    owned.stands(CampaignState.REJECTED, **REFUSED)
    path = f"{owned.path}/{owned.id}/resubmit"
    with desk.client(desk.key_for(Role.DEVELOPER)) as client:
        refusal(client.post(path), 403, "AUTH_004")
    with desk.client(desk.key_for(Role.OWNER, profile_id=owned.owner_id)) as client:
        (sentence,) = refusal(client.post(path, json={"acceptFee": True}), 403, "AUTH_004")["x-api-key"]
        assert "allow_profile_spending" in sentence
        assert advances(desk) == []
        mine = f"/v3/profiles/{owned.owner_id}"
        refusal(client.patch(mine, json={"allow_profile_spending": True}), 403, "AUTH_004")
        assert client.patch(mine, json={"allow_profile_spending": False}).status_code == 200, "that is how it is"
        desk.data("PATCH", mine, {"allow_profile_spending": True})
        assert client.post(path, json={"acceptFee": True}).status_code == 202


# Changing and deleting what is registered.


@pytest.mark.parametrize(
    ("state", "may"),
    [
        (CampaignState.NOT_SUBMITTED, True),
        (CampaignState.SUBMITTING, False),
        (CampaignState.PENDING, False),
        (CampaignState.APPROVED, False),
        (CampaignState.REJECTED, True),
        (CampaignState.SUSPENDED, True),
        (CampaignState.EXPIRED, True),
        (CampaignState.DEACTIVATED, False),
    ],
)
def test_when_a_campaign_may_be_changed(owned: Owned, state: CampaignState, *, may: bool) -> None:
    owned.stands(state)
    answer = owned.put(CORRECTED)
    if may:
        assert answer.status_code == 200
        assert owned.shown()["messageFlow"] == CORRECTED["messageFlow"]
        return
    (sentence,) = refusal(answer, 400, "VALIDATION_001")["campaign"]
    assert sentence.startswith("The campaign cannot be changed now: ")
    assert owned.shown()["messageFlow"] == CAMPAIGN["messageFlow"]


def test_what_is_about_to_be_resubmitted_stays_as_it_is(owned: Owned) -> None:
    owned.stands(CampaignState.REJECTED, **REFUSED)
    assert owned.resubmit(acceptFee=True).status_code == 202
    (sentence,) = refusal(owned.put(CORRECTED), 400, "VALIDATION_001")["campaign"]
    assert "resubmission" in sentence


def test_a_resubmission_that_a_deletion_has_ended_is_asked_for_again(desk: World) -> None:
    owned = Owned(desk, "profile")
    owned.stands(CampaignState.REJECTED, **REFUSED)
    assert owned.resubmit(acceptFee=True).status_code == 202
    profile = f"/v3/profiles/{owned.owner_id}"
    assert desk.call("DELETE", profile).is_success
    desk.data("POST", f"{profile}/restore", {})
    assert _wish(owned) == (None, 0), "nobody has agreed to anything since"

    for _ in range(2):
        assert owned.resubmit(acceptFee=True).status_code == 202
    assert _wish(owned) == (Request.APPEAL.value, 1)


def _wish(owned: Owned) -> tuple[str | None, int]:
    """What is asked for, and how many agreements are open on it."""
    with owned.desk.database.reading() as transaction:
        org_id = owned.desk.tenant.id
        found = registrations.find(transaction, org_id, owned.owner_id, Kind.CAMPAIGN, owned.id)
        assert found is not None
        return found.requested, len(agreements.list_open(transaction, org_id, owned.owner_id))


def test_a_deleted_campaign_costs_no_more_monthly_fee(owned: Owned) -> None:
    registration_id = owned.stands(CampaignState.APPROVED)
    assert owned.desk.call("DELETE", f"{owned.path}/{owned.id}").status_code == 204
    assert owned.desk.data("GET", owned.path) == []
    assert registration(owned.desk, registration_id).requested == Request.DEACTIVATE
    assert advances(owned.desk) == [(owned.owner_id, "person")]


def test_what_is_on_its_way_to_the_registry_is_not_deleted(owned: Owned) -> None:
    owned.stands(CampaignState.SUBMITTING, vendor_id=None)
    answer = owned.desk.call("DELETE", f"{owned.path}/{owned.id}")
    assert list(refusal(answer, 400, "VALIDATION_001")) == ["campaign"]
    assert owned.shown()["id"] == owned.id


def test_a_campaign_that_another_shares_is_not_ours_to_deactivate(desk: World) -> None:
    owned = Owned(desk, "profile")
    assert owned.put({**CAMPAIGN, "tcrCampaignId": "CSHARE1"}).status_code == 200
    # Its id at the vendor is the registry's.
    registration_id = owned.stands(CampaignState.APPROVED, vendor_id="CSHARE1", tcr_id="CSHARE1")
    assert desk.call("DELETE", f"{owned.path}/{owned.id}").status_code == 204
    assert registration(desk, registration_id).requested is None
    assert advances(desk) == []
