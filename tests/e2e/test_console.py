"""The console in a real browser: signing in, watching a run to its end, and being readable in every light and width."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from clearsend.webhooks.receiver import CannedReply
from tests import browser as browsers
from tests.browser import Browser
from tests.world import World, eventually

# The least contrast of text and what is behind it (WCAG 2.2, AA); nothing here is large enough to need less.
LEAST_CONTRAST = 4.5

# Every element with text of its own, and how it stands out from the first opaque colour behind it.
CONTRASTS = """
(() => {
  const parse = (text) => { const [r, g, b, a = 1] = text.match(/[\\d.]+/g).map(Number); return {r, g, b, a}; };
  const channel = (value) => { const it = value / 255; return it <= .04045 ? it / 12.92 : ((it + .055) / 1.055) ** 2.4; };
  const light = ({r, g, b}) => .2126 * channel(r) + .7152 * channel(g) + .0722 * channel(b);
  const over = (top, below) => ({
    r: top.r * top.a + below.r * (1 - top.a), g: top.g * top.a + below.g * (1 - top.a),
    b: top.b * top.a + below.b * (1 - top.a), a: 1,
  });
  const behind = (element) => {
    const colour = parse(getComputedStyle(element).backgroundColor);
    if (colour.a === 1 || !element.parentElement) return colour.a === 1 ? colour : {r: 255, g: 255, b: 255, a: 1};
    return over(colour, behind(element.parentElement));
  };
  const poor = [];
  for (const element of document.body.querySelectorAll("*")) {
    const text = [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data.trim()).join("");
    if (!text || !element.checkVisibility()) continue;
    const style = getComputedStyle(element);
    const back = behind(element);
    const colour = parse(style.color);
    const front = over({...colour, a: colour.a * Number(style.opacity)}, back);
    const [high, low] = [light(front), light(back)].sort((one, other) => other - one);
    const ratio = (high + .05) / (low + .05);
    if (ratio < LEAST) poor.push(`${text}: ${ratio.toFixed(2)}`);
  }
  return poor;
})()
""".replace("LEAST", str(LEAST_CONTRAST))


@pytest.fixture
def browser() -> Iterator[Browser]:
    browsers.require()
    with Browser() as opened:
        yield opened


@pytest.fixture
def installation(sqlite_world: World) -> World:
    sqlite_world.start()
    sqlite_world.equip_organization()
    return sqlite_world


def _sign_in(browser: Browser, world: World) -> None:
    browser.open(f"{world.base_url}/")
    # Whoever arrives can type at once; the focus moves with the first frame that is drawn.
    browser.wait_until("document.activeElement.id === 'api_key'")
    browser.write(world.tenant.api_key)
    browser.press_enter()
    browser.wait_until("location.pathname === '/console/profiles' && document.readyState === 'complete'")


def _is_open(browser: Browser, beginning: str) -> Any:
    return browser.evaluate(f"document.querySelector('[id^={json.dumps(beginning)}]').open")


def test_a_run_is_watched_to_its_end(browser: Browser, installation: World) -> None:
    profile_id = installation.create_profile(name="Tidewater Clinic")
    installation.telnyx.fail_next("GET /phone_numbers", "503", times=3)
    installation.ask_to_complete(profile_id)
    eventually(
        lambda: len(installation.timeline(profile_id)["steps"][0]["attempts"]),
        lambda count: count >= 1,
        what="the first attempt",
    )
    _sign_in(browser, installation)

    browser.click("th a")
    browser.wait_until("document.querySelector('h1')?.innerText === 'Tidewater Clinic'")
    browser.evaluate("void (window.isTheSamePage = true)")
    browser.wait_until("document.querySelector('.why h2').innerText.startsWith('Waiting for Telnyx')")
    first = f"attempt-{installation.timeline(profile_id)['id']}-connect_sms-1-"
    browser.click(f"[id^='{first}'] > summary")
    browser.click(f"[id^='{first}'] .exchange > summary")
    assert _is_open(browser, first)
    assert "503" in browser.text()

    browser.wait_until("document.querySelector('.why h2').innerText === 'Able to send'")
    browser.wait_until("document.querySelector('.delivery-head').innerText.includes('delivered')")
    browser.wait_until("!document.querySelector('#live').hasAttribute('hx-get')")
    assert browser.evaluate("window.isTheSamePage"), "it was refreshed in place"
    assert _is_open(browser, first), "what was opened stays open"
    assert browser.evaluate(f"document.querySelector('[id^={json.dumps(first)}] .exchange').open")

    asked = len(browser.requested)
    browser.listen(2.5)
    assert len(browser.requested) == asked, "what is over is not asked for again"
    assert any("/live?seen=" in url for url in browser.requested)
    assert {url for url in browser.requested if not url.startswith((installation.base_url, "about:"))} == set()
    assert browser.complaints == []


def test_a_session_that_ends_leads_out_of_a_page_that_polls(browser: Browser, installation: World) -> None:
    profile_id = installation.create_profile()
    installation.telnyx.fail_next("GET /phone_numbers", "503", times=50)
    installation.ask_to_complete(profile_id)
    _sign_in(browser, installation)
    browser.open(f"{installation.base_url}/console/profiles/{profile_id}")

    browser.command("Network.clearBrowserCookies")

    browser.wait_until("location.pathname === '/console/sign-in'")


def test_a_call_is_copied_and_a_person_can_leave(browser: Browser, installation: World) -> None:
    profile_id = installation.create_profile()
    _sign_in(browser, installation)
    browser.open(f"{installation.base_url}/console/profiles/{profile_id}")
    browser.command(
        "Browser.grantPermissions",
        permissions=["clipboardReadWrite", "clipboardSanitizedWrite"],
        origin=installation.base_url,
    )

    browser.click("#call-1-copy")
    browser.wait_until("document.querySelector('#call-1-copy').innerText === 'Copied'")
    assert browser.evaluate("navigator.clipboard.readText()") == browser.evaluate(
        "document.querySelector('#call-1').textContent"
    )

    browser.click(".who button")
    browser.wait_until("location.pathname === '/console/sign-in'")
    browser.open(f"{installation.base_url}/console/profiles/{profile_id}")
    assert browser.evaluate("location.pathname") == "/console/sign-in"
    assert browser.complaints == []


def test_it_works_over_plain_http_from_another_machine(browser: Browser, installation: World) -> None:
    """Where browsers do not say Sec-Fetch-Site, and keep the clipboard to themselves."""
    profile_id = installation.create_profile()
    installation.base_url = installation.base_url.replace("127.0.0.1", "clearsend.test")

    _sign_in(browser, installation)
    browser.open(f"{installation.base_url}/console/profiles/{profile_id}")
    browser.click("#call-1-copy")

    browser.wait_until("document.querySelector('#call-1-copy').innerText === 'Selected'")
    assert browser.evaluate("getSelection().toString().startsWith('curl -X POST http://clearsend.test:')")
    browser.click(".who button")
    browser.wait_until("location.pathname === '/console/sign-in'")


def test_another_site_cannot_sign_a_visitor_in(browser: Browser, installation: World) -> None:
    """To an account of the attacker's, who could then watch what is asked for."""
    browser.open(f"{installation.base_url.replace('127.0.0.1', 'evil.test')}/docs")
    browser.evaluate(
        "(() => { const form = document.createElement('form'); form.method = 'post';"
        f" form.action = '{installation.base_url}/console/sign-in';"
        f" form.innerHTML = '<input name=api_key value={installation.tenant.api_key}>';"
        " document.body.append(form); form.submit(); })()"
    )

    browser.wait_until("document.querySelector('h1')?.innerText === 'Refused'")
    browser.open(f"{installation.base_url}/")
    assert browser.evaluate("location.pathname") == "/console/sign-in"


def test_it_works_without_scripts(browser: Browser, installation: World) -> None:
    """The test's own questions still run."""
    profile_id = installation.create_profile(name="Tidewater Clinic")
    browser.disable_scripts()

    _sign_in(browser, installation)
    assert not browser.evaluate("document.documentElement.classList.contains('has-script')")
    browser.click("#q")
    browser.write("tidewater")
    browser.press_enter()
    browser.wait_until("location.search === '?q=tidewater' && document.readyState === 'complete'")
    browser.click("th a")
    browser.wait_until(f"location.pathname === '/console/profiles/{profile_id}'")
    assert "Ready to be completed" in browser.text()


@pytest.mark.parametrize("width", [400, 800, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_readable_in_every_light_and_width(
    browser: Browser, installation: World, scheme: str, width: int
) -> None:
    installation.telnyx.approve_after(20)
    installation.telnyx.decide("campaign", "*", "rejected", "The opt-in form could not be found. " * 5)
    profiles = {
        "refused": installation.create_profile(name="Lemon Bikes", sending_phone_number="+14152002671"),
        "well": installation.create_profile(name="Marigold"),
        "new": installation.create_profile(name="W" * 100, inherit_tcr_brand=False, description="x" * 400),
    }
    for name in ("refused", "well"):
        installation.complete(profiles[name])
    eventually(
        lambda: installation.data("GET", f"/v3/profiles/{profiles['well']}")["action_needed"],
        bool,
        what="the rejection of the inherited campaign",
    )
    webhook_id = _fail_a_webhook(installation)
    browser.prefer(scheme)
    browser.resize(width)
    browser.open(f"{installation.base_url}/console/sign-in")
    seen = {"sign-in": _flaws(browser)}
    _sign_in(browser, installation)
    for path in (
        "profiles",
        "profiles?action=needed",
        "profiles?status=failed",
        "organization",
        "webhooks",
        f"webhooks/{webhook_id}",
        *(f"profiles/{it}" for it in profiles.values()),
    ):
        browser.open(f"{installation.base_url}/console/{path}")
        browser.evaluate("document.querySelectorAll('details').forEach((it) => { it.open = true; })")
        seen[path] = _flaws(browser)

    assert {path: flaws for path, flaws in seen.items() if flaws} == {}
    page = browser.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (page == "rgb(13, 18, 17)") == (scheme == "dark")
    assert browser.complaints == []


def _fail_a_webhook(world: World) -> str:
    """One that a test event has failed to reach; its id."""
    made = {"display_name": "W" * 100, "endpoint_url": f"{world.inbox.url}/{'x' * 300}", "event_types": ["brand"] * 20}
    webhook_id = str(world.data("POST", "/v3/webhooks", made)["id"])
    world.inbox.answer(CannedReply(status=500, body=b"w" * 400))
    world.data("POST", f"/v3/webhooks/{webhook_id}/test", {"event_type": "brand.verified"})
    eventually(
        lambda: world.data("GET", f"/v3/webhooks/{webhook_id}")["consecutive_failures"], bool, what="the failed test"
    )
    return webhook_id


def _flaws(browser: Browser) -> list[str]:
    flaws = list(browser.evaluate(CONTRASTS))
    if beyond := browser.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"):
        flaws.append(f"{beyond} pixels are beyond the edge")
    return flaws
