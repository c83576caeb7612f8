"""Completions: runs, their steps and attempts, and the addresses to call when they end."""

import sqlalchemy as sa

from clearsend.store.foundation.columns import Json, metadata, org, primary_id, rows_with, time

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
# At most one open run per profile, whatever callers do at the same moment.
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
