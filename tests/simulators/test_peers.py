"""Clients that nobody here wrote, talking to the simulators: they parse what the vendors really send. Skipped without them."""

import json
from collections.abc import Iterator

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from clearsend.simulators.server import running
from clearsend.simulators.whatsapp.graph import APP_ID
from clearsend.simulators.whatsapp.webhooks import APP_SECRET, SENT_FIELDS
from tests.providers.simulated import API_KEY, TOKEN, Simulated, listening, simulated
from tests.world import eventually


@pytest.fixture
def world() -> Iterator[Simulated]:
    with simulated() as world:
        yield world


def test_telnyxs_own_client_connects_a_number(world: Simulated) -> None:
    telnyx = pytest.importorskip("telnyx", reason="the official client of Telnyx is not installed")
    client = telnyx.Telnyx(api_key=API_KEY, base_url=f"{world.base_url}/telnyx/v2", max_retries=0)
    profile = client.messaging_profiles.create(name="prof_1", whitelisted_destinations=["US"]).data
    listed = list(client.messaging_profiles.list(filter={"name": "prof_1"}))
    assert [item.id for item in listed] == [profile.id]
    assert [item.id for item in client.messaging_profiles.list(filter_name_contains="rof")] == [profile.id]
    [number] = client.phone_numbers.list(filter={"phone_number": "+12125550100"})
    client.phone_numbers.messaging.update(number.id, messaging_profile_id=profile.id)
    settings = client.phone_numbers.messaging.retrieve(number.id).data
    assert (settings.phone_number, settings.messaging_profile_id) == ("+12125550100", profile.id)
    assert [item.id for item in client.messaging_profiles.list_phone_numbers(profile.id)] == [number.id]
    with pytest.raises(telnyx.NotFoundError) as caught:
        client.messaging_profiles.retrieve("none")
    assert caught.value.body["errors"][0]["code"] == "10005"
    world.fail("telnyx", "GET /messaging_profiles", 429)
    with pytest.raises(telnyx.RateLimitError):
        client.messaging_profiles.list()


def test_telnyxs_own_client_registers_a_brand_and_a_campaign(world: Simulated) -> None:
    telnyx = pytest.importorskip("telnyx", reason="the official client of Telnyx is not installed")
    client = telnyx.Telnyx(
        api_key=API_KEY,
        base_url=f"{world.base_url}/telnyx/v2",
        max_retries=0,
        _strict_response_validation=True,
    )
    registry = client.messaging_10dlc
    created = registry.brand.create(
        entity_type="PRIVATE_PROFIT",
        display_name="Northwind Dental",
        company_name="Northwind Dental LLC",
        ein="12-3456789",
        country="US",
        email="ann@northwind.example",
        vertical="HEALTHCARE",
    )
    assert (created.status, created.identity_status) == ("REGISTRATION_PENDING", "UNVERIFIED")
    world.clock.advance(seconds=1)
    brand = registry.brand.retrieve(created.brand_id)
    assert (brand.status, brand.identity_status, brand.assigned_campaigns_count) == ("OK", "VERIFIED", 0)
    assert [found.brand_id for found in registry.brand.list(display_name="Northwind Dental")] == [created.brand_id]
    qualified = registry.campaign_builder.brand.qualify_by_usecase("MIXED", brand_id=created.brand_id)
    assert (qualified.min_sub_usecases, qualified.max_sub_usecases) == (2, 5)
    submitted = registry.campaign_builder.submit(
        brand_id=created.brand_id,
        description="Reminders of appointments that patients have made with the practice.",
        usecase="MIXED",
        sub_usecases=["ACCOUNT_NOTIFICATION", "CUSTOMER_CARE"],
        message_flow="Patients tick a box on the booking form of the practice's website.",
        sample1="Northwind Dental: your appointment is tomorrow. Reply STOP to opt out.",
        reference_id="intent-1",
    )
    assert submitted.campaign_status == "TCR_PENDING"
    world.clock.advance(seconds=3)
    [campaign] = registry.campaign.list(brand_id=created.brand_id)
    assert (campaign.campaign_id, campaign.reference_id) == (submitted.campaign_id, "intent-1")
    assert campaign.campaign_status == "MNO_PROVISIONED"

    profile = client.messaging_profiles.create(name="prof_1", whitelisted_destinations=["US"]).data
    [number] = client.phone_numbers.list(filter={"phone_number": "+12125550100"})
    client.phone_numbers.messaging.update(number.id, messaging_profile_id=profile.id)
    with pytest.raises(telnyx.NotFoundError):
        registry.phone_number_campaigns.retrieve("+12125550100")
    assignment = registry.phone_number_campaigns.create(phone_number="+12125550100", campaign_id=submitted.campaign_id)
    assert assignment.assignment_status == "PENDING_ASSIGNMENT"
    world.clock.advance(seconds=1)
    assert registry.phone_number_campaigns.retrieve("+12125550100").assignment_status == "ASSIGNED"

    world.control("telnyx", "decide", kind="campaign", id="intent-1", outcome="mno_rejected", reason="Opt-in unclear")
    rejected = registry.campaign.retrieve(submitted.campaign_id)
    assert (rejected.campaign_status, rejected.failure_reasons) == ("MNO_REJECTED", "Opt-in unclear")
    assert registry.campaign.submit_appeal(submitted.campaign_id, appeal_reason="It was mended").appealed_at
    assert registry.campaign.retrieve(submitted.campaign_id).campaign_status == "TCR_ACCEPTED"
    with pytest.raises(telnyx.BadRequestError) as caught:
        registry.brand.delete(created.brand_id)
    assert caught.value.body["errors"][0]["code"] == "40332"


def test_telnyxs_own_client_verifies_a_sole_proprietor(world: Simulated) -> None:
    telnyx = pytest.importorskip("telnyx", reason="the official client of Telnyx is not installed")
    client = telnyx.Telnyx(api_key=API_KEY, base_url=f"{world.base_url}/telnyx/v2", max_retries=0)
    with listening() as inbox:
        created = client.messaging_10dlc.brand.create(
            entity_type="SOLE_PROPRIETOR",
            display_name="Ann Archer",
            first_name="Ann",
            last_name="Archer",
            phone="+12125550101",
            mobile_phone="+12125550102",
            street="1 Main Street",
            city="Springfield",
            state="IL",
            postal_code="62701",
            country="US",
            email="ann@northwind.example",
            vertical="HEALTHCARE",
            webhook_url=inbox.url,
        )
        otp = client.messaging_10dlc.brand.trigger_sms_otp(
            created.brand_id, pin_sms="Your PIN is @OTP_PIN@", success_sms="Thank you."
        )
        [handset] = world.see("telnyx", "state")["handsets"]
        client.messaging_10dlc.brand.verify_sms_otp(
            created.brand_id, otp_pin=handset["messages"][0]["text"].split()[-1]
        )
        status = client.messaging_10dlc.brand.get_sms_otp_by_reference(otp.reference_id, brand_id=created.brand_id)
        assert status.verify_date
        [received] = inbox.wait_for(1)
    assert received.payload["eventType"] == "BRAND_OTP_VERIFIED"


def test_pywa_registers_a_number(world: Simulated) -> None:
    pywa = pytest.importorskip("pywa", reason="pywa is not installed")
    errors = pytest.importorskip("pywa.errors")
    client = pywa.WhatsApp(phone_id="10293847561", token=TOKEN, waba_id="1029384756")
    # Its address is fixed; only the session underneath can be pointed elsewhere.
    client.api._session.base_url = httpx.URL(f"{world.base_url}/whatsapp/v25.0/")
    assert client.get_business_account().id == "1029384756"
    [number] = client.get_business_phone_numbers()
    assert (number.id, number.code_verification_status) == ("10293847561", "VERIFIED")
    assert client.register_phone_number(pin="271828")
    assert client.get_business_phone_number().platform_type == "CLOUD_API"
    with pytest.raises(errors.WhatsAppError) as caught:
        client.register_phone_number(pin="000000")
    assert caught.value.code == 133005
    assert client.deregister_phone_number()


def test_pywa_sets_the_webhook_of_the_app_and_of_an_account(world: Simulated) -> None:
    pywa = pytest.importorskip("pywa", reason="pywa is not installed")
    utils = pytest.importorskip("pywa.utils")
    updates = pytest.importorskip("pywa.types.account_update")
    client = pywa.WhatsApp(phone_id="8800041", token=TOKEN, waba_id="880004")
    client.api._session.base_url = httpx.URL(f"{world.base_url}/whatsapp/v25.0/")
    assert client.request_verification_code(code_method="SMS", language_code="en")
    assert client.verify_phone_number("555555")
    posts: list[tuple[bytes, str]] = []

    async def receive(request: Request) -> PlainTextResponse:
        if request.method == "POST":
            posts.append((await request.body(), request.headers["x-hub-signature-256"]))
        return PlainTextResponse(request.query_params.get("hub.challenge", ""))

    with running(Starlette(routes=[Route("/hook", receive, methods=["GET", "POST"])])) as address:
        token = client.get_app_access_token(app_id=int(APP_ID), app_secret=APP_SECRET)
        assert client.set_app_callback_url(int(APP_ID), token, f"{address}/hook", "verify", SENT_FIELDS)
        assert world.meta.post("/880004/subscribed_apps").is_success
        assert client.override_waba_callback_url(f"{address}/hook", "verify")
        decision = {"kind": "account", "id": "880004", "outcome": "disabled"}
        assert world.control("whatsapp", "decide", **decision).is_success
        eventually(lambda: len(posts), lambda count: count >= 2, what="both webhooks", pause_seconds=0.01)
    assert [utils.webhook_updates_validator(APP_SECRET, *post) for post in posts] == [True, True]
    told = [updates.AccountUpdate.from_update(client, json.loads(body)) for body, _ in posts]
    [ban] = [update.ban_info for update in told if update.ban_info]
    assert (ban.state, ban.date) == (updates.WABABanState.DISABLE, world.clock().date())
    [installed] = [update.waba_info for update in told if update.waba_info]
    assert (installed.id, installed.partner_app_id) == ("880004", APP_ID)
