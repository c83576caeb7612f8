"""Campaigns of the simulated Telnyx: qualified, submitted, reviewed, resubmitted in place, deactivated.

Decided where the vendor is silent: a second campaign with the same `referenceId` is refused with 10012; a campaign needs a
brand that is registered and VERIFIED or VETTED_VERIFIED; every review costs its fee, a repeated one too; the first months
of a campaign are charged together when it is submitted, whatever becomes of it.
"""

import re
import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import uuid4

from clearsend.simulators.pending_decisions import Decision
from clearsend.simulators.telnyx import brands, fees, fields, vocabulary, webhooks
from clearsend.simulators.telnyx import campaign_states as states
from clearsend.simulators.telnyx.brands import Brands
from clearsend.simulators.telnyx.fields import FLAG, TEXT, Field, refusal
from clearsend.simulators.telnyx.reviews import Reviews, failure, payload
from clearsend.simulators.vendor import Call, Clock, Reply
from clearsend.simulators.world import Object, World

KIND = "campaigns"

_KEYWORDS = ("helpKeywords", "optinKeywords", "optoutKeywords")
_FIELDS: Mapping[str, Field] = {
    "brandId": TEXT,
    "description": TEXT,
    "usecase": Field(choices=list(vocabulary.USECASES)),
    "subUsecases": Field("list of strings"),
    **{f"sample{n}": TEXT for n in range(1, 6)},
    **dict.fromkeys(("messageFlow", "helpMessage", "optinMessage", "optoutMessage", *_KEYWORDS), TEXT),
    **dict.fromkeys(("subscriberOptin", "subscriberOptout", "subscriberHelp", "embeddedLink", "embeddedPhone"), FLAG),
    **dict.fromkeys(("numberPool", "ageGated", "directLending", "termsAndConditions", "autoRenewal"), FLAG),
    **dict.fromkeys(("embeddedLinkSample", "privacyPolicyLink", "termsAndConditionsLink", "referenceId"), TEXT),
    **dict.fromkeys(("resellerId", "webhookURL", "webhookFailoverURL"), TEXT),
    "mnoIds": Field("list of integers"),
    "tag": Field("list of strings"),
}
_CONTENT: Mapping[str, Field] = {
    **{f"sample{n}": Field(longest=255) for n in range(1, 6)},
    "helpMessage": Field(longest=255),
    "messageFlow": Field(longest=2048),
}
_UPDATED: Mapping[str, Field] = {
    **_CONTENT,
    "resellerId": Field(longest=8),
    "autoRenewal": FLAG,
    "webhookURL": TEXT,
    "webhookFailoverURL": TEXT,
}
_HIDDEN = ("mnoIds", "tag")
_APPEAL: Mapping[str, Field] = {"appeal_reason": Field(shortest=1)}

_GOOD_IDENTITIES = (brands.VERIFIED, brands.VETTED)


class Campaigns:
    """The campaigns that this account has submitted."""

    kind = KIND
    decided_kind = "campaign"
    outcomes = states.OUTCOMES

    def __init__(self, world: World, now: Clock, brands_: Brands, reviews: Reviews) -> None:
        self._world = world
        self._now = now
        self._brands = brands_
        self._reviews = reviews

    # Calls

    def qualify(self, call: Call) -> Reply:
        brand = self._brands.get(call.params["brandId"])
        usecase = vocabulary.USECASES.get(call.params["usecase"])
        if usecase is None:
            raise refusal("10032", f"usecase must be one of {', '.join(vocabulary.USECASES)}.", parameter="usecase")
        qualifies = _is_good(brand) and _fits(brand, usecase.name)
        return Reply(
            200,
            {
                "usecase": usecase.name,
                "monthlyFee": float(usecase.monthly),
                "quarterlyFee": float(usecase.monthly * 3),
                "annualFee": float(usecase.monthly * 12),
                "minSubUsecases": usecase.min_sub,
                "maxSubUsecases": usecase.max_sub,
                "mnoMetadata": _operators(usecase.name, qualifies),
            },
        )

    def submit(self, call: Call) -> Reply:
        body = fields.read(call, _FIELDS, ("brandId", "description", "usecase"))
        brand = self._brands.get(body["brandId"])
        self._check(body, brand)
        now = self._now()
        campaign_id = str(uuid4())
        campaign = {
            "subUsecases": [],
            "termsAndConditions": False,
            "autoRenewal": True,
            **{name: value for name, value in body.items() if name not in _HIDDEN},
            "campaignId": campaign_id,
            # Until the registry has assigned its own id.
            "tcrCampaignId": campaign_id,
            "tcrBrandId": brand.get("tcrBrandId"),
            "brandDisplayName": brand["displayName"],
            "cspId": brands.CSP_ID,
            "mock": brand["mock"],
            "status": "ACTIVE",
            "submissionStatus": "PENDING",
            "campaignStatus": "TCR_PENDING",
            "isTMobileRegistered": False,
            "isTMobileSuspended": False,
            "isTMobileNumberPoolingEnabled": body.get("numberPool", False),
            "createDate": fields.stamp(now),
        }
        self._review(campaign, now)
        if not campaign["mock"]:
            self._reviews.charge(fees.campaign_months(campaign["usecase"]), campaign_id, now)
        return Reply(200, fields.shown(campaign))

    def _check(self, body: Object, brand: Object) -> None:
        """Raise `Refused` if a new campaign is not acceptable."""
        if not body.get("messageFlow"):
            raise fields.missing("messageFlow")
        for name in _KEYWORDS:
            if re.search(r"\s", body.get(name, "")):
                raise refusal("10015", f"{name} must be separated by commas without spaces.", pointer=f"/{name}")
        for sub in body.get("subUsecases", ()):
            if sub not in vocabulary.SUB_USECASES:
                sentence = f"subUsecases must be among {', '.join(vocabulary.SUB_USECASES)}."
                raise refusal("10032", sentence, pointer="/subUsecases")
        if not _is_good(brand):
            raise refusal("10015", "Cannot associate campaign with brand in pending or failed status")
        if not _fits(brand, body["usecase"]):
            sentence = "Sole Proprietor brands need the SOLE_PROPRIETOR use case, and no other brand may use it"
            raise refusal("10015", sentence, pointer="/usecase")
        existing = self._world.select(KIND, lookup=brand["brandId"])
        is_sole = brand["entityType"] == vocabulary.SOLE_PROPRIETOR
        if is_sole and any(campaign["status"] == "ACTIVE" for campaign in existing):
            raise refusal("10015", "Sole Proprietor brands can only have one active campaign")
        reference = body.get("referenceId")
        if reference and any(found.get("referenceId") == reference for found in self._world.select(KIND)):
            raise refusal("10012", "referenceId must be unique across all submitted campaigns", pointer="/referenceId")

    def list(self, call: Call) -> Reply:
        brand_id = call.query.get("brandId")
        if not brand_id:
            raise refusal("10004", "Missing required parameter: 'brandId'", parameter="brandId")
        found = [
            {**fields.shown(campaign), "assignedPhoneNumbersCount": self._numbers_of(campaign)}
            for campaign in self._world.select(KIND, lookup=brand_id)
        ]
        return fields.records(call, fields.ordered(call, found, "-createDate"))

    def show(self, call: Call) -> Reply:
        return Reply(200, fields.shown(self._get(call)))

    def update(self, call: Call) -> Reply:
        """New content resubmits a campaign in TELNYX_FAILED; a campaign in TCR_FAILED or TCR_EXPIRED cannot be updated."""
        campaign = self._get(call)
        body = fields.read(call, _UPDATED)
        if campaign["campaignStatus"] in states.DEAD:
            raise refusal("10015", f"A campaign in status {campaign['campaignStatus']} cannot be updated")
        campaign.update(body)
        if campaign["campaignStatus"] == "TELNYX_FAILED" and any(name in _CONTENT for name in body):
            self._resubmit(campaign)
        else:
            self._save(campaign)
        return Reply(200, fields.shown(campaign))

    def appeal(self, call: Call) -> Reply:
        campaign = self._get(call)
        fields.read(call, _APPEAL, ("appeal_reason",))
        if campaign["campaignStatus"] not in ("TELNYX_FAILED", "MNO_REJECTED"):
            raise refusal("10015", "Only campaigns in status TELNYX_FAILED or MNO_REJECTED can be appealed")
        self._resubmit(campaign)
        return Reply(200, {"appealed_at": self._now().isoformat()})

    def deactivate(self, call: Call) -> Reply:
        campaign = self._get(call)
        if campaign["status"] != "ACTIVE":
            raise refusal("10015", "The campaign is not active")
        now = self._now()
        self._world.remove_alarm(KIND, campaign["campaignId"])
        self.apply(campaign, "TCR_EXPIRED", (), now)
        return Reply(
            200,
            {"time": now.timestamp(), "record_type": "10dlc-campaign", "message": "Successfully deactivated campaign"},
        )

    def show_operators(self, call: Call) -> Reply:
        return Reply(200, _operators(self._get(call)["usecase"], qualifies=True))

    def show_operations(self, call: Call) -> Reply:
        word = states.OPERATIONS.get(self._get(call)["campaignStatus"], "REVIEW")
        return Reply(200, dict.fromkeys(vocabulary.OPERATORS, word))

    def show_attributes(self, call: Call) -> Reply:
        self._get(call)
        return Reply(200, {})

    def show_cost(self, call: Call) -> Reply:
        name = call.query.get("usecase")
        if name is None:
            raise fields.invalid("query", "field required", "value_error.missing", "usecase")
        if name not in vocabulary.USECASES:
            raise refusal("10032", f"usecase must be one of {', '.join(vocabulary.USECASES)}.", parameter="usecase")
        monthly = fees.in_dollars(vocabulary.monthly_fee(name))
        upfront = fees.in_dollars(fees.campaign_months(name).dollars)
        cost = {"campaignUsecase": name, "description": f"Campaign {name}", "monthlyCost": monthly}
        return Reply(200, {**cost, "upFrontCost": upfront})

    def enumerate(self, call: Call) -> Reply:
        name = call.params["endpoint"]
        if name not in vocabulary.ENUMERATIONS:
            raise refusal("10005", "There is no such enumeration")
        return Reply(200, vocabulary.ENUMERATIONS[name])

    # For the other modules

    def find(self, any_id: str) -> Object | None:
        """The campaign with this id, the vendor's or the registry's; or None."""
        found = self._world.find(KIND, any_id)
        if found is not None:
            return found
        return next((item for item in self._world.select(KIND) if item["tcrCampaignId"] == any_id), None)

    def _get(self, call: Call) -> Object:
        campaign = self.find(call.params["campaignId"])
        if campaign is None:
            raise refusal("10005", "Campaign not found")
        return campaign

    def _numbers_of(self, campaign: Object) -> int:
        return self._world.count("phone_number_campaigns", lookup=campaign["campaignId"])

    def _save(self, campaign: Object) -> None:
        self._world.put(KIND, campaign["campaignId"], campaign, lookup=campaign["brandId"])

    def _review(self, campaign: Object, now: datetime) -> None:
        if not campaign["mock"]:
            self._reviews.charge(fees.REVIEW, campaign["campaignId"], now)
        self._save(campaign)
        self._reviews.begin(KIND, campaign["campaignId"], now)

    def _resubmit(self, campaign: Object) -> None:
        now = self._now()
        campaign.update({"campaignStatus": "TCR_ACCEPTED", "failureReasons": None})
        self._review(campaign, now)
        id_ = campaign["campaignId"]
        words = f"{campaign['tcrCampaignId']} resubmitted"
        what = payload("TCR_EVENT", campaignId=id_, eventType="CAMPAIGN_RESUBMISSION", description=words)
        self._reviews.tell(campaign.get("webhookURL"), webhooks.CAMPAIGN_EVENT, what, now)

    # What registry, Telnyx and operators do

    def create(self, decision: Decision, at: datetime) -> Object | None:
        return None

    def names(self, thing: Object) -> Sequence[str]:
        return (thing["campaignId"], thing["tcrCampaignId"], thing.get("referenceId") or "")

    def move_on(self, thing: Object, at: datetime) -> None:
        status = thing["campaignStatus"]
        against = states.objections(thing) if status == "TCR_PENDING" else ()
        if against:
            self.apply(thing, "TCR_FAILED", against, at)
        elif status in states.NEXT:
            self.apply(thing, states.NEXT[status], (), at)

    def is_due(self, thing: Object, outcome: str) -> bool:
        status = thing["campaignStatus"]
        return status not in states.NEXT or status in states.DUE_FROM.get(outcome, (status,))

    def apply(self, thing: Object, outcome: str, reasons: Sequence[str], at: datetime) -> None:
        status = states.enter(thing, outcome)
        if status in states.REFUSED:
            thing["failureReasons"] = failure(reasons)
        if status == "TCR_FAILED":
            thing["submissionStatus"] = "FAILED"
        elif status != "TCR_PENDING" and thing["tcrCampaignId"] == thing["campaignId"]:
            number = "".join(secrets.choice("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789") for _ in range(6))
            thing.update({"tcrCampaignId": f"C{number}", "submissionStatus": "CREATED", "billedDate": fields.stamp(at)})
        if status == "TCR_EXPIRED":
            thing["status"] = "EXPIRED"
        thing["isTMobileSuspended"] = status == states.SUSPENDED
        thing["isTMobileRegistered"] = status == states.PROVISIONED or thing["isTMobileRegistered"]
        self._save(thing)
        for what in states.events(thing, thing["campaignId"], outcome, reasons, at):
            self._reviews.tell(thing.get("webhookURL"), webhooks.CAMPAIGN_EVENT, what, at)
        if status in states.NEXT:
            self._reviews.begin(KIND, thing["campaignId"], at)


def _is_good(brand: Object) -> bool:
    return brand["status"] == brands.OK and brand["identityStatus"] in _GOOD_IDENTITIES


def _fits(brand: Object, usecase: str) -> bool:
    is_sole = brand["entityType"] == vocabulary.SOLE_PROPRIETOR
    return bool(is_sole == (usecase == vocabulary.SOLE_PROPRIETOR))


def _operators(usecase: str, qualifies: bool) -> Object:
    return {
        id_: {
            "mno": name,
            "qualify": qualifies,
            "mnoSupport": True,
            "mnoReview": usecase in ("CHARITY", "EMERGENCY", "POLITICAL", "SWEEPSTAKE"),
            "minMsgSamples": 2 if usecase in ("MIXED", "MARKETING", "LOW_VOLUME") else 1,
            "reqSubscriberOptin": usecase != "M2M",
            "reqSubscriberOptout": usecase != "M2M",
            "reqSubscriberHelp": usecase != "M2M",
            "noEmbeddedLink": False,
            "noEmbeddedPhone": False,
        }
        for id_, name in vocabulary.OPERATORS.items()
    }
