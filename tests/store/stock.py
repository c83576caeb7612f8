"""Rows to order: an organization, its profiles, a run, written as the product writes them. It asserts nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from clearsend.domain import errors
from clearsend.domain.access import Role
from clearsend.domain.events import PROFILE_CREATED, Event, EventType
from clearsend.domain.profile import (
    BillingModel,
    Brand,
    BrandBusiness,
    BrandCompliance,
    BrandContact,
    BrandRegistration,
    Campaign,
    CampaignContent,
    CampaignRegistration,
    DestinationCountry,
    EntityType,
    Organization,
    Profile,
    ProfileStatus,
    UseCase,
)
from clearsend.domain.registration.record import Reading, Registration
from clearsend.domain.registration.states import Kind as RegistrationKind
from clearsend.domain.registration.states import SmsState, WhatsAppState
from clearsend.store import brands, campaigns, events, keys, organizations, profiles, registrations, runs
from clearsend.store.engine.jobs import Begun, Job, Kind, Lane
from clearsend.store.engine.wakeups import begin as begin_job
from clearsend.store.foundation.database import Database, Transaction
from clearsend.store.foundation.tables import metadata, wakeups

BEGINNING = datetime(2026, 5, 1, 9, 53, 14, 31204, tzinfo=UTC)

ANY_REFUSAL = errors.PROFILE_NOT_FOUND

CONTACT = BrandContact("Ada Marsh", business_name="Northwind", phone="+12025550123", email="ada@northwind.example")
BUSINESS = BrandBusiness("Northwind Dental LLC", tax_id="12-3456789", entity_type=EntityType.PRIVATE_PROFIT)
COMPLIANCE = BrandCompliance(
    "HEALTHCARE",
    "SMALL_ACCOUNT",
    is_tcr_application=True,
    destination_countries=(DestinationCountry("US", is_main=True), DestinationCountry("CA")),
)
CONTENT = CampaignContent("Reminders", "Reminds of appointments.", "App", optout_keywords="STOP", volume="5000")


@dataclass
class Clock:
    """A clock that stands still until it is moved."""

    moment: datetime = BEGINNING

    def __call__(self) -> datetime:
        return self.moment

    def advance(self, **amounts: float) -> datetime:
        self.moment += timedelta(**amounts)
        return self.moment


def organization(transaction: Transaction, name: str = "Platform Inc.", **fields: Any) -> str:
    """An organization; its id."""
    founded = Organization(
        id=transaction.new_id(),
        name=name,
        email="ops@platform.example",
        sending_phone_number=None,
        created_at=transaction.now,
        updated_at=transaction.now,
    )
    organizations.insert(transaction, replace(founded, **fields), signing_secret=f"whsec_of-{name}")
    return founded.id


def profile(transaction: Transaction, org_id: str, **fields: Any) -> Profile:
    """A profile with general data that inherits everything, but for `fields`."""
    usual = Profile(
        id=transaction.new_id(),
        org_id=org_id,
        name="Northwind Dental",
        short_name="NORTHWIND",
        description="Reminders of appointments",
        icon=None,
        status=ProfileStatus.INCOMPLETE,
        inherit_tcr_brand=True,
        inherit_tcr_campaign=True,
        allow_contact_sharing=False,
        allow_template_sharing=True,
        inherit_contacts=True,
        inherit_templates=False,
        billing_model=BillingModel.PROFILE,
        billing_contact=None,
        sending_phone_number=None,
        sending_phone_number_profile_id=None,
        whatsapp_phone_number=None,
        sending_whatsapp_number_profile_id=None,
        allow_number_change_during_onboarding=False,
        allow_profile_spending=False,
        created_at=transaction.now,
        updated_at=transaction.now,
    )
    inserted = replace(usual, **fields)
    profiles.insert(transaction, inserted)
    return inserted


def copies(transaction: Transaction, original: Profile, number: int) -> None:
    """As many more profiles like `original`, by one statement."""
    counted = sa.select(sa.literal(1).label("number")).cte(recursive=True)
    counted = counted.union_all(sa.select(counted.c.number + 1).where(counted.c.number < number))
    table = metadata.tables["profiles"]
    row = [sa.cast(counted.c.number, sa.String) if column.name == "id" else column for column in table.c]
    transaction.connection.execute(
        table.insert().from_select(
            list(table.c.keys()),
            sa.select(*row).select_from(table.join(counted, sa.true())).where(table.c.id == original.id),
        )
    )
    profiles.recount(transaction, original.org_id)


def brand(transaction: Transaction, org_id: str, owner_id: str) -> Brand:
    brands.put(transaction, org_id, owner_id, contact=CONTACT, business=BUSINESS, compliance=COMPLIANCE)
    written = brands.find(transaction, org_id, owner_id)
    assert written is not None
    return written


def campaign(transaction: Transaction, org_id: str, brand: Brand, *, name: str = "Reminders") -> Campaign:
    """A campaign of the brand's owner."""
    inserted = Campaign(
        id=transaction.new_id(),
        owner_id=brand.owner_id,
        brand_id=brand.id,
        content=replace(CONTENT, name=name),
        use_cases=(use_case(transaction),),
        registration=CampaignRegistration(),
        created_at=transaction.now,
        updated_at=transaction.now,
    )
    campaigns.insert(transaction, org_id, inserted)
    return inserted


def use_case(transaction: Transaction, *samples: str) -> UseCase:
    return UseCase(
        id=transaction.new_id(),
        messaging_use_case="ACCOUNT_NOTIFICATION",
        sample_messages=samples or ("Northwind: your visit is tomorrow. Reply STOP to opt out.",),
        created_at=transaction.now,
        updated_at=transaction.now,
    )


def key(transaction: Transaction, org_id: str, text: str, *, role: Role = Role.OWNER, **options: Any) -> str:
    """A key of a new member; its id."""
    member = keys.insert_user(transaction, org_id, email=f"{transaction.new_id()}@x.example", name="Ann", role=role)
    return keys.insert(transaction, org_id, user_id=member.id, name="of the tests", key=text, **options)


def run(transaction: Transaction, org_id: str, profile_id: str) -> str:
    """A queued run; its id."""
    run_id = transaction.new_id()
    runs.insert(
        transaction, org_id, run_id=run_id, profile_id=profile_id, request_id="req_0123456789", requested_by="somebody"
    )
    return run_id


def event(
    transaction: Transaction, org_id: str, profile_id: str, event_type: EventType = PROFILE_CREATED, **payload: Any
) -> Event:
    written = Event(transaction.new_id(), org_id, profile_id, event_type, payload, transaction.now)
    events.insert(transaction, written)
    return written


def registered(brand: Brand, **words: Any) -> BrandRegistration:
    """What the registry has said about `brand`, and `words` more."""
    return replace(brand.registration, **words)


def everything(transaction: Transaction) -> Iterator[str]:
    """Every value of every row of the product's tables as text: what somebody would find who stole the disk."""
    for table in metadata.sorted_tables:
        for row in transaction.connection.execute(sa.select(table)):
            yield from (f"{table.name}.{name}: {value!r}" for name, value in row._mapping.items())


def jobs(transaction: Transaction, kind: Kind | None = None) -> list[dict[str, Any]]:
    """The wake-ups, by kind and subject: of `kind`, or all."""
    rows = transaction.connection.execute(sa.select(wakeups).order_by(wakeups.c.kind, wakeups.c.subject))
    return [dict(row._mapping) for row in rows if kind is None or row.kind == kind]


def job(transaction: Transaction, subject: str, **columns: Any) -> None:
    """A completion that waits, but for `columns`."""
    row = {
        "kind": Kind.COMPLETE_PROFILE,
        "subject": subject,
        "org_id": "org",
        "lane": Lane.COMPLETIONS,
        "state": "waiting",
        "number": 1,
        "tag": 0,
        "is_first": True,
        "since": transaction.now,
    }
    transaction.connection.execute(wakeups.insert().values(**row | columns))


def begin(database: Database, kind: Kind) -> list[Begun]:
    """Begin every waiting job of a kind, as a worker would."""
    with database.writing() as transaction:
        waiting = [row for row in jobs(transaction, kind) if row["state"] == "waiting"]
        found = [
            begin_job(transaction.connection, transaction.now, Job(kind, row["org_id"], row["subject"], row["number"]))
            for row in waiting
        ]
        return [one for one in found if one is not None]


# What a vendor's record says of a sender that works.
CONNECTED = Reading(SmsState.CONNECTED, {}, "number-at-the-vendor")
CONNECTED_WHATSAPP = Reading(WhatsAppState.CONNECTED, {}, "number-at-meta")


def sender(
    transaction: Transaction,
    org_id: str,
    owner_id: str,
    kind: RegistrationKind,
    subject_id: str,
    *,
    fingerprint: str | None = None,
    **fields: Any,
) -> Registration:
    """A number or WhatsApp account that its vendor has confirmed, as it is declared."""
    fresh = registrations.new(org_id, owner_id, kind, subject_id, transaction.now)
    connected: dict[str, Any] = {
        "state": SmsState.CONNECTED if kind is RegistrationKind.SMS else WhatsAppState.CONNECTED,
        "sent": {"fingerprint": fingerprint or subject_id},
        "checked_at": transaction.now,
        "next_check_at": transaction.now + timedelta(days=1),
    }
    stored = replace(fresh, **(connected | fields))
    assert registrations.save(transaction, org_id, stored, seen=None)
    return replace(stored, version=1)
