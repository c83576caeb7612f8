"""The Telnyx registrar and campaigns: it spends no money twice, nor on what cannot pass."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from clearsend.domain.registration.prices import Ceiling
from clearsend.domain.registration.record import Reading
from clearsend.domain.registration.states import CampaignState
from clearsend.providers.ports import Rejected, Unavailable
from tests.providers.applications import NOW, campaign_application, use_cases
from tests.providers.scripted import Journal, Reply, Script, Turn
from tests.providers.scripted_registry import (
    BASE,
    BRANDS,
    BUILDER,
    CAMPAIGNS,
    QUALIFY,
    Lines,
    brand,
    campaign,
    ensure_campaign,
    error,
    page,
    qualification,
    registrar,
    writes,
)


def test_a_campaign_is_found_by_its_reference_on_any_page() -> None:
    listed: list[Turn] = [
        page(campaign("c-8", referenceId="tok-c8"), total=2),
        page(campaign("c-9", referenceId="tok-c1", tcrCampaignId="CABC123"), total=2),
    ]
    reading, script = ensure_campaign({f"GET {CAMPAIGNS}": listed}, sent_at=NOW)
    assert reading is not None
    assert (reading.vendor_id, reading.tcr_id, reading.state) == ("c-9", "CABC123", CampaignState.PENDING)
    assert writes(script) == []
    assert script.requests[0].url.params["brandId"] == "b-1"


def test_a_campaign_is_qualified_and_submitted_once() -> None:
    reading, script = ensure_campaign({})
    assert reading is not None
    assert (reading.state, reading.tcr_id) == (CampaignState.PENDING, None)
    assert script.asked == [f"GET {CAMPAIGNS}", f"GET {QUALIFY}", f"POST {BUILDER}"]
    assert script.body_of(f"POST {BUILDER}")["referenceId"] == "tok-c1"
    reading, script = ensure_campaign({}, may_create=False)
    assert reading is None
    assert script.asked == [f"GET {CAMPAIGNS}"]


REFUSED: list[tuple[Lines, dict[str, Any], str]] = [
    (
        {f"GET {QUALIFY}": qualification(qualify=False), f"GET {BRANDS}/b-1": Reply(200, brand())},
        {},
        "not_qualified",
    ),
    ({f"GET {QUALIFY}": qualification(minMsgSamples=3)}, {}, "too_few_samples"),
    (
        {f"GET {QUALIFY}": Reply(200, {"minSubUsecases": 1, "maxSubUsecases": 5, "mnoMetadata": {}})},
        {},
        "sub_use_cases",
    ),
    ({}, {"message_flow": None}, "incomplete"),
    (
        {f"GET {BUILDER}/brand/b-1/usecase/MIXED": error(404, "10005")},
        {"cases": use_cases(("MIXED", ["x"]), ("MARKETING", ["y"]))},
        "sub_use_cases",
    ),
]


@pytest.mark.parametrize(("lines", "application", "code"), REFUSED, ids=[code for _, _, code in REFUSED])
def test_no_money_is_spent_on_what_cannot_pass(lines: Lines, application: dict[str, Any], code: str) -> None:
    script = Script(BASE, {f"GET {CAMPAIGNS}": page(), f"GET {QUALIFY}": qualification(), **lines})
    with pytest.raises(Rejected) as raised:
        registrar(script).ensure_campaign(campaign_application(**application), Journal(), may_create=True)
    assert raised.value.code == code
    assert "Nothing was sent" in raised.value.remedy
    assert writes(script) == []
    if code == "not_qualified":
        assert "T-Mobile (qualify false" in raised.value.message


@pytest.mark.parametrize(
    ("stated", "is_dearer"),
    [
        (10.0, False),
        (10.01, True),
        ("10.00", False),
        ("25", True),
        (1, False),
        (None, False),
        (True, False),
        ("?", False),
    ],
)
def test_a_campaign_that_costs_more_than_was_agreed_to_is_not_submitted(stated: Any, is_dearer: bool) -> None:
    """By what Telnyx states in its qualification; a figure that it does not state, or not as one, says nothing."""
    ceiling = Ceiling(agreed=Decimal("45.00"), review=Decimal("15.00"), months_at_once=3)
    answer = Reply(200, {**qualification().body, "monthlyFee": stated})
    script = Script(
        BASE,
        {f"GET {CAMPAIGNS}": page(), f"GET {QUALIFY}": answer, f"POST {BUILDER}": Reply(200, campaign())},
    )
    application = replace(campaign_application(), ceiling=ceiling)
    if not is_dearer:
        registrar(script).ensure_campaign(application, Journal(), may_create=True)
        assert writes(script) == [f"POST {BUILDER}"]
        return
    with pytest.raises(Rejected) as raised:
        registrar(script).ensure_campaign(application, Journal(), may_create=True)
    assert raised.value.code == "campaign_too_dear"
    assert "45.00 was agreed to" in raised.value.message
    assert writes(script) == []


SILENT: list[Reply] = [
    error(404, "10005"),
    Reply(404, "<html>nothing here</html>"),
    Reply(200, "<html>busy</html>"),
    Reply(200, []),
    Reply(200, {"mnoMetadata": {"10017": "yes", "10035": {"minMsgSamples": "many"}}, "minSubUsecases": None}),
    Reply(422, {"detail": [{"loc": ["path", "usecase"], "msg": "unknown", "type": "x"}]}),
]


@pytest.mark.parametrize("answer", SILENT, ids=lambda reply: str(reply.body)[:30])
def test_a_qualification_that_says_nothing_blocks_nobody(answer: Reply) -> None:
    reading, _ = ensure_campaign({f"GET {QUALIFY}": answer})
    assert reading is not None
    assert reading.vendor_id == "c-1"


@pytest.mark.parametrize("refusal", [error(400, "10012"), error(400, "10015", "referenceId must be unique")])
def test_a_duplicate_reference_is_looked_for_again(refusal: Reply) -> None:
    lines: Lines = {f"POST {BUILDER}": refusal}
    found, _ = ensure_campaign({**lines, f"GET {CAMPAIGNS}": [page(), page(campaign("c-5", referenceId="tok-c1"))]})
    assert found is not None
    assert found.vendor_id == "c-5"
    with pytest.raises(Rejected):
        ensure_campaign(lines)


def test_a_brand_that_is_not_verified_is_told_from_one_that_is_not_yet_known() -> None:
    refusal = error(400, "10015", "Cannot associate campaign with brand in pending or failed status")
    lines: Lines = {f"POST {BUILDER}": refusal}
    with pytest.raises(Unavailable) as late:
        ensure_campaign({**lines, f"GET {BRANDS}/b-1": Reply(200, brand())})
    assert late.value.is_unapplied
    with pytest.raises(Rejected) as unfit:
        ensure_campaign({**lines, f"GET {BRANDS}/b-1": Reply(200, brand(identityStatus="UNVERIFIED"))})
    assert unfit.value.code == "brand_not_verified"


READ: list[tuple[str | None, Any, CampaignState | None, list[str]]] = [
    ("TCR_PENDING", None, CampaignState.PENDING, []),
    ("MNO_PROVISIONED", "an old reason", CampaignState.APPROVED, []),
    ("TELNYX_FAILED", "Privacy Policy needs to be compliant", CampaignState.REJECTED, ["privacy_policy"]),
    ("MNO_REJECTED", ["601", "Nobody knows"], CampaignState.REJECTED, ["content_attributes", "unclassified"]),
    ("TCR_FAILED", None, CampaignState.REJECTED, ["registry_refused"]),
    ("TCR_EXPIRED", None, CampaignState.EXPIRED, ["expired"]),
    ("TCR_SUSPENDED", "", CampaignState.SUSPENDED, ["suspended"]),
    ("SOMETHING_NEW", "an old reason", None, []),
    (None, None, None, []),
]


@pytest.mark.parametrize(("status", "given", "state", "codes"), READ, ids=[str(row[0]) for row in READ])
def test_a_campaign_is_judged_by_its_campaign_status(
    status: str | None, given: Any, state: CampaignState | None, codes: list[str]
) -> None:
    answer = campaign(status=status, failureReasons=given, billedDate="2026-11-23", isTMobileRegistered=False)
    operations = Reply(200, {"10017": "REJECTED", "10035": None})
    script = Script(
        BASE, {f"GET {CAMPAIGNS}/c-1": Reply(200, answer), f"GET {CAMPAIGNS}/c-1/operationStatus": operations}
    )
    reading = registrar(script).read_campaign("c-1", Journal())
    assert (reading.state, [reason.code for reason in reading.reasons]) == (state, codes)
    assert all(reason.remedy for reason in reading.reasons)
    assert (reading.vendor_fields["billedDate"], reading.vendor_fields["isTMobileRegistered"]) == (
        "2026-11-23",
        "false",
    )
    assert (reading.vendor_fields.get("operationStatus.10017") == "REJECTED") is (
        status in ("MNO_REJECTED", "TCR_SUSPENDED")
    )


def test_a_correction_is_put_and_an_appeal_made_only_where_there_is_one_to_make() -> None:
    rejected = Reply(200, campaign(status="TELNYX_FAILED", sample3="old"))
    pending = Reply(200, campaign(status="TCR_ACCEPTED"))
    lines: Lines = {
        f"GET {CAMPAIGNS}/c-1": [rejected, pending],
        f"PUT {CAMPAIGNS}/c-1": pending,
        f"POST {CAMPAIGNS}/c-1/appeal": Reply(200, {"appealed_at": "2026-11-23T12:00:00Z"}),
    }
    script = Script(BASE, lines)
    asked = campaign_application(help_message="Northwind Dental: mail us.")
    reading = registrar(script).resubmit_campaign("c-1", asked, "update", Journal(), statement="", may_send=True)
    assert reading.state is CampaignState.PENDING
    body = script.body_of(f"PUT {CAMPAIGNS}/c-1")
    assert (body["helpMessage"], body["sample3"]) == ("Northwind Dental: mail us.", "")
    assert not {"description", "usecase", "brandId", "referenceId"} & set(body)
    # The last answer repeats: it is under review, and an appeal would be refused.
    registrar(script).resubmit_campaign("c-1", asked, "appeal", Journal(), statement="We have consent.", may_send=True)
    assert writes(script) == [f"PUT {CAMPAIGNS}/c-1"]
    script = Script(BASE, lines)
    registrar(script).resubmit_campaign("c-1", asked, "appeal", Journal(), statement="We have consent.", may_send=True)
    assert script.body_of(f"POST {CAMPAIGNS}/c-1/appeal") == {"appeal_reason": "We have consent."}
    with pytest.raises(ValueError, match="update or appeal"):
        registrar(Script(BASE, lines)).resubmit_campaign("c-1", asked, "shout", Journal(), statement="", may_send=True)


def test_a_review_whose_answer_was_lost_is_not_paid_for_twice() -> None:
    """What was corrected shows in Telnyx's own record; an appeal leaves no trace in it."""
    asked = campaign_application(cases=use_cases(("MARKETING", ["Northwind Dental: an offer. Reply STOP to end."])))
    put = f"PUT {CAMPAIGNS}/c-1"

    def resubmitted(way: str, **shown: Any) -> tuple[Reading, Script]:
        rejected = Reply(200, campaign(status="TELNYX_FAILED", failureReasons="No opt-in.", **shown))
        script = Script(BASE, {f"GET {CAMPAIGNS}/c-1": rejected, put: Reply(200, {})})
        found = registrar(script).resubmit_campaign("c-1", asked, way, Journal(), statement="We do.", may_send=False)
        return found, script

    _, lost = resubmitted("update", sample1="Another sample, as it was before.")
    assert writes(lost) == [put], "it never arrived"
    _, arrived = resubmitted("update", **lost.body_of(put))
    assert writes(arrived) == [], "it did, and was refused again"
    appealed, script = resubmitted("appeal")
    assert writes(script) == []
    assert appealed.state is CampaignState.REJECTED
    assert appealed.reasons[0].code == "resubmission_unconfirmed"
    assert appealed.reasons[0].remedy
    assert len(appealed.reasons) > 1, "the reviewers' own words stay"


def test_what_an_update_cannot_carry_is_refused() -> None:
    script = Script(BASE, {f"GET {CAMPAIGNS}/c-1": Reply(200, campaign(status="TELNYX_FAILED"))})
    asked = campaign_application(cases=use_cases(("MARKETING", ["x" * 256])))
    with pytest.raises(Rejected) as raised:
        registrar(script).resubmit_campaign("c-1", asked, "update", Journal(), statement="", may_send=True)
    assert (raised.value.code, writes(script)) == ("not_carried_by_update", [])
    assert "sample1" in raised.value.message


def test_a_campaign_that_is_gone_or_over_is_deactivated() -> None:
    line = f"DELETE {CAMPAIGNS}/c-1"
    over = {f"GET {CAMPAIGNS}/c-1": Reply(200, campaign(status="TCR_EXPIRED"))}
    for lines in (
        {line: Reply(200, {"time": 1.0})},
        {line: error(404, "10005")},
        {line: error(400, "10015"), **over},
    ):
        reading = registrar(Script(BASE, lines)).deactivate_campaign("c-1", Journal())
        assert reading.state is CampaignState.DEACTIVATED
    alive = {f"GET {CAMPAIGNS}/c-1": Reply(200, campaign(status="MNO_PROVISIONED"))}
    with pytest.raises(Rejected):
        registrar(Script(BASE, {line: error(400, "10015"), **alive})).deactivate_campaign("c-1", Journal())


@pytest.mark.parametrize(("said", "is_pooled"), [(True, True), (False, False), (None, False), ("true", False)])
def test_a_number_pool_counts_once_it_is_approved(said: Any, is_pooled: bool) -> None:
    """`numberPool` is only the wish."""
    found = campaign("c-1", isTMobileNumberPoolingEnabled=said, numberPool=True)
    script = Script(BASE, {f"GET {CAMPAIGNS}/c-1": Reply(200, found)})
    assert registrar(script).read_campaign("c-1", Journal()).details.is_pooled is is_pooled
