"""Numbers on campaigns at the registry: assigned and read. It never moves a number that is on another campaign.

An assignment has no id of its own: the number is its key.
"""

from clearsend.domain.registration import ASSIGNMENT_STATUS, NumberState, Reading
from clearsend.providers import http
from clearsend.providers.http import Conversation
from clearsend.providers.ports import Rejected, Unavailable
from clearsend.providers.telnyx import errors, exchanges, rejections
from clearsend.providers.telnyx.exchanges import Record, escaped

_ASSIGNMENTS = "/10dlc/phone_number_campaigns"

_WORDS = (
    *("assignmentStatus", "telnyxCampaignId", "tcrCampaignId", "brandId", "tcrBrandId"),
    *("tmobileNumberMappingStatus", "nonTmobileNumberMappingStatus"),
)


def ensure_assigned(telnyx: Conversation, phone_number: str, *, campaign_id: str, is_shared: bool) -> Reading:
    """The number on the campaign; an assignment that has failed is ordered again. `campaign_id`: of a shared campaign, the
    registry's."""
    found = _find(telnyx, phone_number)
    if found is not None:
        status = found.get("assignmentStatus")
        if not _is_on(found, campaign_id, is_shared):
            if status == "PENDING_UNASSIGNMENT":
                raise Unavailable(errors.PROVIDER, f"{phone_number} is still being taken off another campaign.")
            raise _taken(phone_number)
        if status not in ("FAILED_ASSIGNMENT", "PENDING_UNASSIGNMENT"):
            return _reading(phone_number, found)
    try:
        exchanges.call(telnyx, "POST", _ASSIGNMENTS, body={"phoneNumber": phone_number, "campaignId": campaign_id})
    except Rejected as rejection:
        if rejection.code not in ("10012", "10021"):
            raise
    found = _find(telnyx, phone_number)
    if found is None:
        raise Unavailable(errors.PROVIDER, "Telnyx took the assignment of the number, but does not show it yet.")
    if not _is_on(found, campaign_id, is_shared):
        raise _taken(phone_number)
    return _reading(phone_number, found)


def read(telnyx: Conversation, phone_number: str) -> Reading:
    found = _find(telnyx, phone_number)
    return Reading(NumberState.NOT_ASSIGNED, {}, phone_number) if found is None else _reading(phone_number, found)


def _find(telnyx: Conversation, phone_number: str) -> Record | None:
    return exchanges.registry_find(telnyx, f"{_ASSIGNMENTS}/{escaped(phone_number)}", key="campaignId")


def _is_on(assignment: Record, campaign_id: str, is_shared: bool) -> bool:
    return campaign_id in (
        assignment.get("campaignId"),
        assignment.get("tcrCampaignId" if is_shared else "telnyxCampaignId"),
    )


def _taken(phone_number: str) -> Rejected:
    return errors.rejected("number_on_another_campaign", f"{phone_number} is on another campaign at Telnyx.")


def _reading(phone_number: str, assignment: Record) -> Reading:
    words = http.words(assignment, _WORDS)
    words["campaign_id"] = str(assignment["campaignId"])
    state = ASSIGNMENT_STATUS.get(http.text_of(assignment.get("assignmentStatus")) or "")
    reasons = tuple(rejections.reasons(assignment)) if state is NumberState.FAILED else ()
    return Reading(state, words, phone_number, reasons=reasons)
