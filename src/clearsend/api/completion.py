"""Handlers for completing a profile, for the timeline of the completion and for its dry run. They never call a provider."""

from clearsend.actions.completion import request as completion
from clearsend.api.call import Answer, Call
from clearsend.schemas import completion as schemas
from clearsend.schemas import registrations
from clearsend.schemas.profiles import AcceptedOut, CompletedOut, CompleteIn


def request(call: Call, body: CompleteIn) -> Answer:
    if body.sandbox:
        return Answer(202, AcceptedOut(), is_sandbox=True)
    requested = completion.request(
        call.transaction,
        call.actor,
        call.profile_id,
        webhook_url=body.web_hook_url,
        request_id=call.request_id,
    )
    return Answer(200, CompletedOut()) if requested.is_already_completed else Answer(202, AcceptedOut())


def timeline(call: Call) -> Answer:
    found = completion.timeline(call.transaction, call.actor.org_id, call.profile_id)
    rendered = [registrations.render(one.registration, one.moves, one.fee) for one in found.registrations]
    return Answer(200, schemas.render(found.run, found.steps, found.deliveries, rendered))


def readiness(call: Call) -> Answer:
    found = completion.readiness(call.transaction, call.actor.org_id, call.profile_id)
    return Answer(200, schemas.render_readiness(found.unmet, found.warnings, found.settlement, found.precheck))
