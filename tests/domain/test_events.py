"""The events: stable names, a meaning each, and what an older version makes of a newer one's."""

import re

import pytest

from clearsend.domain import events
from clearsend.domain.events import CATALOG, Event, EventType
from tests.domain.facts import NOW, ORG_ID, PROFILE_ID


def test_every_event_is_in_the_catalogue_once() -> None:
    declared = [value for value in vars(events).values() if isinstance(value, EventType)]
    assert sorted(declared, key=lambda event_type: event_type.name) == sorted(
        CATALOG, key=lambda event_type: event_type.name
    )
    assert len({event_type.name for event_type in CATALOG}) == len(CATALOG)


@pytest.mark.parametrize("event_type", CATALOG, ids=lambda event_type: event_type.name)
def test_a_name_is_family_and_suffix_and_has_a_meaning(event_type: EventType) -> None:
    assert re.fullmatch(r"[a-z]+\.[a-z_]+", event_type.name)
    assert event_type.meaning.endswith(".")
    assert event_type.family == event_type.name.split(".")[0]
    assert events.type_named(event_type.name) is event_type


def test_a_name_that_this_version_does_not_know_stays_readable() -> None:
    unknown = events.type_named("campaign.praised")
    assert unknown == EventType("campaign.praised", "")
    assert unknown.family == "campaign"


def test_an_event_need_not_belong_to_a_run() -> None:
    event = Event("evt", ORG_ID, PROFILE_ID, events.PROFILE_CREATED, {}, NOW)
    assert event.run_id is None
