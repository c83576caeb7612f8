"""Proofs of identity for brands of the simulated Telnyx: one-time PINs of sole proprietors, and external vetting.

The handset that gets the PIN is simulated too: `GET …/_control/state` shows its messages, under `handsets`.
"""

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from clearsend.simulators.pending_decisions import Decision
from clearsend.simulators.telnyx import fees, fields, vocabulary
from clearsend.simulators.telnyx.brands import UNVERIFIED, VERIFIED, VETTED, Brands
from clearsend.simulators.telnyx.fields import Field, refusal
from clearsend.simulators.telnyx.reviews import HOLD, Reviews, payload
from clearsend.simulators.vendor import Call, Clock, Reply
from clearsend.simulators.world import Object, World

HANDSETS, PINS, VETTINGS = "handsets", "one_time_pins", "vettings"
KINDS: Sequence[str] = (HANDSETS, PINS, VETTINGS)

PIN_LIFETIME = timedelta(hours=24)
_PLACEHOLDER = "@OTP_PIN@"
_PIN_DIGITS = 6

_VETTING_LIFETIME = timedelta(days=180)
_SCORE = 75

_TRIGGER: Mapping[str, Field] = {"pinSms": Field(longest=500), "successSms": Field(longest=500)}
_ORDER: Mapping[str, Field] = {
    "evpId": Field(longest=10, choices=vocabulary.VETTING_PROVIDERS),
    "vettingClass": Field(choices=vocabulary.VETTING_CLASSES),
}
_IMPORT: Mapping[str, Field] = {"evpId": Field(longest=10), "vettingId": Field(), "vettingToken": Field()}


class OneTimePins:
    """One-time PINs, with which a sole proprietor confirms the mobile phone. Only the newest PIN is valid, once, for 24 hours."""

    def __init__(self, world: World, now: Clock, brands: Brands) -> None:
        self._world = world
        self._now = now
        self._brands = brands

    def trigger(self, call: Call) -> Reply:
        brand = self._brands.get(call.params["brandId"])
        body = fields.read(call, _TRIGGER, ("pinSms", "successSms"))
        if brand["entityType"] != vocabulary.SOLE_PROPRIETOR:
            raise refusal("10015", "Only SOLE_PROPRIETOR brands are verified by a one-time PIN")
        if _PLACEHOLDER not in body["pinSms"]:
            raise refusal("10015", f"pinSms must contain {_PLACEHOLDER}", pointer="/pinSms")
        mobile = brand["mobilePhone"]
        if not brand["mock"] and not (mobile.startswith("+1") and len(mobile) == len("+12125550100")):
            raise refusal("10015", "The mobile phone of the brand is no US or Canadian number")
        now = self._now()
        pin = "".join(secrets.choice("0123456789") for _ in range(_PIN_DIGITS))
        otp = {
            "brandId": brand["brandId"],
            "referenceId": f"OTP4{secrets.token_hex(4).upper()}",
            "mobilePhone": mobile,
            "requestDate": now.isoformat(),
            "deliveryStatus": "DELIVERED_HANDSET",
            "deliveryStatusDate": now.isoformat(),
            "deliveryStatusDetails": "Message delivered to the handset",
            "_pin": {"pin": pin, "success": body["successSms"]},
        }
        self._save(otp)
        self._text(mobile, body["pinSms"].replace(_PLACEHOLDER, pin), now)
        return Reply(200, {"brandId": otp["brandId"], "referenceId": otp["referenceId"]})

    def verify(self, call: Call) -> Reply:
        brand = self._brands.get(call.params["brandId"])
        body = call.body if isinstance(call.body, dict) else {}
        pin = body.get("otpPin")
        if not isinstance(pin, str) or not 4 <= len(pin) <= 10:
            raise fields.invalid("body", "ensure this value has 4 to 10 characters", "value_error.any_str", "otpPin")
        otp = self._newest(brand["brandId"])
        now = self._now()
        if now - datetime.fromisoformat(otp["requestDate"]) >= PIN_LIFETIME:
            raise refusal("10015", "OTP PIN expired")
        if otp.get("verifyDate") or pin != otp["_pin"]["pin"]:
            raise refusal("10015", "OTP PIN is invalid", pointer="/otpPin")
        self._save({**otp, "verifyDate": now.isoformat()})
        self._text(brand["mobilePhone"], otp["_pin"]["success"], now)
        self._brands.verify(brand, VERIFIED, "BRAND_OTP_VERIFIED", now)
        return Reply(204, None)

    def show(self, call: Call) -> Reply:
        return self._shown(self._newest(self._brands.get(call.params["brandId"])["brandId"]))

    def show_by_reference(self, call: Call) -> Reply:
        otp = self._world.find(PINS, call.params["referenceId"])
        if otp is None or call.query.get("brandId", otp["brandId"]) != otp["brandId"]:
            raise refusal("10005", "OTP not found")
        return self._shown(otp)

    def _shown(self, otp: Object) -> Reply:
        requested_at = datetime.fromisoformat(otp["requestDate"])
        if not otp.get("verifyDate") and self._now() - requested_at >= PIN_LIFETIME:
            otp["deliveryStatus"] = "EXPIRED"
        return Reply(200, fields.shown(otp))

    def _newest(self, brand_id: str) -> Object:
        found = self._world.select(PINS, lookup=brand_id, is_newest_first=True, limit=1)
        if not found:
            raise refusal("10005", "No OTP was triggered for this brand")
        return found[0]

    def _save(self, otp: Object) -> None:
        self._world.put(PINS, otp["referenceId"], otp, lookup=otp["brandId"])

    def _text(self, mobile: str, text: str, at: datetime) -> None:
        handset = self._world.find(HANDSETS, mobile) or {"phone_number": mobile, "messages": []}
        handset["messages"].append({"at": fields.stamp(at), "text": text})
        self._world.put(HANDSETS, mobile, handset)


class Vettings:
    """Vettings by an outside provider. Without a decision, a vetting succeeds, and the brand becomes VETTED_VERIFIED."""

    kind = VETTINGS
    decided_kind = "vetting"
    outcomes: Mapping[str, str] = {"approved": "success", "success": "success", "failed": "failed", "pending": HOLD}

    def __init__(self, world: World, now: Clock, brands: Brands, reviews: Reviews) -> None:
        self._world = world
        self._now = now
        self._brands = brands
        self._reviews = reviews

    def list(self, call: Call) -> Reply:
        """A bare array, unlike every other list."""
        brand = self._brands.get(call.params["brandId"])
        return Reply(200, [fields.shown(found) for found in self._world.select(VETTINGS, lookup=brand["brandId"])])

    def order(self, call: Call) -> Reply:
        brand = self._brands.get(call.params["brandId"])
        body = fields.read(call, _ORDER, ("evpId", "vettingClass"))
        now = self._now()
        for found in self._world.select(VETTINGS, lookup=brand["brandId"]):
            is_same = (found["evpId"], found["vettingClass"]) == (body["evpId"], body["vettingClass"])
            if is_same and not found["_has_failed"] and now - _created_at(found) < _VETTING_LIFETIME:
                raise refusal("10012", "The same vetting is in progress, or has succeeded less than 180 days ago")
        vetting = self._new(brand, body, str(uuid4()), now)
        if not brand["mock"]:
            self._reviews.charge(fees.vetting(vetting["vettingClass"]), vetting["vettingId"], now)
        self._reviews.begin(VETTINGS, vetting["vettingId"], now)
        return Reply(200, fields.shown(vetting))

    def import_(self, call: Call) -> Reply:
        brand = self._brands.get(call.params["brandId"])
        body = fields.read(call, _IMPORT, ("evpId", "vettingId"))
        now = self._now()
        vetting = self._new(brand, {**body, "vettingClass": "STANDARD"}, body["vettingId"], now)
        self.apply(vetting, "success", (), now)
        return Reply(200, fields.shown(vetting))

    def _new(self, brand: Object, body: Mapping[str, Any], vetting_id: str, now: datetime) -> Object:
        vetting = {
            **body,
            "vettingId": vetting_id,
            "createDate": fields.stamp(now),
            "_brand": brand["brandId"],
            "_has_failed": False,
        }
        self._save(vetting)
        return vetting

    def _save(self, vetting: Object) -> None:
        self._world.put(VETTINGS, vetting["vettingId"], vetting, lookup=vetting["_brand"])

    def create(self, decision: Decision, at: datetime) -> Object | None:
        return None

    def names(self, thing: Object) -> Sequence[str]:
        return (thing["vettingId"], thing["_brand"])

    def move_on(self, thing: Object, at: datetime) -> None:
        self.apply(thing, "success", (), at)

    def is_due(self, thing: Object, outcome: str) -> bool:
        return True

    def apply(self, thing: Object, outcome: str, reasons: Sequence[str], at: datetime) -> None:
        brand = self._world.find(self._brands.kind, thing["_brand"])
        if brand is None:
            return
        thing.update({"vettedDate": fields.stamp(at), "_has_failed": outcome == "failed"})
        if outcome != "failed":
            thing["vettingScore"] = _SCORE
        self._save(thing)
        told = [{"fields": [], "description": reason} for reason in reasons]
        what = payload("ORDER_EXTERNAL_VETTING", brandId=brand["brandId"], status=outcome, reasons=told)
        self._brands.tell(brand, what, at)
        if outcome != "failed" and brand["identityStatus"] in (UNVERIFIED, VERIFIED):
            brand["identityStatus"] = VETTED
            self._brands.save(brand, at)


def _created_at(vetting: Object) -> datetime:
    return datetime.fromisoformat(vetting["createDate"] + "+00:00")
