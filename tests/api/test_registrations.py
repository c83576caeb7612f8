"""Where registrations stand, as a tenant sees it: beside the profile, its brand and campaigns, in the timeline and the events."""

from typing import Any

import pytest
import sqlalchemy as sa

from clearsend.actions import webhooks
from clearsend.domain import events
from clearsend.domain.completion import Exchange
from clearsend.domain.reason import Reason
from clearsend.domain.registration.record import Details
from clearsend.domain.registration.sent import brand_content
from clearsend.domain.registration.states import BrandState, CampaignState, Kind, NumberState, SmsState, WhatsAppState
from clearsend.providers.telnyx.prices import PRICES
from clearsend.store import brands, registration_moves
from tests.api.stories import NUMBER, WABA, advances, needed_by_vendors, refusal, register, register_campaign, rows
from tests.world import BRAND, CAMPAIGN, World

FEEDBACK = Reason("TAX_ID", "The EIN does not match.", "Compare it with the letter CP-575.", ["ein"])
SHOWN_FEEDBACK = {"code": "TAX_ID", "message": FEEDBACK.message, "remedy": FEEDBACK.remedy, "fields": ["ein"]}
CHANGED = {**BRAND, "business": {**BRAND["business"], "taxId": "98-7654321"}}
SHARED = {**CAMPAIGN, "tcrCampaignId": "CSHARE1"}


def _tenant(desk: World) -> tuple[str, str, str]:
    """A profile of its own brand and campaign: the ids of the three."""
    profile = desk.data("POST", "/v3/profiles", {"name": "Northwind", "brand": dict(BRAND)})
    campaign = desk.data("POST", f"/v3/profiles/{profile['id']}/campaigns", {"campaign": dict(CAMPAIGN)})
    return profile["id"], profile["brand"]["id"], campaign["id"]


def _profile(desk: World, profile_id: str) -> Any:
    return desk.data("GET", f"/v3/profiles/{profile_id}")


def _register_brand(desk: World, owner_id: str, state: BrandState, **changes: Any) -> None:
    """The brand of `owner_id` was sent as it is now, and stands at `state`."""
    with desk.database.reading() as transaction:
        brand = brands.find(transaction, desk.tenant.id, owner_id)
    assert brand is not None
    assert brand.business is not None
    sent = brand_content(brand, brand.business.legal_name or "")
    register(desk, owner_id, Kind.BRAND, brand.id, state, sent=sent, vendor_id="b-1", **changes)


# The brand.


def test_a_brand_shows_where_it_stands(desk: World) -> None:
    profile_id, brand_id, _ = _tenant(desk)
    assert _profile(desk, profile_id)["brand"]["registration"] is None
    _register_brand(desk, profile_id, BrandState.UNVERIFIED, reasons=[FEEDBACK])

    profile = _profile(desk, profile_id)

    assert profile["brand"]["registration"] == {"state": "unverified", "reasons": [SHOWN_FEEDBACK], "differs": False}
    assert needed_by_vendors(profile) == [
        {"kind": "brand", "subject_id": brand_id, "state": "unverified", **SHOWN_FEEDBACK}
    ]
    assert profile in desk.data("GET", "/v3/profiles")["profiles"]


@pytest.mark.parametrize("state", BrandState)
def test_a_brand_may_always_be_corrected_and_goes_to_the_registry_if_that_has_refused_it(
    desk: World, state: BrandState
) -> None:
    profile_id, _, _ = _tenant(desk)
    _register_brand(desk, profile_id, state)

    changed = desk.data("PATCH", f"/v3/profiles/{profile_id}", {"brand": CHANGED})

    assert changed["brand"]["business"]["tax_id"] == "98-7654321"
    assert changed["brand"]["registration"] == {"state": state.value, "reasons": [], "differs": True}
    is_refused = state in (BrandState.UNVERIFIED, BrandState.FAILED, BrandState.AWAITING_OTP)
    assert advances(desk) == ([(profile_id, "person")] if is_refused else [])


def test_the_organization_corrects_its_brand_in_the_same_way(desk: World) -> None:
    desk.data("PATCH", "/v3/organization", {"brand": dict(BRAND)})
    heir = desk.create_profile()
    _register_brand(desk, desk.tenant.id, BrandState.FAILED, reasons=[FEEDBACK])
    assert _profile(desk, heir)["action_needed"][0]["message"] == FEEDBACK.message

    changed = desk.data("PATCH", "/v3/organization", {"brand": CHANGED})

    assert changed["brand"]["registration"] == {"state": "failed", "reasons": [SHOWN_FEEDBACK], "differs": True}
    assert desk.data("GET", "/v3/organization") == changed
    assert advances(desk) == [(desk.tenant.id, "person")]
    assert _profile(desk, heir)["brand"]["registration"] == changed["brand"]["registration"]


def test_a_rehearsed_correction_goes_nowhere(desk: World) -> None:
    profile_id, _, _ = _tenant(desk)
    _register_brand(desk, profile_id, BrandState.UNVERIFIED)
    for path in (f"/v3/profiles/{profile_id}", "/v3/organization"):
        shown = desk.data("PATCH", path, {"brand": CHANGED, "sandbox": True})
        assert shown["brand"]["registration"] is None
    assert advances(desk) == []


def test_who_a_sole_proprietor_is_and_where_a_company_is_listed(desk: World) -> None:
    contact = {"name": "Ann Archer", "firstName": "Ann", "lastName": "Archer", "mobilePhone": "+1 212 555 0100"}
    business = {**BRAND["business"], "stockSymbol": "NWD", "stockExchange": "NASDAQ"}
    made = desk.data(
        "POST", "/v3/profiles", {"name": "A", "brand": {**BRAND, "contact": contact, "business": business}}
    )
    shown = made["brand"]
    assert {name: shown["contact"][name] for name in ("first_name", "last_name", "mobile_phone")} == {
        "first_name": "Ann",
        "last_name": "Archer",
        "mobile_phone": "+12125550100",
    }
    assert (shown["business"]["stock_symbol"], shown["business"]["stock_exchange"]) == ("NWD", "NASDAQ")
    assert _profile(desk, made["id"]) == made


@pytest.mark.parametrize(
    ("section", "field", "value"),
    [
        ("contact", "firstName", "x" * 101),
        ("contact", "lastName", 7),
        ("contact", "mobilePhone", "555"),
        ("business", "stockSymbol", "TOOLONGSYMBOL"),
        ("business", "stockExchange", "nasdaq"),
    ],
)
def test_what_is_wrong_with_them_is_named(desk: World, section: str, field: str, value: Any) -> None:
    brand = {**BRAND, section: {**BRAND[section], field: value}}
    answer = desk.call("POST", "/v3/profiles", {"name": "A", "brand": brand})
    assert list(refusal(answer, 400, "VALIDATION_001")) == [f"brand.{section}.{field}"]


# Campaigns that another provider shares.


@pytest.mark.parametrize(
    ("state", "sharing"),
    [
        (None, None),
        (CampaignState.NOT_SUBMITTED, None),
        (CampaignState.SUBMITTING, "PENDING"),
        (CampaignState.PENDING, "PENDING"),
        (CampaignState.APPROVED, "ACCEPTED"),
        (CampaignState.REJECTED, "DECLINED"),
        (CampaignState.SUSPENDED, None),
    ],
)
def test_a_shared_campaign_says_whether_it_was_accepted(
    desk: World, state: CampaignState | None, sharing: str | None
) -> None:
    profile_id, _, own_id = _tenant(desk)
    path = f"/v3/profiles/{profile_id}/campaigns"
    made = desk.data("POST", path, {"campaign": SHARED})
    assert (made["tcrCampaignId"], made["sharingStatus"], made["registration"]) == ("CSHARE1", None, None)
    if state is not None:
        for campaign_id in (own_id, made["id"]):
            register_campaign(desk, profile_id, campaign_id, state)
    own, shared = desk.data("GET", path)
    assert (shared["tcrCampaignId"], shared["sharingStatus"]) == ("CSHARE1", sharing)
    assert (own["tcrCampaignId"], own["sharingStatus"]) == (None, None)


@pytest.mark.parametrize("wrong", ["C1234", "C123456789", "cshare1", "XSHARE1", "CSHARE 1", 7])
def test_an_id_of_the_registry_has_a_form(desk: World, wrong: Any) -> None:
    profile_id, _, _ = _tenant(desk)
    body = {"campaign": {**CAMPAIGN, "tcrCampaignId": wrong}}
    answer = desk.call("POST", f"/v3/profiles/{profile_id}/campaigns", body)
    assert list(refusal(answer, 400, "VALIDATION_001")) == ["campaign.tcrCampaignId"]


# What needs somebody.


def test_everything_in_effect_is_named_and_nothing_else(desk: World) -> None:
    desk.equip_organization()
    profile_id, brand_id, campaign_id = _tenant(desk)
    desk.data(
        "PATCH", f"/v3/profiles/{profile_id}", {"sending_phone_number": NUMBER, "whatsapp_business_account": WABA}
    )
    gone = desk.data("POST", f"/v3/profiles/{profile_id}/campaigns", {"campaign": dict(CAMPAIGN)})["id"]
    (inherited,) = desk.data("GET", "/v3/organization/campaigns")
    register(desk, profile_id, Kind.BRAND, brand_id, BrandState.VERIFIED)
    register_campaign(desk, profile_id, campaign_id, CampaignState.REJECTED, reasons=[FEEDBACK])
    register_campaign(desk, profile_id, gone, CampaignState.REJECTED)
    register(desk, profile_id, Kind.NUMBER, NUMBER, NumberState.FAILED)
    register(desk, profile_id, Kind.NUMBER, "+12125550177", NumberState.FAILED)
    register(desk, profile_id, Kind.WHATSAPP, WABA["waba_id"], WhatsAppState.BLOCKED)
    register(desk, profile_id, Kind.WHATSAPP, "of-yesterday", WhatsAppState.BLOCKED)
    register_campaign(desk, desk.tenant.id, inherited["id"], CampaignState.EXPIRED)
    assert desk.call("DELETE", f"/v3/profiles/{profile_id}/campaigns/{gone}").status_code == 204

    def needed() -> list[tuple[str, str]]:
        return [(one["kind"], one["subject_id"]) for one in needed_by_vendors(_profile(desk, profile_id))]

    of_channels = [("number", NUMBER), ("whatsapp", WABA["waba_id"])]
    assert needed() == [("campaign", campaign_id), *of_channels]
    desk.data("PATCH", f"/v3/profiles/{profile_id}", {"inherit_tcr_campaign": True})
    assert needed() == [("campaign", inherited["id"]), *of_channels]


def test_a_borrowed_whatsapp_number_worries_who_borrows_it(desk: World) -> None:
    lender = desk.create_profile(whatsapp_business_account=WABA)
    borrower = desk.create_profile(sending_whatsapp_number_profile_id=lender)
    register(desk, lender, Kind.WHATSAPP, WABA["waba_id"], WhatsAppState.NEEDS_PERSON, reasons=[FEEDBACK])
    (needed,) = needed_by_vendors(_profile(desk, borrower))
    assert (needed["kind"], needed["remedy"]) == ("whatsapp", FEEDBACK.remedy)
    assert needed_by_vendors(_profile(desk, lender)) == [needed]


def test_outside_the_registry_nobody_waits_for_it(desk: World) -> None:
    profile_id, brand_id, _ = _tenant(desk)
    register(desk, profile_id, Kind.BRAND, brand_id, BrandState.FAILED)
    foreign = {**BRAND, "compliance": {**BRAND["compliance"], "isTcrApplication": False}}
    assert needed_by_vendors(desk.data("PATCH", f"/v3/profiles/{profile_id}", {"brand": foreign})) == []


def test_a_page_of_profiles_is_as_cheap_as_one(desk: World) -> None:
    """However many profiles wait for somebody, there are as many queries."""

    def statements() -> int:
        seen: list[str] = []

        def note(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
            seen.append(statement)

        sa.event.listen(desk.database.engine, "before_cursor_execute", note)
        try:
            listed = desk.data("GET", "/v3/profiles")["profiles"]
        finally:
            sa.event.remove(desk.database.engine, "before_cursor_execute", note)
        assert {one["action_needed"][0]["code"] for one in listed} == {"TAX_ID"}
        return len(seen)

    counts = []
    for _ in range(3):
        profile_id, _, campaign_id = _tenant(desk)
        _register_brand(desk, profile_id, BrandState.UNVERIFIED, reasons=[FEEDBACK])
        register_campaign(desk, profile_id, campaign_id, CampaignState.REJECTED)
        counts.append(statements())
    assert len(set(counts)) == 1


# The timeline.


def test_the_timeline_shows_every_move(desk: World) -> None:
    desk.equip_organization()
    profile_id, brand_id, campaign_id = _tenant(desk)
    desk.data("PATCH", f"/v3/profiles/{profile_id}", {"description": "A dentist.", "short_name": "Northwind"})
    assert desk.ask_to_complete(profile_id).status_code == 202
    assert desk.timeline(profile_id)["registrations"] == []
    brand = register(
        desk,
        profile_id,
        Kind.BRAND,
        brand_id,
        BrandState.PENDING,
        vendor_id="b-1",
        vendor_fields={"status": "OK"},
        details=Details(is_registered=True),
    )
    register_campaign(desk, profile_id, campaign_id, CampaignState.NOT_SUBMITTED)
    exchange = Exchange("POST", "/v2/10dlc/brand", 200, 41, "brand b-1")
    with desk.database.writing() as transaction:
        for name, is_ignored in (("submitted", False), ("stale", True)):
            registration_moves.insert(
                transaction,
                desk.tenant.id,
                brand.id,
                name=name,
                from_state="submitting",
                to_state="pending",
                is_ignored=is_ignored,
                cause="webhook",
                vendor_fields={"status": "OK"},
                exchanges=[exchange],
            )

    shown = desk.timeline(profile_id)["registrations"]

    assert [(one["kind"], one["subject_id"], one["state"]) for one in shown] == [
        ("brand", brand_id, "pending"),
        ("campaign", campaign_id, "not_submitted"),
    ]
    first = shown[0]
    assert (first["id"], first["vendor_id"], first["words"]) == (brand.id, "b-1", {"status": "OK"})
    assert first["fee"]["amount"] == PRICES.brand.amount
    assert [(move["number"], move["name"], move["is_ignored"]) for move in first["moves"]] == [
        (1, "submitted", False),
        (2, "stale", True),
    ]
    assert first["moves"][0]["exchanges"] == [
        {"method": "POST", "path": "/v2/10dlc/brand", "status": 200, "duration_ms": 41, "answer": "brand b-1"}
    ]
    assert shown[1]["moves"] == []


def test_the_timeline_shows_what_is_inherited_and_lent(desk: World) -> None:
    desk.equip_organization(whatsapp_business_account=WABA)
    (campaign,) = desk.data("GET", "/v3/organization/campaigns")
    profile_id = desk.create_profile()
    assert desk.ask_to_complete(profile_id).status_code == 202
    _register_brand(desk, desk.tenant.id, BrandState.VERIFIED)
    register_campaign(desk, desk.tenant.id, campaign["id"], CampaignState.APPROVED)
    register(desk, desk.tenant.id, Kind.SMS, "+12125550199", SmsState.CONNECTED)
    register(desk, desk.tenant.id, Kind.NUMBER, "+12125550199", NumberState.ASSIGNED)
    register(desk, desk.tenant.id, Kind.WHATSAPP, WABA["waba_id"], WhatsAppState.CONNECTED)
    shown = desk.timeline(profile_id)["registrations"]
    assert [one["kind"] for one in shown] == ["brand", "campaign", "sms", "number", "whatsapp"]
    assert [one["fee"] is None for one in shown] == [False, False, True, True, True]


# Events.


def test_what_happens_to_the_organization_concerns_who_inherits_it(desk: World) -> None:
    desk.equip_organization()
    heir = desk.create_profile()
    half = desk.create_profile(inherit_tcr_campaign=False)
    own = desk.create_profile(brand=dict(BRAND))
    with desk.database.writing() as transaction:
        for event_type in (events.BRAND_VERIFIED, events.CAMPAIGN_APPROVED, events.CHANNEL_BLOCKED):
            webhooks.publish(
                transaction, event_type, org_id=desk.tenant.id, profile_id=None, payload={"kind": "whatsapp"}
            )

    def shared(profile_id: str) -> set[str]:
        found = desk.data("GET", f"/v3/profiles/{profile_id}/events")
        assert found["pagination"]["total_count"] == len(found["events"])
        for event in found["events"]:
            assert (event["profile_id"] is None) == (event["scope"] == "organization")
        return {event["event"] for event in found["events"] if event["scope"] == "organization"}

    assert shared(heir) == {"brand.verified", "campaign.approved"}
    assert shared(half) == {"brand.verified"}
    assert shared(own) == set()
    desk.data("PATCH", "/v3/organization", {"whatsapp_business_account": WABA})
    assert shared(own) == {"channel.blocked"}


# The dry run.


def test_the_dry_run_says_what_reviewers_would_refuse(desk: World) -> None:
    profile_id, _, campaign_id = _tenant(desk)
    before = rows(desk)
    found = desk.data("GET", f"/v3/profiles/{profile_id}/readiness")["findings"]
    assert rows(desk) == before
    assert found
    for finding in found:
        assert list(finding) == ["code", "severity", "subject", "subject_id", "pointer", "why", "fix"]
        assert finding["pointer"].startswith(("/brand", "/campaigns/0"))
    assert campaign_id in {finding["subject_id"] for finding in found if finding["subject"] == "campaign"}


# The published client.


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_published_client_reads_all_of_it(desk: World) -> None:
    profile_id, _, campaign_id = _tenant(desk)
    _register_brand(desk, profile_id, BrandState.UNVERIFIED, reasons=[FEEDBACK])
    register_campaign(desk, profile_id, campaign_id, CampaignState.REJECTED, reasons=[FEEDBACK])
    client = desk.sdk()
    read = client.profiles.retrieve(profile_id).data
    assert read is not None
    assert read.brand is not None
    assert read.brand.contact is not None
    assert client.profiles.list().data is not None
    (campaign,) = client.profiles.campaigns.list(profile_id).data or []
    assert campaign.id == campaign_id
