"""Organizations and their users, keys and profiles, and the answers kept under an Idempotency-Key."""

import sqlalchemy as sa

from clearsend.store.foundation.columns import Json, metadata, org, primary_id, rows_with, time

organizations = sa.Table(
    "organizations",
    metadata,
    primary_id(),
    sa.Column("name", sa.String(100), nullable=False),
    sa.Column("email", sa.String(254), nullable=False),
    sa.Column("sending_phone_number", sa.String(32)),
    # The most that may be agreed to in a calendar month (USD, decimal text); null: no cap.
    sa.Column("monthly_spending_cap", sa.String(16)),
    # The secret that signs the callbacks of the organization's runs.
    sa.Column("signing_secret_ciphertext", sa.Text, nullable=False),
    time("created_at"),
    time("updated_at"),
)

users = sa.Table(
    "users",
    metadata,
    primary_id(),
    org(),
    sa.Column("email", sa.String(254), nullable=False),
    sa.Column("name", sa.String(100), nullable=False),
    sa.Column("role", sa.String(16), nullable=False),
    sa.Column("status", sa.String(16), nullable=False),
    time("created_at"),
    time("updated_at"),
    sa.UniqueConstraint("org_id", "email"),
)

api_keys = sa.Table(
    "api_keys",
    metadata,
    primary_id(),
    org(),
    sa.Column("user_id", sa.String(64), sa.ForeignKey("users.id"), nullable=False),
    sa.Column("profile_id", sa.String(64), sa.ForeignKey("profiles.id")),
    sa.Column("name", sa.String(100), nullable=False),
    # Keys are 256 random bits, so a plain digest cannot be reversed; no salt, because keys are found by their digest.
    sa.Column("digest", sa.String(64), nullable=False, unique=True),
    sa.Column("hint", sa.String(16), nullable=False),
    time("created_at"),
    time("revoked_at", nullable=True),
    sa.Index(None, "org_id"),
)

# Conditions of partial indexes. A query that follows such an index must repeat its conditions word for word.
# `LACKING`: which profiles lack something of their own, or may lack it: with an inherited brand, the kind of that brand decides whether
# campaigns are needed.
NOT_DELETED = "deleted_at IS NULL"
LACKING = (
    "(name IS NULL OR short_name IS NULL OR description IS NULL "
    "OR (NOT inherit_tcr_brand AND own_brand_is_tcr IS NULL) "
    "OR (NOT inherit_tcr_campaign AND NOT has_campaigns AND (inherit_tcr_brand OR own_brand_is_tcr)))"
)
FAILED = "status = 'failed'"
HEIR = "(inherit_tcr_brand OR inherit_tcr_campaign)"

profiles = sa.Table(
    "profiles",
    metadata,
    primary_id(),
    org(),
    sa.Column("name", sa.String(100)),
    sa.Column("short_name", sa.String(11)),
    sa.Column("description", sa.Text),
    sa.Column("icon", sa.Text),
    sa.Column("status", sa.String(16), nullable=False),
    sa.Column("inherit_tcr_brand", sa.Boolean, nullable=False),
    sa.Column("inherit_tcr_campaign", sa.Boolean, nullable=False),
    sa.Column("allow_contact_sharing", sa.Boolean, nullable=False),
    sa.Column("allow_template_sharing", sa.Boolean, nullable=False),
    sa.Column("inherit_contacts", sa.Boolean, nullable=False),
    sa.Column("inherit_templates", sa.Boolean, nullable=False),
    sa.Column("billing_model", sa.String(32), nullable=False),
    sa.Column("billing_contact", Json),
    sa.Column("sending_phone_number", sa.String(32)),
    sa.Column("sending_phone_number_profile_id", sa.String(64)),
    sa.Column("whatsapp_phone_number", sa.String(32)),
    sa.Column("sending_whatsapp_number_profile_id", sa.String(64)),
    sa.Column("allow_number_change_during_onboarding", sa.Boolean, nullable=False),
    # May the profile's own key spend the organization's money on the profile's registrations and numbers?
    sa.Column("allow_profile_spending", sa.Boolean, nullable=False, server_default=sa.false()),
    # What the profile has in other tables, where no index of profiles could see it: whether its own brand is a TCR application,
    # null without a brand (`store/brands.py` maintains it); and whether it has campaigns (`store/campaigns.py` does).
    sa.Column("own_brand_is_tcr", sa.Boolean),
    sa.Column("has_campaigns", sa.Boolean, nullable=False, server_default=sa.false()),
    # Set by a reviewer, for traffic outside the TCR with a main destination country; only the last decision is kept.
    time("review_approved_at", nullable=True),
    time("review_rejected_at", nullable=True),
    sa.Column("review_reason", sa.Text),
    time("created_at"),
    time("updated_at"),
    time("deleted_at", nullable=True),
    sa.Index("ix_profiles_by_age", "org_id", "created_at", "id", **rows_with("deleted_at IS NULL")),
    sa.Index("ix_profiles_by_change", "org_id", "updated_at", "id", **rows_with("deleted_at IS NULL")),
    sa.Index("ix_profiles_by_status", "org_id", "status", "updated_at", "id", **rows_with("deleted_at IS NULL")),
    sa.Index("ix_profiles_rejected", "org_id", **rows_with("review_rejected_at IS NOT NULL")),
    *(
        sa.Index(f"ix_profiles_{lender}", "org_id", lender, **rows_with(f"{lender} IS NOT NULL"))
        for lender in ("sending_phone_number_profile_id", "sending_whatsapp_number_profile_id")
    ),
    sa.Index(
        "ix_profiles_sending_phone_number",
        "org_id",
        "sending_phone_number",
        **rows_with("sending_phone_number IS NOT NULL"),
    ),
    # Beside the index by status, which SQLite's statistics of a million completed profiles let it pass over.
    sa.Index("ix_profiles_failed", "org_id", **rows_with(f"{NOT_DELETED} AND {FAILED}")),
    sa.Index("ix_profiles_heirs", "org_id", "status", **rows_with(f"{NOT_DELETED} AND {HEIR}")),
    sa.Index("ix_profiles_lacking", "org_id", "status", **rows_with(f"{NOT_DELETED} AND {LACKING}")),
)

# The number of an organization's profiles that are not deleted: counting a million rows takes longer than reading a page.
profile_counts = sa.Table(
    "profile_counts",
    metadata,
    sa.Column("org_id", sa.String(64), sa.ForeignKey("organizations.id"), primary_key=True),
    sa.Column("visible", sa.Integer, nullable=False),
)

idempotency_records = sa.Table(
    "idempotency_records",
    metadata,
    sa.Column("org_id", sa.String(64), sa.ForeignKey("organizations.id"), primary_key=True),
    sa.Column("method", sa.String(8), primary_key=True),
    # The digest of the namespace and path: the length of an index key is limited, that of a path is not.
    sa.Column("path_digest", sa.String(64), primary_key=True),
    sa.Column("key", sa.String(255), primary_key=True),
    sa.Column("request_id", sa.String(64), nullable=False),
    sa.Column("status_code", sa.Integer),
    sa.Column("body", sa.Text),
    sa.Column("is_sandbox", sa.Boolean),
    time("created_at"),
    sa.Index(None, "created_at"),
)
