"""Gathers every fact that a rule may examine. It only reads, and decides only which number and account a profile sends from."""

from collections.abc import Callable, Sequence
from typing import Any

import sqlalchemy as sa

from clearsend.domain import errors
from clearsend.domain.profile import Channel, ChannelKind, Dossier, Organization, Profile
from clearsend.domain.registration.plan import needs_campaign
from clearsend.domain.registration.states import Kind, NumberState
from clearsend.store import brands, campaigns, channels, organizations, profiles, registrations
from clearsend.store.channels import Confirmation
from clearsend.store.foundation.database import Transaction
from clearsend.store.foundation.prepared import Prepared
from clearsend.store.foundation.rows import Parts
from clearsend.store.foundation.tables import brands as brand_table
from clearsend.store.foundation.tables import channels as channel_table
from clearsend.store.foundation.tables import organizations as organization_table
from clearsend.store.foundation.tables import profiles as profile_table
from clearsend.store.foundation.tables import whatsapp_accounts as account_table

_OWN_BRAND, _PARENT_BRAND = brand_table.alias("own_brand"), brand_table.alias("parent_brand")
_OWN_ACCOUNT, _PARENT_ACCOUNT = account_table.alias("own_account"), account_table.alias("parent_account")
_SMS, _WHATSAPP = channel_table.alias("sms"), channel_table.alias("whatsapp")


def _belongs_to(table: sa.FromClause, owner_id: sa.ColumnElement[str]) -> sa.ColumnElement[bool]:
    return sa.and_(table.c.org_id == profile_table.c.org_id, table.c.owner_id == owner_id)


def _confirms(table: sa.FromClause, kind: ChannelKind) -> sa.ColumnElement[bool]:
    return sa.and_(
        table.c.org_id == profile_table.c.org_id,
        table.c.profile_id == profile_table.c.id,
        table.c.kind == sa.literal(kind.value),
    )


# Everything of which a profile has at most one comes in one row: each further query is another round trip.
_PARTS = Parts(
    profile_table, organization_table, _OWN_BRAND, _PARENT_BRAND, _OWN_ACCOUNT, _PARENT_ACCOUNT, _SMS, _WHATSAPP
)
_FACTS = Prepared(
    sa.select(*_PARTS.columns)
    .select_from(profile_table)
    .join(organization_table, organization_table.c.id == profile_table.c.org_id)
    .outerjoin(_OWN_BRAND, _belongs_to(_OWN_BRAND, profile_table.c.id))
    .outerjoin(_PARENT_BRAND, _belongs_to(_PARENT_BRAND, profile_table.c.org_id))
    .outerjoin(_OWN_ACCOUNT, _belongs_to(_OWN_ACCOUNT, profile_table.c.id))
    .outerjoin(_PARENT_ACCOUNT, _belongs_to(_PARENT_ACCOUNT, profile_table.c.org_id))
    .outerjoin(_SMS, _confirms(_SMS, ChannelKind.SMS))
    .outerjoin(_WHATSAPP, _confirms(_WHATSAPP, ChannelKind.WHATSAPP))
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
        self._profile, self._organization = profiles.of_row(parts[0]), organizations.of_row(parts[1])

    def channel(self, kind: ChannelKind) -> Channel:
        """One channel as the dossier has it."""
        if kind is ChannelKind.WHATSAPP:
            return _whatsapp(self._transaction, self._profile, self._parts)
        return _sms(self._transaction, self._profile, self._organization, self._parts)

    def dossier(self) -> Dossier:
        transaction, profile, organization, parts = self._transaction, self._profile, self._organization, self._parts
        own_brand, parent_brand = (None if part is None else brands.of_row(part) for part in parts[2:4])
        own_campaigns, parent_campaigns = campaigns.list_of_two(
            transaction, profile.org_id, profile.id, organization.id
        )
        sms = self.channel(ChannelKind.SMS)
        return Dossier(
            profile=profile,
            organization=organization,
            own_brand=own_brand,
            parent_brand=parent_brand,
            own_campaigns=own_campaigns,
            parent_campaigns=parent_campaigns,
            sms=sms,
            whatsapp=self.channel(ChannelKind.WHATSAPP),
            is_review_approved=parts[0].review_approved_at is not None,
            is_number_assigned=_is_assigned(transaction, profile, sms),
        )


def load(transaction: Transaction, org_id: str, profile_id: str) -> Facts:
    """Raises: AppError RESOURCE_014."""
    return Facts(transaction, _parts(transaction, org_id, profile_id))


def get(transaction: Transaction, org_id: str, profile_id: str, *, for_update: bool = False) -> Dossier:
    """The dossier of a profile; `for_update` locks the profile until the transaction ends.

    Raises: AppError RESOURCE_014.
    """
    if for_update:
        # First, in a separate statement: a statement that has waited for a lock reads the other tables as they were before.
        profiles.lock(transaction, org_id, profile_id)
    return load(transaction, org_id, profile_id).dossier()


def _parts(transaction: Transaction, org_id: str, profile_id: str) -> list[Any]:
    row = _FACTS.one_or_none(transaction.connection, {"org_id": org_id, "profile_id": profile_id})
    if row is None:
        raise errors.AppError(errors.PROFILE_NOT_FOUND)
    return _PARTS.of(row)


def _is_assigned(transaction: Transaction, profile: Profile, sms: Channel) -> bool:
    if sms.sender is None or not sms.is_connected:
        return False
    if not needs_campaign(sms.sender):
        return True
    found = registrations.find(transaction, profile.org_id, profile.id, Kind.NUMBER, sms.sender)
    return found is not None and found.state is NumberState.ASSIGNED


def _sms(transaction: Transaction, profile: Profile, organization: Organization, parts: Sequence[Any]) -> Channel:
    """The profile's own number, else its lender's, else the organization's."""
    confirmed = None if parts[6] is None else channels.confirmation_of_row(parts[6])
    lender = _owner(
        transaction,
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
    return Channel(ChannelKind.SMS, owner_id, number, is_connected=confirmed == Confirmation(owner_id, number))


def _whatsapp(transaction: Transaction, profile: Profile, parts: Sequence[Any]) -> Channel:
    """The profile's own account, else its lender's, else the organization's. The sender is the number's id at Meta, else the
    phone number, else the WABA id, whichever is configured."""
    own, parent = (None if part is None else channels.account_of_row(part) for part in parts[4:6])
    confirmed = None if parts[7] is None else channels.confirmation_of_row(parts[7])
    account, number = own, profile.whatsapp_phone_number
    if own is None and profile.sending_whatsapp_number_profile_id is None:
        account, number = parent, None
    elif own is None:
        lender = _owner(
            transaction,
            profile,
            has_own=lambda candidate: channels.find_account(transaction, candidate.org_id, candidate.id) is not None,
            borrows_from=lambda candidate: candidate.sending_whatsapp_number_profile_id,
        )
        if lender is not None:
            account = channels.find_account(transaction, lender.org_id, lender.id)
            number = lender.whatsapp_phone_number
    if account is None:
        return Channel(ChannelKind.WHATSAPP)
    sender = account.phone_number_id or number or account.waba_id
    is_connected = confirmed == Confirmation(account.owner_id, sender)
    return Channel(ChannelKind.WHATSAPP, account.owner_id, sender, is_connected)


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
