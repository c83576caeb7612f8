"""The checks of both doors before they read a request's meaning: a body of limited size, a well-formed id, a key of possible
length. It knows no door and no route."""

import re
from collections.abc import AsyncIterable

# Longer than any key that was ever made: more is not looked up.
MAX_KEY_CHARS = 200

UUID = re.compile(r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")


def is_uuid(value: str) -> bool:
    """Is it a UUID with its four hyphens, in small or large letters?"""
    return UUID.fullmatch(value) is not None


async def read_body(chunks: AsyncIterable[bytes], *, max_bytes: int) -> bytes | None:
    """The whole body; None when it is larger than `max_bytes`, and then the rest of it is not read."""
    body = bytearray()
    async for chunk in chunks:
        body += chunk
        if len(body) > max_bytes:
            return None
    return bytes(body)
