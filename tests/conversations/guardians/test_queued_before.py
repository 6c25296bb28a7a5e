"""What an earlier version put into a lane is still read."""

from bot.model.events import Arrival, Kind
from bot.model.messages import Handle, HandleKind
from bot.store import contacts, inbox
from tests.conversations.guardians.test_each_tells import SECRETARY
from tests.world import World

_OLD = {"child": "Sam Jones", "before": "Medical: Hay fever", "now": "Medical: none"}


async def test_a_contradiction_without_a_place_in_the_order_is_told(world: World) -> None:
    secretary = world.parent(SECRETARY)
    handle = Handle(kind=HandleKind.PHONE, value=SECRETARY)
    async with world.app.database.begin() as tx:
        known = await contacts.find_or_create(tx, world.app.database, [handle], world.clock.now())
        arrival = Arrival("turn", "contradiction:1:medical:1", Kind.CONTRADICTION, _OLD, known[handle])
        await inbox.put_one(tx, world.app.database, arrival, world.clock.now())
    await world.settle()
    await secretary.says("hello")
    said = "\n".join(await secretary.replies())
    assert "Before: Medical: Hay fever. Now: Medical: none" in said
