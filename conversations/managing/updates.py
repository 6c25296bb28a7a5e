"""What a manager is told without having asked: gathered, in the day, and never lost while WhatsApp is closed."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from bot.club.digests import next_digest
from bot.engine.routing import route
from bot.model.complete import must_know
from bot.model.events import Event, Kind
from bot.model.messages import Template, Text
from bot.model.news import TEAM_NEWS
from bot.model.profile import UpdateItem, Updates
from bot.model.turn import Turn
from conversations.managing.digests import drawn
from conversations.words import update_texts as texts

_SLACK = timedelta(minutes=5)  # a digest that was a little late does not put off the next one


def updated(turn: Turn, event: Event) -> None:
    """All that is read together is told together."""
    if "news" in event.payload:
        _keep(turn, event.payload)
    if event is [each for each in turn.events if each.kind is Kind.UPDATE][-1]:
        _tell(turn)


def tell_kept(turn: Turn) -> None:
    """They replied: what waited for that comes first."""
    if turn.contact.profile.updates.asked:
        items = _mine(turn)
        turn.contact.profile.updates = Updates(told_at=turn.now)
        if items:
            turn.say(drawn(texts.DIGEST, list(items.values())), exempt=True)


def _keep(turn: Turn, payload: Mapping[str, Any]) -> None:
    """One item for each child: the newest truth of it, and what is said beside."""
    items, news = turn.contact.profile.updates.items, payload["news"]
    before = items.get(payload["registration_id"])
    is_aside = TEAM_NEWS[news].aside
    told = {
        "news": (before.news if before else None) if is_aside else news,
        "asides": (news,) if is_aside else before.asides if before else (),
    }
    items[payload["registration_id"]] = UpdateItem.model_validate({**payload, **told})


def _tell(turn: Turn) -> None:
    items = _mine(turn)
    if not items:
        return
    if turn.club.is_quiet(turn.now):
        _wake(turn)
    elif _is_due(turn):
        _give(turn, texts.DIGEST, items)
    else:
        urgent = {each: item for each, item in items.items() if item.news and TEAM_NEWS[item.news].at_once}
        if urgent:
            _give(turn, texts.AT_ONCE, urgent)
        if len(urgent) < len(items):
            _wake(turn)


def _give(turn: Turn, pattern: str, items: Mapping[str, UpdateItem]) -> None:
    """Outside the service window only that there is news, and that once."""
    stored = turn.contact.profile.updates
    waiting = Template(name="updates_waiting", variables={"first_name": turn.contact.first_name or _name(turn)})
    text = drawn(pattern, list(items.values()))
    way = route(turn.contact.handles, Text(text=text), waiting, turn.now, unasked=True)
    if way is not None and isinstance(way.content, Text) and not stored.asked:
        turn.say(text, exempt=True)
        stored.items = {each: item for each, item in stored.items.items() if each not in items}
        if pattern == texts.DIGEST:
            stored.told_at = turn.now
    elif not stored.asked:
        stored.asked = True
        if way is not None:
            turn.announce(waiting)


def _is_due(turn: Turn) -> bool:
    """At a slot, or at the first moment after one that was missed."""
    woken = any(each.kind is Kind.UPDATE and "news" not in each.payload for each in turn.events)
    told_at = turn.contact.profile.updates.told_at
    pause = timedelta(hours=turn.club.digest_hours) - _SLACK
    return woken and (told_at is None or told_at + pause <= turn.now)


def _wake(turn: Turn) -> None:
    at = next_digest(turn.club, turn.now)
    key = f"digest:{turn.contact.id}:{at:%Y-%m-%dT%H:%M}"
    turn.tell(turn.contact.id, Kind.UPDATE, key, due_in=at - turn.now)


def _mine(turn: Turn) -> dict[str, UpdateItem]:
    """Who no longer runs a team hears nothing of it."""
    stored = turn.contact.profile.updates
    manager = turn.manager
    run = {team.id for team in manager.teams} if manager else set()
    kept = {each: item for each, item in stored.items.items() if manager and (manager.is_admin or item.team_id in run)}
    stored.items = kept
    return kept


def _name(turn: Turn) -> str:
    return turn.manager.name.split()[0] if turn.manager else ""


must_know("NEWS", texts.NEWS, TEAM_NEWS)
