"""A cursor gives back the position that it was made of, for the same list only; any other text is refused with a sentence."""

import base64
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearsend.domain.paging import Neighbours, Position
from clearsend.schemas import cursors
from clearsend.schemas.envelope import Cursors

POSITION = Position(datetime(2026, 5, 1, 9, 53, 14, 31204, tzinfo=UTC), "7d0a2f6c-0000-4000-8000-000000000001")
MARK = cursors.mark("listProfiles", "org", filters={})

MALFORMED, FOREIGN = r"^Must be a cursor that this server gave", r"^This cursor was given for another list"

_moments = st.datetimes(datetime(1970, 1, 1), datetime(9999, 1, 1), timezones=st.just(UTC))
_ids = st.from_regex(r"[0-9A-Za-z-]{1,64}", fullmatch=True)


@given(at=_moments, row_id=_ids, is_included=st.booleans())
def test_a_cursor_gives_its_position_back(at: datetime, row_id: str, is_included: bool) -> None:
    position = Position(at, row_id, is_included)
    text = cursors.encode(position, MARK)
    assert cursors.decode(text, MARK) == position
    assert len(text) <= cursors.MAX_CHARS
    assert not set(text) - set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


@given(
    text=st.one_of(st.text(max_size=300), st.binary(max_size=200).map(lambda it: base64.urlsafe_b64encode(it).decode()))
)
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=MALFORMED):
        cursors.decode(text, MARK)


def _cursor(inside: str) -> str:
    return base64.urlsafe_b64encode(inside.encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "inside",
    [
        f"2 {MARK} > 5 id",
        f"1 {MARK} > 5",
        f"1 {MARK} > 5 ",
        f"1 {MARK} > 5 id\n",
        f"1 {MARK} > 5 i\x00d",
        f"1 {MARK} > -5 id",
        f"1 {MARK} < 5 id",
        f"1 {MARK} > {'9' * 18} id",
        f"1 {MARK} > {'9' * 19} id",
        f"1 {MARK} > 5 {'i' * 65}",
        "1 mark > 5 id",
        "",
    ],
)
def test_a_cursor_that_this_version_does_not_make_is_refused(inside: str) -> None:
    assert cursors.decode(_cursor(f"1 {MARK} > 5 id"), MARK).id == "id"
    with pytest.raises(ValueError, match=MALFORMED):
        cursors.decode(_cursor(inside), MARK)


@pytest.mark.parametrize(
    "other",
    [
        cursors.mark("listProfiles", "another", filters={}),
        cursors.mark("listWebhooks", "org", filters={}),
        cursors.mark("listProfiles", "org", confined_to="profile", filters={}),
        cursors.mark("listProfiles", "org", filters={"search": "a"}),
    ],
)
def test_a_cursor_of_another_list_is_refused(other: str) -> None:
    with pytest.raises(ValueError, match=FOREIGN):
        cursors.decode(cursors.encode(POSITION, MARK), other)


def test_the_order_of_filters_does_not_matter() -> None:
    filters = {"search": "a", "is_active": True}
    turned = dict(reversed(filters.items()))
    assert cursors.mark("list", "org", filters=filters) == cursors.mark("list", "org", filters=turned)


def test_a_cursor_tells_no_more_than_its_row_does() -> None:
    text = cursors.encode(POSITION, cursors.mark("list", "the-organization", filters={"search": "a secret"}))
    inside = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()
    assert POSITION.id in inside
    assert not [word for word in ("organization", "secret", "list") if word in inside]


def test_there_is_a_cursor_for_each_neighbour() -> None:
    assert cursors.around(Neighbours(), MARK) == Cursors(before=None, after=None)
    around = cursors.around(Neighbours(before=POSITION), MARK)
    assert (around.before, around.after) == (cursors.encode(POSITION, MARK), None)
