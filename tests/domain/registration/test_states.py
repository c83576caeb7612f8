"""The state machines of registration: every pair of states is a named move, or ignored with the reason; nothing is unreachable."""

import itertools
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from clearsend.actions.registration import history
from clearsend.domain.reason import Reason
from clearsend.domain.registration.record import Registration
from clearsend.domain.registration.states import (
    INITIAL,
    NEEDS_ACTION,
    NEEDS_ACTION_IF_EXPLAINED,
    NOT_STARTED,
    TRANSITIONS,
    BrandState,
    CampaignState,
    Ignored,
    Kind,
    Moved,
    NumberState,
    State,
    WhatsAppState,
    follow,
    state_of,
)

NOW = datetime(2026, 5, 1, 9, 53, 14, tzinfo=UTC)
SHARED = Path(os.environ.get("CLEARSEND_SHARED") or Path(__file__).parents[3].parent / "shared")

# What the columns of the store hold.
LONGEST_STATE = 16
LONGEST_NAME = 64

PAIRS = [(kind, *pair) for kind in Kind for pair in itertools.product(type(INITIAL[kind]), repeat=2)]


def _states(kind: Kind) -> Iterator[State]:
    yield from type(INITIAL[kind])


def _registration(kind: Kind, state: State, **fields: Any) -> Registration:
    return Registration("reg", "org", kind, "prf", "subject", state, NOW, **fields)


def test_every_kind_has_its_machine() -> None:
    assert set(TRANSITIONS) == set(INITIAL) == set(Kind)


@pytest.mark.parametrize(("kind", "before", "observed"), PAIRS, ids=[":".join(pair) for pair in PAIRS])
def test_every_pair_of_states_is_a_named_move_or_ignored_with_the_reason(
    kind: Kind, before: State, observed: State
) -> None:
    outcome = follow(kind, before, observed)

    if before is observed:
        assert outcome == Ignored("no_change")
    elif (before, observed) in TRANSITIONS[kind]:
        assert isinstance(outcome, Moved)
        assert outcome.to is observed
        assert outcome.name == outcome.name.strip() != ""
    else:
        assert outcome == Ignored("stale")


@pytest.mark.parametrize("kind", Kind)
def test_an_unknown_word_moves_nothing(kind: Kind) -> None:
    assert {follow(kind, state, None) for state in _states(kind)} == {Ignored("unknown_word")}


@pytest.mark.parametrize("kind", Kind)
def test_the_moves_of_a_machine_are_between_states_of_its_own(kind: Kind) -> None:
    """Words are shared between machines: a state of another one that reads the same would never be found."""
    own = type(INITIAL[kind])
    assert {type(state) for pair in TRANSITIONS[kind] for state in pair} == {own}
    assert all(before is not to for before, to in TRANSITIONS[kind])


@pytest.mark.parametrize("kind", Kind)
def test_every_state_is_reached_from_the_first(kind: Kind) -> None:
    reached: set[State] = {INITIAL[kind]}
    for _ in _states(kind):
        reached |= {to for before, to in TRANSITIONS[kind] if before in reached}
    assert reached == set(_states(kind))


@pytest.mark.parametrize("kind", Kind)
def test_states_and_names_fit_into_the_store(kind: Kind) -> None:
    assert max(len(state.value) for state in _states(kind)) <= LONGEST_STATE
    assert max(len(name) for name in TRANSITIONS[kind].values()) <= LONGEST_NAME


def test_what_a_registry_has_is_never_taken_for_not_submitted() -> None:
    for kind in (Kind.BRAND, Kind.CAMPAIGN):
        assert not [pair for pair in TRANSITIONS[kind] if pair[1] is INITIAL[kind]]


def test_money_is_spent_again_only_on_what_was_refused_or_has_expired() -> None:
    """`submitting` is where a fee is about to be paid."""
    brand = {before for before, to in TRANSITIONS[Kind.BRAND] if to is BrandState.SUBMITTING}
    campaign = {before for before, to in TRANSITIONS[Kind.CAMPAIGN] if to is CampaignState.SUBMITTING}

    assert brand == {BrandState.NOT_SUBMITTED, BrandState.FAILED}
    assert campaign == {CampaignState.NOT_SUBMITTED, CampaignState.REJECTED, CampaignState.EXPIRED}


def test_a_deactivated_campaign_stays_so_and_an_expired_one_is_not_brought_back() -> None:
    from_deactivated = {to for before, to in TRANSITIONS[Kind.CAMPAIGN] if before is CampaignState.DEACTIVATED}
    from_expired = {to for before, to in TRANSITIONS[Kind.CAMPAIGN] if before is CampaignState.EXPIRED}

    assert from_deactivated == set()
    assert from_expired == {CampaignState.SUBMITTING, CampaignState.DEACTIVATED}


@pytest.mark.parametrize("kind", Kind)
def test_a_state_is_found_by_its_stored_word(kind: Kind) -> None:
    assert [state_of(kind, state.value) for state in _states(kind)] == list(_states(kind))
    assert all(type(state_of(kind, state.value)) is type(INITIAL[kind]) for state in _states(kind))
    with pytest.raises(ValueError, match="nonsense"):
        state_of(kind, "nonsense")


@pytest.mark.parametrize("kind", Kind)
def test_nobody_waits_for_a_vendor_and_has_to_act_as_well(kind: Kind) -> None:
    for state in _states(kind):
        registration = _registration(kind, state)
        assert not (registration.is_waiting and registration.needs_action), state


def test_reasons_need_a_person_before_the_vendor_has_it_where_a_correction_is_proposed_and_on_no_campaign() -> None:
    assert NOT_STARTED | {BrandState.VERIFIED, NumberState.NOT_ASSIGNED} == NEEDS_ACTION_IF_EXPLAINED


@pytest.mark.parametrize("kind", Kind)
def test_a_person_has_to_act_where_the_vendor_refuses(kind: Kind) -> None:
    reasons = (Reason("account", "No money."),)
    for state in _states(kind):
        assert _registration(kind, state).needs_action is (state in NEEDS_ACTION)
        assert _registration(kind, state, reasons=reasons).needs_action is (
            state in NEEDS_ACTION or state in NEEDS_ACTION_IF_EXPLAINED
        )


def test_states_of_different_kinds_are_not_mixed_up_though_their_words_are_the_same() -> None:
    """`pending` of a brand equals `pending` of a campaign, as text does; what is needed of each must hold for each."""
    assert _registration(Kind.NUMBER, NumberState.FAILED).needs_action
    assert _registration(Kind.BRAND, BrandState.FAILED).needs_action
    assert not _registration(Kind.NUMBER, NumberState.ASSIGNED).needs_action
    assert not _registration(Kind.WHATSAPP, WhatsAppState.LIMITED).needs_action
    assert _registration(Kind.WHATSAPP, WhatsAppState.REGISTERED).is_waiting


@pytest.mark.parametrize("kind", Kind)
def test_every_move_but_an_intent_is_told(kind: Kind) -> None:
    """A move without an event would end the workflow that makes it."""
    ours_alone = (BrandState.SUBMITTING, CampaignState.SUBMITTING, NumberState.ASSIGNING)
    for before, to in TRANSITIONS[kind]:
        if to in ours_alone:
            with pytest.raises(KeyError):
                history.event_of(kind, before, to)
        else:
            assert history.event_of(kind, before, to)
