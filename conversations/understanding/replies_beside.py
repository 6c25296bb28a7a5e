"""Replies to what was asked beside the journey, and wishes for another guardian."""

from bot.club.registration import HAS_LEFT
from bot.model.acts import About, AddGuardian, Ask, Pick, Reply, Thank
from bot.model.asked import AskedBeside, AskedGuess, AskedSecondGuardian, AskedToJoin
from conversations.understanding.letter_reading import Reading, answers
from conversations.understanding.readers import READERS
from conversations.understanding.readers.outright import is_bare_reply, is_only_kind
from conversations.understanding.second_guardian_words import Whom, asks_whether_two_can, whom, wishes_another

_LIGHT = {"another", "next_child"}  # only offers: other words are read as if they had not been made
_TAKES_OK = {"next_child"}
_MOST_MISSED_JOINING = 2
_MOST_MISSED_GUARDIAN = 1


def guessed(reading: Reading) -> None:
    """To what was asked back: a topic, or a yes or no with nothing beside it; else it is as if it had not been."""
    asked = reading.scene.asked
    if not isinstance(asked, AskedGuess):
        return
    text, buttons = reading.text, [letter.button for letter in reading.letters if letter.button]
    picked = dict(zip(asked.options, asked.topics, strict=False)).get(text) if len(asked.topics) > 1 else None
    said = READERS["yes_no"].read(text, reading.scene.context)
    if not all(button.startswith(f"{asked.place}:") for button in buttons):
        reading.pass_over()
    elif picked is not None:
        reading.take(Pick(topic=picked))
    elif said in (True, False) and (is_bare_reply(text) or not answers(reading.scene, text)):
        reading.take(Reply(to="guess", yes=said is True))
    else:
        reading.pass_over()


def joining(reading: Reading) -> None:
    """To whether they help with a child; other words are asked about again while there is nothing else they mean."""
    scene = reading.scene
    if not (scene.is_joining and isinstance(scene.asked, AskedToJoin)):
        return
    said = READERS["yes_no"].read(reading.text, scene.outside)
    if said in (True, False):
        reading.take(Reply(to="join", yes=said is True))
    elif scene.state is not None or scene.asked.missed >= _MOST_MISSED_JOINING:
        reading.pass_over()
    else:
        reading.take(Reply(to="join", yes=None))


def the_other_guardian(reading: Reading) -> None:
    """Whom they named: anything that is no answer is asked about once, and then read as other words are."""
    asked, state, text = reading.scene.asked, reading.scene.state, reading.text
    is_asked = isinstance(asked, AskedSecondGuardian) and state is not None and state not in HAS_LEFT
    if not isinstance(asked, AskedSecondGuardian) or not is_asked or any(letter.media for letter in reading.letters):
        return
    outside, complete = reading.scene.outside, asked.name is not None and asked.phone is not None
    said = READERS["yes_no"].read(text, outside)
    read = whom(text, outside)
    if said is False or (said is True and complete):
        reading.take(Reply(to=asked.section, yes=said))
    elif read.phone or read.problem or (read.name and not complete):
        reading.take(_adding(Whom(read.name or asked.name, read.phone or asked.phone, read.problem)))
    elif asked.missed >= _MOST_MISSED_GUARDIAN:
        reading.pass_over()
    else:
        reading.take(Reply(to=asked.section, yes=None))


def guardians(reading: Reading) -> None:
    scene, text = reading.scene, reading.text
    if scene.state is None or scene.state in HAS_LEFT or any(letter.media for letter in reading.letters):
        return
    if isinstance(scene.asked, AskedSecondGuardian):
        return  # it was looked at before
    if wishes_another(text, scene.outside, runs_teams=scene.runs_teams):
        reading.take(_adding(whom(text, scene.outside)))
    elif asks_whether_two_can(text):
        reading.take(Ask(about=About.GUARDIANS))


def _adding(other: Whom) -> AddGuardian:
    return AddGuardian(name=other.name, phone=other.phone, problem=other.problem)


def replies(reading: Reading) -> None:
    """To a question beside the journey: anything but a yes or a no is asked again, or read as other words are."""
    asked, context, text = reading.scene.asked, reading.scene.context, reading.text
    if reading.scene.state is None or not isinstance(asked, AskedBeside):
        return
    is_light = asked.section in _LIGHT
    is_ok = asked.section in _TAKES_OK and text.lower().strip(" .!") in {"ok", "okay"}
    said = READERS["yes_no"].read(text, context)
    if is_light and is_only_kind(text, context) and not is_ok:
        reading.take(Thank())
    elif said in (True, False) or not is_light:
        reading.take(Reply(to=asked.section, yes=said if isinstance(said, bool) else None))
    else:
        reading.pass_over()
