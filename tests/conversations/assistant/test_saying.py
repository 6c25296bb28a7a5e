"""Of a model's words a parent reads only what cannot be wrong about the club and this talk: the rest is left out."""

import re
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.assistant.queries import told
from conversations.assistant.saying import LONGEST, presentable
from tests.conversations.assistant.examples import SNAPSHOT
from tests.conversations.assistant.sayings import AFTERWARDS, TRUE, UNTRUE, sentences
from tests.standins.assistant import ScriptedAssistant, says
from tests.talks import talk_until
from tests.world import World

_TOLD = told(SNAPSHOT)
_SPOILT = ["https://evil.example", "a@b.co", "07700 900002", "£5", "registered", "Ben Smith", "<b>", "I'll", "evil.ly"]
_OURS = sorted({word for answer in _TOLD for word in answer.split()})
_FIGURE = re.compile(r"\S*\d\S*|\S*(?:://|@|www\.)\S*")


def _is_said(sentence: str) -> bool:
    """But for the yes or no before it."""
    return presentable(sentence, SNAPSHOT).casefold() == re.sub(r"^(?:Yes|No), ", "", sentence).casefold()


@pytest.mark.parametrize(
    "said",
    [
        "Thanks, Kate!",
        "There is free parking by the pavilion.",
        "Training is on Tuesday or Thursday from 6 to 7 pm.",
        "It costs £27.50 a month.",
        "The signing-on fee is £45 and the monthly fee is £27.50.",
        "I don't know that, but a volunteer does: write PERSON.",
        "Sorry, I don't know about parking for cars, but a volunteer does: write PERSON.",
        "Our website is https://www.urmstontownjuniors.example.",
        "The fee cannot be refunded.",
        "You can cancel at any time.",
        "The signing-on fee is paid once.",
        "You can send the photo later.",
        "Bless him!",
        "Enjoy your holiday in Spain!",
    ],
)
def test_what_the_club_says_and_what_is_kind_may_be_said(said: str) -> None:
    assert presentable(said, SNAPSHOT) == said


@pytest.mark.parametrize("said", [*sentences(UNTRUE), *sentences(AFTERWARDS)])
def test_what_is_untrue_promised_or_none_of_its_business_is_left_out(said: str) -> None:
    assert presentable(said, SNAPSHOT) == ""


@pytest.mark.parametrize("half", [0, 1], ids=["in view", "tried"])
def test_most_of_what_a_good_model_says_is_said(half: int) -> None:
    good = sentences(TRUE)[half::2]
    left_out = [sentence for sentence in good if not _is_said(sentence)]
    assert len(left_out) <= len(good) / 5, left_out


@pytest.mark.parametrize("answer", _TOLD)
def test_the_clubs_own_words_may_be_said(answer: str) -> None:
    for sentence in re.split(r"(?<=\.) (?=[A-Z])", answer):
        assert _is_said(sentence) or sentence.startswith("The dates of birth show")  # the rest of that one is no news


@pytest.mark.parametrize(
    "said",
    [
        "Ring 07700 900002.",
        "Look at evil.ly/x for more.",
        "Our website is https://www.urmstontownjuniors.example.evil.com",
        "https://www.urmstontownjuniors.example/pay",
        "What is your date of birth?",
        "You read what a parent wrote where a simple program could not.",
        "There is parking for 7 cars.",
        "Hello Ben!",
        "",
        "...",
        "\u202e\u200b",
    ],
)
def test_addresses_questions_and_what_only_the_parent_wrote_are_left_out(said: str) -> None:
    assert presentable(said, SNAPSHOT) == ""


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (
            "Thanks, Kate! The fee is waived. There is free parking by the pavilion. Shall I go on?",
            "Thanks, Kate! There is free parking by the pavilion.",
        ),
        ("No. It costs £27.50 a month.", ""),
        ("Training is free. It is on Tuesday or Thursday from 6 to 7 pm.", ""),
        ("Sam is in the team! How exciting.", ""),
        ("Yes! The fee is waived.", ""),
        ("Yes, you can leave at any time.", "You can leave at any time."),
        ("No, there are no trials.", "There are no trials."),
    ],
)
def test_what_is_left_out_takes_with_it_what_leans_on_it(said: str, shown: str) -> None:
    assert presentable(said, SNAPSHOT) == shown


@settings(deadline=None)  # of a busy machine
@given(st.lists(st.one_of(st.text(max_size=60), st.sampled_from(_SPOILT)), max_size=30).map(" ".join))
def test_whatever_it_says_the_message_stays_short_and_plain(said: str) -> None:
    shown = presentable(said, SNAPSHOT)
    assert len(shown) <= LONGEST
    assert not re.search(r"[<>*_`\x00-\x1f]|evil|a@b|07700|£5|\bpaid\b|\bregistered\b|Ben Smith|I'll", shown)
    assert presentable(shown, SNAPSHOT) == shown


@settings(deadline=None)
@given(st.lists(st.sampled_from([*_OURS, *_SPOILT, "£46", "8", "2027", "www.evil.example", "."]), max_size=12))
def test_no_number_link_or_address_is_said_that_the_club_does_not_tell(spoken: list[str]) -> None:
    shown = presentable(" ".join(spoken), SNAPSHOT)
    assert {figure.strip(".,:;()") for figure in _FIGURE.findall(shown)} <= {
        figure.strip(".,:;()") for answer in _TOLD for figure in _FIGURE.findall(answer)
    }


async def test_a_parent_reads_what_is_true_of_it_and_the_open_question(world: World, model: ScriptedAssistant) -> None:
    parent = world.parent()
    await talk_until(parent, "address")
    model.will(says("Consider it done! There is free parking by the pavilion. Anything else?"))
    await parent.says("would my campervan fit anywhere near you on a Saturday")
    await parent.sees("There is free parking by the pavilion.")
    await parent.sees("your postcode")
    assert not [reply for reply in await parent.replies() if "Consider" in str(reply) or "Anything" in str(reply)]


def test_a_reply_costs_next_to_no_time() -> None:
    replies = [" ".join(sentences(TRUE)[at : at + 3]) for at in range(0, 99, 3)]
    presentable(replies[0], SNAPSHOT)
    start = process_time()
    for reply in replies:
        presentable(reply, SNAPSHOT)
    assert (process_time() - start) / len(replies) < 0.01  # it is a twentieth of that on a quiet machine
