"""What staff are told of what was noticed: how often, and where the details are."""

from collections import Counter

from bot.model.events import Event
from bot.model.turn import Turn
from conversations.words import texts


def news(turn: Turn, event: Event) -> None:
    counted = Counter(event.payload["kinds"])
    lines = [f"{texts.NOTICES.get(kind, kind)}: {times}" for kind, times in counted.items()]
    turn.say(texts.NEWS.format(lines="\n".join(lines)), exempt=True)
