"""Requests to the Graph API: read an object, read a paged list, write. It judges errors, never the values of fields."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from clearsend.providers import http
from clearsend.providers.http import Conversation
from clearsend.providers.ports import Unavailable
from clearsend.providers.whatsapp import errors, usage

PAGE_SIZE = 100  # the documented maximum
_MOST_PAGES = 100

# Ids are opaque, but a text that could change the path of a request is not accepted as an id.
_ID = re.compile(r"[A-Za-z0-9_-]{1,100}")

Record = Mapping[str, Any]


def is_id(text: str | None) -> bool:
    """Whether `text` can stand in the path of a request."""
    return text is not None and _ID.fullmatch(text) is not None


def get(graph: Conversation, path: str, query: Mapping[str, str], *, bearer: str | None = None) -> Record:
    """Read an object. `bearer`: another token than the conversation's.

    Raises:
        Rejected, Unavailable: as `errors` judges the answer; Unavailable also when the answer is not a JSON object.
    """
    return _call(graph, "GET", path, query=query, bearer=bearer)


def post(graph: Conversation, path: str, body: Mapping[str, Any] | None) -> None:
    """Write.

    Raises:
        Rejected, Unavailable: as `errors` judges the answer; Unavailable also when the answer is not `success: true`, since
            the effect is then unknown.
    """
    payload = _call(graph, "POST", path, body=body)
    if payload.get("success") is not True:
        raise Unavailable(errors.PROVIDER, f"POST {path}: the answer does not say whether it succeeded.")


def pages(graph: Conversation, path: str, query: Mapping[str, str]) -> Iterator[Record]:
    """Every record of a list. It follows the cursor and never `paging.next`, a URL into which Meta puts the token.

    Raises:
        Rejected, Unavailable: as `get`; Unavailable also when a page is not a list, or the list does not end.
    """
    after: str | None = None
    for _ in range(_MOST_PAGES):
        wanted = {**query, "limit": str(PAGE_SIZE)}
        payload = get(graph, path, {**wanted, "after": after} if after else wanted)
        listed = http.records(payload.get("data"))
        if listed is None:
            raise Unavailable(errors.PROVIDER, f"GET {path}: the answer is not a list.")
        yield from listed
        paging = http.mapping(payload.get("paging"))
        following = http.text_of(http.mapping(paging.get("cursors")).get("after"))
        if not paging.get("next") or not listed:
            return
        if following is None or following == after:
            break
        after = following
    raise Unavailable(errors.PROVIDER, f"GET {path}: the list does not end.")


def _call(
    graph: Conversation,
    method: str,
    path: str,
    *,
    query: Mapping[str, str] | None = None,
    body: Mapping[str, Any] | None = None,
    bearer: str | None = None,
) -> Record:
    answer = graph.request(method, path, query=query, body=body, bearer=bearer)
    usage.heed(graph, answer)
    if errors.has_error(answer):
        failure = errors.failure(answer)
        if isinstance(failure, Unavailable) and failure.retry_after_seconds:
            graph.throttled(failure.retry_after_seconds, "Meta asks for a pause")
        raise failure
    if not isinstance(answer.payload, dict):
        raise Unavailable(errors.PROVIDER, f"{method} {path}: the answer is not a JSON object.")
    return answer.payload
