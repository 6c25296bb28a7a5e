"""Webhooks that nobody signed are counted."""

from tests.web.conftest import Connect
from tests.world import World


async def test_each_refused_webhook_is_counted_and_no_other(world: World, connect: Connect) -> None:
    client = await connect(world.app.routes)

    async def posts(path: str, **more: str) -> int:
        async with client.post(path, data=b"Body=Hello", headers=more) as answer:
            return answer.status

    def counted() -> float | None:
        return world.app.metrics.registry.get_sample_value("omega_refused_hooks_total")

    assert await posts("/webhooks/twilio/message") == 403
    assert await posts("/webhook", **{"X-Twilio-Signature": "wrong"}) == 403
    assert await posts("/webhook", **{"Content-Type": "application/json"}) == 403
    assert await posts("/webhooks/gocardless") == 498
    assert await posts("/webhooks/gocardless", **{"Webhook-Signature": "wrong"}) == 498
    assert counted() == 5
    parent = world.parent()
    await parent.invited()
    await parent.says("Yes please")
    assert counted() == 5
