"""The form disposes: each proposal is checked as a typed answer would be, and taken, or refused with the reason.

Only the open registration of the turn's own contact is at hand here, and of it only the fields of the form.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.club.registration import State
from bot.model.acts import Act, AnotherChild, Later, Source, StartAgain, WantPerson
from bot.model.forms import Step, load, missing
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations.assistant.snapshot import ENQUIRY
from conversations.assistant.tools import FIELDS
from conversations.form import sharing
from conversations.form.asking import context_of
from conversations.form.forms import SECTIONS, is_due
from conversations.form.journey import BEFORE_PAYMENT
from conversations.form.open_section import open_section
from conversations.talk.checked import NOT_ASKED, NOT_THEIRS, Checked, answered, asked_alone, take, value_of
from conversations.talk.deciding import decide
from conversations.talk.invitee import invite
from conversations.talk.read_here import CORRECTABLE
from conversations.understanding.quoting import is_quoted
from conversations.words import guardian_texts

_KNOWN = "That is answered already; correct_answers changes it."
_NOT_KNOWN = "That is not answered yet; record_answers takes it."
_AHEAD = ("past", "guardian", "child", "follow_up", "address", "home", "child_address", "own_contact", "emergency")
_OVER = {State.DECLINED, State.WITHDRAWN, State.SUSPENDED}

_Check = Callable[[Checked, Turn, Registration, Mapping[str, Any]], None]


def check(turn: Turn, registration: Registration, told: str, proposals: Sequence[Mapping[str, Any]]) -> Checked:
    """What can be taken is learned at once; what is confirmed comes after what is told and put right."""
    checked = Checked(told)
    state = registration.state
    for tool, do in (_WHEN_OVER if state in _OVER else _CHECKS).items():
        for proposal in proposals:
            if proposal["tool"] == tool and registration.state is state:
                do(checked, turn, registration, proposal["arguments"])
    return checked


def check_enquiry(turn: Turn, told: str, proposals: Sequence[Mapping[str, Any]]) -> Checked:
    """There is no registration yet: only who it is about can be told, and that a person is wanted."""
    checked = Checked(told)
    for proposal in proposals:
        do = _WITHOUT_REGISTRATION.get(proposal["tool"], _enquire)
        do(checked, turn, proposal["tool"], proposal["arguments"])
    return checked


def _enquire(checked: Checked, turn: Turn, tool: str, arguments: Mapping[str, Any]) -> None:
    stored, context = turn.contact.profile.enquiry, context_of(turn, None)
    for name, said in _fields(arguments):
        section, step = FIELDS[name]
        if stored is None or section != ENQUIRY or step.name in stored:
            checked.refuse(tool, name, said, NOT_ASKED)
            continue
        value = value_of(checked, tool, name, said, context)
        if value is not None:
            stored |= value
            checked.recorded.setdefault(section, {}).update(value)


def _record(checked: Checked, turn: Turn, registration: Registration, arguments: Mapping[str, Any]) -> None:
    for name, said in _fields(arguments):
        section, step = FIELDS[name]
        context = context_of(turn, registration)
        if step.name in answered(turn, registration, section):
            if not _is_the_same(turn, registration, section, step, said):
                checked.refuse("record_answers", name, said, _KNOWN)
        elif step.is_ahead(context) or not _is_asked(turn, registration, section, step):
            checked.refuse("record_answers", name, said, NOT_ASKED)
        else:
            asked = asked_alone(turn, registration, context) == (section, step)
            value = value_of(checked, "record_answers", name, said, context, asked=asked)
            take(turn, registration, section, value, checked.recorded)


def _correct(checked: Checked, turn: Turn, registration: Registration, arguments: Mapping[str, Any]) -> None:
    for name, said in _fields(arguments):
        section, step = FIELDS[name]
        known = load(SECTIONS[section], sharing.view(turn, registration).get(section, {})).get(step.name)
        if known is None or section not in CORRECTABLE:
            checked.refuse("correct_answers", name, said, _NOT_KNOWN)
        elif sharing.is_theirs(turn, registration, section):
            giver = sharing.name_of_giver(registration, section)
            checked.unusable.append(guardian_texts.NOT_YOURS.format(name=giver))
        else:
            value = value_of(checked, "correct_answers", name, said, context_of(turn, registration), known=known)
            take(turn, registration, section, value, checked.corrected)


def _hand_over(checked: Checked, _turn: Turn, _registration: Registration, arguments: Mapping[str, Any]) -> None:
    _wish(checked, "hand_over", WantPerson(), arguments)


def _start_over(checked: Checked, turn: Turn, registration: Registration, arguments: Mapping[str, Any]) -> None:
    """Nobody throws away what another guardian told."""
    theirs = sharing.someone_elses(turn, registration)
    if theirs is None:
        _wish(checked, "start_over", StartAgain(), arguments)
    else:
        giver = sharing.name_of_giver(registration, theirs)
        checked.unusable.append(guardian_texts.NOT_ALONE.format(name=giver))


def _wish(checked: Checked, tool: str, act: Act, arguments: Mapping[str, Any]) -> None:
    if is_quoted(arguments["quote"], checked.told):
        checked.act = replace(act, words=checked.told, source=Source.MODEL)
    else:
        checked.refuse(tool, tool, arguments["quote"], NOT_THEIRS)


def _later(checked: Checked, _turn: Turn, _registration: Registration, arguments: Mapping[str, Any]) -> None:
    """What they answered besides is taken, and the next question waits."""
    _wish(checked, "later", Later(), arguments)


def _another(checked: Checked, turn: Turn, _registration: Registration, arguments: Mapping[str, Any]) -> None:
    """What is told of that child is read as in a parent's first message."""
    told: dict[str, Any] = {}
    for name, argument in (("enquiry_child", "child_name"), ("enquiry_team", "team")):
        said = arguments.get(argument, "")
        if said.strip():
            told |= value_of(checked, "another_child", name, said, context_of(turn, None)) or {}
    _wish(checked, "another_child", AnotherChild(told=told), arguments)


def _invite(checked: Checked, turn: Turn, _registration: Registration, arguments: Mapping[str, Any]) -> None:
    invite(checked, turn, arguments)


def _fields(arguments: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [(name, said.strip()) for name, said in arguments.items() if name in FIELDS and said.strip()]


def _is_asked(turn: Turn, registration: Registration, section: str, step: Step) -> bool:
    """What is open, and what will be asked of the family: not the fees, the kit or a looked-up address beforehand."""
    ahead = section in _AHEAD and registration.state in BEFORE_PAYMENT
    context = context_of(turn, registration)
    return (
        (ahead or section == open_section(turn, registration))
        and is_due(section, context)
        and step in missing(SECTIONS[section], answered(turn, registration, section), context)
    )


def _is_the_same(turn: Turn, registration: Registration, section: str, step: Step, said: str) -> bool:
    context = context_of(turn, registration)
    return bool(step.reader.read(said, context) == context.answer(section, step.name))


_CHECKS: dict[str, _Check] = {
    "record_answers": _record,
    "correct_answers": _correct,
    "another_child": _another,
    "later": _later,
    "update_registration_status": decide,
    "initial_message": _invite,
    "start_over": _start_over,
    "hand_over": _hand_over,
}
_WHEN_OVER: dict[str, _Check] = {
    "another_child": _another,
    "initial_message": _invite,
    "hand_over": _hand_over,
}
_WITHOUT_REGISTRATION: dict[str, Callable[[Checked, Turn, str, Mapping[str, Any]], None]] = {
    "initial_message": lambda checked, turn, _tool, arguments: invite(checked, turn, arguments),
    "hand_over": lambda checked, _turn, tool, arguments: _wish(checked, tool, WantPerson(), arguments),
}
