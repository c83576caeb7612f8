"""The input and output of a handler, and the row of the route table that describes it. It imports no web framework."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from pydantic import BaseModel

from clearsend.domain.access import Actor, Permission
from clearsend.domain.errors import CatalogEntry
from clearsend.domain.paging import Neighbours, PageRequest
from clearsend.schemas import cursors, envelope
from clearsend.schemas.envelope import Pagination
from clearsend.store.foundation.database import Transaction

# Of a call without pages.
UNPAGED = PageRequest(size=1)


@dataclass(frozen=True)
class Call:
    """One authorized call, inside its transaction. `ids`: the UUIDs in the path, by name. `wanted` and `query`: from the query
    string of a GET. `list_mark`: the mark of its list in cursors. `allows_private_urls`: may a webhook have a URL in this
    server's own network?"""

    actor: Actor
    transaction: Transaction
    request_id: str
    ids: Mapping[str, str]
    wanted: PageRequest = UNPAGED
    list_mark: str = ""
    query: Mapping[str, Any] = field(default_factory=dict)
    allows_private_urls: bool = False

    @property
    def confined_to(self) -> str | None:
        """The only profile that the caller may see, refer to and change; None: every profile of the organization."""
        return self.actor.confined_to

    def pagination(self, neighbours: Neighbours, *, total: int | None) -> Pagination:
        """The position of the wanted page. `total`: None if the items were not counted."""
        return envelope.paginate(self.wanted, total=total, cursors=cursors.around(neighbours, self.list_mark))

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
    """A handler's result. `status`: the HTTP status; `data`: a wire model, a list of wire models, or None for an empty body."""

    status: int
    data: Any = None
    is_sandbox: bool = False


MAX_PAGE = 1_000_000


@dataclass(frozen=True)
class Paging:
    """The default and the maximum number of items on a page."""

    default_size: int
    max_size: int


class RateClass(StrEnum):
    """The rate limit against which a call is counted. `SENSITIVE`: rotating a webhook's secret and sending a test event."""

    NORMAL = "normal"
    SENSITIVE = "sensitive"


@dataclass(frozen=True)
class QueryField:
    """One query parameter besides the page. `type`: its type in the OpenAPI document. `parse`: converts its text, and raises
    ValueError with a sentence for the caller, such as "Must be true or false."."""

    name: str
    type: Any
    parse: Callable[[str], Any]


# The handler of a route with a body takes it as its second argument.
Handler = Callable[..., Answer]


@dataclass(frozen=True)
class Route:
    """One row of the API's table: permission, input and answers of a call.

    `operation_id` names the call in generated clients, and never changes. `answers`: documented success statuses with the wire
    type of their data, or None for an empty body. `errors`: documented errors besides those of every route. `query`: query
    parameters besides the page. `tells_a_secret`: the answer contains a secret, so the server encrypts the copy that it keeps
    under an Idempotency-Key.
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
