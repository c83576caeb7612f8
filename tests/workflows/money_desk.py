"""The desk at which the steps of `money_steps.py` are taken, one after the other, and which reckons in the end."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx
import sqlalchemy as sa

from clearsend.domain.access import Role
from clearsend.domain.profile import ProfileStatus
from clearsend.store.foundation import tables
from tests.ledger import Reckoning, reckon
from tests.workflows.money_steps import (
    ORGANIZATION,
    ORGANIZATION_CAMPAIGNS,
    PROFILE_CAMPAIGNS,
    Ask,
    Befall,
    Decide,
    Fail,
    Rest,
    Sleep,
    Step,
    Tell,
    Work,
    brand,
)
from tests.workflows.still_world import StillWorld
from tests.world import CAMPAIGN, GENERAL, unknown_id

# The calls that may agree to a payment; no other call ever does.
_AGREEING = ("/complete", "/submit", "/resubmit", "/number-order")
_FOR_REVIEW = ("PUT", "POST")

# How the vendor names what may be decided about.
_NAMED_BY = {"brand": ("brands", "brandId"), "campaign": ("campaigns", "campaignId"), "order": ("number_orders", "id")}


@dataclass
class _Owner:
    id: str
    own_key: str
    campaigns: list[str] = field(default_factory=list)
    may_spend: bool = False


class Desk:
    """An organization with a brand, a campaign and three profiles: one that can be registered, an heir, and one to come."""

    def __init__(self, world: StillWorld, *, is_automatic: bool = True) -> None:
        self.world = world
        world.forget()
        world.telnyx.approve_after(0, automatic=is_automatic)
        self.organization = _Owner(world.tenant.id, world.tenant.api_key)
        self.profiles: list[_Owner] = []
        self._complaints: list[tuple[str, str]] = []
        self.do(Ask("PATCH", ORGANIZATION, {"brand": brand(9), "sending_phone_number": "+12125550199"}))
        self.do(Ask("POST", ORGANIZATION_CAMPAIGNS, {"campaign": dict(CAMPAIGN)}))
        for fields in ({"brand": brand(0), "sending_phone_number": "+12125550120"}, {}, {"brand": brand(2)}):
            self.do(Ask("POST", "/v3/profiles", {**GENERAL, **fields}))
        self.do(Ask("POST", PROFILE_CAMPAIGNS, {"campaign": dict(CAMPAIGN)}, who=0))
        self.do(Ask("POST", PROFILE_CAMPAIGNS, {"campaign": dict(CAMPAIGN)}, who=2))

    def do(self, step: Step) -> None:
        self._take(step)
        # What was agreed to for a completion that came to nothing must not be paid for the next one.
        for profile_id in self._outlived():
            self._complaints.append((profile_id, f"{step}: an agreement outlives its completion"))

    def _take(self, step: Step) -> None:
        match step:
            case Ask():
                self.ask(step)
            case Decide():
                self._decide(step)
            case Fail(match, fault):
                self.world.telnyx.fail_next(match, fault)
            case Befall(matches, accident, meanwhile):
                deed = (lambda: None) if meanwhile is None else (lambda: self.ask(meanwhile))
                self.world.line.accidents.append((matches, accident, deed))
            case Tell(place, times):
                self.world.deliver(place, times=times)
            case Work(None):
                self.world.work()
            case Work(int(which)):
                waiting = self.world.waiting()
                if waiting:
                    self.world.run(waiting[which % len(waiting)])
            case Rest(seconds):
                self.world.rest(seconds)
            case Sleep(seconds):
                self.world.sleep(seconds)

    def _decide(self, decided: Decide) -> None:
        before = len(self.world.telnyx.webhooks())
        chosen = self._subject_of(decided)
        if chosen is not None:
            self.world.telnyx.decide(decided.kind, chosen, decided.outcome, "Opt-in not verifiable.")
        if decided.is_told:
            for place in range(before, len(self.world.telnyx.webhooks())):
                self.world.deliver(place)

    def _subject_of(self, decided: Decide) -> str | None:
        """Whom it is about, by a name that Telnyx knows; None if there is no such object."""
        if decided.which is None:
            return "*"
        if decided.kind == "shared_campaign":
            return "CSHARE1"
        if decided.kind == "number":
            return f"+1212555012{decided.which}"
        kinds, name = _NAMED_BY[decided.kind]
        there = self.world.telnyx.state()[kinds]
        return str(there[decided.which % len(there)][name]) if there else None

    def ask(self, ask: Ask) -> httpx.Response:
        """Call the API. Only a call that may agree to a payment has written an agreement afterwards."""
        owner = self.organization if ask.path.startswith(ORGANIZATION) else self._profile(ask.who)
        before = self._agreements()
        headers = {"x-api-key": owner.own_key if ask.is_own else self.world.tenant.api_key}
        if ask.idempotency_key is not None:
            headers["idempotency-key"] = ask.idempotency_key
        path = ask.path.replace("{profileId}", owner.id)
        if "{campaignId}" in path:
            own = owner.campaigns
            path = path.replace("{campaignId}", own[ask.which % len(own)] if own else unknown_id())
        answer = self.world.caller.request(ask.method, path, json=self._filled(ask.body, owner), headers=headers)
        if answer.status_code >= 500:
            self._complain(ask, f"{answer.status_code} {answer.text}")
        for owner_id in self._agreements() - before:
            if not self._may_agree(ask, owner, owner_id, answer):
                self._complain(ask, f"it has agreed to a payment: {answer.status_code}")
        if answer.is_success and not self._is_rehearsed(ask, answer):
            self._note(ask, owner, answer)
        if answer.is_success and ask.method == "DELETE" and self._has_agreed(path.rpartition("/")[2]):
            self._complain(ask, "an agreement outlives what it is for")
        return answer

    def _complain(self, ask: Ask, what: str) -> None:
        """To be said at the end: whoever calls in the middle of a pass must not break it."""
        self._complaints.append((ask.path, f"{ask}: {what}"))

    def _may_agree(self, ask: Ask, owner: _Owner, of: str, answer: httpx.Response) -> bool:
        """May the call have agreed to a payment for a thing that belongs to `of`?"""
        body = ask.body or {}
        return (
            answer.status_code == 202
            and ask.path.endswith(_AGREEING)
            and not self._is_rehearsed(ask, answer)
            and (ask.path.endswith("/complete") or body.get("acceptFee") is True)
            and (not ask.is_own or (owner.may_spend and of == owner.id))
        )

    @staticmethod
    def _is_rehearsed(ask: Ask, answer: httpx.Response) -> bool:
        return (ask.body or {}).get("sandbox") is True or answer.headers.get("idempotent-replayed") == "true"

    def _note(self, ask: Ask, owner: _Owner, answer: httpx.Response) -> None:
        """Remember what the call has made or changed."""
        if (ask.method, ask.path) == ("POST", "/v3/profiles"):
            id_ = answer.json()["data"]["id"]
            self.profiles.append(_Owner(id_, self.world.key_for(Role.OWNER, profile_id=id_)))
        elif ask.method == "POST" and ask.path.endswith("/campaigns"):
            owner.campaigns.append(answer.json()["data"]["id"])
        elif ask.method == "PATCH" and ask.body is not None and "allow_profile_spending" in ask.body:
            owner.may_spend = ask.body["allow_profile_spending"]

    def _profile(self, who: int) -> _Owner:
        return self.profiles[who % len(self.profiles)] if self.profiles else self.organization

    def _filled(self, body: Mapping[str, Any] | None, owner: _Owner) -> Any:
        if body is None:
            return None
        text = json.dumps(body)
        if "{first}" in text:
            text = text.replace("{first}", self.profiles[0].id)
        if "{pin}" in text:
            text = text.replace("{pin}", self._last_pin())
        return json.loads(text)

    def _last_pin(self) -> str:
        texts = [text["text"] for handset in self.world.telnyx.state()["handsets"] for text in handset["messages"]]
        digits = "".join(one for one in (texts or ["000000"])[-1] if one.isdigit())
        return digits[:6] or "000000"

    def _has_agreed(self, id_: str) -> bool:
        """Is an agreement open, of this owner or on this thing?"""
        agreed = tables.agreements.c
        is_open = (agreed.used_at.is_(None), agreed.ended_at.is_(None))
        query = sa.select(agreed.id).where(*is_open, sa.or_(agreed.owner_id == id_, agreed.subject_id == id_))
        with self.world.database.reading() as transaction:
            return transaction.connection.execute(query).first() is not None

    def _outlived(self) -> list[str]:
        """The profiles that have failed or are deleted, with an open agreement of their completions."""
        agreed, profile = tables.agreements.c, tables.profiles.c
        query = sa.select(profile.id).where(
            agreed.completion_of == profile.id,
            *(agreed.used_at.is_(None), agreed.ended_at.is_(None)),
            sa.or_(profile.status == ProfileStatus.FAILED.value, profile.deleted_at.is_not(None)),
        )
        with self.world.database.reading() as transaction:
            return [row.id for row in transaction.connection.execute(query.distinct())]

    def _agreements(self) -> Counter[str]:
        """How many there are, by the owner of what they are for."""
        agreed = tables.agreements.c
        query = sa.select(agreed.owner_id).where(agreed.org_id == self.organization.id)
        with self.world.database.reading() as transaction:
            return Counter(row.owner_id for row in transaction.connection.execute(query))

    # The end

    def reckon(self) -> Reckoning:
        """Let everything that is under way come to its end, without another accident, and compare."""
        self.world.line.accidents.clear()
        self.world.telnyx.approve_after(0)
        self.world.rest(3 * 3_600)
        state = self.world.telnyx.state()
        found = reckon(self.world.database, state, reviews_asked=self._reviews_asked(state))
        found.misses[:0] = self._complaints
        return found

    def _reviews_asked(self, state: Mapping[str, Any]) -> dict[str, int]:
        # Who takes over from a worker that died cannot know whether it has asked, and does not ask again.
        ids = {str(one["campaignId"]) for one in state["campaigns"]}
        asked = dict.fromkeys(ids, self.world.line.deaths)
        for method, path in self.world.line.sent:
            parts = path.removesuffix("/appeal").split("/")
            if method in _FOR_REVIEW and parts[-1] in ids:
                asked[parts[-1]] += 1
        return asked
