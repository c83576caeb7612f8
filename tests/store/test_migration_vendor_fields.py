"""Schema 0005 says in our words what the vendors' fields of the last reading meant, and shows those fields as before."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from tests.store import older
from tests.store.older import ASKED, Old


@pytest.fixture(params=["sqlite", "postgresql"])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Old]:
    with older.database(request, tmp_path, "0004") as found:
        yield found


BRAND = {
    "status": "OK",
    "identityStatus": "VETTED_VERIFIED",
    "universalEin": "US_12",
    "cspId": "S1",
    "tcrBrandId": "B1",
}


@pytest.mark.parametrize(
    ("kind", "words", "details"),
    [
        (
            "brand",
            BRAND,
            {"identity_status": "VETTED_VERIFIED", "universal_ein": "US_12", "csp_id": "S1", "is_registered": True},
        ),
        ("brand", {"status": "REGISTRATION_PENDING"}, {}),
        ("campaign", {"campaignStatus": "TCR_FAILED"}, {"is_final": True}),
        ("campaign", {"campaignStatus": "TCR_EXPIRED", "status": "EXPIRED"}, {"is_final": True}),
        ("campaign", {"campaignStatus": "MNO_PROVISIONED", "sharingStatus": "ACCEPTED"}, {"is_accepted": True}),
        ("campaign", {"campaignStatus": "TELNYX_FAILED", "sharingStatus": "PENDING"}, {}),
        ("number", {"assignmentStatus": "ASSIGNED", "campaign_id": "c-1"}, {"campaign_id": "c-1"}),
        ("number", {}, {}),
        ("number_order", {"status": "success", "campaign_id": "c-1"}, {}),
        ("whatsapp", {"status": "OK"}, {}),
    ],
)
def test_what_the_vendor_said_is_kept_and_decides_as_before(
    old: Old, kind: str, words: dict[str, str], details: dict[str, Any]
) -> None:
    old.registration("org", kind, "thing", "pending", words=words)
    old.put(
        "registration_moves", org_id="org", registration_id=f"reg-{kind}-thing", number=1, words=words, exchanges=[]
    )
    old.upgrade()
    assert _json(old, "registrations", "vendor_fields", "details") == [[words, details]]
    assert _json(old, "registration_moves", "vendor_fields") == [[words]]


def test_the_reasons_of_runs_have_messages(old: Old) -> None:
    reason = {"code": "ok", "sentence": "All is in place.", "remedy": None}
    old.profile("one", "completed")
    old.put("runs", org_id="org", profile_id="one", status="failed", reasons=[reason], finished_at=ASKED)
    old.put("runs", org_id="org", profile_id="one", status="failed", reasons=[], finished_at=ASKED)
    old.upgrade()
    renamed = {"code": "ok", "message": "All is in place.", "remedy": None}
    assert sorted(_json(old, "runs", "reasons"), key=str) == [[[]], [[renamed]]]


def _json(old: Old, table: str, *columns: str) -> list[list[Any]]:
    with old.engine.connect() as connection:
        rows = connection.execute(sa.text(f"SELECT {', '.join(columns)} FROM {table}")).all()
    return [[json.loads(one) if isinstance(one, str) else one for one in row] for row in rows]
