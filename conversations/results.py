"""What happened outside, and how the talk goes on after it."""

from collections.abc import Callable

from bot.club.registration import State
from bot.model.events import Event
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations import idle, lookups, photos
from conversations.assistant.taking import take_reading
from conversations.money import settling
from conversations.steering import proceed


def effect_done(turn: Turn, event: Event) -> None:
    result = event.payload["result"]
    if event.payload["effect"] == "reading":
        take_reading(turn, event)
        return
    registration = settling.whose(turn, result.get("registration_id"))
    if registration is not None:
        _EFFECTS[event.payload["effect"]](turn, registration, event)


def photo_uploaded(turn: Turn, event: Event) -> None:
    registration = turn.find(event.payload["registration_id"])
    if registration is not None and photos.stored(turn, registration, event):
        _go_on(turn, registration)


def _money(turn: Turn, registration: Registration, event: Event) -> None:
    """It may arrive at any moment: the talk goes on by it only where it waits for the link, or for all of it."""
    state, was_complete = registration.state, settling.is_complete(registration)
    settling.hear(turn, registration, event)
    if state is State.PAYMENT and registration.state is not state:
        _go_on(turn, registration)
    elif registration.state is State.AWAITING_PAYMENT and settling.is_complete(registration) and not was_complete:
        _all_is_there(turn, registration)


def _all_is_there(turn: Turn, registration: Registration) -> None:
    if turn.registration is registration:
        proceed(turn, registration)
    elif not photos.is_missing(registration):
        idle.complete(turn, registration)


def _photo(turn: Turn, registration: Registration, event: Event) -> None:
    if photos.stored(turn, registration, event):
        _go_on(turn, registration)


def _address(turn: Turn, registration: Registration, event: Event) -> None:
    lookups.found(registration, event)
    _go_on(turn, registration)


def _go_on(turn: Turn, registration: Registration) -> None:
    """Only in the talk that is open: news of another child are told, and that is all."""
    if turn.registration is registration:
        proceed(turn, registration)


_EFFECTS: dict[str, Callable[[Turn, Registration, Event], None]] = {
    **dict.fromkeys(settling.HEARD, _money),
    "store_photo": _photo,
    "address_lookup": _address,
}
