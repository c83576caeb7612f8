"""The call of the specification as the specification writes it, made by curl: the same path, headers and body, the same answers."""

import json
import re
import shutil
import subprocess
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.world import World, eventually

pytestmark = pytest.mark.skipif(
    shutil.which("curl") is None, reason="curl is not installed (Debian: apt-get install curl)"
)

IDEMPOTENCY_KEY = "req_abc123_retry1"


def _curl(served: World, profile_id: str, *, idempotency_key: str = IDEMPOTENCY_KEY) -> tuple[int, Any]:
    """The specification's command, with an API key and with a receiver of this machine."""
    body = f'{{ "webHookUrl": "{served.inbox.url}/webhook/profile-complete", "sandbox": false }}'
    done = subprocess.run(
        [
            "curl",
            *("-X", "POST", f"{served.base_url}/v3/profiles/{profile_id}/complete"),
            *("-H", f"x-api-key: {served.tenant.api_key}"),
            *("-H", f"Idempotency-Key: {idempotency_key}"),
            *("-H", "Content-Type: application/json"),
            *("-d", body),
            *("--silent", "--show-error", "--noproxy", "*", "--write-out", "\n%{http_code} %{content_type}"),
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    answer, _, outcome = done.stdout.rpartition("\n")
    status, _, content_type = outcome.partition(" ")
    assert content_type == "application/json"
    return int(status), json.loads(answer)


def _assert_documented(envelope: Any, data: Any) -> None:
    """Every key of the documented envelope, in its order, and no other."""
    assert list(envelope) == ["success", "data", "error", "meta"]
    assert envelope["success"] is True
    assert envelope["data"] == data
    assert envelope["error"] is None
    assert list(envelope["meta"]) == ["request_id", "timestamp", "version"]
    assert re.fullmatch(r"req_[A-Za-z0-9]{10}", envelope["meta"]["request_id"])
    assert datetime.fromisoformat(envelope["meta"]["timestamp"]).utcoffset() == timedelta(0)
    assert envelope["meta"]["version"] == "v3"


def test_the_command_of_the_specification(served: World) -> None:
    served.equip_organization()
    profile_id = served.create_profile()

    status, accepted = _curl(served, profile_id)
    assert status == 202
    _assert_documented(accepted, {"message": "Profile completion in progress"})

    eventually(
        lambda: served.data("GET", f"/v3/profiles/{profile_id}")["status"],
        lambda seen: seen == "completed",
        what="the completion",
    )
    (callback,) = served.inbox.wait_for(1, 180)
    assert callback.path == "/webhook/profile-complete"
    callback.verify(served.tenant.signing_secret)

    # The very same command is a repetition, and gets the answer that it got before.
    assert _curl(served, profile_id) == (202, accepted)

    status, completed = _curl(served, profile_id, idempotency_key="req_abc124")
    assert status == 200
    _assert_documented(completed, {"status": "completed", "message": "Profile is already completed"})


def test_an_unready_profile_is_told_what_is_missing(served: World) -> None:
    profile_id = served.create_profile()

    status, refused = _curl(served, profile_id)

    assert status == 400
    assert list(refused) == ["success", "data", "error", "meta"]
    assert (refused["success"], refused["data"]) == (False, None)
    assert list(refused["error"]) == ["code", "message", "details", "doc_url"]
    assert refused["error"]["code"] == "VALIDATION_001"
    assert set(refused["error"]["details"]) == {"inherit_tcr_brand", "inherit_tcr_campaign"}
