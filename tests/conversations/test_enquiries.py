"""A stranger's first message is read: what is plainly there is not asked again."""

import pytest

from bot.model.forms import Again
from conversations.understanding.introductions import read_introduction
from conversations.words import texts
from tests.conversations.readers.example import CONTEXT
from tests.world import World

HELLO = "Hello, this is Omega, the registration assistant of"
SAM, ANA, ZOE = "Sam Jones", "Ana Jones", "Zoë de la Cruz"
TIGERS, PANTHERS = "U10 Tigers", "U11 Panthers"
PLAINLY = {
    "Hi, I'd like to sign up my son Sam Jones for the U10 Tigers": (SAM, TIGERS),
    "hi id like to register my son sam jones u10 tigers": (SAM, TIGERS),
    "Sam Jones, U10 Tigers": (SAM, TIGERS),
    "for Sam Jones U10": (SAM, "U10"),
    "U10 Tigers - Sam Jones": (SAM, TIGERS),
    "Sam Jones\nunder 10 tigers": (SAM, TIGERS),
    "Hi, can Sam Jones join the U10 Tigers?": (SAM, TIGERS),
    "Child: Sam Jones, team: U10 Tigers": (SAM, TIGERS),
    "How do I register my son Sam Jones for the U10 Tigers?": (SAM, TIGERS),
    "Could you register our daughter Ana Jones in the under 11s please": (ANA, PANTHERS),
    "Hello, I'm Kate Jones and I want my son Sam Jones to play for the U10 Tigers": (SAM, TIGERS),
    "Good morning, my daughter Zoë de la Cruz would like to play for the U11 Panthers": (ZOE, PANTHERS),
    "My son's name is Sam Jones and he wants to join the U10s": (SAM, "U10"),
    "My boys Sam Jones (U10) and Ben Jones (U11)": (SAM, "U10"),
    "Hi Kate Jones here, I want to register my son Sam Jones": (SAM, None),
    "my son Sam Jones plays for you and I want to register my daughter Ana Jones": (ANA, None),
    "register my sons Sam Jones and Ben Jones for U10 and U11": (SAM, None),
    "U10 Tigers": (None, TIGERS),
    "hi is there space in the u11s?": (None, PANTHERS),
    "Hello it's Kate Jones, I want to register my son for U10s": (None, "U10"),
    "I want to register my son for U10s. Thanks, Kate Jones": (None, "U10"),
    "This is Kate Jones, U10 Tigers mum": (None, TIGERS),
    "Kate Jones U10 Tigers mum": (None, TIGERS),
    "Hi Alex Johnson, U10 Tigers please": (None, TIGERS),
    "register my son sam for u10": (None, "U10"),
}
NOTHING_PLAIN = [
    "hello",
    "hi is this the football club?",
    "Kate Jones",
    "Hi, Kate Jones here",
    "Hi, I'm Kate Jones",
    "My name is Kate Jones",
    "Good morning from Kate Jones",
    "Kind regards, Kate Jones",
    "Hi, this is Sam's mum Kate Jones",
    "Hi, I got your number from the U10 Tigers coach Alex Johnson",
    "Alex Johnson, U10 Tigers manager",
    "My friend Tina Smith's son plays for U10 Tigers",
    "My son played for U9 Lions at Flixton last year",
    "my son absolutely adores football",
    "my son is super keen. can he join",
    "register my lad starting september",
    "register sam's brother",
    "register tomorrow please",
    "sign up Kate Jones as a volunteer coach",
    "can complete beginners join",
    "Can Kate Jones call me back",
    "my son and daughter Sam and Ana Jones",
    "Dear Urmston Town Juniors, I would like to register my son",
    "is it U10 or U11 for my daughter",
]


def _read(text: str) -> tuple[object, object]:
    values = read_introduction(text, CONTEXT).values
    return values.get("child"), values.get("team")


@pytest.mark.parametrize("text", PLAINLY)
def test_what_is_plainly_there_is_read(text: str) -> None:
    assert _read(text) == PLAINLY[text]


@pytest.mark.parametrize("text", NOTHING_PLAIN)
def test_greetings_writers_questions_and_chat_are_no_child(text: str) -> None:
    assert _read(text) == (None, None)


def test_a_team_we_do_not_have_is_told() -> None:
    assert isinstance(read_introduction("Can my son join the U25s", CONTEXT).problems["team"], Again)


async def test_a_child_with_a_team_is_asked_nothing_of_it_again(world: World) -> None:
    parent = world.parent()
    await parent.says("Hi, I'd like to sign up my son Sam Jones for the U10 Tigers")
    [reply] = await parent.replies()
    assert HELLO in reply
    assert "Would you like to register Sam" in reply
    registration = await parent.registration()
    assert registration.child.profile["name"] == "Sam Jones"
    assert registration.team is not None
    assert registration.team.full_name == TIGERS
    await parent.says("yes")
    await parent.sees("Did Sam play")


async def test_a_child_alone_is_asked_for_the_team(world: World) -> None:
    parent = world.parent()
    await parent.says("Hi, Kate Jones here. I want to register my son Sam Jones")
    [reply] = await parent.replies()
    assert HELLO in reply
    assert "Which age group or team is it?" in reply
    await parent.says("tigers")
    await parent.sees("Would you like to register Sam")


async def test_a_team_alone_is_asked_for_the_child(world: World) -> None:
    parent = world.parent()
    await parent.says("hi, is there space in the U11s for my daughter")
    [reply] = await parent.replies()
    assert HELLO in reply
    assert "What is your child's full name?" in reply
    await parent.says("Ana Jones")
    await parent.sees("Would you like to register Ana")


@pytest.mark.parametrize("text", ["hello", "hi is this the football club?", "Hi, Kate Jones here", "my lad is fab"])
async def test_who_tells_nothing_is_welcome_and_asked_both(world: World, text: str) -> None:
    parent = world.parent()
    await parent.says(text)
    [reply] = await parent.replies()
    assert HELLO in reply
    assert reply.endswith(texts.WHO)
    await parent.says("Sam Jones, U10 Tigers")
    await parent.sees("Would you like to register Sam")


async def test_a_burst_is_read_together(world: World) -> None:
    parent = world.parent()
    await parent.says("Hi", "I want to register my son Sam Jones", "U10 Tigers")
    [reply] = await parent.replies()
    assert reply.count(HELLO) == 1
    assert "Would you like to register Sam" in reply


async def test_a_question_is_answered_and_what_it_tells_is_taken(world: World) -> None:
    parent = world.parent()
    await parent.says("How much does it cost to sign up my son Sam Jones for the U10 Tigers?")
    [reply] = await parent.replies()
    assert "£45" in reply
    assert HELLO in reply
    assert "Would you like to register Sam" in reply


async def test_a_team_we_do_not_have_is_told_with_the_welcome(world: World) -> None:
    parent = world.parent()
    await parent.says("Can you sign up my son Sam Jones for the U25s")
    [reply] = await parent.replies()
    assert HELLO in reply
    assert "I could not find that team." in reply
    assert "Which age group or team is it?" in reply


async def test_harm_and_children_who_write_come_first(world: World) -> None:
    parent = world.parent()
    await parent.says("his coach hits my son Sam Jones, U10 Tigers")
    await parent.sees("Pat Moss, 07700 900003")
    assert not any(HELLO in reply for reply in await parent.replies())
    assert await parent.registrations() == []
    child = world.parent("+447700900456")
    await child.says("hi im 9, can i join the u10 tigers")
    await child.sees("pass the phone")


async def test_a_managers_own_child_is_read_too_but_no_command_of_theirs(world: World) -> None:
    manager = world.manager()
    await manager.says("I want to register my daughter Ana Jones for the Panthers")
    await manager.sees("Would you like to register Ana")
