"""Health checks for load balancers and operators: is the process alive, and can it do its work? They require no API key."""

from collections.abc import Callable
from typing import Literal

from fastapi import FastAPI, Response

from clearsend.actions import circuits
from clearsend.schemas.health import ChecksOut, HealthOut, ReadyOut
from clearsend.store.foundation.database import Database, DatabaseUnavailable

# True: the worker of this process is alive; False: it has stopped; None: this process has no worker.
WorkerProbe = Callable[[], bool | None]


def add(app: FastAPI, database: Database, worker: WorkerProbe) -> None:
    @app.get("/healthz", tags=["operations"], summary="Check that the process is alive", operation_id="health")
    def healthz() -> HealthOut:
        return HealthOut()

    @app.get(
        "/readyz",
        tags=["operations"],
        summary="Check that the server can do its work",
        operation_id="ready",
        responses={
            503: {"model": ReadyOut, "description": "The database cannot be reached, or the worker has stopped."}
        },
    )
    def readyz(response: Response) -> ReadyOut:
        checks = _check(database, worker)
        is_ready = checks.database == "ok" and checks.worker != "stopped"
        response.status_code = 200 if is_ready else 503
        return ReadyOut(status="ok" if is_ready else "unavailable", checks=checks)


_WORKER: dict[bool | None, Literal["ok", "stopped", "elsewhere"]] = {True: "ok", False: "stopped", None: "elsewhere"}


def _check(database: Database, worker: WorkerProbe) -> ChecksOut:
    try:
        with database.reading() as transaction:
            return ChecksOut(
                telnyx="paused" if circuits.is_paused(transaction, "telnyx") else "ok",
                whatsapp="paused" if circuits.is_paused(transaction, "whatsapp") else "ok",
                database="ok",
                worker=_WORKER[worker()],
            )
    except DatabaseUnavailable:
        return ChecksOut(telnyx="unknown", whatsapp="unknown", database="unavailable", worker=_WORKER[worker()])
