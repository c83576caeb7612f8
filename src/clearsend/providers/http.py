"""The only place that makes requests to providers. It never retries, follows a redirect, or lets a secret into a text.

The journal records every exchange, including one that got no answer. Each vendor's `errors.py` decides the meaning of an
answer.
"""

import email.utils
import html
import json
import logging
import math
import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any

import httpx

from clearsend import __version__
from clearsend.domain.completion import Exchange
from clearsend.providers import observation
from clearsend.providers.circuit import AlwaysThrough, Circuit, Permit
from clearsend.providers.ports import Journal, Unavailable
from clearsend.providers.redaction import Redactor

CONNECT_SECONDS = 5.0
READ_SECONDS = 10.0

# The read time-out restarts with every byte; an answer that is still incomplete after this time is abandoned.
WHOLE_ANSWER_SECONDS = 30.0

# The longest documented answer, a page of 250 phone numbers, is about 200 KiB.
ANSWER_LIMIT_BYTES = 1_048_576

EXCERPT_CHARACTERS = 300
MESSAGE_CHARACTERS = 1_000
WORD_CHARACTERS = 2_000

# A longer wait that a vendor demands is cut to a day: a broken header must not delay a run for years.
LONGEST_WAIT_SECONDS = 86_400.0

_TOO_MANY = 429
_OVERLOADED = 503
# Statuses by which the vendor, or a gateway before it, reports a failure of its own, not a fault of the request.
_CANNOT = frozenset({500, 502, 503, 504, 520, 521, 522, 523, 524})
# The pause after a 429 that names no duration.
_UNSAID_PAUSE_SECONDS = 1.0

# What a database or a terminal cannot take: control characters, and halves of characters.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f\ud800-\udfff]+")

# The library's exceptions that mean that no byte of the request was sent: no connection, or the request could not be built.
_NEVER_LEFT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.UnsupportedProtocol,
    httpx.InvalidURL,
    UnicodeEncodeError,
)


def make_client(read_seconds: float = READ_SECONDS) -> httpx.Client:
    """A pool of connections for both vendors, safe to share between threads. `read_seconds`: the longest wait for a byte.

    It keeps no cookies: one tenant's answer must not affect another tenant's request. It asks for uncompressed answers, so
    that their size on the wire is their size in memory.
    """
    return httpx.Client(
        timeout=httpx.Timeout(read_seconds, connect=CONNECT_SECONDS, pool=CONNECT_SECONDS),
        follow_redirects=False,
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
        headers={
            "user-agent": f"clearsend/{__version__}",
            "accept": "application/json",
            "accept-encoding": "identity",
        },
    )


class _WithoutQuery(logging.Filter):
    """Cuts the query string from the URLs that httpx logs: a request to Meta that inspects a token has the token there."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(
                argument.copy_with(query=None) if isinstance(argument, httpx.URL) else argument
                for argument in record.args
            )
        return True


logging.getLogger("httpx").addFilter(_WithoutQuery())


def is_token(text: str) -> bool:
    """Whether `text` can stand in an Authorization header. Libraries quote an illegal header, secret included, in errors."""
    return bool(text) and text.isascii() and text.isprintable() and " " not in text


@dataclass(frozen=True)
class VendorAnswer:
    """A provider's answer.

    `payload` is the JSON as received, or None when there was none. `clean` is the same without secrets; build messages only
    from it. `excerpt` is a short text without secrets. `received_at` is in seconds since 1970.
    """

    status: int
    headers: Mapping[str, str] = field(repr=False)
    payload: Any = field(repr=False)
    clean: Any = field(repr=False)
    excerpt: str
    received_at: float

    @property
    def is_success(self) -> bool:
        return 200 <= self.status < 300


@dataclass(frozen=True)
class Discretion:
    """The rule for showing an exchange that may concern another tenant's property: tenants share the account at a vendor, and
    any of them can ask about another tenant's number.

    `is_ours` examines the JSON of a 2xx answer. If the answer is not ours, the text from `in_our_words` is shown instead of it;
    an error is shown unchanged. `path`, if given, is shown instead of the request's path, unless the answer is ours.
    """

    is_ours: Callable[[Any], bool]
    in_our_words: Callable[[Any], str]
    path: str | None = None


@dataclass
class _Received:
    """The bytes of an answer. `failure` says why it is incomplete, `has_left` whether the request may have been sent."""

    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    raw: bytearray = field(default_factory=bytearray)
    failure: str | None = None
    has_left: bool = True


class Conversation:
    """The requests of one operation of an adapter, with one credential by default. One thread uses it and then discards it."""

    def __init__(
        self,
        http: httpx.Client,
        *,
        provider: str,
        base_url: str,
        bearer: str,
        journal: Journal,
        secrets: Sequence[str] = (),
        circuit: Circuit | None = None,
        account: str = "",
    ) -> None:
        self.provider = provider
        self._circuit = circuit or AlwaysThrough()
        self._account = account
        self._permit: Permit | None = None
        self._http = http
        self._base_url = base_url.rstrip("/")
        self._bearer = bearer
        self._journal = journal
        self._secrets = [bearer, *secrets]
        self._redactor = Redactor(self._secrets)
        self._has_written = False

    def hide(self, secret: str) -> None:
        """Blacken this secret too, from now on, wherever requests are stored or shown."""
        self._secrets.append(secret)
        self._redactor = Redactor(self._secrets)

    @property
    def has_written(self) -> bool:
        """Whether any request so far, other than a read, may have reached the provider."""
        return self._has_written

    def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str] | None = None,
        body: Mapping[str, Any] | None = None,
        bearer: str | None = None,
        discretion: Discretion | None = None,
    ) -> VendorAnswer:
        """Send one request and return its answer, whatever its status. `path` is relative to the base URL and starts with "/".

        Raises:
            Unavailable: the circuit is open, or no complete answer came. Unless `is_unapplied`, the effect of the request,
                or of an earlier write of the conversation, is unknown.
        """
        permit = self._entered()
        started = time.perf_counter()
        received = self._receive(method, path, query, body, bearer, started)
        clean_path = self._redactor.text(path)
        safe_path = (discretion and discretion.path) or clean_path
        seconds = time.perf_counter() - started
        duration_ms = round(seconds * 1000)
        observation.called(self.provider, method, path, received.status if received.failure is None else None, seconds)
        self._has_written = self._has_written or (received.has_left and method != "GET")
        if received.failure is not None:
            self._journal(
                Exchange(method, safe_path, received.status, duration_ms, shorten(received.failure, EXCERPT_CHARACTERS))
            )
            message = f"{method} {safe_path}: {received.failure}"
            permit.failed(received.failure)
            raise Unavailable(self.provider, message, is_unapplied=not received.has_left and not self._has_written)
        answer = self._read(received.status or 0, received.headers, bytes(received.raw))
        if discretion is None or (answer.is_success and discretion.is_ours(answer.payload)):
            self._journal(Exchange(method, clean_path, answer.status, duration_ms, answer.excerpt))
        else:
            said = discretion.in_our_words(answer.payload) if answer.is_success else answer.excerpt
            self._journal(Exchange(method, safe_path, answer.status, duration_ms, shorten(said, EXCERPT_CHARACTERS)))
        _tell(permit, answer)
        return answer

    def _receive(
        self,
        method: str,
        path: str,
        query: Mapping[str, str] | None,
        body: Mapping[str, Any] | None,
        bearer: str | None,
        started: float,
    ) -> _Received:
        """Send a request and read its answer as far as it comes. Exceptions of the library become a `failure`: they hold the
        request with its headers, and must not be the context of an exception of ours."""
        received = _Received()
        try:
            with self._http.stream(
                method,
                self._base_url + path,
                params=query,
                json=body,
                headers={"authorization": f"Bearer {bearer or self._bearer}"},
            ) as response:
                received.status, received.headers = response.status_code, response.headers
                for chunk in response.iter_bytes():
                    received.raw += chunk
                    if len(received.raw) > ANSWER_LIMIT_BYTES:
                        received.failure = "the answer is longer than 1 MiB and was not read"
                        break
                    if time.perf_counter() - started > WHOLE_ANSWER_SECONDS:
                        received.failure = f"the answer was not complete after {WHOLE_ANSWER_SECONDS:.0f} s"
                        break
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
            received.failure = self._describe(error)
            received.has_left = not isinstance(error, _NEVER_LEFT)
        return received

    def throttled(self, seconds: float, reason: str, *, is_whole_vendor: bool = False) -> None:
        """Report a pause that the vendor asks for, as the caller has read in an answer."""
        self._entered().throttled(seconds, reason, is_whole_vendor=is_whole_vendor)

    def _entered(self) -> Permit:
        """Enter the circuit once for the whole conversation: a conversation that has begun may finish."""
        if self._permit is None:
            self._permit = self._circuit.enter(self.provider, self._account)
        return self._permit

    def _describe(self, error: Exception) -> str:
        """The failure of the transport in our words: a library may quote the request in its own."""
        if isinstance(error, httpx.ConnectTimeout | httpx.PoolTimeout):
            return "no connection within the time limit"
        if isinstance(error, httpx.TimeoutException):
            return "no answer within the time limit; whether the request took effect is unknown"
        if isinstance(error, httpx.ConnectError | httpx.ProxyError):
            return f"could not connect ({self._redactor.loose_text(str(error))})"
        if isinstance(error, httpx.NetworkError | httpx.RemoteProtocolError):
            return "the connection broke before the answer; whether the request took effect is unknown"
        if isinstance(error, httpx.UnsupportedProtocol | httpx.InvalidURL):
            return "the configured base URL is not an http or https address"
        return f"the request could not be made ({type(error).__name__})"

    def _read(self, status: int, headers: Mapping[str, str], raw: bytes) -> VendorAnswer:
        payload: Any = None
        clean: Any = None
        try:
            payload = json.loads(raw) if raw.strip() else None
            clean = self._redactor.value(payload)
            words = "" if payload is None else self._redactor.text(json.dumps(clean, ensure_ascii=False))
        except (ValueError, RecursionError):
            payload = clean = None
            words = _plain(self._redactor.loose_text(raw.decode("utf-8", "replace")))
        return VendorAnswer(status, headers, payload, clean, shorten(words, EXCERPT_CHARACTERS), time.time())


def _tell(permit: Permit, answer: VendorAnswer) -> None:
    """Tell the circuit what the status implies about the vendor itself."""
    what = f"it answers with the status {answer.status}"
    if answer.status in _CANNOT:
        permit.failed(what)
    else:
        permit.answered()
    demanded = seconds_demanded(answer)
    if answer.status == _TOO_MANY or (answer.status == _OVERLOADED and demanded):
        permit.throttled(demanded or _UNSAID_PAUSE_SECONDS, what, is_whole_vendor=True)


def _plain(text: str) -> str:
    """The text of a gateway's page, without its markup."""
    text = text[:20_000]  # after redaction: a cut must not leave half a secret
    text = re.sub(r"<(script|style)\b[^>]*>.*?</\1>", " ", text, flags=re.IGNORECASE | re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", text)).split())


def shorten(text: str, characters: int) -> str:
    """`text`, cut to at most `characters`."""
    return text if len(text) <= characters else text[: characters - 1] + "…"


def mapping(value: Any) -> Mapping[str, Any]:
    """`value` if it is a JSON object, else an empty object: a vendor's answer is never trusted to have a shape."""
    return value if isinstance(value, dict) else {}


def records(value: Any) -> list[Mapping[str, Any]] | None:
    """The objects of a JSON list, or None when `value` is no list of objects."""
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        return None
    return value


def text_of(value: Any) -> str | None:
    """A JSON string or integer as text; None for an empty string or any other type. Vendors write ids and codes both ways."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return str(value) or None


def word(value: Any) -> str | None:
    """A JSON string, number or boolean as text that is fit to be stored, cut to 2,000 characters; None if empty or other."""
    if value is None or isinstance(value, dict | list):
        return None
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return shorten(_UNPRINTABLE.sub(" ", text).strip(), WORD_CHARACTERS) or None


def words(record: Mapping[str, Any], names: Sequence[str]) -> dict[str, str]:
    """The named fields of `record` as texts, see `word`; fields without a text are left out."""
    said = ((name, word(record.get(name))) for name in names)
    return {name: text for name, text in said if text is not None}


def seconds_demanded(answer: VendorAnswer) -> float | None:
    """The wait in seconds that a Retry-After header demands, at most a day; None without a readable one.

    The header has seconds, or a date, which is compared with the answer's own Date.
    """
    value = answer.headers.get("retry-after", "").strip()
    if not value:
        return None
    seconds = plausible_seconds(value)
    if seconds is not None:
        return seconds
    until = _timestamp(value)
    if until is None:
        return None
    now = _timestamp(answer.headers.get("date", "")) or answer.received_at
    return plausible_seconds(max(until - now, 0.0))


def plausible_seconds(value: str | float) -> float | None:
    """A number of seconds from a header, at most a day; None when it is no number or negative."""
    try:
        seconds = float(value)
    except ValueError:
        return None
    if math.isnan(seconds) or seconds < 0:
        return None
    return min(seconds, LONGEST_WAIT_SECONDS)


def _timestamp(value: str) -> float | None:
    try:
        return email.utils.parsedate_to_datetime(value).timestamp()
    except (ValueError, OverflowError):
        return None
