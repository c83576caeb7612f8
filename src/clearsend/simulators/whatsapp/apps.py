"""The app's own webhook: its callback URL and its subscribed fields, one setting for all accounts. It sends no webhook."""

from collections.abc import Mapping, Sequence
from typing import Any

from clearsend.simulators.vendor import Refused
from clearsend.simulators.whatsapp import errors, webhooks
from clearsend.simulators.world import Object, World

KIND = "apps"

# The callback URL that a number shows for its app while the app has none.
NO_CALLBACK = "https://app.example.com/webhooks/whatsapp"

_FIELD_VERSION = "v25.0"


class Apps:
    """The webhooks of apps. The app `own_id` has `callback_url` from the start, for every field that is sent, until it
    sets another URL."""

    def __init__(self, world: World, own_id: str, callback_url: str | None) -> None:
        self._world = world
        self.own_id = own_id
        self._callback_url = callback_url

    def find(self, app_id: str) -> Object | None:
        stored = self._world.find(KIND, app_id)
        if stored is None and app_id == self.own_id and self._callback_url is not None:
            return {"id": app_id, "callback_url": self._callback_url, "fields": list(webhooks.SENT_FIELDS)}
        return stored

    def save(self, app_id: str, callback_url: str, fields: Sequence[str]) -> None:
        self._world.put(KIND, app_id, {"id": app_id, "callback_url": callback_url, "fields": list(fields)})

    def callback(self, app_id: str, field: str) -> str | None:
        """The URL to which the app's events of this field go, or None."""
        app = self.find(app_id)
        return app["callback_url"] if app is not None and field in app["fields"] else None

    def address(self, app_id: str) -> str:
        """The app's callback URL, as Meta shows it."""
        app = self.find(app_id)
        return str(app["callback_url"]) if app is not None else NO_CALLBACK


def show(app: Mapping[str, Any] | None) -> list[Object]:
    """The rows of `GET /{app_id}/subscriptions`."""
    if app is None:
        return []
    fields = [{"name": name, "version": _FIELD_VERSION} for name in app["fields"]]
    return [{"object": webhooks.OBJECT, "callback_url": app["callback_url"], "active": True, "fields": fields}]


def read(params: Mapping[str, Any]) -> tuple[str, str, list[str]]:
    """The address, the verify token and the fields of a request to subscribe.

    Raises:
        Refused: 100, naming the parameter that is missing or wrong.
    """
    if params.get("object") != webhooks.OBJECT:
        raise Refused(errors.error("100", message=f"(#100) Param object must be one of {{{webhooks.OBJECT}}}"))
    url, token = params.get("callback_url"), params.get("verify_token")
    if not isinstance(url, str) or not url.startswith(("https://", "http://")):
        raise Refused(errors.error("100", message="(#100) Param callback_url must be a valid URI"))
    if not isinstance(token, str) or not token:
        raise Refused(errors.error("100", message="(#100) The parameter verify_token is required"))
    asked = params.get("fields")
    names = asked if isinstance(asked, list) else str(asked or "").split(",")
    fields = list(dict.fromkeys(str(name).strip() for name in names))
    unknown = [name for name in fields if name not in webhooks.FIELDS]
    if unknown:
        raise Refused(errors.error("100", message=f"(#100) Param fields: {unknown[0]!r} is not a field of this object"))
    return url, token, fields
