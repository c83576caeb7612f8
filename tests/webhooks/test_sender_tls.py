"""One attempt over TLS: the name in the URL is verified, whatever address was dialled."""

import datetime as dt
import ssl

import pytest

from clearsend.webhooks import sender
from clearsend.webhooks.receiver import Receiver, redirect
from clearsend.webhooks.sender import OutcomeKind
from tests.webhooks.authority import DAY, Authority
from tests.webhooks.network import BODY, PUBLIC, QUICK, Switchboard, raw_server, resolves_to, send, silence


@pytest.mark.parametrize("host", ["hooks.example", "HOOKS.example", "hooks.example."])
def test_https_to_the_pinned_address_verifies_the_name_in_the_url(
    authority: Authority, switchboard: Switchboard, host: str
) -> None:
    names: list[str | None] = []

    def note_name(connection: ssl.SSLSocket | ssl.SSLObject, name: str | None, context: ssl.SSLContext) -> None:
        names.append(name)

    context = authority.server("hooks.example")
    context.sni_callback = note_name
    with Receiver(tls=context) as receiver:
        outcome = send(
            f"https://{host}:{receiver.port}/in",
            allow_private=False,
            resolve=resolves_to(PUBLIC),
            dial=switchboard.dial,
            tls=authority.trust,
        )
        (callback,) = receiver.received
        port = receiver.port
    assert outcome.is_delivered, outcome
    assert switchboard.dialled == [PUBLIC]
    assert names == ["hooks.example"]
    assert callback.headers["host"] == f"{host.lower()}:{port}"
    assert callback.body == BODY


def test_https_to_an_address_verifies_the_address(authority: Authority) -> None:
    with Receiver(tls=authority.server("127.0.0.1")) as receiver:
        assert send(receiver.url, tls=authority.trust).is_delivered
        outcome = send(
            f"https://127.0.0.1.example:{receiver.port}", tls=authority.trust, resolve=resolves_to("127.0.0.1")
        )
    assert outcome.kind is OutcomeKind.TLS_FAILED


@pytest.mark.parametrize(
    ("certified", "expires_in", "says"),
    [
        ("other.example", DAY, "hostname mismatch"),
        # The address that is dialled is no substitute for the name.
        ("127.0.0.1", DAY, "hostname mismatch"),
        ("hooks.example", -DAY, "certificate has expired"),
    ],
)
def test_a_certificate_that_does_not_hold(
    authority: Authority, certified: str, expires_in: dt.timedelta, says: str
) -> None:
    with Receiver(tls=authority.server(certified, expires_in=expires_in)) as receiver:
        outcome = send(f"https://hooks.example:{receiver.port}/", resolve=resolves_to("127.0.0.1"), tls=authority.trust)
        assert not receiver.received
    assert (outcome.kind, outcome.http_status) == (OutcomeKind.TLS_FAILED, None)
    assert outcome.error
    assert says in outcome.error.lower()


def test_an_authority_that_nobody_knows(authority: Authority) -> None:
    with Receiver(tls=authority.server("hooks.example")) as receiver:
        outcome = send(f"https://hooks.example:{receiver.port}/", resolve=resolves_to("127.0.0.1"))
        assert not receiver.received
    assert outcome.kind is OutcomeKind.TLS_FAILED
    assert outcome.error
    assert "unable to get local issuer certificate" in outcome.error


def test_an_authority_of_this_machine_is_trusted(authority: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
    # The file that OpenSSL takes for the store of the machine.
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    with Receiver(tls=authority.server("hooks.example")) as receiver:
        outcome = send(
            f"https://hooks.example:{receiver.port}/",
            resolve=resolves_to("127.0.0.1"),
            tls=sender.trusted_tls.__wrapped__(),
        )
    assert outcome.is_delivered, outcome


def test_https_to_a_server_without_tls(authority: Authority) -> None:
    with Receiver() as receiver:
        outcome = send(f"https://127.0.0.1:{receiver.port}/", tls=authority.trust)
    assert outcome.kind is OutcomeKind.TLS_FAILED


def test_a_handshake_that_hangs(authority: Authority) -> None:
    with raw_server(silence, reads_request=False) as url:
        outcome = send(url.replace("http:", "https:"), tls=authority.trust, timeout_seconds=QUICK)
    assert outcome.kind is OutcomeKind.TIMED_OUT


def test_a_redirect_to_a_private_address_over_https(authority: Authority, switchboard: Switchboard) -> None:
    with (
        Receiver() as inner,
        Receiver([redirect(inner.url)], tls=authority.server("hooks.example")) as outer,
    ):
        outcome = send(
            f"https://hooks.example:{outer.port}/",
            allow_private=False,
            resolve=resolves_to(PUBLIC),
            dial=switchboard.dial,
            tls=authority.trust,
        )
        assert outcome.kind is OutcomeKind.REDIRECTED
        assert switchboard.dialled == [PUBLIC]
        assert not inner.received
