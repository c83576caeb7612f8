"""A vendor that says what a test tells it to, through the real httpx client. It knows no vendor's rules: simulators do."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import httpx

from clearsend.domain.completion import Exchange


@dataclass(frozen=True)
class Reply:
    """One answer: JSON, or text when `body` is a string."""

    status: int
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)

    def response(self) -> httpx.Response:
        if isinstance(self.body, str):
            return httpx.Response(self.status, text=self.body, headers=dict(self.headers))
        return httpx.Response(self.status, json=self.body, headers=dict(self.headers))


Turn = Reply | Exception


class Script:
    """Answers by `METHOD /path`, in order; the last answer of a line repeats. `asked` is what came, in order."""

    def __init__(self, base_url: str, lines: Mapping[str, Turn | Sequence[Turn]]) -> None:
        self._prefix = httpx.URL(base_url).path.rstrip("/")
        self._lines = {line: list(turns) if isinstance(turns, Sequence) else [turns] for line, turns in lines.items()}
        self.requests: list[httpx.Request] = []
        self.http = httpx.Client(transport=httpx.MockTransport(self._answer), timeout=120)

    @property
    def asked(self) -> list[str]:
        return [self._line(request) for request in self.requests]

    def body_of(self, line: str) -> Any:
        """The JSON of the last request of that line."""
        request = [request for request in self.requests if self._line(request) == line][-1]
        return json.loads(request.content) if request.content else None

    def _line(self, request: httpx.Request) -> str:
        return f"{request.method} {request.url.path.removeprefix(self._prefix)}"

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        turns = self._lines.get(self._line(request))
        assert turns, f"the script has no answer to {self._line(request)}"
        turn = turns.pop(0) if len(turns) > 1 else turns[0]
        if isinstance(turn, Exception):
            raise turn
        return turn.response()


class Journal:
    """Remembers the exchanges, as the store would."""

    def __init__(self) -> None:
        self.exchanges: list[Exchange] = []

    def __call__(self, exchange: Exchange) -> None:
        self.exchanges.append(exchange)

    @property
    def lines(self) -> list[str]:
        return [f"{exchange.method} {exchange.path}" for exchange in self.exchanges]


def everything_said(error: BaseException | None) -> str:
    """All that a log or a traceback could show of an exception and of those that it carries along."""
    said = []
    while error is not None:
        said += [str(error), repr(error), repr(error.args), repr(vars(error))]
        request = getattr(error, "_request", None)
        if request is not None:
            said += [str(request.url), repr(list(request.headers.raw))]
        error = error.__cause__ or error.__context__
    return "\n".join(said)
