"""A volunteer takes over: the bot is silent, and both sides' words are relayed and kept."""

import re
from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import Any

from bot.club.club import Role
from bot.club.digests import next_digest
from bot.model.asked import WithPerson
from bot.model.events import Event, Kind
from bot.model.messages import Handle, HandleKind, Inbound, Medium
from bot.model.profile import GivenTo, HandedTalk
from bot.model.turn import Addressee, ManagersOf, Turn
from conversations.form.asking import words
from conversations.trust import proof
from conversations.words import texts, trust_texts
from conversations.words.naming import name_of

_ANSWER = re.compile(r"#?([0-9]{4})[\s:,.-]+(\S.*)", re.DOTALL)
_REMEMBERED = timedelta(days=2)  # so long an ended talk is told from one there never was
_WANTS = re.compile(
    r"\b(?:(?:a|an|the|any|real|proper|actual) (?:person|human(?: being)?|volunteer)(?! (?:is|was|there|at)\b)"
    r"|(?:some|any) ?(?:one|body) (?:(?:up |out |over )?there |else |please |who (?:can|could) |could |to )*"
    r"(?:ring|call|phone|contact|help|speak|talk|explain|sort|give me)"
    r"|(?:ring|call|phone|contact) (?:me|us)"
    r"(?= ?(?:$|[.,!?\n]|back|please|pls|about|when|tomorrow|tonight|on|later|asap|if))"
    r"|(?:speak|talk|chat|complain) (?:to|with) (?!(?:my|his|her|their|the) (?:husband|wife|partner|dad|mum|ex))"
    r"|complain\w*|(?:manager|coach|secretary)(?:'s)? (?:number|to)"
    r"|(?:a|this|the|stupid) (?:ro)?bots?|machine|computer|upset|angry|furious|disgusted|fed up|had enough|too much"
    r"|getting nowhere|frustrat\w*|useless|ridiculous|a joke)\b",
    re.IGNORECASE,
)
_DONE = {"done", "back", "bot", "end"}
_ANSWERABLE = (Role.SECRETARY, Role.ADMIN, Role.MANAGER)


def wants_a_person(text: str) -> bool:
    """In so many words, or in those of somebody who has had enough."""
    return _WANTS.search(text.replace("\u2019", "'")) is not None


def hand_over(turn: Turn, letters: Sequence[Inbound]) -> None:
    """To the team's manager. They hear when to expect an answer: by night nobody is woken for it."""
    hour = f"{turn.club.quiet_hours.until:%-H}"
    turn.say(texts.HANDED_OVER_BY_NIGHT.format(hour=hour) if turn.club.is_quiet(turn.now) else texts.HANDED_OVER)
    give_to(turn, Role.MANAGER, letters)


def give_to(turn: Turn, role: Role, letters: Sequence[Inbound]) -> None:
    """From now on only that volunteer reads what the person writes."""
    turn.conversation.handed_over_until = turn.now + timedelta(hours=turn.club.hand_over_hours)
    turn.put(WithPerson(section="handed_over"))
    turn.contact.profile.given_to = GivenTo(role=role)
    relay(turn, letters)


def relay_if_handed_over(turn: Turn, letters: Sequence[Inbound]) -> bool:
    until = turn.conversation.handed_over_until
    if until is None or turn.now >= until:
        return False
    relay(turn, letters)
    return True


def relay(turn: Turn, letters: Sequence[Inbound]) -> None:
    """To whom the talk was given; where the club has nobody for that, to the next who answers for it."""
    to = _volunteer(turn)
    for letter in letters:
        if to is None:
            turn.notice(f"hand-over:{letter.key}", "hand_over_wanted")
        else:
            turn.tell(
                to,
                Kind.RELAY,
                f"relay:{letter.key}",
                due_in=_until_morning(turn),
                contact_id=turn.contact.id,
                name=turn.contact.profile.name,
                about=_about(turn),
                text=letter.text,
                until=_until(turn),
            )


def _volunteer(turn: Turn) -> Addressee | None:
    """What a manager can answer goes to those of the child's team, unless it is about a child of their own."""
    role = _given_to(turn)
    first = (role, *_ANSWERABLE) if role is not Role.MANAGER else _ANSWERABLE
    person = next((person for each in first for person in turn.club.those(each)), None)
    handle = Handle(kind=HandleKind.PHONE, value=person.phone) if person else None
    registration = turn.registration
    if role is Role.MANAGER and registration and registration.team:
        return ManagersOf(registration.team, but=turn.contact.id, otherwise=handle)
    return handle


def _given_to(turn: Turn) -> Role:
    given = turn.contact.profile.given_to
    return given.role if given else Role.SECRETARY


def _until_morning(turn: Turn) -> timedelta:
    """Only a child in danger is a reason to wake anybody; who has answered is awake."""
    given = turn.contact.profile.given_to
    if (given and given.answered) or _given_to(turn) is Role.WELFARE_OFFICER or not turn.club.is_quiet(turn.now):
        return timedelta()
    return next_digest(turn.club, turn.now) - turn.now


def _about(turn: Turn) -> str:
    """Which child of which team: what a manager knows anyway."""
    registration = turn.registration
    if registration is None:
        return ""
    team = f", {registration.team.full_name}" if registration.team else ""
    return f" ({name_of(registration)}{team})"


def relayed_to_volunteer(turn: Turn, event: Event) -> None:
    """Its number is drawn: who has not read it on the volunteer's own phone cannot answer for the club."""
    if "unheard" in event.payload:
        turn.say(texts.UNHEARD.format(name=event.payload["unheard"]), exempt=True)
        return
    if "ended" in event.payload:
        turn.say(texts.TALK_ENDED.format(number=event.payload["ended"]))
        return
    talk = HandedTalk.model_validate(event.payload)
    talks = {number: each for number, each in turn.contact.profile.handed_to_me.items() if _is_remembered(turn, each)}
    number = next((number for number, each in talks.items() if each == talk), None) or _new_number(talks)
    turn.contact.profile.handed_to_me = talks | {number: talk}
    name = f"{event.payload['name'] or texts.SOMEBODY}{event.payload.get('about', '')}"
    turn.say(texts.RELAY.format(number=number, name=name, text=event.payload["text"]), exempt=True)


def tell_unheard(turn: Turn, event: Event) -> None:
    """What was said in the talk has not reached the person; the volunteer is told, by day."""
    to = _volunteer(turn)
    name = f"{turn.contact.profile.name or texts.SOMEBODY}{_about(turn)}"
    if to is None:
        turn.notice(f"unheard:{event.key}", "hand_over_wanted")
    else:
        turn.tell(to, Kind.RELAY, f"unheard:{event.key}", due_in=_until_morning(turn), unheard=name)


def volunteer_answers(turn: Turn, letters: Sequence[Inbound]) -> bool:
    """ "4821 Hello Kate" goes to that talk, "4821 DONE" gives it back to the bot. False when it is no such thing."""
    taken = [_answers(turn, letter) for letter in letters]
    return any(taken)


def _answers(turn: Turn, letter: Inbound) -> bool:
    match = _ANSWER.fullmatch(letter.text.strip())
    if match is None or not turn.contact.profile.handed_to_me or not _is_staff(turn):
        return False
    number, words_said = match.groups()
    talk = _talk_of(turn, number)
    if letter.medium is not Medium.WHATSAPP and not _may_be_theirs(turn, known=talk is not None):
        return True
    if talk is None:
        return False
    if _is_over(turn, talk):
        turn.say(texts.TALK_ENDED.format(number=number))
        return True
    is_done = words_said.strip(" .!").lower() in _DONE
    kind, said = (Kind.HAND_BACK, "hand-back") if is_done else (Kind.RELAYED, "relayed")
    answer: dict[str, Any] = {
        "text": words_said,
        "until": talk.until.isoformat(),
        "by": turn.contact.id,
        "number": number,
    }
    turn.tell(talk.contact_id, kind, f"{said}:{letter.key}", **answer)
    if is_done:
        turn.say(texts.GIVEN_BACK.format(number=number))
    return True


def _may_be_theirs(turn: Turn, *, known: bool) -> bool:
    """An SMS can be forged: who guesses numbers is stopped as who guesses other digits."""
    if known and proof.may_try(turn):
        return True
    proof.count_wrong(turn)
    turn.say(texts.NO_SUCH_TALK if proof.may_try(turn) else trust_texts.NO_MORE_BY_SMS)
    return False


def is_for_a_talk(turn: Turn, letter: Inbound) -> bool:
    match = _ANSWER.fullmatch(letter.text.strip())
    return match is not None and _talk_of(turn, match[1]) is not None


def relayed_from_volunteer(turn: Turn, event: Event) -> None:
    if _has_ended(turn, event):
        return
    if turn.contact.profile.given_to:
        turn.contact.profile.given_to = turn.contact.profile.given_to.model_copy(update={"answered": True})
    turn.say(texts.FROM_VOLUNTEER.format(text=event.payload["text"], **words(turn, None)), exempt=True)


def handed_back(turn: Turn, event: Event) -> None:
    if _has_ended(turn, event):
        return
    turn.conversation.handed_over_until = None
    turn.put(None)
    turn.say(texts.HANDED_BACK)
    if turn.registration is not None:
        turn.go_on(turn.registration)


def _has_ended(turn: Turn, event: Event) -> bool:
    """Given back or over meanwhile: then nothing more is said in the club's name, and the volunteer hears it."""
    if event.payload["until"] == _until(turn):
        return False
    turn.tell(event.payload["by"], Kind.RELAY, f"ended:{event.key}", ended=event.payload["number"])
    return True


def _until(turn: Turn) -> str:
    """By when it ends a talk is told from an earlier one with the same person."""
    until = turn.conversation.handed_over_until
    return until.isoformat() if until is not None and turn.now < until else ""


def _talk_of(turn: Turn, number: str) -> HandedTalk | None:
    return next((talk for each, talk in turn.contact.profile.handed_to_me.items() if proof.is_code(number, each)), None)


def _is_over(turn: Turn, talk: HandedTalk) -> bool:
    return turn.now >= talk.until


def _is_remembered(turn: Turn, talk: HandedTalk) -> bool:
    return turn.now < talk.until + _REMEMBERED


def _new_number(talks: Collection[str]) -> str:
    return next(number for number in iter(proof.new_code, "") if number not in talks)


def _is_staff(turn: Turn) -> bool:
    phones = {person.phone for person in turn.club.staff}
    return turn.manager is not None or any(known.handle.value in phones for known in turn.contact.handles)
