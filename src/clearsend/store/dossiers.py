"""Gathers every fact that a rule may examine. It only reads, and decides only which number and account a profile sends from."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

import sqlalchemy as sa

from clearsend.domain import errors
from clearsend.domain.dossier import Dossier
from clearsend.domain.phone_number import needs_campaign
from clearsend.domain.profile import Brand, Campaign, Channel, ChannelKind, Profile
from clearsend.domain.registration import connection
from clearsend.domain.registration.record import Registration
from clearsend.domain.registration.states import Kind, NumberState
from clearsend.store import brands, campaigns, dependents, organizations, profiles, registrations, whatsapp_accounts
from clearsend.store.foundation.database import Transaction
from clearsend.store.foundation.prepared import Prepared
from clearsend.store.foundation.rows import Parts
from clearsend.store.foundation.tables import brands as brand_table
from clearsend.store.foundation.tables import organizations as organization_table
from clearsend.store.foundation.tables import profiles as profile_table
from clearsend.store.foundation.tables import whatsapp_accounts as account_table

_OWN_BRAND, _PARENT_BRAND = brand_table.alias("own_brand"), brand_table.alias("parent_brand")
_OWN_ACCOUNT, _PARENT_ACCOUNT = account_table.alias("own_account"), account_table.alias("parent_account")


def _belongs_to(table: sa.FromClause, owner_id: sa.ColumnElement[str]) -> sa.ColumnElement[bool]:
    return sa.and_(table.c.org_id == profile_table.c.org_id, table.c.owner_id == owner_id)


# Everything of which a profile has at most one comes in one row: each further query is another round trip.
_PARTS = Parts(profile_table, organization_table, _OWN_BRAND, _PARENT_BRAND, _OWN_ACCOUNT, _PARENT_ACCOUNT)
_FACTS = Prepared(
    sa.select(*_PARTS.columns)
    .select_from(profile_table)
    .join(organization_table, organization_table.c.id == profile_table.c.org_id)
    .outerjoin(_OWN_BRAND, _belongs_to(_OWN_BRAND, profile_table.c.id))
    .outerjoin(_PARENT_BRAND, _belongs_to(_PARENT_BRAND, profile_table.c.org_id))
    .outerjoin(_OWN_ACCOUNT, _belongs_to(_OWN_ACCOUNT, profile_table.c.id))
    .outerjoin(_PARENT_ACCOUNT, _belongs_to(_PARENT_ACCOUNT, profile_table.c.org_id))
    .where(
        profile_table.c.org_id == sa.bindparam("org_id"),
        profile_table.c.id == sa.bindparam("profile_id"),
        profile_table.c.deleted_at.is_(None),
    )
)


class Facts:
    """The facts about a profile, as one transaction has read them. What several callers need is read once."""

    def __init__(self, transaction: Transaction, parts: Sequence[Any]) -> None:
        self._transaction, self._parts = transaction, parts
        self.profile, self.organization = profiles.of_row(parts[0]), organizations.of_row(parts[1])

    @cached_property
    def registrations(self) -> Sequence[Registration]:
        """Those of the profile and of its organization."""
        return registrations.list_of_two(self._transaction, self.organization.id, self.profile.id, self.organization.id)

    @property
    def has_own_account(self) -> bool:
        return self._parts[4] is not None

    @cached_property
    def sms(self) -> Channel:
        """The profile's own number, else its lender's, else the organization's."""
        profile, organization = self.profile, self.organization
        lender = _owner(
            self._transaction,
            profile,
            has_own=lambda candidate: candidate.sending_phone_number is not None,
            borrows_from=lambda candidate: candidate.sending_phone_number_profile_id,
        )
        if lender is not None:
            owner_id, number = lender.id, lender.sending_phone_number
        elif profile.sending_phone_number_profile_id is None:
            owner_id, number = organization.id, organization.sending_phone_number
        else:
            number = None
        if number is None:
            return Channel(ChannelKind.SMS)
        is_connected = connection.is_confirmed(self.find(owner_id, Kind.SMS, number), number)
        return Channel(ChannelKind.SMS, owner_id, number, is_connected, number, fingerprint=number)

    @cached_property
    def whatsapp(self) -> Channel:
        """The profile's own account, else its lender's, else the organization's. The sender is the number's id at Meta, else
        the phone number, else the WABA id, whichever is configured."""
        profile, transaction = self.profile, self._transaction
        own, parent = (None if part is None else whatsapp_accounts.account_of_row(part) for part in self._parts[4:6])
        account, number = own, profile.whatsapp_phone_number
        if own is None and profile.sending_whatsapp_number_profile_id is None:
            account, number = parent, None
        elif own is None:
            lender = _owner(
                transaction,
                profile,
                has_own=lambda candidate: (
                    whatsapp_accounts.find_account(transaction, candidate.org_id, candidate.id) is not None
                ),
                borrows_from=lambda candidate: candidate.sending_whatsapp_number_profile_id,
            )
            if lender is not None:
                account = whatsapp_accounts.find_account(transaction, lender.org_id, lender.id)
                number = lender.whatsapp_phone_number
        if account is None:
            return Channel(ChannelKind.WHATSAPP)
        sender = account.phone_number_id or number or account.waba_id
        fingerprint = connection.fingerprint_of_account(account, number)
        found = self.find(account.owner_id, Kind.WHATSAPP, account.waba_id)
        is_connected = connection.is_confirmed(found, fingerprint)
        return Channel(ChannelKind.WHATSAPP, account.owner_id, sender, is_connected, account.waba_id, fingerprint)

    def channel(self, kind: ChannelKind) -> Channel:
        return self.sms if kind is ChannelKind.SMS else self.whatsapp

    def find(self, owner_id: str, kind: Kind, subject_id: str) -> Registration | None:
        """A registration of the profile, its organization, or a lender."""
        if owner_id not in (self.profile.id, self.organization.id):
            return registrations.find(self._transaction, self.organization.id, owner_id, kind, subject_id)
        wanted = (owner_id, kind, subject_id)
        return next((one for one in self.registrations if (one.owner_id, one.kind, one.subject_id) == wanted), None)

    @cached_property
    def dossier(self) -> Dossier:
        profile, organization, parts = self.profile, self.organization, self._parts
        own_brand, parent_brand = (None if part is None else brands.of_row(part) for part in parts[2:4])
        own_campaigns, parent_campaigns = campaigns.list_of_two(
            self._transaction, profile.org_id, profile.id, organization.id
        )
        return Dossier(
            profile=profile,
            organization=organization,
            own_brand=own_brand,
            parent_brand=parent_brand,
            own_campaigns=own_campaigns,
            parent_campaigns=parent_campaigns,
            sms=self.sms,
            whatsapp=self.whatsapp,
            is_review_approved=parts[0].review_approved_at is not None,
            is_number_assigned=self.sms.is_connected
            and (not needs_campaign(self.sms.subject_id) or self._number_is(NumberState.ASSIGNED)),
            is_number_refused=self._number_is(NumberState.FAILED),
            campaigns_of_number=self._campaigns_of_number(parent_brand, parent_campaigns),
        )

    def _number_is(self, state: NumberState) -> bool:
        """Is the connected number in this state, as far as its campaign is concerned?"""
        if self.sms.owner_id is None or not self.sms.is_connected:
            return False
        found = self.find(self.sms.owner_id, Kind.NUMBER, self.sms.subject_id)
        return found is not None and found.state is state

    def _campaigns_of_number(
        self, parent_brand: Brand | None, parent_campaigns: Sequence[Campaign]
    ) -> Sequence[Campaign]:
        """See `Dossier`. They matter to a profile with campaigns of its own that sends from another owner's number."""
        profile, sms = self.profile, self.sms
        if sms.owner_id in (None, profile.id) or profile.inherit_tcr_campaign or not needs_campaign(sms.sender or ""):
            return ()
        assert sms.owner_id is not None
        if sms.owner_id == self.organization.id:
            found = parent_campaigns if parent_brand and parent_brand.compliance.is_tcr_application else ()
        else:
            found = campaigns_in_effect(self._transaction, profile.org_id, sms.owner_id)
        if found:
            return found
        others = dependents.list_with_campaigns(
            self._transaction, profile.org_id, sms.owner_id, without=profile.id, limit=1
        )
        return campaigns.list_of(self._transaction, profile.org_id, others[0]) if others else ()


def campaigns_in_effect(transaction: Transaction, org_id: str, profile_id: str) -> Sequence[Campaign]:
    """The campaigns in effect for a profile, own or inherited; none if its brand in effect is not for the registry."""
    profile = profiles.find(transaction, org_id, profile_id)
    if profile is None:
        return ()
    brand = brands.find(transaction, org_id, org_id if profile.inherit_tcr_brand else profile_id)
    if brand is None or not brand.compliance.is_tcr_application:
        return ()
    return campaigns.list_of(transaction, org_id, org_id if profile.inherit_tcr_campaign else profile_id)


def find(transaction: Transaction, org_id: str, profile_id: str) -> Facts | None:
    """The facts about a profile; None if it is deleted."""
    row = _FACTS.one_or_none(transaction.connection, {"org_id": org_id, "profile_id": profile_id})
    return None if row is None else Facts(transaction, _PARTS.of(row))


def load(transaction: Transaction, org_id: str, profile_id: str) -> Facts:
    """Raises: AppError RESOURCE_014."""
    found = find(transaction, org_id, profile_id)
    if found is None:
        raise errors.AppError(errors.PROFILE_NOT_FOUND)
    return found


def get(transaction: Transaction, org_id: str, profile_id: str, *, for_update: bool = False) -> Dossier:
    """The dossier of a profile; `for_update` locks the profile until the transaction ends.

    Raises: AppError RESOURCE_014.
    """
    if for_update:
        # First, in a separate statement: a statement that has waited for a lock reads the other tables as they were before.
        profiles.lock(transaction, org_id, profile_id)
    return load(transaction, org_id, profile_id).dossier


def _owner(
    transaction: Transaction,
    profile: Profile,
    *,
    has_own: Callable[[Profile], bool],
    borrows_from: Callable[[Profile], str | None],
) -> Profile | None:
    """Follow the chain of lenders to the first profile that has its own number or account. None if no profile has, or if the
    chain is a circle: that cannot be configured, but must not hang a worker either."""
    seen: set[str] = set()
    candidate: Profile | None = profile
    while candidate is not None and candidate.id not in seen:
        if has_own(candidate):
            return candidate
        seen.add(candidate.id)
        lender_id = borrows_from(candidate)
        candidate = None if lender_id is None else profiles.find(transaction, profile.org_id, lender_id)
    return None
