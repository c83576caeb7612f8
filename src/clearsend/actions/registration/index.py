"""The registration index: the registrations of several owners, read by one query. It changes nothing."""

from collections.abc import Iterable, Sequence

from clearsend.domain.registration.record import Registration
from clearsend.domain.registration.states import Kind
from clearsend.store import registrations
from clearsend.store.foundation.database import Transaction


class RegistrationIndex:
    """The registrations of several owners, with look-ups."""

    def __init__(self, owner_ids: Iterable[str], found: Iterable[Registration]) -> None:
        self._owner_ids = frozenset(owner_ids)
        self._found = {(one.owner_id, one.kind, one.subject_id): one for one in found}
        self._by_kind: dict[tuple[str, Kind], list[Registration]] = {}
        for one in self._found.values():
            self._by_kind.setdefault((one.owner_id, one.kind), []).append(one)

    def has(self, owner_id: str) -> bool:
        """Does the index cover `owner_id`?"""
        return owner_id in self._owner_ids

    def find(self, owner_id: str, kind: Kind, subject_id: str) -> Registration | None:
        return self._found.get((owner_id, kind, subject_id))

    def of_kind(self, owner_id: str, kind: Kind) -> Sequence[Registration]:
        return self._by_kind.get((owner_id, kind), ())

    def owners_in_need(self, kind: Kind) -> set[str]:
        """The ids of the owners with a registration of this kind that needs a person."""
        return {one.owner_id for one in self._found.values() if one.kind is kind and one.needs_action}


def load(transaction: Transaction, org_id: str, owner_ids: Iterable[str]) -> RegistrationIndex:
    wanted = list(owner_ids)
    return RegistrationIndex(wanted, registrations.list_of(transaction, org_id, wanted))
