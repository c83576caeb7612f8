"""Events, the endpoints that subscribe to them, and every delivery with its attempts."""

import sqlalchemy as sa

from clearsend.store.foundation.columns import Json, identifier, metadata, org, primary_id, rows_with, time

events = sa.Table(
    "events",
    metadata,
    primary_id(),
    org(),
    # Null for events of the organization's own brand and campaigns.
    sa.Column("profile_id", sa.String(64), sa.ForeignKey("profiles.id")),
    sa.Column("run_id", sa.String(64)),
    sa.Column("type", sa.String(64), nullable=False),
    sa.Column("payload", Json, nullable=False),
    time("occurred_at"),
    sa.Index(None, "org_id", "profile_id", "occurred_at", "id"),
    # PostgreSQL finds the null in the index above, but does not know that its rows are then in order.
    sa.Index("ix_events_of_organizations", "org_id", "occurred_at", "id", **rows_with("profile_id IS NULL")),
)

# The subscribers to events, beside the callbacks of single runs.
webhook_endpoints = sa.Table(
    "webhook_endpoints",
    metadata,
    primary_id(),
    org(),
    # The endpoint gets only the events of this profile; null: the events of the whole organization.
    identifier("profile_id"),
    sa.Column("display_name", sa.String(255), nullable=False),
    sa.Column("endpoint_url", sa.Text),
    sa.Column("signing_secret_ciphertext", sa.Text, nullable=False),
    # The secrets before the last rotations, newest first, each with the moment until which it still signs:
    # `{"ciphertext", "until"}`.
    sa.Column("retiring_secrets", Json),
    sa.Column("is_active", sa.Boolean, nullable=False),
    # Set if the endpoint was disabled because of failures, not by a person.
    time("disabled_at", nullable=True),
    sa.Column("disabled_reason", sa.Text),
    sa.Column("event_types", Json, nullable=False),
    sa.Column("event_filters", Json),
    # Filters for events of profiles, where they differ from those above.
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
    # The recipient: a callback of this run, or this endpoint. The deliveries stay when the endpoint is deleted.
    sa.Column("run_id", sa.String(64)),
    sa.Column("endpoint_id", sa.String(64)),
    # The outbox to which the delivery belongs: those of one receiver are sent one after the other.
    sa.Column("receiver", sa.String(64), nullable=False, server_default=""),
    sa.Column("url", sa.Text, nullable=False),
    # The exact bytes that every attempt sends.
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("status", sa.String(16), nullable=False),
    # The number of the last attempt that may be made, and of the last attempt before a person repeated the delivery (or 0).
    sa.Column("attempts_allowed", sa.Integer, nullable=False),
    sa.Column("attempts_before", sa.Integer, nullable=False),
    time("next_attempt_at", nullable=True),
    time("created_at"),
    time("finished_at", nullable=True),
    sa.Index(None, "run_id"),
    sa.Index(None, "event_id"),
    sa.Index(None, "endpoint_id", "created_at", "id"),
    sa.Index(None, "finished_at"),
    # The order in which an outbox is sent: what is `pending` goes before what is `retrying`.
    sa.Index("ix_deliveries_outbox", "receiver", "status", "next_attempt_at", **rows_with("finished_at IS NULL")),
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
