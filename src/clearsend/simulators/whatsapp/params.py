"""The parameters of a write: the Graph API takes them from the query, from a form and from JSON. It never checks a value."""

import json
from typing import Any

from clearsend.simulators.vendor import Call, Refused
from clearsend.simulators.whatsapp import errors
from clearsend.simulators.world import Object


def of(call: Call) -> Object:
    """All parameters of a call but the access token; those of the body take precedence over those of the query.

    Raises:
        Refused: the body is not valid JSON, or not an object.
    """
    if call.is_malformed:
        raise Refused(errors.error("100", message="(#100) The body is not valid JSON"))
    query = {name: value for name, value in call.query.items() if name != "access_token"}
    return {**query, **(to_object(call.body) if call.body is not None else {})}


def to_object(value: Any) -> Object:
    """A JSON object, also when a form carries it as text.

    Raises:
        Refused: the value is not a JSON object.
    """
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            value = None
    if not isinstance(value, dict):
        raise Refused(errors.error("100", message="(#100) A JSON object is expected"))
    return value
