"""What is known of a family is not asked again: of the guardian for the next child, of the child from last season."""

from bot.club.registration import State
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations.form import sharing

ANSWERED_FROM = "answered_from"  # in a registration's facts: the handles its answers came from
_OF_THE_GUARDIAN = ("guardian", "address", "address_check")
_UNFINISHED = {
    State.INITIAL_CONTACT,
    State.RETURNING_PLAYER_CHECK,
    State.INFO_COLLECTION,
    State.REVIEW,
    State.PAYMENT,
    State.KIT,
    State.PHOTO,
    State.AWAITING_PAYMENT,
}


def handles_of(turn: Turn) -> list[str]:
    """By which these letters came."""
    senders = {letter.sender for letter in (*turn.unread, *(letter for letter, _ in turn.letters))}
    return [str(known.id) for known in turn.contact.handles if known.handle in senders]


def take_over(turn: Turn, registration: Registration) -> None:
    """From this guardian's own answers for another child, and from no other guardian's."""
    if registration.state is not State.INFO_COLLECTION or "guardian" in registration.answers:
        return
    for other in reversed(turn.registrations):
        is_mine = other is not registration and not sharing.is_theirs(turn, other, "guardian")
        if is_mine and other.season == registration.season and "email" in sharing.mine(turn, other, "guardian"):
            for section in _OF_THE_GUARDIAN:
                if sharing.mine(turn, other, section):
                    sharing.give(turn, registration, section)
                    registration.answers[section] = dict(sharing.mine(turn, other, section))
            if "address" in other.facts.get("lookups", {}) and "address" in registration.answers:
                registration.facts.setdefault("lookups", {})["address"] = other.facts["lookups"]["address"]
            return


def next_child(turn: Turn, done: Registration) -> Registration | None:
    """Another child of this guardian whose registration is not finished."""
    return next(
        (
            each
            for each in turn.registrations
            if each is not done
            and each.state in _UNFINISHED
            and each.season == turn.club.season.name
            and each.archived_at is None
        ),
        None,
    )
