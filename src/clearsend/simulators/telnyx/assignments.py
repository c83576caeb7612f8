"""Assignment of numbers to campaigns at the simulated Telnyx, one by one or for all numbers of a messaging profile.

A number must be the account's, a US long code, on a messaging profile, and in no other campaign; the campaign must be
MNO_PROVISIONED. A dormant campaign takes a number too: the assignment fails, and wakes the campaign. Not modelled: that the
numbers of a deactivated campaign are released.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import uuid4

from clearsend.simulators.faults import ControlError
from clearsend.simulators.pending_decisions import Decision
from clearsend.simulators.telnyx import campaign_states as states
from clearsend.simulators.telnyx import fields, numbers, profiles, vocabulary, webhooks
from clearsend.simulators.telnyx.campaigns import Campaigns
from clearsend.simulators.telnyx.fields import TEXT, refusal
from clearsend.simulators.telnyx.inventory import Inventory
from clearsend.simulators.telnyx.reviews import HOLD, Reviews, failure, payload
from clearsend.simulators.telnyx.sharing import SharedCampaigns
from clearsend.simulators.vendor import Call, Clock, Refused, Reply
from clearsend.simulators.world import Object, World

KIND = "phone_number_campaigns"
TASKS = "assignment_tasks"

ASSIGNED, FAILED = "ASSIGNED", "FAILED_ASSIGNMENT"
_ASSIGNING, _LEAVING = "PENDING_ASSIGNMENT", "PENDING_UNASSIGNMENT"

# The outcomes that take a number from its owner. They are no status of an assignment: the number itself changes, at once.
_DISCONNECTED, _REMOVED, _UNASSIGNED, _MOVED = (
    "number disconnected",
    "number removed",
    "number unassigned",
    "number moved",
)
_LOSSES = (_DISCONNECTED, _REMOVED, _UNASSIGNED, _MOVED)
_STRANGER = "another sender of the account"

_WAKES = "The campaign is dormant. It is being reactivated: assign the number again."

_PAGE_SIZE = 20
_US = re.compile(r"\+1[2-9]\d{9}")
_BODY = {"phoneNumber": TEXT, "campaignId": TEXT}
_BULK = {"messagingProfileId": TEXT, "campaignId": TEXT, "tcrCampaignId": TEXT}
_FILTERS = {
    "filter[telnyx_campaign_id]": "telnyxCampaignId",
    "filter[telnyx_brand_id]": "brandId",
    "filter[tcr_campaign_id]": "tcrCampaignId",
    "filter[tcr_brand_id]": "tcrBrandId",
}


class Assignments:
    """The numbers that are assigned to the account's own campaigns or to campaigns shared with it."""

    kind = KIND
    decided_kind = "number"
    outcomes: Mapping[str, str] = {
        "assigned": ASSIGNED,
        "approved": ASSIGNED,
        "failed": FAILED,
        "rejected": FAILED,
        "pending": HOLD,
        "disconnected": _DISCONNECTED,
        "removed": _REMOVED,
        "unassigned": _UNASSIGNED,
        "moved": _MOVED,
    }

    def __init__(
        self,
        world: World,
        now: Clock,
        inventory: Inventory,
        campaigns: Campaigns,
        shared: SharedCampaigns,
        reviews: Reviews,
    ) -> None:
        self._world = world
        self._now = now
        self._inventory = inventory
        self._campaigns = campaigns
        self._shared = shared
        self._reviews = reviews

    # Calls

    def assign(self, call: Call) -> Reply:
        body = fields.read(call, _BODY, ("phoneNumber", "campaignId"))
        return Reply(200, fields.shown(self.start(body["phoneNumber"], body["campaignId"])))

    def start(self, phone_number: str, campaign_id: str) -> Object:
        """Start the assignment of a number. Raises `Refused` if the number or the campaign does not allow it."""
        self._check_number(phone_number)
        existing = self._world.find(KIND, phone_number)
        if existing is not None and existing["assignmentStatus"] != FAILED:
            raise refusal("10012", "The phone number is already assigned to a campaign", pointer="/phoneNumber")
        assignment = self._of(phone_number, self._campaign(campaign_id))
        self._begin(assignment, _ASSIGNING)
        return assignment

    def _check_number(self, phone_number: str) -> None:
        """Raise `Refused` if the number cannot be assigned to any campaign."""
        fields.require_e164("phoneNumber", phone_number)
        number = self._inventory.find(phone_number)
        if number is None:
            raise refusal("10017", "The phone number does not exist on the account", pointer="/phoneNumber")
        if not _US.fullmatch(phone_number) or numbers.is_toll_free(number):
            raise refusal("10015", "Only US long code numbers can be assigned to a campaign", pointer="/phoneNumber")
        if number["messaging_profile_id"] is None:
            sentence = "The phone number must be assigned to a messaging profile first"
            raise refusal("10015", sentence, pointer="/phoneNumber")

    def _campaign(self, campaign_id: str) -> Object:
        """The campaign with this id. Raises `Refused` if it does not exist, or cannot take a number."""
        campaign = self._campaigns.find(campaign_id) or self._shared.find(campaign_id)
        if campaign is None:
            raise refusal("10005", "Campaign not found", pointer="/campaignId")
        if campaign["campaignStatus"] != states.PROVISIONED and not states.is_dormant(campaign):
            raise refusal("10015", "The campaign is not approved yet", pointer="/campaignId")
        if campaign["usecase"] == vocabulary.SOLE_PROPRIETOR and self._world.count(KIND, lookup=_id_of(campaign)):
            raise refusal("10015", "Sole Proprietor campaigns can only have one phone number assigned")
        return campaign

    def list(self, call: Call) -> Reply:
        wanted = {name: call.query[filter_] for filter_, name in _FILTERS.items() if filter_ in call.query}
        found = [
            fields.shown(item)
            for item in self._world.select(KIND)
            if all(item.get(name) == value for name, value in wanted.items())
        ]
        return fields.records(call, fields.ordered(call, found, "-createdAt"), default_size=_PAGE_SIZE)

    def show(self, call: Call) -> Reply:
        return Reply(200, fields.shown(self._get(call)))

    def move(self, call: Call) -> Reply:
        """Move the number to another campaign."""
        assignment = self._get(call)
        body = fields.read(call, _BODY, ("phoneNumber", "campaignId"))
        moved = self._of(assignment["phoneNumber"], self._campaign(body["campaignId"]))
        moved["createdAt"] = assignment["createdAt"]
        self._begin(moved, _ASSIGNING)
        return Reply(200, fields.shown(moved))

    def release(self, call: Call) -> Reply:
        assignment = self._get(call)
        self._begin(assignment, _LEAVING)
        return Reply(200, fields.shown(assignment))

    # For the other modules

    def campaign_of(self, phone_number: str) -> str:
        """The id of the campaign that a number is assigned to, or empty."""
        assignment = self._world.find(KIND, phone_number)
        is_assigned = assignment is not None and assignment["assignmentStatus"] == ASSIGNED
        return str(assignment["campaignId"]) if assignment is not None and is_assigned else ""

    def remove_number(self, phone_number: str, at: datetime) -> None:
        """Take a number out of the account, and off its campaign."""
        assignment = self._world.find(KIND, phone_number)
        self._lose({"phoneNumber": phone_number} if assignment is None else assignment, _REMOVED, at)

    def _get(self, call: Call) -> Object:
        assignment = self._world.find(KIND, call.params["phoneNumber"])
        if assignment is None:
            raise refusal("10005", "Phone Number Campaign does not exist on account")
        return assignment

    def _of(self, phone_number: str, campaign: Object) -> Object:
        return {
            "phoneNumber": phone_number,
            "campaignId": _id_of(campaign),
            "telnyxCampaignId": campaign.get("campaignId"),
            "tcrCampaignId": campaign["tcrCampaignId"],
            "brandId": campaign.get("brandId"),
            "tcrBrandId": campaign.get("tcrBrandId"),
            "createdAt": fields.stamp(self._now()),
        }

    def _begin(self, assignment: Object, status: str) -> None:
        now = self._now()
        self._save({**assignment, "assignmentStatus": status, "failureReasons": None}, now)
        assignment.update({"assignmentStatus": status, "updatedAt": fields.stamp(now), "failureReasons": None})
        self._reviews.begin(KIND, assignment["phoneNumber"], now)

    def _save(self, assignment: Object, at: datetime) -> None:
        saved = {**assignment, "updatedAt": fields.stamp(at)}
        self._world.put(KIND, assignment["phoneNumber"], saved, lookup=assignment["campaignId"])

    # What Telnyx and the operators do

    def create(self, decision: Decision, at: datetime) -> Object | None:
        """The assignment that stands for a number on no campaign, if the number is lost; any other decision waits."""
        if self.outcomes.get(decision.word) not in _LOSSES:
            return None
        if self._inventory.find(decision.id) is None:
            raise ControlError("id: the account has no such number")
        return {"phoneNumber": decision.id}

    def names(self, thing: Object) -> Sequence[str]:
        return (thing["phoneNumber"],)

    def move_on(self, thing: Object, at: datetime) -> None:
        if thing["assignmentStatus"] == _ASSIGNING:
            campaign = self._campaigns.find(thing["campaignId"]) or self._shared.find(thing["campaignId"])
            if campaign is not None and states.is_dormant(campaign):
                self.apply(thing, FAILED, (_WAKES,), at)
                of = self._campaigns if "campaignId" in campaign else self._shared
                of.apply(campaign, states.AWAKE, (), at)
                return
            self.apply(thing, ASSIGNED, (), at)
        elif thing["assignmentStatus"] == _LEAVING:
            self._world.remove(KIND, thing["phoneNumber"])
            self._tell(thing, "DELETION", "success", (), at)

    def is_due(self, thing: Object, outcome: str) -> bool:
        return bool(thing["assignmentStatus"] == _ASSIGNING)

    def apply(self, thing: Object, outcome: str, reasons: Sequence[str], at: datetime) -> None:
        if outcome in _LOSSES:
            self._lose(thing, outcome, at)
            return
        thing.update({"assignmentStatus": outcome, "failureReasons": failure(reasons)})
        self._save(thing, at)
        self._tell(thing, "ASSIGNMENT", "failed" if outcome == FAILED else "success", reasons, at)

    def _lose(self, thing: Object, outcome: str, at: datetime) -> None:
        """Take the number from its owner. Its campaign gets an event; there is none about a messaging profile."""
        phone_number = thing["phoneNumber"]
        is_on_campaign = self._world.find(KIND, phone_number) is not None
        if outcome != _DISCONNECTED and is_on_campaign:
            self._world.remove(KIND, phone_number)
            self._tell(thing, "DELETION", "success", (), at)
        if outcome == _REMOVED:
            self._inventory.lose(phone_number)
        elif outcome in (_DISCONNECTED, _MOVED):
            number = self._inventory.add(phone_number)
            profile_id = self._strangers_profile(at) if outcome == _MOVED else None
            self._inventory.save({**number, "messaging_profile_id": profile_id, "updated_at": profiles.stamp(at)})
        if outcome == _MOVED and is_on_campaign:
            moved = self._of(phone_number, self._shared.strangers(at))
            self._save({**moved, "assignmentStatus": ASSIGNED, "failureReasons": None}, at)

    def _strangers_profile(self, at: datetime) -> str:
        """The id of another sender's messaging profile, made when it is first needed."""
        found = self._world.select("messaging_profiles", lookup=_STRANGER, limit=1)
        profile = found[0] if found else profiles.create({"name": _STRANGER, "whitelisted_destinations": ["*"]}, at)
        self._world.put("messaging_profiles", profile["id"], profile, lookup=_STRANGER)
        return str(profile["id"])

    def _tell(self, thing: Object, type_: str, status: str, reasons: Sequence[str], at: datetime) -> None:
        """Send two events to the webhook URL of the campaign: a number has no webhook URL."""
        campaign = self._campaigns.find(thing["campaignId"]) or self._shared.find(thing["campaignId"]) or {}
        same = {"campaignId": thing["campaignId"], "phoneNumber": thing["phoneNumber"]}
        told = payload(type_, status=status, reasons=list(reasons), **same)
        self._reviews.tell(campaign.get("webhookURL"), webhooks.NUMBER_EVENT, told, at)
        word = {"ASSIGNMENT": "ADDED", "DELETION": "DELETED"}[type_] if status == "success" else "FAILED"
        told = payload("STATUS_UPDATE", status=word, tcrCampaignId=thing["tcrCampaignId"], **same)
        self._reviews.tell(campaign.get("webhookURL"), webhooks.NUMBER_EVENT, told, at)


class AssignmentTasks:
    """Tasks that assign all numbers of a messaging profile. A number that cannot be assigned does not stop the others."""

    kind = TASKS
    decided_kind = ""
    outcomes: Mapping[str, str] = {}

    def __init__(self, world: World, now: Clock, assignments: Assignments, reviews: Reviews) -> None:
        self._world = world
        self._now = now
        self._assignments = assignments
        self._reviews = reviews

    def start(self, call: Call) -> Reply:
        body = fields.read(call, _BULK, ("messagingProfileId",))
        if ("campaignId" in body) == ("tcrCampaignId" in body):
            raise refusal("10015", "Exactly one of campaignId and tcrCampaignId is required")
        if self._world.find("messaging_profiles", body["messagingProfileId"]) is None:
            raise refusal("10017", "Messaging profile not found", pointer="/messagingProfileId")
        now = self._now()
        task = {**body, "taskId": str(uuid4()), "status": "pending", "createdAt": now.isoformat(), "_numbers": {}}
        self._save(task, now)
        self._reviews.begin(TASKS, task["taskId"], now)
        return Reply(202, {**body, "taskId": task["taskId"]})

    def show(self, call: Call) -> Reply:
        task = self._get(call)
        return Reply(200, {name: task[name] for name in ("taskId", "status", "createdAt", "updatedAt")})

    def list_numbers(self, call: Call) -> Reply:
        task = self._get(call)
        rows = [
            {"taskId": task["taskId"], "phoneNumber": phone_number, "status": status}
            for phone_number, status in task["_numbers"].items()
        ]
        answer = fields.records(call, rows, default_size=_PAGE_SIZE)
        meta = {"page": answer.body["page"], "totalRecords": answer.body["totalRecords"]}
        return Reply(200, {"records": answer.body["records"], "meta": meta})

    def _get(self, call: Call) -> Object:
        task = self._world.find(TASKS, call.params["taskId"])
        if task is None:
            raise refusal("10005", "Task not found")
        return task

    def _save(self, task: Object, at: datetime) -> None:
        self._world.put(TASKS, task["taskId"], {**task, "updatedAt": at.isoformat()})

    def create(self, decision: Decision, at: datetime) -> Object | None:
        return None

    def names(self, thing: Object) -> Sequence[str]:
        return (thing["taskId"],)

    def move_on(self, thing: Object, at: datetime) -> None:
        campaign_id = thing.get("campaignId") or thing["tcrCampaignId"]
        for number in self._world.select("phone_numbers", lookup=thing["messagingProfileId"]):
            try:
                self._assignments.start(number["phone_number"], campaign_id)
                thing["_numbers"][number["phone_number"]] = "completed"
            except Refused:
                thing["_numbers"][number["phone_number"]] = "failed"
        thing["status"] = "completed"
        self._save(thing, at)

    def is_due(self, thing: Object, outcome: str) -> bool:
        return False

    def apply(self, thing: Object, outcome: str, reasons: Sequence[str], at: datetime) -> None:
        """Nothing is decided about a task."""


def _id_of(campaign: Object) -> str:
    """The id under which numbers name a campaign: the vendor's, or the registry's for a shared campaign."""
    return str(campaign.get("campaignId") or campaign["tcrCampaignId"])
