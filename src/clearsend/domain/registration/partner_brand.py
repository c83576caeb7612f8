"""The check that a campaign of another provider is registered for this brand. It compares names and calls no vendor.

The registry gives a company a different id for every provider that registers it. Different ids therefore say nothing; equal
ids are conclusive.
"""

import re
import unicodedata
from collections.abc import Iterator

from clearsend.domain.precheck import wording
from clearsend.domain.precheck.brand_as_read import BrandText

# Legal forms beside those that the pre-check knows; they are not part of a company's name.
_FORMS = wording.LEGAL_FORMS | {"sa", "sas", "sarl", "srl", "ag", "bv", "nv", "ab", "oy", "aps", "pty", "ulc", "pa"}
# "Doe Holdings LLC, d/b/a Northwind Dental": two names of one company.
_ALSO_KNOWN_AS = re.compile(
    r"\b(?:d\W?b\W?a|a\W?k\W?a|t/a|doing business as|also known as|trading as)\b\.?", re.IGNORECASE
)
# "L.L.C.", "U.S.A.", "A.B. Smith".
_DOTTED = re.compile(r"\b(?:\w\.)+\w\b\.?")
_NOT_SPOKEN = re.compile("['’`´™®©℠]")
# A shorter text abbreviates too many names.
_FEWEST_LETTERS = 3


def is_another(named: str | None, registry_id: str | None, brand: BrandText) -> bool:
    """Does the campaign's record clearly name another brand than `brand`?

    `named`, `registry_id`: the brand's name and id in the record; None if absent. The answer is no if either
    side has no name.
    """
    known_id = brand.declared.registration.tcr_brand_id
    if registry_id is not None and registry_id == known_id:
        return False
    theirs = [name for name in _names(named) if name]
    ours = [name for known in _known_names(brand) for name in _names(known) if name]
    return bool(theirs and ours) and not any(_is_same(one, other) for one in theirs for other in ours)


def _known_names(brand: BrandText) -> Iterator[str | None]:
    yield brand.display_name
    yield brand.business.legal_name
    if brand.is_sole_proprietor:
        yield f"{brand.contact.first_name or ''} {brand.contact.last_name or ''}"
        yield brand.contact.name


def _names(text: str | None) -> Iterator[tuple[str, ...]]:
    """The names in `text`, each as its words, without accents, punctuation and legal form."""
    for part in _ALSO_KNOWN_AS.split(text or ""):
        letters = unicodedata.normalize("NFKD", _NOT_SPOKEN.sub("", part.casefold()))
        plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
        plain = _DOTTED.sub(lambda found: f"{found[0].replace('.', '')} ", plain)
        yield _without_form(wording.words(plain).split())


def _without_form(spoken: list[str]) -> tuple[str, ...]:
    named = [word for word in spoken if word != "and"]
    named = named[1:] if named[:1] == ["the"] else named
    while len(named) > 1 and named[-1] in _FORMS:
        named.pop()
    return tuple(named)


def _is_same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Are the names equal but for spaces, or is one the beginning or the initials of the other? People shorten names."""
    shorter, longer = sorted((one, other), key=len)
    if "".join(shorter) == "".join(longer):
        return True
    if sum(map(len, shorter)) < _FEWEST_LETTERS:
        return False
    return longer[: len(shorter)] == shorter or (
        len(shorter) == 1 and len(longer) >= _FEWEST_LETTERS and shorter[0] == "".join(word[0] for word in longer)
    )
