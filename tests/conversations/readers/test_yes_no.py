import pytest

from bot.model.forms import UNCLEAR
from conversations.form.forms import Guardian
from conversations.understanding.readers.outright import is_only_kind, is_outright_yes
from conversations.understanding.sections.reading import read_section
from tests.conversations.readers.example import CONTEXT, read

YES = [
    "yes", "Yeah he did", "yep x", "OK", "sure", "no problem", "that's fine", "of course", "absolutely", "👍🏽", "y",
    "yes he played for you last year", "that's all correct", "everything is right", "sounds good to me",
    "yes not a problem",
    "yes, I'll send it later", "Yes, right now", "Great. How much is it?", "yes, is it free?", "I do", "go for it",
    "perfect thanks", "Yes. My email is kate@x.com",
    "that's us", "that's it", "That's the one!", "that's our house", "we live there", "got it in one", "bingo",
]  # fmt: skip
NO = [
    "No, I would do that later", "No, don't bother", "it's not", "not for us thanks", "no", "Nope sorry", "nah",
    "no thanks", "prefer not", "I'd rather not", "don't want to", "👎", "not really",
    "of course not",
    "that's wrong", "incorrect", "not correct", "No, he played for Flixton", "the answer is no", "he hasn't", "no way",
]  # fmt: skip
NEITHER = [
    "", "sometimes", "it depends", "it's complicated", "well...", "maybe", "not sure", "I don't know", "yes and no",
    "no idea",
    "is it free?", "what?", "yes but only half the season", "yes except the postcode", "yes apart from the email",
    "yes can you change the email", "no signal sorry", "no more jokes", "don't do that", "never mind",
    "good question", "true or false", "yes?", "he's great",
    "right, how do I do that", "Yes, he did not play much", "have a good one",
    "almost", "thanks", "whatever", "stop", "hmm", "yes no", "can't wait", "1", "😂",
    "Ok, that's fine. What else is there?", "Cool, what time is training?", "say that again please", "I think so",
    "ok, will get back to you", "right, let me see what his dad thinks", "ok, hold on", "that's our old house",
]  # fmt: skip


@pytest.mark.parametrize("text", YES)
def test_yes(text: str) -> None:
    assert read("yes_no", text) is True


@pytest.mark.parametrize("text", NO)
def test_no(text: str) -> None:
    assert read("yes_no", text) is False


@pytest.mark.parametrize("text", NEITHER)
@pytest.mark.parametrize("reader", ["yes_no", "consent", "same_address"])
def test_neither(reader: str, text: str) -> None:
    assert read(reader, text) is UNCLEAR


@pytest.mark.parametrize(
    "text",
    [
        "yes please", "actually yes, register him", "yes go on then", "YES", "Yes, register", "yep x", "sure",
        "of course", "I'd love to", "ok yes", "Yeah he wants to play after all", "why not",
    ],
)  # fmt: skip
def test_an_outright_yes_asks_for_something(text: str) -> None:
    assert is_outright_yes(text, CONTEXT)
    assert not is_only_kind(text, CONTEXT)


@pytest.mark.parametrize(
    "text",
    [
        "ok thank you, tell Alex sorry", "great, thanks for understanding", "yay thank you!!", "Great, thanks!", "ok",
        "thanks", "👍",
        "yeah thanks for everything", "yes I know, thank you", "yes that's right", "perfect", "sounds good",
    ],
)  # fmt: skip
def test_kind_words_ask_for_nothing(text: str) -> None:
    assert is_only_kind(text, CONTEXT)
    assert not is_outright_yes(text, CONTEXT)


@pytest.mark.parametrize("text", ["no just the one!", "no", "maybe", "what do you mean?", "yes but not now", "", "hmm"])
def test_other_words_are_neither_a_yes_nor_kind(text: str) -> None:
    assert not is_outright_yes(text, CONTEXT)
    assert not is_only_kind(text, CONTEXT)


@pytest.mark.parametrize(
    ("text", "agreed"),
    [
        ("Messages will be fine dear", True), ("yeh u can msg me", True), ("msgs r ok", True), ("you may", True),
        ("no problem with messages", True), ("ok to msg", True), ("no spam please", False),
        ("no marketing please", False), ("no msgs", False), ("no emails", False), ("don't email me", False),
        ("no email", UNCLEAR), ("no mobile", UNCLEAR), ("no medical", UNCLEAR),
        ("yes to messages", True), ("happy to receive them", True), ("messages are fine", True), ("I consent", True),
        ("no messages please", False), ("don't contact me", False), ("I don't want any messages", False),
        ("yes but only by email", UNCLEAR), ("ok but not too many", UNCLEAR), ("what messages?", UNCLEAR),
    ],
)  # fmt: skip
def test_consent(text: str, agreed: object) -> None:
    assert read("consent", text) is agreed


@pytest.mark.parametrize(
    ("text", "agreed"),
    [
        ("Ronald Jones, grandad, 3/3/55, no email", None),
        ("Ronald Jones, grandad, 3/3/55, no email, yes to messages", True),
        ("Kate Jones, mum, 12/3/85, kate@example.com, no", False),
        ("Kate Jones, mum, 12/3/85, kate@example.com, no mobile", None),
        ("kate jones, mummy, 12 marhc 1985, kate@example.com, yeh u can msg me", True),
        ("Kate Jones, mum, kate@example.com, no marketing please", False),
    ],
)
def test_a_no_to_something_else_is_no_word_on_messages(text: str, agreed: object) -> None:
    assert read_section(Guardian, text, CONTEXT, {}).values.get("consent") is agreed


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("same address", True), ("lives with me", True), ("he's here", True), ("Yes same as mine", True),
        ("with us", True),
        ("different address", False), ("lives elsewhere", False), ("he's with his mum", False), ("not the same", False),
        ("no he lives with his dad", False), ("she doesn't live with me", False), ("separate address", False),
        ("part of the time", UNCLEAR), ("mostly but...", UNCLEAR), ("he lives with his mum and me", UNCLEAR),
        ("with me most of the time", UNCLEAR), ("he doesn't live with his dad", UNCLEAR), ("half the week", UNCLEAR),
    ],
)  # fmt: skip
def test_same_address(text: str, same: object) -> None:
    assert read("same_address", text) is same
