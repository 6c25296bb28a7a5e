"""What staff are told of what was noticed, and of the week: how often, what to do, and where the details are."""

from collections import Counter

from bot.model.events import Event
from bot.model.turn import Turn
from conversations.words import texts


def news(turn: Turn, event: Event) -> None:
    counted = Counter(event.payload["kinds"])
    lines = [f"{texts.NOTICES.get(kind, kind)}: {times}" for kind, times in counted.items()]
    turn.say(texts.NEWS.format(lines="\n".join(lines)), exempt=True)


def week(turn: Turn, event: Event) -> None:
    counted = event.payload
    todo = [pattern.format(**counted) for name, pattern in texts.WEEK_TODO.items() if counted[name]]
    known = {"club": turn.club.short_name, "todo": "\n".join(todo) or texts.WEEK_NOTHING}
    turn.say(texts.WEEK.format(**counted, **known), exempt=True)
