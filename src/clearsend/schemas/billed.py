"""The things that stay billed at the vendor, on the wire. It never computes a price."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from clearsend.domain.registration.billed import Billed, BilledKind, Sum
from clearsend.domain.registration.prices import PriceList
from clearsend.domain.registration.states import CampaignState
from clearsend.schemas.envelope import Pagination, WireOut, WireTime

_THING: JsonDict = {
    "kind": "campaign",
    "id": "8f14e45f-ceea-467f-a8d5-1b0c7a2f3d60",
    "vendor_id": "4b30019b-1c2d-4e5f-8a9b-0c1d2e3f4a5b",
    "tcr_id": "C7XRL4F",
    "profile_id": "770e8400-e29b-41d4-a716-446655440002",
    "owner_deleted": True,
    "deleted": False,
    "in_use": False,
    "state": "approved",
    "use_case": "LOW_VOLUME",
    "since": "2026-05-01T09:53:14.031204+00:00",
    "monthly": "1.50",
}
_SUM: JsonDict = {"count": 1, "monthly": "1.50"}
_NOTHING: JsonDict = {"count": 0, "monthly": "0.00"}
_BILLED: JsonDict = {
    "things": [_THING],
    "campaigns": _SUM,
    "numbers": _NOTHING,
    "total": _SUM,
    "currency": "USD",
    "prices_as_of": "2025-07-22",
    "pagination": None,
}


class BilledThingOut(WireOut):
    """A campaign or a number that the vendor bills every month."""

    model_config = ConfigDict(json_schema_extra={"examples": [_THING]})

    kind: BilledKind = Field(description="Campaign or number.")
    id: str = Field(
        description="Id of the campaign (of one that a resubmission has replaced, Telnyx's), or the number in E.164."
    )
    vendor_id: str | None = Field(description="Its id at Telnyx; null if it is not known.")
    tcr_id: str | None = Field(
        description="Id of the campaign at the Campaign Registry; null for a number, or if it has none."
    )
    profile_id: str | None = Field(description="The profile that it belongs to; null: the organization itself.")
    owner_deleted: bool = Field(description="Whether that profile is deleted.")
    deleted: bool = Field(description="Whether the campaign is deleted, and the vendor has not confirmed its end yet.")
    in_use: bool = Field(
        description=(
            "Of a campaign: whether it is in effect for its profile or, if it is the organization's, for a profile that inherits it. "
            "Of a number: whether a profile or the organization sends from it."
        )
    )
    state: CampaignState | None = Field(description="State of the campaign at the registry; null for a number.")
    use_case: str | None = Field(description="Use case of the campaign; null for a number, or if it is not known.")
    since: WireTime = Field(description="When the campaign was submitted, or the number bought or first connected.")
    monthly: str = Field(
        description="Monthly fee, decimal text: by the price list, or as named when a number was bought."
    )


class BilledSumOut(WireOut):
    """The count of the things that are billed, and their common cost."""

    model_config = ConfigDict(json_schema_extra={"examples": [_SUM]})

    count: int = Field(description="Number of things.")
    monthly: str = Field(description="Their monthly fees together, decimal text.")


class BilledOut(WireOut):
    """Everything of the organization that stays billed at the vendor, by what Clearsend knows."""

    model_config = ConfigDict(json_schema_extra={"examples": [_BILLED]})

    things: list[BilledThingOut] = Field(description="The things on this page, the longest known first.")
    campaigns: BilledSumOut = Field(description="All campaigns, whatever the page.")
    numbers: BilledSumOut = Field(description="All numbers, whatever the page.")
    total: BilledSumOut = Field(description="Everything, whatever the page.")
    currency: str = Field(description="Currency of the fees, ISO 4217.")
    prices_as_of: date = Field(description="The date of the price list.")
    pagination: Pagination | None = Field(default=None, description="Position of this page in the list.")


def render(
    things: Iterable[Billed], campaigns: Sum, numbers: Sum, total: Sum, prices: PriceList, pagination: Pagination
) -> BilledOut:
    return BilledOut(
        things=[_render_thing(thing, prices) for thing in things],
        campaigns=_render_sum(campaigns),
        numbers=_render_sum(numbers),
        total=_render_sum(total),
        currency=prices.number.currency,
        prices_as_of=prices.as_of,
        pagination=pagination,
    )


def _render_thing(thing: Billed, prices: PriceList) -> BilledThingOut:
    return BilledThingOut(
        kind=thing.rate.kind,
        id=thing.id,
        vendor_id=thing.vendor_id,
        tcr_id=thing.tcr_id,
        profile_id=thing.profile_id,
        owner_deleted=thing.is_owner_deleted,
        deleted=thing.is_deleted,
        in_use=thing.is_in_use,
        state=thing.state,
        use_case=thing.rate.use_case,
        since=thing.since,
        monthly=_amount(thing.rate.monthly(prices)),
    )


def _render_sum(found: Sum) -> BilledSumOut:
    return BilledSumOut(count=found.count, monthly=_amount(found.monthly))


def _amount(amount: Decimal) -> str:
    return f"{amount:.2f}"
