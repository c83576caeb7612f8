"""What processes tell each other: leases, limits and circuits. None of it is an organization's."""

import sqlalchemy as sa

from clearsend.store.foundation.columns import metadata, time

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
