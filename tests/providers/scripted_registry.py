"""The registry of Telnyx on a script: its records, its refusals, and the registrar that is tested against them."""

from typing import Any

from clearsend.domain.registration.record import Reading
from clearsend.providers.telnyx.registrar import TelnyxRegistrar
from tests.providers.applications import brand_application, campaign_application
from tests.providers.scripted import Journal, Reply, Script, Turn

BASE = "https://telnyx.test/v2"
KEY = "KEY0123planted"
NUMBER = "+12125550100"

BRANDS, CAMPAIGNS, BUILDER = "/10dlc/brand", "/10dlc/campaign", "/10dlc/campaignBuilder"
QUALIFY = f"{BUILDER}/brand/b-1/usecase/ACCOUNT_NOTIFICATION"
NUMBERS = "/10dlc/phone_number_campaigns"
ASSIGNMENT = f"{NUMBERS}/{NUMBER}"
OURS = "https://clearsend.example/inbound/telnyx?subject=tok-1"

Lines = dict[str, Turn | list[Turn]]


def page(*items: dict[str, Any], total: int | None = None) -> Reply:
    return Reply(200, {"records": list(items), "page": 1, "totalRecords": len(items) if total is None else total})


def brand(id_: str = "b-1", **more: Any) -> dict[str, Any]:
    return {
        "brandId": id_,
        "displayName": "Northwind Dental",
        "companyName": "Northwind Dental LLC",
        "entityType": "PRIVATE_PROFIT",
        "ein": "12-3456789",
        "status": "OK",
        "identityStatus": "VERIFIED",
        "createdAt": "2026-11-23T12:00:05.000001",
        **more,
    }


def campaign(id_: str = "c-1", status: str | None = "TCR_PENDING", **more: Any) -> dict[str, Any]:
    return {"campaignId": id_, "tcrCampaignId": id_, "campaignStatus": status, "status": "ACTIVE", **more}


def qualification(**changes: Any) -> Reply:
    carrier = {"mno": "T-Mobile", "qualify": True, "minMsgSamples": 1, **changes}
    return Reply(200, {"minSubUsecases": 0, "maxSubUsecases": 0, "mnoMetadata": {"10017": carrier}})


def error(status: int, code: str, detail: str = "No.") -> Reply:
    return Reply(status, {"errors": [{"code": code, "title": "Title", "detail": detail}]})


def registrar(script: Script) -> TelnyxRegistrar:
    return TelnyxRegistrar(script.http, BASE, KEY)


def writes(script: Script) -> list[str]:
    return [line for line in script.asked if not line.startswith("GET")]


def ensure_brand(lines: Lines, *, may_create: bool = True, **application: Any) -> tuple[Reading | None, Script]:
    script = Script(BASE, {f"GET {BRANDS}": page(), f"POST {BRANDS}": Reply(200, brand()), **lines})
    reading = registrar(script).ensure_brand(brand_application(**application), Journal(), may_create=may_create)
    return reading, script


def ensure_campaign(lines: Lines, *, may_create: bool = True, **application: Any) -> tuple[Reading | None, Script]:
    fresh: Lines = {
        f"GET {CAMPAIGNS}": page(),
        f"GET {QUALIFY}": qualification(),
        f"POST {BUILDER}": Reply(200, campaign()),
    }
    script = Script(BASE, {**fresh, **lines})
    asked = campaign_application(**application)
    return registrar(script).ensure_campaign(asked, Journal(), may_create=may_create), script


def update_brand(lines: Lines) -> tuple[Reading, Script]:
    unverified = Reply(200, brand(identityStatus="UNVERIFIED"))
    fresh: Lines = {
        f"PUT {BRANDS}/b-1": unverified,
        f"PUT {BRANDS}/b-1/revet": unverified,
        f"GET {BRANDS}/b-1": unverified,
        f"GET {BRANDS}/feedback/b-1": Reply(200, {"brandId": "b-1", "category": []}),
    }
    script = Script(BASE, {**fresh, **lines})
    return registrar(script).update_brand("b-1", brand_application(), Journal()), script


NONE = error(404, "10007", "Phone Number Campaign does not exist on account")
