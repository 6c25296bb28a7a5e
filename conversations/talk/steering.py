"""Where a registration goes next: through as many states as are answered already, to the next open question."""

from collections.abc import Callable

from bot.club.registration import HAS_A_PLACE, State
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
from conversations.talk.idle import IDLE
from conversations.talk.learning import learn
from conversations.trust import silence

Hook = Callable[[Turn, Registration], None]


def proceed(turn: Turn, registration: Registration) -> None:
    if recall(turn, registration, learn):
        return
    if not silence.is_silent(turn.contact, turn.today):
        take_over(turn, registration)
    section = open_section(turn, registration)
    if not silence.may_show(turn, registration, section):
        if turn.hearing or turn.unread:
            silence.ask_who_writes(turn, registration)
        return
    if section is not None:
        _OPENINGS.get(section, _plainly(section))(turn, registration)
        return
    context = context_of(turn, registration)
    way = next((way for way in JOURNEY[registration.state].ways if way.when(context)), None)
    if way is not None:
        if way.to in HAS_A_PLACE:
            claim(turn, registration)
        registration.enter(way.to, turn.now)
        if way.to is State.DECLINED:
            announce(turn, registration, "declined")
        proceed(turn, registration)
        return
    hook = _AT_THE_END.get(registration.state)
    if hook is not None:
        hook(turn, registration)
    else:
        turn.put(None)
        IDLE[registration.state](turn, registration, "")


def _plainly(section: str) -> Hook:
    return lambda turn, registration: ask(turn, section, registration, sharing.mine(turn, registration, section))


_OPENINGS: dict[str, Hook] = {
    "review": show_summary,
    "address_check": look_up("address"),
    "child_address_check": look_up("child_address"),
    "consents": ask_for_consents,
    "photo": ask_for_photo,
    "waiting": ask_to_wait,
}
_AT_THE_END: dict[State, Hook] = {State.PAYMENT: prepare_link}
