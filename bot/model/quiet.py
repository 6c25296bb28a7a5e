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
    has_complaint: bool = False,
) -> str:
    """Where no letter of the clock is on its way."""
    until = conversation.handed_over_until
    reasons = (
        (has_matter, "a matter of harm is open"),
        (has_complaint, "a complaint about their data is open"),
        (has_stopped(contact.handles), "they stopped our messages"),
        (until is not None and now < until, "a volunteer has the talk"),
        (all(each.state in _ENDED for each in registrations), "nothing of theirs is open"),
        (any(each.state is State.WAITING_LIST for each in registrations), "they wait for a place"),
    )
    return next((why for is_so, why in reasons if is_so), "it is the club they wait for, or all was said")
