"""What happened outside, and how the talk goes on after it."""

from collections.abc import Callable

from bot.club.registration import State
from bot.model.events import Event
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations import lookups, payments, photos
from conversations.assistant.taking import take_reading
from conversations.managers.documents import document_read
from conversations.steering import proceed


def effect_done(turn: Turn, event: Event) -> None:
    if event.payload["effect"] in _OF_NO_CHILD:
        _OF_NO_CHILD[event.payload["effect"]](turn, event)
        return
    result = event.payload["result"]
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


_OF_NO_CHILD: dict[str, Callable[[Turn, Event], None]] = {"read_document": document_read, "reading": take_reading}
_EFFECTS: dict[str, Callable[[Turn, Registration, Event], None]] = {
    "billing_request": _link,
    "store_photo": _photo,
    "address_lookup": _address,
}
