"""Worker names that let other processes on the same machine see that a worker is dead before its lease expires.

The only answer is "surely dead". For a worker on another machine, in another container, or on a system without /proc, only the
expiry of its lease counts.
"""

import hashlib
import os
import secrets
import socket
from pathlib import Path

_PROC = Path("/proc")


def new_executor_id() -> str:
    """`machine.pid.start.random`, unique forever: process ids are reused, but not with the same start time."""
    pid = os.getpid()
    return f"{_machine()}.{pid}.{_started(pid) or 0}.{secrets.token_hex(4)}"


def is_surely_dead(executor_id: str) -> bool:
    """Is this the name of a process of this machine and container that is gone?"""
    machine, _, rest = executor_id.partition(".")
    pid, _, rest = rest.partition(".")
    started = rest.partition(".")[0]
    if machine != _machine() or not pid.isdigit() or started in ("", "0"):
        return False
    return _started(int(pid)) != started


def _machine() -> str:
    """A name for this boot of this machine, as seen from this container; random where the system does not say."""
    try:
        boot = (_PROC / "sys/kernel/random/boot_id").read_text().strip()
        container = os.readlink(_PROC / "self/ns/pid")  # noqa: PTH115 - the link's text, not a path
    except OSError:
        return secrets.token_hex(6)
    return hashlib.sha256(f"{socket.gethostname()} {boot} {container}".encode()).hexdigest()[:12]


def _started(pid: int) -> str | None:
    """The start time of the process, in the kernel's ticks; None if there is no such process."""
    try:
        stat = (_PROC / str(pid) / "stat").read_text()
    except OSError:
        return None
    # The command's name, in parentheses, may contain spaces. A zombie has ended although it is still listed.
    state, *fields = stat.rpartition(")")[2].split()
    return None if state == "Z" else fields[18]
