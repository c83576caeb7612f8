"""The page `docs/api.md` and the OpenAPI document, printed from the route table. It answers no request."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping

from clearsend import doors
from clearsend.api import openapi
from clearsend.api.call import Route
from clearsend.api.routes import ROUTES
from clearsend.domain.access import ACTING_PERMISSIONS, PROFILE_KEY_PERMISSIONS, ROLE_PERMISSIONS, Permission, Role
from pages import markdown

_INTRODUCTION = """\
All calls in one table. [`openapi.json`](openapi.json) says the same for programs; a running server shows it at `/docs` and
`/openapi.json`. Requests carry a key in the header `x-api-key`. Every answer is an envelope of `success`, `data`, `error` and `meta`,
except 204, which has no body. [Errors](errors.md) explains the refusals."""

_HABITS = """\
## Common to all calls

- `sandbox: true` in the body of a change validates it and answers as if it were done, with the header `X-Sandbox: true`. The server
  stores only the answer under its `Idempotency-Key`, and calls no vendor and no webhook.
- POST, PUT and PATCH respect `Idempotency-Key`: the same key on the same method and path returns the first answer again. The
  organization's keys, those under each `x-profile-id`, and those of a profile's own API key are separate: none returns the answer of
  another.
- `x-profile-id` narrows a key of the organization to one of its profiles, for that call ([more](#one-profile-at-a-time)).
- Every answer to a valid key carries `X-RateLimit-Limit`, `-Remaining` and `-Reset`."""

_OPERATIONS = """\
## Other addresses

| call | key | meaning |
|---|---|---|
| `GET /healthz` | none | Is the process up? |
| `GET /readyz` | none | Can it do its work? 503 if its database or its worker does not answer. |
| `POST /inbound/telnyx` | Telnyx's signature | Telnyx reports here. Kept once, applied later. |
| `POST /inbound/whatsapp` | Meta's signature | Meta reports here. Kept once, applied later. |
| `GET /inbound/whatsapp` | the verify token | Meta's handshake. |
| `GET /docs` | none | This API, to read and to try. |
| `GET /openapi.json` | none | The OpenAPI document. |"""

_ACCESS = """\
## Permissions

A key has the role of the person for whom it was created. The key of a profile acts on that profile alone, whatever that role is. A
call with `x-profile-id` needs both: the role, and a *yes* in the last column."""

_SCOPE = """\
## One profile at a time

A platform that works for one tenant at a time sends the tenant's id as `x-profile-id` with a key of the organization. The call then
has the role of the key's holder and the scope of that profile:

- The id of another profile in the path is [`RESOURCE_014`](errors.md#RESOURCE_014), as if that profile did not exist. So is an
  `x-profile-id` that is unknown, deleted or another organization's. One that is not a UUID is
  [`VALIDATION_003`](errors.md#VALIDATION_003).
- `GET /v3/profiles` lists that profile alone. `POST /v3/profiles` and everything below `/v3/organization` are refused with
  [`AUTH_004`](errors.md#AUTH_004): omit the header.
- Webhooks created under it belong to the profile and receive its events alone. Other webhooks are not listed, and their ids are
  [`RESOURCE_008`](errors.md#RESOURCE_008). Without the header, the organization sees and manages all of them; `profile_id` names the
  profile of each ([webhooks](webhooks.md#webhooks-of-one-profile)).
- The profile can be given no other profile as a lender, no `sending_phone_number` of another profile or of the organization, and no
  shared campaign (`tcrCampaignId`) of theirs. Values that are set already may be sent again. The profile shows what it inherits or
  borrows.
- Rate limits stay those of the key.

A profile's own key is restricted in the same way, except that it gets [`AUTH_004`](errors.md#AUTH_004) for the id of another profile. It
needs no header and may not send one."""


_PAGING = """\
## Pages

A call that lists takes `page` (from 1) and `page_size`, or a cursor in place of `page`. Its answer has `pagination` with
`cursors.before` and `cursors.after`: the way to the previous and to the next page, or null where there is none.

```
GET /v3/profiles?page_size=100                        the first page
GET /v3/profiles?page_size=100&after=<cursors.after>  the next one, and so on until `cursors.after` is null
```

- A page by cursor costs the same at any depth, among a million profiles as among a thousand. By number, so do the first and the
  last pages; a page in the middle takes longer, as all the rows before it (or after it, if they are fewer) are skipped.
- A walk by cursor meets every item once that is there from its beginning to its end, whatever is added or deleted meanwhile. By number,
  every addition and deletion moves the items that follow to other places.
- Repeat the call with its filters, and with any `page_size`. A cursor is valid for the list that gave it: the same call, key or
  `x-profile-id`, ids and filters. Any other text, and more than one of `page`, `after` and `before`, is a
  [`VALIDATION_001`](errors.md#VALIDATION_001). A cursor does not expire, and stays valid when its item is deleted. Do not read anything out
  of it: its form may change.
- By cursor, `page` is null. So are `total_count` and `total_pages` of events and of webhooks' logs, which are not counted then.
- The iteration of the published SDKs goes on by `page`. To walk by cursor, make each call with the cursor as an extra query parameter."""


def page() -> str:
    tags = dict.fromkeys(route.tag for route in ROUTES)
    return markdown.page(
        "API",
        _INTRODUCTION,
        *(part for tag in tags for part in _section(tag)),
        _OPERATIONS,
        _ACCESS,
        _access(),
        _SCOPE,
        _PAGING,
        _page_sizes(),
        _HABITS,
        _shared_refusals(),
    )


def _page_sizes() -> str:
    rows = (
        (f"`{route.method} {route.path}`", str(route.paging.default_size), str(route.paging.max_size))
        for route in ROUTES
        if route.paging is not None
    )
    return markdown.table(("call that lists", "`page_size`, if not given", "at most"), rows)


def document() -> str:
    """The OpenAPI document, as a file."""
    return json.dumps(doors.openapi_document(), indent=1, ensure_ascii=False) + "\n"


def _section(tag: str) -> Iterator[str]:
    yield f"## {tag.capitalize()}"
    rows = (
        (
            f"`{route.method} {route.path}`",
            route.summary,
            f"`{route.permission}`",
            "–" if route.body is None else f"`{route.body.__name__}`",
            ", ".join(str(status) for status in sorted(route.answers)),
            _refusals(route),
            ", ".join(role.value for role in Role if route.permission in ROLE_PERMISSIONS[role]),
        )
        for route in ROUTES
        if route.tag == tag
    )
    yield markdown.table(("call", "what it does", "permission", "body", "answers", "specific refusals", "roles"), rows)


# What calls of a kind have in common, from the widest kind to the narrowest.
_KINDS: Mapping[str, Callable[[Route], bool]] = {
    "Every call": lambda route: True,
    "Every call with ids, pages or a body": lambda route: bool(route.id_names or route.paging or route.body),
    "Every call with a body": lambda route: route.body is not None,
    "Every POST, PUT and PATCH": lambda route: route.is_idempotent,
}


def _shared() -> dict[str, list[str]]:
    """The refusals that all calls of a kind may give, and that no wider kind has named."""
    shared: dict[str, list[str]] = {}
    for kind, is_of_kind in _KINDS.items():
        routes = [route for route in ROUTES if is_of_kind(route)]
        named = [code for codes in shared.values() for code in codes]
        shared[kind] = [
            code for code in _codes(routes[0]) if code not in named and all(code in _codes(route) for route in routes)
        ]
    return shared


def _shared_refusals() -> str:
    rows = ((kind, _links(codes)) for kind, codes in _shared().items())
    return markdown.table(("calls", "other possible refusals"), rows)


def _refusals(route: Route) -> str:
    """The refusals of its own, beside those of its kind."""
    shared = _shared()
    known = [code for kind, is_of_kind in _KINDS.items() if is_of_kind(route) for code in shared[kind]]
    return _links(code for code in _codes(route) if code not in known) or "–"


def _codes(route: Route) -> list[str]:
    """The codes of the documented refusals of a route, by status."""
    return [
        code
        for status, answer in openapi.responses(route).items()
        if int(status) >= 400
        for code in answer["content"]["application/json"]["examples"]
    ]


def _links(codes: Iterable[str]) -> str:
    return ", ".join(f"[{code}](errors.md#{code})" for code in codes)


def _access() -> str:
    rows = (
        (
            f"`{permission}`",
            *(markdown.yes_or_no(permission in ROLE_PERMISSIONS[role]) for role in Role),
            markdown.yes_or_no(permission in PROFILE_KEY_PERMISSIONS),
            markdown.yes_or_no(permission in ACTING_PERMISSIONS),
        )
        for permission in Permission
    )
    return markdown.table(
        ("permission", *(role.value for role in Role), "key of a profile", "with `x-profile-id`"), rows
    )
