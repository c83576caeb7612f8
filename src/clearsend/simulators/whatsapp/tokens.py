"""The rights of an access token, which its spelling decides. The simulated Meta issues no token but that of its app."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from clearsend.simulators.vendor import Call, Refused
from clearsend.simulators.whatsapp import errors, webhooks
from clearsend.simulators.world import Object

OTHER_APP_ID = "555000000000002"
SCOPES: Sequence[str] = ("whatsapp_business_management", "whatsapp_business_messaging")

_APP_TOKEN = re.compile(r"(\d+)\|(.+)")
_NO_ASSET_ID = "555000000000009"


@dataclass(frozen=True)
class Spelling:
    """A kind of token. `prefix` is what it begins with."""

    prefix: str
    meaning: str


EXPIRED = Spelling("EAA-expired", "expired: 190 with subcode 463 on every call")
NO_ASSET = Spelling(
    "EAA-noasset", "not assigned to any account or number: 100 with subcode 33 on reading, 200 on writing"
)
NO_SCOPE = Spelling("EAA-noscope", "without the WhatsApp permissions: 200 on every call")
MISSING_SCOPE = Spelling("EAA-missing-scope", "the same")
OTHER_APP = Spelling("EAA-otherapp", f"good, but of another app: `{OTHER_APP_ID}`")
GOOD = Spelling("EAA", "good for every account and every number")
SPELLINGS: Sequence[Spelling] = (EXPIRED, NO_ASSET, NO_SCOPE, MISSING_SCOPE, OTHER_APP, GOOD)


@dataclass(frozen=True)
class Fate:
    """A later state of a token. `code`: the error with which its calls are refused, or None."""

    meaning: str
    code: str | None


# Outcome of a decision about a token → its fate.
OUTCOMES: Mapping[str, Fate] = {
    "revoked": Fate("its owner has changed the password: 190 with subcode 460 on every call", "190/460"),
    "expired": Fate("its time is over: 190 with subcode 463 on every call", "190/463"),
    "valid": Fate("as its spelling says", None),
}


def of(call: Call) -> str:
    """The token of a call, or empty. The token in the query takes precedence over the token in the header: clients that
    always send the header put the app's token into the query for the app's own calls."""
    scheme, _, token = call.authorization.partition(" ")
    if scheme.lower() not in ("bearer", "oauth"):
        token = ""
    return call.query.get("access_token") or token.strip()


def spelling_of(token: str) -> Spelling | None:
    """The kind of a token; None when it cannot be one."""
    return next((spelling for spelling in SPELLINGS if token.startswith(spelling.prefix)), None)


def app_id(token: str, default: str) -> str:
    """The app that a token was made for."""
    return OTHER_APP_ID if spelling_of(token) is OTHER_APP else default


def admit(call: Call, fate_of: Callable[[str], str | None]) -> None:
    """Check that the token of a call allows the call. `fate_of`: the error with which a token is refused by decision, or None.

    Raises:
        Refused: the token is missing, unknown or expired, or it does not allow the call.
    """
    token = of(call)
    if not token:
        raise Refused(errors.error("200", message="(#200) Provide valid app ID"))
    spelling = spelling_of(token)
    if call.path == "/debug_token":
        if spelling is None and not _APP_TOKEN.fullmatch(token):
            raise Refused(errors.error("190"))
        return
    if spelling is None:
        raise Refused(errors.error("200" if _APP_TOKEN.fullmatch(token) else "190"))
    fate = "190/463" if spelling is EXPIRED else fate_of(token)
    if fate is not None:
        raise Refused(errors.error(fate))
    if spelling in (NO_SCOPE, MISSING_SCOPE):
        raise Refused(
            errors.error("200", message="(#200) You do not have the necessary permissions required to call this API")
        )
    if spelling is NO_ASSET:
        id_ = call.path.strip("/").partition("/")[0]
        raise Refused(errors.missing_object("GET", id_) if call.method == "GET" else errors.error("200"))


def admit_app(call: Call, app_id: str) -> None:
    """Check that a call carries the app's own token.

    Raises:
        Refused: the token is missing or of another kind, or is not made of this app's id and secret.
    """
    token = of(call)
    if not token or spelling_of(token) is not None:
        raise Refused(errors.error("200", message="(#200) This method must be called with an app access token"))
    if token != f"{app_id}|{webhooks.APP_SECRET}":
        raise Refused(errors.error("190", message="Invalid OAuth access token signature."))


def issue(params: Mapping[str, str], app_id: str) -> str:
    """The app's token, in exchange for the app's secret (`GET /oauth/access_token`).

    Raises:
        Refused: 100 or 190.
    """
    if params.get("grant_type") != "client_credentials":
        raise Refused(errors.error("100", message="(#100) Param grant_type must be one of {client_credentials}"))
    if (params.get("client_id"), params.get("client_secret")) != (app_id, webhooks.APP_SECRET):
        raise Refused(errors.error("190", message="Error validating client secret."))
    return f"{app_id}|{webhooks.APP_SECRET}"


def inspect(token: str, default_app_id: str, now: datetime, fate: str | None = None) -> Mapping[str, Any]:
    """The answer of `debug_token` about a token. An invalid token gets an answer too, not an error. `fate`: the error
    with which the token is refused by decision, or None."""
    spelling = spelling_of(token)
    if spelling is None:
        return {"is_valid": False, "scopes": [], "error": {"code": 190, "message": errors.ROWS["190"].title}}
    fate = "190/463" if spelling is EXPIRED else fate
    scopes = ["public_profile"] if spelling in (NO_SCOPE, MISSING_SCOPE) else list(SCOPES)
    issued_at = int(now.timestamp()) - 86_400
    said: Object = {
        "app_id": app_id(token, default_app_id),
        "type": "SYSTEM_USER",
        "application": "Simulated App",
        "data_access_expires_at": 0,
        "expires_at": issued_at + 3600 if fate == "190/463" else 0,
        "is_valid": fate is None,
        "issued_at": issued_at,
        "scopes": scopes,
        "granular_scopes": [{"scope": scope, **_targets(spelling)} for scope in scopes],
        "user_id": "555000000000003",
    }
    if fate is not None:
        code, _, subcode = fate.partition("/")
        said["error"] = {"code": int(code), "message": errors.ROWS[fate].title, "subcode": int(subcode)}
    return said


def _targets(spelling: Spelling) -> Object:
    return {"target_ids": [_NO_ASSET_ID]} if spelling is NO_ASSET else {}
