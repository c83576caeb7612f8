"""Rate limits per credential: told on every answer, and refused with the time to wait.

That four servers share one limit: `tests/e2e/test_many_servers.py`.
"""

import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime

import httpx
import pytest
import sqlalchemy as sa

from clearsend.api.call import RateClass
from clearsend.api.limits import RateLimiter
from clearsend.domain.access import Role
from clearsend.store.foundation.database import Database
from clearsend.store.rate_windows import RateWindows
from tests.api.stories import refusal, rows
from tests.world import GENERAL, World

LIMIT = 5


@pytest.fixture
def limited(desk: World) -> Iterator[World]:
    """The server with a limit that is reached soon."""
    desk.stop()
    yield desk.start(has_worker=False, rate_limits="on", rate_limit_per_minute=LIMIT)
    desk.stop()
    desk.start(has_worker=False, rate_limits="off")


def _told(answer: httpx.Response) -> tuple[int, int]:
    # The window began after the first request had come, and before this answer was here.
    came_at = datetime.fromisoformat(answer.json()["meta"]["timestamp"]).timestamp()
    assert came_at < int(answer.headers["x-ratelimit-reset"]) <= time.time() + 61
    return int(answer.headers["x-ratelimit-limit"]), int(answer.headers["x-ratelimit-remaining"])


def test_every_answer_tells_what_is_left(limited: World) -> None:
    answers = [
        limited.call("GET", "/v3/profiles"),
        limited.call("POST", "/v3/profiles", GENERAL),
        limited.call("POST", "/v3/profiles", {}),
        limited.call("GET", "/v3/profiles/not-a-uuid"),
        limited.call("DELETE", f"/v3/profiles/{limited.tenant.id}"),
    ]
    assert [answer.status_code for answer in answers] == [200, 201, 400, 400, 404]
    assert [_told(answer) for answer in answers] == [(LIMIT, LIMIT - number) for number in range(1, LIMIT + 1)]


def test_one_too_many_is_refused_with_the_time_to_wait(limited: World) -> None:
    for _ in range(LIMIT):
        assert limited.call("GET", "/v3/profiles").status_code == 200
    before = rows(limited)

    for method, body in (("GET", None), ("POST", GENERAL)):
        answer = limited.call(method, "/v3/profiles", body, **{"Idempotency-Key": "key"})
        refusal(answer, 429, "BUSINESS_002")
        assert _told(answer) == (LIMIT, 0)
        assert 1 <= int(answer.headers["retry-after"]) <= 60
    assert rows(limited) == before


def test_every_credential_has_its_own_limit(limited: World) -> None:
    profile_id = limited.create_profile()
    for _ in range(LIMIT):
        limited.call("GET", "/v3/profiles")
    refusal(limited.call("GET", f"/v3/profiles/{profile_id}"), 429, "BUSINESS_002")

    for key in (limited.key_for(Role.ADMIN), limited.key_for(Role.ADMIN, profile_id=profile_id)):
        with limited.client(key) as client:
            assert _told(client.get(f"/v3/profiles/{profile_id}")) == (LIMIT, LIMIT - 1)


def test_who_is_unknown_is_not_counted(limited: World) -> None:
    with limited.client("cs_unknown") as client:
        for _ in range(LIMIT + 1):
            answer = client.get("/v3/profiles")
            refusal(answer, 401, "AUTH_002")
            assert "x-ratelimit-limit" not in answer.headers
    assert _told(limited.call("GET", "/v3/profiles")) == (LIMIT, LIMIT - 1)


def test_health_is_not_limited(limited: World) -> None:
    for _ in range(LIMIT + 1):
        assert limited.call("GET", "/healthz").status_code == 200
    assert _told(limited.call("GET", "/v3/profiles")) == (LIMIT, LIMIT - 1)


def test_without_limits_nothing_is_counted(desk: World) -> None:
    for _ in range(LIMIT * 3):
        answer = desk.call("GET", "/v3/profiles")
        assert answer.status_code == 200
        assert not [name for name in answer.headers if name.startswith("x-ratelimit")]


def _statements(windows: RateWindows) -> list[str]:
    """What it says to the database from now on."""
    said: list[str] = []
    sa.event.listen(windows.engine, "before_cursor_execute", lambda _c, _d, statement, *_: said.append(statement))
    return said


def _passes(limiter: RateLimiter, rate_class: RateClass = RateClass.NORMAL) -> tuple[bool, int]:
    allowance = limiter.count("key", rate_class)
    assert allowance is not None
    return not allowance.is_exceeded, allowance.remaining


def test_a_high_limit_costs_a_write_every_24_requests(database: Database) -> None:
    windows = RateWindows(database)
    said = _statements(windows)
    limiter = RateLimiter(windows, {RateClass.NORMAL: 1200})
    assert [_passes(limiter) for _ in range(230)] == [(True, 1199 - number) for number in range(230)]
    assert len([statement for statement in said if statement.startswith("INSERT")]) == 10
    with database.writing():
        # What is held needs no database.
        assert _passes(limiter)[0]


def test_never_more_than_the_limit_in_sum_whoever_counts(database: Database) -> None:
    limits = {RateClass.NORMAL: 120}
    limiters = [RateLimiter(RateWindows(database), limits) for _ in range(4)]
    passed = sum(_passes(limiters[number % 4])[0] for number in range(200))
    assert passed == 120
    windows = RateWindows(database)
    said = _statements(windows)
    late = RateLimiter(windows, limits)
    assert [_passes(late) for _ in range(5)] == [(False, 0)] * 5
    # Once is enough to know that there is nothing left until the minute is over.
    assert len([statement for statement in said if statement.startswith("INSERT")]) == 1


def test_classes_are_counted_by_themselves(database: Database) -> None:
    limiter = RateLimiter(RateWindows(database), {RateClass.NORMAL: 3, RateClass.SENSITIVE: 1})
    assert [_passes(limiter, RateClass.SENSITIVE) for _ in range(2)] == [(True, 0), (False, 0)]
    assert [_passes(limiter) for _ in range(4)] == [(True, 2), (True, 1), (True, 0), (False, 0)]


def test_a_database_that_is_busy_fails_no_request_and_lifts_no_limit(database: Database) -> None:
    limiter = RateLimiter(RateWindows(database, patience_seconds=0.2), {RateClass.NORMAL: 5})
    assert _passes(limiter) == (True, 4)
    with suppress(_NeverMindError), database.writing() as transaction:
        transaction.connection.execute(sa.text("UPDATE rate_windows SET used = used"))
        # They are answered while the other writer is still at it.
        assert [_passes(limiter) for _ in range(5)] == [(True, 3), (True, 2), (True, 1), (True, 0), (False, 0)]
        raise _NeverMindError


class _NeverMindError(Exception):
    """Roll back."""
