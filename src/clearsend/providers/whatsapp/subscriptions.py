"""The webhooks of an account: the subscribed app, the override's URL, and whether the app subscribes to the right fields.

It never erases an override that it was not asked to replace, and never changes the fields that the app itself subscribes to:
that is one setting for all tenants.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from clearsend.domain.reason import Reason
from clearsend.providers import http
from clearsend.providers.http import Conversation
from clearsend.providers.ports import ProviderError, Rejected, Unavailable
from clearsend.providers.whatsapp import errors, graph
from clearsend.providers.whatsapp_ports import WhatsAppSender

UNKNOWN = (
    "Apps are subscribed to the account's webhooks, but whether Clearsend's app is one of them is unknown. "
    "Set CLEARSEND_WHATSAPP_APP_ID."
)

LONGEST_OVERRIDE = 200

# Fields that report changes on Meta's side. They go to the app's own callback URL, even if the account has an override.
WANTED_FIELDS: Sequence[str] = (
    "account_update",
    "account_review_update",
    "phone_number_name_update",
    "phone_number_quality_update",
)
_TOPIC = "whatsapp_business_account"


@dataclass(frozen=True)
class App:
    """The app whose webhooks Clearsend receives. `configured_id` and `token` (`ID|SECRET`) are the installation's, None
    when not set; `token_app_id` is the app that the sender's token was made for, None when Meta did not say."""

    configured_id: str | None
    token: str | None
    token_app_id: str | None

    @property
    def id(self) -> str | None:
        return self.configured_id or self.token_app_id


def ensure(conversation: Conversation, sender: WhatsAppSender, app: App) -> Sequence[str]:
    """Subscribe the app if it definitely is not, then set the requested override; returns notes on what stays unknown.

    The bare call subscribes the app of the token, and erases an override of the webhook URL as it does so. Hence it is not
    made for an app that is subscribed, nor when apps are subscribed and the id of ours is unknown.

    Raises:
        Rejected: the token is another app's, the callback URL does not answer Meta, or Meta refuses a call.
        Unavailable: Meta accepted a write but does not show it, or a call failed for now.
    """
    overrides = read(conversation, sender.waba_id)
    if app.id is None and overrides:
        return (UNKNOWN,)
    if app.id not in overrides:
        _require_same_app(app)
        graph.post(conversation, _path(sender.waba_id), None)
        overrides = read(conversation, sender.waba_id)
        if app.id not in overrides and (app.id is not None or not overrides):
            raise Unavailable(
                errors.PROVIDER, "Meta took the subscription to the account's webhooks, but does not show it."
            )
    if sender.override_callback_url is not None:
        _ensure_override(conversation, sender, app, overrides)
    return ()


def read(conversation: Conversation, waba_id: str) -> Mapping[str | None, str | None]:
    """The override URL of each subscribed app, by the app's id; None if the app has none."""
    overrides: dict[str | None, str | None] = {}
    for record in graph.pages(conversation, _path(waba_id), {}):
        app_id = http.text_of(http.mapping(record.get("whatsapp_business_api_data")).get("id"))
        if app_id is None:
            raise Unavailable(errors.PROVIDER, f"GET {_path(waba_id)}: a subscribed app has no id.")
        overrides[app_id] = http.text_of(record.get("override_callback_uri"))
    return overrides


def _ensure_override(
    conversation: Conversation, sender: WhatsAppSender, app: App, overrides: Mapping[str | None, str | None]
) -> None:
    if _own(overrides, app) == sender.override_callback_url:
        return
    _require_same_app(app)
    body = {"override_callback_uri": sender.override_callback_url, "verify_token": sender.override_verify_token}
    try:
        graph.post(conversation, _path(sender.waba_id), body)
    except Rejected as refusal:
        # Meta sends a challenge to the URL; a server that was still starting may have missed the first one.
        if refusal.code != "2200":
            raise
        graph.post(conversation, _path(sender.waba_id), body)
    if _own(read(conversation, sender.waba_id), app) != sender.override_callback_url:
        raise Unavailable(errors.PROVIDER, "Meta took the override of the webhook address, but does not show it.")


def _own(overrides: Mapping[str | None, str | None], app: App) -> str | None:
    """Our app's override. If our app is unknown, a single subscribed app is taken for ours; of several, None."""
    return overrides.get(app.id) if app.id is not None or len(overrides) != 1 else next(iter(overrides.values()))


def _require_same_app(app: App) -> None:
    """Refuse a token of another app: a write with it would subscribe that app."""
    if app.token_app_id not in (None, app.id):
        raise errors.rejected("wrong_app", f"The token was made for the app {app.token_app_id}, not for {app.id}.")


def judge(overrides: Mapping[str | None, str | None], sender: WhatsAppSender, app: App) -> Reason | None:
    """The fault of the subscription; None if it is right, or if that cannot be decided."""
    if (app.id is None and not overrides) or (app.id is not None and app.id not in overrides):
        return errors.reason("not_subscribed", "The account's webhooks are not subscribed for Clearsend's app.")
    if app.id is None or sender.override_callback_url in (None, overrides[app.id]):
        return None
    return errors.reason("override_differs", f"The account's webhooks go to {overrides[app.id] or 'the app'}.")


def missing_fields(conversation: Conversation, app: App) -> Reason | None:
    """A reason that names the fields that the app's own webhook lacks. Advisory: None also if they cannot be read."""
    if app.configured_id is None or app.token is None or not http.is_token(app.token):
        return None
    try:
        answer = graph.get(conversation, f"/{app.configured_id}/subscriptions", {}, bearer=app.token)
    except ProviderError:
        return None
    listed = http.records(answer.get("data"))
    if listed is None:
        return None
    has = {
        http.text_of(field.get("name") if isinstance(field, dict) else field)
        for record in listed
        if record.get("object") == _TOPIC and record.get("active") is not False
        for field in (record["fields"] if isinstance(record.get("fields"), list) else [])
    }
    missing = [name for name in WANTED_FIELDS if name not in has]
    if not missing:
        return None
    return errors.reason("webhook_fields_missing", f"The app's webhook does not report {', '.join(missing)}.")


def _path(waba_id: str) -> str:
    return f"/{waba_id}/subscribed_apps"
