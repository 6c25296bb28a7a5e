"""What was written and is still unread while a reading is out. It is kept with the contact, so nothing is lost.

Texts that follow join it for a while and are read together; a reading that was asked for before them, or before the
talk moved on, is stale.
"""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.model.events import Kind
from bot.model.messages import Inbound
from bot.model.profile import Place, Remembered, Unread
from bot.model.prompts import Assistance
from bot.model.turn import Turn
from conversations.assistant.snapshot import Exchange, Refusal, snapshot_of

_MOST_READINGS = 4  # of the same words
_MOST_REFUSED = 2  # readings that only try again what was refused
PATIENCE = timedelta(seconds=20)  # so long texts join; then the parent hears that it takes a moment
GIVEN_UP_AFTER = timedelta(seconds=60)
_REMEMBERED = 2
_CHAT = re.compile(r"[^\d@]+")  # no number, date, postcode or address
_LONGEST_REMEMBERED = 300


def waiting(turn: Turn) -> Unread | None:
    return turn.contact.profile.unread


def may_be_read(turn: Turn, letters: Sequence[Inbound]) -> bool:
    """Typed words only: a button or a picture waits for nothing."""
    return (
        turn.assistance is not Assistance.OFF
        and any(letter.text.strip() for letter in letters)
        and not any(letter.button or letter.media for letter in letters)
    )


def ask(turn: Turn, letters: Sequence[Inbound]) -> None:
    """One reading at a time: what is unread already is read together with it."""
    unread = waiting(turn)
    if unread is not None:
        _add(turn, unread, letters)
        return
    key = _key(turn, 1)
    fresh = Unread(key=key, since=turn.now, letters=tuple(letters), asked_with=len(letters), place=_place(turn))
    _send(turn, fresh)


def ask_again(
    turn: Turn, unread: Unread, refused: Sequence[Refusal] = (), *, reply: str = "", trouble: str = ""
) -> None:
    changes = {
        "key": _key(turn, unread.readings + 1),
        "asked_with": len(unread.letters),
        "place": _place(turn),
        "readings": unread.readings + 1,
        "refused": unread.refused + bool(refused),
        "reply": reply or unread.reply,
        "trouble": trouble or unread.trouble,
        "held": "",
    }
    _send(turn, unread.model_copy(update=changes), refused)


def join(turn: Turn, letters: Sequence[Inbound]) -> bool:
    """Whether they wait for the reading that is out. Once the talk has moved on, or it takes long, they do not."""
    unread = waiting(turn)
    if unread is None:
        return False
    plain = not any(letter.button or letter.media for letter in letters)
    if not plain or turn.now >= unread.since + PATIENCE or unread.place != _place(turn):
        return False
    _add(turn, unread, letters)
    return True


def may_be_asked_again(unread: Unread) -> bool:
    return unread.readings < _MOST_READINGS


def may_try_again(unread: Unread) -> bool:
    return unread.refused < _MOST_REFUSED and may_be_asked_again(unread)


def is_stale(turn: Turn, unread: Unread) -> bool:
    return unread.asked_with < len(unread.letters) or unread.place != _place(turn)


def has_said_wait(turn: Turn, unread: Unread) -> None:
    """From now on it is given up when it takes longer still."""
    _keep(turn, unread.model_copy(update={"has_said_wait": True, "held": ""}))
    _look_again(turn, unread.key, unread.since + GIVEN_UP_AFTER, "given-up")


def forget(turn: Turn) -> None:
    turn.contact.profile.unread = None


def remember(turn: Turn, told: str, said: str) -> None:
    """Of the talk a later reading knows questions and chat that readings have had already, and nothing else."""
    if _CHAT.fullmatch(told) and said:
        exchange = Remembered(read=told[:_LONGEST_REMEMBERED], said=said[:_LONGEST_REMEMBERED], day=turn.today)
        turn.contact.profile.readings = [*turn.contact.profile.readings, exchange][-_REMEMBERED:]


def _remembered(turn: Turn) -> list[Exchange]:
    return [
        Exchange(read=each.read, said=each.said) for each in turn.contact.profile.readings if each.day == turn.today
    ]


def _key(turn: Turn, number: int) -> str:
    return f"reading:{turn.contact.id}:{turn.events[-1].id}:{number}"


def _send(turn: Turn, unread: Unread, why: Sequence[Refusal] = ()) -> None:
    _keep(turn, unread.model_copy(update={"held": turn.hold()}))
    snapshot = snapshot_of(turn, unread.letters, _remembered(turn), why)
    turn.perform("reading", unread.key, **snapshot.model_dump(mode="json"))
    patience = GIVEN_UP_AFTER if unread.has_said_wait else PATIENCE
    _look_again(turn, unread.key, unread.since + patience, "slow")


def _add(turn: Turn, unread: Unread, letters: Sequence[Inbound]) -> None:
    held = "\n\n".join(filter(None, (unread.held, turn.hold())))
    _keep(turn, unread.model_copy(update={"letters": (*unread.letters, *letters), "held": held}))


def _look_again(turn: Turn, reading: str, at: datetime, why: str) -> None:
    due_in = max(at - turn.now, timedelta())
    turn.tell(turn.contact.id, Kind.OVERDUE, f"{why}:{reading}", due_in, reading=reading)


def _keep(turn: Turn, unread: Unread) -> None:
    turn.contact.profile.unread = unread


def _place(turn: Turn) -> Place:
    registration = turn.registration
    return Place(
        registration=registration.id if registration else None,
        state=registration.state if registration else None,
        section=turn.asked_section,
        field=turn.asked_field,
    )
