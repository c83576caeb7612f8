"""The page `docs/status.md`, printed by running the status logic and from its tables. It holds no rule of its own."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

from clearsend.domain import completion, status
from clearsend.domain.completion import Run, RunStatus
from clearsend.domain.profile import ProfileStatus
from clearsend.domain.reason import Reason
from clearsend.domain.status import RULES, TRANSITIONS
from pages import markdown, situations
from pages.situations import LABELS, QUESTIONS, Situation

_INTRODUCTION = """\
This page shows which status a completion gives a profile, and how a profile moves between statuses. The rules depend on facts only.
They decide alike in a completion, in the dry run `GET /v3/profiles/{profileId}/readiness`, and when an approval arrives later."""

_RULES = """\
## The rules

The first row that matches decides. Its code and sentence are the reason, in `GET /v3/profiles/{profileId}/completion` and in the
callback."""

_TABLE = """\
## Every combination

The table is computed: the rules were applied to each of the {count} combinations of the six questions. Combinations that differ only
in an irrelevant answer share a row, with “any” in its place.

- *Channel connected*: SMS or WhatsApp, or both, as the provider confirmed in a completion.
- *TCR application*: `isTcrApplication` of the brand in effect ([meaning](prerequisites.md)).
- *Inherits brand and campaigns*: `inherit_tcr_brand` and `inherit_tcr_campaign` are both true.
- *Own registrations approved*: the brand and each campaign, unless inherited, and the number is on a campaign.
- *Main destination*: a destination country of the brand in effect has `isMain=true`.
- *Reviewed*: a reviewer has approved the profile."""

_WORDS = """\
## Spelling

The API spells a profile's status in lower case. The callback of a completion spells its result as the specification does, with only
`failed` in lower case."""


def page() -> str:
    return markdown.page(
        "Status",
        _INTRODUCTION,
        _RULES,
        _rules(),
        _TABLE.format(count=2 ** len(QUESTIONS)),
        _truth_table(),
        "## The life of a profile",
        _diagram(),
        _WORDS,
        _words(),
    )


def _rules() -> str:
    rows = (
        (str(number), rule.when, f"`{rule.status}`", f"`{rule.code}`", rule.sentence)
        for number, rule in enumerate(RULES, start=1)
    )
    return markdown.table(("#", "when", "status", "reason", "sentence"), rows)


Outcome = tuple[ProfileStatus, str]


def _truth_table() -> str:
    """Every combination, asked; then folded."""
    outcomes = {
        answers: _outcome(Situation(*answers)) for answers in itertools.product((True, False), repeat=len(QUESTIONS))
    }
    rows = ((*cells, f"`{verdict[0]}`", f"`{verdict[1]}`") for cells, verdict in _fold(outcomes))
    return markdown.table((*(LABELS[question] for question in QUESTIONS), "status", "reason"), rows)


def _outcome(situation: Situation) -> Outcome:
    settlements = [status.settle(dossier) for dossier in situations.dossiers(situation)]
    outcomes = {(settlement.status, settlement.reasons[0].code) for settlement in settlements}
    assert len(outcomes) == 1, f"the six questions do not tell the status apart: {situation}"
    return outcomes.pop()


def _fold(outcomes: Mapping[tuple[bool, ...], Outcome]) -> Iterator[tuple[Sequence[str], Outcome]]:
    """The rows of a decision table: a question is split on only where its answer makes a difference."""
    if not next(iter(outcomes)):
        yield (), next(iter(outcomes.values()))
        return
    yes, no = ({key[1:]: outcomes[key] for key in outcomes if key[0] is answer} for answer in (True, False))
    branches = (("any", yes),) if yes == no else (("yes", yes), ("no", no))
    for label, branch in branches:
        for cells, outcome in _fold(branch):
            yield (label, *cells), outcome


def _diagram() -> str:
    moves = (f"    {current} --> {following}: {_label(reason)}" for (current, following), reason in TRANSITIONS.items())
    start = f"    [*] --> {ProfileStatus.INCOMPLETE}: the profile is created"
    return "\n".join(("```mermaid", "stateDiagram-v2", start, *moves, "```"))


def _label(reason: str) -> str:
    """Not every version of Mermaid takes a second colon in a label."""
    return reason.replace(": ", ", ")


_MEANINGS = {
    ProfileStatus.INCOMPLETE: "It was created, and no completion was requested.",
    ProfileStatus.IN_PROGRESS: "A completion is running.",
    ProfileStatus.SUBMITTED: "It is set up; a channel or an approval is missing.",
    ProfileStatus.COMPLETED: "It is able to send.",
    ProfileStatus.FAILED: "The last completion ended without success.",
}


def _words() -> str:
    callbacks = {word.value: _callback_word(word) for word in RunStatus if not _run(word).is_open}
    rows = (
        (f"`{word}`", f"`{callbacks[word]}`" if word in callbacks else "no callback", _MEANINGS[word])
        for word in ProfileStatus
    )
    return markdown.table(("`status` of a profile", "`status` in the callback", "meaning"), rows)


def _callback_word(word: RunStatus) -> str:
    return str(completion.callback_body(_run(word), timestamp="")["status"])


def _run(word: RunStatus) -> Run:
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    return Run("run", "org", "profile", word, (Reason("code", "sentence"),), moment, moment, moment)
