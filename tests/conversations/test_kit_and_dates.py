"""A correction in the middle of the kit is a correction, and its digits are no shirt number."""

from tests.talks import talk_until
from tests.world import World


async def test_a_birthday_put_right_at_the_kit_is_no_number(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "kit")
    await parent.says("sorry his dob is 14/10/2016")
    registration = await parent.registration()
    assert registration.answers["child"]["born"] == "2016-10-14"
    assert "number" not in registration.answers.get("kit", {})


async def test_dates_of_the_guardian_are_no_team_before(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "guardian")
    await parent.says("I'm Kate Jones, mum, kate@example.com")
    await parent.says("12 March 1985")
    answers = (await parent.registration()).answers
    assert answers["guardian"]["born"] == "1985-03-12"
    assert "previous_team" not in answers["past"]
