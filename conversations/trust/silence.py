"""A number may have changed hands: after a long silence it proves itself before anything that is stored is shown,
changed or filled in. Asked are the child's initials and date of birth; nobody is told which of them was wrong.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from bot.model.asked import AskedWho
from bot.model.messages import Inbound
from bot.model.people import Contact, Registration
from bot.model.profile import Heard
from bot.model.turn import Turn
from conversations.form.asking import context_of, words
from conversations.form.family import handles_of
from conversations.understanding.readers import READERS
from conversations.understanding.readers.wording import level
from conversations.words import texts, trust_texts

SILENCE = timedelta(days=60)
ATTEMPTS = 3
_OF_NOBODY = {"wish", "past"}  # sections that tell nothing of a person
_SHOW_WHAT_IS_STORED = {"review", "address_check", "child_address_check"}


def note_handles(turn: Turn) -> None:
    """By days: more exactly it need not be known. Once silent for long, a handle has to prove itself."""
    heard = turn.contact.profile.heard
    for handle in handles_of(turn):
        before = heard.get(handle, Heard(day=turn.today))
        if _is_long_ago(before.day, turn.today):
            closed = tuple(each.id for each in turn.registrations if each.answers)
            heard[handle] = Heard(day=turn.today, silent=True, closed=closed)
        else:
            heard[handle] = before.model_copy(update={"day": turn.today})


def is_proven(turn: Turn) -> bool:
    """Who writes was heard of lately, or has proved to be who we know."""
    heard = turn.contact.profile.heard
    return any(handle in heard and not heard[handle].silent for handle in handles_of(turn))


def may_show(turn: Turn, registration: Registration, section: str | None) -> bool:
    """Whether that may be asked now. By itself the club goes on as far as nothing stored is shown."""
    shows = bool(handles_of(turn)) or section in _SHOW_WHAT_IS_STORED
    return not (shows and _is_closed(turn, registration))


def is_silent(contact: Contact, today: date) -> bool:
    """The number they last wrote from is silent for long, or was and has not proved itself."""
    newest = max(contact.profile.heard.values(), key=lambda each: each.day, default=None)
    return newest is not None and (newest.silent or _is_long_ago(newest.day, today))


def hold(turn: Turn, letters: Sequence[Inbound]) -> bool:
    """Nothing is read of them but the proof, while what they are about is closed."""
    registration = turn.registration
    if registration is None or not _is_closed(turn, registration):
        return False
    if not isinstance(turn.asked, AskedWho):
        ask_who_writes(turn, registration)
        return True
    turn.put(None)
    if prove(turn, registration, letters):
        turn.go_on(registration)
    elif may_try(turn, registration):
        turn.say(texts.IDENTITY_WRONG)
        ask(turn, registration)
    else:
        turn.notice(f"identity:{registration.id}:{turn.today}", "identity_failed", registration_id=registration.id)
        turn.say(trust_texts.VOLUNTEER_TOLD)
    return True


def ask_who_writes(turn: Turn, registration: Registration) -> None:
    if not _can_be_proved(registration):
        _set_aside(turn, registration)
    elif may_try(turn, registration):
        ask(turn, registration)
    else:
        turn.say(trust_texts.VOLUNTEER_LOOKS)


def ask(turn: Turn, registration: Registration) -> None:
    turn.put(AskedWho(registration_id=registration.id))
    turn.say(texts.IDENTITY.format(**words(turn, registration)))


def may_try(turn: Turn, known: Registration) -> bool:
    """Of this contact for that child: starting again gives no new attempts."""
    return _attempts(turn, known) < ATTEMPTS


def prove(turn: Turn, known: Registration, letters: Sequence[Inbound]) -> bool:
    if _proves(turn, known, "\n".join(letter.text for letter in letters)):
        for handle in handles_of(turn):
            turn.contact.profile.heard[handle] = Heard(day=turn.contact.profile.heard[handle].day)
        return True
    turn.contact.profile.identity[known.child.id] = _attempts(turn, known) + 1
    return False


def _attempts(turn: Turn, known: Registration) -> int:
    return turn.contact.profile.identity.get(known.child.id, 0)


def _is_closed(turn: Turn, registration: Registration) -> bool:
    heard = turn.contact.profile.heard
    handles = handles_of(turn)
    if not handles and all(_is_long_ago(each.day, turn.today) for each in heard.values()):
        return bool(heard)
    return any(registration.id in heard[handle].closed for handle in handles or heard if handle in heard)


def _is_long_ago(day: date, today: date) -> bool:
    return day + SILENCE < today


def _can_be_proved(registration: Registration) -> bool:
    return {"name", "born"} <= set(registration.answers.get("child", {}))


def _set_aside(turn: Turn, registration: Registration) -> None:
    """The child's birthday was never told: what else was is kept, and asked again."""
    registration.facts.set_aside.append(registration.answers)
    registration.answers = {name: told for name, told in registration.answers.items() if name in _OF_NOBODY}
    for handle in handles_of(turn):
        heard = turn.contact.profile.heard[handle]
        closed = tuple(each for each in heard.closed if each != registration.id)
        turn.contact.profile.heard[handle] = heard.model_copy(update={"closed": closed})
    turn.say(texts.IDENTITY_FAILED)
    turn.go_on(registration)


def _proves(turn: Turn, known: Registration, text: str) -> bool:
    found = READERS["birthday"].find(text, context_of(turn, None))
    born = date.fromisoformat(known.answers["child"]["born"])
    if [item.value for item in found] != [born]:
        return False
    rest = level(text)[: found[0].start] + " " + level(text)[found[0].end :]
    return bool(_initials(known.answers["child"]["name"]) & set(_written(rest)))


def _initials(name: str) -> set[str]:
    first = [part[0].upper() for part in re.split(r"[\s-]+", name) if part]
    return {"".join(first), first[0] + first[-1]}


def _written(text: str) -> list[str]:
    """ "SJ", "S.J.", "s j", or the name itself."""
    letters = re.findall(r"[^\W\d_]+", text)
    together = "".join(letter for letter in letters if len(letter) == 1).upper()
    named = ["".join(word[0] for word in pair).upper() for pair in pairwise(letters)]
    return [together, *(word.upper() for word in letters), *named]
