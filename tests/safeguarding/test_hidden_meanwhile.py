"""What arrives while a guardian's report hides the child is not lost: it counts when the talk goes on."""

from datetime import timedelta
from typing import Any

import pytest

from bot.club.registration import State
from bot.model.events import Arrival, Kind
from bot.store import inbox, tables
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


async def _arrives(world: World, contact_id: str, kind: Kind, **payload: Any) -> None:
    async with world.app.database.begin() as tx:
        await inbox.put_one(
            tx, world.app.database, Arrival("upload", "it", kind, payload, contact_id), world.clock.now()
        )


async def test_a_photo_by_the_page_is_kept_in_its_one_event_until_then(world: World) -> None:
    kate, tom = await together(world, "photo")
    await tom.says("his coach hits him and he is afraid")
    registration = await kate.registration()
    photo = await world.app.services.photos.keep(registration.id, JPEG)
    await _arrives(world, registration.contact_id, Kind.PHOTO, registration_id=registration.id, photo=photo)
    await world.later(timedelta(hours=5))
    assert (await kate.registration()).answers.get("photo") is None
    await world.parent(PAT).says("SAFE 1")
    await world.later(timedelta(hours=2))
    assert (await kate.registration()).answers["photo"] == {"photo": photo}
    assert len([row for row in await world.rows(tables.events) if row.kind == Kind.PHOTO]) == 1


async def test_what_was_under_way_when_it_was_begun_anew_waits_too(world: World) -> None:
    kate, tom = await together(world, "photo")
    before = await kate.registration()
    photo = await world.app.services.photos.keep(before.id, JPEG)
    await kate.says("start again")
    await kate.says("yes")
    assert (await kate.registration()).id != before.id
    await tom.says("his coach hits him and he is afraid")
    result = {"registration_id": before.id, "photo": photo}
    await _arrives(world, before.contact_id, Kind.EFFECT, effect="store_photo", result=result)
    await world.later(timedelta(hours=2))
    await world.parent(PAT).says("SAFE 1")
    await world.later(timedelta(hours=2))
    assert (await kate.registration()).answers["photo"] == {"photo": photo}
