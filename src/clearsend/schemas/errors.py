"""Turns a model's validation errors into sentences for the caller. It never repeats the input, which may be a secret."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from pydantic import ValidationError

from clearsend.schemas.fields import RULE

_WORDS = {
    "cvc": "CVC",
    "id": "ID",
    "optin": "opt-in",
    "optout": "opt-out",
    "pin": "PIN",
    "tcr": "TCR",
    "url": "URL",
    "us": "US",
    "waba": "WABA",
    "whatsapp": "WhatsApp",
    "zip": "ZIP",
}
_NAMES = {"webHookUrl": "Webhook URL"}
_ITEMS = {
    "event_types": "Event type",
    "useCases": "Use case",
    "sampleMessages": "Sample message",
    "destinationCountries": "Destination country",
}

_TYPE_PREDICATES = {
    "string_type": "must be a string",
    "bool_type": "must be true or false",
    "list_type": "must be a list",
    "dict_type": "must be an object",
    "model_type": "must be an object",
    "model_attributes_type": "must be an object",
    "int_type": "must be a whole number",
}

Context = Mapping[str, Any]

_PREDICATES: Mapping[str, Callable[[Context], str]] = {
    "missing": lambda context: "is required",
    "string_unicode": lambda context: "must be valid Unicode text",
    "int_parsing": lambda context: "must be a whole number",
    "int_from_float": lambda context: "must be a whole number",
    "int_parsing_size": lambda context: "must be a smaller number",
    "bool_parsing": lambda context: "must be true or false",
    "uuid_parsing": lambda context: "must be a UUID",
    "uuid_type": lambda context: "must be a UUID",
    "enum": lambda context: _one_of(context),
    "literal_error": lambda context: _one_of(context),
    "string_too_long": lambda context: f"must be at most {context['max_length']} characters long",
    "string_too_short": lambda context: f"must be at least {context['min_length']} characters long",
    "string_pattern_mismatch": lambda context: "is not in the documented format",
    "too_long": lambda context: f"must have at most {_items(context['max_length'])}",
    "too_short": lambda context: f"must have at least {_items(context['min_length'])}",
    "greater_than_equal": lambda context: f"must be at least {context['ge']}",
    "less_than_equal": lambda context: f"must be at most {context['le']}",
}

Location = tuple[int | str, ...]


class Complaint(Protocol):
    """The part that the validation errors of Pydantic and of FastAPI share."""

    def errors(self) -> Sequence[Any]: ...


def details_of(error: Complaint) -> dict[str, list[str]]:
    """Field → sentences, fields spelled as the caller spells them: `campaign.useCases[0].sampleMessages`.

    A web framework puts the part of the request (`body`, `query`, `path`, `header`) before the field; that part is left out, and
    an error about the body as a whole is filed under `body`.
    """
    details: dict[str, list[str]] = {}
    for found in error.errors():
        location: Location = tuple(found["loc"])
        if not isinstance(error, ValidationError):
            location = location[1:]
        field, sentence = _explain(found, location)
        details.setdefault(field, []).append(sentence)
    return details


def is_only_out_of_range(error: Complaint) -> bool:
    """Whether every error is about a number that is too small or too large."""
    return all(found["type"] in ("greater_than_equal", "less_than_equal") for found in error.errors())


def _explain(found: Mapping[str, Any], location: Location) -> tuple[str, str]:
    kind = str(found["type"])
    if kind == "json_invalid":
        return "body", "The body must be valid JSON"
    if not location:
        whole = "must be a JSON object" if kind == "missing" or kind in _TYPE_PREDICATES else _predicate(found)
        return "body", f"The body {whole}"
    subject = _last_name(location) if kind in ("bool_type", "bool_parsing") else _label(location)
    return _path(location), f"{subject} {_predicate(found)}"


def _predicate(found: Mapping[str, Any]) -> str:
    kind = str(found["type"])
    if kind == RULE:
        return str(found["msg"])
    # Only this condition reads the input, and does not repeat it: a null gets a better sentence than "must be a string".
    if found.get("input", ...) is None and (kind in _TYPE_PREDICATES or kind in ("enum", "literal_error")):
        return "must not be null"
    if kind in _TYPE_PREDICATES:
        return _TYPE_PREDICATES[kind]
    predicate = _PREDICATES.get(kind)
    return "is not valid" if predicate is None else predicate(found.get("ctx", {}))


def _one_of(context: Context) -> str:
    """The allowed values as a sentence; `expected` comes from our own enumerations, as in `'A', 'B' or 'C'`."""
    allowed = re.findall(r"'([^']*)'", str(context["expected"]))
    return f"must be one of: {', '.join(allowed)}"


def _items(count: int) -> str:
    return "1 item" if count == 1 else f"{count} items"


def _path(location: Location) -> str:
    path = ""
    for part in location:
        if isinstance(part, int):
            path += f"[{part}]"
        else:
            path += f".{part}" if path else part
    return path


def _last_name(location: Location) -> str:
    return next((part for part in reversed(location) if isinstance(part, str)), "body")


def _label(location: Location) -> str:
    """The name of the field in a sentence: `sampleMessages` → `Sample messages`, one item of it → `Sample message`."""
    name = _last_name(location)
    if isinstance(location[-1], int) and name in _ITEMS:
        return _ITEMS[name]
    if name in _NAMES or "-" in name:
        return _NAMES.get(name, name)
    words = re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+", name)
    label = " ".join(_WORDS.get(word.lower(), word.lower()) for word in words)
    return label[:1].upper() + label[1:]
