"""The condition by which a query finds profiles that wait for a person. It does not say what for: `actions/profiles.py` does.

The query first looks for registrations in trouble, then for their profiles: among a million profiles, few are in trouble. If a
profile inherits or borrows its number, the query does not check whether a registration is for the present number: once the
number was replaced, it may find a profile that no longer waits for anything.
"""

import sqlalchemy as sa

from clearsend.domain.registration.states import NEEDS_ACTION, NOT_STARTED, Kind
from clearsend.store.foundation.database import Transaction
from clearsend.store.foundation.tables import brands, campaigns, profiles, registrations, whatsapp_accounts

# The subqueries' own name for the profiles, apart from the table that the caller's query reads.
_PROFILE = profiles.alias("in_need")

_IS_TCR: sa.ColumnElement[bool] = brands.c.compliance["is_tcr_application"].as_boolean()


def person(transaction: Transaction, org_id: str) -> sa.ColumnElement[bool]:
    """The condition that a person has to do something for a row of `profiles`.

    Reads first whether the organization's own brand, campaign or account is in trouble: that concerns all inheriting profiles.
    """
    few = sa.union(_rejected(org_id), _in_trouble_themselves(org_id), _borrowing_trouble(org_id))
    found: list[sa.ColumnElement[bool]] = [profiles.c.id.in_(few)]
    if _is_parent_in_trouble(transaction, org_id, Kind.BRAND):
        found.append(profiles.c.inherit_tcr_brand)
    if _is_parent_in_trouble(transaction, org_id, Kind.CAMPAIGN):
        found.append(sa.and_(profiles.c.inherit_tcr_campaign, _has_tcr_brand(org_id, profiles)))
    if _is_parent_in_trouble(transaction, org_id, Kind.WHATSAPP):
        has_lender = profiles.c.sending_whatsapp_number_profile_id.is_not(None)
        found.append(sa.not_(sa.or_(has_lender, _has_account(org_id, profiles))))
    return sa.or_(*found)


def _rejected(org_id: str) -> sa.Select[tuple[str]]:
    return sa.select(_PROFILE.c.id).where(_PROFILE.c.org_id == org_id, _PROFILE.c.review_rejected_at.is_not(None))


def _in_trouble_themselves(org_id: str) -> sa.Select[tuple[str]]:
    """The profiles with a registration of their own that is in trouble and in effect."""
    own_brand = sa.exists().where(
        brands.c.org_id == org_id, brands.c.id == registrations.c.subject_id, _IS_TCR, ~_PROFILE.c.inherit_tcr_brand
    )
    own_campaign = sa.exists().where(
        campaigns.c.org_id == org_id,
        campaigns.c.id == registrations.c.subject_id,
        campaigns.c.deleted_at.is_(None),
        ~_PROFILE.c.inherit_tcr_campaign,
    )
    own_account = sa.exists().where(
        whatsapp_accounts.c.org_id == org_id,
        whatsapp_accounts.c.owner_id == _PROFILE.c.id,
        whatsapp_accounts.c.waba_id == registrations.c.subject_id,
    )
    number, kind = _PROFILE.c.sending_phone_number, registrations.c.kind
    is_own_number = sa.or_(number.is_(None), number == registrations.c.subject_id)
    has_tcr_brand = _has_tcr_brand(org_id, _PROFILE)
    return (
        sa.select(_PROFILE.c.id)
        .join(registrations, registrations.c.owner_id == _PROFILE.c.id)
        .where(
            _PROFILE.c.org_id == org_id,
            *_troubled(org_id),
            sa.or_(
                sa.and_(kind == Kind.BRAND.value, own_brand),
                sa.and_(kind == Kind.CAMPAIGN.value, own_campaign, has_tcr_brand),
                sa.and_(kind == Kind.NUMBER.value, is_own_number, has_tcr_brand),
                sa.and_(kind == Kind.NUMBER_ORDER.value, number.is_(None)),
                sa.and_(kind == Kind.WHATSAPP.value, own_account),
            ),
        )
    )


def _borrowing_trouble(org_id: str) -> sa.Select[tuple[str]]:
    """The profiles without a WhatsApp account of their own that borrow one in trouble."""
    return (
        sa.select(_PROFILE.c.id)
        .join(registrations, registrations.c.owner_id == _PROFILE.c.sending_whatsapp_number_profile_id)
        .join(whatsapp_accounts, whatsapp_accounts.c.owner_id == registrations.c.owner_id)
        .where(
            _PROFILE.c.org_id == org_id,
            *_troubled(org_id),
            registrations.c.kind == Kind.WHATSAPP.value,
            whatsapp_accounts.c.waba_id == registrations.c.subject_id,
            ~_has_account(org_id, _PROFILE),
        )
    )


def _is_parent_in_trouble(transaction: Transaction, org_id: str, kind: Kind) -> bool:
    """Is a brand, campaign or WhatsApp account of the organization itself in trouble?"""
    still_there = {
        Kind.BRAND: sa.exists().where(brands.c.org_id == org_id, brands.c.id == registrations.c.subject_id, _IS_TCR),
        Kind.CAMPAIGN: sa.exists().where(
            campaigns.c.org_id == org_id, campaigns.c.id == registrations.c.subject_id, campaigns.c.deleted_at.is_(None)
        ),
        Kind.WHATSAPP: sa.exists().where(
            whatsapp_accounts.c.org_id == org_id,
            whatsapp_accounts.c.owner_id == org_id,
            whatsapp_accounts.c.waba_id == registrations.c.subject_id,
        ),
    }
    row = transaction.connection.execute(
        sa.select(registrations.c.id)
        .where(
            *_troubled(org_id),
            registrations.c.kind == kind.value,
            registrations.c.owner_id == org_id,
            still_there[kind],
        )
        .limit(1)
    ).first()
    return row is not None


def _troubled(org_id: str) -> tuple[sa.ColumnElement[bool], ...]:
    """The same rule as `Registration.needs_action`."""
    has_failed_to_begin = sa.and_(
        registrations.c.state.in_(_values(NOT_STARTED)), sa.cast(registrations.c.reasons, sa.Text) != "[]"
    )
    return (
        registrations.c.org_id == org_id,
        # Stated separately, since the index covers this part.
        registrations.c.state.in_(_values(NEEDS_ACTION | NOT_STARTED)),
        sa.or_(registrations.c.state.in_(_values(NEEDS_ACTION)), has_failed_to_begin),
    )


def _values(states: frozenset[str]) -> list[str]:
    return sorted(str(state) for state in states)


def _has_tcr_brand(org_id: str, profile: sa.FromClause) -> sa.ColumnElement[bool]:
    """The brand in effect is a TCR application."""
    owner_id = sa.case((profile.c.inherit_tcr_brand, org_id), else_=profile.c.id)
    return sa.exists().where(brands.c.org_id == org_id, brands.c.owner_id == owner_id, _IS_TCR).correlate(profile)


def _has_account(org_id: str, profile: sa.FromClause) -> sa.ColumnElement[bool]:
    own = whatsapp_accounts.alias("own_account")
    return sa.exists().where(own.c.org_id == org_id, own.c.owner_id == profile.c.id).correlate(profile)
