"""The product's worker with vendors that answer from its own memory: what is left is the engine and the books.

    python -m bench.stub_worker        (its settings come from the environment, as those of `clearsend worker`)

From SIGUSR1 on, every distinct request goes to the simulated vendor once, and its answer is repeated: by then the vendor knows
the organization, and its answers do not change any more.
"""

import signal
import sys
import threading

import httpx

from clearsend import app
from clearsend.providers import http
from clearsend.settings import Settings


class Repeating(httpx.BaseTransport):
    """Once `is_repeating`, asks once and repeats what was answered."""

    def __init__(self) -> None:
        self.is_repeating = False
        self._wire = httpx.HTTPTransport()
        self._known: dict[tuple[str, str, bytes], tuple[int, bytes]] = {}

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if not self.is_repeating:
            return self._wire.handle_request(request)
        what = (request.method, str(request.url), request.read())
        if what not in self._known:
            answer = self._wire.handle_request(request)
            self._known[what] = (answer.status_code, answer.read())
        status, content = self._known[what]
        return httpx.Response(status, content=content, headers={"content-type": "application/json"})


def main() -> None:
    settings = Settings()
    transport = Repeating()
    with app.open_database(settings) as database:
        client = http.make_client(settings.provider_timeout_seconds)
        # There is no door for this in the product, which has no use for it.
        client._transport = transport
        worker = app.create_worker(settings, app.create_deps(settings, database, client))
        signal.signal(signal.SIGUSR1, lambda _signal, _frame: setattr(transport, "is_repeating", True))
        worker.launch()
        sys.stdout.write("stub worker ready\n")
        sys.stdout.flush()
        threading.Event().wait()


if __name__ == "__main__":
    main()
