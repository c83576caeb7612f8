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
    keyword that complains."""

    where: str
    rule: str
    reason: str


KNOWN: dict[str, Sequence[KnownDefect]] = {
    TELNYX.file: (
        KnownDefect(r"\$\.errors\[0\]\.code", "type", "described as an integer; the published examples have strings"),
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
    request = MockRequest(contract.server, answer.request.method, path, args=dict(url.params))
    response = MockResponse(answer.content, answer.status_code, dict(answer.headers), answer.headers["content-type"])
    call = f"{answer.request.method} {path} {answer.status_code}"
    for error in api.iter_response_errors(request, response):
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
        defect = next((d for d in met if d.rule == complaint.rule and re.fullmatch(d.where, complaint.where)), None)
        if defect is None:
            unexpected.append(complaint)
        else:
            met[defect] += 1
    assert unexpected == []
    assert [defect for defect, count in met.items() if count == 0] == []


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
        telnyx.get("/10dlc/brand"),
    ]
    for fault in ("503", "429", "20013"):
        world.fail("telnyx", "GET /messaging_profiles", fault)
        answers.append(telnyx.get("/messaging_profiles"))
    return answers


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
    ]
    world.fail("whatsapp", f"GET /{WABA}", "500")
    return [*answers, meta.get(f"/{WABA}")]


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
