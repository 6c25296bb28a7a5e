"""What a parent wrote, taken as the answer to what is open, or as a correction; then the next question."""

from collections.abc import Sequence
from typing import Any

from bot.club.registration import State
from bot.model.forms import steps
from bot.model.messages import Inbound
from bot.model.people import Registration
from bot.model.prompts import Assistance
from bot.model.turn import Turn
from conversations.assistant import unread
from conversations.form import sharing
from conversations.form.asking import context_of, words
from conversations.form.forms import SECTIONS
from conversations.form.open_section import open_section
from conversations.form.review import show_these
from conversations.registering import lookups, photos
from conversations.talk.guessing import ask_back
from conversations.talk.idle import IDLE
from conversations.talk.learning import learn, waits_for_digits
from conversations.talk.read_here import Read, asks_of_both, read_changes, read_corrections, read_locally, told
from conversations.understanding.both_addresses import is_plain_no
from conversations.understanding.leftovers import says_more
from conversations.understanding.questions import is_question
from conversations.understanding.readers.courtesies import is_courtesy
from conversations.words import texts, trust_texts

_DECISIVE = {"wish", "waiting", "place", "review"}
_FEW = 3  # words that may be an answer to anything


def answer(turn: Turn, registration: Registration, letters: Sequence[Inbound]) -> None:
    fresh = [letter for letter in letters if not _is_stale(turn, letter)]
    trouble = "" if len(fresh) == len(letters) else texts.STALE_BUTTON
    earlier = [letter for letter in fresh if _quotes_another(turn, letter)]
    if earlier:
        fresh = [letter for letter in fresh if letter not in earlier]
        if not all(_answer_quoted(turn, letter) for letter in earlier):
            return
        if not fresh:
            turn.go_on(registration)
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
        turn.go_on(registration)
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
    trouble = trouble or read.problem
    if open_section(turn, registration) != section:
        turn.go_on(registration)
    elif not trouble and _puzzled(turn, read, text) and ask_back(turn, letters, text):
        return
    elif section == "review" and not read.values and is_question(text):
        turn.go_on(registration, texts.OFF_TOPIC)
    elif section == "review":
        _ask_what_is_wrong(turn, registration, changed=bool(read.values))
    elif section == "address_check" and asks_of_both(turn) and is_plain_no(text, context_of(turn, registration)):
        turn.go_on(registration, texts.WHAT_IS_DIFFERENT)
    else:
        turn.go_on(registration, trouble or _puzzled(turn, read, text))


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
    read = read_corrections(turn, registration, text, Read())
    if not (read.values or read.reopens) and says_more(text) and _may_ask(turn, letters, text):
        unread.ask(turn, letters)
        return
    _learn(turn, registration, read)
    if not (read.values or read.reopens) and says_more(text):
        turn.say(texts.LOOKING)
    turn.go_on(registration)


def _ask_what_is_wrong(turn: Turn, registration: Registration, *, changed: bool) -> None:
    if changed:
        turn.go_on(registration)
        return
    missed = turn.asked.missed if turn.asked else 0
    wordings = (texts.WHAT_TO_CORRECT, texts.HOW_TO_CORRECT, *texts.WAYS_OUT)
    turn.say(wordings[missed % len(wordings)].format(**words(turn, registration)))
    if turn.asked:
        turn.put(turn.asked.model_copy(update={"missed": missed + 1}))


def _speak(turn: Turn, registration: Registration, letters: Sequence[Inbound], text: str, trouble: str) -> None:
    """Nothing is asked: a correction is still taken, else it is said what we wait for."""
    state = registration.state
    if (trouble and not text) or is_courtesy(text):
        turn.say(trouble or texts.YOU_ARE_WELCOME)
        return
    read = read_corrections(turn, registration, text, Read())
    if _is_more_than_read(turn, text, read) and _may_ask(turn, letters, text):
        unread.ask(turn, letters)
        return
    if not (read.values or read.refused or read.reopens):
        read = read_changes(turn, registration, text, read)
    if not keep(turn, registration, read):
        return
    is_read = read.values or read.refused or read.reopens
    if not is_read and not ask_back(turn, letters, text):
        IDLE[registration.state](turn, registration, text)
    if registration.state is not state or read.reopens or not (turn.says or turn.held):
        turn.go_on(registration)


def _is_more_than_read(turn: Turn, text: str, read: Read) -> bool:
    is_known = read.values or read.refused
    return turn.assistance is Assistance.ALWAYS or (not is_known and says_more(text))


def _puzzled(turn: Turn, read: Read, text: str) -> str:
    """Not where something was understood, or a question in the same message was answered."""
    if read.values or read.refused or turn.says or not text or is_courtesy(text):
        return ""
    return texts.OFF_TOPIC if is_question(text) else texts.NOT_UNDERSTOOD


def _is_stale(turn: Turn, letter: Inbound) -> bool:
    """Our own buttons name their question; those of templates do not, and are read as words."""
    if letter.button is None or ":" not in letter.button:
        return False
    return turn.asked is None or letter.button.split(":")[0] != turn.asked.place
