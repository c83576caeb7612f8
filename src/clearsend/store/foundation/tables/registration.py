"""Registrations at the vendors with their moves, agreements and claims, and the vendors' notices."""

import sqlalchemy as sa

from clearsend.store.foundation.columns import Json, identifier, metadata, org, primary_id, rows_with, time

# Registrations at the vendors, one row per owner, kind and subject: the state machines of `domain/registration/states.py`.
registrations = sa.Table(
    "registrations",
    metadata,
    primary_id(),
    org(),
    sa.Column("kind", sa.String(16), nullable=False),
    identifier("owner_id", nullable=False),
    identifier("subject_id", nullable=False),
    sa.Column("state", sa.String(16), nullable=False),
    time("state_since"),
    sa.Column("vendor_id", sa.String(64)),
    sa.Column("tcr_id", sa.String(64)),
    # The vendor's own fields, for display; then the details in our words, on which decisions rest.
    sa.Column("vendor_fields", Json, nullable=False),
    sa.Column("details", Json, nullable=False, server_default="{}"),
    sa.Column("reasons", Json, nullable=False),
    sa.Column("intent", Json),
    # The data that was sent last, to find out later changes.
    sa.Column("sent", Json),
    sa.Column("requested", sa.String(16)),
    sa.Column("statement", sa.Text),
    sa.Column("otp_ciphertext", sa.Text),
    time("submitted_at", nullable=True),
    time("checked_at", nullable=True),
    time("next_check_at", nullable=True),
    sa.Column("failures", sa.Integer, nullable=False),
    # The campaign on which a number counts, as `campaign_room.campaign_of` says, for an index.
    sa.Column("campaign_id", sa.String(64)),
    # The number of changes by conversations: one that has been overtaken by another stores nothing.
    sa.Column("version", sa.Integer, nullable=False, server_default="0"),
    time("created_at"),
    sa.UniqueConstraint("org_id", "owner_id", "kind", "subject_id"),
    sa.Index(None, "next_check_at"),
    sa.Index(None, "vendor_id"),
    sa.Index(None, "tcr_id"),
    sa.Index(None, "kind", "subject_id"),
    sa.Index(None, "org_id", "state"),
    sa.Index(
        "ix_registrations_at_vendor",
        *("org_id", "kind", "created_at", "id"),
        **rows_with("vendor_id IS NOT NULL"),
    ),
    sa.Index("ix_registrations_on_campaign", "org_id", "campaign_id", **rows_with("campaign_id IS NOT NULL")),
)

registration_moves = sa.Table(
    "registration_moves",
    metadata,
    org(),
    sa.Column("registration_id", sa.String(64), sa.ForeignKey("registrations.id"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("name", sa.String(64), nullable=False),
    sa.Column("from_state", sa.String(16), nullable=False),
    sa.Column("to_state", sa.String(16), nullable=False),
    sa.Column("is_ignored", sa.Boolean, nullable=False),
    sa.Column("cause", sa.String(16), nullable=False),
    sa.Column("vendor_fields", Json, nullable=False),
    sa.Column("exchanges", Json, nullable=False),
    time("at"),
)

# Agreements to fees, one row per payment: open until the vendor accepts the request that it pays for, or until it ends.
agreements = sa.Table(
    "agreements",
    metadata,
    primary_id(),
    org(),
    identifier("owner_id", nullable=False),
    sa.Column("kind", sa.String(16), nullable=False),
    identifier("subject_id", nullable=False),
    sa.Column("payment", sa.String(16), nullable=False),
    # A campaign's use cases at the time of the agreement: the price depends on them.
    sa.Column("use_cases", Json, nullable=False),
    # The total agreed to, as decimal text; null for agreements from before totals were stored.
    sa.Column("amount", sa.String(16)),
    sa.Column("currency", sa.String(3), nullable=False),
    sa.Column("agreed_by", sa.String(64), nullable=False),
    # The profile whose completion agreed; empty if the payment alone was agreed to.
    identifier("completion_of", nullable=False),
    time("agreed_at"),
    time("used_at", nullable=True),
    time("ended_at", nullable=True),
    sa.Index(
        "uq_agreements_open",
        *("org_id", "owner_id", "kind", "subject_id", "completion_of"),
        unique=True,
        **rows_with("used_at IS NULL AND ended_at IS NULL"),
    ),
    sa.Index(None, "org_id", "agreed_at"),
)

# The organization that may use a number, or a campaign of another provider: all organizations share one vendor account.
claims = sa.Table(
    "claims",
    metadata,
    sa.Column("kind", sa.String(16), primary_key=True),
    sa.Column("value", sa.String(64), primary_key=True),
    org(),
    identifier("owner_id", nullable=False),
    sa.Column("basis", sa.String(16), nullable=False),
    time("claimed_at"),
    sa.Index(None, "org_id", "kind", "claimed_at", "value"),
)

# The vendors' notices, each stored once. Only a reading shows which organization a notice concerns.
inbox = sa.Table(
    "inbox",
    metadata,
    primary_id(),
    sa.Column("vendor", sa.String(16), nullable=False),
    sa.Column("notice_id", sa.String(128), nullable=False),
    sa.Column("type", sa.String(128), nullable=False),
    sa.Column("subjects", Json, nullable=False),
    sa.Column("summary", Json, nullable=False),
    # Null until the notice is applied.
    sa.Column("outcome", sa.String(32)),
    time("occurred_at", nullable=True),
    time("received_at"),
    time("applied_at", nullable=True),
    sa.UniqueConstraint("vendor", "notice_id"),
    sa.Index(None, "received_at"),
)

# Notes on registrations sent to Meta, which counts them per number, across all organizations.
whatsapp_registrations = sa.Table(
    "whatsapp_registrations",
    metadata,
    primary_id(),
    sa.Column("phone_number_id", sa.String(64), nullable=False),
    sa.Column("is_accepted", sa.Boolean, nullable=False),
    time("at"),
    sa.Index(None, "phone_number_id", "at"),
)
