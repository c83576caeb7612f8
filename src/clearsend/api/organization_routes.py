"""The calls about an organization and its own campaigns, as rows of the API's table."""

from collections.abc import Sequence

from clearsend.api import campaigns, openapi, organization
from clearsend.api.call import Paging, Route
from clearsend.domain import errors
from clearsend.domain.access import Permission
from clearsend.schemas.billed import BilledOut
from clearsend.schemas.campaigns import CampaignDeleteIn, CampaignIn, CampaignOut
from clearsend.schemas.organization import OrganizationOut, OrganizationPatchIn
from clearsend.schemas.resubmissions import ResubmitIn, ResubmittedOut
from clearsend.schemas.submissions import SubmitIn, SubmittedOut

_ORGANIZATION = "/v3/organization"
_CAMPAIGNS = f"{_ORGANIZATION}/campaigns"
_CAMPAIGN = f"{_CAMPAIGNS}/{{campaignId}}"

_BILLED_PAGES = Paging(default_size=100, max_size=1000)

ORGANIZATION_ROUTES: Sequence[Route] = (
    Route(
        method="GET",
        path=_ORGANIZATION,
        handler=organization.get,
        permission=Permission.READ_ORGANIZATION,
        operation_id="getOrganization",
        tag="organization",
        summary="Get the organization",
        description="The organization of the API key, with the brand, number and WhatsApp account that profiles may inherit.",
        answers={200: OrganizationOut},
    ),
    Route(
        method="PATCH",
        path=_ORGANIZATION,
        handler=organization.update,
        permission=Permission.CHANGE_ORGANIZATION,
        operation_id="updateOrganization",
        tag="organization",
        summary="Change the organization",
        description="Changes the fields that the request names and leaves the others as they are.",
        body=OrganizationPatchIn,
        answers={200: OrganizationOut},
    ),
    Route(
        method="GET",
        path=f"{_ORGANIZATION}/billed",
        handler=organization.list_billed,
        permission=Permission.READ_BILLED,
        operation_id="listBilled",
        tag="organization",
        summary="List what stays billed at the vendor",
        description=(
            "Every campaign and number of the organization and its profiles, also deleted ones, that the vendor bills every "
            "month by what Clearsend knows, with the monthly sums. For owners and admins."
        ),
        answers={200: BilledOut},
        paging=_BILLED_PAGES,
    ),
    Route(
        method="GET",
        path=_CAMPAIGNS,
        handler=campaigns.list_of,
        permission=Permission.READ_ORGANIZATION,
        operation_id="listOrganizationCampaigns",
        tag="organization",
        summary="List the organization's own campaigns",
        description="Profiles with `inherit_tcr_campaign` send under these campaigns.",
        answers={200: list[CampaignOut]},
        errors=(errors.BRAND_NOT_FOUND,),
    ),
    Route(
        method="POST",
        path=_CAMPAIGNS,
        handler=campaigns.create,
        permission=Permission.CHANGE_ORGANIZATION,
        operation_id="createOrganizationCampaign",
        tag="organization",
        summary="Create a campaign of the organization",
        description="The organization needs a brand first.",
        body=CampaignIn,
        answers={201: CampaignOut},
        errors=(errors.BRAND_NOT_FOUND,),
    ),
    Route(
        method="PUT",
        path=_CAMPAIGN,
        handler=campaigns.replace,
        permission=Permission.CHANGE_ORGANIZATION,
        operation_id="replaceOrganizationCampaign",
        tag="organization",
        summary="Replace a campaign of the organization",
        description=(
            "Possible until the campaign is submitted, and again once it was refused, has expired or is suspended. "
            "A resubmission sends the correction to the registry."
        ),
        body=CampaignIn,
        answers={200: CampaignOut},
        errors=(errors.CAMPAIGN_NOT_FOUND,),
    ),
    Route(
        method="POST",
        path=f"{_ORGANIZATION}/brand/submit",
        handler=campaigns.submit_brand,
        permission=Permission.CHANGE_ORGANIZATION,
        operation_id="submitOrganizationBrand",
        tag="organization",
        summary="Submit the organization's brand to the registry",
        description=(
            "Submits the brand for the first time, outside of the completion of a profile that inherits it, or sends the "
            "correction of a verified brand. "
            f"{openapi.SUBMISSION_DESCRIPTION}"
        ),
        body=SubmitIn,
        answers={202: SubmittedOut},
        errors=(errors.BRAND_NOT_FOUND,),
    ),
    Route(
        method="POST",
        path=f"{_CAMPAIGN}/submit",
        handler=campaigns.submit,
        permission=Permission.CHANGE_ORGANIZATION,
        operation_id="submitOrganizationCampaign",
        tag="organization",
        summary="Submit a campaign of the organization to the registry",
        description=(
            "Submits the campaign for the first time, outside of the completion of a profile that inherits it; the "
            f"campaign is sent once its brand is verified. {openapi.SUBMISSION_DESCRIPTION}"
        ),
        body=SubmitIn,
        answers={202: SubmittedOut},
        errors=(errors.CAMPAIGN_NOT_FOUND, errors.BRAND_NOT_FOUND),
    ),
    Route(
        method="POST",
        path=f"{_CAMPAIGN}/resubmit",
        handler=campaigns.resubmit,
        permission=Permission.CHANGE_ORGANIZATION,
        operation_id="resubmitOrganizationCampaign",
        tag="organization",
        summary="Resubmit a refused campaign of the organization",
        description=(
            "Returns a refused campaign to the reviewers, in place where the vendor allows it. Without "
            "`acceptFee`, a request that costs a fee is refused, and the error names the fee; with `sandbox`, the "
            "answer names the way and the fee, and nothing is done."
        ),
        body=ResubmitIn,
        answers={202: ResubmittedOut},
        errors=(errors.CAMPAIGN_NOT_FOUND,),
    ),
    Route(
        method="DELETE",
        path=_CAMPAIGN,
        handler=campaigns.delete,
        permission=Permission.CHANGE_ORGANIZATION,
        operation_id="deleteOrganizationCampaign",
        tag="organization",
        summary="Delete a campaign of the organization",
        description="The campaign disappears from every answer; if Clearsend registered it, the vendor deactivates it for good.",
        body=CampaignDeleteIn,
        answers={204: None},
        errors=(errors.CAMPAIGN_NOT_FOUND,),
    ),
)
