"""What stays billed at the vendor: every campaign and number of the organization, also of deleted profiles, and nobody else's."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import pytest

from clearsend.domain.access import Role
from clearsend.domain.completion import RunStatus
from clearsend.domain.registration.claims import Basis, ClaimKind
from clearsend.domain.registration.record import Details
from clearsend.domain.registration.states import CampaignState, Kind, NumberOrderState
from clearsend.store import claims
from tests.api.stories import end_run, refusal, register, register_campaign
from tests.world import BRAND, CAMPAIGN, World

PATH, ORGANIZATION = "/v3/organization/billed", "/v3/organization"
NUMBERS = [f"+1212555019{digit}" for digit in range(10)]


@pytest.fixture
def desk(each_desk: World) -> Iterator[World]:
    """On each kind of database; the numbers are free again afterwards, for the organizations of other tests."""
    yield each_desk
    with each_desk.database.writing() as transaction:
        for number in NUMBERS:
            claims.release(transaction, ClaimKind.NUMBER, number)


def tenant(desk: World) -> tuple[str, str]:
    """A profile and its campaign, which nobody has submitted."""
    profile_id = desk.create_profile(brand=dict(BRAND))
    made = desk.data("POST", f"/v3/profiles/{profile_id}/campaigns", {"campaign": dict(CAMPAIGN)})
    return profile_id, str(made["id"])


def submitted(
    desk: World, owner_id: str, campaign_id: str, state: CampaignState = CampaignState.APPROVED, **changes: Any
) -> None:
    usual = {"details": Details(use_case="LOW_VOLUME"), "tcr_id": f"C{campaign_id[:6]}"}
    register_campaign(desk, owner_id, campaign_id, state, **usual | changes)


def claim(desk: World, owner_id: str, number: str) -> None:
    with desk.database.writing() as transaction:
        claims.take_over(transaction, desk.tenant.id, owner_id, ClaimKind.NUMBER, number, Basis.READING)


def billed(desk: World, query: str = "") -> Any:
    return desk.data("GET", PATH + query)


def things(desk: World) -> dict[str, Mapping[str, Any]]:
    return {thing["id"]: thing for thing in billed(desk)["things"]}


def test_an_organization_with_nothing(desk: World) -> None:
    tenant(desk)
    found = billed(desk)
    nothing = {"count": 0, "monthly": "0.00"}
    assert found["things"] == []
    assert [found[name] for name in ("campaigns", "numbers", "total")] == [nothing] * 3
    assert (found["currency"], found["prices_as_of"]) == ("USD", "2025-07-22")
    assert (found["pagination"]["total_count"], found["pagination"]["has_more"]) == (0, False)


def test_a_campaign_and_a_number_with_all_that_is_told(desk: World) -> None:
    profile_id, campaign_id = tenant(desk)
    submitted(desk, profile_id, campaign_id)
    claim(desk, profile_id, NUMBERS[0])
    desk.data("PATCH", f"/v3/profiles/{profile_id}", {"sending_phone_number": NUMBERS[0]})

    found = billed(desk)

    campaign, number = found["things"]
    assert campaign.pop("since")
    assert number.pop("since")
    common = {"profile_id": profile_id, "owner_deleted": False, "deleted": False, "in_use": True}
    assert campaign == {
        **common,
        "kind": "campaign",
        "id": campaign_id,
        "vendor_id": f"vendor-of-{campaign_id}",
        "tcr_id": f"C{campaign_id[:6]}",
        "state": "approved",
        "use_case": "LOW_VOLUME",
        "monthly": "1.50",
    }
    assert number == {
        **common,
        "kind": "number",
        "id": NUMBERS[0],
        "vendor_id": None,
        "tcr_id": None,
        "state": None,
        "use_case": None,
        "monthly": "1.00",
    }
    assert found["campaigns"] == {"count": 1, "monthly": "1.50"}
    assert found["numbers"] == {"count": 1, "monthly": "1.00"}
    assert found["total"] == {"count": 2, "monthly": "2.50"}


@pytest.mark.parametrize("state", CampaignState)
def test_in_which_states_a_campaign_is_billed(desk: World, state: CampaignState) -> None:
    profile_id, campaign_id = tenant(desk)
    submitted(desk, profile_id, campaign_id, state)
    is_billed = state not in (CampaignState.EXPIRED, CampaignState.DEACTIVATED)
    assert list(things(desk)) == ([campaign_id] if is_billed else [])
    submitted(desk, profile_id, campaign_id, state, vendor_id=None)
    assert things(desk) == {}, "the vendor does not have it"


def test_a_campaign_of_another_provider_is_billed_to_that_provider(desk: World) -> None:
    profile_id, campaign_id = tenant(desk)
    submitted(desk, profile_id, campaign_id, vendor_id="CSHARE1", tcr_id="CSHARE1")
    assert things(desk) == {}
    submitted(desk, profile_id, campaign_id, vendor_id="c-1", tcr_id=None)
    assert list(things(desk)) == [campaign_id], "the registry has not taken it yet"


def test_a_campaign_without_a_known_use_case_has_the_usual_price(desk: World) -> None:
    profile_id, campaign_id = tenant(desk)
    submitted(desk, profile_id, campaign_id, details=Details())
    assert (things(desk)[campaign_id]["use_case"], billed(desk)["total"]["monthly"]) == (None, "10.00")


def test_a_deleted_campaign_is_listed_until_its_end_is_confirmed(desk: World) -> None:
    profile_id, campaign_id = tenant(desk)
    submitted(desk, profile_id, campaign_id)
    assert desk.call("DELETE", f"/v3/profiles/{profile_id}/campaigns/{campaign_id}").status_code == 204
    thing = things(desk)[campaign_id]
    assert (thing["deleted"], thing["in_use"], thing["owner_deleted"]) == (True, False, False)
    register(desk, profile_id, Kind.CAMPAIGN, campaign_id, CampaignState.DEACTIVATED)
    assert things(desk) == {}


def test_what_a_deleted_profile_leaves_is_listed(desk: World) -> None:
    profile_id, campaign_id = tenant(desk)
    submitted(desk, profile_id, campaign_id)
    claim(desk, profile_id, NUMBERS[0])
    desk.data("PATCH", f"/v3/profiles/{profile_id}", {"sending_phone_number": NUMBERS[0]})
    assert desk.call("DELETE", f"/v3/profiles/{profile_id}").status_code == 204
    for thing in things(desk).values():
        assert (thing["profile_id"], thing["owner_deleted"], thing["in_use"]) == (profile_id, True, False)
    assert billed(desk)["total"] == {"count": 2, "monthly": "2.50"}
    desk.data("POST", f"/v3/profiles/{profile_id}/restore")
    assert all(thing["in_use"] and not thing["owner_deleted"] for thing in things(desk).values())


def test_what_is_the_organizations(desk: World) -> None:
    desk.data("PATCH", ORGANIZATION, {"brand": dict(BRAND), "sending_phone_number": NUMBERS[1]})
    campaign_id = desk.data("POST", f"{ORGANIZATION}/campaigns", {"campaign": dict(CAMPAIGN)})["id"]
    submitted(desk, desk.tenant.id, campaign_id)
    claim(desk, desk.tenant.id, NUMBERS[1])
    claim(desk, desk.tenant.id, NUMBERS[2])
    found = things(desk)
    assert {thing["profile_id"] for thing in found.values()} == {None}
    assert {id_ for id_, thing in found.items() if thing["in_use"]} == {NUMBERS[1]}, "no profile inherits the campaign"
    desk.data("PATCH", ORGANIZATION, {"sending_phone_number": None})
    heir = desk.create_profile()
    assert desk.ask_to_complete(heir).status_code == 202
    end_run(desk, heir, RunStatus.SUBMITTED)
    assert things(desk)[campaign_id]["in_use"]


def test_a_campaign_that_its_profile_no_longer_sends_under_is_not_in_use(desk: World) -> None:
    profile_id, campaign_id = tenant(desk)
    submitted(desk, profile_id, campaign_id)
    desk.data("PATCH", f"/v3/profiles/{profile_id}", {"inherit_tcr_campaign": True})
    assert not things(desk)[campaign_id]["in_use"]


def test_a_bought_number_costs_what_was_named_when_it_was_bought(desk: World) -> None:
    buyers = [desk.create_profile() for _ in range(3)]
    chosen: list[Mapping[str, Any]] = [
        {"phone_number": NUMBERS[3], "upfront_cost": "1.00", "monthly_cost": "1.1000", "currency": "USD"},
        {"phone_number": NUMBERS[4], "upfront_cost": None, "monthly_cost": None, "currency": None},
        # The order of another number has taken the place of the one that bought this.
        {"phone_number": NUMBERS[6], "upfront_cost": "1.00", "monthly_cost": "9.00", "currency": "USD"},
    ]
    for profile_id, sent, number in zip(buyers, chosen, NUMBERS[3:6], strict=True):
        register(desk, profile_id, Kind.NUMBER_ORDER, profile_id, NumberOrderState.ORDERED, sent=sent, vendor_id="o-1")
        claim(desk, profile_id, number)
    found = things(desk)
    assert [found[number]["monthly"] for number in NUMBERS[3:6]] == ["1.10", "1.00", "1.00"]
    assert billed(desk)["numbers"] == {"count": 3, "monthly": "3.10"}
    assert not any(found[number]["in_use"] for number in NUMBERS[3:6])


def test_pages_meet_everything_once_and_name_the_sums_of_all(desk: World) -> None:
    expected: set[str] = set()
    for number in NUMBERS[:3]:
        profile_id, campaign_id = tenant(desk)
        submitted(desk, profile_id, campaign_id)
        claim(desk, profile_id, number)
        expected |= {campaign_id, number}
    walks: list[list[str]] = []
    for size in (1, 2, 4, 6, 100):
        met: list[str] = []
        page = billed(desk, f"?page_size={size}")
        while True:
            assert page["total"] == {"count": 6, "monthly": "7.50"}
            met += [thing["id"] for thing in page["things"]]
            after = page["pagination"]["cursors"]["after"]
            if after is None:
                break
            page = billed(desk, f"?page_size={size}&after={after}")
        walks.append(met)
        back = page["pagination"]["cursors"]["before"]
        if back is not None:
            before = billed(desk, f"?page_size=100&before={back}")
            assert [thing["id"] for thing in before["things"]] == met[: len(met) - len(page["things"])]
    assert set(walks[0]) == expected
    assert all(walk == walks[0] for walk in walks)
    numbered = [thing["id"] for number in (1, 2, 3) for thing in billed(desk, f"?page={number}&page_size=2")["things"]]
    assert numbered == walks[0]
    assert billed(desk)["pagination"]["total_count"] == len(expected)


def test_nothing_of_another_organization_is_told(desk: World) -> None:
    profile_id, campaign_id = tenant(desk)
    submitted(desk, profile_id, campaign_id)
    claim(desk, profile_id, NUMBERS[0])
    ours, theirs = desk.tenant, desk.found("Another")
    desk.tenant = theirs
    assert billed(desk)["total"] == {"count": 0, "monthly": "0.00"}
    # They declare the number that is ours, and take it over by buying it.
    other = desk.create_profile(sending_phone_number=NUMBERS[0])
    assert things(desk) == {}
    claim(desk, other, NUMBERS[0])
    assert list(things(desk)) == [NUMBERS[0]]
    desk.tenant = ours
    assert list(things(desk)) == [campaign_id]


def test_who_may_read_it(desk: World) -> None:
    profile_id, _ = tenant(desk)
    for role in Role:
        with desk.client(desk.key_for(role)) as client:
            answer = client.get(PATH)
            if role in (Role.OWNER, Role.ADMIN):
                assert answer.status_code == 200
                refusal(client.get(PATH, headers={"x-profile-id": profile_id}), 403, "AUTH_004")
            else:
                refusal(answer, 403, "AUTH_004")
        with desk.client(desk.key_for(role, profile_id=profile_id)) as client:
            refusal(client.get(PATH), 403, "AUTH_004")


def test_a_wrong_page_is_refused(desk: World) -> None:
    for query in ("?page=0", "?page_size=1001", "?page_size=x", "?after=nonsense", "?page=1&after=nonsense"):
        assert desk.call("GET", PATH + query).status_code == 400
    assert Decimal(billed(desk, "?page=99")["total"]["monthly"]) == 0
