"""What a reading brought, taken into the talk: what the form accepts is learned, and the parent gets one message.

It ends with the open question in any case. Where nothing of a reading can be used, the words are read as they are read
without a model.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.club.club import Role
from bot.club.registration import State
from bot.model.events import Event
from bot.model.forms import Finds
from bot.model.people import Registration
from bot.model.prompts import Assistance
from bot.model.turn import Turn
from conversations import enquiries, texts
from conversations.answering import Read, keep, read_locally, told
from conversations.asides import open_aside
from conversations.assistant import unread
from conversations.assistant.checked import Checked
from conversations.assistant.checking import check, check_enquiry
from conversations.assistant.saying import presentable
from conversations.assistant.snapshot import ENQUIRY, snapshot_of
from conversations.assistant.tools import FIELDS
from conversations.assistant.unread import Unread
from conversations.handover import give_to, relay_if_handed_over
from conversations.hearing import hear
from conversations.managers.invite_lines import InviteLine, line_of
from conversations.managers.invites import propose
from conversations.review import show_these
from conversations.steering import open_section, proceed

_CANNOT_WAIT = "refused"  # a service that refuses needs somebody to look at it


def take_reading(turn: Turn, event: Event) -> None:
    """Of the words that are still unread; what was read otherwise meanwhile is nobody's any more."""
    waiting, result = unread.waiting(turn), event.payload["result"]
    if waiting is None or waiting.key != event.payload["key"]:
        return
    turn.unread = waiting.letters
    if result.get("failed") == _CANNOT_WAIT:
        turn.notice(f"assistant:{turn.today}", "assistant_refused")
    if relay_if_handed_over(turn, waiting.letters):
        unread.forget(turn)
    elif result.get("failed"):
        _without_it(turn, waiting)
    elif waiting.is_stale(turn):
        _read_again(turn, waiting)
    else:
        _take(turn, waiting, result)


def look_again(turn: Turn, event: Event) -> None:
    """It takes long: that is said once; when it takes longer still, the talk goes on without."""
    waiting = unread.waiting(turn)
    if waiting is None or waiting.key != event.payload["reading"]:
        return
    turn.unread = waiting.letters
    if relay_if_handed_over(turn, waiting.letters):
        unread.forget(turn)
    elif waiting.has_said_wait:
        _without_it(turn, waiting)
    else:
        unread.has_said_wait(turn, waiting)
        turn.say(texts.ONE_MOMENT)


def _read_again(turn: Turn, waiting: Unread) -> None:
    """More was written, or the talk moved on: all that is unread, together."""
    if waiting.may_be_asked_again:
        unread.ask_again(turn, waiting)
    else:
        _without_it(turn, waiting)


def _without_it(turn: Turn, waiting: Unread) -> None:
    """As the bot reads by itself; what an earlier reading of the same words gave is learned already."""
    unread.forget(turn)
    turn.assistance = Assistance.OFF
    if waiting.refused and turn.registration is not None:
        proceed(turn, turn.registration)
    else:
        hear(turn, waiting.letters)


def _take(turn: Turn, waiting: Unread, result: Mapping[str, Any]) -> None:
    said = presentable(result["text"], snapshot_of(turn, waiting.letters))
    registration = turn.registration
    if registration is None:
        _take_enquiry(turn, waiting, result["proposals"], said)
        return
    state = registration.state
    local = _read_here(turn, registration, waiting)
    checked = check(turn, registration, waiting.told, result["proposals"])
    local = _beside(checked, local)
    if registration.state is state:
        keep(turn, registration, Read(local.values))
    _record(turn, waiting, local, checked, said)
    if registration.state is not state:  # what was learned ended the talk
        unread.forget(turn)
    elif checked.refused and not checked.deed and waiting.may_try_again:
        unread.ask_again(turn, waiting, checked.refused)
    elif not (checked.took_something or local.values or said or checked.unusable or waiting.refused):
        _without_it(turn, waiting)
    else:
        _go_on(turn, registration, waiting, local, checked, said)


def _read_here(turn: Turn, registration: Registration, waiting: Unread) -> Read:
    """Before anything is taken, and once: words that are read again would answer what they did not."""
    section = open_section(turn, registration)
    if section is None or waiting.refused:
        return Read()
    return read_locally(turn, registration, section, told(turn, waiting.letters))


def _take_enquiry(turn: Turn, waiting: Unread, proposals: Sequence[Mapping[str, Any]], said: str) -> None:
    checked = check_enquiry(turn, waiting.told, proposals)
    _record(turn, waiting, Read(), checked, said)
    if not (checked.took_something or said or checked.unusable):
        _without_it(turn, waiting)
        return
    _say(turn, waiting, said)
    if checked.deed:
        _DEEDS[checked.deed](turn, waiting, checked)
    elif (turn.conversation.question or {}).get("section") == ENQUIRY:
        enquiries.go_on(turn, next(iter(checked.unusable), ""))


def _beside(checked: Checked, local: Read) -> Read:
    """What was read here and not by the model. Names are any words, so of those it knows better which are one."""
    values = {
        section: {
            name: value
            for name, value in answers.items()
            if name not in {*checked.recorded.get(section, {}), *checked.corrected.get(section, {})}
            and not (checked.recorded and _is_a_name(section, name))
        }
        for section, answers in local.values.items()
    }
    return replace(
        local,
        values={section: answers for section, answers in values.items() if answers},
        problem="" if checked.recorded else local.problem,
    )


def _go_on(turn: Turn, registration: Registration, waiting: Unread, local: Read, checked: Checked, said: str) -> None:
    """The model's words, what was changed, then the open question."""
    _say(turn, waiting, said)
    if checked.deed:
        _DEEDS[checked.deed](turn, waiting, checked)
        return
    trouble = next(iter(checked.unusable), local.problem)
    if trouble:
        turn.say(trouble)
    if registration.state is not State.REVIEW:  # there the summary shows it
        show_these(turn, registration, (local.values if local.corrects else {}) | checked.corrected)
    proceed(turn, registration)


def _say(turn: Turn, waiting: Unread, said: str) -> None:
    unread.forget(turn)
    unread.remember(turn, waiting.told, said)
    if said:
        turn.say(said)


def _record(turn: Turn, waiting: Unread, local: Read, checked: Checked, said: str) -> None:
    """For who looks at this turn later."""
    turn.record(
        "reading",
        "taken" if local.values or checked.took_something or said else "nothing",
        key=waiting.key,
        read_here=local.values,
        accepted={"recorded": checked.recorded, "corrected": checked.corrected, "deed": checked.deed},
        refused=[refusal.model_dump() for refusal in checked.refused],
        unusable=checked.unusable,
        said=said,
    )


def _invite(turn: Turn, _waiting: Unread, checked: Checked) -> None:
    """Shown back as typed lines are: nobody is written to before the manager's own yes."""
    lines = [_line(turn, number, checked.told, told) for number, told in enumerate(checked.invitations, start=1)]
    propose(turn, lines, "assistant")


def _line(turn: Turn, number: int, text: str, told: Mapping[str, str]) -> InviteLine:
    return line_of(
        turn,
        number,
        text,
        child=told.get("child_name", ""),
        parent=told.get("parent_name", ""),
        phone=told.get("parent_phone", ""),
        team=told.get("team", ""),
    )


def _hand_over(turn: Turn, waiting: Unread, _checked: Checked) -> None:
    turn.say(texts.HANDED_OVER)
    give_to(turn, Role.SECRETARY, waiting.letters)


def _aside(name: str) -> Callable[[Turn, Unread, Checked], None]:
    def offer(turn: Turn, _waiting: Unread, _checked: Checked) -> None:
        if turn.registration is not None:
            open_aside(turn, turn.registration, name)

    return offer


_DEEDS: dict[str, Callable[[Turn, Unread, Checked], None]] = {
    "invite": _invite,
    "hand_over": _hand_over,
    "start_again": _aside("start_again"),
    "withdraw": _aside("withdraw"),
}


def _is_a_name(section: str, name: str) -> bool:
    field = f"{section}_{name}"
    return field in FIELDS and FIELDS[field][1].reader.finds is Finds.BY_REST
