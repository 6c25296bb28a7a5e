"""Why the clock has nothing to say to somebody, in words for who looks on."""

from collections.abc import Sequence
from datetime import datetime

from bot.club.registration import State
from bot.model.people import Contact, Conversation, Registration, has_stopped

_ENDED = {State.COMPLETED, State.DECLINED, State.WITHDRAWN}


def why_quiet(
    contact: Contact,
    conversation: Conversation,
    registrations: Sequence[Registration],
    now: datetime,
    *,
    has_matter: bool,
) -> str:
    """Where no letter of the clock is on its way."""
    until = conversation.handed_over_until
    if has_matter:
        return "a matter of harm is open"
    if has_stopped(contact.handles):
        return "they stopped our messages"
    if until is not None and now < until:
        return "a volunteer has the talk"
    if all(each.state in _ENDED for each in registrations):
        return "nothing of theirs is open"
    if any(each.state is State.WAITING_LIST for each in registrations):
        return "they wait for a place"
    return "it is the club they wait for, or all was said"
