"""The display of brands, campaigns and numbers at the vendors: their state, what they wait for, and which call helps.

It decides nothing: `domain/registration/action_needed.py` decides what a person has to do.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from clearsend.actions.completion.request import History
from clearsend.console import calls, words
from clearsend.console.calls import ApiCall
from clearsend.console.words import Point, Tone
from clearsend.domain.profile import Brand, Campaign
from clearsend.domain.registration import agreement, resubmission
from clearsend.domain.registration.action_needed import PROFILE, ActionNeeded
from clearsend.domain.registration.agreement import FEE_NOT_AGREED, SPENDING_CAP_REACHED
from clearsend.domain.registration.prices import PriceList
from clearsend.domain.registration.record import Move, Registration
from clearsend.domain.registration.states import BrandState, CampaignState, Kind, NumberState
from clearsend.domain.registration.words import KINDS, STATES, TENANT, StateWords

# A registration that has just moved is likely to move again soon.
_LIVELY_FOR = timedelta(minutes=2)
_LIVELY_SECONDS = 1
_QUIET_SECONDS = 15


@dataclass(frozen=True)
class Subjects:
    """The brand and campaigns in effect, to which the registrations on a page belong. `org_id`: the organization;
    `prices`: those of fees."""

    org_id: str
    brand: Brand | None
    campaigns: Sequence[Campaign]
    prices: PriceList

    def campaign(self, campaign_id: str) -> Campaign | None:
        return next((campaign for campaign in self.campaigns if campaign.id == campaign_id), None)

    def title(self, kind: str, subject_id: str) -> str:
        """`Campaign “Order updates”`."""
        if kind == Kind.BRAND and self.brand is not None:
            business = self.brand.business
            name = self.brand.contact.business_name or (None if business is None else business.legal_name)
            return f"Brand “{name}”" if name else "Brand"
        if kind == Kind.CAMPAIGN and (campaign := self.campaign(subject_id)) is not None:
            return f"Campaign “{campaign.content.name}”"
        if kind == Kind.NUMBER_ORDER:
            return KINDS[Kind.NUMBER_ORDER]
        return "Review" if kind == "review" else f"{KINDS[Kind(kind)]} {subject_id}"


@dataclass(frozen=True)
class Shown:
    """One registration on a page. `waiting`: a sentence with the awaited party and the time of the next reading."""

    title: str
    is_inherited: bool
    registration: Registration
    words: StateWords
    tone: Tone
    waiting: str | None
    moves: Sequence[Move]


def shown(histories: Sequence[History], subjects: Subjects, owner_id: str) -> list[Shown]:
    """`owner_id`: the profile or organization of the page; registrations of another owner are inherited."""
    return [
        Shown(
            subjects.title(history.registration.kind, history.registration.subject_id),
            history.registration.owner_id != owner_id,
            history.registration,
            _words_of(history.registration),
            words.registration_tone(history.registration),
            _waiting(history.registration),
            history.moves,
        )
        for history in histories
    ]


def _words_of(registration: Registration) -> StateWords:
    return STATES[registration.kind][registration.state]


def _waiting(registration: Registration) -> str | None:
    awaited, next_at = _words_of(registration).awaited, registration.next_check_at
    if registration.failures and next_at is not None:
        times = words.counted(registration.failures, "time")
        return f"Tried {times} without an answer that counts; again at {words.moment(next_at)}."
    if awaited is None:
        return None
    if awaited == TENANT or next_at is None:
        return f"Waits for {awaited}."
    asked = "" if registration.checked_at is None else f", asked last at {words.moment(registration.checked_at)}"
    return f"Waits for {awaited}{asked}; asked again at {words.moment(next_at)}, or as soon as a webhook comes."


def poll_seconds(histories: Sequence[History], now: datetime) -> int | None:
    """The polling interval of a page in seconds: short after a move, longer while a vendor or person is awaited, else None."""
    moving = [
        history.registration
        for history in histories
        if _is_under_way(history.registration) or history.registration.needs_action
    ]
    if not moving:
        return None
    is_lively = any(now - registration.state_since < _LIVELY_FOR for registration in moving)
    return _LIVELY_SECONDS if is_lively else _QUIET_SECONDS


def _is_under_way(registration: Registration) -> bool:
    is_wanted = registration.requested is not None or registration.failures > 0
    return is_wanted or _words_of(registration).awaited not in (None, TENANT)


def needed_points(needed: Sequence[ActionNeeded], subjects: Subjects) -> list[Point]:
    """The actions that a person must take, with the unchanged message of the vendor or reviewer who refused."""
    return [Point(_needed_text(one, subjects), one.remedy, one.code) for one in needed]


def _needed_text(one: ActionNeeded, subjects: Subjects) -> str:
    if one.kind == PROFILE:
        return one.message
    return f"{subjects.title(one.kind, one.subject_id)} is {words.plain(one.state)}: {one.message}"


def needed_calls(
    needed: Sequence[ActionNeeded], subjects: Subjects, histories: Sequence[History], profile_id: str
) -> list[ApiCall]:
    """The API calls for the actions in `needed`; some actions have none, and those of the profile itself are not among them. `profile_id`: the owner of the page, a profile or the
    organization."""
    found: list[ApiCall] = []
    registrations = {history.registration.subject_id: history.registration for history in histories}
    for (kind, subject_id), _ in groupby(needed, lambda one: (one.kind, one.subject_id)):
        registration = registrations.get(subject_id)
        if kind == PROFILE:
            continue
        if kind == "review":
            found.append(calls.review(profile_id))
        elif kind == Kind.NUMBER_ORDER:
            found.append(calls.order_number(profile_id))
        elif registration is not None:
            found += _calls_for(registration, subjects, profile_id)
    return found


def _calls_for(registration: Registration, subjects: Subjects, profile_id: str) -> list[ApiCall]:
    match registration.kind, registration.state:
        case Kind.BRAND, BrandState.AWAITING_OTP if registration.owner_id == profile_id != subjects.org_id:
            return [calls.present_pin(profile_id), calls.send_another_pin(profile_id)]
        case Kind.BRAND, BrandState.UNVERIFIED | BrandState.FAILED if subjects.brand is not None:
            return [calls.correct_brand(subjects.brand, subjects.org_id)]
        case Kind.BRAND, BrandState.NOT_SUBMITTED if subjects.brand is not None and _awaits_agreement(registration):
            return [calls.submit_brand(subjects.brand, subjects.org_id, agreement.price_of_brand(subjects.prices).fee)]
        case Kind.CAMPAIGN, CampaignState.NOT_SUBMITTED if _awaits_agreement(registration):
            campaign = subjects.campaign(registration.subject_id)
            if campaign is None:
                return []
            fee = agreement.price_of_campaign(campaign, subjects.brand, subjects.prices).fee
            return [calls.submit_campaign(campaign, subjects.org_id, fee)]
        case Kind.CAMPAIGN, CampaignState.REJECTED | CampaignState.EXPIRED:
            campaign = subjects.campaign(registration.subject_id)
            way = (
                None
                if campaign is None
                else resubmission.cheapest(registration, campaign, subjects.brand, subjects.prices)
            )
            if campaign is None or way is None:
                return []
            return [calls.correct_campaign(campaign, subjects.org_id), calls.resubmit(campaign, subjects.org_id, way)]
        case _:
            return []


def _awaits_agreement(registration: Registration) -> bool:
    return any(reason.code in (FEE_NOT_AGREED, SPENDING_CAP_REACHED) for reason in registration.reasons)


# The headline while the registry works: of the first kind with a registration that has not reached its goal (`_THROUGH`).
_HEADLINES: Mapping[Kind, str] = {
    Kind.BRAND: "Waiting for the Campaign Registry to verify the brand",
    Kind.CAMPAIGN: "Waiting for the reviewers of {campaigns}",
    Kind.NUMBER: "Waiting for the number to be put on its campaign",
}
_THROUGH: Mapping[Kind, str] = {
    Kind.BRAND: BrandState.VERIFIED,
    Kind.CAMPAIGN: CampaignState.APPROVED,
    Kind.NUMBER: NumberState.ASSIGNED,
}


def headline(histories: Sequence[History]) -> str | None:
    """The party that is awaited at the registry, as a headline; None if there is no registration to wait for."""
    for kind, text in _HEADLINES.items():
        waiting = [
            history
            for history in histories
            if history.registration.kind is kind and history.registration.state != _THROUGH[kind]
        ]
        if waiting:
            return text.format(campaigns=words.counted(len(waiting), "campaign"))
    return None


def waiting_points(histories: Sequence[History], subjects: Subjects) -> list[Point]:
    """One point for each registration that a vendor or reviewer works on."""
    return [
        Point(
            f"{subjects.title(registration.kind, registration.subject_id)}: {_words_of(registration).meaning} "
            f"Since {words.moment(registration.state_since)}.",
            f"Nothing: Clearsend goes on by itself. {_waiting(registration) or ''}".rstrip(),
        )
        for registration in (history.registration for history in histories)
        if _is_under_way(registration)
    ]
