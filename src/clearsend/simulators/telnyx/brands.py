"""Brands of the simulated Telnyx: registered, verified, or refused with reasons. `verification.py` has PINs and vettings.

Without a decision, a brand is verified; a US brand whose tax number does not have nine digits fails to register. A sole
proprietor stays UNVERIFIED until its PIN is verified. Not modelled: that a public company must answer its 2FA e-mail before
campaigns.
"""

import re
import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from clearsend.simulators.pending_decisions import Decision
from clearsend.simulators.telnyx import fees, fields, vocabulary, webhooks
from clearsend.simulators.telnyx.fields import FLAG, TEXT, Field, refusal
from clearsend.simulators.telnyx.reviews import HOLD, Reviews, failure, payload
from clearsend.simulators.vendor import Call, Clock, Reply
from clearsend.simulators.world import Object, World

KIND = "brands"
CSP_ID = "S555TEL"

OK, PENDING, FAILED = "OK", "REGISTRATION_PENDING", "REGISTRATION_FAILED"
UNVERIFIED, VERIFIED, VETTED = "UNVERIFIED", "VERIFIED", "VETTED_VERIFIED"

REVET_AFTER = timedelta(days=90)

_MAX_SOLE_PROPRIETORS = 3
_EIN_DIGITS = 9

_CHANGEABLE: Mapping[str, Field] = {
    "entityType": Field(choices=vocabulary.ENTITY_TYPES),
    "displayName": Field(longest=100),
    "companyName": Field(longest=100),
    "ein": Field(longest=20),
    "firstName": Field(longest=100),
    "lastName": Field(longest=100),
    "phone": Field(longest=20),
    "street": Field(longest=100),
    "city": Field(longest=100),
    "state": Field(longest=20),
    "postalCode": Field(longest=10),
    "country": Field(longest=2),
    "email": Field(longest=100),
    "vertical": Field(choices=vocabulary.VERTICALS),
    "stockSymbol": Field(longest=10),
    "stockExchange": Field(choices=vocabulary.STOCK_EXCHANGES),
    "website": Field(longest=100),
    "ipAddress": Field(longest=50),
    "isReseller": FLAG,
    "businessContactEmail": TEXT,
    "webhookURL": TEXT,
    "webhookFailoverURL": TEXT,
}
_CREATED: Mapping[str, Field] = {**_CHANGEABLE, "mobilePhone": Field(longest=20), "mock": FLAG}
_UPDATED: Mapping[str, Field] = {
    **_CHANGEABLE,
    "altBusinessId": Field(longest=50),
    "altBusinessIdType": Field(choices=vocabulary.ALTERNATIVE_ID_TYPES),
}
_REQUIRED = ("entityType", "displayName", "country", "email", "vertical")

# Entity type → the fields that the server requires beyond the schema.
_REQUIRED_OF_COMPANIES = ("companyName", "ein")
_ALSO_REQUIRED: Mapping[str, Sequence[str]] = {
    vocabulary.PUBLIC_PROFIT: (*_REQUIRED_OF_COMPANIES, "stockSymbol", "stockExchange", "businessContactEmail"),
    vocabulary.SOLE_PROPRIETOR: (
        *("firstName", "lastName", "phone", "mobilePhone", "street", "city", "state", "postalCode"),
    ),
}

_LISTED = (
    *("brandId", "tcrBrandId", "displayName", "companyName", "entityType", "email", "website", "status"),
    *("identityStatus", "failureReasons", "createdAt", "updatedAt"),
)
_FILTERS = ("displayName", "entityType", "state", "country", "brandId", "tcrBrandId")

# Words in a reason → category of the feedback, its description, and the fields to look at.
_FEEDBACK: Sequence[tuple[str, str, str, Sequence[str]]] = (
    ("ein|tax|legal name", "TAX_ID", "Tax number, legal name and address do not match.", ("ein", "companyName", "street")),
    ("stock", "STOCK_SYMBOL", "The stock symbol does not belong to the company.", ("stockSymbol", "stockExchange")),
    ("government", "GOVERNMENT_ENTITY", "The company is no government entity.", ("entityType",)),
    ("non-?profit|501", "NONPROFIT", "The tax-exempt status could not be confirmed.", ("entityType",)),
    ("", "OTHERS", "The brand could not be verified.", ()),
)  # fmt: skip


class Brands:
    """The brands of the account, as the registry sees them."""

    kind = KIND
    decided_kind = "brand"
    outcomes: Mapping[str, str] = {
        "verified": VERIFIED,
        "approved": VERIFIED,
        "vetted_verified": VETTED,
        "self_declared": "SELF_DECLARED",
        "unverified": UNVERIFIED,
        "failed": FAILED,
        "rejected": FAILED,
        "pending": HOLD,
    }

    def __init__(self, world: World, now: Clock, reviews: Reviews) -> None:
        self._world = world
        self._now = now
        self._reviews = reviews

    # Calls

    def register(self, call: Call) -> Reply:
        body = fields.read(call, _CREATED, _REQUIRED)
        _require(body)
        self._check_mobile_phone(body)
        now = self._now()
        brand_id = str(uuid4())
        brand = {
            **body,
            "brandId": brand_id,
            "referenceId": brand_id,
            "cspId": CSP_ID,
            "brandRelationship": vocabulary.RELATIONSHIPS[0],
            "isReseller": body.get("isReseller", False),
            "mock": body.get("mock", False),
            "status": PENDING,
            "identityStatus": UNVERIFIED,
            "createdAt": fields.stamp(now),
        }
        if not brand["mock"]:
            self._reviews.charge(fees.BRAND, brand_id, now)
        self.save(brand, now)
        self._reviews.begin(KIND, brand_id, now)
        return Reply(200, fields.shown(brand))

    def _check_mobile_phone(self, body: Object) -> None:
        if body["entityType"] != vocabulary.SOLE_PROPRIETOR:
            return
        same = [brand for brand in self._world.select(KIND) if brand.get("mobilePhone") == body["mobilePhone"]]
        if len(same) >= _MAX_SOLE_PROPRIETORS:
            sentence = f"A mobile phone can only have {_MAX_SOLE_PROPRIETORS} Sole Proprietor brands"
            raise refusal("10015", sentence, pointer="/mobilePhone")

    def list(self, call: Call) -> Reply:
        found = [
            {
                **{name: brand.get(name) for name in _LISTED},
                # The vendor's own spelling.
                "assignedCampaingsCount": self._campaigns_of(brand),
            }
            for brand in self._world.select(KIND)
            if all(name not in call.query or brand.get(name) == call.query[name] for name in _FILTERS)
        ]
        return fields.records(call, [fields.shown(brand) for brand in fields.ordered(call, found, "-createdAt")])

    def show(self, call: Call) -> Reply:
        brand = self.get(call.params["brandId"])
        return Reply(200, {**fields.shown(brand), "assignedCampaignsCount": self._campaigns_of(brand)})

    def update(self, call: Call) -> Reply:
        brand = self.get(call.params["brandId"])
        now = self._now()
        brand.update(fields.read(call, _UPDATED, _REQUIRED))
        _require(brand)
        if brand["status"] == FAILED:
            # A brand that has failed to register is submitted again, without a new fee.
            brand.update({"status": PENDING, "failureReasons": None})
            self._reviews.begin(KIND, brand["brandId"], now)
        self.save(brand, now)
        return Reply(200, fields.shown(brand))

    def delete(self, call: Call) -> Reply:
        brand = self.get(call.params["brandId"])
        if any(campaign["status"] == "ACTIVE" for campaign in self._world.select("campaigns", lookup=brand["brandId"])):
            raise refusal("40332", "The brand cannot be deleted while it has active campaigns.")
        self._world.remove(KIND, brand["brandId"])
        return Reply(204, None)

    def show_feedback(self, call: Call) -> Reply:
        brand = self.get(call.params["brandId"])
        found: dict[str, Object] = {}
        for reason in brand.get("_reasons", ()):
            _, id_, description, names = next(row for row in _FEEDBACK if re.search(row[0], reason.lower()))
            category = {"id": id_, "displayName": id_.replace("_", " ").capitalize(), "fields": list(names)}
            found.setdefault(id_, {**category, "description": f"{description} {reason}"})
        return Reply(200, {"brandId": brand["brandId"], "category": list(found.values())})

    def revet(self, call: Call) -> Reply:
        """Vet the brand again: once after its registration, then once in 90 days."""
        brand = self.get(call.params["brandId"])
        now = self._now()
        if brand["status"] != OK:
            raise refusal("10015", "Only a registered brand can be revetted")
        last = brand.get("_revetted_at")
        if last is not None and now - datetime.fromisoformat(last) < REVET_AFTER:
            raise refusal("10015", "A brand can be revetted once after its registration, and then once every 3 months")
        brand.update({"_revetted_at": now.isoformat(), "_is_revetting": True})
        self.save(brand, now)
        self._reviews.begin(KIND, brand["brandId"], now)
        return Reply(200, fields.shown(brand))

    def send_email(self, call: Call) -> Reply:
        brand = self.get(call.params["brandId"])
        if brand["entityType"] != vocabulary.PUBLIC_PROFIT:
            raise refusal("10015", "Only PUBLIC_PROFIT brands are verified by e-mail")
        return Reply(200, None)

    # For the other modules

    def get(self, brand_id: str) -> Object:
        """The brand with this id. Raises `Refused` if there is no such brand."""
        brand = self._world.find(KIND, brand_id)
        if brand is None:
            raise refusal("10005", "Brand not found")
        return brand

    def save(self, brand: Object, at: datetime) -> None:
        self._world.put(KIND, brand["brandId"], {**brand, "updatedAt": fields.stamp(at)})

    def verify(self, brand: Object, identity: str, event: str, at: datetime) -> None:
        """Save the identity status of a brand after its PIN was verified, and send the event."""
        brand["identityStatus"] = identity
        self.save(brand, at)
        self._tell_update(brand, event, at)

    def tell(self, brand: Object, what: Object, at: datetime) -> None:
        self._reviews.tell(brand.get("webhookURL"), webhooks.BRAND_EVENT, what, at)

    def _campaigns_of(self, brand: Object) -> int:
        return self._world.count("campaigns", lookup=brand["brandId"])

    # What the registry does

    def create(self, decision: Decision, at: datetime) -> Object | None:
        return None

    def names(self, thing: Object) -> Sequence[str]:
        return (thing["brandId"], thing.get("tcrBrandId") or "", thing["displayName"])

    def move_on(self, thing: Object, at: datetime) -> None:
        digits = re.sub(r"\D", "", thing.get("ein", ""))
        if thing["entityType"] == vocabulary.SOLE_PROPRIETOR:
            self.apply(thing, thing["identityStatus"], (), at)
        elif thing["country"] == "US" and len(digits) != _EIN_DIGITS:
            self.apply(thing, FAILED, ("EIN must have 9 digits, for example 12-3456789",), at)
        else:
            self.apply(thing, VETTED if thing["identityStatus"] == VETTED else VERIFIED, (), at)

    def is_due(self, thing: Object, outcome: str) -> bool:
        return True

    def apply(self, thing: Object, outcome: str, reasons: Sequence[str], at: datetime) -> None:
        was_pending, was_revetting = thing["status"] != OK, thing.pop("_is_revetting", False)
        has_failed = outcome == FAILED
        thing.update({"failureReasons": failure(reasons), "_reasons": list(reasons)})
        if has_failed and was_revetting:
            thing["identityStatus"] = UNVERIFIED
        elif has_failed:
            thing["status"] = FAILED
        else:
            thing.update({"status": OK, "identityStatus": outcome})
            thing.setdefault("tcrBrandId", "B" + _code())
            if thing.get("ein"):
                thing.setdefault("universalEin", f"{thing['country']}_{re.sub(r'[^0-9A-Za-z]', '', thing['ein'])}")
        self.save(thing, at)
        told = [{"fields": _fields_of(reason), "description": reason} for reason in reasons]
        if was_revetting:
            status = "failed" if has_failed or outcome == UNVERIFIED else "success"
            self.tell(thing, payload("REVET", brandId=thing["brandId"], status=status, reasons=told), at)
        elif has_failed:
            self.tell(thing, payload("REGISTRATION", brandId=thing["brandId"], status="failed", reasons=told), at)
        else:
            self._tell_update(thing, "BRAND_ADD" if was_pending else "BRAND_REVET", at)

    def _tell_update(self, brand: Object, event: str, at: datetime) -> None:
        what = payload(
            "TCR_BRAND_UPDATE",
            brandId=brand["brandId"],
            tcrBrandId=brand.get("tcrBrandId"),
            brandName=brand["displayName"],
            description=f"Brand {brand.get('tcrBrandId', brand['brandId'])}: {event}",
            eventType=event,
            status="success",
        )
        self.tell(brand, what, at)


def _require(brand: Mapping[str, Any]) -> None:
    """Raise `Refused` if a field is missing that the entity type requires."""
    for name in _ALSO_REQUIRED.get(brand["entityType"], _REQUIRED_OF_COMPANIES):
        if not brand.get(name):
            raise fields.missing(name)


def _fields_of(reason: str) -> Sequence[str]:
    return list(next(names for words, _, _, names in _FEEDBACK if re.search(words, reason.lower())))


def _code() -> str:
    """Six capitals and digits, as at the end of the registry's ids."""
    return "".join(secrets.choice("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789") for _ in range(6))
