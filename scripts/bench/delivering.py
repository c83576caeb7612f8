"""(d) How many webhooks a worker delivers, against a bare loop of an HTTP client, to the same receiver.

The loop posts the same bytes, unsigned, one after the other, with httpx: on a connection for each request, as the product
does since it trusts no receiver, and on a connection that is kept. The product's part is the whole of it: loaded,
resolved, judged, signed, posted, and every attempt written.
"""

import json
import time
from collections.abc import Callable, Iterator
from functools import partial

import httpx

from bench import backlog, processes
from bench.backlog import Crew
from bench.figures import Aim, Figure, interleaved, median
from bench.installation import Installation
from bench.stores import Bench, Store
from clearsend.actions import webhooks
from clearsend.domain import events

_BODY = {
    "run_id": "0f0e7a52-9e0e-4b43-a2cb-6d6a3d40c3a5",
    "profile_id": "5a0b7a8e-2f4b-4d11-9c3e-1f2d3c4b5a69",
    "status": "completed",
    "reasons": [{"code": "channels_connected", "message": "Every configured channel is connected."}],
    "timestamp": "2026-01-01T00:00:00+00:00",
}
# Deliveries to one receiver go one after the other.
_RECEIVERS = 5


def measure(bench: Bench, store: Store) -> Iterator[Figure]:
    for count in store.processes(bench.scale):
        yield from _measure(bench, store, count)


def _measure(bench: Bench, store: Store, count: int) -> Iterator[Figure]:
    scale = bench.scale
    with (
        processes.several(
            _RECEIVERS, ["-m", "bench.receiver"], bench.folder / "receiver.log", ready=r"at (http://\S+)"
        ) as receivers,
        store.installation("delivering", profile_count=1) as installation,
        processes.several(
            count,
            ["-m", "clearsend", "worker"],
            bench.folder / f"delivering-{store.name}-{count}.log",
            ready="worker ready",
            settings=installation.environment(),
        ) as workers,
        httpx.Client() as pooled,
    ):
        urls = [receiver.url for receiver in receivers]
        crew = Crew(workers, installation.database.engine)
        crew.pause()
        for chosen in (urls, urls[:1]):
            publish = partial(_publish, installation, chosen, scale.deliveries)

            def deliver(publish: Callable[[], None] = publish) -> float:
                return backlog.emptied(crew, publish).seconds

            deliver()
            ours, fresh, kept = (
                scale.deliveries / median(seconds)
                for seconds in interleaved(
                    scale.rounds,
                    deliver,
                    partial(_post_each_anew, chosen, scale.deliveries),
                    partial(_post_all, pooled, chosen, scale.deliveries),
                )
            )
            name = f"deliver, {len(chosen)} receivers" if len(chosen) > 1 else "deliver, 1 receiver"
            yield Figure("d", name, store.name, count, "webhooks/s", ours, fresh, "httpx, new connections", Aim(0.6))
            yield Figure("d", "…", store.name, count, "webhooks/s", ours, kept, "httpx, kept connection")


def _publish(installation: Installation, urls: list[str], count: int) -> None:
    """`count` deliveries in one commit, as the end of a run publishes them."""
    with installation.database.writing() as transaction:
        for number in range(count):
            webhooks.publish(
                transaction,
                events.COMPLETION_COMPLETED,
                org_id=installation.actor.org_id,
                profile_id=installation.template_id,
                payload={"status": "completed"},
                callback=webhooks.Callback(transaction.new_id(), [f"{urls[number % len(urls)]}/done"], _BODY),
            )


def _post_each_anew(urls: list[str], count: int) -> float:
    began_at = time.monotonic()
    for number in range(count):
        # Nothing here is reached by TLS, and loading the certificates of the world would take longer than the call.
        with httpx.Client(verify=False) as client:  # noqa: S501
            _post(client, urls[number % len(urls)])
    return time.monotonic() - began_at


def _post_all(client: httpx.Client, urls: list[str], count: int) -> float:
    began_at = time.monotonic()
    for number in range(count):
        _post(client, urls[number % len(urls)])
    return time.monotonic() - began_at


def _post(client: httpx.Client, url: str) -> None:
    content = json.dumps(_BODY, separators=(",", ":"))
    client.post(f"{url}/done", content=content, headers={"content-type": "application/json"}).raise_for_status()
