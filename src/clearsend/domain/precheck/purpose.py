"""The pre-check's rules about the purpose of a campaign: its description and its use cases. They change no text.

Sources: the use cases and lengths of the registry, and the rejections that aggregators publish (506, 601 to 603).
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from clearsend.domain.finding import Severity
from clearsend.domain.precheck import wording
from clearsend.domain.precheck.campaign import COLLECTIONS, LOW_VOLUME, MIXED, CampaignText
from clearsend.domain.precheck.rules import Rule
from clearsend.domain.precheck.wording import phrases

DESCRIPTION_LENGTHS = (40, 4096)
# The upper end of the low-volume tier, in messages a month.
LOW_VOLUME_END = 2000
# The least and the greatest number of sub use cases of each.
SUB_USE_CASES: Mapping[str, tuple[int, int]] = {LOW_VOLUME: (1, 5), MIXED: (2, 5)}

# Nearly every English text has one of these words; texts in other languages with Latin letters do not.
_ENGLISH = phrases(
    "the, of, to, and, you, your, our, for, with, when, who, their, they, that, this, from, its, what, them, these, those, "
    "than, have, has, been, were, by, it, be, not, can, may, if, how, about, before, after, any, each, only, which, us, "
    "customers, clients, members, people, messages, texts, receive, send, sends, reminders, notifications"
)


def _odd_description_length(campaign: CampaignText) -> Iterator[str]:
    shortest, longest = DESCRIPTION_LENGTHS
    if not shortest <= len(campaign.description.text) <= longest:
        yield campaign.description.pointer


def _unbranded_description(campaign: CampaignText) -> Iterator[str]:
    if campaign.brand.names and not campaign.description.says(campaign.brand.names):
        yield campaign.description.pointer


def _not_english(campaign: CampaignText) -> Iterator[str]:
    for passage in (campaign.description, campaign.flow):
        is_long_enough = sum(map(str.isalpha, passage.text)) >= 40
        if is_long_enough and not passage.says(_ENGLISH):
            yield passage.pointer


def _repeated_description(campaign: CampaignText) -> Iterator[str]:
    """Finds a description that repeats an earlier campaign's; the earlier campaign gets no finding."""
    earlier = takewhile(lambda sibling: sibling is not campaign.declared, campaign.siblings)
    if any(wording.words(sibling.content.description) == campaign.description.words for sibling in earlier):
        yield campaign.description.pointer


def _is_second_of_sole_proprietor(campaign: CampaignText) -> Iterator[str]:
    if campaign.brand.is_sole_proprietor and campaign.siblings[0] is not campaign.declared:
        yield ""


def _collection(campaign: CampaignText) -> str | None:
    """The collection that contains the use cases: the declared collection, or MIXED for several use cases; None for a single
    other use case, and for sole proprietors, who have a use case of their own."""
    if campaign.brand.is_sole_proprietor:
        return None
    named = next((use_case for use_case in campaign.use_cases if use_case in COLLECTIONS), None)
    return named or (MIXED if len(set(campaign.purposes)) > 1 else None)


def _wrong_count_held(campaign: CampaignText) -> Iterator[str]:
    collection = _collection(campaign)
    if collection is not None:
        least, most = SUB_USE_CASES[collection]
        if not least <= len(set(campaign.purposes)) <= most:
            yield "/useCases"


def _impossible_sub_use_cases(campaign: CampaignText) -> Iterator[str]:
    collection = _collection(campaign)
    for number, use_case in enumerate(campaign.use_cases):
        is_second_collection = use_case in COLLECTIONS and use_case != collection
        if collection is not None and (use_case == "M2M" or is_second_collection):
            yield f"/useCases/{number}/messagingUseCaseUs"


def _unlike_its_vertical(campaign: CampaignText) -> Iterator[str]:
    for number, use_case in enumerate(campaign.use_cases):
        if use_case == "HIGHER_EDUCATION" and campaign.brand.declared.compliance.vertical != "EDUCATION":
            yield f"/useCases/{number}/messagingUseCaseUs"


def _too_much_volume(campaign: CampaignText) -> Iterator[str]:
    volume = campaign.declared.content.volume or ""
    if LOW_VOLUME in campaign.use_cases and volume.isdecimal() and int(volume) >= LOW_VOLUME_END:
        yield "/volume"


RULES: Sequence[Rule[CampaignText]] = (
    Rule(
        "use_cases_held",
        Severity.BLOCKING,
        "The registry takes LOW_VOLUME with 1 to 5 other use cases and MIXED with 2 to 5; several use cases count as MIXED.",
        "Add the use cases that the campaign is for, or keep only one use case that is neither LOW_VOLUME nor MIXED.",
        _wrong_count_held,
        "“Usecase LOW_VOLUME requires minimum of 1 sub-usecases”",
    ),
    Rule(
        "use_case_not_combinable",
        Severity.BLOCKING,
        "The registry takes M2M only on its own, and neither LOW_VOLUME nor MIXED inside the other.",
        "Register it as a campaign of its own.",
        _impossible_sub_use_cases,
    ),
    Rule(
        "sole_proprietor_campaigns",
        Severity.REJECTION,
        "A sole proprietor has one campaign and one number; the registry refuses a second campaign.",
        "Put all messages into one campaign, or register as a company.",
        _is_second_of_sole_proprietor,
        "“Sole Proprietor brands can only have one active campaign”",
    ),
    Rule(
        "description_length",
        Severity.REJECTION,
        "The registry takes 40 to 4096 characters here.",
        "Say who sends what to whom and why, in 40 to 4096 characters.",
        _odd_description_length,
        "803",
    ),
    Rule(
        "text_not_english",
        Severity.REJECTION,
        "The text does not seem to be English, and reviewers read nothing else.",
        "Write description and message flow in English; samples may be in the recipients' language.",
        _not_english,
        "506",
    ),
    Rule(
        "description_without_brand",
        Severity.RISK,
        "The description does not say who sends; reviewers ask who the sender is.",
        "Name the brand as the sender.",
        _unbranded_description,
        "603",
    ),
    Rule(
        "description_repeated",
        Severity.RISK,
        "The description is the same as another campaign's; reviewers ask why there are two campaigns.",
        "Say what is different about each, or register only one.",
        _repeated_description,
    ),
    Rule(
        "use_case_unlike_vertical",
        Severity.REJECTION,
        "The use case belongs to colleges and universities, and the brand's industry is another.",
        "Choose the use case of what the messages are about, or correct the brand's vertical to EDUCATION.",
        _unlike_its_vertical,
        "602",
    ),
    Rule(
        "volume_too_high",
        Severity.RISK,
        "More messages are expected than LOW_VOLUME allows.",
        "Expect fewer than 2000 messages a month, or leave LOW_VOLUME out.",
        _too_much_volume,
        "601",
    ),
)
