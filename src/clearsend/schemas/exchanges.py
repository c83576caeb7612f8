"""Requests to a provider and its answers, for people to read. It never shows a header or a body."""

from pydantic import Field

from clearsend.domain.completion import Exchange
from clearsend.schemas.envelope import WireOut


class ExchangeOut(WireOut):
    """One request to a provider and its answer."""

    method: str = Field(description="HTTP method.")
    path: str = Field(description="Path at the provider.")
    status: int | None = Field(description="HTTP status; null if no answer came.")
    duration_ms: int = Field(description="Duration in milliseconds.")
    answer: str = Field(description="A short text in the provider's words.")


def render(exchange: Exchange) -> ExchangeOut:
    return ExchangeOut(
        method=exchange.method,
        path=exchange.path,
        status=exchange.status,
        duration_ms=exchange.duration_ms,
        answer=exchange.answer,
    )
