"""`clearsend claims`: what the operator of an installation sees of claims, and does about them."""

import json
from typing import Any

from typer.testing import CliRunner, Result

from clearsend.actions.registration import claims as actions
from clearsend.cli import main
from clearsend.domain.registration.claims import ClaimKind
from clearsend.store.registrations import Owner
from tests.world import World, unknown_id

NUMBER = "+12125550123"
CAMPAIGN = "CSHARED1"
OWNER = unknown_id()


def command(world: World, *arguments: str) -> Result:
    """The command in a terminal of eighty columns."""
    return CliRunner().invoke(main.cli, ["claims", *arguments], env=world.environment() | {"COLUMNS": "80"})


def listed(world: World) -> Any:
    return json.loads(command(world, "list", "--json").stdout)


def claim_both(world: World) -> None:
    with world.database.writing() as transaction:
        actions.buy(transaction, Owner(world.tenant.id, OWNER), NUMBER)
        actions.take(transaction, Owner(world.tenant.id, world.tenant.id), ClaimKind.CAMPAIGN, CAMPAIGN)


def test_claims_are_listed_whole(world: World) -> None:
    empty = command(world, "list")
    assert (empty.exit_code, listed(world)) == (0, [])
    claim_both(world)
    shown = command(world, "list")
    assert shown.exit_code == 0
    heads, campaign, number = shown.stdout.splitlines()
    assert heads.split() == ["kind", "value", "organization_id", "owner_id", "basis", "since"]
    assert campaign.split()[:5] == ["campaign", CAMPAIGN, world.tenant.id, world.tenant.id, "reading"]
    assert number.split()[:5] == ["number", NUMBER, world.tenant.id, OWNER, "purchase"]
    assert [[one[name] for name in heads.split()[:5]] for one in listed(world)] == [
        campaign.split()[:5],
        number.split()[:5],
    ]


def test_a_claim_is_released_once(world: World) -> None:
    claim_both(world)
    released = command(world, "release", "number", NUMBER, "--json")
    assert (released.exit_code, json.loads(released.stdout)["released"]) == (0, True)
    assert [one["kind"] for one in listed(world)] == ["campaign"]
    again = command(world, "release", "number", NUMBER)
    assert (again.exit_code, again.stdout) == (1, "")
    assert "no such claim" in again.stderr


def test_a_claim_is_moved_to_an_organization_that_exists(world: World) -> None:
    claim_both(world)
    other = world.found("Other")
    moved = command(world, "move", "campaign", CAMPAIGN, other.id)
    assert moved.exit_code == 0
    assert other.id in moved.stdout
    (campaign,) = (one for one in listed(world) if one["kind"] == "campaign")
    assert (campaign["organization_id"], campaign["owner_id"], campaign["basis"]) == (other.id, other.id, "operator")
    for refused in (
        command(world, "move", "number", NUMBER, unknown_id()),
        command(world, "move", "number", "+12125550199", other.id),
    ):
        assert (refused.exit_code, refused.stdout) == (1, "")
        assert refused.stderr.strip()


def test_what_is_asked_wrongly_is_refused(world: World) -> None:
    for arguments in (["release", "brand", "x"], ["release", "number"], ["move", "number", NUMBER], ["give"]):
        assert command(world, *arguments).exit_code == 2, arguments
