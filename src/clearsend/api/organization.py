"""Handlers for the caller's own organization. They never show another organization."""

from clearsend.actions import billed, organizations
from clearsend.actions.organizations import OrganizationView
from clearsend.api.call import Answer, Call
from clearsend.schemas import billed as billed_schemas
from clearsend.schemas import organization as schemas
from clearsend.schemas.organization import OrganizationOut, OrganizationPatchIn


def get(call: Call) -> Answer:
    return Answer(200, _render(organizations.get(call.transaction, call.actor.org_id)))


def update(call: Call, body: OrganizationPatchIn) -> Answer:
    if body.sandbox:
        previewed = organizations.preview(call.transaction, call.actor, body)
        return Answer(200, _render(previewed), is_sandbox=True)
    return Answer(200, _render(organizations.update(call.transaction, call.actor, body)))


def list_billed(call: Call) -> Answer:
    found = billed.list_page(call.transaction, call.actor.org_id, call.wanted)
    pagination = call.pagination(found.neighbours, total=found.total.count)
    return Answer(
        200,
        billed_schemas.render(found.things, found.campaigns, found.numbers, found.total, found.prices, pagination),
    )


def _render(view: OrganizationView) -> OrganizationOut:
    return schemas.render(
        view.organization,
        view.brand,
        view.waba_id,
        view.brand_progress,
        view.action_needed,
        agreed_this_month=view.agreed_this_month,
    )
