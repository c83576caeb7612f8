"""The pre-check's rules about a brand's address: can it be that of a tax registration? They look nothing up.

Source: the registry compares the address with the tax authority's; its feedback on a mismatch is TAX_ID.
"""

import re
from collections.abc import Iterator, Sequence

from clearsend.domain.finding import Severity
from clearsend.domain.precheck import wording
from clearsend.domain.precheck.brand_as_read import BrandText, at
from clearsend.domain.precheck.rules import Rule

US_STATES = frozenset(
    wording.listed(
        "AL, AK, AZ, AR, CA, CO, CT, DE, FL, GA, HI, ID, IL, IN, IA, KS, KY, LA, ME, MD, MA, MI, MN, MS, MO, MT, "
        "NE, NV, NH, NJ, NM, NY, NC, ND, OH, OK, OR, PA, RI, SC, SD, TN, TX, UT, VT, VA, WA, WV, WI, WY, DC, PR, "
        "VI, GU, AS, MP"
    )
)

_POSTAL_CODES = {"US": re.compile(r"\d{5}(?:-\d{4})?"), "CA": re.compile(r"[A-Z]\d[A-Z] ?\d[A-Z]\d", re.IGNORECASE)}
_PO_BOX = re.compile(r"\bp\.?\s*o\.?\s*box\b|\bpost(?:al)?\s+office\s+box\b", re.IGNORECASE)


def _incomplete_address(brand: BrandText) -> Iterator[str]:
    business = brand.business
    # Addresses of other countries may have no state or postal code.
    asked = ("street", "city", "state", "postal_code") if business.country in (None, "US", "CA") else ("street", "city")
    for name in asked:
        if wording.is_blank(getattr(business, name)):
            yield "/business/" + {"postal_code": "postalCode"}.get(name, name)


def _has_odd_state(brand: BrandText) -> bool:
    business = brand.business
    return business.country == "US" and bool(business.state) and business.state not in US_STATES


def _has_odd_postal_code(brand: BrandText) -> bool:
    business = brand.business
    form = _POSTAL_CODES.get(business.country or "")
    return form is not None and bool(business.postal_code) and form.fullmatch(business.postal_code or "") is None


RULES: Sequence[Rule[BrandText]] = (
    Rule(
        "brand_address_incomplete",
        Severity.REJECTION,
        "The registry compares the address with the tax authority's; without a part of it the brand stays unverified.",
        "Send street, city, state and postalCode as on the tax registration.",
        _incomplete_address,
        "TAX_ID",
    ),
    Rule(
        "brand_address_po_box",
        Severity.REJECTION,
        "A post-office box is no place of business; the registry generally refuses it.",
        "Send the street address of the tax registration.",
        at("/business/street", lambda brand: _PO_BOX.search(brand.business.street or "") is not None),
    ),
    Rule(
        "brand_state_malformed",
        Severity.REJECTION,
        "The registry knows US states by their two letters only.",
        "Write the two capital letters of the state, such as IL.",
        at("/business/state", _has_odd_state),
        "TAX_ID",
    ),
    Rule(
        "brand_postal_code_malformed",
        Severity.REJECTION,
        "This cannot be a postal code of its country, so the address matches no register.",
        "US: five digits, or five and four such as 62701-1234. Canada: such as K1A 0B1.",
        at("/business/postalCode", _has_odd_postal_code),
        "TAX_ID",
    ),
)
