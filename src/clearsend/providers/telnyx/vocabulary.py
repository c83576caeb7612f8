"""Translates campaigns into Telnyx's vocabulary: bodies of requests, and the faults that prevent one. It sends nothing.

Fields and their lengths: the API description of Telnyx. Which use cases go together: Telnyx's enumeration of use cases, and
the rules of the Campaign Registry.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, zip_longest
from typing import Any

from clearsend.domain.precheck.campaign import LOW_VOLUME, MIXED
from clearsend.domain.profile import UseCase
from clearsend.domain.registration import purpose
from clearsend.domain.registration.purpose import M2M, Purpose
from clearsend.providers.ports import CampaignApplication
from clearsend.providers.telnyx.brand_vocabulary import said

Body = Mapping[str, Any]

MOST_SAMPLES = 5
MESSAGE_FLOW_CHARACTERS = 2_048
KEYWORDS_CHARACTERS = 255

# The fewest and most sub use cases of a kind of campaign; other kinds take none. Telnyx's answer for the brand has priority.
SUB_USE_CASES: Mapping[str, tuple[int, int]] = {MIXED: (2, 5), LOW_VOLUME: (1, 5)}

# The fields that an update of a campaign can carry, with their longest values (characters).
_UPDATABLE: Mapping[str, int] = {
    **{f"sample{number}": 255 for number in range(1, MOST_SAMPLES + 1)},
    "helpMessage": 255,
    "messageFlow": MESSAGE_FLOW_CHARACTERS,
    "webhookURL": 2_048,
}

# Telnyx returns null for these links. They are therefore also in the message flow, which an update can carry.
_LINKS = {"privacyPolicyLink": "Privacy policy", "termsAndConditionsLink": "Terms and conditions"}

_LINK = re.compile(
    r"\b(?:https?://|www\.)[^\s<>\"')\]]+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/[^\s<>\"')\]]*", re.IGNORECASE
)
_PHONE = re.compile(
    r"(?<![\w-])\+?(?:\d[\s().-]{0,2}){9,14}\d(?![\w-])|(?<![\w-])\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}(?![\w-])"
)


def purpose_complaint(found: Purpose, bounds: tuple[int, int] | None = None) -> str | None:
    """The fault in the combination of use cases; None if there is none. `bounds`: the fewest and most sub use cases
    that Telnyx accepts."""
    fewest, most = bounds or SUB_USE_CASES.get(found.use_case, (0, 0))
    count = len(found.sub_use_cases)
    if M2M in found.sub_use_cases:
        return "M2M cannot share a campaign with other use cases."
    if not fewest <= count <= most:
        return f"A campaign of the kind {found.use_case} takes {fewest} to {most} use cases beside it; this one has {count}."
    return None


def samples(use_cases: Sequence[UseCase]) -> list[str]:
    """At most five samples, each once: the first of every use case, then the second of every one, and so on."""
    in_turn = chain.from_iterable(zip_longest(*(use_case.sample_messages for use_case in use_cases)))
    return list(dict.fromkeys(sample.strip() for sample in in_turn if sample and sample.strip()))[:MOST_SAMPLES]


def keywords(text: str | None) -> str | None:
    """Keywords as Telnyx accepts them: upper case, each once, with a comma and no space between them; None when there are none.

    If `text` has no comma or semicolon, spaces separate the keywords; otherwise spaces within a keyword are removed (OPT OUT
    becomes OPTOUT). A keyword that would make the result longer than 255 characters is left out.
    """
    parts = re.split(r"[,;]", text or "")
    if len(parts) == 1:
        parts = parts[0].split()
    wanted = dict.fromkeys("".join(part.split()).upper() for part in parts)
    kept = ""
    for candidate in filter(None, wanted):
        longer = f"{kept},{candidate}" if kept else candidate
        if len(longer) <= KEYWORDS_CHARACTERS:
            kept = longer
    return kept or None


def campaign_body(application: CampaignApplication) -> dict[str, Any]:
    """The body that submits a campaign. It adds no message or keyword that the caller has not given."""
    content, use_cases = application.campaign.content, application.campaign.use_cases
    found = purpose.of_campaign(application.campaign, application.brand)
    shown = samples(use_cases)
    link = next((match.group().rstrip(".,;:!?") for sample in shown for match in _LINK.finditer(sample)), None)
    return said(
        {
            "brandId": application.vendor_brand_id,
            "usecase": found.use_case,
            "subUsecases": list(found.sub_use_cases) or None,
            "description": content.description,
            "messageFlow": _message_flow(application),
            **{f"sample{number}": sample for number, sample in enumerate(shown, start=1)},
            "optinMessage": content.optin_message,
            "optoutMessage": content.optout_message,
            "helpMessage": content.help_message,
            "optinKeywords": keywords(content.optin_keywords),
            "optoutKeywords": keywords(content.optout_keywords),
            "helpKeywords": keywords(content.help_keywords),
            "subscriberOptin": found.reaches_people,
            "subscriberOptout": found.reaches_people,
            "subscriberHelp": found.reaches_people,
            "embeddedLink": link is not None,
            "embeddedLinkSample": link if link and len(link) <= 255 else None,
            "embeddedPhone": any(_has_phone(sample) for sample in shown),
            "termsAndConditions": True,
            "privacyPolicyLink": content.privacy_policy_link,
            "termsAndConditionsLink": content.terms_and_conditions_link,
            "referenceId": application.intent.token,
            "webhookURL": application.webhook_url,
        }
    )


def campaign_complaints(body: Body) -> list[str]:
    """The required fields that `body` (from `campaign_body`) lacks, as phrases with the names of our API."""
    required = {
        "description": "campaign.description",
        "messageFlow": "campaign.messageFlow",
        "sample1": "campaign.useCases.sampleMessages",
    }
    return [f"{ours} is missing" for name, ours in required.items() if name not in body]


def campaign_update_body(current: Body, wanted: Body) -> tuple[dict[str, Any], list[str]]:
    """The body that corrects a campaign in place, and the names of changed fields that are too long for it.

    `current`: the record read from Telnyx. `wanted`: from `campaign_body`. A sample that is no longer wanted is emptied.
    """
    body: dict[str, Any] = {}
    too_long = []
    for name, limit in _UPDATABLE.items():
        text = wanted.get(name)
        if text is None and name.startswith("sample") and current.get(name):
            text = ""
        if text is None:
            continue
        if len(text) <= limit:
            body[name] = text
        elif text != current.get(name):
            too_long.append(name)
    return body, too_long


def _message_flow(application: CampaignApplication) -> str | None:
    """The caller's text, with those links of the campaign that fit and are not in it already."""
    content = application.campaign.content
    flow = (content.message_flow or "").strip()
    if not flow:
        return None
    links: Iterable[tuple[str, str | None]] = (
        (_LINKS["privacyPolicyLink"], content.privacy_policy_link),
        (_LINKS["termsAndConditionsLink"], content.terms_and_conditions_link),
    )
    for title, link in links:
        longer = f"{flow} {title}: {link}"
        if link and link not in flow and len(longer) <= MESSAGE_FLOW_CHARACTERS:
            flow = longer
    return flow


def _has_phone(sample: str) -> bool:
    """Whether the text has a phone number outside of any link."""
    return _PHONE.search(_LINK.sub(" ", sample)) is not None
