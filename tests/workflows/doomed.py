"""A server that dies of `kill -9` at a chosen moment (see `tests/served.py`).

The moments: `effect:connect_sms` right after the provider did what was asked and before our own
books say so, `effect:second_campaign` after the second effect of that kind; `intent:brand` after the intent was written and
before the provider is asked; `books:connect_sms` after the books and before the engine's checkpoint. It changes nothing else
of the server.
"""

import itertools
import os
import signal
from collections.abc import Callable
from typing import Any

from clearsend.providers.telnyx import messaging_profiles
from clearsend.providers.telnyx.client import TelnyxClient
from clearsend.providers.telnyx.registrar import TelnyxRegistrar
from clearsend.providers.telnyx.shop import TelnyxNumberShop
from clearsend.providers.whatsapp.client import WhatsAppClient
from clearsend.webhooks import sender
from clearsend.workflows import engine


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


def arm(moment: str) -> None:
    """Let the process die at `moment`."""
    phase, _, step = moment.partition(":")
    if phase == "effect":
        effects: dict[str, tuple[Any, str]] = {
            "connect_sms": (TelnyxClient, "ensure_connected"),
            "connect_whatsapp": (WhatsAppClient, "ensure_connected"),
            "brand": (TelnyxRegistrar, "ensure_brand"),
            "campaign": (TelnyxRegistrar, "ensure_campaign"),
            "messaging_profile": (messaging_profiles, "ensure"),
            "order": (TelnyxNumberShop, "ensure_ordered"),
            "number": (TelnyxRegistrar, "ensure_assigned"),
            "resubmit": (TelnyxRegistrar, "resubmit_campaign"),
            "send": (sender, "send"),
        }
        first, is_second, second = step.partition("second_")
        owner, name = effects[second if is_second else first]
        setattr(owner, name, _dying_after(getattr(owner, name), times=2 if is_second else 1))
        return
    if phase == "intent":
        intents = {"brand": "ensure_brand", "campaign": "ensure_campaign", "number": "ensure_assigned"}
        setattr(TelnyxRegistrar, intents[step], lambda *_arguments, **_named: _die())
        return
    assert phase == "books", moment
    take = engine.step

    def step_then_die(name: str, work: Callable[[], str]) -> str:
        return take(name, _dying_after(work) if name == step else work)

    engine.step = step_then_die
