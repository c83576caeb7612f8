"""An organization and two of its profiles, with everything that a caller who is confined to one may reach for."""

from dataclasses import dataclass
from typing import Any

import httpx

from clearsend.api.call import Route
from clearsend.domain.completion import RunStatus
from clearsend.domain.registration.states import BrandState, CampaignState, Kind
from tests.api.stories import FOREIGN_BRAND, end_run, register, register_campaign
from tests.world import BRAND, CAMPAIGN, GENERAL, World

PROFILES, WEBHOOKS, ORGANIZATION = "/v3/profiles", "/v3/webhooks", "/v3/organization"
URL = "https://platform.example/hook"
MAIN = {
    **FOREIGN_BRAND,
    "compliance": {**FOREIGN_BRAND["compliance"], "destinationCountries": [{"id": "FR", "isMain": True}]},
}
CAMPAIGN_BODY = {"campaign": dict(CAMPAIGN)}


@dataclass(frozen=True)
class Owned:
    """What one owner has, by the names that paths have for it. `webhooks`: pairs of a webhook and an event sent to it."""

    id: str
    campaign_id: str
    webhooks: list[tuple[str, str]]


class Tenants:
    """An organization and two profiles, A and B, each with a brand, a campaign, a webhook with a log, and the profiles with a run.

    The brands wait for a PIN and the campaigns are refused; or, for a route that submits them, nothing is at the registry yet.
    """

    def __init__(self, desk: World, route: Route | None = None) -> None:
        self.desk = desk
        self._is_at_registry = route is None or not route.path.endswith("/submit")
        self._brand = MAIN if self._is_at_registry else dict(BRAND)
        self.organization = self._settle_organization()
        self.a, self.b = self._settle_profile("A"), self._settle_profile("B")

    def _settle_organization(self) -> Owned:
        self.desk.data("PATCH", ORGANIZATION, {"brand": self._brand})
        campaign = self.desk.data("POST", f"{ORGANIZATION}/campaigns", CAMPAIGN_BODY)["id"]
        if self._is_at_registry:
            register_campaign(self.desk, self.desk.tenant.id, campaign, CampaignState.REJECTED)
        return Owned(self.desk.tenant.id, campaign, [self._webhook()])

    def _settle_profile(self, name: str) -> Owned:
        profile = self.desk.data("POST", PROFILES, {**GENERAL, "name": name, "brand": self._brand})
        id_ = profile["id"]
        campaign = self.desk.data("POST", f"{PROFILES}/{id_}/campaigns", CAMPAIGN_BODY)["id"]
        if self._is_at_registry:
            register(self.desk, id_, Kind.BRAND, profile["brand"]["id"], BrandState.AWAITING_OTP, vendor_id=f"b-{id_}")
            register_campaign(self.desk, id_, campaign, CampaignState.REJECTED)
        assert self.desk.ask_to_complete(id_).status_code == 202
        end_run(self.desk, id_, RunStatus.SUBMITTED)
        return Owned(id_, campaign, [self._webhook(id_)])

    def _webhook(self, profile_id: str | None = None) -> tuple[str, str]:
        scope = {} if profile_id is None else {"x-profile-id": profile_id}
        made = self.desk.data("POST", WEBHOOKS, {"display_name": "Ours", "endpoint_url": URL}, **scope)["id"]
        tested = self.desk.data("POST", f"{WEBHOOKS}/{made}/test", {"event_type": "brand.verified"}, **scope)
        return made, tested["event_id"]

    def callback_of(self, owner: Owned) -> str:
        """The event that the last run of a profile has called back with."""
        (callback,) = self.desk.timeline(owner.id)["callbacks"]
        return str(callback["event_id"])


def ask(desk: World, route: Route, path: str, scope: str | None, **sent: Any) -> httpx.Response:
    with desk.client() as client:
        headers = {} if scope is None else {"x-profile-id": scope}
        return client.request(route.method, path, headers=headers, **sent)
