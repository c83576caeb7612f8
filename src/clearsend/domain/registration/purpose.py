"""The purpose of a campaign: the one use case that the Campaign Registry knows, made from the several that Clearsend allows.

This module judges nothing: the pre-check and the vendor decide whether use cases may be combined.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from clearsend.domain.precheck.campaign import COLLECTIONS, LOW_VOLUME, MIXED
from clearsend.domain.profile import Brand, Campaign, EntityType, UseCase

SOLE_PROPRIETOR, M2M = "SOLE_PROPRIETOR", "M2M"

LOW_VOLUME_BELOW = 2_000  # messages a month

_SPELLED_OTHERWISE = {"TWO_FA": "2FA"}


@dataclass(frozen=True)
class Purpose:
    """The use case of a campaign, and its sub use cases."""

    use_case: str
    sub_use_cases: Sequence[str] = ()

    @property
    def reaches_people(self) -> bool:
        """Are the recipients people? Machine-to-machine traffic has no subscribers who opt in."""
        return self.use_case != M2M


def of_campaign(campaign: Campaign, brand: Brand | None) -> Purpose:
    """The purpose of `campaign` under `brand`; for every campaign of a sole proprietor, SOLE_PROPRIETOR."""
    business = None if brand is None else brand.business
    return of_use_cases(
        campaign.use_cases,
        volume=campaign.content.volume,
        entity_type=None if business is None else business.entity_type,
    )


def of_use_cases(use_cases: Sequence[UseCase], *, volume: str | None, entity_type: EntityType | None) -> Purpose:
    """The purpose of a campaign with these use cases. `volume`: messages a month, as text."""
    if entity_type is EntityType.SOLE_PROPRIETOR:
        return Purpose(SOLE_PROPRIETOR)
    words = [use_case.messaging_use_case for use_case in use_cases]
    named = list(dict.fromkeys(_SPELLED_OTHERWISE.get(text, text) for text in words))
    plain = [name for name in named if name not in COLLECTIONS]
    is_low = volume is not None and volume.isdecimal() and int(volume) < LOW_VOLUME_BELOW
    if plain == [M2M] and plain == named:
        return Purpose(M2M)
    chosen = [name for name in named if name in COLLECTIONS]
    if len(chosen) == 1:
        return Purpose(chosen[0], plain)
    if chosen or len(plain) > 1 or is_low:
        return Purpose(LOW_VOLUME if is_low else MIXED, plain)
    return Purpose(plain[0] if plain else MIXED)
