"""The search for secrets finds each one that is there, however it is spelled, and persons too."""

import base64
import json
from urllib.parse import quote

import pytest

from tests.e2e.evidence import (
    APP_SECRET,
    CARD,
    CHOSEN,
    DATABASE_PASSWORD,
    EXPIRED_TOKEN,
    PERSONAL,
    PIN,
    RECEIVER_PATH,
    SECOND_SECRET_KEY,
    TOKEN,
    VERIFY_TOKEN,
    WRONG_PIN,
    Caller,
    Evidence,
    planted,
    rows,
)
from tests.world import BRAND, GENERAL, SECRET_KEY, TELNYX_KEY, World


def test_the_search_finds_persons() -> None:
    everything = json.dumps([BRAND, GENERAL]) + quote("+12125550142") + RECEIVER_PATH
    assert PERSONAL.found_in(everything) == PERSONAL.names


@pytest.mark.parametrize("disguise", ["plain", "base64", "hex", "JSON", "address"])
def test_the_search_finds_what_is_there(sqlite_world: World, disguise: str) -> None:
    """Each secret is put where nobody would redact it: in a description, which is stored and shown."""
    world = sqlite_world.start(has_worker=False)
    secrets = planted(world, CHOSEN)
    names = set(secrets.found_in(" ".join(_plain_secrets(world))))
    assert len(names) == 17
    hidden = [_disguised(value, disguise) for value in _plain_secrets(world)]
    evidence = Evidence()
    Caller(world, evidence).create(description="\n".join(["Hidden:", *hidden]))
    world.stop()
    for name, row in rows(world.database_url):
        evidence.add(name, row)
    for path in world.folder.rglob("*.sqlite*"):
        evidence.add(path.name, path.read_bytes())
    found = evidence.leaks(secrets)
    for place in ("answer to POST /v3/profiles: 201", '"main"."profiles"'):
        assert found[place] == names, place
    assert set.union(*(names for place, names in found.items() if ".sqlite" in place)) == names


def _plain_secrets(world: World) -> list[str]:
    given = [PIN, WRONG_PIN, *CHOSEN.values(), CARD["card_number"], CARD["cvc"], CARD["zip_code"]]
    given += [
        TOKEN,
        EXPIRED_TOKEN,
        SECRET_KEY,
        SECOND_SECRET_KEY,
        TELNYX_KEY,
        APP_SECRET,
        VERIFY_TOKEN,
        DATABASE_PASSWORD,
    ]
    return [*given, world.tenant.api_key, world.tenant.signing_secret]


def _disguised(value: str, disguise: str) -> str:
    match disguise:
        case "base64":
            return base64.b64encode(f'{{"hidden": "{value}"}}'.encode()).decode()
        case "hex":
            return value.encode().hex()
        case "JSON":
            return json.dumps({"hidden": value})
        case "address":
            return f"https://a.example/?hidden={quote(value, safe='')}"
    return value
