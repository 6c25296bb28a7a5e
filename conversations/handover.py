"""A volunteer takes over: the bot is silent, and both sides' words are relayed and kept."""

import re
from collections.abc import Sequence
from datetime import timedelta

from bot.club.club import Role, Staff
from bot.model.events import Event, Kind
from bot.model.messages import Handle, HandleKind, Inbound
from bot.model.turn import Turn
from conversations import texts
from conversations.asking import words
from conversations.steering import proceed

_TALKS = "talks"  # in a volunteer's profile: short number → contact
_ANSWER = re.compile(r"#?(\d{1,4})[\s:,.-]+(\S.*)", re.DOTALL)
_DONE = {"done", "back", "bot", "end"}
_ANSWERABLE = (Role.SECRETARY, Role.ADMIN, Role.MANAGER)


def hand_over(turn: Turn, inbound: Inbound) -> None:
    turn.conversation.handed_over_until = turn.now + timedelta(hours=turn.club.hand_over_hours)
    turn.say(texts.HANDED_OVER)
    relay(turn, [inbound])


def is_handed_over(turn: Turn) -> bool:
    until = turn.conversation.handed_over_until
    return until is not None and turn.now < until


def relay(turn: Turn, letters: Sequence[Inbound]) -> None:
    """To the first of those who answer for the club."""
    volunteer = next((person for role in _ANSWERABLE for person in turn.club.those(role)), None)
    for letter in letters:
        if volunteer is None:
            turn.notice(f"hand-over:{letter.key}", "hand_over_wanted")
        else:
            turn.tell(
                Handle(kind=HandleKind.PHONE, value=volunteer.phone),
                Kind.RELAY,
                f"relay:{letter.key}",
                contact_id=turn.contact.id,
                name=turn.contact.profile.get("name"),
                text=letter.text,
            )


def relayed_to_volunteer(turn: Turn, event: Event) -> None:
    talks: dict[str, str] = turn.contact.profile.setdefault(_TALKS, {})
    number = next((number for number, contact in talks.items() if contact == event.payload["contact_id"]), None)
    number = number or str(len(talks) + 1)
    talks[number] = event.payload["contact_id"]
    name = event.payload["name"] or texts.SOMEBODY
    turn.say(texts.RELAY.format(number=number, name=name, text=event.payload["text"]))


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
            turn.say(texts.GIVEN_BACK.format(number=match[1]))
        else:
            turn.tell(contact, Kind.RELAYED, f"relayed:{letter.key}", text=match[2])
    return taken


def relayed_from_volunteer(turn: Turn, event: Event) -> None:
    turn.say(texts.FROM_VOLUNTEER.format(text=event.payload["text"], **words(turn, None)))


def handed_back(turn: Turn, _event: Event) -> None:
    turn.conversation.handed_over_until = None
    turn.say(texts.HANDED_BACK)
    if turn.registration is not None:
        proceed(turn, turn.registration)


def news(turn: Turn, event: Event) -> None:
    turn.say(event.payload["text"])


def tell_at_once(turn: Turn, role: Role, key: str, text: str) -> None:
    """Staff who must know now, by another channel than the digest."""
    for person in turn.club.those(role):
        turn.tell(_handle(person), Kind.NEWS, f"{key}:{person.phone}", text=text)


def _handle(person: Staff) -> Handle:
    return Handle(kind=HandleKind.PHONE, value=person.phone)


def _is_staff(turn: Turn) -> bool:
    phones = {person.phone for person in turn.club.staff}
    return any(known.handle.value in phones for known in turn.contact.handles)
