"""Finds and creates the messaging profiles of our senders at Telnyx, and recognizes them by name. It assigns no number.

Names are free text and not unique at Telnyx. `clearsend-{organization}-{owner}` is how Clearsend recognizes its own.
"""

from datetime import datetime

from clearsend.providers import http
from clearsend.providers.http import Conversation
from clearsend.providers.ports import ProviderError
from clearsend.providers.telnyx import errors, exchanges
from clearsend.providers.telnyx.exchanges import Record, escaped

NAME_PREFIX = "clearsend-"

# Every destination. Telnyx demands a list on creation, and Clearsend cannot know it: a profile's countries change, and
# one forgotten here would fail message by message (40309) long after onboarding. Spending is bounded by the account's
# own limits. It is set on creation only, so an operator who narrows it in the portal is not overruled.
WHITELISTED_DESTINATIONS = ("*",)


def kin_of(org_id: str) -> str:
    """The prefix of the names of the organization's messaging profiles."""
    return f"{NAME_PREFIX}{org_id}-"


def name_of(org_id: str, owner_id: str) -> str:
    return kin_of(org_id) + owner_id


def ensure(telnyx: Conversation, name: str) -> str:
    """The id of the messaging profile of that name, found or created.

    Raises: Rejected: the messaging profile is disabled, or Telnyx refuses a request; Unavailable: a request fails for now.
    """
    found = find(telnyx, name) or create(telnyx, name)
    refuse_disabled(found, name)
    return str(found["id"])


def find(telnyx: Conversation, name: str) -> Record | None:
    """The messaging profile of that name, or None; of several, the oldest, so that every run chooses the same."""
    return min(_same_named(telnyx, name), key=_age, default=None)


def create(telnyx: Conversation, name: str) -> Record:
    """Create a messaging profile. If another run has created one of the same name at the same time, the older is returned and
    ours is deleted.

    Telnyx has no idempotency key here and does not keep names unique.
    """
    body = {"name": name, "whitelisted_destinations": list(WHITELISTED_DESTINATIONS)}
    created = exchanges.data(telnyx, "POST", "/messaging_profiles", body)
    twins = {str(record["id"]): record for record in [created, *_same_named(telnyx, name)]}
    kept = min(twins.values(), key=_age)
    if kept["id"] != created["id"]:
        try:
            exchanges.call(telnyx, "DELETE", f"/messaging_profiles/{escaped(str(created['id']))}")
        except ProviderError:
            # Ours is empty and harmless, and every later run chooses the older one: this is no reason to fail.
            return kept
    return kept


def refuse_disabled(messaging_profile: Record, name: str) -> None:
    """Raise Rejected if the messaging profile is disabled. `name`: for the message."""
    if messaging_profile.get("enabled") is False:
        raise errors.rejected("messaging_profile_disabled", f"The messaging profile {name} is disabled.")


def _same_named(telnyx: Conversation, name: str) -> list[Record]:
    # A server may ignore this filter. Only the exact name is accepted, and a list with other names is not shown.
    discretion = exchanges.only_ours(lambda record: record.get("name") == name, noun="messaging profiles")
    query = {"filter[name][eq]": name}
    listed = exchanges.data_list(telnyx, "/messaging_profiles", query, discretion=discretion)
    return [record for record in listed if record.get("name") == name]


def _age(record: Record) -> tuple[bool, float, str]:
    created_at = http.text_of(record.get("created_at")) or ""
    try:
        return False, datetime.fromisoformat(created_at).timestamp(), str(record["id"])
    except ValueError:
        return True, 0.0, str(record["id"])
