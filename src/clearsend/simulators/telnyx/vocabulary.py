"""The enumerations of the 10DLC registry, the use cases with their fees, and the operators. It decides nothing.

The API description lists fewer verticals than the vendor accepts; the longer list is here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

SOLE_PROPRIETOR = "SOLE_PROPRIETOR"
PUBLIC_PROFIT = "PUBLIC_PROFIT"

ENTITY_TYPES = ("PRIVATE_PROFIT", PUBLIC_PROFIT, "NON_PROFIT", "GOVERNMENT", SOLE_PROPRIETOR)
RELATIONSHIPS = ("BASIC_ACCOUNT", "SMALL_ACCOUNT", "MEDIUM_ACCOUNT", "LARGE_ACCOUNT", "KEY_ACCOUNT")
ALTERNATIVE_ID_TYPES = ("NONE", "DUNS", "GIIN", "LEI")
VETTING_PROVIDERS = ("AEGIS", "CV", "WMC")
VETTING_CLASSES = ("STANDARD", "ENHANCED", "POLITICAL", "AUTHPLUS")

# fmt: off
VERTICALS = (
    "AGRICULTURE", "COMMUNICATION", "CONSTRUCTION", "EDUCATION", "ENERGY", "ENTERTAINMENT", "FINANCIAL", "GAMBLING",
    "GOVERNMENT", "HEALTHCARE", "HOSPITALITY", "HUMAN_RESOURCES", "INSURANCE", "LEGAL", "MANUFACTURING", "NGO",
    "POLITICAL", "POSTAL", "PROFESSIONAL", "REAL_ESTATE", "RETAIL", "TECHNOLOGY", "TRANSPORTATION",
)
STOCK_EXCHANGES = (
    "NONE", "NASDAQ", "NYSE", "AMEX", "AMX", "ASX", "B3", "BME", "BSE", "FRA", "ICEX", "JPX", "JSE", "KRX", "LON", "NSE",
    "OMX", "SEHK", "SSE", "STO", "SWX", "SZSE", "TSX", "TWSE", "VSE",
)
SUB_USECASES = (
    "2FA", "ACCOUNT_NOTIFICATION", "CUSTOMER_CARE", "DELIVERY_NOTIFICATION", "FRAUD_ALERT", "HIGHER_EDUCATION",
    "MARKETING", "POLLING_VOTING", "PUBLIC_SERVICE_ANNOUNCEMENT", "SECURITY_ALERT",
)
_OTHER_USECASES = (
    "CARRIER_EXEMPT", "CONVERSATIONAL", "K12_EDUCATION", "M2M", "POLITICAL", "PROXY", "PUBLIC_SAFETY_RESTRICTED",
    "SOCIAL", "SWEEPSTAKE", "UCAAS_HIGH", "UCAAS_LOW",
)
# fmt: on

USUAL_MONTHLY = Decimal(10)


@dataclass(frozen=True)
class Usecase:
    """One use case: the number of sub use cases that it takes, and its monthly price in dollars."""

    name: str
    min_sub: int = 0
    max_sub: int = 0
    monthly: Decimal = USUAL_MONTHLY


# Monthly fees by Telnyx's table of 2025-07-22.
_USECASES: Sequence[Usecase] = (
    *(Usecase(name) for name in (*SUB_USECASES, *_OTHER_USECASES)),
    Usecase("MIXED", 2, 5),
    Usecase("LOW_VOLUME", 1, 5, Decimal("1.5")),
    Usecase(SOLE_PROPRIETOR, monthly=Decimal(2)),
    Usecase("CHARITY", monthly=Decimal(3)),
    Usecase("EMERGENCY", monthly=Decimal(5)),
    Usecase("AGENTS_FRANCHISES", monthly=Decimal(30)),
    Usecase("TRIAL", monthly=Decimal(0)),
)
USECASES: Mapping[str, Usecase] = {usecase.name: usecase for usecase in sorted(_USECASES, key=lambda item: item.name)}

# Network id → operator.
OPERATORS: Mapping[str, str] = {
    "10017": "AT&T",
    "10035": "T-Mobile",
    "10037": "US Cellular",
    "10038": "Verizon Wireless",
}

CAMPAIGN_STATUSES = (
    "TCR_PENDING",
    "TCR_SUSPENDED",
    "TCR_EXPIRED",
    "TCR_ACCEPTED",
    "TCR_FAILED",
    "TELNYX_ACCEPTED",
    "TELNYX_FAILED",
    "MNO_PENDING",
    "MNO_ACCEPTED",
    "MNO_REJECTED",
    "MNO_PROVISIONED",
    "MNO_PROVISIONING_FAILED",
)

# `GET /10dlc/enum/{endpoint}`.
ENUMERATIONS: Mapping[str, object] = {
    "mno": [{"id": id_, "displayName": name} for id_, name in OPERATORS.items()],
    "optionalAttributes": {"taxExemptStatus": {"displayName": "Tax exempt status", "values": ["501c3"]}},
    "usecase": {
        usecase.name: {
            "displayName": usecase.name.replace("_", " ").capitalize(),
            "minSubUsecases": usecase.min_sub,
            "maxSubUsecases": usecase.max_sub,
            "validSubUsecase": usecase.name in SUB_USECASES,
        }
        for usecase in USECASES.values()
    },
    "vertical": list(VERTICALS),
    "altBusinessIdType": list(ALTERNATIVE_ID_TYPES),
    "brandIdentityStatus": ["SELF_DECLARED", "UNVERIFIED", "VERIFIED", "VETTED_VERIFIED"],
    "brandRelationship": list(RELATIONSHIPS),
    "campaignStatus": list(CAMPAIGN_STATUSES),
    "entityType": list(ENTITY_TYPES),
    "extVettingProvider": list(VETTING_PROVIDERS),
    "vettingStatus": ["ACTIVE", "EXPIRED", "FAILED", "PENDING", "UNSCORE"],
    "brandStatus": ["OK", "REGISTRATION_FAILED", "REGISTRATION_PENDING"],
    "operationStatus": ["APPROVED", "REGISTERED", "REJECTED", "REVIEW", "SUSPENDED"],
    "approvedPublicCompany": ["Simulated Holdings Inc."],
    "stockExchange": list(STOCK_EXCHANGES),
    "vettingClass": list(VETTING_CLASSES),
}


def monthly_fee(usecase: str) -> Decimal:
    return USECASES[usecase].monthly
