"""Sessions: a sealed cookie that names a key, and the check that a form was sent from our own page.

The cookie never contains the key itself. The key that it names is looked up again for every page, so that a revoked key ends
its sessions immediately.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from clearsend.store.foundation.vault import Vault, WrongSecretKey

COOKIE = "clearsend_session"
COOKIE_PATH = "/console"
LASTS = timedelta(hours=12)

# The vault seals other secrets too; this mark keeps one of them from being taken for a session.
_PURPOSE = "console session"


@dataclass(frozen=True)
class Session:
    """The key that was presented at sign-in, and the end of the session."""

    org_id: str
    key_id: str
    expires_at: datetime


def seal(vault: Vault, session: Session) -> str:
    """The value of the cookie: unreadable and unforgeable without the installation's secret key."""
    return vault.encrypt(
        json.dumps([_PURPOSE, session.org_id, session.key_id, session.expires_at.isoformat()], separators=(",", ":"))
    )


def unseal(vault: Vault, cookie: str | None, *, now: datetime) -> Session | None:
    """The session in `cookie`; None if it is not one of ours, or has expired."""
    if not cookie or not cookie.isascii():
        return None
    try:
        values = json.loads(vault.decrypt(cookie))
    except (WrongSecretKey, ValueError):
        return None
    if not (isinstance(values, list) and len(values) == 4 and values[0] == _PURPOSE):
        return None
    session = Session(values[1], values[2], datetime.fromisoformat(values[3]))
    return session if session.expires_at > now else None


def is_own_form(headers: Mapping[str, str]) -> bool:
    """Was a form sent from a page of this server? Guards against other sites that send forms in a visitor's name.

    Current browsers name the sender in Sec-Fetch-Site, or over plain HTTP in Origin, which must then match Host. A request with
    neither does not come from a browser, so there is no visitor who could be tricked.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin = headers.get("origin")
    if origin is None:
        return True
    return urlsplit(origin).netloc.lower() == headers.get("host", "").lower() != ""
