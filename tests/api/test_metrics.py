"""`/metrics`: what happened is counted once, what waits is seen, nobody's name is in it, and what operators use exists."""

import json
import re
from pathlib import Path

import httpx
import pytest
import yaml
from prometheus_client.parser import text_string_to_metric_families
from pydantic import SecretStr

from clearsend import app
from clearsend.api import metrics
from clearsend.providers import observation
from clearsend.settings import Settings
from tests.served import Served
from tests.world import World, eventually

ROOT = Path(__file__).parents[2]
DASHBOARD = ROOT / "ops" / "grafana" / "clearsend.json"
ALERTS = ROOT / "ops" / "prometheus" / "alerts.yml"

Samples = dict[tuple[str, frozenset[tuple[str, str]]], float]


def exposed(world: World) -> str:
    answer = httpx.get(world.base_url + "/metrics", timeout=120)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    return answer.text


def samples(text: str) -> Samples:
    return {
        (sample.name, frozenset(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def value(found: Samples, name: str, **labels: str) -> float:
    return found.get((name, frozenset(labels.items())), 0.0)


def names(text: str) -> set[str]:
    """Of every metric that is exposed, also of those that have no value yet."""
    families = re.findall(r"^# TYPE (\S+) (\w+)$", text, re.MULTILINE)
    parts = {"histogram": ("_bucket", "_count", "_sum")}
    return {name + part for name, kind in families for part in ("", *parts.get(kind, ()))}


def expressions() -> dict[str, str]:
    """What the dashboard and the alert rules ask for."""
    board = json.loads(DASHBOARD.read_text(encoding="utf-8"))
    rules = yaml.safe_load(ALERTS.read_text(encoding="utf-8"))["groups"][0]["rules"]
    shown = {
        f"{panel['title']} {target['refId']}": target["expr"]
        for panel in board["panels"]
        for target in panel.get("targets", [])
    }
    return shown | {rule["alert"]: rule["expr"] for rule in rules}


def unknown_names(expression: str, known: set[str]) -> set[str]:
    return set(re.findall(r"\b(?:clearsend|process)_\w+", expression)) - known


def test_a_completion_is_seen_as_it_was(world: World) -> None:
    world.start()
    world.equip_organization()
    before = samples(exposed(world))
    profile_id = world.create_profile(sending_phone_number="+12125550177")
    run_id = world.complete(profile_id)["id"]
    world.await_callback_delivered(profile_id)
    refused = world.create_profile(sending_phone_number="+19995550100")
    world.telnyx.fail_next("GET /phone_numbers", "20012")
    assert world.complete(refused)["status"] == "failed"
    world.await_callback_delivered(refused)
    httpx.get(f"{world.base_url}/console/profiles/{profile_id}", timeout=120)
    httpx.get(f"{world.base_url}/v3/nothing/{profile_id}", timeout=120)
    text = exposed(world)
    after = samples(text)

    def grown(name: str, **labels: str) -> float:
        return value(after, name, **labels) - value(before, name, **labels)

    route = "/v3/profiles/{profileId}/complete"
    assert grown("clearsend_http_requests_total", method="POST", route=route, status="202") == 2
    assert grown("clearsend_http_request_duration_seconds_count", method="POST", route=route) == 2
    assert grown("clearsend_http_requests_total", method="GET", route="unknown", status="404") == 1
    assert grown("clearsend_runs_accepted_total") == 2
    assert grown("clearsend_runs_ended_total", status="completed") == 1
    assert grown("clearsend_runs_ended_total", status="failed") == 1
    assert grown("clearsend_run_duration_seconds_count") == 2
    assert grown("clearsend_workflow_duration_seconds_count", workflow="complete_profile", result="ended") == 2
    moved = "PATCH /phone_numbers/{id}/messaging"
    assert grown("clearsend_vendor_requests_total", vendor="telnyx", endpoint=moved, outcome="2xx") == 1
    found = {"vendor": "telnyx", "endpoint": "GET /phone_numbers", "outcome": "4xx"}
    assert grown("clearsend_vendor_requests_total", **found) == 1
    assert grown("clearsend_delivery_attempts_total", outcome="delivered") == 2
    assert grown("clearsend_deliveries_ended_total", status="delivered") == 2
    assert value(after, "clearsend_database_up") == 1
    assert value(after, "clearsend_workers") == 1

    # Whose it was, nobody can tell.
    for private in (profile_id, run_id, world.tenant.id, world.tenant.api_key, "Northwind", "12125550177"):
        assert private not in text, private

    # What operators look at is there.
    known = names(text)
    missing = {what: lost for what, expression in expressions().items() if (lost := unknown_names(expression, known))}
    assert missing == {}
    # And what is there is explained.
    explained = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    assert {
        name for name in re.findall(r"^# TYPE (clearsend_\S+)", text, re.MULTILINE) if name not in explained
    } == set()


def test_the_search_for_unknown_names_finds_them() -> None:
    assert len(expressions()) > 30
    assert unknown_names("max(clearsend_runs_opened) > process_open_fds", {"process_open_fds"}) == {
        "clearsend_runs_opened"
    }


def test_work_that_waits_is_seen(world: World) -> None:
    world.start(has_worker=False)
    world.equip_organization()
    ids = [world.create_profile() for _ in range(3)]
    for profile_id in ids:
        assert world.ask_to_complete(profile_id).status_code == 202
    found = samples(exposed(world))
    assert value(found, "clearsend_queue_depth", queue="completions", state="waiting") == 3
    assert 0 <= value(found, "clearsend_queue_oldest_seconds", queue="completions", state="waiting") < 60
    assert value(found, "clearsend_runs_open") == 3
    assert value(found, "clearsend_workers") == 0
    assert value(found, "clearsend_profiles", status="incomplete") == 3
    assert value(found, "clearsend_vendor_paused", vendor="telnyx") == 0


def test_a_token_keeps_strangers_out(sqlite_world: World) -> None:
    token = "a token of the operator"
    world = sqlite_world.start(has_worker=False, metrics_token=SecretStr(token))
    for wrong in ({}, {"authorization": "Bearer wrong"}, {"authorization": token}, {"x-api-key": world.tenant.api_key}):
        answer = httpx.get(world.base_url + "/metrics", headers=wrong, timeout=120)
        assert (answer.status_code, "clearsend_" in answer.text) == (401, False)
    assert (
        httpx.get(world.base_url + "/metrics", headers={"authorization": f"Bearer {token}"}, timeout=120).status_code
        == 200
    )


def test_without_the_database_the_counters_are_there_still(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, database_url=f"sqlite:///{tmp_path / 'nowhere' / 'clearsend.sqlite'}")
    with app.open_database(settings) as database:
        found = samples(metrics.Exposition(database, None).text().decode())
    assert value(found, "clearsend_database_up") == 0
    assert ("clearsend_runs_accepted_total", frozenset()) in found
    assert not any(name == "clearsend_workers" for name, _ in found)


def test_a_worker_tells_its_figures_at_a_port_of_its_own(sqlite_world: World) -> None:
    world = sqlite_world
    process = Served(["worker", "--metrics-port", "0"], world.environment(), world.folder, None)
    found = eventually(
        lambda: re.search(r"metrics: (http://\S+)/metrics", process.output()), bool, what="the worker's address"
    )
    answer = httpx.get(found.group(1) + "/readyz", timeout=120)
    assert (answer.status_code, answer.json()["checks"]["worker"]) == (200, "ok")
    assert value(samples(httpx.get(found.group(1) + "/metrics", timeout=120).text), "clearsend_workers") == 1
    assert httpx.get(found.group(1) + "/v3/profiles", timeout=120).status_code == 404
    process.terminate()
    assert process.wait(timeout=120) == 0


@pytest.mark.parametrize(
    ("path", "template"),
    [
        ("/10dlc/brand/4b206179-731d-4d0a-a1b2-c6b0e3f4a5d6/smsOtp", "/10dlc/brand/{id}/smsOtp"),
        ("/10dlc/brand/feedback/BABCDEF", "/10dlc/brand/feedback/{id}"),
        ("/phone_numbers/%2B12125550177/messaging", "/phone_numbers/{id}/messaging"),
        ("/10dlc/phone_number_campaigns/+12125550177", "/10dlc/phone_number_campaigns/{id}"),
        ("/1029384756/phone_numbers", "/{id}/phone_numbers"),
    ],
)
def test_of_an_address_only_its_template_is_kept(path: str, template: str) -> None:
    assert observation.template(path) == template
