"""What a text says: names, links, opt-out words, contacts; each with what only looks like one."""

import pytest

from clearsend.domain.precheck import wording
from clearsend.domain.precheck.wording import Passage


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Reply STOP to opt out.", True),
        ("reply stop to end", True),
        ("Text END to quit", True),
        ("To unsubscribe, write back", True),
        ("Responda STOP", True),
        ("Stop by our shop at the end of the street.", False),
        ("Cancel your visit online.", False),
        ("Nonstop service", False),
    ],
)
def test_how_to_opt_out(text: str, said: bool) -> None:
    assert Passage("", text).offers_opt_out is said


@pytest.mark.parametrize(
    ("text", "said"), [("HELP for help", True), ("text help to us", True), ("We help you.", False), ("helpful", False)]
)
def test_how_to_get_help(text: str, said: bool) -> None:
    assert Passage("", text).offers_help is said


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Text JOIN to 12345", True),
        ("by texting the keyword “DEALS”", True),
        ("send BOOKS to us", True),
        ("Text STOP to end", False),
        ("Text HELP for help", False),
        ("we send SMS to them", False),
        ("reply YES to confirm", False),
        ("text us", False),
    ],
)
def test_a_word_to_text(text: str, asked: bool) -> None:
    assert Passage("", text).asks_for_a_word is asked


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("call 217-555-0100", True),
        ("call +1 (217) 555 0100", True),
        ("ada@northwind.example", True),
        ("see northwind.example/help", True),
        ("ask at the desk, 9 to 5", False),
        ("order 123456", False),
    ],
)
def test_a_contact(text: str, given: bool) -> None:
    assert Passage("", text).gives_contact is given


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("see https://www.Northwind.example/a?b=1).", ["northwind.example"]),
        ("bit.ly/3x and http://10.0.0.1:80/x", ["bit.ly", "10.0.0.1"]),
        ("https://localhost/x", ["localhost"]),
        ("localhost, e.g. or first.last", []),
        ("It is late.Reply STOP", []),
        ("ada@northwind.example", []),
        ("first.last@northwind.co", []),
        ("{link} or https://{host}", []),
    ],
)
def test_links(text: str, hosts: list[str]) -> None:
    assert [link.host for link in wording.links(text)] == hosts


def test_what_a_link_is() -> None:
    link = wording.link("http://shop.northwind.co.uk/a")
    assert link == wording.Link("http://shop.northwind.co.uk/a", "http", "shop.northwind.co.uk", "/a")
    assert link is not None
    assert (link.domain, link.is_secure, link.is_public) == ("northwind.co.uk", False, True)
    assert wording.link(None) is None
    assert wording.link("none") is None
    assert not next(wording.links("http://printer.local/")).is_public


@pytest.mark.parametrize(
    ("names", "forms"),
    [
        (("Northwind Dental LLC",), {"northwind dental", "northwinddental", "northwind"}),
        (("The Blue Finch Books Co.",), {"blue finch books", "bluefinchbooks", "blue finch", "bfb"}),
        (("Lee's Plumbing", None), {"lee s plumbing", "leesplumbing", "lee s", "lsp"}),
        (("KIS", "KIS Inc."), {"kis"}),
        ((None, " "), set()),
        (("LLC",), set()),
    ],
)
def test_names_are_known_by_several_forms(names: tuple[str | None, ...], forms: set[str]) -> None:
    assert {form.strip() for form in wording.short_forms(*names)} == forms


def test_a_name_is_found_as_a_whole_word_only() -> None:
    names = wording.short_forms("Lark")
    assert Passage("", "LARK: see you!").says(names)
    assert Passage("", "Hello from «Lark»!").says(names)
    assert not Passage("", "Larkspur: see you!").says(names)


def test_the_beginning_of_a_word_is_found_at_its_beginning() -> None:
    sought = wording.phrases("promo*, flash sale")
    assert Passage("", "Promotions").says(sought)
    assert Passage("", "Flash-Sale!").says(sought)
    assert not Passage("", "compromotion").says(sought)


@pytest.mark.parametrize(
    ("domain", "shares"), [("northwind-dental.example", True), ("mynorthwind.example", True), ("teeth.example", False)]
)
def test_a_domain_that_recalls_a_name(domain: str, shares: bool) -> None:
    assert wording.shares_a_word(domain, wording.short_forms("Northwind Dental")) is shares


def test_initials_make_a_domain_when_they_are_all_of_it() -> None:
    assert wording.shares_a_word("hp.example", wording.phrases("hp"))
    assert not wording.shares_a_word("chip.example", wording.phrases("hp"))


@pytest.mark.parametrize(
    ("name", "form"), [("Northwind LLC", "llc"), ("Northwind, Inc.", "inc"), ("Northwind", ""), ("", "")]
)
def test_the_form_in_a_name(name: str, form: str) -> None:
    assert wording.legal_form(name) == form
