"""The prose a club may edit: there is some for every state, and it is the same from call to call."""

from importlib.resources import files

import pytest

from conversations.assistant.prompting import task_of
from conversations.assistant.snapshot import ENQUIRY, MANAGER
from conversations.form.journey import JOURNEY
from tests.standins.assistant import ScriptedAssistant, says
from tests.talks import talk_until
from tests.world import World

_TALKERS = [*JOURNEY, ENQUIRY, MANAGER]


@pytest.mark.parametrize("state", _TALKERS)
def test_every_state_has_its_task(state: str) -> None:
    assert len(task_of(state)) > 40


def test_no_prose_is_for_a_state_that_is_none() -> None:
    states = files("conversations.assistant") / "voice" / "states"
    assert {each.name.removesuffix(".md") for each in states.iterdir()} == {str(state) for state in _TALKERS}


async def test_what_stays_the_same_comes_first_and_what_is_unread_last(world: World, model: ScriptedAssistant) -> None:
    parent = world.parent()
    await talk_until(parent, "guardian")
    model.endless = True
    model.will(says("Noted with thanks."))
    for text in ("%% 12345 ### 99!!", "?? 777 ++"):
        await parent.says(text)
        newest = model.prompts[-1]
        assert newest.instructions == model.prompts[0].instructions
        assert newest.tools == model.prompts[0].tools
        assert newest.items[-1].model_dump()["text"] == text
