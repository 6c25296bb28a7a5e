"""By which address and medium a message leaves, and in which words: asked when it is written and when it is sent."""

from dataclasses import dataclass
from datetime import datetime

from bot.model.messages import UNASKED, Content, HandleKind, Medium, Reason, Template, Text
from bot.model.numbers import may_be_written_to
from bot.model.people import KnownHandle, Reach, has_stopped

_CARRIED_BY = {
    Medium.WHATSAPP: {HandleKind.PHONE, HandleKind.WHATSAPP_ID},
    Medium.SMS: {HandleKind.PHONE},
    Medium.EMAIL: {HandleKind.EMAIL},
}


@dataclass(frozen=True)
class Route:
    known: KnownHandle
    medium: Medium
    content: Content

    def is_outside(self, now: datetime) -> bool:
        """Of the service window: the messaging service lets us reach so many people in a day."""
        return self.medium is Medium.WHATSAPP and not self.known.on(self.medium).window_open(now)


def route(
    handles: list[KnownHandle],
    content: Content,
    closed: Template | None,
    now: datetime,
    *,
    without: frozenset[Medium] = frozenset(),
    unasked: bool = False,
) -> Route | None:
    """None when they stopped what nobody asked for and it is such, or no address can carry the words.

    The talk goes on where they last wrote. WhatsApp outside its service window takes a template; without one, or when
    the person is not reachable there or stopped it, the message goes by SMS.
    """
    if (unasked or _is_unasked(content)) and has_stopped(handles):
        return None
    for way in _ways(handles):
        if way.medium in without or _is_stopped(way.reach, content) or _is_unreachable(way.reach, now):
            continue
        words = _words(way, content, closed, now)
        if words is not None:
            return Route(way.known, way.medium, words)
    return None


def objection(medium: Medium, content: Content, known: KnownHandle, now: datetime) -> Reason | None:
    """Why a message written earlier may not be sent as it is now."""
    reach = known.on(medium)
    if _is_stopped(reach, content) or (_is_unasked(content) and has_stopped([known])):
        return Reason.OPTED_OUT
    if _is_unreachable(reach, now):
        return Reason.UNREACHABLE_HERE
    if medium is Medium.WHATSAPP and isinstance(content, Text) and not reach.window_open(now):
        return Reason.WINDOW_CLOSED
    return None


@dataclass(frozen=True)
class _Way:
    known: KnownHandle
    medium: Medium
    reach: Reach


def _ways(handles: list[KnownHandle]) -> list[_Way]:
    """Every address on every medium, the one they wrote from last first, WhatsApp before SMS among the rest."""
    ways = [
        _Way(known, medium, known.on(medium))
        for medium in (Medium.WHATSAPP, Medium.SMS)
        for known in handles
        if known.handle.kind in _CARRIED_BY[medium] and may_be_written_to(known.handle, medium)
    ]
    return sorted(ways, key=lambda way: -(way.reach.last_inbound_at.timestamp() if way.reach.last_inbound_at else 0))


def _is_stopped(reach: Reach, content: Content) -> bool:
    return reach.opted_out_at is not None and not (isinstance(content, Text) and content.parting)


def _is_unasked(content: Content) -> bool:
    return isinstance(content, Template) and content.name in UNASKED


def _is_unreachable(reach: Reach, now: datetime) -> bool:
    return reach.unreachable_until is not None and now < reach.unreachable_until


def _words(way: _Way, content: Content, closed: Template | None, now: datetime) -> Content | None:
    if way.medium is not Medium.WHATSAPP or isinstance(content, Template) or way.reach.window_open(now):
        return content
    return closed
