"""A season ends: what is unfinished ends with it, and what is kept for the season alone is forgotten."""

from bot.club.registration import PaymentStatus, State
from bot.model.events import Event
from bot.model.people import Registration, has_stopped
from bot.model.turn import Turn
from conversations.form.asking import words
from conversations.money.settling import settle_up
from conversations.registering import photos
from conversations.reminding.rules import heard
from conversations.trust.silence import SILENCE
from conversations.words import texts

_OVER = {State.COMPLETED, State.DECLINED, State.WITHDRAWN}


def season_closed(turn: Turn, event: Event) -> None:
    """What belongs to a matter of harm stays until that is over; who has paid and owes but a photo has played."""
    registration = turn.find(event.payload["registration_id"])
    is_looked_into = event.payload["registration_id"] in turn.hidden or (
        registration is not None and any(each.concerns(registration.child.id) for each in turn.matters.open)
    )
    if is_looked_into or turn.matter is not None:
        turn.put_off.append(event)
        about = event.payload["registration_id"]
        turn.perform("hold_photos", f"hold-photos:{about}", registration_id=about)
        return
    if registration is None or registration.archived_at is not None:
        return
    if registration.state not in _OVER and registration.payment_status is not PaymentStatus.ACTIVE:
        _end(turn, registration)
    _forget(turn, registration)
    turn.record("season", "closed", registration_id=registration.id)


def _end(turn: Turn, registration: Registration) -> None:
    """With a word to who has told us something, and has not been silent so long that it would only puzzle."""
    last, has_begun = heard(turn.contact), registration.state is not State.INITIAL_CONTACT
    registration.left_state = registration.state
    registration.enter(State.WITHDRAWN, turn.now)
    registration.facts.ended_by_club = True
    if turn.conversation.registration_id == registration.id:
        turn.put(None)
    settle_up(turn, registration)
    if has_begun and last is not None and turn.now - last < SILENCE and not has_stopped(turn.contact.handles):
        turn.say(texts.SEASON_CLOSED.format(**words(turn, registration)))


def _forget(turn: Turn, registration: Registration) -> None:
    """The photo, and what was told of the child's health, by whomever."""
    photos.forget(turn, registration)
    for told in (registration.answers, *registration.facts.also_told.values(), *registration.facts.set_aside):
        told.get("child", {}).pop("medical", None)
        told.pop("follow_up", None)
