"""Who may: a manager has both sides and the bot knows which is meant; nobody else learns that commands exist."""

import pytest

from bot.club.registration import State
from bot.model.messages import Medium
from bot.store import tables
from tests.conversations.managers.test_inviting import SAM
from tests.talks import ANSWERS, code_in, talk_until
from tests.world import Parent, World

OWN = "INVITE Max Johnson U11 Panthers, parent Alex Johnson 07700 900001"
EVERY_COMMAND = [
    SAM,
    "STATUS",
    "STATUS Sam Jones",
    "STATUS U10 Tigers",
    "REMIND Sam Jones",
    "NUDGE ALL",
    "CANCEL Sam Jones",
    "MOVE Sam Jones to U10 Lions",
    "TEAMS",
    "ADD MANAGER Jo Smith 07700 900555 U10 Lions",
    "REMOVE MANAGER 07700 900001",
]


async def _own_child(world: World) -> Parent:
    manager = world.manager()
    await manager.says(OWN)
    await manager.says("yes")
    await manager.sees("has invited you to register Max")
    return manager


async def _coach(world: World) -> Parent:
    admin, coach = world.manager(), world.manager("+447700900555")
    await admin.says("ADD MANAGER Jo Smith 07700 900555 U13 Leopards")
    await admin.says("yes")
    return coach


@pytest.mark.parametrize("command", EVERY_COMMAND)
async def test_a_stranger_gets_the_parents_side(world: World, command: str) -> None:
    stranger = world.parent("+447700900777")
    await stranger.says(command)
    [said] = await stranger.replies()
    assert "Which child would you like to register" in said
    assert await world.rows(tables.audit) == []
    assert await world.rows(tables.registrations) == []


@pytest.mark.parametrize("command", EVERY_COMMAND[1:])
async def test_a_parent_gets_the_parents_side(world: World, command: str) -> None:
    kate = world.parent()
    await talk_until(kate, "child")
    before = await kate.registration()
    await kate.says(command)
    assert (await kate.registration()).state is before.state
    assert await world.rows(tables.audit) == []
    said = (await kate.replies())[-1]
    assert not any(word in said for word in ("INVITE", "your teams", "Reply YES", "admin"))


@pytest.mark.parametrize("command", [each for each in EVERY_COMMAND if "Sam Jones" in each and each != SAM])
async def test_a_child_of_another_team_is_like_one_there_is_not(world: World, command: str) -> None:
    coach, admin, kate = await _coach(world), world.manager(), world.parent()
    await admin.says(SAM)
    await admin.says("yes")
    heard = len(await kate.replies())
    team_named = command.replace("U10 Lions", "U13 Leopards")
    await coach.says(team_named)
    await coach.sees("I know no child of that name in your teams.")
    await coach.says(team_named.replace("Sam Jones", "Nobody Atall"))
    await coach.sees("I know no child of that name in your teams.")
    assert len(await kate.replies()) == heard


async def test_status_of_another_team_shows_nobody(world: World) -> None:
    coach, admin = await _coach(world), world.manager()
    await admin.says(SAM)
    await admin.says("yes")
    await coach.says("STATUS")
    assert "Sam" not in (await coach.replies())[-1]
    await coach.says("STATUS U10 Tigers")
    await coach.sees("U10 Tigers is not one of your teams")


async def test_a_yes_goes_to_what_was_asked_last(world: World) -> None:
    manager = await _own_child(world)
    await manager.says(SAM)
    await manager.says("yes")
    await manager.sees("I am writing to Kate Jones about Sam")
    await manager.says("yes")
    await manager.sees("Did Max play")


async def test_when_both_are_open_and_it_is_not_plain_it_is_asked(world: World) -> None:
    manager, kate = await _own_child(world), world.parent()
    await manager.says(SAM)
    await manager.says("how much is it?")  # answered, and the parent's question is put again
    await manager.sees("Would you like to register Max")
    await manager.says("yes")
    await manager.sees("Do you mean the team, or your own child's registration?")
    assert await kate.replies() == []
    await manager.presses("My own child")
    await manager.sees("Did Max play")
    await manager.says("no")
    await manager.sees("Do you mean the team")
    await manager.presses("The team")
    await manager.sees("nothing is changed")
    assert await kate.replies() == []


async def test_by_sms_a_bare_yes_beside_both_questions_does_nothing_and_the_digits_say_which(world: World) -> None:
    manager = world.manager(medium=Medium.SMS)
    await manager.invited(child_name="Max Johnson", team_name="Panthers", age_group="U11")
    await manager.says(SAM)
    code = code_in(await manager.replies())
    await manager.says("yes")
    await manager.sees("I need YES and the four digits I sent")
    await manager.says(f"YES {code}")
    await manager.sees("I am writing to Kate Jones about Sam")
    await manager.says("yes")
    await manager.sees("Did Max play")


async def test_a_manager_registers_a_child_in_between(world: World) -> None:
    manager = await _own_child(world)
    answers = {
        **ANSWERS,
        "guardian": "Alex Johnson, dad, 12 March 1985, alex@example.com, yes to messages",
        "child": "Max Johnson, 3 May 2016, boy, no medical",
    }
    for asked, answer in answers.items():
        await manager.says("status")
        await manager.sees("Max Johnson")
        if asked == "photo":
            break
        await manager.says(answer)
    assert (await manager.registration()).state is State.PHOTO


@pytest.mark.parametrize(
    "text",
    [
        "Can you change my email to alex.j@example.com",
        "I have moved house",
        "add my son's inhaler: it is in his bag",
        "remind me tomorrow please",
        "cancel my direct debit",
        "Please register my daughter too",
        "He was invited by the coach",
        "move the payment to the 5th",
        "status quo is fine with me and my lovely family for now thanks a lot really",
        "We will be in a different team next year",
        "take him off the asthma list",
        "change the address",
    ],
)
async def test_what_a_parent_says_is_no_command(world: World, text: str) -> None:
    manager = await _own_child(world)
    await manager.says("yes")
    trail = len(await world.rows(tables.audit))
    await manager.says(text)
    assert len(await world.rows(tables.audit)) == trail


async def test_help_shows_both_sides(world: World) -> None:
    manager = await _own_child(world)
    await manager.says("help")
    await manager.sees("NUDGE ALL")
    await manager.sees("For Max's registration")


async def test_words_of_nothing_get_a_hint(world: World) -> None:
    manager = world.manager()
    await manager.says("the weather is fine")
    await manager.sees("Write HELP")
    await manager.says("I want to register my son")
    await manager.sees("Which child would you like to register")


async def test_too_many_commands_wait(world: World) -> None:
    manager = world.manager()
    for _ in range(6):
        await manager.says(*["teams"] * 10)
    await manager.says("status")
    assert (await world.rows(tables.audit))[-1].outcome == "too_many"
