"""What is said in the states that only an event leads out of."""

from collections.abc import Callable
from typing import Literal

from bot.club.registration import HAS_A_PLACE, State
from bot.model.asked import AskedBeside
from bot.model.complete import must_know
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations.form.announcing import announce, completed_template
from conversations.form.asking import context_of, words
from conversations.form.facts import photo_is_missing
from conversations.form.family import next_child
from conversations.form.journey import JOURNEY
from conversations.form.places import claim, has_place
from conversations.money.settling import is_complete, settle_up
from conversations.money.waiting import speak_of_money
from conversations.registering.photos import ask_for_the_last_thing
from conversations.understanding.readers.outright import is_only_kind, is_outright_yes
from conversations.words import consent_texts as texts_of_consents
from conversations.words import texts


def waiting(turn: Turn, registration: Registration, text: str) -> None:
    """For the link, the money or the photo; when nothing of it is missing, it is done."""
    if not is_complete(registration):
        speak_of_money(turn, registration)
        if photo_is_missing(registration) and "photo" in registration.answers:
            turn.say(texts.PHOTO_WHEN_READY.format(**words(turn, registration)))
    elif photo_is_missing(registration):
        ask_for_the_last_thing(turn, registration, text)
    else:
        _complete(turn, registration)


def completed(turn: Turn, registration: Registration, _text: str) -> None:
    if not registration.facts.told_complete:
        complete(turn, registration)
        return
    turn.say(texts.ALREADY_COMPLETED.format(**words(turn, registration)))
    _offer_the_next(turn, registration)


def left(turn: Turn, registration: Registration, text: str) -> None:
    """Declined or withdrawn: only an explicit yes opens it again, back at the state it left."""
    if registration.facts.ended_by_club:
        turn.say(texts.ENDED_BY_CLUB.format(**words(turn, registration)))
        return
    said = texts.DECLINED if registration.state is State.DECLINED else texts.WITHDRAWN
    if not text:
        registration.left_state = registration.left_state or State.INITIAL_CONTACT
        turn.say(said.format(**words(turn, registration)))
    elif is_outright_yes(text, context_of(turn, registration)):
        take_back(turn, registration)
    elif is_only_kind(text, context_of(turn, registration)):
        turn.say(texts.YOU_ARE_WELCOME)
    else:
        turn.say(texts.STILL_DECLINED.format(**words(turn, registration)))


def take_back(turn: Turn, registration: Registration) -> None:
    """Unless it was the club that ended it."""
    if registration.facts.ended_by_club:
        return
    registration.answers.setdefault("wish", {})["to_register"] = True
    registration.answers.get("kit", {}).pop("number", None)  # it was freed, and may be somebody's now
    registration.enter(_back_to(turn, registration), turn.now)
    settle_up(turn, registration)


def waits_for_the_club(turn: Turn, registration: Registration, _text: str) -> None:
    """The manager decides whether there is a way without it."""
    refused = [name for name in texts_of_consents.REFUSED if registration.answers["consents"].get(name) is False]
    named = " and ".join(texts_of_consents.REFUSED[name] for name in refused)
    short = refused[0].upper() if refused[0] == "fa" else refused[0]
    turn.say(texts_of_consents.WAITS_FOR_THE_CLUB.format(refused=named, short=short, **words(turn, registration)))


def waits_for_a_place(turn: Turn, registration: Registration, text: str) -> None:
    said = texts.STILL_ON_THE_LIST if text else texts.ON_THE_LIST
    turn.say(said.format(**words(turn, registration)))


def suspended(turn: Turn, registration: Registration, _text: str) -> None:
    turn.say(texts.SUSPENDED.format(**words(turn, registration)))


def _back_to(turn: Turn, registration: Registration) -> State:
    """Its payments were stopped: it is not complete before they are set up again. Its place may be somebody's now."""
    left = registration.left_state or State.INITIAL_CONTACT
    if left in HAS_A_PLACE:
        if not has_place(turn, registration):
            return State.INFO_COLLECTION
        claim(turn, registration)
    return State.AWAITING_PAYMENT if left is State.COMPLETED else left


def complete(turn: Turn, registration: Registration) -> None:
    """Said once, also when it is complete again after a mandate was lost."""
    registration.enter(State.COMPLETED, turn.now)
    if not registration.facts.told_complete:
        registration.facts.told_complete = True
        announce(turn, registration, "completed")
        turn.say(
            texts.COMPLETED.format(**words(turn, registration)),
            closed=completed_template(turn, registration),
            exempt=True,
            undo=lambda: setattr(registration.facts, "told_complete", False),
        )


def _complete(turn: Turn, registration: Registration) -> None:
    complete(turn, registration)
    _offer_the_next(turn, registration)


def _offer_the_next(turn: Turn, registration: Registration) -> None:
    following = next_child(turn, registration)
    if following is not None:
        turn.conversation.registration_id = following.id
        _ask_lightly(turn, following, "next_child", texts.NEXT_CHILD)
    else:
        _ask_lightly(turn, registration, "another", texts.ANOTHER_CHILD)


def _ask_lightly(turn: Turn, registration: Registration, name: Literal["another", "next_child"], question: str) -> None:
    turn.put(AskedBeside(section=name, registration_id=registration.id))
    turn.say(question.format(**words(turn, registration)))


IDLE: dict[State, Callable[[Turn, Registration, str], None]] = {
    State.WAITING_LIST: waits_for_a_place,
    State.REVIEW: waits_for_the_club,
    State.PAYMENT: waiting,
    State.AWAITING_PAYMENT: waiting,
    State.SUSPENDED: suspended,
    State.COMPLETED: completed,
    State.DECLINED: left,
    State.WITHDRAWN: left,
}
_WITHOUT_A_QUESTION = {state for state, stage in JOURNEY.items() if not stage.ways}
must_know("IDLE", IDLE, _WITHOUT_A_QUESTION | {State.REVIEW})
