"""One organization never sees another: on every route with ids, what is foreign reads as what does not exist."""

from typing import Any

import httpx
import pytest

from clearsend.api.call import Route
from clearsend.api.routes import ROUTES
from tests.api.stories import FOREIGN_BRAND, refusal, rows
from tests.world import CAMPAIGN, GENERAL, Tenant, World, unknown_id

_TEST = {"event_type": "brand.verified"}
_BODIES: dict[tuple[str, str], Any] = {
    ("PATCH", "/v3/profiles/{profileId}"): {"name": "Stolen"},
    ("POST", "/v3/profiles/{profileId}/complete"): {"webHookUrl": "https://mallory.example"},
    ("POST", "/v3/profiles/{profileId}/campaigns"): {"campaign": dict(CAMPAIGN)},
    ("PUT", "/v3/profiles/{profileId}/campaigns/{campaignId}"): {"campaign": dict(CAMPAIGN)},
    ("POST", "/v3/profiles/{profileId}/review"): {"decision": "approve"},
    ("PUT", "/v3/organization/campaigns/{campaignId}"): {"campaign": dict(CAMPAIGN)},
    ("PUT", "/v3/webhooks/{webhookId}"): {"endpoint_url": "https://mallory.example"},
    ("POST", "/v3/webhooks/{webhookId}/test"): _TEST,
    ("PATCH", "/v3/webhooks/{webhookId}/toggle-status"): {"is_active": False},
}


class Neighbours:
    """Two organizations alike: each with a brand, a campaign, and a profile with a brand and a campaign of its own."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.ours = self._settle(world.tenant)
        self.theirs = self._settle(world.found("Mallory Group"))

    def _settle(self, tenant: Tenant) -> dict[str, str]:
        with self.world.client(tenant.api_key) as client:

            def made(method: str, path: str, body: Any) -> str:
                return str(client.request(method, path, json=body).raise_for_status().json()["data"]["id"])

            made("PATCH", "/v3/organization", {"brand": FOREIGN_BRAND})
            parent_campaign = made("POST", "/v3/organization/campaigns", {"campaign": dict(CAMPAIGN)})
            profile = made("POST", "/v3/profiles", {**GENERAL, "brand": FOREIGN_BRAND})
            campaign = made("POST", f"/v3/profiles/{profile}/campaigns", {"campaign": dict(CAMPAIGN)})
            webhook = made("POST", "/v3/webhooks", {"display_name": "Ours", "endpoint_url": "https://platform.example"})
            event = (
                client.post(f"/v3/webhooks/{webhook}/test", json=_TEST).raise_for_status().json()["data"]["event_id"]
            )
        return {
            "key": tenant.api_key,
            "profile": profile,
            "campaign": campaign,
            "parent_campaign": parent_campaign,
            "webhook": webhook,
            "event": event,
        }

    def ask(self, route: Route, *, key: str, **ids: str) -> httpx.Response:
        path = route.path
        for name, id_ in ids.items():
            path = path.replace(f"{{{name}Id}}", id_)
        with self.world.client(key) as client:
            return client.request(route.method, path, json=_BODIES.get((route.method, route.path)))


@pytest.fixture
def neighbours(desk: World) -> Neighbours:
    return Neighbours(desk)


_LISTS = ("/v3/profiles", "/v3/organization", "/v3/organization/campaigns", "/v3/webhooks")


def _without_ids(answer: httpx.Response) -> Any:
    return answer.status_code, {**answer.json(), "meta": None}


@pytest.mark.parametrize("route", [r for r in ROUTES if "{profileId}" in r.path], ids=lambda r: f"{r.method} {r.path}")
def test_a_foreign_profile_reads_as_none(neighbours: Neighbours, route: Route) -> None:
    theirs, before = neighbours.theirs, rows(neighbours.world)
    ids = {"key": neighbours.ours["key"], "campaign": theirs["campaign"]}

    foreign = neighbours.ask(route, **ids, profile=theirs["profile"])
    nobody = neighbours.ask(route, **ids, profile=unknown_id())

    refusal(foreign, 404, "RESOURCE_014")
    assert _without_ids(foreign) == _without_ids(nobody)
    assert rows(neighbours.world) == before


@pytest.mark.parametrize("route", [r for r in ROUTES if "{campaignId}" in r.path], ids=lambda r: f"{r.method} {r.path}")
def test_a_foreign_campaign_reads_as_none(neighbours: Neighbours, route: Route) -> None:
    ours, theirs = neighbours.ours, neighbours.theirs
    ids = {"key": ours["key"], "profile": ours["profile"]}

    nobody = neighbours.ask(route, **ids, campaign=unknown_id())
    refusal(nobody, 404, "RESOURCE_010")
    # Also a campaign of one's own, but of another owner, is not found here.
    misplaced = ours["campaign"] if "{profileId}" not in route.path else ours["parent_campaign"]
    for campaign in (theirs["campaign"], theirs["parent_campaign"], misplaced):
        assert _without_ids(neighbours.ask(route, **ids, campaign=campaign)) == _without_ids(nobody)

    with neighbours.world.client(theirs["key"]) as client:
        for path in ("/v3/organization/campaigns", f"/v3/profiles/{theirs['profile']}/campaigns"):
            (campaign,) = client.get(path).json()["data"]
            assert campaign["name"] == CAMPAIGN["name"]


@pytest.mark.parametrize("route", [r for r in ROUTES if "{webhookId}" in r.path], ids=lambda r: f"{r.method} {r.path}")
def test_a_foreign_webhook_reads_as_none(neighbours: Neighbours, route: Route) -> None:
    ours, theirs, before = neighbours.ours, neighbours.theirs, rows(neighbours.world)

    nobody = neighbours.ask(route, key=ours["key"], webhook=unknown_id(), event=theirs["event"])
    refusal(nobody, 404, "RESOURCE_008")
    foreign = neighbours.ask(route, key=ours["key"], webhook=theirs["webhook"], event=theirs["event"])
    assert _without_ids(foreign) == _without_ids(nobody)
    if "{eventId}" in route.path:
        for webhook in (ours["webhook"], neighbours.world.tenant.id):
            refusal(neighbours.ask(route, key=ours["key"], webhook=webhook, event=theirs["event"]), 404, "RESOURCE_013")
    assert rows(neighbours.world) == before


def test_lists_hold_nothing_foreign(neighbours: Neighbours) -> None:
    ours, theirs = neighbours.ours, neighbours.theirs
    with neighbours.world.client(ours["key"]) as client:
        texts = [client.get(path).text for path in _LISTS]
    assert ours["profile"] in texts[0]
    assert not [text for text in texts for foreign in theirs.values() if foreign in text]


def test_a_foreign_profile_lends_nothing(neighbours: Neighbours) -> None:
    ours, theirs = neighbours.ours, neighbours.theirs
    with neighbours.world.client(ours["key"]) as client:
        for field in ("sending_phone_number_profile_id", "sending_whatsapp_number_profile_id"):
            for answer in (
                client.post("/v3/profiles", json={**GENERAL, field: theirs["profile"]}),
                client.patch(f"/v3/profiles/{ours['profile']}", json={field: theirs["profile"]}),
            ):
                assert list(refusal(answer, 400, "VALIDATION_001")) == [field]
