"""A volunteer takes over: the bot is silent, and both sides' words are relayed and kept."""

import re
from collections.abc import Sequence
from datetime import timedelta

from bot.club.club import Role
from bot.club.digests import next_digest
from bot.model.events import Event, Kind
from bot.model.messages import Handle, HandleKind, Inbound
from bot.model.turn import Addressee, ManagersOf, Turn
from conversations.form.asking import words
from conversations.words import texts
from conversations.words.naming import name_of

_TALKS = "talks"  # in a volunteer's profile: short number → contact
_GIVEN_TO = "given_to"  # in a parent's profile: the role that reads them, and whether it has answered
_ANSWER = re.compile(r"#?(\d{1,4})[\s:,.-]+(\S.*)", re.DOTALL)
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


def hand_over(turn: Turn, inbound: Inbound) -> None:
    turn.say(texts.HANDED_OVER)
    give_to(turn, Role.MANAGER, [inbound])


def give_to(turn: Turn, role: Role, letters: Sequence[Inbound]) -> None:
    """From now on only that volunteer reads what the person writes."""
    turn.conversation.handed_over_until = turn.now + timedelta(hours=turn.club.hand_over_hours)
    turn.conversation.question = {"section": "handed_over", "field": None}
    turn.contact.profile[_GIVEN_TO] = {"role": role, "answered": False}
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
                name=turn.contact.profile.get("name"),
                about=_about(turn),
                text=letter.text,
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
    return Role(turn.contact.profile.get(_GIVEN_TO, {}).get("role", Role.SECRETARY))


def _until_morning(turn: Turn) -> timedelta:
    """Only a child in danger is a reason to wake anybody; who has answered is awake."""
    answered = turn.contact.profile.get(_GIVEN_TO, {}).get("answered")
    if answered or _given_to(turn) is Role.WELFARE_OFFICER or not turn.club.is_quiet(turn.now):
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
    talks: dict[str, str] = turn.contact.profile.setdefault(_TALKS, {})
    number = next((number for number, contact in talks.items() if contact == event.payload["contact_id"]), None)
    number = number or str(len(talks) + 1)
    talks[number] = event.payload["contact_id"]
    name = f"{event.payload['name'] or texts.SOMEBODY}{event.payload.get('about', '')}"
    turn.say(texts.RELAY.format(number=number, name=name, text=event.payload["text"]), exempt=True)


def volunteer_answers(turn: Turn, letters: Sequence[Inbound]) -> bool:
    """ "2 Hello Kate" goes to the second talk, "2 DONE" gives it back to the bot. False when it is no such thing."""
    talks = turn.contact.profile.get(_TALKS, {})
    taken = False
    for letter in letters:
        match = _ANSWER.fullmatch(letter.text.strip())
        contact = talks.get(match[1]) if match and _is_staff(turn) else None
        if match is None or contact is None:
            continue
        taken = True
        if match[2].strip(" .!").lower() in _DONE:
            turn.tell(contact, Kind.HAND_BACK, f"hand-back:{letter.key}")
            turn.say(texts.GIVEN_BACK.format(number=match[1]), exempt=True)
        else:
            turn.tell(contact, Kind.RELAYED, f"relayed:{letter.key}", text=match[2])
    return taken


def is_for_a_talk(turn: Turn, letter: Inbound) -> bool:
    match = _ANSWER.fullmatch(letter.text.strip())
    return match is not None and match[1] in turn.contact.profile.get(_TALKS, {})


def relayed_from_volunteer(turn: Turn, event: Event) -> None:
    if _GIVEN_TO in turn.contact.profile:
        turn.contact.profile[_GIVEN_TO]["answered"] = True
    turn.say(texts.FROM_VOLUNTEER.format(text=event.payload["text"], **words(turn, None)), exempt=True)


def handed_back(turn: Turn, _event: Event) -> None:
    turn.conversation.handed_over_until = None
    turn.conversation.question = None
    turn.say(texts.HANDED_BACK)
    if turn.registration is not None:
        turn.go_on(turn.registration)


def _is_staff(turn: Turn) -> bool:
    phones = {person.phone for person in turn.club.staff}
    return turn.manager is not None or any(known.handle.value in phones for known in turn.contact.handles)
