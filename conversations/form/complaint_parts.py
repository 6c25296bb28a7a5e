"""What is said of a complaint about data, and who of the club answers for it."""

from datetime import datetime
from typing import Any

from bot.club.club import Club, Role, Staff
from bot.model.complaints import Complaint
from bot.model.turn import Turn
from conversations.words import complaint_texts as texts
from conversations.words.naming import phone

LONGEST = 500  # characters of it in one message
IN_ORDER = (Role.SECRETARY, Role.ADMIN)


def officers(club: Club) -> tuple[Staff, ...]:
    """The secretary; the admins where there is none, or where it is the secretary's own."""
    return tuple({person.phone: person for role in IN_ORDER for person in club.those(role)}.values())


def regulator(club: Club) -> dict[str, str]:
    return {"regulator": club.regulator.name, "site": club.regulator.site}


def shown(turn: Turn, complaint: Complaint) -> dict[str, Any]:
    number = complaint.number
    return {
        "id": complaint.id,
        "writer": complaint.writer,
        "number": phone(number) if number.startswith("+") else number,
        "words": " / ".join(complaint.words)[:LONGEST],
        "since": day(turn, complaint.made_at),
        "due": day(turn, complaint.due_at),
        "how": texts.HOW.format(id=complaint.id),
    }


def day(turn: Turn, moment: datetime) -> str:
    here = moment.astimezone(turn.club.zone)
    return f"{here.day} {here:%B}"
