"""What arrives while a guardian's report hides the child is not lost: it counts when the talk goes on."""

from datetime import timedelta

import pytest

from bot.club.registration import State
from tests.conversations.guardians.test_family import together
from tests.pictures import JPEG
from tests.talks import pays
from tests.world import World

PAT = "+447700900003"
_SAID = {2: "Sam is registered", 96: "the registration for Sam is complete"}  # in the service window, and outside it


@pytest.mark.parametrize("hours", [2, 96])
async def test_a_payment_counts_when_the_matter_is_over_and_nothing_is_said_before(world: World, hours: int) -> None:
    kate, tom = await together(world, "photo")
    await kate.sends(JPEG)
    await tom.says("his coach hits him and he is afraid")
    count = len(await kate.replies())
    await pays(kate)
    await world.later(timedelta(hours=hours))
    assert (await kate.registration()).state is State.AWAITING_PAYMENT
    assert not any("Sam" in reply for reply in (await kate.replies())[count:])
    await world.parent(PAT).says("SAFE 1")
    await world.later(timedelta(hours=2))
    assert (await kate.registration()).state is State.COMPLETED
    told = [reply for reply in (await kate.replies())[count:] if "Sam" in reply]
    assert len(told) == 1
    assert _SAID[hours] in told[0]
