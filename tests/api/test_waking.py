"""Every call that changes what an owner declares has it looked at, and those who depend on it: over the whole table of routes."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
import sqlalchemy as sa

from clearsend.api.call import Route
from clearsend.api.routes import ROUTES
from clearsend.domain.profile import ProfileStatus
from clearsend.store import profiles
from clearsend.store.engine.jobs import Kind
from clearsend.store.foundation.tables import wakeups
from tests.api.stories import FOREIGN_BRAND, NUMBER, WABA
from tests.api.tenants import CAMPAIGN_BODY, MAIN
from tests.world import BRAND, CAMPAIGN, GENERAL, World

ORGANIZATION, PROFILE = "/v3/organization", "/v3/profiles/{profileId}"
OTHER = "+12125550188"
CHANGED = {
    "campaign": {**CAMPAIGN, "description": "Reminds patients of the appointments that they have made by telephone."}
}

# Calls that change nothing that is declared, and why nobody is woken by this rule.
SILENT: Mapping[str, str] = {
    "POST /v3/profiles": "a new profile is a draft, which is looked at when it is completed",
    f"POST {PROFILE}/complete": "wakes its run, which looks at everything",
    f"POST {PROFILE}/brand/otp": "a request about what is declared already: it wakes by itself",
    f"POST {PROFILE}/brand/submit": "an agreement: it wakes by itself",
    f"POST {PROFILE}/number-order": "an agreement: it wakes by itself",
    f"POST {PROFILE}/release": "ends what a deleted profile has left, and declares nothing: it wakes by itself",
    f"POST {PROFILE}/campaigns/{{campaignId}}/submit": "an agreement: it wakes by itself",
    f"POST {PROFILE}/campaigns/{{campaignId}}/resubmit": "an agreement: it wakes by itself",
    f"POST {ORGANIZATION}/brand/submit": "an agreement: it wakes by itself",
    f"POST {ORGANIZATION}/campaigns/{{campaignId}}/submit": "an agreement: it wakes by itself",
    f"POST {ORGANIZATION}/campaigns/{{campaignId}}/resubmit": "an agreement: it wakes by itself",
}

# Calls that change what is declared, each with bodies that do.
TELLING: Mapping[str, list[dict[str, Any]]] = {
    f"PATCH {PROFILE}": [
        {"name": "Another"},
        {"short_name": "OTHER"},
        {"description": None},
        {"inherit_tcr_brand": True},
        {"inherit_tcr_campaign": True},
        {"brand": FOREIGN_BRAND},
        {"sending_phone_number": OTHER},
        {"sending_phone_number": None},
        {"sending_phone_number_profile_id": "a lender"},
        {"whatsapp_phone_number": OTHER},
        {"sending_whatsapp_number_profile_id": "a lender"},
        {"whatsapp_business_account": WABA},
        {"whatsapp_business_account": None},
    ],
    f"DELETE {PROFILE}": [{}],
    f"POST {PROFILE}/restore": [{}],
    f"POST {PROFILE}/review": [{"decision": "approve"}, {"decision": "reject", "reason": "No website."}],
    f"POST {PROFILE}/campaigns": [CAMPAIGN_BODY],
    f"PUT {PROFILE}/campaigns/{{campaignId}}": [CHANGED],
    f"DELETE {PROFILE}/campaigns/{{campaignId}}": [{}],
    f"PATCH {ORGANIZATION}": [
        {"name": "Another"},
        {"brand": FOREIGN_BRAND},
        {"sending_phone_number": OTHER},
        {"whatsapp_business_account": WABA},
        {"whatsapp_business_account": None},
    ],
    f"POST {ORGANIZATION}/campaigns": [CAMPAIGN_BODY],
    f"PUT {ORGANIZATION}/campaigns/{{campaignId}}": [CHANGED],
    f"DELETE {ORGANIZATION}/campaigns/{{campaignId}}": [{}],
}
CALLS = [(label, body) for label, bodies in TELLING.items() for body in bodies]
every_call = pytest.mark.parametrize(("label", "body"), CALLS, ids=[f"{label} {list(body)}" for label, body in CALLS])
BEGUN = (ProfileStatus.SUBMITTED, ProfileStatus.COMPLETED)


class Platform:
    """A profile with everything of its own, a borrower of both its numbers, an heir of the organization, and that organization."""

    def __init__(self, desk: World, body: Mapping[str, Any], *, is_reviewed: bool) -> None:
        self.desk = desk
        self.org_id = desk.tenant.id
        brand = MAIN if is_reviewed else dict(BRAND)
        desk.data("PATCH", ORGANIZATION, {"brand": brand, "whatsapp_business_account": {**WABA, "waba_id": "5"}})
        self.shared_id = desk.data("POST", f"{ORGANIZATION}/campaigns", CAMPAIGN_BODY)["id"]
        own = {"brand": brand, "sending_phone_number": NUMBER, "whatsapp_business_account": WABA}
        self.lender_id = desk.create_profile()
        self.profile_id = desk.create_profile(**own)
        self.campaign_id = desk.data("POST", f"/v3/profiles/{self.profile_id}/campaigns", CAMPAIGN_BODY)["id"]
        self.borrower_id = desk.create_profile(sending_phone_number_profile_id=self.profile_id)
        self.heir_id = desk.create_profile()
        self.body = {name: self.lender_id if value == "a lender" else value for name, value in body.items()}

    def stand(self, profile_id: str, status: ProfileStatus) -> None:
        with self.desk.database.writing() as transaction:
            profiles.update(transaction, self.org_id, profile_id, {"status": status.value})

    def forget_wakes(self) -> None:
        with self.desk.database.writing() as transaction:
            transaction.connection.execute(wakeups.delete().where(wakeups.c.org_id == self.org_id))

    def woken(self) -> set[tuple[str, str]]:
        """The kinds and subjects of jobs about owners."""
        kinds = [Kind.ADVANCE_REGISTRATION.value, Kind.TELL_FOLLOWERS.value]
        query = sa.select(wakeups.c.kind, wakeups.c.subject).where(
            wakeups.c.org_id == self.org_id, wakeups.c.kind.in_(kinds)
        )
        with self.desk.database.reading() as transaction:
            return {(row.kind, row.subject) for row in transaction.connection.execute(query)}

    def call(self, label: str) -> None:
        method, path = label.split(" ")
        campaign_id = self.campaign_id if PROFILE in path else self.shared_id
        path = path.replace("{profileId}", self.profile_id).replace("{campaignId}", campaign_id)
        if path.endswith("/restore"):
            self.desk.call("DELETE", path.removesuffix("/restore")).raise_for_status()
        self.forget_wakes()
        answer = self.desk.call(method, path, None if method == "DELETE" else self.body)
        assert answer.is_success, answer.text


def _label(route: Route) -> str:
    return f"{route.method} {route.path}"


def test_every_route_that_changes_something_is_judged() -> None:
    """A new one must be added to one of the two tables; webhooks are subscriptions, and declare nothing."""
    changing = {_label(route) for route in ROUTES if route.is_mutation and not route.path.startswith("/v3/webhooks")}
    assert set(SILENT) | set(TELLING) == changing
    assert not set(SILENT) & set(TELLING)
    assert all(SILENT.values())


def _platform(desk: World, label: str, body: Mapping[str, Any]) -> Platform:
    return Platform(desk, body, is_reviewed=label.endswith("/review"))


@pytest.mark.parametrize("status", BEGUN)
@every_call
def test_a_change_wakes_its_owner_and_those_who_depend_on_it(
    desk: World, label: str, body: dict[str, Any], status: ProfileStatus
) -> None:
    platform = _platform(desk, label, body)
    owner_id = platform.profile_id if PROFILE in label else platform.org_id
    for profile_id in (platform.profile_id, platform.heir_id):
        platform.stand(profile_id, status)

    platform.call(label)

    woken = {(Kind.ADVANCE_REGISTRATION, owner_id), (Kind.TELL_FOLLOWERS, owner_id)}
    if body == {"whatsapp_business_account": None}:
        # The organization's account takes its place, and is connected by the organization.
        woken.add((Kind.ADVANCE_REGISTRATION, platform.org_id))
    if body.get("inherit_tcr_brand") or body.get("inherit_tcr_campaign"):
        # The organization's brand and campaigns are not approved yet.
        woken.add((Kind.ADVANCE_REGISTRATION, platform.org_id))
    assert platform.woken() == woken


@every_call
def test_a_draft_is_left_in_peace(desk: World, label: str, body: dict[str, Any]) -> None:
    platform = _platform(desk, label, body)

    platform.call(label)

    told = {(Kind.TELL_FOLLOWERS, platform.profile_id)} if PROFILE in label else set[tuple[Kind, str]]()
    assert platform.woken() == told, "a borrower may be under way while its lender is not"


@pytest.mark.parametrize("status", BEGUN)
def test_a_draft_that_lends_to_a_live_borrower_is_looked_after(desk: World, status: ProfileStatus) -> None:
    """A number belongs to its owner, also if only the borrower is able to send."""
    label, body = f"PATCH {PROFILE}", {"sending_phone_number": OTHER}
    platform = _platform(desk, label, body)
    platform.stand(platform.borrower_id, status)

    platform.call(label)

    assert platform.woken() == {
        (Kind.ADVANCE_REGISTRATION, platform.profile_id),
        (Kind.TELL_FOLLOWERS, platform.profile_id),
    }


@pytest.mark.parametrize(
    ("path", "same"),
    [
        (PROFILE, {**GENERAL, "brand": dict(BRAND), "sending_phone_number": NUMBER}),
        (PROFILE, {"icon": "https://northwind.example/icon.png", "allow_contact_sharing": True}),
        (ORGANIZATION, {"name": "Northwind Group", "email": "other@northwind.example", "brand": dict(BRAND)}),
    ],
)
def test_a_change_of_something_else_wakes_nobody(each_desk: World, path: str, same: dict[str, Any]) -> None:
    platform = Platform(each_desk, same, is_reviewed=False)
    for profile_id in (platform.profile_id, platform.heir_id):
        platform.stand(profile_id, ProfileStatus.COMPLETED)
    platform.call(f"PATCH {path}")
    assert platform.woken() == set()


@pytest.mark.parametrize("how", ["sandbox", "again"])
def test_what_changes_nothing_wakes_nobody(each_desk: World, how: str) -> None:
    platform = Platform(each_desk, {"sandbox": how == "sandbox"}, is_reviewed=False)
    platform.stand(platform.profile_id, ProfileStatus.COMPLETED)
    platform.forget_wakes()
    path = f"/v3/profiles/{platform.profile_id}"
    call: Callable[..., Any] = each_desk.data
    if how == "again":
        call("POST", f"{path}/restore", {})
    else:
        call("PATCH", path, {"sending_phone_number": OTHER, "sandbox": True})
        call("PATCH", ORGANIZATION, {"sending_phone_number": OTHER, "sandbox": True})
    assert platform.woken() == set()
