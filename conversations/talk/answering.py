"""What a parent wrote, taken as the answer to what is open, or as a correction; then the next question."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from bot.club.registration import State
from bot.model.asked import AskedSection
from bot.model.correcting import read_correction
from bot.model.forms import Again, dump, load, steps
from bot.model.messages import Inbound, Medium
from bot.model.people import Registration
from bot.model.prompts import Assistance
from bot.model.turn import Turn
from conversations.assistant import unread
from conversations.form import consents, sharing
from conversations.form.asking import ask, asks_for_team, chosen, context_of, words
from conversations.form.forms import SECTIONS
from conversations.form.open_section import open_section
from conversations.form.review import show_changes, show_these
from conversations.registering import lookups, photos
from conversations.talk.ahead import EARLY, begins_with_yes, told_ahead
from conversations.talk.consent_answers import read_consents
from conversations.talk.idle import IDLE
from conversations.talk.learning import learn, waits_for_digits
from conversations.talk.steering import proceed
from conversations.talk.told_changes import told_of_a_move, told_of_health, told_of_themselves
from conversations.understanding.another_child import speaks_of_twins
from conversations.understanding.both_addresses import NEITHER, is_plain_no, read_both
from conversations.understanding.leftovers import says_more
from conversations.understanding.more_than_yes import puts_right
from conversations.understanding.questions import is_question
from conversations.understanding.readers.addresses import street_in
from conversations.understanding.readers.courtesies import is_courtesy
from conversations.understanding.readers.free import team_before
from conversations.understanding.sections.reading import read_section
from conversations.understanding.team_first import team_first
from conversations.words import guardian_texts, texts, trust_texts
from conversations.words.naming import same_name

_BARE_OK = re.compile(r"(?:o?k(?:ay|ey|eyd?okey)?|k|\U0001f44d)[ .!]*", re.IGNORECASE)
_DECISIVE = {"wish", "waiting", "place", "review"}
_OF_HOMES = {"address", "child_address"}
_FEW = 3  # words that may be an answer to anything
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


def answer(turn: Turn, registration: Registration, letters: Sequence[Inbound]) -> None:
    fresh = [letter for letter in letters if not _is_stale(turn, letter)]
    trouble = "" if len(fresh) == len(letters) else texts.STALE_BUTTON
    earlier = [letter for letter in fresh if _quotes_another(turn, letter)]
    if earlier:
        fresh = [letter for letter in fresh if letter not in earlier]
        if not all(_answer_quoted(turn, letter) for letter in earlier):
            return
        if not fresh:
            proceed(turn, registration)
            return
    text = told(turn, fresh)
    section = open_section(turn, registration)
    taken = photos.take(turn, registration, fresh)
    media = [letter for letter in fresh if letter.media]
    if taken and not text:
        return
    if media and not taken:
        trouble = photos.why_not(turn, registration, media[0])
    if section is None:
        _speak(turn, registration, fresh, text, trouble)
    elif lookups.is_out(registration, section):
        _correct(turn, registration, fresh, text)
    elif not _was_asked(turn, registration, section) and (section == "review" or len(text.split()) <= _FEW):
        proceed(turn, registration)
    else:
        _fill(turn, registration, section, fresh, trouble)


def _quotes_another(turn: Turn, letter: Inbound) -> bool:
    """It answers a question of ours that is not the open one."""
    quoted, asked = turn.quoted.get(letter.in_reply_to or ""), turn.asked
    if quoted is None or letter.button is not None or quoted.place.partition(".")[0] not in SECTIONS:
        return False
    return asked is None or (quoted.place, quoted.registration_id) != (asked.place, asked.registration_id)


def _answer_quoted(turn: Turn, letter: Inbound) -> bool:
    """What decides a registration is not decided by an old message; else the earlier answer is put right."""
    quoted = turn.quoted[letter.in_reply_to or ""]
    section, _, name = quoted.place.partition(".")
    about = turn.find(quoted.registration_id)
    step = next((each for each in steps(SECTIONS[section]) if each.name == name), None)
    value = step.reader.read(letter.text, context_of(turn, about)) if step and about else None
    is_kept = about is not None and about.archived_at is None and about.answers.get(section, {}).get(name) == value
    if about is None or about.archived_at or section in _DECISIVE or is_kept or not isinstance(value, bool):
        turn.say(texts.OF_AN_EARLIER_QUESTION)
        return True
    turn.say(texts.NOTED)
    return keep(turn, about, Read({section: {name: value}}))


def _was_asked(turn: Turn, registration: Registration, section: str) -> bool:
    """Of this child; a "yes" to nothing is no answer. The first question is the invitation's own."""
    asked = turn.asked
    return section == "wish" or (
        asked is not None and (asked.section, asked.registration_id) == (section, registration.id)
    )


def _fill(turn: Turn, registration: Registration, section: str, letters: Sequence[Inbound], trouble: str) -> None:
    text = told(turn, letters)
    may_ask = not trouble and _may_ask(turn, letters, text)
    if may_ask and turn.assistance is Assistance.ALWAYS:
        unread.ask(turn, letters)
        return
    read = read_locally(turn, registration, section, text)
    if may_ask and not read.is_settled:
        unread.ask(turn, letters)
        return
    if not keep(turn, registration, read):
        return
    if open_section(turn, registration) != section:
        proceed(turn, registration)
    elif section == "address_check" and _asks_of_both(turn) and is_plain_no(text, context_of(turn, registration)):
        lookups.ask_of_both(turn, registration, texts.WHAT_IS_DIFFERENT, texts.DIFFERENT)
    elif section == "review":
        _ask_what_is_wrong(turn, registration, changed=bool(read.values))
    elif section == consents.SECTION:
        consents.ask_for_consents(turn, registration, trouble or ("" if read.values else _puzzled(text)))
    elif section == "photo" and turn.medium is Medium.SMS:
        photos.ask_for_photo(turn, registration, trouble or read.problem)
    else:
        understood = read.values or read.refused or is_courtesy(text)
        was_answered = turn.says  # a question in the same message was
        why = trouble or read.problem or ("" if understood or was_answered else _puzzled(text))
        ask(turn, section, registration, sharing.mine(turn, registration, section), why if text else trouble)


def _asks_of_both(turn: Turn) -> bool:
    return isinstance(turn.asked, AskedSection) and turn.asked.both


def told(turn: Turn, letters: Sequence[Inbound]) -> str:
    return "\n".join(chosen(turn, letter.text) for letter in letters if letter.text.strip())


def read_locally(turn: Turn, registration: Registration, section: str, text: str) -> Read:
    """As answers to what is open, else as corrections of what was answered."""
    read = _read_answers(turn, registration, section, text)
    if section in EARLY:
        return _with_what_is_told_ahead(turn, registration, section, text, read)
    moved = _changes(read, *told_of_a_move(turn, registration, text)) if section != "address" else None
    if moved:
        return moved
    if not read.values:
        read = _read_corrections(turn, registration, text, read)
    if read.values or read.reopens:
        return read
    return (
        _changes(read, *told_of_themselves(turn, registration, text))
        or _changes(read, *told_of_health(turn, registration, text))
        or read
    )


def _with_what_is_told_ahead(turn: Turn, registration: Registration, section: str, text: str, read: Read) -> Read:
    """Nothing is thrown away: the answer to the invitation may be a whole paragraph."""
    if section == "wish" and not read.values and begins_with_yes(turn, registration, text):
        read = Read({section: {"to_register": True}})
    if read.values.get(section, {}).get("to_register") is False:
        return read
    ahead = told_ahead(turn, registration, text)
    return replace(read, values={**read.values, **ahead}, rest="" if ahead else read.rest)


def _changes(read: Read, values: dict[str, dict[str, Any]], reopens: tuple[tuple[str, str], ...]) -> Read | None:
    if not (values or reopens):
        return None
    return replace(read, values=values, reopens=reopens, problem="", rest="", corrects=True)


def keep(turn: Turn, registration: Registration, read: Read) -> bool:
    """False when what was learned ends the talk."""
    if read.refused:
        turn.say(read.refused)
    state = registration.state
    learned = _learn(turn, registration, read)
    if registration.state is not state:
        return False
    if read.corrects and state is not State.REVIEW:
        show_these(turn, registration, learned)
    return True


def _learn(turn: Turn, registration: Registration, read: Read) -> dict[str, dict[str, Any]]:
    """What of it was taken at once."""
    for section, name in read.reopens:
        if waits_for_digits(turn, registration, section, [name]):
            turn.say(trust_texts.TELL_THE_NEW_ONE)
        else:
            sharing.forget(turn, registration, section, name)
    return {section: values for section, values in read.values.items() if learn(turn, registration, section, values)}


def _may_ask(turn: Turn, letters: Sequence[Inbound], text: str) -> bool:
    return not is_courtesy(text) and unread.may_be_read(turn, letters)


def _correct(turn: Turn, registration: Registration, letters: Sequence[Inbound], text: str) -> None:
    """While an address is looked up nothing is asked, but what was told may be put right, and more be told."""
    read = _read_corrections(turn, registration, text, Read())
    if not (read.values or read.reopens) and says_more(text) and _may_ask(turn, letters, text):
        unread.ask(turn, letters)
        return
    _learn(turn, registration, read)
    if not (read.values or read.reopens) and says_more(text):
        turn.say(texts.LOOKING)
    proceed(turn, registration)


def _read_answers(turn: Turn, registration: Registration, section: str, text: str) -> Read:
    if section == "child" and speaks_of_twins(text):
        return Read(problem=texts.ONE_AT_A_TIME.format(**words(turn, registration)))
    if section == "address_check" and _asks_of_both(turn):
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


def _read_corrections(turn: Turn, registration: Registration, text: str, read: Read) -> Read:
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


def _ask_what_is_wrong(turn: Turn, registration: Registration, *, changed: bool) -> None:
    if changed:
        show_changes(turn, registration)
        ask(turn, "review", registration, {})
        return
    missed = turn.asked.missed if turn.asked else 0
    turn.say(texts.WHAT_TO_CORRECT if not missed else texts.HOW_TO_CORRECT.format(**words(turn, registration)))
    if turn.asked:
        turn.put(turn.asked.model_copy(update={"missed": missed + 1}))


def _speak(turn: Turn, registration: Registration, letters: Sequence[Inbound], text: str, trouble: str) -> None:
    """Nothing is asked: a correction is still taken, else it is said what we wait for."""
    state = registration.state
    if (trouble and not text) or is_courtesy(text):
        turn.say(trouble or texts.YOU_ARE_WELCOME)
        return
    read = _read_corrections(turn, registration, text, Read())
    if _is_more_than_read(turn, text, read) and _may_ask(turn, letters, text):
        unread.ask(turn, letters)
        return
    if not keep(turn, registration, read):
        return
    if not (read.values or read.refused or read.reopens):
        IDLE[registration.state](turn, registration, text)
    if registration.state is not state or read.reopens or not (turn.says or turn.held):
        proceed(turn, registration)


def _is_more_than_read(turn: Turn, text: str, read: Read) -> bool:
    is_known = read.values or read.refused
    return turn.assistance is Assistance.ALWAYS or (not is_known and says_more(text))


def _puzzled(text: str) -> str:
    return texts.OFF_TOPIC if is_question(text) else texts.NOT_UNDERSTOOD


def _first(problems: Mapping[str, Again]) -> str:
    return next((problem.sentence for problem in problems.values()), "")


def _is_stale(turn: Turn, letter: Inbound) -> bool:
    """Our own buttons name their question; those of templates do not, and are read as words."""
    if letter.button is None or ":" not in letter.button:
        return False
    return turn.asked is None or letter.button.split(":")[0] != turn.asked.place
