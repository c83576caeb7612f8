"""The second half of a tenant's story: the simulated registry and its reviewers decide, and the tenant's events show it.

Like `story.py`, this module never shows anything that the server has not reported. Through the simulator's control API, it sets
the pace of the registry and sends the reviewers' decisions.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import httpx

from clearsend.cli.demo.cast import Rejection, Tenant
from clearsend.cli.demo.story import COMPLETION_SECONDS, POLL_SECONDS, DemoFailed, Ending, Story, check

_REQUEST_SECONDS = 10.0
# Duration of each stage of an approval: long enough to be seen, short enough to wait for.
_STAGE_MS = 250
_FAMILIES = frozenset({"brand", "campaign", "number"})
_CAUSES = {
    "completion": "after the completion",
    "webhook": "after a webhook",
    "reconciliation": "found by reconciliation",
    "person": "on request",
    "registration": "after the previous step",
}


def set_the_pace(base_url: str) -> None:
    """Make the simulated registry approve automatically, within moments instead of weeks.

    Raises: DemoFailed.
    """
    _control(base_url, "approvals", {"delay_ms": _STAGE_MS, "automatic": True})


def follow(story: Story, tenant: Tenant, ending: Ending) -> Ending:
    """Watch a profile go from `submitted` to `completed`. Only a rejected campaign needs another request to Clearsend.

    Raises: DemoFailed, ServerFailed.
    """
    watch = _Watch(story, tenant, ending.profile_id)
    if tenant.rejection is not None:
        _be_rejected(watch, tenant.rejection)
    watch.until("the profile can send", lambda: watch.status() == "completed")
    run_id = watch.timeline()["id"]
    watch.until("its callback has arrived", lambda: story.callback_of(run_id, "completed") is not None)
    callback = story.callback_of(run_id, "completed")
    assert callback is not None
    verified = story.verify(callback, tenant, ending.profile_id, "completed")
    story.view.item("callback", f"{verified} received; signature verified")
    reasons = callback.json()["reasons"]
    story.view.outcome("COMPLETED", " ".join(reason["message"] for reason in reasons))
    return replace(
        ending,
        status="completed",
        reasons=reasons,
        callbacks=[*ending.callbacks, {"status": verified, "signature_verified": True}],
        registrations=[
            {"kind": one["kind"], "state": one["state"], "moves": [move["name"] for move in one["moves"]]}
            for one in watch.timeline()["registrations"]
        ],
    )


def withhold_approvals(story: Story) -> None:
    """Wait until the platform's shared brand is verified, then stop the registry's automatic approvals.

    Raises: DemoFailed, ServerFailed.
    """

    def is_verified() -> bool:
        return bool(story.api.call("GET", "/v3/organization")["brand"]["identity_status"] == "VERIFIED")

    _wait(story, "the platform's brand is verified", is_verified)
    _control(story.server.base_url, "approvals", {"automatic": False})


def _be_rejected(watch: "_Watch", rejection: Rejection) -> None:
    """Let the reviewers reject the campaign, then correct it in place and resubmit it."""
    story, path = watch.story, f"/v3/profiles/{watch.profile_id}"
    watch.until("the campaign is under review", lambda: watch.campaign().get("state") == "pending")
    decision = {"kind": "campaign", "outcome": "rejected", "reason": rejection.reason}
    _control(story.server.base_url, "decide", {**decision, "id": watch.campaign()["vendor_id"]})
    watch.until("the campaign is rejected", lambda: watch.campaign()["state"] == "rejected")
    needed = story.api.call("GET", path)["action_needed"]
    check(
        [one["message"] for one in needed if one["kind"] == "campaign"] == [rejection.reason],
        f"The profile does not show the reviewers' reason, but {needed}.",
    )
    story.view.details({"reason": [needed[0]["message"]], "fix": [needed[0]["remedy"]]})
    campaign_path = f"{path}/campaigns/{watch.campaign()['subject_id']}"
    story.api.call("PUT", campaign_path, {"campaign": rejection.corrected})
    story.view.call("PUT .../campaigns/{id}", "200 the message flow now links to the opt-in form")
    planned = story.api.call("POST", f"{campaign_path}/resubmit", {"sandbox": True}, expect=202)
    fee = planned["fee"]
    story.view.call(
        "POST .../resubmit sandbox",
        f"202 way: {planned['way']}, changed: {', '.join(planned['changed'])}, fee: {fee['amount']} {fee['currency']}",
    )
    check(watch.campaign()["state"] == "rejected", "The dry run resubmitted the campaign.")
    _control(story.server.base_url, "approvals", {"automatic": True})
    answer = story.api.call("POST", f"{campaign_path}/resubmit", {"acceptFee": float(fee["amount"]) > 0}, expect=202)
    check(answer["way"] == planned["way"], f"It was resubmitted by {answer['way']}, not by {planned['way']}.")
    story.view.call("POST .../resubmit", f"202 {answer['message']}")


@dataclass
class _Watch:
    """Polls one profile and shows each of its registration events once, as it arrives."""

    story: Story
    tenant: Tenant
    profile_id: str
    _shown: set[str] = field(default_factory=set)

    def status(self) -> str:
        return str(self.story.api.call("GET", f"/v3/profiles/{self.profile_id}")["status"])

    def timeline(self) -> Any:
        return self.story.api.call("GET", f"/v3/profiles/{self.profile_id}/completion")

    def campaign(self) -> Mapping[str, Any]:
        """The registration of the profile's only campaign, as in the timeline; empty before it begins."""
        found: Sequence[Mapping[str, Any]] = self.timeline()["registrations"]
        return next((one for one in found if one["kind"] == "campaign"), {})

    def until(self, what: str, is_so: Callable[[], bool]) -> None:
        """Show events until `is_so`. `what` describes the awaited fact in the error.

        Raises: DemoFailed, ServerFailed.
        """

        def look() -> bool:
            has_come = is_so()
            self._show_events()
            return has_come

        _wait(self.story, f"{what} ({self.tenant.title})", look)

    def _show_events(self) -> None:
        listed = self.story.api.call("GET", f"/v3/profiles/{self.profile_id}/events?pageSize=100")["events"]
        for event in reversed(listed):
            is_new = event["id"] not in self._shown and event["scope"] == "profile"
            if is_new and event["event"].partition(".")[0] in _FAMILIES:
                self._shown.add(event["id"])
                self._show(event["event"], event["payload"])

    def _show(self, name: str, payload: Mapping[str, Any]) -> None:
        text = f"{payload['previous_state']} to {payload['state']}, {_CAUSES[payload['cause']]}"
        fee = payload.get("fee")
        if fee is not None:
            text += f"; fee {fee['amount']} {fee['currency']}"
        show = self.story.view.failure if payload["reasons"] else self.story.view.item
        show(name, text.replace("_", " "))


def _wait(story: Story, what: str, is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + COMPLETION_SECONDS
    while not is_so():
        story.server.check()
        check(time.monotonic() < deadline, f"This did not happen within {COMPLETION_SECONDS:.0f} s: {what}.")
        time.sleep(POLL_SECONDS)


def _control(base_url: str, name: str, body: Mapping[str, Any]) -> None:
    """Send a command to the control API of the simulated Telnyx.

    Raises: DemoFailed.
    """
    url = f"{base_url}/simulators/telnyx/_control/{name}"
    try:
        httpx.post(url, json=dict(body), timeout=_REQUEST_SECONDS, trust_env=False).raise_for_status()
    except httpx.HTTPError as error:
        raise DemoFailed(f"The simulated Telnyx did not accept a command: {error}.") from None
