"""Realistic bodies of webhooks for the documentation of the API. They are for display only: no code depends on them."""

from pydantic.config import JsonDict

_ID = "d4f5a6b7-c8d9-4e0f-a1b2-c3d4e5f6a7b8"
_EVENT_ID = "4c1e7d90-2a6b-4f58-b3c9-8e0d5a7f1b42"
_PROFILE_ID = "770e8400-e29b-41d4-a716-446655440002"
# The bytes 0 to 23: not a real secret.
_SECRET = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX"  # noqa: S105

CREATE: JsonDict = {
    "display_name": "Onboarding",
    "endpoint_url": "https://platform.example.com/hooks/clearsend",
    "event_types": ["completion", "brand", "campaign"],
    "event_filters": {"brand": ["verified", "failed"]},
    "retry_count": 5,
    "timeout_seconds": 10,
    "sandbox": False,
}

UPDATE: JsonDict = {"display_name": "Onboarding, all events", "event_types": [], "event_filters": None}

ROTATE: JsonDict = {"sandbox": False}

TEST: JsonDict = {"event_type": "brand.verified", "sandbox": False}

TOGGLE: JsonDict = {"is_active": True, "sandbox": False}

WEBHOOK: JsonDict = {
    "id": _ID,
    "customer_id": "550e8400-e29b-41d4-a716-446655440000",
    "display_name": "Onboarding",
    "endpoint_url": "https://platform.example.com/hooks/clearsend",
    "signing_secret": None,
    "is_active": True,
    "event_types": ["completion", "brand", "campaign"],
    "event_filters": {"brand": ["verified", "failed"]},
    "retry_count": 5,
    "timeout_seconds": 10,
    "last_delivery_attempt_at": "2026-05-01T09:53:15.300000+00:00",
    "last_successful_delivery_at": "2026-05-01T09:53:15.300000+00:00",
    "consecutive_failures": 0,
    "created_at": "2026-04-30T08:00:00.000000+00:00",
    "updated_at": "2026-04-30T08:00:00.000000+00:00",
    "sender_profile": None,
    "disabled_at": None,
    "disabled_reason": None,
    "profile_id": None,
}

WEBHOOKS: JsonDict = {
    "webhooks": [WEBHOOK],
    "pagination": {
        "page": 1,
        "page_size": 50,
        "total_count": 1,
        "total_pages": 1,
        "has_more": False,
        "cursors": {"before": None, "after": None},
    },
}

SIGNING_SECRET: JsonDict = {"signing_secret": _SECRET}

TEST_SENT: JsonDict = {
    "success": True,
    "message": "The test event is on its way; its entry in the webhook's log tells whether it arrives",
    "event_id": _EVENT_ID,
    "delivery_id": "9a6c2e10-7f3b-4d0a-a1de-5b8c4f2e6d31",
}

EVENT_TYPES: JsonDict = {
    "event_types": [
        {
            "name": "brand",
            "display_name": "Brand",
            "description": "State of a brand at the registry.",
            "is_active": True,
            "event_type": "brand",
            "sub_types": [
                {
                    "name": "verified",
                    "display_name": "Brand verified",
                    "description": "The registry has verified a brand; campaigns may be registered.",
                    "is_active": True,
                    "event_type": "brand.verified",
                    "sub_types": [],
                }
            ],
        }
    ],
    "pagination": {
        "page": 1,
        "page_size": 1,
        "total_count": 1,
        "total_pages": 1,
        "has_more": False,
        "cursors": None,
    },
}

LOG_ENTRY: JsonDict = {
    "id": "9a6c2e10-7f3b-4d0a-a1de-5b8c4f2e6d31",
    "event_type": "brand.verified",
    "event_data": {
        "field": "brand",
        "event": "brand.verified",
        "timestamp": "2026-05-01T09:53:15Z",
        "payload": {"profile_id": _PROFILE_ID, "event_id": _EVENT_ID, "state": "verified"},
    },
    "delivery_status": "delivered",
    "http_status_code": 200,
    "response_body": "ok",
    "delivery_attempts": 1,
    "error_message": None,
    "created_at": "2026-05-01T09:53:15.118000+00:00",
    "processing_started_at": "2026-05-01T09:53:15.300000+00:00",
    "processing_completed_at": "2026-05-01T09:53:15.384000+00:00",
    "event_id": _EVENT_ID,
    "next_attempt_at": None,
    "attempts": [
        {
            "number": 1,
            "at": "2026-05-01T09:53:15.300000+00:00",
            "outcome": "delivered",
            "http_status": 200,
            "duration_ms": 84,
            "response_excerpt": "ok",
            "error": None,
        }
    ],
}

LOG: JsonDict = {"events": [LOG_ENTRY], "pagination": WEBHOOKS["pagination"]}
