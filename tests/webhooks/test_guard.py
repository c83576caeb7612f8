"""The guard: which URLs, names and addresses a webhook may reach."""

import ipaddress
import socket
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearsend.webhooks import guard
from clearsend.webhooks.guard import Blocked, InvalidUrl, Refused, Unresolvable

PUBLIC = "93.184.215.14"
PUBLIC_V6 = "2606:2800:21f:cb07:6820:80da:af6b:8b2c"


def resolves_to(*addresses: str) -> guard.Resolver:
    def resolve(host: str, port: int) -> Sequence[str]:
        return addresses

    return resolve


def unasked(host: str, port: int) -> Sequence[str]:
    raise AssertionError("nothing is to be resolved here")


LIFTABLE = [
    "127.0.0.1",
    "127.255.255.254",
    "10.0.0.1",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "100.64.0.1",
    "100.127.255.255",
    "::1",
    "fc00::1",
    "fd12:3456:789a::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a00:1",
]
NEVER = [
    "0.0.0.0",
    "0.1.2.3",
    "::",
    "169.254.169.254",
    "169.254.170.2",
    "169.254.0.1",
    "100.100.100.200",
    "168.63.129.16",
    "fd00:ec2::254",
    "fd20:ce::254",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "224.0.0.1",
    "239.255.255.250",
    "255.255.255.255",
    "240.0.0.1",
    "ff02::1",
    "192.0.0.192",
    "192.0.2.1",
    "198.18.0.1",
    "198.51.100.7",
    "203.0.113.9",
    "192.88.99.1",
    "2001:db8::1",
    "3fff::1",
    "100::1",
    "5f00::1",
    "::ffff:169.254.169.254",
    "::ffff:0.0.0.0",
    "::127.0.0.1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::a00:1",
    "2002:7f00:1::",
    "2002:a00:1::1",
    "2002:5db8:d70e::1",
    "2001:0:4136:e378:8000:63bf:f5ff:fffe",
]
OPEN = [
    PUBLIC,
    "1.1.1.1",
    "100.63.255.255",
    "100.128.0.1",
    "172.15.0.1",
    "172.32.0.1",
    PUBLIC_V6,
    "::ffff:93.184.215.14",
    "64:ff9b::5db8:d70e",
]


@pytest.mark.parametrize("address", LIFTABLE)
def test_loopback_and_private_ranges_are_reached_only_by_permission(address: str) -> None:
    assert guard.address_problem(ipaddress.ip_address(address), allow_private=False)
    assert guard.address_problem(ipaddress.ip_address(address), allow_private=True) is None


@pytest.mark.parametrize("allow_private", [False, True])
@pytest.mark.parametrize("address", NEVER)
def test_what_is_never_reached(address: str, allow_private: bool) -> None:
    assert guard.address_problem(ipaddress.ip_address(address), allow_private=allow_private)
    with pytest.raises(Blocked):
        guard.check("https://hooks.example/", allow_private=allow_private, resolve=resolves_to(address))


@pytest.mark.parametrize("allow_private", [False, True])
@pytest.mark.parametrize("address", OPEN)
def test_public_addresses_are_reached(address: str, allow_private: bool) -> None:
    assert guard.address_problem(ipaddress.ip_address(address), allow_private=allow_private) is None
    target = guard.check("https://hooks.example/in", allow_private=allow_private, resolve=resolves_to(address))
    assert (target.host, target.port) == ("hooks.example", 443)
    assert ipaddress.ip_address(target.address) == ipaddress.ip_address(address)


ADDRESSES = st.ip_addresses()
CARRIERS = [ipaddress.IPv6Network("::ffff:0:0/96"), ipaddress.IPv6Network("64:ff9b::/96")]


@given(ADDRESSES)
def test_nothing_passes_that_the_standard_library_does_not_call_global(address: guard.Address) -> None:
    if guard.address_problem(address, allow_private=False) is None and not any(address in net for net in CARRIERS):
        assert address.is_global
        assert not any((address.is_multicast, address.is_private, address.is_reserved, address.is_link_local))


@given(st.ip_addresses(v=4), st.booleans(), st.sampled_from(CARRIERS))
def test_an_ipv4_address_is_judged_alike_however_it_is_carried(
    address: ipaddress.IPv4Address, allow_private: bool, carrier: ipaddress.IPv6Network
) -> None:
    carried = carrier[int(address)]
    assert guard.address_problem(carried, allow_private=allow_private) == guard.address_problem(
        address, allow_private=allow_private
    )


@given(ADDRESSES)
def test_permission_for_private_ranges_never_closes_what_was_open(address: guard.Address) -> None:
    if guard.address_problem(address, allow_private=False) is None:
        assert guard.address_problem(address, allow_private=True) is None


@given(st.lists(ADDRESSES, min_size=1, max_size=5), st.booleans())
def test_a_name_passes_only_with_all_its_addresses(addresses: list[guard.Address], allow_private: bool) -> None:
    acceptable = all(guard.address_problem(address, allow_private=allow_private) is None for address in addresses)
    resolve = resolves_to(*map(str, addresses))
    if acceptable:
        target = guard.check("http://hooks.example", allow_private=allow_private, resolve=resolve)
        assert set(target.addresses) == set(map(str, addresses))
    else:
        with pytest.raises(Blocked):
            guard.check("http://hooks.example", allow_private=allow_private, resolve=resolve)


@pytest.mark.parametrize(
    "addresses",
    [(PUBLIC, "127.0.0.1"), ("10.0.0.1", PUBLIC), (PUBLIC_V6, "::1"), (PUBLIC, PUBLIC_V6, "169.254.169.254")],
)
def test_one_private_address_among_public_ones_refuses_the_name(addresses: tuple[str, ...]) -> None:
    with pytest.raises(Blocked):
        guard.check("https://hooks.example/", allow_private=False, resolve=resolves_to(*addresses))


def test_a_refusal_does_not_tell_what_a_name_resolves_to() -> None:
    with pytest.raises(Blocked) as caught:
        guard.check("https://db.internal/", allow_private=False, resolve=resolves_to("10.20.30.40"))
    assert "10.20.30.40" not in str(caught.value)
    assert str(caught.value) == (
        "The host db.internal resolves to a private address, which webhooks may not reach. Use a host with a public address."
    )


@pytest.mark.parametrize("url", ["http://localhost:9000/", "http://LOCALHOST/"])
def test_the_system_resolver_is_judged_too(url: str) -> None:
    with pytest.raises(Blocked):
        guard.check(url, allow_private=False)
    assert ipaddress.ip_address(guard.check(url, allow_private=True).address).is_loopback


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "10.0.0.1",
        "169.254.169.254",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[fe80::1]",
        "[0:0:0:0:0:ffff:a9fe:a9fe]",
    ],
)
def test_an_address_in_the_url_is_judged_without_resolving(host: str) -> None:
    with pytest.raises(Blocked):
        guard.check(f"http://{host}/", allow_private=False, resolve=unasked)
    assert guard.url_problem(f"http://{host}:8080/hook", allow_private=False)


# Every spelling below is 127.0.0.1, 169.254.169.254 or ::1 to some resolver or to some URL parser.
SPELLINGS = [
    "http://2130706433/",
    "http://0177.0.0.1/",
    "http://0x7f.0.0.1/",
    "http://0x7f000001/",
    "http://127.1/",
    "http://127.0.1/",
    "http://0/",
    "http://017700000001/",
    "http://127.0.0.1./",
    "http://2852039166/",
    "http://127。0。0。1/",
    "http://①②⑦.⓪.⓪.①/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[0000::1]/",
    "http://[::1%25lo]/",
    "http://[::1%lo]/",
    "http://public.example@127.0.0.1/",
    "http://127.0.0.1\\@public.example/",
    "http://127.0.0.1#@public.example/",
    "http://127.0.0.1:80?@public.example/",
    "http://%31%32%37.0.0.1/",
]


@pytest.mark.parametrize("url", SPELLINGS)
def test_no_spelling_of_a_private_address_passes(url: str) -> None:
    with pytest.raises(Refused):
        guard.check(url, allow_private=False)
    assert guard.url_problem(url, allow_private=False)


def test_a_number_that_the_resolver_would_understand_is_refused_even_with_permission() -> None:
    with pytest.raises(InvalidUrl):
        guard.check("http://2130706433/", allow_private=True, resolve=unasked)


def test_what_the_resolver_makes_of_a_name_counts_not_the_name() -> None:
    with pytest.raises(Blocked):
        guard.check("http://127.0.0.1.nip.example/", allow_private=False, resolve=resolves_to("127.0.0.1"))


@pytest.mark.parametrize(
    ("url", "word"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("example.com/hook", "http"),
        ("//example.com/hook", "http"),
        ("ftp://example.com/", "http"),
        ("file:///etc/passwd", "http"),
        ("gopher://example.com/", "http"),
        ("javascript:alert(1)", "http"),
        ("http://", "no host"),
        ("http:///hook", "no host"),
        ("https:example.com", "no host"),
        ("https://user:secret@example.com/", "user name"),
        ("https://user@example.com/", "user name"),
        ("https://example.com:0/", "port"),
        ("https://example.com:65536/", "port"),
        ("https://example.com:-1/", "port"),
        ("https://example.com:http/", "cannot be read"),
        ("https://exa mple.com/", "spaces"),
        (" https://example.com/", "spaces"),
        ("https://example.com/\r\nX-Injected: 1", "control"),
        ("https://example.com/\x00", "control"),
        ("https://example.com\\@10.0.0.1/", "backslashes"),
        ("https://a..b/", "host name"),
        ("https://.example.com/", "host name"),
        ("https://-a.example/", "host name"),
        ("https://exa%6dple.com/", "host name"),
        ("https://" + "a" * 64 + ".example/", "host name"),
        ("https://" + "a." * 127 + "example/", "host name"),
        ("https://example.com/" + "a" * (2049 - len("https://example.com/")), "2048"),
        ("http://256.256.256.256/", ""),
        ("http://1.2.3/", "number"),
        ("http://[::1/", "cannot be read"),
        ("http://169.254.169.254/latest/meta-data/", "metadata"),
        ("http://0.0.0.0:8080/", "unspecified"),
        ("http://169.254.1.1/", "link-local"),
        ("http://[fe80::1]/", "link-local"),
        ("http://[ff02::1]/", "multicast"),
    ],
)
def test_what_is_wrong_with_a_url_is_said_in_a_sentence(url: str, word: str) -> None:
    problem = guard.url_problem(url)
    assert problem is not None
    assert word in problem
    assert problem.endswith(".")
    assert "secret" not in problem
    with pytest.raises(Refused):
        guard.check(url, allow_private=True, resolve=resolves_to(PUBLIC))


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com",
        "http://example.com:8080/hook?token=a%20b&c=d#part",
        "HTTPS://Example.COM./",
        "https://my_service.internal/",
        "https://xn--bcher-kva.example/",
        "https://bücher.example/ü",
        "https://a.b-c.d9.example/",
        "https://3.example.com/",
        "https://1.1.1.1/",
        "https://[2606:4700:4700::1111]:8443/",
        "https://example.com/" + "a" * (2048 - len("https://example.com/")),
        "https://user%40example.com.example/".replace("%40", "-"),
    ],
)
def test_good_urls(url: str) -> None:
    assert guard.url_problem(url, allow_private=False) is None
    assert guard.check(url, allow_private=False, resolve=resolves_to(PUBLIC)).addresses


def test_private_literals_and_localhost_are_a_problem_only_without_permission() -> None:
    for url in (
        "http://127.0.0.1:9000/",
        "http://[::1]/",
        "http://10.1.2.3/",
        "http://localhost:9000/",
        "http://app.localhost/",
    ):
        assert guard.url_problem(url) is None
        assert guard.url_problem(url, allow_private=False)


@pytest.mark.parametrize(
    ("url", "port"),
    [
        ("http://h.example", 80),
        ("https://h.example", 443),
        ("http://h.example:8080", 8080),
        ("https://[2606:4700::1]:1", 1),
    ],
)
def test_the_port(url: str, port: int) -> None:
    assert guard.check(url, allow_private=False, resolve=resolves_to(PUBLIC)).port == port


def test_the_addresses_keep_their_order_and_lose_their_doubles() -> None:
    target = guard.check(
        "https://h.example", allow_private=False, resolve=resolves_to(PUBLIC_V6, PUBLIC, PUBLIC_V6, "1.1.1.1")
    )
    assert target.addresses == (PUBLIC_V6, PUBLIC, "1.1.1.1")


@pytest.mark.parametrize(
    "failure", [socket.gaierror(-2, "Name or service not known"), OSError("no network"), UnicodeError("label too long")]
)
def test_a_name_without_an_address(failure: Exception) -> None:
    def resolve(host: str, port: int) -> Sequence[str]:
        raise failure

    with pytest.raises(Unresolvable, match=r"nowhere\.example does not resolve"):
        guard.check("https://nowhere.example/", allow_private=False, resolve=resolve)


@pytest.mark.parametrize("answers", [(), ("",), ("not an address",), (PUBLIC, "??")])
def test_answers_of_a_resolver_that_cannot_be_judged(answers: tuple[str, ...]) -> None:
    with pytest.raises(Unresolvable):
        guard.check("https://odd.example/", allow_private=True, resolve=resolves_to(*answers))


@given(
    st.one_of(st.text(), st.builds("{}://{}{}".format, st.sampled_from(["http", "https", "ws"]), st.text(), st.text()))
)
def test_any_text_is_either_a_url_or_a_problem(text: str) -> None:
    if problem := guard.url_problem(text):
        with pytest.raises(Refused) as caught:
            guard.check(text, allow_private=True, resolve=resolves_to(PUBLIC))
        assert str(caught.value) == problem
    else:
        assert guard.check(text, allow_private=True, resolve=resolves_to(PUBLIC)).host.isascii()
