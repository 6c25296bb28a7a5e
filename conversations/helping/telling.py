"""Who is told of a matter of harm: one after the other, or all of them, and when again."""

from collections.abc import Sequence
from datetime import timedelta

from bot.club.club import Club, Staff
from bot.model.events import Event, Kind
from bot.model.matters import Matter, Report
from bot.model.messages import Handle, HandleKind
from bot.model.turn import Turn

_PAUSES = (timedelta(minutes=15), timedelta(minutes=15), timedelta(hours=1))  # until all are told, the last again


def tell(turn: Turn, report: Report, writer: str, place: int, key: str) -> None:
    if place < len(report.order):
        turn.tell(handle_of(report.order[place]), Kind.ALARM, f"alarm:{key}:{place}", contact_id=writer, place=place)


def tell_all(turn: Turn, matter: Matter, event: Event, first: int) -> None:
    order = matter.report.order
    for place in range(first if len(order) > 1 else 0, len(order)):
        tell(turn, matter.report, matter.contact_id, place, key=event.key)


def look_again(turn: Turn, key: str, times: int) -> None:
    pause = _PAUSES[min(times, len(_PAUSES) - 1)]
    about = {"matter": key, "times": times + 1}
    turn.tell(turn.contact.id, Kind.UNCONFIRMED, f"unconfirmed:{key}:{times}", due_in=pause, **about)


def persons(club: Club, phones: Sequence[str]) -> list[Staff]:
    known = {person.phone: person for person in club.staff}
    return [known[each] for each in phones if each in known]


def handle_of(number: str) -> Handle:
    return Handle(kind=HandleKind.PHONE, value=number)
