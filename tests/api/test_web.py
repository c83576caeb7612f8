"""Every row of the table is served at its address and counted under it; what no row answers is refused in the envelope."""

import httpx
import pytest

from clearsend.api.call import Route
from clearsend.api.routes import ROUTES
from clearsend.telemetry import metrics
from tests.api.stories import refusal
from tests.world import World, eventually, unknown_id

every_route = pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.method} {route.path}")


def _counted(method: str, route: str, status: int) -> float:
    labels = {"method": method, "route": route, "status": str(status)}
    return metrics.REGISTRY.get_sample_value("clearsend_http_requests_total", labels) or 0.0


def _address(route: Route) -> str:
    return route.path.format(**{name: unknown_id() for name in route.id_names})


@every_route
def test_every_row_is_served_and_counted_under_its_template(desk: World, route: Route) -> None:
    before = _counted(route.method, route.path, 401)
    answer = httpx.request(route.method, desk.base_url + _address(route), timeout=120)
    refusal(answer, 401, "AUTH_001")
    # The server counts a request once its answer has gone out.
    eventually(lambda: _counted(route.method, route.path, 401), lambda count: count == before + 1, what="the count")


@every_route
def test_no_row_is_served_at_an_address_with_a_slash_too_many(desk: World, route: Route) -> None:
    address = _address(route)
    for wrong in (f"{address}/", address.replace("/v3/", "/v3//"), f"/{address}"):
        refusal(desk.call(route.method, wrong), 404, "RESOURCE_013")


@pytest.mark.parametrize(
    "path", ["/v3/profiles", "/v3/organization", "/v3/webhooks/event-types", "/healthz", "/readyz"]
)
def test_an_address_that_can_be_read_has_no_head(desk: World, path: str) -> None:
    answer = desk.call("HEAD", path)
    assert (answer.status_code, answer.content) == (405, b"")
    assert "GET" in answer.headers["allow"].split(", ")


@pytest.mark.parametrize("path", ["/metrics", "/openapi.json", "/console/sign-in"])
def test_a_page_or_document_has_a_head(desk: World, path: str) -> None:
    answer = desk.call("HEAD", path)
    assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("OPTIONS", "/v3/profiles/x/complete", "POST"),
        ("OPTIONS", "/inbound/whatsapp", "GET, POST"),
        ("PUT", "/inbound/telnyx", "POST"),
        ("POST", "/metrics", "GET, HEAD"),
        ("POST", "/openapi.json", "GET, HEAD"),
        # The address with an id takes the word for one, and has methods that the word's own row does not have.
        ("POST", "/v3/webhooks/event-types", "DELETE, GET, PUT"),
    ],
)
def test_allow_names_the_methods_of_every_row_at_an_address(desk: World, method: str, path: str, allowed: str) -> None:
    answer = desk.call(method, path)
    refusal(answer, 405, "RESOURCE_013")
    assert answer.headers["allow"] == allowed


def test_a_word_in_the_place_of_an_id_is_only_its_own_row(desk: World) -> None:
    assert desk.data("GET", "/v3/webhooks/event-types")
    for method, path in (("PUT", ""), ("DELETE", ""), ("GET", "/events"), ("POST", "/test")):
        answer = desk.call(method, f"/v3/webhooks/event-types{path}", {} if method in ("PUT", "POST") else None)
        assert list(refusal(answer, 400, "VALIDATION_001")) == ["webhookId"]


def test_a_body_that_is_too_large_is_refused_by_rows_that_read_it(desk: World) -> None:
    large = {"name": "x" * (1024 * 1024)}
    refusal(desk.call("POST", "/v3/profiles", large), 413, "VALIDATION_005")
    refusal(desk.call("PATCH", "/v3/organization", large), 413, "VALIDATION_005")
    refusal(desk.call("POST", "/v3/nothing", large), 404, "RESOURCE_013")
    refusal(desk.call("PUT", "/v3/profiles", large), 405, "RESOURCE_013")
    assert desk.call("GET", "/v3/profiles", large).status_code == 200
