"""Who wants a person, in whatever words, and who only speaks of one."""

import pytest

from conversations.helping.handover import wants_a_person

WANTS = [
    "please could I speak with somebody about the money side of things",
    "honestly love I'd much prefer a proper human being to ring me about this",
    "how do I get him back in the team quick, please somebody ring me",
    "is there not somebody up there who could give me a ring about all of this stuff",
    "this is all getting too much for a Tuesday",
    "I am fed up with this",
]
SPEAKS_OF_ONE = [
    "he is a nice person",
    "somebody said so",
    "my brother is a volunteer there",
    "can someone from the team bring a ball",
    "I would like to speak to my husband first",
    "they call me Kate mostly",
]


@pytest.mark.parametrize("text", WANTS)
def test_who_wants_a_person(text: str) -> None:
    assert wants_a_person(text)


@pytest.mark.parametrize("text", SPEAKS_OF_ONE)
def test_who_speaks_of_one(text: str) -> None:
    assert not wants_a_person(text)
