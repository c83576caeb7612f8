"""Nothing is paid that nobody has agreed to at a named price: who agrees to what, by which call, and what ends it."""

from dataclasses import asdict
from typing import Any

import httpx
import pytest

from clearsend.actions.registration import facts
from clearsend.domain.access import Role
from clearsend.domain.completion import RunStatus
from clearsend.domain.reason import Reason
from clearsend.domain.registration.agreement import Payment
from clearsend.domain.registration.states import BrandState, CampaignState, Kind, NumberOrderState
from clearsend.providers.telnyx.prices import PRICES
from clearsend.store import agreements, dossiers
from clearsend.store.registrations import Owner
from tests.api.stories import (
    FOREIGN_BRAND,
    advances,
    end_run,
    open_agreements,
    refusal,
    register,
    register_campaign,
    rows,
)
from tests.world import BRAND, CAMPAIGN, World

BY_COMPLETION = {"brand": ("registration", "4.00", "completion"), "campaign": ("registration", "45.00", "completion")}
OTHER_USE = {
    **CAMPAIGN,
    "useCases": [*CAMPAIGN["useCases"], {**CAMPAIGN["useCases"][0], "messagingUseCaseUs": "LOW_VOLUME"}],
}


class Owned:
    """A profile, or the organization, with a brand and a campaign of its own that the registry does not have."""

    def __init__(self, desk: World, owner: str = "profile") -> None:
        self.desk = desk
        if owner == "organization":
            self.id, self.path = desk.tenant.id, "/v3/organization"
            desk.data("PATCH", self.path, {"brand": dict(BRAND)})
        else:
            self.id = desk.create_profile(brand=dict(BRAND))
            self.path = f"/v3/profiles/{self.id}"
        self.brand_id = desk.data("GET", self.path)["brand"]["id"]
        self.campaign_id = desk.data("POST", f"{self.path}/campaigns", {"campaign": dict(CAMPAIGN)})["id"]

    @property
    def agreed(self) -> dict[str, Any]:
        names = {self.brand_id: "brand", self.campaign_id: "campaign"}
        return {names.get(one, one): what for one, what in open_agreements(self.desk, self.id).items()}

    def submit(self, what: str, api_key: str | None = None, **body: bool) -> httpx.Response:
        path = "brand" if what == "brand" else f"campaigns/{self.campaign_id}"
        with self.desk.client(api_key) as client:
            return client.post(f"{self.path}/{path}/submit", json=body)


@pytest.fixture(params=["profile", "organization"])
def owned(request: pytest.FixtureRequest, desk: World) -> Owned:
    return Owned(desk, request.param)


# A completion


def test_a_completion_agrees_to_what_the_profile_has_of_its_own(each_desk: World) -> None:
    owned = Owned(each_desk)
    assert owned.agreed == {}
    assert each_desk.ask_to_complete(owned.id).status_code == 202
    assert owned.agreed == BY_COMPLETION
    each_desk.data("POST", f"{owned.path}/campaigns", {"campaign": dict(CAMPAIGN)})
    assert len(owned.agreed) == 2, "what is declared later is another thing"
    assert each_desk.ask_to_complete(owned.id).status_code == 202
    assert len(owned.agreed) == 3, "a joined call agrees to what is declared by then"


def test_a_completion_agrees_to_what_is_inherited_with_a_key_of_the_organization_only(each_desk: World) -> None:
    owned = Owned(each_desk, "organization")
    first, second = each_desk.create_profile(allow_profile_spending=True), each_desk.create_profile()
    with each_desk.client(each_desk.key_for(Role.OWNER, profile_id=first)) as client:
        asked = client.post(f"/v3/profiles/{first}/complete", json={"webHookUrl": each_desk.inbox.url})
    assert asked.status_code == 202
    assert owned.agreed == {}
    # Narrowed to the profile it is still the organization that asks.
    assert each_desk.ask_to_complete(second, **{"x-profile-id": second}).status_code == 202
    assert owned.agreed == BY_COMPLETION
    assert open_agreements(each_desk, second) == {}


def test_a_completion_agrees_to_no_draft_that_the_organization_has_beside_an_approved_campaign(desk: World) -> None:
    """No heir waits for it: it goes out only by its submission."""
    owned = Owned(desk, "organization")
    register(desk, owned.id, Kind.BRAND, owned.brand_id, BrandState.VERIFIED, vendor_id="b-1")
    approved = desk.data("POST", f"{owned.path}/campaigns", {"campaign": {**CAMPAIGN, "name": "Approved"}})["id"]
    register_campaign(desk, owned.id, approved, CampaignState.APPROVED)

    assert desk.ask_to_complete(desk.create_profile()).status_code == 202

    assert owned.agreed == {}


def test_a_completion_agrees_also_where_another_has_agreed_already(desk: World) -> None:
    """The other profile may be deleted before the fee is paid."""
    owned = Owned(desk, "organization")
    first, second = desk.create_profile(), desk.create_profile()
    for profile_id in (first, second):
        assert desk.ask_to_complete(profile_id).status_code == 202
        end_run(desk, profile_id, RunStatus.SUBMITTED)
    assert desk.call("DELETE", f"/v3/profiles/{first}").status_code == 204
    with desk.database.reading() as transaction:
        agreed = facts.gather(transaction, Owner(desk.tenant.id, desk.tenant.id), None).agreed
    assert (owned.brand_id, Payment.REGISTRATION) in agreed


@pytest.mark.parametrize("is_allowed", [False, True])
def test_a_profiles_own_key_agrees_where_the_organization_allows_it(desk: World, *, is_allowed: bool) -> None:
    owned = Owned(desk)
    desk.data("PATCH", owned.path, {"allow_profile_spending": is_allowed})
    with desk.client(desk.key_for(Role.OWNER, profile_id=owned.id)) as client:
        asked = client.post(f"{owned.path}/complete", json={"webHookUrl": desk.inbox.url})
    assert asked.status_code == 202
    assert owned.agreed == (BY_COMPLETION if is_allowed else {})


def test_what_agrees_to_nothing(desk: World) -> None:
    owned = Owned(desk)
    for spelling in ("sandbox", "test_mode", "testMode"):
        body = {"webHookUrl": desk.inbox.url, spelling: True}
        answer = desk.call("POST", f"{owned.path}/complete", body)
        assert (answer.status_code, answer.headers["x-sandbox"]) == (202, "true")
        for what in ("brand", "campaign"):
            assert owned.submit(what, None, **{"acceptFee": True, spelling: True}).status_code == 202
    assert owned.agreed == {}
    key = {"Idempotency-Key": "once"}
    assert desk.ask_to_complete(owned.id, **key).status_code == 202
    desk.data("POST", f"{owned.path}/campaigns", {"campaign": dict(CAMPAIGN)})
    replayed = desk.ask_to_complete(owned.id, **key)
    assert replayed.headers["idempotent-replayed"] == "true"
    assert owned.agreed == BY_COMPLETION


def test_a_completed_profile_agrees_to_nothing_more(desk: World) -> None:
    desk.data("PATCH", "/v3/organization", {"brand": dict(FOREIGN_BRAND), "sending_phone_number": "+12125550199"})
    profile_id = desk.create_profile(inherit_tcr_campaign=False)
    assert desk.ask_to_complete(profile_id).status_code == 202
    end_run(desk, profile_id, RunStatus.COMPLETED)
    desk.data("PATCH", f"/v3/profiles/{profile_id}", {"brand": dict(BRAND)})
    desk.data("POST", f"/v3/profiles/{profile_id}/campaigns", {"campaign": dict(CAMPAIGN)})
    assert desk.ask_to_complete(profile_id).status_code == 200
    assert open_agreements(desk, profile_id) == {}


def test_what_the_registry_has_is_not_agreed_to_again(desk: World) -> None:
    owned = Owned(desk)
    register(desk, owned.id, Kind.BRAND, owned.brand_id, BrandState.VERIFIED, vendor_id="b-1")
    register_campaign(desk, owned.id, owned.campaign_id, CampaignState.REJECTED)
    assert desk.ask_to_complete(owned.id).status_code == 202
    assert owned.agreed == {}, "a rejected campaign comes back by its resubmission"


def test_what_is_shared_by_another_provider_or_outside_the_registry_costs_nothing(desk: World) -> None:
    shared = Owned(desk)
    campaign = {**CAMPAIGN, "tcrCampaignId": "CSHARE1"}
    desk.data("PUT", f"{shared.path}/campaigns/{shared.campaign_id}", {"campaign": campaign})
    assert desk.ask_to_complete(shared.id).status_code == 202
    assert list(shared.agreed) == ["brand"]
    foreign = desk.create_profile(brand=dict(FOREIGN_BRAND), sending_phone_number="+12125550123")
    desk.data("POST", f"/v3/profiles/{foreign}/campaigns", {"campaign": dict(CAMPAIGN)})
    assert desk.ask_to_complete(foreign).status_code == 202
    assert open_agreements(desk, foreign) == {}


# What ends an agreement


def test_an_edit_keeps_an_agreement_another_use_case_or_a_deletion_ends_it(desk: World) -> None:
    owned = Owned(desk)
    assert desk.ask_to_complete(owned.id).status_code == 202
    path = f"{owned.path}/campaigns/{owned.campaign_id}"
    desk.data("PUT", path, {"campaign": {**CAMPAIGN, "description": f"{CAMPAIGN['description']} And no offers."}})
    assert owned.agreed == BY_COMPLETION
    desk.data("PUT", path, {"campaign": OTHER_USE})
    assert list(owned.agreed) == ["brand"]
    (sentence,) = refusal(owned.submit("campaign"), 400, "VALIDATION_001")["acceptFee"]
    assert "19.50 USD" in sentence
    assert owned.submit("campaign", acceptFee=True).status_code == 202
    assert owned.agreed["campaign"] == ("registration", "19.50", "accepted_fee")
    assert desk.call("DELETE", path).status_code == 204
    assert list(owned.agreed) == ["brand"]
    assert desk.call("DELETE", owned.path).status_code == 204
    desk.data("POST", f"{owned.path}/restore")
    assert owned.agreed == {}, "whoever restores it, agrees anew"


@pytest.mark.parametrize("end", ["failed", "deleted"])
@pytest.mark.parametrize("owner", ["profile", "organization"])
def test_what_a_completion_that_came_to_nothing_has_agreed_to_is_over(each_desk: World, owner: str, end: str) -> None:
    """Another completion, by a key that may not spend, revives none of it, nor does the restored profile."""
    owned = Owned(each_desk, owner)
    number = {"sending_phone_number": "+12125550177"}
    profile_id = owned.id if owner == "profile" else each_desk.create_profile(**number)
    path = f"/v3/profiles/{profile_id}"
    each_desk.data("PATCH", path, number)
    assert each_desk.ask_to_complete(profile_id).status_code == 202
    assert owned.agreed == BY_COMPLETION
    assert each_desk.data("GET", "/v3/organization")["agreed_this_month"] == "49.00"
    if end == "failed":
        end_run(each_desk, profile_id, RunStatus.FAILED)
    else:
        assert each_desk.call("DELETE", path).is_success
        each_desk.data("POST", f"{path}/restore")
    assert owned.agreed == {}
    assert each_desk.data("GET", "/v3/organization")["agreed_this_month"] == "0.00", "and leaves room below the cap"
    with each_desk.client(each_desk.key_for(Role.OWNER, profile_id=profile_id)) as client:
        assert client.post(f"{path}/complete", json={"webHookUrl": each_desk.inbox.url}).status_code == 202
    assert owned.agreed == {}


def test_a_completion_that_failed_ends_neither_accepted_fees_nor_what_others_have_agreed_to(desk: World) -> None:
    owned = Owned(desk, "organization")
    failing, other = desk.create_profile(sending_phone_number="+12125550177"), desk.create_profile()
    assert owned.submit("brand", acceptFee=True).status_code == 202
    for profile_id in (failing, other):
        assert desk.ask_to_complete(profile_id).status_code == 202
    end_run(desk, failing, RunStatus.FAILED)
    with desk.database.reading() as transaction:
        left = agreements.list_open(transaction, desk.tenant.id, desk.tenant.id)
    assert sorted((one.kind, one.is_of_completion) for one in left) == [
        (Kind.BRAND, False),
        (Kind.BRAND, True),
        (Kind.CAMPAIGN, True),
    ]


# Submitting apart from a completion


@pytest.mark.parametrize(("what", "total"), [("brand", "4.00"), ("campaign", "45.00")])
def test_a_submission_names_its_price_and_waits_for_the_word(owned: Owned, what: str, total: str) -> None:
    (sentence,) = refusal(owned.submit(what), 400, "VALIDATION_001")["acceptFee"]
    assert f"{total} USD" in sentence
    assert "acceptFee: true" in sentence
    tried = owned.submit(what, sandbox=True)
    assert (owned.agreed, advances(owned.desk)) == ({}, [])

    answers = [owned.submit(what, acceptFee=True) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [202, 202]
    said = answers[0].json()["data"]
    assert said == answers[1].json()["data"] == tried.json()["data"]
    assert said["fee"]["amount"] == total
    assert owned.agreed == {what: ("registration", total, "accepted_fee")}
    assert set(advances(owned.desk)) == {(owned.id, "person")}


def test_an_accepted_fee_takes_the_place_of_an_earlier_agreement(desk: World) -> None:
    """One of a completion, which may fail yet, or one to a lower price."""
    owned = Owned(desk)
    path = f"{owned.path}/campaigns/{owned.campaign_id}"
    desk.data("PUT", path, {"campaign": {**CAMPAIGN, "volume": "1000"}})
    assert desk.ask_to_complete(owned.id).status_code == 202
    for what in ("brand", "campaign"):
        assert owned.submit(what, acceptFee=True).status_code == 202
    assert owned.agreed == {
        "brand": ("registration", "4.00", "accepted_fee"),
        "campaign": ("registration", "19.50", "accepted_fee"),
    }
    desk.data("PUT", path, {"campaign": dict(CAMPAIGN)})
    assert owned.submit("campaign", acceptFee=True).status_code == 202
    assert owned.agreed["campaign"] == ("registration", "45.00", "accepted_fee")


def test_an_agreement_is_on_one_thing(desk: World) -> None:
    """The brand costs more than a number."""
    owned = Owned(desk)
    assert owned.submit("brand", acceptFee=True).status_code == 202
    with desk.database.reading() as transaction:
        known = dossiers.find(transaction, desk.tenant.id, owned.id)
        assert facts.gather(transaction, Owner(desk.tenant.id, owned.id), known).agreed == {
            (owned.brand_id, Payment.REGISTRATION)
        }
    assert desk.call("POST", f"{owned.path}/number-order", {"acceptFee": True}).status_code == 202
    assert owned.agreed == {
        "brand": ("registration", "4.00", "accepted_fee"),
        owned.id: ("registration", "2.00", "accepted_fee"),
    }


def test_what_needs_no_registration_is_not_paid_for(desk: World) -> None:
    foreign = f"/v3/profiles/{desk.create_profile(brand=dict(FOREIGN_BRAND))}"
    campaign_id = desk.data("POST", f"{foreign}/campaigns", {"campaign": dict(CAMPAIGN)})["id"]
    for path in ("brand/submit", f"campaigns/{campaign_id}/submit"):
        answer = desk.call("POST", f"{foreign}/{path}", {"acceptFee": True})
        assert list(refusal(answer, 400, "VALIDATION_001")) == ["brand.compliance.isTcrApplication"]


def test_a_submission_by_a_profiles_own_key(desk: World) -> None:
    owned = Owned(desk)
    own_key = desk.key_for(Role.OWNER, profile_id=owned.id)
    for what in ("brand", "campaign"):
        assert owned.submit(what, own_key, sandbox=True).status_code == 202, "to ask for the price is free"
        assert "x-api-key" in refusal(owned.submit(what, own_key, acceptFee=True), 403, "AUTH_004")
    refusal(owned.submit("brand", desk.key_for(Role.DEVELOPER), acceptFee=True), 403, "AUTH_004")
    assert owned.agreed == {}
    desk.data("PATCH", owned.path, {"allow_profile_spending": True})
    for what in ("brand", "campaign"):
        assert owned.submit(what, own_key, acceptFee=True).status_code == 202
    assert len(owned.agreed) == 2


@pytest.mark.parametrize("state", BrandState)
def test_when_a_brand_is_submitted(desk: World, state: BrandState) -> None:
    owned = Owned(desk)
    register(desk, owned.id, Kind.BRAND, owned.brand_id, state)
    answer = owned.submit("brand", acceptFee=True)
    if state in (BrandState.NOT_SUBMITTED, BrandState.SUBMITTING):
        assert answer.status_code == 202
    else:
        (sentence,) = refusal(answer, 400, "VALIDATION_001")["brand"]
        assert state.value.replace("_", " ") in sentence
        assert owned.agreed == {}


@pytest.mark.parametrize("state", CampaignState)
def test_when_a_campaign_is_submitted(desk: World, state: CampaignState) -> None:
    owned = Owned(desk)
    register_campaign(desk, owned.id, owned.campaign_id, state)
    answer = owned.submit("campaign", acceptFee=True)
    if state in (CampaignState.NOT_SUBMITTED, CampaignState.SUBMITTING):
        assert answer.status_code == 202
    else:
        (sentence,) = refusal(answer, 400, "VALIDATION_001")["campaign"]
        assert state.value.replace("_", " ") in sentence
        assert owned.agreed == {}


def test_what_is_inherited_is_submitted_where_it_belongs(desk: World) -> None:
    owned = Owned(desk, "organization")
    heir = f"/v3/profiles/{desk.create_profile()}"
    answer = desk.call("POST", f"{heir}/brand/submit", {"acceptFee": True})
    (sentence,) = refusal(answer, 400, "VALIDATION_001")["inherit_tcr_brand"]
    assert "/v3/organization/brand/submit" in sentence
    answer = desk.call("POST", f"{heir}/campaigns/{owned.campaign_id}/submit", {"acceptFee": True})
    assert list(refusal(answer, 400, "VALIDATION_001")) == ["inherit_tcr_campaign"]
    own = f"/v3/profiles/{desk.create_profile(inherit_tcr_brand=False)}"
    refusal(desk.call("POST", f"{own}/brand/submit", {"acceptFee": True}), 404, "RESOURCE_009")
    assert owned.agreed == {}


def test_what_the_registry_could_not_take_is_said_before_the_price(desk: World) -> None:
    owned = Owned(desk)
    without_flow = {name: value for name, value in CAMPAIGN.items() if name != "messageFlow"}
    path = f"{owned.path}/campaigns/{owned.campaign_id}"
    desk.data("PUT", path, {"campaign": without_flow})
    problems = refusal(owned.submit("campaign", acceptFee=True), 400, "VALIDATION_001")
    assert any("messageFlow" in pointer for pointer in problems)
    assert owned.agreed == {}


# Numbers


@pytest.mark.parametrize("how", ["sandbox", "acceptFee"])
def test_an_order_of_a_number_is_answered_with_its_fee(desk: World, how: str) -> None:
    answer = desk.call("POST", f"/v3/profiles/{desk.create_profile()}/number-order", {how: True})
    assert answer.status_code == 202
    assert answer.json()["data"]["fee"] == asdict(PRICES.number)


def test_a_profiles_own_key_buys_no_number_unless_that_is_allowed(desk: World) -> None:
    profile_id = desk.create_profile()
    path = f"/v3/profiles/{profile_id}/number-order"
    before = rows(desk)
    with desk.client(desk.key_for(Role.OWNER, profile_id=profile_id)) as client:
        before = rows(desk)
        assert "x-api-key" in refusal(client.post(path, json={"acceptFee": True}), 403, "AUTH_004")
        assert client.post(path, json={"sandbox": True}).status_code == 202
        assert rows(desk) == before
        desk.data("PATCH", f"/v3/profiles/{profile_id}", {"allow_profile_spending": True})
        assert client.post(path, json={"acceptFee": True}).status_code == 202


@pytest.mark.parametrize("key", ["of the organization", "of the profile"])
def test_a_bought_number_is_used_before_another_is_bought(desk: World, key: str) -> None:
    bought = "+12125500123"
    profile_id = desk.create_profile(allow_profile_spending=True)
    other = desk.create_profile()
    own_key = desk.key_for(Role.OWNER, profile_id=profile_id) if key == "of the profile" else None
    path = f"/v3/profiles/{profile_id}"

    def order() -> httpx.Response:
        with desk.client(own_key) as client:
            return client.post(f"{path}/number-order", json={"acceptFee": True})

    sent = {"phone_number": bought}
    register(desk, profile_id, Kind.NUMBER_ORDER, profile_id, NumberOrderState.ORDERED, sent=sent)
    (sentence,) = refusal(order(), 400, "VALIDATION_001")["sending_phone_number"]
    assert bought in sentence
    desk.data("PATCH", path, {"sending_phone_number": bought})
    assert "already" in refusal(order(), 400, "VALIDATION_001")["sending_phone_number"][0]
    desk.data("PATCH", path, {"sending_phone_number": None})
    assert bought in refusal(order(), 400, "VALIDATION_001")["sending_phone_number"][0]
    desk.data("PATCH", f"/v3/profiles/{other}", {"sending_phone_number": bought})
    assert order().status_code == 202, "it is in use, so that nothing is left behind"


def test_a_failed_order_stands_in_nobodys_way(desk: World) -> None:
    profile_id = desk.create_profile()
    failed = {"sent": {"phone_number": "+12125500123"}, "reasons": [Reason("85001", "Gone.")]}
    register(desk, profile_id, Kind.NUMBER_ORDER, profile_id, NumberOrderState.FAILED, **failed)
    assert desk.call("POST", f"/v3/profiles/{profile_id}/number-order", {"acceptFee": True}).status_code == 202
