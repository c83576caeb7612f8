"""Removes secrets from the stored and displayed parts of an exchange with a provider. It never makes a request."""

import json
import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

REDACTED = "[redacted]"


class Redactor:
    """Removes secrets from texts and JSON values: given secrets of four characters or more, and others by name or shape."""

    _SECRET_NAME = re.compile(r"(?:^|_)(?:secret|token|pin|password|passwd|api_?key|authorization)$", re.IGNORECASE)
    _SHAPES = re.compile(r"\bEAA[A-Za-z0-9]{16,}|(?<=\bBearer )[^\s\"'<>]+|(?<=_token=)[^\s&\"'<>]+", re.IGNORECASE)
    # In a text that is not JSON: the value after the name of a secret.
    _ASSIGNED = re.compile(
        r"((?:secret|token|pin|password|api_?key|authorization)[\"']?\s*[:=]\s*[\"']?(?:Bearer )?)[^\s\"'&,;<>}]+",
        re.IGNORECASE,
    )

    def __init__(self, secrets: Sequence[str]) -> None:
        spellings = set()
        for secret in secrets:
            if len(secret) >= 4:  # shorter secrets would also match in ordinary words
                spellings |= {secret, quote(secret, safe=""), json.dumps(secret)[1:-1]}
        # A PIN is hidden where it stands alone, not inside a longer number.
        patterns = [
            rf"(?<!\d){spelling}(?!\d)" if spelling.isdecimal() else re.escape(spelling)
            for spelling in sorted(spellings, key=len, reverse=True)
        ]
        self._given = re.compile("|".join(patterns)) if patterns else None

    def text(self, text: str) -> str:
        if self._given is not None:
            text = self._given.sub(REDACTED, text)
        return self._SHAPES.sub(REDACTED, text)

    def loose_text(self, text: str) -> str:
        """Like `text`, for a text that is not JSON: it also removes each value that follows the name of a secret."""
        return self._ASSIGNED.sub(rf"\1{REDACTED}", self.text(text))

    def value(self, value: Any) -> Any:
        """A copy of a JSON value without secrets. A number, such as a code, stays unless its name is that of a secret."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            return [self.value(item) for item in value]
        if isinstance(value, dict):
            return {
                self.text(name): REDACTED if self._SECRET_NAME.search(name) and item else self.value(item)
                for name, item in value.items()
            }
        return value
