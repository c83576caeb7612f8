"""Sends requests to Telnyx for one account, and reads both shapes of its answers. It never decides what to request.

Objects of the registry (`/10dlc/…`) come bare, and their lists as `{"records": […], "totalRecords": n}`. All other objects
come as `{"data": …}`, and their lists also have `meta.total_pages`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

import httpx

from clearsend.providers import http
from clearsend.providers.circuit import Circuit
from clearsend.providers.http import Conversation, Discretion, VendorAnswer
from clearsend.providers.ports import Journal, Rejected, Unavailable
from clearsend.providers.telnyx import errors, rejections

Record = Mapping[str, Any]

_PAGE_SIZE = 250  # the documented maximum outside of the registry
_REGISTRY_PAGE_SIZE = 500  # the documented maximum of the registry
_MOST_PAGES = 400  # a hundred thousand objects: a server that pages for ever must not hold a worker for ever


@dataclass(frozen=True)
class Account:
    """A Telnyx account, as configured. It may be shared between threads; the key never shows in a repr."""

    http: httpx.Client = field(repr=False)
    base_url: str
    api_key: str = field(repr=False)
    circuit: Circuit | None = field(default=None, repr=False)

    def conversation(self, journal: Journal, secrets: Sequence[str] = ()) -> Conversation:
        """Start the requests of one operation. `secrets`: values that must not show in any exchange or error.

        Raises:
            Rejected: no usable key is configured.
        """
        key = self.api_key.strip()
        if not http.is_token(key):
            raise errors.rejected("not_configured", "No usable Telnyx API key is configured.")
        return Conversation(
            self.http,
            provider=errors.PROVIDER,
            base_url=self.base_url,
            bearer=key,
            journal=journal,
            secrets=secrets,
            circuit=self.circuit,
        )


def escaped(text: str) -> str:
    """`text` as one segment of a path."""
    return quote(text, safe="")


def only_if(is_ours: Callable[[Record], bool], otherwise: str, *, path: str | None = None) -> Discretion:
    """Show the object of an answer (bare, or in `data`) only if `is_ours`; otherwise show the text `otherwise`. `path`: see
    `Discretion`."""

    def is_shown(payload: Any) -> bool:
        found = http.mapping(payload)
        return is_ours(http.mapping(found["data"]) if "data" in found else found)

    return Discretion(is_shown, lambda _: otherwise, path)


def only_ours(is_ours: Callable[[Record], bool], *, noun: str) -> Discretion:
    """Show a list only if every record is ours; otherwise show only their number. `noun`: the kind of record, in the plural."""

    def listed(payload: Any) -> list[Record] | None:
        found = http.mapping(payload)
        return http.records(found.get("data", found.get("records")))

    def is_shown(payload: Any) -> bool:
        records = listed(payload)
        return records is not None and all(is_ours(record) for record in records)

    return Discretion(is_shown, lambda payload: f"{noun} found: {len(listed(payload) or ())}")


def call(
    telnyx: Conversation,
    method: str,
    path: str,
    *,
    query: Mapping[str, str] | None = None,
    body: Mapping[str, Any] | None = None,
    discretion: Discretion | None = None,
) -> Any:
    """Send a request; returns the JSON of a 2xx answer, None if it has none.

    Raises:
        Rejected, Unavailable: as `errors` judges the answer; Unavailable also if the circuit is open or no answer came.
    """
    had_written = telnyx.has_written
    answer = telnyx.request(method, path, query=query, body=body, discretion=discretion)
    _heed_allowance(telnyx, answer)
    if not answer.is_success:
        raise _failure(answer, had_written)
    return answer.payload


def _heed_allowance(telnyx: Conversation, answer: VendorAnswer) -> None:
    """Pause when Telnyx reports that no requests are left: the next one would be refused."""
    if answer.headers.get("x-ratelimit-remaining", "").strip() != "0":
        return
    seconds = http.plausible_seconds(answer.headers.get("x-ratelimit-reset", ""))
    if seconds:
        telnyx.throttled(seconds, "the allowance of requests is used up", is_whole_vendor=True)


def data(
    telnyx: Conversation,
    method: str,
    path: str,
    body: Mapping[str, Any] | None = None,
    *,
    discretion: Discretion | None = None,
) -> Record:
    """Send a request; returns the object in `data` of the answer.

    Raises:
        Rejected, Unavailable: as `call`; Unavailable also if the answer has no object with an id.
    """
    found = http.mapping(http.mapping(call(telnyx, method, path, body=body, discretion=discretion)).get("data"))
    if http.text_of(found.get("id")) is None:
        shown_path = (discretion and discretion.path) or path
        raise Unavailable(errors.PROVIDER, f"{method} {shown_path}: the answer has no object with an id.")
    return found


def data_list(
    telnyx: Conversation, path: str, query: Mapping[str, str], *, discretion: Discretion | None = None
) -> Iterator[Record]:
    """Every record of a list outside of the registry, page by page."""
    return _pages(
        telnyx,
        path,
        query,
        names=_Names("page[number]", "page[size]", "data", "id"),
        size=_PAGE_SIZE,
        discretion=discretion,
    )


def registry_object(
    telnyx: Conversation, method: str, path: str, *, key: str, body: Mapping[str, Any] | None = None
) -> Record:
    """Send a request to the registry; returns the bare object of the answer. `key`: the name of its id.

    Raises:
        Rejected, Unavailable: as `call`; Unavailable also if the answer has no object with an id.
    """
    found = http.mapping(call(telnyx, method, path, body=body))
    if http.text_of(found.get(key)) is None:
        raise Unavailable(errors.PROVIDER, f"{method} {path}: the answer has no object with a {key}.")
    return found


def registry_find(
    telnyx: Conversation, path: str, *, key: str | None = None, discretion: Discretion | None = None
) -> Record | None:
    """The bare object at `path`, or None when Telnyx says that there is none; `key`: the name of its id, if it has one.

    A 404 without a JSON object comes from a wrong URL or a gateway, and is an error.
    """
    had_written = telnyx.has_written
    answer = telnyx.request("GET", path, discretion=discretion)
    if answer.status == 404 and isinstance(answer.payload, dict):
        return None
    if not answer.is_success:
        raise _failure(answer, had_written)
    if not isinstance(answer.payload, dict) or (key is not None and http.text_of(answer.payload.get(key)) is None):
        shown_path = (discretion and discretion.path) or path
        raise Unavailable(errors.PROVIDER, f"GET {shown_path}: the answer has no object of the expected shape.")
    return answer.payload


def registry_list(
    telnyx: Conversation, path: str, query: Mapping[str, str], *, key: str, discretion: Discretion | None = None
) -> Iterator[Record]:
    """Every record of a list of the registry, page by page; `key` names the id of a record."""
    return _pages(
        telnyx,
        path,
        query,
        names=_Names("page", "recordsPerPage", "records", key),
        size=_REGISTRY_PAGE_SIZE,
        discretion=discretion,
    )


@contextmanager
def nothing_written(*, is_certain: bool) -> Iterator[None]:
    """Set `is_unapplied` of an Unavailable from the requests inside, which create nothing that must not exist twice.

    `is_certain`: no earlier write can still take effect, so that a repeat needs no search first."""
    try:
        yield
    except Unavailable as failure:
        raise Unavailable(
            failure.provider, failure.message, failure.retry_after_seconds, is_unapplied=is_certain
        ) from None


@dataclass(frozen=True)
class _Names:
    """The names that a kind of list uses for its page, the size of a page, its records, and the id of a record."""

    page: str
    size: str
    records: str
    key: str


def _pages(
    telnyx: Conversation,
    path: str,
    query: Mapping[str, str],
    *,
    names: _Names,
    size: int,
    discretion: Discretion | None,
) -> Iterator[Record]:
    """Read a list page by page. A list that cannot be read to its end is Unavailable: if it were taken as complete, an object
    could be created twice."""
    seen: set[str] = set()
    for page in range(1, _MOST_PAGES + 1):
        paged = {**query, names.page: str(page), names.size: str(size)}
        payload = http.mapping(call(telnyx, "GET", path, query=paged, discretion=discretion))
        listed = http.records(payload.get(names.records))
        if listed is None or any(http.text_of(record.get(names.key)) is None for record in listed):
            raise Unavailable(errors.PROVIDER, f"GET {path}: the answer is not a list of objects with ids.")
        fresh = [record for record in listed if str(record[names.key]) not in seen]
        yield from fresh
        seen.update(str(record[names.key]) for record in fresh)
        if _is_last(payload, page, len(seen), bool(fresh)):
            return
    raise Unavailable(errors.PROVIDER, f"GET {path}: the list does not end.")


def _is_last(payload: Mapping[str, Any], page: int, seen: int, has_fresh: bool) -> bool:
    total_pages = http.mapping(payload.get("meta")).get("total_pages")
    if isinstance(total_pages, int):
        return page >= total_pages
    total_records = payload.get("totalRecords")
    if isinstance(total_records, int) and seen >= total_records:
        return True
    return not has_fresh


def _failure(answer: VendorAnswer, had_written: bool) -> Rejected | Unavailable:
    failure = errors.failure(answer)
    if isinstance(failure, Rejected):
        return rejections.explained(failure)
    if failure.is_unapplied and had_written:
        return Unavailable(failure.provider, failure.message, failure.retry_after_seconds)
    return failure
