"""The causes that start or continue registrations, and the settling of the profile afterwards. This module calls no vendor.

The transactions around each conversation are in `passes.py`; `domain/registration/plan.py` decides the next task.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from clearsend.actions.completion import runs
from clearsend.actions.registration import agreements
from clearsend.domain import prerequisites, status
from clearsend.domain.completion import RunStatus
from clearsend.domain.dossier import Dossier
from clearsend.domain.phone_number import needs_campaign
from clearsend.domain.profile import ProfileStatus
from clearsend.domain.registration import connection
from clearsend.domain.registration.agreement import SPENDING_CAP_REACHED
from clearsend.domain.registration.record import Registration, Request
from clearsend.domain.registration.states import NOT_STARTED, Kind, NumberState, SmsState, WhatsAppState
from clearsend.store import (
    brands,
    campaign_numbers,
    dependents,
    dossiers,
    profiles,
    registration_requests,
    registrations,
)
from clearsend.store import runs as run_store
from clearsend.store.engine.jobs import Kind as JobKind
from clearsend.store.foundation.database import Transaction
from clearsend.store.registrations import Owner

# The most profiles that one transaction goes through after a change of an owner on which they depend.
_FOLLOWERS_AT_ONCE = 200

# The most owners that are woken when a number leaves a full campaign: one of them gets its place. The daily reading finds whoever is
# left over.
_WAITING_AT_ONCE = 20


def start(transaction: Transaction, dossier: Dossier) -> None:
    """After a completion has settled, wake the registrations of the profile, and those that it inherits or borrows."""
    org_id = dossier.organization.id
    wanted = set(_in_effect(dossier))
    owners = {owner_id for owner_id, _, _ in wanted}
    in_order = sorted(registrations.list_of(transaction, org_id, owners), key=lambda one: one.id)
    known = {(found.owner_id, found.kind, found.subject_id): found for found in in_order}
    put_off = {key for key, found in known.items() if key in wanted and _retry_now(transaction, found)}
    # A thousand tenants that inherit what was approved long ago need not start a thousand checks.
    at_rest = {key for key, found in known.items() if key not in put_off and _is_at_rest(transaction, found)}
    for owner_id in {owner_id for owner_id, _, _ in wanted - at_rest}:
        wake(transaction, Owner(org_id, owner_id), cause="completion")


def _in_effect(dossier: Dossier) -> Iterator[tuple[str, Kind, str]]:
    """Everything that is registered for the profile: owner, kind and subject."""
    sms, whatsapp = dossier.sms, dossier.whatsapp
    if sms.owner_id is not None:
        yield sms.owner_id, Kind.SMS, sms.subject_id
    if whatsapp.owner_id is not None:
        yield whatsapp.owner_id, Kind.WHATSAPP, whatsapp.subject_id
    if not dossier.is_tcr_application:
        return
    assert dossier.brand is not None
    yield dossier.brand.owner_id, Kind.BRAND, dossier.brand.id
    for campaign in dossier.campaigns:
        yield campaign.owner_id, Kind.CAMPAIGN, campaign.id
    if sms.owner_id is not None and needs_campaign(sms.subject_id):
        yield sms.owner_id, Kind.NUMBER, sms.subject_id


def _is_at_rest(transaction: Transaction, found: Registration) -> bool:
    """Has the registration begun at the vendor, and is no reading due? A number on no campaign may be put on one now: its
    messaging profile may have been what was missing."""
    is_begun = found.state not in NOT_STARTED and found.state is not NumberState.NOT_ASSIGNED
    return is_begun and not found.is_due(transaction.now)


def _retry_now(transaction: Transaction, found: Registration) -> bool:
    """Make a registration due now, because a person has requested a completion. A refused sender is connected, and a refused
    number assigned, again. False, without a change, if the registration has no failures and waits for neither the vendor nor a
    person."""
    if found.state in _REFUSED_SENDERS:
        changes: dict[str, Any] = {"requested": Request.SUBMIT.value, "next_check_at": transaction.now}
    elif found.failures or found.is_waiting or found.needs_action:
        # The delays start again from the first. Otherwise every tenant that asks while the registry is down would double the
        # next delay of an inherited registration.
        changes = {"next_check_at": transaction.now, "failures": min(found.failures, 1)}
    else:
        return False
    registrations.update(transaction, found.org_id, found.id, changes)
    return True


# A completion tries these again: whatever the remedy told the person to do has been done.
_REFUSED_SENDERS = frozenset({NumberState.FAILED, SmsState.NEEDS_PERSON, WhatsAppState.NEEDS_PERSON})


def wake(transaction: Transaction, owner: Owner, *, cause: str, delay_seconds: float | None = None) -> None:
    """Have the registrations of `owner` looked at once this transaction is committed, `delay_seconds` later if given."""
    at = None if delay_seconds is None else transaction.now + timedelta(seconds=delay_seconds)
    transaction.wake(JobKind.ADVANCE_REGISTRATION, owner.org_id, owner.owner_id, cause=cause, at=at)


def brand_written(transaction: Transaction, org_id: str, owner_id: str, *, is_other: bool) -> None:
    """The brand of `owner_id` was written: if it was withheld or refused, start the submission of the corrected one. If it `is_other`
    than before, a requested correction of a verified brand has to be requested anew: a person has agreed to the earlier one."""
    brand = brands.find(transaction, org_id, owner_id)
    found = None if brand is None else registrations.find(transaction, org_id, owner_id, Kind.BRAND, brand.id)
    if is_other and found is not None and found.requested == Request.UPDATE:
        registrations.update(transaction, org_id, found.id, {"requested": None})
    if found is not None and found.needs_action:
        wake(transaction, Owner(org_id, owner_id), cause="person")


def campaign_changed(transaction: Transaction, org_id: str, owner_id: str, campaign_id: str) -> None:
    """A campaign of `owner_id` was written: start its submission if it was never at the vendor. A campaign that
    reviewers have refused waits for its resubmission."""
    found = registrations.find(transaction, org_id, owner_id, Kind.CAMPAIGN, campaign_id)
    if found is not None and found.needs_action and found.vendor_id is None:
        wake(transaction, Owner(org_id, owner_id), cause="person")


def declared(transaction: Transaction, org_id: str, owner_id: str) -> None:
    """Start a pass for an owner whose declarations a person has changed, and for those who inherit or borrow from it, page by page.

    A pass over a draft or a failed profile would only find that nobody has asked to complete it, and one over an organization
    from which nobody inherits would find its drafts: neither is woken.
    """
    owner = Owner(org_id, owner_id)
    agreements.end_of_undeclared(transaction, owner)
    if owner.is_organization:
        is_looked_after = dependents.has_heir(transaction, org_id)
    else:
        status_now = profiles.current_status(transaction, org_id, owner_id)
        is_looked_after = status_now in (ProfileStatus.SUBMITTED, ProfileStatus.COMPLETED)
        is_looked_after = is_looked_after or dependents.lends(transaction, org_id, owner_id)
    if is_looked_after:
        wake(transaction, owner, cause="person")
        _wake_owners_in_effect(transaction, owner)
    tell(transaction, owner)


def look_again(transaction: Transaction, dossier: Dossier) -> None:
    """A person has asked about a completed profile in which nothing is known to be out of order: have its senders read, unless
    that was done a moment ago, and retried, if their vendor was unavailable."""
    org_id = dossier.organization.id
    owner_ids = {one.owner_id for one in (dossier.sms, dossier.whatsapp) if one.owner_id is not None}
    if owner_ids:
        read_before = transaction.now - connection.FRESH
        for owner_id in registration_requests.look_again(transaction, org_id, owner_ids, read_before=read_before):
            wake(transaction, Owner(org_id, owner_id), cause="person")


def cap_raised(transaction: Transaction, org_id: str) -> None:
    """The organization's spending cap was raised or removed: have those looked at whose brand or campaign waits because of it, so
    that what is said of it is true. If they are many, the reconciliation takes the rest, page by page. Nothing is paid: an
    agreement that the cap did not allow was not made."""
    waiting = registrations.make_held_due(transaction, org_id, SPENDING_CAP_REACHED)
    for owner_id in waiting[:_FOLLOWERS_AT_ONCE]:
        wake(transaction, Owner(org_id, owner_id), cause="person")


def sweep(transaction: Transaction, *, limit: int) -> int:
    """Reconciliation: wake every owner with a due registration. Returns the number of owners, at most `limit`."""
    due = registrations.owners_due(transaction, limit=limit)
    for owner in due:
        wake(transaction, owner, cause="reconciliation")
    return len(due)


def tell(transaction: Transaction, owner: Owner) -> None:
    """Have the profiles that inherit or borrow from `owner` looked at, page by page, if there are any."""
    is_followed = (
        dependents.has_heir(transaction, owner.org_id)
        if owner.is_organization
        else dependents.has_borrower(transaction, owner.org_id, owner.owner_id)
    )
    if is_followed:
        transaction.wake(JobKind.TELL_FOLLOWERS, owner.org_id, owner.owner_id)


def _wake_owners_in_effect(transaction: Transaction, owner: Owner) -> None:
    """Have those whose number, account, brand or campaigns are in effect for a profile now look after them, if that is
    outstanding."""
    found = None if owner.is_organization else dossiers.find(transaction, owner.org_id, owner.owner_id)
    if found is None:
        return
    dossier = found.dossier
    is_sms_ready = dossier.sms.is_connected and (dossier.is_number_assigned or not dossier.campaigns_of_number)
    for channel, is_ready in ((dossier.sms, is_sms_ready), (dossier.whatsapp, dossier.whatsapp.is_connected)):
        if channel.owner_id not in (None, owner.owner_id) and not is_ready:
            wake(transaction, Owner(owner.org_id, str(channel.owner_id)), cause="registration")
    inherited = [dossier.brand] if dossier.profile.inherit_tcr_brand and dossier.brand is not None else []
    campaigns = dossier.campaigns if dossier.profile.inherit_tcr_campaign else ()
    are_approved = all(one.is_approved for one in inherited) and all(one.is_approved for one in campaigns)
    if dossier.is_tcr_application and not are_approved:
        wake(transaction, Owner(owner.org_id, owner.org_id), cause="registration")


def wake_next_owner(transaction: Transaction, owner: Owner, phone_number: str) -> None:
    """Have the owner that has declared a number since `owner` did look at it now: the number has become free for it."""
    next_id = profiles.owner_of_number(transaction, owner.org_id, phone_number, but=owner.owner_id)
    if next_id is None:
        return
    both = (
        registrations.find(transaction, owner.org_id, next_id, kind, phone_number) for kind in (Kind.SMS, Kind.NUMBER)
    )
    for found in sorted((one for one in both if one is not None), key=lambda one: one.id):
        registrations.update(transaction, owner.org_id, found.id, {"next_check_at": transaction.now})
    wake(transaction, Owner(owner.org_id, next_id), cause="registration")


def wake_waiting_for_room(transaction: Transaction, org_id: str, campaign_id: str) -> None:
    """Have the owners of numbers that wait for room on a campaign looked at: it has some. `campaign_id`: the vendor's."""
    for owner in campaign_numbers.list_waiting(transaction, org_id, campaign_id, limit=_WAITING_AT_ONCE):
        wake(transaction, owner, cause="registration")


def wake_lender(transaction: Transaction, owner: Owner) -> None:
    """Have the owner of the number that a profile sends from looked at: the number may go on the profile's campaign."""
    if profiles.find(transaction, owner.org_id, owner.owner_id) is None:
        return
    lender_id = dossiers.load(transaction, owner.org_id, owner.owner_id).sms.owner_id
    if lender_id not in (None, owner.owner_id):
        wake(transaction, Owner(owner.org_id, str(lender_id)), cause="registration")


def tell_followers(transaction: Transaction, owner: Owner, after_id: str) -> str:
    """Go through one page of those that depend on `owner`, heirs of an organization or borrowers of a profile, by the ids after
    `after_id`, and wake each for which a pass may find something to do. The others show the change already.

    Returns the id after which the next page begins, or "" when there are no more.
    """
    if owner.is_organization:
        page = dependents.heirs(transaction, owner.org_id, after_id=after_id, limit=_FOLLOWERS_AT_ONCE)
    else:
        page = dependents.borrowers(
            transaction, owner.org_id, owner.owner_id, after_id=after_id, limit=_FOLLOWERS_AT_ONCE
        )
    for found in page:
        if found.has_own_work:
            wake(transaction, Owner(owner.org_id, found.profile_id), cause="registration")
    return page[-1].profile_id if len(page) == _FOLLOWERS_AT_ONCE else ""


def registration_of(token: str) -> str:
    """The id of the registration that a token belongs to."""
    return token.rpartition("-")[0]


def settle(transaction: Transaction, dossier: Dossier) -> None:
    """Decide the status again: a profile that waited for an approval, and has it, becomes COMPLETED.

    All callers of its last completion receive the result. `dossier`: as it is now, with its profile locked.
    """
    org_id, profile_id = dossier.organization.id, dossier.profile.id
    if dossier.profile.status is not ProfileStatus.SUBMITTED or prerequisites.unmet(dossier):
        return
    settlement = status.settle(dossier)
    if (
        settlement.status is not ProfileStatus.COMPLETED
        or run_store.find_open(transaction, org_id, profile_id) is not None
    ):
        return
    run = run_store.find_latest(transaction, org_id, profile_id)
    if run is not None:
        runs.finish(transaction, run, RunStatus.COMPLETED, settlement.reasons)
