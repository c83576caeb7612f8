"""The part of Telnyx that this product uses, simulated over HTTP with stored state. It never sends a message or costs money.

Behaviour follows Telnyx's API description and its guides; where they are silent, the decision is stated in the module
that it concerns. Fees are counted, not charged: `GET …/_control/state` shows them.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from clearsend.simulators.pending_decisions import Decision
from clearsend.simulators.telnyx import (
    assignments,
    brands,
    campaigns,
    errors,
    fees,
    inventory,
    numbers,
    orders,
    paging,
    profiles,
    reviews,
    sharing,
    verification,
    webhooks,
)
from clearsend.simulators.vendor import Call, Clock, Endpoint, Refused, Reply
from clearsend.simulators.world import Object, World

_PROFILE = "messaging_profiles"
_NUMBER = inventory.KIND
_SUBMIT = "/10dlc/campaignBuilder"

_MIN_FILTER_DIGITS = 3


class Simulator:
    """One simulated Telnyx account. Every API key is accepted, except those that contain `invalid`."""

    name = "telnyx"
    version = re.compile(r"v2")
    kinds: Sequence[str] = (
        *(
            _PROFILE,
            _NUMBER,
            orders.KIND,
            brands.KIND,
            campaigns.KIND,
            sharing.KIND,
            assignments.KIND,
            assignments.TASKS,
        ),
        *verification.KINDS,
        *reviews.KINDS,
    )
    error_codes: Sequence[str] = tuple(errors.ROWS)

    def __init__(self, world: World, now: Clock) -> None:
        self.world = world
        self._now = now
        self._reviews = reviews.Reviews(world)
        self._inventory = inventory.Inventory(world, now)
        self._orders = orders.Orders(world, now, self._inventory, self._reviews)
        self._brands = brands.Brands(world, now, self._reviews)
        self._pins = verification.OneTimePins(world, now, self._brands)
        self._vettings = verification.Vettings(world, now, self._brands, self._reviews)
        self._campaigns = campaigns.Campaigns(world, now, self._brands, self._reviews)
        self._shared = sharing.SharedCampaigns(world, now, self._campaigns, self._reviews)
        self._assignments = assignments.Assignments(
            world, now, self._inventory, self._campaigns, self._shared, self._reviews
        )
        self._tasks = assignments.AssignmentTasks(world, now, self._assignments, self._reviews)
        for noun in self.nouns:
            self._reviews.add(noun)

    @property
    def nouns(self) -> Sequence[reviews.ReviewedKind]:
        """The kinds of objects that are decided about, or that change with time."""
        return (
            self._brands,
            self._campaigns,
            self._assignments,
            self._shared,
            self._vettings,
            self._orders,
            self._tasks,
        )

    @property
    def decided_kinds(self) -> Sequence[str]:
        return self._reviews.decided_kinds

    @property
    def endpoints(self) -> Sequence[Endpoint]:
        return (
            Endpoint("GET", "/messaging_profiles", self._list_profiles, "`filter[name]`, `filter[name][eq]`, `filter[name][contains]`; newest first"),
            Endpoint("POST", "/messaging_profiles", self._create_profile, "names are not unique"),
            Endpoint("GET", "/messaging_profiles/{id}", self._show_profile, "with its `v1_secret`, a secret"),
            Endpoint("PATCH", "/messaging_profiles/{id}", self._update_profile, ""),
            Endpoint("DELETE", "/messaging_profiles/{id}", self._delete_profile, "its numbers are on no profile afterwards"),
            Endpoint("GET", "/messaging_profiles/{id}/phone_numbers", self._list_profile_numbers, ""),
            Endpoint("GET", "/phone_numbers", self._list_numbers, "`filter[phone_number]`: digits, at least three; `+` may lead"),
            Endpoint("GET", "/phone_numbers/messaging", self._list_messaging, ""),
            Endpoint("GET", "/phone_numbers/{id}", self._show_number, "`messaging_campaign_id` once it is assigned to a campaign"),
            Endpoint("DELETE", "/phone_numbers/{id}", self._delete_number, "out of the account, and off its campaign"),
            Endpoint("GET", "/phone_numbers/{id}/messaging", self._show_messaging, ""),
            Endpoint("PATCH", "/phone_numbers/{id}/messaging", self._update_messaging, "`messaging_profile_id`: `\"\"` takes the number off its profile, null keeps it"),
            Endpoint("GET", "/available_phone_numbers", self._inventory.search, "the numbers for sale are those of the exchange 550: `+1 NPA 550 XXXX`; `filter[national_destination_code]` (212), `filter[limit]`, `filter[phone_number][…]`"),
            Endpoint("POST", "/number_orders", self._orders.place, "a number must have been found by a search (85000), and still be for sale (85001); paid when it succeeds"),
            Endpoint("GET", "/number_orders", self._orders.list, "`filter[customer_reference]`, `filter[status]`"),
            Endpoint("GET", "/number_orders/{id}", self._orders.show, ""),
            Endpoint("PATCH", "/number_orders/{id}", self._orders.update, "`customer_reference`"),
            Endpoint("POST", "/10dlc/brand", self._brands.register, f"{fees.BRAND.dollars} dollars, unless `mock`"),
            Endpoint("GET", "/10dlc/brand", self._brands.list, "no filter by tax number, and no tax number in the records"),
            Endpoint("GET", "/10dlc/brand/{brandId}", self._brands.show, ""),
            Endpoint("PUT", "/10dlc/brand/{brandId}", self._brands.update, "all required fields again; resubmits a brand that has failed to register"),
            Endpoint("DELETE", "/10dlc/brand/{brandId}", self._brands.delete, "40332 while it has active campaigns"),
            Endpoint("GET", "/10dlc/brand/feedback/{brandId}", self._brands.show_feedback, "categories by the words of the reasons"),
            Endpoint("PUT", "/10dlc/brand/{brandId}/revet", self._brands.revet, "once after the registration, then once in 90 days"),
            Endpoint("POST", "/10dlc/brand/{brandId}/2faEmail", self._brands.send_email, "PUBLIC_PROFIT only"),
            Endpoint("GET", "/10dlc/brand/{brandId}/externalVetting", self._vettings.list, "a bare array"),
            Endpoint("POST", "/10dlc/brand/{brandId}/externalVetting", self._vettings.order, "10012 within 180 days of the same vetting; paid by class, unless the brand is a `mock`"),
            Endpoint("PUT", "/10dlc/brand/{brandId}/externalVetting", self._vettings.import_, "succeeds immediately; free"),
            Endpoint("POST", "/10dlc/brand/{brandId}/smsOtp", self._pins.trigger, "the PIN is among the messages of the handset: `GET …/_control/state`, `handsets`"),
            Endpoint("PUT", "/10dlc/brand/{brandId}/smsOtp", self._pins.verify, "the newest PIN, for 24 hours"),
            Endpoint("GET", "/10dlc/brand/{brandId}/smsOtp", self._pins.show, ""),
            Endpoint("GET", "/10dlc/brand/smsOtp/{referenceId}", self._pins.show_by_reference, ""),
            Endpoint("GET", "/10dlc/campaignBuilder/brand/{brandId}/usecase/{usecase}", self._campaigns.qualify, "every operator answers alike"),
            Endpoint("POST", _SUBMIT, self._campaigns.submit, f"{fees.REVIEW.dollars} dollars and {fees.MONTHS_AT_ONCE} months in advance, unless the brand is a `mock`"),
            Endpoint("GET", "/10dlc/campaign", self._campaigns.list, "`brandId` is required (10004)"),
            Endpoint("GET", "/10dlc/campaign/usecase/cost", self._campaigns.show_cost, ""),
            Endpoint("POST", "/10dlc/campaign/acceptSharing/{campaignId}", self._shared.accept, "the registry's id"),
            Endpoint("GET", "/10dlc/campaign/{campaignId}", self._campaigns.show, "by the vendor's id or the registry's, here and below"),
            Endpoint("PUT", "/10dlc/campaign/{campaignId}", self._campaigns.update, "new content brings TELNYX_FAILED back to TCR_ACCEPTED, for another review fee"),
            Endpoint("DELETE", "/10dlc/campaign/{campaignId}", self._campaigns.deactivate, "for good"),
            Endpoint("POST", "/10dlc/campaign/{campaignId}/appeal", self._campaigns.appeal, "from TELNYX_FAILED and MNO_REJECTED, for another review fee"),
            Endpoint("GET", "/10dlc/campaign/{campaignId}/mnoMetadata", self._campaigns.show_operators, ""),
            Endpoint("GET", "/10dlc/campaign/{campaignId}/operationStatus", self._campaigns.show_operations, ""),
            Endpoint("GET", "/10dlc/campaign/{campaignId}/osr/attributes", self._campaigns.show_attributes, "none"),
            Endpoint("GET", "/10dlc/campaign/{campaignId}/sharing", self._shared.show_sharing, ""),
            Endpoint("GET", "/10dlc/partner_campaigns", self._shared.list, "campaigns of others, shared by a control call"),
            Endpoint("GET", "/10dlc/partner_campaigns/{campaignId}", self._shared.show, "the registry's id"),
            Endpoint("PATCH", "/10dlc/partner_campaigns/{campaignId}", self._shared.update, "`webhookURL`, `webhookFailoverURL`"),
            Endpoint("GET", "/10dlc/partnerCampaign/sharedByMe", self._shared.list_shared_by_me, "always empty"),
            Endpoint("GET", "/10dlc/partnerCampaign/{campaignId}/sharing", self._shared.show_sharing, ""),
            Endpoint("GET", "/10dlc/enum/{endpoint}", self._campaigns.enumerate, ""),
            *self._assignment_endpoints("/10dlc/phone_number_campaigns", ""),
            *self._assignment_endpoints("/10dlc/phoneNumberCampaign", "another spelling of the same"),
            Endpoint("POST", "/10dlc/phoneNumberAssignmentByProfile", self._tasks.start, "`campaignId` or `tcrCampaignId`"),
            Endpoint("GET", "/10dlc/phoneNumberAssignmentByProfile/{taskId}", self._tasks.show, ""),
            Endpoint("GET", "/10dlc/phoneNumberAssignmentByProfile/{taskId}/phoneNumbers", self._tasks.list_numbers, ""),
        )  # fmt: skip

    def _assignment_endpoints(self, path: str, meaning: str) -> Sequence[Endpoint]:
        return (
            Endpoint("POST", path, self._assignments.assign, meaning or "the campaign must be MNO_PROVISIONED"),
            Endpoint("GET", path, self._assignments.list, meaning or "20 records a page"),
            Endpoint("GET", f"{path}/{{phoneNumber}}", self._assignments.show, meaning),
            Endpoint("PUT", f"{path}/{{phoneNumber}}", self._assignments.move, meaning),
            Endpoint("DELETE", f"{path}/{{phoneNumber}}", self._assignments.release, meaning),
        )

    def admit(self, call: Call) -> None:
        scheme, _, key = call.authorization.partition(" ")
        if scheme.lower() != "bearer" or not key.strip():
            raise Refused(errors.error("10009"))
        if "invalid" in key:
            raise Refused(
                errors.error("10009", detail="The API key looks malformed. Check that you copied it correctly.")
            )

    def unknown(self, call: Call) -> Reply:
        return errors.error("10005")

    def fail_with_status(self, status: int, retry_after: int) -> Reply:
        return errors.error_with_status(status, retry_after)

    def fail_with_code(self, code: str, call: Call) -> Reply:
        answer = errors.error(code)
        if answer.status == 402 and call.path == _SUBMIT:
            return errors.single(answer)
        return errors.bare(answer) if call.path.startswith("/10dlc/") else answer

    def dress(self, call: Call, answer: Reply) -> Reply:
        return answer

    def add_numbers(self, body: Object) -> Object:
        wanted = numbers.to_add(body)
        for phone_number in wanted:
            self._inventory.add(phone_number)
        return {"phone_numbers": list(wanted)}

    def advance(self, now: datetime) -> None:
        self._reviews.advance(now)

    def decide(self, decision: Decision) -> Object:
        return self._reviews.decide(decision, self._now())

    def sign(self, body: bytes, at: datetime) -> Mapping[str, str]:
        return webhooks.sign(body, at)

    # Messaging profiles

    def _list_profiles(self, call: Call) -> Reply:
        exact = call.query.get("filter[name][eq]", call.query.get("filter[name]"))
        containing = call.query.get("filter[name][contains]")
        if containing is None:
            return self._page(call, _PROFILE, exact, _as_is)
        found = self.world.select(_PROFILE, lookup=exact, is_newest_first=True)
        return paging.page_of(call, [profile for profile in found if containing.lower() in profile["name"].lower()])

    def _create_profile(self, call: Call) -> Reply:
        profile = profiles.create(paging.body(call), self._now())
        self._save_profile(profile)
        return Reply(200, {"data": profile})

    def _show_profile(self, call: Call) -> Reply:
        return Reply(200, {"data": self._profile(call)})

    def _update_profile(self, call: Call) -> Reply:
        profile = profiles.update(self._profile(call), paging.body(call), self._now())
        self._save_profile(profile)
        return Reply(200, {"data": profile})

    def _delete_profile(self, call: Call) -> Reply:
        profile = self._profile(call)
        for number in self.world.select(_NUMBER, lookup=profile["id"]):
            self._inventory.save({**number, "messaging_profile_id": None})
        self.world.remove(_PROFILE, profile["id"])
        return Reply(200, {"data": profile})

    def _list_profile_numbers(self, call: Call) -> Reply:
        return self._page(call, _NUMBER, self._profile(call)["id"], numbers.messaging)

    def _profile(self, call: Call) -> Object:
        profile = self.world.find(_PROFILE, call.params["id"])
        if profile is None:
            raise Refused(errors.error("10005"))
        return profile

    def _save_profile(self, profile: Mapping[str, Any]) -> None:
        self.world.put(_PROFILE, profile["id"], profile, lookup=profile["name"])

    # Phone numbers

    def _list_numbers(self, call: Call) -> Reply:
        wanted = call.query.get("filter[phone_number]")
        if wanted is None:
            return self._page(call, _NUMBER, None, self._detail)
        digits = wanted.removeprefix("+")
        if not (digits.isascii() and digits.isdigit() and len(digits) >= _MIN_FILTER_DIGITS):
            return paging.page_of(call, [])
        owned = self._inventory.find("+" + digits)
        if owned is not None:
            return paging.page_of(call, [self._detail(owned)])
        known = self.world.select(_NUMBER, is_newest_first=True)
        return paging.page_of(call, [self._detail(number) for number in known if digits in number["phone_number"]])

    def _show_number(self, call: Call) -> Reply:
        return Reply(200, {"data": self._detail(self._number(call))})

    def _delete_number(self, call: Call) -> Reply:
        number = self._number(call)
        shown = self._detail(number)
        self._assignments.remove_number(number["phone_number"], self._now())
        return Reply(200, {"data": {**shown, "status": "deleted"}})

    def _list_messaging(self, call: Call) -> Reply:
        return self._page(call, _NUMBER, None, numbers.messaging)

    def _show_messaging(self, call: Call) -> Reply:
        return Reply(200, {"data": numbers.messaging(self._number(call))})

    def _update_messaging(self, call: Call) -> Reply:
        number, body = self._number(call), paging.body(call)
        profile_id = body.get("messaging_profile_id")
        if profile_id == "":
            number["messaging_profile_id"] = None
        elif profile_id is not None:
            if not isinstance(profile_id, str) or self.world.find(_PROFILE, profile_id) is None:
                sentence = "The messaging profile could not be found."
                raise Refused(errors.error("10017", detail=sentence, pointer="/messaging_profile_id"))
            number["messaging_profile_id"] = profile_id
        number["messaging_product"] = paging.text(body, "messaging_product") or number["messaging_product"]
        if isinstance(body.get("tags"), list):
            number["tags"] = body["tags"]
        self._inventory.save({**number, "updated_at": profiles.stamp(self._now())})
        return Reply(200, {"data": numbers.messaging(number)})

    def _number(self, call: Call) -> Object:
        phone_number = numbers.number_of(call.params["id"])
        number = None if phone_number is None else self._inventory.find(phone_number)
        if number is None:
            raise Refused(errors.error("10005"))
        return number

    def _detail(self, number: Mapping[str, Any]) -> Object:
        profile_id = number["messaging_profile_id"]
        profile = None if profile_id is None else self.world.find(_PROFILE, profile_id)
        return numbers.detail(number, profile, self._assignments.campaign_of(number["phone_number"]))

    # Pages

    def _page(self, call: Call, kind: str, lookup: str | None, show: Callable[[Object], Object]) -> Reply:
        number, size = paging.paging(call)
        found = self.world.select(kind, lookup=lookup, limit=size, offset=(number - 1) * size, is_newest_first=True)
        total = self.world.count(kind, lookup=lookup)
        return Reply(200, {"data": [show(item) for item in found], "meta": paging.meta(number, size, total)})


def _as_is(item: Object) -> Object:
    return item
