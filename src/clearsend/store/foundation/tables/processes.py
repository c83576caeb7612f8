"""State shared by processes: wake-ups, leases, rate limits and circuits. None of it is shown to an organization."""

import sqlalchemy as sa

from clearsend.store.foundation.columns import metadata, rows_with, time

# The subjects that a job is to look at, runs for, or will look at later (`store/engine/wakeups.py`). A subject without a row
# has no job.
wakeups = sa.Table(
    "wakeups",
    metadata,
    sa.Column("kind", sa.String(32), primary_key=True),
    sa.Column("subject", sa.String(64), primary_key=True),
    # Empty for jobs that belong to no organization.
    sa.Column("org_id", sa.String(64), nullable=False),
    sa.Column("lane", sa.String(16), nullable=False),
    sa.Column("state", sa.String(8), nullable=False),
    # The number of the subject's present job; each job of a subject has a higher one.
    sa.Column("number", sa.BigInteger, nullable=False),
    # The place in the lane: the smallest first.
    sa.Column("tag", sa.Integer, nullable=False),
    sa.Column("is_first", sa.Boolean, nullable=False),
    # When the subject is woken without another cause.
    time("due_at", nullable=True),
    # When the state was entered.
    time("since"),
    sa.Column("cause", sa.String(32)),
    sa.Column("traceparent", sa.String(64)),
    sa.Index("ix_wakeups_waiting", "lane", "tag", **rows_with("state = 'waiting'")),
    sa.Index("ix_wakeups_active", "lane", "org_id", "tag", **rows_with("state <> 'idle'")),
    sa.Index("ix_wakeups_due", "due_at", **rows_with("state = 'idle'")),
)

# Exclusive claims that expire: workers' signs of life, and conversations with a vendor about one owner or number.
leases = sa.Table(
    "leases",
    metadata,
    sa.Column("name", sa.String(160), primary_key=True),
    sa.Column("holder", sa.String(64), nullable=False),
    time("expires_at"),
)

# The use of a limit by all processes in the present window.
rate_windows = sa.Table(
    "rate_windows",
    metadata,
    sa.Column("name", sa.String(160), primary_key=True),
    time("starts_at"),
    sa.Column("used", sa.Integer, nullable=False),
)

# Vendors that must not be called for now, and why; `scope` is an account at the vendor, or empty for the whole vendor.
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
