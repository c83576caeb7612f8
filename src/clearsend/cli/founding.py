"""The operator's work on the database: opening it and creating organizations in it. It never goes through the API."""

import secrets

from pydantic import ValidationError

from clearsend import app
from clearsend.actions import keys, organizations
from clearsend.actions.organizations import Founded
from clearsend.cli import logs
from clearsend.domain import errors
from clearsend.schemas import errors as schema_errors
from clearsend.schemas.organization import OrganizationPatchIn
from clearsend.settings import Settings
from clearsend.store.foundation import schema
from clearsend.store.foundation.database import Database
from clearsend.webhooks import signing

_SIGNING_SECRET_BYTES = 32


def open_database(settings: Settings) -> Database:
    """Open the database of the settings, upgraded to the schema of this version, since any command may be the operator's first.
    Also configures the log.

    Raises: DatabaseUnavailable; NewerSchema.
    """
    logs.configure(settings.log_format, level=settings.log_threshold)
    schema.upgrade(app.prepare_database_url(settings))
    return app.open_database(settings)


def found(database: Database, *, name: str, email: str) -> Founded:
    """Create an organization with its owner, first API key and signing secret.

    Raises: AppError VALIDATION_001.
    """
    check(name=name, email=email)
    with database.writing() as transaction:
        return organizations.create(
            transaction, name=name, email=email, api_key=new_key(), signing_secret=new_signing_secret()
        )


def check(*, name: str, email: str) -> None:
    """Validate the operator's input by the rules of the API.

    Raises: AppError VALIDATION_001.
    """
    try:
        OrganizationPatchIn.model_validate({"name": name, "email": email})
    except ValidationError as error:
        raise errors.AppError(errors.INVALID_REQUEST, details=schema_errors.details_of(error)) from None


def new_key() -> str:
    return keys.KEY_PREFIX + secrets.token_urlsafe(32)


def new_signing_secret() -> str:
    return signing.new_secret(secrets.token_bytes(_SIGNING_SECRET_BYTES))
