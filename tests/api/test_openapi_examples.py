"""Every example in the OpenAPI document, wherever it stands, is one of what it is an example of."""

from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from clearsend import doors

DOCUMENT = doors.openapi_document()


def _examples(node: Any, place: str = "") -> Iterator[tuple[str, dict[str, Any], Any]]:
    """Place, schema and example: of schemas and their fields, of parameters, of the bodies of requests and answers."""
    if isinstance(node, list):
        for position, inner in enumerate(node):
            yield from _examples(inner, f"{place}/{position}")
    if not isinstance(node, dict):
        return
    shown = node.get("examples")
    if isinstance(shown, list):
        for position, example in enumerate(shown):
            yield f"{place}/examples/{position}", _without_examples(node), example
    elif isinstance(shown, dict) and "schema" in node:
        for name, example in shown.items():
            yield f"{place}/examples/{name}", node["schema"], example["value"]
    if "example" in node:
        yield f"{place}/example", node.get("schema", _without_examples(node)), node["example"]
    for name, inner in node.items():
        if name not in ("examples", "example", "default", "const", "enum"):
            yield from _examples(inner, f"{place}/{name}")


def _without_examples(schema: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in schema.items() if name not in ("examples", "example")}


def _complaints(schema: dict[str, Any], example: Any) -> list[str]:
    checked = Draft202012Validator({**schema, "components": DOCUMENT["components"]}, format_checker=FormatChecker())
    return [problem.message for problem in checked.iter_errors(example)]


FOUND = {place: (schema, example) for place, schema, example in _examples(DOCUMENT)}


@pytest.mark.parametrize("place", FOUND)
def test_an_example_is_true(place: str) -> None:
    assert _complaints(*FOUND[place]) == []


def test_examples_are_found_everywhere() -> None:
    places = "\n".join(FOUND)
    assert "/components/schemas/ProfileCreateIn/examples/" in places
    assert "/components/schemas/ErrorBody/properties/code/examples/" in places
    assert "/responses/400/content/application/json/examples/VALIDATION_001" in places


def test_a_false_example_is_noticed() -> None:
    assert _complaints({"$ref": "#/components/schemas/CompleteIn"}, {"webHookUrl": 7})
    assert _complaints({"$ref": "#/components/schemas/Meta"}, {"request_id": "x", "timestamp": "x", "version": "v4"})
