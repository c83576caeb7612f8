"""Sender profiles: create, read, change, delete, restore. It never completes one: that is `completion.py`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from clearsend.actions import senders, webhooks
from clearsend.domain import errors, events
from clearsend.domain.access import Actor
from clearsend.domain.events import EventType
from clearsend.domain.profile import Brand, Organization, Profile, ProfileStatus, borrowing_cycle
from clearsend.schemas import profiles as profile_schemas
from clearsend.schemas.profiles import ProfileCreateIn, ProfilePatchIn
from clearsend.store import brands, channels, dossiers, organizations, profiles
from clearsend.store import events as event_store
from clearsend.store.database import Transaction

_BORROWED = ("sending_phone_number_profile_id", "sending_whatsapp_number_profile_id")


@dataclass(frozen=True)
class ProfileView:
    """A profile with what a reader wants beside it: the brand and the WhatsApp account in effect, own or inherited."""

    profile: Profile
    organization: Organization
    brand: Brand | None
    waba_id: str | None


@dataclass(frozen=True)
class ProfilePage:
    views: Sequence[ProfileView]
    total: int


def imagine(
    transaction: Transaction, actor: Actor, profile_id: str | None, body: ProfileCreateIn | ProfilePatchIn
) -> ProfileView:
    """What creating or changing a profile would show, for a sandbox call: nothing is written, and nothing looked up but
    the organization."""
    if isinstance(body, ProfileCreateIn):
        fields: dict[str, Any] = dict(profile_schemas.parse(body))
    else:
        anything = ProfileCreateIn(name="Sandbox profile")
        fields = dict(profile_schemas.parse(anything)) | _changes(body)
    profile = _new(transaction, actor, profile_id or transaction.new_id(), fields)
    return ProfileView(
        profile=profile,
        organization=organizations.get(transaction, actor.org_id),
        brand=None if body.brand is None else senders.imagine_brand(transaction, profile.id, body.brand),
        waba_id=None if body.whatsapp_business_account is None else body.whatsapp_business_account.waba_id,
    )


def create(transaction: Transaction, actor: Actor, body: ProfileCreateIn) -> ProfileView:
    """Write a new profile, with a brand and a WhatsApp account of its own where `body` brings them.

    Raises: AppError VALIDATION_001 for a lender that is not in the organization.
    """
    profile = _new(transaction, actor, transaction.new_id(), dict(profile_schemas.parse(body)))
    _check_lenders(transaction, actor.org_id, profile.id, vars(profile))
    profiles.insert(transaction, profile)
    senders.change(transaction, actor.org_id, profile.id, body)
    _publish(transaction, profile, events.PROFILE_CREATED, {"name": profile.name})
    return view(transaction, profile)


def get(transaction: Transaction, org_id: str, profile_id: str) -> ProfileView:
    """Raises: AppError RESOURCE_014."""
    return view(transaction, profiles.get(transaction, org_id, profile_id))


def list_page(transaction: Transaction, actor: Actor, *, page: int, page_size: int) -> ProfilePage:
    """Page `page` (1-based) of the organization's profiles, oldest first."""
    found = profiles.list_page(transaction, actor.org_id, page=page, page_size=page_size)
    return ProfilePage(_views(transaction, actor.org_id, found.profiles), found.total)


def update(transaction: Transaction, actor: Actor, profile_id: str, body: ProfilePatchIn) -> ProfileView:
    """Change what was sent, and only that.

    Raises:
        AppError RESOURCE_014: no such profile.
        AppError VALIDATION_001: a lender outside the organization or in a circle; a brand that was submitted already.
    """
    org_id = actor.org_id
    profiles.get(transaction, org_id, profile_id, for_update=True)
    changes = _changes(body)
    _check_lenders(transaction, org_id, profile_id, changes)
    profiles.update(transaction, org_id, profile_id, changes)
    senders.change(transaction, org_id, profile_id, body)
    changed = profiles.get(transaction, org_id, profile_id)
    _publish(transaction, changed, events.PROFILE_UPDATED, {"fields": sorted(body.model_fields_set - {"sandbox"})})
    return view(transaction, changed)


def delete(transaction: Transaction, actor: Actor, profile_id: str) -> None:
    """Delete softly: the profile disappears from every answer, its data is retained. A run in progress ends `failed`.

    Raises: AppError RESOURCE_014.
    """
    profile = profiles.get(transaction, actor.org_id, profile_id, for_update=True)
    profiles.delete(transaction, actor.org_id, profile_id)
    _publish(transaction, profile, events.PROFILE_DELETED, {})


def restore(transaction: Transaction, actor: Actor, profile_id: str) -> ProfileView:
    """Undo a deletion; restoring what is not deleted changes nothing.

    Raises: AppError RESOURCE_014.
    """
    is_restored = profiles.restore(transaction, actor.org_id, profile_id)
    profile = profiles.get(transaction, actor.org_id, profile_id)
    if is_restored:
        _publish(transaction, profile, events.PROFILE_RESTORED, {})
    return view(transaction, profile)


def list_events(
    transaction: Transaction, org_id: str, profile_id: str, *, page: int, page_size: int
) -> event_store.Page:
    """What has happened to a profile, newest first.

    Raises: AppError RESOURCE_014.
    """
    profiles.get(transaction, org_id, profile_id)
    return event_store.list_page(transaction, org_id, profile_id, page=page, page_size=page_size)


def view(transaction: Transaction, profile: Profile) -> ProfileView:
    return _views(transaction, profile.org_id, [profile])[0]


def _new(transaction: Transaction, actor: Actor, profile_id: str, fields: dict[str, Any]) -> Profile:
    return Profile(
        id=profile_id,
        org_id=actor.org_id,
        status=ProfileStatus.INCOMPLETE,
        created_at=transaction.now,
        updated_at=transaction.now,
        **fields,
    )


def _changes(body: ProfilePatchIn) -> dict[str, Any]:
    changes: dict[str, Any] = dict(profile_schemas.parse_changes(body))
    if body.brand is not None and body.inherit_tcr_brand is None:
        # A brand of its own means that the profile does not inherit one, unless the request says so itself.
        changes["inherit_tcr_brand"] = False
    return changes


def _views(transaction: Transaction, org_id: str, found: Sequence[Profile]) -> list[ProfileView]:
    """The views of several profiles by as many queries as for one; only borrowed WhatsApp numbers cost more."""
    organization = organizations.get(transaction, org_id)
    owner_ids = [org_id, *(profile.id for profile in found)]
    found_brands = brands.find_many(transaction, org_id, owner_ids)
    wabas = channels.waba_ids(transaction, org_id, owner_ids)

    def waba_of(profile: Profile) -> str | None:
        if profile.id in wabas:
            return wabas[profile.id]
        if profile.sending_whatsapp_number_profile_id is None:
            return wabas.get(org_id)
        lender_id = dossiers.get(transaction, org_id, profile.id).whatsapp.owner_id
        return None if lender_id is None else channels.waba_ids(transaction, org_id, [lender_id]).get(lender_id)

    return [
        ProfileView(
            profile=profile,
            organization=organization,
            brand=found_brands.get(org_id if profile.inherit_tcr_brand else profile.id),
            waba_id=waba_of(profile),
        )
        for profile in found
    ]


def _check_lenders(transaction: Transaction, org_id: str, profile_id: str, values: Mapping[str, Any]) -> None:
    problems: dict[str, list[str]] = {}
    if any(values.get(column) is not None for column in _BORROWED):
        # Two that begin to borrow from each other at the same moment: the second must see what the first has done.
        organizations.lock(transaction, org_id)
    for column in _BORROWED:
        lender_id = values.get(column)
        if lender_id is None:
            continue
        if lender_id != profile_id and profiles.find(transaction, org_id, lender_id) is None:
            problems[column] = ["There is no such profile in your organization."]
        elif borrowing_cycle(profile_id, lender_id, profiles.lenders(transaction, org_id, column)):
            problems[column] = ["A profile cannot borrow, directly or through others, from itself."]
    if problems:
        raise errors.AppError(errors.INVALID_REQUEST, details=problems)


def _publish(transaction: Transaction, profile: Profile, event_type: EventType, payload: Mapping[str, Any]) -> None:
    webhooks.publish(transaction, event_type, org_id=profile.org_id, profile_id=profile.id, payload=payload)
