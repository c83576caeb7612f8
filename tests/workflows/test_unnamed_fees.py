"""No fee that nobody named: every call that changes something, on a profile that was never completed, one that waits for its
registration and one that is able to send, with the vendor's webhooks in between; then the vendor's ledger is read.

The fee that a call may cause is what it named before: without `acceptFee`, in its refusal; of a completion, what submitting each
thing alone says that it costs.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any

import httpx
import pytest
import sqlalchemy as sa

from clearsend.api.call import Route
from clearsend.api.routes import ROUTES
from clearsend.domain.access import Role
from clearsend.store.foundation.tables import inbox
from tests.store import stock
from tests.world import BRAND, CAMPAIGN, GENERAL, World, eventually

MUTATING = [route for route in ROUTES if route.is_mutation]


class Stage(StrEnum):
    """Where a profile stands when it is called."""

    INCOMPLETE = "incomplete"
    SUBMITTED = "submitted"
    COMPLETED = "completed"


@dataclass(frozen=True)
class Subject:
    """A profile of one stage, with a draft of a campaign, and one that the registry has where the profile was ever completed."""

    stage: Stage
    profile_id: str
    draft_id: str
    known_id: str | None

    @property
    def path(self) -> str:
        return f"/v3/profiles/{self.profile_id}"


# A body by which each call does all that it can; `acceptFee` is added where the test says so. A new route fails here until
# somebody has thought about what it may cost.
OTHER_WORDS = {**CAMPAIGN, "description": f"{CAMPAIGN['description']} They are sent the day before."}
BODIES: Mapping[str, Callable[[World], dict[str, Any]]] = {
    "createProfile": lambda _: {**GENERAL, "brand": dict(BRAND), "sending_phone_number": "+12125550177"},
    "updateProfile": lambda _: {
        "brand": {**BRAND, "contact": {**BRAND["contact"], "email": "other@northwind.example"}},
        "sending_phone_number": None,
    },
    "deleteProfile": lambda _: {},
    "restoreProfile": lambda _: {},
    "releaseProfile": lambda _: {"confirm": True},
    "reviewProfile": lambda _: {"decision": "approve"},
    "proveBrand": lambda _: {"resend": True},
    "submitBrand": lambda _: {},
    "orderNumber": lambda _: {"areaCode": "212"},
    "completeProfile": lambda world: {"webHookUrl": f"{world.inbox.url}/done"},
    "createCampaign": lambda _: {"campaign": dict(CAMPAIGN)},
    "replaceCampaign": lambda _: {"campaign": OTHER_WORDS},
    "submitCampaign": lambda _: {},
    "resubmitCampaign": lambda _: {},
    "deleteCampaign": lambda _: {},
    "updateOrganization": lambda _: {"name": "Northwind Group", "brand": dict(BRAND)},
    "createOrganizationCampaign": lambda _: {"campaign": dict(CAMPAIGN)},
    "replaceOrganizationCampaign": lambda _: {"campaign": OTHER_WORDS},
    "submitOrganizationBrand": lambda _: {},
    "submitOrganizationCampaign": lambda _: {},
    "resubmitOrganizationCampaign": lambda _: {},
    "deleteOrganizationCampaign": lambda _: {},
    "createWebhook": lambda world: {"display_name": "Ours", "endpoint_url": f"{world.inbox.url}/hook"},
    "updateWebhook": lambda _: {"display_name": "Ours"},
    "deleteWebhook": lambda _: {},
    "rotateWebhookSecret": lambda _: {},
    "testWebhook": lambda _: {"event_type": "brand.verified"},
    "toggleWebhookStatus": lambda _: {"is_active": True},
    "redeliverWebhookEvent": lambda _: {},
}


@dataclass
class Desk:
    """An installation with an organization that has a brand and a campaign of its own, and profiles of every stage."""

    world: World
    org_draft_id: str = ""
    webhook_id: str = ""
    event_id: str = ""
    keys: dict[str, str] = field(default_factory=dict)

    def prepare(self, **settings: Any) -> None:
        world = self.world
        world.telnyx.approve_after(0)
        world.start(**settings)
        world.equip_organization()
        world.complete(world.create_profile())
        eventually(
            lambda: [row["status"] for row in world.data("GET", "/v3/organization/campaigns")],
            lambda found: found == ["ACTIVE"],
            what="the organization's campaign",
        )
        self.org_draft_id = world.data("POST", "/v3/organization/campaigns", {"campaign": dict(CAMPAIGN)})["id"]
        webhook = {"display_name": "Ours", "endpoint_url": f"{world.inbox.url}/hook"}
        self.webhook_id = world.data("POST", "/v3/webhooks", webhook)["id"]
        tested = world.data("POST", f"/v3/webhooks/{self.webhook_id}/test", {"event_type": "brand.verified"})
        self.event_id = tested["event_id"]

    def subjects(self, stage: Stage, count: int) -> list[Subject]:
        """Profiles of that stage, each with a draft that nobody has agreed to pay for."""
        begun = [self._begin(stage, number) for number in range(count)]
        return [self._settle(stage, *one) for one in begun]

    def _begin(self, stage: Stage, number: int) -> tuple[str, str | None]:
        world = self.world
        profile_id = world.create_profile(
            brand={**BRAND, "contact": {**BRAND["contact"], "businessName": f"{stage} {number}"}},
            sending_phone_number=f"+1{646 + list(Stage).index(stage)}555{number:04d}",
        )
        if stage is Stage.INCOMPLETE:
            return profile_id, None
        path = f"/v3/profiles/{profile_id}/campaigns"
        known_id = str(world.data("POST", path, {"campaign": dict(CAMPAIGN)})["id"])
        assert world.ask_to_complete(profile_id).status_code == 202
        return profile_id, known_id

    def _settle(self, stage: Stage, profile_id: str, known_id: str | None) -> Subject:
        draft = {"campaign": dict(CAMPAIGN)}
        subject = Subject(stage, profile_id, "", known_id)
        if stage is Stage.COMPLETED:
            self.await_status(subject, "completed")
        if stage is Stage.SUBMITTED:
            eventually(lambda: self._verify(subject), lambda state: state == "pending", what="the review", seconds=120)
        draft_id = self.world.data("POST", f"{subject.path}/campaigns", draft)["id"]
        return Subject(stage, profile_id, draft_id, known_id)

    def _verify(self, subject: Subject) -> str | None:
        """The registry knows every brand that it has; where the profile's own campaign stands then."""
        for brand in self.world.telnyx.state()["brands"]:
            if brand["identityStatus"] != "VERIFIED":
                self.world.telnyx.decide("brand", brand["brandId"], "verified")
        return self.state_of(subject)

    def state_of(self, subject: Subject) -> str | None:
        rows = self.world.data("GET", f"{subject.path}/campaigns")
        found = next(row["registration"] for row in rows if row["id"] == subject.known_id)
        return None if found is None else str(found["state"])

    def await_status(self, subject: Subject, status: str) -> None:
        eventually(
            lambda: self.world.data("GET", subject.path)["status"],
            lambda found: found == status,
            what=f"{status} of {subject}",
            seconds=120,
        )

    def reject(self, subject: Subject) -> None:
        """The reviewers refuse the campaign that the registry has."""
        rows = self.world.data("GET", f"{subject.path}/campaigns")
        vendor_id = next(row["telnyxCampaignId"] for row in rows if row["id"] == subject.known_id)
        self.world.telnyx.decide("campaign", vendor_id, "rejected", "Please add a link to the opt-in form.")
        eventually(lambda: self.state_of(subject), lambda state: state == "rejected", what="the rejection", seconds=120)

    def key_of(self, profile_id: str) -> str:
        if profile_id not in self.keys:
            self.keys[profile_id] = self.world.key_for(Role.OWNER, profile_id=profile_id)
        return self.keys[profile_id]

    def stir(self) -> None:
        """The vendor sends webhooks about everything that it has, whether anything has changed or not; then all comes to rest."""
        state = self.world.telnyx.state()
        for brand in state["brands"]:
            self.world.telnyx.decide("brand", brand["brandId"], "verified")
        for campaign in state["campaigns"]:
            self.world.telnyx.decide("campaign", campaign["campaignId"], campaign["campaignStatus"].lower())
        eventually(self._unsettled, lambda found: not found, what="rest", seconds=180)

    def _unsettled(self) -> list[str]:
        """What somebody works on, and the webhooks that were sent and not applied."""
        sent = {webhook["body"]["data"]["id"] for webhook in self.world.telnyx.webhooks()}
        with self.world.database.reading() as transaction:
            applied = set(
                transaction.connection.execute(
                    sa.select(inbox.c.notice_id).where(inbox.c.applied_at.is_not(None))
                ).scalars()
            )
            open_ones = [
                str(one["kind"])
                for one in stock.jobs(transaction)
                if one["kind"] in _REGISTERING and one["state"] != "idle"
            ]
        return [*open_ones, *(sent - applied)]

    @property
    def ledger(self) -> Counter[str]:
        return Counter(f"{fee['what']} {fee['dollars']} of {fee['of']}" for fee in self.world.telnyx.state()["fees"])


_REGISTERING = ("advance_registration", "complete_profile", "apply_provider_event", "tell_followers")


def test_every_route_is_thought_of() -> None:
    assert {route.operation_id for route in MUTATING} == set(BODIES)


@pytest.mark.long
def test_no_call_causes_a_fee_that_nobody_named(world: World) -> None:
    """With the profile's own key, also with `acceptFee`; with one of the organization, which accepts no fee."""
    desk = Desk(world)
    desk.prepare()
    on_profiles = [route for route in MUTATING if "{profileId}" in route.path]
    asked: list[tuple[Route, Subject]] = []
    for stage in (Stage.INCOMPLETE, Stage.COMPLETED, Stage.SUBMITTED):
        if stage is Stage.SUBMITTED:
            # Whatever is submitted from here on stays with the reviewers.
            world.telnyx.approve_after(0, automatic=False)
        asked += zip(on_profiles, desk.subjects(stage, len(on_profiles)), strict=True)
    prepared = [(route, subject, _prepared(desk, route, subject)) for route, subject in asked]
    desk.stir()
    before = desk.ledger

    named = Decimal(0)
    told: list[str] = []
    for route, subject, path in prepared:
        named += _completion_price(desk, subject) if route.operation_id == "completeProfile" else 0
        for whose, answer in _calls(desk, route, subject, path):
            told.append(f"{subject.stage:10} {whose:13} {answer.status_code} {route.method} {route.path}")
            assert answer.status_code < 500, answer.text
    for route in MUTATING:
        if "{profileId}" not in route.path:
            path = route.path.replace("{campaignId}", desk.org_draft_id).replace("{eventId}", desk.event_id)
            path = path.replace("{webhookId}", desk.webhook_id)
            answer = world.call(route.method, path, BODIES[route.operation_id](world))
            told.append(f"{'':10} {'organization':13} {answer.status_code} {route.method} {route.path}")
            assert answer.status_code < 500, answer.text
    desk.stir()
    desk.stir()

    caused = desk.ledger - before
    spent = sum((Decimal(entry.split()[1]) * count for entry, count in caused.items()), Decimal(0))
    assert spent == named, "\n".join([f"named: {named}; caused: {dict(caused)}", *told])


def _prepared(desk: Desk, route: Route, subject: Subject) -> str:
    """Whatever must have happened for a call to do all that it can; its path."""
    campaign_id = subject.draft_id
    desk.key_of(subject.profile_id)
    if route.operation_id in ("restoreProfile", "releaseProfile"):
        assert desk.world.call("DELETE", subject.path).status_code == 204
    if route.operation_id == "orderNumber":
        desk.world.data("PATCH", subject.path, {"sending_phone_number": None})
    if route.operation_id == "resubmitCampaign" and subject.known_id is not None:
        desk.reject(subject)
        campaign_id = subject.known_id
    return route.path.replace("{profileId}", subject.profile_id).replace("{campaignId}", campaign_id)


def _calls(desk: Desk, route: Route, subject: Subject, path: str) -> Iterator[tuple[str, httpx.Response]]:
    body = BODIES[route.operation_id](desk.world)
    own_key = desk.key_of(subject.profile_id)
    callers: list[tuple[str, str | None, dict[str, Any]]] = [
        ("profile", own_key, {}),
        ("profile pays", own_key, {"acceptFee": True}),
        ("organization", None, {}),
    ]
    for whose, api_key, more in callers:
        with desk.world.client(api_key) as client:
            yield whose, client.request(route.method, path, json=body | more)


def _completion_price(desk: Desk, subject: Subject) -> Decimal:
    """What a completion agrees to: of a profile that is not completed, what it has of its own and the registry has not."""
    if subject.stage is Stage.COMPLETED:
        return Decimal(0)
    things = ["brand"] if subject.stage is Stage.INCOMPLETE else []
    return sum(
        (
            _named_by_rehearsal(desk, f"{subject.path}/{thing}/submit")
            for thing in (*things, f"campaigns/{subject.draft_id}")
        ),
        Decimal(0),
    )


def _named_by_rehearsal(desk: Desk, path: str) -> Decimal:
    return Decimal(desk.world.data("POST", path, {"sandbox": True})["fee"]["amount"])


@pytest.mark.long
def test_what_is_charged_is_what_was_named_and_accepted(world: World) -> None:
    """Each call that costs something: refused with its price, then accepted, and the ledger grows by just that."""
    desk = Desk(world)
    desk.prepare(registration_check_seconds=0.3)
    (profile,) = desk.subjects(Stage.INCOMPLETE, 1)
    (tenant,) = desk.subjects(Stage.COMPLETED, 1)

    def accepted(path: str, amount: Callable[[str], Decimal]) -> None:
        desk.stir()
        before = desk.ledger
        refused = world.call("POST", path, {})
        assert refused.status_code == 400, refused.text
        (sentence,) = refused.json()["error"]["details"]["acceptFee"]
        first, second = (world.call("POST", path, {"acceptFee": True}) for _ in range(2))
        assert first.status_code == 202, first.text
        # Asking twice is asking once, whether the first is still under way or has been sent.
        assert second.status_code == 202 or "was submitted already" in second.text, second.text
        desk.stir()
        desk.stir()
        caused = desk.ledger - before
        spent = sum((Decimal(entry.split()[1]) * count for entry, count in caused.items()), Decimal(0))
        assert spent == amount(sentence), f"{sentence}: {dict(caused)}"

    def in_all(sentence: str) -> Decimal:
        found = re.search(r"costs ([0-9.]+) USD", sentence)
        assert found, sentence
        return Decimal(found.group(1))

    accepted(f"{profile.path}/brand/submit", in_all)
    accepted(f"{profile.path}/campaigns/{profile.draft_id}/submit", in_all)
    accepted(f"{tenant.path}/campaigns/{tenant.draft_id}/submit", in_all)
    accepted(f"/v3/organization/campaigns/{desk.org_draft_id}/submit", in_all)
    desk.reject(tenant)
    accepted(f"{tenant.path}/campaigns/{tenant.known_id}/resubmit", in_all)
    world.data("PATCH", profile.path, {"sending_phone_number": None})
    desk.stir()
    before = desk.ledger
    (sentence,) = world.call("POST", f"{profile.path}/number-order", {}).json()["error"]["details"]["acceptFee"]
    assert world.call("POST", f"{profile.path}/number-order", {"acceptFee": True}).status_code == 202
    eventually(lambda: world.data("GET", profile.path)["sending_phone_number"], bool, what="the number", seconds=120)
    caused = desk.ledger - before
    assert sum(Decimal(entry.split()[1]) for entry in caused) == in_all(sentence), caused
