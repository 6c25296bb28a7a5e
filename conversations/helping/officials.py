"""The lane of who is told of harm: the alarm as they read it, and what they answer to it."""

import re
from collections.abc import Sequence

from bot.club.club import Role
from bot.engine.routing import route
from bot.model.events import Event, Kind
from bot.model.matters import Matter
from bot.model.messages import Inbound, Medium, Option, Text
from bot.model.turn import Say, Turn
from conversations.helping.telling import handle_of, persons, tell
from conversations.trust import proof
from conversations.understanding.matter_words import Answered, Verb, answered
from conversations.words import alarm_texts as texts
from conversations.words.naming import people, phone

_OPEN_MATTERS = re.compile(r"\W*(?:open )?matters\W*", re.IGNORECASE)
_STATUS = re.compile(r"\W*status\W*", re.IGNORECASE)
_HELP = re.compile(r"\W*(?:help|commands)\W*", re.IGNORECASE)
_WITH_THE_WORDS = {Role.WELFARE_OFFICER, Role.DEPUTY_WELFARE_OFFICER}


def alarmed(turn: Turn, event: Event) -> None:
    """In the lane of who is to know. Whoever turns out to be involved is passed over for the next."""
    matter = turn.matters.of(event.payload["contact_id"])
    if matter is None or turn.contact.id == matter.contact_id:
        return
    if _is_involved(turn, matter):
        tell(turn, matter.report, matter.contact_id, event.payload.get("place", 0) + 1, key=event.key)
        return
    text = _alarm(turn, matter, event)
    turn.says.append(Say(Text(text=text), only_by=Medium.SMS, exempt=True, failure_to=matter.contact_id))
    if _has_window(turn):
        options = tuple(Option(id=f"matter:{verb} {matter.id}", title=verb.upper()) for verb in (Verb.GOT, Verb.SAFE))
        turn.says.append(Say(Text(text=text, options=options), only_by=Medium.WHATSAPP, exempt=True))


def take_answers(turn: Turn, letters: Sequence[Inbound]) -> list[Inbound]:
    """What officials answer to an alarm, done; the rest is given back."""
    mine = [each for each in turn.matters.open if _is_told(turn, each)]
    letters = [letter for letter in letters if not _take_question(turn, letter, mine)]
    return [letter for letter in letters if not (mine and _take_answer(turn, letter, mine))]


def _take_question(turn: Turn, letter: Inbound, mine: Sequence[Matter]) -> bool:
    """What is open, and what can be written: for the officer and the deputy alone.

    Who runs teams or registers a child means those by STATUS and HELP, and asks by MATTERS.
    """
    if letter.button is not None or not _is_officer(turn):
        return False
    is_nothing_else = turn.manager is None and turn.registration is None
    if _OPEN_MATTERS.fullmatch(letter.text) or (is_nothing_else and _STATUS.fullmatch(letter.text)):
        lines = [_line(turn, each) for each in mine]
        turn.say("\n".join([texts.OPEN_MATTERS, *lines]) if lines else texts.NO_MATTERS, exempt=True)
        turn.record("matters", "shown", matters=[each.id for each in mine])
        return True
    if is_nothing_else and _HELP.fullmatch(letter.text):
        turn.say(texts.HELP_OFFICER, exempt=True)
        turn.record("help", "shown")
        return True
    return False


def _line(turn: Turn, matter: Matter) -> str:
    """Not the words: those were told, and a list of them would lie about in a chat."""
    raised = matter.raised_at.astimezone(turn.club.zone) if matter.raised_at else None
    since = f"{raised.day} {raised:%b %H:%M}" if raised else "?"
    has = texts.HAS_YOU if matter.confirmed_by == turn.contact.id else texts.HAS_SOMEBODY
    return texts.MATTER.format(
        id=matter.id,
        writer=matter.report.writer,
        about=matter.report.about,
        since=since,
        who=has if matter.confirmed_by else texts.HAS_NOBODY,
    )


def _is_officer(turn: Turn) -> bool:
    phones = {person.phone for role in _WITH_THE_WORDS for person in turn.club.those(role)}
    return any(known.handle.value in phones for known in turn.contact.handles)


def _take_answer(turn: Turn, letter: Inbound, mine: Sequence[Matter]) -> bool:
    said = answered((letter.button or "").removeprefix("matter:") or letter.text)
    if said is None:
        return False
    matter = _meant(turn, letter, said, mine)
    if matter is not None:
        _DO[said.verb](turn, matter)
    return True


def _meant(turn: Turn, letter: Inbound, said: Answered, mine: Sequence[Matter]) -> Matter | None:
    """By SMS, which anybody may send, only by its digits; on WhatsApp by its number, or where there is only one."""
    if letter.medium is Medium.SMS:
        found = [each for each in mine if said.proves(each)] if proof.may_try(turn) else []
        if not found:
            proof.count_wrong(turn)
            turn.say(texts.WRONG_DIGITS, exempt=True)
        return found[0] if found else None
    named = [each for each in mine if said.names(each)] if said.numbers else list(mine)
    if len(named) != 1:
        turn.say(texts.WHICH.format(verb=said.verb.upper(), id=mine[-1].id), exempt=True)
    return named[0] if len(named) == 1 else None


def _got(turn: Turn, matter: Matter) -> None:
    turn.matters.confirmed.append(matter.id)
    turn.say(texts.YOURS.format(id=matter.id, code=matter.code), exempt=True)


def _safe(turn: Turn, matter: Matter) -> None:
    turn.matters.freed.append(matter.id)
    turn.tell(matter.contact_id, Kind.FREED, f"freed:{matter.id}")
    turn.say(texts.IS_FREE.format(id=matter.id), exempt=True)


def _tell_perhaps(turn: Turn, matter: Matter) -> None:
    for person in persons(turn.club, matter.report.perhaps):
        key = f"perhaps:{matter.id}:{person.phone}"
        turn.tell(handle_of(person.phone), Kind.ALARM, key, contact_id=matter.contact_id)
        turn.say(texts.TOLD.format(name=person.name, id=matter.id), exempt=True)


_DO = {Verb.GOT: _got, Verb.SAFE: _safe, Verb.TELL: _tell_perhaps}


def _alarm(turn: Turn, matter: Matter, event: Event) -> str:
    """The words go to the officer and the deputy; to others only where none of these stands in the order."""
    report = matter.report
    values = {
        "head": texts.HEAD,
        "id": matter.id,
        "code": matter.code,
        "writer": report.writer,
        "number": phone(report.number) if report.number.startswith("+") else report.number,
        "about": report.about,
        "words": event.payload.get("more", report.words),
    }
    if "more" in event.payload:
        return texts.MORE.format(**values)
    readers = [each for each in persons(turn.club, report.order) if each.roles & _WITH_THE_WORDS]
    mine = {known.handle.value for known in turn.contact.handles}
    if readers and not mine & {each.phone for each in readers} and not mine & set(report.perhaps):
        return texts.WAITING.format(**values, people=people(readers))
    hints = [
        texts.PERHAPS.format(**values, first=person.name.split()[0], name=person.name)
        for person in persons(turn.club, report.perhaps)
        if person.phone not in mine
    ]
    return " ".join([texts.ALARM.format(**values, answers=texts.ANSWERS.format(**values)), *hints])


def _is_told(turn: Turn, matter: Matter) -> bool:
    phones = {*matter.report.order, *matter.report.perhaps}
    return any(known.handle.value in phones for known in turn.contact.handles) and not _is_involved(turn, matter)


def _is_involved(turn: Turn, matter: Matter) -> bool:
    """A guardian of the child; who runs the team is known by the club file when the matter is raised."""
    return any(matter.concerns(each.child.id) for each in turn.registrations) or turn.is_hidden


def _has_window(turn: Turn) -> bool:
    others = frozenset(Medium) - {Medium.WHATSAPP}
    return route(turn.contact.handles, Text(text=""), None, turn.now, without=others) is not None
