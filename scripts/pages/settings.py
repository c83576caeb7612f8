"""The page `docs/settings.md`, printed from the fields of the settings. It never prints the value of a secret."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from pydantic import SecretStr
from pydantic.fields import FieldInfo

from clearsend.settings import Settings
from pages import markdown

_INTRODUCTION = """\
Environment variables alone configure Clearsend, and each has a default that works on a laptop. An empty variable counts as unset. An
invalid one ends the program with a sentence that names it. No file is read for
settings, but the one that `CLEARSEND_PRICES` may name."""


def page() -> str:
    prefix = str(Settings.model_config["env_prefix"])
    rows = (
        (f"`{prefix}{name.upper()}`", _default(field), field.description or "", _accepts(field))
        for name, field in Settings.model_fields.items()
    )
    return markdown.page("Settings", _INTRODUCTION, markdown.table(("variable", "default", "meaning", "accepts"), rows))


def _default(field: FieldInfo) -> str:
    """The default as one would write it; that of a secret is empty or made up on the first start, never shown."""
    value = field.default
    if _is_secret(field):
        return "unset"
    if value is None or value == "":
        return "unset"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f"`{value:g}`" if isinstance(value, float) else f"`{value}`"


def _accepts(field: FieldInfo) -> str:
    kind: Any = field.annotation
    bounds = _bounds(field)
    if _is_secret(field):
        return "text; secret"
    if get_origin(kind) is Literal:
        return markdown.codes(get_args(kind))
    if kind is bool:
        return "`true`, `false`"
    if kind is Path:
        return "a folder"
    if kind in (int, float):
        noun = "a whole number" if kind is int else "a number"
        return f"{noun}, {' and '.join(bounds)}" if bounds else noun
    return f"text, {' and '.join(bounds)}" if bounds else "text"


def _bounds(field: FieldInfo) -> list[str]:
    return list(_words(field))


def _words(field: FieldInfo) -> Iterator[str]:
    for limit in field.metadata:
        for name, words in (
            ("gt", "more than {}"),
            ("ge", "at least {}"),
            ("le", "at most {}"),
            ("lt", "less than {}"),
        ):
            value = getattr(limit, name, None)
            if value is not None:
                yield words.format(f"{value:g}")
        pattern = getattr(limit, "pattern", None)
        if pattern is not None:
            yield f"matching `{pattern}`"


def _is_secret(field: FieldInfo) -> bool:
    return field.annotation is SecretStr or SecretStr in get_args(field.annotation)
