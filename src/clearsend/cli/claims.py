"""`clearsend claims`: lists, releases and moves organizations' claims to numbers and to campaigns of other providers. Only the
operator of the installation sees the holder of a claim. No command calls a vendor."""

from typing import Annotated

import typer

from clearsend.actions.registration import claims as actions
from clearsend.cli import database, output
from clearsend.cli.output import AsJson
from clearsend.domain.registration.claims import ClaimKind

claims = typer.Typer(
    help="Claims: which organization may use a number, or a campaign of another provider.", no_args_is_help=True
)

_COLUMNS = ("kind", "value", "organization_id", "owner_id", "basis", "since")

Kind = Annotated[ClaimKind, typer.Argument(help="Kind of the claim.")]
Value = Annotated[str, typer.Argument(help="Phone number (E.164), or id of the campaign at the registry.")]


@claims.command("list")
def list_claims(as_json: AsJson = False) -> None:
    """List the claims: the organization that holds each number or campaign, on which basis, and since when."""
    with database.reading() as transaction:
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
    """Release a claim. The next organization that buys the number, or proves that the number or campaign is its own, gets it."""
    with database.writing() as transaction:
        is_released = actions.release(transaction, kind, value)
    _refuse_unknown(is_there=is_released)
    output.print_record({"kind": kind.value, "value": value, "released": True}, as_json=as_json)


@claims.command("move")
def move_claim(
    kind: Kind,
    value: Value,
    organization_id: Annotated[str, typer.Argument(help="Id of the organization that receives the claim.")],
    as_json: AsJson = False,
) -> None:
    """Move a claim to another organization. At Telnyx nothing changes: remove the number from its messaging profile there."""
    with database.writing() as transaction:
        is_moved = actions.move(transaction, kind, value, organization_id)
    _refuse_unknown(is_there=is_moved)
    output.print_record({"kind": kind.value, "value": value, "organization_id": organization_id}, as_json=as_json)


def _refuse_unknown(*, is_there: bool) -> None:
    if not is_there:
        output.complain("There is no such claim; `clearsend claims list` lists them.")
        raise typer.Exit(1)
