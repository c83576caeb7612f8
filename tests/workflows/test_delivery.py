"""A callback that is not taken, or cannot even be sent, is tried again; the timeline shows every attempt."""

from clearsend.store import organizations
from clearsend.store.foundation.vault import Vault
from clearsend.webhooks.receiver import CannedReply
from tests.world import World, eventually

ANOTHER_KEY = "another secret key that is long enough as well"


def test_a_receiver_that_fails_is_called_again(world: World) -> None:
    world.start()
    world.equip_organization()
    profile_id = world.create_profile()
    world.inbox.answer(
        CannedReply(status=500, body=b"try later"), CannedReply(status=302, headers={"location": "/elsewhere"})
    )

    world.complete(profile_id)

    delivered = world.await_callback_delivered(profile_id)["callbacks"][0]
    attempts = delivered["attempts"]
    assert [attempt["outcome"] for attempt in attempts] == ["http_error", "redirected", "delivered"]
    assert attempts[0]["http_status"] == 500
    assert attempts[0]["response_excerpt"] == "try later"
    received = world.inbox.received
    assert len({callback.headers["x-webhook-event-id"] for callback in received}) == 1
    assert len({callback.body for callback in received}) == 1
    for callback in received:
        callback.verify(world.tenant.signing_secret)


def test_what_cannot_be_sent_is_an_attempt_and_goes_on(world: World) -> None:
    """Here the secret cannot be read; a defect of the server would end the same."""
    world.start()
    world.equip_organization()
    profile_id = world.create_profile()
    with world.database.writing() as transaction:
        unreadable = Vault([ANOTHER_KEY]).encrypt(world.tenant.signing_secret)
        transaction.connection.exec_driver_sql(
            "UPDATE organizations SET signing_secret_ciphertext = " + f"'{unreadable}'"
        )
    world.complete(profile_id)
    eventually(
        lambda: [attempt["outcome"] for attempt in world.timeline(profile_id)["callbacks"][0]["attempts"]],
        lambda outcomes: outcomes[:1] == ["internal_error"],
        what="the attempt that failed",
    )

    with world.database.writing() as transaction:
        organizations.replace_signing_secret(transaction, world.tenant.id, world.tenant.signing_secret)

    assert world.await_callback_delivered(profile_id)["callbacks"][0]["attempts"][-1]["outcome"] == "delivered"
