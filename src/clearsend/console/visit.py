"""The types of a page: its input, its output, and its row in the table. They contain no cookies or headers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from clearsend.domain.access import Actor, Permission
from clearsend.store.foundation.database import Transaction


@dataclass(frozen=True)
class Visit:
    """One request for a page by a visitor who may see it, inside its transaction.

    `ids` are the UUIDs of the path; `base_url` is the API's address in the calls on the page; `form` has the submitted values,
    if the request is a form.
    """

    actor: Actor
    transaction: Transaction
    ids: Mapping[str, str]
    query: Mapping[str, str]
    base_url: str
    form: Mapping[str, str] = field(default_factory=dict)

    @property
    def profile_id(self) -> str:
        return self.ids["profileId"]

    @property
    def webhook_id(self) -> str:
        return self.ids["webhookId"]


@dataclass(frozen=True)
class Page:
    """A template and its values. `is_fragment`: a part of a page that the browser polls. Its template stands alone, and it is
    not sent if the browser already has the same version."""

    template: str
    values: Mapping[str, Any]
    is_fragment: bool = False


@dataclass(frozen=True)
class PageRoute:
    """One row of the console's table of pages."""

    path: str
    handler: Callable[[Visit], Page]
    permission: Permission


@dataclass(frozen=True)
class FormRoute:
    """One row of the console's table of forms. The handler performs the action, and returns the path to redirect to, or a page
    that is shown only once."""

    path: str
    handler: Callable[[Visit], Page | str]
    permission: Permission
