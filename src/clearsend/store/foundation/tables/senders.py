"""The senders: brands, campaigns, accounts and channels of profiles and organizations."""

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
    sa.Column("pin_ciphertext", sa.Text),
    # The address to which Meta sends the account's messages, and its verify token; JSON before encryption.
    sa.Column("webhook_override_ciphertext", sa.Text),
    time("created_at"),
    time("updated_at"),
)

channels = sa.Table(
    "channels",
    metadata,
    primary_id(),
    org(),
    sa.Column("profile_id", sa.String(64), sa.ForeignKey("profiles.id"), nullable=False),
    sa.Column("kind", sa.String(16), nullable=False),
    # The sender's owner when the provider confirmed it; the channel is connected only while owner and sender are the same.
    identifier("owner_id", nullable=False),
    sa.Column("sender", sa.String(64), nullable=False),
    sa.Column("vendor_ids", Json, nullable=False),
    sa.Column("run_id", sa.String(64), sa.ForeignKey("runs.id"), nullable=False),
    time("connected_at"),
    sa.UniqueConstraint("profile_id", "kind"),
    sa.Index(None, "org_id", "owner_id"),
)
