"""Those who call: they onboard tenants through any server, and ask again as the official client does. They never give up early."""

import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

import httpx

from tests.chaos.tenants import Organization, Tenant

_AT_ONCE = 12

# How the official client waits between two tries, only sooner.
_FIRST_WAIT_SECONDS, _LONGEST_WAIT_SECONDS = 0.1, 2.0
_GIVES_UP_SECONDS = 180.0
_AGAIN = frozenset({408, 409, 429})


@dataclass(frozen=True)
class Accepted:
    """A tenant whose completion was accepted."""

    tenant: Tenant
    profile_id: str


@dataclass
class Callers:
    """Call the servers at `base_urls`, for callbacks to `inbox_url`."""

    base_urls: Sequence[str]
    inbox_url: str
    seed: float
    on_accepted: Callable[[Accepted], None] = lambda _: None
    accepted: list[Accepted] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    answers: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._stack = ExitStack()
        limits = httpx.Limits(max_connections=None)
        self._servers = [
            self._stack.enter_context(httpx.Client(base_url=url, timeout=10, verify=False, limits=limits))
            for url in self.base_urls
        ]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._stack.close()

    def equip(self, organization: Organization) -> str:
        """Give an organization what its tenants inherit, and a webhook; the secret that signs it."""
        dice = random.Random(self.seed)
        self.call(organization, "PATCH", "/v3/organization", organization.equipment, dice)
        for campaign in organization.campaigns:
            self.call(organization, "POST", "/v3/organization/campaigns", {"campaign": campaign}, dice)
        subscribed = self.call(organization, "POST", "/v3/webhooks", organization.endpoint(self.inbox_url), dice)
        return str(subscribed["signing_secret"])

    def onboard(self, tenants: Sequence[Tenant], *, within_seconds: float) -> None:
        """Create and complete every tenant, evenly over `within_seconds`."""
        began = time.monotonic()
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            for place, tenant in enumerate(tenants):
                starts_at = began + within_seconds * place / len(tenants)
                pool.submit(self._onboard, tenant, starts_at)

    def _onboard(self, tenant: Tenant, starts_at: float) -> None:
        time.sleep(max(0.0, starts_at - time.monotonic()))
        dice = random.Random(f"{self.seed} {tenant.number}")
        try:
            profile = self.call(
                tenant.organization, "POST", "/v3/profiles", tenant.profile, dice, key=f"profile-{tenant.number}"
            )
            path = f"/v3/profiles/{profile['id']}"
            for place, campaign in enumerate(tenant.campaigns):
                self.call(
                    tenant.organization,
                    "POST",
                    f"{path}/campaigns",
                    {"campaign": campaign},
                    dice,
                    key=f"campaign-{tenant.number}-{place}",
                )
            self.call(
                tenant.organization,
                "POST",
                f"{path}/complete",
                {"webHookUrl": self.inbox_url + tenant.path},
                dice,
                key=f"complete-{tenant.number}" if tenant.has_idempotency_key else None,
            )
        except Exception as error:
            self.refused[tenant.name] = f"{type(error).__name__}: {error}"
        else:
            one = Accepted(tenant, str(profile["id"]))
            self.accepted.append(one)
            self.on_accepted(one)

    def call(
        self,
        organization: Organization,
        method: str,
        path: str,
        body: Any,
        dice: random.Random,
        *,
        key: str | None = None,
    ) -> Any:
        """The data of the answer, of whichever server gives one; None if it has no data.

        A deletion has no idempotency key: if an answer was lost, that there is no such thing any more is an answer, too.
        """
        headers = {"x-api-key": organization.founded.api_key} | ({} if key is None else {"idempotency-key": key})
        gives_up_at = time.monotonic() + _GIVES_UP_SECONDS
        tries = 0
        while True:
            server = dice.choice(self._servers)
            is_final, explained = False, ""
            try:
                answer = server.request(method, path, json=body, headers=headers)
            except httpx.TransportError as error:
                said = type(error).__name__
            else:
                said = (
                    f"{answer.status_code} replayed"
                    if "idempotent-replayed" in answer.headers
                    else str(answer.status_code)
                )
                is_gone = method == "DELETE" and tries > 0 and answer.status_code == 404
                if answer.is_success or is_gone:
                    self.answers[said] += 1
                    return answer.json()["data"] if answer.is_success and answer.content else None
                explained = answer.text
                is_final = answer.status_code < 500 and answer.status_code not in _AGAIN
            self.answers[said] += 1
            if is_final or time.monotonic() > gives_up_at:
                raise AssertionError(f"{method} {path}: {said} after {tries + 1} tries: {explained}")
            time.sleep(dice.uniform(0.75, 1) * min(_FIRST_WAIT_SECONDS * 2**tries, _LONGEST_WAIT_SECONDS))
            tries += 1
