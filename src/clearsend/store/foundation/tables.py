"""The tables, as SQLAlchemy Core sees them. It never reads or writes a row; migrations make the tables in a database.

Conventions: ids are UUID text; times are UTC; what belongs to a tenant carries `org_id`; `owner_id` is the id of a
profile, or of the organization for what is its own. Columns ending in `_ciphertext` are encrypted by the vault.
"""

import sqlalchemy as sa

from clearsend.store.foundation.columns import Json, identifier, org, primary_id, rows_with, time
from clearsend.store.foundation.columns import metadata as metadata

organizations = sa.Table(
    "organizations",
    metadata,
    primary_id(),
    sa.Column("name", sa.String(100), nullable=False),
    sa.Column("email", sa.String(254), nullable=False),
    sa.Column("sending_phone_number", sa.String(32)),
    # What the callbacks of its completion runs are signed with.
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
    # Keys are 256 random bits, so a plain digest cannot be guessed back; no salt, because it is what is looked up.
    sa.Column("digest", sa.String(64), nullable=False, unique=True),
    sa.Column("hint", sa.String(16), nullable=False),
    time("created_at"),
    time("revoked_at", nullable=True),
    sa.Index(None, "org_id"),
)

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
    # May the profile's own key spend the organization's money on the profile's things?
    sa.Column("allow_profile_spending", sa.Boolean, nullable=False, server_default=sa.false()),
    # Set by a reviewer, for traffic outside the TCR with a main destination country; the last decision is the one that counts.
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
)

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
    # Where Meta sends the account's messages, and the verify token that goes with it; JSON before it was encrypted.
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
    # Whose number it was when the provider confirmed it; a channel counts as connected only while that still holds.
    identifier("owner_id", nullable=False),
    sa.Column("sender", sa.String(64), nullable=False),
    sa.Column("vendor_ids", Json, nullable=False),
    sa.Column("run_id", sa.String(64), sa.ForeignKey("runs.id"), nullable=False),
    time("connected_at"),
    sa.UniqueConstraint("profile_id", "kind"),
    sa.Index(None, "org_id", "owner_id"),
)

runs = sa.Table(
    "runs",
    metadata,
    primary_id(),
    org(),
    sa.Column("profile_id", sa.String(64), sa.ForeignKey("profiles.id"), nullable=False),
    sa.Column("status", sa.String(16), nullable=False),
    sa.Column("reasons", Json, nullable=False),
    sa.Column("request_id", sa.String(64), nullable=False),
    sa.Column("requested_by", sa.String(64), nullable=False),
    time("requested_at"),
    time("started_at", nullable=True),
    time("finished_at", nullable=True),
    sa.Index(None, "profile_id", "requested_at"),
)
# At most one open run per profile, whatever the callers do at the same moment.
sa.Index("uq_runs_open_profile", runs.c.profile_id, unique=True, **rows_with("finished_at IS NULL"))

run_steps = sa.Table(
    "run_steps",
    metadata,
    org(),
    sa.Column("run_id", sa.String(64), sa.ForeignKey("runs.id"), primary_key=True),
    sa.Column("name", sa.String(32), primary_key=True),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("status", sa.String(16), nullable=False),
    sa.Column("result", Json),
    time("started_at", nullable=True),
    time("finished_at", nullable=True),
    time("next_attempt_at", nullable=True),
)

run_attempts = sa.Table(
    "run_attempts",
    metadata,
    org(),
    sa.Column("run_id", sa.String(64), sa.ForeignKey("runs.id"), primary_key=True),
    sa.Column("step", sa.String(32), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("outcome", sa.String(16), nullable=False),
    sa.Column("message", sa.Text),
    sa.Column("exchanges", Json, nullable=False),
    time("started_at"),
    time("finished_at", nullable=True),
)

run_callbacks = sa.Table(
    "run_callbacks",
    metadata,
    org(),
    sa.Column("run_id", sa.String(64), sa.ForeignKey("runs.id"), primary_key=True),
    # The digest makes long addresses unique on every database.
    sa.Column("url_digest", sa.String(64), primary_key=True),
    sa.Column("url", sa.Text, nullable=False),
    time("added_at"),
)

events = sa.Table(
    "events",
    metadata,
    primary_id(),
    org(),
    # Null for what happens to the organization's own brand and campaigns.
    sa.Column("profile_id", sa.String(64), sa.ForeignKey("profiles.id")),
    sa.Column("run_id", sa.String(64)),
    sa.Column("type", sa.String(64), nullable=False),
    sa.Column("payload", Json, nullable=False),
    time("occurred_at"),
    sa.Index(None, "org_id", "profile_id", "occurred_at", "id"),
)

# Who hears of events, beside those who asked to be called when a run ends.
webhook_endpoints = sa.Table(
    "webhook_endpoints",
    metadata,
    primary_id(),
    org(),
    # The one profile of which it hears; null: it hears of everything in the organization.
    identifier("profile_id"),
    sa.Column("display_name", sa.String(255), nullable=False),
    sa.Column("endpoint_url", sa.Text),
    sa.Column("signing_secret_ciphertext", sa.Text, nullable=False),
    # The secrets before the last rotations, newest first, each with the moment until which it signs too:
    # `{"ciphertext", "until"}`.
    sa.Column("retiring_secrets", Json),
    sa.Column("is_active", sa.Boolean, nullable=False),
    # Set when failures, not a person, have switched it off.
    time("disabled_at", nullable=True),
    sa.Column("disabled_reason", sa.Text),
    sa.Column("event_types", Json, nullable=False),
    sa.Column("event_filters", Json),
    # Filters of their own for what happens to profiles, where they differ from those above.
    sa.Column("sender_profile", Json),
    sa.Column("retry_count", sa.Integer, nullable=False),
    sa.Column("timeout_seconds", sa.Integer, nullable=False),
    sa.Column("consecutive_failures", sa.Integer, nullable=False),
    time("last_delivery_attempt_at", nullable=True),
    time("last_successful_delivery_at", nullable=True),
    time("created_at"),
    time("updated_at"),
    time("deleted_at", nullable=True),
    sa.Index(None, "org_id", "created_at", "id"),
)

deliveries = sa.Table(
    "deliveries",
    metadata,
    primary_id(),
    org(),
    sa.Column("event_id", sa.String(64), sa.ForeignKey("events.id"), nullable=False),
    # Whom it is for: those who asked to be called when the run ends, or an endpoint. An endpoint that was deleted since
    # keeps its log.
    sa.Column("run_id", sa.String(64)),
    sa.Column("endpoint_id", sa.String(64)),
    sa.Column("url", sa.Text, nullable=False),
    # The exact bytes that every attempt sends.
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("status", sa.String(16), nullable=False),
    # The number of the last attempt that will be made, and of the last one before it was delivered again by hand.
    sa.Column("attempts_allowed", sa.Integer, nullable=False),
    sa.Column("attempts_before", sa.Integer, nullable=False),
    time("next_attempt_at", nullable=True),
    time("created_at"),
    time("finished_at", nullable=True),
    sa.Index(None, "run_id"),
    sa.Index(None, "event_id"),
    sa.Index(None, "endpoint_id", "created_at", "id"),
    sa.Index(None, "finished_at"),
)

delivery_attempts = sa.Table(
    "delivery_attempts",
    metadata,
    org(),
    sa.Column("delivery_id", sa.String(64), sa.ForeignKey("deliveries.id"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("outcome", sa.String(32), nullable=False),
    sa.Column("http_status", sa.Integer),
    sa.Column("duration_ms", sa.Integer, nullable=False),
    sa.Column("response_excerpt", sa.Text),
    sa.Column("error", sa.Text),
    time("attempted_at"),
)

# What is registered at the vendors, one row a thing: the state machines of `domain/registration/states.py`.
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
    # The vendor's own fields, to be shown; what is decided by them, in our words.
    sa.Column("vendor_fields", Json, nullable=False),
    sa.Column("details", Json, nullable=False, server_default="{}"),
    sa.Column("reasons", Json, nullable=False),
    sa.Column("intent", Json),
    # What was last sent, to tell what has changed since.
    sa.Column("sent", Json),
    sa.Column("requested", sa.String(16)),
    sa.Column("statement", sa.Text),
    sa.Column("otp_ciphertext", sa.Text),
    time("submitted_at", nullable=True),
    time("checked_at", nullable=True),
    time("next_check_at", nullable=True),
    sa.Column("failures", sa.Integer, nullable=False),
    time("created_at"),
    sa.UniqueConstraint("org_id", "owner_id", "kind", "subject_id"),
    sa.Index(None, "next_check_at"),
    sa.Index(None, "vendor_id"),
    sa.Index(None, "tcr_id"),
    sa.Index(None, "kind", "subject_id"),
    sa.Index(None, "org_id", "state"),
)

# Who has agreed to which fee, one row a payment: open until the vendor takes the request that it pays for, or until it ends.
agreements = sa.Table(
    "agreements",
    metadata,
    primary_id(),
    org(),
    identifier("owner_id", nullable=False),
    sa.Column("kind", sa.String(16), nullable=False),
    identifier("subject_id", nullable=False),
    sa.Column("payment", sa.String(16), nullable=False),
    # Of a campaign, what it was for when its price was named.
    sa.Column("use_cases", Json, nullable=False),
    # The total that was named, decimal text; null: agreed before totals were kept.
    sa.Column("amount", sa.String(16)),
    sa.Column("currency", sa.String(3), nullable=False),
    sa.Column("agreed_by", sa.String(64), nullable=False),
    # The profile whose completion has agreed; empty for a fee that was accepted by itself.
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
)

# Which organization a number, or a campaign that another provider shares, belongs to. All share one account at the vendor.
claims = sa.Table(
    "claims",
    metadata,
    sa.Column("kind", sa.String(16), primary_key=True),
    sa.Column("value", sa.String(64), primary_key=True),
    org(),
    identifier("owner_id", nullable=False),
    sa.Column("basis", sa.String(16), nullable=False),
    time("claimed_at"),
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

# What vendors have told, each notice once. Whose it is, only the reading of it tells.
inbox = sa.Table(
    "inbox",
    metadata,
    primary_id(),
    sa.Column("vendor", sa.String(16), nullable=False),
    sa.Column("notice_id", sa.String(128), nullable=False),
    sa.Column("type", sa.String(128), nullable=False),
    sa.Column("subjects", Json, nullable=False),
    sa.Column("summary", Json, nullable=False),
    # What became of it: null until it was applied.
    sa.Column("outcome", sa.String(32)),
    time("occurred_at", nullable=True),
    time("received_at"),
    time("applied_at", nullable=True),
    sa.UniqueConstraint("vendor", "notice_id"),
    sa.Index(None, "received_at"),
)

# Meta counts registrations per number, whoever asks for them.
whatsapp_registrations = sa.Table(
    "whatsapp_registrations",
    metadata,
    primary_id(),
    sa.Column("phone_number_id", sa.String(64), nullable=False),
    sa.Column("is_accepted", sa.Boolean, nullable=False),
    time("at"),
    sa.Index(None, "phone_number_id", "at"),
)

idempotency_records = sa.Table(
    "idempotency_records",
    metadata,
    sa.Column("org_id", sa.String(64), sa.ForeignKey("organizations.id"), primary_key=True),
    sa.Column("method", sa.String(8), primary_key=True),
    # The digest of the path: paths have no bounded length, and keys of an index must.
    sa.Column("path_digest", sa.String(64), primary_key=True),
    sa.Column("key", sa.String(255), primary_key=True),
    sa.Column("request_id", sa.String(64), nullable=False),
    sa.Column("status_code", sa.Integer),
    sa.Column("body", sa.Text),
    sa.Column("is_sandbox", sa.Boolean),
    time("created_at"),
    sa.Index(None, "created_at"),
)

# Short exclusive claims that survive no longer than their holder: workers' signs of life, conversations about one number.
leases = sa.Table(
    "leases",
    metadata,
    sa.Column("name", sa.String(160), primary_key=True),
    sa.Column("holder", sa.String(64), nullable=False),
    time("expires_at"),
)

# How much of a limit was given out in its present window, among all processes.
rate_windows = sa.Table(
    "rate_windows",
    metadata,
    sa.Column("name", sa.String(160), primary_key=True),
    time("starts_at"),
    sa.Column("used", sa.Integer, nullable=False),
)

# Which vendors are not to be called for now, and why; `scope` is an account of theirs, or empty for the whole vendor.
vendor_circuits = sa.Table(
    "vendor_circuits",
    metadata,
    sa.Column("vendor", sa.String(16), primary_key=True),
    sa.Column("scope", sa.String(64), primary_key=True),
    sa.Column("failures", sa.Integer, nullable=False),
    time("opened_at", nullable=True),
    time("paused_until", nullable=True),
    sa.Column("reason", sa.Text),
    time("updated_at"),
)

# How many profiles an organization has that are not deleted: counting a million rows takes longer than reading a page.
profile_counts = sa.Table(
    "profile_counts",
    metadata,
    sa.Column("org_id", sa.String(64), sa.ForeignKey("organizations.id"), primary_key=True),
    sa.Column("visible", sa.Integer, nullable=False),
)

# What belongs to nobody's organization. Every other table has `org_id`, and every query of it names it.
SHARED_TABLES = frozenset(
    {"organizations", "leases", "inbox", "whatsapp_registrations", "rate_windows", "vendor_circuits"}
)
