"""Schema 0011 keeps the PIN of each WhatsApp number by the number: the last one that an account had for it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.store import older
from tests.store.older import AFTER, BEFORE, Old

WABA = "1029384756"


@pytest.fixture(params=["sqlite", "postgresql"])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Old]:
    with older.database(request, tmp_path, "0010") as found:
        yield found


def _account(old: Old, owner_id: str, number_id: str | None, pin: str | None, **values: object) -> None:
    old.put(
        "whatsapp_accounts",
        org_id="org",
        owner_id=owner_id,
        waba_id=WABA,
        phone_number_id=number_id,
        pin_ciphertext=pin,
        **values,
    )


def test_the_last_pin_of_each_number_is_kept(old: Old) -> None:
    _account(old, "declared", "n-1", "earlier", updated_at=BEFORE)
    _account(old, "again", "n-1", "later", updated_at=AFTER)
    _account(old, "chosen", None, "of the only number")
    _account(old, "never connected", None, "of nobody knows what")
    _account(old, "without", "n-3", None)
    old.registration("chosen", "whatsapp", WABA, "connected", vendor_id="n-2")
    old.upgrade()
    with old.engine.connect() as connection:
        rows = connection.execute(sa.text("SELECT org_id, phone_number_id, pin_ciphertext FROM whatsapp_pins")).all()
    assert {tuple(row) for row in rows} == {("org", "n-1", "later"), ("org", "n-2", "of the only number")}
