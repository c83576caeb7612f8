"""Schema 0004 writes down what an installation of the version before had agreed to, owned and promised: nothing that was accepted
stands still afterwards, and nothing is paid that was not."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from tests.store import older
from tests.store.older import AFTER, ASKED, BEFORE, Old


@pytest.fixture(params=["sqlite", "postgresql"])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Old]:
    with older.database(request, tmp_path, "0003") as found:
        yield found


def agreed(old: Old) -> set[tuple[Any, ...]]:
    return old.rows("agreements", "owner_id", "kind", "subject_id", "payment", "completion_of")


def test_what_a_completion_has_begun_is_agreed_to(old: Old) -> None:
    old.profile("waiting", "submitted", run="submitted")
    old.brand("waiting")
    old.campaign("early", "waiting")
    old.campaign("draft", "waiting", created_at=AFTER)
    old.registration("waiting", "brand", "brand-of-waiting", "pending", vendor_id="b-1")
    old.upgrade()
    assert agreed(old) == {("waiting", "campaign", "early", "registration", "waiting")}, (
        "not what the registry has, and not what was declared later"
    )
    assert old.rows("agreements", "amount", "agreed_by", "org_id", "used_at", "ended_at") == {
        (None, "ann", "org", None, None)
    }


@pytest.mark.parametrize("run", [None, "failed"])
def test_what_no_completion_goes_on_with_is_not(old: Old, run: str | None) -> None:
    old.profile("idle", "incomplete", run=run)
    old.brand("idle")
    old.campaign("draft", "idle")
    old.profile("foreign", "completed", run="completed")
    old.brand("foreign", is_tcr=False)
    old.upgrade()
    assert agreed(old) == set()


def test_what_heirs_wait_for_is_agreed_to_for_the_organization(old: Old) -> None:
    old.brand("org")
    old.campaign("shared", "org")
    old.campaign("draft", "org", created_at=AFTER)
    old.profile("heir", "completed", inherits=True, run="completed")
    old.upgrade()
    assert agreed(old) == {
        ("org", "brand", "brand-of-org", "registration", "heir"),
        ("org", "campaign", "shared", "registration", "heir"),
    }


def test_a_resubmission_that_was_accepted_is_agreed_to_and_an_appeal_by_itself_is_not(old: Old) -> None:
    now = datetime.now(UTC)
    old.profile("waiting", "submitted", run="submitted")
    old.brand("waiting")
    for name, requested, due in (
        ("updated", "update", now),
        ("appealed", "appeal", now - timedelta(minutes=1)),
        ("by-itself", "appeal", now + timedelta(minutes=2)),
        ("renewed", "submit", now),
        ("resting", None, now),
    ):
        old.campaign(name, "waiting")
        wish = {"requested": requested, "next_check_at": due, "vendor_id": f"c-{name}"}
        old.registration("waiting", "campaign", name, "rejected", **wish)
    old.registration("waiting", "brand", "brand-of-waiting", "verified", vendor_id="b-1")
    old.upgrade()
    assert agreed(old) == {
        ("waiting", "campaign", "updated", "review", ""),
        ("waiting", "campaign", "appealed", "review", ""),
        ("waiting", "campaign", "renewed", "registration", ""),
    }
    wishes = {name: wish for name, wish in old.rows("registrations", "subject_id", "requested") if wish}
    assert wishes == {"updated": "update", "appealed": "appeal", "renewed": "submit"}


def test_an_order_of_a_number_that_was_accepted_goes_on(old: Old) -> None:
    for name, state, requested in (
        ("asked", "not_ordered", "submit"),
        ("chosen", "ordering", None),
        ("placed", "pending", None),
        ("failed", "failed", None),
    ):
        old.profile(name, "incomplete")
        old.registration(name, "number_order", name, state, requested=requested)
    old.upgrade()
    assert agreed(old) == {(name, "number_order", name, "registration", "") for name in ("asked", "chosen")}


def test_what_was_bought_or_connected_first_is_claimed(old: Old) -> None:
    old.put("organizations", id="other", name="Other")
    old.put("users", id="ben", org_id="other")
    for org_id, profile_id in (("org", "p1"), ("other", "p2")):
        old.put("profiles", id=profile_id, org_id=org_id, status="completed")
        old.put("runs", id=f"run-{profile_id}", org_id=org_id, profile_id=profile_id, finished_at=ASKED)
    connected = {"kind": "sms", "vendor_ids": {}}
    old.put(
        "channels",
        **connected,
        org_id="other",
        owner_id="p2",
        profile_id="p2",
        run_id="run-p2",
        sender="+1A",
        connected_at=BEFORE,
    )
    old.put(
        "channels",
        **connected,
        org_id="org",
        owner_id="p1",
        profile_id="p1",
        run_id="run-p1",
        sender="+1A",
        connected_at=AFTER,
    )
    old.registration("p1", "number_order", "p1", "ordered", sent={"phone_number": "+1B"})
    old.registration("p1", "campaign", "shared", "approved", vendor_id="CSHARE1", tcr_id="CSHARE1")
    old.registration("p1", "campaign", "own", "approved", vendor_id="uuid", tcr_id="COWN123")
    old.upgrade()
    assert old.rows("claims", "kind", "value", "org_id", "owner_id", "basis") == {
        ("number", "+1A", "other", "p2", "reading"),
        ("number", "+1B", "org", "p1", "purchase"),
        ("campaign", "CSHARE1", "org", "p1", "reading"),
    }


def test_a_secret_that_was_rotated_out_signs_as_long_as_was_promised(old: Old) -> None:
    for name, cipher, until in (("one", "cipher", AFTER), ("two", None, None)):
        old.put(
            "webhook_endpoints",
            id=name,
            org_id="org",
            event_types=[],
            retiring_secret_ciphertext=cipher,
            retiring_until=until,
        )
    old.upgrade()
    with old.engine.connect() as connection:
        rows = connection.execute(sa.text("SELECT id, retiring_secrets FROM webhook_endpoints ORDER BY id")).all()
    (_, first), (_, second) = rows
    kept = [{"ciphertext": "cipher", "until": AFTER.isoformat()}]
    assert (json.loads(first) if isinstance(first, str) else first) == kept
    assert second is None
