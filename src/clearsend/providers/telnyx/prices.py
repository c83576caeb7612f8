"""Telnyx's prices: those published, and those that an operator states instead. It charges nothing and asks no vendor.

Source: Telnyx's published prices (support articles 5634625 and 5896911, and its price list of numbers), as of `PRICES.as_of`.
The monthly price of a campaign is its registry fee, which depends on the use case; three months are charged in advance.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

from clearsend.domain.registration.prices import Fee, PriceList


@dataclass(frozen=True)
class Figures:
    """The figures from which the price list is made, in USD. An operator states them by these names."""

    as_of: date
    brand: Decimal
    review: Decimal
    monthly: Mapping[str, Decimal]
    other_monthly: Decimal
    months_at_once: int
    number_once: Decimal
    number_monthly: Decimal
    most_for_number: Decimal


def price_list(figures: Figures, *, number_source: str) -> PriceList:
    """The price list with these figures. `number_source`: where the price of a number is from."""
    number = figures.number_once + figures.number_monthly
    return PriceList(
        as_of=figures.as_of,
        brand=Fee(f"{figures.brand:.2f}", "USD", "Registration of a brand at the Campaign Registry; not refundable."),
        review=Fee(
            f"{figures.review:.2f}",
            "USD",
            "A resubmitted campaign is reviewed again, and the review is charged again; not refundable.",
        ),
        in_place=Fee("0.00", "USD", "Changed in place: Telnyx documents no fee for it."),
        shared_campaign=Fee("0.00", "USD", "Another provider has registered the campaign: accepting it costs nothing."),
        monthly=figures.monthly,
        other_monthly=figures.other_monthly,
        months_at_once=figures.months_at_once,
        number=Fee(
            f"{number:.2f}",
            "USD",
            f"A local US number by {number_source}: {figures.number_once:.2f} once and {figures.number_monthly:.2f} for the first "
            f"month, then {figures.number_monthly:.2f} USD a month. The price of the chosen number is read before it is ordered, "
            f"and one that costs more than {figures.most_for_number:.2f} USD at once is not.",
        ),
        number_monthly=figures.number_monthly,
        most_for_number=figures.most_for_number,
    )


PUBLISHED = Figures(
    as_of=date(2025, 7, 22),
    brand=Decimal("4.00"),
    review=Decimal("15.00"),
    monthly={
        "LOW_VOLUME": Decimal("1.50"),
        "SOLE_PROPRIETOR": Decimal("2.00"),
        "CHARITY": Decimal("3.00"),
        "EMERGENCY": Decimal("5.00"),
        "AGENTS_FRANCHISES": Decimal("30.00"),
        "TRIAL": Decimal("0.00"),
    },
    other_monthly=Decimal("10.00"),
    months_at_once=3,
    number_once=Decimal("1.00"),
    number_monthly=Decimal("1.00"),
    most_for_number=Decimal("3.00"),
)
PRICES = price_list(PUBLISHED, number_source="Telnyx's price list (https://telnyx.com/pricing/numbers)")


def parse(text: str) -> PriceList:
    """The price list of an operator: a JSON object with `as_of` and those of the `Figures` that differ from the published ones.

    Raises: ValueError with a sentence that names the figure, and never repeats the input.
    """
    try:
        stated = json.loads(text)
    except ValueError:
        raise ValueError("the prices are not valid JSON") from None
    if not isinstance(stated, dict):
        raise ValueError("the prices must be a JSON object, such as " + EXAMPLE)
    unknown = sorted(set(stated) - set(_FIGURES))
    if unknown:
        raise ValueError(f"there is no such price as {', '.join(unknown)}; there are: {', '.join(_FIGURES)}")
    if "as_of" not in stated:
        raise ValueError("as_of is missing: the date of the prices, such as 2026-01-31")
    found = replace(PUBLISHED, **{name: _FIGURES[name](name, value) for name, value in stated.items()})
    if found.number_once + found.number_monthly > found.most_for_number:
        raise ValueError("most_for_number must be at least number_once and number_monthly together")
    return price_list(found, number_source=f"the prices of this installation as of {found.as_of.isoformat()}")


EXAMPLE = '{"as_of": "2026-01-31", "brand": "4.50", "monthly": {"CHARITY": "5.00"}}'

_AMOUNT = re.compile(r"[0-9]{1,6}(\.[0-9]{1,2})?", re.ASCII)
_USE_CASE = re.compile(r"[A-Z0-9_]{1,64}", re.ASCII)
_MOST_MONTHS = 12


def _amount(name: str, value: Any) -> Decimal:
    if not isinstance(value, str) or _AMOUNT.fullmatch(value) is None:
        raise ValueError(f'{name} must be an amount in USD as text, such as "4.50"')
    return Decimal(value)


def _date(name: str, value: Any) -> date:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise ValueError(f"{name} must be a date, such as 2026-01-31") from None


def _months(name: str, value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _MOST_MONTHS:
        raise ValueError(f"{name} must be a whole number from 0 to {_MOST_MONTHS}")
    return value


def _monthly(name: str, value: Any) -> Mapping[str, Decimal]:
    """The monthly fees by use case; those that are not stated stay as published."""
    if not isinstance(value, dict) or not all(_USE_CASE.fullmatch(use_case) for use_case in value):
        raise ValueError(f"{name} must be an object of use cases in capitals, such as LOW_VOLUME, with their amounts")
    return {**PUBLISHED.monthly, **{use_case: _amount(f"{name}.{use_case}", one) for use_case, one in value.items()}}


_PARSERS: Mapping[str, Callable[[str, Any], Any]] = {"as_of": _date, "monthly": _monthly, "months_at_once": _months}
_FIGURES: Mapping[str, Callable[[str, Any], Any]] = {
    field.name: _PARSERS.get(field.name, _amount) for field in fields(Figures)
}
