"""The whole public API in one table: method, path, handler, permission, body, answers, refusals."""

from collections.abc import Sequence

from clearsend.api import campaigns, completion, number_orders, openapi, profiles
from clearsend.api.call import Paging, Route
from clearsend.api.organization_routes import ORGANIZATION_ROUTES
from clearsend.api.webhook_routes import WEBHOOK_ROUTES
from clearsend.domain import errors
from clearsend.domain.access import Permission
from clearsend.schemas.campaigns import CampaignDeleteIn, CampaignIn, CampaignOut
from clearsend.schemas.completion import CompletionOut, ReadinessOut
from clearsend.schemas.events import EventListOut
from clearsend.schemas.number_orders import NumberOrderAcceptedOut, NumberOrderIn
from clearsend.schemas.otps import OtpAcceptedOut, OtpIn
from clearsend.schemas.profiles import (
    AcceptedOut,
    CompletedOut,
    CompleteIn,
    ProfileCreateIn,
    ProfileDeleteIn,
    ProfileListOut,
    ProfileOut,
    ProfilePatchIn,
    RestoreIn,
)
from clearsend.schemas.releases import ReleasedOut, ReleaseIn
from clearsend.schemas.resubmissions import ResubmitIn, ResubmittedOut
from clearsend.schemas.reviews import ReviewIn
from clearsend.schemas.submissions import SubmitIn, SubmittedOut

_PROFILE = "/v3/profiles/{profileId}"
_PROFILE_CAMPAIGNS = f"{_PROFILE}/campaigns"
_PROFILE_CAMPAIGN = f"{_PROFILE_CAMPAIGNS}/{{campaignId}}"

# No published client pages through profiles, so one page holds the profiles of most organizations.
_PROFILE_PAGES = Paging(default_size=1000, max_size=1000)
_EVENT_PAGES = Paging(default_size=100, max_size=1000)

ROUTES: Sequence[Route] = (
    Route(
        method="POST",
        path="/v3/profiles",
        handler=profiles.create,
        permission=Permission.CREATE_PROFILE,
        operation_id="createProfile",
        tag="profiles",
        summary="Create a profile",
        description=(
            "Creates a sender profile. A profile with its own `brand` does not inherit the organization's brand; it "
            "inherits the campaigns only if the request says so."
        ),
        body=ProfileCreateIn,
        answers={201: ProfileOut},
    ),
    Route(
        method="GET",
        path="/v3/profiles",
        handler=profiles.list_page,
        permission=Permission.LIST_PROFILES,
        operation_id="listProfiles",
        tag="profiles",
        summary="List profiles",
        description="The profiles of the organization, oldest first; under `x-profile-id`, only that profile.",
        answers={200: ProfileListOut},
        paging=_PROFILE_PAGES,
    ),
    Route(
        method="GET",
        path=_PROFILE,
        handler=profiles.get,
        permission=Permission.READ_PROFILE,
        operation_id="getProfile",
        tag="profiles",
        summary="Get a profile",
        description="The profile with the brand in effect: its own or its organization's.",
        answers={200: ProfileOut},
        errors=(errors.PROFILE_NOT_FOUND,),
    ),
    Route(
        method="PATCH",
        path=_PROFILE,
        handler=profiles.update,
        permission=Permission.CHANGE_PROFILE,
        operation_id="updateProfile",
        tag="profiles",
        summary="Change a profile",
        description="Changes the fields that the request names and leaves the others as they are.",
        body=ProfilePatchIn,
        answers={200: ProfileOut},
        errors=(errors.PROFILE_NOT_FOUND,),
    ),
    Route(
        method="DELETE",
        path=_PROFILE,
        handler=profiles.delete,
        permission=Permission.DELETE_PROFILE,
        operation_id="deleteProfile",
        tag="profiles",
        summary="Delete a profile",
        description="Soft deletion: the profile disappears from every answer, but its data is retained.",
        body=ProfileDeleteIn,
        answers={204: None},
        errors=(errors.PROFILE_NOT_FOUND,),
    ),
    Route(
        method="POST",
        path=f"{_PROFILE}/restore",
        handler=profiles.restore,
        permission=Permission.DELETE_PROFILE,
        operation_id="restoreProfile",
        tag="profiles",
        summary="Restore a profile",
        description="Undoes a deletion. Restoring a profile that is not deleted changes nothing.",
        body=RestoreIn,
        answers={200: ProfileOut},
        errors=(errors.PROFILE_NOT_FOUND,),
    ),
    Route(
        method="POST",
        path=f"{_PROFILE}/release",
        handler=profiles.release,
        permission=Permission.DELETE_PROFILE,
        operation_id="releaseProfile",
        tag="profiles",
        summary="Release what a deleted profile has left at the vendors",
        description=(
            "Deactivates the campaigns of a deleted profile and frees its numbers, for good, in the background: they "
            "stay billed otherwise (`GET /v3/organization/billed`). Without `confirm: true`, the call is refused, and "
            "the error names everything that would end; with `sandbox`, the answer does. Numbers that were bought "
            "here are returned to the vendor."
        ),
        body=ReleaseIn,
        answers={202: ReleasedOut},
        errors=(errors.PROFILE_NOT_FOUND,),
    ),
    Route(
        method="POST",
        path=f"{_PROFILE}/review",
        handler=profiles.review,
        permission=Permission.REVIEW_PROFILE,
        operation_id="reviewProfile",
        tag="profiles",
        summary="Review the main destination of a profile",
        description=(
            "Approves or rejects a profile outside the registry that has a main destination country; the latest "
            "decision counts. An approval completes a profile that was waiting for nothing else, and its callbacks "
            "are sent."
        ),
        body=ReviewIn,
        answers={200: ProfileOut},
        errors=(errors.PROFILE_NOT_FOUND,),
    ),
    Route(
        method="POST",
        path=f"{_PROFILE}/brand/otp",
        handler=profiles.prove_brand,
        permission=Permission.PROVE_BRAND,
        operation_id="proveBrand",
        tag="profiles",
        summary="Present the PIN of a sole proprietor",
        description=(
            "Presents the PIN that the registry sent to the phone of a sole proprietor, in the background; without "
            "a PIN, requests another one."
        ),
        body=OtpIn,
        answers={202: OtpAcceptedOut},
        errors=(errors.PROFILE_NOT_FOUND, errors.BRAND_NOT_FOUND),
    ),
    Route(
        method="POST",
        path=f"{_PROFILE}/brand/submit",
        handler=campaigns.submit_brand,
        permission=Permission.SUBMIT,
        operation_id="submitBrand",
        tag="profiles",
        summary="Submit the brand of a profile to the registry",
        description=(
            "Submits the brand for the first time, outside of a completion, or sends the correction of a verified brand. "
            f"{openapi.SUBMISSION_DESCRIPTION}"
        ),
        body=SubmitIn,
        answers={202: SubmittedOut},
        errors=(errors.PROFILE_NOT_FOUND, errors.BRAND_NOT_FOUND),
    ),
    Route(
        method="POST",
        path=f"{_PROFILE}/number-order",
        handler=number_orders.request,
        permission=Permission.CHANGE_PROFILE,
        operation_id="orderNumber",
        tag="profiles",
        summary="Buy a number for a profile",
        description=(
            "Buys a local US number in the background: the server chooses a number, orders it and, once it "
            "arrives, sets it as `sending_phone_number`; complete the profile then. The call requires `acceptFee`. "
            "Repeating it while an order is in progress changes nothing; after a failed order, another number is "
            "tried."
        ),
        body=NumberOrderIn,
        answers={202: NumberOrderAcceptedOut},
        errors=(errors.PROFILE_NOT_FOUND,),
    ),
    Route(
        method="GET",
        path=f"{_PROFILE}/events",
        handler=profiles.list_events,
        permission=Permission.READ_PROFILE,
        operation_id="listProfileEvents",
        tag="profiles",
        summary="List the events of a profile",
        description="Events of the profile, newest first, and of the brand, campaigns, number and WhatsApp account that it inherits.",
        answers={200: EventListOut},
        errors=(errors.PROFILE_NOT_FOUND,),
        paging=_EVENT_PAGES,
    ),
    Route(
        method="POST",
        path=f"{_PROFILE}/complete",
        handler=completion.request,
        permission=Permission.COMPLETE_PROFILE,
        operation_id="completeProfile",
        tag="completion",
        summary="Complete a profile",
        description=(
            "The final step of onboarding: checks every prerequisite, then connects the profile to its providers "
            "and settles its status in the background. At the end, the server sends the result to `webHookUrl`, "
            "signed and retried. A repeated call joins a completion in progress; after `submitted` or `failed`, it "
            "starts a new one."
        ),
        body=CompleteIn,
        answers={200: CompletedOut, 202: AcceptedOut},
        errors=(errors.PROFILE_NOT_FOUND,),
    ),
    Route(
        method="GET",
        path=f"{_PROFILE}/completion",
        handler=completion.timeline,
        permission=Permission.READ_PROFILE,
        operation_id="getCompletion",
        tag="completion",
        summary="Follow the completion of a profile",
        description=(
            "The latest completion as a timeline: steps, attempts, the providers' answers, and the callbacks; and "
            "the state of the profile's registrations, with every move."
        ),
        answers={200: CompletionOut},
        errors=(errors.PROFILE_NOT_FOUND, errors.RESOURCE_NOT_FOUND),
    ),
    Route(
        method="GET",
        path=f"{_PROFILE}/readiness",
        handler=completion.readiness,
        permission=Permission.READ_PROFILE,
        operation_id="getReadiness",
        tag="completion",
        summary="Preview a completion",
        description=(
            "A dry run by the same code that decides a real completion: unmet prerequisites, warnings, and the "
            "status; and the faults that registries and reviewers would refuse, before a fee is paid."
        ),
        answers={200: ReadinessOut},
        errors=(errors.PROFILE_NOT_FOUND,),
    ),
    Route(
        method="GET",
        path=_PROFILE_CAMPAIGNS,
        handler=campaigns.list_of,
        permission=Permission.READ_CAMPAIGNS,
        operation_id="listCampaigns",
        tag="campaigns",
        summary="List the campaigns of a profile",
        description="The campaigns in effect; with `inherit_tcr_campaign`, those of the organization.",
        answers={200: list[CampaignOut]},
        errors=(errors.PROFILE_NOT_FOUND, errors.BRAND_NOT_FOUND),
    ),
    Route(
        method="POST",
        path=_PROFILE_CAMPAIGNS,
        handler=campaigns.create,
        permission=Permission.CHANGE_CAMPAIGNS,
        operation_id="createCampaign",
        tag="campaigns",
        summary="Create a campaign of a profile",
        description="Refused while the profile inherits its organization's campaigns, which are read-only here.",
        body=CampaignIn,
        answers={201: CampaignOut},
        errors=(errors.PROFILE_NOT_FOUND, errors.BRAND_NOT_FOUND),
    ),
    Route(
        method="PUT",
        path=_PROFILE_CAMPAIGN,
        handler=campaigns.replace,
        permission=Permission.CHANGE_CAMPAIGNS,
        operation_id="replaceCampaign",
        tag="campaigns",
        summary="Replace a campaign of a profile",
        description=(
            "Possible until the campaign is submitted, and again once it was refused, has expired or is suspended. "
            "A resubmission sends the correction to the registry."
        ),
        body=CampaignIn,
        answers={200: CampaignOut},
        errors=(errors.PROFILE_NOT_FOUND, errors.CAMPAIGN_NOT_FOUND),
    ),
    Route(
        method="POST",
        path=f"{_PROFILE_CAMPAIGN}/submit",
        handler=campaigns.submit,
        permission=Permission.SUBMIT,
        operation_id="submitCampaign",
        tag="campaigns",
        summary="Submit a campaign of a profile to the registry",
        description=(
            "Submits the campaign for the first time, outside of a completion; the campaign is sent once its brand "
            f"is verified. {openapi.SUBMISSION_DESCRIPTION}"
        ),
        body=SubmitIn,
        answers={202: SubmittedOut},
        errors=(errors.PROFILE_NOT_FOUND, errors.CAMPAIGN_NOT_FOUND, errors.BRAND_NOT_FOUND),
    ),
    Route(
        method="POST",
        path=f"{_PROFILE_CAMPAIGN}/resubmit",
        handler=campaigns.resubmit,
        permission=Permission.RESUBMIT_CAMPAIGN,
        operation_id="resubmitCampaign",
        tag="campaigns",
        summary="Resubmit a refused campaign of a profile",
        description=(
            "Returns a refused campaign to the reviewers, in place where the vendor allows it. Without "
            "`acceptFee`, a request that costs a fee is refused, and the error names the fee; with `sandbox`, the "
            "answer names the way and the fee, and nothing is done."
        ),
        body=ResubmitIn,
        answers={202: ResubmittedOut},
        errors=(errors.PROFILE_NOT_FOUND, errors.CAMPAIGN_NOT_FOUND),
    ),
    Route(
        method="DELETE",
        path=_PROFILE_CAMPAIGN,
        handler=campaigns.delete,
        permission=Permission.CHANGE_CAMPAIGNS,
        operation_id="deleteCampaign",
        tag="campaigns",
        summary="Delete a campaign of a profile",
        description="The campaign disappears from every answer; if Clearsend registered it, the vendor deactivates it for good.",
        body=CampaignDeleteIn,
        answers={204: None},
        errors=(errors.PROFILE_NOT_FOUND, errors.CAMPAIGN_NOT_FOUND),
    ),
    *ORGANIZATION_ROUTES,
    *WEBHOOK_ROUTES,
)
