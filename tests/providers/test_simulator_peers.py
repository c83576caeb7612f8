"""Clients that nobody here wrote, talking to the simulators: they parse what the vendors really send. Skipped without them."""

from collections.abc import Iterator

import httpx
import pytest

from tests.providers.simulated import API_KEY, TOKEN, Simulated, simulated


@pytest.fixture
def world() -> Iterator[Simulated]:
    with simulated() as world:
        yield world


def test_telnyxs_own_client_connects_a_number(world: Simulated) -> None:
    telnyx = pytest.importorskip("telnyx", reason="the official client of Telnyx is not installed")
    client = telnyx.Telnyx(api_key=API_KEY, base_url=f"{world.base_url}/telnyx/v2", max_retries=0)
    profile = client.messaging_profiles.create(name="prof_1", whitelisted_destinations=["US"]).data
    listed = list(client.messaging_profiles.list(filter={"name": "prof_1"}))
    assert [item.id for item in listed] == [profile.id]
    assert [item.id for item in client.messaging_profiles.list(filter_name_contains="rof")] == [profile.id]
    [number] = client.phone_numbers.list(filter={"phone_number": "+12125550100"})
    client.phone_numbers.messaging.update(number.id, messaging_profile_id=profile.id)
    settings = client.phone_numbers.messaging.retrieve(number.id).data
    assert (settings.phone_number, settings.messaging_profile_id) == ("+12125550100", profile.id)
    assert [item.id for item in client.messaging_profiles.list_phone_numbers(profile.id)] == [number.id]
    with pytest.raises(telnyx.NotFoundError) as caught:
        client.messaging_profiles.retrieve("none")
    assert caught.value.body["errors"][0]["code"] == "10005"
    world.fail("telnyx", "GET /messaging_profiles", 429)
    with pytest.raises(telnyx.RateLimitError):
        client.messaging_profiles.list()


def test_pywa_registers_a_number(world: Simulated) -> None:
    pywa = pytest.importorskip("pywa", reason="pywa is not installed")
    errors = pytest.importorskip("pywa.errors")
    client = pywa.WhatsApp(phone_id="10293847561", token=TOKEN, waba_id="1029384756")
    # Its address is fixed; only the session underneath can be pointed elsewhere.
    client.api._session.base_url = httpx.URL(f"{world.base_url}/whatsapp/v25.0/")
    assert client.get_business_account().id == "1029384756"
    [number] = client.get_business_phone_numbers()
    assert (number.id, number.code_verification_status) == ("10293847561", "VERIFIED")
    assert client.register_phone_number(pin="271828")
    assert client.get_business_phone_number().platform_type == "CLOUD_API"
    with pytest.raises(errors.WhatsAppError) as caught:
        client.register_phone_number(pin="000000")
    assert caught.value.code == 133005
    assert client.deregister_phone_number()
