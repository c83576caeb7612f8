"""Small conversions between rows and values that several nouns need. It runs no query."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from enum import Enum
from typing import Any, TypeVar

Noun = TypeVar("Noun")


def to_json(value: Any) -> dict[str, Any]:
    """A dataclass of plain values as a JSON object; enums become their words."""
    return {name: _plain(item) for name, item in asdict(value).items()}


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value


def from_json(noun: type[Noun], stored: Mapping[str, Any]) -> Noun:
    """The dataclass back from its JSON object. Keys that this version does not know are left aside: an older process
    may read what a newer one wrote."""
    known = {field.name for field in fields(noun)}  # type: ignore[arg-type]
    return noun(**{name: value for name, value in stored.items() if name in known})
