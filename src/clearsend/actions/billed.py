"""The things that the vendor bills an organization for every month, as far as Clearsend knows. This module asks no vendor, and
releases nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from clearsend.domain.paging import Neighbours, PageRequest
from clearsend.domain.registration import billed as rules
from clearsend.domain.registration.billed import Billed, BilledKind, Sum
from clearsend.domain.registration.prices import PriceList
from clearsend.store import billed
from clearsend.store.foundation.database import Transaction


@dataclass(frozen=True)
class BilledPage:
    """One page of the things that are billed, and the sums of all of them."""

    things: Sequence[Billed]
    campaigns: Sum
    numbers: Sum
    total: Sum
    prices: PriceList
    neighbours: Neighbours


def list_page(transaction: Transaction, org_id: str, wanted: PageRequest) -> BilledPage:
    """The wanted page, the longest known first."""
    prices, tallies = transaction.prices, billed.tallies(transaction, org_id)
    total = rules.total(tallies, prices)
    page = billed.list_page(transaction, org_id, wanted, total=total.count)
    return BilledPage(
        page.things,
        rules.total(tallies, prices, BilledKind.CAMPAIGN),
        rules.total(tallies, prices, BilledKind.NUMBER),
        total,
        prices,
        page.neighbours,
    )
