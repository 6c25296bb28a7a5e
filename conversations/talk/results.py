"""What happened outside, and how the talk goes on after it."""

from collections.abc import Callable

from bot.club.registration import State
from bot.model.events import Event
from bot.model.messages import Template
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations.form import sharing
from conversations.form.facts import photo_is_missing
from conversations.form.open_section import open_section
from conversations.helping import alarms
from conversations.helping.handover import tell_unheard
from conversations.managing.documents import document_read
from conversations.managing.standing import OVER
from conversations.money import settling
from conversations.registering import lookups, photos
from conversations.talk import idle
from conversations.talk.erasing import ERASED
from conversations.talk.taking import take_reading
from conversations.words.naming import name_of


def effect_done(turn: Turn, event: Event) -> None:
    if event.payload["effect"] in _OF_NO_CHILD:
        _OF_NO_CHILD[event.payload["effect"]](turn, event)
        return
    result = event.payload["result"]
    if result.get("registration_id") in turn.hidden:
        turn.put_off.append(event)
        return
    registration = settling.whose(turn, result.get("registration_id"))
    if registration is not None:
        _EFFECTS[event.payload["effect"]](turn, registration, event)


def freed(turn: Turn, event: Event) -> None:
    """The officer lets the talk go on: what became so of money meanwhile is told now."""
    alarms.freed(turn, event)
    for registration in turn.registrations:
        if registration.account is not None:
            settling.settle_up(turn, registration)


def knock(turn: Turn, event: Event) -> None:
    """What was said did not arrive: that it can be gone on is said in words for outside the window.

    While a volunteer has the talk it is theirs to know; and where nothing is open there is nothing to go on with.
    """
    until, registration = turn.conversation.handed_over_until, turn.registration
    if until is not None and turn.now < until:
        tell_unheard(turn, event)
    elif registration is not None and registration.state not in OVER:
        variables = {"parent_first_name": turn.contact.first_name or "", "child_first_name": name_of(registration)}
        turn.send(Template(name="continue", variables=variables), registration)


def photo_uploaded(turn: Turn, event: Event) -> None:
    if event.payload["registration_id"] in turn.hidden:
        turn.put_off.append(event)
        return
    registration = turn.find(event.payload["registration_id"])
    if registration is not None and photos.stored(turn, registration, event):
        _go_on(turn, registration)


def _money(turn: Turn, registration: Registration, event: Event) -> None:
    """It may arrive at any moment: the talk goes on by it only where it waits for the link, or for all of it."""
    state, was_complete = registration.state, settling.is_complete(registration)
    settling.hear(turn, registration, event)
    has_link = state is State.PAYMENT and registration.state is not state
    has_all = settling.is_complete(registration) and not was_complete
    if has_link or (has_all and registration.state is State.AWAITING_PAYMENT):
        _go_on(turn, registration)


def _photo(turn: Turn, registration: Registration, event: Event) -> None:
    if photos.stored(turn, registration, event):
        _go_on(turn, registration)


def _address(turn: Turn, registration: Registration, event: Event) -> None:
    lookups.found(registration, event)
    _go_on(turn, registration)


def _go_on(turn: Turn, registration: Registration) -> None:
    """In the talk that is open. Of another child only what is complete is told."""
    is_here = turn.registration is registration
    if not is_here or sharing.asks_of_both(turn, registration, open_section(turn, registration)):
        _complete(turn, registration)
    if is_here:
        turn.go_on(registration)


def _complete(turn: Turn, registration: Registration) -> None:
    """Also while one of two guardians has still to tell of themselves."""
    if photo_is_missing(registration):
        return
    if registration.state is State.PHOTO:
        registration.enter(State.AWAITING_PAYMENT, turn.now)
    if registration.state is State.AWAITING_PAYMENT and settling.is_complete(registration):
        idle.complete(turn, registration)


_OF_NO_CHILD: dict[str, Callable[[Turn, Event], None]] = {
    "read_document": document_read,
    "reading": take_reading,
    "harm_reading": alarms.seen_by_model,
    **ERASED,
}
_EFFECTS: dict[str, Callable[[Turn, Registration, Event], None]] = {
    **dict.fromkeys(settling.HEARD, _money),
    "store_photo": _photo,
    "address_lookup": _address,
    "look_at_photo": photos.looked_at,
}
