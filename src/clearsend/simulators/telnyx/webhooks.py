"""The webhooks of the simulated Telnyx: the envelope, and the signature. It sends no webhook.

The key pair is published here, like a test key: it proves no identity, but code that verifies this signature verifies
Telnyx's.
"""

from base64 import b64encode
from collections.abc import Mapping
from datetime import datetime
from uuid import uuid4

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from clearsend.simulators.telnyx.profiles import stamp
from clearsend.simulators.world import Object

_PRIVATE_KEY = Ed25519PrivateKey.from_private_bytes(b"clearsend: the simulated Telnyx.")

# The key that a real account shows in its portal, and with which a receiver verifies.
PUBLIC_KEY = b64encode(_PRIVATE_KEY.public_key().public_bytes_raw()).decode()

BRAND_EVENT = "10dlc.brand.update"
CAMPAIGN_EVENT = "10dlc.campaign.update"
NUMBER_EVENT = "10dlc.phone_number.update"
ORDER_EVENT = "number_order.complete"


def envelope(event_type: str, payload: Object, url: str, now: datetime) -> Object:
    """The body that is posted to `url`. A repeated attempt is the same to the byte: `meta.attempt` stays 1."""
    return {
        "data": {
            "event_type": event_type,
            "id": str(uuid4()),
            "occurred_at": stamp(now),
            "payload": payload,
            "record_type": "event",
        },
        "meta": {"attempt": 1, "delivered_to": url},
    }


def sign(body: bytes, at: datetime) -> Mapping[str, str]:
    """The headers of a webhook: Ed25519 over `{timestamp}|{body}`."""
    timestamp = str(int(at.timestamp()))
    signature = _PRIVATE_KEY.sign(timestamp.encode() + b"|" + body)
    return {"telnyx-signature-ed25519": b64encode(signature).decode(), "telnyx-timestamp": timestamp}
