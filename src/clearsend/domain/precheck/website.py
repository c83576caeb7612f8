"""The pre-check's rules about a brand's website and e-mail address. They open nothing: they read the addresses only.

Sources: the rejections that aggregators publish (1100 to 1103, 603), and the registry's mail to public companies.
"""

from collections.abc import Callable, Iterator, Sequence

from clearsend.domain.finding import Severity
from clearsend.domain.precheck import wording
from clearsend.domain.precheck.brand_as_read import BrandText, at
from clearsend.domain.precheck.rules import Rule
from clearsend.domain.profile import EntityType


def _website_is(is_broken: Callable[[wording.Link, BrandText], bool]) -> Callable[[BrandText], Iterator[str]]:
    def is_found(brand: BrandText) -> bool:
        website = brand.website
        return website is not None and is_broken(website, brand)

    return at("/business/url", is_found)


def _is_on_shared_site(website: wording.Link, brand: BrandText) -> bool:
    return website.domain in wording.SOCIAL_SITES or website.domain in wording.SHORTENERS


def _is_unlike_its_domain(website: wording.Link, brand: BrandText) -> bool:
    if not website.is_public or _is_on_shared_site(website, brand) or not brand.names:
        return False
    return not wording.shares_a_word(website.domain, brand.names)


def _has_free_mail(brand: BrandText) -> bool:
    email = brand.contact.email or ""
    return brand.is_company and wording.email_domain(email) in wording.FREE_MAIL


def _has_foreign_mail(brand: BrandText) -> bool:
    email, website = brand.contact.email, brand.website
    if not email or website is None or not website.is_public or not brand.is_company or _has_free_mail(brand):
        return False
    return wording.owned_domain(wording.email_domain(email)) != website.domain


RULES: Sequence[Rule[BrandText]] = (
    Rule(
        "brand_website_missing",
        Severity.REJECTION,
        "Reviewers look the brand up on its website and refuse campaigns of brands that show none.",
        "Set url to a public website that shows the brand and its privacy policy.",
        at("/business/url", lambda brand: brand.is_company and wording.is_blank(brand.business.url)),
        "1100, 804",
    ),
    Rule(
        "brand_website_not_public",
        Severity.REJECTION,
        "The website is an address of one machine or network; reviewers cannot open it.",
        "Set url to the public website, under a domain of the brand's own.",
        _website_is(lambda website, brand: not website.is_public),
        "1101",
    ),
    Rule(
        "brand_email_free",
        Severity.REJECTION,
        "A company that uses a free mail provider cannot be told apart from an impostor.",
        "Use a mailbox in the domain of the website.",
        at("/contact/email", _has_free_mail),
        "business email address must use an official domain",
    ),
    Rule(
        "public_company_email_domain",
        Severity.REJECTION,
        "The registry verifies a public company by e-mail to the domain of its website, and accepts no campaign before.",
        "Use a person's mailbox in the domain of the website.",
        at("/contact/email", lambda brand: brand.has_form(EntityType.PUBLIC_PROFIT) and _has_foreign_mail(brand)),
        "Authentication+",
    ),
    Rule(
        "brand_email_domain",
        Severity.RISK,
        "The e-mail address and the website belong to different domains; reviewers ask who is behind the brand.",
        "Use a mailbox in the domain of the website.",
        at("/contact/email", lambda brand: not brand.has_form(EntityType.PUBLIC_PROFIT) and _has_foreign_mail(brand)),
        "603",
    ),
    Rule(
        "brand_website_insecure",
        Severity.RISK,
        "The website's address uses http, without encryption; reviewers' checks stop at certificate errors.",
        "Serve the website over HTTPS and write the address with https://.",
        _website_is(lambda website, brand: not website.is_secure),
        "1103",
    ),
    Rule(
        "brand_website_shared",
        Severity.RISK,
        "The website is a page on a shared site or a shortened address, which shows little about the brand.",
        "Set url to a website under a domain of the brand's own.",
        _website_is(_is_on_shared_site),
        "603",
    ),
    Rule(
        "brand_website_unlike_name",
        Severity.RISK,
        "No part of the website's domain resembles the brand's names; reviewers ask whether they belong together.",
        "Give the name that the website shows as businessName, or the website of this brand.",
        _website_is(_is_unlike_its_domain),
        "603",
    ),
)
