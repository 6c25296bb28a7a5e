"""A child who was with us before: shown for a check to the guardian we know, asked about of everybody else.

Known is who writes from a handle that answered for that child. A number may have changed hands: after a long silence
the child's initials and date of birth are asked first, and nothing is shown to who cannot tell them.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from bot.club.registration import State
from bot.model.messages import Inbound
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations.form import sharing
from conversations.form.asking import context_of, words
from conversations.form.family import ANSWERED_FROM, handles_of
from conversations.form.journey import JOURNEY
from conversations.understanding.readers import READERS
from conversations.understanding.readers.wording import level
from conversations.words import texts
from conversations.words.naming import same_name

SILENCE = timedelta(days=60)
ATTEMPTS = 3
IDENTITY = "identity"  # the question's name; in the contact's profile the attempts, by child
_HEARD = "heard"  # in the contact's profile: by handle the last day, and whether it came after a long silence
_RECALLED = "recalled"
Learn = Callable[[Turn, Registration, str, Mapping[str, Any]], object]
_KEPT = JOURNEY[State.INFO_COLLECTION].sections


def note_handles(turn: Turn) -> None:
    """By days: more exactly it need not be known. Once silent for long, a handle has to prove itself."""
    heard: dict[str, Any] = turn.contact.profile.setdefault(_HEARD, {})
    for handle in handles_of(turn):
        before = heard.get(handle, {})
        silent = "day" in before and date.fromisoformat(before["day"]) + SILENCE < turn.today
        heard[handle] = {"day": turn.today.isoformat(), "silent": silent or before.get("silent", False)}


def recall(turn: Turn, registration: Registration, learn: Learn) -> bool:
    """Takes over what was known, or asks who is writing: True when there is nothing else to ask now."""
    if registration.state is not State.INFO_COLLECTION or _RECALLED in registration.facts:
        return False
    earlier = _earlier(turn, registration)
    handles = handles_of(turn)
    if earlier is None or not handles or not set(handles) <= set(earlier.facts.get(ANSWERED_FROM, ())):
        return False
    heard = turn.contact.profile.get(_HEARD, {})
    if not any(heard.get(handle, {}).get("silent", True) for handle in handles):
        _take_over(turn, registration, earlier, learn)
        return registration.state is not State.INFO_COLLECTION  # too old meanwhile
    if _attempts(turn, earlier) < ATTEMPTS:
        _ask(turn, registration, texts.IDENTITY)
        return True
    return False


def take_identity(turn: Turn, letters: Sequence[Inbound]) -> Registration | None:
    """The registration to go on with, when these letters were the answer. Never says what of it was wrong."""
    registration = turn.registration
    question = turn.conversation.question or {}
    earlier = _earlier(turn, registration) if registration and question.get("section") == IDENTITY else None
    if registration is None or earlier is None:
        return None
    text = "\n".join(letter.text for letter in letters)
    turn.conversation.question = None
    if _proves(turn, earlier, text):
        for handle in handles_of(turn):
            turn.contact.profile[_HEARD][handle]["silent"] = False
        return registration
    attempts = turn.contact.profile.setdefault(IDENTITY, {})
    attempts[earlier.child.id] = _attempts(turn, earlier) + 1
    turn.say(texts.IDENTITY_WRONG if attempts[earlier.child.id] < ATTEMPTS else texts.IDENTITY_FAILED)
    return registration


def _ask(turn: Turn, registration: Registration, question: str) -> None:
    turn.conversation.question = {"section": IDENTITY, "field": None, "registration_id": registration.id}
    turn.say(question.format(**words(turn, registration)))


def _attempts(turn: Turn, earlier: Registration) -> int:
    """Of this contact for that child: starting again gives no new ones."""
    return int(turn.contact.profile.get(IDENTITY, {}).get(earlier.child.id, 0))


def _earlier(turn: Turn, registration: Registration) -> Registration | None:
    """The newest of an earlier season that was answered by this guardian."""
    return next(
        (
            each
            for each in reversed(turn.registrations)
            if each.season != registration.season
            and not sharing.is_theirs(turn, each, "guardian")
            and "consent" in each.answers.get("guardian", {})
            and "born" in each.answers.get("child", {})
            and same_name(each.child.profile.get("name", ""), registration.child.profile.get("name", ""))
        ),
        None,
    )


def _take_over(turn: Turn, registration: Registration, earlier: Registration, learn: Learn) -> None:
    for section in _KEPT:
        if sharing.mine(turn, earlier, section) and section not in registration.answers:
            sharing.give(turn, registration, section)
            registration.answers[section] = dict(earlier.answers[section])
    found = {name: each for name, each in earlier.facts.get("lookups", {}).items() if name in registration.answers}
    if found:
        registration.facts.setdefault("lookups", found)
    registration.facts[_RECALLED] = earlier.season
    turn.say(texts.STILL_CORRECT.format(**words(turn, registration)))
    learn(turn, registration, "child", earlier.answers["child"])


def _proves(turn: Turn, earlier: Registration, text: str) -> bool:
    found = READERS["birthday"].find(text, context_of(turn, None))
    born = date.fromisoformat(earlier.answers["child"]["born"])
    if [item.value for item in found] != [born]:
        return False
    rest = level(text)[: found[0].start] + " " + level(text)[found[0].end :]
    return bool(_initials(earlier.answers["child"]["name"]) & set(_written(rest)))


def _initials(name: str) -> set[str]:
    first = [part[0].upper() for part in re.split(r"[\s-]+", name) if part]
    return {"".join(first), first[0] + first[-1]}


def _written(text: str) -> list[str]:
    """ "SJ", "S.J.", "s j", or the name itself."""
    letters = re.findall(r"[^\W\d_]+", text)
    together = "".join(letter for letter in letters if len(letter) == 1).upper()
    named = ["".join(word[0] for word in pair).upper() for pair in pairwise(letters)]
    return [together, *(word.upper() for word in letters), *named]
