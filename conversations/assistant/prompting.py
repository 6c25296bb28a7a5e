"""What the model is told: who it is, the same from call to call; then what the talk stands at; then what is unread."""

import json
from collections.abc import Iterator

from bot.model.prompts import Item, Prompt, Said
from conversations.assistant.prose import prose
from conversations.assistant.snapshot import Snapshot
from conversations.assistant.tools import described


def prompt_of(snapshot: Snapshot) -> Prompt:
    return Prompt(
        instructions=instructions(snapshot),
        tools=described(snapshot.topics, is_manager=snapshot.is_manager),
        items=tuple(_items(snapshot)),
        contact=snapshot.contact,
    )


def instructions(snapshot: Snapshot) -> str:
    return prose("persona").format(bot=snapshot.bot, club=snapshot.club)


def task_of(state: str) -> str:
    return prose(f"states/{state}")


def _items(snapshot: Snapshot) -> Iterator[Item]:
    """Unread words come last and by themselves: nothing of ours stands behind them."""
    for exchange in snapshot.before:
        yield Said(role="user", text=exchange.read)
        yield Said(role="assistant", text=exchange.said)
    yield Said(role="user", text=f"{prose('moment')}\n{json.dumps(_moment(snapshot), ensure_ascii=False)}")
    for text in snapshot.texts:
        yield Said(role="user", text=text)


def _moment(snapshot: Snapshot) -> dict[str, object]:
    known = snapshot.model_dump(include={"child", "age_group", "team", "season", "missing", "answered", "refused"})
    return {"task": task_of(snapshot.state), **{name: value for name, value in known.items() if value}}
