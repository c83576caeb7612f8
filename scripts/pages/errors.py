"""The page `docs/errors.md`, printed from the catalogue. It invents no error. Every code has an anchor to link to."""

from collections.abc import Iterator

from clearsend.api import errors as http_errors
from clearsend.domain import errors
from clearsend.domain.errors import CATALOG, CatalogEntry, Kind
from pages import markdown

_INTRODUCTION = """\
Every refusal is an envelope with `success: false` and an `error` of four keys:

```json
{
  "success": false,
  "data": null,
  "error": {
    "code": "VALIDATION_001",
    "message": "Request validation failed",
    "details": {"webHookUrl": ["Webhook URL is required"]},
    "doc_url": "…"
  },
  "meta": {"request_id": "req_7X9zKp2jDw", "timestamp": "2026-05-01T09:53:14.031204+00:00", "version": "v3"}
}
```

Programs decide by `code`; `message` is for people and may be more precise than below. `details` is null, or maps a field, spelled as
in the request, to sentences that state the problem and the fix. Quote `meta.request_id` when you ask for help: it identifies the
request in the server's log."""

_AGAIN = """\
## When to try again

| HTTP status | try again? |
|---|---|
| 400, 401, 403, 404, 405, 413 | No: change the request first. |
| 409 | Yes, after the seconds in `Retry-After`. |
| 429 | Yes, after the seconds in `Retry-After`. |
| 500 | Yes, a few times; then report it with the request id. |
| 503 | Yes, after the seconds in `Retry-After`: the server did not execute the request. |

The published SDKs repeat 408, 409, 429 and every 5xx twice by themselves. The server never remembers an error under an
`Idempotency-Key`."""

# The families of codes, in the order of the page.
_FAMILIES = {
    "AUTH": "Authentication and permissions",
    "VALIDATION": "Invalid requests",
    "RESOURCE": "Missing resources",
    "BUSINESS": "Actions not allowed at present",
    "CONFLICT": "Conflicts",
    "INTERNAL": "Server errors",
}


def page() -> str:
    families = dict.fromkeys(_family(entry) for entry in CATALOG)
    assert set(families) == set(_FAMILIES), f"a family of errors without a title: {set(families) ^ set(_FAMILIES)}"
    return markdown.page("Errors", _INTRODUCTION, *(part for family in _FAMILIES for part in _section(family)), _AGAIN)


def _section(family: str) -> Iterator[str]:
    yield f"## {_FAMILIES[family]}"
    rows = (
        (_anchored(entry), f"{http_errors.HTTP_STATUS[entry.kind]}", entry.message, entry.meaning, _asks(entry))
        for entry in CATALOG
        if _family(entry) == family
    )
    yield markdown.table(("code", "HTTP", "message", "meaning", "what to do"), rows)


def _anchored(entry: CatalogEntry) -> str:
    """The code, as a place to link to; the first entry of a code that is shared has the anchor."""
    first = next(other for other in CATALOG if other.code == entry.code)
    return f'<a id="{entry.code}"></a>`{entry.code}`' if entry is first else f"`{entry.code}`"


def _family(entry: CatalogEntry) -> str:
    return entry.code.partition("_")[0]


def _asks(entry: CatalogEntry) -> str:
    return _ASKS_OF_ONE.get(entry.code, _ASKS[entry.kind])


# Where it is no field that is wrong.
_ASKS_OF_ONE = {
    errors.QUOTA_EXCEEDED.code: "Delete one, or let one [take several kinds of events](webhooks.md#which-events).",
    errors.WEBHOOK_INACTIVE.code: "Enable the webhook.",
}

_ASKS = {
    Kind.INVALID: "Correct the fields in `details`.",
    Kind.UNAUTHENTICATED: "Send a valid key in `x-api-key`.",
    Kind.FORBIDDEN: "Use a key with the [permission](api.md#permissions).",
    Kind.NOT_FOUND: "Check the address and the ids in it.",
    Kind.METHOD_NOT_ALLOWED: "Use a method of the [table](api.md).",
    Kind.CONFLICT: "Send the same request again in a moment.",
    Kind.TOO_LARGE: "Send less.",
    Kind.RATE_LIMITED: "Wait for the seconds in `Retry-After`.",
    Kind.UNAVAILABLE: "Wait for the seconds in `Retry-After`, then send it again.",
    Kind.INTERNAL: "Send it again; if that does not help, report the request id.",
}
