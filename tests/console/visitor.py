"""A person with a browser that runs no scripts: follows redirects, keeps cookies, sends forms, reads pages."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Self

import httpx

from tests.world import World

_VOID = {"meta", "link", "input", "br", "path", "rect"}


@dataclass
class Element:
    """One element; `text` is what stands in it, spaces collapsed."""

    tag: str
    attributes: dict[str, str]
    children: list["Element"] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join("".join(self.pieces).split())

    def every(self, tag: str, **attributes: str) -> list["Element"]:
        """All elements below with that tag and those attributes (`class_` for class: one of its words)."""
        found = []
        for child in self.children:
            if child.tag == tag and all(_has(child, name, value) for name, value in attributes.items()):
                found.append(child)
            found += child.every(tag, **attributes)
        return found

    def one(self, tag: str, **attributes: str) -> "Element":
        (found,) = self.every(tag, **attributes)
        return found


def _has(element: Element, name: str, value: str) -> bool:
    if name == "class_":
        return value in element.attributes.get("class", "").split()
    return element.attributes.get(name.replace("_", "-")) == value


class _Builder(HTMLParser):
    """Builds the tree, and complains about what is not closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Element("document", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self._open[-1].tag == tag, f"</{tag}> closes <{self._open[-1].tag}>"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.pieces.append(data)

    def finish(self) -> Element:
        self.close()
        assert [element.tag for element in self._open] == ["document"], "not every element is closed"
        return self.root


def parse(html: str) -> Element:
    builder = _Builder()
    builder.feed(html)
    return builder.finish()


class Visitor:
    """Somebody at the console of `world`; signed in after `sign_in`."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.http = httpx.Client(base_url=world.base_url, follow_redirects=True, timeout=120)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.http.close()

    def sign_in(self, api_key: str | None = None) -> Self:
        """With the owner's key, or another."""
        answer = self.send_key(api_key or self._world.tenant.api_key)
        assert answer.status_code == 200, answer.text
        return self

    def send_key(self, api_key: str, **headers: str) -> httpx.Response:
        return self.http.post("/console/sign-in", data={"api_key": api_key}, headers=self.own_form | headers)

    @property
    def own_form(self) -> dict[str, str]:
        """What a browser says of a form that it sends from a page of this server."""
        return {"origin": self._world.base_url}

    def get(self, path: str) -> Element:
        """The page at `path`, which must be there."""
        answer = self.http.get(path)
        assert answer.status_code == 200, f"{path}: {answer.status_code}"
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        return parse(answer.text)

    def show(self, profile_id: str) -> Element:
        return self.get(f"/console/profiles/{profile_id}")
