"""The Telnyx registrar and numbers: one is assigned once, and never moved from the campaign of another."""

from typing import Any

import pytest

from clearsend.domain.registration.record import Reading
from clearsend.domain.registration.states import NumberState
from clearsend.providers.ports import Rejected, Unavailable
from tests.providers.scripted import Journal, Reply, Script, Turn
from tests.providers.scripted_registry import ASSIGNMENT, BASE, NONE, NUMBER, NUMBERS, Lines, error, registrar, writes


def assignment(status: str | None = "PENDING_ASSIGNMENT", on: str = "c-1", **more: Any) -> Reply:
    return Reply(200, {"phoneNumber": NUMBER, "campaignId": on, "assignmentStatus": status, **more})


def assign(lines: Lines, *campaign_ids: str) -> tuple[Reading, Script]:
    script = Script(BASE, {f"POST {NUMBERS}": assignment(), **lines})
    reading = registrar(script).ensure_assigned(NUMBER, campaign_ids or ["c-1"], Journal())
    return reading, script


def test_a_number_is_assigned_once() -> None:
    reading, script = assign({f"GET {ASSIGNMENT}": [NONE, assignment()]})
    assert (reading.state, reading.vendor_fields["campaign_id"]) == (NumberState.PENDING, "c-1")
    assert script.body_of(f"POST {NUMBERS}") == {"phoneNumber": NUMBER, "campaignId": "c-1"}
    for status, state in (("ASSIGNED", NumberState.ASSIGNED), ("SOMETHING_NEW", None)):
        reading, script = assign({f"GET {ASSIGNMENT}": assignment(status)})
        assert (reading.state, writes(script)) == (state, [])


def test_a_failed_assignment_is_ordered_again_and_says_why() -> None:
    failed = assignment("FAILED_ASSIGNMENT", failureReasons="The number must be on a messaging profile")
    reading, script = assign({f"GET {ASSIGNMENT}": failed, f"POST {NUMBERS}": error(400, "10012")})
    assert writes(script) == [f"POST {NUMBERS}"]
    assert (reading.state, reading.reasons[0].code) == (NumberState.FAILED, "number_not_messaging")


def test_a_number_of_another_campaign_is_never_moved() -> None:
    moved: list[list[Turn]] = [[assignment(on="c-2")], [NONE, assignment(on="c-2")]]
    for answers in moved:
        with pytest.raises(Rejected) as raised:
            assign({f"GET {ASSIGNMENT}": answers})
        assert raised.value.code == "number_on_another_campaign"
    with pytest.raises(Unavailable):
        assign({f"GET {ASSIGNMENT}": assignment("PENDING_UNASSIGNMENT", on="c-2")})
    with pytest.raises(Unavailable) as unseen:
        assign({f"GET {ASSIGNMENT}": NONE})
    assert not unseen.value.is_unapplied


def test_a_number_stays_on_the_campaign_of_the_tenants_that_it_is_on() -> None:
    reading, script = assign({f"GET {ASSIGNMENT}": assignment("ASSIGNED", on="c-2")}, "c-1", "c-2")
    assert (reading.state, reading.vendor_fields["campaign_id"], writes(script)) == (NumberState.ASSIGNED, "c-2", [])
    reading, script = assign({f"GET {ASSIGNMENT}": assignment("FAILED_ASSIGNMENT", on="c-2")}, "c-1", "c-2")
    assert script.body_of(f"POST {NUMBERS}") == {"phoneNumber": NUMBER, "campaignId": "c-2"}
    with pytest.raises(Unavailable):
        assign({f"GET {ASSIGNMENT}": assignment("PENDING_UNASSIGNMENT", on="c-2")}, "c-1", "c-2")
    with pytest.raises(Rejected):
        assign({f"GET {ASSIGNMENT}": assignment("ASSIGNED", on="c-3")}, "c-1", "c-2")


FOREIGN = {"tcrCampaignId": "CPLANTED", "brandId": "b-planted", "tcrBrandId": "BPLANTED"}


@pytest.mark.parametrize("status", ["ASSIGNED", "PENDING_ASSIGNMENT", "FAILED_ASSIGNMENT", "PENDING_UNASSIGNMENT"])
def test_nothing_is_shown_of_the_campaign_that_somebody_elses_number_is_on(status: str) -> None:
    there = assignment(status, on="c-planted", failureReasons="planted", **FOREIGN)
    lines: list[Lines] = [
        {f"GET {ASSIGNMENT}": there},
        {f"GET {ASSIGNMENT}": [NONE, there]},
        {f"GET {ASSIGNMENT}": [NONE, there], f"POST {NUMBERS}": there},
    ]
    for line in lines:
        journal = Journal()
        script = Script(BASE, {f"POST {NUMBERS}": assignment(), **line})
        with pytest.raises((Rejected, Unavailable)) as raised:
            registrar(script).ensure_assigned(NUMBER, ["c-1"], journal)
        shown = repr(journal.exchanges) + str(raised.value)
        assert "planted" not in shown.lower()
    journal = Journal()
    reading = registrar(Script(BASE, lines[0])).read_assignment(NUMBER, ["c-1"], journal)
    assert "planted" not in f"{journal.exchanges} {reading}".lower()
    assert journal.exchanges[0].answer == "the number is on another campaign"
    if status == "PENDING_UNASSIGNMENT":
        assert (reading.state, reading.reasons) == (NumberState.NOT_ASSIGNED, ())
    else:
        assert (reading.state, reading.reasons[0].code) == (NumberState.FAILED, "number_on_another_campaign")


def test_where_a_number_of_ours_stands_is_shown() -> None:
    journal = Journal()
    script = Script(BASE, {f"GET {ASSIGNMENT}": assignment("ASSIGNED", on="c-2")})
    reading = registrar(script).read_assignment(NUMBER, ["c-1", "c-2"], journal)
    assert (reading.state, reading.vendor_fields["campaign_id"]) == (NumberState.ASSIGNED, "c-2")
    assert "c-2" in journal.exchanges[0].answer


def test_a_shared_campaign_is_known_by_the_registrys_id() -> None:
    shared = assignment("ASSIGNED", on="c-77", tcrCampaignId="CABC123")
    reading, script = assign({f"GET {ASSIGNMENT}": shared}, "CABC123")
    assert (reading.state, writes(script)) == (NumberState.ASSIGNED, [])
    with pytest.raises(Rejected):
        assign({f"GET {ASSIGNMENT}": shared}, "CABC124")


def test_a_number_that_is_on_no_campaign_is_not_assigned() -> None:
    script = Script(BASE, {f"GET {ASSIGNMENT}": [NONE, assignment("FAILED_UNASSIGNMENT")]})
    assert registrar(script).read_assignment(NUMBER, ["c-1"], Journal()).state is NumberState.NOT_ASSIGNED
    assert registrar(script).read_assignment(NUMBER, ["c-1"], Journal()).state is NumberState.ASSIGNED
