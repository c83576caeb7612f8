"""The simulators, judged by the vendors' own descriptions of their APIs. Where reality is known to differ, it is listed.

The descriptions are the vendors' and are not shipped: they are looked for in `../shared` beside the repository, or where
the environment variable `CLEARSEND_SHARED` says.
"""

import json
import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from openapi_core import OpenAPI
from openapi_core.testing import MockRequest, MockResponse
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from clearsend.simulators.server import running
from clearsend.simulators.whatsapp import decisions
from tests.providers.simulated import Simulated, bearer, simulated

SHARED = Path(os.environ.get("CLEARSEND_SHARED") or Path(__file__).parents[2].parent / "shared")
CONTRACTS = SHARED / "contracts"

WABA = "1029384756"
NUMBER = "10293847561"
UNVERIFIED_NUMBER = "8800041"
NUMBER_FIELDS = "display_phone_number,verified_name,status,code_verification_status,quality_rating,account_mode"


@dataclass(frozen=True)
class Contract:
    """One description. `server` is what it says the API's address is, with the part of our address that stands for it."""

    file: str
    server: str
    prefix: str
    ours: str


TELNYX = Contract("telnyx.subset.json", "https://api.telnyx.com", "/v2", "/simulators/telnyx/v2")
META_ACCOUNTS = Contract("meta-waba.yaml", "https://graph.facebook.com", "", "/simulators/whatsapp")
META_NUMBERS = Contract("meta-phone.yaml", "https://graph.facebook.com", "", "/simulators/whatsapp")


@dataclass(frozen=True)
class KnownDefect:
    """Where a description is wrong. `where` is a regular expression for the place in the answer, `rule` the JSON Schema
    keyword that complains; `call` a regular expression for method, path and status."""

    where: str
    rule: str
    reason: str
    call: str = ".*"


KNOWN: dict[str, Sequence[KnownDefect]] = {
    TELNYX.file: (
        KnownDefect(r"\$\.errors\[0\]\.code", "type", "described as an integer; the published examples have strings"),
        KnownDefect(
            "",
            "ResponseNotFound",
            "described as 200; the API's own client and the guides have 202 without content",
            r"POST /v2/10dlc/campaign/acceptSharing/\w+ 202",
        ),
        KnownDefect(
            "", "ResponseNotFound", "described as 200; the guides have 204", r"DELETE /v2/10dlc/brand/[\w-]+ 204"
        ),
        KnownDefect(r"\$", "oneOf", "two of the alternatives are any object at all", r"GET /v2/10dlc/enum/\w+ 200"),
    ),
    META_ACCOUNTS.file: (
        KnownDefect(
            r"\$\.business_verification_status", "enum", "described in capitals; Meta's SDK has `verified` and others"
        ),
        KnownDefect(
            r"\$\.data\[\d+\]", "required", "status is described as required; it is no default field of the list"
        ),
        KnownDefect(r"\$\.data\[\d+\]\.status", "enum", "described as LINKED or UNLINKED; the world has CONNECTED"),
    ),
    META_NUMBERS.file: (
        KnownDefect(
            r"\$\.code_verification_status", "enum", "described as UNVERIFIED; Meta's guides have NOT_VERIFIED"
        ),
    ),
}


@dataclass(frozen=True)
class Complaint:
    """What a description has against an answer."""

    call: str
    where: str
    rule: str
    text: str


@pytest.fixture(scope="module")
def server() -> Iterator[Simulated]:
    with simulated() as world:
        yield world


@pytest.fixture
def world(server: Simulated) -> Simulated:
    server.reset()
    return server


def judge(contract: Contract, answers: Sequence[httpx.Response]) -> list[Complaint]:
    """What the description has against these answers, known defects included."""
    path = CONTRACTS / contract.file
    if not path.exists():
        pytest.skip(f"the vendors' API descriptions are not here: {path} does not exist (set CLEARSEND_SHARED)")
    api = OpenAPI.from_file_path(str(path))
    return [complaint for answer in answers for complaint in _judge(api, contract, answer)]


def _judge(api: Any, contract: Contract, answer: httpx.Response) -> Iterator[Complaint]:
    url = answer.request.url
    path = contract.prefix + url.path.removeprefix(contract.ours)
    sent = answer.request.content
    request = MockRequest(
        contract.server,
        answer.request.method,
        path,
        args=dict(url.params),
        headers=dict(answer.request.headers),
        data=sent or None,
        content_type=answer.request.headers.get("content-type", "application/json"),
    )
    response = MockResponse(answer.content, answer.status_code, dict(answer.headers), answer.headers["content-type"])
    call = f"{answer.request.method} {path} {answer.status_code}"
    # What was taken must be what the vendor would take; what was refused was wrong on purpose.
    wrong_requests = api.iter_request_errors(request) if answer.is_success else ()
    for error in (*wrong_requests, *api.iter_response_errors(request, response)):
        schema_errors = getattr(error.__cause__, "schema_errors", None)
        if not schema_errors:
            yield Complaint(call, "", type(error).__name__, str(error))
        for wrong in schema_errors or ():
            yield Complaint(call, wrong.json_path, wrong.validator, wrong.message)


def assert_only_known(contract: Contract, complaints: Sequence[Complaint]) -> None:
    """Every complaint is about a known defect, and every known defect was met: the list does not rot."""
    met = dict.fromkeys(KNOWN[contract.file], 0)
    unexpected = []
    for complaint in complaints:
        defect = next((defect for defect in met if _is_about(defect, complaint)), None)
        if defect is None:
            unexpected.append(complaint)
        else:
            met[defect] += 1
    assert unexpected == []
    assert [defect for defect, count in met.items() if count == 0] == []


def _is_about(defect: KnownDefect, complaint: Complaint) -> bool:
    return (
        defect.rule == complaint.rule
        and re.fullmatch(defect.where, complaint.where) is not None
        and re.fullmatch(defect.call, complaint.call) is not None
    )


def talk_to_telnyx(world: Simulated) -> list[httpx.Response]:
    telnyx = world.telnyx
    settings = {
        "name": "prof_1",
        "whitelisted_destinations": ["US", "CA"],
        "webhook_url": "https://hooks.example.com",
        "alpha_sender": "Tenant",
        "number_pool_settings": {"long_code_weight": 1, "toll_free_weight": 1, "skip_unhealthy": True},
    }
    created = telnyx.post("/messaging_profiles", json=settings)
    found = telnyx.get("/phone_numbers", params={"filter[phone_number]": "+12125550100", "page[size]": 5})
    profile = f"/messaging_profiles/{created.json()['data']['id']}"
    number = f"/phone_numbers/{found.json()['data'][0]['id']}"
    answers = [
        created,
        found,
        telnyx.get("/messaging_profiles", params={"filter[name]": "prof_1"}),
        telnyx.get(profile),
        telnyx.patch(profile, json={"enabled": False}),
        telnyx.get(number),
        telnyx.get(f"{number}/messaging"),
        telnyx.patch(f"{number}/messaging", json={"messaging_profile_id": created.json()["data"]["id"]}),
        telnyx.get("/phone_numbers"),
        telnyx.get("/phone_numbers/messaging"),
        telnyx.get(f"{profile}/phone_numbers"),
        telnyx.delete(profile),
        telnyx.get(profile),
        telnyx.post("/messaging_profiles", json={}),
        telnyx.get("/phone_numbers", params={"page[size]": "x"}),
        telnyx.get("/phone_numbers", headers=bearer("invalid")),
        telnyx.delete(number),
        telnyx.delete(number),
        telnyx.get("/10dlc/brand"),
    ]
    for fault in ("503", "429", "20013"):
        world.fail("telnyx", "GET /messaging_profiles", fault)
        answers.append(telnyx.get("/messaging_profiles"))
    return [*answers, *talk_to_the_registry(world)]


def talk_to_the_registry(world: Simulated) -> list[httpx.Response]:
    telnyx, wait = world.telnyx, world.clock.advance
    brand_body = {
        "entityType": "PRIVATE_PROFIT",
        "displayName": "Northwind Dental",
        "companyName": "Northwind Dental LLC",
        "ein": "12-3456789",
        "country": "US",
        "email": "ann@northwind.example",
        "vertical": "HEALTHCARE",
    }
    sole_body = {
        **{name: value for name, value in brand_body.items() if name not in ("companyName", "ein")},
        "entityType": "SOLE_PROPRIETOR",
        "firstName": "Ann",
        "lastName": "Archer",
        "phone": "+12125550101",
        "mobilePhone": "+12125550102",
        "street": "1 Main Street",
        "city": "Troy",
        "state": "NY",
        "postalCode": "12180",
    }
    created, sole = telnyx.post("/10dlc/brand", json=brand_body), telnyx.post("/10dlc/brand", json=sole_body)
    brand, pins = f"/10dlc/brand/{created.json()['brandId']}", f"/10dlc/brand/{sole.json()['brandId']}/smsOtp"
    wait(seconds=1)
    world.control("telnyx", "decide", kind="brand", id="*", outcome="verified", reason="The EIN was checked twice")
    answers = [
        *(created, sole, telnyx.get(brand), telnyx.get("/10dlc/brand"), telnyx.put(brand, json=brand_body)),
        *(telnyx.get(brand.replace("/brand/", "/brand/feedback/")), telnyx.put(f"{brand}/revet")),
        telnyx.post(f"{brand}/externalVetting", json={"evpId": "AEGIS", "vettingClass": "STANDARD"}),
        telnyx.put(f"{brand}/externalVetting", json={"evpId": "CV", "vettingId": "vetting-1"}),
        telnyx.get(f"{brand}/externalVetting"),
        telnyx.post(pins, json={"pinSms": "PIN @OTP_PIN@", "successSms": "Thanks"}),
        telnyx.get(pins),
        telnyx.post("/10dlc/brand", json={}),
        telnyx.post("/10dlc/brand", json={**brand_body, "ein": None}),
        telnyx.get("/10dlc/brand/none"),
    ]
    [handset] = world.see("telnyx", "state")["handsets"]
    answers.append(telnyx.put(pins, json={"otpPin": handset["messages"][0]["text"].split()[-1]}))
    reference = answers[10].json()["referenceId"]
    answers.append(telnyx.get(f"/10dlc/brand/smsOtp/{reference}"))
    return [*answers, *_talk_about_campaigns(world, created.json()["brandId"]), telnyx.delete(f"{brand}")]


def _talk_about_campaigns(world: Simulated, brand_id: str) -> list[httpx.Response]:
    telnyx, wait = world.telnyx, world.clock.advance
    body = {
        "brandId": brand_id,
        "description": "Reminders of appointments that patients have made with the practice.",
        "usecase": "MIXED",
        "subUsecases": ["2FA", "MARKETING"],
        "messageFlow": "Patients tick a box on the booking form of the practice's website.",
        "sample1": "Northwind Dental: your appointment is tomorrow. Reply STOP to opt out.",
        "referenceId": "intent-1",
    }
    submitted = telnyx.post("/10dlc/campaignBuilder", json=body)
    campaign_id = submitted.json()["campaignId"]
    campaign = f"/10dlc/campaign/{campaign_id}"
    wait(seconds=1)
    world.control("telnyx", "decide", kind="campaign", id=campaign_id, outcome="rejected", reason="No opt-in")
    world.control("telnyx", "decide", kind="shared_campaign", id="CABC123", outcome="pending")
    world.fail("telnyx", "POST /10dlc/campaignBuilder", 20100)
    answers = [
        *(submitted, telnyx.get(campaign), telnyx.post("/10dlc/campaignBuilder", json=body)),
        telnyx.post("/10dlc/campaignBuilder", json=body),
        telnyx.put(campaign, json={"sample1": "Northwind Dental: better words."}),
        telnyx.post(f"{campaign}/appeal", json={"appeal_reason": "Too early"}),
        telnyx.get("/10dlc/campaign", params={"brandId": brand_id}),
        *(telnyx.get(f"{campaign}/{edge}") for edge in ("mnoMetadata", "operationStatus", "osr/attributes", "sharing")),
        telnyx.get("/10dlc/campaign/usecase/cost", params={"usecase": "LOW_VOLUME"}),
        telnyx.get(f"/10dlc/campaignBuilder/brand/{brand_id}/usecase/MIXED"),
        telnyx.post("/10dlc/campaign/acceptSharing/CABC123"),
        *(telnyx.get("/10dlc/partner_campaigns"), telnyx.get("/10dlc/partnerCampaign/sharedByMe")),
        *(telnyx.get("/10dlc/partner_campaigns/CABC123"), telnyx.get("/10dlc/partnerCampaign/CABC123/sharing")),
        telnyx.patch("/10dlc/partner_campaigns/CABC123", json={"webhookURL": "https://hooks.example.com"}),
        *(telnyx.get(f"/10dlc/enum/{name}") for name in ("mno", "usecase", "vertical", "optionalAttributes")),
    ]
    wait(seconds=5)
    answers += _talk_about_assignments(world, campaign_id)
    world.control("telnyx", "decide", kind="campaign", id=campaign_id, outcome="mno_rejected", reason="No")
    return [*answers, telnyx.post(f"{campaign}/appeal", json={"appeal_reason": "Mended"}), telnyx.delete(campaign)]


def _talk_about_assignments(world: Simulated, campaign_id: str) -> list[httpx.Response]:
    telnyx, wait = world.telnyx, world.clock.advance
    settings = {"name": "prof_2", "whitelisted_destinations": ["US"]}
    profile_id = telnyx.post("/messaging_profiles", json=settings).json()["data"]["id"]
    found = telnyx.get("/available_phone_numbers", params={"filter[limit]": 2})
    offers = [row["phone_number"] for row in found.json()["data"]]
    order = {
        "phone_numbers": [{"phone_number": offer} for offer in offers],
        "messaging_profile_id": profile_id,
        "customer_reference": "intent-2",
    }
    placed = telnyx.post("/number_orders", json=order)
    path = f"/number_orders/{placed.json()['data']['id']}"
    wait(seconds=1)
    body, assignments = {"phoneNumber": offers[0], "campaignId": campaign_id}, "/10dlc/phone_number_campaigns"
    bulk = "/10dlc/phoneNumberAssignmentByProfile"
    answers = [
        *(found, placed, telnyx.get(path), telnyx.get("/number_orders")),
        telnyx.patch(path, json={"customer_reference": "intent-3"}),
        telnyx.post("/number_orders", json={"phone_numbers": []}),
        telnyx.post(assignments, json=body),
        telnyx.post(assignments, json=body),
        *(telnyx.get(assignments), telnyx.get(f"{assignments}/{offers[0]}"), telnyx.get(f"{assignments}/{offers[1]}")),
        telnyx.put(f"{assignments}/{offers[0]}", json=body),
        telnyx.post(bulk, json={"messagingProfileId": profile_id, "campaignId": campaign_id}),
    ]
    task = f"{bulk}/{answers[-1].json()['taskId']}"
    wait(seconds=2)
    return [
        *(*answers, telnyx.get(task), telnyx.get(f"{task}/phoneNumbers")),
        telnyx.delete(f"{assignments}/{offers[0]}"),
    ]


def talk_about_accounts(world: Simulated) -> list[httpx.Response]:
    meta = world.meta
    fields = "id,name,account_review_status,business_verification_status,country,currency,timezone_id,ownership_type"
    answers = [
        meta.get(f"/{WABA}"),
        meta.get(f"/{WABA}", params={"fields": fields}),
        meta.get(f"/{WABA}/phone_numbers"),
        meta.get("/990008/phone_numbers", params={"fields": NUMBER_FIELDS, "limit": 3}),
        meta.get("/990002/phone_numbers", params={"fields": NUMBER_FIELDS}),
        meta.post(f"/{WABA}/phone_numbers", json={"cc": "1", "phone_number": "2125550199", "verified_name": "New"}),
        meta.get(f"/{WABA}/subscribed_apps"),
        meta.post(f"/{WABA}/subscribed_apps"),
        meta.get(f"/{WABA}/subscribed_apps"),
        meta.delete(f"/{WABA}/subscribed_apps"),
        meta.get(f"/{WABA}", params={"fields": "colour"}),
        meta.post(f"/{WABA}/subscribed_apps", json={"verify_token": "x"}),
        meta.get(f"/{WABA}", headers=bearer("EAA-expired")),
        meta.get(f"/{WABA}", headers=bearer("EAA-noscope")),
        meta.get(f"/{WABA}/phone_numbers", headers=bearer("EAA-noasset")),
        *_override(world),
        *(_decided(world, "account", outcome, WABA, f"{fields},health_status") for outcome in ("rejected", "approved")),
        _decided(world, "account", "deleted", WABA, fields),
    ]
    world.fail("whatsapp", f"GET /{WABA}", "500")
    return [*answers, meta.get(f"/{WABA}")]


def _override(world: Simulated) -> list[httpx.Response]:
    """An override of the webhook, set and read; the address answers the challenge."""

    async def echo(request: Request) -> PlainTextResponse:
        return PlainTextResponse(request.query_params["hub.challenge"])

    edge = f"/{WABA}/subscribed_apps"
    with running(Starlette(routes=[Route("/hook", echo)])) as address:
        body = {"override_callback_uri": f"{address}/hook", "verify_token": "v"}
        return [world.meta.post(edge), world.meta.post(edge, json=body), world.meta.get(edge)]


def _decided(world: Simulated, kind: str, outcome: str, id_: str, fields: str) -> httpx.Response:
    """How an account or a number shows once Meta has decided about it."""
    assert world.control("whatsapp", "decide", kind=kind, id=id_, outcome=outcome, reason="Why.").is_success
    return world.meta.get(f"/{id_}", params={"fields": fields})


def talk_about_numbers(world: Simulated) -> list[httpx.Response]:
    meta = world.meta
    registration = {"messaging_product": "whatsapp", "pin": "271828"}
    return [
        meta.get(f"/{NUMBER}"),
        meta.get(f"/{NUMBER}", params={"fields": f"{NUMBER_FIELDS},name_status,health_status"}),
        meta.post(f"/{NUMBER}/register", json=registration),
        meta.post(f"/{NUMBER}/register", json={**registration, "pin": "000000"}),
        meta.post(f"/{NUMBER}/register", json={}),
        meta.post(f"/{NUMBER}/deregister"),
        meta.post(f"/{NUMBER}", json={"pin": "314159"}),
        meta.get(f"/{NUMBER}/whatsapp_business_profile"),
        meta.get(f"/{UNVERIFIED_NUMBER}", params={"fields": NUMBER_FIELDS}),
        meta.post(f"/{UNVERIFIED_NUMBER}/request_code", json={"code_method": "SMS", "language": "en_US"}),
        meta.post(f"/{UNVERIFIED_NUMBER}/verify_code", json={"code": "555555"}),
        meta.post(f"/{UNVERIFIED_NUMBER}/verify_code", json={"code": "555555"}),
        meta.get("/999999", params={"fields": "display_phone_number"}),
        meta.get(f"/{NUMBER}", headers=bearer("nonsense")),
        *(
            _decided(world, "number", outcome, NUMBER, f"{NUMBER_FIELDS},name_status,health_status")
            for outcome in decisions.NUMBER_OUTCOMES
        ),
    ]


Talk = Callable[[Simulated], list[httpx.Response]]
CASES: Sequence[tuple[Contract, Talk]] = (
    (TELNYX, talk_to_telnyx),
    (META_ACCOUNTS, talk_about_accounts),
    (META_NUMBERS, talk_about_numbers),
)


@pytest.mark.parametrize(("contract", "talk"), CASES, ids=lambda value: getattr(value, "file", ""))
def test_the_answers_are_what_the_vendor_describes(world: Simulated, contract: Contract, talk: Talk) -> None:
    assert_only_known(contract, judge(contract, talk(world)))


@pytest.mark.parametrize(
    ("contract", "path", "tamper", "where"),
    [
        (TELNYX, "/messaging_profiles", lambda body: body["data"][0].update(enabled="yes"), "$.data[0].enabled"),
        (TELNYX, "/messaging_profiles", lambda body: body["meta"].update(page_size="20"), "$.meta.page_size"),
        (TELNYX, "/10dlc/brand", lambda body: body.update(totalRecords="0"), "$.totalRecords"),
        (TELNYX, "/10dlc/campaign/usecase/cost?usecase=MIXED", lambda body: body.pop("monthlyCost"), "$"),
        (META_ACCOUNTS, f"/{WABA}/phone_numbers", lambda body: body["data"][0].update(id=5), "$.data[0].id"),
        (META_ACCOUNTS, f"/{WABA}/phone_numbers", lambda body: body.pop("data"), "$"),
        (META_NUMBERS, f"/{NUMBER}", lambda body: body.update(quality_rating="BLUE"), "$.quality_rating"),
    ],
)
def test_the_judge_notices_a_wrong_answer(
    world: Simulated, contract: Contract, path: str, tamper: Callable[[Any], object], where: str
) -> None:
    world.telnyx.post("/messaging_profiles", json={"name": "prof_1", "whitelisted_destinations": ["US"]})
    true = (world.telnyx if contract is TELNYX else world.meta).get(path)
    body = true.json()
    tamper(body)
    false = httpx.Response(200, headers=true.headers, content=json.dumps(body), request=true.request)
    assert where in [complaint.where for complaint in judge(contract, [false])]


def test_the_judge_notices_a_request_that_the_vendor_would_refuse(world: Simulated) -> None:
    true = world.telnyx.get("/10dlc/brand")
    wrong = httpx.Request("POST", str(true.request.url), headers=true.request.headers, json={"displayName": "A"})
    answer = httpx.Response(200, headers=true.headers, content=true.content, request=wrong)
    complaints = judge(TELNYX, [answer])
    assert [complaint for complaint in complaints if "'email' is a required property" in complaint.text]


def test_the_judge_takes_no_status_for_granted(world: Simulated) -> None:
    true = world.telnyx.get("/10dlc/brand")
    false = httpx.Response(202, headers=true.headers, content=true.content, request=true.request)
    with pytest.raises(AssertionError, match="ResponseNotFound"):
        assert_only_known(TELNYX, judge(TELNYX, [false]))
