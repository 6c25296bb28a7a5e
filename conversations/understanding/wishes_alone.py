"""Wishes that stand alone: later, leave us, is this genuine, how does it stand; and leaving the waiting list."""

from bot.club.registration import HAS_LEFT, State
from bot.model.acts import About, Act, Ask, Later, Leave, LeaveList
from bot.model.messages import Inbound
from conversations.understanding.letter_reading import YES_OR_NO, Reading
from conversations.understanding.readers.wording import words as words_of
from conversations.understanding.scene import Scene
from conversations.understanding.wishes import Wish, beside, is_leaving, wish_in

_STANDS = {
    State.INITIAL_CONTACT,
    State.RETURNING_PLAYER_CHECK,
    State.INFO_COLLECTION,
    State.REVIEW,
    State.KIT,
    State.PHOTO,
}  # elsewhere the account answers how it stands
_SHORT = 40  # characters: free words that are longer may be the answer


def leaving_the_list(reading: Reading) -> None:
    """Also while a place is offered."""
    is_waiting = reading.scene.state is State.WAITING_LIST
    if is_waiting and all(is_leaving(letter.text) for letter in reading.letters):
        reading.take(LeaveList())


def wishes(reading: Reading) -> None:
    """Where they stand alone; of a burst with answers in it nothing is taken here."""
    found = [_wish_of(reading.scene, letter) for letter in reading.letters]
    wish = found[-1]
    if wish is None or None in found or _answers_too(reading, wish):
        return
    if not (wish is Wish.LATER and reading.scene.state in HAS_LEFT) and not (
        wish is Wish.STANDING and reading.scene.state not in _STANDS
    ):
        reading.take(_WISHES[wish])


def _wish_of(scene: Scene, letter: Inbound) -> Wish | None:
    if letter.button is not None or letter.media:
        return None
    return Wish.GENUINE if _asks_who_invited(scene, letter.text) else wish_in(letter.text)


def _asks_who_invited(scene: Scene, text: str) -> bool:
    """ "Who is Alex?", of the manager whom the invitation names."""
    said = words_of(text)
    asks_who = said[:1] in (["who"], ["who's"], ["whos"])
    return asks_who and bool(scene.invited_by) and str(scene.invited_by).split()[0].casefold() in said


def _answers_too(reading: Reading, wish: Wish) -> bool:
    """ "Driving just now, size M": what answers the open section is read as that."""
    scene = reading.scene
    if scene.section is None or scene.section in YES_OR_NO:
        return False
    if scene.section == "photo":
        return wish is Wish.LATER  # there it is an answer
    text = "\n".join(beside(letter.text, wish) for letter in reading.letters)
    is_free = scene.section == "follow_up" and len(text) <= _SHORT
    found = scene.reading_of(text)
    return found is not None and bool(found.values) and not is_free


_WISHES: dict[Wish, Act] = {
    Wish.LATER: Later(),
    Wish.LEAVE: Leave(),
    Wish.GENUINE: Ask(about=About.GENUINE),
    Wish.NUMBER: Ask(about=About.NUMBER),
    Wish.STANDING: Ask(about=About.STANDING),
}
