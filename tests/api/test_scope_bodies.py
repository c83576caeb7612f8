"""A caller who is confined to a profile names nothing in a body that is another profile's or the organization's."""

import threading
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from clearsend.domain.access import Role
from clearsend.domain.registration.claims import ClaimKind
from clearsend.domain.registration.states import Kind, NumberOrderState
from clearsend.store import claims
from tests.api.stories import NUMBER, refusal, register
from tests.api.tenants import ORGANIZATION, PROFILES
from tests.world import BRAND, CAMPAIGN, GENERAL, World, unknown_id

NO_SUCH_PROFILE = ["There is no such profile in your organization."]
NOT_AVAILABLE = ["The number is not available to this profile."]


@pytest.fixture(params=["x-profile-id", "own key"])
def act(request: pytest.FixtureRequest, each_desk: World) -> Iterator[Callable[..., httpx.Response]]:
    """Calls for one profile by somebody who is confined to it."""
    clients: list[httpx.Client] = []

    def call(profile_id: str, method: str, path: str, body: Any) -> httpx.Response:
        if request.param == "own key":
            client = each_desk.client(each_desk.key_for(Role.DEVELOPER, profile_id=profile_id))
        else:
            client = each_desk.client()
            client.headers["x-profile-id"] = profile_id
        clients.append(client)
        return client.request(method, f"{PROFILES}/{profile_id}{path}", json=body)

    yield call
    for client in clients:
        client.close()


LENDERS = ("sending_phone_number_profile_id", "sending_whatsapp_number_profile_id")


@pytest.mark.parametrize("field", LENDERS)
def test_it_borrows_from_nobody_it_may_not_see(
    each_desk: World, act: Callable[..., httpx.Response], field: str
) -> None:
    a, b, c = (each_desk.create_profile() for _ in range(3))
    for lender in (a, a.upper(), unknown_id()):
        assert refusal(act(b, "PATCH", "", {field: lender}), 400, "VALIDATION_001") == {field: NO_SUCH_PROFILE}
    assert each_desk.data("GET", f"{PROFILES}/{b}")[field] is None
    in_a_circle = refusal(act(b, "PATCH", "", {field: b}), 400, "VALIDATION_001")
    assert "from itself" in in_a_circle[field][0]

    # The organization arranges it; then it may be sent again, and ended, and not be changed to another.
    each_desk.data("PATCH", f"{PROFILES}/{b}", {field: a})
    assert act(b, "PATCH", "", {field: a, "description": "Changed."}).status_code == 200
    assert refusal(act(b, "PATCH", "", {field: c}), 400, "VALIDATION_001") == {field: NO_SUCH_PROFILE}
    assert act(b, "PATCH", "", {field: None}).json()["data"][field] is None
    refusal(act(b, "PATCH", "", {field: a}), 400, "VALIDATION_001")


def test_it_declares_no_number_of_anybody_else(each_desk: World, act: Callable[..., httpx.Response]) -> None:
    parents, deleted, free = "+12125550199", "+12125550198", "+12125550197"
    each_desk.data("PATCH", ORGANIZATION, {"sending_phone_number": parents})
    a, b, gone = (each_desk.create_profile() for _ in range(3))
    for profile_id, number in ((a, NUMBER), (gone, deleted)):
        each_desk.data("PATCH", f"{PROFILES}/{profile_id}", {"sending_phone_number": number})
    assert each_desk.call("DELETE", f"{PROFILES}/{gone}").status_code == 204

    for number in (NUMBER, "+1 (212) 555-0123", parents, deleted):
        answer = act(b, "PATCH", "", {"sending_phone_number": number, "name": "Not written"})
        assert refusal(answer, 400, "VALIDATION_001") == {"sending_phone_number": NOT_AVAILABLE}
        assert a not in answer.text
    assert each_desk.data("GET", f"{PROFILES}/{b}")["name"] == GENERAL["name"]
    both = refusal(act(b, "PATCH", "", {"sending_phone_number": NUMBER, LENDERS[0]: a}), 400, "VALIDATION_001")
    assert both == {LENDERS[0]: NO_SUCH_PROFILE, "sending_phone_number": NOT_AVAILABLE}

    assert act(b, "PATCH", "", {"sending_phone_number": free}).status_code == 200
    # What the organization has given it may be sent again.
    each_desk.data("PATCH", f"{PROFILES}/{a}", {"sending_phone_number": None})
    each_desk.data("PATCH", f"{PROFILES}/{b}", {"sending_phone_number": NUMBER})
    assert act(b, "PATCH", "", {"sending_phone_number": NUMBER}).status_code == 200
    assert act(b, "PATCH", "", {"sending_phone_number": None}).status_code == 200
    each_desk.data("PATCH", f"{PROFILES}/{a}", {"sending_phone_number": NUMBER})
    refusal(act(b, "PATCH", "", {"sending_phone_number": NUMBER}), 400, "VALIDATION_001")


def test_a_number_has_one_owner_in_an_organization(each_desk: World) -> None:
    """Also for a key of the organization, which is told how to lend or inherit it instead."""
    parents = "+12125550199"
    each_desk.data("PATCH", ORGANIZATION, {"sending_phone_number": parents})
    a, b = each_desk.create_profile(sending_phone_number=NUMBER), each_desk.create_profile()

    def refused(method: str, path: str, number: str) -> str:
        body = {"name": "Not written", "sending_phone_number": number}
        (said,) = refusal(each_desk.call(method, path, body), 400, "VALIDATION_001")["sending_phone_number"]
        return str(said)

    for method, path in (("PATCH", f"{PROFILES}/{b}"), ("POST", PROFILES)):
        assert refused(method, path, NUMBER) == (
            f"The profile {a} has this number: borrow it with sending_phone_number_profile_id."
        )
        assert "inherit it" in refused(method, path, parents)
    assert f"/v3/profiles/{a}" in refused("PATCH", ORGANIZATION, NUMBER)
    assert each_desk.data("GET", f"{PROFILES}/{b}")["name"] == GENERAL["name"]

    each_desk.data("PATCH", f"{PROFILES}/{b}", {"sending_phone_number_profile_id": a})
    each_desk.data("PATCH", f"{PROFILES}/{a}", {"sending_phone_number": NUMBER, "description": "Changed."})


def test_a_restored_profile_does_not_take_its_number_from_another(each_desk: World) -> None:
    gone = each_desk.create_profile(sending_phone_number=NUMBER)
    assert each_desk.call("DELETE", f"{PROFILES}/{gone}").status_code == 204
    heir = each_desk.create_profile(sending_phone_number=NUMBER)

    refused = refusal(each_desk.call("POST", f"{PROFILES}/{gone}/restore", {}), 400, "VALIDATION_001")
    assert heir in refused["sending_phone_number"][0]
    assert each_desk.call("GET", f"{PROFILES}/{gone}").status_code == 404, "nothing was restored"

    each_desk.data("PATCH", f"{PROFILES}/{heir}", {"sending_phone_number": None})
    assert each_desk.call("POST", f"{PROFILES}/{gone}/restore", {}).status_code == 200


def test_it_declares_no_number_that_was_bought_or_connected_for_another(
    each_desk: World, act: Callable[..., httpx.Response]
) -> None:
    """The other has it, although its profile does not name it: not yet, or not any more."""
    bought, connected = "+12125550196", "+12125550195"
    a, b = each_desk.create_profile(), each_desk.create_profile()
    register(each_desk, a, Kind.NUMBER_ORDER, a, NumberOrderState.PENDING, sent={"phone_number": bought})
    with each_desk.database.writing() as transaction:
        claims.take(transaction, each_desk.tenant.id, a, ClaimKind.NUMBER, connected)

    for number in (bought, connected):
        answer = act(b, "PATCH", "", {"sending_phone_number": number})
        assert refusal(answer, 400, "VALIDATION_001") == {"sending_phone_number": NOT_AVAILABLE}
        assert act(a, "PATCH", "", {"sending_phone_number": number}).status_code == 200, "its own"
        each_desk.data("PATCH", f"{PROFILES}/{a}", {"sending_phone_number": None})
    with each_desk.database.writing() as transaction:
        claims.release(transaction, ClaimKind.NUMBER, connected)


def test_of_two_that_declare_a_number_at_the_same_moment_one_has_it(each_desk: World) -> None:
    profiles = [each_desk.create_profile() for _ in range(6)]
    together = threading.Barrier(len(profiles))
    answers: list[httpx.Response] = []

    def declare(profile_id: str) -> None:
        path, body = f"{PROFILES}/{profile_id}", {"sending_phone_number": NUMBER}
        together.wait()
        answers.append(each_desk.call("PATCH", path, body, **{"x-profile-id": profile_id}))

    threads = [threading.Thread(target=declare, args=(profile_id,)) for profile_id in profiles]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(answer.status_code for answer in answers) == [200] + [400] * (len(profiles) - 1)


def test_it_names_no_shared_campaign_of_anybody_else(each_desk: World, act: Callable[..., httpx.Response]) -> None:
    desk = each_desk
    a, b = (desk.create_profile(brand=dict(BRAND)) for _ in range(2))
    desk.data("PATCH", ORGANIZATION, {"brand": dict(BRAND)})

    def shared(tcr_id: str) -> Any:
        return {"campaign": {**CAMPAIGN, "tcrCampaignId": tcr_id}}

    desk.data("POST", f"{PROFILES}/{a}/campaigns", shared("CAAAAAA"))
    desk.data("POST", f"{ORGANIZATION}/campaigns", shared("COOOOOO"))
    own = act(b, "POST", "/campaigns", shared("CBBBBBB"))
    assert own.status_code == 201, own.text
    path = f"/campaigns/{own.json()['data']['id']}"

    for tcr_id in ("CAAAAAA", "COOOOOO"):
        for method, where in (("POST", "/campaigns"), ("PUT", path)):
            details = refusal(act(b, method, where, shared(tcr_id)), 400, "VALIDATION_001")
            assert details == {"campaign.tcrCampaignId": ["The campaign is not available to this profile."]}
    assert act(b, "PUT", path, shared("CBBBBBB")).status_code == 200
    # The organization may, as before; what it has given may be sent again.
    desk.data("PUT", f"{PROFILES}/{b}{path}", shared("CAAAAAA"))
    assert act(b, "PUT", path, shared("CAAAAAA")).status_code == 200
