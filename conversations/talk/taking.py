"""What a reading brought, taken into the talk: what the form accepts is learned, and the parent gets one message.

It ends with the open question in any case. Where nothing of a reading can be used, the words are read as they are read
without a model.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.club.registration import State
from bot.model.events import Event
from bot.model.messages import Inbound
from bot.model.people import Registration
from bot.model.profile import Unread
from bot.model.prompts import Assistance
from bot.model.turn import Turn
from conversations.assistant import unread
from conversations.assistant.pointing import pointed_at
from conversations.assistant.reading import MISCONFIGURED
from conversations.form.asking import context_of
from conversations.form.open_section import open_section
from conversations.form.review import show_these
from conversations.helping.handover import relay_if_handed_over
from conversations.registering import enquiries
from conversations.talk.answering import keep
from conversations.talk.apply import apply, listen
from conversations.talk.asides import is_asked
from conversations.talk.beside import beside
from conversations.talk.checked import Checked, asked_alone
from conversations.talk.checking import check, check_enquiry
from conversations.talk.idle import IDLE
from conversations.talk.put_again import answer_of_the_club
from conversations.talk.read_here import Read, read_locally, told
from conversations.understanding.questions import without_questions
from conversations.words import texts


def take_reading(turn: Turn, event: Event) -> None:
    """Of the words that are still unread; what was read otherwise meanwhile is nobody's any more."""
    waiting, result = unread.waiting(turn), event.payload["result"]
    if waiting is None or waiting.key != event.payload["key"]:
        return
    if result.get("failed") == MISCONFIGURED:
        turn.notice(f"assistant:{turn.today}", "assistant_refused")
    if not _is_to_be_read(turn, waiting):
        return
    if result.get("failed"):
        _without_it(turn, waiting)
    elif unread.is_stale(turn, waiting):
        _read_again(turn, waiting)
    else:
        _take(turn, waiting, result)


def look_again(turn: Turn, event: Event) -> None:
    """It takes long: that is said once; when it takes longer still, the talk goes on without."""
    waiting = unread.waiting(turn)
    if waiting is None or waiting.key != event.payload["reading"] or not _is_to_be_read(turn, waiting):
        return
    if waiting.has_said_wait:
        _without_it(turn, waiting)
    else:
        unread.has_said_wait(turn, waiting)
        turn.say(texts.ONE_MOMENT)


def _is_to_be_read(turn: Turn, waiting: Unread) -> bool:
    """By the bot, and not by a volunteer meanwhile. What was held back is said first, or held back again."""
    turn.unread = waiting.letters
    if relay_if_handed_over(turn, waiting.letters):
        unread.forget(turn)
        return False
    if waiting.held:
        turn.say(waiting.held)
    return True


def _read_again(turn: Turn, waiting: Unread) -> None:
    """More was written, or the talk moved on: all that is unread, together."""
    if unread.may_be_asked_again(waiting):
        unread.ask_again(turn, waiting)
    else:
        _without_it(turn, waiting)


def _without_it(turn: Turn, waiting: Unread) -> None:
    """As the bot reads by itself; what an earlier reading of the same words gave is learned already."""
    unread.forget(turn)
    turn.assistance = Assistance.OFF
    registration = turn.registration
    if registration is not None and (waiting.refused or is_asked(turn) or _keep_apart(turn, registration, waiting)):
        local = _read_here(turn, registration, waiting)
        keep(turn, registration, local)
        _go_on(turn, registration, waiting, local, Checked(waiting.told), "")
    else:
        listen(turn, waiting.letters)


def _keep_apart(turn: Turn, registration: Registration, waiting: Unread) -> bool:
    """What joined may be an answer by itself, and none beside the words it joined."""
    if len(waiting.letters) == 1 or open_section(turn, registration) == "review":
        return False
    read = [_keep_letter(turn, registration, letter) for letter in waiting.letters]
    return any(read)


def _keep_letter(turn: Turn, registration: Registration, letter: Inbound) -> bool:
    section = open_section(turn, registration)
    read = read_locally(turn, registration, section, without_questions(told(turn, [letter]))) if section else Read()
    return bool(read.values) and read.is_settled and keep(turn, registration, read)


def _take(turn: Turn, waiting: Unread, result: Mapping[str, Any]) -> None:
    said = pointed_at(turn, waiting.told, result["proposals"])
    registration = turn.registration
    if registration is None:
        _take_enquiry(turn, waiting, result["proposals"], said)
        return
    state = registration.state
    local = _read_here(turn, registration, waiting)
    checked = check(turn, registration, waiting.told, result["proposals"])
    local = beside(checked, local)
    if registration.state is state:
        keep(turn, registration, local)
    _record(turn, waiting, local, checked, said)
    if registration.state is not state:  # what was learned ended the talk
        unread.forget(turn)
    elif checked.is_worth_another and unread.may_try_again(waiting):
        unread.ask_again(turn, waiting, checked.refused, reply=said, trouble=_trouble(checked, local))
    elif _gave_nothing(turn, checked, local, said) and not waiting.refused:
        _without_it(turn, waiting)
    else:
        _go_on(turn, registration, waiting, local, checked, said)


def _read_here(turn: Turn, registration: Registration, waiting: Unread) -> Read:
    """Before anything is taken, and once: words that are read again would answer what they did not."""
    section = open_section(turn, registration)
    if section is None or waiting.refused:
        return Read()
    return read_locally(turn, registration, section, without_questions(told(turn, waiting.letters)))


def _gave_nothing(turn: Turn, checked: Checked, local: Read, said: str) -> bool:
    read_here = local.values or local.reopens or local.refused
    return not (checked.took_something or checked.unusable or read_here or said or turn.held)


def _take_enquiry(turn: Turn, waiting: Unread, proposals: Sequence[Mapping[str, Any]], said: str) -> None:
    checked = check_enquiry(turn, waiting.told, proposals)
    _record(turn, waiting, Read(), checked, said)
    if checked.is_worth_another and unread.may_try_again(waiting):
        unread.ask_again(turn, waiting, checked.refused, reply=said, trouble=_trouble(checked, Read()))
        return
    if _gave_nothing(turn, checked, Read(), said) and not waiting.refused:
        _without_it(turn, waiting)
        return
    _say(turn, waiting, Read(), checked, said)
    if checked.act is not None:
        apply(turn, replace(checked.act, letters=waiting.letters))
    elif enquiries.is_open(turn):
        _enquire_further(turn, waiting, checked)


def _enquire_further(turn: Turn, waiting: Unread, checked: Checked) -> None:
    """Where the model found nothing, what the bot reads by itself is shown at once by the next question."""
    if not (checked.took_something or waiting.refused):
        enquiries.read_here(turn, waiting.letters)
    enquiries.go_on(turn, _trouble(checked, Read()) or waiting.trouble)


def _trouble(checked: Checked, local: Read) -> str:
    return next(iter(checked.unusable), local.problem)


def _go_on(turn: Turn, registration: Registration, waiting: Unread, local: Read, checked: Checked, said: str) -> None:
    """What the model pointed at, what was changed, then the open question."""
    _say(turn, waiting, local, checked, said)
    if checked.act is not None:
        apply(turn, replace(checked.act, letters=waiting.letters))
        return
    trouble = _trouble(checked, local) or waiting.trouble
    if trouble:
        turn.say(trouble)
    if registration.state is not State.REVIEW:  # there the summary shows it
        show_these(turn, registration, checked.corrected)
    if checked.put_back and _is_still_open(turn, registration, checked.put_back):
        turn.say(texts.TO_BE_SURE)
    if _is_idle(turn, registration):
        IDLE[registration.state](turn, registration, waiting.told)
    else:
        turn.go_on(registration)


def _is_still_open(turn: Turn, registration: Registration, question: tuple[str, str]) -> bool:
    alone = asked_alone(turn, registration, context_of(turn, registration))
    return alone is not None and (alone[0], alone[1].name) == question


def _is_idle(turn: Turn, registration: Registration) -> bool:
    """Only an event leads out: there is no question to end with, but something to say to such words."""
    waits = registration.state in IDLE and registration.state not in {State.PAYMENT, State.REVIEW}  # those go on
    return waits and open_section(turn, registration) is None and not is_asked(turn)


def _say(turn: Turn, waiting: Unread, local: Read, checked: Checked, said: str) -> None:
    """Where the model pointed at nothing for a question, the club file may."""
    unread.forget(turn)
    reply = said or waiting.reply
    if not (local.values or checked.took_something or checked.refused or checked.unusable or waiting.refused):
        unread.remember(turn, waiting.told, reply)
    if reply:
        turn.say(reply)
    else:
        for letter in waiting.letters:
            if answer := answer_of_the_club(turn, letter.text):
                turn.say(answer)


def _record(turn: Turn, waiting: Unread, local: Read, checked: Checked, said: str) -> None:
    """For who looks at this turn later."""
    turn.record(
        "reading",
        "taken" if local.values or checked.took_something or said else "nothing",
        key=waiting.key,
        read_here=local.values,
        accepted={
            "recorded": checked.recorded,
            "corrected": checked.corrected,
            "act": type(checked.act).__name__ if checked.act else "",
        },
        refused=[refusal.model_dump() for refusal in checked.refused],
        unusable=checked.unusable,
        said=said,
    )
