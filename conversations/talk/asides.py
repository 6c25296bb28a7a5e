"""Questions beside the journey, each with a yes or a no: start again, withdraw, another child."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.club.registration import State
from bot.model.asked import AskedBeside, Beside
from bot.model.messages import Medium, Option
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations.assistant import unread
from conversations.form.asking import words
from conversations.money.settling import move
from conversations.registering.enquiries import welcome_next
from conversations.talk.leaving import withdraw
from conversations.trust import proof
from conversations.words import texts

_AGAIN = ("{question}", f"{texts.NOT_UNDERSTOOD} {{question}}", texts.ONLY_YES_OR_NO)  # as often as it was missed
_MOST_MISSED = len(_AGAIN) - 1


@dataclass(frozen=True)
class Aside:
    """A light one is only an offer."""

    question: str
    yes: Callable[[Turn, Registration], None]
    no: Callable[[Turn, Registration], None]
    light: bool = False
    protected: bool = False  # by SMS it takes the digits we sent


def open_aside(turn: Turn, registration: Registration, name: Beside, missed: int = 0) -> None:
    text = ASIDES[name].question.format(**words(turn, registration))
    if ASIDES[name].protected and proof.is_needed(turn):
        proof.ask(turn, name, text, registration_id=registration.id)
        return
    medium = Medium.WHATSAPP if ASIDES[name].protected else turn.medium
    about = registration.id
    turn.put(AskedBeside(section=name, medium=medium, registration_id=about, options=texts.YES_NO, missed=missed))
    options = [Option(id=f"{name}.None:{title}", title=title) for title in texts.YES_NO]
    turn.say(_AGAIN[missed].format(question=text), *options)


def stays_asked(turn: Turn, registration: Registration) -> Beside | None:
    """After something came in between; an offer only where there is nothing else to say."""
    asked = turn.asked
    if not isinstance(asked, AskedBeside) or asked.registration_id != registration.id:
        return None
    is_still = not ASIDES[asked.section].light or asked.section == "next_child"
    return asked.section if is_still or registration.state is State.COMPLETED else None


def is_asked(turn: Turn) -> bool:
    """Whether a yes or a no to something beside the journey is waited for."""
    return isinstance(turn.asked, AskedBeside)


def reply(turn: Turn, name: Beside, *, yes: bool | None) -> None:
    """Neither is asked again, and after that nothing is changed."""
    registration, missed = turn.registration, turn.asked.missed if turn.asked else 0
    if registration is None:
        return
    turn.put(None)
    if yes is None and missed < _MOST_MISSED:
        open_aside(turn, registration, name, missed + 1)
    elif yes:
        ASIDES[name].yes(turn, registration)
    else:
        ASIDES[name].no(turn, registration)


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
    turn.go_on(fresh)


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
    turn.go_on(registration)


def _stay(turn: Turn, registration: Registration) -> None:
    turn.say(texts.NOTHING_CHANGED)
    turn.go_on(registration)


def _all_done(turn: Turn, _registration: Registration) -> None:
    turn.say(texts.GOODBYE)


ASIDES: dict[Beside, Aside] = {
    "start_again": Aside(texts.START_AGAIN, _start_again, _stay, protected=True),
    "withdraw": Aside(texts.WITHDRAW, _withdraw, _stay, protected=True),
    "another": Aside(texts.ANOTHER_CHILD, _another, _all_done, light=True),
    "next_child": Aside(texts.NEXT_CHILD, _next, _all_done, light=True),
}
