"""Reads Meta's usage headers and reports the pause that they demand. It never waits.

`X-Business-Use-Case-Usage` is about one account, `X-App-Usage` about the app, and so about the calls of all tenants. Calls
made while Meta throttles lengthen the pause.
"""

import json
from collections.abc import Mapping
from typing import Any

from clearsend.providers import http
from clearsend.providers.http import Conversation, VendorAnswer

# Percent of the allowance for a rolling hour: from here on, calls pause so that it recovers before Meta refuses them.
_NEARLY_ALL = 95
_RECOVERY_SECONDS = 60.0

_SHARES = ("call_count", "total_cputime", "total_time")


def heed(graph: Conversation, answer: VendorAnswer) -> None:
    """Pause calls for the account, or all calls to Meta, if the headers demand it or an allowance is nearly used up."""
    regain = regain_seconds(answer)
    if regain is not None:
        graph.throttled(regain, "the account's allowance of calls is used up")
    elif any(_is_nearly_used_up(entry) for entry in _account_usage(answer)):
        graph.throttled(_RECOVERY_SECONDS, f"more than {_NEARLY_ALL} % of the account's allowance of calls is used")
    if _is_nearly_used_up(http.mapping(_json(answer, "x-app-usage"))):
        reason = f"more than {_NEARLY_ALL} % of the app's allowance of calls is used"
        graph.throttled(_RECOVERY_SECONDS, reason, is_whole_vendor=True)


def regain_seconds(answer: VendorAnswer) -> float | None:
    """The longest wait in X-Business-Use-Case-Usage, in seconds; None if it demands none.

    The header: `{"<business id>": [{"estimated_time_to_regain_access": <minutes>, …}]}`.
    """
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
