"""Whether words that begin like a command are one: a manager may be a parent, too, who answers a question."""

import re

from bot.club.club import Role
from bot.model.turn import Turn
from conversations.form.asking import context_of
from conversations.managing import list_pages
from conversations.managing.access import may_do
from conversations.managing.closing_complaints import answers_for
from conversations.managing.places import find_place, without
from conversations.managing.targets import find_target, parted
from conversations.understanding.introductions import speaks_of_own_child
from conversations.understanding.readers import READERS
from conversations.understanding.readers.wording import level, words
from conversations.understanding.vocabulary import Said
from conversations.words.naming import name_of

_FREE = {"commands", "teams", "nudge_all", "unpaid", "add_manager", "remove_manager", "season_invite"}
_NAMES_ASKED = {"child", "guardian", "enquiry", "emergency"}
_MINE = re.compile(r"\b(?:me|us|my|our|mine)\b", re.IGNORECASE)
_LONG = 9  # words after a command's own


def is_meant(turn: Turn, said: Said) -> bool:
    if said.command in _FREE:
        return True
    if _is_own_child(turn, said.rest):
        return False
    return _MEANT[said.command](turn, said)


def _invite(turn: Turn, said: Said) -> bool:
    told = level(said.rest)
    if READERS["mobile"].find(told, context_of(turn, None)) or "\n" in said.rest:
        return True
    if said.sure:
        return len(words(told)) <= _LONG or bool(find_place(told, turn).spans)
    alone = turn.registration is None and turn.asked is None
    return alone and not speaks_of_own_child(told) and 0 < len(words(told)) <= _LONG


def _status(turn: Turn, said: Said) -> bool:
    target = find_target(turn, said.rest)
    if said.sure:
        return len(words(said.rest)) <= _LONG
    if _MINE.search(said.rest) and turn.registration is not None:
        return False
    return bool(target.children or target.place.spans) or (not target.named and turn.asked is None)


def _remind(turn: Turn, said: Said) -> bool:
    return not re.match(r"(?:me|us)\b", said.rest, re.IGNORECASE) and _names_somebody(turn, said)


def _cancel(turn: Turn, said: Said) -> bool:
    if said.sure:
        return _names_somebody(turn, said)
    return bool(find_target(turn, said.rest).children) and not _MINE.search(said.rest)


def _move(turn: Turn, said: Said) -> bool:
    who, where = parted(said.rest)
    if not where:
        where, who = said.rest, without(level(said.rest), find_place(level(said.rest), turn).spans)
    is_child, is_place = bool(find_target(turn, who).children), bool(find_place(level(where), turn).spans)
    if said.sure:
        return is_child or is_place or turn.asked is None
    return is_child and is_place and not _MINE.search(said.rest)


def _complaint(turn: Turn, _said: Said) -> bool:
    """Whoever answers for none has one of their own in mind."""
    is_secretary = turn.manager is not None and turn.manager.holds(Role.SECRETARY)
    return is_secretary or bool(answers_for(turn))


def _child(turn: Turn, said: Said) -> bool:
    """ "Money is tight" and "link doesn't work" are a parent's words: a child is named, or nobody by an official."""
    if find_target(turn, said.rest).children:
        return True
    is_official = turn.manager is not None and may_do(turn.manager, said.command)
    is_name = 0 < len(words(said.rest)) <= 3 and said.rest.istitle()
    return is_official and (not said.rest or is_name)


def _more(turn: Turn, _said: Said) -> bool:
    return list_pages.is_open(turn)


def _a_list(turn: Turn, said: Said) -> bool:
    """Of all, of a team or of a child; with a date behind it, it is an answer."""
    target = find_target(turn, said.rest)
    is_plain = not target.named and turn.asked is None
    return bool(target.place.spans or target.children) or (is_plain and not any(map(str.isdigit, said.rest)))


def _names_somebody(turn: Turn, said: Said) -> bool:
    """A child or a team of theirs; or what can only be a name, unless a name is what the parent's side has asked."""
    target = find_target(turn, said.rest)
    if target.children or target.place.spans or not target.named:
        return True
    asked = turn.asked_section
    return asked not in _NAMES_ASKED and not _MINE.search(said.rest) and len(words(said.rest)) <= 5


def _is_own_child(turn: Turn, rest: str) -> bool:
    """A child of their own in a team they do not run is the parent's business."""
    mine = {each.registration.id for each in turn.roster}
    spoken = set(words(rest))
    return any(each.id not in mine and words(name_of(each))[:1] and words(name_of(each))[0] in spoken
               for each in turn.registrations) and not find_target(turn, rest).children  # fmt: skip


_MEANT = {
    "invite": _invite,
    "status": _status,
    "remind": _remind,
    "cancel": _cancel,
    "allow": _cancel,
    "offer": _cancel,
    "lift": _cancel,
    "move": _move,
    "complaints": _complaint,
    "close_complaint": _complaint,
    "money": _child,
    "link": _child,
    "birthdays": _a_list,
    "photos": _a_list,
    "more": _more,
}
