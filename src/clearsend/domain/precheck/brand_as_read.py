"""A brand as the registry reads it: missing parts are empty, and the brand has several names. It judges nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from clearsend.domain.precheck import wording
from clearsend.domain.profile import Brand, BrandBusiness, BrandContact, EntityType


@dataclass(frozen=True)
class BrandText:
    """`owner_name`: the name of the profile or organization, used if the brand has no name of its own."""

    declared: Brand
    owner_name: str | None

    @property
    def contact(self) -> BrandContact:
        return self.declared.contact

    @cached_property
    def business(self) -> BrandBusiness:
        return self.declared.business or BrandBusiness()

    @property
    def display_name(self) -> str | None:
        return self.contact.business_name or self.business.legal_name or self.owner_name

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names that a text may use for the brand, as phrases."""
        return wording.short_forms(self.display_name, self.business.legal_name)

    @property
    def is_sole_proprietor(self) -> bool:
        return self.has_form(EntityType.SOLE_PROPRIETOR)

    @property
    def is_company(self) -> bool:
        """Do the rules about companies apply? They also apply to a brand without a legal form."""
        return not self.is_sole_proprietor

    def has_form(self, *entity_types: EntityType) -> bool:
        return self.business.entity_type in entity_types

    @cached_property
    def website(self) -> wording.Link | None:
        return wording.link(self.business.url)


def at(pointer: str, is_broken: Callable[[BrandText], bool]) -> Callable[[BrandText], Iterator[str]]:
    """A rule about one field: it yields `pointer` if `is_broken`."""

    def find(text: BrandText) -> Iterator[str]:
        if is_broken(text):
            yield pointer

    return find
