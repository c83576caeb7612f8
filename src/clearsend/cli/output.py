"""Output of the command line: records as text or JSON, errors as sentences. It never prints the value of an invalid setting."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Annotated, Any

import typer
from pydantic import ValidationError
from rich.console import Console

from clearsend.domain.errors import AppError
from clearsend.settings import Settings
from clearsend.store.foundation.database import DatabaseUnavailable, NewerSchema
from clearsend.store.foundation.vault import WrongSecretKey
from clearsend.telemetry.tracing import MissingLibrary

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]

complaints = Console(stderr=True)


def complain(sentence: str) -> None:
    """Print `sentence` to standard error as one line, however long: a program may read it."""
    complaints.print(sentence, markup=False, highlight=False, soft_wrap=True)


def load_settings() -> Settings:
    """The settings of the environment. Invalid ones end the program with exit status 2 and a sentence for each."""
    try:
        return Settings()
    except ValidationError as error:
        for problem in error.errors(include_input=False, include_url=False):
            name = "CLEARSEND_" + "_".join(str(part) for part in problem["loc"]).upper()
            complain(f"{name}: {problem['msg'].removeprefix('Value error, ')}")
        raise typer.Exit(2) from None


@contextmanager
def refusing() -> Iterator[None]:
    """Turn errors that the operator can fix into exit status 1 and a sentence on standard error, with a line for each field."""
    try:
        yield
    except AppError as error:
        complain(error.message)
        for name, sentences in (error.details or {}).items():
            complain(f"  {name}: {' '.join(sentences)}")
    except DatabaseUnavailable as error:
        complain(f"The database cannot be used: {error}")
    except (WrongSecretKey, NewerSchema, MissingLibrary) as error:
        complain(str(error))
    else:
        return
    raise typer.Exit(1)


def print_record(record: Mapping[str, Any], *, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(record, indent=2, default=str))
        return
    width = max(len(name) for name in record)
    for name, value in record.items():
        typer.echo(f"{name:<{width}}  {'' if value is None else value}")


def print_records(records: Sequence[Mapping[str, Any]], columns: Sequence[str], *, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(list(records), indent=2, default=str))
        return
    # Rich would fit the table to the terminal and cut off ids, which people copy.
    rows = [columns, *(["" if record[name] is None else str(record[name]) for name in columns] for record in records)]
    widths = [max(map(len, cells)) for cells in zip(*rows, strict=True)]
    for row in rows:
        typer.echo("  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip())
