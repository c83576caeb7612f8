"""A body is read up to its limit and no further, however it is cut; an id is a UUID with its hyphens or none."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from clearsend.schemas import incoming


@pytest.mark.parametrize(
    ("chunks", "expected", "unread"),
    [
        ([], b"", 0),
        ([b"abc", b"", b"d"], b"abcd", 0),
        ([b"abcd", b"e", b"never", b"looked at"], None, 2),
        ([b"abcde"], None, 0),
    ],
)
def test_a_body_is_read_up_to_its_limit(chunks: list[bytes], expected: bytes | None, unread: int) -> None:
    left = list(chunks)

    async def arriving() -> AsyncIterator[bytes]:
        while left:
            yield left.pop(0)

    assert asyncio.run(incoming.read_body(arriving(), max_bytes=4)) == expected
    assert len(left) == unread


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("770e8400-e29b-41d4-a716-446655440002", True),
        ("770E8400-E29B-41D4-A716-446655440002", True),
        ("770e8400e29b41d4a716446655440002", False),
        ("{770e8400-e29b-41d4-a716-446655440002}", False),
        ("770e8400-e29b-41d4-a716-446655440002\n", False),
        ("", False),
    ],
)
def test_an_id_is_a_uuid_with_its_hyphens(text: str, expected: bool) -> None:
    assert incoming.is_uuid(text) is expected
