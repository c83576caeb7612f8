"""The status logic against the sentences of its specification, over every combination of facts."""

import itertools
from collections import Counter

from clearsend.domain import status
from clearsend.domain.profile import ProfileStatus
from clearsend.domain.status import RULES, TRANSITIONS
from tests.domain.facts import READY, BrandFacts, Facts, combinations, dossier

INCOMPLETE, IN_PROGRESS, SUBMITTED, COMPLETED, FAILED = ProfileStatus


def specified(facts: Facts) -> tuple[ProfileStatus, str]:
    """Status and reason by the specification, told as a question of whose approval is still awaited."""
    if not (facts.is_sms_connected or facts.is_whatsapp_connected):
        return SUBMITTED, "no_channel"
    brand = facts.parent_brand if facts.inherits_brand else facts.own_brand
    if brand is None:
        return COMPLETED, "ready"
    if brand.is_tcr:
        # Only what is not inherited is the profile's own to register, and a campaign it must still make is not approved.
        approvals: list[bool] = []
        if not facts.inherits_brand:
            approvals.append(brand.is_approved)
        if not facts.inherits_campaigns:
            approvals += facts.own_campaigns or [False]
        # A profile that has something of its own to register needs its number on a campaign, too.
        if approvals and facts.is_sms_connected:
            approvals.append(facts.is_number_assigned)
        return (COMPLETED, "ready") if all(approvals) else (SUBMITTED, "awaiting_registry")
    if brand.has_main_destination and not facts.is_reviewed:
        return SUBMITTED, "awaiting_review"
    return COMPLETED, "ready"


def test_every_combination_settles_as_specified() -> None:
    matched: Counter[str] = Counter()
    for facts in combinations():
        settlement = status.settle(dossier(facts))
        assert len(settlement.reasons) == 1, facts
        reason = settlement.reasons[0]
        assert (settlement.status, reason.code) == specified(facts), facts
        assert reason.message.endswith("."), facts
        matched[reason.code] += 1
    assert set(matched) == {rule.code for rule in RULES}, "a rule that never matches is a defect"


def test_the_first_match_wins() -> None:
    """Two rules at once: no channel, and an approval that is awaited."""
    facts = READY._replace(
        is_sms_connected=False,
        is_whatsapp_connected=False,
        own_brand=BrandFacts(is_tcr=True, is_approved=False, has_main_destination=True),
    )
    assert [rule.code for rule in RULES if rule.matches(dossier(facts))] == ["no_channel", "awaiting_registry", "ready"]
    assert status.settle(dossier(facts)).reasons[0].code == "no_channel"


def test_one_channel_is_enough() -> None:
    for sms, whatsapp in itertools.product((False, True), repeat=2):
        facts = READY._replace(is_sms_connected=sms, is_whatsapp_connected=whatsapp)
        assert status.settle(dossier(facts)).status is (COMPLETED if sms or whatsapp else SUBMITTED)


def test_a_submitted_profile_goes_on_when_the_registry_or_a_reviewer_approves() -> None:
    """The same function, asked again with one fact changed, completes the profile."""
    unregistered = READY._replace(own_campaigns=(True, False))
    assert status.settle(dossier(unregistered)).status is SUBMITTED
    assert status.settle(dossier(unregistered._replace(own_campaigns=(True, True)))).status is COMPLETED

    unreviewed = READY._replace(own_brand=BrandFacts(is_tcr=False, is_approved=False, has_main_destination=True))
    assert status.settle(dossier(unreviewed)).status is SUBMITTED
    assert status.settle(dossier(unreviewed._replace(is_reviewed=True))).status is COMPLETED


def test_the_last_rule_always_matches() -> None:
    assert RULES[-1].when == "otherwise"
    assert all(RULES[-1].matches(dossier(facts)) for facts in combinations())
    assert len({rule.code for rule in RULES}) == len(RULES)


# Who may follow whom: a run starts from what is not done, and only a run or an approval leads on.
MOVES = {
    INCOMPLETE: {IN_PROGRESS},
    IN_PROGRESS: {SUBMITTED, COMPLETED, FAILED},
    SUBMITTED: {IN_PROGRESS, COMPLETED},
    FAILED: {IN_PROGRESS},
    COMPLETED: set(),
}


def test_the_transitions_are_the_allowed_moves_and_no_others() -> None:
    for current, following in itertools.product(ProfileStatus, repeat=2):
        is_move = following in MOVES[current]
        assert status.is_allowed(current, following) == (is_move or following is current), (current, following)
        assert ((current, following) in TRANSITIONS) == is_move, (current, following)


def test_every_transition_says_why() -> None:
    assert all(reason.strip() for reason in TRANSITIONS.values())
    assert len(set(TRANSITIONS.values())) == len(TRANSITIONS)


def test_whatever_a_run_settles_on_may_follow_in_progress() -> None:
    for rule in RULES:
        assert status.is_allowed(IN_PROGRESS, rule.status)
