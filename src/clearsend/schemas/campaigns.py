"""A campaign on the wire: camelCase in both directions. It never judges whether a registry would accept it."""

from collections.abc import Mapping
from typing import Annotated, Literal, NamedTuple

from pydantic import ConfigDict, Field
from pydantic.alias_generators import to_camel
from typing_extensions import TypeAliasType

from clearsend.domain.profile import Campaign, CampaignContent, CampaignStatus, UseCase
from clearsend.domain.registration.action_needed import CampaignProgress
from clearsend.domain.registration.states import CampaignState, State
from clearsend.schemas import examples, registrations
from clearsend.schemas.envelope import WireOut, WireTime
from clearsend.schemas.fields import SandboxIn, Text, Url, WireIn, matching
from clearsend.schemas.registrations import CampaignRegistrationOut

MessagingUseCase = TypeAliasType(
    "MessagingUseCase",
    Literal[
        "MARKETING",
        "ACCOUNT_NOTIFICATION",
        "CUSTOMER_CARE",
        "FRAUD_ALERT",
        "TWO_FA",
        "DELIVERY_NOTIFICATION",
        "SECURITY_ALERT",
        "M2M",
        "MIXED",
        "HIGHER_EDUCATION",
        "POLLING_VOTING",
        "PUBLIC_SERVICE_ANNOUNCEMENT",
        "LOW_VOLUME",
    ],
)
SharingStatus = TypeAliasType("SharingStatus", Literal["PENDING", "ACCEPTED", "DECLINED"])

_VOLUME_SENTENCE = 'must be a whole number of at most 10 digits, written as a string such as "5000"'

_TCR_ID_SENTENCE = "must be a campaign id of the Campaign Registry: C and 5 to 8 capitals or digits, such as CXYZ123"

Message = Annotated[str, Text(320, is_multiline=True)]
Keywords = Annotated[str, Text(255)]


class _CamelIn(WireIn):
    model_config = ConfigDict(alias_generator=to_camel)


class UseCaseIn(_CamelIn):
    """One purpose of a campaign, with samples."""

    messaging_use_case_us: MessagingUseCase = Field(description="The purpose, in the words of US carriers.")
    sample_messages: Annotated[
        list[Annotated[str, Text(1024, 1, is_multiline=True)]], Field(min_length=1, max_length=5)
    ] = Field(description="1 to 5 messages as recipients will read them.")


class CampaignDataIn(_CamelIn):
    """All that the caller says about a campaign."""

    name: Annotated[str, Text(100, 1)] = Field(description="Name, for people of the platform.")
    description: Annotated[str, Text(4096, 1, is_multiline=True)] = Field(
        description="What is sent, to whom and why; reviewers read it."
    )
    type: Annotated[str, Text(50, 1)] = Field(
        description="Kind of campaign, such as KYC or App; stored and shown, never interpreted."
    )
    use_cases: Annotated[list[UseCaseIn], Field(min_length=1, max_length=10)] = Field(
        description="1 to 10 purposes with samples."
    )
    message_flow: Annotated[str, Text(2048, is_multiline=True)] | None = Field(
        default=None, description="How recipients consent, with the public address of the opt-in."
    )
    privacy_policy_link: Url | None = Field(default=None, description="Address of the privacy policy.")
    terms_and_conditions_link: Url | None = Field(default=None, description="Address of the terms and conditions.")
    optin_message: Message | None = Field(default=None, description="Answer to an opt-in.")
    optout_message: Message | None = Field(default=None, description="Answer to an opt-out.")
    help_message: Message | None = Field(default=None, description="Answer to a call for help.")
    optin_keywords: Keywords | None = Field(default=None, description="Opt-in words, comma separated.")
    optout_keywords: Keywords | None = Field(default=None, description="Opt-out words, comma separated.")
    help_keywords: Keywords | None = Field(default=None, description="Words that ask for help, comma separated.")
    volume: (
        Annotated[
            str,
            Text(
                10,
                1,
                sentence=_VOLUME_SENTENCE,
                check=matching(r"[0-9]+", _VOLUME_SENTENCE),
                documented={"pattern": "^[0-9]+$"},
            ),
        ]
        | None
    ) = Field(default=None, description="Expected messages a month; below 2000 it is the low-volume tier.")
    tcr_campaign_id: (
        Annotated[
            str,
            Text(
                9,
                6,
                sentence=_TCR_ID_SENTENCE,
                check=matching(r"C[A-Z0-9]{5,8}", _TCR_ID_SENTENCE),
                documented={"pattern": "^C[A-Z0-9]{5,8}$"},
            ),
        ]
        | None
    ) = Field(
        default=None,
        description="Id in the Campaign Registry of a campaign that another provider registered and shares with ours: it is "
        "accepted, not submitted, and costs no fee here.",
    )


class CampaignIn(SandboxIn):
    """A campaign to create, or to put in the place of what it was."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"campaign": examples.CAMPAIGN_DATA, "sandbox": False}]})

    campaign: CampaignDataIn = Field(description="The campaign.")


class CampaignDeleteIn(SandboxIn):
    """The optional body of a deletion."""


class UseCaseOut(WireOut):
    """One purpose of a campaign, with samples."""

    model_config = ConfigDict(alias_generator=to_camel)

    campaign_id: str = Field(description="Id of the campaign.")
    customer_id: str = Field(description="Id of the campaign's owner: a profile or the organization.")
    messaging_use_case_us: MessagingUseCase = Field(description="The purpose, in the words of US carriers.")
    sample_messages: list[str] = Field(description="Messages as recipients will read them.")
    id: str = Field(description="Id of the use case.")
    created_at: WireTime = Field(description="When it was created.")
    updated_at: WireTime = Field(description="When it was last changed.")


class CampaignOut(WireOut):
    """A campaign, and what the registry has said about it. Keys that this server has no data for are always null."""

    model_config = ConfigDict(
        alias_generator=to_camel,
        json_schema_extra={"examples": [examples.CAMPAIGN_OUT]},
    )

    use_cases: list[UseCaseOut] = Field(description="Purposes with samples.")
    tcr_sync_error: str | None = Field(description="Why the registry refused it, in the registry's words.")
    kyc_submission_form_id: str | None = Field(default=None, description="Always null.")
    type: str = Field(description="Kind of campaign, as it was sent.")
    customer_id: str = Field(description="Id of its owner: a profile or the organization.")
    name: str = Field(description="Name.")
    description: str = Field(description="What is sent, to whom and why.")
    submitted_to_tcr: bool = Field(alias="submittedToTCR", description="Was it submitted to the registry?")
    submitted_at: WireTime | None = Field(description="When it was submitted.")
    billed_date: WireTime | None = Field(description="When the registry's fee was charged.")
    cost: float | None = Field(default=None, description="Always null.")
    telnyx_campaign_id: str | None = Field(description="Id at Telnyx, once submitted.")
    tcr_campaign_id: str | None = Field(
        description="Id in the Campaign Registry, once accepted; of a shared campaign, from the beginning."
    )
    csp_id: str | None = Field(default=None, description="Always null.")
    status: CampaignStatus | None = Field(description="Standing in the registry; null before submission.")
    brand_id: str = Field(description="Id of its brand.")
    reseller_id: str | None = Field(default=None, description="Always null.")
    message_flow: str | None = Field(description="How recipients consent.")
    privacy_policy_link: str | None = Field(description="Address of the privacy policy.")
    terms_and_conditions_link: str | None = Field(description="Address of the terms and conditions.")
    optin_message: str | None = Field(description="Answer to an opt-in.")
    optout_message: str | None = Field(description="Answer to an opt-out.")
    help_message: str | None = Field(description="Answer to a call for help.")
    optin_keywords: str | None = Field(description="Opt-in words, comma separated.")
    optout_keywords: str | None = Field(description="Opt-out words, comma separated.")
    help_keywords: str | None = Field(description="Words that ask for help, comma separated.")
    upstream_cnp_id: str | None = Field(default=None, description="Always null.")
    sharing_status: SharingStatus | None = Field(
        description="Of a campaign that another provider shares: was it accepted? Null for all others."
    )
    dca_elections_complete: bool = Field(default=False, description="Always false: not followed here.")
    dca_elections_completed_at: WireTime | None = Field(default=None, description="Always null.")
    id: str = Field(description="Id of the campaign.")
    created_at: WireTime = Field(description="When it was created.")
    updated_at: WireTime = Field(description="When it was last changed.")
    has_submission_transaction: bool = Field(default=False, description="Always false: nothing is charged here.")
    volume: str | None = Field(description="Expected messages a month, as a string.")
    is_inherited: bool = Field(description="Is it the organization's campaign, which a profile can only read?")
    registration: CampaignRegistrationOut | None = Field(
        description="Where it stands at the registry; null before its registration was begun."
    )


class UseCaseDraft(NamedTuple):
    """A use case before it has an id."""

    messaging_use_case: str
    sample_messages: tuple[str, ...]


def parse(body: CampaignIn) -> tuple[CampaignContent, tuple[UseCaseDraft, ...]]:
    """What the caller says about a campaign, as the domain knows it."""
    campaign = body.campaign
    content = CampaignContent(
        name=campaign.name,
        description=campaign.description,
        type=campaign.type,
        message_flow=campaign.message_flow,
        privacy_policy_link=campaign.privacy_policy_link,
        terms_and_conditions_link=campaign.terms_and_conditions_link,
        optin_message=campaign.optin_message,
        optout_message=campaign.optout_message,
        help_message=campaign.help_message,
        optin_keywords=campaign.optin_keywords,
        optout_keywords=campaign.optout_keywords,
        help_keywords=campaign.help_keywords,
        volume=campaign.volume,
        shared_tcr_campaign_id=campaign.tcr_campaign_id,
    )
    drafts = (
        UseCaseDraft(use_case.messaging_use_case_us, tuple(use_case.sample_messages)) for use_case in campaign.use_cases
    )
    return content, tuple(drafts)


def render(campaign: Campaign, viewer_id: str, progress: CampaignProgress | None = None) -> CampaignOut:
    """`viewer_id` is whose campaigns were asked for: a profile's id, or the organization's."""
    registration = campaign.registration
    content = {name: value for name, value in vars(campaign.content).items() if name in CampaignOut.model_fields}
    return CampaignOut(
        use_cases=[_render_use_case(campaign, use_case) for use_case in campaign.use_cases],
        tcr_sync_error=registration.sync_error,
        customer_id=campaign.owner_id,
        submitted_to_tcr=campaign.is_submitted,
        submitted_at=registration.submitted_at,
        billed_date=registration.billed_at,
        telnyx_campaign_id=registration.telnyx_campaign_id,
        tcr_campaign_id=registration.tcr_campaign_id or campaign.content.shared_tcr_campaign_id,
        status=registration.status,
        brand_id=campaign.brand_id,
        id=campaign.id,
        created_at=campaign.created_at,
        updated_at=campaign.updated_at,
        is_inherited=campaign.owner_id != viewer_id,
        sharing_status=_sharing_status(campaign, progress),
        registration=None if progress is None else registrations.render_campaign(progress),
        **content,
    )


_SHARING: Mapping[State, Literal["PENDING", "ACCEPTED", "DECLINED"]] = {
    CampaignState.SUBMITTING: "PENDING",
    CampaignState.PENDING: "PENDING",
    CampaignState.APPROVED: "ACCEPTED",
    CampaignState.REJECTED: "DECLINED",
}


def _sharing_status(
    campaign: Campaign, progress: CampaignProgress | None
) -> Literal["PENDING", "ACCEPTED", "DECLINED"] | None:
    """Null also for a shared one that was accepted once and is suspended or expired now: its registration says so."""
    if campaign.content.shared_tcr_campaign_id is None or progress is None:
        return None
    return _SHARING.get(progress.state)


def _render_use_case(campaign: Campaign, use_case: UseCase) -> UseCaseOut:
    return UseCaseOut(
        campaign_id=campaign.id,
        customer_id=campaign.owner_id,
        messaging_use_case_us=use_case.messaging_use_case,
        sample_messages=list(use_case.sample_messages),
        id=use_case.id,
        created_at=use_case.created_at,
        updated_at=use_case.updated_at,
    )
