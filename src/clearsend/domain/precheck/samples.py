"""The pre-check's rules about sample messages: their number, length and wording. They change no text.

Sources: the registry's lengths, the samples that Telnyx asks for, and the rejections that aggregators publish (602, 603, 611,
deceptive marketing). The rules about links and forbidden content are in `content.py`.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from clearsend.domain.finding import Severity
from clearsend.domain.precheck.campaign import COLLECTIONS, CampaignText, Find, of_people
from clearsend.domain.precheck.rules import Rule
from clearsend.domain.precheck.wording import Passage, phrases

SHORTEST_FIRST_SAMPLE, LONGEST_SAMPLE = 20, 1024
# Telnyx accepts longer samples in a new campaign, but not in an update.
LONGEST_CHANGED_SAMPLE = 255
LEAST_SAMPLES, BEST_SAMPLES, MOST_SAMPLES = 2, 3, 5
_FILLER = phrases(
    "lorem ipsum, sample message, sample text, test message, this is a test, asdf*, insert text, your text "
    "here, message goes here, foo bar, tbd, to be defined"
)
_SPAM = phrases(
    "act now, click here, risk free, no obligation, guaranteed winner, you won, you have won, you ve won, "
    "free money, 100 free, double your, urgent response, once in a lifetime, lowest price ever, cash bonus"
)
_SECRETS = phrases(
    "social security number, your ssn, your password, card number, your cvv, bank account number, routing number"
)
_PROMOTION = re.compile(
    r"\d ?% off\b|\b(?:on|flash|summer|winter|spring|holiday|clearance) sale\b|\bdiscounts?\b|\bcoupons?\b|\bpromo(?:tion)?s?\b"
    r"|\bspecial offers?\b|\bbuy (?:now|one)\b|\bshop now\b|\blimited[- ]time\b|\bsave \$?\d",
    re.IGNORECASE,
)

# A sample of a use case must match its pattern. Use cases with many kinds of messages are not listed.
_EXPECTED: Mapping[str, re.Pattern[str]] = {
    "TWO_FA": re.compile(r"code|pass(?:code|word)|\bpin\b|\botp\b|verif|log[- ]?in|sign[- ]?in", re.IGNORECASE),
    "DELIVERY_NOTIFICATION": re.compile(
        r"deliver|ship|order|package|parcel|track|courier|driver|arriv|on its way|pick[- ]?up", re.IGNORECASE
    ),
    "POLLING_VOTING": re.compile(
        r"survey|poll|vot(?:e|ing)|feedback|rate\b|rating|opinion|question|scale", re.IGNORECASE
    ),
}


def _samples(is_broken: Callable[[CampaignText, Passage], bool]) -> Find:
    """A rule about each sample."""

    def find(campaign: CampaignText) -> Iterator[str]:
        yield from (sample.pointer for sample in campaign.samples if is_broken(campaign, sample))

    return find


def _samples_of(is_broken: Callable[[CampaignText, str, Passage], bool]) -> Find:
    """A rule about each sample that depends on its use case."""

    def find(campaign: CampaignText) -> Iterator[str]:
        for use_case, samples in campaign.samples_by_use_case:
            yield from (sample.pointer for sample in samples if is_broken(campaign, use_case, sample))

    return find


def _use_cases(is_broken: Callable[[CampaignText], bool]) -> Find:
    """A rule about all use cases together."""

    def find(campaign: CampaignText) -> Iterator[str]:
        if is_broken(campaign):
            yield "/useCases"

    return find


def _use_cases_without_sample(campaign: CampaignText) -> Iterator[str]:
    if len(campaign.samples) < LEAST_SAMPLES:
        return
    for number, (use_case, samples) in enumerate(campaign.samples_by_use_case):
        if not samples and use_case not in COLLECTIONS:
            yield f"/useCases/{number}/sampleMessages"


def _repeated_samples(campaign: CampaignText) -> Iterator[str]:
    seen: set[str] = set()
    for sample in campaign.samples:
        if sample.words in seen:
            yield sample.pointer
        seen.add(sample.words)


def _offers_no_opt_out(campaign: CampaignText) -> bool:
    return bool(campaign.samples) and not any(sample.offers_opt_out for sample in campaign.samples)


def _hides_opt_out(campaign: CampaignText, use_case: str, sample: Passage) -> bool:
    return use_case == "MARKETING" and not sample.offers_opt_out and not _offers_no_opt_out(campaign)


def _shouts(sample: Passage) -> bool:
    capitals, small = sum(map(str.isupper, sample.text)), sum(map(str.islower, sample.text))
    return capitals + small >= 20 and capitals > 2 * small


def _promotes_elsewhere(campaign: CampaignText, use_case: str, sample: Passage) -> bool:
    if use_case == "MARKETING" or (
        use_case in COLLECTIONS and (not campaign.purposes or "MARKETING" in campaign.purposes)
    ):
        return False
    return _PROMOTION.search(sample.text) is not None


def _is_unlike(campaign: CampaignText, use_case: str, sample: Passage) -> bool:
    return use_case in _EXPECTED and _EXPECTED[use_case].search(sample.text) is None


RULES: Sequence[Rule[CampaignText]] = (
    Rule(
        "samples_too_few",
        Severity.REJECTION,
        "Reviewers need at least two sample messages to see what is sent.",
        "Send two samples, better three, as recipients will read them.",
        _use_cases(lambda campaign: len(campaign.samples) < LEAST_SAMPLES),
        "602",
    ),
    Rule(
        "samples_fewer_than_three",
        Severity.RISK,
        "Some reviewers ask for three sample messages.",
        "Add a third sample.",
        _use_cases(lambda campaign: LEAST_SAMPLES <= len(campaign.samples) < BEST_SAMPLES),
    ),
    Rule(
        "samples_too_many",
        Severity.RISK,
        "The registry has room for five samples; more are not read.",
        "Keep the five that show most, at least one for each use case.",
        _use_cases(lambda campaign: len(campaign.samples) > MOST_SAMPLES),
    ),
    Rule(
        "use_case_without_sample",
        Severity.REJECTION,
        "Reviewers want to see a message of every use case.",
        "Add a sample to this use case, or leave the use case out.",
        _use_cases_without_sample,
        "602",
    ),
    Rule(
        "sample_too_short",
        Severity.REJECTION,
        "The registry requires at least 20 characters in the first sample.",
        "Write the message out as recipients will read it.",
        lambda campaign: (
            sample.pointer for sample in campaign.samples[:1] if len(sample.text) < SHORTEST_FIRST_SAMPLE
        ),
        "602",
    ),
    Rule(
        "sample_too_long",
        Severity.REJECTION,
        "The registry takes samples of at most 1024 characters.",
        "Shorten it.",
        _samples(lambda campaign, sample: len(sample.text) > LONGEST_SAMPLE),
    ),
    Rule(
        "sample_not_changeable",
        Severity.RISK,
        "Telnyx accepts a sample of more than 255 characters in a new campaign, but not in a correction after a refusal.",
        "Shorten it to 255 characters.",
        _samples(lambda campaign, sample: LONGEST_CHANGED_SAMPLE < len(sample.text) <= LONGEST_SAMPLE),
    ),
    Rule(
        "sample_without_brand",
        Severity.REJECTION,
        "The sample does not say who it is from. A placeholder such as {brand} shows no name either.",
        "Begin the message with the name of the brand.",
        _samples(lambda campaign, sample: bool(campaign.brand.names) and not sample.says(campaign.brand.names)),
        "603",
    ),
    Rule(
        "samples_without_opt_out",
        Severity.REJECTION,
        "No sample says how to stop.",
        "Add “Reply STOP to opt out” to at least one sample, better to each.",
        of_people(_use_cases(_offers_no_opt_out)),
        "602, 611",
    ),
    Rule(
        "marketing_without_opt_out",
        Severity.RISK,
        "A promotion does not say how to stop; carriers want every promotion to say so.",
        "Add “Reply STOP to opt out”.",
        _samples_of(_hides_opt_out),
        "602",
    ),
    Rule(
        "sample_repeated",
        Severity.REJECTION,
        "The sample is the same as another and shows nothing new.",
        "Write another message that the campaign sends.",
        _repeated_samples,
        "602",
    ),
    Rule(
        "sample_is_filler",
        Severity.REJECTION,
        "The sample is filler text, not a message that a recipient would get.",
        "Write the message out as recipients will read it; placeholders such as {name} may stay.",
        _samples(lambda campaign, sample: sample.says(_FILLER)),
        "602",
    ),
    Rule(
        "sample_unlike_use_case",
        Severity.REJECTION,
        "The sample shows nothing of its use case: a code, a delivery, or a question.",
        "Write a message of this use case, or move the sample to the use case that it belongs to.",
        _samples_of(_is_unlike),
        "602",
    ),
    Rule(
        "sample_promotes",
        Severity.REJECTION,
        "The sample promotes something, but its use case is not MARKETING.",
        "Move it to the use case MARKETING, and let people consent to marketing; or take the promotion out.",
        _samples_of(_promotes_elsewhere),
        "602",
    ),
    Rule(
        "sample_shouts",
        Severity.RISK,
        "The sample is written in capitals, as spam is; filters stop it.",
        "Write it in upper and lower case.",
        _samples(lambda campaign, sample: _shouts(sample)),
    ),
    Rule(
        "sample_like_spam",
        Severity.RISK,
        "The sample uses words that filters know from spam.",
        "Say what is offered in plain words.",
        _samples(lambda campaign, sample: sample.says(_SPAM)),
        "Fraud or deceptive marketing",
    ),
    Rule(
        "sample_asks_for_secrets",
        Severity.RISK,
        "The sample speaks of secrets such as a password or card number, as phishing does.",
        "Never ask for a secret by message; lead people to the website instead.",
        _samples(lambda campaign, sample: sample.says(_SECRETS)),
        "Fraud or deceptive marketing",
    ),
)
