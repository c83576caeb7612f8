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
    """One use case of a campaign, with sample messages."""

    messaging_use_case_us: MessagingUseCase = Field(description="Use case, as US carriers name it.")
    sample_messages: Annotated[
        list[Annotated[str, Text(1024, 1, is_multiline=True)]], Field(min_length=1, max_length=5)
    ] = Field(description="1 to 5 messages, exactly as recipients will read them.")


class CampaignDataIn(_CamelIn):
    """The content of a campaign, as the caller sends it."""

    name: Annotated[str, Text(100, 1)] = Field(description="Name of the campaign, for the platform's own use.")
    description: Annotated[str, Text(4096, 1, is_multiline=True)] = Field(
        description="Content, recipients and purpose of the messages; reviewers read it."
    )
    type: Annotated[str, Text(50, 1)] = Field(
        description="Kind of campaign, such as KYC or App; stored and returned, never interpreted."
    )
    use_cases: Annotated[list[UseCaseIn], Field(min_length=1, max_length=10)] = Field(
        description="1 to 10 use cases with sample messages."
    )
    message_flow: Annotated[str, Text(2048, is_multiline=True)] | None = Field(
        default=None, description="Way in which recipients give their consent, with the public URL of the opt-in."
    )
    privacy_policy_link: Url | None = Field(default=None, description="URL of the privacy policy.")
    terms_and_conditions_link: Url | None = Field(default=None, description="URL of the terms and conditions.")
    optin_message: Message | None = Field(default=None, description="Automatic answer to an opt-in.")
    optout_message: Message | None = Field(default=None, description="Automatic answer to an opt-out.")
    help_message: Message | None = Field(default=None, description="Automatic answer to a request for help.")
    optin_keywords: Keywords | None = Field(default=None, description="Opt-in keywords, separated by commas.")
    optout_keywords: Keywords | None = Field(default=None, description="Opt-out keywords, separated by commas.")
    help_keywords: Keywords | None = Field(default=None, description="Help keywords, separated by commas.")
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
    ) = Field(
        default=None,
        description="Expected messages per month, as a string; fewer than 2000 fall into the low-volume tier.",
    )
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
        description=(
            "Id at the Campaign Registry of a campaign that another provider registered and shares with "
            "Clearsend's provider. Such a campaign is accepted instead of submitted, at no fee."
        ),
    )


class CampaignIn(SandboxIn):
    """A campaign to create, or the new content of an existing one."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"campaign": examples.CAMPAIGN_DATA, "sandbox": False}]})

    campaign: CampaignDataIn = Field(description="The campaign.")


class CampaignDeleteIn(SandboxIn):
    """Optional body of a deletion."""


class UseCaseOut(WireOut):
    """One use case of a campaign, with sample messages."""

    model_config = ConfigDict(alias_generator=to_camel)

    campaign_id: str = Field(description="Id of the campaign.")
    customer_id: str = Field(description="Id of the campaign's owner: a profile or the organization.")
    messaging_use_case_us: MessagingUseCase = Field(description="Use case, as US carriers name it.")
    sample_messages: list[str] = Field(description="Messages, exactly as recipients will read them.")
    id: str = Field(description="Id of the use case.")
    created_at: WireTime = Field(description="When the use case was created.")
    updated_at: WireTime = Field(description="When the use case was last changed.")


class CampaignOut(WireOut):
    """A campaign and its state at the registry. Keys for which this server has no data are always null."""

    model_config = ConfigDict(
        alias_generator=to_camel,
        json_schema_extra={"examples": [examples.CAMPAIGN_OUT]},
    )

    use_cases: list[UseCaseOut] = Field(description="Use cases with sample messages.")
    tcr_sync_error: str | None = Field(description="The registry's reason for refusing the campaign, in its own words.")
    kyc_submission_form_id: str | None = Field(default=None, description="Always null.")
    type: str = Field(description="Kind of campaign, as it was sent.")
    customer_id: str = Field(description="Id of the campaign's owner: a profile or the organization.")
    name: str = Field(description="Name.")
    description: str = Field(description="Content, recipients and purpose of the messages.")
    submitted_to_tcr: bool = Field(
        alias="submittedToTCR", description="Whether the campaign was submitted to the registry."
    )
    submitted_at: WireTime | None = Field(description="When the campaign was submitted.")
    billed_date: WireTime | None = Field(description="When the registry's fee was charged.")
    cost: float | None = Field(default=None, description="Always null.")
    telnyx_campaign_id: str | None = Field(description="Id at Telnyx, once submitted.")
    tcr_campaign_id: str | None = Field(
        description="Id at the Campaign Registry, once accepted; for a shared campaign, from the beginning."
    )
    csp_id: str | None = Field(default=None, description="Always null.")
    status: CampaignStatus | None = Field(description="Status at the registry; null before submission.")
    brand_id: str = Field(description="Id of the campaign's brand.")
    reseller_id: str | None = Field(default=None, description="Always null.")
    message_flow: str | None = Field(description="Way in which recipients give their consent.")
    privacy_policy_link: str | None = Field(description="URL of the privacy policy.")
    terms_and_conditions_link: str | None = Field(description="URL of the terms and conditions.")
    optin_message: str | None = Field(description="Automatic answer to an opt-in.")
    optout_message: str | None = Field(description="Automatic answer to an opt-out.")
    help_message: str | None = Field(description="Automatic answer to a request for help.")
    optin_keywords: str | None = Field(description="Opt-in keywords, separated by commas.")
    optout_keywords: str | None = Field(description="Opt-out keywords, separated by commas.")
    help_keywords: str | None = Field(description="Help keywords, separated by commas.")
    upstream_cnp_id: str | None = Field(default=None, description="Always null.")
    sharing_status: SharingStatus | None = Field(
        description="Whether a campaign shared by another provider was accepted; null for all other campaigns."
    )
    dca_elections_complete: bool = Field(default=False, description="Always false: Clearsend does not track it.")
    dca_elections_completed_at: WireTime | None = Field(default=None, description="Always null.")
    id: str = Field(description="Id of the campaign.")
    created_at: WireTime = Field(description="When the campaign was created.")
    updated_at: WireTime = Field(description="When the campaign was last changed.")
    has_submission_transaction: bool = Field(default=False, description="Always false: Clearsend charges nothing.")
    volume: str | None = Field(description="Expected messages per month, as a string.")
    is_inherited: bool = Field(
        description="Whether the profile inherits the campaign from its organization and can only read it."
    )
    registration: CampaignRegistrationOut | None = Field(
        description="State of the campaign's registration; null before the registration starts."
    )


class UseCaseDraft(NamedTuple):
    """A use case before it has an id."""

    messaging_use_case: str
    sample_messages: tuple[str, ...]


def parse(body: CampaignIn) -> tuple[CampaignContent, tuple[UseCaseDraft, ...]]:
    """The content and the use cases of a campaign in a request."""
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
    """The answer for a campaign. `viewer_id`: the profile or organization whose campaigns the caller asked for."""
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
    """The sharing status. None for a campaign that is not shared or not yet submitted, and for a shared campaign that was
    suspended, deactivated or has expired after its acceptance: `registration` shows that state."""
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
