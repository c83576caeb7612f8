"""Programs under measurement, each in a process of its own. It measures only their memory and processor time."""

import ctypes
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import httpx

SCRIPTS = Path(__file__).parents[1]
START_SECONDS = 180.0
VENDORS = ("telnyx", "whatsapp")
# A worker whose lease has run out while it was paused must show itself again before anything is given to it.
_PAUSE_SECONDS = 6.0
_BEAT_SECONDS = 2.5


class Program:
    """A running `python COMMAND`. `url` is what it has printed of itself, once it is ready."""

    def __init__(self, command: Sequence[str], log: Path, settings: Mapping[str, str]) -> None:
        self.url = ""
        self._command = command
        self._log = log
        self._paused_at: float | None = None
        with log.open("wb") as output:
            self._process = subprocess.Popen(  # noqa: S603 - programs of this folder and of the product
                [sys.executable, *command], env=environment(settings), stdout=output, stderr=subprocess.STDOUT
            )

    def await_ready(self, ready: str) -> None:
        """Until it has printed `ready`, whose first group, if any, is its address."""
        found = self.await_words(ready)
        self.url = found[1] if found.re.groups else ""

    def await_words(self, pattern: str) -> re.Match[str]:
        """What it has printed, once it has."""
        deadline = time.monotonic() + START_SECONDS
        while (found := re.search(pattern, self._log.read_text())) is None:
            if self._process.poll() is not None or time.monotonic() > deadline:
                sys.exit(f"{' '.join(self._command)} did not print {pattern}:\n{self._log.read_text()[-2000:]}")
            time.sleep(0.01)
        return found

    def kill(self) -> None:
        """Nothing of it is needed any more, so it is not asked to leave in good order, and neither are its children."""
        if self._process.poll() is not None:
            return
        for child in family(self._process.pid)[1:]:
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        self._process.kill()
        self._process.wait()

    def pause(self) -> None:
        """Let it use no processor while another one is measured."""
        self._tell_all(signal.SIGSTOP)
        self._paused_at = time.monotonic()

    def resume(self) -> float:
        """Let it go on; how many seconds it should then be left alone."""
        if self._paused_at is None:
            return 0.0
        paused_for = time.monotonic() - self._paused_at
        self._tell_all(signal.SIGCONT)
        self._paused_at = None
        return _BEAT_SECONDS if paused_for > _PAUSE_SECONDS else 0.0

    def tell(self, number: signal.Signals) -> None:
        self._process.send_signal(number)

    def _tell_all(self, number: signal.Signals) -> None:
        for pid in family(self._process.pid):
            os.kill(pid, number)

    def processor_seconds(self) -> float:
        """How long it and its children have kept processors busy so far."""
        return processor_seconds(self._process.pid)

    def resident_mib(self) -> float:
        """Its resident memory now, that of all its threads, and that of its children, whose shared pages count for each."""
        return sum(_resident_mib(pid) for pid in family(self._process.pid))


def family(pid: int) -> list[int]:
    """The process, which comes first, and all its descendants."""
    children: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(FileNotFoundError, ProcessLookupError):
            children.setdefault(int(_stat(path)[1]), []).append(int(path.parent.name))
    found = [pid]
    for one in found:
        found += children.get(one, [])
    return found


def processor_seconds(pid: int) -> float:
    """How long a process, its descendants, and those children of theirs that have ended, have kept processors busy so far.

    That of processes alive is exact to less than a microsecond, that of the ended ones is counted in ticks.
    """
    alive, ticks = 0.0, 0
    for one in family(pid):
        with suppress(OSError):  # It has ended meanwhile.
            ticks += sum(map(int, _stat(Path(f"/proc/{one}/stat"))[13:15]))
            alive += time.clock_gettime(_processor_clock(one))
    return alive + ticks / os.sysconf("SC_CLK_TCK")


def _processor_clock(pid: int) -> int:
    """The clock of all threads of a process, also of those that have ended.

    Raises: OSError: there is no such process.
    """
    clock = ctypes.c_int()
    error = ctypes.CDLL(None).clock_getcpuclockid(pid, ctypes.byref(clock))
    if error:
        raise OSError(error, os.strerror(error))
    return clock.value


def _stat(path: Path) -> list[str]:
    """The fields after the name, of which the first is the state."""
    return path.read_text().rpartition(")")[2].split()


def _resident_mib(pid: int) -> float:
    found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    assert found is not None
    return int(found[1]) / 1024


def environment(own: Mapping[str, str]) -> dict[str, str]:
    """This process's environment with nothing of Clearsend in it but `own`, and with these modules to be found."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("CLEARSEND_")}
    found_in = [str(SCRIPTS), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**inherited, "PYTHONPATH": os.pathsep.join(found_in), **own}


@contextmanager
def running(
    command: Sequence[str], log: Path, *, ready: str, settings: Mapping[str, str] | None = None
) -> Iterator[Program]:
    """`python COMMAND`, from the moment it is ready."""
    with several(1, command, log, ready=ready, settings=settings) as (program,):
        yield program


@contextmanager
def several(
    count: int, command: Sequence[str], log: Path, *, ready: str, settings: Mapping[str, str] | None = None
) -> Iterator[list[Program]]:
    """The same program `count` times, from the moment all are ready. Each writes to a log beside `log`."""
    with ExitStack() as stack:
        programs = []
        for number in range(count):
            program = Program(command, log.with_name(f"{log.stem}-{number}.log"), settings or {})
            stack.callback(program.kill)
            programs.append(program)
        for program in programs:
            program.await_ready(ready)
        yield programs


@contextmanager
def simulators(folder: Path) -> Iterator[str]:
    """The simulated vendors in a process of their own, answering at once; their address."""
    port = _free_port()
    log = folder / "simulators.log"
    command = ["-m", "clearsend.simulators", "--port", str(port)]
    with running(command, log, ready=""):
        _await_listening(port, log)
        yield f"http://127.0.0.1:{port}/simulators"


def control(vendors: str, name: str, body: Mapping[str, int]) -> None:
    """Tell the simulated vendors how to behave."""
    for vendor in VENDORS:
        httpx.post(f"{vendors}/{vendor}/_control/{name}", json=dict(body)).raise_for_status()


def calls(vendors: str) -> int:
    """The number of calls that the simulated vendors have had."""
    return sum(len(httpx.get(f"{vendors}/{vendor}/_control/calls", timeout=30).json()) for vendor in VENDORS)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def _await_listening(port: int, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    sys.exit(f"The simulators did not start:\n{log.read_text()[-2000:]}")
