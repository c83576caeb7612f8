"""Whatever registration can be, do or refuse to do has words for people."""

import re
from pathlib import Path

import pytest

from clearsend.domain.registration.states import NEEDS_ACTION, TRANSITIONS, Kind
from clearsend.domain.registration.words import CAUSES, IGNORED, KINDS, STATES, TENANT

SOURCES = "\n".join(path.read_text() for path in (Path(__file__).parents[3] / "src" / "clearsend").rglob("*.py"))


@pytest.mark.parametrize("kind", Kind)
def test_every_state_has_words_and_no_others_have(kind: Kind) -> None:
    assert set(STATES[kind]) == {state for move in TRANSITIONS[kind] for state in move}
    assert KINDS[kind]


@pytest.mark.parametrize("kind", Kind)
def test_who_needs_action_is_awaited(kind: Kind) -> None:
    for state, words in STATES[kind].items():
        if words.awaited == TENANT:
            assert state in NEEDS_ACTION, state
        if state in NEEDS_ACTION:
            assert words.awaited is not None, state


def test_every_cause_that_the_code_names_has_words() -> None:
    named = set(re.findall(r'\bcause="(\w+)"', SOURCES)) | set(re.findall(r'_advance\([^)]*\), "(\w+)"\)', SOURCES))
    assert named == set(CAUSES)


def test_every_reason_to_ignore_that_the_code_names_has_words() -> None:
    named = set(re.findall(r'\bIgnored\("(\w+)"\)', SOURCES))
    named |= set(re.findall(r'\bbecause(?:: str)? ?= ?"(\w+)"', SOURCES))
    assert named == set(IGNORED)
