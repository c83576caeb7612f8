"""The pre-check's rules about the identity of a brand. They ask no register: syntax and contradictions only.

Sources: the fields that Telnyx requires for each legal form, the categories of the registry's feedback on brands
(TAX_ID, STOCK_SYMBOL, GOVERNMENT_ENTITY, NONPROFIT), and the rejections that aggregators publish.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from clearsend.domain.finding import Severity
from clearsend.domain.precheck import wording
from clearsend.domain.precheck.brand_as_read import BrandText, at
from clearsend.domain.precheck.rules import Rule
from clearsend.domain.profile import EntityType

Find = Callable[[BrandText], Iterator[str]]

EXCHANGES = frozenset(
    wording.listed(
        "NASDAQ, NYSE, AMEX, AMX, ASX, B3, BME, BSE, FRA, ICEX, JPX, JSE, KRX, LON, NSE, OMX, SEHK, SSE, STO, "
        "SWX, SZSE, TSX, TWSE, VSE"
    )
)
_TAX_IDS = {"US": re.compile(r"\d{2}-?\d{7}"), "CA": re.compile(r"\d{9}(?: ?R[A-Z] ?\d{4})?")}
_PERSONAL_TAX_ID = re.compile(r"\d{3}-\d{2}-\d{4}")
# The longest texts that the registry's API accepts, by our field.
_MAX_CONTACT = {"businessName": ("business_name", 100), "email": ("email", 100)}
_MAX_BUSINESS = {
    "legalName": ("legal_name", 100),
    "taxId": ("tax_id", 20),
    "street": ("street", 100),
    "city": ("city", 100),
    "state": ("state", 20),
    "postalCode": ("postal_code", 10),
    "url": ("url", 100),
    "stockSymbol": ("stock_symbol", 10),
}


def _lacks(pointer: str, name: str, *, only_companies: bool = False) -> Find:
    """Finds an empty field of `business`."""
    return at(
        f"/business/{pointer}",
        lambda brand: (brand.is_company or not only_companies) and wording.is_blank(getattr(brand.business, name)),
    )


def _too_long(brand: BrandText) -> Iterator[str]:
    for part, holder, limits in (
        ("contact", brand.contact, _MAX_CONTACT),
        ("business", brand.business, _MAX_BUSINESS),
    ):
        for pointer, (name, limit) in limits.items():
            if len(getattr(holder, name) or "") > limit:
                yield f"/{part}/{pointer}"


def _unnamed_person(brand: BrandText) -> Iterator[str]:
    if brand.is_sole_proprietor:
        contact = brand.contact
        first, _, last = contact.name.strip().rpartition(" ")
        if wording.is_blank(contact.first_name or first):
            yield "/contact/firstName"
        if wording.is_blank(contact.last_name or last):
            yield "/contact/lastName"


def _has_no_mobile(brand: BrandText) -> bool:
    contact = brand.contact
    return brand.is_sole_proprietor and wording.is_blank(contact.mobile_phone or contact.phone)


def _unlisted(brand: BrandText) -> Iterator[str]:
    if brand.has_form(EntityType.PUBLIC_PROFIT):
        business = brand.business
        if wording.is_blank(business.stock_symbol):
            yield "/business/stockSymbol"
        if wording.is_blank(business.stock_exchange):
            yield "/business/stockExchange"


def _has_unknown_exchange(brand: BrandText) -> bool:
    exchange = brand.business.stock_exchange
    return brand.has_form(EntityType.PUBLIC_PROFIT) and bool(exchange) and exchange not in EXCHANGES


def _has_odd_tax_id(brand: BrandText) -> bool:
    """Is the tax id malformed for its country, or one repeated digit? Only the forms of the US and Canada are known."""
    business = brand.business
    form = _TAX_IDS.get(business.country or "")
    if not business.tax_id or form is None or _has_personal_tax_id(brand) or brand.is_sole_proprietor:
        return False
    tax_id = business.tax_id.strip()
    return form.fullmatch(tax_id) is None or len(set(tax_id) - {"-"}) == 1


def _has_personal_tax_id(brand: BrandText) -> bool:
    business = brand.business
    return business.country == "US" and _PERSONAL_TAX_ID.fullmatch((business.tax_id or "").strip()) is not None


def _has_no_phone(brand: BrandText) -> bool:
    contact = brand.contact
    return brand.is_company and wording.is_blank(contact.phone or contact.mobile_phone)


def _contradicts_its_name(brand: BrandText) -> bool:
    return brand.has_form(EntityType.SOLE_PROPRIETOR, EntityType.NON_PROFIT, EntityType.GOVERNMENT) and (
        wording.legal_form(brand.business.legal_name or "") in ("llc", "ltd", "plc", "llp", "lp", "pllc", "gmbh")
    )


def _contradicts_its_vertical(brand: BrandText) -> bool:
    vertical = brand.declared.compliance.vertical
    if vertical == "NGO":
        return brand.has_form(EntityType.PRIVATE_PROFIT, EntityType.PUBLIC_PROFIT, EntityType.SOLE_PROPRIETOR)
    return vertical == "GOVERNMENT" and brand.business.entity_type not in (None, EntityType.GOVERNMENT)


RULES: Sequence[Rule[BrandText]] = (
    Rule(
        "brand_entity_type_missing",
        Severity.BLOCKING,
        "The registry takes no brand without its legal form: every other check depends on it.",
        "Set entityType to PRIVATE_PROFIT, PUBLIC_PROFIT, NON_PROFIT, GOVERNMENT or SOLE_PROPRIETOR.",
        _lacks("entityType", "entity_type"),
    ),
    Rule(
        "brand_display_name_missing",
        Severity.BLOCKING,
        "The registry takes no brand without the name that recipients know it by.",
        "Set businessName to the name that customers see on the website and in messages.",
        at("/contact/businessName", lambda brand: wording.is_blank(brand.display_name)),
    ),
    Rule(
        "brand_legal_name_missing",
        Severity.BLOCKING,
        "The registry compares the legal name with the tax authority's and takes no company without it.",
        "Write it exactly as on the tax registration (in the US, the IRS letter CP-575).",
        _lacks("legalName", "legal_name", only_companies=True),
    ),
    Rule(
        "brand_tax_id_missing",
        Severity.BLOCKING,
        "The registry identifies everyone but sole proprietors by the tax id.",
        "Set taxId: in the US, the nine-digit EIN of the IRS letter CP-575.",
        _lacks("taxId", "tax_id", only_companies=True),
    ),
    Rule(
        "brand_country_missing",
        Severity.BLOCKING,
        "The registry rejects a brand without a country: the country decides which register is searched.",
        "Set country to the country of the registered address, such as US.",
        _lacks("country", "country"),
    ),
    Rule(
        "brand_contact_email_missing",
        Severity.BLOCKING,
        "The registry takes no brand without an e-mail address, and writes to it.",
        "Set email to a mailbox in the domain of the website.",
        at("/contact/email", lambda brand: wording.is_blank(brand.contact.email)),
    ),
    Rule(
        "brand_field_too_long",
        Severity.BLOCKING,
        "The text is longer than the registry accepts.",
        "Shorten it: names, street, city, website and e-mail to 100 characters, tax id and state to 20, postal code and"
        " stock symbol to 10.",
        _too_long,
    ),
    Rule(
        "sole_proprietor_name_missing",
        Severity.BLOCKING,
        "A sole proprietor is identified as a person, by first and last name.",
        "Set firstName and lastName of the contact.",
        _unnamed_person,
    ),
    Rule(
        "sole_proprietor_mobile_missing",
        Severity.BLOCKING,
        "A sole proprietor is verified by a one-time code sent to a mobile phone.",
        "Set mobilePhone to a US or Canadian mobile number of the proprietor.",
        at("/contact/mobilePhone", _has_no_mobile),
    ),
    Rule(
        "public_company_listing_missing",
        Severity.BLOCKING,
        "A public company is verified by its listing.",
        "Set stockSymbol and stockExchange, or choose PRIVATE_PROFIT if the shares are not traded.",
        _unlisted,
        "STOCK_SYMBOL",
    ),
    Rule(
        "public_company_exchange_unknown",
        Severity.BLOCKING,
        "The registry knows a fixed list of exchanges and refuses others.",
        "Use the registry's code, one of: " + ", ".join(sorted(EXCHANGES)) + ".",
        at("/business/stockExchange", _has_unknown_exchange),
        "STOCK_SYMBOL",
    ),
    Rule(
        "brand_tax_id_malformed",
        Severity.REJECTION,
        "This cannot be a tax id of its country, so no register has it and the brand stays unverified.",
        "US: the nine digits of the EIN, such as 12-3456789. Canada: the nine digits of the business number.",
        at("/business/taxId", _has_odd_tax_id),
        "TAX_ID",
    ),
    Rule(
        "brand_tax_id_personal",
        Severity.REJECTION,
        "This is written like a social security number, which verifies no company and must not be sent around.",
        "Send the EIN of the business. Without one, register as SOLE_PROPRIETOR and leave taxId out.",
        at("/business/taxId", lambda brand: brand.is_company and _has_personal_tax_id(brand)),
        "TAX_ID",
    ),
    Rule(
        "sole_proprietor_with_tax_id",
        Severity.REJECTION,
        "A business with a tax id must register as a company; sole proprietors have no tax id.",
        "Leave taxId out, or choose PRIVATE_PROFIT.",
        at(
            "/business/taxId",
            lambda brand: brand.is_sole_proprietor and not wording.is_blank(brand.business.tax_id),
        ),
        "TAX_ID",
    ),
    Rule(
        "government_not_us",
        Severity.REJECTION,
        "Only government bodies of the United States can register as GOVERNMENT.",
        "Choose NON_PROFIT or PRIVATE_PROFIT for a body of another country.",
        at(
            "/business/entityType",
            lambda brand: brand.has_form(EntityType.GOVERNMENT) and brand.business.country not in (None, "US"),
        ),
        "GOVERNMENT_ENTITY",
    ),
    Rule(
        "brand_phone_missing",
        Severity.RISK,
        "The registry's guide asks companies for a phone number, and reviewers compare it with the website's.",
        "Set phone to the number that the website shows.",
        at("/contact/phone", _has_no_phone),
    ),
    Rule(
        "brand_form_unlike_name",
        Severity.RISK,
        "The legal name ends like a company's, but the legal form says otherwise.",
        "Choose the legal form that the tax registration gives this name.",
        at("/business/entityType", _contradicts_its_name),
        "NONPROFIT, GOVERNMENT_ENTITY",
    ),
    Rule(
        "brand_vertical_unlike_form",
        Severity.RISK,
        "The industry belongs to another legal form: NGO to non-profits, GOVERNMENT to government bodies.",
        "Choose the industry of what the brand does, or correct entityType.",
        at("/compliance/vertical", _contradicts_its_vertical),
        "602",
    ),
    Rule(
        "brand_vertical_restricted",
        Severity.RISK,
        "Political senders need a special vetting before any campaign, and gambling is refused by most carriers.",
        "Ask the provider before paying, or choose the industry of what the messages are about.",
        at("/compliance/vertical", lambda brand: brand.declared.compliance.vertical in ("POLITICAL", "GAMBLING")),
        "704",
    ),
)
