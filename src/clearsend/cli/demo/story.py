"""The story of the demo, told through the API of a running server: a platform is set up, then tenants are onboarded.

It never shows anything that it has not checked: every line comes from an answer of the server, from the server's timeline, or
from a callback with a valid signature.
"""

import secrets
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import httpx

from clearsend.cli.demo import cast
from clearsend.cli.demo.cast import Tenant
from clearsend.cli.demo.server import Server
from clearsend.cli.demo.view import Row, View
from clearsend.webhooks import signing
from clearsend.webhooks.receiver import Callback, Receiver

COMPLETION_SECONDS = 20.0
POLL_SECONDS = 0.1
_REQUEST_SECONDS = 10.0
HOOK_PATH = "/hooks/profile-complete"

_VENDORS = {"connect_sms": "Telnyx", "connect_whatsapp": "Meta"}
# Plain words for a write to a vendor: method, end of the path, words.
_DEEDS = (
    ("POST", "/messaging_profiles", "messaging profile created"),
    ("PATCH", "/messaging", "number {phone_number} attached"),
    ("POST", "/register", "number {phone_number} registered"),
    ("POST", "/subscribed_apps", "app subscribed"),
)


class DemoFailed(Exception):  # noqa: N818 - reads as the fact it is
    """Something differs from the story. The text is a sentence for the reader of the demo."""


@dataclass
class Platform:
    """The organization of the story, with the secrets that the reader needs afterwards."""

    organization_id: str
    api_key: str = field(repr=False)
    signing_secret: str = field(repr=False)


@dataclass(frozen=True)
class Ending:
    """The end of one tenant's story, for the summary."""

    name: str
    profile_id: str
    status: str
    reasons: Sequence[Mapping[str, Any]]
    steps: Sequence[Mapping[str, Any]]
    callbacks: Sequence[Mapping[str, Any]]
    registrations: Sequence[Mapping[str, Any]]
    refused: Mapping[str, Sequence[str]] | None


class Api:
    """The API of the running server, called with a key. Every unexpected answer raises DemoFailed."""

    def __init__(self, base_url: str, api_key: str) -> None:
        self._http = httpx.Client(
            base_url=base_url, headers={"x-api-key": api_key}, timeout=_REQUEST_SECONDS, trust_env=False
        )

    def call(self, method: str, path: str, body: Mapping[str, Any] | None = None, *, expect: int = 200) -> Any:
        """Send a request; returns the `data` of the answer, or its `error` if `expect` is not a 2xx status.

        Raises: DemoFailed.
        """
        try:
            answer = self._http.request(method, path, json=body)
        except httpx.TransportError as error:
            raise DemoFailed(f"{method} {path} got no answer: {error}.") from None
        if answer.status_code != expect:
            raise DemoFailed(f"{method} {path} returned {answer.status_code}, not {expect}: {answer.text[:500]}")
        envelope = answer.json()
        return envelope["data"] if answer.is_success else envelope["error"]

    def check_page(self, path: str) -> None:
        """Raises: DemoFailed unless `path` shows an HTML page."""
        try:
            answer = self._http.get(path, follow_redirects=True)
        except httpx.TransportError as error:
            raise DemoFailed(f"GET {path} got no answer: {error}.") from None
        if not answer.is_success or not answer.headers["content-type"].startswith("text/html"):
            raise DemoFailed(f"GET {path} returned {answer.status_code} and not a page.")

    def close(self) -> None:
        self._http.close()


def set_up_platform(view: View, api: Api, base_url: str) -> None:
    """Give the organization a brand, campaigns and channels that its tenants may inherit.

    Raises: DemoFailed.
    """
    view.item("organization", f"{cast.PLATFORM_NAME}, with an API key and a signing secret for its callbacks")
    number = _free_number(base_url, cast.PLATFORM_AREA)
    # The simulated Meta gives an account id that ends in 1 one verified number, which is not yet registered.
    waba_id = f"1{secrets.randbelow(10**9):09}1"
    changed = api.call(
        "PATCH",
        "/v3/organization",
        {
            "brand": cast.PLATFORM_BRAND,
            "sending_phone_number": number,
            "whatsapp_business_account": {"waba_id": waba_id, "access_token": cast.WHATSAPP_TOKEN},
        },
    )
    check(changed["brand"]["compliance"]["is_tcr_application"] is True, "The brand is not a TCR application.")
    check(changed["sending_phone_number"] == number and changed["waba_id"] == waba_id, "The channels were not saved.")
    view.item("brand", f"{changed['brand']['business']['legal_name']}, for the US Campaign Registry (TCR)")
    names = [
        api.call("POST", "/v3/organization/campaigns", {"campaign": campaign}, expect=201)["name"]
        for campaign in cast.PLATFORM_CAMPAIGNS
    ]
    view.item("campaigns", ", ".join(names))
    view.item("channels", f"SMS {number}, WhatsApp account {waba_id}")


def _free_number(base_url: str, area: str) -> str:
    """A number of the simulated Telnyx account that no earlier demo uses: Clearsend never takes a number from its owner.

    Raises: DemoFailed.
    """
    try:
        answer = httpx.get(
            f"{base_url}/simulators/telnyx/_control/state", timeout=_REQUEST_SECONDS, trust_env=False
        ).raise_for_status()
    except httpx.HTTPError as error:
        raise DemoFailed(f"The simulated Telnyx did not answer: {error}.") from None
    state = answer.json()
    taken = {record["phone_number"] for record in state.get("phone_numbers", [])}
    while (number := f"+1{area}555{secrets.randbelow(10_000):04}") in taken:
        pass
    return number


@dataclass(frozen=True)
class Story:
    """The parts that the tenants' stories share."""

    view: View
    api: Api
    server: Server
    receiver: Receiver
    platform: Platform

    def onboard(self, number: int, tenant: Tenant) -> Ending:
        """Take one tenant from nothing to the end of its completion and its callback.

        Raises: DemoFailed, ServerFailed.
        """
        self.view.section(f"Tenant {number}: {tenant.title}", tenant.story)
        body = dict(tenant.profile)
        if tenant.area is not None:
            body["sending_phone_number"] = _free_number(self.server.base_url, tenant.area)
        created = self.api.call("POST", "/v3/profiles", body, expect=201)
        check(created["status"] == "incomplete", f"The new profile is {created['status']}, not incomplete.")
        path = f"/v3/profiles/{created['id']}"
        self.view.call("POST /v3/profiles", f"201 {created['id']}")
        refused = self._be_refused(tenant, path) if tenant.refused else None
        for campaign in tenant.campaigns:
            name = self.api.call("POST", f"{path}/campaigns", {"campaign": campaign}, expect=201)["name"]
            self.view.call("POST .../campaigns", f"201 {name}")
        accepted = self.api.call("POST", f"{path}/complete", self._hook(), expect=202)
        self.view.call("POST .../complete", f"202 {accepted['message']}")
        return self._follow(tenant, created["id"], refused)

    def _hook(self) -> dict[str, Any]:
        return {"webHookUrl": self.receiver.url + HOOK_PATH}

    def _be_refused(self, tenant: Tenant, path: str) -> Mapping[str, Sequence[str]]:
        """Request the completion too early, check the refusal, and send what is missing. Returns the details of the refusal."""
        error = self.api.call("POST", f"{path}/complete", self._hook(), expect=400)
        details: Mapping[str, Sequence[str]] = error["details"]
        check(set(details) == tenant.refused, f"The refusal names {sorted(details)}, not {sorted(tenant.refused)}.")
        self.view.call(
            "POST .../complete", f"400 {error['code']}: every unmet prerequisite and its fix", is_refusal=True
        )
        self.view.details(details)
        assert tenant.fixes is not None
        self.api.call("PATCH", path, tenant.fixes)
        self.view.call("PATCH ...", f"200 {', '.join(tenant.fixes)}")
        return details

    def _follow(self, tenant: Tenant, profile_id: str, refused: Mapping[str, Sequence[str]] | None) -> Ending:
        """Watch the run until it has finished and its callback is delivered, then check both."""
        deadline = time.monotonic() + COMPLETION_SECONDS
        path = f"/v3/profiles/{profile_id}"
        with self.view.following() as show:
            while True:
                timeline = self.api.call("GET", f"{path}/completion")
                callback = self.callback_of(timeline["id"], tenant.expected)
                verified = None if callback is None else self.verify(callback, tenant, profile_id, tenant.expected)
                show([*(_row(step) for step in timeline["steps"]), callback_row(verified)])
                is_delivered = any(item["status"] == "delivered" for item in timeline["callbacks"])
                if timeline["finished_at"] is not None and verified is not None and is_delivered:
                    break
                self.server.check()
                check(
                    time.monotonic() < deadline,
                    f"{tenant.title} was not completed within {COMPLETION_SECONDS:.0f} s: the run is "
                    f"{timeline['status']}, and its callback has {'arrived' if callback else 'not arrived'}.",
                )
                time.sleep(POLL_SECONDS)
        status = str(self.api.call("GET", path)["status"])
        for name, value in (("run", timeline["status"]), ("profile", status)):
            check(value == tenant.expected, f"The {name} of {tenant.title} is {value}, not {tenant.expected}.")
        unfinished = [step["name"] for step in timeline["steps"] if step["status"] != "done"]
        check(not unfinished, f"{tenant.title} has steps that are not done: {', '.join(unfinished)}.")
        check(bool(timeline["reasons"]), f"The result of {tenant.title} has no reason.")
        self.view.outcome(status.upper(), " ".join(reason["message"] for reason in timeline["reasons"]))
        return Ending(
            tenant.title,
            profile_id,
            status,
            timeline["reasons"],
            [
                {"name": step["name"], "status": step["status"], "calls": _call_count(step), "done": _deeds(step)}
                for step in timeline["steps"]
            ],
            [{"status": verified, "signature_verified": True}],
            [],
            refused,
        )

    def callback_of(self, run_id: str, status: str) -> Callback | None:
        """The callback that reports `status` for a run, if it has arrived."""
        wanted = (run_id, status.upper())
        received = ((item, item.json()) for item in self.receiver.received)
        return next((item for item, body in received if (body.get("runId"), body.get("status")) == wanted), None)

    def verify(self, callback: Callback, tenant: Tenant, profile_id: str, expected: str) -> str:
        """The status that a callback reports, after its signature and content have been checked.

        Raises: DemoFailed.
        """
        try:
            callback.verify(self.platform.signing_secret)
        except signing.SignatureError as error:
            raise DemoFailed(f"The signature of {tenant.title}'s callback is invalid: {error.message}.") from None
        body = callback.json()
        check(callback.path == HOOK_PATH, f"The callback arrived at {callback.path}, not at {HOOK_PATH}.")
        check(body["profileId"] == profile_id, "The callback is about another profile.")
        check(
            body["success"] is True and body["status"] == expected.upper(),
            f"The callback of {tenant.title} reports {body['status']}, not {expected.upper()}.",
        )
        return str(body["status"])


def check(is_so: bool, sentence: str) -> None:
    """Raises: DemoFailed with `sentence` unless `is_so`."""
    if not is_so:
        raise DemoFailed(sentence)


def _row(step: Mapping[str, Any]) -> Row:
    return Row(step["name"], step["status"], _describe(step))


def callback_row(verified: str | None) -> Row:
    if verified is None:
        return Row("callback", "pending", "")
    return Row("callback", "done", f"{verified} received; signature verified")


def _describe(step: Mapping[str, Any]) -> str:
    vendor = _VENDORS.get(step["name"])
    if vendor is None:
        return str(step["result"]["status"]) if step["result"] else ""
    count = _call_count(step)
    if not count:
        return step["status"] if step["status"] not in ("pending", "running") else ""
    words = _deeds(step) or (["already set up"] if step["status"] == "done" else [])
    return f"{vendor}: {count} call{'' if count == 1 else 's'}" + "".join(f", {word}" for word in words)


def _call_count(step: Mapping[str, Any]) -> int:
    return sum(len(attempt["exchanges"]) for attempt in step["attempts"])


def _deeds(step: Mapping[str, Any]) -> list[str]:
    """Descriptions of the changes at the vendor, from the writes that it acknowledged."""
    result = step["result"] or {}
    return [
        words.format_map({"phone_number": result.get("phone_number", "")})
        for attempt in step["attempts"]
        for exchange in attempt["exchanges"]
        for method, ending, words in _DEEDS
        if exchange["method"] == method and exchange["path"].endswith(ending) and exchange["status"] in range(200, 300)
    ]
