"""What a manager is told without having asked: gathered, in the day, and never lost while WhatsApp is closed."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.club.digests import next_digest
from bot.engine.routing import route
from bot.model.events import Event, Kind
from bot.model.messages import Template, Text
from bot.model.news import TEAM_NEWS
from bot.model.turn import Turn
from conversations.managing.digests import drawn
from conversations.words import update_texts as texts

_STORE = "updates"  # in the manager's profile
_ITEMS = "items"  # what they have not been told, by child
_TOLD_AT = "told_at"  # when the last digest went
_ASKED = "asked"  # they were told that there is news, and it waits for their reply
_SLACK = timedelta(minutes=5)  # a digest that was a little late does not put off the next one


def updated(turn: Turn, event: Event) -> None:
    """All that is read together is told together."""
    if "news" in event.payload:
        _keep(turn, event.payload)
    if event is [each for each in turn.events if each.kind is Kind.UPDATE][-1]:
        _tell(turn)


def tell_kept(turn: Turn) -> None:
    """They replied: what waited for that comes first."""
    if turn.contact.profile.get(_STORE, {}).get(_ASKED):
        items = _mine(turn)
        turn.contact.profile[_STORE] = {_ITEMS: {}, _TOLD_AT: turn.now.isoformat()}
        if items:
            turn.say(drawn(texts.DIGEST, list(items.values())), exempt=True)


def _keep(turn: Turn, payload: Mapping[str, Any]) -> None:
    """One item for each child: the newest truth of it, and what is said beside."""
    items = turn.contact.profile.setdefault(_STORE, {}).setdefault(_ITEMS, {})
    news = payload["news"]
    before = items.get(payload["registration_id"], {"news": None, "asides": []})
    if TEAM_NEWS[news].aside:
        told = {"news": before["news"], "asides": [news]}
    else:
        told = {"news": news, "asides": before["asides"]}
    items[payload["registration_id"]] = {name: payload[name] for name in ("child", "team_id", "team")} | told


def _tell(turn: Turn) -> None:
    items = _mine(turn)
    if not items:
        return
    if turn.club.is_quiet(turn.now):
        _wake(turn)
    elif _is_due(turn):
        _give(turn, texts.DIGEST, items)
    else:
        urgent = {each: item for each, item in items.items() if item["news"] and TEAM_NEWS[item["news"]].at_once}
        if urgent:
            _give(turn, texts.AT_ONCE, urgent)
        if len(urgent) < len(items):
            _wake(turn)


def _give(turn: Turn, pattern: str, items: Mapping[str, Any]) -> None:
    """Outside the service window only that there is news, and that once."""
    stored = turn.contact.profile[_STORE]
    waiting = Template(name="updates_waiting", variables={"first_name": turn.contact.first_name or _name(turn)})
    text = drawn(pattern, list(items.values()))
    way = route(turn.contact.handles, Text(text=text), waiting, turn.now, unasked=True)
    if way is not None and isinstance(way.content, Text) and not stored.get(_ASKED):
        turn.say(text, exempt=True)
        stored[_ITEMS] = {each: item for each, item in stored[_ITEMS].items() if each not in items}
        if pattern == texts.DIGEST:
            stored[_TOLD_AT] = turn.now.isoformat()
    elif not stored.get(_ASKED):
        stored[_ASKED] = True
        if way is not None:
            turn.announce(waiting)


def _is_due(turn: Turn) -> bool:
    """At a slot, or at the first moment after one that was missed."""
    woken = any(each.kind is Kind.UPDATE and "news" not in each.payload for each in turn.events)
    told_at = turn.contact.profile[_STORE].get(_TOLD_AT)
    pause = timedelta(hours=turn.club.digest_hours) - _SLACK
    return woken and (told_at is None or datetime.fromisoformat(told_at) + pause <= turn.now)


def _wake(turn: Turn) -> None:
    at = next_digest(turn.club, turn.now)
    key = f"digest:{turn.contact.id}:{at:%Y-%m-%dT%H:%M}"
    turn.tell(turn.contact.id, Kind.UPDATE, key, due_in=at - turn.now)


def _mine(turn: Turn) -> dict[str, Any]:
    """Who no longer runs a team hears nothing of it."""
    stored = turn.contact.profile.get(_STORE, {})
    manager = turn.manager
    run = {team.id for team in manager.teams} if manager else set()
    kept = {
        each: item
        for each, item in stored.get(_ITEMS, {}).items()
        if manager and (manager.is_admin or item["team_id"] in run)
    }
    if stored:
        stored[_ITEMS] = kept
    return kept


def _name(turn: Turn) -> str:
    return turn.manager.name.split()[0] if turn.manager else ""
