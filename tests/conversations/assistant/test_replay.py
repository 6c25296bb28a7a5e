"""A past turn is shown as it was, and nothing follows from looking at it."""

import json
from datetime import timedelta
from typing import Any

from bot.club.club import load_club
from bot.club.retention import Kind as Kept
from bot.program.replay import replay
from bot.store import tables
from scheduler.forgetting import forget
from tests.standins.assistant import ScriptedAssistant, record
from tests.talks import ANSWERS, talk_until
from tests.world import Parent, World

CHATTY = "so erm right, the mum of the little tiger cub over there that is me then"


async def _written(parent: Parent, text: str) -> int:
    """The id of the newest such message."""
    return max(int(row.id) for row in await parent.transcript() if row.content.get("text") == text)


async def _shown(world: World, message_id: object) -> dict[str, Any] | None:
    return await replay(world.app.database, load_club(), str(message_id), world.clock.now())


async def test_a_turn_is_shown_with_what_the_model_said_and_what_became_of_it(
    world: World, model: ScriptedAssistant
) -> None:
    parent = world.parent()
    await talk_until(parent, "guardian")
    model.will(record(guardian_relationship="the mum", guardian_name="Eve Mallory"), record())
    await parent.says(CHATTY)
    transcript = await parent.transcript()
    [inbound] = [row.id for row in transcript if row.content.get("text") == CHATTY]
    shown = await _shown(world, inbound)
    assert shown is not None
    first, second = shown["readings"]
    assert first["input"] == [CHATTY]
    assert first["state"]["section"] == "guardian"
    assert first["state"]["state"] == "info_collection"
    assert "Eve Mallory" in first["model"][0]["calls"][0]["arguments"]
    assert first["taken"]["accepted"]["recorded"] == {"guardian": {"relationship": "Mother"}}
    assert first["taken"]["refused"][0]["words"] == "Eve Mallory"
    assert second["taken"]["accepted"]["recorded"] == {}
    answered = await _shown(world, transcript[-1].id)
    assert answered is not None
    assert [each["key"] for each in answered["readings"]] == [second["key"]]


async def test_looking_sends_nothing_and_writes_nothing(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "guardian")
    [inbound] = [row.id for row in await parent.transcript() if row.content.get("text") == "no"]
    looked_at = (tables.messages, tables.effects, tables.events, tables.conversations, tables.registrations)
    before = [await world.rows(table) for table in (*looked_at, tables.contacts)]
    shown = await _shown(world, inbound)
    assert shown is not None
    assert shown["readings"] == []
    assert shown["now"]["would_say"]
    assert [await world.rows(table) for table in (*looked_at, tables.contacts)] == before


async def test_after_a_month_only_the_transcript_knows(world: World, model: ScriptedAssistant) -> None:
    parent = world.parent()
    await talk_until(parent, "guardian")
    model.will(record(guardian_relationship="mum"))
    await parent.says(CHATTY)
    for days, kept in ((29, True), (2, False)):
        world.clock.move(timedelta(days=days))
        await forget(world.means, Kept.READINGS)
        [reading] = [row for row in await world.rows(tables.effects) if row.kind == "reading"]
        assert bool(reading.payload) is bool(reading.result) is kept
        assert bool(await world.rows(tables.audit)) is kept
    [inbound] = [row.id for row in await parent.transcript() if row.content.get("text") == CHATTY]
    shown = await _shown(world, inbound)
    assert shown is not None
    assert shown["readings"] == []


async def test_a_turn_is_shown_at_what_the_talk_stood_at_then(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "photo")
    shown = await _shown(world, await _written(parent, ANSWERS["guardian"]))
    assert shown is not None
    assert shown["then"]["state"] == "info_collection"
    assert shown["then"]["question"]["section"] == "guardian"
    assert "guardian" not in shown["then"]["answered"]
    learned = [f"guardian.{name}" for name in ("name", "relationship", "born", "email", "consent")]
    assert sorted(shown["then"]["learned"]) == sorted(shown["now"]["learned"]) == sorted(learned)
    assert shown["now"]["state"] == "info_collection"
    assert "are those of then" in shown["now"]["as_of"]
    assert "Now about Sam" in json.dumps(shown["now"]["would_say"])
    assert "guardian.name" not in json.dumps(shown["message"])


async def test_its_reply_is_shown_with_what_it_answers(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "address")
    [reply] = [row for row in await parent.transcript() if "Now about Sam" in row.content.get("text", "")]
    shown = await _shown(world, reply.id)
    assert shown is not None
    assert shown["then"]["question"]["section"] == "guardian"
    assert "now" not in shown


async def test_of_a_registration_that_began_anew_it_is_told_that_all_is_of_today(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "guardian")
    await parent.says("START AGAIN")
    await parent.says("yes")
    await parent.sees("Did Sam play")
    shown = await _shown(world, await _written(parent, "no"))
    assert shown is not None
    assert shown["then"]["state"] == "returning_player_check"
    assert shown["now"]["as_of"].endswith("all is of today")


async def test_a_managers_message_is_shown_as_a_managers(world: World) -> None:
    manager = world.manager()
    await world.parent().invited()
    await manager.says("STATUS Sam Jones")
    shown = await _shown(world, await _written(manager, "STATUS Sam Jones"))
    assert shown is not None
    assert "Sam Jones, U10 Tigers" in json.dumps(shown["now"]["would_say"])


async def test_a_message_that_is_none_is_told(world: World) -> None:
    for wanted in ("0", "99999", "x", "1 OR 1=1", "9" * 40):
        assert await _shown(world, wanted) is None
