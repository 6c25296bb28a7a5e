"""Who wants another parent to join says it in many ways; nothing else that parents write is taken for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.club.club import load_club
from bot.model.forms import Context
from conversations.understanding.second_guardian_words import asks_whether_two_can, whom, wishes_another
from tests.conversations import faq_examples, harmless_examples
from tests.talks import ANSWERS
from tests.world import START

CONTEXT = Context(load_club(), START.date(), None)
TOM = "+447700900124"
NAMED = {
    "can my husband do this too? Tom Jones 07700 900124": "Tom Jones",
    "add dad: Tom 07700900124": "Tom",
    "add dad tom jones 07700 900 124": "Tom Jones",
    "invite Sarah, her mum, on 07700 900124": "Sarah",
    "Please invite my wife Zoë O'Neill as well, her number is +44 7700 900124": "Zoë O'Neill",
    "could you add Sam's dad Björn Smith-Jones, 07700 900124 please": "Björn Smith-Jones",
    "can you send this to my partner as well? Alex 07700 900124": "Alex",
    "Can his dad fill in some of it? He's called Tom, 07700 900124": "Tom",
    "I'd like my ex to be added too. Tom Jones, 07700-900124": "Tom Jones",
    "my husband will do the rest, Tom 07700 900124": "Tom",
    "invite Tom Jones 07700 900124": "Tom Jones",
    "ask my mother in law Ann Lee on 07700 900124": None,
    "add another guardian Ann Lee 07700 900124": "Ann Lee",
    "add a second parent: Ann Lee, mobile 07700 900124": "Ann Lee",
}
UNNAMED = """
can my husband do this too?
add dad
invite her mum
could my wife help with this
can I add another parent
add my partner please
can his father also answer
my husband wants to help with this
is it ok if his dad does it, can you add dad
""".strip().splitlines()
TWO = """
can two parents do this?
can both parents register him?
could more than one parent use this
can we both do it?
is it possible to have a second guardian
""".strip().splitlines()
OTHER = """
I will ask his dad and come back to you about it over the weekend
let me ask my husband first
I'll message his mum tonight and see what she thinks
need to ask her dad, gonna text him now
mum
dad
Kate Jones, mum, 12 March 1985, kate@example.com, yes to messages
his dad has asthma
please add that his dad is diabetic
can my husband pay?
can his dad drop him at training
my husband is called Tom
his mum is at work, can you wait
add hay fever
add number 7
Ann Jones, 07700 900789, 12 March 1960, 3 Moss Road
emergency contact is his dad Tom 07700 900124
invite Sam Jones U10 Tigers, mum Kate Jones 07700 900124
he lives with his dad
I am her gran
no, his mother does not want messages
can I talk to the manager
my wife says training is on Tuesday?
""".strip().splitlines()


@pytest.mark.parametrize(("text", "name"), NAMED.items())
def test_another_parent_is_read_with_name_and_number(text: str, name: str | None) -> None:
    assert wishes_another(text, CONTEXT, runs_teams=False)
    read = whom(text, CONTEXT)
    assert read.phone == TOM
    if name is not None:
        assert read.name == name


@pytest.mark.parametrize("text", UNNAMED)
def test_who_is_not_named_is_asked_for(text: str) -> None:
    assert wishes_another(text, CONTEXT, runs_teams=False) or asks_whether_two_can(text)
    assert whom(text, CONTEXT).name is None


@pytest.mark.parametrize("text", TWO)
def test_a_question_whether_two_can_is_one(text: str) -> None:
    assert asks_whether_two_can(text)


@pytest.mark.parametrize("text", [*OTHER, *ANSWERS.values()])
def test_other_words_are_no_wish_for_another_parent(text: str) -> None:
    assert not wishes_another(text, CONTEXT, runs_teams=False)
    assert not asks_whether_two_can(text)


def test_a_manager_who_invites_a_number_means_a_command() -> None:
    assert not wishes_another("invite Tom Jones 07700 900124", CONTEXT, runs_teams=True)
    assert wishes_another("add my husband Tom Jones 07700 900124", CONTEXT, runs_teams=True)


@pytest.mark.parametrize("module", [faq_examples, harmless_examples])
def test_what_parents_ask_and_tell_every_day_is_no_wish(module: object) -> None:
    lines = [line for text in _texts(vars(module).values()) for line in text.splitlines() if line.strip()]
    taken = [line for line in lines if wishes_another(line, CONTEXT, runs_teams=False)]
    assert lines
    assert set(taken) <= {"my wife will fill this in"}  # it is one


def _texts(values: object) -> list[str]:
    if isinstance(values, str):
        return [values]
    if isinstance(values, dict):
        values = values.values()
    try:
        return [text for value in values for text in _texts(value)]  # type: ignore[attr-defined]
    except TypeError:
        return []


@given(st.text(max_size=300))
def test_any_text_is_read_without_failing_and_a_name_is_of_letters(text: str) -> None:
    wishes_another(text, CONTEXT, runs_teams=False)
    name = whom(text, CONTEXT).name
    assert name is None or not set(name) & set("=<>{}()0123456789;")


@pytest.mark.parametrize("text", ["add dad " + "x" * 10_000, "invite " * 2_000, "add mum " + "Ann " * 2_500])
def test_a_very_long_text_gives_no_name(text: str) -> None:
    assert whom(text, CONTEXT).name is None
