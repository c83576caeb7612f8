"""The HTTP server of the peers: one route, which accepts a completion in one transaction. It knows no queue, and no vendor."""

import json
import socket
import sys
import uuid
from collections.abc import Callable
from typing import Annotated, Any

import psycopg
import uvicorn
from fastapi import FastAPI, Header, HTTPException
from psycopg_pool import ConnectionPool
from pydantic import BaseModel, HttpUrl

from bench.peers import books

Enqueue = Callable[[psycopg.Connection[Any], str], None]
_CONNECTIONS = 10


class CompletionIn(BaseModel):
    """The body of the one call."""

    webHookUrl: HttpUrl  # noqa: N815 - the wire's word


def serve(url: str, *, within: Enqueue | None = None, after: Callable[[str], None] | None = None) -> None:
    """Serve until the process ends. `within` enqueues the run in the transaction, `after` when it is committed."""
    pool = ConnectionPool(url, min_size=_CONNECTIONS, max_size=_CONNECTIONS, open=True)
    app = FastAPI()

    @app.get("/healthz")
    def healthz() -> dict[str, str]:
        return {"status": "ok"}

    @app.post("/v3/profiles/{profile_id}/complete", status_code=202)
    def complete(profile_id: uuid.UUID, body: CompletionIn, x_api_key: Annotated[str, Header()]) -> dict[str, str]:
        with pool.connection() as connection:
            run_id = accept(connection, x_api_key, str(profile_id), str(body.webHookUrl))
            if within is not None and run_id is not None:
                within(connection, run_id)
        if after is not None and run_id is not None:
            after(run_id)
        return {"status": "accepted"}

    listener = socket.create_server(("127.0.0.1", 0), backlog=1024)
    # Inherited by connections: head and body of an answer go at once.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    sys.stdout.write(f"peer at http://127.0.0.1:{listener.getsockname()[1]}\n")
    sys.stdout.flush()
    uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False)).run(sockets=[listener])


def accept(connection: psycopg.Connection[Any], api_key: str, profile_id: str, callback_url: str) -> str | None:
    """Write the run, its attempts and the event; the id of the run, or None if one is under way.

    Raises: HTTPException.
    """
    found = connection.execute(books.FIND, (books.key_hash(api_key), profile_id)).fetchone()
    if found is None:
        raise HTTPException(404, "There is no such profile.")
    if not books.can_send(found):
        raise HTTPException(422, "The organization is not registered.")
    run_id = str(uuid.uuid4())
    if connection.execute(books.ADD_RUN, (run_id, profile_id, callback_url)).fetchone() is None:
        return None
    connection.execute(books.ADD_ATTEMPTS, (run_id, run_id))
    connection.execute(books.ADD_EVENT, (run_id, json.dumps({"profile_id": profile_id})))
    return run_id
