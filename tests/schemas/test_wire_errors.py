"""From a model's complaints to sentences: complete, in the caller's spelling, and never an echo."""

import json
from typing import Annotated, Any

import pytest
from fastapi import FastAPI, Header, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.testclient import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from clearsend.schemas import examples
from clearsend.schemas.campaigns import CampaignIn
from clearsend.schemas.errors import details_of
from clearsend.schemas.fields import Identifier, WireIn
from clearsend.schemas.organization import OrganizationPatchIn
from clearsend.schemas.profiles import CompleteIn, ProfileCreateIn, ProfilePatchIn

MARK = "§marker§"
MODELS: list[type[WireIn]] = [ProfileCreateIn, ProfilePatchIn, CompleteIn, CampaignIn, OrganizationPatchIn]


def _seeds() -> list[Any]:
    return [
        {**examples.PROFILE_CREATE_WITH_BRAND, "payment_details": examples.PAYMENT_DETAILS},
        {**examples.PROFILE_CREATE, "whatsapp_business_account": {**examples.WHATSAPP_ACCOUNT, "pin": "123456"}},
        {"campaign": examples.CAMPAIGN_DATA},
        examples.COMPLETE,
        examples.ORGANIZATION_PATCH,
    ]


scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=8).map(lambda text: MARK + text),
    st.text(max_size=5),
    st.sampled_from(["\ud800", "\x00", "+" + "1" * 40, "https://[", MARK * 1000]),
)
anything = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5).map(MARK.__add__), inner)),
    max_leaves=8,
)


@st.composite
def bodies(draw: st.DrawFn) -> Any:
    """A valid body of which some parts were exchanged for anything."""

    def disturb(value: Any) -> Any:
        if draw(st.integers(0, 9)) == 0:
            return draw(anything)
        if isinstance(value, dict):
            return {name: disturb(inner) for name, inner in value.items()}
        if isinstance(value, list):
            return [disturb(inner) for inner in value]
        return value

    return disturb(draw(st.sampled_from(_seeds())))


@settings(max_examples=400)
@given(body=bodies(), model=st.sampled_from(MODELS))
def test_no_body_makes_it_stumble_and_none_is_echoed(body: Any, model: type[WireIn]) -> None:
    try:
        model.model_validate(body)
    except ValidationError as error:
        details, shown = details_of(error), str(error)
    else:
        return
    assert details
    assert MARK not in json.dumps(details, ensure_ascii=False) + shown
    assert all(len(sentence) < 400 for sentences in details.values() for sentence in sentences)


# Each field of text once with a secret that is wrong there: nothing of it may come back.
def _leaves(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    if isinstance(value, dict):
        return [leaf for name, inner in value.items() for leaf in _leaves(inner, (*path, name))]
    if isinstance(value, list):
        return [leaf for index, inner in enumerate(value) for leaf in _leaves(inner, (*path, index))]
    return [path]


@pytest.mark.parametrize("seed", range(5))
def test_a_wrong_value_at_every_leaf_is_named_in_the_callers_spelling(seed: int) -> None:
    models: list[type[WireIn]] = [ProfileCreateIn, ProfileCreateIn, CampaignIn, CompleteIn, OrganizationPatchIn]
    model = models[seed]
    for path in _leaves(_seeds()[seed]):
        body = json.loads(json.dumps(_seeds()[seed]))
        parent = body
        for part in path[:-1]:
            parent = parent[part]
        parent[path[-1]] = {"secret": MARK}
        with pytest.raises(ValidationError) as caught:
            model.model_validate(body)
        spelled = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)[1:]
        details = details_of(caught.value)
        assert list(details) == [spelled]
        assert MARK not in str(details)


app = FastAPI()


@app.exception_handler(RequestValidationError)
def _explain(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    return JSONResponse(details_of(error), status_code=400)


@app.post("/profiles/{profile_id}/complete")
def _complete(
    profile_id: Identifier,
    body: CompleteIn,
    page: Annotated[int, Query(ge=1, le=9)] = 1,
    x_profile_id: Annotated[Identifier | None, Header()] = None,
) -> None: ...


@app.post("/campaigns")
def _campaign(body: CampaignIn) -> None: ...


client = TestClient(app)
PATH = "/profiles/770e8400-e29b-41d4-a716-446655440002/complete"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", {"body": ["The body must be a JSON object"]}),
        ("null", {"body": ["The body must be a JSON object"]}),
        ("[]", {"body": ["The body must be a JSON object"]}),
        ('"hunter2"', {"body": ["The body must be a JSON object"]}),
        ('{"webHookUrl": hunter2}', {"body": ["The body must be valid JSON"]}),
        ("{}", {"webHookUrl": ["Webhook URL is required"]}),
        ('{"webHookUrl": null}', {"webHookUrl": ["Webhook URL must not be null"]}),
        (
            '{"webHookUrl": 5, "sandbox": "hunter2"}',
            {"webHookUrl": ["Webhook URL must be a string"], "sandbox": ["sandbox must be true or false"]},
        ),
    ],
)
def test_behind_the_web_framework(content: str, expected: dict[str, list[str]]) -> None:
    answer = client.post(PATH, content=content, headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()) == (400, expected)


def test_parts_of_a_request_beside_the_body() -> None:
    answer = client.post(
        "/profiles/hunter2/complete?page=hunter2",
        json={"webHookUrl": "https://example.com"},
        headers={"x-profile-id": "hunter2"},
    )
    assert answer.json() == {
        "profile_id": ["Profile ID must be a UUID, such as 770e8400-e29b-41d4-a716-446655440002"],
        "page": ["Page must be a whole number"],
        "x-profile-id": ["x-profile-id must be a UUID, such as 770e8400-e29b-41d4-a716-446655440002"],
    }
    assert client.post(PATH + "?page=0", json=examples.COMPLETE).json() == {"page": ["Page must be at least 1"]}
    assert client.post(PATH + "?page=10", json=examples.COMPLETE).json() == {"page": ["Page must be at most 9"]}


def test_nested_objects_behind_the_web_framework() -> None:
    answer = client.post("/campaigns", json={"campaign": {"useCases": ["hunter2", {"sampleMessages": [5]}]}})
    assert answer.json() == {
        "campaign.name": ["Name is required"],
        "campaign.description": ["Description is required"],
        "campaign.type": ["Type is required"],
        "campaign.useCases[0]": ["Use case must be an object"],
        "campaign.useCases[1].messagingUseCaseUs": ["Messaging use case US is required"],
        "campaign.useCases[1].sampleMessages[0]": ["Sample message must be a string"],
    }


def test_a_lone_surrogate_behind_the_web_framework() -> None:
    body = b'{"webHookUrl": "https://example.com/\\ud800"}'
    answer = client.post(PATH, content=body, headers={"content-type": "application/json"})
    assert answer.json() == {"webHookUrl": ["Webhook URL must be valid Unicode text"]}


class _Unheard:
    def errors(self) -> list[dict[str, Any]]:
        return [{"type": "from_the_future", "loc": ("body", "name"), "msg": "you sent hunter2"}]


def test_a_kind_of_complaint_never_heard_of_is_not_quoted() -> None:
    assert details_of(_Unheard()) == {"name": ["Name is not valid"]}
