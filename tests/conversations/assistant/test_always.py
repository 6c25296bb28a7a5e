"""With ASSISTANT=always every typed message is read by the model, and nothing is worse for it."""

from tests.standins.assistant import ScriptedAssistant, record, says
from tests.talks import ANSWERS, talk_until, world_on


async def test_a_question_it_has_no_words_for_is_answered_from_the_club_file(
    database_url: str, model: ScriptedAssistant
) -> None:
    model.endless = True
    model.will(says(""))
    async with world_on(database_url, model, ASSISTANT="always") as world:
        parent = world.parent()
        await talk_until(parent, "guardian")
        count = len(await parent.replies())
        model.answers = [record(guardian_name="Kate Jones")]
        await parent.says(f"{ANSWERS['guardian']}. how much is it?")
        [reply] = (await parent.replies())[count:]
        assert "£45" in reply
        assert "Now about Sam" in reply


async def test_it_reads_what_comes_while_nothing_is_asked(database_url: str, model: ScriptedAssistant) -> None:
    model.endless = True
    model.will(says(""))
    async with world_on(database_url, model, ASSISTANT="always") as world:
        parent = world.parent()
        await talk_until(parent, "photo")
        await parent.says("later")
        await parent.says("see you in Spain")
        assert "see you in Spain" in model.read


async def test_a_date_before_a_question_is_kept(database_url: str, model: ScriptedAssistant) -> None:
    model.endless = True
    model.will(says(""))
    async with world_on(database_url, model, ASSISTANT="always") as world:
        parent = world.parent()
        await talk_until(parent, "guardian")
        await parent.says("mum, 12 March 1985, how much is it?")
        assert (await parent.registration()).answers["guardian"]["born"] == "1985-03-12"
