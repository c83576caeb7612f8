"""The senders: brands, campaigns and WhatsApp accounts of profiles and organizations."""

import sqlalchemy as sa

from clearsend.store.foundation.columns import Json, identifier, metadata, org, primary_id, time

brands = sa.Table(
    "brands",
    metadata,
    primary_id(),
    org(),
    identifier("owner_id", nullable=False, unique=True),
    sa.Column("contact", Json, nullable=False),
    sa.Column("business", Json),
    sa.Column("compliance", Json, nullable=False),
    sa.Column("tcr_brand_id", sa.String(64)),
    sa.Column("status", sa.String(32)),
    sa.Column("identity_status", sa.String(32)),
    sa.Column("universal_ein", sa.String(64)),
    sa.Column("csp_id", sa.String(64)),
    time("submitted_at", nullable=True),
    time("created_at"),
    time("updated_at"),
)

campaigns = sa.Table(
    "campaigns",
    metadata,
    primary_id(),
    org(),
    identifier("owner_id", nullable=False),
    sa.Column("brand_id", sa.String(64), sa.ForeignKey("brands.id"), nullable=False),
    sa.Column("content", Json, nullable=False),
    sa.Column("use_cases", Json, nullable=False),
    sa.Column("tcr_campaign_id", sa.String(64)),
    sa.Column("telnyx_campaign_id", sa.String(64)),
    sa.Column("status", sa.String(32)),
    sa.Column("sync_error", sa.Text),
    time("submitted_at", nullable=True),
    time("billed_at", nullable=True),
    time("created_at"),
    time("updated_at"),
    time("deleted_at", nullable=True),
    sa.Index(None, "org_id", "owner_id"),
)

whatsapp_accounts = sa.Table(
    "whatsapp_accounts",
    metadata,
    primary_id(),
    org(),
    identifier("owner_id", nullable=False, unique=True),
    sa.Column("waba_id", sa.String(64), nullable=False),
    sa.Column("phone_number_id", sa.String(64)),
    sa.Column("access_token_ciphertext", sa.Text, nullable=False),
    # The declared PIN; None if Clearsend may choose it.
    sa.Column("pin_ciphertext", sa.Text),
    # The address to which Meta sends the account's messages, and its verify token; JSON before encryption.
    sa.Column("webhook_override_ciphertext", sa.Text),
    # The replaced account that still sends, until this one is connected; JSON before encryption.
    sa.Column("former_ciphertext", sa.Text),
    # Grows with each change of the account or its secrets.
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    time("created_at"),
    time("updated_at"),
)

# The two-step PINs that Meta has, or may have, for WhatsApp numbers. They outlive the profile that has registered the number.
whatsapp_pins = sa.Table(
    "whatsapp_pins",
    metadata,
    primary_id(),
    org(),
    sa.Column("phone_number_id", sa.String(64), nullable=False),
    sa.Column("pin_ciphertext", sa.Text, nullable=False),
    time("updated_at"),
    sa.UniqueConstraint("org_id", "phone_number_id"),
)
