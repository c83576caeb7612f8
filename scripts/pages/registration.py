"""The page `docs/registration.md`, printed from the state machines, the plan and their words. It moves nothing."""

from collections.abc import Mapping

from clearsend.actions.registration import history
from clearsend.domain import retry
from clearsend.domain.registration.pace import Pace
from clearsend.domain.registration.plan import CREATIONS
from clearsend.domain.registration.prices import Fee
from clearsend.domain.registration.states import INITIAL, TRANSITIONS, Kind, State
from clearsend.domain.registration.words import CAUSES, IGNORED, KINDS, STATES
from clearsend.providers.telnyx.prices import PRICES
from clearsend.providers.telnyx.statuses import ASSIGNMENT_STATUS, CAMPAIGN_STATUS
from clearsend.settings import Settings
from pages import markdown

_INTRODUCTION = """\
The path from `submitted` to able to send. A completion starts it, and no further call is needed: the brand goes to the Campaign
Registry, its campaigns to the reviewers, the number onto a campaign. When all of them are approved, the server settles the profile
again and sends a second callback. `GET /v3/profiles/{profileId}/completion` shows every registration with its moves; each move is
also an [event](events.md). [Remedies](remedies.md) explains the refusals; the [pre-check](precheck.md) finds what would be refused
before it is sent.

The order is fixed: brand verified → campaigns submitted → campaigns approved → number on a campaign → profile settled. A profile
that inherits its brand or campaigns follows those of its organization.

A number is on one campaign only: the oldest approved one, or the approved campaign of the tenant that it is on already. If the number
of one profile was read today as being on its campaign, the next profile that sends from it takes over that reading, and Telnyx is not
asked again."""

_CLAIMS = """\
## Claims on numbers and campaigns

All organizations of an installation share one account at Telnyx, and any caller may enter any number in a profile. Therefore an
organization must *claim* a number, or a campaign that another provider shares (`tcrCampaignId`), before it is used:

| a claim is taken by | effect |
|---|---|
| the purchase of the number (its order was read as `ordered`) | it belongs to the buyer, whoever claimed it before: the vendor has sold it now |
| a reading that shows the object to be the organization's: the number on its messaging profile, the campaign accepted | it belongs to the organization, unless another has claimed it already |
| never by a declaration | |

A claim belongs to the whole organization, and remains when the profile is deleted. The server refuses what another organization has
claimed before it asks the vendor: `number_not_available` ends the run, `campaign_not_available` the registration. Of two
organizations at the same moment, one gets it. Until an object is known to be the organization's, nothing that the vendor says about
it is shown: the exchanges carry neutral words, such as `numbers found: 1`.

A bought number is on the messaging profile of its buyer from the first moment. A campaign of another provider must belong to the
brand for which it is declared: if its record names a brand, and none of yours has that name, it is refused with
`campaign_of_another_brand` and not accepted. Case, punctuation, accents and the legal form do not count, and a name may be shortened.

The operator sees and changes claims: `clearsend claims list`, `release KIND VALUE`, `move KIND VALUE ORGANIZATION_ID`. At Telnyx, a
number that changes hands must also be taken off its messaging profile."""

_LOOKING = """\
## What causes a reading

A vendor's webhook is a hint: it only says that it is time to read the vendor's own record. The reading moves a state machine along
the arrows above, or moves nothing. A webhook that is lost, doubled, late or out of order therefore only changes the time of the
reading. Every move names its cause:"""

_UNTOLD = """\
While a vendor is at work, the worker asks again after half the time that it has taken so far: at first after {first:.0f} seconds
(`{first_name}`), at most every {longest}. A registration that waits for no vendor is
read every {settled}. The reconciliation looks for due registrations every {sweep} seconds (`{sweep_name}`),
so everything arrives without any webhook too, only later.

A vendor that is down is tried again after {first_retry:.0f} s, then after twice as long each time, at most every {longest_retry}, for as
long as it takes. A completion that is requested meanwhile tries it at once, and the delays begin again."""

_IGNORED = """\
## Why a reading moves nothing

The history records an ignored reading with the reason and the vendor's own words; a mere `no_change` is not recorded."""

_ONCE = """\
## Nothing is paid twice

A registry has no key with which a request can be repeated safely, and an answer may be lost. Therefore every creation
({creations}) follows these steps:

1. The worker commits the *intent* with a *token* by which the object can be found: the id of the registration, and the number of
   its submissions.
2. The worker searches for the object at the vendor. If it exists, an earlier request got through, and nothing is sent.
3. Otherwise it creates the object. If the answer is lost or the process is killed, the next operation begins at step 2, and for
   {quiet:.0f} seconds (`{quiet_name}`) after the last request it only searches: the request may still arrive.
4. An answer which shows that the vendor has certainly done nothing ends the wait.

An operation is one conversation with a vendor: a short transaction before, one after, and none open in between. Two operations of one
owner never run at the same time."""

_FEES = """\
## What it costs

The amounts that Telnyx charges at once, as events name them under `fee`, including three months of a campaign's monthly fee. Nothing
is paid without consent:

- `POST /v3/profiles/{profileId}/complete` agrees to the first fee of everything that the profile needs and the registry does not
  have: its own brand and campaigns, and with a key of the organization (also under `x-profile-id`) those that it inherits. On a
  profile that is already completed it agrees to nothing. A replayed call and a sandbox call never agree to anything.
- Whatever is declared later waits, and `action_needed` says so (`fee_not_agreed`). `POST …/brand/submit` and
  `POST …/campaigns/{campaignId}/submit` submit it.
- Correct a rejected campaign with PUT and bring it back with `POST …/campaigns/{campaignId}/resubmit`, in place where the vendor
  allows it. If an update leaves it rejected, nothing more is sent automatically.
- `submit`, `resubmit` and `number-order` require `acceptFee: true`, and state the price without it. With `sandbox: true` they state
  the price, and do nothing.

One agreement pays once, for one object, up to the stated total. The first request that the vendor accepts uses it up. An immediate
refusal does not: once corrected, the object is sent again. An edit keeps the agreement; other use cases or a higher price end it, and
so does deleting the campaign or the profile. If the answer to an appeal is lost, the appeal is not repeated, because Telnyx does not
say whether it arrived (`resubmission_unconfirmed`).

A profile's own key agrees to nothing, unless the organization allows it for that profile (`allow_profile_spending`), and never to a
fee of the organization's own objects. A number that was bought for a profile and is not in use must be used before another is
bought."""


def page() -> str:
    return markdown.page(
        "Registration",
        _INTRODUCTION,
        *(part for kind in Kind for part in _machine(kind)),
        "## Telnyx's statuses",
        "A status that is not listed is kept as it came and moves nothing.",
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
                _fee("a new brand", PRICES.brand),
                _fee("a refused brand, corrected", PRICES.in_place),
                *(
                    _fee(f"a new campaign, {use_case}", PRICES.campaign(use_case))
                    for use_case in ("MIXED", *PRICES.monthly)
                ),
                _fee("a refused campaign, corrected or appealed", PRICES.review),
                _fee("a number", PRICES.number),
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
    return markdown.table(("state", "meaning", "waits for", "event on arrival"), rows)


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
