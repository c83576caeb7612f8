"""(i) Does an installation grow under a steady load? One process serves and works, for an hour; only asked for by name.

The resident memory at the end is compared with that after the first tenth of the time, when every cache is warm.
"""

import sys
import time
from collections.abc import Iterator
from itertools import islice

from bench import callbacks, processes
from bench.callers import Connection, Request
from bench.figures import Aim, Figure, percentile
from bench.processes import Program
from bench.stores import Bench, Store

_PER_SECOND = 5
_PATIENCE_SECONDS = 120.0


def measure(bench: Bench, store: Store) -> Iterator[Figure]:
    seconds = bench.scale.lasting_minutes * 60
    count = int(seconds * _PER_SECOND)
    with (
        callbacks.receiving() as receiver,
        processes.simulators(bench.folder) as vendors,
        store.installation("lasting", profile_count=count) as installation,
    ):
        processes.control(vendors, "approvals", {"delay_ms": 0})
        log = bench.folder / f"lasting-{store.name}.log"
        settings = installation.environment(vendors)
        command = ["-m", "clearsend", "serve", "--port", "0"]
        ids = iter(installation.fresh_profiles(count))
        with processes.running(command, log, ready=r"at (http://\S+)", settings=settings) as program:
            called = _Calls(program, installation.api_key, receiver.url)
            asked = called.make(ids, seconds / 10)
            early = program.resident_mib()
            asked += called.make(ids, seconds * 9 / 10)
            if not receiver.wait([one for one, _ in asked], len(asked), seconds=_PATIENCE_SECONDS):
                sys.exit("Not every completion has had its callback.")
            late = program.resident_mib()
    taken = [
        (mine[0].at - at) * 1000 for mine, (_, at) in zip(receiver.of([one for one, _ in asked]), asked, strict=True)
    ]
    name = f"{bench.scale.lasting_minutes:g} minutes at {_PER_SECOND} a second"
    yield Figure(
        "i", f"resident memory, {name}", store.name, 1, "MiB", late, early, "after a tenth", Aim(1.1, is_at_least=False)
    )
    tenth = len(taken) // 10
    first, last = percentile(taken[:tenth], 0.5), percentile(taken[-tenth:], 0.5)
    yield Figure("i", "complete → callback, the last tenth", store.name, 1, "p50 ms", last, first, "the first tenth")


class _Calls:
    """Calls at a steady pace on one connection."""

    def __init__(self, program: Program, api_key: str, callback_url: str) -> None:
        self._program, self._headers = program, {"x-api-key": api_key}
        self._body = f'{{"webHookUrl": "{callback_url}/done"}}'.encode()

    def make(self, ids: Iterator[str], seconds: float) -> list[tuple[str, float]]:
        """The profiles that were asked for, each with the moment of its call."""
        asked = []
        began_at = time.monotonic()
        with Connection(self._program.url, self._headers) as connection:
            for number, one in enumerate(islice(ids, int(seconds * _PER_SECOND))):
                time.sleep(max(0.0, began_at + number / _PER_SECOND - time.monotonic()))
                asked.append((one, time.monotonic()))
                connection.call(Request("POST", f"/v3/profiles/{one}/complete", self._body), status=202)
        return asked
