"""The OpenAPI document is valid, says everything, and its examples are true. `test_docs` keeps `docs/openapi.json` current."""

from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from clearsend import __version__, doors
from clearsend.api.routes import ROUTES

DOCUMENT = doors.openapi_document()
SCHEMAS = DOCUMENT["components"]["schemas"]
METHODS = {"get", "put", "post", "delete", "patch"}


def operations() -> Iterator[tuple[str, dict[str, Any]]]:
    for path, item in DOCUMENT["paths"].items():
        for method in sorted(METHODS & set(item)):
            yield f"{method.upper()} {path}", item[method]


OPERATIONS = dict(operations())
# Health is for operators: it has no key, no envelope and no refusals.
CALLS = {name: operation for name, operation in OPERATIONS.items() if " /v3/" in name}


def complaints(schema: dict[str, Any], value: Any) -> list[str]:
    validator = Draft202012Validator({"allOf": [schema], "components": DOCUMENT["components"]})
    return [f"{'.'.join(map(str, problem.path))}: {problem.message}" for problem in validator.iter_errors(value)]


def test_the_document_is_valid() -> None:
    validate(DOCUMENT)
    assert DOCUMENT["info"]["version"] == __version__
    assert CALLS


@pytest.mark.parametrize("name", OPERATIONS)
def test_an_operation_has_a_summary_an_id_and_a_tag(name: str) -> None:
    operation = OPERATIONS[name]
    assert operation["summary"]
    assert operation["operationId"]
    assert operation["tags"]


def test_the_words_are_those_of_the_route_table() -> None:
    """The framework makes up a summary where it gets none."""
    written = {route.operation_id: (route.summary, route.description) for route in ROUTES}
    shown = {call["operationId"]: (call["summary"], call["description"]) for call in CALLS.values()}
    assert shown == written


def test_operation_ids_are_unique() -> None:
    names = [operation["operationId"] for operation in OPERATIONS.values()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", CALLS)
def test_a_call_is_described_and_needs_a_key(name: str) -> None:
    assert CALLS[name]["description"]
    assert CALLS[name]["security"] == [{"ApiKey": []}]
    assert all(parameter["description"] for parameter in CALLS[name]["parameters"])
    assert DOCUMENT["components"]["securitySchemes"]["ApiKey"] == {
        "type": "apiKey",
        "in": "header",
        "name": "x-api-key",
    }


@pytest.mark.parametrize("name", CALLS)
def test_a_call_documents_its_refusals(name: str) -> None:
    """As envelopes, each with an example of every code, and without the framework's own 422."""
    answers = CALLS[name]["responses"]
    assert {"401", "403", "404", "429", "500", "503"} <= set(answers)
    assert "422" not in answers
    for status, answer in answers.items():
        if int(status) >= 400:
            content = answer["content"]["application/json"]
            assert content["schema"] == {"$ref": "#/components/schemas/ErrorEnvelope"}
            assert content["examples"]
            assert all(f"`{code}`" in answer["description"] for code in content["examples"])


@pytest.mark.parametrize("name", [name for name, operation in CALLS.items() if "requestBody" in operation])
def test_a_body_has_an_example(name: str) -> None:
    schema = CALLS[name]["requestBody"]["content"]["application/json"]["schema"]
    [body] = [part for part in schema.get("anyOf", [schema]) if "$ref" in part]
    assert _referred(body)["examples"]


@pytest.mark.parametrize("name", CALLS)
def test_an_answer_has_an_example(name: str) -> None:
    """Of its data, which the envelope wraps."""
    for status, answer in CALLS[name]["responses"].items():
        if int(status) < 300 and "content" in answer:
            envelope = _referred(answer["content"]["application/json"]["schema"])
            data = envelope["properties"]["data"]
            schema = _referred(data.get("items", data))
            # A body of constants is its own example.
            is_constant = all("const" in field or "default" in field for field in schema["properties"].values())
            assert is_constant or schema["examples"], name


def _referred(schema: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = SCHEMAS[schema["$ref"].rpartition("/")[2]]
    return found


@pytest.mark.parametrize("name", [name for name, schema in SCHEMAS.items() if "examples" in schema])
def test_the_examples_of_a_schema_are_true(name: str) -> None:
    for example in SCHEMAS[name]["examples"]:
        assert complaints({"$ref": f"#/components/schemas/{name}"}, example) == []


@pytest.mark.parametrize("name", CALLS)
def test_the_examples_of_answers_are_true(name: str) -> None:
    for answer in CALLS[name]["responses"].values():
        for content in answer.get("content", {}).values():
            for example in content.get("examples", {}).values():
                assert complaints(content["schema"], example["value"]) == []


def test_an_example_that_is_not_true_is_noticed() -> None:
    assert complaints({"$ref": "#/components/schemas/ErrorEnvelope"}, {"success": False}) != []
