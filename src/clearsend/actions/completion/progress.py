"""Decides what comes next in a run: a conversation with a provider, or the end. This module never calls a provider."""

from clearsend.actions.completion import attempts, request
from clearsend.actions.completion.attempts import Occupied, Opened
from clearsend.domain.completion import StepName
from clearsend.store import dossiers, runs
from clearsend.store.foundation.database import Transaction
from clearsend.store.runs import Course

# The steps that talk to a provider, in order.
_CONVERSATIONS = (StepName.CONNECT_SMS, StepName.CONNECT_WHATSAPP)


def advance(transaction: Transaction, org_id: str, run_id: str) -> Opened | None:
    """Begin the run if it has not begun, and open its next attempt: see `go_on`."""
    course = runs.lock_course(transaction, org_id, run_id)
    return go_on(transaction, course) if request.begin(transaction, course) else None


def go_on(transaction: Transaction, course: Course) -> Opened | None:
    """Open the next attempt of an open run, which is locked. None if there is none to be made now: the run is settled here
    because all its steps are over, or waits for another run that has the same sender.

    Raises: AppError RESOURCE_014: the profile was deleted meanwhile.
    """
    run = course.run
    facts = dossiers.load(transaction, run.org_id, run.profile_id)
    for name in _CONVERSATIONS:
        match attempts.open_attempt(transaction, course, facts, name):
            case Opened() as opened:
                return opened
            case Occupied():
                attempts.defer(transaction, run.org_id, run.id, name)
                return None
    request.settle(transaction, run, facts.dossier)
    return None
