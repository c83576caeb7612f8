"""The status that a run gives a profile, and the permitted moves between statuses. This module never checks prerequisites.

Source of the rules: the specification of `POST /v3/profiles/{profileId}/complete`; first match wins. The page
`docs/status.md` is printed from the tables below.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from clearsend.domain.dossier import Dossier
from clearsend.domain.profile import ProfileStatus
from clearsend.domain.reason import Reason


@dataclass(frozen=True)
class Settlement:
    """The outcome of a run: the status, and always at least one reason."""

    status: ProfileStatus
    reasons: Sequence[Reason]


@dataclass(frozen=True)
class Rule:
    """One row of the status logic. `when` is the documentation of `matches`."""

    code: str
    when: str
    sentence: str
    status: ProfileStatus
    matches: Callable[[Dossier], bool]


def _has_no_channel(dossier: Dossier) -> bool:
    return not dossier.sms.is_connected and not dossier.whatsapp.is_connected


def _awaits_registry(dossier: Dossier) -> bool:
    return dossier.is_tcr_application and not dossier.inherits_everything and not dossier.has_approved_registrations


def _awaits_review(dossier: Dossier) -> bool:
    brand = dossier.brand
    return (
        brand is not None
        and not dossier.is_tcr_application
        and brand.has_main_destination
        and not dossier.is_review_approved
    )


RULES: Sequence[Rule] = (
    Rule(
        code="no_channel",
        when="neither SMS nor WhatsApp is connected",
        sentence="Neither SMS nor WhatsApp is connected, so the profile cannot send yet.",
        status=ProfileStatus.SUBMITTED,
        matches=_has_no_channel,
    ),
    Rule(
        code="awaiting_registry",
        when="TCR application that does not inherit both brand and campaigns, and its own registrations are not all approved",
        sentence="The profile's own brand or campaigns await the approval of the Campaign Registry.",
        status=ProfileStatus.SUBMITTED,
        matches=_awaits_registry,
    ),
    Rule(
        code="awaiting_review",
        when="not a TCR application, a destination country has `isMain=true`, and no reviewer has approved it",
        sentence="The main destination country awaits the approval of a reviewer.",
        status=ProfileStatus.SUBMITTED,
        matches=_awaits_review,
    ),
    Rule(
        code="ready",
        when="otherwise",
        sentence="Every prerequisite is met, and no approval is pending.",
        status=ProfileStatus.COMPLETED,
        matches=lambda dossier: True,
    ),
)


def settle(dossier: Dossier) -> Settlement:
    """The status that `dossier` earns, with the reason. First match wins; the last rule always matches."""
    rule = next(rule for rule in RULES if rule.matches(dossier))
    return Settlement(rule.status, (Reason(rule.code, rule.sentence),))


# Every permitted move, with its cause. A move that is not here is a defect.
TRANSITIONS: Mapping[tuple[ProfileStatus, ProfileStatus], str] = {
    (ProfileStatus.INCOMPLETE, ProfileStatus.IN_PROGRESS): "a run starts",
    (ProfileStatus.FAILED, ProfileStatus.IN_PROGRESS): "a run starts after the cause was fixed",
    (ProfileStatus.SUBMITTED, ProfileStatus.IN_PROGRESS): "a run starts after something was added",
    (ProfileStatus.IN_PROGRESS, ProfileStatus.COMPLETED): "the run settles: able to send",
    (ProfileStatus.IN_PROGRESS, ProfileStatus.SUBMITTED): "the run settles: an approval is pending",
    (ProfileStatus.IN_PROGRESS, ProfileStatus.FAILED): "a provider refused for good, or a prerequisite was lost",
    (ProfileStatus.SUBMITTED, ProfileStatus.COMPLETED): "the registry or a reviewer approved",
}


def before(following: ProfileStatus) -> frozenset[ProfileStatus]:
    """The statuses from which a profile may move to `following`, or in which it stays."""
    return frozenset(current for current in ProfileStatus if is_allowed(current, following))


def is_allowed(current: ProfileStatus, following: ProfileStatus) -> bool:
    """May a profile move from `current` to `following`? Keeping its status is not a move, and always allowed."""
    return current is following or (current, following) in TRANSITIONS
