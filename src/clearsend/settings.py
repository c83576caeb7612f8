"""Everything that the environment may say, in one place, each with its documentation. Read by `app` and `cli` only.

`docs/settings.md` is printed from the fields below.
"""

import logging
import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from clearsend.store.foundation import private, vault

SECRET_KEY_FILE = "secret_key"  # noqa: S105 - the name of the file, not the secret


class Settings(BaseSettings):
    """The environment, prefix `CLEARSEND_`."""

    model_config = SettingsConfigDict(env_prefix="CLEARSEND_", env_ignore_empty=True, extra="ignore")

    data_dir: Path = Field(
        Path("data"),
        description=(
            "Where the SQLite database, the generated secret key and the simulators keep their files; closed to all but their "
            "owner (0700 and 0600)."
        ),
    )
    database_url: str | None = Field(
        None,
        description="`sqlite:///path` or `postgresql://user:password@host/database`. Default: `clearsend.sqlite` in `DATA_DIR`.",
    )
    secret_key: SecretStr | None = Field(
        None,
        description=(
            "Encrypts tokens, PINs and signing secrets at rest; at least 32 characters. Several, separated by commas: the "
            "first encrypts, all decrypt. Default: generated in `DATA_DIR` (mode 0600)."
        ),
    )
    public_url: str | None = Field(None, description="Where the world reaches this server; default: where it listens.")
    telnyx_api_key: SecretStr = Field(SecretStr(""), description="API key of the Telnyx account that sends the SMS.")
    telnyx_base_url: str = Field(
        "https://api.telnyx.com/v2", description="Telnyx's API; `--simulate` points it to the simulator."
    )
    telnyx_public_key: str = Field(
        "", description="Public key of the Telnyx account, base64: verifies its webhooks. Without it none is taken."
    )
    whatsapp_base_url: str = Field(
        "https://graph.facebook.com", description="Meta's Graph API; `--simulate` points it to the simulator."
    )
    whatsapp_api_version: str = Field("v25.0", pattern=r"^v\d+\.\d+$", description="Version of the Graph API.")
    whatsapp_app_id: str = Field(
        "", description="Id of the Meta app that is subscribed to the accounts; without it, the token is asked."
    )
    whatsapp_app_secret: SecretStr = Field(
        SecretStr(""), description="Secret of the Meta app: inspects tokens, and verifies its webhooks."
    )
    whatsapp_verify_token: SecretStr = Field(
        SecretStr(""), description="What Meta must present in the webhook handshake."
    )
    provider_timeout_seconds: float = Field(
        10.0, gt=0, le=60, description="How long an answer of Telnyx or Meta is waited for."
    )
    vendor_failures: int = Field(
        5, ge=1, le=1000, description="Failures of a vendor in a row, of all processes, after which it is left alone."
    )
    vendor_pause_seconds: float = Field(
        5.0, gt=0, le=60, description="How long it is then left alone; doubles up to a minute while it stays down."
    )
    worker_completions: int = Field(
        25,
        ge=1,
        le=500,
        description=(
            "Completions that a worker works on at once; four fifths of them at most for one organization. These four hold for "
            "all workers, as the one says that was started last."
        ),
    )
    worker_registrations: int = Field(
        10, ge=1, le=500, description="The same for registrations, and for what vendors' webhooks start."
    )
    worker_deliveries: int = Field(
        40,
        ge=1,
        le=500,
        description="First deliveries that a worker makes at once; a fifth of them at most to one receiver.",
    )
    worker_retries: int = Field(
        20,
        ge=1,
        le=500,
        description="Repeated deliveries that a worker makes at once; a tenth at most to one receiver.",
    )
    registration_check_seconds: float = Field(
        120.0,
        gt=0,
        le=86_400,
        description="How soon a registry is asked what became of a registration, if no webhook tells; it grows up to 6 hours.",
    )
    registration_quiet_seconds: float = Field(
        300.0,
        ge=0,
        le=86_400,
        description="How long a paid registration whose answer was lost is only looked for, before it is sent again.",
    )
    reconcile_seconds: int = Field(
        60,
        ge=1,
        le=3_600,
        description="How often it is looked for registrations that are due for a reading; whole minutes from 60 on.",
    )
    allow_private_callbacks: bool = Field(
        False,
        description="Deliver to loopback and private addresses too. Off in production: it is what guards your network.",
    )
    callback_timeout_seconds: float = Field(15.0, gt=0, le=120, description="How long a receiver may take to answer.")
    callback_first_retry_seconds: float = Field(
        60.0, gt=0, le=3600, description="The delay after the first failed delivery; it doubles up to an hour."
    )
    rate_limits: Literal["on", "off"] = Field("on", description="`off` lifts the rate limits of the API.")
    rate_limit_per_minute: int = Field(
        1200, ge=1, le=100_000, description="Requests a minute and API key, among all processes."
    )
    rate_limit_sensitive_per_minute: int = Field(
        60,
        ge=1,
        le=100_000,
        description="The same for calls that show a secret or write to somebody outside; they count by themselves.",
    )
    housekeeping_seconds: int = Field(
        3600,
        ge=1,
        le=3_600,
        description="How often it is looked for what has been kept long enough; whole minutes from 60 on.",
    )
    retention_workflow_days: int = Field(
        7,
        ge=1,
        le=3_650,
        description="How long the engine's records of finished work are kept; scheduled looks, a day.",
    )
    retention_delivery_days: int = Field(
        30, ge=1, le=3_650, description="How long deliveries that were taken are kept, with their attempts."
    )
    retention_failed_delivery_days: int = Field(
        90,
        ge=1,
        le=3_650,
        description="How long deliveries that nobody took are kept: until then they can be repeated.",
    )
    retention_notice_days: int = Field(
        30, ge=1, le=3_650, description="How long vendors' notices are kept after they were applied."
    )
    doc_url: str | None = Field(
        None, description="Where `error.doc_url` points to. Default: the API's documentation on this server."
    )
    log_format: Literal["console", "json"] = Field("console", description="`json` for machines.")
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="From which weight on there is a line; `debug` has one for each request to a vendor."
    )
    metrics_token: SecretStr | None = Field(
        None,
        description="Who asks for `/metrics` must present it (`Authorization: Bearer …`). Without it, anybody may.",
    )
    metrics_port: int | None = Field(
        None,
        ge=0,
        le=65_535,
        description="Port at which a worker answers `/metrics`, `/healthz` and `/readyz`; 0 takes a free one. Default: none.",
    )
    metrics_host: str = Field("127.0.0.1", description="Address at which a worker does so.")
    traces: Literal["off", "otlp"] = Field(
        "off",
        description="`otlp` sends traces to where `OTEL_EXPORTER_OTLP_ENDPOINT` says; needs `pip install 'clearsend[otel]'`.",
    )

    @field_validator("secret_key")
    @classmethod
    def _is_long_enough(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and any(
            len(key) < vault.MIN_SECRET_KEY_CHARS for key in value.get_secret_value().split(",")
        ):
            raise ValueError(
                f"each secret key (they are separated by commas) needs at least {vault.MIN_SECRET_KEY_CHARS} characters"
            )
        return value

    @field_validator("database_url")
    @classmethod
    def _is_supported(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith(("sqlite:///", "postgresql://", "postgresql+psycopg://")):
            raise ValueError("must begin with sqlite:/// or postgresql://")
        return value

    @property
    def log_threshold(self) -> int:
        return logging.getLevelNamesMapping()[self.log_level.upper()]

    @property
    def effective_database_url(self) -> str:
        if self.database_url is not None:
            return self.database_url
        return f"sqlite:///{self.data_dir / 'clearsend.sqlite'}"

    @property
    def sqlite_path(self) -> Path | None:
        """The file of the database; None when it is PostgreSQL."""
        url = self.effective_database_url
        return Path(url.removeprefix("sqlite:///")) if url.startswith("sqlite:///") else None

    def secret_keys(self) -> list[str]:
        """The configured keys, or the generated one: written on the first call, readable by its owner only."""
        if self.secret_key is not None:
            return self.secret_key.get_secret_value().split(",")
        path = self.data_dir / SECRET_KEY_FILE
        if not path.exists():
            _write_once(path, vault.new_secret_key())
        return [path.read_text().strip()]


def _write_once(path: Path, content: str) -> None:
    """Write `path` whole or not at all, readable by its owner only; the first of several processes wins."""
    private.keep_folder(path.parent)
    with NamedTemporaryFile("w", dir=path.parent, prefix=path.name) as file:  # made with mode 0600
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(file.name, path)
