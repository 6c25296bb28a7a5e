"""The first guardian's side: who wants another one to join says whom, sees it shown back, and confirms."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.model.asked import AskedSecondGuardian
from bot.model.events import Kind
from bot.model.facts import AskedGuardian
from bot.model.forms import missing
from bot.model.messages import Handle, HandleKind, Option
from bot.model.people import Registration
from bot.model.profile import InvitedToday
from bot.model.turn import Turn
from conversations.form.asking import context_of, words
from conversations.form.forms import SECTIONS
from conversations.trust import proof
from conversations.understanding.second_guardian_words import Whom
from conversations.words import guardian_texts as texts
from conversations.words import texts as talk_texts
from conversations.words.naming import name_of, phone

_SECTION = "second_guardian"
_SAID_NO = {"refused", "wrong_number"}


def reply(turn: Turn, *, yes: bool | None) -> None:
    """To whether that person may be asked; other words are asked about once."""
    registration, asked = turn.registration, turn.asked
    if registration is None or not isinstance(asked, AskedSecondGuardian):
        return
    other = Whom(asked.name, asked.phone)
    if yes is None:
        _look(turn, registration, replace(other, problem=talk_texts.NOT_UNDERSTOOD), missed=asked.missed + 1)
        return
    turn.put(None)
    if yes:
        _invite(turn, registration, other)
    else:
        turn.say(texts.DROPPED)
    turn.go_on(registration)


def add(turn: Turn, other: Whom) -> None:
    if turn.registration is not None:
        _look(turn, turn.registration, other)


def tell_of_two(turn: Turn) -> None:
    turn.say(texts.YES_TWO)
    if turn.registration is not None:
        turn.go_on(turn.registration)


def _look(turn: Turn, registration: Registration, other: Whom, *, missed: int = 0) -> None:
    """Shows it back, asks for what is missing, or says why not."""
    refusal = _refusal(turn, registration, other)
    if refusal is not None:
        turn.put(None)
        turn.say(refusal)
        turn.go_on(registration)
        return
    if other.phone and turn.contact.has(Handle(kind=HandleKind.PHONE, value=other.phone)):
        other = Whom(other.name, None, texts.OWN_NUMBER)
    complete = other.name is not None and other.phone is not None
    if complete and proof.is_needed(turn):
        _ask_by_sms(turn, registration, other)
        return
    asked_now = AskedSecondGuardian(
        medium=turn.medium,
        registration_id=registration.id,
        name=other.name,
        phone=other.phone,
        missed=missed,
        options=talk_texts.YES_NO if complete else (),
    )
    turn.put(asked_now)
    options = [Option(id=f"{_SECTION}.None:{title}", title=title) for title in talk_texts.YES_NO if complete]
    number = phone(other.phone) if other.phone else ""
    asked = _question(other).format(child=name_of(registration), name=other.name, phone=number)
    turn.say(f"{other.problem} {asked}".strip(), *options)


def _ask_by_sms(turn: Turn, registration: Registration, other: Whom) -> None:
    if isinstance(turn.asked, AskedSecondGuardian):
        turn.put(None)
    wish: dict[str, Any] = {"registration_id": registration.id, "name": other.name, "phone": other.phone}
    number = phone(str(other.phone))
    text = texts.ASK.format(child=name_of(registration), name=other.name, phone=number)
    proof.ask(turn, _SECTION, text, **wish)


def invited_by_code(turn: Turn, registration: Registration, wish: Mapping[str, Any]) -> None:
    other = Whom(wish["name"], wish["phone"])
    refusal = _refusal(turn, registration, other)
    if refusal is not None:
        turn.say(refusal)
    else:
        _invite(turn, registration, other)
    turn.go_on(registration)


def _question(other: Whom) -> str:
    if other.name is None:
        return texts.WHO if other.phone is None else texts.NAME
    return texts.NUMBER if other.phone is None else texts.ASK


def _refusal(turn: Turn, registration: Registration, other: Whom) -> str | None:
    values = words(turn, registration)
    asked = registration.facts.asked_guardians.get(other.phone or "")
    if asked is not None and asked.said != "unreachable":
        said = texts.REFUSED_ALREADY if asked.said in _SAID_NO else texts.ASKED_ALREADY
        return said.format(**values | {"name": asked.name})
    if missing(SECTIONS["guardian"], registration.answers.get("guardian", {}), context_of(turn, registration)):
        return texts.FIRST_YOURSELF
    if _invited_today(turn) >= turn.club.caps.invitations_a_day:
        return texts.TOO_MANY_TODAY
    most = turn.club.guardians_per_child
    waiting = sum(1 for each in registration.facts.asked_guardians.values() if each.said is None)
    if max(len(registration.child.guardians), 1) + waiting >= most:
        return texts.TOO_MANY.format(**values, most=most)
    return None


def _invite(turn: Turn, registration: Registration, other: Whom) -> None:
    """In their lane; a number that could not be reached may be tried again."""
    turn.contact.profile.invited_today = InvitedToday(day=turn.today, times=_invited_today(turn) + 1)
    number = str(other.phone)
    asked = registration.facts.asked_guardians
    times = asked[number].times + 1 if number in asked else 1
    asked[number] = AskedGuardian(name=other.name, times=times)
    place = list(asked).index(number)
    turn.tell(
        Handle(kind=HandleKind.PHONE, value=number),
        Kind.JOIN,
        f"join:{registration.id}:{place}:{times}",
        child_id=registration.child.id,
        registration_id=registration.id,
        child=name_of(registration),
        asker_id=turn.contact.id,
        asker=turn.contact.first_name,
        name=other.name,
        number=number,
    )
    turn.say(texts.ASKED.format(name=other.name))


def _invited_today(turn: Turn) -> int:
    counted = turn.contact.profile.invited_today
    return counted.times if counted and counted.day == turn.today else 0
