"""Being told to leave: SIGTERM and SIGINT, in a process whose main thread has nothing else to do."""

import signal
import socket

_SIGNALS = (signal.SIGTERM, signal.SIGINT)


class Leaving:
    """Waits until the process is told to leave. Create it in the main thread, before there is something to leave.

    The system gives a signal to any thread. Python's handler runs in the main thread, but does not wake it from a lock or an
    event: the process would never leave. What a signal writes to the wake-up socket does, whichever thread was given it.
    """

    def __init__(self) -> None:
        self._told, self._tells = socket.socketpair()
        self._tells.setblocking(False)
        signal.set_wakeup_fd(self._tells.fileno(), warn_on_full_buffer=False)
        for number in _SIGNALS:
            signal.signal(number, lambda _signal, _frame: None)

    def wait(self) -> None:
        # Other signals that Python handles are written to it as well.
        while self._told.recv(1)[0] not in _SIGNALS:
            pass
