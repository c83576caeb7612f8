"""The pre-check's rules about links, and about content that carriers forbid or question. They never open a link.

Sources: the rejections that aggregators publish (601, 603, 701 to 707) and the forbidden categories of the carriers. The
lists are short on purpose: they leave out words that also have an innocent meaning, and so miss some content rather than
accuse innocent senders.
"""

from collections.abc import Callable, Iterator, Sequence

from clearsend.domain.finding import Severity
from clearsend.domain.precheck import wording
from clearsend.domain.precheck.campaign import CampaignText, Find, lacking
from clearsend.domain.precheck.rules import Rule
from clearsend.domain.precheck.wording import Link, Passage, phrases, says
from clearsend.domain.profile import EntityType

LONGEST_LINK = 255

_CANNABIS = phrases("cannabis, cbd, thc, marijuana, hemp, kush, weed dispensary, delta 8, delta 9, kratom")
_FIREARMS = phrases(
    "firearm*, handgun*, rifle*, shotgun*, ammo, ammunition, gun shop, gun store, gun sale*, gun show*, gun "
    "range, gun dealer*, pistol*"
)
_SEXUAL = phrases(
    "porn*, escort service*, adult content, adult entertainment, adult video*, sex toy*, sex cam*, sex chat, "
    "nudes, onlyfans, erotic*, strip club*, xxx video*"
)
_GAMBLING = phrases(
    "casino*, gambling, sportsbook*, sports betting, place your bet*, betting odds, online poker, roulette, "
    "wager*, lottery, slot machine*"
)
_HATE = phrases(
    "white power, white suprem*, ethnic cleansing, racial purity, neo nazi*, heil hitler, race war, subhuman*"
)
_AGE_LIMITED = phrases(
    "alcohol, beer, beers, wine, wines, whiskey*, whisky, vodka, liquor*, brewery, tequila, bourbon, happy "
    "hour, tobacco, cigar, cigars, cigarette*, vape, vapes, vaping, e cig*, nicotine, hookah, smoke shop*"
)
_HARMLESS = phrases("root beer, ginger beer, alcohol free, tobacco free, rubbing alcohol, no alcohol")
_AGE_GATE = phrases(
    "21 or older, 21 or over, over 21, 21 and over, 21 years, at least 21, 18 or older, 18 or over, over 18, "
    "18 and over, 18 years, at least 18, age gate*, age gated, age verif*, verify your age, verify their age, "
    "confirm your age, confirm their age, date of birth, legal age, birth date"
)
_PAYDAY = phrases(
    "payday loan*, title loan*, cash advance*, short term loan*, no credit check, bad credit, loan shark*, "
    "instant loan*, guaranteed loan*"
)
_LENDING = phrases("loan, loans, mortgage rate*, refinanc*, line of credit")
_DEBT = phrases(
    "debt relief, debt consolidation, debt reduction, debt collect*, debt settlement, debt forgiveness, "
    "credit repair, fix your credit, repair your credit, eliminate your debt"
)
_CRYPTO = phrases("crypto*, bitcoin*, ethereum, nft, nfts, token sale, stock tip*, forex")
_AFFILIATE = phrases(
    "affiliate marketing, affiliate link*, affiliate program*, affiliate offer*, work from home, passive "
    "income, get rich, earn money online, make money fast, multi level marketing, mlm, lead generation, lead "
    "gen"
)
_SWEEPSTAKES = phrases("sweepstake*, prize draw*, raffle*, giveaway*, contest entry")
_POLITICAL = phrases(
    "re elect*, reelect*, for congress, for senate, for mayor, for governor, for president, political "
    "campaign, political party, political action, super pac, ballot measure*"
)
_DONATIONS = phrases("donate, donates, donation*, donating, fundrais*")


def _anywhere(sought: Sequence[str], *, unless: Sequence[str] = ()) -> Callable[[CampaignText], Iterator[str]]:
    """Finds every passage that contains one of `sought`, unless the message flow contains one of `unless`."""

    def find(campaign: CampaignText) -> Iterator[str]:
        # For most campaigns this one search over all passages finds nothing, and the search of each passage is saved.
        if says(campaign.words, sought) and not campaign.flow.says(unless):
            yield from (passage.pointer for passage in campaign.passages if says(_accusable(passage), sought))

    return find


def _accusable(passage: Passage) -> str:
    spoken = passage.words
    for harmless in _HARMLESS:
        spoken = spoken.replace(harmless, " ")
    return spoken


def _lends(campaign: CampaignText) -> Iterator[str]:
    """Finds loans. Short and costly loans have a rule of their own."""
    yield from (
        pointer for pointer in _anywhere(_LENDING)(campaign) if pointer not in set(_anywhere(_PAYDAY)(campaign))
    )


def _for_profit(campaign: CampaignText) -> bool:
    return campaign.brand.has_form(EntityType.PRIVATE_PROFIT, EntityType.PUBLIC_PROFIT, EntityType.SOLE_PROPRIETOR)


def _when(concerns: Callable[[CampaignText], bool], find: Find) -> Find:
    """Restricts a rule to the campaigns for which `concerns` is true."""
    return lambda campaign: find(campaign) if concerns(campaign) else iter(())


def _linked(is_broken: Callable[[Link], bool]) -> Find:
    """Finds every policy link, and every passage with a link, for which `is_broken` is true."""

    def find(campaign: CampaignText) -> Iterator[str]:
        yield from (pointer for pointer, link in campaign.policy_links if is_broken(link))
        for passage in campaign.passages:
            if any(is_broken(link) for link in passage.links):
                yield passage.pointer

    return find


def _long_links(campaign: CampaignText) -> Iterator[str]:
    yield from (pointer for pointer, link in campaign.policy_links if len(link.text) > LONGEST_LINK)


def _policies_on_home_page(campaign: CampaignText) -> Iterator[str]:
    yield from (pointer for pointer, link in campaign.policy_links if link.path in ("", "/"))


def _policies_elsewhere(campaign: CampaignText) -> Iterator[str]:
    yield from (pointer for pointer, link in campaign.policy_links if _is_elsewhere(campaign, link))


def _samples_that_lead_elsewhere(campaign: CampaignText) -> Iterator[str]:
    for sample in campaign.samples:
        if any(_is_elsewhere(campaign, link) for link in sample.links):
            yield sample.pointer


def _is_elsewhere(campaign: CampaignText, link: Link) -> bool:
    """Is the link outside the brand's website? Links that cannot be opened, and shortened ones, have rules of their own."""
    website = campaign.brand.website
    if website is None or not website.is_public or not link.is_public or link.domain in wording.SHORTENERS:
        return False
    return link.domain != website.domain


RULES: Sequence[Rule[CampaignText]] = (
    Rule(
        "privacy_policy_missing",
        Severity.REJECTION,
        "Reviewers read the privacy policy and refuse campaigns without one.",
        "Set privacyPolicyLink to a policy that says that consent to messages is not shared with third parties.",
        lacking("/privacyPolicyLink", "privacy_policy_link"),
        "“Privacy Policy needs to be compliant”, 851",
    ),
    Rule(
        "terms_missing",
        Severity.RISK,
        "Reviewers look for terms of the messages: what is sent, how often, how to stop.",
        "Set termsAndConditionsLink to the page with these terms.",
        lacking("/termsAndConditionsLink", "terms_and_conditions_link"),
        "861",
    ),
    Rule(
        "policy_link_too_long",
        Severity.REJECTION,
        "The registry takes addresses of at most 255 characters.",
        "Give the policy a shorter address under the brand's own domain.",
        _long_links,
    ),
    Rule(
        "policy_link_is_home_page",
        Severity.RISK,
        "The link leads to the home page; reviewers do not search for the policy.",
        "Link the page of the policy itself.",
        _policies_on_home_page,
        "851",
    ),
    Rule(
        "policy_link_elsewhere",
        Severity.RISK,
        "The policy stands on another domain than the website; reviewers ask whether it is the brand's.",
        "Publish the policy on the brand's website.",
        _policies_elsewhere,
        "603",
    ),
    Rule(
        "sample_links_elsewhere",
        Severity.REJECTION,
        "The sample leads to another domain than the brand's website, which hides who sends.",
        "Link pages under the brand's own domain.",
        _samples_that_lead_elsewhere,
        "601, 603",
    ),
    Rule(
        "link_shortened",
        Severity.REJECTION,
        "Carriers block public link shorteners, because they hide where a link leads.",
        "Link the page itself, or use a short domain of the brand's own.",
        _linked(lambda link: link.domain in wording.SHORTENERS),
        "30857",
    ),
    Rule(
        "link_not_public",
        Severity.REJECTION,
        "The link leads to one machine or network; reviewers cannot open it.",
        "Link the public page.",
        _linked(lambda link: not link.is_public),
        "1101",
    ),
    Rule(
        "link_insecure",
        Severity.RISK,
        "The link uses http, without encryption; reviewers' checks stop at certificate errors.",
        "Serve the page over HTTPS and write the address with https://.",
        _linked(lambda link: not link.is_secure),
        "1103, 30857",
    ),
    Rule(
        "content_cannabis",
        Severity.REJECTION,
        "Carriers forbid cannabis, hemp and CBD, also where they are legal.",
        "Do not register this content: it is refused and the fee is lost.",
        _anywhere(_CANNABIS),
        "701",
    ),
    Rule(
        "content_firearms",
        Severity.REJECTION,
        "Carriers refuse firearms and ammunition.",
        "Do not register this content without having asked the provider first.",
        _anywhere(_FIREARMS),
        "702",
    ),
    Rule(
        "content_sexual",
        Severity.REJECTION,
        "Carriers forbid sexual content.",
        "Do not register this content: it is refused and the fee is lost.",
        _anywhere(_SEXUAL),
        "703",
    ),
    Rule(
        "content_gambling",
        Severity.REJECTION,
        "Carriers forbid gambling.",
        "Do not register this content: it is refused and the fee is lost.",
        _anywhere(_GAMBLING),
        "704",
    ),
    Rule(
        "content_hate",
        Severity.REJECTION,
        "Carriers forbid hate speech.",
        "Do not register this content: it is refused and the fee is lost.",
        _anywhere(_HATE),
        "705",
    ),
    Rule(
        "age_gate_missing",
        Severity.REJECTION,
        "Alcohol and tobacco are for adults only, and the message flow names no check of the age.",
        "Ask for the date of birth at the opt-in and say so in messageFlow; some carriers refuse tobacco all the same.",
        _anywhere(_AGE_LIMITED, unless=_AGE_GATE),
        "706, 707",
    ),
    Rule(
        "content_payday_loans",
        Severity.REJECTION,
        "Carriers forbid short and costly loans, and loans of third parties.",
        "Do not register this content: it is refused and the fee is lost.",
        _anywhere(_PAYDAY),
        "Forbidden category: high-risk financial services",
    ),
    Rule(
        "content_debt",
        Severity.REJECTION,
        "Carriers forbid debt collection for others, debt relief and credit repair.",
        "Message only about what is owed to the brand itself; do not register other messages about debts.",
        _anywhere(_DEBT),
        "Forbidden category: debt collection and relief",
    ),
    Rule(
        "content_crypto",
        Severity.REJECTION,
        "Carriers forbid offers of cryptocurrencies and speculation.",
        "Do not register this content without having asked the provider first.",
        _anywhere(_CRYPTO),
        "Forbidden category: high-risk financial services",
    ),
    Rule(
        "content_affiliate",
        Severity.REJECTION,
        "Carriers forbid affiliate marketing, the trade in contacts, and schemes to get rich.",
        "Do not register this content: it is refused and the fee is lost.",
        _anywhere(_AFFILIATE),
        "Forbidden category: lead generation, get rich quick",
    ),
    Rule(
        "content_political",
        Severity.REJECTION,
        "Political messages need a brand of that industry, vetted as such.",
        "Register a brand with the vertical POLITICAL, and ask the provider for the vetting.",
        _when(lambda campaign: campaign.brand.declared.compliance.vertical != "POLITICAL", _anywhere(_POLITICAL)),
        "602",
    ),
    Rule(
        "content_lending",
        Severity.RISK,
        "A brand that lends or arranges loans must declare it; reviewers compare the declaration with the content.",
        "Ask the provider to declare direct lending for this campaign.",
        _lends,
        "601",
    ),
    Rule(
        "content_donations",
        Severity.RISK,
        "A brand that works for profit asks for donations.",
        "Register the non-profit organization as the brand, with its own tax id.",
        _when(_for_profit, _anywhere(_DONATIONS)),
        "602",
    ),
    Rule(
        "content_sweepstakes",
        Severity.RISK,
        "Prize draws have a use case of their own, with rules that reviewers want to read.",
        "Ask the provider for the use case SWEEPSTAKE, or take the draw out.",
        _anywhere(_SWEEPSTAKES),
        "602",
    ),
)
