"""The bare route: the least that a call like `complete` can be: FastAPI, one indexed read, one committed write. It is the baseline.

    python -m bench.bare_web DATABASE_URL

The database is opened as the product opens it, through SQLAlchemy Core in a plain `def` (on SQLite: WAL, synchronous=FULL).
"""

import json
import sys

import uvicorn
from fastapi import FastAPI

from clearsend.cli import serving
from clearsend.store.foundation import database

ROWS = 1_000


def create_tables(url: str) -> None:
    """What the route reads and writes."""
    engine = database.create_engine(url)
    with engine.begin() as connection:
        number = "SERIAL" if engine.dialect.name == "postgresql" else "INTEGER"
        connection.exec_driver_sql("CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT NOT NULL)")
        connection.exec_driver_sql(
            f"CREATE TABLE happenings (id {number} PRIMARY KEY, thing_id INTEGER NOT NULL, body TEXT NOT NULL)"
        )
        values = ", ".join(f"({row}, 'thing {row}')" for row in range(ROWS))
        connection.exec_driver_sql(f"INSERT INTO things VALUES {values}")  # noqa: S608 - numbers of our own
    engine.dispose()


def main(url: str) -> None:
    engine = database.create_engine(url)
    mark = "%s" if engine.dialect.name == "postgresql" else "?"
    read = f"SELECT name FROM things WHERE id = {mark}"  # noqa: S608 - a placeholder
    write = f"INSERT INTO happenings (thing_id, body) VALUES ({mark}, {mark})"  # noqa: S608 - placeholders
    app = FastAPI()

    @app.post("/things/{number}")
    def touch(number: int, body: dict[str, str]) -> dict[str, str]:
        # Writers of SQLite queue at the beginning, as in the product.
        with engine.connect().execution_options(clearsend_begin="BEGIN IMMEDIATE") as connection, connection.begin():
            name = connection.exec_driver_sql(read, (number,)).scalar_one()
            connection.exec_driver_sql(write, (number, json.dumps(body)))
        return {"name": str(name)}

    listener = serving.listen("127.0.0.1", 0)
    sys.stdout.write(f"bare route at http://127.0.0.1:{listener.getsockname()[1]}\n")
    sys.stdout.flush()
    uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False)).run(sockets=[listener])


if __name__ == "__main__":
    main(sys.argv[1])
