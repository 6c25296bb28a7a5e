"""Facts about money, and only then words about it."""

from bot.club.registration import PaymentStatus, State
from bot.model.events import Event
from bot.model.messages import Template
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations import texts
from conversations.asking import words
from conversations.photos import is_missing
from conversations.readers.payment_day import LAST_DAY


def prepare_link(turn: Turn, registration: Registration) -> None:
    """One billing request for a registration, however often this is asked for."""
    turn.conversation.question = None
    turn.perform(
        "billing_request",
        f"billing-request:{registration.id}:1",
        registration_id=registration.id,
        amount=registration.signing_on_fee,
    )


def link_made(turn: Turn, registration: Registration, event: Event) -> bool:
    """Refused: staff have the notice, and the parent hears no false word."""
    result = event.payload["result"]
    if "link" not in result:
        return False
    registration.billing_request_id = result["billing_request_id"]
    registration.facts["link"] = result["link"]
    if registration.payment_status is PaymentStatus.NONE:
        registration.payment_status = PaymentStatus.PENDING_PAYMENT
    if registration.state is State.PAYMENT:
        registration.enter(State.KIT, turn.now)
    if registration.answers["payment"].get("day") == LAST_DAY:
        turn.say(texts.LAST_DAY)
    turn.say(texts.LINK.format(**words(turn, registration)))
    return True


def paid(turn: Turn, registration: Registration, event: Event) -> bool:
    """Money may arrive at any moment: it is said at once, and the talk goes on where it stands."""
    if registration.payment_status is PaymentStatus.ACTIVE:
        return False
    if event.payload["outcome"] != "paid":
        turn.say(texts.PAYMENT_FAILED.format(**words(turn, registration)))
        return False
    registration.payment_status = PaymentStatus.ACTIVE
    if registration.state is State.SUSPENDED:
        registration.enter(State.AWAITING_PAYMENT, turn.now)
    if registration.state is not State.AWAITING_PAYMENT or is_missing(registration):
        turn.say(texts.PAID.format(**words(turn, registration)))
    return True


def is_paid(registration: Registration) -> bool:
    return registration.payment_status is PaymentStatus.ACTIVE


def completed_template(turn: Turn, registration: Registration) -> Template:
    values = words(turn, registration)
    variables = {
        "parent_first_name": turn.contact.first_name or "",
        "child_first_name": values["child"],
        "season": registration.season,
    }
    return Template(name="completed", variables=variables)
