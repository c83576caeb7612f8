"""The registry's reasons to refuse a brand, or its sole proprietor's PIN, as rows. They never change a request.

Sources: the categories and texts of Telnyx's API description and guides.
"""

from collections.abc import Sequence

from clearsend.providers.causes import Rejection

CORRECT = "Correct it with PATCH /v3/profiles/{profileId}; the brand is then sent and vetted again."

# The first row that matches wins: a specific row must stand before a general one whose phrases match the same texts.
ROWS: Sequence[Rejection] = (
    Rejection(
        "brand_not_verified",
        "a campaign was submitted before its brand was verified",
        "Nothing to change in the campaign: it can be submitted once the registry has verified the brand. See what the "
        "brand's registration says.",
        phrases=(r"brand in pending or failed status",),
    ),
    Rejection(
        "sole_proprietor_campaigns",
        "a sole proprietor may have one active campaign",
        "Deactivate the other campaign, or register the business as a company with a tax id.",
        ("campaigns", "brand.business.entityType"),
        phrases=(r"sole propriet\w+.{0,60}one active campaign",),
    ),
    Rejection(
        "sole_proprietor_numbers",
        "a sole proprietor's campaign may have one number",
        "Use the number that the campaign has, or register the business as a company with a tax id.",
        ("sending_phone_number", "brand.business.entityType"),
        phrases=(r"campaigns? can only have one (phone )?number",),
    ),
    Rejection(
        "mobile_phone_used_up",
        "three sole proprietors are registered with this mobile phone already",
        f"Name another mobile phone of the proprietor. {CORRECT}",
        ("brand.contact.mobilePhone",),
        phrases=(r"(mobile|phone).{0,80}(max|limit|three|\b3\b).{0,60}brand", r"brand.{0,60}(max|limit).{0,60}mobile"),
    ),
    Rejection(
        "otp_expired",
        "the PIN was not confirmed within 24 hours",
        "Have a new PIN sent and confirm it within 24 hours.",
        phrases=(r"\b(otp|pin)\b.{0,40}\bexpired", r"\bexpired\b.{0,30}\b(otp|pin)\b", r"^OTP EXPIRED$"),
    ),
    Rejection(
        "otp_wrong",
        "the PIN is not the one that was sent",
        "Enter the newest PIN from the message on the proprietor's phone, or have a new one sent.",
        phrases=(
            r"(invalid|incorrect|wrong).{0,30}\b(otp|pin)\b",
            r"\b(otp|pin)\b.{0,30}(invalid|incorrect|wrong|not match|not valid)",
        ),
    ),
    Rejection(
        "otp_undelivered",
        "the message with the PIN could not be delivered",
        "Check that the mobile phone is a US or Canadian mobile number that receives messages, then have the PIN sent again. "
        f"{CORRECT}",
        ("brand.contact.mobilePhone",),
        phrases=(
            r"^OTP (DELIVERY_)?FAILED$",
            r"\b(otp|pin)\b.{0,40}(undeliver|not be delivered|deliver\w* fail)",
            r"mobile ?phone",
        ),
    ),
    Rejection(
        "revet_too_early",
        "the registry vets a brand once after its registration, then once in three months",
        "The correction is sent already. Wait until the three months are over, or have the brand vetted by an external "
        "vetting provider in the Telnyx portal.",
        phrases=(r"\bre-?vet",),
    ),
    Rejection(
        "business_contact_unconfirmed",
        "a public company's contact has not confirmed the e-mail of the registry",
        "Name the mailbox of an employee in the domain of the website, and follow the link in the e-mail that the registry "
        f"sends there. {CORRECT}",
        ("brand.contact.email", "brand.business.url"),
        phrases=(r"2fa e-?mail", r"authentication\+?.{0,60}e-?mail", r"business ?contact ?e-?mail"),
    ),
    Rejection(
        "duplicate_tax_id",
        "a brand with this tax id exists already",
        "If it is yours at another provider, ask Telnyx support how to go on; if the number is mistyped, correct it. "
        f"{CORRECT}",
        ("brand.business.taxId",),
        phrases=(
            r"(duplicate|already).{0,80}\b(ein|tax[ _]?id)\b",
            r"\b(ein|tax[ _]?id)\b.{0,80}(duplicate|already)",
        ),
    ),
    Rejection(
        "stock_symbol",
        "stock symbol and exchange do not name this company",
        "Give the symbol as listed on the exchange, of the very company that the legal name and tax id name; a subsidiary "
        f"that is not listed itself is PRIVATE_PROFIT. {CORRECT}",
        ("brand.business.stockSymbol", "brand.business.stockExchange", "brand.business.entityType"),
        phrases=(r"^STOCK_SYMBOL$", r"stock ?(symbol|exchange)"),
    ),
    Rejection(
        "government_entity",
        "it is not a government entity of the United States",
        f"Only US federal, state and local bodies are GOVERNMENT; anything else takes another entity type. {CORRECT}",
        ("brand.business.entityType", "brand.business.legalName"),
        phrases=(r"^GOVERNMENT_ENTITY$", r"government.{0,40}entity"),
    ),
    Rejection(
        "nonprofit",
        "the tax authority does not know it as a tax-exempt non-profit",
        f"Use the tax id under which the organization is tax-exempt, or PRIVATE_PROFIT if it is not. {CORRECT}",
        ("brand.business.entityType", "brand.business.taxId"),
        phrases=(r"^NONPROFIT$", r"non-?profit.{0,60}(status|verif|match|exempt|registered)", r"tax[- ]exempt"),
    ),
    Rejection(
        "tax_id",
        "legal name, tax id and address do not match the tax authority's record",
        "Copy legal name, EIN and address exactly from the IRS letter CP-575 or 147C (outside the US from the commercial "
        f"register). {CORRECT}",
        ("brand.business.taxId", "brand.business.legalName", "brand.business.street"),
        phrases=(r"^TAX_ID$", r"\b(ein|tax[ _]?id)\b", r"tax(payer)? identification"),
    ),
    Rejection(
        "legal_name",
        "the legal name is not the registered one",
        f"Give the registered name letter by letter, with its ending (LLC, Inc.), and no trade name. {CORRECT}",
        ("brand.business.legalName",),
        phrases=(r"(legal|company|business) name.{0,80}(match|mismatch|invalid|incorrect|not found|verif)",),
    ),
    Rejection(
        "address",
        "the address is not the registered one",
        f"Give the registered street address, no post-office box, with the two-letter state and the ZIP code. {CORRECT}",
        ("brand.business.street", "brand.business.city", "brand.business.state", "brand.business.postalCode"),
        phrases=(r"(?<!mail )\baddress\b.{0,80}(match|mismatch|invalid|incorrect|not found|verif|p\.? ?o\.? ?box)",),
    ),
)
