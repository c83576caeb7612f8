"""Telnyx as far as this product talks to it, over HTTP and with a memory. It never sends a message and costs nothing.

Behaviour follows Telnyx's API description and its guides; where they are silent, the decision is stated here. Not there
yet: 10DLC brands, campaigns and assignments, number orders. Their paths are answered like any unknown path.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from clearsend.providers.simulation.vendor import Answer, Call, Clock, Endpoint, Refused
from clearsend.providers.simulation.world import Object, World
from clearsend.providers.telnyx import simulator_errors as errors
from clearsend.providers.telnyx import simulator_numbers as numbers
from clearsend.providers.telnyx import simulator_profiles as profiles

_PROFILE = "messaging_profiles"
_NUMBER = "phone_numbers"

_DEFAULT_PAGE_SIZE = 20
_MAX_PAGE_SIZE = 250
_MIN_FILTER_DIGITS = 3


class Simulator:
    """One simulated Telnyx account. Every API key opens it, but for those that contain `invalid`."""

    name = "telnyx"
    version = re.compile(r"v2")
    kinds: Sequence[str] = (_PROFILE, _NUMBER)
    error_codes: Sequence[str] = tuple(errors.ROWS)

    def __init__(self, world: World, now: Clock) -> None:
        self.world = world
        self._now = now

    @property
    def endpoints(self) -> Sequence[Endpoint]:
        # A later stage adds its rows here: /10dlc/brand, /10dlc/campaign…, /10dlc/phone_number_campaigns.
        return (
            Endpoint("GET", "/messaging_profiles", self._list_profiles, "`filter[name]`, `filter[name][eq]`, `filter[name][contains]`; newest first"),
            Endpoint("POST", "/messaging_profiles", self._create_profile, "names are not unique"),
            Endpoint("GET", "/messaging_profiles/{id}", self._show_profile, "with its `v1_secret`, a secret"),
            Endpoint("PATCH", "/messaging_profiles/{id}", self._update_profile, ""),
            Endpoint("DELETE", "/messaging_profiles/{id}", self._delete_profile, "its numbers are on no profile afterwards"),
            Endpoint("GET", "/messaging_profiles/{id}/phone_numbers", self._list_profile_numbers, ""),
            Endpoint("GET", "/phone_numbers", self._list_numbers, "`filter[phone_number]`: digits, at least three; `+` may lead"),
            Endpoint("GET", "/phone_numbers/messaging", self._list_messaging, ""),
            Endpoint("GET", "/phone_numbers/{id}", self._show_number, ""),
            Endpoint("GET", "/phone_numbers/{id}/messaging", self._show_messaging, ""),
            Endpoint("PATCH", "/phone_numbers/{id}/messaging", self._update_messaging, "`messaging_profile_id`: `\"\"` takes the number off its profile, null keeps it"),
        )  # fmt: skip

    def admit(self, call: Call) -> None:
        scheme, _, key = call.authorization.partition(" ")
        if scheme.lower() != "bearer" or not key.strip():
            raise Refused(errors.error("10009"))
        if "invalid" in key:
            raise Refused(
                errors.error("10009", detail="The API key looks malformed. Check that you copied it correctly.")
            )

    def unknown(self, call: Call) -> Answer:
        return errors.error("10005")

    def fail_with_status(self, status: int, retry_after: int) -> Answer:
        return errors.error_with_status(status, retry_after)

    def fail_with_code(self, code: str, call: Call) -> Answer:
        return errors.error(code)

    def dress(self, call: Call, answer: Answer) -> Answer:
        return answer

    def add_numbers(self, body: Object) -> Object:
        wanted = numbers.to_add(body)
        for phone_number in wanted:
            if self.world.find(_NUMBER, numbers.id_of(phone_number)) is None:
                self._save_number(numbers.create(phone_number, self._now()))
        return {"phone_numbers": list(wanted)}

    # Messaging profiles

    def _list_profiles(self, call: Call) -> Answer:
        exact = call.query.get("filter[name][eq]", call.query.get("filter[name]"))
        containing = call.query.get("filter[name][contains]")
        if containing is None:
            return self._page(call, _PROFILE, exact, _as_is)
        found = self.world.select(_PROFILE, lookup=exact, is_newest_first=True)
        return _page_of(call, [profile for profile in found if containing.lower() in profile["name"].lower()])

    def _create_profile(self, call: Call) -> Answer:
        profile = profiles.create(_body(call), self._now())
        self._save_profile(profile)
        return Answer(200, {"data": profile})

    def _show_profile(self, call: Call) -> Answer:
        return Answer(200, {"data": self._profile(call)})

    def _update_profile(self, call: Call) -> Answer:
        profile = profiles.update(self._profile(call), _body(call), self._now())
        self._save_profile(profile)
        return Answer(200, {"data": profile})

    def _delete_profile(self, call: Call) -> Answer:
        profile = self._profile(call)
        for number in self.world.select(_NUMBER, lookup=profile["id"]):
            self._save_number({**number, "messaging_profile_id": None})
        self.world.remove(_PROFILE, profile["id"])
        return Answer(200, {"data": profile})

    def _list_profile_numbers(self, call: Call) -> Answer:
        return self._page(call, _NUMBER, self._profile(call)["id"], numbers.messaging)

    def _profile(self, call: Call) -> Object:
        profile = self.world.find(_PROFILE, call.params["id"])
        if profile is None:
            raise Refused(errors.error("10005"))
        return profile

    def _save_profile(self, profile: Mapping[str, Any]) -> None:
        self.world.put(_PROFILE, profile["id"], profile, lookup=profile["name"])

    # Phone numbers

    def _list_numbers(self, call: Call) -> Answer:
        wanted = call.query.get("filter[phone_number]")
        if wanted is None:
            return self._page(call, _NUMBER, None, self._detail)
        digits = wanted.removeprefix("+")
        if not (digits.isascii() and digits.isdigit() and len(digits) >= _MIN_FILTER_DIGITS):
            return _page_of(call, [])
        owned = self._find_number("+" + digits)
        if owned is not None:
            return _page_of(call, [self._detail(owned)])
        known = self.world.select(_NUMBER, is_newest_first=True)
        return _page_of(call, [self._detail(number) for number in known if digits in number["phone_number"]])

    def _show_number(self, call: Call) -> Answer:
        return Answer(200, {"data": self._detail(self._number(call))})

    def _list_messaging(self, call: Call) -> Answer:
        return self._page(call, _NUMBER, None, numbers.messaging)

    def _show_messaging(self, call: Call) -> Answer:
        return Answer(200, {"data": numbers.messaging(self._number(call))})

    def _update_messaging(self, call: Call) -> Answer:
        number, body = self._number(call), _body(call)
        profile_id = body.get("messaging_profile_id")
        if profile_id == "":
            number["messaging_profile_id"] = None
        elif profile_id is not None:
            if not isinstance(profile_id, str) or self.world.find(_PROFILE, profile_id) is None:
                sentence = "The messaging profile could not be found."
                raise Refused(errors.error("10017", detail=sentence, pointer="/messaging_profile_id"))
            number["messaging_profile_id"] = profile_id
        number["messaging_product"] = _text(body, "messaging_product") or number["messaging_product"]
        if isinstance(body.get("tags"), list):
            number["tags"] = body["tags"]
        self._save_number({**number, "updated_at": profiles.stamp(self._now())})
        return Answer(200, {"data": numbers.messaging(number)})

    def _number(self, call: Call) -> Object:
        phone_number = numbers.number_of(call.params["id"])
        number = None if phone_number is None else self._find_number(phone_number)
        if number is None:
            raise Refused(errors.error("10005"))
        return number

    def _find_number(self, phone_number: str) -> Object | None:
        """A number of the account. One of the exchange 555 comes into being when it is first asked for."""
        number = self.world.find(_NUMBER, numbers.id_of(phone_number))
        if number is None and numbers.is_fictional(phone_number):
            number = numbers.create(phone_number, self._now())
            self._save_number(number)
        return number

    def _detail(self, number: Mapping[str, Any]) -> Object:
        profile_id = number["messaging_profile_id"]
        return numbers.detail(number, None if profile_id is None else self.world.find(_PROFILE, profile_id))

    def _save_number(self, number: Mapping[str, Any]) -> None:
        self.world.put(_NUMBER, number["id"], number, lookup=number["messaging_profile_id"] or "")

    # Pages

    def _page(self, call: Call, kind: str, lookup: str | None, show: Callable[[Object], Object]) -> Answer:
        number, size = _paging(call)
        found = self.world.select(kind, lookup=lookup, limit=size, offset=(number - 1) * size, is_newest_first=True)
        total = self.world.count(kind, lookup=lookup)
        return Answer(200, {"data": [show(item) for item in found], "meta": _meta(number, size, total)})


def _page_of(call: Call, items: Sequence[Object]) -> Answer:
    number, size = _paging(call)
    start = (number - 1) * size
    return Answer(200, {"data": list(items[start : start + size]), "meta": _meta(number, size, len(items))})


def _paging(call: Call) -> tuple[int, int]:
    return (
        _count(call, "page[number]", default=1, most=1_000_000),
        _count(call, "page[size]", default=_DEFAULT_PAGE_SIZE, most=_MAX_PAGE_SIZE),
    )


def _count(call: Call, name: str, *, default: int, most: int) -> int:
    text = call.query.get(name, str(default))
    if not (text.isascii() and text.isdigit()):
        raise Refused(errors.error("10015", detail=f"{name} must be a positive integer.", parameter=name))
    value = int(text)
    if not 1 <= value <= most:
        raise Refused(errors.error("10033", detail=f"{name} is out of range.", parameter=name))
    return value


def _meta(number: int, size: int, total: int) -> Object:
    return {"page_number": number, "page_size": size, "total_pages": -(-total // size), "total_results": total}


def _body(call: Call) -> Object:
    if call.is_malformed or not isinstance(call.body, dict):
        raise Refused(errors.error("10015", detail="The request body must be a JSON object.", pointer=""))
    return call.body


def _text(body: Mapping[str, Any], name: str) -> str | None:
    value = body.get(name)
    if value is not None and not isinstance(value, str):
        raise Refused(errors.error("10026", detail=f"{name} must be a string.", pointer=f"/{name}"))
    return value


def _as_is(item: Object) -> Object:
    return item
