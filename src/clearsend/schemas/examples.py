"""Realistic bodies for the documentation of the API. They are for display only: no code depends on them."""

from pydantic.config import JsonDict

META: JsonDict = {"request_id": "req_7X9zKp2jDw", "timestamp": "2026-05-01T09:53:14.031204+00:00", "version": "v3"}

ERROR: JsonDict = {
    "success": False,
    "data": None,
    "error": {
        "code": "RESOURCE_014",
        "message": "Profile not found",
        "details": None,
        "doc_url": "https://clearsend.example.com/docs/errors#RESOURCE_014",
    },
    "meta": META,
}

BILLING_CONTACT: JsonDict = {
    "name": "Northwind Accounts Payable",
    "email": "billing@northwind.example",
    "phone": "+12025550123",
    "address": "100 Main Street, Springfield, IL 62701, US",
}

PAYMENT_DETAILS: JsonDict = {"card_number": "4242424242424242", "expiry": "09/27", "cvc": "123", "zip_code": "62701"}

WHATSAPP_ACCOUNT: JsonDict = {
    "waba_id": "102290129340398",
    "access_token": "EAAGm0PX4ZCpsBAKExampleOnly",
    "phone_number_id": "106540352242922",
}

BRAND_IN: JsonDict = {
    "contact": {
        "name": "Ada Marsh",
        "businessName": "Northwind Dental",
        "role": "Head of Operations",
        "phone": "+12025550123",
        "email": "ada.marsh@northwind.example",
        "phoneCountryCode": "1",
    },
    "business": {
        "legalName": "Northwind Dental LLC",
        "taxId": "12-3456789",
        "taxIdType": "us_ein",
        "entityType": "PRIVATE_PROFIT",
        "street": "100 Main Street",
        "city": "Springfield",
        "state": "IL",
        "postalCode": "62701",
        "country": "US",
        "url": "https://northwind.example",
        "countryOfRegistration": "US",
    },
    "compliance": {
        "vertical": "HEALTHCARE",
        "brandRelationship": "SMALL_ACCOUNT",
        "isTcrApplication": True,
        "phoneNumberPrefix": "+1",
        "destinationCountries": [{"id": "US", "isMain": True}],
        "notes": "Appointment reminders for three clinics.",
    },
}

BRAND_OUT: JsonDict = {
    "id": "6f1c2a34-8b7d-4e5f-9a01-2b3c4d5e6f70",
    "tcr_brand_id": "BXYZ123",
    "status": "ACTIVE",
    "identity_status": "VERIFIED",
    "universal_ein": "US_123456789",
    "csp_id": None,
    "submitted_to_tcr": True,
    "submitted_at": "2026-05-01T09:53:14.031204+00:00",
    "is_inherited": False,
    "created_at": "2026-04-30T08:00:00.000000+00:00",
    "updated_at": "2026-05-01T09:53:14.031204+00:00",
    "contact": {
        "name": "Ada Marsh",
        "business_name": "Northwind Dental",
        "role": "Head of Operations",
        "phone": "+12025550123",
        "email": "ada.marsh@northwind.example",
        "phone_country_code": "1",
        "first_name": None,
        "last_name": None,
        "mobile_phone": None,
    },
    "business": {
        "legal_name": "Northwind Dental LLC",
        "tax_id": "12-3456789",
        "tax_id_type": "us_ein",
        "entity_type": "PRIVATE_PROFIT",
        "street": "100 Main Street",
        "city": "Springfield",
        "state": "IL",
        "postal_code": "62701",
        "country": "US",
        "url": "https://northwind.example",
        "country_of_registration": "US",
        "stock_symbol": None,
        "stock_exchange": None,
    },
    "compliance": {
        "vertical": "HEALTHCARE",
        "brand_relationship": "SMALL_ACCOUNT",
        "is_tcr_application": True,
        "phone_number_prefix": "+1",
        "destination_countries": [{"id": "US", "isMain": True}],
        "notes": "Appointment reminders for three clinics.",
        "primary_use_case": None,
    },
    "registration": {"state": "verified", "reasons": [], "differs": False},
}

PROFILE_CREATE: JsonDict = {
    "name": "Northwind Dental",
    "short_name": "NORTHWIND",
    "description": "Appointment reminders of three dental clinics.",
    "icon": "https://northwind.example/icon.png",
    "inherit_tcr_brand": True,
    "inherit_tcr_campaign": True,
    "billing_model": "organization",
    "sending_phone_number": "+12025550123",
    "sandbox": False,
}

PROFILE_CREATE_WITH_BRAND: JsonDict = {
    "name": "Northwind Dental",
    "short_name": "NORTHWIND",
    "description": "Appointment reminders of three dental clinics.",
    "inherit_tcr_brand": False,
    "inherit_tcr_campaign": False,
    "brand": BRAND_IN,
}

PROFILE_PATCH: JsonDict = {
    "description": "Appointment reminders of four dental clinics.",
    "sending_phone_number": "+12025550124",
}

PROFILE_PATCH_BRAND: JsonDict = {"inherit_tcr_brand": False, "brand": BRAND_IN}

PROFILE_OUT: JsonDict = {
    "id": "770e8400-e29b-41d4-a716-446655440002",
    "organization_id": "550e8400-e29b-41d4-a716-446655440000",
    "name": "Northwind Dental",
    "email": "ops@platform.example.com",
    "icon": "https://northwind.example/icon.png",
    "description": "Appointment reminders of three dental clinics.",
    "short_name": "NORTHWIND",
    "status": "incomplete",
    "created_at": "2026-04-30T08:00:00.000000+00:00",
    "updated_at": "2026-05-01T09:53:14.031204+00:00",
    "allow_contact_sharing": False,
    "allow_template_sharing": False,
    "inherit_contacts": True,
    "inherit_templates": True,
    "inherit_tcr_brand": False,
    "inherit_tcr_campaign": False,
    "billing_model": "profile",
    "sending_phone_number_profile_id": None,
    "sending_whatsapp_number_profile_id": None,
    "sending_phone_number": "+12025550123",
    "whatsapp_phone_number": None,
    "allow_number_change_during_onboarding": False,
    "allow_profile_spending": False,
    "waba_id": None,
    "billing_contact": None,
    "brand": BRAND_OUT,
    "action_needed": [
        {
            "kind": "campaign",
            "subject_id": "b2c3d4e5-f6a7-8901-bcde-f12345678901",
            "state": "rejected",
            "code": "opt_in_evidence",
            "message": "Please add a link/screenshot of the opt-in form.",
            "remedy": "Name the public address of the form in messageFlow, then resubmit the campaign.",
            "fields": ["messageFlow"],
        }
    ],
}

REVIEW: JsonDict = {"decision": "approve", "reason": "Sender and content checked by telephone."}

REVIEW_REJECTION: JsonDict = {"decision": "reject", "reason": "The website does not name the company."}

RESUBMIT: JsonDict = {
    "reason": "The opt-in form is public now.",
    "acceptFee": True,
    "acceptedAmount": "15.00",
    "sandbox": False,
}

RESUBMITTED: JsonDict = {
    "message": "Campaign resubmission in progress",
    "way": "update",
    "fee": {"amount": "15.00", "currency": "USD", "description": "The review is charged again; not refundable."},
    "changed": ["messageFlow"],
}

OTP: JsonDict = {"pin": "123456"}

OTP_ACCEPTED: JsonDict = {"message": "PIN is being presented to the registry"}

COMPLETE: JsonDict = {"webHookUrl": "https://platform.example.com/hooks/profile-complete", "sandbox": False}

CAMPAIGN_DATA: JsonDict = {
    "name": "Appointment reminders",
    "description": "Reminds patients of Northwind Dental of the appointments that they have booked.",
    "type": "App",
    "useCases": [
        {
            "messagingUseCaseUs": "ACCOUNT_NOTIFICATION",
            "sampleMessages": [
                "Northwind Dental: your visit is on May 4 at 10:00. Reply STOP to opt out.",
                "Northwind Dental: please confirm your visit of May 4 with YES. Reply STOP to opt out.",
            ],
        }
    ],
    "messageFlow": "Patients tick a box for reminders by text message when they book at https://northwind.example/book.",
    "privacyPolicyLink": "https://northwind.example/privacy",
    "termsAndConditionsLink": "https://northwind.example/terms",
    "optinMessage": "Northwind Dental: you will be reminded of your visits. Reply HELP for help, STOP to opt out.",
    "optoutMessage": "Northwind Dental: you will get no more messages.",
    "helpMessage": "Northwind Dental: call +1 202 555 0123 or write to help@northwind.example.",
    "optinKeywords": "START,YES",
    "optoutKeywords": "STOP,UNSUBSCRIBE",
    "helpKeywords": "HELP,INFO",
    "volume": "5000",
}

CAMPAIGN_OUT: JsonDict = {
    "useCases": [
        {
            "campaignId": "b2c3d4e5-f6a7-8901-bcde-f12345678901",
            "customerId": "770e8400-e29b-41d4-a716-446655440002",
            "messagingUseCaseUs": "ACCOUNT_NOTIFICATION",
            "sampleMessages": ["Northwind Dental: your visit is on May 4 at 10:00. Reply STOP to opt out."],
            "id": "c3d4e5f6-a7b8-4901-9cde-f12345678902",
            "createdAt": "2026-04-30T08:00:00.000000+00:00",
            "updatedAt": "2026-04-30T08:00:00.000000+00:00",
        }
    ],
    "tcrSyncError": None,
    "kycSubmissionFormId": None,
    "type": "App",
    "customerId": "770e8400-e29b-41d4-a716-446655440002",
    "name": "Appointment reminders",
    "description": CAMPAIGN_DATA["description"],
    "submittedToTCR": False,
    "submittedAt": None,
    "billedDate": None,
    "cost": None,
    "telnyxCampaignId": None,
    "tcrCampaignId": None,
    "cspId": None,
    "status": None,
    "brandId": "6f1c2a34-8b7d-4e5f-9a01-2b3c4d5e6f70",
    "resellerId": None,
    "messageFlow": CAMPAIGN_DATA["messageFlow"],
    "privacyPolicyLink": "https://northwind.example/privacy",
    "termsAndConditionsLink": "https://northwind.example/terms",
    "optinMessage": CAMPAIGN_DATA["optinMessage"],
    "optoutMessage": CAMPAIGN_DATA["optoutMessage"],
    "helpMessage": CAMPAIGN_DATA["helpMessage"],
    "optinKeywords": "START,YES",
    "optoutKeywords": "STOP,UNSUBSCRIBE",
    "helpKeywords": "HELP,INFO",
    "upstreamCnpId": None,
    "sharingStatus": None,
    "dcaElectionsComplete": False,
    "dcaElectionsCompletedAt": None,
    "id": "b2c3d4e5-f6a7-8901-bcde-f12345678901",
    "createdAt": "2026-04-30T08:00:00.000000+00:00",
    "updatedAt": "2026-04-30T08:00:00.000000+00:00",
    "hasSubmissionTransaction": False,
    "volume": "5000",
    "isInherited": False,
    "registration": {
        "state": "rejected",
        "words": {"campaignStatus": "TELNYX_FAILED"},
        "reasons": [
            {
                "code": "opt_in_evidence",
                "message": "Please add a link/screenshot of the opt-in form.",
                "remedy": "Name the public address of the form in messageFlow, then resubmit the campaign.",
                "fields": ["messageFlow"],
            }
        ],
        "resubmission": {
            "way": "appeal",
            "fee": {
                "amount": "15.00",
                "currency": "USD",
                "description": "The review is charged again; not refundable.",
            },
            "changed": [],
        },
    },
}

ORGANIZATION_PATCH: JsonDict = {
    "brand": BRAND_IN,
    "sending_phone_number": "+12025550100",
    "monthly_spending_cap": "500.00",
}

ORGANIZATION_OUT: JsonDict = {
    "id": "550e8400-e29b-41d4-a716-446655440000",
    "name": "Platform Inc.",
    "email": "ops@platform.example.com",
    "sending_phone_number": "+12025550100",
    "waba_id": "102290129340398",
    "monthly_spending_cap": "500.00",
    "agreed_this_month": "49.00",
    "created_at": "2026-04-30T08:00:00.000000+00:00",
    "updated_at": "2026-05-01T09:53:14.031204+00:00",
    "brand": BRAND_OUT,
    "action_needed": [],
}

EVENT: JsonDict = {
    "id": "4c1e7d90-2a6b-4f58-b3c9-8e0d5a7f1b42",
    "field": "completion",
    "event": "completion.completed",
    "profile_id": "770e8400-e29b-41d4-a716-446655440002",
    "run_id": "0b9d3a52-5f0e-4c77-8d8e-2f6a1c9e7b10",
    "timestamp": "2026-05-01T09:53:15.118000+00:00",
    "payload": {"status": "completed"},
    "scope": "profile",
}
