"""Five complete packets of brand and campaigns that a reviewer would take, and the ways to change one thing in them.

It knows no rule: what a change should be refused for is for each test to say.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from clearsend.domain.dossier import Dossier
from clearsend.domain.profile import (
    Brand,
    BrandBusiness,
    BrandCompliance,
    BrandContact,
    BrandRegistration,
    Campaign,
    CampaignContent,
    CampaignRegistration,
    EntityType,
    UseCase,
)
from tests.domain.facts import NOW, PROFILE, PROFILE_ID, READY, dossier


def _packet(name: str, brand: Brand, *campaigns: Campaign) -> Dossier:
    profile = replace(PROFILE, name=name)
    return replace(dossier(READY), profile=profile, own_brand=brand, own_campaigns=campaigns)


def _brand(contact: BrandContact, business: BrandBusiness, vertical: str) -> Brand:
    compliance = BrandCompliance(vertical, "SMALL_ACCOUNT", is_tcr_application=True)
    return Brand("brd", PROFILE_ID, contact, compliance, business, BrandRegistration(), NOW, NOW)


def _campaign(campaign_id: str, content: CampaignContent, use_cases: Sequence[tuple[str, Sequence[str]]]) -> Campaign:
    made = tuple(
        UseCase(f"use{place}", kind, tuple(samples), NOW, NOW) for place, (kind, samples) in enumerate(use_cases)
    )
    return Campaign(campaign_id, PROFILE_ID, "brd", content, made, CampaignRegistration(), NOW, NOW)


DENTIST = _packet(
    "Northwind Dental",
    _brand(
        BrandContact(
            "Ada Marsh", business_name="Northwind Dental", phone="+12175550100", email="ada@northwinddental.example"
        ),
        BrandBusiness(
            legal_name="Northwind Dental LLC",
            tax_id="12-3456789",
            entity_type=EntityType.PRIVATE_PROFIT,
            street="100 Main Street",
            city="Springfield",
            state="IL",
            postal_code="62701",
            country="US",
            url="https://northwinddental.example",
        ),
        "HEALTHCARE",
    ),
    _campaign(
        "cmp1",
        CampaignContent(
            "Appointment reminders",
            "Northwind Dental reminds its patients of the appointments that they have booked, and tells them of changes.",
            "App",
            message_flow=(
                "Patients tick an empty box on the booking form at https://northwinddental.example/book: “I agree to"
                " receive appointment reminders by text from Northwind Dental. Msg frequency varies. Msg & data rates may"
                " apply. Reply HELP for help, STOP to opt out.” Privacy policy:"
                " https://northwinddental.example/privacy. Terms: https://northwinddental.example/terms."
            ),
            privacy_policy_link="https://northwinddental.example/privacy",
            terms_and_conditions_link="https://northwinddental.example/terms",
            optin_message=(
                "Northwind Dental: you are subscribed to appointment reminders. Msg frequency varies. Msg & data rates may"
                " apply. Reply HELP for help, STOP to opt out."
            ),
            optout_message="Northwind Dental: you are unsubscribed and will receive no further messages.",
            help_message="Northwind Dental: call +1 217 555 0100 or write to help@northwinddental.example.",
            optin_keywords="START,YES",
            optout_keywords="STOP,UNSUBSCRIBE",
            help_keywords="HELP,INFO",
            volume="5000",
        ),
        [
            (
                "ACCOUNT_NOTIFICATION",
                [
                    "Northwind Dental: {name}, your visit is on May 4 at 10:00. Reply STOP to opt out.",
                    "Northwind Dental: please confirm your visit of May 4 with YES, or call +1 217 555 0100.",
                    "Northwind Dental: Dr. Lee is ill, your visit moves to May 6 at 9:00. Reply STOP to opt out.",
                ],
            )
        ],
    ),
)

SHOP = _packet(
    "Blue Finch Books",
    _brand(
        BrandContact(
            "Tom Reyes", business_name="Blue Finch Books", phone="+15035550142", email="tom@mail.bluefinch.example"
        ),
        BrandBusiness(
            legal_name="Blue Finch Booksellers, Inc.",
            tax_id="931234567",
            entity_type=EntityType.PRIVATE_PROFIT,
            street="7 Harbor Avenue",
            city="Portland",
            state="OR",
            postal_code="97201-1234",
            country="US",
            url="https://www.bluefinch.example/",
        ),
        "RETAIL",
    ),
    _campaign(
        "cmp1",
        CampaignContent(
            "News and offers",
            "Blue Finch Books sends offers, coupons and news of readings to customers who have asked for them.",
            "App",
            message_flow=(
                "Customers text BOOKS to 503-555-0142, as a sign at the till invites them to: “Text BOOKS to agree to"
                " marketing texts from Blue Finch Books, up to 4 msgs/month. Consent is not a condition of purchase. Msg &"
                " data rates may apply. Reply HELP for help, STOP to opt out.” Terms and privacy policy:"
                " https://bluefinch.example/privacy"
            ),
            privacy_policy_link="https://bluefinch.example/privacy",
            terms_and_conditions_link="https://shop.bluefinch.example/terms",
            optin_message=(
                "Welcome to Blue Finch Books! You will get up to 4 msgs/month. Msg & data rates may apply. Text HELP for"
                " help, STOP to end."
            ),
            optout_message="Blue Finch Books: you won't receive any more texts from us.",
            help_message="Blue Finch Books: see https://bluefinch.example/help",
            optin_keywords="BOOKS",
            optout_keywords="STOP",
            help_keywords="HELP",
        ),
        [
            (
                "MARKETING",
                [
                    "Blue Finch Books: 20% off all travel guides this weekend. https://bluefinch.example/w Reply STOP to end",
                    "Blue Finch: A. Novak reads from her new novel on Friday at 7. Text STOP to unsubscribe.",
                    "Your coupon from Blue Finch Books: {code}, $5 off until Sunday. Reply STOP to opt out.",
                ],
            )
        ],
    ),
)

CODES = _packet(
    "Keystone Identity Systems",
    _brand(
        BrandContact("Ines Roth", phone="+16465550119", email="compliance@kis.example"),
        BrandBusiness(
            legal_name="Keystone Identity Systems Corp.",
            tax_id="46-1234567",
            entity_type=EntityType.PUBLIC_PROFIT,
            street="1 Liberty Plaza",
            city="New York",
            state="NY",
            postal_code="10006",
            country="US",
            url="https://kis.example",
            stock_symbol="KIS",
            stock_exchange="NASDAQ",
        ),
        "TECHNOLOGY",
    ),
    _campaign(
        "cmp1",
        CampaignContent(
            "Sign-in codes",
            "Keystone Identity Systems sends a one-time code to users who sign in to their own account with it.",
            "App",
            message_flow=(
                "Users enter their number at https://kis.example/enroll and tick a box, which is optional: “I consent to"
                " verification codes by text from Keystone Identity Systems, one message per request. Message and data"
                " rates may apply. Reply STOP to opt out, HELP for help.” https://kis.example/privacy"
            ),
            privacy_policy_link="https://kis.example/privacy",
            terms_and_conditions_link="https://kis.example/terms",
            optin_message=(
                "KIS: you have opted in to sign-in codes, one message per request. Message and data rates may apply. Reply"
                " STOP to opt out, HELP for help."
            ),
            optout_message="Keystone: you have opted out. No more messages will be sent.",
            help_message="Keystone Identity Systems: support@kis.example",
            optin_keywords="START",
            optout_keywords="STOP,END,QUIT",
            help_keywords="HELP",
        ),
        [
            (
                "TWO_FA",
                [
                    "KIS: your code is 481516. It is valid for 10 minutes. Reply STOP to opt out.",
                    "481516 is your Keystone verification code. Nobody from Keystone will ask for it.",
                    "Keystone: use 481516 to log in to your account. Do not share it with anyone.",
                ],
            )
        ],
    ),
)

CHARITY = _packet(
    "Riverbank Shelter",
    _brand(
        BrandContact(
            "Grace Obi", business_name="Riverbank Shelter", phone="+14165550177", email="grace@riverbankshelter.example"
        ),
        BrandBusiness(
            legal_name="The Riverbank Animal Shelter Foundation",
            tax_id="123456789RR0001",
            entity_type=EntityType.NON_PROFIT,
            street="55 Mill Road",
            city="Toronto",
            state="Ontario",
            postal_code="M5V 2T6",
            country="CA",
            url="https://riverbankshelter.example/en",
        ),
        "NGO",
    ),
    _campaign(
        "cmp1",
        CampaignContent(
            "Donors",
            "Riverbank Shelter thanks its donors by text, tells them what their gifts did, and asks for donations.",
            "App",
            message_flow=(
                "Donors fill in the paper form at our events and tick the box “I agree to receive news and donation"
                " appeals of Riverbank Shelter by text, about 2 messages a month. Giving is not required. Message and data"
                " rates may apply. Text STOP to opt out.” The form names the privacy policy. A photograph of it:"
                " https://riverbankshelter.example/privacy/form.jpg"
            ),
            privacy_policy_link="https://riverbankshelter.example/privacy",
            terms_and_conditions_link="https://riverbankshelter.example/terms",
            optin_message=(
                "Thanks for joining Riverbank Shelter news, 2 msgs/month. Message & data rates may apply. Reply HELP for"
                " help or STOP to cancel."
            ),
            optout_message="Riverbank Shelter: you will not receive messages from us any longer.",
            help_message="Riverbank Shelter: call 416-555-0177 or see riverbankshelter.example/contact",
            optout_keywords="stop,arret",
            help_keywords="help,aide",
        ),
        [
            (
                "MIXED",
                ["Riverbank Shelter: doors open on Saturday at 10 for everyone. Reply STOP to opt out."],
            ),
            (
                "MARKETING",
                [
                    "Riverbank Shelter: 12 dogs need winter beds. Donate at https://riverbankshelter.example/d STOP to end"
                ],
            ),
            (
                "POLLING_VOTING",
                [
                    "Riverbank Shelter survey: which name for our new cat, 1 for Moss, 2 for Fern? Reply STOP to opt out."
                ],
            ),
        ],
    ),
)
# The consent of the charity's donors covers the surveys too.
CHARITY = replace(
    CHARITY,
    own_campaigns=tuple(
        replace(
            campaign,
            content=replace(
                campaign.content,
                message_flow=(campaign.content.message_flow or "").replace(
                    "news and donation", "news, surveys and donation"
                ),
            ),
        )
        for campaign in CHARITY.own_campaigns
    ),
)

PLUMBER = _packet(
    "Lee Plumbing",
    _brand(
        BrandContact(
            "Sam Lee",
            business_name="Lee's Plumbing",
            email="sam.lee.plumbing@gmail.com",
            first_name="Sam",
            last_name="Lee",
            mobile_phone="+13035550161",
        ),
        BrandBusiness(
            entity_type=EntityType.SOLE_PROPRIETOR,
            street="9 Elm Street",
            city="Denver",
            state="CO",
            postal_code="80202",
            country="US",
        ),
        "CONSTRUCTION",
    ),
    _campaign(
        "cmp1",
        CampaignContent(
            "Visits",
            "Lee's Plumbing tells its customers when the plumber arrives, and answers their questions about repairs.",
            "App",
            message_flow=(
                "Customers agree over the phone when they order a repair. We ask: “May Lee's Plumbing send you texts about"
                " your appointment and answer questions by text? Message frequency varies, message and data rates may"
                " apply, reply STOP to opt out or HELP for help. Our privacy policy is at leesplumbing.example/privacy.”"
            ),
            privacy_policy_link="https://leesplumbing.example/privacy",
            terms_and_conditions_link="https://leesplumbing.example/terms",
            optin_message=(
                "Lee's Plumbing: you agreed to texts about your repair. Message frequency varies. Msg and data rates may"
                " apply. Reply HELP for help, STOP to opt out."
            ),
            optout_message="Lee's Plumbing: OK, no more texts from us.",
            help_message="Lee's Plumbing: call Sam at 303-555-0161.",
            optout_keywords="STOP",
            help_keywords="HELP",
            volume="300",
        ),
        [
            (
                "LOW_VOLUME",
                [
                    "Lee's Plumbing: Sam arrives between 9 and 10 tomorrow. Reply STOP to opt out.",
                    "Lee's Plumbing: the part for your boiler is here. When may Sam come by?",
                    "Lee's Plumbing: a new tap costs about $120 with fitting. Reply YES to book, STOP to opt out.",
                ],
            ),
        ],
    ),
)

GOOD = {"dentist": DENTIST, "shop": SHOP, "codes": CODES, "charity": CHARITY, "plumber": PLUMBER}


def with_contact(packet: Dossier, **changes: Any) -> Dossier:
    brand = _own(packet)
    return replace(packet, own_brand=replace(brand, contact=replace(brand.contact, **changes)))


def with_business(packet: Dossier, **changes: Any) -> Dossier:
    brand = _own(packet)
    return replace(packet, own_brand=replace(brand, business=replace(brand.business or BrandBusiness(), **changes)))


def with_vertical(packet: Dossier, vertical: str) -> Dossier:
    brand = _own(packet)
    return replace(packet, own_brand=replace(brand, compliance=replace(brand.compliance, vertical=vertical)))


def with_content(packet: Dossier, **changes: Any) -> Dossier:
    """The first campaign says something else."""
    first, *others = packet.own_campaigns
    return replace(packet, own_campaigns=(replace(first, content=replace(first.content, **changes)), *others))


def with_text(packet: Dossier, field: str, old: str, new: str) -> Dossier:
    """The first campaign says `new` instead of `old` in one field."""
    text = getattr(packet.own_campaigns[0].content, field)
    assert old in text
    return with_content(packet, **{field: text.replace(old, new)})


def with_use_cases(packet: Dossier, *use_cases: tuple[str, Sequence[str]]) -> Dossier:
    """The first campaign is for something else."""
    first, *others = packet.own_campaigns
    made = tuple(UseCase("use", kind, tuple(samples), NOW, NOW) for kind, samples in use_cases)
    return replace(packet, own_campaigns=(replace(first, use_cases=made), *others))


def with_sample(packet: Dossier, text: str, place: int = 0) -> Dossier:
    """One sample of the first use case of the first campaign is another."""
    use_cases = [
        (use_case.messaging_use_case, use_case.sample_messages) for use_case in packet.own_campaigns[0].use_cases
    ]
    kind, samples = use_cases[0]
    use_cases[0] = (kind, [text if number == place else sample for number, sample in enumerate(samples)])
    return with_use_cases(packet, *use_cases)


def with_second_campaign(packet: Dossier, **changes: Any) -> Dossier:
    """Another campaign like the first, but for `changes` of its content."""
    first = packet.own_campaigns[0]
    second = replace(first, id="cmp2", content=replace(first.content, **changes))
    return replace(packet, own_campaigns=(first, second))


def _own(packet: Dossier) -> Brand:
    assert packet.own_brand is not None
    return packet.own_brand
