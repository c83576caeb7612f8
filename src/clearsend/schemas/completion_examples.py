"""Realistic bodies of completions for the documentation of the API. They are only shown: no code depends on them."""

from pydantic.config import JsonDict

READINESS: JsonDict = {
    "ready": False,
    "status": None,
    "reasons": [],
    "unmet": [
        {
            "code": "brand_missing",
            "field": "brand",
            "message": "The profile does not inherit its organization's brand and has none of its own.",
            "fix": "Send a brand with PATCH /v3/profiles/{profileId}, or set inherit_tcr_brand to true.",
        }
    ],
    "warnings": [],
    "findings": [
        {
            "code": "sample_without_brand",
            "severity": "rejection",
            "subject": "campaign",
            "subject_id": "b2c3d4e5-f6a7-8901-bcde-f12345678901",
            "pointer": "/campaigns/0/useCases/0/sampleMessages/0",
            "why": "The sample does not say who sends it.",
            "fix": "Begin it with the name of the brand.",
        }
    ],
}

COMPLETION: JsonDict = {
    "id": "0b9d3a52-5f0e-4c77-8d8e-2f6a1c9e7b10",
    "profile_id": "770e8400-e29b-41d4-a716-446655440002",
    "status": "completed",
    "reasons": [
        {
            "code": "ready",
            "message": "Every prerequisite is met, and no approval is pending.",
            "remedy": None,
        }
    ],
    "requested_at": "2026-05-01T09:53:14.031204+00:00",
    "started_at": "2026-05-01T09:53:14.201300+00:00",
    "finished_at": "2026-05-01T09:53:15.118000+00:00",
    "steps": [
        {
            "name": "connect_sms",
            "status": "done",
            "started_at": "2026-05-01T09:53:14.201300+00:00",
            "finished_at": "2026-05-01T09:53:14.611500+00:00",
            "next_attempt_at": None,
            "result": {"phone_number": "+12025550123"},
            "attempts": [
                {
                    "number": 1,
                    "outcome": "done",
                    "started_at": "2026-05-01T09:53:14.201300+00:00",
                    "finished_at": "2026-05-01T09:53:14.611500+00:00",
                    "message": None,
                    "exchanges": [
                        {
                            "method": "GET",
                            "path": "/v2/phone_numbers",
                            "status": 200,
                            "duration_ms": 112,
                            "answer": "1 number",
                        }
                    ],
                }
            ],
        }
    ],
    "callbacks": [
        {
            "id": "9a6c2e10-7f3b-4d0a-a1de-5b8c4f2e6d31",
            "event_id": "4c1e7d90-2a6b-4f58-b3c9-8e0d5a7f1b42",
            "url": "https://platform.example.com/hooks/profile-complete",
            "status": "delivered",
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
            "next_attempt_at": None,
        }
    ],
    "registrations": [
        {
            "id": "5d2f8b16-0c4e-4a97-8b3d-7e9f1a2b3c4d",
            "kind": "brand",
            "subject_id": "6f1c2a34-8b7d-4e5f-9a01-2b3c4d5e6f70",
            "state": "verified",
            "state_since": "2026-05-01T10:21:40.004000+00:00",
            "vendor_id": "4b20017e-3c9d-4d2f-9a5e-6b1f0a7c8d91",
            "tcr_id": "BXYZ123",
            "words": {"status": "OK", "identityStatus": "VERIFIED"},
            "reasons": [],
            "submitted_at": "2026-05-01T09:53:16.200000+00:00",
            "checked_at": "2026-05-01T10:21:40.004000+00:00",
            "next_check_at": "2026-05-02T10:21:40.004000+00:00",
            "fee": {"amount": "4.00", "currency": "USD", "description": "Registration of a brand; not refundable."},
            "moves": [
                {
                    "number": 1,
                    "name": "submission intended",
                    "from_state": "not_submitted",
                    "to_state": "submitting",
                    "is_ignored": False,
                    "cause": "completion",
                    "words": {},
                    "exchanges": [],
                    "at": "2026-05-01T09:53:15.400000+00:00",
                }
            ],
        }
    ],
}
