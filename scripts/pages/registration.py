"""The page `docs/registration.md`, printed from the state machines, the plan and their words. It moves nothing."""

import re
from collections.abc import Mapping

from clearsend.actions.registration import history
from clearsend.domain import retry
from clearsend.domain.precheck import room
from clearsend.domain.precheck.number import OWN_NUMBER_NEEDED
from clearsend.domain.registration import connection
from clearsend.domain.registration.action_needed import LENDER_GONE
from clearsend.domain.registration.pace import Pace
from clearsend.domain.registration.prices import Fee
from clearsend.domain.registration.record import CORRECTION_PROPOSED
from clearsend.domain.registration.states import INITIAL, TRANSITIONS, Kind, State
from clearsend.domain.registration.tasks import CREATIONS
from clearsend.domain.registration.words import CAUSES, IGNORED, KINDS, STATES
from clearsend.providers.telnyx.prices import PRICES
from clearsend.providers.telnyx.statuses import ASSIGNMENT_STATUS, CAMPAIGN_STATUS
from clearsend.settings import Settings
from pages import markdown

_INTRODUCTION = """\
The path from `submitted` to able to send, and what is looked after from then on. A completion starts it, and no further call is needed: the brand goes to the Campaign
Registry, its campaigns to the reviewers, the number onto a campaign. When all of them are approved, the server settles the profile
again and sends a second callback. `GET /v3/profiles/{profileId}/completion` shows every registration with its moves; each move is
also an [event](events.md). [Remedies](remedies.md) explains the refusals; the [pre-check](precheck.md) finds what would be refused
before it is sent.

The order is fixed: brand verified → campaigns submitted → campaigns approved → number on a campaign → profile settled. A profile
that inherits its brand or campaigns follows those of its organization.

A number and a WhatsApp account belong to their owner, a profile or the organization, and so do their connection and the number's
campaign: all profiles that inherit or borrow them share one registration and one reading. A number is on one campaign only: the oldest
approved one with room in effect for its owner, or the one that it is on already. If its owner has no campaign, it is on that of the only profile
that sends from it and has one. A profile with other campaigns of its own needs a number of its own (`own_number_needed`), and is told
so before a fee is paid."""


_LIFE = """\
## The life of a sender

A sender is a number or a WhatsApp number, with its owner. What the owner declares, what the vendor shows, and what follows:

| what happens | what follows |
|---|---|
| a profile is completed | the sender in effect is connected, unless its last reading, at most {fresh} old, shows it connected as it is declared |
| another number, account, token or PIN is declared | the new sender is connected first, the number on its campaign; then the old number is taken off its campaign and messaging profile (`channel.released`). If the new one is refused, the old one stays, and `action_needed` says why |
| the number is declared by another owner of the organization, after the first has given it up | it stays on its messaging profile, and is put on a campaign of its new owner |
| a second owner declares a number that another has | 400: borrow it with `sending_phone_number_profile_id`, or inherit it |
| the lender is deleted, or has nothing to lend | `{lender_gone}`: name another lender, or a sender of its own |
| the profile is deleted | nothing is spent or connected any more; what stays billed is listed (`GET /v3/organization/billed`) |
| `POST /v3/profiles/{{profileId}}/release`, of a deleted profile, with `confirm: true` | its campaigns are deactivated, and its numbers taken off their campaigns and messaging profiles; a number that was bought here is returned to the vendor. This cannot be undone |
| it is restored | everything is read before anything is said |

A confirmation counts only for the declaration that it was made for: the number or account, its id, and the versions of token, PIN and
webhook address. Whatever changes one of them has the sender connected again. The status of a completed profile stays `completed`
whatever happens later; `action_needed` and the events say what is true now.

On a completed profile, `complete` answers 200 while every channel is connected as it is declared. Otherwise it starts a run that
repairs (202): it spends nothing, leaves the status as it is, and calls back with `failed` and reasons if it is refused."""

_REPAIRS = """\
## What is repaired by itself, and what is asked

By itself, Clearsend repairs only what nobody else holds. Everything else is asked of a person:

| what was read | what follows |
|---|---|
| the number is on no messaging profile | it is put on that of its owner |
| the number is on no campaign | it is put on one that is approved |
| the campaign is suspended for want of a number | a number is assigned, which wakes it: the first attempt fails, the second succeeds |
| the webhooks of the WhatsApp account do not reach Clearsend | the account is subscribed again |
| the number is on a messaging profile or campaign of another sender | `{moved_elsewhere}`: it is not moved back. Take it off there; then call `complete` again |
| the WhatsApp number was deregistered, moved, or is used by the app on a phone | asked: registering it has a small budget at Meta. Call `complete` again if it belongs here |
| the token was revoked, the number banned, the PIN wrong | asked, in Meta's words |
| the vendor refused to connect the sender as it is declared | asked; it is tried again once the declaration has changed, or with the next `complete` |
| a verified brand was changed here | `{correction_proposed}`: the registry would examine the identity anew. `POST …/brand/submit` sends it as it is then, and requires `acceptFee: true` although it is free |
| a profile with campaigns of its own sends from a number of another owner, which is on another campaign | `{own_number_needed}`: nothing is sent and nothing paid until it has a number of its own |
| each campaign that the number may be on has {most} numbers, as many as T-Mobile takes without an approved number pool | `{campaign_full}`: the number is put on none, also if it is to take the place of another. Register another campaign, give up numbers that need not be on this one, or have Telnyx ask for a number pool; it goes on by itself once there is room. The readiness of a profile warns from {many} numbers on (`{campaign_nearly_full}`) |
| the vendor is down | nothing changes |

The first repair is tried at once, the next after {first}, then after twice as long each time, at most every {longest}. A new
declaration begins anew."""


def _spelled(task: type) -> str:
    """The name of a task, as words."""
    return "_".join(re.findall("[A-Z][a-z]*", task.__name__)).lower()


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

Several campaigns of one organization may name the same campaign of another provider, in one profile or in several. It is one thing at
the vendor: it is accepted once, and a notice about it, or a due date, is one reading, which each of the campaigns takes over, with its
own history and events. Whether it fits the brand is examined for each of them.

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

An operation is one conversation with a vendor: a short transaction before, one after, and none open in between. Two passes over one
owner never run at the same time, and an answer that has been overtaken is discarded."""

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
  the price, and do nothing. With `acceptedAmount`, the price that a person was told, a price that has risen since is refused, and
  stated anew. Before a new campaign is submitted, Telnyx states its monthly fee: if that makes it cost more than was agreed to, nothing
  is sent (`campaign_too_dear`), and `acceptedAmount` agrees to more than the price list.

One agreement pays once, for one object, up to the stated total. The first request that the vendor accepts uses it up. An immediate
refusal does not: once corrected, the object is sent again. An edit keeps the agreement; other use cases or a higher price end it, and
so does deleting the campaign or the profile, or declaring that nothing is registered any more (inheritance, `isTcrApplication: false`).
If the answer to an appeal is lost, the appeal is not repeated, because Telnyx does not
say whether it arrived (`resubmission_unconfirmed`).

A profile's own key agrees to nothing, unless the organization allows it for that profile (`allow_profile_spending`), and never to a
fee of the organization's own objects.

An organization may cap the fees that are agreed to in a calendar month (UTC): `monthly_spending_cap` of `PATCH /v3/organization`, in
USD. `agreed_this_month` of `GET /v3/organization` is the total of the agreements made this month that are open or were used; one
payment counts once, however many profiles have agreed to it. Beyond the cap, `complete` agrees to nothing more, and what waits for it
says so (`spending_cap_reached`); `acceptFee` with a profile's own key is refused with `AUTH_004`; with a key of the organization, the
owner or admin decides, and the agreement is made. Once the cap is raised or removed, and every day, what waits is looked at again:
with room below the cap, it waits for an agreement only (`fee_not_agreed`, or call `complete` again).

A number that was bought for a profile and is not in use must be used before another is bought.

`GET /v3/organization/billed` lists what the vendor bills every month, for owners and admins: campaigns that the vendor has, until they
have expired or their deactivation is confirmed, and numbers that were bought or connected; those of deleted profiles, too. Campaigns
that another provider shares are billed to that provider."""


def page() -> str:
    return markdown.page(
        "Registration",
        _INTRODUCTION,
        *(part for kind in Kind for part in _machine(kind)),
        "## Telnyx's statuses",
        "A status that is not listed is kept as it came and moves nothing.",
        _statuses("`campaignStatus`", Kind.CAMPAIGN, CAMPAIGN_STATUS),
        _statuses("`assignmentStatus`", Kind.NUMBER, ASSIGNMENT_STATUS),
        _LIFE.format(fresh=f"{connection.FRESH.seconds // 60} minutes", lender_gone=LENDER_GONE),
        _REPAIRS.format(
            moved_elsewhere=connection.MOVED_ELSEWHERE,
            correction_proposed=CORRECTION_PROPOSED,
            own_number_needed=OWN_NUMBER_NEEDED,
            campaign_full=room.CAMPAIGN_FULL,
            campaign_nearly_full=room.CAMPAIGN_NEARLY_FULL,
            most=room.MOST_NUMBERS,
            many=room.MANY_NUMBERS,
            first=f"{connection.FIRST_REPAIR_AFTER.seconds // 60} minute",
            longest=f"{connection.LONGEST_BETWEEN_REPAIRS.seconds // 3600} hours",
        ),
        _CLAIMS,
        _LOOKING,
        _words("cause", CAUSES),
        _untold(),
        _IGNORED,
        _words("reason", IGNORED),
        _ONCE.format(
            creations=markdown.codes(sorted(_spelled(task) for task in CREATIONS)),
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
