"""What is said while the money is not all there."""

from datetime import timedelta

from bot.model.people import Registration
from bot.model.turn import Turn
from conversations.form.asking import words
from conversations.money.settling import account_of, settle_up
from conversations.words import money_texts as texts
from conversations.words import texts as common
from conversations.words.naming import pounds

_SOON = timedelta(minutes=10)


def prepare_link(turn: Turn, registration: Registration) -> None:
    """One billing request for a registration, however often this is asked for."""
    turn.put(None)
    settle_up(turn, registration)


def speak_of_money(turn: Turn, registration: Registration) -> None:
    account, values = account_of(registration), words(turn, registration)
    if account.open_requests:
        turn.say(texts.LINK_AGAIN.format(**values))
    elif account.is_fee_under_way:
        amount = pounds(registration.signing_on_fee)
        turn.say(texts.STILL_ON_ITS_WAY.format(amount=amount, **values))
    elif account.is_fee_paid and account.mandate is not None:
        turn.say(texts.BEING_SET_UP.format(**values))
    else:
        turn.say(common.LINK_STILL_COMING, expires_in=_SOON)
