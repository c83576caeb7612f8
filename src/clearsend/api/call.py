"""The input and output of a handler. It knows nothing of HTTP but the status of an answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from pydantic import BaseModel

from clearsend.domain.access import Actor, Permission
from clearsend.domain.errors import CatalogEntry
from clearsend.store.foundation.database import Transaction


@dataclass(frozen=True)
class Call:
    """One authorized call, inside its transaction. `ids` are the UUIDs of the path; `page`, `page_size` and `query` come from its
    query. `allows_private_urls`: may webhooks lead into this server's own network?"""

    actor: Actor
    transaction: Transaction
    request_id: str
    ids: Mapping[str, str]
    page: int = 1
    page_size: int = 1
    query: Mapping[str, Any] = field(default_factory=dict)
    allows_private_urls: bool = False

    @property
    def confined_to(self) -> str | None:
        """The one profile that the caller may see, name and change; None: every profile of the organization."""
        return self.actor.confined_to

    @property
    def profile_id(self) -> str:
        return self.ids["profileId"]

    @property
    def campaign_id(self) -> str:
        return self.ids["campaignId"]

    @property
    def webhook_id(self) -> str:
        return self.ids["webhookId"]


@dataclass(frozen=True)
class Answer:
    """`data` is a wire model, a list of them, or None for an empty body."""

    status: int
    data: Any = None
    is_sandbox: bool = False


MAX_PAGE = 1_000_000


@dataclass(frozen=True)
class Paging:
    """The number of items on a page by default, and at most."""

    default_size: int
    max_size: int


class RateClass(StrEnum):
    """The limit that a call counts against. `SENSITIVE`: calls that show a secret or send a message to an outside address."""

    NORMAL = "normal"
    SENSITIVE = "sensitive"


@dataclass(frozen=True)
class QueryField:
    """One more value that a query may have. `type` is documented; `parse` reads the text, and raises ValueError with a sentence
    that says what it must be."""

    name: str
    type: Any
    parse: Callable[[str], Any]


# The handler of a route with a body takes it as its second argument.
Handler = Callable[..., Answer]


@dataclass(frozen=True)
class Route:
    """One row of the API's table: permission, input and answers of a call.

    `operation_id` names the call in generated clients, and never changes. `answers`: documented success statuses with the wire
    type of their data (None: an empty body). `errors`: the refusals of its own, beside those that every route has. `query`: its
    query's values, beside the page. `tells_a_secret`: the answer contains one, so it is encrypted when it is kept under an
    Idempotency-Key.
    """

    method: str
    path: str
    handler: Handler
    permission: Permission
    operation_id: str
    tag: str
    summary: str
    description: str
    answers: Mapping[int, Any]
    body: type[BaseModel] | None = None
    errors: tuple[CatalogEntry, ...] = ()
    paging: Paging | None = None
    query: tuple[QueryField, ...] = ()
    tells_a_secret: bool = False
    examples: Mapping[int, Any] = field(default_factory=dict)
    rate_class: RateClass = RateClass.NORMAL

    @property
    def is_mutation(self) -> bool:
        return self.method != "GET"

    @property
    def is_idempotent(self) -> bool:
        """Does it obey an Idempotency-Key? POST, PUT and PATCH do; DELETE is idempotent by nature."""
        return self.method in ("POST", "PUT", "PATCH")

    @property
    def id_names(self) -> list[str]:
        return [part[1:-1] for part in self.path.split("/") if part.startswith("{")]
