"""Installations to measure: a database, an organization that is ready to send, and as many profiles as wanted.

The organization is made through the product; its profiles are copies, made by the database, of one that the product has
made: a million calls would take an hour. It measures nothing.
"""

import itertools
import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from clearsend.actions import campaigns, organizations, profiles
from clearsend.actions.completion import request
from clearsend.cli import founding
from clearsend.cli.demo import cast
from clearsend.domain.access import Actor, Role
from clearsend.domain.registration.states import BrandState, CampaignState, NumberState, SmsState
from clearsend.schemas.campaigns import CampaignIn
from clearsend.schemas.organization import OrganizationPatchIn
from clearsend.schemas.profiles import ProfileCreateIn
from clearsend.settings import Settings
from clearsend.store.foundation import tables
from clearsend.store.foundation.database import Database

# The simulated Telnyx account owns every number +1 NPA 555 XXXX; each installation has one of its own.
_numbers = (f"+1212555{number:04}" for number in itertools.count(100))


def fresh_number() -> str:
    """A number that nobody of this bench has yet."""
    return next(_numbers)


# The toll-free numbers of the account, which need no campaign, in the order in which they are given away.
_places = itertools.count()
_MOST_PLACES = 70_000


def _own_number(count: int) -> str:
    """The expression for the number of the copy `n`, out of `count` numbers that nobody of this bench has yet."""
    first, *_ = itertools.islice(_places, count)
    assert first + count <= _MOST_PLACES, "there are too few numbers"
    place = f"(n + {first - 1})"
    area = f"substr('800833844855866877888', {place} / 10000 * 3 + 1, 3)"
    return f"'+1' || {area} || '555' || substr(CAST(10000 + {place} - {place} / 10000 * 10000 AS text), 2)"


_SECRET_KEY = secrets.token_urlsafe(32)
_REGISTERED = {BrandState.VERIFIED, CampaignState.APPROVED, NumberState.ASSIGNED, SmsState.CONNECTED}


@dataclass(frozen=True)
class Installation:
    """One installation. `template_id`: the profile of which the others, `size` in number, are copies; `has_own_numbers`: each of
    these sends from a toll-free number of its own, where the others inherit the organization's."""

    database: Database
    database_url: str
    actor: Actor
    api_key: str
    template_id: str
    size: int
    has_own_numbers: bool = False

    def environment(self, simulators: str | None = None) -> dict[str, str]:
        """The settings of its processes; `simulators` is where the vendors are."""
        settings = {
            "CLEARSEND_DATABASE_URL": self.database_url,
            "CLEARSEND_SECRET_KEY": _SECRET_KEY,
            "CLEARSEND_RATE_LIMITS": "off",
            "CLEARSEND_ALLOW_PRIVATE_CALLBACKS": "true",
            "CLEARSEND_TELNYX_API_KEY": "KEY-simulated",
        }
        if simulators is not None:
            settings |= {
                "CLEARSEND_TELNYX_BASE_URL": f"{simulators}/telnyx/v2",
                "CLEARSEND_WHATSAPP_BASE_URL": f"{simulators}/whatsapp",
            }
        return settings

    def add_profiles(self) -> None:
        """Copies of the template, created one second after the other, which inherit all they need to send, or all but the number."""
        own = {"sending_phone_number": _own_number(self.size)} if self.has_own_numbers else {}
        with self.database.writing() as transaction:
            connection = transaction.connection
            connection.exec_driver_sql(_copies(connection.dialect.name, self.size, self.template_id, own))
            visible = connection.execute(
                sa.select(sa.func.count())
                .select_from(tables.profiles)
                .where(tables.profiles.c.org_id == self.actor.org_id)
            ).scalar_one()
            connection.execute(
                tables.profile_counts.update()
                .where(tables.profile_counts.c.org_id == self.actor.org_id)
                .values(visible=visible)
            )
        self.settle()

    def settle(self) -> None:
        """What an installation that has grown to this size would have done long ago; not possible in a transaction."""
        pooled = self.database.engine.raw_connection()
        driver: Any = pooled.driver_connection
        if self.database.engine.dialect.name == "sqlite":
            statements = ["ANALYZE", "PRAGMA wal_checkpoint(TRUNCATE)"]
        else:
            driver.autocommit = True
            statements = ["VACUUM ANALYZE", "CHECKPOINT"]
        for statement in statements:
            driver.execute(statement)
        pooled.invalidate()

    def neighbour(self, *, profile_count: int) -> "Installation":
        """Another organization of the same database, with tenants of the same kind."""
        return _organization(self.database, self.database_url, profile_count, has_own_numbers=self.has_own_numbers)

    def complete(self, profile_ids: Sequence[str], callback_url: str) -> None:
        """Ask for these completions, in one commit."""
        with self.database.writing() as transaction:
            for profile_id in profile_ids:
                request.request(
                    transaction, self.actor, profile_id, webhook_url=f"{callback_url}/done", request_id="req_bench"
                )

    def is_registered(self) -> bool:
        """Have the vendors approved whatever was registered in this database? If so, all completions are alike."""
        with self.database.reading() as transaction:
            states = set(transaction.connection.execute(sa.select(tables.registrations.c.state)).scalars())
        # The organization's number goes on its campaign once a tenant sends from it.
        return states == (_REGISTERED - {NumberState.ASSIGNED} if self.has_own_numbers else _REGISTERED)

    def fresh_profiles(self, count: int) -> list[str]:
        """The ids of `count` profiles that nobody has asked to complete, at any place in the table."""
        runs = sa.select(tables.runs.c.id).where(tables.runs.c.profile_id == tables.profiles.c.id)
        query = sa.select(tables.profiles.c.id).where(
            tables.profiles.c.org_id == self.actor.org_id,
            tables.profiles.c.id != self.template_id,
            ~sa.exists(runs),
        )
        with self.database.reading() as transaction:
            found: Sequence[str] = transaction.connection.execute(query.limit(count)).scalars().all()
        assert len(found) == count, "there are too few profiles to measure with"
        return list(found)

    def some_profiles(self, count: int) -> list[str]:
        """The ids of `count` profiles, spread over the table by chance."""
        query = sa.select(sa.func.min(tables.profiles.c.id)).where(
            tables.profiles.c.org_id == self.actor.org_id, tables.profiles.c.id >= sa.bindparam("from_here")
        )
        with self.database.reading() as transaction:
            found = [
                transaction.connection.execute(query, {"from_here": secrets.token_hex(4)}).scalar_one()
                for _ in range(count)
            ]
        # Nothing comes after the last one.
        return [one or self.template_id for one in found]


@contextmanager
def prepared(
    database_url: str, folder: Path, *, profile_count: int, has_own_numbers: bool = False
) -> Iterator[Installation]:
    """A fresh installation on the empty database at `database_url`."""
    settings = Settings.model_validate(
        {"data_dir": folder / "data", "database_url": database_url, "secret_key": _SECRET_KEY}
    )
    with founding.open_database(settings) as database:
        yield _organization(database, database_url, profile_count, has_own_numbers=has_own_numbers)


def _organization(
    database: Database, database_url: str, profile_count: int, *, has_own_numbers: bool = False
) -> Installation:
    founded = founding.found(database, name="Bench", email="bench@example.com")
    actor = Actor("bench", founded.organization_id, founded.user_id, Role.OWNER)
    with database.writing() as transaction:
        platform = {"brand": cast.PLATFORM_BRAND, "sending_phone_number": fresh_number()}
        organizations.update(transaction, actor, OrganizationPatchIn.model_validate(platform))
        campaign = CampaignIn.model_validate({"campaign": cast.PLATFORM_CAMPAIGNS[0]})
        campaigns.create(transaction, campaigns.owner(transaction, actor.org_id, None), campaign)
        body = ProfileCreateIn(name="Tenant 0", short_name="TENANT", description="A tenant of the measurements.")
        template_id = profiles.create(transaction, actor, body).profile.id
    made = Installation(database, database_url, actor, founded.api_key, template_id, profile_count, has_own_numbers)
    made.add_profiles()
    return made


def _copies(dialect: str, count: int, template_id: str, own: Mapping[str, str]) -> str:
    """The statement that copies the template: ids by chance, as the product makes them, and names and times of their own, like the
    columns of `own`, which have an expression each."""
    if dialect == "sqlite":
        numbers = f"WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {count})"  # noqa: S608 - a number
        fresh_id = "lower(hex(randomblob(4))) || '-0000-4000-8000-' || lower(hex(randomblob(6)))"
        moment = "strftime('%Y-%m-%d %H:%M:%f000', created_at, '+' || n || ' seconds')"
    else:
        numbers = f"WITH numbers AS (SELECT n FROM generate_series(1, {count}) AS n)"  # noqa: S608 - a number
        fresh_id = "gen_random_uuid()::text"
        moment = "created_at + n * interval '1 second'"
    own = {"id": fresh_id, "name": "'Tenant ' || n", "created_at": moment, "updated_at": moment, **own}
    columns = [column.name for column in tables.profiles.columns]
    values = ", ".join(own.get(name, name) for name in columns)
    return (
        f"{numbers} INSERT INTO profiles ({', '.join(columns)}) "  # noqa: S608 - made of our own table's columns
        f"SELECT {values} FROM profiles, numbers WHERE id = '{template_id}'"
    )
