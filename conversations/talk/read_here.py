"""What the words say as answers to what is open, else as corrections of what was answered: read, and nothing done."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from bot.club.registration import State
from bot.model.asked import AskedSection
from bot.model.correcting import read_correction
from bot.model.forms import Again, dump, load
from bot.model.messages import Inbound
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations.form import consents, sharing
from conversations.form.asking import asks_for_team, context_of, words
from conversations.form.forms import SECTIONS
from conversations.talk.ahead import EARLY, begins_with_yes, told_ahead
from conversations.talk.consent_answers import read_consents
from conversations.talk.told_changes import told_of_a_move, told_of_health, told_of_themselves
from conversations.understanding.another_child import speaks_of_twins
from conversations.understanding.both_addresses import NEITHER, read_both
from conversations.understanding.leftovers import says_more
from conversations.understanding.more_than_yes import puts_right
from conversations.understanding.options import chosen_of
from conversations.understanding.readers.addresses import street_in
from conversations.understanding.readers.free import team_before
from conversations.understanding.sections.reading import read_section
from conversations.understanding.team_first import team_first
from conversations.words import guardian_texts, texts
from conversations.words.naming import same_name

_BARE_OK = re.compile(r"(?:o?k(?:ay|ey|eyd?okey)?|k|\U0001f44d)[ .!]*", re.IGNORECASE)
_OF_HOMES = {"address", "child_address"}
CORRECTABLE = ("guardian", "child", "address", "child_address", "own_contact", "emergency", "payment", "kit")


@dataclass
class Read:
    """What one message gave: stored values by section, why something of it cannot be used, and what else it says."""

    values: dict[str, dict[str, Any]] = field(default_factory=dict)
    problem: str = ""
    refused: str = ""  # it is another guardian's
    rest: str = ""
    reopens: tuple[tuple[str, str], ...] = ()  # sections and fields that are asked for again
    corrects: bool = False

    @property
    def is_settled(self) -> bool:
        return bool(self.values or self.problem or self.refused or self.reopens) and not says_more(self.rest)


def asks_of_both(turn: Turn) -> bool:
    return isinstance(turn.asked, AskedSection) and turn.asked.both


def told(turn: Turn, letters: Sequence[Inbound]) -> str:
    return "\n".join(chosen_of(turn.asked, letter.text) for letter in letters if letter.text.strip())


def read_locally(turn: Turn, registration: Registration, section: str, text: str) -> Read:
    """As answers to what is open, else as corrections of what was answered."""
    read = _read_answers(turn, registration, section, text)
    if section in EARLY:
        return _with_what_is_told_ahead(turn, registration, section, text, read)
    moved = _changes(read, *told_of_a_move(turn, registration, text)) if section != "address" else None
    if moved:
        return moved
    return read if read.values else read_changes(turn, registration, text, read)


def _with_what_is_told_ahead(turn: Turn, registration: Registration, section: str, text: str, read: Read) -> Read:
    """Nothing is thrown away: the answer to the invitation may be a whole paragraph."""
    if section == "wish" and not read.values and begins_with_yes(turn, registration, text):
        read = Read({section: {"to_register": True}}, rest=text)
    if read.values.get(section, {}).get("to_register") is False:
        return read
    ahead = told_ahead(turn, registration, text)
    return replace(read, values={**read.values, **ahead})


def _changes(read: Read, values: dict[str, dict[str, Any]], reopens: tuple[tuple[str, str], ...]) -> Read | None:
    if not (values or reopens):
        return None
    return replace(read, values=values, reopens=reopens, problem="", rest="", corrects=True)


def _read_answers(turn: Turn, registration: Registration, section: str, text: str) -> Read:
    if section == "child" and speaks_of_twins(text):
        return Read(problem=texts.ONE_AT_A_TIME.format(**words(turn, registration)))
    if section == "address_check" and asks_of_both(turn):
        return _read_of_both(turn, registration, text)
    if section == "guardian" and asks_for_team(context_of(turn, registration)):
        return _read_team_first(turn, registration, text)
    return _read_section(turn, registration, section, text)


def _read_of_both(turn: Turn, registration: Registration, text: str) -> Read:
    context = context_of(turn, registration)
    both = read_both(text, context)
    another = read_section(SECTIONS["address"], text, context, {}).values if both == NEITHER else {}
    if another:  # "no, it's number 14"
        return Read({"address": dump(SECTIONS["address"], another)}, corrects=True)
    values = {} if both.right is None else {"address_check": {"correct": both.right}}
    return Read(values | ({} if both.lives_there is None else {"home": {"same": both.lives_there}}))


def _read_team_first(turn: Turn, registration: Registration, text: str) -> Read:
    """Of who did not play for us; whether one name is a team or the parent is asked."""
    if turn.asked_field is not None and registration.facts.team_or_name is None:
        return _read_section(turn, registration, "guardian", text)  # the team was asked with the whole section alone
    told = team_first(text, registration.child.profile.get("name", ""), context_of(turn, registration))
    if told.unsure and turn.asked_field is None:
        registration.facts.team_or_name = told.unsure
        return Read(problem=texts.TEAM_OR_NAME)
    unsure, registration.facts.team_or_name = registration.facts.team_or_name, None
    read = _read_section(turn, registration, "guardian", told.rest if told.team is not None else text)
    name = read.values.get("guardian", {}).get("name")
    team = unsure if unsure and name and not same_name(name, unsure) else told.team
    return read if team is None else replace(read, values={"past": {"previous_team": team}, **read.values})


def _read_section(turn: Turn, registration: Registration, section: str, text: str) -> Read:
    form = SECTIONS[section]
    stored = load(form, sharing.mine(turn, registration, section))
    asked = turn.asked_field
    if section == consents.SECTION and asked is None:
        said = read_consents(turn, registration, text)
        return Read({section: said} if said else {})
    reading = read_section(form, text, context_of(turn, registration), stored, asked)
    values = dump(form, reading.values)
    if section in _OF_HOMES and (street := street_in(text)):
        registration.facts.streets[section] = street
    if section == "review" and (values.get("correct") is False or puts_right(text)):
        values = {}
    if section == "past" and _BARE_OK.fullmatch(text.strip()):
        values = {}  # "ok" to a question of fact is no yes
    if section == "past" and values.get("played_for_us") is False:
        team = team_before(text)
        values |= {} if team is None else {"previous_team": team}
    rest = "" if "previous_team" in values else reading.rest
    return Read({section: values} if values else {}, _first(reading.problems), rest=rest)


def read_changes(turn: Turn, registration: Registration, text: str, read: Read) -> Read:
    """Of what was answered before, in every state: what is put right, and what has changed since."""
    read = read_corrections(turn, registration, text, read)
    if read.values or read.reopens:
        return read
    return (
        _changes(read, *told_of_themselves(turn, registration, text))
        or _changes(read, *told_of_health(turn, registration, text))
        or read
    )


def read_corrections(turn: Turn, registration: Registration, text: str, read: Read) -> Read:
    """Going back works in every state: "actually his birthday is the 4th", "change email"."""
    forms = {name: SECTIONS[name] for name in CORRECTABLE if name in registration.answers}
    at_review = registration.state is State.REVIEW
    correction = read_correction(forms, text, context_of(turn, registration), meant=at_review)
    theirs = {section for section in forms if sharing.is_theirs(turn, registration, section)}
    meant = {*correction.values, *(section for section, _ in correction.ask)}
    problems = [_first(each) for each in correction.problems.values()]
    values = {section: dump(SECTIONS[section], new) for section, new in correction.values.items()}
    mine = {section: new for section, new in values.items() if section not in theirs}
    return Read(
        mine,
        next(iter(problems), "") or read.problem,
        _refusal(registration, sorted(theirs & meant)),
        "" if mine else read.rest,
        reopens=tuple((section, name) for section, name in correction.ask if section not in theirs),
        corrects=True,
    )


def _refusal(registration: Registration, sections: Sequence[str]) -> str:
    if not sections:
        return ""
    return guardian_texts.NOT_YOURS.format(name=sharing.name_of_giver(registration, sections[0]))


def _first(problems: Mapping[str, Again]) -> str:
    return next((problem.sentence for problem in problems.values()), "")
