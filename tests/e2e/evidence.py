"""What is planted as a secret, everything that could be seen of it, and the search for the one in the other."""

import base64
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

import httpx
import sqlalchemy as sa

from tests.world import BRAND, GENERAL, SECRET_KEY, TELNYX_KEY, World, eventually

TOKEN = "EAAplantedTokenThatIsGood0001"
EXPIRED_TOKEN = "EAA-expired-planted-token-0002"
PIN = "731905"
WRONG_PIN = "806417"
CARD = {"card_number": "4929431708825563", "expiry": "11/66", "cvc": "9137", "zip_code": "QX97 PLANTED 7KV"}
APP_SECRET = "planted-app-secret-5f0c9a"
SECOND_SECRET_KEY = "a second secret key that is planted and long enough"
VERIFY_TOKEN = "planted-verify-token-77e1"
DATABASE_PASSWORD = "planted-database-password"
# An address may say who is called, too.
RECEIVER_PATH = "/callbacks/of/ann-archer"
# What the server chooses itself, where a test has no server.
CHOSEN = {"chosen PIN": "402718", "webhook's secret": "whsec_cGxhbnRlZCB3ZWJob29r+/5zZWNyZXQgMDAwMQ=="}

_BASE64 = re.compile(rb"[A-Za-z0-9+/]{8,}")


class Secrets:
    """What must not be found, and the search for it."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._patterns = {name: self._pattern(value) for name, value in values.items()}
        self.names = set(values)

    @staticmethod
    def _pattern(value: str) -> re.Pattern[bytes]:
        spellings = {value, quote(value, safe=""), json.dumps(value)[1:-1], value.encode().hex()}
        pattern = f"(?:{'|'.join(re.escape(spelling) for spelling in sorted(spellings))})"
        if value.isdecimal() and len(value) < 8:
            # A few digits stand by chance inside of ids, digests, longer numbers and fractions of seconds.
            pattern = rf"(?<![0-9A-Fa-f.-]){pattern}(?![0-9A-Fa-f])"
        return re.compile(pattern.encode())

    def found_in(self, text: bytes | str) -> set[str]:
        """The names of the secrets in `text`, as it is or base64-decoded."""
        raw = text.encode() if isinstance(text, str) else text
        readings = [raw, *self._decoded(raw)]
        return {name for name, pattern in self._patterns.items() if any(map(pattern.search, readings))}

    @staticmethod
    def _decoded(raw: bytes) -> Iterator[bytes]:
        """Whatever may be base64, of either alphabet, wherever it begins: what stands before may look like a part of it."""
        for run in _BASE64.findall(raw.replace(b"-", b"+").replace(b"_", b"/")):
            for beginning in range(4):
                whole = run[beginning : beginning + (len(run) - beginning) // 4 * 4]
                yield base64.b64decode(whole + _padded(run[beginning + len(whole) :]))


def _padded(rest: bytes) -> bytes:
    """The last, incomplete group of four."""
    return rest + b"=" * (4 - len(rest)) if len(rest) > 1 else b""


# What the database and the callers need of persons and businesses, and the log does not.
PERSONAL = Secrets(
    {
        "name": BRAND["contact"]["name"],
        "e-mail address": BRAND["contact"]["email"],
        "business": BRAND["business"]["legalName"],
        "tax id": BRAND["business"]["taxId"],
        "street": BRAND["business"]["street"],
        "phone number": "+1212555",
        "profile": GENERAL["name"],
        "receiver": RECEIVER_PATH,
    }
)


@dataclass
class Evidence:
    """Everything that anybody could see, by where it was seen."""

    seen: list[tuple[str, bytes]] = field(default_factory=list)

    def add(self, place: str, text: bytes | str) -> None:
        self.seen.append((place, text.encode() if isinstance(text, str) else text))

    def leaks(self, secrets: Secrets) -> dict[str, set[str]]:
        return {place: found for place, text in self.seen if (found := secrets.found_in(text))}


class Caller:
    """Calls the API and keeps every answer, headers and all, as evidence."""

    def __init__(self, world: World, evidence: Evidence) -> None:
        self._world = world
        self._evidence = evidence

    def call(self, method: str, path: str, body: Any = None, **more: Any) -> httpx.Response:
        headers = {"x-api-key": self._world.tenant.api_key, **more.pop("headers", {})}
        given = more if body is None else {"json": body, **more}
        answer = httpx.request(method, self._world.base_url + path, headers=headers, timeout=120, **given)
        place = f"answer to {method} {path.partition('?')[0]}: {answer.status_code}"
        self._evidence.add(place, str(answer.headers) + "\n" + answer.text)
        return answer

    def data(self, method: str, path: str, body: Any = None) -> Any:
        answer = self.call(method, path, body)
        assert answer.is_success, answer.text
        return answer.json()["data"]

    def create(self, **fields: Any) -> str:
        return str(self.data("POST", "/v3/profiles", {**GENERAL, **fields})["id"])

    def ask_to_complete(self, profile_id: str) -> None:
        answer = self.call(
            "POST", f"/v3/profiles/{profile_id}/complete", {"webHookUrl": self._world.inbox.url + RECEIVER_PATH}
        )
        assert answer.status_code == 202, answer.text

    def complete(self, profile_id: str) -> Any:
        self.ask_to_complete(profile_id)
        return self.await_end(profile_id)

    def timeline(self, profile_id: str) -> Any:
        return self.data("GET", f"/v3/profiles/{profile_id}/completion")

    def await_end(self, profile_id: str) -> Any:
        return eventually(
            lambda: self.timeline(profile_id), lambda seen: seen["finished_at"], what="the end of the run"
        )

    def await_attempt(self, profile_id: str) -> Any:
        """The timeline once a provider has answered, whether that ended the run or not."""

        def has_answer(seen: Any) -> bool:
            return any(attempt["finished_at"] for step in seen["steps"] for attempt in step["attempts"])

        return eventually(lambda: self.timeline(profile_id), has_answer, what="the end of an attempt")


def rows(url: str) -> Iterable[tuple[str, str]]:
    """Every row of every table, the engine's included."""
    engine = sa.create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    inspector = sa.inspect(engine)
    with engine.connect() as connection:
        for table_schema in inspector.get_schema_names():
            if table_schema == "information_schema":
                continue
            for table in inspector.get_table_names(schema=table_schema):
                name = f'"{table_schema}"."{table}"'
                for row in connection.exec_driver_sql(f"SELECT * FROM {name}"):
                    yield name, "\n".join(_cell(cell) for cell in row)
    engine.dispose()


def _cell(cell: Any) -> str:
    if isinstance(cell, bytes | memoryview):
        return bytes(cell).decode("latin-1")
    return json.dumps(cell, ensure_ascii=False) if isinstance(cell, dict | list) else str(cell)


def planted(world: World, chosen: Mapping[str, str]) -> Secrets:
    return Secrets(
        {
            "API key": world.tenant.api_key,
            "signing secret": world.tenant.signing_secret.removeprefix("whsec_"),
            "secret key": SECRET_KEY,
            "second secret key": SECOND_SECRET_KEY,
            "Telnyx API key": TELNYX_KEY,
            "access token": TOKEN,
            "expired access token": EXPIRED_TOKEN,
            "PIN": PIN,
            "wrong PIN": WRONG_PIN,
            **{name: value.removeprefix("whsec_") for name, value in chosen.items()},
            "card number": CARD["card_number"],
            "cvc": CARD["cvc"],
            "zip code": CARD["zip_code"],
            "app secret": APP_SECRET,
            "verify token": VERIFY_TOKEN,
            "database password": DATABASE_PASSWORD,
        }
    )
