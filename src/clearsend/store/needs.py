"""The condition by which a query finds profiles that wait for a person. It does not say what for: `actions/profiles.py` does.

The query first looks for registrations in trouble, then for their profiles: among a million profiles, few are in trouble. Of a
chain of lenders, it follows the first link only.

A draft counts only for what waits at a vendor or a reviewer, as `action_needed.is_awaited` says: its own next steps are no halt.
"""

from collections.abc import Callable, Iterator

import sqlalchemy as sa

from clearsend.domain.profile import ProfileStatus
from clearsend.domain.registration.states import NEEDS_ACTION, NEEDS_ACTION_IF_EXPLAINED, Kind
from clearsend.store.foundation.database import Transaction
from clearsend.store.foundation.tables import (
    FAILED,
    HEIR,
    LACKING,
    NOT_DELETED,
    brands,
    campaigns,
    organizations,
    profiles,
    registrations,
    runs,
    whatsapp_accounts,
)

# The subqueries' own name for the profiles, apart from the table that the caller's query reads.
_PROFILE = profiles.alias("in_need")
# A condition on a table of profiles.
Condition = Callable[[sa.FromClause], sa.ColumnElement[bool]]
# So many ids are gathered within some tens of milliseconds.
_MANY = 50_000

_IS_TCR: sa.ColumnElement[bool] = brands.c.compliance["is_tcr_application"].as_boolean()


def person(transaction: Transaction, org_id: str, *, many: int = _MANY) -> sa.ColumnElement[bool]:
    """The condition that a person has to do something for a row of `profiles`.

    Reads first what the organization itself has, and whether it is in trouble: that concerns all inheriting profiles. `many`: so
    many profiles that have come to a halt are not looked up by their ids: the caller's query meets some of them soon.
    """
    few = [
        _rejected(org_id),
        _in_trouble_themselves(org_id),
        _borrowing_trouble(org_id),
        _borrowing_a_number_in_trouble(org_id),
        _without_lender(org_id, "sending_phone_number_profile_id"),
        _without_lender(org_id, "sending_whatsapp_number_profile_id"),
    ]
    found: list[sa.ColumnElement[bool]] = []
    for halted in _halted(transaction, org_id):
        if _are_as_many(transaction, org_id, halted, many):
            found.append(halted(profiles))
        else:
            few.append(_ids(org_id, halted))
    found.append(profiles.c.id.in_(sa.union(*few)))
    if _is_parent_in_trouble(transaction, org_id, Kind.BRAND):
        found.append(profiles.c.inherit_tcr_brand)
    if _is_parent_in_trouble(transaction, org_id, Kind.CAMPAIGN):
        found.append(sa.and_(profiles.c.inherit_tcr_campaign, _has_tcr_brand(org_id, profiles)))
    if _is_parent_in_trouble(transaction, org_id, Kind.WHATSAPP):
        has_lender = profiles.c.sending_whatsapp_number_profile_id.is_not(None)
        found.append(sa.not_(sa.or_(has_lender, _has_account(org_id, profiles))))
    has_lender = profiles.c.sending_phone_number_profile_id.is_not(None)
    inherits_number = sa.and_(profiles.c.sending_phone_number.is_(None), sa.not_(has_lender))
    if _is_parent_in_trouble(transaction, org_id, Kind.SMS):
        found.append(inherits_number)
    if _is_parent_in_trouble(transaction, org_id, Kind.NUMBER):
        found.append(sa.and_(inherits_number, _has_tcr_brand(org_id, profiles)))
    return sa.or_(*found)


def _rejected(org_id: str) -> sa.Select[tuple[str]]:
    return sa.select(_PROFILE.c.id).where(_PROFILE.c.org_id == org_id, _PROFILE.c.review_rejected_at.is_not(None))


def _halted(transaction: Transaction, org_id: str) -> Iterator[Condition]:
    """The conditions that a profile itself has come to a halt: it has failed; or it was completed once, and has an unmet
    prerequisite, by the rules of `domain/prerequisites.py`."""
    yield lambda profile: _has_failed(org_id, profile)
    # None without a brand.
    is_parent_tcr = transaction.connection.execute(
        sa.select(sa.func.coalesce(_IS_TCR, sa.false())).where(*_of_organization(org_id, brands))
    ).scalar()
    parent_campaigns = sa.select(campaigns.c.id).where(
        *_of_organization(org_id, campaigns), campaigns.c.deleted_at.is_(None)
    )
    has_parent_campaign = transaction.connection.execute(parent_campaigns.limit(1)).first() is not None
    yield lambda profile: _is_lacking(profile, is_parent_tcr=bool(is_parent_tcr))
    missing = [
        name
        for name, is_there in (
            ("inherit_tcr_brand", is_parent_tcr is not None),
            ("inherit_tcr_campaign", has_parent_campaign),
        )
        if not is_there
    ]
    if missing:
        yield lambda profile: sa.and_(
            _is_begun(profile), sa.literal_column(HEIR), sa.or_(*(profile.c[name].is_(sa.true()) for name in missing))
        )


def _has_failed(org_id: str, profile: sa.FromClause) -> sa.ColumnElement[bool]:
    """A failed profile must be completed again, unless that was requested already."""
    is_completing = sa.exists().where(
        runs.c.org_id == org_id, runs.c.profile_id == profile.c.id, runs.c.finished_at.is_(None)
    )
    return sa.and_(sa.literal_column(FAILED), ~is_completing.correlate(profile))


def _is_lacking(profile: sa.FromClause, *, is_parent_tcr: bool) -> sa.ColumnElement[bool]:
    """Has a profile lost what it needs of its own? `is_parent_tcr`: is the organization's brand a TCR application?"""
    by_own_brand = sa.and_(~profile.c.inherit_tcr_brand, profile.c.own_brand_is_tcr)
    needs_campaigns = sa.or_(by_own_brand, profile.c.inherit_tcr_brand) if is_parent_tcr else by_own_brand
    return sa.and_(
        _is_begun(profile),
        sa.literal_column(LACKING),
        sa.or_(
            *(profile.c[name].is_(None) for name in ("name", "short_name", "description")),
            sa.and_(~profile.c.inherit_tcr_brand, profile.c.own_brand_is_tcr.is_(None)),
            sa.and_(~profile.c.inherit_tcr_campaign, ~profile.c.has_campaigns, needs_campaigns),
        ),
    )


def _is_begun(profile: sa.FromClause) -> sa.ColumnElement[bool]:
    return profile.c.status.in_([ProfileStatus.SUBMITTED.value, ProfileStatus.COMPLETED.value])


def _ids(org_id: str, condition: Condition) -> sa.Select[tuple[str]]:
    return sa.select(_PROFILE.c.id).where(
        _PROFILE.c.org_id == org_id, sa.literal_column(NOT_DELETED), condition(_PROFILE)
    )


def _are_as_many(transaction: Transaction, org_id: str, condition: Condition, number: int) -> bool:
    """Does the condition hold for at least `number` profiles?"""
    matching = _ids(org_id, condition).limit(number).subquery()
    counted = transaction.connection.execute(sa.select(sa.func.count()).select_from(matching)).scalar_one()
    return counted == number


def _of_organization(org_id: str, table: sa.Table) -> tuple[sa.ColumnElement[bool], ...]:
    return table.c.org_id == org_id, table.c.owner_id == org_id


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
    is_own_number = number == registrations.c.subject_id
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
                sa.and_(kind == Kind.SMS.value, is_own_number),
                sa.and_(kind == Kind.NUMBER.value, is_own_number, has_tcr_brand),
                sa.and_(kind == Kind.NUMBER_ORDER.value, number.is_(None)),
                sa.and_(kind == Kind.WHATSAPP.value, own_account),
            ),
        )
    )


def _borrowing_trouble(org_id: str) -> sa.Select[tuple[str]]:
    """The profiles without a WhatsApp account of their own that borrow one in trouble."""
    lender = profiles.alias("lender")
    return (
        sa.select(_PROFILE.c.id)
        .join(lender, lender.c.id == _PROFILE.c.sending_whatsapp_number_profile_id)
        .join(registrations, registrations.c.owner_id == lender.c.id)
        .join(whatsapp_accounts, whatsapp_accounts.c.owner_id == registrations.c.owner_id)
        .where(
            _PROFILE.c.org_id == org_id,
            *_troubled(org_id),
            lender.c.deleted_at.is_(None),
            registrations.c.kind == Kind.WHATSAPP.value,
            whatsapp_accounts.c.waba_id == registrations.c.subject_id,
            ~_has_account(org_id, _PROFILE),
        )
    )


def _borrowing_a_number_in_trouble(org_id: str) -> sa.Select[tuple[str]]:
    """The profiles without a number of their own that borrow one in trouble."""
    lender = profiles.alias("lender")
    kind = registrations.c.kind
    return (
        sa.select(_PROFILE.c.id)
        .join(lender, lender.c.id == _PROFILE.c.sending_phone_number_profile_id)
        .join(registrations, registrations.c.owner_id == lender.c.id)
        .where(
            _PROFILE.c.org_id == org_id,
            _PROFILE.c.sending_phone_number.is_(None),
            *_troubled(org_id),
            lender.c.deleted_at.is_(None),
            lender.c.sending_phone_number == registrations.c.subject_id,
            sa.or_(kind == Kind.SMS.value, sa.and_(kind == Kind.NUMBER.value, _has_tcr_brand(org_id, _PROFILE))),
        )
    )


def _without_lender(org_id: str, column: str) -> sa.Select[tuple[str]]:
    """The submitted and completed profiles without a sender of their own whose lender is deleted, or has nothing to lend. A lender
    that borrows itself is not followed."""
    lender = profiles.alias("lender")
    is_number = column == "sending_phone_number_profile_id"
    has_own = _PROFILE.c.sending_phone_number.is_not(None) if is_number else _has_account(org_id, _PROFILE)
    has_it = lender.c.sending_phone_number.is_not(None) if is_number else _has_account(org_id, lender)
    lends = sa.exists().where(
        lender.c.org_id == org_id,
        lender.c.id == _PROFILE.c[column],
        lender.c.deleted_at.is_(None),
        sa.or_(has_it, lender.c[column].is_not(None)),
    )
    return sa.select(_PROFILE.c.id).where(
        _PROFILE.c.org_id == org_id,
        _PROFILE.c[column].is_not(None),
        _is_begun(_PROFILE),
        sa.not_(has_own),
        ~lends.correlate(_PROFILE),
    )


def _is_parent_in_trouble(transaction: Transaction, org_id: str, kind: Kind) -> bool:
    """Is a brand, campaign, number or WhatsApp account of the organization itself in trouble?"""
    is_number = sa.exists().where(
        organizations.c.id == org_id, organizations.c.sending_phone_number == registrations.c.subject_id
    )
    still_there = {
        Kind.SMS: is_number,
        Kind.NUMBER: is_number,
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
    is_explained = sa.and_(
        registrations.c.state.in_(_values(NEEDS_ACTION_IF_EXPLAINED)), sa.cast(registrations.c.reasons, sa.Text) != "[]"
    )
    return (
        registrations.c.org_id == org_id,
        # Stated separately, since the index covers this part.
        registrations.c.state.in_(_values(NEEDS_ACTION | NEEDS_ACTION_IF_EXPLAINED)),
        sa.or_(registrations.c.state.in_(_values(NEEDS_ACTION)), is_explained),
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
