"""Wishes beside the open question: answered kindly, from what is so; the question stays as it is."""

from collections.abc import Callable, Sequence

from bot.club.registration import State
from bot.model.forms import load
from bot.model.messages import Inbound
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations.form import sharing
from conversations.form.asking import context_of, words
from conversations.form.forms import SECTIONS
from conversations.form.open_section import open_section
from conversations.registering.enquiries import begin, enquire_about
from conversations.registering.waiting_list import leave_list
from conversations.reminding.later import note_later
from conversations.talk.guarding import put_again
from conversations.talk.hearing import hear
from conversations.understanding.another_child import besides, read_another, speaks_of_twins
from conversations.understanding.introductions import read_introduction
from conversations.understanding.readers.wording import words as words_of
from conversations.understanding.sections.reading import read_section
from conversations.understanding.wishes import Wish, beside, is_leaving, is_tapback, wish_in
from conversations.words import texts
from conversations.words.naming import same_name

_TELLS_OF_ANOTHER = (
    "register",
    "sign up",
    "join",
    "too",
    "as well",
    "also",
    "another",
    "other",
    "sister",
    "brother",
    "one more",
)
_YES_OR_NO = {"wish", "past", "waiting", "place", "review", "address_check", "child_address_check", "home"}
_SHORT = 40  # characters: free words that are longer may be the answer
_ENDED = {State.DECLINED, State.WITHDRAWN}
_BEFORE_PAYMENT = {
    State.INITIAL_CONTACT,
    State.RETURNING_PLAYER_CHECK,
    State.INFO_COLLECTION,
    State.REVIEW,
}


def take_tapback(_turn: Turn, letters: Sequence[Inbound]) -> bool:
    return all(is_tapback(letter.text) for letter in letters)


def take_leaving(turn: Turn, letters: Sequence[Inbound]) -> bool:
    """Of the waiting list, also while a place is offered."""
    registration = turn.registration
    is_waiting = registration is not None and registration.state is State.WAITING_LIST
    if registration is None or not is_waiting or not all(is_leaving(letter.text) for letter in letters):
        return False
    leave_list(turn, registration)
    return True


def take_wish(turn: Turn, letters: Sequence[Inbound]) -> bool:
    """Where it stands alone; of a burst with answers in it nothing is taken here."""
    found = [_wish_of(turn, letter) for letter in letters]
    if None in found or not found or _answers_too(turn, letters, found[-1]):
        return False
    wish = found[-1]
    assert wish is not None  # noqa: S101 - narrows for the type checker
    if wish is Wish.LATER and turn.registration is not None:
        note_later(turn, turn.registration, letters[-1].text)
    return _DO[wish](turn, turn.registration)


def _wish_of(turn: Turn, letter: Inbound) -> Wish | None:
    if letter.button is not None or letter.media:
        return None
    return Wish.GENUINE if _asks_who_invited(turn, letter.text) else wish_in(letter.text)


def _asks_who_invited(turn: Turn, text: str) -> bool:
    """ "Who is Alex?", of the manager whom the invitation names."""
    manager = turn.registration.facts.manager if turn.registration else None
    said = words_of(text)
    return bool(manager) and said[:1] in (["who"], ["who's"], ["whos"]) and str(manager).split()[0].casefold() in said


def _answers_too(turn: Turn, letters: Sequence[Inbound], wish: Wish | None) -> bool:
    """ "Driving just now, size M": what answers the open section is read as that."""
    registration = turn.registration
    section = open_section(turn, registration) if registration else None
    if registration is None or section is None or section in _YES_OR_NO:
        return False
    if section == "photo":
        return wish is Wish.LATER  # there it is an answer
    text = "\n".join(beside(letter.text, wish) if wish else letter.text for letter in letters)
    stored = load(SECTIONS[section], sharing.mine(turn, registration, section))
    reading = read_section(SECTIONS[section], text, context_of(turn, registration), stored)
    return bool(reading.values) and not (section == "follow_up" and len(text) <= _SHORT)


def take_another_child(turn: Turn, letters: Sequence[Inbound]) -> bool:
    """ "I want to register his sister Lily Shaw, U11 Panthers": the open one is kept, and she is begun.

    Who answers what is open, too, is told that the other one's turn will come.
    """
    text, registration = "\n".join(letter.text for letter in letters), turn.registration
    if registration is None or any(letter.button or letter.media for letter in letters):
        return False
    if speaks_of_twins(text):
        return _one_at_a_time(turn, registration)
    if not any(word in text.casefold() for word in _TELLS_OF_ANOTHER):
        return False
    context, knows_child = context_of(turn, None), "born" in registration.answers.get("child", {})
    another = read_another(text, context, knows_child=knows_child)
    told = read_introduction(text, context).values if another is None else another
    name, team = told.get("child"), told.get("team")
    known = [str(each.child.profile.get("name", "")) for each in turn.registrations]
    if name and any(same_name(name, each) for each in known):
        return False
    if another is not None and _answers(turn, registration, besides(text)):
        turn.say(texts.THE_OTHER_LATER.format(**words(turn, registration)))
        hear(turn, [letters[-1].model_copy(update={"text": besides(text)})])
        return True
    if name and team:
        begin(turn, name, team, {"wish": {"to_register": True}})
    elif another is not None:
        enquire_about(turn, another)
    return another is not None or bool(name and team)


def _one_at_a_time(turn: Turn, registration: Registration) -> bool:
    """In the child's own section the readers say so."""
    if open_section(turn, registration) == "child":
        return False
    if registration.state in _BEFORE_PAYMENT:
        turn.say(texts.ONE_AT_A_TIME.format(**words(turn, registration)))
        put_again(turn)
    else:
        turn.say(texts.TWO_MORE)
        enquire_about(turn, {})
    return True


def _answers(turn: Turn, registration: Registration, text: str) -> bool:
    section = open_section(turn, registration)
    if section is None or section in _YES_OR_NO or not text:
        return False
    stored = load(SECTIONS[section], sharing.mine(turn, registration, section))
    return bool(read_section(SECTIONS[section], text, context_of(turn, registration), stored).values)


def _later(turn: Turn, registration: Registration | None) -> bool:
    if registration is not None and registration.state in _ENDED:
        return False
    turn.say(texts.NO_RUSH)
    return True


def _leave(turn: Turn, _registration: Registration | None) -> bool:
    turn.say(texts.HOW_TO_STOP)
    return True


def _genuine(turn: Turn, registration: Registration | None) -> bool:
    turn.say(_invited_by(turn, registration, texts.GENUINE))
    put_again(turn)
    return True


def _number(turn: Turn, registration: Registration | None) -> bool:
    turn.say(_invited_by(turn, registration, texts.YOUR_NUMBER))
    put_again(turn)
    return True


def _invited_by(turn: Turn, registration: Registration | None, pattern: str) -> str:
    manager = registration.facts.manager if registration else None
    who = texts.INVITED_BY.format(manager=manager, team=words(turn, registration)["team"]) if manager else ""
    invited = who or texts.WROTE_FIRST
    return pattern.format(invited=invited, website=turn.club.website, **words(turn, None))


def _standing(turn: Turn, registration: Registration | None) -> bool:
    """From the state; and not twice in the same words."""
    if registration is None or registration.state not in _STANDS:
        return False
    wordings = _STANDS[registration.state]
    said = (registration.facts.answered_from_state + 1) % len(wordings)
    registration.facts.answered_from_state = said
    turn.say(wordings[said].format(**words(turn, registration)))
    put_again(turn)
    return True


_DO: dict[Wish, Callable[[Turn, Registration | None], bool]] = {
    Wish.LATER: _later,
    Wish.LEAVE: _leave,
    Wish.GENUINE: _genuine,
    Wish.NUMBER: _number,
    Wish.STANDING: _standing,
}
# Where the money is told of elsewhere, from the account (`conversations/money/`), nothing stands here.
_STANDS = dict.fromkeys(
    (State.INITIAL_CONTACT, State.RETURNING_PLAYER_CHECK, State.INFO_COLLECTION, State.REVIEW, State.KIT, State.PHOTO),
    texts.NOT_YET,
)
