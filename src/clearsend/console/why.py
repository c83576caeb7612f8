"""Explains the status of a profile in plain words, with the calls that help. It decides nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from clearsend.actions.completion.request import History, Readiness, Timeline
from clearsend.actions.overviews import Overview
from clearsend.console import calls, registrations, words
from clearsend.console.calls import ApiCall
from clearsend.console.registrations import Subjects
from clearsend.console.words import Point, Tone
from clearsend.domain.completion import AttemptOutcome, Run, RunStatus, Step, StepStatus
from clearsend.domain.dossier import Dossier
from clearsend.domain.finding import Finding
from clearsend.domain.profile import ProfileStatus
from clearsend.domain.registration.action_needed import PROFILE, ActionNeeded
from clearsend.domain.registration.prices import PriceList
from clearsend.domain.registration.states import BrandState

# A worker takes a queued run within a second; a longer wait means that there is none.
_QUEUED_FOR_LONG = timedelta(seconds=20)

_SUBMITTED_HEADLINES = {
    "no_channel": "Accepted, but it cannot send yet",
    "awaiting_registry": "Waiting for the Campaign Registry",
    "awaiting_review": "Waiting for a reviewer",
}
_CHANNEL_WARNINGS = ("sms_not_configured", "whatsapp_not_configured")


@dataclass(frozen=True)
class Explanation:
    """The explanation of a profile's status. `outlook`: a sentence about the result of completing now, or None."""

    tone: Tone
    headline: str
    points: Sequence[Point]
    outlook: str | None
    calls: Sequence[ApiCall]


@dataclass(frozen=True)
class ProfileFacts:
    """The facts that the explanation rests on. `needed`: the actions that a person must take before the profile continues.
    `prices`: those of fees."""

    dossier: Dossier
    readiness: Readiness
    timeline: Timeline | None
    needed: Sequence[ActionNeeded]
    prices: PriceList

    @property
    def profile_id(self) -> str:
        return self.dossier.profile.id

    @property
    def histories(self) -> Sequence[History]:
        return () if self.timeline is None else self.timeline.registrations

    @property
    def subjects(self) -> Subjects:
        return Subjects(self.dossier.organization.id, self.dossier.brand, self.dossier.campaigns, self.prices)

    @property
    def needed_by_vendors(self) -> Sequence[ActionNeeded]:
        """The actions for registrations and the review, without those for the profile itself."""
        return [one for one in self.needed if one.kind != PROFILE]

    def needed_points(self) -> list[Point]:
        return registrations.needed_points(self.needed, self.subjects)

    def needed_calls(self) -> list[ApiCall]:
        return registrations.needed_calls(self.needed, self.subjects, self.histories, self.profile_id)


def explain(facts: ProfileFacts, *, now: datetime) -> Explanation:
    status, timeline = facts.dossier.profile.status, facts.timeline
    if timeline is not None and timeline.run.is_open:
        return _explain_open(timeline, now)
    if status is ProfileStatus.COMPLETED:
        return _explain_completed(facts)
    if status is ProfileStatus.FAILED and timeline is not None:
        return _explain_failed(facts, timeline)
    if status is ProfileStatus.SUBMITTED and timeline is not None:
        return _explain_submitted(facts, timeline)
    return _explain_never_run(facts)


def _explain_open(timeline: Timeline, now: datetime) -> Explanation:
    if timeline.run.status is RunStatus.QUEUED:
        points = [Point("The completion was accepted and starts as soon as a worker takes it.")]
        if now - timeline.run.requested_at > _QUEUED_FOR_LONG:
            points.append(Point("It has waited for a while.", "Check that a worker is running: GET /readyz says so."))
        return Explanation(Tone.WORKING, "Waiting for a worker", points, None, ())
    for step in timeline.steps:
        vendor = words.STEPS[step.name].vendor
        if step.status is StepStatus.WAITING:
            headline = f"Waiting for {vendor}: tried {words.counted(len(step.attempts), 'time')}"
            return Explanation(Tone.WAITING, headline, [_waiting_point(step)], None, ())
        if step.status is StepStatus.RUNNING:
            return Explanation(
                Tone.WORKING, f"Talking to {vendor}", [Point(f"{words.STEPS[step.name].title} is under way.")], None, ()
            )
    return Explanation(Tone.WORKING, "In progress", [Point("The steps below are being taken.")], None, ())


def _waiting_point(step: Step) -> Point:
    message = next((attempt.message for attempt in reversed(step.attempts) if attempt.message), None)
    text = message or "Another run is talking about the same number; this one takes its turn."
    if step.next_attempt_at is None:
        return Point(text, "Nothing: Clearsend tries again by itself.")
    return Point(text, f"Nothing: Clearsend tries again by itself at {words.clock(step.next_attempt_at)} UTC.")


def _explain_completed(facts: ProfileFacts) -> Explanation:
    if facts.needed:
        lost = facts.readiness.unmet
        return Explanation(
            Tone.BAD if lost else Tone.WAITING,
            "Completed, but something that it needs is missing"
            if lost
            else "Able to send, but something needs a person",
            facts.needed_points(),
            None,
            [*calls.fix(facts.profile_id, lost), *facts.needed_calls()],
        )
    points = [] if facts.timeline is None else _points_of_run(facts.timeline.run)
    return Explanation(Tone.GOOD, "Able to send", points or [Point("Every prerequisite is met.")], None, ())


def _explain_failed(facts: ProfileFacts, timeline: Timeline) -> Explanation:
    points = _points_of_run(timeline.run)
    known = {point.code for point in points}
    points += [_point_of_finding(finding) for finding in facts.readiness.unmet if finding.code not in known]
    needed = registrations.needed_points(facts.needed_by_vendors, facts.subjects)
    points += [point for point in needed if point.code not in known]
    helpful = [*calls.fix(facts.profile_id, facts.readiness.unmet), *facts.needed_calls()]
    for step in timeline.steps:
        if _is_refused(step) and (replacing := calls.replace_refused(facts.profile_id, step.name)):
            helpful.append(replacing)
    helpful.append(calls.complete(facts.profile_id, _callback_url(timeline)))
    return Explanation(Tone.BAD, "Stopped: somebody has to fix something", points, _outlook(facts.readiness), helpful)


def _is_refused(step: Step) -> bool:
    """Did a provider refuse? A step also fails when a provider is down for too long, or by a defect of ours."""
    return bool(step.attempts) and step.attempts[-1].outcome is AttemptOutcome.REJECTED


def _explain_submitted(facts: ProfileFacts, timeline: Timeline) -> Explanation:
    if facts.needed:
        return _explain_needed(facts, timeline)
    readiness, profile_id = facts.readiness, facts.profile_id
    reasons = _points_of_run(timeline.run)
    codes = {point.code for point in reasons}
    headline = next(
        (text for code, text in _SUBMITTED_HEADLINES.items() if code in codes), "Set up, waiting for something"
    )
    helpful = calls.fix(profile_id, readiness.unmet)
    points = [*reasons, *(_point_of_finding(finding) for finding in readiness.unmet)]
    if "awaiting_registry" in codes:
        headline = registrations.headline(facts.histories) or headline
        points += registrations.waiting_points(facts.histories, facts.subjects)
    if "no_channel" in codes:
        lacking = [finding for finding in readiness.warnings if finding.code in _CHANNEL_WARNINGS]
        points += [_point_of_finding(finding) for finding in lacking]
        if len(lacking) == len(_CHANNEL_WARNINGS):
            helpful.append(calls.give_channel(profile_id))
    elif _would_end_the_same(readiness, timeline.run):
        reviewing = [calls.review(profile_id)] if "awaiting_review" in codes else []
        return Explanation(Tone.WAITING, headline, points, "Completing it again now would end the same.", reviewing)
    helpful.append(calls.complete(profile_id, _callback_url(timeline)))
    return Explanation(Tone.WAITING, headline, points, _outlook(readiness), helpful)


def _explain_needed(facts: ProfileFacts, timeline: Timeline) -> Explanation:
    """Explain a profile that is set up and continues automatically once a person has acted."""
    points = facts.needed_points() + registrations.waiting_points(facts.histories, facts.subjects)
    helpful = [*calls.fix(facts.profile_id, facts.readiness.unmet), *facts.needed_calls()]
    if all(one.state == BrandState.AWAITING_OTP for one in facts.needed):
        return Explanation(Tone.WAITING, "Waiting for a PIN from the owner of the phone", points, None, helpful)
    if all(one.kind == "review" for one in facts.needed):
        return Explanation(Tone.BAD, "A reviewer has said no", points, None, helpful)
    if not helpful:
        helpful = [calls.complete(facts.profile_id, _callback_url(timeline))]
    return Explanation(
        Tone.BAD,
        "Stopped: somebody has to fix something",
        points,
        "It then goes on by itself: there is no need to complete it again.",
        helpful,
    )


def _would_end_the_same(readiness: Readiness, run: Run) -> bool:
    if readiness.settlement is None:
        return False
    return {reason.code for reason in readiness.settlement.reasons} == {reason.code for reason in run.reasons}


def _explain_never_run(facts: ProfileFacts) -> Explanation:
    readiness = facts.readiness
    complete = calls.complete(facts.profile_id, None)
    if not readiness.unmet:
        points = [Point("Every prerequisite is met; nobody has asked to complete it yet.")]
        return Explanation(Tone.QUIET, "Ready to be completed", points, _outlook(readiness), [complete])
    count = len(readiness.unmet)
    headline = f"Not ready: {words.counted(count, 'thing')} {'is' if count == 1 else 'are'} missing"
    points = [_point_of_finding(finding) for finding in readiness.unmet]
    helpful = [*calls.fix(facts.profile_id, readiness.unmet), complete]
    return Explanation(Tone.QUIET, headline, points, _outlook(readiness), helpful)


def _outlook(readiness: Readiness) -> str:
    if readiness.settlement is None:
        return "Completing it now would be refused, with every missing thing named."
    sentences = " ".join(reason.message for reason in readiness.settlement.reasons)
    return (
        f"Completing it now would be accepted and, if the providers confirm its channels, end as "
        f"{readiness.settlement.status.value}: {sentences}"
    )


def _points_of_run(run: Run) -> list[Point]:
    return [Point(reason.message, reason.remedy, reason.code) for reason in run.reasons]


def _point_of_finding(finding: Finding) -> Point:
    return Point(finding.sentence, finding.fix, finding.code)


def _callback_url(timeline: Timeline) -> str | None:
    return timeline.deliveries[0].url if timeline.deliveries else None


def glance(overview: Overview) -> str:
    """The explanation in one line, for a list."""
    profile, unmet, run = overview.dossier.profile, overview.unmet, overview.latest_run
    if run is None:
        if not unmet:
            return "Ready; nobody has asked to complete it."
        return " ".join(finding.sentence for finding in unmet[:1]) + _and_more(unmet)
    if run.is_open:
        return "Waits for a worker." if run.status is RunStatus.QUEUED else "Talking to the providers."
    if overview.action_needed and profile.status in (ProfileStatus.SUBMITTED, ProfileStatus.COMPLETED):
        first = overview.action_needed[0]
        where = "" if first.kind == PROFILE else f"{first.kind.capitalize()} {words.plain(first.state)}: "
        return f"{where}{first.message}{_and_more(overview.action_needed)}"
    if profile.status is ProfileStatus.COMPLETED:
        return "Able to send."
    return " ".join(reason.message for reason in run.reasons[:1])


def _and_more(found: Sequence[object]) -> str:
    return f" (+{len(found) - 1} more)" if found[1:] else ""
