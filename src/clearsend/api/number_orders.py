"""The handler for buying a number: parse, one action, render. It buys nothing itself: a workflow does."""

from clearsend.actions.registration import number_orders
from clearsend.api.call import Answer, Call
from clearsend.schemas import number_orders as schemas
from clearsend.schemas.number_orders import NumberOrderIn


def request(call: Call, body: NumberOrderIn) -> Answer:
    """Request a number order. A sandbox call reads the profile, answers with the fee, and changes nothing."""
    org_id = call.actor.org_id
    if body.sandbox:
        previewed = number_orders.preview(call.transaction, org_id, call.profile_id)
        return Answer(202, schemas.render(*previewed, call.transaction.prices.number), is_sandbox=True)
    order = number_orders.request(
        call.transaction, call.actor, call.profile_id, wanted=body.wanted, acceptance=body.acceptance
    )
    return Answer(202, schemas.render(order.id, order.state, call.transaction.prices.number))
