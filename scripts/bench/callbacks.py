"""The receiver of the callbacks of all systems that are compared: it answers 200, and remembers which profile was told what, when.

It runs in a thread of the bench, so that the moments it notes can be compared with those of the calls. It checks no signature.
"""

import asyncio
import re
import threading
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)\r\n", re.IGNORECASE)
_CLOSE = re.compile(rb"\r\nconnection: *close\r\n", re.IGNORECASE)
_PROFILE = re.compile(rb'"profileId": ?"([^"]+)"')
_STATUS = re.compile(rb'"status": ?"([^"]+)"')
_ANSWER = b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n"


@dataclass(frozen=True)
class Callback:
    """One callback as it was received; `at` is a moment of `time.monotonic`."""

    profile_id: str
    status: str
    at: float


@dataclass
class Receiver:
    """`url` is where it listens."""

    url: str = ""
    _received: dict[str, list[Callback]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def of(self, profile_ids: Collection[str]) -> list[list[Callback]]:
        """The callbacks of each of these profiles, in the order of arrival."""
        with self._lock:
            return [list(self._received.get(profile_id, [])) for profile_id in profile_ids]

    def wait(self, profile_ids: Collection[str], count: int, *, seconds: float) -> bool:
        """Until `count` of the profiles have had a callback. False if `seconds` were not enough."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            with self._lock:
                if sum(one in self._received for one in profile_ids) >= count:
                    return True
            # Looked at now and then, and not at each arrival: the receiver shares processors with what is measured.
            time.sleep(0.01)
        return False

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Take the callbacks of one connection."""
        is_open = True
        while is_open:
            try:
                head = await reader.readuntil(b"\r\n\r\n")
                found = _LENGTH.search(head)
                body = await reader.readexactly(int(found[1]) if found else 0)
            except (asyncio.IncompleteReadError, ConnectionError):
                break
            self._note(body)
            writer.write(_ANSWER)
            is_open = _CLOSE.search(head) is None
        writer.close()

    def _note(self, body: bytes) -> None:
        profile, status = _PROFILE.search(body), _STATUS.search(body)
        if profile and status:
            callback = Callback(profile[1].decode(), status[1].decode(), time.monotonic())
            with self._lock:
                self._received.setdefault(callback.profile_id, []).append(callback)


@contextmanager
def receiving() -> Iterator[Receiver]:
    """A receiver that runs as long as the block."""
    receiver, ready = Receiver(), threading.Event()
    loop = asyncio.new_event_loop()

    async def listen() -> None:
        server = await asyncio.start_server(receiver.serve, "127.0.0.1", 0, backlog=1024)
        receiver.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        ready.set()

    def run() -> None:
        asyncio.set_event_loop(loop)
        listening = loop.create_task(listen())
        loop.run_forever()
        listening.cancel()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    ready.wait()
    try:
        yield receiver
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
