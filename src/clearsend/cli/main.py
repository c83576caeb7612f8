"""The `clearsend` command: it parses arguments and prints results. It never decides anything; the layers below do."""

import json
from pathlib import Path
from typing import Annotated

import typer

from clearsend import __version__, app
from clearsend.actions import keys as key_actions
from clearsend.cli import backups, database, founding, logs, output, serving
from clearsend.cli.claims import claims
from clearsend.cli.output import AsJson
from clearsend.domain.access import Role
from clearsend.store import organizations
from clearsend.store.foundation import schema
from clearsend.telemetry import tracing

cli = typer.Typer(
    name="clearsend",
    help="The self-hosted compliance desk for messaging platforms.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
org = typer.Typer(help="Organizations: the platforms that use this installation.", no_args_is_help=True)
keys = typer.Typer(help="API keys.", no_args_is_help=True)
db = typer.Typer(help="The database.", no_args_is_help=True)
cli.add_typer(org, name="org")
cli.add_typer(keys, name="keys")
cli.add_typer(claims, name="claims")
cli.add_typer(db, name="db")


def run() -> None:
    """Entry point of the command."""
    cli()


@cli.callback(invoke_without_command=True)
def main(version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False) -> None:
    if version:
        typer.echo(__version__)
        raise typer.Exit


@cli.command()
def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Port to listen on; 0 takes a free one.")
    ] = serving.DEFAULT_PORT,
    simulate: Annotated[bool, typer.Option("--simulate", help="Use a simulated Telnyx and WhatsApp.")] = False,
    no_worker: Annotated[
        bool, typer.Option("--no-worker", help="Only answer requests; leave the jobs to workers.")
    ] = False,
) -> None:
    """Serve the API and run jobs from the queues."""
    settings = output.load_settings()
    logs.configure(settings.log_format, level=settings.log_threshold)
    plan = serving.Plan(host, port, is_simulating=simulate, has_worker=not no_worker)

    def ready(base_url: str) -> None:
        typer.echo(f"Clearsend {__version__} at {base_url}  (console: /, API docs: /docs)")
        typer.echo(f"Database: {app.describe_database(settings)}" + ("  (simulated providers)" if simulate else ""))

    with output.refusing(), tracing.exporting(is_wanted=settings.traces == "otlp"):
        try:
            serving.serve(settings, plan, when_ready=ready)
        except OSError as error:
            # Python appends the address to the system's message.
            output.complain(f"Cannot listen on {host}:{port}: {str(error.strerror).partition(' (while')[0]}")
            raise typer.Exit(1) from None
    serving.leave()


@cli.command()
def demo(
    plain: Annotated[bool, typer.Option("--plain", help="Print plain lines, even on a terminal.")] = False,
    keep: Annotated[bool, typer.Option("--keep", help="Keep the server running until Ctrl-C.")] = False,
    data_dir: Annotated[Path | None, typer.Option(help="Folder for the data. Default: CLEARSEND_DATA_DIR.")] = None,
    as_json: AsJson = False,
) -> None:
    """Watch a platform onboard four tenants on a simulated Telnyx and WhatsApp. Nothing leaves this machine."""
    # Imported here, since no other command needs it and a server starts faster without it.
    from clearsend.cli.demo import command as performance

    performance.give(is_plain=plain, is_kept=keep, data_dir=data_dir, as_json=as_json)


@cli.command()
def worker(
    metrics_port: Annotated[
        int | None, typer.Option(min=0, max=65535, help="Answer /metrics and /readyz at this port; 0 takes a free one.")
    ] = None,
) -> None:
    """Run jobs from the queues of the database, next to the servers that share it."""
    settings = output.load_settings()
    if metrics_port is not None:
        settings = settings.model_copy(update={"metrics_port": metrics_port})
    logs.configure(settings.log_format, level=settings.log_threshold)

    def ready(watched_at: str | None) -> None:
        typer.echo("Clearsend worker ready" + (f"  (metrics: {watched_at}/metrics)" if watched_at else ""))

    with output.refusing(), tracing.exporting(is_wanted=settings.traces == "otlp"):
        try:
            serving.work(settings, when_ready=ready)
        except OSError as error:
            output.complain(f"Cannot listen on {settings.metrics_host}:{settings.metrics_port}: {error.strerror}")
            raise typer.Exit(1) from None
    serving.leave()


@cli.command()
def openapi() -> None:
    """Print the OpenAPI document of the API."""
    from clearsend import doors

    typer.echo(json.dumps(doors.openapi_document(), indent=2))


@org.command("create")
def create_organization(
    name: str,
    email: Annotated[str, typer.Option(help="E-mail address of the owner.")],
    as_json: AsJson = False,
) -> None:
    """Create an organization with its owner and first API key. The key and the signing secret are shown only once."""
    with database.opened() as opened:
        founded = founding.found(opened, name=name, email=email)
    output.print_record(vars(founded), as_json=as_json)


@org.command("list")
def list_organizations(as_json: AsJson = False) -> None:
    """List the organizations."""
    with database.reading() as transaction:
        found = organizations.list_all(transaction)
    columns = ("id", "name", "email", "created_at")
    output.print_records([{name: getattr(item, name) for name in columns} for item in found], columns, as_json=as_json)


@org.command("rotate-signing-secret")
def rotate_signing_secret(organization_id: str, as_json: AsJson = False) -> None:
    """Replace the secret that signs callbacks. The new one takes effect immediately and is shown only once."""
    with database.writing() as transaction:
        organizations.get(transaction, organization_id)
        signing_secret = founding.new_signing_secret()
        organizations.replace_signing_secret(transaction, organization_id, signing_secret)
    output.print_record({"organization_id": organization_id, "signing_secret": signing_secret}, as_json=as_json)


@keys.command("create")
def create_key(
    organization_id: str,
    email: Annotated[str, typer.Option(help="E-mail address of the key's owner.")],
    role: Annotated[Role, typer.Option(help="Role of the owner, if new to the organization.")] = Role.DEVELOPER,
    name: Annotated[str, typer.Option(help="Name of the key.")] = "key",
    profile: Annotated[str | None, typer.Option(help="Restrict the key to this profile.")] = None,
    as_json: AsJson = False,
) -> None:
    """Create an API key. It is shown only once."""
    with database.writing() as transaction:
        founding.check(name=name, email=email)
        organizations.get(transaction, organization_id)
        created = key_actions.create(
            transaction, organization_id, email=email, role=role, name=name, key=founding.new_key(), profile_id=profile
        )
    output.print_record(
        {
            "key_id": created.id,
            "organization_id": created.org_id,
            "user_id": created.user_id,
            "role": created.role.value,
            "api_key": created.api_key,
        },
        as_json=as_json,
    )


@keys.command("list")
def list_keys(organization_id: str, as_json: AsJson = False) -> None:
    """List the keys of an organization. The keys themselves are not shown."""
    with database.reading() as transaction:
        organizations.get(transaction, organization_id)
        found = key_actions.list_all(transaction, organization_id)
    columns = ("id", "name", "hint", "role", "profile_id", "created_at", "revoked_at")
    output.print_records([{name: getattr(item, name) for name in columns} for item in found], columns, as_json=as_json)


@keys.command("revoke")
def revoke_key(organization_id: str, key_id: str, as_json: AsJson = False) -> None:
    """Revoke a key. It stops working immediately."""
    with database.writing() as transaction:
        is_revoked = key_actions.revoke(transaction, organization_id, key_id)
    if not is_revoked:
        output.complain("There is no such key in this organization, or it is already revoked.")
        raise typer.Exit(1)
    output.print_record({"key_id": key_id, "revoked": True}, as_json=as_json)


@db.command("upgrade")
def upgrade_database(as_json: AsJson = False) -> None:
    """Upgrade the database to the schema of this version. Safe to repeat."""
    settings = output.load_settings()
    logs.configure(settings.log_format, level=settings.log_threshold)
    with output.refusing():
        revision = schema.upgrade(app.prepare_database_url(settings))
    output.print_record({"database": app.describe_database(settings), "revision": revision}, as_json=as_json)


db.command("backup")(backups.backup)
db.command("restore")(backups.restore)


@db.command("check")
def check_database(as_json: AsJson = False) -> None:
    """Check that the database has the schema of this version; exit status 1 if it does not."""
    settings = output.load_settings()
    with output.refusing():
        current = schema.current(app.prepare_database_url(settings))
    newest = schema.newest()
    output.print_record(
        {"database": app.describe_database(settings), "revision": current, "needed": newest, "ok": current == newest},
        as_json=as_json,
    )
    if current != newest:
        raise typer.Exit(1)
