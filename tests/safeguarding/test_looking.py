"""Words of a matter are printed only to who asks for them, and that they looked is kept."""

import json
from datetime import timedelta

from bot.model.looks import AN_OPERATOR, Looker
from bot.model.messages import Medium
from bot.program.replay import replay
from bot.program.show import show, staff_notices
from bot.store import tables
from tests.talks import talk_until
from tests.world import World

HARM = "his stepdad hits him and he is scared to go home"
PAT = "+447700900003"


async def _printed(world: World, looker: Looker = AN_OPERATOR) -> str:
    database, now = world.app.database, world.clock.now()
    found: list[object] = [await show(database, who, now, looker) for who in ("+447700900123", PAT)]
    found.append(await staff_notices(database, now, looker))
    club = world.app.club
    rows = await world.rows(tables.messages)
    found += [await replay(database, club, str(row.id), now, looker) for row in rows]
    return json.dumps(found)


async def test_no_words_of_a_matter_without_asking_for_them(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "address")
    await world.later(timedelta(minutes=2))
    await kate.says(HARM)
    await kate.says("and he locked him in")
    printed = await _printed(world)
    assert "stepdad" not in printed
    assert "locked him in" not in printed
    assert "Kate Jones, mum" in printed  # what was written before is no part of it
    looks = await world.rows(tables.access_log)
    assert {(look.what, look.harm) for look in looks} == {("show", False), ("notices", False), ("replay", False)}


async def test_who_asks_sees_them_and_is_logged(world: World) -> None:
    kate = world.parent()
    await kate.says(HARM)
    printed = await _printed(world, looker=Looker("operator", harm=True))
    assert "stepdad" in printed
    looks = await world.rows(tables.access_log)
    assert all(look.harm for look in looks)
    assert {(look.who, look.what) for look in looks} == {
        ("operator", "show"),
        ("operator", "notices"),
        ("operator", "replay"),
    }


async def test_after_it_is_freed_what_is_written_is_shown_again(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "address")
    await kate.says(HARM)
    pat = world.parent(PAT)
    await pat.says("SAFE")
    await kate.says("M32 8JL, number 12")
    assert "M32 8JL, number 12" in await _printed(world)
    assert world.parent(PAT, Medium.SMS).number == PAT
