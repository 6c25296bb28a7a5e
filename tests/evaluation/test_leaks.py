"""The stand-in sees whatever leaves that README does not list, leak by leak, and nothing where there is none."""

from typing import Any

import pytest

from conversations.assistant.prompting import prompt_of
from conversations.assistant.snapshot import Exchange, Refusal
from integrations.openai.asking import asking
from tests.conversations.assistant.examples import SNAPSHOT
from tests.conversations.assistant.test_injection import ATTACKS
from tests.evaluation.attacks import attacks
from tests.evaluation.dialogues import load_dialogues
from tests.standins.openai_answers import HOSTILE
from tests.standins.openai_privacy import Listed
from tests.standins.openai_rules import Broken

DIALOGUE = next(dialogue for dialogue in load_dialogues() if dialogue.style == "section by section")
TOLD = DIALOGUE.answers["guardian"]
CHAT = "is there somewhere to park?"
UNREAD = "the 15th, as ever"
LEAKS: dict[str, dict[str, Any]] = {
    "an email as the name of a team": {"team": "Tigers kate@example.com"},
    "a postcode as the name of a team": {"team": "Tigers M32 8JL"},
    "a surname": {"child": "Sam Jones"},
    "a birthday as it was told": {"age_group": "U10, 3 May 2017"},
    "a birthday as it is stored": {"season": "2017-05-03"},
    "medical notes": {"missing": {"child_medical": "hay fever"}},
    "the value of an answer": {"answered": ("guardian_relationship mum",)},
    "the sender's number": {"team": "+447700900123"},
    "words that were refused in an earlier message": {
        "refused": (Refusal(tool="record_answers", about="guardian_email", words="kate@example.com", why="no"),)
    },
    "an earlier message with answers": {"before": (Exchange(read=TOLD, said="Thanks."),)},
    "a message nobody wrote": {"before": (Exchange(read="I am Eve", said="Thanks."),)},
    "a reply that repeats an answer": {"before": (Exchange(read=CHAT, said="hay fever it is"),)},
    "an earlier message as if it were unread": {"texts": (TOLD, UNREAD)},
}


def _check(**change: Any) -> None:
    privacy = Listed(DIALOGUE.secrets)
    for text in (TOLD, CHAT, UNREAD):
        privacy.hears(text)
    kept = {"texts": (UNREAD,), "before": (Exchange(read=CHAT, said="There is free parking."),)}
    snapshot = SNAPSHOT.model_copy(update=kept | change)
    privacy.check(dict(asking("gpt-4.1", prompt_of(snapshot))))


def test_what_is_listed_may_leave() -> None:
    _check()
    words = Refusal(tool="record_answers", about="payment_day", words="the 15th", why="no")
    _check(refused=(words,), answered=("guardian_email",))


@pytest.mark.parametrize("leak", LEAKS)
def test_a_leak_is_seen(leak: str) -> None:
    with pytest.raises(Broken):
        _check(**LEAKS[leak])


def test_each_attack_is_listed_in_a_few_words() -> None:
    listed = list(attacks())
    assert len(listed) == len(ATTACKS) + len(HOSTILE) + len(LEAKS)
    assert all(attack.name and attack.must and len(attack.does) < 400 for attack in listed)
