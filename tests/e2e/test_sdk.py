"""The official client of the API against a real server process, over a real socket: what its users do, and what they get."""

from typing import Any

import pytest
from sent_dm import (
    AuthenticationError,
    BadRequestError,
    NotFoundError,
    PermissionDeniedError,
    Sent,
)
from sent_dm.types.brands_brand_data_param import BrandsBrandDataParam
from sent_dm.types.profile_detail import ProfileDetail
from sent_dm.types.profiles.campaign_data_param import CampaignDataParam
from standardwebhooks import Webhook

from clearsend.domain.access import Role
from tests.world import CAMPAIGN, World, eventually, unknown_id

# The newest client warns that it calls an older surface of the API.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

BRAND_OF_ITS_OWN: BrandsBrandDataParam = {
    "contact": {"name": "Ann Archer", "email": "ann@northwind.example", "phone": "+12125550100"},
    "business": {
        "legal_name": "Northwind Dental LLC",
        "tax_id": "12-3456789",
        "entity_type": "PRIVATE_PROFIT",
        "street": "1 Main Street",
        "city": "Springfield",
        "state": "IL",
        "postal_code": "62701",
        "country": "US",
        "url": "https://northwind.example",
    },
    "compliance": {
        "vertical": "HEALTHCARE",
        "brand_relationship": "SMALL_ACCOUNT",
        "is_tcr_application": True,
        "destination_countries": [{"id": "US", "is_main": True}],
    },
}
REMINDERS: CampaignDataParam = {
    "name": "Reminders",
    "description": "Reminders of appointments that patients have made with Northwind Dental.",
    "type": "App",
    "use_cases": [
        {
            "messaging_use_case_us": "ACCOUNT_NOTIFICATION",
            "sample_messages": ["Northwind Dental: your appointment is tomorrow at 10:00. Reply STOP to opt out."],
        }
    ],
    "message_flow": "Patients tick a box on the booking form at https://northwind.example/book.",
}


def _created(sent: Sent, **fields: Any) -> ProfileDetail:
    described = {"short_name": "Northwind", "description": "A dentist's practice with two locations.", **fields}
    created = sent.profiles.create(name="Northwind Dental", **described).data
    assert created is not None
    return created


def _id_of(profile: ProfileDetail) -> str:
    assert profile.id is not None
    return profile.id


def _refusal(caught: BadRequestError) -> Any:
    assert isinstance(caught.body, dict)
    assert caught.body["success"] is False
    assert caught.body["data"] is None
    return caught.body["error"]


def test_a_tenant_from_its_creation_to_the_callback(served: World) -> None:
    served.equip_organization()
    sent = served.sdk()

    profile = _created(sent)
    profile_id = _id_of(profile)
    assert (profile.status, profile.inherit_tcr_brand, profile.sending_phone_number) == ("incomplete", True, None)

    patched = sent.profiles.update(
        profile_id,
        sending_phone_number="+12125550123",
        billing_contact={"name": "Bo Bell", "email": "bo@northwind.example"},
        billing_model="profile",
    ).data
    assert patched is not None
    assert patched.sending_phone_number == "+12125550123"
    assert patched.billing_contact is not None
    assert patched.billing_contact.email == "bo@northwind.example"
    assert patched.description == profile.description

    accepted = sent.profiles.complete(profile_id, web_hook_url=f"{served.inbox.url}/done")
    assert accepted.success is True
    assert accepted.data is not None
    assert (accepted.data.status, accepted.data.message) == (None, "Profile completion in progress")

    (callback,) = served.inbox.wait_for(1, 180)
    callback.verify(served.tenant.signing_secret)
    assert Webhook(served.tenant.signing_secret).verify(callback.body, dict(callback.headers)) == callback.json()
    told = callback.json()
    assert (callback.method, callback.path) == ("POST", "/done")
    assert (told["profileId"], told["success"], told["status"]) == (profile_id, True, "COMPLETED")

    read = sent.profiles.retrieve(profile_id).data
    assert read is not None
    assert read.status == "completed"

    again = sent.profiles.with_raw_response.complete(profile_id, web_hook_url=f"{served.inbox.url}/again")
    assert again.status_code == 200
    completed = again.parse().data
    assert completed is not None
    assert (completed.status, completed.message) == ("completed", "Profile is already completed")
    assert len(served.inbox.received) == 1


def test_a_tenant_with_campaigns_of_its_own(served: World) -> None:
    served.equip_organization()
    sent = served.sdk()
    profile = _created(sent, brand=BRAND_OF_ITS_OWN)
    profile_id = _id_of(profile)
    assert profile.brand is not None
    assert profile.brand.compliance is not None
    assert profile.brand.compliance.destination_countries is not None
    assert profile.brand.compliance.destination_countries[0].is_main is True
    assert (profile.inherit_tcr_brand, profile.inherit_tcr_campaign) == (False, False)

    campaigns = sent.profiles.campaigns
    assert campaigns.list(profile_id).data == []
    created = campaigns.create(profile_id, campaign=REMINDERS).data
    assert created is not None
    assert created.id is not None
    assert created.use_cases is not None
    assert created.use_cases[0].messaging_use_case_us == "ACCOUNT_NOTIFICATION"

    updated = campaigns.update(created.id, profile_id=profile_id, campaign={**REMINDERS, "name": "Recalls"}).data
    assert updated is not None
    assert (updated.id, updated.name, updated.message_flow) == (created.id, "Recalls", REMINDERS["message_flow"])
    second = campaigns.create(profile_id, campaign=REMINDERS).data
    assert second is not None
    assert second.id is not None
    assert len(campaigns.list(profile_id).data or []) == 2

    campaigns.delete(created.id, profile_id=profile_id)
    assert [campaign.id for campaign in campaigns.list(profile_id).data or []] == [second.id]
    with pytest.raises(NotFoundError):
        campaigns.delete(created.id, profile_id=profile_id)

    sent.profiles.complete(profile_id, web_hook_url=served.inbox.url)
    (callback,) = served.inbox.wait_for(1, 180)
    assert callback.json()["status"] == "SUBMITTED"
    read = sent.profiles.retrieve(profile_id).data
    assert read is not None
    assert read.status == "submitted"


def test_lists_and_deletions(served: World) -> None:
    sent = served.sdk()
    nobody = sent.profiles.list().data
    assert nobody is not None
    assert nobody.profiles == []

    ids = [_id_of(_created(sent)) for _ in range(3)]
    listed = sent.profiles.list().data
    assert listed is not None
    assert [profile.id for profile in listed.profiles or []] == ids

    deleted = sent.profiles.with_raw_response.delete(ids[1])
    assert (deleted.status_code, deleted.read()) == (204, b"")
    with pytest.raises(NotFoundError):
        sent.profiles.retrieve(ids[1])
    with pytest.raises(NotFoundError):
        sent.profiles.complete(ids[1], web_hook_url=served.inbox.url)
    left = sent.profiles.list().data
    assert left is not None
    assert [profile.id for profile in left.profiles or []] == [ids[0], ids[2]]


def test_a_sandbox_call_leaves_no_trace(served: World) -> None:
    served.equip_organization()
    sent = served.sdk()
    profile_id = _id_of(_created(sent))
    before = served.data("GET", f"/v3/profiles/{profile_id}")

    previewed = sent.profiles.with_raw_response.create(name="Nobody", sandbox=True)
    assert (previewed.status_code, previewed.headers["x-sandbox"]) == (201, "true")
    changed = sent.profiles.with_raw_response.update(profile_id, description="Another one.", sandbox=True)
    assert (changed.status_code, changed.headers["x-sandbox"]) == (200, "true")
    accepted = sent.profiles.with_raw_response.complete(unknown_id(), web_hook_url=served.inbox.url, sandbox=True)
    assert (accepted.status_code, accepted.headers["x-sandbox"]) == (202, "true")
    assert accepted.parse().data is not None
    written = sent.profiles.campaigns.with_raw_response.create(profile_id, campaign=REMINDERS, sandbox=True)
    assert (written.status_code, written.headers["x-sandbox"]) == (201, "true")
    deleted = sent.profiles.with_raw_response.delete(profile_id, sandbox=True)
    assert (deleted.status_code, deleted.headers["x-sandbox"]) == (204, "true")

    listed = sent.profiles.list().data
    assert listed is not None
    assert [profile.id for profile in listed.profiles or []] == [profile_id]
    assert served.data("GET", f"/v3/profiles/{profile_id}") == before
    assert served.call("GET", f"/v3/profiles/{profile_id}/completion").status_code == 404
    assert len(served.data("GET", "/v3/organization/campaigns")) == 1
    assert [event["event"] for event in served.data("GET", f"/v3/profiles/{profile_id}/events")["events"]] == [
        "profile.created"
    ]
    assert served.inbox.received == ()
    assert "x-sandbox" not in sent.profiles.with_raw_response.retrieve(profile_id).headers


def test_a_repeated_call_is_one_call(served: World) -> None:
    served.equip_organization()
    sent = served.sdk()
    key = "req_abc123_retry1"

    first = sent.profiles.with_raw_response.create(name="Northwind", idempotency_key=key)
    second = sent.profiles.with_raw_response.create(name="Northwind", idempotency_key=key)
    assert (first.status_code, second.status_code) == (201, 201)
    assert second.read() == first.read()
    assert second.headers["idempotent-replayed"] == "true"
    assert second.headers["x-original-request-id"] == first.headers["x-request-id"]
    assert second.headers["x-request-id"] != first.headers["x-request-id"]
    assert "idempotent-replayed" not in first.headers
    listed = sent.profiles.list().data
    assert listed is not None
    assert len(listed.profiles or []) == 1

    # The same key elsewhere is another call: the client's own examples use one key for everything.
    profile_id = _id_of(_created(sent))
    asked = sent.profiles.with_raw_response.complete(profile_id, web_hook_url=served.inbox.url, idempotency_key=key)
    assert asked.status_code == 202
    assert "idempotent-replayed" not in asked.headers
    eventually(lambda: sent.profiles.retrieve(profile_id).data, lambda seen: seen.status == "completed", what="the end")
    replayed = sent.profiles.with_raw_response.complete(profile_id, web_hook_url=served.inbox.url, idempotency_key=key)
    assert (replayed.status_code, replayed.read()) == (202, asked.read())
    assert replayed.headers["x-original-request-id"] == asked.headers["x-request-id"]
    assert len(served.inbox.wait_for(1, 180)) == 1


def test_everything_that_is_missing_is_named_at_once(served: World) -> None:
    sent = served.sdk()
    created = sent.profiles.create(name="Bare").data
    assert created is not None
    profile_id = _id_of(created)

    with pytest.raises(BadRequestError) as inheriting:
        sent.profiles.complete(profile_id, web_hook_url=served.inbox.url)
    error = _refusal(inheriting.value)
    assert (error["code"], error["message"]) == ("VALIDATION_001", "Request validation failed")
    assert set(error["details"]) == {"short_name", "description", "inherit_tcr_brand", "inherit_tcr_campaign"}
    assert all(sentence for sentences in error["details"].values() for sentence in sentences)

    sent.profiles.update(profile_id, brand=BRAND_OF_ITS_OWN, inherit_tcr_campaign=False, short_name="Bare")
    with pytest.raises(BadRequestError) as independent:
        sent.profiles.complete(profile_id, web_hook_url=served.inbox.url)
    assert set(_refusal(independent.value)["details"]) == {"description", "campaigns"}
    assert served.call("GET", f"/v3/profiles/{profile_id}/completion").status_code == 404


def test_refusals_are_the_exceptions_that_users_catch(served: World) -> None:
    sent = served.sdk()
    profile_id = _id_of(_created(sent))

    with pytest.raises(AuthenticationError) as nobody:
        served.sdk("cs_not-a-key").profiles.list()
    assert isinstance(nobody.value.body, dict)
    assert nobody.value.body["error"]["code"] == "AUTH_002"

    developer = served.sdk(served.key_for(Role.DEVELOPER))
    assert developer.profiles.retrieve(profile_id).data is not None
    with pytest.raises(PermissionDeniedError) as forbidden:
        developer.profiles.complete(profile_id, web_hook_url=served.inbox.url)
    assert isinstance(forbidden.value.body, dict)
    assert forbidden.value.body["error"]["code"] == "AUTH_004"

    foreign = served.sdk(served.found("Somebody else").api_key)
    for reader, wanted in ((sent, unknown_id()), (foreign, profile_id)):
        with pytest.raises(NotFoundError) as unknown:
            reader.profiles.retrieve(wanted)
        assert isinstance(unknown.value.body, dict)
        assert unknown.value.body["error"]["code"] == "RESOURCE_014"

    with pytest.raises(BadRequestError) as malformed:
        sent.profiles.complete(profile_id, web_hook_url="ftp://example.com/")
    assert set(_refusal(malformed.value)["details"]) == {"webHookUrl"}
    with pytest.raises(BadRequestError) as no_uuid:
        sent.profiles.retrieve("not-a-uuid")
    assert _refusal(no_uuid.value)["message"] == "Invalid profile ID format"


def test_acting_for_a_profile(served: World) -> None:
    sent = served.sdk()
    profile_id = _id_of(_created(sent))
    bound = served.sdk(served.key_for(Role.ADMIN, profile_id=profile_id))

    acted = sent.profiles.update(profile_id, description="Changed on its behalf.", x_profile_id=profile_id).data
    assert acted is not None
    assert acted.description == "Changed on its behalf."
    with pytest.raises(NotFoundError):
        sent.profiles.retrieve(profile_id, x_profile_id=unknown_id())
    with pytest.raises(BadRequestError) as no_uuid:
        sent.profiles.retrieve(profile_id, x_profile_id="not-a-uuid")
    assert _refusal(no_uuid.value)["code"] == "VALIDATION_003"
    with pytest.raises(PermissionDeniedError):
        bound.profiles.retrieve(profile_id, x_profile_id=profile_id)
    own = bound.profiles.retrieve(profile_id).data
    assert own is not None
    assert own.id == profile_id


def test_inherited_campaigns_are_shown_and_cannot_be_changed(served: World) -> None:
    served.equip_organization()
    sent = served.sdk()
    profile_id = _id_of(_created(sent))

    (inherited,) = sent.profiles.campaigns.list(profile_id).data or []

    assert inherited.name == CAMPAIGN["name"]
    assert inherited.id is not None
    with pytest.raises(BadRequestError) as caught:
        sent.profiles.campaigns.create(profile_id, campaign=REMINDERS)
    assert set(_refusal(caught.value)["details"]) == {"inherit_tcr_campaign"}
    with pytest.raises(BadRequestError):
        sent.profiles.campaigns.delete(inherited.id, profile_id=profile_id)


def test_webhooks_from_their_creation_to_the_last_redelivery(served: World) -> None:
    sent, inbox = served.sdk(), served.inbox
    webhooks = sent.webhooks
    created = webhooks.create(
        display_name="Onboarding",
        endpoint_url=f"{inbox.url}/events",
        event_types=["profile", "webhook"],
        event_filters={"profile": ["created"]},
        idempotency_key="req_abc123_retry1",
    ).data
    assert created is not None
    assert created.id is not None
    assert created.signing_secret is not None
    for name in ("Second", "Third"):
        webhooks.create(display_name=name, event_types=["brand"])

    assert [it.display_name for it in webhooks.list(page_size=1)] == ["Onboarding", "Second", "Third"]
    assert [it.display_name for it in webhooks.list(search="SECOND", is_active=True)] == ["Second"]
    read = webhooks.retrieve(created.id).data
    assert read is not None
    assert (read.signing_secret, read.customer_id, read.event_filters) == (
        None,
        served.tenant.id,
        {"profile": ["created"]},
    )
    updated = webhooks.update(created.id, display_name="Onboarding", retry_count=1, timeout_seconds=60).data
    assert updated is not None
    assert (updated.retry_count, updated.timeout_seconds, updated.event_types) == (1, 60, ["profile", "webhook"])
    kinds = webhooks.list_event_types().data
    assert kinds is not None
    assert {it.name for it in kinds.event_types or []} >= {"profile", "completion", "brand", "campaign", "number"}

    tested = webhooks.test(created.id, event_type="profile.created").data
    assert tested is not None
    assert tested.success is True
    (trial,) = inbox.wait_for(1, 180)
    assert Webhook(created.signing_secret).verify(trial.body, dict(trial.headers)) == trial.json()
    assert (trial.path, trial.headers["x-webhook-id"]) == ("/events", created.id)
    assert (trial.json()["field"], trial.json()["event"]) == ("profile", "profile.created")

    rotated = webhooks.rotate_secret(created.id).data
    assert rotated is not None
    assert rotated.signing_secret not in (None, created.signing_secret)
    profile_id = _id_of(_created(sent))
    sent.profiles.update(profile_id, description="Filtered out.")
    told = inbox.wait_for(2, 180)[1]
    assert told.json()["payload"]["profile_id"] == profile_id
    told.verify(rotated.signing_secret or "")
    for secret in (rotated.signing_secret or "", created.signing_secret):
        assert Webhook(secret).verify(told.body, dict(told.headers)) == told.json()

    for is_active in (False, True):
        toggled = webhooks.toggle_status(created.id, is_active=is_active).data
        assert toggled is not None
        assert toggled.is_active is is_active
        if not is_active:
            with pytest.raises(BadRequestError) as caught:
                webhooks.test(created.id, event_type="profile.created")
            assert _refusal(caught.value)["code"] == "BUSINESS_010"

    # Its strict types know no families but its own, although it says that there may be others; its usual ones take them.
    usual = Sent(api_key=served.tenant.api_key, base_url=served.base_url, max_retries=0).webhooks
    log = eventually(
        lambda: list(usual.list_events(created.id or "", page_size=1)),
        lambda found: all(it.delivery_status == "delivered" for it in found),
        what="both entries of the log",
    )
    assert [it.event_type for it in log] == ["profile.created", "webhook.test"]
    assert (log[0].http_status_code, log[0].delivery_attempts, log[0].error_message) == (200, 1, None)
    assert log[0].event_data is not None
    assert log[0].event_data.event == "profile.created"
    event_id = told.headers["x-webhook-event-id"]
    assert served.call("POST", f"/v3/webhooks/{created.id}/events/{event_id}/redeliver").status_code == 202
    again = inbox.wait_for(3, 180)[2]
    assert (again.body, again.headers["x-webhook-event-id"]) == (told.body, event_id)

    webhooks.delete(created.id)
    with pytest.raises(NotFoundError):
        webhooks.retrieve(created.id)
    assert [it.display_name for it in webhooks.list()] == ["Second", "Third"]
    with pytest.raises(BadRequestError) as wrong:
        webhooks.create(display_name="x", retry_count=9)
    assert _refusal(wrong.value)["code"] == "VALIDATION_005"
    with pytest.raises(PermissionDeniedError):
        served.sdk(served.key_for(Role.OWNER, profile_id=profile_id)).webhooks.list()
    assert len(inbox.received) == 3
