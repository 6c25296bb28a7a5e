"""A volunteer takes over: the bot is silent, and both sides' words are relayed and kept."""

import re
from collections.abc import Sequence
from datetime import timedelta

from bot.club.club import Role
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
    turn.say(texts.HANDED_OVER)
    give_to(turn, Role.SECRETARY, [inbound])


def give_to(turn: Turn, role: Role, letters: Sequence[Inbound]) -> None:
    """From now on only that volunteer reads what the person writes."""
    turn.conversation.handed_over_until = turn.now + timedelta(hours=turn.club.hand_over_hours)
    turn.conversation.question = {"section": "handed_over", "field": None, "role": role}
    relay(turn, letters)


def relay_if_handed_over(turn: Turn, letters: Sequence[Inbound]) -> bool:
    until = turn.conversation.handed_over_until
    if until is None or turn.now >= until:
        return False
    relay(turn, letters)
    return True


def relay(turn: Turn, letters: Sequence[Inbound]) -> None:
    """To whom the talk was given; where the club has nobody for that, to the next who answers for it."""
    given_to = Role((turn.conversation.question or {}).get("role", Role.SECRETARY))
    volunteer = next((person for role in (given_to, *_ANSWERABLE) for person in turn.club.those(role)), None)
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


def is_for_a_talk(turn: Turn, letter: Inbound) -> bool:
    match = _ANSWER.fullmatch(letter.text.strip())
    return match is not None and match[1] in turn.contact.profile.get(_TALKS, {})


def relayed_from_volunteer(turn: Turn, event: Event) -> None:
    turn.say(texts.FROM_VOLUNTEER.format(text=event.payload["text"], **words(turn, None)))


def handed_back(turn: Turn, _event: Event) -> None:
    turn.conversation.handed_over_until = None
    turn.conversation.question = None
    turn.say(texts.HANDED_BACK)
    if turn.registration is not None:
        proceed(turn, turn.registration)


def _is_staff(turn: Turn) -> bool:
    phones = {person.phone for person in turn.club.staff}
    return any(known.handle.value in phones for known in turn.contact.handles)
