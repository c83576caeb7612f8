"""Is the process up, and can it do its work? Also while the database is away."""

from pathlib import Path

import httpx
import pytest

from tests.api.stories import refusal
from tests.postgresql import Cluster
from tests.world import GENERAL, World, unknown_id


def _get(world: World, path: str) -> tuple[int, object]:
    answer = httpx.get(world.base_url + path, timeout=120)
    return answer.status_code, answer.json()


def test_without_a_worker_in_this_process(desk: World) -> None:
    assert _get(desk, "/healthz") == (200, {"status": "ok"})
    checks = {"telnyx": "ok", "whatsapp": "ok", "database": "ok", "worker": "elsewhere"}
    assert _get(desk, "/readyz") == (200, {"status": "ok", "checks": checks})


def test_with_a_worker_in_this_process(sqlite_world: World) -> None:
    sqlite_world.start()
    checks = {"telnyx": "ok", "whatsapp": "ok", "database": "ok", "worker": "ok"}
    assert _get(sqlite_world, "/readyz") == (200, {"status": "ok", "checks": checks})


def test_while_the_database_is_away(cluster: Cluster, tmp_path: Path) -> None:
    with World(cluster.create("away", template="migrated"), tmp_path) as world:
        world.start(has_worker=False)
        profile_id = world.create_profile()
        cluster.pause()
        try:
            assert _get(world, "/healthz") == (200, {"status": "ok"})
            assert _get(world, "/readyz") == (
                503,
                {
                    "status": "unavailable",
                    "checks": {
                        "telnyx": "unknown",
                        "whatsapp": "unknown",
                        "database": "unavailable",
                        "worker": "elsewhere",
                    },
                },
            )
            for method, path, body in (
                ("GET", f"/v3/profiles/{profile_id}", None),
                ("POST", "/v3/profiles", GENERAL),
                ("POST", f"/v3/profiles/{profile_id}/complete", {"webHookUrl": "https://x.example", "sandbox": True}),
            ):
                answer = world.call(method, path, body)
                refusal(answer, 503, "INTERNAL_005")
                assert answer.headers["retry-after"] == "1"
            refusal(world.call("GET", "/v3/nothing"), 404, "RESOURCE_013")
        finally:
            cluster.resume()

        assert _get(world, "/readyz")[0] == 200
        assert [item["id"] for item in world.data("GET", "/v3/profiles")["profiles"]] == [profile_id]
        world.stop()
        # The organization of the world is closed with its connections, so that the database can be dropped.
    cluster.drop("away")


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/openapi.json", "/docs"])
def test_who_watches_needs_no_key(desk: World, path: str) -> None:
    assert httpx.get(desk.base_url + path, timeout=120).status_code == 200


def test_the_process_is_up_whatever_key_is_sent(desk: World) -> None:
    with desk.client("cs_unknown") as client:
        assert client.get("/healthz").status_code == 200
        refusal(client.get(f"/v3/profiles/{unknown_id()}"), 401, "AUTH_002")
