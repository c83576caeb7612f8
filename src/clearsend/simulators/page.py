"""The documentation page of the simulators, printed from the tables that they run on. It never runs them."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from clearsend.simulators import faults, outgoing
from clearsend.simulators.control import CONTROL_CALLS
from clearsend.simulators.database import Database
from clearsend.simulators.telnyx import account as telnyx
from clearsend.simulators.telnyx import errors as telnyx_errors
from clearsend.simulators.telnyx import fees as telnyx_fees
from clearsend.simulators.telnyx import sharing as telnyx_sharing
from clearsend.simulators.telnyx import webhooks as telnyx_webhooks
from clearsend.simulators.vendor import Vendor
from clearsend.simulators.whatsapp import accounts, registration, tokens
from clearsend.simulators.whatsapp import control as numbers_control
from clearsend.simulators.whatsapp import decisions as whatsapp_decisions
from clearsend.simulators.whatsapp import errors as whatsapp_errors
from clearsend.simulators.whatsapp import graph as whatsapp
from clearsend.simulators.whatsapp import webhooks as whatsapp_webhooks
from clearsend.simulators.world import World


def page() -> str:
    """The whole text of `docs/simulators.md`."""
    parts = (_head(), _control(), _telnyx(), _whatsapp(), _alone())
    return "\n\n".join(parts) + "\n"


def _head() -> str:
    return f"""\
<!-- Printed from code by `python scripts/docs.py`; do not edit by hand. -->

# Simulators

Clearsend ships a simulated Telnyx and a simulated Meta (WhatsApp). The real adapters talk to them over real HTTP; only
the base address differs. They keep their state in a file, which survives a crash, and they fail on demand.
They are for development, demonstrations and tests: they cost nothing, reach nobody, and their control calls need no key.

| vendor | base address below the server | credential |
|---|---|---|
| Telnyx | `/simulators/telnyx/v2` | `Authorization: Bearer …`: any key, unless it contains `invalid` |
| WhatsApp | `/simulators/whatsapp/v25.0`, or any other `vNN.N` | `Authorization: Bearer …` or `?access_token=…`: see [tokens](#tokens) |

The first WhatsApp number you may want: account `1029384756`, whose only number is `{accounts.number_ids("1029384756")[0]}`."""


def _control() -> str:
    calls = _table(
        ("call", "body", "meaning"),
        ((f"`{call.method} {call.name}`", _code(call.example), call.meaning) for call in CONTROL_CALLS),
    )
    behaviours = [(f"`{name}`", meaning) for name, meaning in faults.BEHAVIOURS.items()]
    statuses = ", ".join(f"`{status}`" for status in faults.STATUSES)
    behaviours.append((statuses, "that HTTP status in the vendor's error format; 429 with Retry-After; not applied"))
    behaviours.append(("a code of the vendor", "the vendor's own error (tables below); not applied"))
    return f"""\
## Control

Each vendor has its own control calls at `/simulators/telnyx/_control/…` and `/simulators/whatsapp/_control/…`; they also
answer below the version (`/simulators/telnyx/v2/_control/…`). A bad call is answered 400 with `{{"error": "field: why"}}`.

{calls}

`match` is `METHOD PATH`. The path is relative to the version; `*` and `{{anything}}` stand for one segment, the method may
be `*`; and a pattern also matches the end of a path: `POST /register` hits `POST /106540352242922/register`.

{_table(("fault", "what happens"), behaviours)}

### Time and webhooks

Time passes without calls: about every twentieth of a second, due changes are applied and due webhooks are sent. Due
changes are also applied before a call is executed. A webhook that is not answered 2xx within two seconds is sent again, {outgoing.MAX_ATTEMPTS} times
in all, after {outgoing.FIRST_RETRY_SECONDS:.0f} and {outgoing.FIRST_RETRY_SECONDS * 2:.0f} seconds, with the same body and a new signature; a redirect is not followed. Shuffled webhooks each
wait a random time of up to {outgoing.SHUFFLE_MS} ms. A webhook that is due while `deliver` is false is lost for good. A webhook that was
being sent when the process was killed is sent again."""


def _telnyx() -> str:
    simulator = telnyx.Simulator(World(Database(None), "telnyx"), _no_clock)
    rows = ((row.code, str(row.status), row.title) for row in telnyx_errors.ROWS.values())
    fees = ((f"`{what}`", *rest) for what, *rest in telnyx_fees.rows())
    return f"""\
## Telnyx

### Numbers

At first, the account owns every number of the fictional exchange 555, `+1 NPA 555 XXXX` with an area code from 200 to 999, and
no other. A number appears in lists once it was asked for by its digits or its id. Add others with
`POST /simulators/telnyx/_control/numbers`: `{{"phone_number": "+14155552671"}}` or `{{"phone_numbers": ["+442079460000"]}}`.

### Calls

{_endpoints(simulator)}

Anything else is answered 404 with code 10005.

### Registration

Without a decision, everything is approved, one stage after the other, each after the delay of `POST approvals`: a brand is
registered and VERIFIED; its campaign goes from TCR_PENDING through TCR_ACCEPTED and MNO_PENDING to MNO_PROVISIONED; the number
goes from PENDING_ASSIGNMENT to ASSIGNED. That takes about five seconds. A sole proprietor stays UNVERIFIED until its PIN is
verified: `GET …/_control/state` shows the text message with the PIN under `handsets`, for the person who plays its owner.

Refused by default: a US tax number that does not have nine digits (the brand's registration fails), and a campaign with too
few or too many sub use cases, or texts that are too short or too long for the registry (TCR_FAILED).

A decision names an object by the vendor's id, the registry's id, or as the table says. A decision made in advance is applied
once, when the object has reached the stage before it; an object that is then resubmitted continues without it. `pending` holds
an object where it is, until there is a new decision.

{_decisions(simulator)}

Reasons become `failureReasons`, the reasons of the events, and the categories of a brand's feedback by their words (tax or EIN,
stock, government, non-profit).

Events go to the `webhookURL` of the brand or of the campaign; events about a number to that of its campaign; the event at the end
of an order to the `webhook_url` of its messaging profile. The failover addresses are stored but not used. Events are signed; the
public key of this Telnyx, which `clearsend serve --simulate` sets automatically, is `{telnyx_webhooks.PUBLIC_KEY}`.

A body of a 10DLC call that breaks its schema (a required field that is missing, a wrong JSON type) is answered 422 with
`{{"detail": […]}}`; the 402 of a campaign (ask for fault 20100) is one bare error; everything else is `{{"errors": […]}}`.

### Fees

`GET …/_control/state` shows every fee that would have been paid under `fees`, oldest first:
`{{"what": "brand", "of": "…", "dollars": "4.00", "at": "…"}}`. A request that is refused costs nothing; a request that is
applied and never answered is charged. A `mock` brand, its campaigns and its vettings cost nothing, nor does a campaign that
another provider shares. The prices are from public sources, and may be out of date.

{_table(("what", "dollars", "when", "of"), fees)}

### Error codes that a fault may name

{_table(("code", "HTTP", "title"), rows)}"""


_NAMES = {
    "brand": "its `displayName`",
    "campaign": "its `referenceId`",
    "number": "the phone number",
    "shared_campaign": "the registry's id; a campaign that does not exist yet is created",
    "vetting": "its `vettingId`, or the `brandId`",
    "order": "its `customer_reference`, or one of its numbers",
}


def _decisions(simulator: telnyx.Simulator) -> str:
    rows = (
        (f"`{noun.decided_kind}`", _NAMES[noun.decided_kind], ", ".join(f"`{word}`" for word in noun.outcomes))
        for noun in simulator.nouns
        if noun.decided_kind
    )
    table = _table(("kind", "also named by", "outcomes, in any case"), rows)
    return f"""\
{table}

Four outcomes of a `number` are applied at once, also to a number that is on no campaign. `disconnected`: the number is on no
messaging profile any more. `unassigned`: it is on no campaign any more. `removed`: it is no longer in the account, until
`POST numbers` adds it. `moved`: it is on a messaging profile of another sender and, if it was on a campaign, on the other
sender's campaign `{telnyx_sharing.STRANGERS}`. A campaign that loses a number gets the event DELETION; there is no event about a
messaging profile.

A `dormant` campaign is suspended because it has no number. Assigning a number to it fails and wakes it; then the same assignment
succeeds."""


def _whatsapp() -> str:
    simulator = whatsapp.Simulator(World(Database(None), "whatsapp"), _no_clock)
    token_rows = ((f"`{spelling.prefix}…`", spelling.meaning) for spelling in tokens.SPELLINGS)
    sent_fields = ", ".join(f"`{name}`" for name in whatsapp_webhooks.SENT_FIELDS)
    rows = ((row.code, str(row.status), row.title) for row in whatsapp_errors.ROWS.values())
    return f"""\
## WhatsApp

{_whatsapp_accounts()}

### Webhooks

Events go to the callback address of the app, if the app is subscribed to the account (`subscribed_apps`) and its own webhook to
the field (`POST /{{app_id}}/subscriptions`): {sent_fields}. Messages are not simulated. Events are signed with the
app's secret, `{whatsapp_webhooks.APP_SECRET}`, which is also half of the app's token (`{whatsapp.APP_ID}|` and the secret).

### Tokens

{_table(("token", "behaviour"), token_rows)}

Any other token is answered with code 190, and a missing token with code 200. `debug_token` and the app's own calls take an app
token, `APP_ID|APP_SECRET`; every other call answers it with code 200. Tokens belong to the app `{whatsapp.APP_ID}`, unless the
server was set up with another app.

### Calls

{_endpoints(simulator)}

### Error codes that a fault may name

{_table(("code", "HTTP", "title"), rows)}"""


def _whatsapp_accounts() -> str:
    stories = [*accounts.STORIES, accounts.ORDINARY]
    story_rows = (
        (f"`…{story.ending}`" if story.ending else "anything else", story.meaning, _ids(story)) for story in stories
    )
    control_rows = ((f"`{name}`", words) for name, (_, words) in numbers_control.FIELDS.items())
    return f"""\
### Accounts and numbers

Every id of at most 20 digits that does not begin with 0 is an account (WABA). Its phone numbers depend on the end of its id:

{_table(("account id", "its numbers", "their ids, for example"), story_rows)}

A number's display number is in the exchange 555. An id that is neither an account nor a number, such as one that begins with
0, is answered with code 100, subcode 33. Accounts and numbers share one space of ids: the requested fields decide what a new
id is; if they do not, it is a number if it ends like one, and else an account.

Registering makes a number CONNECTED on CLOUD_API and sets its PIN if it has none. {registration.MAX_WRONG_PINS} wrong PINs lock it for
an hour (133008); the {registration.MAX_CALLS + 1}th call within 72 hours is refused, and all others for 72 hours (133016). The code of
`request_code` is always `{registration.CODE}`. In `GET …/_control/state`, `registrations` counts how often a number was registered.

Add or change a number with `POST /simulators/whatsapp/_control/numbers`: `waba_id` is required; `id` is the number, by default
the account's first; a number that is not there is added. The other fields are optional:

{_table(("field", "value"), control_rows)}

### Decisions

A decision may also name a number by its digits or by its account's id. A decision made in advance is applied when the number or
account is created, and then no event is sent; `reason` is shown in the health, or in the event where Meta gives one. `raw:WORD`
sets the number's `status`, or the account's `account_review_status`. Only one change comes with time: the display name of a number
that was added with `POST /{{id}}/phone_numbers` is approved after the delay of `POST approvals`. A decision about a `token` names
the token itself, and the answer does not repeat it.

{_table(("kind", "outcome", "meaning"), _whatsapp_decisions())}"""


def _whatsapp_decisions() -> Iterable[Sequence[str]]:
    for kind, outcomes in whatsapp_decisions.OUTCOMES.items():
        yield from ((f"`{kind}`", f"`{word}`", outcome.meaning) for word, outcome in outcomes.items())
    yield from ((f"`{whatsapp_decisions.TOKEN}`", f"`{word}`", fate.meaning) for word, fate in tokens.OUTCOMES.items())


def _alone() -> str:
    return """\
## On their own

`python -m clearsend.simulators --port 8090 --database world.sqlite` serves both in a process of their own, at the
same paths. Without `--database` the world lives in memory."""


def _ids(story: accounts.Story) -> str:
    ids = accounts.number_ids("10293" + (story.ending or "84756"))
    if not ids:
        return "–"
    return f"`{ids[0]}`" if len(ids) == 1 else f"`{ids[0]}`, `{ids[1]}`" + (f" … `{ids[-1]}`" if len(ids) > 2 else "")


def _endpoints(simulator: Vendor) -> str:
    return _table(
        ("call", "notes"),
        ((f"`{endpoint.method} {endpoint.path}`", endpoint.meaning) for endpoint in simulator.endpoints),
    )


def _code(text: str) -> str:
    return f"`{text}`" if text.startswith("{") else text


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def _no_clock() -> datetime:
    raise NotImplementedError
