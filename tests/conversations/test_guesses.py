"""Where nothing could be read a guess is asked back: pressed, refused, passed over; and never where it has no place."""

import json
from datetime import date
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest

from bot.club.club import Club, Faq, load_club
from bot.club.registration import State
from bot.model.messages import Medium, Text
from bot.store import tables
from conversations.form.topics import likeness, topics
from conversations.talk.understand import understand_lines
from conversations.understanding.commands import is_command
from conversations.understanding.guesses import learn
from conversations.understanding.guesses.guess import guess, weights
from conversations.understanding.net_learning import labelled
from tests.conversations.guesses import CLUB, judge
from tests.talks import ANSWERS, code_in, register, talk_until
from tests.world import Parent, World

_HERE = Path(__file__).parent
GUESSED = {
    "stop": "pack it in with the texts",
    "person": "could the coach give me a bell",
    "withdraw": "he's packing it in",
    "another_child": "we have more than one to sign up",
    "later": "bit tied up",
    "status": "is there anything outstanding",
    "genuine": "sounds like phishing to me",
}
ASKED_BACK = {
    "stop": "Shall I stop writing to you?",
    "person": "Would you like a volunteer of the club to help you?",
    "withdraw": "Shall I withdraw Sam from the registration?",
    "another_child": "Would you like to register another child?",
    "later": "Would you rather go on later?",
    "status": "Would you like to know how far we are with Sam?",
    "genuine": "Would you like to know who I am and why I'm writing to you?",
}
FOLLOWS = {
    "stop": "Done: no more messages here",
    "person": "a volunteer of the club will write to you",
    "withdraw": "Sam is withdrawn",
    "another_child": "What is your child's full name",
    "later": "No rush",
    "status": "Next:",
    "genuine": "Alex Johnson, who runs U10 Tigers, asked me to write to you",
}
QUESTION = "what badges have the trainers got"


async def offered(parent: Parent) -> list[str]:
    """The buttons of the newest message."""
    sent = [each.message.content for each in parent.world.carrier.sent if each.message.to == parent.handle]
    assert isinstance(sent[-1], Text)
    return [option.title for option in sent[-1].options]


@pytest.mark.parametrize("what", GUESSED)
async def test_a_guess_is_asked_back_and_a_yes_does_it(world: World, what: str) -> None:
    parent = world.parent()
    await talk_until(parent, "child")
    before = (await parent.registration()).answers
    await parent.says(GUESSED[what])
    await parent.sees(ASKED_BACK[what])
    assert await offered(parent) == ["Yes", "No"]
    assert (await parent.registration()).answers == before
    assert (await parent.registration()).state is State.INFO_COLLECTION
    await parent.presses("Yes")
    await parent.sees(FOLLOWS[what])


@pytest.mark.parametrize("what", GUESSED)
async def test_a_no_puts_the_open_question_again_in_other_words(world: World, what: str) -> None:
    parent = world.parent()
    await talk_until(parent, "past")
    question = (await parent.replies())[-1]
    await parent.says(GUESSED[what])
    await parent.says("no")
    await parent.sees("All right, my mistake. Did Sam play")
    assert (await parent.replies())[-1] != question
    assert "past" not in (await parent.registration()).answers
    await parent.says("no")
    assert (await parent.registration()).answers["past"]["played_for_us"] is False


@pytest.mark.parametrize("what", GUESSED)
async def test_other_words_are_read_as_if_it_had_not_been_asked(world: World, what: str) -> None:
    parent = world.parent()
    await talk_until(parent, "guardian")
    await parent.says("Flixton, Kate Jones, mum, 12 March 1985")
    await parent.sees("email address")
    await parent.says(GUESSED[what])
    await parent.sees(ASKED_BACK[what])
    await parent.says("kate@example.com")
    assert (await parent.registration()).answers["guardian"]["email"] == "kate@example.com"
    assert (await parent.registration()).state is State.INFO_COLLECTION


async def test_a_no_to_a_guess_is_no_answer_to_the_open_question(world: World) -> None:
    """ "No" to the medical question would be no medical issues."""
    parent = world.parent()
    await talk_until(parent, "child")
    await parent.says("Sam Jones, 3 May 2016, boy")
    await parent.sees("medical")
    await parent.says(GUESSED["withdraw"])
    await parent.says("no")
    assert "medical" not in (await parent.registration()).answers["child"]
    await parent.says("no")
    await parent.sees("postcode")


async def test_the_button_of_an_earlier_guess_answers_no_other(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "child")
    await parent.says(GUESSED["later"])
    await parent.says(GUESSED["withdraw"])
    await parent.sees("Shall I withdraw Sam")
    await parent.says("Yes", button="guess.later:Yes")
    await parent.sees("That button belongs to an earlier question")
    assert (await parent.registration()).state is State.INFO_COLLECTION


async def test_after_two_guesses_running_the_open_question_is_put(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "child")
    for text in ("he's packing it in", "we're out", "he's gone off it"):
        await parent.says(text)
    replies = await parent.replies()
    assert "Please write YES or NO: Shall I withdraw Sam" in replies[-2]
    assert "withdraw" not in replies[-1]
    assert "Sam" in replies[-1]
    assert [one for one, other in pairwise(replies) if one == other] == []


async def test_up_to_three_topics_are_offered_and_one_is_answered(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "past")
    await parent.says("who will be looking after the trainers")
    await parent.says("no")
    await parent.says("is there help with money, things are tight, or a family deal")
    titles = await offered(parent)
    assert 1 < len(titles) <= 3
    await parent.sees("Is it about one of these?")
    await parent.presses("Help with the cost")
    await parent.sees("Please don't let money stop Sam")
    await parent.sees("Did Sam play")
    await parent.presses("No")
    assert (await parent.registration()).answers["past"]["played_for_us"] is False


async def test_by_sms_topics_and_guesses_are_numbers(world: World) -> None:
    parent = world.parent(medium=Medium.SMS)
    await talk_until(parent, "past")
    await parent.says("is there help with money, things are tight, or a family deal")
    titles = await offered(parent)
    await parent.sees(f"\n2 {titles[1]}")
    await parent.says(str(titles.index("Help with the cost") + 1))
    await parent.sees("Please don't let money stop Sam")
    await parent.says(GUESSED["later"])
    await parent.says("1")
    await parent.sees("No rush")


async def test_by_sms_nothing_is_closed_or_ended_by_a_number(world: World) -> None:
    parent = world.parent(medium=Medium.SMS)
    await talk_until(parent, "past")
    await parent.says(GUESSED["stop"])
    await parent.sees("Reply with the one word STOP")
    await parent.says(GUESSED["withdraw"])
    await parent.sees("Shall I withdraw Sam from the registration?")
    await parent.sees("to do it, or NO to leave it")
    await parent.says(f"YES {code_in(await parent.replies())}")
    await parent.sees("Sam is withdrawn")


async def test_a_yes_by_sms_to_what_was_asked_on_whatsapp_withdraws_nobody(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "past")
    await parent.says(GUESSED["withdraw"])
    await world.parent(parent.number, Medium.SMS).says("yes")
    assert (await parent.registration()).state is not State.WITHDRAWN


async def test_of_several_children_nobody_is_guessed_at(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "past")
    await parent.invited(child_name="Ana Jones", team_name="Lions")
    await parent.says(GUESSED["withdraw"])
    await parent.sees("please write for example: withdraw")
    assert not any(each.state is State.WITHDRAWN for each in await parent.registrations())


async def test_a_volunteer_reads_what_it_was(world: World) -> None:
    parent, volunteer = world.parent(), world.parent("+447700900001", Medium.SMS)
    await talk_until(parent, "past")
    await parent.says(GUESSED["person"])
    await parent.says("yes please")
    await volunteer.sees(GUESSED["person"])


async def test_who_is_complete_may_be_leaving(world: World) -> None:
    parent = world.parent()
    await register(parent)
    await parent.says("thanks")
    await parent.says(GUESSED["withdraw"])
    await parent.sees("Shall I withdraw Sam")
    await parent.says("no")
    await parent.sees("All right. If you need anything, just write to me")
    await parent.says(GUESSED["withdraw"])
    await parent.says("yes")
    assert (await parent.registration()).state is State.WITHDRAWN


async def test_while_the_money_is_waited_for_a_guess_is_asked_back(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "nothing")
    assert (await parent.registration()).state is State.AWAITING_PAYMENT
    await parent.says(GUESSED["person"])
    await parent.sees("Would you like a volunteer")
    await parent.says("no")
    await parent.says("is there anything outstanding")
    await parent.sees("The link for Sam")


async def test_who_is_not_registered_yet_is_asked_back_too(world: World) -> None:
    parent = world.parent()
    await parent.says("hi")
    await parent.sees("Which child would you like to register")
    await parent.says(GUESSED["genuine"])
    await parent.sees("who I am and why I'm writing")
    await parent.says("yes")
    await parent.sees("you wrote to us first")
    await parent.says("Sam Jones, U10 Tigers")
    assert (await parent.registration()).child.first_name == "Sam"


async def test_nothing_is_guessed_while_a_volunteer_has_the_talk_or_harm_was_told(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "past")
    await parent.says("PERSON")
    count = len(await parent.replies())
    await parent.says(GUESSED["withdraw"])
    await parent.sees_nothing_new_since(count)
    other = world.parent("+447700900155")
    await talk_until(other, "past")
    await other.says("the coach hit him after training and we're out")
    await other.sees("999")
    await other.says(GUESSED["withdraw"])
    assert not any("Shall I withdraw" in reply for reply in await other.replies())


async def test_what_perhaps_tells_of_harm_is_no_wish(world: World) -> None:
    """The officer's number is said, and no buttons."""
    parent = world.parent()
    await talk_until(parent, "past")
    await parent.says("the way he shouts at the little ones I can't watch it, we're pulling him out")
    assert not any("Shall I withdraw" in reply for reply in await parent.replies())


@pytest.mark.parametrize("line", ["cancel", "status Sam", "remind Sam", "move Sam somewhere"])
async def test_a_managers_line_is_never_guessed_at(world: World, line: str) -> None:
    manager = world.manager()
    await talk_until(manager, "past")
    await manager.says(line)
    assert not any("not sure I follow" in reply for reply in await manager.replies())


async def test_a_guess_is_asked_back_to_a_manager_who_is_a_parent(world: World) -> None:
    manager = world.manager()
    await talk_until(manager, "past")
    await manager.says(GUESSED["withdraw"])
    await manager.sees("Shall I withdraw Sam")
    await manager.says("no")
    await manager.sees("Did Sam play")


async def test_it_may_happen_twice(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "past")
    for _ in range(2):
        await parent.says(GUESSED["later"])
        await parent.sees(ASKED_BACK["later"])
        await parent.says("no")
        await parent.sees("Did Sam play")
    notices = [notice.kind for notice in await world.rows(tables.notices)]
    assert "stuck" not in notices


def _lines(name: str) -> list[tuple[str, str]]:
    return list(labelled(_HERE / name))


def test_of_lines_kept_apart_so_many_are_asked_back_and_so_few_wrongly() -> None:
    judged = list(judge(_lines("guess_lines.tsv"), weights(), likeness(CLUB)))
    handled = sum(each.handled for each in judged)
    assert handled + sum(each.rightly for each in judged) >= 4 * handled
    assert sum(each.wrongly for each in judged) <= 0.03 * len(judged)


def test_no_line_that_is_measured_by_was_learned() -> None:
    learned = {text.casefold() for _, text in learn.read_lines()}
    assert not learned & {text.casefold() for _, text in _lines("guess_lines.tsv")}


def test_the_weights_are_those_of_the_lines() -> None:
    stored = json.loads(files("conversations.understanding.guesses").joinpath("weights.json").read_text("utf-8"))
    assert set(stored) == {*learn.WISHES, learn.QUESTION}
    for head in ("stop", learn.QUESTION):  # any line is one of each, of the kind or against it
        assert stored[head] == learn.learn_one(head, learn.read_lines())


@pytest.mark.parametrize("text", (_HERE / "answer_lines.txt").read_text(encoding="utf-8").splitlines())
def test_no_answer_is_hijacked(text: str) -> None:
    """But for what says in so many words that it comes later."""
    found = guess(text, likeness(CLUB))
    assert found is None or (found.what, "later" in text or "driving" in text) == ("later", True)


@pytest.mark.parametrize("text", [text for section, text in ANSWERS.items() if section != "photo"])
def test_no_answer_of_a_whole_talk_is(text: str) -> None:
    assert guess(text, likeness(CLUB)) is None


def test_titles_fit_a_button_and_are_read_as_nothing_else() -> None:
    titles = [topic.title for topic in topics(CLUB).values()]
    assert all(len(title) <= 20 for title in titles)
    assert not any(is_command(title) for title in titles)
    assert len(set(titles)) == len(titles) >= len(CLUB.faq)


def test_another_clubs_own_topics_are_found() -> None:
    entry = Faq(
        about=("when minibus", "lift to match", "get a lift"), answer="The minibus leaves at nine.", title="The minibus"
    )
    club: Club = load_club().model_copy(update={"faq": (entry,)})
    found = guess("when does the minibus come past ours", likeness(club))
    assert found is not None
    assert found.topics[0] == "when minibus"
    assert "training" not in topics(club)


def test_an_operator_sees_what_would_be_asked_back() -> None:
    lines = ["he's packing it in", "Kate Jones", QUESTION]
    today = date(2026, 8, 3)
    one, two, three = understand_lines(lines, load_club(), today, section="guardian", state=None, is_manager=False)
    assert one["guess"] == {"what": "withdraw", "topics": []}
    assert two["guess"] is None
    assert three["guess"]["what"] == "topics"
    assert "The coaches" in three["guess"]["topics"]
