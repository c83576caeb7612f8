"""Sender profiles: create, read, change, delete, restore. This module completes none: see `actions/completion`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from clearsend.actions import senders, webhooks
from clearsend.actions.registration import index
from clearsend.actions.registration.index import RegistrationIndex
from clearsend.domain import access, errors, events
from clearsend.domain.access import Actor
from clearsend.domain.events import EventType
from clearsend.domain.paging import Neighbours, PageRequest
from clearsend.domain.profile import Brand, Campaign, Organization, Profile, ProfileStatus, borrowing_cycle
from clearsend.domain.registration import action_needed
from clearsend.domain.registration.action_needed import ActionNeeded, BrandProgress
from clearsend.domain.registration.claims import ClaimKind
from clearsend.domain.registration.record import Registration
from clearsend.domain.registration.states import Kind
from clearsend.schemas import profiles as profile_schemas
from clearsend.schemas.profiles import ProfileCreateIn, ProfilePatchIn
from clearsend.store import (
    agreements,
    brands,
    campaigns,
    channels,
    claims,
    dossiers,
    organizations,
    profiles,
    registrations,
)
from clearsend.store import events as event_store
from clearsend.store.foundation.database import Transaction

# Fields of a request that are not fields of the profile.
_NOT_OF_THE_PROFILE = frozenset({"sandbox", "test_mode"})

_BORROWED = ("sending_phone_number_profile_id", "sending_whatsapp_number_profile_id")
_NOT_AVAILABLE = "The number is not available to this profile."


@dataclass(frozen=True)
class ProfileView:
    """A profile with the brand and the WhatsApp account in effect, own or inherited, and the actions that a person must
    take."""

    profile: Profile
    organization: Organization
    brand: Brand | None
    waba_id: str | None
    brand_progress: BrandProgress | None = None
    action_needed: Sequence[ActionNeeded] = ()


@dataclass(frozen=True)
class ProfilePage:
    views: Sequence[ProfileView]
    total: int
    neighbours: Neighbours = field(default_factory=Neighbours)


def preview(
    transaction: Transaction, actor: Actor, profile_id: str | None, body: ProfileCreateIn | ProfilePatchIn
) -> ProfileView:
    """The profile that `create` or `update` would return, for a sandbox call: nothing is written, and only the organization
    is looked up."""
    if isinstance(body, ProfileCreateIn):
        fields: dict[str, Any] = dict(profile_schemas.parse(body))
    else:
        anything = ProfileCreateIn(name="Sandbox profile")
        fields = dict(profile_schemas.parse(anything)) | _changes(body)
    profile = _new(transaction, actor, profile_id or transaction.new_id(), fields)
    return ProfileView(
        profile=profile,
        organization=organizations.get(transaction, actor.org_id),
        brand=None if body.brand is None else senders.preview_brand(transaction, profile.id, body.brand),
        waba_id=None if body.whatsapp_business_account is None else body.whatsapp_business_account.waba_id,
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
    return view(transaction, profile)


def get(transaction: Transaction, org_id: str, profile_id: str) -> ProfileView:
    """Raises: AppError RESOURCE_014."""
    return view(transaction, profiles.get(transaction, org_id, profile_id))


def list_page(transaction: Transaction, actor: Actor, wanted: PageRequest) -> ProfilePage:
    """The wanted page of the organization's profiles, oldest first. For an actor that is confined to a profile, the
    list contains only that profile.

    Raises: AppError RESOURCE_014: the profile was deleted meanwhile.
    """
    if actor.confined_to is not None:
        alone = [get(transaction, actor.org_id, actor.confined_to)]
        return ProfilePage(alone if wanted.is_first else [], len(alone))
    found = profiles.list_page(transaction, actor.org_id, wanted)
    return ProfilePage(views(transaction, actor.org_id, found.profiles), found.total, found.neighbours)


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
    senders.change(transaction, org_id, profile_id, body)
    changed = profiles.get(transaction, org_id, profile_id)
    _publish(
        transaction, changed, events.PROFILE_UPDATED, {"fields": sorted(body.model_fields_set - _NOT_OF_THE_PROFILE)}
    )
    return view(transaction, changed)


def delete(transaction: Transaction, actor: Actor, profile_id: str) -> None:
    """Delete softly: the profile disappears from every answer, its data is retained. A run in progress ends `failed`, and
    agreed payments that have not begun are not made.

    Raises: AppError RESOURCE_014.
    """
    profile = profiles.get(transaction, actor.org_id, profile_id, for_update=True)
    profiles.delete(transaction, actor.org_id, profile_id)
    agreements.end_of_owner(transaction, actor.org_id, profile_id)
    registrations.forget_paid_wishes(transaction, actor.org_id, profile_id)
    _publish(transaction, profile, events.PROFILE_DELETED, {})


def restore(transaction: Transaction, actor: Actor, profile_id: str) -> ProfileView:
    """Undo a deletion; restoring a profile that is not deleted changes nothing.

    Raises: AppError RESOURCE_014.
    """
    is_restored = profiles.restore(transaction, actor.org_id, profile_id)
    profile = profiles.get(transaction, actor.org_id, profile_id)
    if is_restored:
        _publish(transaction, profile, events.PROFILE_RESTORED, {})
    return view(transaction, profile)


def list_events(transaction: Transaction, org_id: str, profile_id: str, wanted: PageRequest) -> event_store.EventPage:
    """The events of a profile, newest first, and the organization's own events about the brand, campaigns and WhatsApp account
    that the profile inherits.

    Raises: AppError RESOURCE_014.
    """
    dossier = dossiers.get(transaction, org_id, profile_id)
    is_shared = {
        "brand": dossier.profile.inherit_tcr_brand,
        "campaign": dossier.profile.inherit_tcr_campaign,
        "channel": dossier.whatsapp.owner_id == org_id,
    }
    return event_store.list_page(
        transaction,
        org_id,
        profile_id,
        wanted,
        shared_families=[family for family, is_so in is_shared.items() if is_so],
    )


def view(transaction: Transaction, profile: Profile) -> ProfileView:
    return views(transaction, profile.org_id, [profile])[0]


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


def views(transaction: Transaction, org_id: str, found: Sequence[Profile]) -> list[ProfileView]:
    """The views of several profiles, by as many queries as for one profile; only borrowed WhatsApp numbers, and registrations
    of numbers that need a person, take more queries."""
    organization = organizations.get(transaction, org_id)
    owner_ids = [org_id, *(profile.id for profile in found)]
    found_brands = brands.find_many(transaction, org_id, owner_ids)
    wabas = channels.waba_ids(transaction, org_id, owner_ids)
    known = index.load(transaction, org_id, owner_ids)
    troubled = campaigns.list_of_many(transaction, org_id, known.owners_in_need(Kind.CAMPAIGN))
    reviews = profiles.reviews(transaction, org_id, [profile.id for profile in found])

    def account_of(profile: Profile) -> tuple[str, str | None]:
        """The owner of the WhatsApp account that the profile sends with, and the account's id."""
        if profile.id in wabas:
            return profile.id, wabas[profile.id]
        if profile.sending_whatsapp_number_profile_id is None:
            return org_id, wabas.get(org_id)
        lender_id = dossiers.get(transaction, org_id, profile.id).whatsapp.owner_id
        if lender_id is None:
            return profile.id, None
        return lender_id, channels.waba_ids(transaction, org_id, [lender_id]).get(lender_id)

    def view_of(profile: Profile) -> ProfileView:
        brand = found_brands.get(org_id if profile.inherit_tcr_brand else profile.id)
        account_owner_id, waba_id = account_of(profile)
        owner_name = organization.name if profile.inherit_tcr_brand else profile.name or organization.name
        registration = None if brand is None else known.find(brand.owner_id, Kind.BRAND, brand.id)
        in_effect = [
            *_of_registry(transaction, profile, brand, known, troubled),
            # A profile with a number waits for no order.
            None if profile.sending_phone_number else known.find(profile.id, Kind.NUMBER_ORDER, profile.id),
            None if waba_id is None else _of_account(transaction, org_id, account_owner_id, waba_id, known),
        ]
        return ProfileView(
            profile=profile,
            organization=organization,
            brand=brand,
            waba_id=waba_id,
            brand_progress=None if brand is None else action_needed.of_brand(registration, brand, owner_name),
            action_needed=action_needed.needs_action(
                [one for one in in_effect if one is not None], reviews[profile.id], profile.id
            ),
        )

    return [view_of(profile) for profile in found]


def _of_registry(
    transaction: Transaction,
    profile: Profile,
    brand: Brand | None,
    known: RegistrationIndex,
    troubled: Mapping[str, Sequence[Campaign]],
) -> list[Registration | None]:
    """The registrations of the brand, campaigns and number in effect that may need a person. `troubled`: by owner id, the
    campaigns of each owner with a campaign that needs a person; deleted campaigns are left out."""
    if brand is None or not brand.compliance.is_tcr_application:
        return []
    campaign_owner_id = profile.org_id if profile.inherit_tcr_campaign else profile.id
    return [
        known.find(brand.owner_id, Kind.BRAND, brand.id),
        *(
            known.find(campaign_owner_id, Kind.CAMPAIGN, campaign.id)
            for campaign in troubled.get(campaign_owner_id, ())
        ),
        *(
            registration
            for registration in known.of_kind(profile.id, Kind.NUMBER)
            if registration.needs_action
            and registration.subject_id == dossiers.get(transaction, profile.org_id, profile.id).sms.sender
        ),
    ]


def _of_account(
    transaction: Transaction, org_id: str, owner_id: str, waba_id: str, known: RegistrationIndex
) -> Registration | None:
    """The registration of a WhatsApp account. Its owner may be a lender that `known` does not cover."""
    found = known.find(owner_id, Kind.WHATSAPP, waba_id)
    if found is not None or known.has(owner_id):
        return found
    return index.load(transaction, org_id, [owner_id]).find(owner_id, Kind.WHATSAPP, waba_id)


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
    if number is not None and not _may_declare(transaction, actor, number):
        problems["sending_phone_number"] = [_NOT_AVAILABLE]
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
