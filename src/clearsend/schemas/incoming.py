"""The checks that the API and the console make before they parse a request: the size of its body, the form of an id, the length
of a key. This module imports neither of the two."""

import re
from collections.abc import AsyncIterable

# No key is longer than this, so a longer one is not looked up in the database.
MAX_KEY_CHARS = 200

UUID = re.compile(r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")


def is_uuid(value: str) -> bool:
    """Is `value` a UUID with four hyphens, in lower or upper case?"""
    return UUID.fullmatch(value) is not None


async def read_body(chunks: AsyncIterable[bytes], *, max_bytes: int) -> bytes | None:
    """The whole body; None when it is larger than `max_bytes`, and then the rest of it is not read."""
    body = bytearray()
    async for chunk in chunks:
        body += chunk
        if len(body) > max_bytes:
            return None
    return bytes(body)
