"""The pre-check's rules about the automatic answers and their keywords. They send nothing.

Sources: the registry's rules on lengths and keywords, the requirements of Telnyx's reviewers for each answer, and the rejections
that aggregators publish (611, 851, 861).
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from clearsend.domain.finding import Severity
from clearsend.domain.precheck.campaign import HELP, OPT_IN, OPT_OUT, CampaignText, Find, lacking, of_people
from clearsend.domain.precheck.rules import Rule
from clearsend.domain.precheck.wording import Passage, phrases

SHORTEST, LONGEST = 20, 255

_FREQUENCY = re.compile(
    r"frequenc|\b(?:msgs?|messages?|texts?|alerts?)\s*(?:/|per|a|each|every)\s*\w+|\brecurring\b|\bone message\b"
    r"|\bup to \d+\b|\b\d+ (?:msgs?|messages?|texts?)\b",
    re.IGNORECASE,
)
_WELCOME = phrases(
    "opted in, opting in, opt in, subscribed, subscribing, signed up, signing up, enrolled, joined, joining, "
    "welcome, confirmed, agreed, consent*, you will receive, you will get, you ll receive, you ll get, you "
    "will be"
)
_NO_MORE = re.compile(
    r"\bno (?:more|further|longer)\b|\bnot (?:receive|get|be sent|send)\b|\bwon['’]?t (?:receive|get|be sent|send|text|message)\b"
    r"|\b(?:unsubscribed|opted[ -]out)\b[^.!]{0,60}\b(?:all|any|every)\b|\bstopped (?:all|sending)\b",
    re.IGNORECASE,
)


def _reply(pointer: str, is_broken: Callable[[Passage], bool]) -> Find:
    """A rule about an automatic answer that is not blank."""

    def find(campaign: CampaignText) -> Iterator[str]:
        reply = campaign.reply(pointer)
        if reply is not None and is_broken(reply):
            yield pointer

    return of_people(find)


def _any_reply(is_broken: Callable[[CampaignText, Passage], bool]) -> Find:
    def find(campaign: CampaignText) -> Iterator[str]:
        yield from (reply.pointer for reply in campaign.replies if is_broken(campaign, reply))

    return of_people(find)


def keywords(text: str | None) -> tuple[str, ...]:
    """The keywords of a comma-separated field, in capitals."""
    return tuple(word.strip().upper() for word in (text or "").split(",") if word.strip())


def _keyword_fields(campaign: CampaignText) -> Mapping[str, str | None]:
    content = campaign.declared.content
    return {
        "/optinKeywords": content.optin_keywords,
        "/optoutKeywords": content.optout_keywords,
        "/helpKeywords": content.help_keywords,
    }


def _without_standard(pointer: str, word: str) -> Find:
    def find(campaign: CampaignText) -> Iterator[str]:
        given = keywords(_keyword_fields(campaign)[pointer])
        if given and word not in given:
            yield pointer

    return of_people(find)


def _spaced_keywords(campaign: CampaignText) -> Iterator[str]:
    for pointer, text in _keyword_fields(campaign).items():
        if re.search(r"\s", (text or "").strip()):
            yield pointer


def _shared_keywords(campaign: CampaignText) -> Iterator[str]:
    taken: set[str] = set()
    for pointer, text in _keyword_fields(campaign).items():
        given = set(keywords(text))
        if given & taken:
            yield pointer
        taken |= given


def _lacks_optin_keywords(campaign: CampaignText) -> Iterator[str]:
    if campaign.flow.asks_for_a_word and not keywords(campaign.declared.content.optin_keywords):
        yield "/optinKeywords"


RULES: Sequence[Rule[CampaignText]] = (
    Rule(
        "optin_message_missing",
        Severity.REJECTION,
        "There is no answer to an opt-in; carriers require a confirmation.",
        "Send an optinMessage with brand, frequency, rates, HELP and STOP.",
        lacking(OPT_IN, "optin_message"),
        "611, 851, “Opt-in Message needs updating”",
    ),
    Rule(
        "optin_message_without_frequency",
        Severity.REJECTION,
        "The confirmation does not say how often messages come.",
        "Add for example “Msg frequency varies” or “Up to 4 msgs per month”.",
        _reply(OPT_IN, lambda reply: _FREQUENCY.search(reply.text) is None),
        "851, “Opt-in Message needs updating”",
    ),
    Rule(
        "optin_message_without_rates",
        Severity.REJECTION,
        "The confirmation does not say that messages may cost the recipient something.",
        "Add “Msg & data rates may apply”.",
        _reply(OPT_IN, lambda reply: not reply.names_rates),
        "851, “Opt-in Message needs updating”",
    ),
    Rule(
        "optin_message_without_help",
        Severity.REJECTION,
        "The confirmation does not say how to get help.",
        "Add “Reply HELP for help”.",
        _reply(OPT_IN, lambda reply: not reply.offers_help),
        "851, “Opt-in Message needs updating”",
    ),
    Rule(
        "optin_message_without_stop",
        Severity.REJECTION,
        "The confirmation does not say how to stop.",
        "Add “Reply STOP to opt out”.",
        _reply(OPT_IN, lambda reply: not reply.offers_opt_out),
        "851, “Opt-in Message needs updating”",
    ),
    Rule(
        "optin_message_unclear",
        Severity.RISK,
        "The confirmation does not say what the recipient has agreed to.",
        "Begin with for example “You are subscribed to appointment reminders of …”.",
        _reply(OPT_IN, lambda reply: not reply.says(_WELCOME)),
        "861",
    ),
    Rule(
        "optout_message_missing",
        Severity.REJECTION,
        "There is no answer to STOP; carriers require one last confirmation.",
        "Send an optoutMessage that names the brand and says that no further messages follow.",
        lacking(OPT_OUT, "optout_message"),
        "611, “Opt-out Message needs updating”",
    ),
    Rule(
        "optout_message_goes_on",
        Severity.REJECTION,
        "The answer to STOP does not say that no further messages follow.",
        "Add “You will receive no further messages”.",
        _reply(OPT_OUT, lambda reply: _NO_MORE.search(reply.text) is None),
        "851, “Opt-out Message needs updating”",
    ),
    Rule(
        "help_message_missing",
        Severity.REJECTION,
        "There is no answer to HELP; carriers require one.",
        "Send a helpMessage with the brand and a phone number, an e-mail address or a page.",
        lacking(HELP, "help_message"),
        "611, “Help Message needs updating”",
    ),
    Rule(
        "help_message_without_contact",
        Severity.REJECTION,
        "The answer to HELP gives no contact for help.",
        "Add a phone number, an e-mail address or a page of the brand.",
        _reply(HELP, lambda reply: not reply.gives_contact),
        "851, “Help Message needs updating”",
    ),
    Rule(
        "reply_without_brand",
        Severity.REJECTION,
        "The automatic answer does not say who it is from.",
        "Begin it with the name of the brand.",
        _any_reply(lambda campaign, reply: bool(campaign.brand.names) and not reply.says(campaign.brand.names)),
        "611, 851",
    ),
    Rule(
        "reply_too_short",
        Severity.REJECTION,
        "The registry requires at least 20 characters in an automatic answer.",
        "Write it out, with the name of the brand.",
        _any_reply(lambda campaign, reply: len(reply.text) < SHORTEST),
        "611",
    ),
    Rule(
        "reply_too_long",
        Severity.RISK,
        "Some registries refuse an automatic answer of more than 255 characters, and Telnyx accepts none in an update.",
        "Shorten it to 255 characters.",
        _any_reply(lambda campaign, reply: len(reply.text) > LONGEST),
    ),
    Rule(
        "optin_keywords_missing",
        Severity.REJECTION,
        "People opt in by a texted word, but no opt-in keyword is registered.",
        "Send that word in optinKeywords.",
        _lacks_optin_keywords,
        "611",
    ),
    Rule(
        "optout_keywords_missing",
        Severity.REJECTION,
        "No opt-out words are registered; carriers require the standard ones.",
        "Send optoutKeywords, such as STOP,UNSUBSCRIBE.",
        lacking("/optoutKeywords", "optout_keywords"),
        "“Support for standard opt-out commands are required by some MNOs”, 611",
    ),
    Rule(
        "optout_keywords_without_stop",
        Severity.REJECTION,
        "The opt-out words leave out STOP, which every carrier requires.",
        "Add STOP to optoutKeywords.",
        _without_standard("/optoutKeywords", "STOP"),
        "“Support for standard opt-out commands are required by some MNOs”, 611",
    ),
    Rule(
        "help_keywords_missing",
        Severity.REJECTION,
        "No words that ask for help are registered; carriers require them.",
        "Send helpKeywords, such as HELP,INFO.",
        lacking("/helpKeywords", "help_keywords"),
        "“Support for standard help command is required by some MNOs”, 611",
    ),
    Rule(
        "help_keywords_without_help",
        Severity.REJECTION,
        "The words that ask for help leave out HELP, which every carrier requires.",
        "Add HELP to helpKeywords.",
        _without_standard("/helpKeywords", "HELP"),
        "“Support for standard help command is required by some MNOs”, 611",
    ),
    Rule(
        "keywords_with_spaces",
        Severity.REJECTION,
        "The registry refuses keywords with spaces, also after a comma.",
        "Separate the words by commas alone, such as START,YES.",
        _spaced_keywords,
        "10015",
    ),
    Rule(
        "keywords_in_two_lists",
        Severity.REJECTION,
        "A word is in two keyword lists, so its effect is unclear.",
        "Keep each word in one of optinKeywords, optoutKeywords and helpKeywords.",
        _shared_keywords,
        "611",
    ),
)
