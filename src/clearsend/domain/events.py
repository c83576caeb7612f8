"""The events of profiles and of their organization, with stable names. This module never chooses the receivers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class EventType:
    """One kind of event. `name` is `family.suffix`; the family is the `field` of the webhook envelope."""

    name: str
    meaning: str

    @property
    def family(self) -> str:
        return self.name.partition(".")[0]

    @property
    def suffix(self) -> str:
        return self.name.partition(".")[2]


PROFILE_CREATED = EventType("profile.created", "A profile was created.")
PROFILE_UPDATED = EventType("profile.updated", "Fields of a profile were changed; the payload names them.")
PROFILE_DELETED = EventType("profile.deleted", "A profile was deleted (softly: its data is retained).")
PROFILE_RESTORED = EventType("profile.restored", "A deleted profile was restored.")
COMPLETION_REQUESTED = EventType("completion.requested", "A completion was accepted and waits to start.")
COMPLETION_JOINED = EventType("completion.joined", "A caller asked again while a completion was in progress.")
COMPLETION_STARTED = EventType("completion.started", "A completion has started.")
COMPLETION_DELAYED = EventType("completion.delayed", "A provider is unavailable; the step is tried again later.")
COMPLETION_COMPLETED = EventType("completion.completed", "The profile is able to send.")
COMPLETION_SUBMITTED = EventType("completion.submitted", "The profile is set up and awaits an approval.")
COMPLETION_FAILED = EventType("completion.failed", "The completion ended without success; the reasons say why.")
CHANNEL_ACTIVATED = EventType("channel.activated", "A provider confirmed a channel of the profile.")

CHANNEL_LIMITED = EventType("channel.limited", "A provider limits a channel that sends; the reasons say how.")
CHANNEL_BLOCKED = EventType("channel.blocked", "A provider has blocked a channel; the reasons say why and what to do.")
CHANNEL_ACTION_NEEDED = EventType("channel.action_needed", "A channel waits for a person; the reasons say what to do.")
CHANNEL_DISCONNECTED = EventType("channel.disconnected", "A number fell off its messaging profile; it is put back.")
CHANNEL_RELEASED = EventType("channel.released", "Another sender has taken the place of this one, which was released.")
CHANNEL_REGISTERED = EventType("channel.registered", "A channel's number is registered and not connected yet.")
BRAND_SUBMITTED = EventType("brand.submitted", "A brand was submitted to the registry; the payload names the fee.")
BRAND_RESUBMITTED = EventType("brand.resubmitted", "A corrected brand was sent to the registry, to be vetted again.")
BRAND_OTP_SENT = EventType("brand.otp_sent", "A PIN was sent to the sole proprietor's phone and must be confirmed.")
BRAND_VERIFIED = EventType("brand.verified", "The registry has verified a brand; campaigns may be registered.")
BRAND_UNVERIFIED = EventType("brand.unverified", "The registry could not verify a brand; the reasons say why.")
BRAND_FAILED = EventType("brand.failed", "The registry has refused a brand; the reasons say why.")
BRAND_HELD = EventType(
    "brand.held",
    "A brand is not sent: the pre-check withholds it, or its fee has not been accepted. The reasons say what to do.",
)
CAMPAIGN_HELD = EventType(
    "campaign.held",
    "A campaign is not sent: the pre-check withholds it, or its fee has not been accepted. The reasons say what to do.",
)
CAMPAIGN_SUBMITTED = EventType("campaign.submitted", "A campaign was submitted; the payload names the fee.")
CAMPAIGN_RESUBMITTED = EventType("campaign.resubmitted", "A refused campaign is before the reviewers again.")
CAMPAIGN_APPROVED = EventType("campaign.approved", "The carriers have approved and provisioned a campaign.")
CAMPAIGN_REJECTED = EventType("campaign.rejected", "A campaign was rejected; the reasons say why and what to do.")
CAMPAIGN_SUSPENDED = EventType("campaign.suspended", "A campaign was suspended; the reasons say why.")
CAMPAIGN_EXPIRED = EventType("campaign.expired", "A campaign has expired.")
CAMPAIGN_DEACTIVATED = EventType("campaign.deactivated", "A campaign was deactivated for good.")
NUMBER_SUBMITTED = EventType("number.submitted", "A number was put forward for a campaign.")
NUMBER_ASSIGNED = EventType("number.assigned", "A number is on its campaign and may send.")
NUMBER_UNASSIGNED = EventType("number.unassigned", "A number is no longer on a campaign.")
NUMBER_FAILED = EventType("number.failed", "A number could not be put on its campaign; the reasons say why.")
NUMBER_HELD = EventType(
    "number.held", "A number is put on no campaign, because none has room. It goes on by itself once there is room."
)
NUMBER_CHOSEN = EventType("number.chosen", "A number was chosen to be bought; the payload names it and its price.")
NUMBER_ORDER_PLACED = EventType("number.order_placed", "A number was ordered; the order is not fulfilled yet.")
NUMBER_ORDERED = EventType("number.ordered", "A number was bought; the payload names it and its price.")
NUMBER_ORDER_FAILED = EventType("number.order_failed", "No number could be bought; the reasons say why and what to do.")
REVIEW_APPROVED = EventType("review.approved", "A reviewer has approved the profile's main destination.")
REVIEW_REJECTED = EventType(
    "review.rejected", "A reviewer has rejected the profile's main destination; the payload says why."
)
WEBHOOK_DISABLED = EventType(
    "webhook.disabled",
    "A webhook endpoint was switched off after too many failures; the payload names the endpoint and the cause.",
)
WEBHOOK_TEST = EventType(
    "webhook.test",
    "A test sent on request to one endpoint only, in the shape of the requested event.",
)

CATALOG: Sequence[EventType] = (
    PROFILE_CREATED,
    PROFILE_UPDATED,
    PROFILE_DELETED,
    PROFILE_RESTORED,
    COMPLETION_REQUESTED,
    COMPLETION_JOINED,
    COMPLETION_STARTED,
    COMPLETION_DELAYED,
    COMPLETION_COMPLETED,
    COMPLETION_SUBMITTED,
    COMPLETION_FAILED,
    CHANNEL_ACTIVATED,
    CHANNEL_REGISTERED,
    CHANNEL_DISCONNECTED,
    CHANNEL_RELEASED,
    CHANNEL_LIMITED,
    CHANNEL_BLOCKED,
    CHANNEL_ACTION_NEEDED,
    BRAND_HELD,
    BRAND_SUBMITTED,
    BRAND_RESUBMITTED,
    BRAND_OTP_SENT,
    BRAND_VERIFIED,
    BRAND_UNVERIFIED,
    BRAND_FAILED,
    CAMPAIGN_HELD,
    CAMPAIGN_SUBMITTED,
    CAMPAIGN_RESUBMITTED,
    CAMPAIGN_APPROVED,
    CAMPAIGN_REJECTED,
    CAMPAIGN_SUSPENDED,
    CAMPAIGN_EXPIRED,
    CAMPAIGN_DEACTIVATED,
    NUMBER_HELD,
    NUMBER_SUBMITTED,
    NUMBER_ASSIGNED,
    NUMBER_UNASSIGNED,
    NUMBER_FAILED,
    NUMBER_CHOSEN,
    NUMBER_ORDER_PLACED,
    NUMBER_ORDERED,
    NUMBER_ORDER_FAILED,
    REVIEW_APPROVED,
    REVIEW_REJECTED,
    WEBHOOK_DISABLED,
    WEBHOOK_TEST,
)

_BY_NAME = {event_type.name: event_type for event_type in CATALOG}


def type_named(name: str) -> EventType:
    """The type of that name. A name that this version does not know is kept, with an empty meaning."""
    return _BY_NAME.get(name, EventType(name, ""))


@dataclass(frozen=True)
class Event:
    """Something that happened to one profile, or to the organization itself when `profile_id` is None. `payload` is JSON-able
    and free of secrets."""

    id: str
    org_id: str
    profile_id: str | None
    type: EventType
    payload: Mapping[str, Any]
    occurred_at: datetime
    run_id: str | None = None
