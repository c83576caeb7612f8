"""The wording of the console: names, statuses, times and durations for people. It decides nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from clearsend.domain.completion import AttemptOutcome, RunStatus, StepName, StepStatus
from clearsend.domain.delivery import DeliveryStatus
from clearsend.domain.profile import ProfileStatus
from clearsend.domain.registration.record import Registration
from clearsend.domain.registration.states import (
    BrandState,
    CampaignState,
    NumberOrderState,
    NumberState,
    SmsState,
    State,
    WhatsAppState,
)


class Tone(StrEnum):
    """The tone of a status; each is a colour of the style sheet, and never the only sign of it."""

    GOOD = "good"
    WAITING = "waiting"
    WORKING = "working"
    BAD = "bad"
    QUIET = "quiet"


@dataclass(frozen=True)
class Point:
    """One statement, and what to do about it, if anything."""

    text: str
    fix: str | None = None
    code: str | None = None


@dataclass(frozen=True)
class StepWords:
    title: str
    vendor: str


STEPS: Mapping[StepName, StepWords] = {
    StepName.CONNECT_SMS: StepWords("Connect SMS", "Telnyx"),
    StepName.CONNECT_WHATSAPP: StepWords("Connect WhatsApp", "Meta"),
    StepName.SETTLE: StepWords("Settle the status", "Clearsend"),
}

STATUS_MEANINGS: Mapping[ProfileStatus, str] = {
    ProfileStatus.INCOMPLETE: "never completed",
    ProfileStatus.IN_PROGRESS: "being completed now",
    ProfileStatus.SUBMITTED: "set up, waiting for something",
    ProfileStatus.COMPLETED: "able to send",
    ProfileStatus.FAILED: "somebody has to fix something",
}

TONES: Mapping[str, Tone] = {
    ProfileStatus.INCOMPLETE: Tone.QUIET,
    ProfileStatus.IN_PROGRESS: Tone.WORKING,
    ProfileStatus.SUBMITTED: Tone.WAITING,
    ProfileStatus.COMPLETED: Tone.GOOD,
    ProfileStatus.FAILED: Tone.BAD,
    RunStatus.QUEUED: Tone.WORKING,
    StepStatus.PENDING: Tone.QUIET,
    StepStatus.RUNNING: Tone.WORKING,
    StepStatus.WAITING: Tone.WAITING,
    StepStatus.DONE: Tone.GOOD,
    StepStatus.SKIPPED: Tone.QUIET,
    AttemptOutcome.UNAVAILABLE: Tone.WAITING,
    AttemptOutcome.REJECTED: Tone.BAD,
    AttemptOutcome.INTERRUPTED: Tone.WAITING,
    DeliveryStatus.RETRYING: Tone.WAITING,
    DeliveryStatus.DELIVERED: Tone.GOOD,
}


def tone(status: str) -> Tone:
    """The tone of any status or outcome; the quiet one if the status is unknown here."""
    return TONES.get(status, Tone.QUIET)


_ARRIVED: frozenset[State] = frozenset(
    {
        BrandState.VERIFIED,
        CampaignState.APPROVED,
        NumberState.ASSIGNED,
        NumberOrderState.ORDERED,
        SmsState.CONNECTED,
        WhatsAppState.CONNECTED,
    }
)
_AWAITS_ANOTHER_PARTY: frozenset[State] = frozenset({BrandState.AWAITING_OTP, WhatsAppState.LIMITED})
_LEAVING: frozenset[State] = frozenset(
    {BrandState.SUBMITTING, NumberState.ASSIGNING, NumberOrderState.ORDERING, SmsState.DISCONNECTED}
)


def registration_tone(registration: Registration) -> Tone:
    """The tone of a registration. A state may have the same name as a status of a run or step, but another meaning and tone."""
    if registration.state in _AWAITS_ANOTHER_PARTY or registration.is_waiting:
        return Tone.WAITING
    if registration.needs_action:
        return Tone.BAD
    if registration.state in _LEAVING:
        return Tone.WORKING
    return Tone.GOOD if registration.state in _ARRIVED else Tone.QUIET


def plain(status: str) -> str:
    """`in_progress` → `in progress`."""
    return status.replace("_", " ")


def http_tone(status: int | None) -> Tone:
    if status is None:
        return Tone.BAD
    if status < 300:
        return Tone.GOOD
    return Tone.WAITING if status == 429 or status >= 500 else Tone.BAD


def moment(at: datetime) -> str:
    """`4 May 2026, 10:03:22 UTC`."""
    utc = at.astimezone(UTC)
    return f"{utc.day} {utc:%b %Y, %H:%M:%S} UTC"


def clock(at: datetime) -> str:
    """`10:03:22`, where the day is clear."""
    return f"{at.astimezone(UTC):%H:%M:%S}"


def ago(at: datetime, now: datetime) -> str:
    """`3 minutes ago`; beyond a month, the date."""
    seconds = (now - at).total_seconds()
    for limit, unit, word in (
        (60, 1, "second"),
        (3600, 60, "minute"),
        (86_400, 3600, "hour"),
        (2_592_000, 86_400, "day"),
    ):
        if seconds < limit:
            count = int(seconds // unit)
            return "just now" if count < 1 else f"{count} {word}{'' if count == 1 else 's'} ago"
    return f"{at.astimezone(UTC).day} {at.astimezone(UTC):%b %Y}"


def lasting(duration: timedelta | int) -> str:
    """`34 ms`, `1.2 s`, `3 min 20 s`; an int is in milliseconds."""
    milliseconds = duration if isinstance(duration, int) else round(duration.total_seconds() * 1000)
    if milliseconds < 1000:
        return f"{milliseconds} ms"
    if milliseconds < 60_000:
        return f"{milliseconds / 1000:.1f} s"
    minutes, seconds = divmod(milliseconds // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {seconds} s"


def counted(count: int, noun: str) -> str:
    """`1 attempt`, `3 attempts`."""
    return f"{tally(count)} {noun}{'' if count == 1 else 's'}"


def tally(number: int, *, is_capped: bool = False) -> str:
    """`12,345`, or `10,000+` if counting stopped there."""
    return f"{number:,}{'+' if is_capped else ''}"
