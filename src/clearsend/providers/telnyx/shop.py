"""Chooses a number at Telnyx, and orders it with the token of the intent, onto the buyer's messaging profile. It never orders a
second number for an intent.

`orders.py` makes the requests.
"""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import httpx

from clearsend.domain.registration.record import Intent, Reading
from clearsend.domain.registration.states import NumberOrderState
from clearsend.providers.circuit import Circuit
from clearsend.providers.ports import AvailableNumber, Buyer, Journal, Rejected
from clearsend.providers.telnyx import errors, exchanges, messaging_profiles
from clearsend.providers.telnyx.exchanges import Account
from clearsend.providers.telnyx.orders import NumberOrder, OrderReading, OrderState, TelnyxNumberOrders
from clearsend.providers.telnyx.prices import PRICES

_STATES: Mapping[OrderState, NumberOrderState] = {
    OrderState.PENDING: NumberOrderState.PENDING,
    OrderState.SUCCESS: NumberOrderState.ORDERED,
    OrderState.FAILURE: NumberOrderState.FAILED,
}

# The digits of a US number in a country, area, exchange and line: +1 212 550 0123.
_AREA = slice(2, 5)
_WITHIN_AREA = slice(5, None)


class TelnyxNumberShop:
    """The adapter of `ports.NumberShop`. Thread-safe, as `TelnyxNumberOrders` is."""

    def __init__(
        self,
        http: httpx.Client,
        base_url: str,
        api_key: str,
        circuit: Circuit | None = None,
        *,
        most_for_number: Decimal = PRICES.most_for_number,
    ) -> None:
        self._account = Account(http, base_url, api_key, circuit)
        self._most_for_number = most_for_number
        self._orders = TelnyxNumberOrders(http, base_url, api_key, circuit)

    def choose_number(self, wanted: str | None, journal: Journal, *, agreed: Decimal | None = None) -> AvailableNumber:
        if wanted is None or not wanted.startswith("+"):
            found = self._orders.search_numbers(journal, area_code=wanted, limit=1)
            where = "" if wanted is None else f" with the area code {wanted}"
            message = f"Telnyx has no local number{where} for sale."
        else:
            # Telnyx sells a number only after a search has found it (85000), even if the buyer has named it.
            offered = self._orders.search_numbers(journal, area_code=wanted[_AREA], ending=wanted[_WITHIN_AREA])
            found = [number for number in offered if number.phone_number == wanted]
            message = f"Telnyx does not have {wanted} for sale."
        if not found:
            raise errors.rejected("number_not_available", message)
        most = self._most_for_number if agreed is None else min(agreed, self._most_for_number)
        _refuse_if_dear(found[0], most)
        return found[0]

    def ensure_ordered(
        self, phone_number: str, buyer: Buyer, intent: Intent, journal: Journal, *, may_create: bool
    ) -> Reading | None:
        order = NumberOrder(intent.token, phone_number)
        with exchanges.nothing_written(is_certain=may_create or intent.sent_at is None):
            found = self._orders.ensure_ordered(order, journal, may_create=False)
        if found is not None or not may_create:
            return None if found is None else _reading(found)
        order = replace(order, messaging_profile_id=self._messaging_profile(buyer, journal))
        try:
            placed = self._orders.ensure_ordered(order, journal, may_create=True)
        except Rejected:
            # The number may be gone because an earlier order of ours, whose answer was lost, has bought it.
            placed = self._orders.ensure_ordered(order, journal, may_create=False)
            if placed is None:
                raise
        return None if placed is None else _reading(placed)

    def _messaging_profile(self, buyer: Buyer, journal: Journal) -> str:
        """The id of the buyer's messaging profile, found or created. If this fails, nothing was ordered; the next attempt finds
        the messaging profile."""
        with exchanges.nothing_written(is_certain=True):
            # A separate conversation: this write must not count when a failure of the order is judged.
            telnyx = self._account.conversation(journal)
            return messaging_profiles.ensure(telnyx, messaging_profiles.name_of(buyer.org_id, buyer.owner_id))

    def read_order(self, vendor_id: str, journal: Journal) -> Reading:
        return _reading(self._orders.read_order(vendor_id, journal))


def _refuse_if_dear(number: AvailableNumber, most: Decimal) -> None:
    """Refuse a number whose first payment, with the first month, exceeds `most` or is not in USD: a vanity
    number may cost a hundred times as much as an ordinary one."""
    at_once = sum(Decimal(price) for price in (number.upfront_cost, number.monthly_cost) if price is not None)
    if number.currency in (None, "USD") and at_once <= most:
        return
    cost = f"{number.upfront_cost} at once and {number.monthly_cost} a month ({number.currency})"
    raise errors.rejected("number_too_dear", f"{number.phone_number} costs {cost}.")


def _reading(order: OrderReading) -> Reading:
    words = dict(order.words)
    if order.phone_numbers:
        words["phone_number"] = order.phone_numbers[0]
    state = None if order.state is None else _STATES[order.state]
    return Reading(state, words, order.order_id, None, order.reasons)
