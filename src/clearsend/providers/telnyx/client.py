"""Real calls to Telnyx. It never writes before it has looked, and never takes a number away from somebody else's traffic.

API: https://developers.telnyx.com/api. Objects outside of 10DLC come as `{"data": …}`, lists with `meta.total_pages`.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import quote

import httpx

from clearsend.providers import http
from clearsend.providers.http import Conversation
from clearsend.providers.ports import Journal, ProviderError, Rejected, SmsConnection, SmsSender, Unavailable
from clearsend.providers.telnyx import errors

# How Clearsend recognizes its own messaging profiles: names are free text and not unique at Telnyx.
NAME_PREFIX = "clearsend-"

# Every destination. Telnyx demands a list on creation, and Clearsend cannot know it: a profile's countries change, and
# one forgotten here would fail message by message (40309) long after onboarding. Spending is bounded by the account's
# own limits. It is set on creation only, so an operator who narrows it in the portal is not overruled.
WHITELISTED_DESTINATIONS = ("*",)

_PAGE_SIZE = 250  # the documented maximum
_MOST_PAGES = 400  # a hundred thousand objects: a server that pages for ever must not hold a worker for ever

_PENDING_STATUSES = frozenset({"purchase-pending", "port-pending"})

_Record = Mapping[str, Any]


class TelnyxClient:
    """The adapter of `ports.SmsProvider`. Thread-safe: it holds nothing but its configuration and a pool of connections."""

    def __init__(self, http: httpx.Client, base_url: str, api_key: str) -> None:
        self._http = http
        self._base_url = base_url
        self._api_key = api_key.strip()

    def ensure_connected(self, sender: SmsSender, journal: Journal) -> SmsConnection:
        """Put the number on the messaging profile of its owner, and read back that it is there.

        All reading, and all refusing, comes before the first write, so a refusal leaves nothing behind at Telnyx.

        Raises:
            Rejected, Unavailable: see `ports.SmsProvider`.
        """
        if not http.is_token(self._api_key):
            raise errors.rejected("not_configured", "No usable Telnyx API key is configured.")
        telnyx = Conversation(
            self._http,
            provider=errors.PROVIDER,
            base_url=self._base_url,
            bearer=self._api_key,
            journal=journal,
        )
        kin = f"{NAME_PREFIX}{sender.org_id}-"
        name = kin + sender.owner_id
        number_id, current_id = _find_active_number(telnyx, sender.phone_number)
        profile = _find_messaging_profile(telnyx, name)
        if current_id is not None and (profile is None or current_id != profile["id"]):
            # Whoever of the organization had it first keeps it: the number sends, and moving it would help nobody.
            profile = _sharable(telnyx, sender.phone_number, current_id, name=name, kin=kin) or profile
        if profile is None:
            profile = _create_messaging_profile(telnyx, name)
        if profile.get("enabled") is False:
            raise errors.rejected("messaging_profile_disabled", f"The messaging profile {name} is disabled.")
        profile_id = str(profile["id"])
        if current_id != profile_id:
            _assign_number(telnyx, number_id, profile_id)
        return SmsConnection(sender.phone_number, number_id, profile_id)


def _find_active_number(telnyx: Conversation, phone_number: str) -> tuple[str, str | None]:
    """The ids of the number and of the messaging profile that it sits on, if any.

    A number that was released and bought again may be listed twice; the active one counts.
    """
    other_status: str | None = None
    for record in _list(telnyx, "/phone_numbers", {"filter[phone_number]": phone_number}):
        if record.get("phone_number") != phone_number:
            continue
        status = http.text_of(record.get("status"))
        if status == "active":
            return str(record["id"]), http.text_of(record.get("messaging_profile_id"))
        if status is None:
            raise Unavailable(errors.PROVIDER, f"Telnyx does not say what status {phone_number} has.")
        # A pending one among deleted ones is the one to wait for.
        if other_status not in _PENDING_STATUSES:
            other_status = status
    if other_status is None:
        raise errors.rejected("number_not_found", f"The Telnyx account has no number {phone_number}.")
    message = f"The number {phone_number} has the status {other_status} at Telnyx."
    if other_status in _PENDING_STATUSES:
        raise Unavailable(errors.PROVIDER, message)
    raise errors.rejected("number_not_active", message)


def _find_messaging_profile(telnyx: Conversation, name: str) -> _Record | None:
    """The messaging profile of that name; of several, the oldest: every run must choose the same one."""
    return min(_same_named(telnyx, name), key=_age, default=None)


def _same_named(telnyx: Conversation, name: str) -> list[_Record]:
    # The filter is a courtesy of newer servers. Only the exact name counts.
    listed = _list(telnyx, "/messaging_profiles", {"filter[name][eq]": name})
    return [record for record in listed if record.get("name") == name]


def _age(record: _Record) -> tuple[bool, float, str]:
    created_at = http.text_of(record.get("created_at")) or ""
    try:
        return False, datetime.fromisoformat(created_at).timestamp(), str(record["id"])
    except ValueError:
        return True, 0.0, str(record["id"])


def _sharable(telnyx: Conversation, phone_number: str, current_id: str, *, name: str, kin: str) -> _Record | None:
    """The messaging profile that the number sits on, if it is another sender's of the same organization; None if the number
    may move to this owner's. A number of anybody else is refused: taking it would cut off a sender that works.

    `kin`: how the names of the organization's messaging profiles begin.
    """
    try:
        current = _data(telnyx, "GET", f"/messaging_profiles/{quote(current_id, safe='')}")
    except Rejected as rejection:
        if rejection.code not in ("10005", "http_404"):
            raise
        return None  # the messaging profile was deleted: the number sits nowhere
    other = http.text_of(current.get("name")) or current_id
    if other == name:
        return None  # a younger twin, left by two runs at once
    if other.startswith(kin):
        return current
    message = f"The number {phone_number} sits on the messaging profile {other}."
    raise errors.rejected("number_of_another_sender" if other.startswith(NAME_PREFIX) else "number_in_use", message)


def _create_messaging_profile(telnyx: Conversation, name: str) -> _Record:
    """Create it, then look whether another run did so at the same time; the oldest of them stays.

    Telnyx knows no idempotency key here and does not keep names unique.
    """
    body = {"name": name, "whitelisted_destinations": list(WHITELISTED_DESTINATIONS)}
    created = _data(telnyx, "POST", "/messaging_profiles", body)
    twins = {str(record["id"]): record for record in [created, *_same_named(telnyx, name)]}
    kept = min(twins.values(), key=_age)
    if kept["id"] != created["id"]:
        try:
            _call(telnyx, "DELETE", f"/messaging_profiles/{quote(str(created['id']), safe='')}")
        except ProviderError:
            # Ours is empty and harmless, and every later run chooses the older one: nothing to fail for.
            return kept
    return kept


def _assign_number(telnyx: Conversation, number_id: str, profile_id: str) -> None:
    path = f"/phone_numbers/{quote(number_id, safe='')}/messaging"
    _call(telnyx, "PATCH", path, body={"messaging_profile_id": profile_id})
    confirmed = _data(telnyx, "GET", path)
    if http.text_of(confirmed.get("messaging_profile_id")) != profile_id:
        raise Unavailable(errors.PROVIDER, "Telnyx took the assignment of the number, but does not show it yet.")


def _data(telnyx: Conversation, method: str, path: str, body: Mapping[str, Any] | None = None) -> _Record:
    """The object that an answer is about. Without one, nothing is known: an answer of another shape is no answer."""
    data = http.mapping(http.mapping(_call(telnyx, method, path, body=body)).get("data"))
    if http.text_of(data.get("id")) is None:
        raise Unavailable(errors.PROVIDER, f"{method} {path}: the answer has no object with an id.")
    return data


def _list(telnyx: Conversation, path: str, query: Mapping[str, str]) -> Iterator[_Record]:
    """Every record of a list, page by page.

    A list that cannot be read to its end is an outage: taking it for complete could create a second object.
    """
    seen: set[str] = set()
    for page in range(1, _MOST_PAGES + 1):
        paged = {**query, "page[number]": str(page), "page[size]": str(_PAGE_SIZE)}
        payload = http.mapping(_call(telnyx, "GET", path, query=paged))
        listed = http.records(payload.get("data"))
        if listed is None or any(http.text_of(record.get("id")) is None for record in listed):
            raise Unavailable(errors.PROVIDER, f"GET {path}: the answer is not a list of objects with ids.")
        fresh = [record for record in listed if str(record["id"]) not in seen]
        yield from fresh
        seen.update(str(record["id"]) for record in fresh)
        total_pages = http.mapping(payload.get("meta")).get("total_pages")
        if page >= total_pages if isinstance(total_pages, int) else not fresh:
            return
    raise Unavailable(errors.PROVIDER, f"GET {path}: the list does not end.")


def _call(
    telnyx: Conversation,
    method: str,
    path: str,
    *,
    query: Mapping[str, str] | None = None,
    body: Mapping[str, Any] | None = None,
) -> Any:
    answer = telnyx.request(method, path, query=query, body=body)
    if not answer.is_success:
        raise errors.failure(answer)
    return answer.payload
