"""What happened outside, and how the talk goes on after it."""

from collections.abc import Callable

from bot.club.registration import State
from bot.model.events import Event
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations import lookups, payments, photos
from conversations.assistant.taking import take_reading
from conversations.steering import proceed


def effect_done(turn: Turn, event: Event) -> None:
    result = event.payload["result"]
    if event.payload["effect"] == "reading":
        take_reading(turn, event)
        return
    registration = turn.find(result.get("registration_id"))
    if registration is not None:
        _EFFECTS[event.payload["effect"]](turn, registration, event)


def payment_heard(turn: Turn, event: Event) -> None:
    registration = turn.find(event.payload["registration_id"])
    if registration is not None and payments.paid(turn, registration, event):
        _go_on(turn, registration, only_when=State.AWAITING_PAYMENT)


def photo_uploaded(turn: Turn, event: Event) -> None:
    registration = turn.find(event.payload["registration_id"])
    if registration is not None and photos.stored(turn, registration, event):
        _go_on(turn, registration)


def _link(turn: Turn, registration: Registration, event: Event) -> None:
    if payments.link_made(turn, registration, event):
        _go_on(turn, registration)


def _photo(turn: Turn, registration: Registration, event: Event) -> None:
    if photos.stored(turn, registration, event):
        _go_on(turn, registration)


def _address(turn: Turn, registration: Registration, event: Event) -> None:
    lookups.found(registration, event)
    _go_on(turn, registration)


def _go_on(turn: Turn, registration: Registration, only_when: State | None = None) -> None:
    """Only in the talk that is open: news of another child are told, and that is all."""
    if turn.registration is registration and only_when in {None, registration.state}:
        proceed(turn, registration)


_EFFECTS: dict[str, Callable[[Turn, Registration, Event], None]] = {
    "billing_request": _link,
    "store_photo": _photo,
    "address_lookup": _address,
}
