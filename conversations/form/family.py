"""What is known of a family is not asked again: of the guardian for the next child, of the child from last season."""

from collections.abc import Sequence

from bot.club.registration import State
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations.form import sharing

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
    """By which these letters came, or the yes of who joins now."""
    senders = {letter.sender for letter in (*turn.unread, *(letter for letter, _ in turn.letters))}
    joined = {handle for event in turn.events for handle in event.payload.get("joined_by", ())}
    return [str(each.id) for each in turn.contact.handles if each.handle in senders or str(each.id) in joined]


def take_over(turn: Turn, registration: Registration) -> None:
    """From this guardian's own answers for another child, and from no other guardian's."""
    is_beside = sharing.stands_beside(turn, registration, "guardian")
    is_first = registration.state is State.INFO_COLLECTION and "guardian" not in registration.answers
    if not (is_first or is_beside) or sharing.mine(turn, registration, "guardian"):
        return
    for other in reversed(turn.registrations):
        is_mine = other is not registration and not sharing.is_theirs(turn, other, "guardian")
        if is_mine and other.season == registration.season and "email" in sharing.mine(turn, other, "guardian"):
            take_own(turn, other, registration, _OF_THE_GUARDIAN)
            return


def take_own(turn: Turn, earlier: Registration, registration: Registration, sections: Sequence[str]) -> None:
    """What this guardian told of themselves there, with what was looked up for them, stands here too."""
    for section in sections:
        own = sharing.mine(turn, earlier, section)
        is_begun = section in registration.answers and not sharing.stands_beside(turn, registration, section)
        if not own or is_begun or _is_settled(turn, registration, section):
            continue
        sharing.give(turn, registration, section)
        shared, _ = sharing.keep_apart(turn, registration, section, own)
        if shared:
            registration.answers[section] = shared
            _take_lookup(turn, earlier, registration, section)


def _is_settled(turn: Turn, registration: Registration, section: str) -> bool:
    is_told = bool(sharing.mine(turn, registration, section))
    return is_told or sharing.is_left_to_them(turn, registration, section)


def _take_lookup(turn: Turn, earlier: Registration, registration: Registration, section: str) -> None:
    """What was looked up for who told it there, which may be another guardian."""
    found = earlier.facts.lookups
    if section in found and not sharing.stands_beside(turn, earlier, section):
        registration.facts.lookups[section] = found[section]


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
