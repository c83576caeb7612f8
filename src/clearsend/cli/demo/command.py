"""`clearsend demo`: a platform and four tenants, on the real server with simulated providers. It never leaves a process behind.

The first difference from the story ends the demo with exit status 1 and the server's last lines.
"""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import NoReturn

import typer

from clearsend.cli import founding, output, serving
from clearsend.cli.demo import cast, registry
from clearsend.cli.demo import guide as demo_guide
from clearsend.cli.demo import story as demo_story
from clearsend.cli.demo.cast import Tenant
from clearsend.cli.demo.guide import Guide
from clearsend.cli.demo.server import Server, ServerFailed
from clearsend.cli.demo.story import Api, DemoFailed, Ending, Platform, Story
from clearsend.cli.demo.view import View
from clearsend.settings import Settings
from clearsend.webhooks import signing
from clearsend.webhooks.receiver import Callback, Receiver

_POLL_SECONDS = 0.1


def give(*, is_plain: bool, is_kept: bool, data_dir: Path | None, as_json: bool) -> None:
    """Run the demo on `data_dir` (None: the folder of the settings). `is_kept`: keep the server running afterwards. `is_plain`:
    plain lines, even on a terminal. `as_json`: print only a summary, as JSON."""
    settings = output.load_settings()
    folder = settings.data_dir if data_dir is None else data_dir
    _require_usable(folder)
    view = View(is_plain=is_plain, is_quiet=as_json)
    server = Server(folder)
    try:
        with orderly_signals(server):
            _tell(view, server, settings, folder, is_kept=is_kept, as_json=as_json)
    except KeyboardInterrupt:
        _complain("\nStopped.")
        raise typer.Exit(130) from None
    except (DemoFailed, ServerFailed) as error:
        _give_up(str(error), server)
    except Exception as error:  # an answer of an unexpected shape, a full disk: anything that differs from the story
        _give_up(f"{type(error).__name__}: {error}", server)


def _give_up(sentence: str, server: Server) -> NoReturn:
    _complain(f"\nThe demo failed. {sentence}")
    if server.last_lines:
        _complain("\n  ".join(["The server's last lines:", *server.last_lines]))
    raise typer.Exit(1) from None


def _complain(text: str) -> None:
    output.complaints.print(text, markup=False, highlight=False, soft_wrap=True)


def _require_usable(folder: Path) -> None:
    """Refuse a folder that is not writable, or that contains data made with real providers: the demo's worker would run the
    waiting jobs of real tenants."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / f".demo-{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError as error:
        reason = "it is a file" if folder.is_file() else error.strerror
        _complain(f"The folder {folder} cannot be used: {reason}.")
        raise typer.Exit(1) from None
    if (folder / "clearsend.sqlite").exists() and not (folder / serving.SIMULATORS_FILE).exists():
        _complain(
            f"The folder {folder} contains data that was not made with simulated providers, and the demo would change it. "
            "Choose another folder with --data-dir."
        )
        raise typer.Exit(1)


def _tell(view: View, server: Server, settings: Settings, folder: Path, *, is_kept: bool, as_json: bool) -> None:
    """Tell the whole story. Unless `is_kept`, the server has stopped before the last page says so.

    Raises: DemoFailed, ServerFailed.
    """
    began_at = time.monotonic()
    view.title(
        "Clearsend demo: a platform onboards four tenants. Telnyx and Meta are simulated; nothing leaves this machine."
    )
    with server, Receiver() as receiver:
        view.section("The platform")
        view.item("server", f"ready at {server.base_url}, data in {folder}/")
        platform = _found(settings, folder)
        api = Api(server.base_url, platform.api_key)
        try:
            registry.set_the_pace(server.base_url)
            demo_story.set_up_platform(view, api, server.base_url)
            story = Story(view, api, server, receiver, platform)
            endings = [_onboard(story, number, tenant) for number, tenant in enumerate(cast.TENANTS, start=1)]
            for page in (demo_guide.CONSOLE_PATH, demo_guide.DOCS_PATH):
                api.check_page(page)
        finally:
            api.close()
        seconds = time.monotonic() - began_at
        guide = Guide(folder, platform, server.base_url, receiver.url) if is_kept else Guide(folder, platform)
        count = sum(len(ending.callbacks) for ending in endings)
        view.section("All as expected:", f"{len(endings)} tenants, {count} signed callbacks, {seconds:.1f} s.")
        if is_kept:
            demo_guide.print_end(view, guide, platform, endings, seconds, as_json=as_json)
            _keep(view, server, receiver, platform, seen=len(receiver.received))
            return
    demo_guide.print_end(view, guide, platform, endings, seconds, as_json=as_json)


def _onboard(story: Story, number: int, tenant: Tenant) -> Ending:
    """Tell one tenant's whole story, including the registry's part."""
    if tenant.rejection is not None:
        registry.withhold_approvals(story)
    ending = story.onboard(number, tenant)
    return ending if ending.status == "completed" else registry.follow(story, tenant, ending)


def _found(settings: Settings, folder: Path) -> Platform:
    """Create the platform in the demo's database, as `clearsend org create` does."""
    own = settings.model_copy(update={"data_dir": folder, "database_url": None})
    with founding.open_database(own) as database:
        founded = founding.found(database, name=cast.PLATFORM_NAME, email=cast.PLATFORM_EMAIL)
    return Platform(founded.organization_id, founded.api_key, founded.signing_secret)


def _keep(view: View, server: Server, receiver: Receiver, platform: Platform, *, seen: int) -> None:
    """Keep running until Ctrl-C, and show the callbacks that arrive.

    Raises: ServerFailed when the server ends unexpectedly.
    """
    view.note(
        f"Press Ctrl-C to stop. To start the server again with the same data: {demo_guide.start_command(server.data_dir)}"
    )
    try:
        while True:
            server.check()
            for callback in receiver.received[seen:]:
                seen += 1
                _show_callback(view, callback, platform)
            time.sleep(_POLL_SECONDS)
    except KeyboardInterrupt:
        view.note("\nStopped.")


def _show_callback(view: View, callback: Callback, platform: Platform) -> None:
    try:
        callback.verify(platform.signing_secret)
        body = callback.json()
        view.item("callback", f"{body['status']} for {body['profileId']}; signature verified")
    except (signing.SignatureError, ValueError, KeyError) as error:
        view.note(f"  Received a request at {callback.path} that is not a callback of this platform: {error}")


@contextmanager
def orderly_signals(server: Server) -> Iterator[None]:
    """Turn SIGTERM, SIGHUP and Ctrl-C into an exception, so that the server is stopped on the way out.

    An exception that happens to be raised in a callback of the garbage collector is lost: the server's next check raises it again.
    """

    def leave(number: int, _frame: FrameType | None) -> NoReturn:
        server.leaving = KeyboardInterrupt() if number == signal.SIGINT else SystemExit(128 + number)
        raise server.leaving

    # A shell that starts the demo in the background makes it ignore Ctrl-C, and children inherit that.
    before = {number: signal.signal(number, leave) for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
