"""Profiles over HTTP: parse, one action, render."""

from clearsend.actions import profiles
from clearsend.actions.profile_views import ProfileView
from clearsend.actions.registration import otps, releases, reviews
from clearsend.api.call import Answer, Call
from clearsend.schemas import events as event_schemas
from clearsend.schemas import otps as otp_schemas
from clearsend.schemas import profiles as schemas
from clearsend.schemas import releases as release_schemas
from clearsend.schemas.otps import OtpIn
from clearsend.schemas.profiles import (
    ProfileCreateIn,
    ProfileDeleteIn,
    ProfileListOut,
    ProfileOut,
    ProfilePatchIn,
    RestoreIn,
)
from clearsend.schemas.releases import ReleaseIn
from clearsend.schemas.reviews import ReviewIn


def create(call: Call, body: ProfileCreateIn) -> Answer:
    if body.sandbox:
        return Answer(201, _render(profiles.preview(call.transaction, call.actor, None, body)), is_sandbox=True)
    return Answer(201, _render(profiles.create(call.transaction, call.actor, body)))


def list_page(call: Call) -> Answer:
    found = profiles.list_page(call.transaction, call.actor, call.wanted)
    pagination = call.pagination(found.neighbours, total=found.total)
    return Answer(200, ProfileListOut(profiles=[_render(view) for view in found.views], pagination=pagination))


def get(call: Call) -> Answer:
    return Answer(200, _render(profiles.get(call.transaction, call.actor.org_id, call.profile_id)))


def update(call: Call, body: ProfilePatchIn) -> Answer:
    if body.sandbox:
        previewed = profiles.preview(call.transaction, call.actor, call.profile_id, body)
        return Answer(200, _render(previewed), is_sandbox=True)
    return Answer(200, _render(profiles.update(call.transaction, call.actor, call.profile_id, body)))


def delete(call: Call, body: ProfileDeleteIn) -> Answer:
    if body.sandbox:
        return Answer(204, is_sandbox=True)
    profiles.delete(call.transaction, call.actor, call.profile_id)
    return Answer(204)


def restore(call: Call, body: RestoreIn) -> Answer:
    if body.sandbox:
        previewed = profiles.preview(call.transaction, call.actor, call.profile_id, ProfilePatchIn())
        return Answer(200, _render(previewed), is_sandbox=True)
    return Answer(200, _render(profiles.restore(call.transaction, call.actor, call.profile_id)))


def release(call: Call, body: ReleaseIn) -> Answer:
    act = releases.preview if body.sandbox else releases.request
    found = act(call.transaction, call.actor.org_id, call.profile_id, is_confirmed=body.confirm or body.sandbox)
    answer = release_schemas.render(found.campaigns, found.numbers, found.bought)
    return Answer(202, answer, is_sandbox=body.sandbox)


def review(call: Call, body: ReviewIn) -> Answer:
    if body.sandbox:
        previewed = profiles.preview(call.transaction, call.actor, call.profile_id, ProfilePatchIn())
        return Answer(200, _render(previewed), is_sandbox=True)
    decided = reviews.decide(call.transaction, call.actor, call.profile_id, body.decision, body.reason)
    return Answer(200, _render(decided))


def prove_brand(call: Call, body: OtpIn) -> Answer:
    """Present the PIN of a sole proprietor to the registry; without a PIN, request another one."""
    pin = None if body.pin is None else body.pin.get_secret_value()
    answer = otp_schemas.SENDING if pin is None else otp_schemas.PRESENTING
    if body.sandbox:
        otps.preview(call.transaction, call.actor.org_id, call.profile_id, has_pin=pin is not None)
    elif pin is None:
        otps.resend(call.transaction, call.actor.org_id, call.profile_id)
    else:
        otps.present(call.transaction, call.actor.org_id, call.profile_id, pin)
    return Answer(202, answer, is_sandbox=body.sandbox)


def list_events(call: Call) -> Answer:
    found = profiles.list_events(call.transaction, call.actor.org_id, call.profile_id, call.wanted)
    pagination = call.pagination(found.neighbours, total=found.total)
    return Answer(200, event_schemas.render_list(found.events, pagination))


def _render(view: ProfileView) -> ProfileOut:
    return schemas.render(
        view.profile,
        view.organization,
        view.brand,
        view.waba_id,
        brand_progress=view.brand_progress,
        action_needed=view.action_needed,
    )
