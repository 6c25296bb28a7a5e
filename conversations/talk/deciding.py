"""A parent's yes or no to what is open, in whatever words; and a no to all of it.

What a mistake costs decides how much is asked of the words. A yes to the first question leads to the next one, where a
no is heard as well, so a wish may be put in any way; a yes to the summary has a payment link sent, so nothing may be
put right beside it. A no to the first question ends the talk and must be one; later it only leads to a question, so
words of leaving are enough, and the rest is the model's judgement.
"""

from collections.abc import Mapping
from typing import Any

from bot.club.registration import State
from bot.model.forms import Step
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations.assistant.meaning import (
    leaves,
    may_have_played,
    puts_right,
    says,
    says_no_plainly,
    wants_to_join,
)
from conversations.assistant.meaning_words import AFTER_ALL
from conversations.form.asking import context_of
from conversations.form.facts import NOTES
from conversations.talk.checked import NOT_SO, NOT_THEIRS, Checked, asked_alone, take
from conversations.understanding.quoting import is_quoted
from conversations.understanding.readers.yes_no import YesNoReader

ASKED_IN = {State.INITIAL_CONTACT, State.RETURNING_PLAYER_CHECK, State.INFO_COLLECTION, State.REVIEW}
_TOOL = "update_registration_status"
_NOT_OPEN = "There is nothing to confirm now."
_PUT_RIGHT = "Something is put right in this message: correct_answers takes it, and the summary is shown again."
_MAY_COME_BACK = {State.DECLINED, State.WITHDRAWN}
_LONGEST_NOTE = 300

_Open = tuple[str, Step] | None


def decide(checked: Checked, turn: Turn, registration: Registration, arguments: Mapping[str, Any]) -> None:
    is_open = _open_yes_no(turn, registration)
    _note(checked, registration, arguments.get("notes", ""))
    returning = _note_returning(checked, turn, registration, arguments.get("is_returning_player"))
    status, quote = arguments.get("status"), arguments.get("quote", "")
    if status is None or (returning and is_open and is_open[0] == "past"):  # the same question
        return
    (_confirm if status == "confirm" else _decline)(checked, turn, registration, quote, is_open)


def decide_again(checked: Checked, _turn: Turn, registration: Registration, arguments: Mapping[str, Any]) -> None:
    """After a no: a clear wish takes it back, and nothing else is taken."""
    status, quote = arguments.get("status"), arguments.get("quote", "")
    if status != "confirm":
        return
    if registration.state in _MAY_COME_BACK and wants_to_join(quote, checked.told) and AFTER_ALL.search(checked.told):
        checked.deed = "take_back"
    else:
        checked.refuse(_TOOL, status, quote, NOT_SO if registration.state in _MAY_COME_BACK else _NOT_OPEN)


def _open_yes_no(turn: Turn, registration: Registration) -> _Open:
    alone = asked_alone(turn, registration, context_of(turn, registration))
    return alone if alone and isinstance(alone[1].reader, YesNoReader) else None


def _confirm(checked: Checked, turn: Turn, registration: Registration, quote: str, is_open: _Open) -> None:
    why = _objection(checked, turn, registration, quote, is_open)
    if why or is_open is None:
        checked.refuse(_TOOL, "confirm", quote, why)
    else:
        take(turn, registration, is_open[0], {is_open[1].name: True}, checked.recorded)


def _objection(checked: Checked, turn: Turn, registration: Registration, quote: str, is_open: _Open) -> str:
    if is_open is None or (is_open[0] == "review" and checked.corrected):
        return _NOT_OPEN
    if is_open[0] == "review" and puts_right(checked.told):
        return _PUT_RIGHT
    is_so = says(is_open[1], quote, checked.told, context_of(turn, registration), yes=True)
    return "" if is_so else NOT_SO


def _decline(checked: Checked, turn: Turn, registration: Registration, quote: str, is_open: _Open) -> None:
    """A no to the open question; else, and not at the first one, that they leave, which is asked about."""
    section, step = is_open or ("", None)
    context = context_of(turn, registration)
    plainly = step is not None and says_no_plainly(step, quote, checked.told, context)
    if section != "wish" and not plainly and leaves(quote, checked.told):
        checked.deed = "withdraw"
    elif step is None or not (plainly or says(step, quote, checked.told, context, yes=False)):
        checked.refuse(_TOOL, "decline", quote, NOT_SO)
    elif section != "review":  # there it is asked what is wrong
        take(turn, registration, section, {step.name: False}, checked.recorded)


def _note(checked: Checked, registration: Registration, said: str) -> None:
    if said.strip() and is_quoted(said, checked.told):
        notes = [*registration.facts.get(NOTES, []), said[:_LONGEST_NOTE]]
        registration.facts[NOTES] = list(dict.fromkeys(notes))[-5:]
        checked.notes = said[:_LONGEST_NOTE]


def _note_returning(
    checked: Checked,
    turn: Turn,
    registration: Registration,
    returning: bool | None,  # noqa: FBT001 - it is the answer
) -> bool:
    """Whether it was taken."""
    known = "played_for_us" in registration.answers.get("past", {})
    if returning is None or known or registration.state not in ASKED_IN:
        return False
    if not may_have_played(checked.told, returning=returning):
        checked.refuse(_TOOL, "is_returning_player", "", NOT_THEIRS)
        return False
    take(turn, registration, "past", {"played_for_us": returning}, checked.recorded)
    return True
