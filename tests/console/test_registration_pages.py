"""What a person reads of registration: where it stands, whom it waits for, what was refused and what helps."""

import json
import shlex
from dataclasses import replace
from typing import Any

import pytest

from clearsend.actions.completion.request import History, Timeline
from clearsend.console import registrations, why, words
from clearsend.console.registrations import Subjects
from clearsend.console.why import ProfileFacts
from clearsend.console.words import Tone
from clearsend.domain.completion import RunStatus
from clearsend.domain.profile import ProfileStatus
from clearsend.domain.registration.action_needed import ActionNeeded
from clearsend.domain.registration.record import Move, Registration
from clearsend.domain.registration.states import BrandState, Kind
from clearsend.domain.registration.words import STATES
from clearsend.providers.telnyx.prices import PRICES
from tests.console.test_words import NOTHING, NOW, RUN, STEPS
from tests.console.visitor import Element, Visitor
from tests.domain import facts
from tests.world import BRAND, CAMPAIGN, World, eventually

REASON = "Unable to verify consent: provide a link or a screenshot of the opt-in form."
NUMBER = "+12125550123"


def _tenant(world: World, **fields: Any) -> str:
    profile_id = world.create_profile(name="Northwind", brand=dict(BRAND), sending_phone_number=NUMBER, **fields)
    world.data("POST", f"/v3/profiles/{profile_id}/campaigns", {"campaign": dict(CAMPAIGN)})
    return profile_id


def _await_state(world: World, profile_id: str, kind: str, state: str) -> Any:
    def look() -> dict[str, str]:
        return {one["kind"]: one["state"] for one in world.timeline(profile_id)["registrations"]}

    return eventually(look, lambda states: states.get(kind) == state, what=f"the {kind} is {state}")


def _why(page: Element) -> str:
    return page.one("section", class_="why").text


def _registration(page: Element, title: str) -> Element:
    (found,) = [it for it in page.every("div", class_="registration") if it.one("h3").text.startswith(title)]
    return found


def _names(page: Element) -> list[str]:
    return [cell.text for cell in page.every("th", scope="row")]


def _run(world: World, page: Element) -> None:
    """The calls of the page as they are printed: copied, not understood."""
    for block in page.every("pre", class_="curl"):
        parts = shlex.split("".join(block.pieces).replace("\\\n", " "))
        world.data(parts[2], parts[3].removeprefix(world.base_url), json.loads(parts[-1]))


def test_a_rejection_is_shown_in_the_reviewers_words_and_its_calls_mend_it(
    visitor: Visitor, sqlite_world: World
) -> None:
    sqlite_world.telnyx.approve_after(20)
    sqlite_world.telnyx.decide("campaign", "*", "rejected", REASON)
    sqlite_world.create_profile(name="Other")
    profile_id = _tenant(sqlite_world)
    sqlite_world.complete(profile_id)
    _await_state(sqlite_world, profile_id, "campaign", "rejected")
    (needed,) = sqlite_world.data("GET", f"/v3/profiles/{profile_id}")["action_needed"]

    page = visitor.show(profile_id)

    assert "Stopped: somebody has to fix something" in _why(page)
    for text in (REASON, needed["remedy"], needed["code"], "Campaign “Appointments” is rejected"):
        assert text in _why(page)
    campaign = _registration(page, "Campaign “Appointments”")
    assert "rejected" in campaign.one("span", class_="badge").text
    assert campaign.one("blockquote").text == REASON
    assert "Waits for you." in campaign.text
    moves = [move.every("summary")[0].text for move in campaign.every("details", class_="move")]
    assert [("submission intended" in moves[0]), ("submitted" in moves[1]), ("rejected" in moves[2])] == [True] * 3
    raw = campaign.every("details", class_="move")[2]
    assert "TELNYX_FAILED" in raw.text
    assert "GET /10dlc/campaign/" in raw.one("details", class_="exchange").text
    listed = visitor.get("/console/profiles?action=needed")
    assert _names(listed) == ["Northwind"]
    assert "Needs action 1" in listed.one("nav", class_="tabs").text
    row = listed.every("tr")[1]
    assert f"Campaign rejected: {REASON}" in row.text
    assert "needs action" in row.text

    assert page.one("div", id="live").attributes["hx-trigger"].startswith("every ")
    _run(sqlite_world, page)
    eventually(
        lambda: sqlite_world.data("GET", f"/v3/profiles/{profile_id}")["status"],
        lambda status: status == "completed",
        what="the profile is able to send",
    )
    after = visitor.show(profile_id)
    assert "Able to send" in _why(after)
    assert "Every prerequisite is met" in _why(after)
    assert _names(visitor.get("/console/profiles?action=needed")) == []


def test_who_waits_for_the_registry_sees_since_when_and_when_it_is_asked_again(
    visitor: Visitor, sqlite_world: World
) -> None:
    sqlite_world.telnyx.approve_after(20, automatic=False)
    profile_id = _tenant(sqlite_world)
    sqlite_world.complete(profile_id)
    _await_state(sqlite_world, profile_id, "brand", "pending")

    page = visitor.show(profile_id)

    assert "Waiting for the Campaign Registry to verify the brand" in _why(page)
    assert "The registry compares it with the tax records. Since " in _why(page)
    assert "asked again at " in _why(page)
    assert page.one("div", id="live").attributes["hx-trigger"] == "every 1s"


def test_the_organization_shows_its_own_registrations_and_what_stops_them(
    visitor: Visitor, sqlite_world: World
) -> None:
    sqlite_world.telnyx.approve_after(20)
    sqlite_world.telnyx.decide("brand", "*", "failed", "The EIN does not match the legal name.")
    sqlite_world.equip_organization()
    inheriting = sqlite_world.create_profile(name="Marigold")
    sqlite_world.complete(inheriting)
    _await_state(sqlite_world, inheriting, "brand", "failed")

    page = visitor.get("/console/organization")

    assert "The EIN does not match the legal name." in _why(page)
    assert "failed" in _registration(page, "Brand").text
    (call,) = page.every("pre", class_="curl")
    assert "curl -X PATCH" in call.text
    assert f"{sqlite_world.base_url}/v3/organization " in call.text
    assert BRAND["business"]["taxId"] in call.text, "with the present values, to be corrected"
    shown = visitor.show(inheriting)
    assert "needs action" in shown.one("div", class_="title").text
    assert "inherited" in _registration(shown, "Brand").text
    assert _names(visitor.get("/console/profiles?action=needed")) == ["Marigold"]


def test_a_review_is_asked_for_and_its_rejection_shown(visitor: Visitor, sqlite_world: World) -> None:
    compliance = {
        **BRAND["compliance"],
        "isTcrApplication": False,
        "destinationCountries": [{"id": "CA", "isMain": True}],
    }
    profile_id = _tenant(sqlite_world)
    sqlite_world.data("PATCH", f"/v3/profiles/{profile_id}", {"brand": {**BRAND, "compliance": compliance}})
    sqlite_world.complete(profile_id)
    assert "Waiting for a reviewer" in _why(visitor.show(profile_id))
    rejection = {"decision": "reject", "reason": "The website does not name the company."}
    sqlite_world.data("POST", f"/v3/profiles/{profile_id}/review", rejection)

    page = visitor.show(profile_id)

    assert "A reviewer has said no" in _why(page)
    assert rejection["reason"] in _why(page)
    assert _names(visitor.get("/console/profiles?action=needed")) == ["Northwind"]
    _run(sqlite_world, page)
    assert "Able to send" in _why(visitor.show(profile_id))


def test_a_pin_that_is_awaited_has_its_own_headline_and_calls() -> None:
    dossier = next(found for found in map(facts.dossier, facts.combinations()) if found.own_brand and found.brand)
    brand = dossier.own_brand
    assert brand is not None
    registration = _made(Kind.BRAND, BrandState.AWAITING_OTP, subject_id=brand.id, owner_id=dossier.profile.id)
    needed = ActionNeeded("brand", brand.id, "awaiting_otp", "otp_awaited", "A PIN was sent.", "Present it.")
    profile = replace(dossier.profile, status=ProfileStatus.SUBMITTED)
    timeline = Timeline(RUN_SUBMITTED, STEPS, (), (History(registration, (), None),))

    case = ProfileFacts(replace(dossier, profile=profile), NOTHING, timeline, (needed,), PRICES)
    explained = why.explain(case, now=NOW)

    assert explained.headline == "Waiting for a PIN from the owner of the phone"
    assert explained.tone is Tone.WAITING
    assert [call.body for call in explained.calls] == [{"pin": "123456"}, {"resend": True}]


@pytest.mark.parametrize(("kind", "state"), [(kind, state) for kind in Kind for state in STATES[kind]])
def test_every_state_is_shown_with_a_tone_that_fits(kind: Kind, state: Any) -> None:
    registration = _made(kind, state)
    move = Move(1, "stale", state.value, state.value, True, "webhook", {}, (), NOW)

    (it,) = registrations.shown([History(registration, (move,), None)], Subjects("org", None, (), PRICES), "somebody")

    assert it.is_inherited
    assert it.words.meaning
    assert (it.tone is Tone.BAD) == (registration.needs_action and state is not BrandState.AWAITING_OTP)
    if STATES[kind][state].awaited:
        assert it.waiting is not None
        assert words.registration_tone(registration) not in (Tone.GOOD, Tone.QUIET)


def test_what_could_not_be_reached_says_when_it_is_tried_again() -> None:
    registration = replace(_made(Kind.BRAND, BrandState.SUBMITTING), failures=2, next_check_at=NOW)
    (it,) = registrations.shown([History(registration, (), None)], Subjects("org", None, (), PRICES), "owner")
    assert it.waiting == "Tried 2 times without an answer that counts; again at 1 May 2026, 09:53:14 UTC."


RUN_SUBMITTED = replace(RUN, status=RunStatus.SUBMITTED, finished_at=NOW)


def _made(kind: Kind, state: Any, *, subject_id: str = "subject", owner_id: str = "owner") -> Registration:
    return Registration("id", "org", kind, owner_id, subject_id, state, NOW)
