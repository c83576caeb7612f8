"""The connections of senders, as completions make them beside the passes: the leases on a sender, and on a campaign of another
provider, and the result. It calls no vendor.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from clearsend.actions.registration import changes
from clearsend.domain.completion import Exchange
from clearsend.domain.profile import Channel, ChannelKind
from clearsend.domain.reason import Reason
from clearsend.domain.registration import step as steps
from clearsend.domain.registration.outcome import Begun, Outcome, Read, Refused
from clearsend.domain.registration.pace import Pace
from clearsend.domain.registration.record import Reading, Registration
from clearsend.domain.registration.tasks import AcceptCampaign, ConnectSms, ConnectWhatsApp, ReadCampaign, Task
from clearsend.store import registrations
from clearsend.store.engine import leases
from clearsend.store.foundation.database import Transaction

# The cause in the history of a registration.
_COMPLETION = "completion"


def task_of(channel: Channel) -> ConnectSms | ConnectWhatsApp:
    """The task of connecting a configured channel."""
    if channel.kind is ChannelKind.SMS:
        return ConnectSms(channel.subject_id)
    return ConnectWhatsApp(channel.subject_id, channel.fingerprint)


def occupy(transaction: Transaction, owner_id: str, task: Task, *, holder: str, lasts: timedelta) -> bool:
    """Acquire all leases on the thing that a task concerns, if there are any. False if another conversation has one of them: then
    `holder` keeps none."""
    names = _leases(owner_id, task)
    taken = [leases.acquire(transaction, name, holder=holder, lasts=lasts) for name in names]
    if not all(taken):
        leave(transaction, owner_id, task, holder=holder)
    return all(taken)


def leave(transaction: Transaction, owner_id: str, task: Task, *, holder: str) -> None:
    for name in _leases(owner_id, task):
        leases.release(transaction, name, holder=holder)


def _leases(owner_id: str, task: Task) -> list[str]:
    """The names of the leases that a task needs.

    Connecting a sender: one for the owner's objects at the vendor and, for SMS, one for the number across all organizations.
    Without the latter, of two conversations that find the number on no messaging profile, the second would take it off the
    profile of the first. A campaign of another provider: one across all organizations, so that it is accepted once, and that
    of several campaigns that name it, one is read at a time.
    """
    of_owner = f"{task.kind.value}:{owner_id}"
    match task:
        case ConnectSms():
            return [of_owner, f"number:{task.subject_id}"]
        case ConnectWhatsApp():
            return [of_owner]
        case AcceptCampaign() | ReadCampaign():
            shared_id = task.campaign.content.shared_tcr_campaign_id
            return [] if shared_id is None else [f"campaign:{shared_id}"]
        case _:
            return []


def begin(transaction: Transaction, org_id: str, channel: Channel, found: Registration | None) -> bool:
    """Note that a completion is about to connect a sender, of which `found` is known. False if a conversation has changed that
    meanwhile."""
    assert channel.owner_id is not None
    task = task_of(channel)
    before = found or registrations.new(org_id, channel.owner_id, task.kind, task.subject_id, transaction.now)
    change = steps.step(before, Begun(task), transaction.now, Pace())
    return change.registration == before or changes.save(transaction, before, change, cause=_COMPLETION)


def confirm(
    transaction: Transaction, org_id: str, channel: Channel, reading: Reading, *, exchanges: Sequence[Exchange]
) -> None:
    """Save that a completion has connected a sender, with the vendor's reading."""
    _save(transaction, org_id, channel, reading, exchanges)


def refuse(
    transaction: Transaction, org_id: str, channel: Channel, reason: Reason, *, exchanges: Sequence[Exchange]
) -> None:
    """Save that the vendor has refused to connect a sender for a completion."""
    _save(transaction, org_id, channel, reason, exchanges)


def _save(
    transaction: Transaction,
    org_id: str,
    channel: Channel,
    result: Reading | Reason,
    exchanges: Sequence[Exchange],
) -> None:
    assert channel.owner_id is not None
    task = task_of(channel)
    found = registrations.find(transaction, org_id, channel.owner_id, task.kind, task.subject_id, for_update=True)
    before = found or registrations.new(org_id, channel.owner_id, task.kind, task.subject_id, transaction.now)
    outcome: Outcome = (
        Read(task, before, reading=result) if isinstance(result, Reading) else Refused(task, before, reason=result)
    )
    change = steps.step(before, outcome, transaction.now, Pace())
    # If a reading is due, a notice may have arrived during the completion's own, and may be newer: its date stays.
    seen = replace(before, next_check_at=None) if before.is_due(transaction.now) else before
    # No event of the move is published here: the completion publishes its own.
    changes.save(
        transaction, before, replace(change, is_silent=True), cause=_COMPLETION, conversing=seen, exchanges=exchanges
    )
