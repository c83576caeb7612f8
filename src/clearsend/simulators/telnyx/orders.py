"""Orders of phone numbers at the simulated Telnyx. It never buys a number that a search has not offered.

Without a decision, an order succeeds if its numbers are still for sale, and the account then has the numbers.

The vendor does not say where the address of the order webhook is set; here it is the `webhook_url` of the order's messaging
profile, if it has one.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import uuid4

from clearsend.simulators.pending_decisions import Decision
from clearsend.simulators.telnyx import errors, fees, paging, webhooks
from clearsend.simulators.telnyx.fields import shown
from clearsend.simulators.telnyx.inventory import Inventory
from clearsend.simulators.telnyx.profiles import stamp
from clearsend.simulators.telnyx.reviews import HOLD, Reviews
from clearsend.simulators.vendor import Call, Clock, Refused, Reply
from clearsend.simulators.world import Object, World

KIND = "number_orders"

_TEXTS = ("customer_reference", "messaging_profile_id", "connection_id", "billing_group_id")


class Orders:
    """The orders of the account, newest first."""

    kind = KIND
    decided_kind = "order"
    outcomes: Mapping[str, str] = {
        "success": "success",
        "approved": "success",
        "failure": "failure",
        "failed": "failure",
        "rejected": "failure",
        "pending": HOLD,
    }

    def __init__(self, world: World, now: Clock, inventory: Inventory, reviews: Reviews) -> None:
        self._world = world
        self._now = now
        self._inventory = inventory
        self._reviews = reviews

    def place(self, call: Call) -> Reply:
        body = paging.body(call)
        wanted = [self._wanted(item) for item in _items(body)]
        texts = {name: value for name in _TEXTS if (value := paging.text(body, name)) is not None}
        profile_id = texts.get("messaging_profile_id")
        if profile_id and self._world.find("messaging_profiles", profile_id) is None:
            raise Refused(errors.error("85005", pointer="/messaging_profile_id"))
        now = self._now()
        order: Object = {
            "record_type": "number_order",
            "id": str(uuid4()),
            **texts,
            "status": "pending",
            "requirements_met": True,
            "phone_numbers_count": len(wanted),
            "sub_number_orders_ids": [str(uuid4())],
            "phone_numbers": [_line(phone_number) for phone_number in wanted],
            "created_at": stamp(now),
        }
        self._save(order, now)
        self._reviews.begin(KIND, order["id"], now)
        return Reply(200, {"data": shown(order)})

    def _wanted(self, item: object) -> str:
        phone_number = item.get("phone_number") if isinstance(item, dict) else None
        if not isinstance(phone_number, str):
            raise Refused(errors.error("10004", detail="Every number needs a phone_number.", pointer="/phone_numbers"))
        if not self._inventory.is_for_sale(phone_number):
            raise Refused(errors.error("85001", pointer="/phone_numbers"))
        if not self._inventory.is_offered(phone_number):
            raise Refused(errors.error("85000", pointer="/phone_numbers"))
        return phone_number

    def list(self, call: Call) -> Reply:
        reference, status = call.query.get("filter[customer_reference]"), call.query.get("filter[status]")
        found = [
            _listed(order)
            for order in self._world.select(KIND, lookup=reference, is_newest_first=True)
            if status in (None, order["status"])
        ]
        return paging.page_of(call, found)

    def show(self, call: Call) -> Reply:
        return Reply(200, {"data": shown(self._get(call))})

    def update(self, call: Call) -> Reply:
        order = self._get(call)
        reference = paging.text(paging.body(call), "customer_reference")
        if reference is not None:
            order["customer_reference"] = reference
        self._save(order, self._now())
        return Reply(200, {"data": shown(order)})

    def _get(self, call: Call) -> Object:
        order = self._world.find(KIND, call.params["id"])
        if order is None:
            raise Refused(errors.error("10005"))
        return order

    def _save(self, order: Object, at: datetime) -> None:
        order["updated_at"] = stamp(at)
        self._world.put(KIND, order["id"], order, lookup=order.get("customer_reference", ""))

    # What Telnyx does with an order

    def create(self, decision: Decision, at: datetime) -> Object | None:
        return None

    def names(self, thing: Object) -> Sequence[str]:
        return (
            thing["id"],
            thing.get("customer_reference", ""),
            *(row["phone_number"] for row in thing["phone_numbers"]),
        )

    def move_on(self, thing: Object, at: datetime) -> None:
        is_gone = any(not self._inventory.is_for_sale(row["phone_number"]) for row in thing["phone_numbers"])
        self.apply(thing, "failure" if is_gone else "success", (), at)

    def is_due(self, thing: Object, outcome: str) -> bool:
        return True

    def apply(self, thing: Object, outcome: str, reasons: Sequence[str], at: datetime) -> None:
        thing["status"] = outcome
        for row in thing["phone_numbers"]:
            row["status"] = outcome
            if outcome == "success":
                self._hand_over(row["phone_number"], thing.get("messaging_profile_id"), at)
        self._save(thing, at)
        profile = self._world.find("messaging_profiles", thing.get("messaging_profile_id", "")) or {}
        self._reviews.tell(profile.get("webhook_url"), webhooks.ORDER_EVENT, shown(thing), at)

    def _hand_over(self, phone_number: str, profile_id: str | None, at: datetime) -> None:
        """Give the number to the account. The account pays for it once, even if a success is decided again."""
        is_new = self._inventory.is_for_sale(phone_number)
        self._inventory.save({**self._inventory.add(phone_number), "messaging_profile_id": profile_id})
        if is_new:
            self._reviews.charge(fees.NUMBER, phone_number, at)
            self._reviews.charge(fees.NUMBER_MONTH, phone_number, at)


def _items(body: Object) -> Sequence[object]:
    items = body.get("phone_numbers")
    if not isinstance(items, list) or not items:
        raise Refused(errors.error("10004", detail="phone_numbers must have at least one.", pointer="/phone_numbers"))
    return items


def _line(phone_number: str) -> Object:
    return {
        "record_type": "number_order_phone_number",
        "id": str(uuid4()),
        "phone_number": phone_number,
        "country_code": "US",
        "phone_number_type": "local",
        "regulatory_requirements": [],
        "requirements_met": True,
        "requirements_status": "approved",
        "status": "pending",
    }


def _listed(order: Object) -> Object:
    """An order in a list: its numbers by id and digits only."""
    rows = [{"id": row["id"], "phone_number": row["phone_number"]} for row in order["phone_numbers"]]
    return {**shown(order), "phone_numbers": rows}
