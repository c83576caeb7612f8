"""State shared by processes: leases, rate limits and circuits. None of it belongs to an organization."""

import sqlalchemy as sa

from clearsend.store.foundation.columns import metadata, time

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
