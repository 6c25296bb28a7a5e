"""Facts about money, and only then words about it."""

from datetime import timedelta

from bot.club.registration import PaymentStatus, State
from bot.model.events import Event
from bot.model.messages import Template
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations import texts
from conversations.asking import words
from conversations.words import name_of

_SOON = timedelta(minutes=10)


def prepare_link(turn: Turn, registration: Registration) -> None:
    """One billing request for a registration, however often this is asked for."""
    turn.conversation.question = None
    turn.perform(
        "billing_request",
        f"billing-request:{registration.id}:1",
        registration_id=registration.id,
        amount=registration.signing_on_fee,
    )
    turn.say(texts.LINK_COMING, expires_in=_SOON)


def link_made(turn: Turn, event: Event) -> None:
    result = event.payload["result"]
    registration = _of(turn, result.get("registration_id"))
    if registration is None or "link" not in result:  # refused: staff have the notice, the parent no false word
        return
    registration.billing_request_id = result["billing_request_id"]
    registration.facts["link"] = result["link"]
    registration.payment_status = PaymentStatus.PENDING_PAYMENT
    registration.enter(State.AWAITING_PAYMENT, turn.now)
    turn.say(texts.LINK.format(link=result["link"], **words(turn, registration)))


def paid(turn: Turn, event: Event) -> None:
    registration = _of(turn, event.payload["registration_id"])
    if registration is None or registration.state is State.COMPLETED:
        return
    if event.payload["outcome"] != "paid":
        turn.say(texts.PAYMENT_FAILED.format(link=registration.facts["link"], **words(turn, registration)))
        return
    registration.payment_status = PaymentStatus.ACTIVE
    registration.enter(State.COMPLETED, turn.now)
    turn.conversation.question = None
    turn.say(texts.COMPLETED.format(**words(turn, registration)), closed=_completed(turn, registration))


def waiting(turn: Turn, registration: Registration) -> None:
    """They write while we only wait for the money."""
    link = registration.facts.get("link")
    text = texts.LINK_AGAIN if link else texts.LINK_STILL_COMING
    turn.say(text.format(link=link, **words(turn, registration)))


def _completed(turn: Turn, registration: Registration) -> Template:
    values = {
        "parent_first_name": turn.contact.first_name or "",
        "child_first_name": name_of(registration),
        "season": registration.season,
    }
    return Template(name="completed", variables=values)


def _of(turn: Turn, registration_id: str | None) -> Registration | None:
    return next((each for each in turn.registrations if each.id == registration_id), None)
