"""Where a registration goes next: through as many states as are answered already, to the next open question."""

from collections.abc import Callable

from bot.club.registration import HAS_A_PLACE, State
from bot.model.forms import Context
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations.form import sharing
from conversations.form.announcing import announce
from conversations.form.asking import ask, context_of
from conversations.form.consents import ask_for_consents
from conversations.form.family import take_over
from conversations.form.journey import JOURNEY
from conversations.form.open_section import open_section
from conversations.form.places import claim
from conversations.form.review import show_summary
from conversations.money.waiting import prepare_link
from conversations.registering.lookups import look_up
from conversations.registering.photos import ask_for_photo
from conversations.registering.returning import recall
from conversations.registering.waiting_list import ask_to_wait
from conversations.talk.asides import open_aside, stays_asked
from conversations.talk.idle import IDLE
from conversations.talk.learning import learn
from conversations.trust import silence

_STUCK = 3
Hook = Callable[[Turn, Registration, str], None]  # why it is asked again comes with it


def put_questions(turn: Turn) -> None:
    """What is open of each registration of which something was done. Nowhere else is an open question put."""
    while turn.to_go_on:
        registration, trouble = turn.to_go_on.pop(next(iter(turn.to_go_on)))
        beside = stays_asked(turn, registration)
        if beside is None:
            _proceed(turn, registration, trouble)
            _tell_who_is_stuck(turn, registration)
        else:
            open_aside(turn, registration, beside)


def _tell_who_is_stuck(turn: Turn, registration: Registration) -> None:
    """Three letters that could not be read: somebody of the club should look."""
    if turn.asked is not None and turn.asked.missed == _STUCK and turn.asked.registration_id == registration.id:
        announce(turn, registration, "stuck")


def _proceed(turn: Turn, registration: Registration, trouble: str) -> None:
    if recall(turn, registration, learn):
        return
    if not silence.is_silent(turn.contact, turn.today):
        take_over(turn, registration)
    context = context_of(turn, registration)
    section = open_section(turn, registration, context)
    if not silence.may_show(turn, registration, section):
        if turn.hearing or turn.unread:
            silence.ask_who_writes(turn, registration)
    elif section is not None:
        _OPENINGS.get(section, _plainly(section))(turn, registration, trouble)
    else:
        _leave_state(turn, registration, context)


def _leave_state(turn: Turn, registration: Registration, context: Context) -> None:
    """By the first way that is open; where only an event leads on, something is said."""
    way = next((way for way in JOURNEY[registration.state].ways if way.when(context)), None)
    if way is not None:
        if way.to in HAS_A_PLACE:
            claim(turn, registration)
        registration.enter(way.to, turn.now)
        if way.to is State.DECLINED:
            announce(turn, registration, "declined")
        _proceed(turn, registration, "")
    elif registration.state is State.PAYMENT:
        prepare_link(turn, registration)
    else:
        turn.put(None)
        IDLE[registration.state](turn, registration, "")


def _plainly(section: str) -> Hook:
    return lambda turn, registration, trouble: ask(
        turn, section, registration, sharing.mine(turn, registration, section), trouble
    )


_OPENINGS: dict[str, Hook] = {
    "review": show_summary,
    "address_check": look_up("address"),
    "child_address_check": look_up("child_address"),
    "consents": ask_for_consents,
    "photo": ask_for_photo,
    "waiting": ask_to_wait,
}
