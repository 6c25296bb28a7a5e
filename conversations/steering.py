"""Where a registration goes next: through as many states as are answered already, to the next open question."""

from collections.abc import Callable

from bot.club.registration import State
from bot.model.forms import missing
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations.asking import ask, context_of
from conversations.families import take_over
from conversations.forms import SECTIONS, is_due
from conversations.idle import IDLE
from conversations.journey import JOURNEY, sections_until
from conversations.lookups import look_up
from conversations.money.waiting import prepare_link
from conversations.photos import ask_for_photo
from conversations.returning import recall
from conversations.review import show_summary

Hook = Callable[[Turn, Registration], None]


def proceed(turn: Turn, registration: Registration) -> None:
    if recall(turn, registration):
        return
    take_over(turn, registration)
    section = open_section(turn, registration)
    if section is not None:
        _OPENINGS.get(section, _plainly(section))(turn, registration)
        return
    context = context_of(turn, registration)
    way = next((way for way in JOURNEY[registration.state].ways if way.when(context)), None)
    if way is not None:
        registration.enter(way.to, turn.now)
        proceed(turn, registration)
        return
    hook = _AT_THE_END.get(registration.state)
    if hook is not None:
        hook(turn, registration)
    else:
        turn.conversation.question = None
        IDLE[registration.state](turn, registration, "")


def open_section(turn: Turn, registration: Registration) -> str | None:
    """The first with something missing, of this state or, after a correction, of an earlier one."""
    context = context_of(turn, registration)
    return next(
        (
            section
            for section in sections_until(registration.state)
            if is_due(section, context) and missing(SECTIONS[section], registration.answers.get(section, {}), context)
        ),
        None,
    )


def _plainly(section: str) -> Hook:
    return lambda turn, registration: ask(turn, section, registration, registration.answers.get(section, {}))


_OPENINGS: dict[str, Hook] = {
    "review": show_summary,
    "address_check": look_up("address"),
    "child_address_check": look_up("child_address"),
    "photo": ask_for_photo,
}
_AT_THE_END: dict[State, Hook] = {State.PAYMENT: prepare_link}
