"""The page `docs/registration.md`, printed from the state machines, the plan and their words. It moves nothing."""

from collections.abc import Mapping

from clearsend.actions.registration import history
from clearsend.domain import retry
from clearsend.domain.registration import prices
from clearsend.domain.registration.pace import Pace
from clearsend.domain.registration.plan import CREATIONS
from clearsend.domain.registration.prices import Fee
from clearsend.domain.registration.states import INITIAL, TRANSITIONS, Kind, State
from clearsend.domain.registration.words import CAUSES, IGNORED, KINDS, STATES
from clearsend.providers.telnyx.statuses import ASSIGNMENT_STATUS, CAMPAIGN_STATUS
from clearsend.settings import Settings
from pages import markdown

_INTRODUCTION = """\
What happens between `submitted` and able to send. A completion sets it going, and nobody has to call again: the brand goes to
the Campaign Registry, its campaigns to the reviewers, the number onto a campaign, and when all have come through, the profile is
settled again and whoever waits is called. `GET /v3/profiles/{profileId}/completion` shows every registration with its moves;
each move is also an [event](events.md). What a refusal means, and what to do, is in [remedies](remedies.md); what would be
refused is found beforehand by the [pre-check](precheck.md).

The order is fixed: brand verified → campaigns submitted → campaigns approved → number on a campaign → profile settled. A profile
that inherits its brand or campaigns follows those of its organization.

A number is on one campaign only: the oldest that is approved, or whichever of the tenant's approved campaigns it is on already.
Where the number of one profile was read to be on its campaign today, the next profile that sends from it takes that over, and
Telnyx is not asked again."""

_CLAIMS = """\
## Whose a number or a campaign is

All organizations of an installation share one account at Telnyx, and anybody may write any number into a profile. So a number, and a
campaign that another provider shares (`tcrCampaignId`), must be *claimed* before it is used:

| a claim is taken by | and then |
|---|---|
| the purchase of the number (its order was read as `ordered`) | it is the buyer's, whoever had a claim before: the vendor has sold it now |
| a reading that shows the thing to be ours: the number on the organization's messaging profile, the campaign accepted | it is the organization's, unless another has it already |
| never by a declaration | |

A claim is the whole organization's, and stays when the profile is deleted. What another organization has claimed is refused before
the vendor is asked: `number_not_available` ends the run, `campaign_not_available` the registration. Of two that come at the same
moment, one gets it. Until a thing is known to be ours, nothing of what the vendor says about it is shown: the exchanges then have
words of ours, such as `numbers found: 1`.

A bought number is on the messaging profile of its buyer from the first moment. A campaign of another provider must be of the brand
for which it is declared: where its record names a brand and none of ours is called so, it is refused with
`campaign_of_another_brand` and not accepted. Case, punctuation, accents and the form of the company do not count, and a name may be
shortened.

The operator sees and changes claims: `clearsend claims list`, `release KIND VALUE`, `move KIND VALUE ORGANIZATION_ID`. At Telnyx a
number that changes hands must be taken off its messaging profile, too."""

_LOOKING = """\
## What makes us look

A vendor's webhook is a hint, and is never believed: it only says that it is time to read the vendor's own record. What is read
moves a machine along the arrows above, or nothing. So a webhook that is lost, doubled, late or out of order changes nothing but
when we look. Every move says what caused it:"""

_UNTOLD = """\
While a vendor is at work, it is asked again after half the time that it has taken so far: at first after {first:.0f} seconds
(`{first_name}`), at most every {longest}. What nobody works on is read every {settled}. What is due is looked for every {sweep}
seconds (`{sweep_name}`), so that everything arrives without any webhook too, only later.

A vendor that is down is tried again after {first_retry:.0f} s, then after twice as long each time, at most every {longest_retry},
for as long as it takes. A completion that is asked for meanwhile tries it at once, and the waits begin anew."""

_IGNORED = """\
## Why a reading moves nothing

It is written into the history as ignored, with the reason and the vendor's own words; `no_change` alone is not."""

_ONCE = """\
## How nothing is paid twice

A registry has no key by which a request can be repeated safely, and an answer may be lost. So it is with every creation:
{creations}.

1. The *intent* is written down, with a *token* by which the thing can be found: the id of the registration and how often it was
   submitted.
2. The thing is looked for at the vendor. If it is there, an earlier request got through, and nothing is sent.
3. Only then it is created. If the answer is lost or the process is killed, the next turn begins at step 2, and for
   {quiet:.0f} seconds (`{quiet_name}`) after the last request it only looks: what was sent may still arrive.
4. An answer by which the vendor has certainly done nothing ends the wait.

One turn is one conversation with a vendor: a short transaction before, one after, and none open in between. No two turns of one
owner are ever had at the same time."""

_FEES = """\
## What it costs

What Telnyx charges at once, as the events name it under `fee`; three months of a campaign's monthly fee are part of it. Nothing is
paid that nobody has agreed to:

- `POST /v3/profiles/{profileId}/complete` agrees to the first fee of everything that the profile needs and the registry does not
  have: its own brand and campaigns, and with a key of the organization (also under `x-profile-id`) those that it inherits. On a profile that is completed
  already it agrees to nothing, and a replayed or a sandbox call never does.
- What is declared later waits, and says so in `action_needed` (`fee_not_agreed`). `POST …/brand/submit` and
  `POST …/campaigns/{campaignId}/submit` submit it.
- A rejected campaign is corrected with PUT and brought back with `POST …/campaigns/{campaignId}/resubmit`, in place where the
  vendor allows it. If an update leaves it rejected, nothing more is sent by itself.
- `submit`, `resubmit` and `number-order` demand `acceptFee: true`, and name the price without it; with `sandbox: true` they name
  it, and do nothing.

One agreement pays once, for one thing, up to the total that was named. The first request that the vendor takes uses it up; a
refusal at the door does not: corrected, the thing goes there again. An edit keeps it; other use cases or a higher price end it,
and so does deleting the campaign or the profile. If the answer to an appeal is lost, the appeal is not repeated, since Telnyx does
not tell whether it arrived (`resubmission_unconfirmed`).

A profile's own key agrees to nothing, unless the organization allows it for that profile (`allow_profile_spending`), and never to
a fee of the organization's own things. A number that was bought for a profile and that nothing sends from is used before another
is bought."""


def page() -> str:
    return markdown.page(
        "Registration",
        _INTRODUCTION,
        *(part for kind in Kind for part in _machine(kind)),
        "## Telnyx's words",
        "A word that is not here is kept as it came and moves nothing.",
        _statuses("`campaignStatus`", Kind.CAMPAIGN, CAMPAIGN_STATUS),
        _statuses("`assignmentStatus`", Kind.NUMBER, ASSIGNMENT_STATUS),
        _CLAIMS,
        _LOOKING,
        _words("cause", CAUSES),
        _untold(),
        _IGNORED,
        _words("reason", IGNORED),
        _ONCE.format(
            creations=markdown.codes(sorted(CREATIONS)),
            quiet=Pace().quiet,
            quiet_name=_setting("registration_quiet_seconds"),
        ),
        _FEES,
        markdown.table(
            ("what", "fee", "meaning"),
            (
                _fee("a new brand", prices.BRAND),
                _fee("a brand that was refused, corrected", prices.NONE),
                *(
                    _fee(f"a new campaign, {use_case}", prices.campaign(use_case))
                    for use_case in ("MIXED", *prices.MONTHLY)
                ),
                _fee("a campaign that was refused, corrected or appealed", prices.REVIEW),
                _fee("a number that is bought", prices.NUMBER),
            ),
        ),
    )


def _machine(kind: Kind) -> tuple[str, str, str]:
    return f"## {KINDS[kind]}", _diagram(kind), _states(kind)


def _diagram(kind: Kind) -> str:
    start = f"    [*] --> {INITIAL[kind].value}"
    moves = (f"    {before.value} --> {to.value}: {name}" for (before, to), name in TRANSITIONS[kind].items())
    return "\n".join(("```mermaid", "stateDiagram-v2", start, *moves, "```"))


def _states(kind: Kind) -> str:
    rows = (
        (markdown.code(state.value), words.meaning, words.awaited or "–", _events(kind, state))
        for state, words in STATES[kind].items()
    )
    return markdown.table(("state", "meaning", "who is awaited", "event on arriving"), rows)


def _events(kind: Kind, state: State) -> str:
    """Every event that an arrow to `state` publishes."""
    names: dict[str, None] = {}
    for before, to in TRANSITIONS[kind]:
        if to is state:
            try:
                names[history.event_of(kind, before, to).name] = None
            except KeyError:
                continue
    return markdown.codes(names) or "–"


def _statuses(title: str, kind: Kind, statuses: Mapping[str, State]) -> str:
    rows = ((markdown.code(word), markdown.code(state.value)) for word, state in statuses.items())
    return markdown.table((title, f"state of the {KINDS[kind].lower()}"), rows)


def _words(title: str, words: Mapping[str, str]) -> str:
    return markdown.table((title, "meaning"), ((markdown.code(name), meaning) for name, meaning in words.items()))


def _untold() -> str:
    pace = Pace()
    return _UNTOLD.format(
        first=pace.first_check,
        first_name=_setting("registration_check_seconds"),
        longest=f"{pace.longest_check / 3600:.0f} hours",
        settled=f"{pace.settled_check / 3600:.0f} hours",
        sweep=Settings.model_fields["reconcile_seconds"].default,
        sweep_name=_setting("reconcile_seconds"),
        first_retry=retry.REGISTRATION.first_seconds,
        longest_retry=f"{retry.REGISTRATION.cap_seconds / 60:.0f} minutes",
    )


def _setting(name: str) -> str:
    assert name in Settings.model_fields
    return f"{Settings.model_config['env_prefix']}{name.upper()}"


def _fee(what: str, fee: Fee) -> tuple[str, str, str]:
    return what, f"{fee.amount} {fee.currency}", fee.description
