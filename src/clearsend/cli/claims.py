"""`clearsend claims`: which organization may use which number or campaign of another provider. It is for the operator of the
installation, who alone sees whose a claim is."""

from typing import Annotated

import typer

from clearsend.actions.registration import claims as actions
from clearsend.cli import founding, output
from clearsend.cli.output import AsJson
from clearsend.domain.registration.claims import ClaimKind

claims = typer.Typer(
    help="Claims: which organization may use a number, or a campaign of another provider.", no_args_is_help=True
)

_COLUMNS = ("kind", "value", "organization_id", "owner_id", "basis", "since")

Kind = Annotated[ClaimKind, typer.Argument(help="What is claimed.")]
Value = Annotated[str, typer.Argument(help="The phone number (E.164), or the campaign's id in the registry.")]


@claims.command("list")
def list_claims(as_json: AsJson = False) -> None:
    """List the claims: whose each number or campaign is, why, and since when."""
    with (
        output.refusing(),
        founding.open_database(output.load_settings()) as database,
        database.reading() as transaction,
    ):
        found = actions.list_all(transaction)
    records = [
        {
            "kind": claim.kind.value,
            "value": claim.value,
            "organization_id": claim.org_id,
            "owner_id": claim.owner_id,
            "basis": claim.basis.value,
            "since": claim.claimed_at,
        }
        for claim in found
    ]
    output.print_records(records, _COLUMNS, as_json=as_json)


@claims.command("release")
def release_claim(kind: Kind, value: Value, as_json: AsJson = False) -> None:
    """Release a claim: the next organization that buys the number, or shows it or the campaign to be its own, takes it."""
    with (
        output.refusing(),
        founding.open_database(output.load_settings()) as database,
        database.writing() as transaction,
    ):
        is_released = actions.release(transaction, kind, value)
    _refuse_unknown(is_there=is_released)
    output.print_record({"kind": kind.value, "value": value, "released": True}, as_json=as_json)


@claims.command("move")
def move_claim(
    kind: Kind,
    value: Value,
    organization_id: Annotated[str, typer.Argument(help="The organization that gets it.")],
    as_json: AsJson = False,
) -> None:
    """Give a claim to an organization. At Telnyx nothing is changed: take the number off its messaging profile there."""
    with (
        output.refusing(),
        founding.open_database(output.load_settings()) as database,
        database.writing() as transaction,
    ):
        is_moved = actions.move(transaction, kind, value, organization_id)
    _refuse_unknown(is_there=is_moved)
    output.print_record({"kind": kind.value, "value": value, "organization_id": organization_id}, as_json=as_json)


def _refuse_unknown(*, is_there: bool) -> None:
    if not is_there:
        output.complain("There is no such claim: see clearsend claims list.")
        raise typer.Exit(1)
