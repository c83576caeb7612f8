"""Target and format of the log. It never prints the values of variables: a traceback shows lines of code, nothing more."""

import logging
import sys
from typing import Literal

import structlog


class _StandardError:
    """Standard error as it is at each write, since loggers outlive a stream that replaces it temporarily."""

    def write(self, text: str) -> int:
        return sys.stderr.write(text)

    def flush(self) -> None:
        sys.stderr.flush()


# While the database is away, the workers of the one library log a traceback each, and the other logs every attempt to connect.
# `store/engine` says it once.
_WORDY = "procrastinate"
_ATTEMPTS = "psycopg.pool"


def _in_few_words(record: logging.LogRecord) -> bool:
    if record.name.partition(".")[0] == _WORDY:
        record.exc_info = record.exc_text = None
    return record.name != _ATTEMPTS or record.levelno >= logging.ERROR


def configure(log_format: Literal["console", "json"], *, level: int = logging.INFO) -> None:
    """Log structured lines to standard error, from `level` up; libraries from WARNING up."""
    renderer: structlog.typing.Processor = (
        structlog.processors.JSONRenderer()
        if log_format == "json"
        # The default formatter shows local variables, and those may be tokens.
        else structlog.dev.ConsoleRenderer(
            exception_formatter=structlog.dev.plain_traceback, colors=sys.stderr.isatty()
        )
    )
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    if log_format == "json":
        shared.append(structlog.processors.format_exc_info)
    structlog.configure(
        processors=[*shared, renderer],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(_StandardError()),  # type: ignore[arg-type]
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(_StandardError())
    handler.addFilter(_in_few_words)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
