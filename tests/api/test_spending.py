"""The monthly spending cap of an organization: what it counts, whom it stops, who decides; and the price that was named."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import httpx
import pytest
import sqlalchemy as sa

from clearsend.actions.registration import spending, start
from clearsend.actions.registration.agreements import by_completion
from clearsend.domain.access import Actor, Role
from clearsend.domain.reason import Reason
from clearsend.domain.registration import agreement
from clearsend.domain.registration.states import BrandState, CampaignState, Kind
from clearsend.store import agreements, dossiers, organizations, registrations
from clearsend.store.agreements import Thing
from clearsend.store.foundation.database import Database
from clearsend.store.foundation.tables import agreements as table
from tests.api.stories import advances, open_agreements, refusal, register, register_campaign, take_advances
from tests.world import BRAND, CAMPAIGN, World

ORGANIZATION = "/v3/organization"


class Tenant:
    """A profile with a brand (4.00) and a campaign (45.00) of its own, at no registry yet."""

    def __init__(self, desk: World, **fields: Any) -> None:
        self.desk = desk
        self.id = desk.create_profile(brand=dict(BRAND), **fields)
        self.path = f"/v3/profiles/{self.id}"
        self.brand_id = desk.data("GET", self.path)["brand"]["id"]
        self.campaign_id = desk.data("POST", f"{self.path}/campaigns", {"campaign": dict(CAMPAIGN)})["id"]

    @property
    def agreed(self) -> dict[str, str | None]:
        names = {self.brand_id: "brand", self.campaign_id: "campaign", self.id: "number"}
        return {names[one]: amount for one, (_, amount, _) in open_agreements(self.desk, self.id).items()}

    def complete(self) -> None:
        assert self.desk.ask_to_complete(self.id).status_code == 202

    def own_key(self) -> str:
        return self.desk.key_for(Role.OWNER, profile_id=self.id)

    def pay(self, what: str, api_key: str | None = None, scope: Mapping[str, str] | None = None) -> httpx.Response:
        path = {
            "brand": "brand/submit",
            "campaign": f"campaigns/{self.campaign_id}/submit",
            "resubmission": f"campaigns/{self.campaign_id}/resubmit",
            "number": "number-order",
        }[what]
        with self.desk.client(api_key) as client:
            return client.post(f"{self.path}/{path}", json={"acceptFee": True}, headers=dict(scope or {}))


def cap(desk: World, amount: str | None) -> Any:
    return desk.data("PATCH", ORGANIZATION, {"monthly_spending_cap": amount})


def spent(desk: World) -> str:
    return str(desk.data("GET", ORGANIZATION)["agreed_this_month"])


def test_the_cap_is_set_shown_and_taken_away(each_desk: World) -> None:
    assert cap(each_desk, "500")["monthly_spending_cap"] == "500.00"
    assert each_desk.data("GET", ORGANIZATION)["monthly_spending_cap"] == "500.00"
    tried = each_desk.data("PATCH", ORGANIZATION, {"monthly_spending_cap": "1", "sandbox": True})
    assert tried["monthly_spending_cap"] == "1.00"
    assert each_desk.data("PATCH", ORGANIZATION, {"name": "Renamed"})["monthly_spending_cap"] == "500.00"
    assert cap(each_desk, None)["monthly_spending_cap"] is None


def test_who_may_set_it(desk: World) -> None:
    tenant = Tenant(desk, allow_profile_spending=True)
    for key in (tenant.own_key(), desk.key_for(Role.BILLING), desk.key_for(Role.DEVELOPER)):
        with desk.client(key) as client:
            refusal(client.patch(ORGANIZATION, json={"monthly_spending_cap": None}), 403, "AUTH_004")
    with desk.client(desk.key_for(Role.ADMIN)) as client:
        assert client.patch(ORGANIZATION, json={"monthly_spending_cap": "9.00"}).is_success


def test_the_months_total_is_shown_with_and_without_a_cap(each_desk: World) -> None:
    first, second = Tenant(each_desk), Tenant(each_desk)
    first.complete()
    assert spent(each_desk) == "49.00"
    second.complete()
    assert spent(each_desk) == "98.00"
    assert each_desk.call("DELETE", second.path).is_success
    assert spent(each_desk) == "49.00", "what ended unused is not counted"
    with each_desk.database.writing() as transaction:
        agreements.use(transaction, each_desk.tenant.id, first.id, Kind.BRAND, first.brand_id)
    assert spent(each_desk) == "49.00", "what was paid is"
    tenant, each_desk.tenant = each_desk.tenant, each_desk.found("Another")
    assert spent(each_desk) == "0.00"
    each_desk.tenant = tenant


@pytest.mark.parametrize(
    ("amount", "agreed"),
    [
        (None, {"brand": "4.00", "campaign": "45.00"}),
        ("49.00", {"brand": "4.00", "campaign": "45.00"}),
        ("48.99", {"brand": "4.00"}),
        ("45.00", {"brand": "4.00"}),
        ("4.00", {"brand": "4.00"}),
        ("3.99", {}),
        ("0", {}),
    ],
)
def test_a_completion_agrees_within_the_cap(each_desk: World, amount: str | None, agreed: Mapping[str, str]) -> None:
    tenant = Tenant(each_desk)
    cap(each_desk, amount)
    tenant.complete()
    assert tenant.agreed == agreed


def test_a_raised_cap_is_used_by_the_next_completion(each_desk: World) -> None:
    tenant = Tenant(each_desk)
    cap(each_desk, "4.00")
    tenant.complete()
    assert list(tenant.agreed) == ["brand"]
    tenant.complete()
    assert list(tenant.agreed) == ["brand"], "what is open already is not counted twice"
    cap(each_desk, "49.00")
    tenant.complete()
    assert sorted(tenant.agreed) == ["brand", "campaign"]
    assert spent(each_desk) == "49.00"


@pytest.mark.parametrize(("after", "is_woken"), [("9.01", True), (None, True), ("9.00", False), ("8.99", False)])
def test_a_raised_cap_wakes_those_who_wait_because_of_it(desk: World, after: str | None, *, is_woken: bool) -> None:
    waiting, other = Tenant(desk), Tenant(desk)
    cap(desk, "9.00")
    for tenant, code in ((waiting, "spending_cap_reached"), (other, "fee_not_agreed")):
        reasons = (Reason(code, "It waits.", "Submit it."),)
        register_campaign(desk, tenant.id, tenant.campaign_id, CampaignState.NOT_SUBMITTED, reasons=reasons)
    take_advances(desk)
    desk.data("PATCH", ORGANIZATION, {"monthly_spending_cap": after, "sandbox": True})
    desk.data("PATCH", ORGANIZATION, {"name": "Renamed"})
    assert advances(desk) == []
    cap(desk, after)
    assert advances(desk) == ([(waiting.id, "person")] if is_woken else [])
    assert (waiting.agreed, other.agreed) == ({}, {}), "it agrees to nothing"


def test_a_raised_cap_wakes_many_page_by_page(desk: World) -> None:
    """Those of the first page now, and the rest by the reconciliation, which finds all of them due."""
    cap(desk, "9.00")
    with desk.database.writing() as transaction:
        for number in range(250):
            found = registrations.insert(transaction, desk.tenant.id, f"owner-{number}", Kind.BRAND, "brand")
            capped = {"reasons": (Reason("spending_cap_reached", "It waits.", "Submit it."),)}
            registrations.update(transaction, desk.tenant.id, found.id, capped)
    take_advances(desk)
    cap(desk, None)
    assert len(advances(desk)) == 200
    with desk.database.writing() as transaction:
        start.sweep(transaction, limit=10_000)
    assert len({owner_id for owner_id, _ in advances(desk)}) == 250


def test_heirs_agree_to_one_payment_that_counts_once(each_desk: World) -> None:
    desk = each_desk
    desk.data("PATCH", ORGANIZATION, {"brand": dict(BRAND), "monthly_spending_cap": "49.00"})
    desk.data("POST", f"{ORGANIZATION}/campaigns", {"campaign": dict(CAMPAIGN)})
    heirs = [desk.create_profile() for _ in range(3)]
    for heir in heirs:
        assert desk.ask_to_complete(heir).status_code == 202
    assert spent(desk) == "49.00"
    with desk.database.reading() as transaction:
        rows = transaction.connection.execute(
            sa.select(sa.func.count()).select_from(table).where(table.c.org_id == desk.tenant.id)
        )
        assert rows.scalar_one() == 2 * len(heirs), "each has agreed for itself"


def test_what_is_open_to_less_leaves_no_room_for_more(desk: World) -> None:
    """The organization's campaign was cheap when the first heir was completed."""
    cheap = {"campaign": {**CAMPAIGN, "volume": "1000"}}
    desk.data("PATCH", ORGANIZATION, {"brand": dict(BRAND), "monthly_spending_cap": "48.99"})
    campaign_id = desk.data("POST", f"{ORGANIZATION}/campaigns", cheap)["id"]
    first, second, third = (desk.create_profile() for _ in range(3))
    for heir in (first, second):
        assert desk.ask_to_complete(heir).status_code == 202
    assert spent(desk) == "23.50"
    desk.data("PUT", f"{ORGANIZATION}/campaigns/{campaign_id}", {"campaign": dict(CAMPAIGN)})
    for heir in (third, second):
        assert desk.ask_to_complete(heir).status_code == 202
    assert open_agreements(desk, desk.tenant.id)[campaign_id] == ("registration", "19.50", "completion")
    assert spent(desk) == "23.50"
    cap(desk, "49.00")
    assert desk.ask_to_complete(third).status_code == 202
    assert spent(desk) == "49.00"


def test_the_cap_counts_as_it_is_once_the_organization_is_locked(each_desk: World) -> None:
    """It may have been lowered while the caller waited for the lock."""
    desk, tenant = each_desk, Tenant(each_desk)
    cap(desk, "9.00")
    price = agreement.price_of_brand(desk.database.prices)
    with desk.database.writing() as transaction:
        organization = organizations.get(transaction, desk.tenant.id)
        before = replace(organization, monthly_spending_cap="1000.00")
        spending_now = spending.before(transaction, before, Thing(tenant.id, Kind.BRAND, tenant.brand_id), price)
    assert spending_now.cap == Decimal("9.00")


def test_what_was_agreed_to_in_an_earlier_month_leaves_no_room_in_this_one(each_desk: World) -> None:
    """It counts in its own month; agreed to again, as by another heir, it counts in this one."""
    desk = each_desk
    desk.data("PATCH", ORGANIZATION, {"brand": dict(BRAND), "monthly_spending_cap": "10.00"})
    desk.data("POST", f"{ORGANIZATION}/campaigns", {"campaign": dict(CAMPAIGN)})
    first, second = desk.create_profile(), desk.create_profile()
    assert desk.ask_to_complete(first).status_code == 202
    assert spent(desk) == "4.00"
    with desk.database.writing() as transaction:
        earlier = transaction.now - timedelta(days=32)
        transaction.connection.execute(table.update().where(table.c.org_id == desk.tenant.id).values(agreed_at=earlier))
    cap(desk, "3.99")
    assert desk.ask_to_complete(second).status_code == 202
    assert spent(desk) == "0.00"


@pytest.mark.parametrize("what", ["brand", "campaign", "resubmission", "number"])
def test_beyond_the_cap_a_profiles_own_key_is_refused_and_the_organization_decides(each_desk: World, what: str) -> None:
    tenant, other = Tenant(each_desk, allow_profile_spending=True), Tenant(each_desk)
    other.complete()
    cap(each_desk, "50.00")
    if what == "resubmission":
        register(each_desk, tenant.id, Kind.BRAND, tenant.brand_id, BrandState.VERIFIED, vendor_id="b-1")
        register_campaign(each_desk, tenant.id, tenant.campaign_id, CampaignState.REJECTED)

    (sentence,) = refusal(tenant.pay(what, tenant.own_key()), 403, "AUTH_004")["acceptFee"]
    price = {"brand": "4.00", "campaign": "45.00", "resubmission": "15.00", "number": "2.00"}[what]
    for told in ("cap of 50.00 USD", "49.00 USD are agreed", f"costs {price} USD", "monthly_spending_cap"):
        assert told in sentence
    assert tenant.agreed == {}

    assert tenant.pay(what, scope={"x-profile-id": tenant.id}).status_code == 202, "that is the admin's decision"
    assert list(tenant.agreed.values()) == [price]
    assert tenant.pay(what, tenant.own_key()).status_code == 202, "it is agreed to by now"
    cap(each_desk, "1000.00")


def test_within_the_cap_a_profiles_own_key_agrees(desk: World) -> None:
    tenant = Tenant(desk, allow_profile_spending=True)
    cap(desk, "49.00")
    for what in ("brand", "campaign"):
        assert tenant.pay(what, tenant.own_key()).status_code == 202
    assert spent(desk) == "49.00"
    refusal(tenant.pay("number", tenant.own_key()), 403, "AUTH_004")


def test_what_costs_nothing_is_never_beyond_the_cap(desk: World) -> None:
    tenant = Tenant(desk, allow_profile_spending=True)
    shared = {"campaign": {**CAMPAIGN, "tcrCampaignId": "CSHARE2"}}
    desk.data("PUT", f"{tenant.path}/campaigns/{tenant.campaign_id}", shared)
    cap(desk, "0.00")
    assert tenant.pay("campaign", tenant.own_key()).status_code == 202


def test_of_those_who_agree_at_the_same_moment_no_more_do_than_the_cap_allows(each_desk: World) -> None:
    desk = each_desk
    tenants = [Tenant(desk, allow_profile_spending=True) for _ in range(6)]
    cap(desk, "98.00")
    together = threading.Barrier(len(tenants))

    def complete(tenant: Tenant) -> None:
        together.wait()
        tenant.complete()

    def submit(tenant: Tenant) -> None:
        key = tenant.own_key()
        together.wait()
        assert tenant.pay("campaign", key).status_code in (202, 403)

    acts: list[Callable[[Tenant], None]] = [complete, submit]
    threads = [threading.Thread(target=acts[number % 2], args=(tenant,)) for number, tenant in enumerate(tenants)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert 53 < float(spent(desk)) <= 98, "as much as fits, and no more"


@contextmanager
def statements_of(database: Database) -> Iterator[list[str]]:
    """The statements that are built and executed in the block."""
    found: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        found.append(" ".join(statement.split()))

    sa.event.listen(database.engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        sa.event.remove(database.engine, "before_cursor_execute", note)


def test_without_a_cap_a_completion_executes_nothing_for_it(each_desk: World) -> None:
    desk = each_desk
    actor = Actor("key", desk.tenant.id, "ann", Role.OWNER)
    executed: dict[str | None, int] = {}
    for amount in (None, "1000.00"):
        tenant = Tenant(desk)
        cap(desk, amount)
        with statements_of(desk.database) as statements, desk.database.writing() as transaction:
            dossier = dossiers.get(transaction, desk.tenant.id, tenant.id)
            statements.clear()
            by_completion(transaction, actor, dossier)
            executed[amount] = sum("organizations" in one or "agreed_at >=" in one for one in statements)
        assert sorted(tenant.agreed) == ["brand", "campaign"]
    assert executed[None] == 0
    assert executed["1000.00"] > 0, "the search knows them"


# The price that was named


PATHS = ("brand", "campaign", "resubmission", "number")


@pytest.mark.parametrize("what", PATHS)
@pytest.mark.parametrize("owner", ["profile", "organization"])
def test_a_price_that_is_higher_than_the_named_one_is_asked_again(desk: World, what: str, owner: str) -> None:
    if owner == "organization" and what == "number":
        return
    if owner == "organization":
        owner_id, path = desk.tenant.id, ORGANIZATION
        desk.data("PATCH", path, {"brand": dict(BRAND)})
    else:
        owner_id = desk.create_profile(brand=dict(BRAND))
        path = f"/v3/profiles/{owner_id}"
    brand_id = desk.data("GET", path)["brand"]["id"]
    campaign_id = desk.data("POST", f"{path}/campaigns", {"campaign": dict(CAMPAIGN)})["id"]
    if what == "resubmission":
        register(desk, owner_id, Kind.BRAND, brand_id, BrandState.VERIFIED, vendor_id="b-1")
        register_campaign(desk, owner_id, campaign_id, CampaignState.REJECTED)
    where, price, less = {
        "brand": (f"{path}/brand/submit", "4.00", "3.99"),
        "campaign": (f"{path}/campaigns/{campaign_id}/submit", "45.00", "44.99"),
        "resubmission": (f"{path}/campaigns/{campaign_id}/resubmit", "15.00", "14.99"),
        "number": (f"{path}/number-order", "2.00", "1.99"),
    }[what]

    def call(**body: Any) -> httpx.Response:
        return desk.call("POST", where, body)

    (unasked,) = refusal(call(acceptedAmount=price), 400, "VALIDATION_001")["acceptFee"]
    assert "Send acceptFee: true" in unasked
    (sentence,) = refusal(call(acceptFee=True, acceptedAmount=less), 400, "VALIDATION_001")["acceptedAmount"]
    assert f"costs {price} USD" in sentence
    assert "acceptedAmount" in sentence
    wrong_amounts: list[Any] = ["free", "-4.00", "4.0.0", "", "4.001", 4, 4.5, True, ["4.00"], {}]
    for wrong in wrong_amounts:
        assert list(refusal(call(acceptFee=True, acceptedAmount=wrong), 400, "VALIDATION_001")) == ["acceptedAmount"]
    assert open_agreements(desk, owner_id) == {}
    tried = call(acceptedAmount=less, sandbox=True)
    assert tried.json()["data"]["fee"]["amount"] == price, "a sandbox call asks for the price"
    assert open_agreements(desk, owner_id) == {}

    assert call(acceptFee=True, acceptedAmount=price).status_code == 202
    assert [amount for _, amount, _ in open_agreements(desk, owner_id).values()] == [price]
    assert call(acceptFee=True, acceptedAmount=None).status_code == 202, "without an amount, as before"
