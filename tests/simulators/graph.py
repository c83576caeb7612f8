"""The Graph API of the simulated Meta as its callers use it, and how it says no."""

from typing import Any

import httpx

from tests.providers.simulated import Simulated

WABA = "1029384756"
NUMBER = "10293847561"
CALLBACK = "https://app.example.com/webhooks/whatsapp"


def read(world: Simulated, id_: str, fields: str) -> dict[str, Any]:
    response = world.meta.get(f"/{id_}", params={"fields": fields})
    assert response.status_code == 200, response.text
    said: dict[str, Any] = response.json()
    return said


def register(world: Simulated, id_: str = NUMBER, pin: str = "271828", **more: Any) -> httpx.Response:
    return world.meta.post(f"/{id_}/register", json={"messaging_product": "whatsapp", "pin": pin, **more})


def refusal(response: httpx.Response) -> tuple[int, int]:
    """Status and code of an error in Meta's format."""
    error = response.json()["error"]
    assert {"message", "type", "code", "fbtrace_id"} <= set(error)
    return response.status_code, error["code"]


def is_missing(response: httpx.Response) -> bool:
    error = response.json().get("error", {})
    return (response.status_code, error.get("code"), error.get("error_subcode"), error.get("type")) == (
        400,
        100,
        33,
        "GraphMethodException",
    )
