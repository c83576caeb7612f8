"""Reading a text: its words, names, links, addresses and keywords. It contains no rule of the pre-check."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property


def listed(text: str) -> tuple[str, ...]:
    """The items of a comma-separated list."""
    return tuple(part.strip() for part in text.split(","))


_BETWEEN_WORDS = re.compile(r"[\W_]+")
_LINK = re.compile(
    r"(?<![@\w.-])(?:(?P<scheme>https?)://)?(?P<host>(?:[a-z0-9-]+\.)+[a-z]{2,24}|localhost|\d{1,3}(?:\.\d{1,3}){3})"
    r"(?::\d+)?(?P<path>/[^\s\"'”’<>)\]]*)?(?!@)",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?:\+?\d[\s().-]*){10,15}")
# "Reply STOP", "text stop to 12345", or the word in capitals; "stop by our shop" does not match.
_OPT_OUT = re.compile(
    r"\bSTOP(?:ALL)?\b|(?i:\b(?:reply|text|txt|send|respond|type|answer)\b[^.!?]{0,20}\b(?:stop|end|quit|cancel)\b)"
    r"|(?i:\bunsubscribe\b|\bopt[ -]?out\b)"
)
_HELP = re.compile(r"\bHELP\b|(?i:\b(?:reply|text|txt|send)\b[^.!?]{0,20}\b(?:help|info)\b)")
_TEXTED_WORD = re.compile(
    r"\b(?i:text|texts|texting|texted|send|sends|sending)\s+(?:(?i:the)\s+)?(?:(?i:key)?(?i:word)\s+)?[\"“'‘]?"
    r"(?!STOP\b|STOPALL\b|HELP\b|INFO\b|END\b|QUIT\b|CANCEL\b|UNSUBSCRIBE\b|SMS\b)[A-Z]{3,}\b"
)

_RATES = re.compile(r"\brates?\b[^.]{0,20}\bapply\b|\bcharges? may apply\b", re.IGNORECASE)

# Without a scheme, only these endings make a word with a dot an address: many texts lack the space after a full stop.
_COMMON_ENDINGS = frozenset(
    listed("com, org, net, io, co, us, gov, edu, info, biz, app, shop, health, ca, uk, example")
)
SHORTENERS = frozenset(
    listed(
        "bit.ly, tinyurl.com, t.co, goo.gl, ow.ly, is.gd, buff.ly, rebrand.ly, cutt.ly, rb.gy, shorturl.at, "
        "tiny.cc, bl.ink, t.ly, soo.gd, v.gd, s.id, lnkd.in, adf.ly, shorte.st, snip.ly, tiny.one, short.io, "
        "qr.ae, trib.al, dlvr.it, urlz.fr, x.gd"
    )
)
SOCIAL_SITES = frozenset(
    listed(
        "facebook.com, instagram.com, linkedin.com, x.com, twitter.com, tiktok.com, youtube.com, craigslist.org, "
        "linktr.ee, yelp.com, pinterest.com, etsy.com"
    )
)
FREE_MAIL = frozenset(
    listed(
        "gmail.com, googlemail.com, yahoo.com, ymail.com, hotmail.com, outlook.com, live.com, msn.com, aol.com, "
        "icloud.com, me.com, mac.com, proton.me, protonmail.com, gmx.com, gmx.net, mail.com, zoho.com, "
        "yandex.com, comcast.net"
    )
)
# Second-level labels under which domains are registered one level deeper, as in co.uk.
_SECOND_LEVEL = frozenset(listed("co, com, org, net, ac, gov, edu"))

LEGAL_FORMS = frozenset(
    listed(
        "llc, inc, incorporated, corp, corporation, ltd, limited, co, company, pllc, pc, plc, lp, llp, gmbh, foundation"
    )
)
COMPANY_FORMS = frozenset(listed("llc, inc, incorporated, corp, corporation, ltd, pllc, plc, llp, lp, gmbh"))
_GENERIC_NAMES = frozenset(
    listed(
        "american, national, united, global, first, city, town, county, state, best, great, north, south, east, "
        "west, green, blue, golden, royal, family, general, international, premier, quality, smart, super, your, "
        "this, that"
    )
)


def words(text: str) -> str:
    """`text` in lower case with one space around every word, so that phrases can be looked up in it."""
    return f" {_BETWEEN_WORDS.sub(' ', text.casefold()).strip()} "


def phrases(text: str) -> tuple[str, ...]:
    """Comma-separated phrases in the form that `says` searches; a phrase that ends in `*` matches the beginning of a word."""
    return tuple(f" {phrase[:-1]}" if phrase.endswith("*") else f" {phrase} " for phrase in listed(text))


def says(spoken: str, sought: Sequence[str]) -> bool:
    """Does `spoken` (as from `words`) contain any of the phrases `sought` (as from `phrases`)?"""
    # A plain loop: this is the innermost one of a review, where a generator would cost more than the search.
    for phrase in sought:  # noqa: SIM110
        if phrase in spoken:
            return True
    return False


def is_blank(text: str | None) -> bool:
    return text is None or not text.strip()


@dataclass(frozen=True)
class Link:
    """An address in a text. `scheme` is empty where the text leaves it out."""

    text: str
    scheme: str
    host: str
    path: str

    @property
    def domain(self) -> str:
        """The registrable domain of the host."""
        return owned_domain(self.host)

    @property
    def is_secure(self) -> bool:
        return self.scheme != "http"

    @property
    def is_public(self) -> bool:
        """Could a reviewer open the link? False for a numeric address and for a local machine."""
        return "." in self.host and not self.host[-1].isdigit() and not self.host.endswith((".local", ".localhost"))


def links(text: str) -> Iterator[Link]:
    for found in _LINK.finditer(text):
        scheme, host = (found["scheme"] or "").lower(), found["host"].lower()
        is_meant = scheme or host.startswith("www.") or host in SHORTENERS
        if is_meant or host.rpartition(".")[2] in _COMMON_ENDINGS:
            yield Link(found[0], scheme, host.removeprefix("www."), found["path"] or "")


def link(address: str | None) -> Link | None:
    """The first address in a field, or None."""
    return next(links(address), None) if address else None


def owned_domain(host: str) -> str:
    labels = host.lower().split(".")
    is_deep = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL
    return ".".join(labels[-3:] if is_deep else labels[-2:])


def email_domain(email: str) -> str:
    return email.rpartition("@")[2].lower()


@dataclass(frozen=True)
class Passage:
    """A text and its place: `pointer` begins at the brand or campaign."""

    pointer: str
    text: str

    @cached_property
    def words(self) -> str:
        return words(self.text)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        return tuple(links(self.text))

    def says(self, sought: Sequence[str]) -> bool:
        return says(self.words, sought)

    @cached_property
    def offers_opt_out(self) -> bool:
        return _OPT_OUT.search(self.text) is not None

    @property
    def offers_help(self) -> bool:
        return _HELP.search(self.text) is not None

    @cached_property
    def names_rates(self) -> bool:
        return _RATES.search(self.text) is not None

    @cached_property
    def asks_for_a_word(self) -> bool:
        """Does the text ask people to send a keyword of the brand's own?"""
        return _TEXTED_WORD.search(self.text) is not None

    @property
    def gives_contact(self) -> bool:
        return bool(_EMAIL.search(self.text) or _PHONE.search(self.text) or self.links)


def short_forms(*names: str | None) -> tuple[str, ...]:
    """The phrases that a text may use for these names: in full, run together, the first words, the initials."""
    found: dict[str, None] = {}
    for name in names:
        parts = _name_parts(name or "")
        if parts:
            forms = [" ".join(parts), "".join(parts)]
            if len(parts[0]) > 3 and parts[0] not in _GENERIC_NAMES:
                forms.append(parts[0])
            if len(parts) > 2:
                forms += [" ".join(parts[:2]), "".join(part[0] for part in parts)]
            found |= dict.fromkeys(phrases(",".join(forms)))
    return tuple(found)


def legal_form(name: str) -> str:
    """The last word of a legal name if it is the form of a company, else empty."""
    last = words(name).split()[-1:]
    return last[0] if last and last[0] in COMPANY_FORMS else ""


def shares_a_word(domain: str, brand_names: Sequence[str]) -> bool:
    """Does the first label of `domain` contain a word of the brand's names, or their initials?"""
    label = domain.partition(".")[0].replace("-", "")
    return any(part in label for name in brand_names for part in name.split() if len(part) > 2 or part == label)


def _name_parts(name: str) -> list[str]:
    parts = words(name).split()
    while parts and parts[-1] in LEGAL_FORMS:
        parts.pop()
    return parts[1:] if parts[:1] == ["the"] else parts
