"""A message that suggests harm stops the automation; medical answers and football talk do not."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.texts import segments
from conversations.understanding.safeguarding import is_concern
from conversations.words import texts
from tests.conversations.harm_examples import HARM
from tests.conversations.harmless_examples import HARMLESS

HINTS = """
her mums new fella is too handy with his fists
my grandson says grandad rubs his leg and tells him its their game
the boy next door had belt marks down his back
his mother spends the food money on gear and the fridge is empty
i think the coach fancies my daughter
coach gives the u14 girls massages
my son came home with his clothes torn and wouldn't speak
he says hes going to jump off the bridge
dad keeps me locked in
they shout at me and hit me when i get things wrong
is there someone i can talk to about a coach hurting kids
my daughter's been sent a video of the coach naked
a man hangs around the pitch filming the kids
the manager slapped a lad round the ear last sunday
she told a friend she's being touched by her brother
his carer leaves him in a wet nappy all day
we're hiding from my ex
my dad's drunk and he's smashing the house up
he has been groomed
he is having thoughts of suicide
my ex husband raped me
he shoved my little girl
I'm being abused at home
she keeps scratching her arms till they bleed
"""
MEDICAL = """
asthma - uses brown inhaler twice daily
He had a hernia operation in January
type 1 diabetic, insulin pump, coach needs to know about hypos
she has a peanut allergy and had anaphylaxis once
hip dysplasia as a baby
broken leg from football in 2022
cut above his eye from a clash of heads, healed
bruised heel (Sever's)
dislocated his kneecap when tackled
got kicked in the head, had concussion protocol
tics / Tourettes
he's scared of being in goal
gets scared in big crowds
dad hurt his back so grandad will bring him
mum is in hospital
he had a bad fall and hurt his arm
she hit her head on a swing in 2021
he was bitten on the hand by our dog
hearing impaired, left side, shout if he doesn't hear you
severe eczema on his legs and arms
he hits left and right foot
his uncle coaches at city
uncle will collect him on Thursdays
it hurts him when he kicks
"""


@pytest.mark.parametrize("text", [*HARM.strip().splitlines(), *HINTS.strip().splitlines()])
def test_harm_is_seen(text: str) -> None:
    assert is_concern(text)


@pytest.mark.parametrize("text", [*HARMLESS.strip().splitlines(), *MEDICAL.strip().splitlines()])
def test_what_parents_say_every_day_is_no_concern(text: str) -> None:
    assert not is_concern(text)


@pytest.mark.parametrize(
    "text",
    [
        "Sam Jones, 3 May 2016, boy, no medical. His dad hits him",
        "Kate Jones\nmum\nI'm scared of my ex",
        "HE CAME HOME WITH BRUISES FROM THE COACH",
        "the coach touched\nher",
        "My ex – he hits him",
        "she’s been cutting herself",
    ],
)
def test_harm_is_seen_among_answers_and_in_any_spelling(text: str) -> None:
    assert is_concern(text)


@pytest.mark.parametrize(
    "text", ["my ex keeps hiting him", "he is beeing abusd", "the coach tuched her", "unexplaned bruses", "suacidal"]
)
def test_a_slip_of_the_finger_hides_nothing(text: str) -> None:
    assert is_concern(text)


def test_the_fixed_texts_fit_in_two_sms() -> None:
    assert all(segments(text) <= 2 for text in (texts.CHILD_WRITING, texts.OFF_TOPIC))


@given(st.text())
def test_any_text_is_taken(text: str) -> None:
    assert is_concern(text) in (True, False)


@pytest.mark.parametrize("piece", ["he ", "my ", "his dad was always being ", "a", "scared about my own ", "| ", "…\n"])
def test_a_long_message_is_read_only_at_its_start(piece: str) -> None:
    started = time.perf_counter()
    is_concern(piece * 10_000)
    assert time.perf_counter() - started < 0.5
    assert not is_concern("Sam Jones " * 100 + "my ex hits him")
