"""Connects numbers at Telnyx. It reads before it writes, and never moves a number that carries another sender's traffic.

API: https://developers.telnyx.com/api.
"""

import httpx

from clearsend.domain.reason import Reason
from clearsend.domain.registration import claims
from clearsend.domain.registration.claims import ClaimKind
from clearsend.domain.registration.record import Details, Reading
from clearsend.domain.registration.states import SmsState
from clearsend.providers import http
from clearsend.providers.circuit import Circuit
from clearsend.providers.http import Conversation
from clearsend.providers.ports import Journal, Rejected, SmsConnection, SmsSender, Unavailable
from clearsend.providers.telnyx import errors, exchanges, messaging_profiles
from clearsend.providers.telnyx.exchanges import Account, Record, escaped

_PENDING_STATUSES = frozenset({"purchase-pending", "port-pending"})


class TelnyxClient:
    """The adapter of `ports.SmsProvider`. Thread-safe: it holds nothing but its configuration and a pool of connections."""

    def __init__(self, http: httpx.Client, base_url: str, api_key: str, circuit: Circuit | None = None) -> None:
        self._account = Account(http, base_url, api_key, circuit)

    def ensure_connected(self, sender: SmsSender, journal: Journal) -> SmsConnection:
        """Put the number on the messaging profile of its owner, and read back that it is there. A number that is already on
        another messaging profile of the organization stays there.

        The number is read and checked before the first write, so that refusing it leaves nothing behind at Telnyx.

        Raises:
            Rejected, Unavailable: see `ports.SmsProvider`.
        """
        telnyx = self._account.conversation(journal)
        kin, name = messaging_profiles.kin_of(sender.org_id), messaging_profiles.name_of(sender.org_id, sender.owner_id)
        profile = messaging_profiles.find(telnyx, name)
        own_id = None if profile is None else str(profile["id"])
        number_id, current_id = _find_active_number(telnyx, sender.phone_number, own_id)
        if current_id is not None and current_id != own_id:
            # A number of another sender of the organization stays there: it can send, and moving it would gain nothing.
            profile = _sharable(telnyx, sender.phone_number, current_id, name=name, kin=kin) or profile
        if profile is None:
            profile = messaging_profiles.create(telnyx, name)
        messaging_profiles.refuse_disabled(profile, str(profile.get("name")))
        profile_id = str(profile["id"])
        if current_id != profile_id:
            _assign_number(telnyx, number_id, profile_id)
        return SmsConnection(sender.phone_number, number_id, profile_id)

    def read(self, sender: SmsSender, journal: Journal) -> Reading:
        """The connection of the number: to the messaging profile of its owner, or of another sender of the organization."""
        telnyx = self._account.conversation(journal)
        kin, name = messaging_profiles.kin_of(sender.org_id), messaging_profiles.name_of(sender.org_id, sender.owner_id)
        profile = messaging_profiles.find(telnyx, name)
        own_id = None if profile is None else str(profile["id"])
        try:
            number_id, current_id = _find_active_number(telnyx, sender.phone_number, own_id)
            if current_id is None:
                return Reading(SmsState.DISCONNECTED, {}, number_id)
            if current_id != own_id:
                profile = _sharable(telnyx, sender.phone_number, current_id, name=name, kin=kin)
            if profile is None:
                return Reading(SmsState.DISCONNECTED, {}, number_id)
            messaging_profiles.refuse_disabled(profile, str(profile.get("name")))
        except Rejected as rejection:
            if rejection.code not in _OF_NUMBER:
                raise
            reason = Reason(rejection.code, rejection.message, rejection.remedy)
            details = Details(is_elsewhere=rejection.code == "number_in_use")
            return Reading(SmsState.NEEDS_PERSON, {}, reasons=[reason], details=details)
        return Reading(SmsState.CONNECTED, {"messaging_profile_id": str(profile["id"])}, number_id)

    def release(self, sender: SmsSender, journal: Journal, *, is_returned: bool) -> Reading:
        """Take the number off the messaging profile of its owner or, if `is_returned`, out of the account. On another messaging
        profile it stays, and the reading says that it is elsewhere."""
        telnyx = self._account.conversation(journal)
        profile = messaging_profiles.find(telnyx, messaging_profiles.name_of(sender.org_id, sender.owner_id))
        own_id = None if profile is None else str(profile["id"])
        if own_id is None and not is_returned:
            return Reading(SmsState.RELEASED, {})
        try:
            number_id, current_id = _find_active_number(telnyx, sender.phone_number, own_id)
        except Rejected as rejection:
            if rejection.code not in _OF_NUMBER:
                raise
            return Reading(SmsState.RELEASED, {})
        is_elsewhere = current_id not in (None, own_id)
        if is_returned and not is_elsewhere:
            exchanges.call(telnyx, "DELETE", f"/phone_numbers/{escaped(number_id)}")
        elif current_id is not None and not is_elsewhere:
            _assign_number(telnyx, number_id, "")
        return Reading(SmsState.RELEASED, {}, details=Details(is_elsewhere=is_elsewhere))


# These refusals are about the number itself: its record was read.
_OF_NUMBER = frozenset(
    {
        *("number_not_found", "number_not_active", "number_in_use", "messaging_profile_disabled"),
        claims.NUMBER_NOT_AVAILABLE,
    }
)


def _find_active_number(telnyx: Conversation, phone_number: str, own_id: str | None) -> tuple[str, str | None]:
    """The ids of the number and of its messaging profile, if any. `own_id`: the id of the owner's, if any.

    A number that was released and bought again may be listed twice; the active record is used. The exchange shows the number
    only if it is on the owner's messaging profile.
    """
    other_status: str | None = None
    discretion = exchanges.only_ours(
        lambda record: own_id is not None and record.get("messaging_profile_id") == own_id, noun="numbers"
    )
    query = {"filter[phone_number]": phone_number}
    for record in exchanges.data_list(telnyx, "/phone_numbers", query, discretion=discretion):
        if record.get("phone_number") != phone_number:
            continue
        status = http.text_of(record.get("status"))
        if status == "active":
            return str(record["id"]), http.text_of(record.get("messaging_profile_id"))
        if status is None:
            raise Unavailable(errors.PROVIDER, f"Telnyx does not say what status {phone_number} has.")
        # A pending record takes precedence over deleted ones: it may become active.
        if other_status not in _PENDING_STATUSES:
            other_status = status
    if other_status is None:
        raise errors.rejected("number_not_found", f"The Telnyx account has no number {phone_number}.")
    message = f"The number {phone_number} has the status {other_status} at Telnyx."
    if other_status in _PENDING_STATUSES:
        raise Unavailable(errors.PROVIDER, message)
    raise errors.rejected("number_not_active", message)


def _sharable(telnyx: Conversation, phone_number: str, current_id: str, *, name: str, kin: str) -> Record | None:
    """The messaging profile of the number, if it is another sender's of the same organization; None if the number may move
    to this owner's. Any other sender's number is refused: moving it would cut off a working sender.

    `kin`: the prefix of the organization's messaging profiles.
    """
    discretion = exchanges.only_if(
        lambda record: str(record.get("name")).startswith(kin),
        "the messaging profile of another sender",
        path="/messaging_profiles/{id}",
    )
    try:
        current = exchanges.data(telnyx, "GET", f"/messaging_profiles/{escaped(current_id)}", discretion=discretion)
    except Rejected as rejection:
        if rejection.code not in ("10005", "http_404"):
            raise
        return None  # the messaging profile was deleted: the number is on none
    other = str(current.get("name"))
    if other == name:
        return None  # a newer duplicate, left by two concurrent runs
    if other.startswith(kin):
        return current
    if other.startswith(messaging_profiles.NAME_PREFIX):
        refused = claims.not_available(ClaimKind.NUMBER, phone_number)
        raise errors.rejected(refused.code, refused.message)
    message = f"The number {phone_number} sits on a messaging profile that Clearsend did not make."
    raise errors.rejected("number_in_use", message)


def _assign_number(telnyx: Conversation, number_id: str, profile_id: str) -> None:
    """Put the number on the messaging profile; with an empty id, on none."""
    path = f"/phone_numbers/{escaped(number_id)}/messaging"
    # Another user of the account may move the number at this moment.
    discretion = exchanges.only_if(
        lambda record: (record.get("messaging_profile_id") or "") == profile_id,
        "the number is not on this messaging profile",
        path="/phone_numbers/{id}/messaging",
    )
    body = {"messaging_profile_id": profile_id}
    exchanges.call(telnyx, "PATCH", path, body=body, discretion=discretion)
    confirmed = exchanges.data(telnyx, "GET", path, discretion=discretion)
    if (http.text_of(confirmed.get("messaging_profile_id")) or "") != profile_id:
        raise Unavailable(errors.PROVIDER, "Telnyx took the assignment of the number, but does not show it yet.")
