"""The tables of the peers and every statement on them. It knows no queue.

A statement that moves a run or a delivery names the state it moves from, so that a job that runs twice changes nothing twice.
"""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, LiteralString

import psycopg

API_KEY = "key-of-a-platform"
_SECRET = b"a secret that a receiver shares with its sender"
_TABLES: LiteralString = """
CREATE TABLE organizations (id text PRIMARY KEY, name text NOT NULL, key_hash text NOT NULL UNIQUE, brand_status text NOT NULL,
    campaign_status text NOT NULL, phone_number text, whatsapp_account text);
CREATE TABLE profiles (id text PRIMARY KEY, org_id text NOT NULL REFERENCES organizations, name text NOT NULL);
CREATE TABLE runs (id text PRIMARY KEY, profile_id text NOT NULL REFERENCES profiles, callback_url text NOT NULL,
    status text NOT NULL, requested_at timestamptz NOT NULL DEFAULT now(), started_at timestamptz, finished_at timestamptz);
CREATE UNIQUE INDEX ON runs (profile_id) WHERE status IN ('queued', 'in_progress');
CREATE TABLE attempts (run_id text NOT NULL REFERENCES runs, channel text NOT NULL, status text NOT NULL, answer jsonb,
    finished_at timestamptz, PRIMARY KEY (run_id, channel));
CREATE TABLE outbox (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, run_id text NOT NULL REFERENCES runs, kind text NOT NULL,
    body jsonb NOT NULL, url text, delivered_at timestamptz, UNIQUE (run_id, kind));
CREATE TABLE delivery_attempts (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    outbox_id bigint NOT NULL REFERENCES outbox, status integer, at timestamptz NOT NULL DEFAULT now());
"""

FIND: LiteralString = """
SELECT o.brand_status, o.campaign_status, o.phone_number, o.whatsapp_account, p.name FROM organizations o
JOIN profiles p ON p.org_id = o.id WHERE o.key_hash = %s AND p.id = %s"""
ADD_RUN: LiteralString = """
INSERT INTO runs (id, profile_id, callback_url, status) VALUES (%s, %s, %s, 'queued') ON CONFLICT DO NOTHING RETURNING id"""
ADD_ATTEMPTS: LiteralString = """
INSERT INTO attempts (run_id, channel, status) VALUES (%s, 'sms', 'waiting'), (%s, 'whatsapp', 'waiting')"""
ADD_EVENT: LiteralString = "INSERT INTO outbox (run_id, kind, body) VALUES (%s, 'accepted', %s)"
START: LiteralString = """
UPDATE runs SET status = 'in_progress', started_at = coalesce(started_at, now()) FROM profiles p
JOIN organizations o ON o.id = p.org_id
WHERE runs.id = %s AND runs.status IN ('queued', 'in_progress') AND p.id = runs.profile_id
RETURNING o.phone_number, o.whatsapp_account, p.id, runs.callback_url"""
END_ATTEMPTS: LiteralString = """
UPDATE attempts SET status = 'connected', finished_at = now(), answer = CASE channel WHEN 'sms' THEN %s::jsonb ELSE %s::jsonb END
WHERE run_id = %s AND status = 'waiting'"""
END_RUN: LiteralString = """
UPDATE runs SET status = 'completed', finished_at = now() WHERE id = %s AND status = 'in_progress' RETURNING id"""
ADD_CALLBACK: LiteralString = """
INSERT INTO outbox (run_id, kind, body, url) VALUES (%s, 'completed', %s, %s) RETURNING id"""
TAKE_CALLBACK: LiteralString = "SELECT url, body::text FROM outbox WHERE id = %s AND delivered_at IS NULL"
END_CALLBACK: LiteralString = """
WITH attempt AS (INSERT INTO delivery_attempts (outbox_id, status) VALUES (%s, %s))
UPDATE outbox SET delivered_at = CASE WHEN %s THEN now() END WHERE id = %s AND delivered_at IS NULL"""


@dataclass(frozen=True)
class Work:
    """What a worker needs to know of a run."""

    run_id: str
    phone_number: str
    whatsapp_account: str
    profile_id: str
    callback_url: str

    def addresses(self, vendors: str) -> Sequence[str]:
        """Where the vendors say whether the number and the account can send."""
        return (
            f"{vendors}/plain/telnyx/phone_numbers/{self.phone_number.removeprefix('+')}",
            f"{vendors}/plain/whatsapp/{self.whatsapp_account}?fields=status",
        )

    def callback(self) -> str:
        """The body of the callback."""
        body = {"runId": self.run_id, "profileId": self.profile_id, "status": "completed", "timestamp": time.time()}
        return json.dumps(body)


def create(url: str, profile_count: int) -> list[str]:
    """Make the tables, one organization that may send, and its profiles; the ids of these."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(_TABLES)
        connection.execute(
            "INSERT INTO organizations VALUES ('org', 'Bench', %s, 'verified', 'approved', '+12125550100', '1001')",
            [key_hash(API_KEY)],
        )
        connection.execute(
            "INSERT INTO profiles SELECT gen_random_uuid()::text, 'org', 'Tenant ' || n FROM generate_series(1, %s) AS n",
            [profile_count],
        )
        connection.execute("VACUUM ANALYZE")
        connection.execute("CHECKPOINT")
        return [profile_id for (profile_id,) in connection.execute("SELECT id FROM profiles")]


def key_hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def can_send(organization: Sequence[Any]) -> bool:
    """Whether the row of `FIND` is of an organization that is registered, with a number and an account."""
    brand, campaign, number, account, _ = organization
    return brand == "verified" and campaign == "approved" and bool(number) and bool(account)


def signed(message_id: int, body: str) -> dict[str, str]:
    """The headers of a callback, as Standard Webhooks has them."""
    stamp = str(int(time.time()))
    digest = hmac.new(_SECRET, f"{message_id}.{stamp}.{body}".encode(), hashlib.sha256).digest()
    signature = f"v1,{base64.b64encode(digest).decode()}"
    return {
        "content-type": "application/json",
        "webhook-id": str(message_id),
        "webhook-timestamp": stamp,
        "webhook-signature": signature,
    }
