"""Complaints, before anything else is read of them: those about data are written down, all others a person hears.

Where it is not clear which it is, it is asked, with buttons.
"""

from collections.abc import Sequence

from bot.model.asked import AskedComplaint
from bot.model.messages import Inbound
from bot.model.turn import Turn
from conversations.helping.handover import hand_over, is_for_a_talk
from conversations.privacy.complaints import BUTTON, ask_which, complain
from conversations.trust import proof
from conversations.understanding.complaint_words import About, about_in, complaint_in
from conversations.understanding.options import chosen_of
from conversations.words import complaint_texts as texts


def without_complaints(turn: Turn, letters: Sequence[Inbound]) -> list[Inbound]:
    """What is left to be read: all of it, where nobody complains or a person will hear it anyway."""
    mine = [letter for letter in letters if _may_be_one(turn, letter)]
    if not mine or not _take(turn, mine):
        return list(letters)
    return [letter for letter in letters if letter not in mine]


def _may_be_one(turn: Turn, letter: Inbound) -> bool:
    is_words = letter.button is None and bool(letter.text.strip()) and not is_for_a_talk(turn, letter)
    return is_words or (letter.button or "").startswith(BUTTON)


def _take(turn: Turn, letters: Sequence[Inbound]) -> bool:
    """Several letters that were written together say one thing."""
    pressed = next((letter for letter in letters if letter.button), None)
    said, about = "\n".join(letter.text for letter in letters if letter.button is None), None
    asked = turn.asked if isinstance(turn.asked, AskedComplaint) else None
    if pressed is not None:
        about = _of_option(pressed.text)
    elif asked is not None:
        said = chosen_of(asked, said)
        about = _of_option(said) or about_in(said)
    else:
        about = About.DATA if _adds(turn, said) else complaint_in(said)
    return _do(turn, letters, said, about, asked)


def _adds(turn: Turn, said: str) -> bool:
    """To the one that is open, by the word that we told them."""
    is_open = turn.complaints.of(turn.contact.id) is not None
    return is_open and said.lstrip().casefold().startswith(texts.WORD)


def _of_option(said: str) -> About | None:
    if said in texts.OPTIONS:
        return About.DATA if said == texts.OPTIONS[0] else About.SOMETHING_ELSE
    return None


def _do(turn: Turn, letters: Sequence[Inbound], said: str, about: About | None, asked: AskedComplaint | None) -> bool:
    whole = "\n".join(filter(None, (asked.words if asked else "", "" if said in texts.OPTIONS else said)))
    if asked is not None:
        turn.put(None)
    if about is About.DATA:
        complain(turn, whole, letters[-1].sender.value)
        return True
    until = turn.conversation.handed_over_until
    if about is None or (until is not None and turn.now < until):  # a volunteer reads it
        return False
    if about is About.SOMETHING_ELSE:
        hand_over(turn, [letters[-1].model_copy(update={"text": whole, "button": None})])
    elif not proof.left_for_whatsapp(turn):  # which stays open
        ask_which(turn, said)
    return True
