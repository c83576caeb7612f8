"""The page of the organization: its brand, campaigns and number, which its profiles may inherit. It changes nothing."""

from clearsend.actions import campaigns, organizations, overviews
from clearsend.console import calls, registrations
from clearsend.console.calls import ApiCall
from clearsend.console.registrations import Subjects
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
    histories = overviews.histories_of_organization(visit.transaction, visit.actor.org_id, view.brand, found)
    subjects = Subjects(visit.actor.org_id, view.brand, found, visit.transaction.prices)
    helpful += registrations.needed_calls(view.action_needed, subjects, histories, visit.actor.org_id)
    return Page(
        "organization.html",
        {
            "view": view,
            "campaigns": found,
            "calls": helpful,
            "profile_count": overviews.count(visit.transaction, visit.actor.org_id),
            "registrations": registrations.shown(histories, subjects, visit.actor.org_id),
            "points": registrations.needed_points(view.action_needed, subjects),
        },
    )
