"""The pre-check's rules about consent: the necessary content of a message flow. They never open the pages that a flow names.

Sources: the answers of Telnyx's reviewers, and the rejections that aggregators publish (803 to 806, 851, 861, 2100).
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from clearsend.domain.finding import Severity
from clearsend.domain.precheck import wording
from clearsend.domain.precheck.campaign import OPT_IN, CampaignText, Find, lacking, of_people
from clearsend.domain.precheck.rules import Rule
from clearsend.domain.precheck.wording import Passage, phrases

LENGTHS = (40, 2048)

# The methods of giving consent. A QR code leads to a page.
_WEB_FORM = phrases(
    "web form, webform, online form, checkbox, checkboxes, check box, tick box, tick a box, checkout page, qr code"
)
_WEB_PLACE = phrases("website, web site, web page, webpage, online, landing page, mobile app")
_PAPER = phrases("paper, printed, pen, intake form, in writing, clipboard, signed form, sign a form")
_VERBAL = phrases("verbal, verbally, orally, over the phone, phone call, on a call, by telephone, ivr")

_CONSENT = phrases(
    "consent*, agree, agrees, agreed, agreeing, opt in, opts in, opted in, opting in, optin, subscribe, "
    "subscribes, subscribed, subscribing, sign up, signs up, signed up, signing up, tick, ticks, ticking, "
    "check the box, checks the box, check a box, checks a box, checkbox, permission, authorize*, request "
    "texts"
)
_FORCED = re.compile(
    r"\bautomatically (?:opted|enrolled|subscribed|added|receive|signed)"
    r"|\b(?:opted[ -]in|enrolled|subscribed|added) (?:automatically|by default)"
    r"|(?<!not )(?<!never )\bpre-? ?(?:checked|ticked|selected)\b",
    re.IGNORECASE,
)
_BOUGHT = re.compile(
    r"\b(?:purchased|bought|rented|scraped|third[- ]party) (?:\w+ )?(?:lists?|leads?|contacts|numbers)\b"
    r"|\blead generat(?:ion|ors?)\b|\bpublic records\b",
    re.IGNORECASE,
)
_FOR_OTHERS = re.compile(
    r"\b(?:sen[dt]s?|sending|messages?|messaging|texts?|texting)\b[^.]{0,60}\bon behalf of\b"
    r"|\bour (?:clients|customers|merchants|tenants|users|resellers) (?:can |will |may |to )?(?:send|text|message)\b"
    r"|\bwhite[- ]label|\bresell",
    re.IGNORECASE,
)
_POLICY_PATH = re.compile(r"privacy|terms|polic|legal|tos\b", re.IGNORECASE)
_PRIVACY = phrases("privacy, terms, data policy")

# A consent covers a use case if it contains one of these phrases.
_COVERING: Mapping[str, Sequence[str]] = {
    "TWO_FA": phrases("code*, verif*, passcode*, one time, otp, authenticat*, login, log in, sign in, security"),
    "ACCOUNT_NOTIFICATION": phrases(
        "account*, notif*, remind*, appointment*, alert*, update*, booking*, visit*, bill*, payment*, order*"
    ),
    "CUSTOMER_CARE": phrases("support, care, service*, question*, help, answer*, inquir*, quote*, conversation*"),
    "DELIVERY_NOTIFICATION": phrases("deliver*, ship*, order*, package*, parcel*, track*"),
    "FRAUD_ALERT": phrases("fraud*, suspicious, alert*, unusual"),
    "HIGHER_EDUCATION": phrases("campus, class*, course*, student*, college*, universit*, enrol*, admission*"),
    "MARKETING": phrases(
        "marketing, promo*, offer*, discount*, deal*, sale, sales, news*, coupon*, campaign*, fundrais*, donat*, "
        "advert*"
    ),
    "POLLING_VOTING": phrases("survey*, poll*, vote*, voting, feedback, questionnaire*"),
    "PUBLIC_SERVICE_ANNOUNCEMENT": phrases("announce*, public, information*, awareness, alert*, news*"),
    "SECURITY_ALERT": phrases("secur*, alert*, breach*, incident*, login*, log in"),
}

_NO_CONDITION = phrases(
    "not a condition, not required, not required to, no purchase, isn t a condition, without condition, optional"
)


def _flow(is_broken: Callable[[CampaignText, Passage], bool]) -> Find:
    """A rule about a message flow that is not blank."""

    def find(campaign: CampaignText) -> Iterator[str]:
        if not wording.is_blank(campaign.flow.text) and is_broken(campaign, campaign.flow):
            yield campaign.flow.pointer

    return of_people(find)


def _ways(flow: Passage) -> int:
    """The number of methods of consent that the flow names."""
    return _takes_a_form(flow) + flow.asks_for_a_word + flow.says(_PAPER) + flow.says(_VERBAL)


def _takes_a_form(flow: Passage) -> bool:
    """Is consent given on a page? A page that only shows the keyword to text, or the policies, does not count."""
    if flow.says(_WEB_FORM) or flow.asks_for_a_word:
        return flow.says(_WEB_FORM)
    return flow.says(_WEB_PLACE) or any(not _POLICY_PATH.search(link.path) for link in flow.links)


def _leaves_a_use_case_out(campaign: CampaignText, flow: Passage) -> bool:
    return any(purpose in _COVERING and not flow.says(_COVERING[purpose]) for purpose in campaign.purposes)


def _sent_for_others(campaign: CampaignText) -> Iterator[str]:
    yield from (
        passage.pointer for passage in (campaign.description, campaign.flow) if _FOR_OTHERS.search(passage.text)
    )


def _hides_the_condition(campaign: CampaignText, flow: Passage) -> bool:
    reply = campaign.reply(OPT_IN)
    return (
        "MARKETING" in campaign.purposes
        and not flow.says(_NO_CONDITION)
        and not (reply is not None and reply.says(_NO_CONDITION))
    )


RULES: Sequence[Rule[CampaignText]] = (
    Rule(
        "message_flow_missing",
        Severity.BLOCKING,
        "The registry takes no campaign that does not say how recipients consent.",
        "Describe in messageFlow one way to opt in, with its public address and the words people agree to.",
        lacking("/messageFlow", "message_flow"),
        "10004",
    ),
    Rule(
        "message_flow_length",
        Severity.REJECTION,
        "The registry takes 40 to 2048 characters here.",
        "Say where, how and to what people consent, in 40 to 2048 characters.",
        _flow(lambda campaign, flow: not LENGTHS[0] <= len(flow.text) <= LENGTHS[1]),
        "804",
    ),
    Rule(
        "message_flow_without_consent",
        Severity.REJECTION,
        "The message flow does not say that people agree to messages; reviewers find no form of opt-in.",
        "Say what people do to consent: tick a box, sign up, text a keyword, agree on the phone.",
        _flow(lambda campaign, flow: not flow.says(_CONSENT) and not flow.asks_for_a_word),
        "2100",
    ),
    Rule(
        "message_flow_without_place",
        Severity.REJECTION,
        "The message flow does not say where consent is given, so reviewers cannot verify it.",
        "Name the place: a web form with its address, a keyword and its number, a paper form, or a phone call.",
        _flow(lambda campaign, flow: _ways(flow) == 0),
        "806",
    ),
    Rule(
        "message_flow_several_ways",
        Severity.REJECTION,
        "The message flow names several ways to opt in; reviewers take one per campaign.",
        "Describe only one way to consent, and register another campaign for each of the other ways.",
        _flow(lambda campaign, flow: _ways(flow) > 1),
        "“Opt-in workflow mentions multiple methods”",
    ),
    Rule(
        "message_flow_without_address",
        Severity.REJECTION,
        "Consent is given on a page, but the message flow does not give its address.",
        "Add the public https address of the form or of a screenshot of it.",
        _flow(lambda campaign, flow: _takes_a_form(flow) and not flow.links),
        "“Please add a link/screenshot of the opt-in form”, 804",
    ),
    Rule(
        "message_flow_use_case",
        Severity.REJECTION,
        "The consent does not speak of every use case of the campaign.",
        "Name in the message flow each kind of message that people agree to, or leave the other use cases out.",
        _flow(_leaves_a_use_case_out),
        "“The opt-in consent language does not cover all selected use cases”",
    ),
    Rule(
        "message_flow_forced",
        Severity.REJECTION,
        "People are opted in without doing anything; consent must be their own act.",
        "Let people tick an empty box or text a keyword, and say so.",
        _flow(lambda campaign, flow: _FORCED.search(flow.text) is not None),
        "“agreeing to receive messages must be optional”",
    ),
    Rule(
        "message_flow_bought",
        Severity.REJECTION,
        "The numbers come from a third party; consent cannot be bought, shared or collected from records.",
        "Message only people who gave their consent to this brand.",
        _flow(lambda campaign, flow: _BOUGHT.search(flow.text) is not None),
        "804",
    ),
    Rule(
        "perceived_sender",
        Severity.REJECTION,
        "The texts are sent for other businesses; each of them needs a brand and a campaign of its own.",
        "Register the business that recipients know as the brand, and describe only its messages.",
        of_people(_sent_for_others),
        "“Who is the perceived sender of the messages?”",
    ),
    Rule(
        "message_flow_without_privacy",
        Severity.RISK,
        "The message flow names neither privacy policy nor terms; reviewers look for both at the opt-in.",
        "Add the addresses of the privacy policy and of the terms as they stand beside the opt-in.",
        _flow(lambda campaign, flow: not flow.says(_PRIVACY)),
        "“Privacy Policy needs to be compliant”, 851",
    ),
    Rule(
        "message_flow_without_disclosure",
        Severity.RISK,
        "The text that people agree to is incomplete: it must say that rates may apply, and how to stop.",
        "Quote the opt-in text: message frequency, “Msg & data rates may apply”, HELP and STOP.",
        _flow(lambda campaign, flow: not (flow.names_rates and flow.offers_opt_out)),
        "803, 861",
    ),
    Rule(
        "consent_condition",
        Severity.RISK,
        "Nothing says that consent is no condition of a purchase, as marketing needs.",
        "Add “Consent is not a condition of purchase” to the message flow or the optinMessage.",
        _flow(_hides_the_condition),
        "861",
    ),
)
