"""The reasons of reviewers and carriers to refuse the content of a campaign's messages, as rows. They change no request.

Sources: as in `campaign_rejections.py`, which includes these rows among its own.
"""

from collections.abc import Sequence

from clearsend.providers.causes import Rejection

CORRECT = (
    "Correct it with PUT /v3/profiles/{profileId}/campaigns/{campaignId}, then POST "
    "/v3/profiles/{profileId}/campaigns/{campaignId}/resubmit."
)
_FORBIDDEN = (
    "Carriers do not carry this content on 10DLC numbers. If the campaign has none of it, take every mention out of the "
    f"samples, the description and the website that it names. {CORRECT}"
)


def only(*numbers: int) -> tuple[tuple[int, int], ...]:
    """The reviewers' numbers as ranges (first, last), each of a single number."""
    return tuple((number, number) for number in numbers)


ROWS: Sequence[Rejection] = (
    Rejection(
        "cannabis",
        "cannabis, CBD or other drugs",
        _FORBIDDEN,
        ("campaign.useCases.sampleMessages", "campaign.description", "brand.business.url"),
        phrases=(r"cannabis|marijuana|\bcbd\b|\bhemp\b|kratom|controlled substance",),
        numbers=only(701),
    ),
    Rejection(
        "firearms",
        "firearms or ammunition",
        _FORBIDDEN,
        ("campaign.useCases.sampleMessages", "campaign.description", "brand.business.url"),
        phrases=(r"fire-?arm|ammunition|\bweapons?\b",),
        numbers=only(702),
    ),
    Rejection(
        "sexual_content",
        "sexual content",
        _FORBIDDEN,
        ("campaign.useCases.sampleMessages", "campaign.description", "brand.business.url"),
        phrases=(r"sexual|adult content|pornograph|\bescort",),
        numbers=only(703),
    ),
    Rejection(
        "gambling",
        "gambling",
        _FORBIDDEN,
        ("campaign.useCases.sampleMessages", "campaign.description", "brand.business.url"),
        phrases=(r"gambl|casino|sports? betting|\blotter",),
        numbers=only(704),
    ),
    Rejection(
        "hate_speech",
        "hate, violence or profanity",
        _FORBIDDEN,
        ("campaign.useCases.sampleMessages", "campaign.description", "brand.business.url"),
        phrases=(r"hate speech|hateful|profanit|violen(ce|t)",),
        numbers=only(705),
    ),
    Rejection(
        "age_gate",
        "alcohol or tobacco without a check of the recipient's age",
        "Ask for the date of birth where recipients consent (a yes or no does not do) and say so in the message flow, or "
        f"leave such messages out. {CORRECT}",
        ("campaign.messageFlow", "campaign.useCases.sampleMessages"),
        phrases=(r"age[- ]?gat", r"alcohol|tobacco|\bvap(e|ing)\b"),
    ),
    Rejection(
        "forbidden_content",
        "content of one of the forbidden kinds (sex, hate, alcohol, firearms, tobacco)",
        _FORBIDDEN,
        ("campaign.useCases.sampleMessages", "campaign.description", "brand.business.url"),
        phrases=(r"\bS\.?H\.?A\.?F\.?T\b", r"(prohibited|disallowed|forbidden|restricted) (content|use ?case)"),
        numbers=(*only(700), (706, 799), (7000, 7099)),
    ),
    Rejection(
        "lending",
        "loans, debts or other high-risk finance",
        "Only a direct lender may send about loans, from its own brand; third-party lending, debt relief and payday loans "
        f"are not carried. Say what the business is, or leave such messages out. {CORRECT}",
        ("campaign.description", "campaign.useCases.sampleMessages"),
        phrases=(r"\blend(er|ing)\b|\bloans?\b|payday|debt (relief|collection|consolidation)|credit repair",),
    ),
    Rejection(
        "third_party_marketing",
        "affiliate marketing, lead generation or shared consent",
        "Recipients must have given their consent to this very brand. Take third parties out of the flow, the policy and "
        f"the samples. {CORRECT}",
        ("campaign.messageFlow", "campaign.privacyPolicyLink", "campaign.useCases.sampleMessages"),
        phrases=(r"affiliate|lead[- ]gen|third[- ]part(y|ies)",),
    ),
    Rejection(
        "url_shortener",
        "a public link shortener",
        f"Use links in the brand's own domain in the samples. {CORRECT}",
        ("campaign.useCases.sampleMessages",),
        phrases=(r"shorten(er|ed)|bit\.ly|tinyurl",),
    ),
    Rejection(
        "embedded_link",
        "links in the samples do not fit what was declared",
        "If messages will have links, show one in a sample; if not, have none in any. Clearsend declares what the samples "
        f"show. {CORRECT}",
        ("campaign.useCases.sampleMessages",),
        phrases=(r"embedded ?(link|url)", r"\b(link|url)s?\b.{0,60}sample", r"sample.{0,60}\b(link|url)s?\b"),
    ),
    Rejection(
        "embedded_phone",
        "phone numbers in the samples do not fit what was declared",
        "If messages will have phone numbers, show one in a sample; if not, have none in any. Clearsend declares what the "
        f"samples show. {CORRECT}",
        ("campaign.useCases.sampleMessages",),
        phrases=(r"embedded ?phone", r"phone numbers?.{0,60}sample", r"sample.{0,60}phone number"),
    ),
)
