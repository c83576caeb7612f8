"""The receivers of the simulated Meta's webhooks: the apps that subscribe to an account, their overrides, the app's own URL.

A URL is accepted only after a real handshake. This module sends no webhook: the registry does.
"""

from collections.abc import Callable
from typing import Any

from clearsend.simulators.vendor import Call, Refused, Reply
from clearsend.simulators.whatsapp import apps, callbacks, errors, params, tokens, webhooks
from clearsend.simulators.whatsapp.registry import Registry
from clearsend.simulators.world import Object, World

_DONE = Reply(200, {"success": True})


class Subscriptions:
    """The handlers of `/{waba_id}/subscribed_apps` and `/{app_id}/subscriptions`. `account_of` finds the account that a
    call names, `app_of` the app that its token belongs to."""

    def __init__(
        self,
        world: World,
        registry: Registry,
        own: apps.Apps,
        *,
        account_of: Callable[[Call], Object],
        app_of: Callable[[Call], str],
    ) -> None:
        self._world = world
        self._registry = registry
        self._apps = own
        self._account_of = account_of
        self._app_of = app_of

    def list_apps(self, call: Call) -> Reply:
        data = []
        for app_id, subscription in self._account_of(call)["subscriptions"].items():
            app = {"id": app_id, "name": "Simulated App", "link": f"https://www.facebook.com/games/?app_id={app_id}"}
            row: Object = {"whatsapp_business_api_data": app}
            if subscription.get("override"):
                row["override_callback_uri"] = subscription["override"]
            data.append(row)
        return Reply(200, {"data": data})

    def subscribe(self, call: Call) -> Any:
        waba, given, app_id = self._account_of(call), params.of(call), self._app_of(call)
        if "override_callback_uri" not in given and "verify_token" not in given:
            is_new = app_id not in waba["subscriptions"]
            waba["subscriptions"][app_id] = {}
            self._registry.save_account(waba)
            if is_new:
                self._registry.tell(waba, [webhooks.installed(waba["id"], app_id)])
            return _DONE
        uri, token = callbacks.read(given)
        if app_id not in waba["subscriptions"]:
            sentence = (
                "(#100) Before override the current callback uri, your app must be subscribed to receive messages for "
                "WhatsApp Business Account"
            )
            raise Refused(errors.error("100", message=sentence))
        return self._override(call, uri, token)

    async def _override(self, call: Call, uri: str, token: str) -> Reply:
        await callbacks.shake_hands(uri, token)
        with self._world.transaction():
            waba = self._account_of(call)
            waba["subscriptions"][self._app_of(call)] = {"override": uri}
            self._registry.save_account(waba)
        return _DONE

    def unsubscribe(self, call: Call) -> Reply:
        waba, app_id = self._account_of(call), self._app_of(call)
        if app_id in waba["subscriptions"]:
            self._registry.tell(waba, [webhooks.installed(waba["id"], app_id, is_gone=True)])
            del waba["subscriptions"][app_id]
            self._registry.save_account(waba)
        return _DONE

    # The app's own webhook

    def show_callback(self, call: Call) -> Reply:
        return Reply(200, {"data": apps.show(self._apps.find(call.params["id"]))})

    def set_callback(self, call: Call) -> Any:
        return self._set_callback(call, *apps.read(params.of(call)))

    async def _set_callback(self, call: Call, url: str, token: str, fields: list[str]) -> Reply:
        await callbacks.shake_hands(url, token)
        with self._world.transaction():
            self._apps.save(call.params["id"], url, fields)
        return _DONE

    def issue_token(self, call: Call) -> Reply:
        return Reply(200, {"access_token": tokens.issue(call.query, self._apps.own_id), "token_type": "bearer"})
