"""Questions beside the journey, each with a yes or a no: start again, withdraw, another child."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.club.registration import State
from bot.model.asked import AskedBeside, Beside
from bot.model.messages import Inbound, Medium, Option
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations.assistant import unread
from conversations.form.asking import chosen, context_of, words
from conversations.money.settling import move
from conversations.registering.enquiries import welcome_next
from conversations.talk.leaving import withdraw
from conversations.talk.steering import proceed
from conversations.trust import proof
from conversations.understanding.readers import READERS
from conversations.understanding.readers.outright import is_only_kind
from conversations.words import texts


@dataclass(frozen=True)
class Aside:
    """A light one is only an offer: other words are read as if it had not been made."""

    question: str
    yes: Callable[[Turn, Registration], None]
    no: Callable[[Turn, Registration], None]
    light: bool = False
    protected: bool = False  # by SMS it takes the digits we sent
    asks_to_go_on: bool = False  # to that a bare "ok" is a yes


def open_aside(turn: Turn, registration: Registration, name: Beside) -> None:
    text = ASIDES[name].question.format(**words(turn, registration))
    if ASIDES[name].protected and proof.is_needed(turn):
        proof.ask(turn, name, text, registration_id=registration.id)
        return
    medium = Medium.WHATSAPP if ASIDES[name].protected else turn.medium
    turn.put(AskedBeside(section=name, medium=medium, registration_id=registration.id, options=texts.YES_NO))
    options = [Option(id=f"{name}.None:{title}", title=title) for title in texts.YES_NO]
    turn.say(text, *options)


def go_on(turn: Turn, registration: Registration) -> None:
    """After something came in between: what was asked beside the journey stays asked."""
    asked = turn.asked
    is_asked_here = isinstance(asked, AskedBeside) and asked.registration_id == registration.id
    if isinstance(asked, AskedBeside) and is_asked_here and not ASIDES[asked.section].light:
        open_aside(turn, registration, asked.section)
    else:
        proceed(turn, registration)


def is_asked(turn: Turn) -> bool:
    """Whether a yes or a no to something beside the journey is waited for."""
    return isinstance(turn.asked, AskedBeside)


def take_aside(turn: Turn, letters: Sequence[Inbound]) -> bool:
    """Anything but a yes or a no is asked again; False when it is left to be read as other words are."""
    registration = turn.registration
    if registration is None or not isinstance(turn.asked, AskedBeside):
        return False
    name = turn.asked.section
    text = "\n".join(chosen(turn, letter.text) for letter in letters)
    context = context_of(turn, registration)
    is_yes = ASIDES[name].asks_to_go_on and text.lower().strip(" .!") in {"ok", "okay"}
    if ASIDES[name].light and is_only_kind(text, context) and not is_yes:
        turn.say(texts.YOU_ARE_WELCOME)  # the offer still stands
        return True
    said = READERS["yes_no"].read(text, context)
    turn.put(None)
    if said is True:
        ASIDES[name].yes(turn, registration)
    elif said is False:
        ASIDES[name].no(turn, registration)
    elif ASIDES[name].light:
        return False
    else:
        turn.say(texts.NOT_UNDERSTOOD)
        open_aside(turn, registration, name)
    return True


def _start_again(turn: Turn, registration: Registration) -> None:
    """Nothing is overwritten: the old talk and answers are archived, and a new registration begins."""
    registration.archived_at = turn.now
    registration.shirt_number = None
    fresh = turn.register(registration.child, registration.team)
    fresh.facts.manager, fresh.facts.age_group = registration.facts.manager, registration.facts.age_group
    move(turn, registration, fresh)
    fresh.answers["wish"] = {"to_register": True}
    turn.conversation.registration_id = fresh.id
    turn.say(texts.STARTED_AGAIN)
    proceed(turn, fresh)


def _withdraw(turn: Turn, registration: Registration) -> None:
    """What they wrote before of the child matters no more."""
    unread.forget(turn)
    withdraw(turn, registration)


def _another(turn: Turn, _registration: Registration) -> None:
    welcome_next(turn)


def _next(turn: Turn, registration: Registration) -> None:
    """That yes is one to the invitation, too."""
    if registration.state is State.INITIAL_CONTACT:
        registration.answers["wish"] = {"to_register": True}
    proceed(turn, registration)


def _stay(turn: Turn, registration: Registration) -> None:
    turn.say(texts.NOTHING_CHANGED)
    proceed(turn, registration)


def _all_done(turn: Turn, _registration: Registration) -> None:
    turn.say(texts.GOODBYE)


ASIDES: dict[Beside, Aside] = {
    "start_again": Aside(texts.START_AGAIN, _start_again, _stay, protected=True),
    "withdraw": Aside(texts.WITHDRAW, _withdraw, _stay, protected=True),
    "another": Aside(texts.ANOTHER_CHILD, _another, _all_done, light=True),
    "next_child": Aside(texts.NEXT_CHILD, _next, _all_done, light=True, asks_to_go_on=True),
}
