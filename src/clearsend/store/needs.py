"""Which profiles wait for a person, as a condition of a query. What they wait for is said by `actions/profiles.py`.

A number that is inherited or borrowed, and an account that is borrowed over several profiles, are looked at by their
registration alone: for one that was replaced since, the profile may be found although it waits for nothing any more.
"""

import sqlalchemy as sa

from clearsend.domain.registration import NEEDS_ACTION, NOT_STARTED, Kind
from clearsend.store.tables import brands, campaigns, profiles, registrations, whatsapp_accounts


def person(org_id: str) -> sa.ColumnElement[bool]:
    """True of a row of `profiles` for which somebody has to do something."""
    return sa.or_(
        profiles.c.review_rejected_at.is_not(None),
        sa.exists().where(
            *_troubled(org_id, Kind.BRAND),
            registrations.c.owner_id == _brand_owner(org_id),
            registrations.c.subject_id == brands.c.id,
            *_tcr_brand(org_id),
        ),
        sa.exists().where(
            *_troubled(org_id, Kind.CAMPAIGN),
            registrations.c.owner_id == sa.case((profiles.c.inherit_tcr_campaign, org_id), else_=profiles.c.id),
            registrations.c.subject_id == campaigns.c.id,
            campaigns.c.org_id == org_id,
            campaigns.c.deleted_at.is_(None),
            *_tcr_brand(org_id),
        ),
        sa.exists().where(
            *_troubled(org_id, Kind.NUMBER),
            registrations.c.owner_id == profiles.c.id,
            registrations.c.subject_id == sa.func.coalesce(profiles.c.sending_phone_number, registrations.c.subject_id),
            *_tcr_brand(org_id),
        ),
        sa.and_(
            profiles.c.sending_phone_number.is_(None),
            sa.exists().where(*_troubled(org_id, Kind.NUMBER_ORDER), registrations.c.owner_id == profiles.c.id),
        ),
        sa.exists().where(
            *_troubled(org_id, Kind.WHATSAPP),
            registrations.c.owner_id == _account_owner(org_id),
            registrations.c.subject_id == whatsapp_accounts.c.waba_id,
            whatsapp_accounts.c.org_id == org_id,
            whatsapp_accounts.c.owner_id == registrations.c.owner_id,
        ),
    )


def _troubled(org_id: str, kind: Kind) -> tuple[sa.ColumnElement[bool], ...]:
    """As `Registration.needs_action` says it."""
    has_begun_in_vain = sa.and_(
        registrations.c.state.in_(_words(NOT_STARTED)), sa.cast(registrations.c.reasons, sa.Text) != "[]"
    )
    return (
        registrations.c.org_id == org_id,
        registrations.c.kind == kind.value,
        sa.or_(registrations.c.state.in_(_words(NEEDS_ACTION)), has_begun_in_vain),
    )


def _words(states: frozenset[str]) -> list[str]:
    return sorted(str(state) for state in states)


def _brand_owner(org_id: str) -> sa.ColumnElement[str]:
    return sa.case((profiles.c.inherit_tcr_brand, org_id), else_=profiles.c.id)


def _tcr_brand(org_id: str) -> tuple[sa.ColumnElement[bool], ...]:
    """The brand in effect is a TCR application."""
    return (
        brands.c.org_id == org_id,
        brands.c.owner_id == _brand_owner(org_id),
        brands.c.compliance["is_tcr_application"].as_boolean(),
    )


def _account_owner(org_id: str) -> sa.ColumnElement[str]:
    """The profile itself, else whom it borrows from, else the organization."""
    own = whatsapp_accounts.alias("own_account")
    # Named, since it stands two queries deep: it is the profile of the outermost.
    has_own = sa.exists().where(own.c.org_id == org_id, own.c.owner_id == profiles.c.id).correlate(profiles)
    return sa.case(
        (has_own, profiles.c.id),
        else_=sa.func.coalesce(profiles.c.sending_whatsapp_number_profile_id, org_id),
    )
