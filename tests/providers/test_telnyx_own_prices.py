"""Prices that an operator states: what replaces the published ones, and what is refused, by name and without the input."""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from clearsend.providers.telnyx import prices
from clearsend.settings import Settings


def test_what_is_stated_replaces_what_is_published() -> None:
    found = prices.parse(
        json.dumps(
            {
                "as_of": "2026-01-31",
                "brand": "4.50",
                "review": "20",
                "monthly": {"CHARITY": "5.00", "NEW_USE": "7.5"},
                "other_monthly": "11.00",
                "months_at_once": 2,
                "number_once": "0.00",
                "number_monthly": "2.00",
                "most_for_number": "2.00",
            }
        )
    )
    assert found.as_of == date(2026, 1, 31)
    assert (found.brand.amount, found.review.amount, found.number.amount) == ("4.50", "20.00", "2.00")
    assert found.campaign("CHARITY").amount == "30.00"
    assert found.campaign("NEW_USE").amount == "35.00"
    assert found.campaign("LOW_VOLUME").amount == "23.00", "what is not stated stays as published"
    assert found.campaign("MIXED").amount == "42.00"
    assert "2026-01-31" in found.campaign("MIXED").description
    assert "as of 2026-01-31" in found.number.description
    assert "costs more than 2.00 USD" in found.number.description
    assert (found.number_monthly, found.most_for_number) == (Decimal("2.00"), Decimal("2.00"))


def test_a_date_alone_leaves_the_figures() -> None:
    found = prices.parse('{"as_of": "2026-01-31"}')
    assert (found.brand, found.review) == (prices.PRICES.brand, prices.PRICES.review)


def test_the_example_is_one() -> None:
    assert prices.parse(prices.EXAMPLE).brand.amount == "4.50"


WRONG: dict[str, tuple[Any, str]] = {
    "no object": (["4.50"], "JSON object"),
    "an unknown name": ({"as_of": "2026-01-31", "brnad": "4.50"}, "no such price as brnad"),
    "no date": ({"brand": "4.50"}, "as_of is missing"),
    "no such date": ({"as_of": "2026-02-30"}, "as_of must be a date"),
    "a date that is none": ({"as_of": 20260131}, "as_of must be a date"),
    "a number": ({"as_of": "2026-01-31", "brand": 4.5}, "brand must be an amount"),
    "a negative": ({"as_of": "2026-01-31", "review": "-15.00"}, "review must be an amount"),
    "three decimals": ({"as_of": "2026-01-31", "brand": "4.505"}, "brand must be an amount"),
    "other digits": ({"as_of": "2026-01-31", "brand": "٤"}, "brand must be an amount"),
    "nothing": ({"as_of": "2026-01-31", "brand": None}, "brand must be an amount"),
    "no number": ({"as_of": "2026-01-31", "brand": "NaN"}, "brand must be an amount"),
    "a wrong month's fee": ({"as_of": "2026-01-31", "monthly": {"CHARITY": "free"}}, "monthly.CHARITY must be"),
    "a list of months' fees": ({"as_of": "2026-01-31", "monthly": ["3.00"]}, "monthly must be an object"),
    "a use case in lower case": ({"as_of": "2026-01-31", "monthly": {"charity": "3.00"}}, "monthly must be an object"),
    "half a month": ({"as_of": "2026-01-31", "months_at_once": 1.5}, "months_at_once must be a whole number"),
    "true months": ({"as_of": "2026-01-31", "months_at_once": True}, "months_at_once must be a whole number"),
    "too many months": ({"as_of": "2026-01-31", "months_at_once": 13}, "from 0 to 12"),
    "a number beyond its limit": ({"as_of": "2026-01-31", "number_once": "3.00"}, "most_for_number must be at least"),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_wrong_figure_is_named(what: str) -> None:
    stated, sentence = WRONG[what]
    with pytest.raises(ValueError, match=sentence):
        prices.parse(json.dumps(stated))


def test_what_is_no_json_is_said_to_be_none() -> None:
    with pytest.raises(ValueError, match="not valid JSON"):
        prices.parse('{"as_of": ')


def test_the_setting_is_a_file_or_the_prices_themselves(tmp_path: Path) -> None:
    file = tmp_path / "prices.json"
    file.write_text(prices.EXAMPLE)
    for value in (str(file), prices.EXAMPLE, f"\n {prices.EXAMPLE}"):
        assert Settings(prices=value).price_list == prices.parse(prices.EXAMPLE)
    settings = Settings(prices=str(file))
    file.unlink()
    assert settings.price_list.brand.amount == "4.50", "what was checked at the start is what is used"
    assert Settings(prices=None).price_list is prices.PRICES


def _binary(folder: Path) -> str:
    (folder / "prices.bin").write_bytes(b"\xff\xfe{")
    return str(folder / "prices.bin")


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        (lambda folder: str(folder / "none.json"), "cannot be read: No such file"),
        (str, "cannot be read: Is a directory"),
        (_binary, "not text in UTF-8"),
        (lambda _: '{"brand": "4.50"}', "as_of is missing"),
    ],
)
def test_a_wrong_setting_stops_the_start(tmp_path: Path, value: Callable[[Path], str], sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        Settings(prices=value(tmp_path))
