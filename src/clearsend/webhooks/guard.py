"""The guard against server-side request forgery: the addresses that a webhook may reach. It opens no connection.

The person who configures a webhook chooses where this server connects to. So the guard judges the address that will be
dialled, not its spelling: the name is resolved once, every address it has must be acceptable, and the caller must connect to
those addresses only, since a second resolution may answer differently (DNS rebinding).
"""

import ipaddress
import re
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

import httpx

MAX_URL_LENGTH = 2048

# Takes a host name and a port, returns its addresses; raises OSError (as `socket.gaierror` is) if it has none.
Resolver = Callable[[str, int], Sequence[str]]
Address = IPv4Address | IPv6Address

# Our own lists come first, and the standard library's `is_global` last: until 3.11.10 and 3.12.4 it took 6to4 and other special
# blocks for public. Source: the IANA registries of special-purpose IPv4 and IPv6 addresses.
_NEVER: Sequence[tuple[IPv4Network | IPv6Network, str]] = [
    (ipaddress.ip_network(network), name)
    for network, name in (
        ("0.0.0.0/8", "an unspecified address"),
        ("::/128", "an unspecified address"),
        # Metadata services of clouds hand out credentials; some are in ranges that are otherwise private, or even public.
        ("169.254.169.254/32", "a cloud metadata address"),
        ("100.100.100.200/32", "a cloud metadata address"),  # Alibaba
        ("168.63.129.16/32", "a cloud metadata address"),  # Azure
        ("fd00:ec2::/32", "a cloud metadata address"),  # Amazon
        ("fd20:ce::254/128", "a cloud metadata address"),  # Google
        ("169.254.0.0/16", "a link-local address"),
        ("fe80::/10", "a link-local address"),
        ("224.0.0.0/4", "a multicast address"),
        ("ff00::/8", "a multicast address"),
        ("192.0.0.0/24", "a reserved address"),
        ("192.88.99.0/24", "a reserved address"),
        ("198.18.0.0/15", "a reserved address"),
        ("240.0.0.0/4", "a reserved address"),
        ("192.0.2.0/24", "an address for documentation"),
        ("198.51.100.0/24", "an address for documentation"),
        ("203.0.113.0/24", "an address for documentation"),
        ("2001:db8::/32", "an address for documentation"),
        ("3fff::/20", "an address for documentation"),
        # Tunnels that carry an IPv4 address inside: obsolete, and a way around every rule for IPv4.
        ("2002::/16", "an address of a tunnel (6to4)"),
        ("2001::/32", "an address of a tunnel (Teredo)"),
        ("2001::/23", "a reserved address"),
    )
]
_PRIVATE: Sequence[tuple[IPv4Network | IPv6Network, str]] = [
    (ipaddress.ip_network(network), name)
    for network, name in (
        ("127.0.0.0/8", "a loopback address"),
        ("::1/128", "a loopback address"),
        ("10.0.0.0/8", "a private address"),
        ("172.16.0.0/12", "a private address"),
        ("192.168.0.0/16", "a private address"),
        ("100.64.0.0/10", "a private address (carrier-grade NAT)"),
        ("fc00::/7", "a private address"),
    )
]
_NAT64 = IPv6Network("64:ff9b::/96")
_GLOBAL_UNICAST = IPv6Network("2000::/3")

_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?", re.ASCII)
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*", re.ASCII)


class Refused(Exception):  # noqa: N818 - reads as the outcome it is
    """The URL must not be called, or cannot be. The text tells the person who configured it what to change.

    The text never names an address that a resolver returned: that would let an outsider map the internal network.
    """


class InvalidUrl(Refused):
    """The text is not a URL that a webhook can have."""


class Blocked(Refused):
    """The URL leads to an address that webhooks may not reach."""


class Unresolvable(Refused):
    """The host has no address at this moment."""


@dataclass(frozen=True)
class Target:
    """A URL that may be called, at these addresses only. `host` is ASCII, an IPv6 address without its brackets."""

    url: httpx.URL
    host: str
    port: int
    addresses: Sequence[str]

    @property
    def address(self) -> str:
        """The address to dial first."""
        return self.addresses[0]


def system_resolver(host: str, port: int) -> Sequence[str]:
    """The operating system's answer, in its order of preference."""
    answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return [str(sockaddr[0]) for *_, sockaddr in answers]


def url_problem(url: str, *, allow_private: bool = True) -> str | None:
    """A sentence that says what is wrong with `url` as the URL of a webhook and how to fix it, or None. It resolves nothing.

    An address in the URL is judged immediately; with `allow_private=False`, also by the rule for private ranges. None is
    therefore no promise: the guard judges again, by what the name resolves to, before each delivery.
    """
    try:
        parsed = _parse(url)
    except InvalidUrl as problem:
        return str(problem)
    host = parsed.raw_host.decode("ascii")
    literal = _literal(host)
    if literal is not None:
        what = address_problem(literal, allow_private=allow_private)
        return None if what is None else _blocked_sentence(host, f"is {what}")
    if not allow_private and _is_localhost(host):
        return _blocked_sentence(host, "is this server itself")
    return None


def check(url: str, *, allow_private: bool, resolve: Resolver = system_resolver) -> Target:
    """Resolve and judge `url`; the target has the only addresses to connect to.

    `allow_private` admits loopback and private ranges, but never link-local, metadata, multicast or unspecified addresses.
    One unacceptable address refuses the whole name: a name that mixes them is an attack or a mistake.

    Raises:
        InvalidUrl, Blocked, Unresolvable: see those classes.
        TimeoutError: as raised by `resolve`.
    """
    parsed = _parse(url)
    host = parsed.raw_host.decode("ascii")
    port = parsed.port or (443 if parsed.scheme == "https" else 80)
    literal = _literal(host)
    addresses = [literal] if literal is not None else _resolved(host, port, resolve)
    for address in addresses:
        what = address_problem(address, allow_private=allow_private)
        if what is not None:
            raise Blocked(_blocked_sentence(host, f"is {what}" if literal is not None else f"resolves to {what}"))
    return Target(parsed, host, port, tuple(dict.fromkeys(str(address) for address in addresses)))


def address_problem(address: Address, *, allow_private: bool) -> str | None:
    """The kind of address (`a loopback address` …) if webhooks may not reach it, else None."""
    judged = _unwrapped(address)
    for network, what in _NEVER:
        if judged in network:
            return what
    for network, what in _PRIVATE:
        if judged in network:
            return None if allow_private else what
    if isinstance(judged, IPv6Address) and judged not in _GLOBAL_UNICAST:
        return "a reserved address"
    return None if judged.is_global else "a reserved address"


def _unwrapped(address: Address) -> Address:
    """The IPv4 address inside an IPv4-mapped or a NAT64 address, else the address itself.

    NAT64 is judged by what it carries, not refused: on an IPv6-only host, every IPv4-only receiver resolves to it.
    """
    if isinstance(address, IPv4Address):
        return address
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    return IPv4Address(int(address) & 0xFFFFFFFF) if address in _NAT64 else address


def _parse(url: str) -> httpx.URL:
    if not url.strip():
        raise InvalidUrl("The URL is empty. Give an absolute URL such as https://example.com/webhooks.")
    if len(url) > MAX_URL_LENGTH:
        raise InvalidUrl(f"The URL has {len(url)} characters. Shorten it to at most {MAX_URL_LENGTH}.")
    if "\\" in url or not url.isprintable() or " " in url:
        raise InvalidUrl("The URL contains spaces, backslashes or control characters. Remove or percent-encode them.")
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, ValueError):
        raise InvalidUrl("The URL cannot be read. Give an absolute URL such as https://example.com/webhooks.") from None
    if parsed.scheme not in ("http", "https"):
        raise InvalidUrl("The URL must begin with https:// or http://.")
    if not parsed.raw_host:
        raise InvalidUrl("The URL names no host. Give an absolute URL such as https://example.com/webhooks.")
    if parsed.userinfo:
        raise InvalidUrl(
            "The URL contains a user name or password. Remove it: deliveries are authenticated by signature."
        )
    if parsed.port is not None and not 1 <= parsed.port <= 65535:
        raise InvalidUrl("The port of the URL is out of range. Use 1 to 65535, or leave it out.")
    _check_host(parsed.raw_host.decode("ascii"))
    return parsed


def _check_host(host: str) -> None:
    if _literal(host) is not None:
        return
    name = host.removesuffix(".")
    labels = name.split(".")
    # No top-level domain is a number. A host that ends in a number (`127.1`, `0x7f000001`, `2130706433`) spells an address in a
    # way that resolvers interpret differently, and that has no honest use.
    if _NUMBER.fullmatch(labels[-1]):
        raise InvalidUrl(
            "The host of the URL is a number. Write an IPv4 address as four decimal numbers, or use a name."
        )
    if len(name) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise InvalidUrl("The host of the URL is not a valid host name. Check its spelling.")


def _literal(host: str) -> Address | None:
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return None
    # A zone (`fe80::1%eth0`) names an interface of this machine; the name rules then refuse the percent sign.
    return None if isinstance(address, IPv6Address) and address.scope_id is not None else address


def _resolved(host: str, port: int, resolve: Resolver) -> list[Address]:
    try:
        addresses = [ipaddress.ip_address(answer) for answer in resolve(host, port)]
    except TimeoutError:
        raise
    except (OSError, ValueError):  # ValueError: also UnicodeError, from names that no resolver can encode
        addresses = []
    if not addresses:
        raise Unresolvable(f"The host {host} does not resolve to an address. Check its spelling and its DNS records.")
    return addresses


def _is_localhost(host: str) -> bool:
    name = host.removesuffix(".")
    return name == "localhost" or name.endswith(".localhost")


def _blocked_sentence(host: str, finding: str) -> str:
    return f"The host {host} {finding}, which webhooks may not reach. Use a host with a public address."
