"""No test fails because a machine is slow: the clock of the wall bounds nothing, and deadlines are minutes.

What a test waits for is a fact (`tests/world.py`, `eventually`). What must be quick is measured by the bench. The rules
read the sources of `tests/`; the small texts below prove that each rule can fail.
"""

import ast
import functools
import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LEAST_SECONDS = 60

# Each place that may do what a rule forbids, and why it may. A place that needs it no longer must go from the list.
EXCEPTIONS: Mapping[str, str] = {
    "tests/world.py::eventually": "the one helper that waits",
    "tests/browser.py::Browser.listen": "lets a page live for a while, to note what it does by itself",
    # A programme that is no test: whether all went well is asked at the end, without a clock.
    "tests/chaos/callers.py::Callers.__post_init__": "its callers give up and ask again, as real ones do",
    "tests/chaos/callers.py::Callers.call": "the pause before a caller asks again, and the minutes after which it gives up",
    "tests/chaos/callers.py::Callers._onboard": "its callers come one after the other, not all at once",
    "tests/chaos/installation.py::_settings": "time-outs of vendors and receivers are a part of the storm",
    "tests/chaos/lives.py::Step.pause": "a moment between two changes of a tenant",
    "tests/chaos/storm.py::Storm._kill": "the pauses between the kills",
    # Time-outs that the test wants to run into.
    "tests/api/test_rate_limits.py::test_a_database_that_is_busy_fails_no_request_and_lifts_no_limit": "it is to give up",
    "tests/providers/test_http.py::client": "servers that never answer are to be given up",
    "tests/simulators/test_server.py::test_a_timeout_leaves_the_caller_without_an_answer": "the vendor never answers",
    "tests/simulators/test_telnyx_fees.py::lose": "the vendor never answers, and the test waits for what it has done",
    "tests/store/test_in_flight.py::test_among_processes_too_and_not_for_longer_than_they_live": "the name is not let go",
    "tests/store/test_rate_windows.py::test_who_is_in_the_way_is_waited_for_but_not_for_long": "it is to give up",
    "tests/webhooks/test_receiver.py::test_it_waits_for_callbacks": "the second callback never comes",
    # The other one gets a moment to do what it must not do: a slow machine sees less, and nothing that is wrong.
    "tests/api/test_bad_input.py::test_who_goes_away_in_the_middle_of_a_body_has_done_nothing": "a moment for the server",
    "tests/e2e/test_processes.py::test_a_server_and_a_worker_share_the_work": "a moment for a server without a worker",
    "tests/store/test_idempotency.py::_second_caller": "a moment for the second caller, which must wait for the first",
    "tests/store/test_in_flight.py::test_in_a_process_the_second_waits_for_the_first": "a moment for the second holder",
    "tests/store/test_retention.py::test_what_is_delivered_again_at_that_moment_stays": "a moment for what prunes",
    "tests/store/test_webhooks.py::test_two_that_come_at_once_do_not_pass_the_most_that_an_organization_may_have": (
        "a moment for the second, which must wait for the first"
    ),
    # Lengths of time that are the matter itself.
    "tests/workflows/money_desk.py::Desk._take": "by the clock of the test's own, which is set forward: nobody waits",
    "tests/e2e/test_cluster.py::test_servers_and_workers_through_a_deploy_and_an_outage": "how long the outage lasts",
    "tests/store/foundation/test_database.py::test_on_postgresql_a_connection_that_died_at_rest_is_not_given_to_anybody": (
        "only what has rested for more than a second is tried before it is given out"
    ),
    "tests/webhooks/network.py::repeats.script": "the pause between two drops of an answer",
    "tests/webhooks/test_sender_reading.py::test_a_receiver_that_does_not_read.reads_drop_by_drop": "a pause between two drops",
    # Not a wait: the clock of the simulated vendor moves.
    "tests/simulators/test_contracts.py::talk_to_the_registry": "moves a simulated clock",
    "tests/simulators/test_contracts.py::_talk_about_campaigns": "moves a simulated clock",
    "tests/simulators/test_contracts.py::_talk_about_assignments": "moves a simulated clock",
    "tests/simulators/registry.py::Registry.good_brand": "moves a simulated clock",
    "tests/simulators/registry.py::Registry.good_campaign": "moves a simulated clock",
}

# Clocks whose moments are compared with a moment to come, and those that only tell how much time has passed.
_CLOCKS = {
    "monotonic",
    "monotonic_ns",
    "perf_counter",
    "perf_counter_ns",
    "process_time",
    "process_time_ns",
    "thread_time",
    "thread_time_ns",
    "time",
    "time_ns",
}
_CALENDARS = {"now", "utcnow"}
# By these names tests call what a stopwatch said.
_STOPWATCH_NAMES = {"elapsed", "duration", "duration_ms", "duration_seconds", "seconds", "took", "waited"}
_LESS, _MORE = (ast.Lt, ast.LtE), (ast.Gt, ast.GtE)
# Methods that take a deadline by position, and at which position.
_DEADLINE_AT = {"wait": 0, "join": 0, "result": 0, "settimeout": 0, "wait_for": 1, "create_connection": 1}
_DEADLINE_WORDS = ("timeout", "timeout_seconds", "wait_seconds", "read_seconds", "patience_seconds", "deadline")
# The functions whose `seconds` are a deadline; elsewhere they are a length of time or pass on a simulated clock.
_WAITING = ("eventually", "wait", "await", "listen", "look")
_SCOPES = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
# Their `wait` moves a simulated clock.
_SIMULATED = {"registry"}


@dataclass(frozen=True)
class Finding:
    """One place that breaks a rule. `place` is the innermost function or class, by its qualified name."""

    place: str
    line: int
    what: str


def findings(source: str) -> list[Finding]:
    """What `source`, the text of a test module, does against the rules."""
    tree = ast.parse(source)
    constants = _constants(tree)
    found: list[Finding] = []
    for place, scope in _scopes(tree):
        times = _Times(scope)
        for node in _own_nodes(scope):
            found.extend(Finding(place, getattr(node, "lineno", 0), what) for what in _breaks(node, times, constants))
    return found


def _breaks(node: ast.AST, times: "_Times", constants: Mapping[str, float]) -> Iterator[str]:
    if isinstance(node, ast.Compare):
        yield from times.bounds(node)
    if isinstance(node, ast.Attribute) and _name(node.value) == "timeit":
        yield "measures time, which is the bench's"
    if isinstance(node, ast.Call):
        if _name(node.func) == "sleep":
            yield "sleeps"
        yield from _short_deadlines(node, constants)
        if _is_impatient_client(node):
            yield "leaves the patience to httpx, which has five seconds"
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        yield from _short_defaults(node, constants)


_HTTPX = {"get", "post", "put", "patch", "delete", "head", "options", "request", "stream", "Client", "AsyncClient"}


def _is_impatient_client(call: ast.Call) -> bool:
    """Is this a call of `httpx` without a time-out of its own?"""
    function = call.func
    if not (isinstance(function, ast.Attribute) and _name(function.value) == "httpx" and function.attr in _HTTPX):
        return False
    return not any(keyword.arg in ("timeout", None) for keyword in call.keywords)


class _Times:
    """The names of one function that stand for moments, for time that has passed, and for time that is left."""

    def __init__(self, scope: ast.AST) -> None:
        self._moments: set[str] = set()
        # What a test is given by name is no measurement.
        given = ast.walk(scope.args) if isinstance(scope, ast.FunctionDef | ast.AsyncFunctionDef) else iter(())
        self._passed = _STOPWATCH_NAMES - {node.arg for node in given if isinstance(node, ast.arg)}
        self._left: set[str] = set()
        for node in _own_nodes(scope):
            if isinstance(node, ast.Assign):
                names = {part.id for target in node.targets for part in ast.walk(target) if isinstance(part, ast.Name)}
                if self._has(node.value, self._is_passed):
                    self._passed |= names
                elif self._has(node.value, self._is_left):
                    self._left |= names
                elif self._is_moment(node.value):
                    self._moments |= names

    def bounds(self, compared: ast.Compare) -> Iterator[str]:
        """What in a comparison is true only on a machine that is quick enough."""
        sides = [compared.left, *compared.comparators]
        for left, sign, right in zip(sides, compared.ops, sides[1:], strict=False):
            if not isinstance(sign, _LESS + _MORE):
                continue
            less, more = (left, right) if isinstance(sign, _LESS) else (right, left)
            if self._has(less, self._is_passed):
                yield "bounds the time that passes"
            elif self._has(more, self._is_left):
                yield "counts on time that is left"
            elif any(isinstance(side, ast.Call) and _is_clock(side, _CLOCKS) for side in (left, right)):
                yield "keeps a deadline by hand"

    def _has(self, expression: ast.AST, is_it: "_Question") -> bool:
        return any(is_it(part) for part in ast.walk(expression))

    def _is_moment(self, node: ast.AST) -> bool:
        return _is_clock(node, _CLOCKS | _CALENDARS) or (isinstance(node, ast.Name) and node.id in self._moments)

    def _is_passed(self, node: ast.AST) -> bool:
        if isinstance(node, ast.Attribute):
            return node.attr in _STOPWATCH_NAMES
        if isinstance(node, ast.Name):
            return node.id in self._passed
        if not isinstance(node, ast.BinOp) or not isinstance(node.op, ast.Sub) or not self._is_moment(node.left):
            return False
        # A moment less a length of time is a moment.
        return not (isinstance(node.right, ast.Call) and _name(node.right.func) == "timedelta")

    def _is_left(self, node: ast.AST) -> bool:
        if isinstance(node, ast.Name):
            return node.id in self._left
        if not isinstance(node, ast.BinOp) or not isinstance(node.op, ast.Sub):
            return False
        return self._is_moment(node.right) and not self._is_moment(node.left)


_Question = Callable[[ast.AST], bool]


def _is_clock(node: ast.AST, clocks: set[str]) -> bool:
    return isinstance(node, ast.Call) and _name(node.func) in clocks


def _short_deadlines(call: ast.Call, constants: Mapping[str, float]) -> Iterator[str]:
    name = _name(call.func)
    for keyword in call.keywords:
        is_deadline = _is_deadline(keyword.arg or "", name)
        if is_deadline and _is_short(keyword.value, constants):
            yield f"gives {keyword.arg} of less than {LEAST_SECONDS} seconds"
    at = _DEADLINE_AT.get(name)
    is_simulated = isinstance(call.func, ast.Attribute) and _name(call.func.value) in _SIMULATED
    if at is not None and not is_simulated and len(call.args) > at and _is_short(call.args[at], constants):
        yield f"gives {name} less than {LEAST_SECONDS} seconds"


def _is_deadline(argument: str, function: str) -> bool:
    return argument.endswith(_DEADLINE_WORDS) or (argument == "seconds" and function.startswith(_WAITING))


def _short_defaults(function: ast.FunctionDef | ast.AsyncFunctionDef, constants: Mapping[str, float]) -> Iterator[str]:
    arguments = function.args
    positional = [*arguments.posonlyargs, *arguments.args]
    defaults = [*zip(positional[len(positional) - len(arguments.defaults) :], arguments.defaults, strict=True)]
    for argument, default in [*defaults, *zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)]:
        if _is_deadline(argument.arg, function.name) and default is not None and _is_short(default, constants):
            yield f"waits by default less than {LEAST_SECONDS} seconds ({argument.arg})"


def _is_short(value: ast.expr, constants: Mapping[str, float]) -> bool:
    """A number below the least, literally, by the name of a constant, or as arithmetic of them; 0 is not to wait at all."""
    number = _number(value, constants)
    return number is not None and 0 < number < LEAST_SECONDS


def _number(value: ast.expr, constants: Mapping[str, float]) -> float | None:
    if isinstance(value, ast.Constant) and isinstance(value.value, int | float) and not isinstance(value.value, bool):
        return float(value.value)
    if isinstance(value, ast.Name):
        return constants.get(value.id)
    if isinstance(value, ast.BinOp):
        left, right = _number(value.left, constants), _number(value.right, constants)
        operation = _ARITHMETIC.get(type(value.op))
        return None if left is None or right is None or operation is None else operation(left, right)
    return None


_ARITHMETIC: Mapping[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
}


def _constants(tree: ast.Module) -> dict[str, float]:
    """The numbers that a module gives a name."""
    found: dict[str, float] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            number = _number(node.value, found)
            if isinstance(target, ast.Name) and number is not None:
                found[target.id] = number
    return found


_Scope = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def _scopes(scope: ast.AST, name: str = "") -> Iterator[tuple[str, ast.AST]]:
    """The scope and those inside it: functions and classes by their qualified names, the module by an empty one."""
    yield name, scope
    for node in _own_nodes(scope):
        if isinstance(node, _SCOPES):
            yield from _scopes(node, f"{name}.{node.name}".lstrip("."))


def _own_nodes(scope: ast.AST) -> Iterator[ast.AST]:
    """What belongs to a scope itself; of the scopes inside it only the nodes that head them."""
    waiting = [*ast.iter_child_nodes(scope)]
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, _SCOPES):
            waiting.extend(ast.iter_child_nodes(node))


def _name(expression: ast.expr) -> str:
    """The last part of `a.b.c`; empty for what has no name."""
    if isinstance(expression, ast.Attribute):
        return expression.attr
    return expression.id if isinstance(expression, ast.Name) else ""


def _modules() -> list[Path]:
    return sorted((ROOT / "tests").rglob("*.py"))


@functools.cache
def _broken() -> dict[str, list[Finding]]:
    """What is found, by file and place."""
    found: dict[str, list[Finding]] = {}
    for path in _modules():
        for finding in findings(path.read_text(encoding="utf-8")):
            found.setdefault(f"{path.relative_to(ROOT)}::{finding.place}", []).append(finding)
    return found


def test_no_test_depends_on_the_speed_of_the_machine() -> None:
    unexcused = {place: found for place, found in _broken().items() if place not in EXCEPTIONS}
    assert unexcused == {}, "wait for the fact with tests.world.eventually, or say in EXCEPTIONS why not"


def test_every_exception_is_needed_and_has_a_reason() -> None:
    assert EXCEPTIONS.keys() - _broken().keys() == set()
    assert all(len(reason.split()) > 3 for reason in EXCEPTIONS.values())


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("assert time.monotonic() - began < 5", "bounds the time that passes"),
        ("assert time.process_time() - began < 5", "bounds the time that passes"),
        ("httpx.get(url)", "leaves the patience to httpx, which has five seconds"),
        ("client = httpx.Client(base_url=url)", "leaves the patience to httpx, which has five seconds"),
        ("best = min(timeit.repeat(work, number=20))", "measures time, which is the bench's"),
        ("assert 5 > time.perf_counter() - began", "bounds the time that passes"),
        ("assert 0.1 < time.monotonic() - began <= 3", "bounds the time that passes"),
        ("took = time.monotonic() - began\nassert took < 5", "bounds the time that passes"),
        ("ended = time.monotonic()\nassert ended - began < 5", "bounds the time that passes"),
        ("assert abs(time.time() - arrived_at) < 5", "bounds the time that passes"),
        ("assert datetime.now(UTC) - created_at < timedelta(minutes=1)", "bounds the time that passes"),
        ("assert answer.elapsed < limit", "bounds the time that passes"),
        ("assert outcome.duration_ms <= 500", "bounds the time that passes"),
        ("status, seconds = process.terminate()\nassert seconds < 20", "bounds the time that passes"),
        ("assert resets_at - time.time() > 0", "counts on time that is left"),
        ("left = resets_at - time.time()\nassert 0 < left", "counts on time that is left"),
        ("while time.monotonic() < ends:\n    look()", "keeps a deadline by hand"),
        ("if time.monotonic() > ends:\n    raise TimeoutError", "keeps a deadline by hand"),
        ("time.sleep(0.1)", "sleeps"),
        ("sleep(0.1)", "sleeps"),
        ("process.wait(5)", "gives wait less than 60 seconds"),
        ("thread.join(timeout=5)", "gives timeout of less than 60 seconds"),
        ("answers.get(timeout=0.5)", "gives timeout of less than 60 seconds"),
        ("SHORT = 0.4\nsend(url, timeout_seconds=SHORT)", "gives timeout_seconds of less than 60 seconds"),
        ("SHORT = 4\nthread.join(SHORT * 2 + 1)", "gives join less than 60 seconds"),
        ("eventually(look, bool, what='it', seconds=5)", "gives seconds of less than 60 seconds"),
        ("inbox.wait_for(1, 10)", "gives wait_for less than 60 seconds"),
        ("socket.create_connection(address, 5)", "gives create_connection less than 60 seconds"),
        ("Settings(provider_timeout_seconds=3)", "gives provider_timeout_seconds of less than 60 seconds"),
        ("def wait(self, *, seconds: float = 5): ...", "waits by default less than 60 seconds (seconds)"),
        ("def wait(self, timeout=5): ...", "waits by default less than 60 seconds (timeout)"),
    ],
)
def test_each_pattern_is_found(source: str, what: str) -> None:
    assert [finding.what for finding in findings(source)] == [what]


@pytest.mark.parametrize(
    "source",
    [
        "assert time.monotonic() - began >= 0.2",
        "assert outcome.duration_ms >= 450",
        "assert resets_at - time.time() <= 61",
        "assert before <= created_at <= datetime.now(UTC)",
        "before = datetime.now(UTC)\nassert before - timedelta(milliseconds=1) < created_at",
        "eventually(look, bool, what='it')",
        "eventually(look, bool, what='it', pause_seconds=0.01)",
        "process.wait(timeout=120)",
        "process.wait()",
        "names.hold(name, wait_seconds=0)",
        "assert time.monotonic() - began > 0.9 * DOCUMENTED_SECONDS",
        "began = time.monotonic()\nassert time.monotonic() - began > 2",
        "def test(seconds: int) -> None:\n    assert (seconds <= 300) is genuine",
        "thread.join()",
        "', '.join(names)",
        "prices.get(name, 5)",
        "clock.advance(seconds=5)",
        "timedelta(seconds=5)",
        "registry.wait(1)",
        "def wait(seconds: float = 180.0, pause_seconds: float = 0.05): ...",
    ],
)
def test_what_waits_for_a_fact_is_left_alone(source: str) -> None:
    assert findings(source) == []


def test_a_finding_names_its_place() -> None:
    source = "class Inbox:\n    def wait(self) -> None:\n        def look() -> None:\n            sleep(1)\n"
    assert findings(source) == [Finding("Inbox.wait.look", 4, "sleeps")]
