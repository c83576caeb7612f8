"""Four servers on one database: what is asked once happens once, and a limit is one limit. On both kinds of database."""

import asyncio
import re
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

import httpx
import pytest

from clearsend.actions import requests
from clearsend.domain.access import Role
from clearsend.store import idempotency, in_flight
from clearsend.store.idempotency import Scope
from tests.api.stories import rows
from tests.served import Served
from tests.world import GENERAL, World, eventually

SERVERS = 4
LIMIT = 50
# As many as a limit lets through, so that the duplicates come under several credentials of one organization.
PER_KEY = 40
DUPLICATES = 200

pytestmark = pytest.mark.long


@contextmanager
def _servers(world: World, folder: Path) -> Iterator[list[str]]:
    """The addresses of four servers, each a process of its own."""
    environment = world.environment() | {
        "CLEARSEND_RATE_LIMITS": "on",
        "CLEARSEND_RATE_LIMIT_PER_MINUTE": str(LIMIT),
    }
    with ExitStack() as stack:
        started = []
        for number in range(SERVERS):
            own = folder / str(number)
            own.mkdir()
            process = Served(["serve", "--port", "0", "--no-worker"], environment, own, None)
            stack.callback(process.wait, 20)
            stack.callback(process.kill)
            started.append(process)
        yield [_address(process) for process in started]


def _address(process: Served) -> str:
    def look() -> list[str]:
        return re.findall(r"http://\S+:\d+", process.output())

    return str(eventually(look, bool, what="the start of a server")[0])


class Callers:
    """As many callers at once as one likes, of all servers."""

    def __init__(self, urls: Sequence[str], client: httpx.AsyncClient) -> None:
        self._urls = urls
        self._client = client

    async def ask(
        self, server: int, key: str, method: str, path: str, body: Any = None, **headers: str
    ) -> httpx.Response:
        url = self._urls[server % len(self._urls)] + path
        return await self._client.request(method, url, json=body, headers={"x-api-key": key} | headers)

    async def repeat(self, keys: Sequence[str], path: str, body: Any) -> list[httpx.Response]:
        """The same request under one idempotency key, from all sides at once."""
        assert len(keys) * PER_KEY == DUPLICATES
        return await asyncio.gather(
            *(
                self.ask(number, keys[number % len(keys)], "POST", path, body, **{"Idempotency-Key": "once"})
                for number in range(DUPLICATES)
            )
        )


def _assert_once(answers: Sequence[httpx.Response], status: int) -> None:
    """One was performed; every other is its replay to the byte, or was told to come back."""
    assert {answer.status_code for answer in answers} <= {status, 409}, [answer.text for answer in answers]
    done = [answer for answer in answers if answer.status_code == status]
    (first,) = [answer for answer in done if "idempotent-replayed" not in answer.headers]
    for answer in done:
        assert answer.content == first.content
        if answer is not first:
            assert answer.headers["idempotent-replayed"] == "true"
            assert answer.headers["x-original-request-id"] == first.headers["x-request-id"]
    for answer in answers:
        if answer.status_code == 409:
            assert answer.json()["error"]["code"] == "CONFLICT_001"
            assert (answer.headers["x-should-retry"], answer.headers["retry-after"]) == ("true", "1")


@contextmanager
def _held(world: World, scope: Scope) -> Iterator[None]:
    """Somebody else, in another process than the servers, works on this very key."""
    if world.database.engine.dialect.name == "sqlite":
        with in_flight.beside(world.database).lock(scope.of(world.tenant.id), wait_seconds=0):
            yield
        return
    with suppress(_NeverMind), world.database.writing() as transaction:
        assert idempotency.claim(transaction, world.tenant.id, scope, request_id="req_first") is None
        yield
        raise _NeverMind


class _NeverMind(Exception):  # noqa: N818 - reads as what it says
    """Roll back."""


def test_four_servers_are_one(world: World, tmp_path: Path) -> None:
    keys = [world.key_for(Role.ADMIN) for _ in range(2 * DUPLICATES // PER_KEY + 1)]

    async def story(callers: Callers) -> None:
        created = await callers.repeat(keys[:5], "/v3/profiles", GENERAL)
        _assert_once(created, 201)
        path = f"/v3/profiles/{created[0].json()['data']['id']}"
        body = {"webHookUrl": world.inbox.url + "/done"}
        _assert_once(await callers.repeat(keys[5:10], f"{path}/complete", body), 202)
        found = rows(world)
        assert (found["profiles"], found["runs"], found["idempotency_records"]) == (1, 1, 2)

        # A limit is one limit: eighty calls, twenty at each.
        answers = await asyncio.gather(
            *(callers.ask(number, keys[10], "GET", "/v3/organization") for number in range(80))
        )
        assert {answer.status_code for answer in answers} == {200, 429}
        left = [int(answer.headers["x-ratelimit-remaining"]) for answer in answers if answer.status_code == 200]
        assert sorted(left) == list(range(LIMIT))
        assert len({answer.headers["x-ratelimit-reset"] for answer in answers}) == 1

    async def held(callers: Callers) -> None:
        scope = Scope("PATCH", "/v3/organization", "held")
        asked = time.monotonic()
        with _held(world, scope):
            answer = await callers.ask(
                2,
                world.tenant.api_key,
                scope.method,
                scope.path,
                {"name": "Second"},
                **{"Idempotency-Key": scope.key},
            )
        assert answer.status_code == 409, answer.text
        assert answer.json()["error"]["code"] == "CONFLICT_001"
        assert (answer.headers["x-should-retry"], answer.headers["retry-after"]) == ("true", "1")
        # It waited for the documented five seconds. Longer than a writer waits it was not: that one gives up with a 503.
        assert requests.WAIT_SECONDS == 5
        assert time.monotonic() - asked > 0.9 * requests.WAIT_SECONDS

    async def both(urls: Sequence[str]) -> None:
        # The client must not end idle connections: when many requests start at once, it closes one that another of
        # them has just been given. The servers keep them for longer than this test lasts.
        limits = httpx.Limits(max_connections=None, max_keepalive_connections=None, keepalive_expiry=None)
        async with httpx.AsyncClient(timeout=180, verify=False, limits=limits) as client:
            callers = Callers(urls, client)
            await asyncio.gather(story(callers), held(callers))

    with _servers(world, tmp_path) as urls:
        world.base_url = urls[0]
        world.equip_organization()
        asyncio.run(both(urls))
