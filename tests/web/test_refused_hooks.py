"""Webhooks that nobody signed are counted."""

from tests.web.conftest import Connect
from tests.world import World


async def test_each_refused_webhook_is_counted_and_no_other(world: World, connect: Connect) -> None:
    client = await connect(world.app.routes)

    async def posts(path: str, **more: str) -> int:
        async with client.post(path, data=b"Body=Hello", headers=more) as answer:
            return answer.status

    counted = world.app.metrics.refused_hooks
    assert await posts("/webhooks/twilio/message") == 403
    assert await posts("/webhook", **{"X-Twilio-Signature": "wrong"}) == 403
    assert await posts("/webhook", **{"Content-Type": "application/json"}) == 403
    assert await posts("/webhooks/gocardless") == 498
    assert await posts("/webhooks/gocardless", **{"Webhook-Signature": "wrong"}) == 498
    assert counted.collect()[0].samples[0].value == 5
    parent = world.parent()
    await parent.invited()
    await parent.says("Yes please")
    assert counted.collect()[0].samples[0].value == 5
