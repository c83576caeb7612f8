"""The Telnyx registrar against the simulated registry over real HTTP: whole stories, and nothing twice whatever is lost."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import httpx
import pytest

from clearsend.domain.profile import EntityType
from clearsend.domain.registration.states import BrandState, CampaignState, NumberState
from clearsend.providers.ports import Rejected, SmsSender, Unavailable
from clearsend.providers.telnyx.client import TelnyxClient
from clearsend.providers.telnyx.orders import NumberOrder, OrderState, TelnyxNumberOrders
from clearsend.providers.telnyx.registrar import TelnyxRegistrar
from tests.providers.applications import (
    BRAND,
    BUSINESS,
    brand_application,
    campaign_application,
    shared_campaign,
    use_cases,
)
from tests.providers.scripted import Journal
from tests.providers.simulated import API_KEY, START, Simulated, patient_client, simulated

NUMBER = "+12125550100"


@pytest.fixture(scope="module")
def server() -> Iterator[Simulated]:
    with simulated() as running:
        yield running


@pytest.fixture
def world(server: Simulated) -> Simulated:
    server.reset()
    return server


@pytest.fixture(scope="module")
def client(server: Simulated) -> Iterator[httpx.Client]:
    with patient_client(server) as pool:
        yield pool


@pytest.fixture
def registrar(world: Simulated, client: httpx.Client) -> TelnyxRegistrar:
    return TelnyxRegistrar(client, f"{world.base_url}/telnyx/v2", API_KEY)


@pytest.fixture
def journal() -> Journal:
    return Journal()


def fees(world: Simulated) -> list[str]:
    return sorted(fee["what"] for fee in things(world, "fees"))


def things(world: Simulated, kind: str) -> list[dict[str, Any]]:
    found = world.see("telnyx", "state")
    listed = found[kind]
    return list(listed.values()) if isinstance(listed, dict) else listed


def verified_brand(world: Simulated, registrar: TelnyxRegistrar, journal: Journal, **application: Any) -> str:
    reading = registrar.ensure_brand(brand_application(**application), journal, may_create=True)
    assert reading is not None
    assert reading.vendor_id is not None
    world.clock.advance(minutes=5)
    return reading.vendor_id


def test_a_brand_two_campaigns_and_a_number_from_nothing_to_assigned(
    world: Simulated, registrar: TelnyxRegistrar, client: httpx.Client, journal: Journal
) -> None:
    created = registrar.ensure_brand(brand_application(), journal, may_create=True)
    assert created is not None
    assert created.state is BrandState.PENDING
    brand_id = created.vendor_id or ""
    world.clock.advance(minutes=5)
    brand = registrar.read_brand(brand_id, journal)
    assert (brand.state, brand.reasons) == (BrandState.VERIFIED, ())
    assert brand.tcr_id

    low_volume = use_cases(
        ("TWO_FA", ["Northwind Dental: your code is 123456."]),
        ("CUSTOMER_CARE", ["Northwind: hello, how can we help?"]),
    )
    campaigns = [
        registrar.ensure_campaign(application, journal, may_create=True)
        for application in (
            campaign_application(brand_id),
            campaign_application(brand_id, token="tok-c2", cases=low_volume, volume="100"),
        )
    ]
    ids = [campaign.vendor_id or "" for campaign in campaigns if campaign]
    for _ in range(5):
        world.clock.advance(minutes=5)
        found = [registrar.read_campaign(id_, journal) for id_ in ids]
    assert [campaign.state for campaign in found] == [CampaignState.APPROVED] * 2
    assert all(campaign.tcr_id and not campaign.reasons for campaign in found)

    TelnyxClient(client, f"{world.base_url}/telnyx/v2", API_KEY).ensure_connected(SmsSender("o", "p", NUMBER), journal)
    assert registrar.read_assignment(NUMBER, ids, journal).state is NumberState.NOT_ASSIGNED
    assigned = registrar.ensure_assigned(NUMBER, ids[:1], journal)
    assert assigned.state is NumberState.PENDING
    world.clock.advance(minutes=5)
    assert registrar.read_assignment(NUMBER, ids, journal).state is NumberState.ASSIGNED
    with pytest.raises(Rejected) as taken:
        registrar.ensure_assigned(NUMBER, ids[1:], journal)
    assert taken.value.code == "number_on_another_campaign"
    assert fees(world) == ["brand", "campaign_months", "campaign_months", "campaign_review", "campaign_review"]
    assert API_KEY not in repr(journal.exchanges)


LOST = ("applied_then_timeout", "timeout", "html_502", "503", "429")


@pytest.mark.parametrize("fault", LOST)
def test_a_lost_answer_never_registers_a_brand_twice(
    world: Simulated, registrar: TelnyxRegistrar, journal: Journal, fault: str
) -> None:
    world.fail("telnyx", "POST /10dlc/brand", int(fault) if fault.isdecimal() else fault)
    with pytest.raises(Unavailable) as lost:
        registrar.ensure_brand(brand_application(), journal, may_create=True)
    assert lost.value.is_unapplied is (fault == "429")
    tried = brand_application(sent_at=START)
    is_there = registrar.ensure_brand(tried, journal, may_create=False) is not None
    assert is_there is (fault == "applied_then_timeout")
    first = registrar.ensure_brand(tried, journal, may_create=True)
    second = registrar.ensure_brand(tried, journal, may_create=True)
    assert first == second
    assert (len(things(world, "brands")), fees(world)) == (1, ["brand"])


def test_a_lost_brand_is_found_without_a_webhook_address_too(
    world: Simulated, registrar: TelnyxRegistrar, journal: Journal
) -> None:
    # Another tenant's, of the same name: another business.
    other = brand_application(token="tok-2", webhook=False, business={"tax_id": "98-7654321"})
    registrar.ensure_brand(other, journal, may_create=True)
    world.fail("telnyx", "POST /10dlc/brand", "applied_then_timeout")
    with pytest.raises(Unavailable):
        registrar.ensure_brand(brand_application(webhook=False), journal, may_create=True)
    found = registrar.ensure_brand(brand_application(webhook=False, sent_at=START), journal, may_create=True)
    assert found is not None
    assert sorted(brand["ein"] for brand in things(world, "brands")) == ["123456789", "987654321"]


@pytest.mark.parametrize("fault", LOST)
def test_a_lost_answer_never_submits_a_campaign_twice(
    world: Simulated, registrar: TelnyxRegistrar, journal: Journal, fault: str
) -> None:
    brand_id = verified_brand(world, registrar, journal)
    world.fail("telnyx", "POST /10dlc/campaignBuilder", int(fault) if fault.isdecimal() else fault)
    with pytest.raises(Unavailable) as lost:
        registrar.ensure_campaign(campaign_application(brand_id), journal, may_create=True)
    assert lost.value.is_unapplied is (fault == "429")
    tried = campaign_application(brand_id, sent_at=START)
    is_there = registrar.ensure_campaign(tried, journal, may_create=False) is not None
    assert is_there is (fault == "applied_then_timeout")
    first = registrar.ensure_campaign(tried, journal, may_create=True)
    second = registrar.ensure_campaign(tried, journal, may_create=True)
    assert first is not None
    assert second is not None
    assert first.vendor_id == second.vendor_id
    assert (len(things(world, "campaigns")), fees(world)) == (1, ["brand", "campaign_months", "campaign_review"])


def test_an_unverified_brand_is_corrected_in_place_for_no_new_fee(
    world: Simulated, registrar: TelnyxRegistrar, journal: Journal
) -> None:
    world.control("telnyx", "decide", kind="brand", id="*", outcome="unverified", reason="EIN does not match the IRS")
    brand_id = verified_brand(world, registrar, journal)
    refused = registrar.read_brand(brand_id, journal)
    assert refused.state is BrandState.UNVERIFIED
    assert [reason.code for reason in refused.reasons] == ["tax_id", "TAX_ID"]
    with pytest.raises(Rejected) as early:
        registrar.ensure_campaign(campaign_application(brand_id), journal, may_create=True)
    assert early.value.code == "brand_not_verified"
    corrected = brand_application(business={"tax_id": "11-1111111"})
    assert registrar.update_brand(brand_id, corrected, journal).state is BrandState.VETTING
    world.clock.advance(minutes=5)
    assert registrar.read_brand(brand_id, journal).state is BrandState.VERIFIED
    assert fees(world) == ["brand"]


def test_a_second_vetting_comes_too_early(world: Simulated, registrar: TelnyxRegistrar, journal: Journal) -> None:
    brand_id = verified_brand(world, registrar, journal)
    for _ in range(2):
        world.control("telnyx", "decide", kind="brand", id=brand_id, outcome="unverified", reason="EIN")
        reading = registrar.update_brand(brand_id, brand_application(), journal)
        world.clock.advance(minutes=5)
    assert reading.state is BrandState.UNVERIFIED
    assert "three months" in (reading.reasons[-1].remedy or "")


def test_a_sole_proprietor_is_proven_by_the_pin(world: Simulated, registrar: TelnyxRegistrar, journal: Journal) -> None:
    business = {"entity_type": EntityType.SOLE_PROPRIETOR}
    application = brand_application(business=business)
    brand_id = verified_brand(world, registrar, journal, business=business)
    assert registrar.read_brand(brand_id, journal).state is BrandState.PENDING
    world.fail("telnyx", "POST /10dlc/brand/*/smsOtp", "applied_then_timeout")
    with pytest.raises(Unavailable):
        registrar.send_otp(brand_id, application, journal, known={})
    first = registrar.send_otp(brand_id, application, journal, known={})
    assert first.state is BrandState.AWAITING_OTP
    assert len(things(world, "handsets")[0]["messages"]) == 1, "what the lost attempt has sent is found"
    assert (
        registrar.send_otp(brand_id, application, journal, known=first.vendor_fields).vendor_fields
        != first.vendor_fields
    )
    (handset,) = things(world, "handsets")
    assert len(handset["messages"]) == 2, "and another is sent to who asks for it"
    text = handset["messages"][-1]["text"]
    pin = next(word for word in text.replace(".", " ").split() if word.isdecimal() and len(word) == 6)
    with pytest.raises(Rejected) as wrong:
        registrar.verify_otp(brand_id, "0000" if pin != "0000" else "1111", journal)
    assert "newest PIN" in wrong.value.remedy
    world.fail("telnyx", "PUT /10dlc/brand/*/smsOtp", "applied_then_timeout")
    with pytest.raises(Unavailable):
        registrar.verify_otp(brand_id, pin, journal)
    again = registrar.verify_otp(brand_id, pin, journal)
    assert again.state is BrandState.VERIFIED, "the lost attempt has presented the PIN"
    assert pin not in repr(journal.exchanges)
    brand = replace(BRAND, business=replace(BUSINESS, entity_type=EntityType.SOLE_PROPRIETOR))
    submitted = registrar.ensure_campaign(campaign_application(brand_id, brand=brand), journal, may_create=True)
    assert submitted is not None
    assert submitted.vendor_fields["usecase"] == "SOLE_PROPRIETOR"


def test_a_public_company_is_registered_with_its_stock(
    world: Simulated, registrar: TelnyxRegistrar, journal: Journal
) -> None:
    business = {"entity_type": EntityType.PUBLIC_PROFIT, "stock_symbol": "NWD", "stock_exchange": "NASDAQ"}
    brand_id = verified_brand(world, registrar, journal, business=business)
    assert registrar.read_brand(brand_id, journal).state is BrandState.VERIFIED


@pytest.mark.parametrize(
    ("outcome", "way"), [("rejected", "update"), ("rejected", "appeal"), ("mno_rejected", "appeal")]
)
def test_a_rejected_campaign_is_resubmitted_in_place(
    world: Simulated, registrar: TelnyxRegistrar, journal: Journal, outcome: str, way: str
) -> None:
    brand_id = verified_brand(world, registrar, journal)
    words = "Privacy Policy needs to be compliant"
    world.control("telnyx", "decide", kind="campaign", id="tok-c1", outcome=outcome, reason=words)
    submitted = registrar.ensure_campaign(campaign_application(brand_id), journal, may_create=True)
    assert submitted is not None
    id_ = submitted.vendor_id or ""
    for _ in range(4):
        world.clock.advance(minutes=5)
        rejected = registrar.read_campaign(id_, journal)
    assert rejected.state is CampaignState.REJECTED
    assert [(reason.code, reason.message) for reason in rejected.reasons] == [("privacy_policy", words)]
    assert any(name.startswith("operationStatus.") for name in rejected.vendor_fields) is (outcome == "mno_rejected")
    corrected = campaign_application(brand_id, privacy_policy_link="https://northwind.example/privacy")
    again = registrar.resubmit_campaign(
        id_, corrected, way, journal, statement="The policy says so now.", may_send=True
    )
    assert (again.state, again.reasons) == (CampaignState.PENDING, ())
    for _ in range(4):
        world.clock.advance(minutes=5)
        approved = registrar.read_campaign(id_, journal)
    assert approved.state is CampaignState.APPROVED
    assert len(things(world, "campaigns")) == 1
    assert registrar.deactivate_campaign(id_, journal).state is CampaignState.DEACTIVATED
    assert registrar.deactivate_campaign(id_, journal).state is CampaignState.DEACTIVATED


def test_words_that_nobody_knows_move_nothing(world: Simulated, registrar: TelnyxRegistrar, journal: Journal) -> None:
    brand_id = verified_brand(world, registrar, journal)
    submitted = registrar.ensure_campaign(campaign_application(brand_id), journal, may_create=True)
    assert submitted is not None
    id_ = submitted.vendor_id or ""
    world.control("telnyx", "decide", kind="campaign", id=id_, outcome="raw:SOMETHING_NEW")
    world.control("telnyx", "decide", kind="brand", id=brand_id, outcome="raw:SOMETHING_NEW")
    for _ in range(4):
        world.clock.advance(minutes=5)
        campaign = registrar.read_campaign(id_, journal)
    assert (campaign.state, campaign.vendor_fields["campaignStatus"]) == (None, "SOMETHING_NEW")
    brand = registrar.read_brand(brand_id, journal)
    assert (brand.state, brand.vendor_fields["identityStatus"]) == (None, "SOMETHING_NEW")


def test_a_shared_campaign_is_accepted_once(world: Simulated, registrar: TelnyxRegistrar, journal: Journal) -> None:
    with pytest.raises(Rejected) as unknown:
        registrar.accept_campaign(shared_campaign(), journal)
    assert unknown.value.code == "not_shared"
    world.control("telnyx", "decide", kind="shared_campaign", id="CABC123", outcome="pending")
    assert registrar.read_shared_campaign(shared_campaign(), journal).state is CampaignState.PENDING
    assert registrar.accept_campaign(shared_campaign(), journal).vendor_fields["sharingStatus"] == "ACCEPTED"
    for _ in range(4):
        world.clock.advance(minutes=5)
        accepted = registrar.accept_campaign(shared_campaign(), journal)
    assert accepted.state is CampaignState.APPROVED
    assert journal.lines.count("POST /10dlc/campaign/acceptSharing/CABC123") == 1


def test_a_shared_campaign_of_another_brand_is_not_accepted(
    world: Simulated, registrar: TelnyxRegistrar, journal: Journal
) -> None:
    for id_, brand in (("CABC123", "Riverside Clinic LLC"), ("CXYZ789", "Northwind Dental, Inc.")):
        world.control("telnyx", "decide", kind="shared_campaign", id=id_, outcome="pending", brand=brand)
    refused = registrar.accept_campaign(shared_campaign(), journal)
    assert [reason.code for reason in refused.reasons] == ["campaign_of_another_brand"]
    assert registrar.accept_campaign(shared_campaign("CXYZ789"), journal).vendor_fields["sharingStatus"] == "ACCEPTED"
    assert {one["tcrCampaignId"]: one["_sharing"] for one in things(world, "shared_campaigns")} == {
        "CABC123": "PENDING",
        "CXYZ789": "ACCEPTED",
    }
    assert "Riverside" not in repr(journal.exchanges)


def test_funds_that_are_missing_are_named(world: Simulated, registrar: TelnyxRegistrar, journal: Journal) -> None:
    world.fail("telnyx", "POST /10dlc/brand", "20100")
    with pytest.raises(Rejected) as poor:
        registrar.ensure_brand(brand_application(), journal, may_create=True)
    assert (poor.value.code, "Add funds" in poor.value.remedy) == ("20100", True)
    assert things(world, "brands") == []
    assert fees(world) == []


@pytest.mark.parametrize("fault", LOST)
def test_a_number_is_ordered_once(world: Simulated, client: httpx.Client, journal: Journal, fault: str) -> None:
    orders = TelnyxNumberOrders(client, f"{world.base_url}/telnyx/v2", API_KEY)
    offers = orders.search_numbers(journal, area_code="212", limit=2)
    assert offers
    assert all(offer.phone_number.startswith("+1212") and offer.monthly_cost for offer in offers)
    order = NumberOrder("ref-1", offers[0].phone_number)
    assert orders.ensure_ordered(order, journal, may_create=False) is None
    world.fail("telnyx", "POST /number_orders", int(fault) if fault.isdecimal() else fault)
    with pytest.raises(Unavailable) as lost:
        orders.ensure_ordered(order, journal, may_create=True)
    assert lost.value.is_unapplied is (fault == "429")
    found = orders.ensure_ordered(order, journal, may_create=False)
    assert (found is not None) is (fault == "applied_then_timeout")
    placed = orders.ensure_ordered(order, journal, may_create=True)
    assert placed is not None
    assert list(placed.phone_numbers) == [offers[0].phone_number]
    world.clock.advance(minutes=5)
    assert orders.read_order(placed.order_id, journal).state is OrderState.SUCCESS
    assert (len(things(world, "number_orders")), fees(world)) == (1, ["number", "number_month"])


def test_a_number_that_is_gone_is_refused(world: Simulated, client: httpx.Client, journal: Journal) -> None:
    orders = TelnyxNumberOrders(client, f"{world.base_url}/telnyx/v2", API_KEY)
    with pytest.raises(Rejected) as gone:
        orders.ensure_ordered(NumberOrder("ref-1", "+12125550177"), journal, may_create=True)
    assert gone.value.code in ("85000", "85001")
    assert fees(world) == []
