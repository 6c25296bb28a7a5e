"""From letters to acts: what stands alone first, then what may stand beside answers, then the answers themselves.

It reads and does nothing. Each recogniser takes the letters that are left, and stops the reading, or leaves some.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.model.acts import Act, Ask, ChangeMind, ChildWrites, Identify, Reaction, Tell
from bot.model.asked import AskedWho
from bot.model.messages import Inbound
from conversations.understanding.child_mentions import another_child, codes, other_child_named
from conversations.understanding.child_writing import is_child
from conversations.understanding.consent_choice import changed_mind
from conversations.understanding.letter_reading import Reading
from conversations.understanding.questions import without_questions
from conversations.understanding.readers.outright import is_bare_reply
from conversations.understanding.replies_beside import guardians, guessed, joining, replies, the_other_guardian
from conversations.understanding.scene import Scene
from conversations.understanding.wishes import is_tapback
from conversations.understanding.wishes_alone import leaving_the_list, wishes

_CONSENTS = "consents"


def understand(letters: Sequence[Inbound], scene: Scene) -> list[Act]:
    """Of letters that are no commands, and of one medium. A bare yes or no only replies: no word is left."""
    reading = Reading(list(letters), scene)
    for read in _OF_A_BARE_REPLY if is_bare_reply(reading.text) else _IN_ORDER:
        read(reading)
        if not reading.letters:
            return reading.acts
    reading.take(Tell())
    return reading.acts


def _reactions(reading: Reading) -> None:
    if all(is_tapback(letter.text) for letter in reading.letters):
        reading.take(Reaction())


def _child_writing(reading: Reading) -> None:
    """Until an adult has given their own details, it may be the child who holds the phone."""
    if not reading.scene.knows_guardian and any(is_child(letter.text) for letter in reading.letters):
        reading.take(ChildWrites())


def _identity(reading: Reading) -> None:
    if reading.scene.may_identify and isinstance(reading.scene.asked, AskedWho):
        reading.take(Identify())


def _questions(reading: Reading) -> None:
    """What the club file knows is answered, and the rest of the message is read on."""
    if reading.scene.reads_all:
        return
    left = []
    for letter in reading.letters:
        answer = reading.scene.answer(letter.text) if letter.button is None else None
        if answer is None:
            left.append(letter)
            continue
        rest = without_questions(letter.text)
        reading.acts.append(Ask(answer=answer, words=letter.text, letters=(letter,), is_alone=False))
        if rest.strip() or letter.media:
            left.append(letter.model_copy(update={"text": rest}))
    if not left and isinstance(asked := reading.acts[-1], Ask):
        reading.acts[-1] = replace(asked, is_alone=True)
    reading.letters = left


def _change_of_mind(reading: Reading) -> None:
    scene = reading.scene
    if scene.state is None or len(reading.letters) != 1 or not reading.is_typed:
        return
    if scene.section == _CONSENTS or scene.is_silent:
        return
    for purpose, given in changed_mind(reading.plain, scene.consents).items():
        reading.take(ChangeMind(purpose=purpose, given=given))


# Who reads first. What reads nothing leaves all to the next.
_IN_ORDER: tuple[Callable[[Reading], None], ...] = (
    _reactions,
    guessed,
    joining,
    _child_writing,
    the_other_guardian,
    guardians,
    leaving_the_list,
    another_child,
    wishes,
    codes,
    _identity,
    _questions,
    _change_of_mind,
    replies,
    other_child_named,
)
_OF_A_BARE_REPLY = (guessed, joining, the_other_guardian, replies, other_child_named)
