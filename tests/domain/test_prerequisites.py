"""The prerequisites against the sentences of their specification, over every combination of facts; and the warnings."""

from dataclasses import replace
from typing import Any

import pytest

from clearsend.domain import prerequisites
from clearsend.domain.dossier import Dossier
from clearsend.domain.prerequisites import PREREQUISITES, WARNINGS
from clearsend.domain.profile import Channel, ChannelKind
from tests.domain.facts import ORG_ID, PROFILE, READY, BrandFacts, Facts, combinations, dossier

OTHER_TRAFFIC = BrandFacts(is_tcr=False, is_approved=False, has_main_destination=False)


def specified(facts: Facts) -> list[tuple[str, str]]:
    """Code and field of what is missing by the specification, told as what the profile needs and from whom it takes it."""
    missing = [
        ("general_data", field)
        for field, is_there in (
            ("name", facts.has_name),
            ("short_name", facts.has_short_name),
            ("description", facts.has_description),
        )
        if not is_there
    ]
    brand = facts.parent_brand if facts.inherits_brand else facts.own_brand
    if brand is None:
        missing.append(
            ("parent_brand_missing", "inherit_tcr_brand") if facts.inherits_brand else ("brand_missing", "brand")
        )
    # Who inherits relies on the organization having some; who does not needs them for TCR traffic only.
    campaigns = facts.parent_campaigns if facts.inherits_campaigns else facts.own_campaigns
    needs_campaigns = facts.inherits_campaigns or (brand is not None and brand.is_tcr)
    if needs_campaigns and not campaigns:
        missing.append(
            ("parent_campaign_missing", "inherit_tcr_campaign")
            if facts.inherits_campaigns
            else ("campaign_missing", "campaigns")
        )
    return missing


def test_every_combination_lacks_what_the_specification_says() -> None:
    found: set[tuple[str, str]] = set()
    for facts in combinations():
        lacking = [(finding.code, finding.field) for finding in prerequisites.unmet(dossier(facts))]
        assert lacking == specified(facts), facts
        found.update(lacking)
    assert found == {(rule.code, rule.field) for rule in PREREQUISITES}, "a rule that never matches is a defect"


@pytest.mark.parametrize("field", ["name", "short_name", "description"])
@pytest.mark.parametrize("blank", [None, "", " ", "\n\t"])
def test_blank_is_missing(field: str, blank: str | None) -> None:
    changes: dict[str, Any] = {field: blank}
    facts = replace(dossier(READY), profile=replace(PROFILE, **changes))
    assert [finding.field for finding in prerequisites.unmet(facts)] == [field]


def test_a_profile_that_is_ready_lacks_nothing() -> None:
    assert prerequisites.unmet(dossier(READY)) == []


@pytest.mark.parametrize("rule", [*PREREQUISITES, *WARNINGS], ids=lambda rule: f"{rule.code}-{rule.field}")
def test_every_rule_says_what_is_wrong_and_what_to_do(rule: prerequisites.Prerequisite[Any]) -> None:
    assert rule.sentence.endswith(".")
    assert rule.fix.endswith(".")
    assert rule.unmet_when


def test_no_two_rules_are_one() -> None:
    keys = [(rule.code, rule.field) for rules in (PREREQUISITES, WARNINGS) for rule in rules]
    assert len(set(keys)) == len(keys)
    assert not {rule.code for rule in PREREQUISITES} & {rule.code for rule in WARNINGS}


def test_details_are_by_field_and_name_every_finding() -> None:
    facts = READY._replace(has_name=False, own_brand=None)
    findings = prerequisites.unmet(dossier(facts))
    assert prerequisites.by_field(findings) == {
        "name": [f"{findings[0].sentence} {findings[0].fix}"],
        "brand": [f"{findings[1].sentence} {findings[1].fix}"],
    }
    assert prerequisites.by_field([]) == {}


def test_findings_of_one_field_stand_together() -> None:
    finding = prerequisites.unmet(dossier(READY._replace(has_name=False)))[0]
    again = replace(finding, sentence="And again.")
    assert prerequisites.by_field([finding, again]) == {"name": [finding.text, again.text]}


# Warnings. `FULL` has all that is recommended, so that each test can take one thing away.
FULL = replace(
    dossier(READY),
    sms=Channel(ChannelKind.SMS, ORG_ID, "+12025550100"),
    whatsapp=Channel(ChannelKind.WHATSAPP, ORG_ID, "106540352242922"),
)


def warned(facts: Dossier) -> list[str]:
    return [finding.code for finding in prerequisites.warnings(facts)]


def test_nothing_is_warned_of_when_nothing_is_missing() -> None:
    assert warned(FULL) == []


def test_other_traffic_without_campaigns_is_warned_not_refused() -> None:
    facts = dossier(READY._replace(own_brand=OTHER_TRAFFIC, own_campaigns=()))
    assert prerequisites.unmet(facts) == []
    assert "campaigns_recommended" in warned(facts)


def test_channels_that_are_not_configured_are_warned_of() -> None:
    assert warned(replace(FULL, sms=Channel(ChannelKind.SMS))) == ["sms_not_configured"]
    assert warned(replace(FULL, whatsapp=Channel(ChannelKind.WHATSAPP))) == ["whatsapp_not_configured"]


def test_a_profile_without_a_brand_is_asked_for_the_brand_first() -> None:
    facts = replace(FULL, own_brand=None)
    assert [finding.code for finding in prerequisites.unmet(facts)] == ["brand_missing"]
    assert warned(facts) == []


def test_every_warning_occurs() -> None:
    nothing = dossier(READY._replace(is_sms_connected=False, is_whatsapp_connected=False))
    no_campaigns = dossier(READY._replace(own_brand=OTHER_TRAFFIC, own_campaigns=()))
    assert {*warned(nothing), *warned(no_campaigns)} == {rule.code for rule in WARNINGS}
