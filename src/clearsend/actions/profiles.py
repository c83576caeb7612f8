"""Sender profiles: create, read, change, delete, restore. This module completes none: see `actions/completion`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from clearsend.actions import profile_views, senders, webhooks
from clearsend.actions.profile_views import ProfileView
from clearsend.actions.registration import agreements, start
from clearsend.domain import access, errors, events, prerequisites
from clearsend.domain.access import Actor
from clearsend.domain.dossier import Holdings
from clearsend.domain.events import EventType
from clearsend.domain.paging import Neighbours, PageRequest
from clearsend.domain.profile import Profile, ProfileStatus, borrowing_cycle
from clearsend.domain.registration import action_needed
from clearsend.domain.registration.claims import ClaimKind
from clearsend.schemas import profiles as profile_schemas
from clearsend.schemas.profiles import ProfileCreateIn, ProfilePatchIn
from clearsend.store import (
    brands,
    campaigns,
    claims,
    dossiers,
    organizations,
    profiles,
    registration_requests,
    registrations,
)
from clearsend.store import events as event_store
from clearsend.store.foundation.database import Transaction

# Fields of a request that are not fields of the profile.
_NOT_OF_THE_PROFILE = frozenset({"sandbox", "test_mode"})

# The fields that a pass over a profile's registrations rests on, beside its brand, campaigns and account: its senders, its
# inheritance, and its prerequisites.
_DECLARED = frozenset(
    {
        *("name", "short_name", "description", "inherit_tcr_brand", "inherit_tcr_campaign"),
        *("sending_phone_number", "sending_phone_number_profile_id"),
        *("whatsapp_phone_number", "sending_whatsapp_number_profile_id"),
    }
)

_BORROWED = ("sending_phone_number_profile_id", "sending_whatsapp_number_profile_id")
_NOT_AVAILABLE = "The number is not available to this profile."


@dataclass(frozen=True)
class ProfilePage:
    views: Sequence[ProfileView]
    total: int
    neighbours: Neighbours = field(default_factory=Neighbours)


def preview(
    transaction: Transaction, actor: Actor, profile_id: str | None, body: ProfileCreateIn | ProfilePatchIn
) -> ProfileView:
    """The profile that `create` or `update` would return, for a sandbox call: nothing is written, and only the organization
    is looked up: of what an existing profile has, no prerequisite is known to be met."""
    if isinstance(body, ProfileCreateIn):
        fields: dict[str, Any] = dict(profile_schemas.parse(body))
    else:
        anything = ProfileCreateIn(name="Sandbox profile")
        fields = dict(profile_schemas.parse(anything)) | _changes(body)
    org_id = actor.org_id
    profile = _new(transaction, actor, profile_id or transaction.new_id(), fields)
    brand = None if body.brand is None else senders.preview_brand(transaction, profile.id, body.brand)
    has_parent_campaigns = bool(campaigns.owners_among(transaction, org_id, [org_id]))
    holdings = Holdings(profile, brand, brands.find(transaction, org_id, org_id), False, has_parent_campaigns)
    return ProfileView(
        profile=profile,
        organization=organizations.get(transaction, org_id),
        brand=brand,
        waba_id=None if body.whatsapp_business_account is None else body.whatsapp_business_account.waba_id,
        action_needed=action_needed.of_profile(profile, prerequisites.unmet_by(holdings), is_completing=False),
    )


def create(transaction: Transaction, actor: Actor, body: ProfileCreateIn) -> ProfileView:
    """Write a new profile, with a brand and a WhatsApp account of its own if `body` contains them.

    Raises: AppError VALIDATION_001 for a lender that is not in the organization.
    """
    profile = _new(transaction, actor, transaction.new_id(), dict(profile_schemas.parse(body)))
    _check_spending(actor, False, profile.allow_profile_spending)
    _check_senders(transaction, actor, profile.id, vars(profile), before={})
    profiles.insert(transaction, profile)
    senders.change(transaction, actor.org_id, profile.id, body)
    _publish(transaction, profile, events.PROFILE_CREATED, {"name": profile.name})
    return profile_views.view(transaction, profile)


def get(transaction: Transaction, org_id: str, profile_id: str) -> ProfileView:
    """Raises: AppError RESOURCE_014."""
    return profile_views.view(transaction, profiles.get(transaction, org_id, profile_id))


def list_page(transaction: Transaction, actor: Actor, wanted: PageRequest) -> ProfilePage:
    """The wanted page of the organization's profiles, oldest first. For an actor that is confined to a profile, the
    list contains only that profile.

    Raises: AppError RESOURCE_014: the profile was deleted meanwhile.
    """
    if actor.confined_to is not None:
        alone = [get(transaction, actor.org_id, actor.confined_to)]
        return ProfilePage(alone if wanted.is_first else [], len(alone))
    found = profiles.list_page(transaction, actor.org_id, wanted)
    return ProfilePage(profile_views.views(transaction, actor.org_id, found.profiles), found.total, found.neighbours)


def update(transaction: Transaction, actor: Actor, profile_id: str, body: ProfilePatchIn) -> ProfileView:
    """Change only the fields that `body` contains.

    Raises:
        AppError RESOURCE_014: no such profile.
        AppError AUTH_004: a profile's own key changes `allow_profile_spending`.
        AppError VALIDATION_001: a lender outside the organization or in a circle; a brand that would be removed; a lender or a
            number of another owner, from an actor that is confined to this profile.
    """
    org_id = actor.org_id
    before = profiles.get(transaction, org_id, profile_id, for_update=True)
    changes = _changes(body)
    _check_spending(actor, before.allow_profile_spending, changes.get("allow_profile_spending"))
    _check_senders(transaction, actor, profile_id, changes, before=vars(before))
    profiles.update(transaction, org_id, profile_id, changes)
    has_other_senders = senders.change(transaction, org_id, profile_id, body)
    changed = profiles.get(transaction, org_id, profile_id)
    if has_other_senders or any(getattr(before, name) != getattr(changed, name) for name in _DECLARED):
        start.declared(transaction, org_id, profile_id)
    _publish(
        transaction, changed, events.PROFILE_UPDATED, {"fields": sorted(body.model_fields_set - _NOT_OF_THE_PROFILE)}
    )
    return profile_views.view(transaction, changed)


def delete(transaction: Transaction, actor: Actor, profile_id: str) -> None:
    """Delete softly: the profile disappears from every answer, its data is retained. A run in progress ends `failed`, and
    agreed payments that have not begun are not made.

    Raises: AppError RESOURCE_014.
    """
    profile = profiles.get(transaction, actor.org_id, profile_id, for_update=True)
    profiles.delete(transaction, actor.org_id, profile_id)
    agreements.end_of_profile(transaction, actor.org_id, profile_id)
    registration_requests.forget_paid(transaction, actor.org_id, profile_id)
    start.declared(transaction, actor.org_id, profile_id)
    _publish(transaction, profile, events.PROFILE_DELETED, {})


def restore(transaction: Transaction, actor: Actor, profile_id: str) -> ProfileView:
    """Undo a deletion; restoring a profile that is not deleted changes nothing. What is being released and has not ended yet is
    kept. Everything that the vendors have of the profile is read before anything is said.

    Raises:
        AppError RESOURCE_014: no such profile.
        AppError VALIDATION_001: another owner has declared its number meanwhile.
    """
    is_restored = profiles.restore(transaction, actor.org_id, profile_id)
    profile = profiles.get(transaction, actor.org_id, profile_id)
    number = profile.sending_phone_number
    if is_restored and number is not None:
        taken = senders.number_taken(transaction, actor.org_id, number, by=profile_id)
        if taken is not None:
            raise errors.invalid(
                "sending_phone_number", f"{taken} Or take it off there before this profile is restored."
            )
    if is_restored:
        registration_requests.withdraw_release(transaction, actor.org_id, profile_id)
        registrations.make_due(transaction, actor.org_id, profile_id)
        start.declared(transaction, actor.org_id, profile_id)
        _publish(transaction, profile, events.PROFILE_RESTORED, {})
    return profile_views.view(transaction, profile)


def list_events(transaction: Transaction, org_id: str, profile_id: str, wanted: PageRequest) -> event_store.EventPage:
    """The events of a profile, newest first, and the organization's own events about the brand, campaigns, number and WhatsApp
    account that the profile inherits.

    Raises: AppError RESOURCE_014.
    """
    dossier = dossiers.get(transaction, org_id, profile_id)
    is_shared = {
        "brand": dossier.profile.inherit_tcr_brand,
        "campaign": dossier.profile.inherit_tcr_campaign,
        "number": dossier.sms.owner_id == org_id,
    }
    return event_store.list_page(
        transaction,
        org_id,
        profile_id,
        wanted,
        shared_families=[family for family, is_so in is_shared.items() if is_so],
        shared_channels=[one.kind.value for one in (dossier.sms, dossier.whatsapp) if one.owner_id == org_id],
    )


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


def _check_spending(actor: Actor, is_allowed: bool, wanted: bool | None) -> None:
    """Raises: AppError AUTH_004 when a profile's own key would change whether it may spend."""
    if actor.is_profile_scoped and wanted is not None and wanted != is_allowed:
        raise errors.AppError(
            errors.FORBIDDEN,
            details={
                "allow_profile_spending": ["Only a key of the organization may change what a profile's key may spend."]
            },
        )


def _check_senders(
    transaction: Transaction, actor: Actor, profile_id: str, values: Mapping[str, Any], *, before: Mapping[str, Any]
) -> None:
    """Refuse lenders and numbers that a profile cannot have, or that `actor` may not give it. `before`: the profile before the
    change; a value that is already set may be sent again.

    Raises: AppError VALIDATION_001.
    """
    changed = {name: value for name, value in values.items() if value is not None and value != before.get(name)}
    problems = _wrong_lenders(transaction, actor, profile_id, values, changed)
    number = changed.get("sending_phone_number")
    if number is not None:
        if not _may_declare(transaction, actor, number):
            problems["sending_phone_number"] = [_NOT_AVAILABLE]
        elif (taken := senders.number_taken(transaction, actor.org_id, number, by=profile_id)) is not None:
            problems["sending_phone_number"] = [taken]
    if problems:
        raise errors.AppError(errors.INVALID_REQUEST, details=problems)


def _wrong_lenders(
    transaction: Transaction, actor: Actor, profile_id: str, values: Mapping[str, Any], changed: Mapping[str, Any]
) -> dict[str, list[str]]:
    problems: dict[str, list[str]] = {}
    org_id = actor.org_id
    if any(values.get(column) is not None for column in _BORROWED):
        # Of two profiles that begin to borrow from each other at the same moment, the second must see the first's change.
        organizations.lock(transaction, org_id)
    for column in _BORROWED:
        lender_id = values.get(column)
        if lender_id is None:
            continue
        is_hidden = column in changed and not access.sees(actor, lender_id)
        if is_hidden or (lender_id != profile_id and profiles.find(transaction, org_id, lender_id) is None):
            problems[column] = ["There is no such profile in your organization."]
        elif borrowing_cycle(profile_id, lender_id, profiles.lenders(transaction, org_id, column)):
            problems[column] = ["A profile cannot borrow, directly or through others, from itself."]
    return problems


def _may_declare(transaction: Transaction, actor: Actor, number: str) -> bool:
    """May `actor` let a profile send from `number`, which is new to the profile? An actor that is confined to the profile may
    not, if another profile or the organization sends from the number, has connected it first, or has bought it: only a key of
    the organization may arrange borrowing."""
    if actor.confined_to is None:
        return True
    org_id = actor.org_id
    # Of two profiles that declare the number at the same moment, the second must see the first's change.
    organizations.lock(transaction, org_id)
    owners = {
        claims.owner_id(transaction, org_id, ClaimKind.NUMBER, number),
        *registrations.buyers(transaction, org_id, number),
    }
    is_anothers = bool(owners - {None, actor.confined_to})
    return not is_anothers and not profiles.is_number_declared(transaction, org_id, number, also_by_deleted=True)


def _publish(transaction: Transaction, profile: Profile, event_type: EventType, payload: Mapping[str, Any]) -> None:
    webhooks.publish(transaction, event_type, org_id=profile.org_id, profile_id=profile.id, payload=payload)
