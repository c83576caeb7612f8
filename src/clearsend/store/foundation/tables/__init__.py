"""The tables, as SQLAlchemy Core sees them. No row is read or written here; migrations create the tables in a database.

Conventions: ids are UUID text; times are UTC; a table with rows of organizations has `org_id`; `owner_id` is the id of the
owner, a profile or the organization itself. Columns ending in `_ciphertext` are encrypted by the vault.
"""

from clearsend.store.foundation.columns import metadata
from clearsend.store.foundation.tables.completions import run_attempts, run_callbacks, run_steps, runs
from clearsend.store.foundation.tables.outgoing import deliveries, delivery_attempts, events, webhook_endpoints
from clearsend.store.foundation.tables.processes import leases, rate_windows, vendor_circuits, wakeups
from clearsend.store.foundation.tables.registration import (
    agreements,
    claims,
    inbox,
    registration_moves,
    registrations,
    whatsapp_registrations,
)
from clearsend.store.foundation.tables.senders import brands, campaigns, whatsapp_accounts, whatsapp_pins
from clearsend.store.foundation.tables.tenants import (
    FAILED,
    HEIR,
    LACKING,
    NOT_DELETED,
    api_keys,
    idempotency_records,
    organizations,
    profile_counts,
    profiles,
    users,
)

__all__ = [
    "FAILED",
    "HEIR",
    "LACKING",
    "NOT_DELETED",
    "SHARED_TABLES",
    "agreements",
    "api_keys",
    "brands",
    "campaigns",
    "claims",
    "deliveries",
    "delivery_attempts",
    "events",
    "idempotency_records",
    "inbox",
    "leases",
    "metadata",
    "organizations",
    "profile_counts",
    "profiles",
    "rate_windows",
    "registration_moves",
    "registrations",
    "run_attempts",
    "run_callbacks",
    "run_steps",
    "runs",
    "users",
    "vendor_circuits",
    "wakeups",
    "webhook_endpoints",
    "whatsapp_accounts",
    "whatsapp_pins",
    "whatsapp_registrations",
]

# Tables that belong to no organization. Every other table has `org_id`, and a query that serves one organization filters by it.
SHARED_TABLES = frozenset(
    {"organizations", "wakeups", "leases", "inbox", "whatsapp_registrations", "rate_windows", "vendor_circuits"}
)
