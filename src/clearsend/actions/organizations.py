"""The organization: its brand, number and WhatsApp account, which profiles may inherit. This module reads no profile."""

from dataclasses import dataclass, field, replace

from clearsend.actions import senders
from clearsend.actions.registration import index
from clearsend.domain.access import Actor, Role
from clearsend.domain.profile import Brand, Organization
from clearsend.domain.registration import action_needed
from clearsend.domain.registration.action_needed import BrandProgress
from clearsend.domain.registration.states import Kind
from clearsend.schemas import organization as organization_schemas
from clearsend.schemas.organization import OrganizationPatchIn
from clearsend.store import brands, channels, keys, organizations
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
    organization: Organization
    brand: Brand | None
    waba_id: str | None
    brand_progress: BrandProgress | None = None


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
    brand_progress = None
    if brand is not None:
        found = index.load(transaction, org_id, [org_id]).find(org_id, Kind.BRAND, brand.id)
        brand_progress = action_needed.of_brand(found, brand, organization.name)
    return OrganizationView(
        organization=organization,
        brand=brand,
        waba_id=channels.waba_ids(transaction, org_id, [org_id]).get(org_id),
        brand_progress=brand_progress,
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
    )


def update(transaction: Transaction, actor: Actor, body: OrganizationPatchIn) -> OrganizationView:
    """Change the fields that `body` contains.

    Raises:
        AppError VALIDATION_001: `body` would remove the brand.
        AppError RESOURCE_005: no such organization.
    """
    org_id = actor.org_id
    organizations.update(transaction, org_id, dict(organization_schemas.parse_changes(body)))
    senders.change(transaction, org_id, org_id, body)
    return get(transaction, org_id)
