"""Assigns numbers to campaigns at the registry, and reads assignments. It never moves a number that is on another campaign.

An assignment has no id of its own: the number is its key.
"""

from collections.abc import Sequence

from clearsend.domain.reason import Reason
from clearsend.domain.registration.record import Details, Reading
from clearsend.domain.registration.states import NumberState
from clearsend.providers import http
from clearsend.providers.http import Conversation, Discretion
from clearsend.providers.ports import Rejected, Unavailable
from clearsend.providers.telnyx import errors, exchanges, rejections
from clearsend.providers.telnyx.exchanges import Record, escaped
from clearsend.providers.telnyx.statuses import ASSIGNMENT_STATUS

_ASSIGNMENTS = "/10dlc/phone_number_campaigns"

_WORDS = (
    *("assignmentStatus", "telnyxCampaignId", "tcrCampaignId", "brandId", "tcrBrandId"),
    *("tmobileNumberMappingStatus", "nonTmobileNumberMappingStatus"),
)


def ensure_assigned(telnyx: Conversation, phone_number: str, campaign_ids: Sequence[str]) -> Reading:
    """Assign the number to the first of the campaigns, unless it is on one of them already; an assignment that has failed is
    requested again. `campaign_ids`: for a shared campaign, the registry's id.

    Raises:
        Rejected: the number is on any other campaign, or Telnyx refuses.
        Unavailable: the number is still being taken off another campaign, or Telnyx does not show the assignment yet.
    """
    campaign_id = campaign_ids[0]
    found = _find(telnyx, phone_number, campaign_ids)
    if found is not None:
        status = found.get("assignmentStatus")
        its_own = _campaign_of(found, campaign_ids)
        if status == "PENDING_UNASSIGNMENT" and its_own != campaign_id:
            raise Unavailable(errors.PROVIDER, f"{phone_number} is still being taken off another campaign.")
        if its_own is None:
            raise _taken(phone_number)
        campaign_id = its_own
        if status not in ("FAILED_ASSIGNMENT", "PENDING_UNASSIGNMENT"):
            return _reading(phone_number, found)
    body = {"phoneNumber": phone_number, "campaignId": campaign_id}
    try:
        exchanges.call(telnyx, "POST", _ASSIGNMENTS, body=body, discretion=_discretion(campaign_ids))
    except Rejected as rejection:
        if rejection.code not in ("10012", "10021"):
            raise
    found = _find(telnyx, phone_number, campaign_ids)
    if found is None:
        raise Unavailable(errors.PROVIDER, "Telnyx took the assignment of the number, but does not show it yet.")
    if _campaign_of(found, campaign_ids) is None:
        raise _taken(phone_number)
    return _reading(phone_number, found)


def read(telnyx: Conversation, phone_number: str, campaign_ids: Sequence[str]) -> Reading:
    """The state of the number. `campaign_ids`: the campaigns that the owner may know of. A number on any other campaign reads
    as FAILED, or as NOT_ASSIGNED while it is being taken off, and nothing of that campaign is shown."""
    found = _find(telnyx, phone_number, campaign_ids)
    if found is None:
        return Reading(NumberState.NOT_ASSIGNED, {}, phone_number)
    if _campaign_of(found, campaign_ids) is not None:
        return _reading(phone_number, found)
    if found.get("assignmentStatus") == "PENDING_UNASSIGNMENT":
        return Reading(NumberState.NOT_ASSIGNED, {}, phone_number)
    taken = _taken(phone_number)
    reason = Reason(taken.code, taken.message, taken.remedy)
    return Reading(NumberState.FAILED, {}, phone_number, reasons=[reason], details=Details(is_elsewhere=True))


def unassign(telnyx: Conversation, phone_number: str, campaign_ids: Sequence[str]) -> Reading:
    """Take the number off its campaign, if that is one of these; a number on any other campaign stays there, and nothing of
    that campaign is shown."""
    found = _find(telnyx, phone_number, campaign_ids)
    is_ours = found is not None and _campaign_of(found, campaign_ids) is not None
    if found is not None and is_ours and found.get("assignmentStatus") != "PENDING_UNASSIGNMENT":
        path = f"{_ASSIGNMENTS}/{escaped(phone_number)}"
        try:
            exchanges.call(telnyx, "DELETE", path, discretion=_discretion(campaign_ids))
        except Rejected as rejection:
            if rejection.code not in ("10005", "http_404"):
                raise
    return Reading(NumberState.NOT_ASSIGNED, {}, phone_number)


def _find(telnyx: Conversation, phone_number: str, campaign_ids: Sequence[str]) -> Record | None:
    path = f"{_ASSIGNMENTS}/{escaped(phone_number)}"
    return exchanges.registry_find(telnyx, path, key="campaignId", discretion=_discretion(campaign_ids))


def _discretion(campaign_ids: Sequence[str]) -> Discretion:
    """The campaign of a number is shown only to the owner of that campaign."""
    return exchanges.only_if(
        lambda assignment: _campaign_of(assignment, campaign_ids) is not None, "the number is on another campaign"
    )


def _campaign_of(assignment: Record, campaign_ids: Sequence[str]) -> str | None:
    """The id of the campaign that the number is on, None if it is not among `campaign_ids`. Ids of Telnyx and of the registry
    have different forms, so that no id is both."""
    names = [assignment.get(key) for key in ("campaignId", "telnyxCampaignId", "tcrCampaignId")]
    return next((campaign_id for campaign_id in campaign_ids if campaign_id in names), None)


def _taken(phone_number: str) -> Rejected:
    return errors.rejected("number_on_another_campaign", f"{phone_number} is on another campaign at Telnyx.")


def _reading(phone_number: str, assignment: Record) -> Reading:
    words = http.words(assignment, _WORDS)
    words["campaign_id"] = str(assignment["campaignId"])
    state = ASSIGNMENT_STATUS.get(http.text_of(assignment.get("assignmentStatus")) or "")
    reasons = tuple(rejections.reasons(assignment)) if state is NumberState.FAILED else ()
    return Reading(
        state, words, phone_number, reasons=reasons, details=Details(campaign_id=str(assignment["campaignId"]))
    )
