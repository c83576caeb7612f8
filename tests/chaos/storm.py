"""What goes wrong: processes die of `kill -9`, vendors fail, receivers misbehave. It knows nothing of tenants.

Everything is decided by seeded dice; what the operating system makes of it is another matter, so that a seed gives the same
weather, not the same run.
"""

import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from standardwebhooks import Webhook, WebhookVerificationError

from clearsend.simulators import faults
from clearsend.webhooks import signing
from clearsend.webhooks.receiver import Callback, CannedReply, Receiver
from tests.chaos.installation import Installation
from tests.world import Vendor, eventually

# Calls of either vendor: those that look, and those that change something.
_TELNYX_READS = (
    *("GET /phone_numbers", "GET /messaging_profiles", "GET /10dlc/phone_number_campaigns/*"),
    *("GET /10dlc/brand", "GET /10dlc/brand/*", "GET /10dlc/campaign", "GET /10dlc/campaign/*"),
)
_TELNYX_WRITES = (
    *("POST /messaging_profiles", "PATCH /phone_numbers/*/messaging"),
    *("POST /10dlc/brand", "POST /10dlc/campaignBuilder", "POST /10dlc/phone_number_campaigns"),
)
_WHATSAPP_READS = ("GET /phone_numbers", "GET /subscribed_apps")
_WHATSAPP_WRITES = ("POST /register", "POST /subscribed_apps")
_FAULTS = ("429", "503", faults.TIMEOUT, faults.APPLIED_THEN_TIMEOUT, faults.HTML_502)

# No more than these wait for a call that they may hit: what is left of them comes when the storm is over, and those few that
# are still calling then must not get all of them. WhatsApp is called seldom.
_MOST_PENDING_TELNYX, _MOST_PENDING_WHATSAPP = 6, 2

# A process comes back after so many seconds, and another one dies after so many.
_AWAY_SECONDS = (0.1, 0.8)
_BETWEEN_KILLS_SECONDS = (0.4, 1.2)
# Few die before they are ready: on a slow machine nobody would get anywhere.
_KILLED_AT_ITS_START = 0.1
_BETWEEN_FAULTS_SECONDS = (0.2, 0.6)

# A receiver takes every delivery in the end.
_MOST_REFUSALS = 3


@dataclass
class Storm:
    """Kills so many processes, one after the other, while vendors fail: in threads, from `start` until `wait` returns."""

    installation: Installation
    dice: random.Random
    kills: int
    failed: Counter[str] = field(default_factory=Counter)
    left_by_themselves: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._over = threading.Event()
        self._pool = ThreadPoolExecutor(2, "storm")
        self._blowing: list[Future[None]] = []

    def start(self) -> None:
        for blow in (self._kill, self._fail):
            self._blowing.append(self._pool.submit(blow, random.Random(self.dice.random())))

    def wait(self) -> None:
        """Until it is over, and every process is there again. A storm that has gone wrong itself is an error."""
        self._pool.shutdown()
        for blow in self._blowing:
            blow.result()

    @property
    def lasts_seconds(self) -> float:
        """About."""
        return self.kills * (sum(_AWAY_SECONDS) + sum(_BETWEEN_KILLS_SECONDS)) / 2

    def _kill(self, dice: random.Random) -> None:
        members = list(self.installation.members)
        try:
            for number in range(self.kills):
                if number % len(members) == 0:
                    # Everybody's turn comes, servers' and workers'.
                    dice.shuffle(members)
                victim = members[number % len(members)]
                time.sleep(dice.uniform(*_BETWEEN_KILLS_SECONDS))
                self.tend()
                if dice.random() > _KILLED_AT_ITS_START:
                    eventually(lambda: victim.is_ready, bool, what=f"the start of {victim.name}", seconds=180)  # noqa: B023 - asked at once
                victim.kill()
                time.sleep(dice.uniform(*_AWAY_SECONDS))
                victim.start()
        finally:
            self._over.set()

    def tend(self) -> None:
        """Start again what has ended by itself, as an orchestrator does; it is a defect, and noted."""
        for member in self.installation.members:
            if member.has_left:
                self.left_by_themselves.append(member.name)
                member.start()

    def _fail(self, dice: random.Random) -> None:
        vendors: Sequence[tuple[Vendor, Sequence[str], Sequence[str], int]] = (
            (self.installation.telnyx, _TELNYX_READS, _TELNYX_WRITES, _MOST_PENDING_TELNYX),
            (self.installation.whatsapp, _WHATSAPP_READS, _WHATSAPP_WRITES, _MOST_PENDING_WHATSAPP),
        )
        for vendor, _, writes, _ in vendors:
            # What is most easily done twice is not left to chance: of everything that is created, one answer is lost.
            for write in writes:
                self._order(vendor, write, faults.APPLIED_THEN_TIMEOUT, times=1)
        while not self._over.wait(dice.uniform(*_BETWEEN_FAULTS_SECONDS)):
            vendor, reads, writes, most_pending = dice.choices(vendors, (5, 1))[0]
            call, fault, times = dice.choice((*reads, *writes)), dice.choice(_FAULTS), dice.randint(1, 2)
            pending = [known["match"] for known in vendor.faults()]
            # A call that nobody makes any more keeps its fault, and must not keep the others from theirs.
            if call not in pending and len(pending) < most_pending:
                self._order(vendor, call, fault, times=times)

    def _order(self, vendor: Vendor, call: str, fault: str, *, times: int) -> None:
        vendor.fail_next(call, fault, times=times)
        self.failed[fault] += times


@dataclass(frozen=True)
class Arrival:
    """One callback as it arrived: what it says, under which event id, and what was wrong with it."""

    path: str
    event_id: str
    body: Mapping[str, Any]
    complaint: str | None


class MoodyReceiver(Receiver):
    """Takes callbacks, but often not at once: errors, dropped connections, answers that come too late.

    `secret_of`: the signing secret of whoever is called at a path.
    """

    def __init__(self, dice: random.Random, secret_of: Callable[[str], str]) -> None:
        super().__init__()
        self._dice = dice
        self._secret_of = secret_of
        self._lock = threading.Lock()
        self._refusals: Counter[tuple[str, str]] = Counter()
        self.is_moody = True
        self.arrivals: list[Arrival] = []
        self.answered: Counter[str] = Counter()

    def record(self, callback: Callback) -> CannedReply:
        arrival = Arrival(
            callback.path,
            callback.headers.get(signing.EVENT_ID_HEADER, ""),
            callback.json(),
            _complaint(callback, self._secret_of(callback.path)),
        )
        with self._lock:
            self.arrivals.append(arrival)
            mood = self._mood(arrival)
            self.answered[mood] += 1
        if mood == "dropped":
            raise ConnectionAbortedError
        return _ANSWERS[mood]

    def _mood(self, arrival: Arrival) -> str:
        about = (arrival.path, arrival.event_id)
        if not self.is_moody or self._refusals[about] == _MOST_REFUSALS:
            return "taken"
        mood = self._dice.choices(("taken", "500", "dropped", "too late"), (60, 20, 10, 10))[0]
        self._refusals[about] += mood != "taken"
        return mood


_ANSWERS: Mapping[str, CannedReply] = {
    "taken": CannedReply(),
    "500": CannedReply(500),
    "too late": CannedReply(delay_seconds=1.5),
}


def _complaint(callback: Callback, secret: str) -> str | None:
    """What an independent verifier, and our own, find wrong with the signatures at the moment of arrival."""
    try:
        Webhook(secret).verify(callback.body, dict(callback.headers))
        callback.verify(secret)
    except (WebhookVerificationError, signing.SignatureError) as error:
        return str(error) or type(error).__name__
    return None
