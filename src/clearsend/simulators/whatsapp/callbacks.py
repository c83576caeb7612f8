"""The handshake by which Meta checks a webhook address before it accepts it: a real GET. It never delivers an event."""

import secrets
from collections.abc import Mapping
from typing import Any

import httpx

from clearsend.simulators.vendor import Refused
from clearsend.simulators.whatsapp import errors

_TIMEOUT_SECONDS = 5.0
_MAX_LENGTH = 200


def read(params: Mapping[str, Any]) -> tuple[str, str]:
    """The address and the verify token of a request for an override.

    Raises:
        Refused: one of the two is missing, or the address is not a valid URL.
    """
    uri, token = params.get("override_callback_uri"), params.get("verify_token")
    if not isinstance(uri, str) or not isinstance(token, str) or not uri or not token:
        sentence = "(#100) override_callback_uri and verify_token are both required"
        raise Refused(errors.error("100", message=sentence))
    if len(uri) > _MAX_LENGTH or not uri.startswith(("https://", "http://")):
        raise Refused(errors.error("100", message="(#100) Param override_callback_uri must be a valid URI"))
    return uri, token


async def shake_hands(uri: str, token: str) -> None:
    """Ask the address to echo a challenge.

    Raises:
        Refused: 2200, with what went wrong.
    """
    challenge = str(secrets.randbelow(2_000_000_000))
    query = {"hub.mode": "subscribe", "hub.challenge": challenge, "hub.verify_token": token}
    try:
        async with httpx.AsyncClient(timeout=_TIMEOUT_SECONDS, follow_redirects=False, trust_env=False) as client:
            response = await client.get(uri, params=query)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise _failed(f"{type(error).__name__}: {error}") from None
    if response.status_code != 200:
        raise _failed(f"HTTP Status Code = {response.status_code}; HTTP Message = {response.reason_phrase}")
    if response.text != challenge:
        raise _failed("Response does not match challenge")


def _failed(reason: str) -> Refused:
    sentence = f"(#2200) Callback verification failed with the following errors: {reason}"
    return Refused(errors.error("2200", message=sentence))
