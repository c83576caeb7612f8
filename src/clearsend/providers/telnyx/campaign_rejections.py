"""The reasons of reviewers, the registry and carriers to refuse a campaign or its number, as rows. They never change a request.

Sources: texts of real reviews, and the numbers of reviewers as other providers document them; Telnyx documents none.
"""

from collections.abc import Sequence

from clearsend.providers.causes import Rejection
from clearsend.providers.telnyx import content_rejections
from clearsend.providers.telnyx.brand_rejections import CORRECT as CORRECT_BRAND
from clearsend.providers.telnyx.content_rejections import CORRECT, only

# The first row that matches wins: a specific row must stand before a general one whose phrases match the same texts.
ROWS: Sequence[Rejection] = (
    Rejection(
        "not_editable",
        "the campaign is in a state in which it cannot be corrected in place",
        "Submit it as a new campaign, which costs its fee again: POST "
        "/v3/profiles/{profileId}/campaigns/{campaignId}/resubmit names the fee before it is spent.",
        phrases=(r"campaign.{0,80}(cannot|can not|may not) be (updated|edited|changed|modified)",),
    ),
    Rejection(
        "not_appealable",
        "only campaigns that Telnyx or a carrier has rejected can be appealed",
        "Correct the campaign instead, or wait for the review that is under way.",
        phrases=(r"\bappeal",),
    ),
    Rejection(
        "perceived_sender",
        "the messages seem to come from a sender other than the brand",
        "Each business that recipients see as the sender needs a brand and campaign of its own: give this profile its own "
        "brand, do not inherit one, and name the brand in every sample. "
        f"{CORRECT}",
        ("inherit_tcr_brand", "brand", "campaign.useCases.sampleMessages"),
        phrases=(r"perceived sender", r"each business will need a brand"),
    ),
    Rejection(
        "several_opt_in_methods",
        "the message flow describes more than one way to consent",
        f"Describe one way only: the form, the keyword or the sheet of paper, and where it is. {CORRECT}",
        ("campaign.messageFlow",),
        phrases=(r"multiple (opt-?in )?methods", r"more than one (opt-?in )?method"),
    ),
    Rejection(
        "consent_coverage",
        "the text of consent does not cover every use case",
        "Quote a text of consent in the message flow that names each kind of message, or leave out the use cases that it "
        f"does not cover. {CORRECT}",
        ("campaign.messageFlow", "campaign.useCases"),
        phrases=(r"consent.{0,60}not cover", r"does not cover all"),
    ),
    Rejection(
        "opt_in_evidence",
        "a reviewer could not see where recipients consent",
        "Put the public address of the form into the message flow; if it is behind a login or on paper, the address of a "
        f"picture of it. {CORRECT}",
        ("campaign.messageFlow",),
        phrases=(r"(link|screenshot|image|photo|url).{0,40}opt-?in", r"opt-?in form"),
    ),
    Rejection(
        "privacy_policy",
        "the privacy policy is missing, or does not protect the consent to messages",
        "Publish a policy that says that mobile numbers and the consent to messages are not shared with third parties for "
        f"marketing, and give its address. {CORRECT}",
        ("campaign.privacyPolicyLink", "campaign.messageFlow"),
        phrases=(r"privacy policy",),
        numbers=((7100, 7199),),
    ),
    Rejection(
        "terms_and_conditions",
        "the terms and conditions are missing or say nothing about messages",
        "Publish terms that name the brand, the kind and frequency of messages, costs, HELP and STOP, and give their "
        f"address. {CORRECT}",
        ("campaign.termsAndConditionsLink", "campaign.messageFlow"),
        phrases=(r"terms (and|&) conditions", r"terms of (service|use)"),
    ),
    Rejection(
        "opt_in_unsupported",
        "carriers demand that recipients have opted in",
        f"Describe the consent in the message flow and give opt-in words and the answer to them. {CORRECT}",
        ("campaign.messageFlow", "campaign.optinKeywords", "campaign.optinMessage"),
        phrases=(r"subscribers? must be opted in",),
    ),
    Rejection(
        "opt_out_unsupported",
        "carriers demand the usual opt-out words",
        f"Give opt-out words, STOP among them, and the answer to them. {CORRECT}",
        ("campaign.optoutKeywords", "campaign.optoutMessage"),
        phrases=(r"support for standard opt-?out",),
    ),
    Rejection(
        "help_unsupported",
        "carriers demand the usual help words",
        f"Give help words, HELP among them, and the answer to them. {CORRECT}",
        ("campaign.helpKeywords", "campaign.helpMessage"),
        phrases=(r"support for standard help",),
    ),
    Rejection(
        "opt_in_message",
        "the answer to an opt-in lacks something",
        "Say in it: the brand, what is sent, how often, “Msg & data rates may apply”, HELP for help, STOP to end, and that "
        f"consent is no condition of a purchase. {CORRECT}",
        ("campaign.optinMessage",),
        phrases=(r"opt-?in (confirmation )?(message|response|reply)",),
    ),
    Rejection(
        "opt_out_message",
        "the answer to an opt-out lacks something",
        f"Say in it: the brand, and that no further messages will come. {CORRECT}",
        ("campaign.optoutMessage",),
        phrases=(r"opt-?out (confirmation )?(message|response|reply)",),
    ),
    Rejection(
        "help_message",
        "the answer to a call for help lacks something",
        f"Say in it: the brand, and a real contact (phone, e-mail or website). {CORRECT}",
        ("campaign.helpMessage",),
        phrases=(r"help (message|response|reply)",),
    ),
    Rejection(
        "opt_out_in_samples",
        "the samples do not say how to opt out",
        f"End at least one sample with words such as “Reply STOP to opt out”. {CORRECT}",
        ("campaign.useCases.sampleMessages",),
        phrases=(r"(sample|message)s?.{0,80}(opt-?out|stop) (language|instruction|wording|keyword)",),
    ),
    Rejection(
        "keywords_with_spaces",
        "keywords were not separated by commas alone",
        f"Give keywords of one word each, with commas between them. {CORRECT}",
        ("campaign.optinKeywords", "campaign.optoutKeywords", "campaign.helpKeywords"),
        phrases=(r"keywords?.{0,80}(space|comma)",),
    ),
    Rejection(
        "keyword_responses",
        "words or their answers are incomplete",
        f"Give words and answers for opting in, opting out and help. {CORRECT}",
        (
            "campaign.optinMessage",
            "campaign.optoutMessage",
            "campaign.helpMessage",
            "campaign.optinKeywords",
            "campaign.optoutKeywords",
            "campaign.helpKeywords",
        ),
        phrases=(r"keywords?.{0,60}(response|missing|incomplete|required)",),
        numbers=only(611),
    ),
    *content_rejections.ROWS,
    Rejection(
        "website_missing",
        "the brand has no website that a reviewer could see",
        "Give the address of a public website, or of a page in a social network, that shows the brand and what it does. "
        f"{CORRECT_BRAND}",
        ("brand.business.url",),
        phrases=(r"(website|web site|web page).{0,60}(missing|required|not provided|no )", r"no website"),
        numbers=only(1100),
    ),
    Rejection(
        "website_certificate",
        "the website's certificate is not valid",
        f"Renew the certificate so that a browser opens the site without a warning. {CORRECT_BRAND}",
        ("brand.business.url",),
        phrases=(r"certificate|\bssl\b|\btls\b",),
        numbers=only(1103),
    ),
    Rejection(
        "website_unreachable",
        "the website could not be opened",
        "See that the site can be opened from the United States, needs no login and is not under construction. "
        f"{CORRECT_BRAND}",
        ("brand.business.url",),
        phrases=(
            r"(website|web site|web page|\burl\b|\blink\b).{0,80}(unreachable|not (be )?(reach|access|load|work|resolv|found)|inaccessible|down|broken|invalid)",
        ),
        numbers=only(1101),
    ),
    Rejection(
        "brand_mismatch",
        "website, brand and samples do not belong together",
        "The website must show the brand, the e-mail should be in its domain, and the samples must name the brand as the "
        f"website does. {CORRECT}",
        ("brand.business.url", "brand.contact.email", "brand.contact.businessName", "campaign.useCases.sampleMessages"),
        phrases=(
            r"(website|e-?mail|domain|brand( name)?).{0,80}(mismatch|not match|inconsistent|does not (show|mention|correspond))",
        ),
        numbers=(*only(603), (1000, 1099), (9601, 9603)),
    ),
    Rejection(
        "sample_vertical_mismatch",
        "the samples do not fit the brand's industry",
        f"Choose the industry that the brand is in, and samples as that business would write them. {CORRECT}",
        ("brand.compliance.vertical", "campaign.useCases.sampleMessages"),
        phrases=(r"\bvertical\b|\bindustry\b",),
        numbers=only(602),
    ),
    Rejection(
        "content_attributes",
        "the samples do not fit what was declared about the campaign",
        f"Samples, description and use cases must tell the same story, links and phone numbers included. {CORRECT}",
        ("campaign.useCases", "campaign.description"),
        phrases=(r"content attribute",),
        numbers=only(601),
    ),
    Rejection(
        "sub_use_cases",
        "the number of use cases does not fit the kind of campaign",
        f"A mixed campaign takes 2 to 5 use cases, a low-volume one 1 to 5. {CORRECT}",
        ("campaign.useCases", "campaign.volume"),
        phrases=(r"sub-?_?use-? ?cases?",),
    ),
    Rejection(
        "use_case_mismatch",
        "the use case is not what the messages are",
        f"Choose the use cases that the samples and the description show; marketing is never a notification. {CORRECT}",
        ("campaign.useCases", "campaign.description"),
        phrases=(
            r"use[- ]?cases?.{0,80}(match|mismatch|incorrect|inconsistent|align|appropriate|wrong|not valid)",
            r"(match|mismatch|inconsistent|align).{0,60}use[- ]?cases?",
        ),
        numbers=((8000, 9000),),
    ),
    Rejection(
        "samples_too_few",
        "there are too few samples",
        f"Give two to five samples, one for each use case at least. {CORRECT}",
        ("campaign.useCases.sampleMessages",),
        phrases=(r"samples?( messages?)?.{0,60}(minimum|at least|required|missing|more)",),
    ),
    Rejection(
        "samples_unclear",
        "the samples are not what recipients will read, or do not name the brand",
        f"Write whole messages as recipients will read them, each with the brand's name. {CORRECT}",
        ("campaign.useCases.sampleMessages",),
        phrases=(r"sample ?(message)?s?\b",),
    ),
    Rejection(
        "description_unclear",
        "the description does not say what is sent",
        f"Say in it who sends what to whom, and why, in 40 characters or more. {CORRECT}",
        ("campaign.description",),
        phrases=(r"(campaign )?description",),
    ),
    Rejection(
        "opt_in_missing",
        "the description or message flow does not say how recipients consent",
        "Say where the consent is given (address of the form, keyword, place), quote its text, and say that STOP ends the "
        f"messages. {CORRECT}",
        ("campaign.messageFlow",),
        phrases=(r"(no|missing|insufficient|unclear|lacks?).{0,40}(opt-?in|consent|call[- ]to[- ]action|\bcta\b)",),
        numbers=((2100, 4100),),
    ),
    Rejection(
        "message_flow",
        "the message flow is incomplete",
        "Describe in it one way to consent, step by step: where, with which words, what comes back, how often messages come, "
        f"and that rates may apply. {CORRECT}",
        ("campaign.messageFlow",),
        phrases=(r"message ?flow|call[- ]to[- ]action|\bcta\b|opt-?in|consent",),
        numbers=((5000, 6100),),
    ),
    Rejection(
        "duplicate_campaign",
        "the same campaign is registered already",
        "Use the one that exists, or make clear in description and use cases what is different about this one. "
        f"{CORRECT}",
        ("campaign.description", "campaign.useCases"),
        phrases=(r"reference ?id|duplicate|identical campaign",),
    ),
    Rejection(
        "sharing_declined",
        "the sharing of another provider's campaign was declined",
        "Have the provider that registered the campaign share it with Telnyx again, then accept it.",
        phrases=(r"^DECLINED$", r"sharing of this campaign was declined"),
    ),
    Rejection(
        "number_not_messaging",
        "the number is on no messaging profile",
        "Put the number on a messaging profile, by calling complete for the profile that has it. Then assign it again.",
        ("sending_phone_number",),
        phrases=(r"messaging profile",),
    ),
    Rejection(
        "number_kind",
        "the number is no US long code",
        "Choose a US local number that can do SMS.",
        ("sending_phone_number",),
        phrases=(r"long ?code|toll[- ]?free|short ?code|not a us number",),
    ),
    Rejection(
        "number_taken",
        "the number is on another campaign, here or at another provider",
        "Take it off that campaign, or choose another number.",
        ("sending_phone_number",),
        phrases=(r"(phone )?number.{0,80}already", r"already (assigned|associated|linked)"),
    ),
    Rejection(
        "campaign_not_approved",
        "the campaign is not approved yet",
        "Nothing to change: the number is assigned once the campaign is approved.",
        phrases=(r"campaign.{0,60}(not (yet )?(been )?(approved|active|provisioned|accepted)|is pending)",),
    ),
    Rejection(
        "expired",
        "the registration has ended, by deactivation or because its fee was not paid",
        "It cannot be revived: submit the campaign again, which costs its fee again.",
        phrases=(r"^TCR_EXPIRED$", r"\bexpired\b"),
    ),
    Rejection(
        "suspended",
        "the registry or a carrier has suspended the campaign",
        "Ask Telnyx support for the cause, remove it, and have the suspension lifted; sending is not possible until then.",
        phrases=(r"^TCR_SUSPENDED$", r"suspend", r"\bdormant\b"),
    ),
    Rejection(
        "provisioning_failed",
        "a carrier could not set the approved campaign up",
        "Nothing to change in the campaign: ask Telnyx support to provision it again.",
        phrases=(r"^MNO_PROVISIONING_FAILED$", r"provisioning (has )?failed"),
    ),
    Rejection(
        "registry_refused",
        "the registry did not take it and gave no reason",
        "Compare brand and campaign with the pre-check of GET /v3/profiles/{profileId}/readiness, correct what it names, "
        "and resubmit; else ask Telnyx support for the reason.",
        phrases=(r"^(TCR_FAILED|TELNYX_FAILED|MNO_REJECTED|REGISTRATION_FAILED)$",),
    ),
    Rejection(
        "identity_unverified",
        "the registry could not verify who the brand is and gave no reason",
        "Copy legal name, EIN and address exactly from the IRS letter CP-575 or 147C, and see that the website shows the "
        f"brand. {CORRECT_BRAND}",
        ("brand.business.legalName", "brand.business.taxId", "brand.business.street", "brand.business.url"),
        phrases=(r"^(UNVERIFIED|SELF_DECLARED)$", r"\bunverified\b|identity"),
    ),
    Rejection(
        "vetting",
        "a reviewer has objected to the content, without more words",
        f"Compare samples, description and website, and remove what does not fit. {CORRECT}",
        ("campaign.useCases.sampleMessages", "campaign.description"),
        numbers=((500, 699), (800, 800)),
    ),
)
