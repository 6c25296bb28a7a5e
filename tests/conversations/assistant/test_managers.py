"""A manager tells freely whom to invite: it is shown back, and nobody is written to before their own yes."""

from bot.model.prompts import Call
from tests.standins.assistant import ScriptedAssistant, calls, says
from tests.world import World

MANAGER = "+447700900001"
TOLD = "there's this lad Sam Jones who fancies a go with the U10 Tigers, mum's Kate Jones, she's on 07700 900123"


async def test_whom_to_invite_is_shown_back_first(world: World, model: ScriptedAssistant) -> None:
    manager, parent = world.parent(MANAGER), world.parent()
    model.will(
        says(
            "",
            calls(
                "initial_message",
                child_name="Sam Jones",
                team="U10 Tigers",
                parent_name="Kate Jones",
                parent_phone="07700 900123",
            ),
        )
    )
    await manager.says(f"right so {TOLD} I think, or so they tell me at the gate, lovely people by all accounts")
    assert model.asked == 1
    await manager.sees("Sam Jones")
    assert await parent.replies() == []
    await manager.says("yes")
    assert len(await parent.replies()) == 1


async def test_nobody_else_is_invited_than_whom_they_named(world: World, model: ScriptedAssistant) -> None:
    manager, other = world.parent(MANAGER), world.parent("+447700900666")
    model.will(
        says(
            "",
            calls(
                "initial_message",
                child_name="Eve Mallory",
                team="U10 Tigers",
                parent_name=None,
                parent_phone="07700 900666",
            ),
        )
    )
    model.endless = True
    await manager.says("what would you make of the weather for the big day on Saturday then, my friend")
    await manager.says("yes")
    assert await other.replies() == []


def _invitation(child: str, parent: str, phone: str) -> Call:
    return calls("initial_message", child_name=child, team="u10 tigers", parent_name=parent, parent_phone=phone)


async def test_two_children_of_one_message_are_both_shown_back(world: World, model: ScriptedAssistant) -> None:
    manager, vera, joe = world.manager(), world.parent("+447700900188"), world.parent("+447700900189")
    model.will(
        says(
            "",
            _invitation("Ben Smith", "Vera Smith", "07700 900188"),
            _invitation("Tom Hall", "Joe Hall", "07700 900189"),
        )
    )
    await manager.says(
        "two more for the u10 tigers please, the first is Ben Smith whose mum is Vera Smith on 07700 900188 and then "
        "there is Tom Hall, his dad Joe Hall has 07700 900189"
    )
    await manager.sees("Ben Smith")
    await manager.sees("Tom Hall")
    assert await vera.replies() == []
    await manager.says("yes")
    assert len(await vera.replies()) == len(await joe.replies()) == 1


async def test_a_possessive_holds_a_name(world: World, model: ScriptedAssistant) -> None:
    manager = world.manager()
    model.will(says("", _invitation("Ben Smith", "Vera Smith", "07700900188")))
    await manager.says("can you sort out an invite for Vera's boy Ben Smith for my u10 tigers, she's on 07700 900188")
    await manager.sees("I'll invite Vera Smith")


async def test_nobody_is_put_together_of_two(world: World, model: ScriptedAssistant) -> None:
    manager = world.manager()
    model.will(says("", _invitation("Ben Hall", "Vera Hall", "07700 900188")))
    model.endless = True
    await manager.says(
        "two more for the u10 tigers please, the first is Ben Smith whose mum is Vera Smith on 07700 900188 and then "
        "there is Tom Hall, his dad Joe Hall has 07700 900189"
    )
    assert not any("Ben Hall" in reply for reply in await manager.replies())
