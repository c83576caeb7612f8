"""A reviewer's decision on a profile that is no TCR application and has a main destination country. No vendor is asked."""

from clearsend.actions import profiles, webhooks
from clearsend.actions.profile_views import ProfileView
from clearsend.actions.registration import start
from clearsend.domain import errors, events
from clearsend.domain.access import Actor
from clearsend.domain.registration import review
from clearsend.domain.registration.review import Decision, Review
from clearsend.store import dossiers
from clearsend.store import profiles as profile_store
from clearsend.store.foundation.database import Transaction

_EVENTS = {Decision.APPROVE: events.REVIEW_APPROVED, Decision.REJECT: events.REVIEW_REJECTED}


def decide(
    transaction: Transaction, actor: Actor, profile_id: str, decision: Decision, reason: str | None
) -> ProfileView:
    """Replace the last decision; an approval completes a profile that waits for nothing else. The same decision, with the same
    reason, changes nothing.

    Raises:
        AppError RESOURCE_014: no such profile.
        AppError VALIDATION_001: there is nothing to review.
    """
    dossier = dossiers.get(transaction, actor.org_id, profile_id, for_update=True)
    why_not = review.why_not(dossier)
    if why_not is not None:
        raise errors.invalid("brand", why_not)
    last = profile_store.reviews(transaction, actor.org_id, [profile_id])[profile_id]
    if (last.decision, last.reason) != (decision, reason):
        decided = Review(decision, reason, transaction.now)
        profile_store.set_review(transaction, actor.org_id, profile_id, decided)
        webhooks.publish(
            transaction,
            _EVENTS[decision],
            org_id=actor.org_id,
            profile_id=profile_id,
            payload={"reason": reason, "decided_by": actor.user_id},
        )
        start.settle(transaction, dossiers.get(transaction, actor.org_id, profile_id))
        start.declared(transaction, actor.org_id, profile_id)
    return profiles.get(transaction, actor.org_id, profile_id)
