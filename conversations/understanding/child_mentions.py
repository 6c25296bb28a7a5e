"""Children whom a message names: one more, one of theirs who is not the open one, one of a code."""

import re

from bot.club import season
from bot.club.registration import State
from bot.model.acts import AnotherChild, TurnTo, Twins, UseCode
from conversations.understanding.another_child import besides, read_another, speaks_of_more, speaks_of_twins
from conversations.understanding.introductions import read_introduction
from conversations.understanding.letter_reading import Reading, answers
from conversations.understanding.naming_a_child import names_only, without_naming
from conversations.understanding.scene import OtherChild
from conversations.words.naming import same_name
from conversations.words.texts import YES_REGISTER

_CODE = re.compile(r"\b([12])00-([a-z0-9]+)-(u\d{1,2})-(\d{4})((?:-[a-z']+)*)", re.IGNORECASE)
_RETURNING = "1"


def another_child(reading: Reading) -> None:
    """ "I want to register his sister Lily Shaw, U11 Panthers": the open one is kept, and she is begun.

    What else answers the open question comes first; the other one's turn will come.
    """
    scene, text = reading.scene, reading.plain
    if scene.state is None or not reading.is_typed:
        return
    if speaks_of_twins(text):
        if scene.section != "child":  # there the readers say so
            reading.take(Twins())
        return
    if not speaks_of_more(text):
        return
    another = read_another(text, scene.outside, knows_child=scene.knows_child)
    told = read_introduction(text, scene.outside).values if another is None else another
    name, team = told.get("child"), told.get("team")
    if name and any(same_name(str(name), each) for each in scene.names):
        return
    if another is not None and answers(scene, besides(text)):
        reading.acts.append(AnotherChild(told=another, is_later=True, words=text))
        reading.letters = [reading.letters[-1].model_copy(update={"text": besides(text)})]
    elif another is not None or (name and team):
        reading.take(AnotherChild(told=dict(told)))


def codes(reading: Reading) -> None:
    """200-tigers-u10-2627 (new), 100-tigers-u10-2627-sam-jones (returning)."""
    match = next(filter(None, (_CODE.search(letter.text) for letter in reading.letters)), None)
    if match is None or match[4] != season.code(reading.scene.outside.club.season.name):
        return
    name = match[5].replace("-", " ").strip().title() if match[1] == _RETURNING else ""
    reading.take(UseCode(team=match[2], age_group=match[3], child=name if " " in name else ""))


def other_child_named(reading: Reading) -> None:
    """Another of theirs by name, or the button of an invitation that is not the open one's."""
    scene = reading.scene
    named = next((each for each in scene.others if names_only(reading.plain, each.first_name, scene.child)), None)
    if named is not None:
        _turn_to(reading, named)
        return
    invited = next((each for each in scene.others if each.is_invited), None)
    accepts = any(letter.button == YES_REGISTER for letter in reading.letters)
    if accepts and invited is not None and scene.state is not State.INITIAL_CONTACT:
        reading.acts.append(TurnTo(registration_id=invited.registration_id))


def _turn_to(reading: Reading, child: OtherChild) -> None:
    """What remains is read without the words that only named the child."""
    rest = [
        letter.model_copy(update={"text": without_naming(letter.text, child.first_name)}) for letter in reading.letters
    ]
    rest = [letter for letter in rest if letter.text or letter.media]
    reading.acts.append(TurnTo(registration_id=child.registration_id, words=reading.plain, is_alone=not rest))
    reading.letters = rest
