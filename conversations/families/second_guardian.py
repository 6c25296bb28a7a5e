"""The first guardian's side: who wants another one to join says whom, sees it shown back, and confirms."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.club.registration import State
from bot.model.asked import AskedSecondGuardian
from bot.model.events import Kind
from bot.model.facts import AskedGuardian
from bot.model.forms import missing
from bot.model.messages import Handle, HandleKind, Inbound, Option
from bot.model.people import Registration
from bot.model.profile import InvitedToday
from bot.model.turn import Turn
from conversations.form.asking import chosen, context_of, words
from conversations.form.forms import SECTIONS
from conversations.trust import proof
from conversations.understanding.readers import READERS
from conversations.understanding.second_guardian_words import Whom, asks_whether_two_can, whom, wishes_another
from conversations.words import guardian_texts as texts
from conversations.words import texts as talk_texts
from conversations.words.naming import name_of, phone

_SECTION = "second_guardian"
_MOST_MISSED = 1
_OVER = {State.DECLINED, State.WITHDRAWN}
_SAID_NO = {"refused", "wrong_number"}


def take_second_guardian(turn: Turn, letters: Sequence[Inbound]) -> bool:
    registration = turn.registration
    if registration is None or registration.state in _OVER or any(letter.media for letter in letters):
        return False
    text = "\n".join(chosen(turn, letter.text) for letter in letters)
    context = context_of(turn, None)
    if isinstance(turn.asked, AskedSecondGuardian) and turn.asked.registration_id == registration.id:
        return _go_on(turn, registration, turn.asked, text)
    if wishes_another(text, context, runs_teams=turn.manager is not None):
        _look(turn, registration, whom(text, context))
        return True
    if asks_whether_two_can(text):
        turn.say(texts.YES_TWO)
        turn.go_on(registration)
        return True
    return False


def _go_on(turn: Turn, registration: Registration, asked: AskedSecondGuardian, text: str) -> bool:
    """Anything that is no answer is asked about once, and then read as other words are."""
    before = Whom(asked.name, asked.phone)
    complete = before.name is not None and before.phone is not None
    context = context_of(turn, None)
    said = READERS["yes_no"].read(text, context)
    if said is False or (said is True and complete):
        turn.put(None)
        if said is True:
            _invite(turn, registration, before)
        else:
            turn.say(texts.DROPPED)
        turn.go_on(registration)
        return True
    read = whom(text, context)
    if read.phone or read.problem or (read.name and not complete):
        _look(turn, registration, Whom(read.name or before.name, read.phone or before.phone, read.problem))
        return True
    if asked.missed >= _MOST_MISSED:
        turn.put(None)
        return False
    _look(turn, registration, Whom(before.name, before.phone, talk_texts.NOT_UNDERSTOOD), missed=asked.missed + 1)
    return True


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
