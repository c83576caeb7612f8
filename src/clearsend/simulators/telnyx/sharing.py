"""Campaigns that another provider shares with this account of the simulated Telnyx. Only control calls create them.

A shared campaign waits until it is accepted; then Telnyx and the operators review it like any other. The account's own
campaigns are not shared with any provider.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from clearsend.simulators.faults import ControlError
from clearsend.simulators.pending_decisions import Decision
from clearsend.simulators.telnyx import campaign_states as states
from clearsend.simulators.telnyx import fields, webhooks
from clearsend.simulators.telnyx.campaigns import Campaigns
from clearsend.simulators.telnyx.fields import TEXT, Field, refusal
from clearsend.simulators.telnyx.reviews import Reviews, failure
from clearsend.simulators.vendor import Call, Clock, Reply
from clearsend.simulators.world import Object, World

KIND = "shared_campaigns"

# The campaign of another sender, to which the decision `moved` moves numbers.
STRANGERS = "CSTRANGE"

_ID = re.compile(r"C[A-Z0-9]{5,8}")
_UPDATED: Mapping[str, Field] = {"webhookURL": TEXT, "webhookFailoverURL": TEXT}

_WAITING, _ACCEPTED, _DECLINED = "PENDING", "ACCEPTED", "DECLINED"


class SharedCampaigns:
    """The campaigns that other providers share with this account, by the registry's ids."""

    kind = KIND
    decided_kind = "shared_campaign"
    outcomes: Mapping[str, str] = {
        **{word: status for word, status in states.OUTCOMES.items() if word != "pending"},
        "pending": _WAITING,
        "accepted": _ACCEPTED,
        "declined": _DECLINED,
    }

    def __init__(self, world: World, now: Clock, campaigns: Campaigns, reviews: Reviews) -> None:
        self._world = world
        self._now = now
        self._campaigns = campaigns
        self._reviews = reviews

    # Calls

    def accept(self, call: Call) -> Reply:
        if not _ID.fullmatch(call.params["campaignId"]):
            raise fields.invalid(
                "path", "string does not match ^C[A-Z0-9]{5,8}$", "value_error.str.regex", "campaignId"
            )
        campaign = self._get(call)
        if campaign["_sharing"] == _DECLINED:
            raise refusal("10015", "The sharing of this campaign was declined")
        if campaign["_sharing"] == _WAITING:
            self.apply(campaign, _ACCEPTED, (), self._now())
        return Reply(202, {})

    def list(self, call: Call) -> Reply:
        found = [item for item in self._world.select(KIND) if item["_sharing"] != _DECLINED]
        return fields.records(call, [self._shown(item) for item in fields.ordered(call, found, "-createdAt")])

    def show(self, call: Call) -> Reply:
        return Reply(200, self._shown(self._get(call)))

    def update(self, call: Call) -> Reply:
        campaign = self._get(call)
        campaign.update(fields.read(call, _UPDATED))
        self._save(campaign)
        return Reply(200, self._shown(campaign))

    def list_shared_by_me(self, call: Call) -> Reply:
        return fields.records(call, [])

    def show_sharing(self, call: Call) -> Reply:
        """Show how another provider shares a campaign with this account; empty if this account submitted the campaign itself."""
        if self._campaigns.find(call.params["campaignId"]) is not None:
            return Reply(200, {})
        campaign = self._get(call)
        status = {
            "downstreamCnpId": campaign["_from"],
            "upstreamCnpId": "TELNYX",
            "sharedDate": campaign["createdAt"],
            "sharingStatus": campaign["_sharing"],
            "statusDate": campaign["updatedAt"],
        }
        return Reply(200, {"sharedWithMe": status})

    # For the other modules

    def find(self, tcr_id: str) -> Object | None:
        campaign = self._world.find(KIND, tcr_id)
        return campaign if campaign is not None and campaign["_sharing"] == _ACCEPTED else None

    def strangers(self, at: datetime) -> Object:
        """The approved campaign of another sender, made when it is first needed."""
        campaign = self.find(STRANGERS)
        if campaign is None:
            campaign = self._new(STRANGERS, at)
            self.apply(campaign, states.PROVISIONED, (), at)
        return campaign

    def _get(self, call: Call) -> Object:
        campaign = self._world.find(KIND, call.params["campaignId"])
        if campaign is None:
            raise refusal("10005", "Campaign not found")
        return campaign

    def _shown(self, campaign: Object) -> Object:
        count = self._world.count("phone_number_campaigns", lookup=campaign["tcrCampaignId"])
        return {**fields.shown(campaign), "assignedPhoneNumbersCount": count}

    def _save(self, campaign: Object) -> None:
        self._world.put(KIND, campaign["tcrCampaignId"], campaign)

    # What the other provider, Telnyx and the operators do

    def create(self, decision: Decision, at: datetime) -> Object | None:
        if not _ID.fullmatch(decision.id):
            raise ControlError("id: a registry's id such as CABC123 is expected: C, then 5 to 8 capitals or digits")
        return self._new(decision.id, at, **({} if decision.brand is None else {"brandDisplayName": decision.brand}))

    def _new(self, tcr_id: str, at: datetime, **more: str) -> Object:
        return {
            "tcrCampaignId": tcr_id,
            "tcrBrandId": "B" + tcr_id[1:],
            **more,
            "description": "A campaign that another provider has registered and shares with this account.",
            "usecase": "MIXED",
            "subUsecases": ["ACCOUNT_NOTIFICATION", "CUSTOMER_CARE"],
            "campaignStatus": "TCR_ACCEPTED",
            "createdAt": fields.stamp(at),
            "_sharing": _WAITING,
            "_from": "S555XYZ",
        }

    def names(self, thing: Object) -> Sequence[str]:
        return (thing["tcrCampaignId"],)

    def move_on(self, thing: Object, at: datetime) -> None:
        if thing["campaignStatus"] in states.NEXT:
            self.apply(thing, states.NEXT[thing["campaignStatus"]], (), at)

    def is_due(self, thing: Object, outcome: str) -> bool:
        return True

    def apply(self, thing: Object, outcome: str, reasons: Sequence[str], at: datetime) -> None:
        thing["updatedAt"] = fields.stamp(at)
        if outcome in (_WAITING, _DECLINED, _ACCEPTED):
            thing["_sharing"] = outcome
        else:
            thing["_sharing"] = _ACCEPTED
            states.enter(thing, outcome)
            thing["failureReasons"] = failure(reasons)
            for what in states.events(thing, thing["tcrCampaignId"], outcome, reasons, at):
                self._reviews.tell(thing.get("webhookURL"), webhooks.CAMPAIGN_EVENT, what, at)
        self._save(thing)
        if thing["_sharing"] == _ACCEPTED and thing["campaignStatus"] in states.NEXT:
            self._reviews.begin(KIND, thing["tcrCampaignId"], at)
