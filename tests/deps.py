"""What a workflow works with, for tests of one step: a database, and of the rest what the test gives. It calls no vendor."""

from dataclasses import replace
from typing import Any, NoReturn

from clearsend.actions.retention import Retention
from clearsend.deps import Deps
from clearsend.domain import retry
from clearsend.domain.registration.pace import Pace
from clearsend.store.foundation.database import Database
from clearsend.store.in_flight import InFlight


class NoVendor:
    """Stands for a vendor that the test does not expect to be asked."""

    def __getattr__(self, name: str) -> NoReturn:
        raise AssertionError(f"a vendor was asked: {name}")


def make(database: Database, **changes: Any) -> Deps:
    """`changes` are fields of `Deps`."""
    nobody: Any = NoVendor()
    plain = Deps(
        database=database,
        in_flight=InFlight(None),
        sms=nobody,
        whatsapp=nobody,
        registrar=nobody,
        shop=nobody,
        jitter=lambda: 0.5,
        fresh_pin=lambda: "123456",
        pace=Pace(),
        retention=Retention(),
        delivery_backoff=retry.DELIVERY,
        webhook_timeout_seconds=120,
        user_agent="Clearsend/1.2.3",
        allows_private_urls=False,
        doc_url="",
        public_url=None,
        inbound_url=None,
    )
    return replace(plain, **changes)
