"""What the pre-check holds back is written where people look for it: on the registration that it keeps from starting.

It decides nothing: the remarks are those of `domain/precheck.py`.
"""

from collections.abc import Mapping, Sequence

from clearsend.actions import registration_news
from clearsend.domain.registration import INITIAL, Ignored, Kind, VendorReason
from clearsend.domain.remark import Remark, Subject
from clearsend.store import registrations
from clearsend.store.database import Transaction
from clearsend.store.registrations import Owner

_KINDS = {Subject.BRAND: Kind.BRAND, Subject.CAMPAIGN: Kind.CAMPAIGN}


def write(transaction: Transaction, owner: Owner, held: Mapping[str, Sequence[Remark]], *, cause: str) -> None:
    """Give each registration that is held back its reasons, once; and take them from what is held no longer."""
    for registration in registrations.list_of(transaction, owner.org_id, [owner.owner_id]):
        is_mended = registration.state is INITIAL[registration.kind] and registration.subject_id not in held
        if is_mended and registration.kind in _KINDS.values() and registration.reasons:
            registrations.update(transaction, owner.org_id, registration.id, {"reasons": ()})
    for subject_id, remarks in held.items():
        kind = _KINDS[remarks[0].subject]
        found = registrations.find(transaction, owner.org_id, owner.owner_id, kind, subject_id)
        registration = found or registrations.insert(transaction, owner.org_id, owner.owner_id, kind, subject_id)
        reasons = tuple(VendorReason(one.code, one.why, one.fix, (one.pointer,)) for one in remarks)
        if registration.reasons == reasons:
            continue
        registrations.update(transaction, owner.org_id, registration.id, {"reasons": reasons})
        registration_news.record(
            transaction,
            registration,
            Ignored("held"),
            cause=cause,
            words={"codes": ", ".join(one.code for one in remarks)},
            exchanges=(),
        )
        registration_news.tell_held(
            transaction, registrations.get(transaction, owner.org_id, registration.id), cause=cause
        )
