"""The cast of the demo: one platform and four tenants, as the bodies of the requests that create them. It sends nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Body = Mapping[str, Any]

PLATFORM_NAME = "Bright Harbor"
PLATFORM_EMAIL = "ops@brightharbor.example"
# The simulated Meta accepts tokens that begin with EAA.
WHATSAPP_TOKEN = "EAA-demo"  # noqa: S105 - means something to the simulator only

# Area codes of the numbers: the simulated Telnyx account owns every +1 NPA 555 XXXX.
PLATFORM_AREA = "212"


@dataclass(frozen=True)
class Rejection:
    """The simulated reviewers' reason to reject a tenant's campaign, and the corrected campaign."""

    reason: str
    corrected: Body


@dataclass(frozen=True)
class Tenant:
    """One tenant: its requests and the results that the demo expects.

    `refused` names exactly the fields that the first completion must report; `fixes` is then sent by PATCH. `expected` is the
    status in which the completion ends. If that is `submitted`, the registry's approvals then make the profile `completed`;
    with a `rejection`, the reviewers reject the campaign first.
    """

    title: str
    story: str
    profile: Body
    expected: str
    area: str | None = None
    campaigns: Sequence[Body] = ()
    refused: frozenset[str] = frozenset()
    fixes: Body | None = None
    rejection: Rejection | None = None


def _brand(
    name: str, slug: str, person: str, *, vertical: str, is_tcr: bool, country: str, place: tuple[str, str, str]
) -> Body:
    city, state, postal_code = place
    return {
        "contact": {"name": person, "businessName": name, "email": f"hello@{slug}.example", "phone": "+12125550100"},
        "business": {
            "legalName": f"{name} LLC" if country == "US" else f"{name} Ltd.",
            "taxId": "12-3456789" if country == "US" else "123456789",
            "taxIdType": "us_ein" if country == "US" else "ca_bn",
            "entityType": "PRIVATE_PROFIT",
            "street": "100 Main Street",
            "city": city,
            "state": state,
            "postalCode": postal_code,
            "country": country,
            "countryOfRegistration": country,
            "url": f"https://{slug}.example",
        },
        "compliance": {
            "vertical": vertical,
            "brandRelationship": "SMALL_ACCOUNT",
            "isTcrApplication": is_tcr,
            "destinationCountries": [{"id": country, "isMain": is_tcr}],
        },
    }


def _campaign(sender: str, slug: str, name: str, use_case: str, samples: Sequence[str]) -> dict[str, Any]:
    return {
        "name": name,
        "description": f"{name} for customers of {sender} who have asked for them.",
        "type": "App",
        "useCases": [
            {
                "messagingUseCaseUs": use_case,
                "sampleMessages": [f"{sender}: {sample} Reply STOP to opt out." for sample in samples],
            }
        ],
        "messageFlow": f"Customers tick a box for text messages at https://{slug}.example/join.",
        "privacyPolicyLink": f"https://{slug}.example/privacy",
        "termsAndConditionsLink": f"https://{slug}.example/terms",
        "optinMessage": f"{sender}: you will hear from us. Reply HELP for help, STOP to opt out.",
        "optoutMessage": f"{sender}: you will get no more messages.",
        "helpMessage": f"{sender}: write to hello@{slug}.example.",
        "optinKeywords": "START,YES",
        "optoutKeywords": "STOP,UNSUBSCRIBE",
        "helpKeywords": "HELP,INFO",
        "volume": "5000",
    }


PLATFORM_BRAND = _brand(
    PLATFORM_NAME,
    "brightharbor",
    "Nora Lind",
    vertical="TECHNOLOGY",
    is_tcr=True,
    country="US",
    place=("New York", "NY", "10001"),
)
PLATFORM_CAMPAIGNS = (
    _campaign(
        PLATFORM_NAME,
        "brightharbor",
        "Order updates",
        "DELIVERY_NOTIFICATION",
        ("your order is on its way.", "your order has arrived."),
    ),
    _campaign(
        PLATFORM_NAME,
        "brightharbor",
        "Account notices",
        "ACCOUNT_NOTIFICATION",
        ("your password was changed.", "your invoice is ready."),
    ),
)

_NEWS = _campaign(
    PLATFORM_NAME,
    "brightharbor",
    "News of the Portland shop",
    "MARKETING",
    ("new in Portland this week: cedar boxes, 20 dollars.", "the Portland shop opens at 9 on Sunday."),
)

TENANTS = (
    Tenant(
        title="Marigold Bakery",
        story="inherits the platform's brand, campaigns, number and WhatsApp account",
        profile={
            "name": "Marigold Bakery",
            "short_name": "MARIGOLD",
            "description": "Tells customers when their cake is ready.",
        },
        expected="completed",
    ),
    Tenant(
        title="Northwind Dental",
        story="has its own brand, campaign and number",
        profile={
            "name": "Northwind Dental",
            "short_name": "NORTHWIND",
            "description": "Reminds patients of their appointments.",
            "brand": _brand(
                "Northwind Dental",
                "northwind",
                "Ada Marsh",
                vertical="HEALTHCARE",
                is_tcr=True,
                country="US",
                place=("Springfield", "IL", "62701"),
            ),
        },
        area="217",
        campaigns=(
            _campaign(
                "Northwind Dental",
                "northwind",
                "Appointment reminders",
                "ACCOUNT_NOTIFICATION",
                ("your visit is on May 4 at 10:00.", "please confirm your visit of May 4 with YES."),
            ),
        ),
        expected="submitted",
    ),
    Tenant(
        title="Maple Yoga",
        story="is in Vancouver, so no US registration is needed; it starts with nothing but a name",
        profile={"name": "Maple Yoga", "inherit_tcr_brand": False, "inherit_tcr_campaign": False},
        area="604",
        refused=frozenset({"short_name", "description", "brand"}),
        fixes={
            "short_name": "MAPLEYOGA",
            "description": "Tells members when a class is moved.",
            "brand": _brand(
                "Maple Yoga",
                "mapleyoga",
                "June Park",
                vertical="ENTERTAINMENT",
                is_tcr=False,
                country="CA",
                place=("Vancouver", "BC", "V5K 0A1"),
            ),
        },
        campaigns=(
            _campaign(
                "Maple Yoga",
                "mapleyoga",
                "Class changes",
                "ACCOUNT_NOTIFICATION",
                ("the class of 6 pm is moved to 7 pm.", "tomorrow's class is full; you are on the list."),
            ),
        ),
        expected="completed",
    ),
    Tenant(
        title="Bright Harbor Portland",
        story="is a branch that inherits the brand; the reviewers reject its campaign at first",
        profile={
            "name": "Bright Harbor Portland",
            "short_name": "BHPORTLAND",
            "description": "Tells neighbours what is new in the shop.",
            "inherit_tcr_brand": True,
            "inherit_tcr_campaign": False,
        },
        area="503",
        campaigns=(
            _NEWS | {"messageFlow": "Customers of the Portland shop ask for text messages at the counter there."},
        ),
        expected="submitted",
        rejection=Rejection(
            reason="Unable to verify consent: provide a link or a screenshot of the opt-in form in the message flow.",
            corrected=_NEWS,
        ),
    ),
)

# The body of the reader's own first request: as short as possible, since it must fit into one line of curl.
READERS_TENANT: Body = {
    "name": "Lemon Bikes",
    "short_name": "LEMON",
    "description": "Tells renters where their bicycle stands.",
}
