"""What happens to tenants once they are completed, while the storm goes on: they change what they declare, are deleted, released and
restored, and the vendors take things from them. It checks nothing: see `truth.py`."""

import random
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from tests.chaos.callers import Accepted, Callers
from tests.chaos.tenants import COMPLETED, Life, Organization, campaign
from tests.world import GENERAL, Vendor, eventually

_AT_ONCE = 24
_BETWEEN_LOOKS_SECONDS = 0.3
# Between two changes of one tenant: at once, or while the first is worked on.
_BETWEEN_STEPS_SECONDS = (0.0, 1.5)
# A caller waits for what Clearsend does as long as for the end of everything.
_PATIENCE_SECONDS = 600.0


@dataclass
class Lives:
    """Lead the life of every tenant from the moment when it is completed, in threads, until `wait` returns.

    `lenders`: the numbers of the profiles that are made in order to lend them, by profile id.
    """

    callers: Callers
    telnyx: Vendor
    whatsapp: Vendor
    seed: float
    lenders: dict[str, str] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._pool = ThreadPoolExecutor(_AT_ONCE, "lives")
        self._led: list[Future[None]] = []
        self._moved: set[str] = set()
        self._lock = threading.Lock()

    def begin(self, one: Accepted) -> None:
        """Lead the life of a tenant whose completion was accepted."""
        if one.tenant.life is not Life.QUIET:
            self._led.append(self._pool.submit(self._lead, one, _LIVES[one.tenant.life]))

    @property
    def left(self) -> int:
        """How many are not over."""
        return sum(not led.done() for led in self._led)

    def mend(self, accepted: Sequence[Accepted]) -> None:
        """Once everything was read: the people whose WhatsApp number was deregistered complete again, as they are told to."""
        for one in accepted:
            if one.tenant.life is Life.DEREGISTERED:
                self._led.append(self._pool.submit(self._lead, one, _complete_again))

    def wait(self) -> None:
        self._pool.shutdown()

    def _lead(self, one: Accepted, life: "Callable[[Step], None]") -> None:
        step = Step(self, one, random.Random(f"{self.seed} {one.tenant.number} {life.__name__}"))
        try:
            step.await_completed()
            self._move(one.tenant.organization, step)
            life(step)
        except Exception as error:
            self.failed[one.profile_id] = f"{one.tenant.life}: {type(error).__name__}: {error}"

    def _move(self, organization: Organization, step: "Step") -> None:
        """The organization sends from another number, once one of its tenants is completed."""
        with self._lock:
            is_first = organization.id not in self._moved
            self._moved.add(organization.id)
        if is_first and organization.next_phone_number is not None:
            step.call("PATCH", "/v3/organization", {"sending_phone_number": organization.next_phone_number})


@dataclass
class Step:
    """What the caller of one tenant can do. Answers may be lost, so each call has an idempotency key."""

    lives: Lives
    one: Accepted
    dice: random.Random
    calls: int = 0

    @property
    def path(self) -> str:
        return f"/v3/profiles/{self.one.profile_id}"

    def call(self, method: str, path: str, body: Any = None) -> Any:
        self.calls += 1
        tenant = self.one.tenant
        key = None if method == "GET" else f"life-{tenant.number}-{self.dice.random()}-{self.calls}".replace(".", "-")
        return self.lives.callers.call(tenant.organization, method, path, body, self.dice, key=key)

    def patch(self, **fields: Any) -> None:
        self.call("PATCH", self.path, fields)

    def pause(self) -> None:
        time.sleep(self.dice.uniform(*_BETWEEN_STEPS_SECONDS))

    def await_completed(self) -> None:
        self.await_profile(lambda profile: profile["status"] == COMPLETED.lower(), "the completion")

    def await_profile(self, is_right: Callable[[Mapping[str, Any]], bool], what: str) -> None:
        eventually(
            lambda: self.call("GET", self.path),
            is_right,
            what=what,
            seconds=_PATIENCE_SECONDS,
            pause_seconds=_BETWEEN_LOOKS_SECONDS,
        )


# ---- What a caller changes


def _send_from_another_number(step: Step) -> None:
    step.patch(sending_phone_number=step.one.tenant.next_phone_number)


def _register_another_campaign(step: Step) -> None:
    content = campaign(step.one.tenant.name, "Recalls")
    added = step.call("POST", f"{step.path}/campaigns", {"campaign": content})
    step.pause()
    step.call("POST", f"{step.path}/campaigns/{added['id']}/submit", {"acceptFee": True})


def _correct_the_brand(step: Step) -> None:
    step.patch(brand=step.one.tenant.next_brand)
    step.pause()
    step.call("POST", f"{step.path}/brand/submit", {"acceptFee": True})


def _delete(step: Step) -> None:
    step.call("DELETE", step.path)


def _delete_and_release(step: Step) -> None:
    _delete(step)
    step.pause()
    step.call("POST", f"{step.path}/release", {"confirm": True})


def _delete_and_restore(step: Step) -> None:
    _delete(step)
    step.pause()
    step.call("POST", f"{step.path}/restore")


def _renew_the_token(step: Step) -> None:
    step.patch(whatsapp_business_account=step.one.tenant.next_account)


def _borrow_from_a_lender_that_goes(step: Step) -> None:
    tenant = step.one.tenant
    number = tenant.next_phone_number
    assert number is not None
    fields = {**GENERAL, "name": f"{tenant.name}, lender", "sending_phone_number": number}
    lender = str(step.call("POST", "/v3/profiles", fields)["id"])
    step.lives.lenders[lender] = number
    step.patch(sending_phone_number_profile_id=lender)
    step.pause()
    step.call("DELETE", f"/v3/profiles/{lender}")
    step.await_profile(_has_lost_its_lender, "that the lender is gone")
    step.patch(sending_phone_number_profile_id=None)
    step.pause()
    step.call("POST", f"/v3/profiles/{lender}/release", {"confirm": True})


def _has_lost_its_lender(profile: Mapping[str, Any]) -> bool:
    return any(needed["code"] == "lender_gone" for needed in profile["action_needed"])


# ---- What the vendors do


def _fall_off(step: Step) -> None:
    """Off the campaign, off the messaging profile, or off both."""
    outcomes = step.dice.choice((["unassigned"], ["disconnected"], ["unassigned", "disconnected"]))
    for outcome in outcomes:
        step.lives.telnyx.decide("number", str(step.one.tenant.phone_number), outcome)
        step.pause()


def _suspend_for_a_while(step: Step) -> None:
    for found in step.call("GET", f"{step.path}/campaigns"):
        for outcome in ("suspended", "approved"):
            step.lives.telnyx.decide("campaign", found["telnyxCampaignId"], outcome)
            step.pause()


def _revoke_the_token(step: Step) -> None:
    step.lives.whatsapp.decide("token", str(step.one.tenant.access_token), "revoked")
    step.pause()
    _renew_the_token(step)


def _deregister(step: Step) -> None:
    step.lives.whatsapp.decide("number", str(step.one.tenant.waba_id), "deregistered")


def _complete_again(step: Step) -> None:
    inbox_url = step.lives.callers.inbox_url + step.one.tenant.path
    step.call("POST", f"{step.path}/complete", {"webHookUrl": inbox_url})


_LIVES: Mapping[Life, Callable[[Step], None]] = {
    Life.NEW_NUMBER: _send_from_another_number,
    Life.NEW_CAMPAIGN: _register_another_campaign,
    Life.CORRECTED: _correct_the_brand,
    Life.DELETED: _delete,
    Life.RELEASED: _delete_and_release,
    Life.RESTORED: _delete_and_restore,
    Life.FELL_OFF: _fall_off,
    Life.SUSPENDED: _suspend_for_a_while,
    Life.NEW_TOKEN: _renew_the_token,
    Life.NEW_ACCOUNT: _renew_the_token,
    Life.REVOKED: _revoke_the_token,
    Life.DEREGISTERED: _deregister,
    Life.BORROWING: _borrow_from_a_lender_that_goes,
}
