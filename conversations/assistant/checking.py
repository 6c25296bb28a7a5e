"""The form disposes: each proposal is checked as a typed answer would be, and taken, or refused with the reason.

Only the open registration of the turn's own contact is at hand here, and of it only the fields of the form.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.club.registration import State
from bot.model.forms import Again, Answers, Context, Step, Unclear, dump, load, missing
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations.answering import CORRECTABLE
from conversations.asking import context_of
from conversations.assistant.quoting import is_quoted, is_theirs, read_words, says, speaks_of_last_season
from conversations.assistant.snapshot import ENQUIRY, Refusal
from conversations.assistant.tools import FIELDS
from conversations.forms import SECTIONS, is_due
from conversations.guardians import sharing
from conversations.guardians import texts as guardian_texts
from conversations.learning import learn
from conversations.readers.wording import level, words
from conversations.steering import open_section

NOTES = "notes"  # in a registration's facts: what the parent wants the manager to know
_NOT_THEIRS = "These are not the parent's own words: copy them as they stand."
_UNREADABLE = "These words cannot be read as that."
_NOT_ASKED = "That is not asked for now."
_KNOWN = "That is answered already; correct_answers changes it."
_NOT_KNOWN = "That is not answered yet; record_answers takes it."
_NOT_OPEN = "There is nothing to confirm now."
_NOT_SO = "These words do not clearly say so."
_AHEAD = ("past", "guardian", "child", "follow_up", "address", "home", "child_address", "own_contact", "emergency")
_ASKED_IN = {State.INITIAL_CONTACT, State.RETURNING_PLAYER_CHECK, State.INFO_COLLECTION, State.REVIEW}
_OVER = {State.DECLINED, State.WITHDRAWN, State.SUSPENDED}
_CONFIRMS = {"wish": "to_register", "review": "correct"}
_LONGEST_NOTE = 300

Values = dict[str, dict[str, Any]]  # section → field → as it is stored


@dataclass
class Checked:
    """What became of the proposals. `unusable` was understood and cannot be: the parent is told why."""

    told: str  # all that was unread
    recorded: Values = field(default_factory=dict)
    corrected: Values = field(default_factory=dict)
    refused: list[Refusal] = field(default_factory=list)
    unusable: list[str] = field(default_factory=list)
    deed: str = ""  # what is done in place of the next question
    notes: str = ""
    invitation: dict[str, str] = field(default_factory=dict)  # as a manager told it

    @property
    def took_something(self) -> bool:
        return bool(self.recorded or self.corrected or self.deed or self.notes)

    def refuse(self, tool: str, about: str, said: str, why: str) -> None:
        self.refused.append(Refusal(tool=tool, about=about, words=said[:200], why=why))


def check(turn: Turn, registration: Registration, told: str, proposals: Sequence[Mapping[str, Any]]) -> Checked:
    """What can be taken is learned at once; what is confirmed comes after what is told and put right."""
    checked = Checked(told)
    state = registration.state
    for tool, do in _CHECKS.items():
        for proposal in proposals:
            if proposal["tool"] == tool and registration.state is state and state not in _OVER:
                do(checked, turn, registration, proposal["arguments"])
    return checked


def check_enquiry(turn: Turn, told: str, proposals: Sequence[Mapping[str, Any]]) -> Checked:
    """There is no registration yet: only who it is about can be told."""
    checked, context = Checked(told), context_of(turn, None)
    stored = turn.contact.profile.get(ENQUIRY)
    for proposal in proposals:
        if proposal["tool"] == "initial_message":
            _invite(checked, turn, None, proposal["arguments"])
        for name, said in _fields(proposal["arguments"]):
            section, step = FIELDS[name]
            if stored is None or section != ENQUIRY or step.name in stored:
                checked.refuse(proposal["tool"], name, said, _NOT_ASKED)
                continue
            value = _value(checked, proposal["tool"], name, said, context)
            if value is not None:
                stored |= value
                checked.recorded.setdefault(section, {}).update(value)
    return checked


def _record(checked: Checked, turn: Turn, registration: Registration, arguments: Mapping[str, Any]) -> None:
    for name, said in _fields(arguments):
        section, step = FIELDS[name]
        if step.name in _answered(turn, registration, section):
            if not _is_the_same(turn, registration, section, step, said):
                checked.refuse("record_answers", name, said, _KNOWN)
        elif not _is_asked(turn, registration, section, step):
            checked.refuse("record_answers", name, said, _NOT_ASKED)
        else:
            value = _value(checked, "record_answers", name, said, context_of(turn, registration))
            _learn(turn, registration, section, value, checked.recorded)


def _correct(checked: Checked, turn: Turn, registration: Registration, arguments: Mapping[str, Any]) -> None:
    for name, said in _fields(arguments):
        section, step = FIELDS[name]
        known = load(SECTIONS[section], registration.answers.get(section, {})).get(step.name)
        if known is None or section not in CORRECTABLE:
            checked.refuse("correct_answers", name, said, _NOT_KNOWN)
        elif sharing.is_theirs(turn, registration, section):
            giver = sharing.name_of_giver(registration, section)
            checked.unusable.append(guardian_texts.NOT_YOURS.format(name=giver))
        else:
            value = _value(checked, "correct_answers", name, said, context_of(turn, registration), known)
            _learn(turn, registration, section, value, checked.corrected)


def _update(checked: Checked, turn: Turn, registration: Registration, arguments: Mapping[str, Any]) -> None:
    """A yes to what is open, and to nothing else; a no later than the first question is asked about."""
    status, quote = arguments["status"], arguments["quote"]
    section = open_section(turn, registration)
    _note(checked, registration, arguments.get("notes", ""))
    _note_returning(checked, turn, registration, arguments.get("is_returning_player"))
    if status == "confirm" and (section not in _CONFIRMS or checked.corrected):
        checked.refuse("update_registration_status", status, quote, _NOT_OPEN)
    elif not says(quote, checked.told, context_of(turn, registration), yes=status == "confirm"):
        checked.refuse("update_registration_status", status, quote, _NOT_SO)
    elif status == "decline" and section != "wish":
        checked.deed = "withdraw"
    elif section in _CONFIRMS:
        _learn(turn, registration, section, {_CONFIRMS[section]: status == "confirm"}, checked.recorded)


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
) -> None:
    known = "played_for_us" in registration.answers.get("past", {})
    if returning is None or known or registration.state not in _ASKED_IN:
        return
    if speaks_of_last_season(checked.told):
        _learn(turn, registration, "past", {"played_for_us": returning}, checked.recorded)
    else:
        checked.refuse("update_registration_status", "is_returning_player", "", _NOT_THEIRS)


def _deed(name: str) -> Callable[[Checked, Turn, Registration, Mapping[str, Any]], None]:
    def check_deed(checked: Checked, _turn: Turn, _registration: Registration, arguments: Mapping[str, Any]) -> None:
        if is_quoted(arguments["quote"], checked.told):
            checked.deed = name
        else:
            checked.refuse(name, name, arguments["quote"], _NOT_THEIRS)

    return check_deed


def _invite(checked: Checked, turn: Turn, _registration: Registration | None, arguments: Mapping[str, Any]) -> None:
    """Only whom a manager named, and only to be shown back."""
    told = {name: said.strip() for name, said in arguments.items() if said.strip()}
    foreign = [name for name, said in told.items() if not set(words(said)) <= set(words(level(checked.told)))]
    for name in foreign:
        checked.refuse("initial_message", name, told[name], _NOT_THEIRS)
    if turn.manager is not None and told and not foreign:
        checked.deed, checked.invitation = "invite", told


def _fields(arguments: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [(name, said.strip()) for name, said in arguments.items() if name in FIELDS and said.strip()]


def _is_asked(turn: Turn, registration: Registration, section: str, step: Step) -> bool:
    """What is open, and what will be asked of the family: not the fees, the kit or a looked-up address beforehand."""
    ahead = section in _AHEAD and registration.state in _ASKED_IN
    context = context_of(turn, registration)
    answers = _answered(turn, registration, section)
    return (
        (ahead or section == open_section(turn, registration))
        and is_due(section, context)
        and step in missing(SECTIONS[section], answers, context)
    )


def _answered(turn: Turn, registration: Registration, section: str) -> Mapping[str, Any]:
    """What another guardian left unfinished is asked of this one from its beginning."""
    if section == open_section(turn, registration):
        return sharing.mine(turn, registration, section)
    return registration.answers.get(section, {})


def _is_the_same(turn: Turn, registration: Registration, section: str, step: Step, said: str) -> bool:
    context = context_of(turn, registration)
    return bool(step.reader.read(said, context) == context.answer(section, step.name))


def _value(
    checked: Checked, tool: str, name: str, said: str, context: Context, known: Any = None
) -> dict[str, Any] | None:
    """As it is stored; None when it was refused, or the parent has to be told something."""
    section, step = FIELDS[name]
    told = f"{checked.told}\n{known}" if isinstance(known, str) else checked.told  # a part of it may stay
    value = read_words(step, said, known, context) if is_theirs(step, said, told, context) else None
    if value is None:
        checked.refuse(tool, name, said, _NOT_THEIRS)
    elif isinstance(value, Unclear):
        checked.refuse(tool, name, said, _UNREADABLE)
    elif isinstance(value, Again):
        checked.unusable.append(value.sentence)
    else:
        return dump(SECTIONS[section], {step.name: value})
    return None


def _learn(turn: Turn, registration: Registration, section: str, values: Answers | None, kept: Values) -> None:
    if values:
        learn(turn, registration, section, values)
        kept.setdefault(section, {}).update(values)


_CHECKS: dict[str, Callable[[Checked, Turn, Registration, Mapping[str, Any]], None]] = {
    "record_answers": _record,
    "correct_answers": _correct,
    "update_registration_status": _update,
    "initial_message": _invite,
    "start_over": _deed("start_again"),
    "hand_over": _deed("hand_over"),
}
