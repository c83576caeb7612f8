"""Real calls to Telnyx. It never writes before it has looked, and never takes a number away from somebody else's traffic.

API: https://developers.telnyx.com/api.
"""

from datetime import datetime

import httpx

from clearsend.providers import http
from clearsend.providers.http import Conversation
from clearsend.providers.ports import Circuit, Journal, ProviderError, Rejected, SmsConnection, SmsSender, Unavailable
from clearsend.providers.telnyx import errors, exchanges
from clearsend.providers.telnyx.exchanges import Account, Record, escaped

# How Clearsend recognizes its own messaging profiles: names are free text and not unique at Telnyx.
NAME_PREFIX = "clearsend-"

# Every destination. Telnyx demands a list on creation, and Clearsend cannot know it: a profile's countries change, and
# one forgotten here would fail message by message (40309) long after onboarding. Spending is bounded by the account's
# own limits. It is set on creation only, so an operator who narrows it in the portal is not overruled.
WHITELISTED_DESTINATIONS = ("*",)

_PENDING_STATUSES = frozenset({"purchase-pending", "port-pending"})


class TelnyxClient:
    """The adapter of `ports.SmsProvider`. Thread-safe: it holds nothing but its configuration and a pool of connections."""

    def __init__(self, http: httpx.Client, base_url: str, api_key: str, circuit: Circuit | None = None) -> None:
        self._account = Account(http, base_url, api_key, circuit)

    def ensure_connected(self, sender: SmsSender, journal: Journal) -> SmsConnection:
        """Put the number on the messaging profile of its owner, and read back that it is there.

        All reading, and all refusing, comes before the first write, so a refusal leaves nothing behind at Telnyx.

        Raises:
            Rejected, Unavailable: see `ports.SmsProvider`.
        """
        telnyx = self._account.conversation(journal)
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
    for record in exchanges.data_list(telnyx, "/phone_numbers", {"filter[phone_number]": phone_number}):
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


def _find_messaging_profile(telnyx: Conversation, name: str) -> Record | None:
    """The messaging profile of that name; of several, the oldest: every run must choose the same one."""
    return min(_same_named(telnyx, name), key=_age, default=None)


def _same_named(telnyx: Conversation, name: str) -> list[Record]:
    # The filter is a courtesy of newer servers. Only the exact name counts.
    listed = exchanges.data_list(telnyx, "/messaging_profiles", {"filter[name][eq]": name})
    return [record for record in listed if record.get("name") == name]


def _age(record: Record) -> tuple[bool, float, str]:
    created_at = http.text_of(record.get("created_at")) or ""
    try:
        return False, datetime.fromisoformat(created_at).timestamp(), str(record["id"])
    except ValueError:
        return True, 0.0, str(record["id"])


def _sharable(telnyx: Conversation, phone_number: str, current_id: str, *, name: str, kin: str) -> Record | None:
    """The messaging profile that the number sits on, if it is another sender's of the same organization; None if the number
    may move to this owner's. A number of anybody else is refused: taking it would cut off a sender that works.

    `kin`: how the names of the organization's messaging profiles begin.
    """
    try:
        current = exchanges.data(telnyx, "GET", f"/messaging_profiles/{escaped(current_id)}")
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


def _create_messaging_profile(telnyx: Conversation, name: str) -> Record:
    """Create it, then look whether another run did so at the same time; the oldest of them stays.

    Telnyx knows no idempotency key here and does not keep names unique.
    """
    body = {"name": name, "whitelisted_destinations": list(WHITELISTED_DESTINATIONS)}
    created = exchanges.data(telnyx, "POST", "/messaging_profiles", body)
    twins = {str(record["id"]): record for record in [created, *_same_named(telnyx, name)]}
    kept = min(twins.values(), key=_age)
    if kept["id"] != created["id"]:
        try:
            exchanges.call(telnyx, "DELETE", f"/messaging_profiles/{escaped(str(created['id']))}")
        except ProviderError:
            # Ours is empty and harmless, and every later run chooses the older one: nothing to fail for.
            return kept
    return kept


def _assign_number(telnyx: Conversation, number_id: str, profile_id: str) -> None:
    path = f"/phone_numbers/{escaped(number_id)}/messaging"
    exchanges.call(telnyx, "PATCH", path, body={"messaging_profile_id": profile_id})
    confirmed = exchanges.data(telnyx, "GET", path)
    if http.text_of(confirmed.get("messaging_profile_id")) != profile_id:
        raise Unavailable(errors.PROVIDER, "Telnyx took the assignment of the number, but does not show it yet.")
