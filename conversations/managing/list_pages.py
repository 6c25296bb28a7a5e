"""Lists of children in pages a phone can show: MORE gives the next."""

from collections.abc import Callable, Mapping, Sequence

from bot.model.people import Standing
from bot.model.profile import Pages
from bot.model.texts import length
from bot.model.turn import Turn
from conversations.managing.one_child import still_there
from conversations.managing.opened import LASTS
from conversations.words import manager_texts as texts

_A_PAGE = 20
_LONGEST = 1200  # characters of one
Lines = Callable[[Turn, Sequence[Standing]], list[str]]


def page(turn: Turn, what: str, shown: Sequence[Standing], lines: Lines) -> str:
    """As many as fit; the rest is kept for MORE."""
    count = min(_A_PAGE, len(shown))
    while count > 1 and length("\n".join(lines(turn, shown[:count]))) > _LONGEST:
        count -= 1
    for each in shown[:count]:
        turn.look(what, each.registration)
    left = tuple(each.registration.id for each in shown[count:])
    turn.contact.profile.manages.pages = Pages(at=turn.now, what=what, ids=left) if left else None
    tail = [texts.MORE.format(count=len(left))] if left else []
    return "\n".join([*lines(turn, shown[:count]), *tail])


def is_open(turn: Turn) -> bool:
    pages = turn.contact.profile.manages.pages
    return pages is not None and turn.now < pages.at + LASTS


def say_next(turn: Turn, kinds: Mapping[str, Lines]) -> None:
    pages = turn.contact.profile.manages.pages
    found = still_there(turn, pages.ids) if pages else []
    if pages is None or not found:
        turn.say(texts.NO_MORE)
        return
    found.sort(key=lambda each: pages.ids.index(each.registration.id))
    turn.say(page(turn, pages.what, found, kinds[pages.what]))
    turn.record("more", "shown", children=len(found))
