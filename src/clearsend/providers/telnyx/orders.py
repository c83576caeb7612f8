"""Searches for numbers at Telnyx, orders them and reads the orders. It never places an order that may exist already.

An order is recognized by its customer reference, the only value of ours that Telnyx keeps with it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import httpx

from clearsend.domain.reason import Reason
from clearsend.providers import http
from clearsend.providers.circuit import Circuit
from clearsend.providers.http import Conversation
from clearsend.providers.ports import AvailableNumber, Journal, Unavailable
from clearsend.providers.telnyx import errors, exchanges, rejections
from clearsend.providers.telnyx.exchanges import Account, Record, escaped

_ORDERS = "/number_orders"
_AVAILABLE = "/available_phone_numbers"

MOST_FOUND = 50


class OrderState(StrEnum):
    """The progress of an order, in Telnyx's words."""

    PENDING = "pending"
    SUCCESS = "success"
    FAILURE = "failure"


@dataclass(frozen=True)
class NumberOrder:
    """One number to buy. `customer_reference` is unique to the intent; `messaging_profile_id`: where Telnyx puts the number."""

    customer_reference: str
    phone_number: str
    messaging_profile_id: str | None = None


@dataclass(frozen=True)
class OrderReading:
    """An order as read from Telnyx. `state` is None when we do not know Telnyx's status, which is kept in `words`."""

    state: OrderState | None
    order_id: str
    phone_numbers: Sequence[str]
    words: Mapping[str, str]
    reasons: Sequence[Reason] = ()


class TelnyxNumberOrders:
    """Buys US numbers that can do SMS. Thread-safe: it holds nothing but its configuration and a pool of connections."""

    def __init__(self, http: httpx.Client, base_url: str, api_key: str, circuit: Circuit | None = None) -> None:
        self._account = Account(http, base_url, api_key, circuit)

    def search_numbers(
        self,
        journal: Journal,
        *,
        area_code: str | None = None,
        state: str | None = None,
        ending: str | None = None,
        limit: int = 10,
    ) -> Sequence[AvailableNumber]:
        """Local numbers that are for sale now; `area_code` has three digits, `state` two letters, `ending` the last digits.
        `limit`: the most numbers to return, at most 50.

        Raises: Rejected, Unavailable.
        """
        query = {
            "filter[country_code]": "US",
            "filter[phone_number_type]": "local",
            "filter[features]": "sms",
            "filter[limit]": str(min(limit, MOST_FOUND)),
        }
        if area_code is not None:
            query["filter[national_destination_code]"] = area_code
        if state is not None:
            query["filter[administrative_area]"] = state
        if ending is not None:
            query["filter[phone_number][ends_with]"] = ending
        telnyx = self._account.conversation(journal)
        listed = http.records(http.mapping(exchanges.call(telnyx, "GET", _AVAILABLE, query=query)).get("data"))
        if listed is None:
            raise Unavailable(errors.PROVIDER, f"GET {_AVAILABLE}: the answer is not a list of objects.")
        return [_available(record) for record in listed if http.text_of(record.get("phone_number"))]

    def ensure_ordered(self, order: NumberOrder, journal: Journal, *, may_create: bool) -> OrderReading | None:
        """The order of that customer reference, found, or placed when `may_create`; None when it does not exist and may not be
        placed yet.

        Raises:
            Rejected: the number is not for sale any more, the account has no funds …
            Unavailable: `is_unapplied` says whether the order may be repeated without a search.
        """
        telnyx = self._account.conversation(journal)
        with exchanges.nothing_written(is_certain=False):
            found = _find(telnyx, order.customer_reference)
        if found is not None:
            # The list may show an order without its numbers.
            return _read(telnyx, str(found["id"]))
        if not may_create:
            return None
        body = {
            "phone_numbers": [{"phone_number": order.phone_number}],
            "customer_reference": order.customer_reference,
        }
        if order.messaging_profile_id is not None:
            body["messaging_profile_id"] = order.messaging_profile_id
        return _reading(exchanges.data(telnyx, "POST", _ORDERS, body))

    def read_order(self, order_id: str, journal: Journal) -> OrderReading:
        return _read(self._account.conversation(journal), order_id)


def _find(telnyx: Conversation, reference: str) -> Record | None:
    """The oldest order of that reference: every search must choose the same one."""
    # The account's orders are those of all tenants who share it.
    discretion = exchanges.only_ours(lambda record: record.get("customer_reference") == reference, noun="orders")
    listed = exchanges.data_list(telnyx, _ORDERS, {"filter[customer_reference]": reference}, discretion=discretion)
    ours = [record for record in listed if record.get("customer_reference") == reference]
    return min(ours, key=lambda record: (str(record.get("created_at")), str(record["id"])), default=None)


def _read(telnyx: Conversation, order_id: str) -> OrderReading:
    return _reading(exchanges.data(telnyx, "GET", f"{_ORDERS}/{escaped(order_id)}"))


def _reading(order: Record) -> OrderReading:
    words = http.words(order, ("status", "requirements_met", "messaging_profile_id", "customer_reference"))
    numbers = http.records(order.get("phone_numbers")) or []
    state = OrderState(words["status"]) if words.get("status") in set(OrderState) else None
    return OrderReading(
        state,
        str(order["id"]),
        [number for number in (http.text_of(item.get("phone_number")) for item in numbers) if number],
        words,
        _reasons(order, numbers) if state is OrderState.FAILURE else (),
    )


def _reasons(order: Record, numbers: Sequence[Record]) -> Sequence[Reason]:
    given = (http.word(item.get("failure_reason") or item.get("error")) for item in (order, *numbers))
    said = [rejections.classify(text) for text in given if text]
    refusal = errors.rejected("number_not_available", "Telnyx reports that the order has failed.")
    return said or [Reason(refusal.code, refusal.message, refusal.remedy)]


def _available(record: Record) -> AvailableNumber:
    cost = http.mapping(record.get("cost_information"))
    return AvailableNumber(
        str(record["phone_number"]),
        http.word(cost.get("upfront_cost")),
        http.word(cost.get("monthly_cost")),
        http.word(cost.get("currency")),
    )
