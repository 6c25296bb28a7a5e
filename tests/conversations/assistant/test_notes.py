"""What a parent wants the manager to know is shown to who runs the team, and to an operator."""

from bot.program.show import show
from tests.standins.assistant import ScriptedAssistant, calls, record, says
from tests.talks import talk_until
from tests.world import Parent, World

SHY = "He's a bit shy, so go easy on him at first"
ASKED = "mum. {note}, he warms up after a while"


async def _noted(world: World, model: ScriptedAssistant, parent: Parent, note: str) -> None:
    told = calls("update_registration_status", status="confirm", quote="mum", notes=note)
    model.will(lambda prompt: says("", *record(guardian_relationship="mum")(prompt).calls, told), says())
    await parent.says(ASKED.format(note=note))


async def test_the_manager_reads_it_in_the_parents_own_words(world: World, model: ScriptedAssistant) -> None:
    parent, manager = world.parent(), world.manager()
    await talk_until(parent, "guardian")
    await manager.says("STATUS Sam Jones")
    assert "For you" not in (await manager.replies())[-1]
    await _noted(world, model, parent, SHY)
    await manager.says("STATUS Sam Jones")
    await manager.sees(f'For you, in the parent\'s own words: "{SHY}"')
    shown = await show(world.app.database, parent.number, world.clock.now())
    assert shown is not None
    assert shown["registrations"][0]["notes"] == [SHY]


async def test_a_long_one_is_one_line_that_a_phone_can_show(world: World, model: ScriptedAssistant) -> None:
    parent, manager = world.parent(), world.manager()
    await talk_until(parent, "guardian")
    await _noted(world, model, parent, "He's a bit shy\nand rather fond of sweets " + "really " * 60 + "he is")
    await manager.says("STATUS Sam Jones")
    [line] = [line for line in (await manager.replies())[-1].splitlines() if "For you" in line]
    assert "He's a bit shy and rather" in line
    assert len(line) < 400
    assert "..." in line


async def test_it_is_in_no_list_of_many(world: World, model: ScriptedAssistant) -> None:
    parent, manager = world.parent(), world.manager()
    await talk_until(parent, "guardian")
    await _noted(world, model, parent, SHY)
    await manager.says("STATUS U10 Tigers")
    assert "shy" not in (await manager.replies())[-1]
