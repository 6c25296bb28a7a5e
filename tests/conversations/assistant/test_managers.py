"""A manager tells freely whom to invite: it is shown back, and nobody is written to before their own yes."""

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
