"""Is the process up, and can it do its work? Answers for load balancers and operators, without a key."""

from collections.abc import Callable

from fastapi import FastAPI
from fastapi.responses import JSONResponse

from clearsend.store.database import Database, DatabaseUnavailable

# True: working; False: should be but is not; None: this process has no worker.
WorkerProbe = Callable[[], bool | None]


def add(app: FastAPI, database: Database, worker: WorkerProbe) -> None:
    @app.get("/healthz", tags=["operations"], summary="Is the process up?", operation_id="health")
    def healthz() -> dict[str, str]:
        return {"status": "ok"}

    @app.get(
        "/readyz",
        tags=["operations"],
        summary="Can it do its work?",
        operation_id="ready",
        responses={503: {"description": "The database cannot be reached, or the worker has stopped."}},
    )
    def readyz() -> JSONResponse:
        checks = {"database": _database(database), "worker": _WORKER[worker()]}
        is_ready = checks["database"] == "ok" and checks["worker"] != "stopped"
        return JSONResponse(
            {"status": "ok" if is_ready else "unavailable", "checks": checks}, status_code=200 if is_ready else 503
        )


_WORKER = {True: "ok", False: "stopped", None: "elsewhere"}


def _database(database: Database) -> str:
    try:
        database.ping()
    except DatabaseUnavailable:
        return "unavailable"
    return "ok"
