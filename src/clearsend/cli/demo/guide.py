"""The last page of the demo: the reader's next steps. It sends no request and asks no question."""

import json
import os
import shlex
from collections.abc import Sequence
from pathlib import Path

import typer

from clearsend.cli import serving
from clearsend.cli.demo import cast
from clearsend.cli.demo.story import HOOK_PATH, Ending, Platform
from clearsend.cli.demo.view import View

CONSOLE_PATH = "/"
DOCS_PATH = "/docs"


class Guide:
    """The reader's next steps, on the server that is still running or on the one that the reader starts next."""

    def __init__(
        self, folder: Path, platform: Platform, base_url: str | None = None, receiver_url: str | None = None
    ) -> None:
        self.is_running = base_url is not None
        self.base_url = base_url or f"http://127.0.0.1:{serving.DEFAULT_PORT}"
        self.start = start_command(folder)
        self.export = f"export CLEARSEND_API_KEY={platform.api_key}"
        # The reader's own receiver may listen at port 9000; without a receiver, the timeline shows the retries.
        hook = (receiver_url or "http://127.0.0.1:9000") + HOOK_PATH
        profiles = f"{self.base_url}/v3/profiles"
        head = "-H \"x-api-key: $CLEARSEND_API_KEY\" -H 'content-type: application/json'"
        create = shlex.quote(json.dumps(cast.READERS_TENANT))
        complete = shlex.quote(json.dumps({"webHookUrl": hook}))
        take_id = 'python3 -c \'import json, sys; print(json.load(sys.stdin)["data"]["id"])\''
        self.curl = [
            f"PROFILE=$(curl -s {profiles} {head} -d {create} | {take_id})",
            f"curl -s {profiles}/$PROFILE/complete {head} -d {complete}",
            f'curl -s {profiles}/$PROFILE/completion -H "x-api-key: $CLEARSEND_API_KEY"',
        ]


def start_command(folder: Path) -> str:
    """The shell command that starts a server on the demo's data, from the reader's current folder."""
    makefile = Path("Makefile")
    is_default = folder == Path("data") and not any(
        name in os.environ for name in ("CLEARSEND_DATA_DIR", "CLEARSEND_DATABASE_URL")
    )
    if is_default and makefile.is_file() and "clearsend serve --simulate" in makefile.read_text("utf-8", "replace"):
        return "make serve"
    names = {"CLEARSEND_ALLOW_PRIVATE_CALLBACKS": "true"}
    if folder != Path("data") or "CLEARSEND_DATA_DIR" in os.environ:
        names["CLEARSEND_DATA_DIR"] = shlex.quote(str(folder))
    if "CLEARSEND_DATABASE_URL" in os.environ:
        names["CLEARSEND_DATABASE_URL"] = ""
    return " ".join([*(f"{name}={value}" for name, value in names.items()), "clearsend serve --simulate"])


def print_end(
    view: View, guide: Guide, platform: Platform, endings: Sequence[Ending], seconds: float, *, as_json: bool
) -> None:
    if as_json:
        summary = {
            "ok": True,
            "seconds": round(seconds, 1),
            "base_url": guide.base_url,
            "console_url": guide.base_url + CONSOLE_PATH,
            "docs_url": guide.base_url + DOCS_PATH,
            "is_running": guide.is_running,
            "start": guide.start,
            "organization_id": platform.organization_id,
            "api_key": platform.api_key,
            "tenants": [vars(ending) for ending in endings],
            "curl": guide.curl,
        }
        typer.echo(json.dumps(summary, indent=2))
        return
    if guide.is_running:
        view.section("Your turn.", "The server is still running. In another terminal:")
    else:
        view.section(
            "Your turn.", "The demo's server has stopped; its data is kept. Start the server again and keep it running:"
        )
        view.note(f"\n{guide.start}\n")
        view.note("In another terminal, onboard a tenant of your own with the platform's API key (shown only once):")
    view.note("\n" + "\n".join([guide.export, *guide.curl]) + "\n")
    if guide.is_running:
        view.note("The callback appears in this terminal.")
    else:
        view.note(
            "Until a receiver listens at your webHookUrl, the timeline shows when the next delivery attempt is due."
        )
    view.note(f"Console (sign in with the API key): {guide.base_url}{CONSOLE_PATH}")
    view.note(f"API docs: {guide.base_url}{DOCS_PATH}")
