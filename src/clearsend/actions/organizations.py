"""The organization: its brand, number and WhatsApp account, which profiles may inherit. This module reads no profile."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from clearsend.actions import senders
from clearsend.actions.registration import index, spending, start
from clearsend.domain import errors
from clearsend.domain.access import Actor, Role
from clearsend.domain.profile import Brand, Organization
from clearsend.domain.registration import action_needed, agreement
from clearsend.domain.registration.action_needed import ActionNeeded, BrandProgress
from clearsend.domain.registration.review import Review
from clearsend.domain.registration.states import Kind
from clearsend.schemas import organization as organization_schemas
from clearsend.schemas.organization import OrganizationPatchIn
from clearsend.store import brands, campaigns, keys, organizations, whatsapp_accounts
from clearsend.store.foundation.database import Transaction


@dataclass(frozen=True)
class Founded:
    """A new organization with its secrets, which cannot be shown again."""

    organization_id: str
    user_id: str
    api_key: str = field(repr=False)
    signing_secret: str = field(repr=False)


@dataclass(frozen=True)
class OrganizationView:
    """The organization with what profiles may inherit from it. `action_needed`: what a person must do for its own brand,
    campaigns, number and WhatsApp account, on which they depend."""

    organization: Organization
    brand: Brand | None
    waba_id: str | None
    brand_progress: BrandProgress | None = None
    agreed_this_month: Decimal = Decimal(0)
    action_needed: Sequence[ActionNeeded] = ()


def create(transaction: Transaction, *, name: str, email: str, api_key: str, signing_secret: str) -> Founded:
    """Create an organization with its owner and the owner's first key. `api_key` and `signing_secret` are fresh secrets."""
    organization = Organization(
        id=transaction.new_id(),
        name=name,
        email=email,
        sending_phone_number=None,
        created_at=transaction.now,
        updated_at=transaction.now,
    )
    organizations.insert(transaction, organization, signing_secret=signing_secret)
    owner = keys.insert_user(transaction, organization.id, email=email, name=name, role=Role.OWNER)
    keys.insert(transaction, organization.id, user_id=owner.id, name="first key", key=api_key)
    return Founded(organization.id, owner.id, api_key, signing_secret)


def get(transaction: Transaction, org_id: str) -> OrganizationView:
    """Raises: AppError RESOURCE_005."""
    organization = organizations.get(transaction, org_id)
    brand = brands.find(transaction, org_id, org_id)
    waba_id = whatsapp_accounts.waba_ids(transaction, org_id, [org_id]).get(org_id)
    known = index.load(transaction, org_id, [org_id])
    registration = None if brand is None else known.find(org_id, Kind.BRAND, brand.id)
    number = organization.sending_phone_number
    in_effect: list[tuple[Kind, str]] = [] if number is None else [(Kind.SMS, number)]
    if brand is not None and brand.compliance.is_tcr_application:
        own = campaigns.list_of(transaction, org_id, org_id)
        assigned = [] if number is None else [(Kind.NUMBER, number)]
        in_effect = [(Kind.BRAND, brand.id), *((Kind.CAMPAIGN, one.id) for one in own), *in_effect, *assigned]
    if waba_id is not None:
        in_effect.append((Kind.WHATSAPP, waba_id))
    registered = (known.find(org_id, kind, subject_id) for kind, subject_id in in_effect)
    return OrganizationView(
        organization=organization,
        brand=brand,
        waba_id=waba_id,
        brand_progress=None if brand is None else action_needed.of_brand(registration, brand, organization.name),
        agreed_this_month=spending.of_month(transaction, organization).agreed,
        action_needed=action_needed.needs_action([one for one in registered if one is not None], Review(), org_id),
    )


def preview(transaction: Transaction, actor: Actor, body: OrganizationPatchIn) -> OrganizationView:
    """The organization that `update` would return, for a sandbox call: nothing is written."""
    now = get(transaction, actor.org_id)
    account = body.whatsapp_business_account
    return OrganizationView(
        organization=replace(now.organization, **organization_schemas.parse_changes(body)),
        brand=now.brand if body.brand is None else senders.preview_brand(transaction, actor.org_id, body.brand),
        waba_id=now.waba_id if account is None else account.waba_id,
        brand_progress=now.brand_progress if body.brand is None else None,
        agreed_this_month=now.agreed_this_month,
        action_needed=now.action_needed,
    )


def update(transaction: Transaction, actor: Actor, body: OrganizationPatchIn) -> OrganizationView:
    """Change the fields that `body` contains.

    Raises:
        AppError VALIDATION_001: `body` would remove the brand; or a profile has declared the number.
        AppError RESOURCE_005: no such organization.
    """
    org_id = actor.org_id
    before = organizations.get(transaction, org_id)
    changes = dict(organization_schemas.parse_changes(body))
    number = changes.get("sending_phone_number")
    if number is not None and number != before.sending_phone_number:
        taken = senders.number_taken(transaction, org_id, str(number), by=org_id)
        if taken is not None:
            raise errors.invalid("sending_phone_number", taken)
    organizations.update(transaction, org_id, changes)
    has_other_senders = senders.change(transaction, org_id, org_id, body)
    after = organizations.get(transaction, org_id)
    # Registries know a brand without a name by its owner's.
    if has_other_senders or (before.name, before.sending_phone_number) != (after.name, after.sending_phone_number):
        start.declared(transaction, org_id, org_id)
    if agreement.is_raised(before.monthly_spending_cap, after.monthly_spending_cap):
        start.cap_raised(transaction, org_id)
    return get(transaction, org_id)
