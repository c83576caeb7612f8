"""The page of the organization: what its profiles may inherit from it."""

from clearsend.actions import campaigns, organizations, overviews
from clearsend.console import calls
from clearsend.console.calls import ApiCall
from clearsend.console.visit import Page, Visit
from clearsend.domain.profile import Campaign


def show(visit: Visit) -> Page:
    view = organizations.get(visit.transaction, visit.actor.org_id)
    found: list[Campaign] = []
    if view.brand is not None:
        whose = campaigns.owner(visit.transaction, visit.actor.org_id, None)
        found = campaigns.list_of(visit.transaction, whose)
    helpful: list[ApiCall] = []
    if view.brand is None:
        helpful.append(calls.give_organization_brand())
    elif not found:
        helpful.append(calls.give_organization_campaign())
    if view.organization.sending_phone_number is None:
        helpful.append(calls.give_organization_number())
    counts = overviews.count_by_status(visit.transaction, visit.actor.org_id)
    return Page("organization.html", {"view": view, "campaigns": found, "calls": helpful, "counts": counts})
