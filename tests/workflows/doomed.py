"""A server that dies of `kill -9` at a chosen moment (see `tests/served.py`).

The moments: `effect:connect_sms` right after the provider did what was asked and before our own
books say so, `effect:second_campaign` after the second effect of that kind; `intent:brand` after the intent was written and
before the provider is asked; `books:connect_sms` after the books; `job:begun` before a job has done anything, `job:ended`
before the engine knows that it has ended. It changes nothing else
of the server.
"""

import itertools
import os
import signal
from collections.abc import Callable, Mapping
from typing import Any

from clearsend.actions.completion.attempts import Opened
from clearsend.deps import Deps
from clearsend.providers.telnyx import messaging_profiles
from clearsend.providers.telnyx.client import TelnyxClient
from clearsend.providers.telnyx.registrar import TelnyxRegistrar
from clearsend.providers.telnyx.shop import TelnyxNumberShop
from clearsend.providers.whatsapp.client import WhatsAppClient
from clearsend.store.engine.jobs import Job
from clearsend.webhooks import sender
from clearsend.workflows import complete_profile, deliver_webhooks
from clearsend.workflows.worker import Worker


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _dying_after(work: Callable[..., Any], *, times: int = 1) -> Callable[..., Any]:
    """`work`, with death right after it was done for the time number `times`."""
    done = itertools.count(1)

    def doomed(*arguments: Any, **named: Any) -> Any:
        outcome = work(*arguments, **named)
        if next(done) == times:
            _die()
        return outcome

    return doomed


# What has an effect at a provider, or chooses it.
EFFECTS: Mapping[str, tuple[Any, str]] = {
    "connect_sms": (TelnyxClient, "ensure_connected"),
    "connect_whatsapp": (WhatsAppClient, "ensure_connected"),
    "brand": (TelnyxRegistrar, "ensure_brand"),
    "update_brand": (TelnyxRegistrar, "update_brand"),
    "send_otp": (TelnyxRegistrar, "send_otp"),
    "verify_otp": (TelnyxRegistrar, "verify_otp"),
    "campaign": (TelnyxRegistrar, "ensure_campaign"),
    "accept_campaign": (TelnyxRegistrar, "accept_campaign"),
    "messaging_profile": (messaging_profiles, "ensure"),
    "choose_number": (TelnyxNumberShop, "choose_number"),
    "order": (TelnyxNumberShop, "ensure_ordered"),
    "number": (TelnyxRegistrar, "ensure_assigned"),
    "resubmit": (TelnyxRegistrar, "resubmit_campaign"),
    "deactivate": (TelnyxRegistrar, "deactivate_campaign"),
    "unassign": (TelnyxRegistrar, "unassign"),
    "release_sms": (TelnyxClient, "release"),
    "send": (sender, "send"),
}


def arm(moment: str) -> None:
    """Let the process die at `moment`."""
    phase, _, step = moment.partition(":")
    if phase == "effect":
        first, is_second, second = step.partition("second_")
        owner, name = EFFECTS[second if is_second else first]
        setattr(owner, name, _dying_after(getattr(owner, name), times=2 if is_second else 1))
        return
    if phase == "intent":
        intents = {"brand": "ensure_brand", "campaign": "ensure_campaign", "number": "ensure_assigned"}
        setattr(TelnyxRegistrar, intents[step], lambda *_arguments, **_named: _die())
        return
    if phase == "job":
        run = Worker._run
        Worker._run = {"begun": lambda *_: _die(), "ended": _dying_after(run)}[step]  # type: ignore[method-assign]
        return
    assert phase == "books", moment
    if step == "begin":
        complete_profile._advance = _dying_after(complete_profile._advance)
    elif step == "send":
        deliver_webhooks._tell = _dying_after(deliver_webhooks._tell)
    else:
        confirm = complete_profile._confirm

        def confirm_then_die(deps: Deps, job: Job, opened: Opened, *more: Any) -> Any:
            following = confirm(deps, job, opened, *more)
            return _die() if opened.step == step else following

        complete_profile._confirm = confirm_then_die  # type: ignore[assignment]
