"""The code that the documentation gives to receivers does what it says: it takes what is genuine, and nothing else."""

import re
import time
from pathlib import Path
from typing import Any

import pytest
from standardwebhooks import WebhookVerificationError

from clearsend.webhooks import signing

PAGE = Path(__file__).parents[2] / "docs" / "webhooks.md"
BODY = b'{"field":"brand","event":"brand.verified"}'
OLD, NEW, FOREIGN = (signing.new_secret(bytes([filler]) * 32) for filler in (1, 2, 3))


@pytest.fixture(scope="module")
def documented() -> dict[str, Any]:
    """The functions on the page."""
    found: dict[str, Any] = {}
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) == 2
    for block in blocks:
        exec(block, found)
    return found


def _headers(*secrets: str, age: int = 0) -> dict[str, str]:
    moment = int(time.time()) - age
    return signing.headers(secrets=secrets, webhook_id="endpoint", event_id="event", timestamp=moment, body=BODY)


def test_without_a_library(documented: dict[str, Any]) -> None:
    verify, headers = documented["verify"], _headers(NEW)
    assert verify(headers, BODY, NEW)
    assert not verify(headers, BODY, FOREIGN)
    assert not verify(headers, BODY + b" ", NEW)
    assert not verify(headers | {"x-webhook-id": "another"}, BODY, NEW)
    assert not verify(_headers(NEW, age=301), BODY, NEW)
    # While a secret is exchanged: by the new one at once.
    assert verify(_headers(NEW, OLD), BODY, NEW)
    assert not verify(_headers(NEW, OLD), BODY, OLD)


def test_with_the_library(documented: dict[str, Any]) -> None:
    verify = documented["verify_by_library"]
    assert verify(_headers(NEW), BODY, NEW) == {"field": "brand", "event": "brand.verified"}
    for secret in (NEW, OLD):
        assert verify(_headers(NEW, OLD), BODY, secret)
    with pytest.raises(WebhookVerificationError):
        verify(_headers(NEW, OLD), BODY, FOREIGN)
