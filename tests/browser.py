"""A real browser for stories: Debian's Chromium, driven through a pair of pipes. It needs no driver and no library.

It speaks the browser's own protocol (https://chromedevtools.github.io/devtools-protocol/): JSON texts, each ended by NUL.
"""

import base64
import json
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pytest

from tests.world import eventually

PROGRAM = Path("/usr/bin/chromium")

_ARGUMENTS = (
    "--headless=new",
    # Tests often run as root in a container, where the sandbox cannot be had; the pages are our own.
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    "--password-store=basic",
    # Names that are this machine, but not known to be: what a browser trusts only of 127.0.0.1 and of HTTPS, it does not.
    "--host-resolver-rules=MAP *.test 127.0.0.1",
    "--remote-debugging-pipe",
)


def require() -> None:
    """Skip without the browser; where it is required, as in CI, its absence is a failure."""
    if PROGRAM.exists():
        return
    reason = f"{PROGRAM} is missing (Debian: apt-get install chromium)"
    if os.environ.get("CLEARSEND_REQUIRE_CHROMIUM") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


class Browser:
    """One window with one page. `requested` and `complaints` are what it has fetched and what its console has said."""

    def __init__(self) -> None:
        self.requested: list[str] = []
        self.complaints: list[str] = []
        self._number = 0

    def __enter__(self) -> Self:
        self._folder = tempfile.mkdtemp(prefix="clearsend-browser-")
        commands_out, commands_in = os.pipe()
        answers_out, answers_in = os.pipe()
        # The browser reads commands from 3 and writes answers to 4.
        launch = f'exec "$0" "$@" 3<&{commands_out} 4>&{answers_in}'
        self._process = subprocess.Popen(
            ["/bin/bash", "-c", launch, str(PROGRAM), *_ARGUMENTS, f"--user-data-dir={self._folder}", "about:blank"],
            pass_fds=(commands_out, answers_in),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(commands_out)
        os.close(answers_in)
        self._commands = os.fdopen(commands_in, "wb", buffering=0)
        self._answers = os.fdopen(answers_out, "rb", buffering=0)
        self._received = b""
        self._session = ""
        target = self.command("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.command("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime", "Log"):
            self.command(f"{domain}.enable")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        # When its end of the pipe is gone, the browser leaves by itself, with all its processes.
        self._commands.close()
        try:
            self._process.wait(timeout=120)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._answers.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def command(self, method: str, **parameters: Any) -> Any:
        """The result of one command; events that come before it are noted."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        self._commands.write(json.dumps(message).encode() + b"\0")
        while True:
            answer = self._receive()
            if answer.get("id") == self._number:
                assert "error" not in answer, f"{method}: {answer['error']}"
                return answer["result"]
            self._note(answer)

    def open(self, url: str) -> None:
        """Go to `url` and wait until it is shown."""
        failure = self.command("Page.navigate", url=url).get("errorText")
        assert failure is None, f"{url}: {failure}"
        self.wait_until("document.readyState === 'complete'")

    def evaluate(self, expression: str) -> Any:
        """The JSON-able value of a JavaScript expression on the page; whatever the page's own policy forbids it."""
        found = self.command("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in found, f"{expression}: {found['exceptionDetails']}"
        return found["result"].get("value")

    def wait_until(self, expression: str) -> None:
        """Until `expression` is true of a page that is loaded; on the way from one page to the next there may be none to ask."""

        def look() -> Any:
            try:
                return self.evaluate(
                    f"(document.readyState === 'complete' && ({expression})) || document.body.innerText"
                )
            except AssertionError:
                return "there is no page"

        eventually(look, lambda seen: not isinstance(seen, str), what=expression)

    def click(self, selector: str) -> None:
        """Press the mouse in the middle of an element, as a person does: what is covered or hidden is not clicked."""
        place = self.evaluate(
            f"(() => {{ const it = document.querySelector({json.dumps(selector)}); it.scrollIntoView({{block: 'center'}});"
            " const box = it.getBoundingClientRect();"
            " return {x: box.x + box.width / 2, y: box.y + box.height / 2}; })()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.command("Input.dispatchMouseEvent", type=kind, **place, button="left", clickCount=1)

    def write(self, text: str) -> None:
        """Type into what has the focus."""
        self.command("Input.insertText", text=text)

    def press_enter(self) -> None:
        for kind in ("keyDown", "keyUp"):
            self.command(
                "Input.dispatchKeyEvent",
                type=kind,
                key="Enter",
                code="Enter",
                windowsVirtualKeyCode=13,
                **({"text": "\r"} if kind == "keyDown" else {}),
            )

    def text(self) -> str:
        """What a person sees."""
        return str(self.evaluate("document.body.innerText"))

    def resize(self, width: int, height: int = 900) -> None:
        self.command(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False
        )

    def prefer(self, scheme: str) -> None:
        """`light` or `dark`."""
        self.command("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])

    def disable_scripts(self) -> None:
        self.command("Emulation.setScriptExecutionDisabled", value=True)

    def photograph(self, path: Path) -> None:
        """The whole page as a PNG."""
        shot = self.command("Page.captureScreenshot", format="png", captureBeyondViewport=True)
        path.write_bytes(base64.b64decode(shot["data"]))

    def listen(self, seconds: float) -> None:
        """Let the page live for a while, and note what it does."""
        for _ in range(round(seconds / 0.05)):
            self.evaluate("1")
            time.sleep(0.05)

    def _receive(self) -> dict[str, Any]:
        while b"\0" not in self._received:
            chunk = os.read(self._answers.fileno(), 1 << 16)
            assert chunk, "the browser has ended"
            self._received += chunk
        text, _, self._received = self._received.partition(b"\0")
        return dict(json.loads(text))

    def _note(self, event: Mapping[str, Any]) -> None:
        note = _NOTES.get(event.get("method", ""))
        if note is not None:
            note(self, event["params"])


def _note_request(browser: Browser, event: Mapping[str, Any]) -> None:
    browser.requested.append(event["request"]["url"])


def _note_log(browser: Browser, event: Mapping[str, Any]) -> None:
    if event["entry"]["level"] in ("error", "warning"):
        browser.complaints.append(event["entry"]["text"])


def _note_exception(browser: Browser, event: Mapping[str, Any]) -> None:
    browser.complaints.append(str(event["exceptionDetails"]))


_NOTES: Mapping[str, Callable[[Browser, Mapping[str, Any]], None]] = {
    "Network.requestWillBeSent": _note_request,
    "Log.entryAdded": _note_log,
    "Runtime.exceptionThrown": _note_exception,
}
