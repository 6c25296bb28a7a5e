"""Harm comes first: the fixed reply, who of the club is told and until when, and the talk that stands still.

A matter has an order of people. The first is told at once; when nobody has confirmed it in time, or a message did not
arrive, all of them are, again and again. Whoever is involved is left out.
"""

from collections.abc import Sequence
from datetime import timedelta

from bot.club.club import Club, Role, Staff
from bot.engine.routing import route
from bot.model.events import Event, Kind
from bot.model.matters import Matter, Report
from bot.model.messages import Handle, HandleKind, Inbound, Medium, Option, Text
from bot.model.prompts import Assistance
from bot.model.turn import Say, Turn
from conversations.form.asking import words
from conversations.trust import proof
from conversations.understanding import safeguarding
from conversations.understanding.harm.involved import involved, without_names
from conversations.understanding.matter_words import Answered, Verb, answered
from conversations.understanding.questions import is_question
from conversations.words import alarm_texts as texts
from conversations.words.naming import name_of, people, phone

_TO_BE_TOLD = (Role.WELFARE_OFFICER, Role.DEPUTY_WELFARE_OFFICER, Role.SECRETARY)
_WITH_THE_WORDS = {Role.WELFARE_OFFICER, Role.DEPUTY_WELFARE_OFFICER}
_PAUSES = (timedelta(minutes=15), timedelta(minutes=15), timedelta(hours=1))  # until all are told, the last again
_STANDS_STILL = timedelta(days=3650)
_PASSED_ON = "passed_on"  # the question's name while a matter is open: that was said once
_OFFERED = "officer_offered"  # in the profile: the day on which the officer's number was said
_LEAST_WORDS = 3  # of what a model may look at
_LONGEST = 1000  # characters of a message that are passed on


def take_harm(turn: Turn, letters: Sequence[Inbound]) -> bool:
    """Before everything else: what suggests harm to a child, in whatever state and from whom it comes."""
    said = "\n".join(letter.text for letter in letters)
    if not safeguarding.is_concern(without_names(turn.club, said)):
        return False
    if turn.matter is not None:
        return pass_on(turn, letters)
    _raise(turn, letters)
    return True


def _raise(turn: Turn, letters: Sequence[Inbound]) -> None:
    report = _report(turn, "\n".join(letter.text for letter in letters), letters[-1])
    turn.matters.raised.append(report)
    turn.conversation.handed_over_until = turn.now + _STANDS_STILL
    turn.conversation.question = None
    turn.says.clear()
    turn.say(reply(turn.club, report), exempt=True)
    turn.notice(f"safeguarding:{letters[0].key}", "safeguarding")
    _tell(turn, report, turn.contact.id, 0, key=report.key)
    _look_again(turn, report.key, 0)


def look_twice(turn: Turn, letters: Sequence[Inbound]) -> None:
    """What neither net caught: half sure, the officer's number is said; and where the club wants it, a model looks."""
    half_sure = any(safeguarding.is_half_sure(letter.text) for letter in letters)
    today = turn.today.isoformat()
    if half_sure and turn.contact.profile.get(_OFFERED) != today:
        turn.contact.profile[_OFFERED] = today
        person = people(turn.club.those(Role.WELFARE_OFFICER)[:1]) or turn.club.website
        turn.say(texts.IF_A_CHILD.format(person=person), exempt=True)
    if not turn.club.model_net or turn.assistance is Assistance.OFF:
        return
    known = turn.began.told["answered"]
    for letter in letters:
        if letter.button is None and len(letter.text.split()) >= _LEAST_WORDS:
            asked = {"text": letter.text[:_LONGEST], "contact": turn.contact.id, "letter": letter.key, "known": known}
            turn.perform("harm_reading", letter.key, number=letter.sender.value, **asked)


def seen_by_model(turn: Turn, event: Event) -> None:
    """A yes raises the alarm all the same, and what that message had answered is taken back."""
    result = event.payload["result"]
    if not result["harm"] or turn.matter is not None or turn.matters.raised:
        return
    asked = result["asked"]
    registration = turn.find(turn.conversation.registration_id)
    if registration is not None:
        registration.answers = {
            section: {name: value for name, value in answers.items() if name in asked["known"].get(section, ())}
            for section, answers in registration.answers.items()
            if section in asked["known"]
        }
    sender = Handle(kind=HandleKind.PHONE, value=asked["number"])
    _raise(turn, [Inbound(key=asked["letter"], medium=turn.medium, sender=sender, text=asked["text"])])


def pass_on(turn: Turn, letters: Sequence[Inbound]) -> bool:
    """What is written while a matter is open goes to who has it. False when none is."""
    matter = turn.matter
    if matter is None:
        return False
    for letter in letters:
        to = matter.confirmed_by or _handle(matter.report.order[0]) if matter.report.order else matter.confirmed_by
        if to is not None:
            turn.tell(to, Kind.ALARM, f"more:{letter.key}", contact_id=turn.contact.id, more=letter.text[:_LONGEST])
    question = turn.conversation.question or {}
    if any(is_question(letter.text) for letter in letters):
        person = people(_persons(turn.club, matter.report.order[:1])) or texts.SOMEBODY
        turn.say((texts.CONFIRMED if matter.confirmed_by else texts.WAITS).format(person=person), exempt=True)
    elif question.get("section") != _PASSED_ON:
        turn.say(texts.PASSED_ON, exempt=True)
    turn.conversation.question = {"section": _PASSED_ON, "field": None}
    return True


def reply(club: Club, report: Report) -> str:
    """The fixed answer: 999, whom to ring of the club, or of the county where nobody is left, and the helplines."""
    person = people(_persons(club, report.order[:1]))
    if not person:
        person = f"{club.county_fa.name}, {club.county_fa.phone}" if club.county_fa else club.website
    lines = " or ".join(f"{line.name} {line.phone}" for line in club.helplines)
    return texts.REPLY.format(person=person, helplines=texts.HELPLINES.format(lines=lines) if lines else "")


def alarmed(turn: Turn, event: Event) -> None:
    """In the lane of who is to know. Whoever turns out to be involved is passed over for the next."""
    matter = turn.matters.of(event.payload["contact_id"])
    if matter is None or turn.contact.id == matter.contact_id:
        return
    if _is_involved(turn, matter):
        _tell(turn, matter.report, matter.contact_id, event.payload.get("place", 0) + 1, key=event.key)
        return
    text = _alarm(turn, matter, event)
    turn.says.append(Say(Text(text=text), only_by=Medium.SMS, exempt=True, failure_to=matter.contact_id))
    if _has_window(turn):
        options = tuple(Option(id=f"matter:{verb} {matter.id}", title=verb.upper()) for verb in (Verb.GOT, Verb.SAFE))
        turn.says.append(Say(Text(text=text, options=options), only_by=Medium.WHATSAPP, exempt=True))


def unconfirmed(turn: Turn, event: Event) -> None:
    """In the lane of who wrote: all are told now, and again later until somebody has it."""
    matter = turn.matter
    if matter is None or matter.confirmed_by or matter.report.key != event.payload["matter"]:
        return
    _tell_all(turn, matter, event, first=0)
    _look_again(turn, matter.report.key, event.payload["times"])


def undelivered(turn: Turn, event: Event) -> None:
    """At once to all the others: the words did not arrive."""
    matter = turn.matter
    if matter is not None and not matter.confirmed_by:
        _tell_all(turn, matter, event, first=1)


def freed(turn: Turn, _event: Event) -> None:
    turn.conversation.handed_over_until = None
    turn.conversation.question = None
    turn.say(texts.FREED)
    if turn.registration is not None:
        turn.go_on(turn.registration)


def take_answers(turn: Turn, letters: Sequence[Inbound]) -> list[Inbound]:
    """What officials answer to an alarm, done; the rest is given back."""
    mine = [each for each in turn.matters.open if _is_told(turn, each)]
    return [letter for letter in letters if not (mine and _take_answer(turn, letter, mine))]


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
    for person in _persons(turn.club, matter.report.perhaps):
        key = f"perhaps:{matter.id}:{person.phone}"
        turn.tell(_handle(person.phone), Kind.ALARM, key, contact_id=matter.contact_id)
        turn.say(texts.TOLD.format(name=person.name, id=matter.id), exempt=True)


_DO = {Verb.GOT: _got, Verb.SAFE: _safe, Verb.TELL: _tell_perhaps}


def _report(turn: Turn, said: str, letter: Inbound) -> Report:
    registration = turn.registration
    team = registration.team.full_name if registration and registration.team else None
    own_names = {(turn.contact.first_name or "").casefold()} | {
        each.child.first_name.casefold() for each in turn.registrations
    }
    meant = involved(turn.club, said, team, frozenset(own_names))
    order = [
        person.phone
        for role in _TO_BE_TOLD
        for person in turn.club.those(role)
        if person.phone not in meant.named and person.phone not in meant.perhaps and person.phone != turn.contact.phone
    ]
    about = f" ({name_of(registration)}{f', {team}' if team else ''})" if registration else ""
    return Report(
        key=letter.key,
        writer=turn.contact.profile.get("name") or letter.profile_name or texts.NO_NAME,
        number=letter.sender.value,
        about=about,
        words=said[:_LONGEST],
        order=tuple(dict.fromkeys(order)),
        perhaps=meant.perhaps,
        children=tuple(dict.fromkeys(each.child.id for each in turn.registrations)),
    )


def _tell(turn: Turn, report: Report, writer: str, place: int, key: str) -> None:
    if place < len(report.order):
        turn.tell(_handle(report.order[place]), Kind.ALARM, f"alarm:{key}:{place}", contact_id=writer, place=place)


def _tell_all(turn: Turn, matter: Matter, event: Event, first: int) -> None:
    order = matter.report.order
    for place in range(first if len(order) > 1 else 0, len(order)):
        _tell(turn, matter.report, matter.contact_id, place, key=event.key)


def _look_again(turn: Turn, key: str, times: int) -> None:
    pause = _PAUSES[min(times, len(_PAUSES) - 1)]
    about = {"matter": key, "times": times + 1}
    turn.tell(turn.contact.id, Kind.UNCONFIRMED, f"unconfirmed:{key}:{times}", due_in=pause, **about)


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
    readers = [each for each in _persons(turn.club, report.order) if each.roles & _WITH_THE_WORDS]
    mine = {known.handle.value for known in turn.contact.handles}
    if readers and not mine & {each.phone for each in readers} and not mine & set(report.perhaps):
        return texts.WAITING.format(**values, people=people(readers))
    hints = [
        texts.PERHAPS.format(**values, first=person.name.split()[0], name=person.name)
        for person in _persons(turn.club, report.perhaps)
        if person.phone not in mine
    ]
    return " ".join([texts.ALARM.format(**values, answers=texts.ANSWERS.format(**values)), *hints])


def _persons(club: Club, phones: Sequence[str]) -> list[Staff]:
    known = {person.phone: person for person in club.staff}
    return [known[each] for each in phones if each in known]


def _is_told(turn: Turn, matter: Matter) -> bool:
    phones = {*matter.report.order, *matter.report.perhaps}
    return any(known.handle.value in phones for known in turn.contact.handles) and not _is_involved(turn, matter)


def _is_involved(turn: Turn, matter: Matter) -> bool:
    """A guardian of the child; who runs the team is known by the club file when the matter is raised."""
    return any(matter.concerns(each.child.id) for each in turn.registrations) or turn.is_hidden


def _handle(number: str) -> Handle:
    return Handle(kind=HandleKind.PHONE, value=number)


def _has_window(turn: Turn) -> bool:
    others = frozenset(Medium) - {Medium.WHATSAPP}
    return route(turn.contact.handles, Text(text=""), None, turn.now, without=others) is not None


def hidden(turn: Turn) -> None:
    """Of a child whose matter is open, to another guardian: neither the child nor the matter."""
    turn.say(texts.NOT_BY_MESSAGE.format(**words(turn, None)))
