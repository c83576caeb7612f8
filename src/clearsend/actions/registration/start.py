"""The causes that start or continue registrations, and the settling of the profile afterwards. This module calls no vendor.

The records of each conversation are in `operations.py`, `readings.py` and `failures.py`; `domain/registration/plan.py` decides
the next task.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from clearsend.actions.completion import runs
from clearsend.actions.registration import facts, history
from clearsend.domain import prerequisites, status
from clearsend.domain.completion import RunStatus
from clearsend.domain.profile import Brand, Campaign, Dossier, ProfileStatus
from clearsend.domain.registration import plan
from clearsend.domain.registration.pace import Pace
from clearsend.domain.registration.plan import RegistrationFacts, Task, TaskKind
from clearsend.domain.registration.record import Reading, Registration, Request
from clearsend.domain.registration.states import INITIAL, NOT_STARTED, Kind, Moved, NumberState, follow
from clearsend.store import brands, dossiers, profiles, registration_moves, registrations
from clearsend.store import runs as run_store
from clearsend.store.engine.jobs import Kind as JobKind
from clearsend.store.foundation.database import Transaction
from clearsend.store.registrations import Owner
from clearsend.telemetry import metrics

# The most profiles that one transaction wakes after an approval of the organization from which they inherit.
_FOLLOWERS_AT_ONCE = 200


def start(transaction: Transaction, dossier: Dossier) -> None:
    """After a completion has settled, wake the registrations of the profile, and those that it inherits."""
    if not dossier.is_tcr_application:
        return
    org_id, profile_id = dossier.organization.id, dossier.profile.id
    known = registrations.list_of_two(transaction, org_id, profile_id, org_id)
    put_off = {found.id for found in known if _retry_now(transaction, found)}
    if not _is_at_its_end(transaction, dossier, known, put_off):
        wake(transaction, Owner(org_id, profile_id), cause="completion")
    at_rest = {found.subject_id for found in known if found.id not in put_off and _is_at_rest(transaction, found)}
    # A thousand tenants that inherit what was approved long ago need not start a thousand checks.
    if not at_rest.issuperset(_inherited(dossier)):
        wake(transaction, Owner(org_id, org_id), cause="completion")


def _is_at_its_end(
    transaction: Transaction, dossier: Dossier, known: Sequence[Registration], put_off: Collection[str]
) -> bool:
    """Does the profile inherit everything, and have neither a next task nor a registration of its own in `put_off`? Most
    tenants of a platform that is registered itself do. `put_off`: the ids of registrations that were just made due."""
    if not dossier.inherits_everything or any(
        found.owner_id == dossier.profile.id and found.id in put_off for found in known
    ):
        return False
    owner = Owner(dossier.organization.id, dossier.profile.id)
    gathered = facts.of_profile(dossier, known, ())
    return next_conversation(transaction, owner, gathered, cause="completion") is None


def next_conversation(
    transaction: Transaction, owner: Owner, gathered: RegistrationFacts, *, cause: str
) -> Task | None:
    """The next conversation for `owner`, or None. The state of a number that another profile's registration shows is copied
    first, instead of asking the vendor for it.

    The caller has locked the owner.
    """
    task = plan.next_task(gathered, transaction.now)
    if task is None or task.kind is not TaskKind.ASSIGN_NUMBER:
        return task
    if gathered.find(Kind.NUMBER, task.subject_id) is not None:
        return task
    taken = _take_over(transaction, owner, task, cause=cause)
    if taken is None:
        return task
    return plan.next_task(replace(gathered, registrations=[*gathered.registrations, taken]), transaction.now)


def _take_over(transaction: Transaction, owner: Owner, task: Task, *, cause: str) -> Registration | None:
    """Copy the state of a number from another profile's registration: a thousand tenants may send from one number, and
    the vendor need not be asked a thousand times. None if the state is not known for certain.

    The next reading is due as if the number had been read now, or immediately when a reading for any profile shows a change.
    """
    settled = timedelta(seconds=Pace().settled_check)
    known = registrations.find_assigned(
        transaction, owner.org_id, task.subject_id, read_since=transaction.now - settled
    )
    if known is None or not plan.is_answered(task, known):
        return None
    moved = follow(Kind.NUMBER, INITIAL[Kind.NUMBER], known.state)
    assert isinstance(moved, Moved)
    taken: dict[str, Any] = {
        "state": moved.to,
        "vendor_fields": known.vendor_fields,
        "details": known.details,
        "vendor_id": known.vendor_id,
        "submitted_at": known.submitted_at,
        "checked_at": known.checked_at,
        "next_check_at": transaction.now + settled,
    }
    before = registrations.insert(transaction, *owner, Kind.NUMBER, task.subject_id, taken)
    after = replace(before, **taken)
    assert known.checked_at is not None
    shown = {**known.vendor_fields, "read_at": known.checked_at.isoformat()}
    history.record(transaction, before, moved, cause=cause, vendor_fields=shown, exchanges=())
    history.announce(transaction, before, after, moved, cause=cause, fee=None)
    return after


def _inherited(dossier: Dossier) -> Iterable[str]:
    """The ids of the brand and campaigns that are registered for the organization, and not for the profile."""
    in_effect: list[Brand | Campaign] = [*dossier.campaigns]
    if dossier.brand is not None:
        in_effect.append(dossier.brand)
    return (thing.id for thing in in_effect if thing.owner_id == dossier.organization.id)


def _is_at_rest(transaction: Transaction, found: Registration) -> bool:
    """Has the registration begun at the vendor, and is no reading due?"""
    return found.state not in NOT_STARTED and not found.is_due(transaction.now)


def _retry_now(transaction: Transaction, found: Registration) -> bool:
    """Make a registration due now, because a person has requested a completion. A refused number is assigned again. False,
    without a change, if the registration has no failures and waits for neither the vendor nor a person."""
    if found.state is NumberState.FAILED:
        changes: dict[str, Any] = {"requested": Request.SUBMIT.value, "next_check_at": transaction.now}
    elif found.failures or found.is_waiting or found.needs_action:
        # The delays start again from the first. Otherwise every tenant that asks while the registry is down would double the
        # next delay of an inherited registration.
        changes = {"next_check_at": transaction.now, "failures": min(found.failures, 1)}
    else:
        return False
    registrations.update(transaction, found.org_id, found.id, changes)
    return True


def wake(transaction: Transaction, owner: Owner, *, cause: str, delay_seconds: float | None = None) -> None:
    """Have the registrations of `owner` looked at once this transaction is committed, `delay_seconds` later if given."""
    at = None if delay_seconds is None else transaction.now + timedelta(seconds=delay_seconds)
    transaction.wake(JobKind.ADVANCE_REGISTRATION, owner.org_id, owner.owner_id, cause=cause, at=at)


def brand_changed(transaction: Transaction, org_id: str, owner_id: str) -> None:
    """The brand of `owner_id` was written: if it was withheld or refused, start the submission of the corrected one."""
    brand = brands.find(transaction, org_id, owner_id)
    found = None if brand is None else registrations.find(transaction, org_id, owner_id, Kind.BRAND, brand.id)
    if found is not None and found.needs_action:
        wake(transaction, Owner(org_id, owner_id), cause="person")


def campaign_changed(transaction: Transaction, org_id: str, owner_id: str, campaign_id: str) -> None:
    """A campaign of `owner_id` was written: start its submission if it was never at the vendor. A campaign that
    reviewers have refused waits for its resubmission."""
    found = registrations.find(transaction, org_id, owner_id, Kind.CAMPAIGN, campaign_id)
    if found is not None and found.needs_action and found.vendor_id is None:
        wake(transaction, Owner(org_id, owner_id), cause="person")


def campaign_declared(transaction: Transaction, org_id: str, owner_id: str) -> None:
    """`owner_id` has a new campaign: if registrations are under way already, have it looked at, which records why it waits."""
    if owner_id == org_id:
        goes_on = profiles.has_follower(transaction, org_id)
    else:
        found = profiles.current_status(transaction, org_id, owner_id)
        goes_on = found in (ProfileStatus.SUBMITTED, ProfileStatus.COMPLETED)
    if goes_on:
        wake(transaction, Owner(org_id, owner_id), cause="person")


def sweep(transaction: Transaction, *, limit: int) -> int:
    """Reconciliation: wake every owner with a due registration. Returns the number of owners, at most `limit`."""
    due = registrations.owners_due(transaction, limit=limit)
    for owner in due:
        wake(transaction, owner, cause="reconciliation")
    return len(due)


def tell_followers(transaction: Transaction, org_id: str, after_id: str) -> str:
    """Wake each profile on one page of those that inherit from the organization: the ids after `after_id`.

    Returns the id after which the next page begins, or "" when there are no more.
    """
    page = profiles.list_followers(transaction, org_id, after_id=after_id, limit=_FOLLOWERS_AT_ONCE)
    for profile_id in page:
        wake(transaction, Owner(org_id, profile_id), cause="registration")
    return page[-1] if len(page) == _FOLLOWERS_AT_ONCE else ""


def registration_of(token: str) -> str:
    """The id of the registration that a token belongs to."""
    return token.rpartition("-")[0]


def settle(transaction: Transaction, org_id: str, profile_id: str) -> None:
    """Decide the status again: a profile that waited for an approval, and has it, becomes COMPLETED.

    All callers of its last completion receive the result.

    Raises: AppError RESOURCE_014: the profile was deleted meanwhile.
    """
    if profiles.current_status(transaction, org_id, profile_id) is not ProfileStatus.SUBMITTED:
        return
    if run_store.find_open(transaction, org_id, profile_id) is not None:
        return
    dossier = dossiers.get(transaction, org_id, profile_id)
    if prerequisites.unmet(dossier):
        return
    settlement = status.settle(dossier)
    run = run_store.find_latest(transaction, org_id, profile_id)
    if settlement.status is ProfileStatus.COMPLETED and run is not None:
        runs.finish(transaction, run, RunStatus.COMPLETED, settlement.reasons)


def note_whatsapp(transaction: Transaction, org_id: str, owner_id: str, waba_id: str, reading: Reading) -> None:
    """Record the reading of a WhatsApp number that a completion got from Meta.

    No event is published here: the completion publishes its own.
    """
    found = registrations.find(transaction, org_id, owner_id, Kind.WHATSAPP, waba_id)
    registration = found or registrations.insert(transaction, org_id, owner_id, Kind.WHATSAPP, waba_id)
    followed = follow(Kind.WHATSAPP, registration.state, reading.state)
    changes: dict[str, Any] = {
        "vendor_fields": reading.vendor_fields,
        "reasons": reading.reasons,
        "vendor_id": reading.vendor_id,
        "checked_at": transaction.now,
        "failures": 0,
    }
    if isinstance(followed, Moved):
        changes |= {"state": followed.to, "state_since": transaction.now}
        registration_moves.insert(
            transaction,
            org_id,
            registration.id,
            name=followed.name,
            from_state=registration.state.value,
            to_state=followed.to.value,
            is_ignored=False,
            cause="completion",
            vendor_fields=reading.vendor_fields,
            exchanges=(),
        )
        metrics.registration_moved(Kind.WHATSAPP.value, followed.to.value)
    registrations.update(transaction, org_id, registration.id, changes)
    # If a reading is due, a notice may have arrived during the completion's own reading, and may be newer.
    if not registration.is_due(transaction.now):
        registrations.postpone(
            transaction, org_id, registration, transaction.now + timedelta(seconds=Pace().settled_check)
        )
