"""Answers to wishes and questions beside the journey, from what is so; the open question stays as it is."""

from bot.model.acts import AnotherChild
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations.form.asking import words
from conversations.form.journey import BEFORE_PAYMENT
from conversations.registering.enquiries import begin, enquire_about
from conversations.reminding.later import note_later
from conversations.talk.put_again import put_again
from conversations.words import texts


def later(turn: Turn, text: str) -> None:
    if turn.registration is not None:
        note_later(turn, turn.registration, text)
    turn.say(turn.fresh(texts.NO_RUSH))


def is_genuine(turn: Turn) -> None:
    turn.say(_invited_by(turn, turn.registration, texts.GENUINE))
    put_again(turn)


def where_from(turn: Turn) -> None:
    """Their number."""
    turn.say(_invited_by(turn, turn.registration, texts.YOUR_NUMBER))
    put_again(turn)


def how_it_stands(turn: Turn) -> None:
    """Not twice in the same words."""
    registration = turn.registration
    if registration is None:
        return
    said = (registration.facts.answered_from_state + 1) % len(texts.NOT_YET)
    registration.facts.answered_from_state = said
    turn.say(texts.NOT_YET[said].format(**words(turn, registration)))
    put_again(turn)


def another_child(turn: Turn, act: AnotherChild) -> None:
    if act.is_later:
        turn.say(texts.THE_OTHER_LATER.format(**words(turn, turn.registration)))
    elif act.told.get("child") and act.told.get("team"):
        begin(turn, act.told["child"], act.told["team"], {"wish": {"to_register": True}})
    else:
        enquire_about(turn, act.told)


def one_at_a_time(turn: Turn) -> None:
    """Of twins."""
    registration = turn.registration
    if registration is not None and registration.state in BEFORE_PAYMENT:
        turn.say(texts.ONE_AT_A_TIME.format(**words(turn, registration)))
        put_again(turn)
    else:
        turn.say(texts.TWO_MORE)
        enquire_about(turn, {})


def _invited_by(turn: Turn, registration: Registration | None, pattern: str) -> str:
    manager = registration.facts.manager if registration else None
    who = texts.INVITED_BY.format(manager=manager, team=words(turn, registration)["team"]) if manager else ""
    invited = who or texts.WROTE_FIRST
    return pattern.format(invited=invited, website=turn.club.website, **words(turn, None))
