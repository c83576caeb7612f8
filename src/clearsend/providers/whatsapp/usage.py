"""Meta's usage headers: the consumption that they report, and the pause that follows. Calls while throttled lengthen it.

`X-Business-Use-Case-Usage` is about one account, `X-App-Usage` about the app, and so about all tenants' calls.
"""

import json
from collections.abc import Mapping
from typing import Any

from clearsend.providers import http
from clearsend.providers.http import Conversation, VendorAnswer

# Percent of an allowance, of an hour that rolls on: from here it is given time to recover, before it is refused.
_NEARLY_ALL = 95
_RECOVERY_SECONDS = 60.0

_SHARES = ("call_count", "total_cputime", "total_time")


def heed(graph: Conversation, answer: VendorAnswer) -> None:
    """Pause calls for the account, or to all of Meta, for as long as the headers of an answer demand."""
    regain = regain_seconds(answer)
    if regain is not None:
        graph.throttled(regain, "the account's allowance of calls is used up")
    elif any(_is_nearly_used_up(entry) for entry in _account_usage(answer)):
        graph.throttled(_RECOVERY_SECONDS, f"more than {_NEARLY_ALL} % of the account's allowance of calls is used")
    if _is_nearly_used_up(http.mapping(_json(answer, "x-app-usage"))):
        reason = f"more than {_NEARLY_ALL} % of the app's allowance of calls is used"
        graph.throttled(_RECOVERY_SECONDS, reason, is_whole_vendor=True)


def regain_seconds(answer: VendorAnswer) -> float | None:
    """`{"<business id>": [{"estimated_time_to_regain_access": <minutes>, …}]}`; the longest of them, None if none waits."""
    minutes = (entry.get("estimated_time_to_regain_access") for entry in _account_usage(answer))
    waits = [http.plausible_seconds(value * 60.0) for value in minutes if isinstance(value, int | float) and value > 0]
    return max((seconds for seconds in waits if seconds is not None), default=None)


def _account_usage(answer: VendorAnswer) -> list[Mapping[str, Any]]:
    usage = http.mapping(_json(answer, "x-business-use-case-usage"))
    return [entry for entries in usage.values() for entry in http.records(entries) or ()]


def _is_nearly_used_up(usage: Mapping[str, Any]) -> bool:
    return any(isinstance(usage.get(share), int | float) and usage[share] >= _NEARLY_ALL for share in _SHARES)


def _json(answer: VendorAnswer, header: str) -> Any:
    try:
        return json.loads(answer.headers.get(header, "") or "null")
    except (ValueError, RecursionError):
        return None
