"""One readable message out of what was gathered: a line for each child, by teams."""

from collections import Counter
from collections.abc import Sequence

from bot.model.profile import UpdateItem
from conversations.words import update_texts as texts

_LONGEST = 1500
_FOR_THE_REST = 300
_LONGEST_NAME = 40


def drawn(pattern: str, items: Sequence[UpdateItem]) -> str:
    """What does not fit is counted."""
    ordered = sorted(items, key=lambda item: (item.team is None, item.team or "", item.child))
    lines: list[str] = []
    team = ""
    for index, item in enumerate(ordered):
        named = item.team or texts.NO_TEAM
        new = [*([named] if named != team else []), _line(item)]
        if len("\n".join([*lines, *new])) > _LONGEST - _FOR_THE_REST:
            lines.append(_rest(ordered[index:]))
            break
        lines += new
        team = named
    return pattern.format(lines="\n".join(lines))


def _line(item: UpdateItem) -> str:
    child = " ".join(item.child.split())[:_LONGEST_NAME]
    return texts.LINE.format(child=child, news=", ".join(texts.NEWS[each] for each in _said(item)))


def _said(item: UpdateItem) -> list[str]:
    return [each for each in (item.news, *item.asides) if each]


def _rest(items: Sequence[UpdateItem]) -> str:
    counted = Counter(texts.NEWS[each] for item in items for each in _said(item)[:1])
    counts = ", ".join(texts.COUNTED.format(count=count, news=news) for news, count in counted.items())
    return texts.MORE.format(count=len(items), counts=counts)
