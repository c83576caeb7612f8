"""Every environment variable that Clearsend reads, with its documentation. Only `app` and `cli` import this module.

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

from clearsend.domain.registration.prices import PriceList
from clearsend.providers.telnyx import prices
from clearsend.store.foundation import private, vault

SECRET_KEY_FILE = "secret_key"  # noqa: S105 - the name of the file, not the secret


class Settings(BaseSettings):
    """The environment, prefix `CLEARSEND_`."""

    model_config = SettingsConfigDict(env_prefix="CLEARSEND_", env_ignore_empty=True, extra="ignore")

    data_dir: Path = Field(
        Path("data"),
        description=(
            "Folder of the SQLite database, the generated secret key and the simulators' files; readable by its owner only "
            "(modes 0700 and 0600)."
        ),
    )
    database_url: str | None = Field(
        None,
        description="`sqlite:///path` or `postgresql://user:password@host/database`. Default: `clearsend.sqlite` in `DATA_DIR`.",
    )
    secret_key: SecretStr | None = Field(
        None,
        description=(
            "Encrypts tokens, PINs and signing secrets at rest; at least 32 characters. Separate several keys by commas: the "
            "first encrypts, all of them decrypt. Default: generated in `DATA_DIR` (mode 0600)."
        ),
    )
    public_url: str | None = Field(
        None, description="Public base URL of this server. Default: the address that it listens on."
    )
    telnyx_api_key: SecretStr = Field(SecretStr(""), description="API key of the Telnyx account that sends the SMS.")
    telnyx_base_url: str = Field(
        "https://api.telnyx.com/v2", description="Base URL of Telnyx's API; `--simulate` sets it to the simulator's."
    )
    telnyx_public_key: str = Field(
        "",
        description="Public key (base64) of the Telnyx account; verifies its webhooks. Without it, they are all rejected.",
    )
    whatsapp_base_url: str = Field(
        "https://graph.facebook.com",
        description="Base URL of Meta's Graph API; `--simulate` sets it to the simulator's.",
    )
    whatsapp_api_version: str = Field("v25.0", pattern=r"^v\d+\.\d+$", description="Version of the Graph API.")
    whatsapp_app_id: str = Field(
        "",
        description=(
            "Id of the Meta app that is subscribed to the WhatsApp accounts. Default: the app that the sender's access token "
            "belongs to."
        ),
    )
    whatsapp_app_secret: SecretStr = Field(
        SecretStr(""),
        description="Secret of the Meta app; used to inspect access tokens and to verify Meta's webhooks.",
    )
    whatsapp_verify_token: SecretStr = Field(
        SecretStr(""), description="Token that Meta must present in the webhook handshake."
    )
    provider_timeout_seconds: float = Field(
        10.0, gt=0, le=60, description="Seconds that a worker waits for an answer of Telnyx or Meta."
    )
    vendor_failures: int = Field(
        5,
        ge=1,
        le=1000,
        description="Consecutive failures of a vendor, counted across all processes, after which calls to it are paused.",
    )
    vendor_pause_seconds: float = Field(
        5.0,
        gt=0,
        le=60,
        description="Length of the first pause; it doubles, up to a minute, for as long as the vendor is down.",
    )
    worker_completions: int = Field(
        25,
        ge=1,
        le=500,
        description=(
            "Completions that a worker runs at the same time, at most four fifths of them for one organization."
        ),
    )
    worker_registrations: int = Field(
        10,
        ge=1,
        le=500,
        description=(
            "Registration jobs that a worker runs at the same time, including those that vendors' webhooks start; at most four "
            "fifths of them for one organization."
        ),
    )
    worker_deliveries: int = Field(
        40,
        ge=1,
        le=500,
        description=(
            "Receivers to which a worker sends webhooks at the same time, at most four fifths of them for one organization. "
            "Deliveries to one receiver are sent one after the other."
        ),
    )
    worker_retries: int = Field(
        100,
        ge=1,
        le=500,
        description=(
            "Receivers whose last attempt failed, and to which a worker sends at the same time, at most four fifths of them for "
            "one organization. They have slots of their own, so that first attempts never wait for them."
        ),
    )
    prices: str | None = Field(
        None,
        description=(
            "Prices of the vendor, where they differ from the published ones: the path of a JSON file, or the JSON itself, such as "
            f"`{prices.EXAMPLE}`; amounts in USD. Default: the list of docs/registration.md. Give all processes the same."
        ),
    )
    registration_check_seconds: float = Field(
        120.0,
        gt=0,
        le=86_400,
        description="First interval at which a pending registration is checked if no webhook arrives; it grows up to 6 hours.",
    )
    registration_quiet_seconds: float = Field(
        300.0,
        ge=0,
        le=86_400,
        description=(
            "Seconds for which a worker only searches for a paid registration whose answer was lost, before it submits it again."
        ),
    )
    reconcile_seconds: int = Field(
        60,
        ge=1,
        le=3_600,
        description="Seconds between checks of due registrations; rounded down to whole minutes from 60 on.",
    )
    allow_private_callbacks: bool = Field(
        False,
        description=(
            "Also deliver webhooks to loopback and private addresses. Keep it off in production: it protects your network."
        ),
    )
    callback_timeout_seconds: float = Field(
        15.0, gt=0, le=120, description="Seconds that a webhook receiver may take to answer."
    )
    callback_first_retry_seconds: float = Field(
        60.0, gt=0, le=3600, description="Delay after the first failed delivery attempt; it doubles up to an hour."
    )
    rate_limits: Literal["on", "off"] = Field("on", description="`off` lifts the rate limits of the API.")
    rate_limit_per_minute: int = Field(
        1200, ge=1, le=100_000, description="Requests per minute and API key, counted across all processes."
    )
    rate_limit_sensitive_per_minute: int = Field(
        60,
        ge=1,
        le=100_000,
        description=(
            "Requests per minute and API key that show a secret or send to a third party; counted separately from the others."
        ),
    )
    housekeeping_seconds: int = Field(
        3600,
        ge=1,
        le=3_600,
        description="Seconds between deletions of expired records; rounded down to whole minutes from 60 on.",
    )
    retention_delivery_days: int = Field(
        30, ge=1, le=3_650, description="Days for which successful webhook deliveries are kept, with their attempts."
    )
    retention_failed_delivery_days: int = Field(
        90,
        ge=1,
        le=3_650,
        description="Days for which failed webhook deliveries are kept; until then, they can be redelivered.",
    )
    retention_notice_days: int = Field(
        30, ge=1, le=3_650, description="Days for which applied vendor webhooks are kept, from their receipt on."
    )
    doc_url: str | None = Field(
        None, description="Base URL of `error.doc_url`. Default: the API documentation on this server."
    )
    log_format: Literal["console", "json"] = Field("console", description="`json` for log collectors.")
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="Least severe level that is logged; `debug` adds a line for each request to a vendor."
    )
    metrics_token: SecretStr | None = Field(
        None,
        description="Token that `/metrics` requires (`Authorization: Bearer …`). Without it, `/metrics` is open to everyone.",
    )
    metrics_port: int | None = Field(
        None,
        ge=0,
        le=65_535,
        description="Port at which a worker answers `/metrics`, `/healthz` and `/readyz`; 0 takes a free one. Default: none.",
    )
    metrics_host: str = Field("127.0.0.1", description="Address at which a worker answers `/metrics`.")
    traces: Literal["off", "otlp"] = Field(
        "off",
        description="`otlp` exports traces to `OTEL_EXPORTER_OTLP_ENDPOINT`; needs `pip install 'clearsend[otel]'`.",
    )

    @field_validator("secret_key")
    @classmethod
    def _is_long_enough(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and any(
            len(key) < vault.MIN_SECRET_KEY_CHARS for key in value.get_secret_value().split(",")
        ):
            raise ValueError(
                f"each secret key needs at least {vault.MIN_SECRET_KEY_CHARS} characters; separate several keys by commas"
            )
        return value

    @field_validator("database_url")
    @classmethod
    def _is_supported(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith(("sqlite:///", "postgresql://", "postgresql+psycopg://")):
            raise ValueError("must start with sqlite:/// or postgresql://")
        return value

    @field_validator("prices")
    @classmethod
    def _are_prices(cls, value: str | None) -> str | None:
        """Replace the path of a file by its contents: what was checked is what is used."""
        if value is None:
            return None
        text = value if value.lstrip().startswith("{") else _contents(Path(value))
        prices.parse(text)
        return text

    @property
    def price_list(self) -> PriceList:
        """The prices of the vendors: the published ones, unless the operator states others."""
        return prices.PRICES if self.prices is None else prices.parse(self.prices)

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
        """Path of the SQLite file; None on PostgreSQL."""
        url = self.effective_database_url
        return Path(url.removeprefix("sqlite:///")) if url.startswith("sqlite:///") else None

    def secret_keys(self) -> list[str]:
        """The configured keys; by default, one generated key, which the first call writes to a file of mode 0600."""
        if self.secret_key is not None:
            return self.secret_key.get_secret_value().split(",")
        path = self.data_dir / SECRET_KEY_FILE
        if not path.exists():
            _write_once(path, vault.new_secret_key())
        return [path.read_text().strip()]


def _contents(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise ValueError(f"the file of the prices cannot be read: {error.strerror}") from None
    except ValueError:
        raise ValueError("the file of the prices is not text in UTF-8") from None


def _write_once(path: Path, content: str) -> None:
    """Write `path` whole or not at all, readable by its owner only; the first of several processes wins."""
    private.keep_folder(path.parent)
    with NamedTemporaryFile("w", dir=path.parent, prefix=path.name) as file:  # made with mode 0600
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(file.name, path)
