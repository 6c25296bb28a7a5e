"""Harm comes first: the fixed reply, who of the club is told and until when, and the talk that stands still.

A matter has an order of people. The first is told at once; when nobody has confirmed it in time, or a message did not
arrive, all of them are, again and again. Whoever is involved is left out.
"""

from collections.abc import Sequence
from datetime import timedelta

from bot.club.club import Club, Role
from bot.model.asked import WithPerson
from bot.model.events import Event, Kind
from bot.model.matters import Report
from bot.model.messages import Handle, HandleKind, Inbound
from bot.model.moments import take_back
from bot.model.prompts import Assistance
from bot.model.turn import Turn
from conversations.form.asking import words
from conversations.helping.telling import handle_of, look_again, persons, tell, tell_all
from conversations.understanding import safeguarding
from conversations.understanding.harm.involved import involved, without_names
from conversations.understanding.questions import is_question
from conversations.words import alarm_texts as texts
from conversations.words.naming import name_of, people

_TO_BE_TOLD = (Role.WELFARE_OFFICER, Role.DEPUTY_WELFARE_OFFICER, Role.SECRETARY)
_STANDS_STILL = timedelta(days=3650)
_PASSED_ON = "passed_on"  # the question's name while a matter is open: that was said once
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
    turn.put(None)
    turn.says.clear()
    turn.to_go_on.clear()
    turn.say(reply(turn.club, report), exempt=True)
    turn.notice(f"safeguarding:{letters[0].key}", "safeguarding")
    tell(turn, report, turn.contact.id, 0, key=report.key)
    look_again(turn, report.key, 0)


def look_twice(turn: Turn, letters: Sequence[Inbound]) -> None:
    """What neither net caught: half sure, the officer's number is said; and where the club wants it, a model looks."""
    half_sure = any(safeguarding.is_half_sure(letter.text) for letter in letters)
    if half_sure and turn.contact.profile.officer_offered != turn.today:
        turn.contact.profile.officer_offered = turn.today
        person = people(turn.club.those(Role.WELFARE_OFFICER)[:1]) or turn.club.website
        turn.say(texts.IF_A_CHILD.format(person=person), exempt=True)
    if not turn.club.model_net or turn.assistance is Assistance.OFF:
        return
    for letter in letters:
        if letter.button is None and len(letter.text.split()) >= _LEAST_WORDS:
            text, began = letter.text[:_LONGEST], turn.began.told
            asked = {"text": text, "contact": turn.contact.id, "letter": letter.key, "began": began}
            turn.perform("harm_reading", letter.key, number=letter.sender.value, **asked)


def seen_by_model(turn: Turn, event: Event) -> None:
    """A yes raises the alarm all the same, and what that message had answered is taken back."""
    result = event.payload["result"]
    if not result["harm"] or turn.matter is not None or turn.matters.raised:
        return
    asked = result["asked"]
    began = asked.get("began") or {"registration_id": None, "answered": asked["known"]}  # of an earlier version
    registration = turn.find(began["registration_id"] or turn.conversation.registration_id)
    if registration is not None:
        take_back(began, registration, turn.contact.id)
    sender = Handle(kind=HandleKind.PHONE, value=asked["number"])
    _raise(turn, [Inbound(key=asked["letter"], medium=turn.medium, sender=sender, text=asked["text"])])


def pass_on(turn: Turn, letters: Sequence[Inbound]) -> bool:
    """What is written while a matter is open goes to who has it. False when none is."""
    matter = turn.matter
    if matter is None:
        return False
    for letter in letters:
        to = matter.confirmed_by or handle_of(matter.report.order[0]) if matter.report.order else matter.confirmed_by
        if to is not None:
            turn.tell(to, Kind.ALARM, f"more:{letter.key}", contact_id=turn.contact.id, more=letter.text[:_LONGEST])
    if any(is_question(letter.text) for letter in letters):
        person = people(persons(turn.club, matter.report.order[:1])) or texts.SOMEBODY
        turn.say((texts.CONFIRMED if matter.confirmed_by else texts.WAITS).format(person=person), exempt=True)
    elif turn.asked_section != _PASSED_ON:
        turn.say(texts.PASSED_ON, exempt=True)
    turn.put(WithPerson(section=_PASSED_ON))
    return True


def reply(club: Club, report: Report) -> str:
    """The fixed answer: 999, whom to ring of the club, or of the county where nobody is left, and the helplines."""
    person = people(persons(club, report.order[:1]))
    if not person:
        person = f"{club.county_fa.name}, {club.county_fa.phone}" if club.county_fa else club.website
    lines = " or ".join(f"{line.name} {line.phone}" for line in club.helplines)
    return texts.REPLY.format(person=person, helplines=texts.HELPLINES.format(lines=lines) if lines else "")


def unconfirmed(turn: Turn, event: Event) -> None:
    """In the lane of who wrote: all are told now, and again later until somebody has it."""
    matter = turn.matter
    if matter is None or matter.confirmed_by or matter.report.key != event.payload["matter"]:
        return
    tell_all(turn, matter, event, first=0)
    look_again(turn, matter.report.key, event.payload["times"])


def undelivered(turn: Turn, event: Event) -> None:
    """At once to all the others: the words did not arrive."""
    matter = turn.matter
    if matter is not None and not matter.confirmed_by:
        tell_all(turn, matter, event, first=1)


def freed(turn: Turn, _event: Event) -> None:
    turn.conversation.handed_over_until = None
    turn.put(None)
    turn.say(texts.FREED)
    if turn.registration is not None:
        turn.go_on(turn.registration)


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
        writer=turn.contact.profile.name or letter.profile_name or texts.NO_NAME,
        number=letter.sender.value,
        about=about,
        words=said[:_LONGEST],
        order=tuple(dict.fromkeys(order)),
        perhaps=meant.perhaps,
        children=tuple(dict.fromkeys(each.child.id for each in turn.registrations)),
    )


def hidden(turn: Turn) -> None:
    """Of a child whose matter is open, to another guardian: neither the child nor the matter."""
    turn.say(texts.NOT_BY_MESSAGE.format(**words(turn, None)))
