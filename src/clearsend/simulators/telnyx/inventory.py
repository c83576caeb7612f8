"""The phone numbers of the simulated Telnyx account, and those for sale. It never charges a fee.

The account owns every number of the exchange 555. Every number of the exchange 550 that it does not own is for sale.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from clearsend.simulators.telnyx import errors, fees, numbers
from clearsend.simulators.vendor import Call, Clock, Refused, Reply
from clearsend.simulators.world import Object, World

KIND = "phone_numbers"
OFFERS = "offers"
# The numbers that the account has lost; those of the exchange 555 would come back by themselves.
LOST = "lost_numbers"

_FOR_SALE = re.compile(r"\+1[2-9]\d{2}550\d{4}")
_DEFAULT_AREA = "212"
_DEFAULT_LIMIT, _MAX_LIMIT = 10, 100
_LINES = range(100, 10_000)


class Inventory:
    """The numbers of the account, and those that a search has offered to it."""

    def __init__(self, world: World, now: Clock) -> None:
        self._world = world
        self._now = now

    def find(self, phone_number: str) -> Object | None:
        """A number of the account, or None. A number of the exchange 555 is stored when it is first asked for."""
        number = self._world.find(KIND, numbers.id_of(phone_number))
        is_lost = number is None and self._world.find(LOST, phone_number) is not None
        if number is None and numbers.is_fictional(phone_number) and not is_lost:
            number = self.add(phone_number)
        return number

    def add(self, phone_number: str) -> Object:
        """The account's number, stored first if the account does not have it."""
        number = self._world.find(KIND, numbers.id_of(phone_number))
        if number is None:
            number = numbers.create(phone_number, self._now())
            self._world.remove(LOST, phone_number)
            self.save(number)
        return number

    def lose(self, phone_number: str) -> None:
        """Take a number out of the account, until it is added or bought again."""
        self._world.remove(KIND, numbers.id_of(phone_number))
        self._world.put(LOST, phone_number, {"phone_number": phone_number})

    def save(self, number: Mapping[str, Any]) -> None:
        self._world.put(KIND, number["id"], number, lookup=number["messaging_profile_id"] or "")

    def is_offered(self, phone_number: str) -> bool:
        """Whether a search has found the number."""
        return self._world.find(OFFERS, phone_number) is not None

    def is_for_sale(self, phone_number: str) -> bool:
        is_owned = self._world.find(KIND, numbers.id_of(phone_number)) is not None
        return _FOR_SALE.fullmatch(phone_number) is not None and not is_owned

    def search(self, call: Call) -> Reply:
        """`GET /available_phone_numbers`: local US numbers of one area code; other filters narrow or are ignored."""
        found: list[Object] = []
        for phone_number in self._candidates(call):
            if len(found) == _limit(call):
                break
            if self.is_for_sale(phone_number):
                self._world.put(OFFERS, phone_number, {"phone_number": phone_number})
                found.append(_offer(phone_number))
        return Reply(200, {"data": found, "meta": {"total_results": len(found), "best_effort_results": 0}})

    def _candidates(self, call: Call) -> Sequence[str]:
        """Numbers that pass the filters, in order."""
        query = call.query
        if (
            query.get("filter[country_code]", "US") != "US"
            or query.get("filter[phone_number_type]", "local") != "local"
        ):
            return []
        area = query.get("filter[national_destination_code]", _DEFAULT_AREA)
        digits = {
            how: query.get(f"filter[phone_number][{how}]", "") for how in ("starts_with", "contains", "ends_with")
        }
        candidates = (f"+1{area}550{line:04d}" for line in _LINES)
        return [
            number
            for number in candidates
            if number.removeprefix("+1").startswith(digits["starts_with"].removeprefix("+1"))
            and digits["contains"] in number
            and number.endswith(digits["ends_with"])
        ]


def _limit(call: Call) -> int:
    text = call.query.get("filter[limit]", str(_DEFAULT_LIMIT))
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= _MAX_LIMIT):
        sentence = f"filter[limit] must be from 1 to {_MAX_LIMIT}."
        raise Refused(errors.error("10033", detail=sentence, parameter="filter[limit]"))
    return int(text)


def _offer(phone_number: str) -> Object:
    return {
        "record_type": "available_phone_number",
        "phone_number": phone_number,
        "vanity_format": "",
        "best_effort": False,
        "quickship": True,
        "reservable": True,
        "region_information": [{"region_type": "country_code", "region_name": "US"}],
        "cost_information": {
            "upfront_cost": f"{fees.NUMBER.dollars:.5f}",
            "monthly_cost": f"{fees.NUMBER_MONTH.dollars:.5f}",
            "currency": "USD",
        },
        "features": [{"name": name} for name in ("sms", "mms", "voice")],
    }
