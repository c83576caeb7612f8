"""An idempotency key is another key for each caller that a request is made for."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx

from clearsend.api import idempotency
from clearsend.domain.access import Actor, Role
from tests.api.stories import refusal
from tests.api.tenants import PROFILES, WEBHOOKS
from tests.world import World

KEY = "one-key-for-everybody"


@contextmanager
def _callers(desk: World, a: str, b: str) -> Iterator[dict[str, Callable[..., httpx.Response]]]:
    """The ways in which B, and its neighbour, can be acted for."""
    with desk.client() as organization, desk.client(desk.key_for(Role.ADMIN, profile_id=b)) as own:

        def caller(client: httpx.Client, **scope: str) -> Callable[..., httpx.Response]:
            def call(method: str, path: str, body: Any) -> httpx.Response:
                return client.request(method, path, json=body, headers={"Idempotency-Key": KEY, **scope})

            return call

        yield {
            "organization": caller(organization),
            "for A": caller(organization, **{"x-profile-id": a}),
            "for B": caller(organization, **{"x-profile-id": b}),
            "key of B": caller(own),
        }


def test_what_was_answered_to_one_is_not_given_to_another(each_desk: World) -> None:
    a, b = each_desk.create_profile(), each_desk.create_profile()
    with _callers(each_desk, a, b) as callers:
        asked: list[tuple[str, str, str, Any]] = [
            *((who, "POST", WEBHOOKS, {"display_name": who}) for who in ("organization", "for A", "for B")),
            *((who, "PATCH", f"{PROFILES}/{b}", {"name": who}) for who in ("organization", "for B", "key of B")),
        ]
        first = [callers[who](method, path, body) for who, method, path, body in asked]
        assert all(answer.is_success and "idempotent-replayed" not in answer.headers for answer in first)
        assert [answer.json()["data"].get("display_name") for answer in first[:3]] == [who for who, *_ in asked[:3]]
        assert [answer.json()["data"].get("name") for answer in first[3:]] == [who for who, *_ in asked[3:]]

        again = [callers[who](method, path, body) for who, method, path, body in asked]

        assert [answer.content for answer in again] == [answer.content for answer in first]
        assert all(answer.headers["idempotent-replayed"] == "true" for answer in again)
        # Who may not name the path gets no replay of what others were answered there.
        refusal(callers["for A"]("PATCH", f"{PROFILES}/{b}", {"name": "x"}), 404, "RESOURCE_014")
        refusal(callers["key of B"]("POST", WEBHOOKS, {"display_name": "x"}), 403, "AUTH_004")


def test_the_same_key_at_the_same_moment_is_one_request_for_each(each_desk: World) -> None:
    a, b = each_desk.create_profile(), each_desk.create_profile()
    answers: dict[str, list[httpx.Response]] = {"organization": [], "for A": [], "for B": []}
    together = threading.Barrier(4 * len(answers))

    def create(who: str) -> None:
        with _callers(each_desk, a, b) as callers:
            together.wait()
            answers[who].append(callers[who]("POST", WEBHOOKS, {"display_name": who}))

    threads = [threading.Thread(target=create, args=(who,)) for who in answers for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    for who, given in answers.items():
        assert {answer.status_code for answer in given} == {201}
        assert {answer.json()["data"]["display_name"] for answer in given} == {who}
        assert len({answer.content for answer in given}) == 1
    assert len(each_desk.data("GET", WEBHOOKS)["webhooks"]) == 3


def test_what_is_in_hand_has_another_name_for_each() -> None:
    actors = [
        Actor("key", "org", "user", Role.OWNER),
        Actor("key", "org", "user", Role.OWNER, acting_for="a"),
        Actor("key", "org", "user", Role.OWNER, acting_for="b"),
        Actor("key", "org", "user", Role.OWNER, profile_id="b"),
    ]
    scopes = [idempotency.scope(actor, "POST", WEBHOOKS, KEY) for actor in actors]
    assert len({scope.of("org") for scope in scopes if scope is not None}) == len(actors)
    assert idempotency.scope(actors[1], "POST", WEBHOOKS, None) is None
