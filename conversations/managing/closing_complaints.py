"""Complaints about data, by message of who answers for them: which are open, and closing one with what was done."""

import re
from collections.abc import Mapping
from typing import Any

from bot.club.club import Role
from bot.model.complaints import Closed, Complaint
from bot.model.events import Kind
from bot.model.looks import Look, Whom
from bot.model.turn import Turn
from conversations.form.complaint_parts import shown
from conversations.managing.opened import confirm
from conversations.words import complaint_texts as texts

_NUMBER_AND_NOTE = re.compile(r"\W*(?:no\.? ?|number )?(?:#\s*)?(\d{1,9})?\b[\s:,.-]*(.*)", re.DOTALL | re.IGNORECASE)
_LONGEST_NOTE = 600


def answers_for(turn: Turn) -> list[Complaint]:
    """The secretary all but their own; an admin where there is no secretary, and the secretary's."""
    if turn.manager is None:
        return []
    secretaries = {person.phone for person in turn.club.those(Role.SECRETARY)}
    theirs = [each for each in turn.complaints.open if each.contact_id != turn.contact.id]
    if turn.manager.holds(Role.SECRETARY):
        return theirs
    return [each for each in theirs if not secretaries or each.number in secretaries] if turn.manager.is_admin else []


def list_complaints(turn: Turn, _rest: str, _key: str) -> None:
    mine = answers_for(turn)
    turn.looks += [Look("complaints", Whom(each.contact_id)) for each in mine]
    lines = "\n".join(texts.LINE.format(**shown(turn, each)) for each in mine)
    turn.say(texts.OPEN.format(lines=lines) if mine else texts.NONE_OPEN, exempt=True)
    turn.record("complaints", "shown", open=len(mine))


def close_complaint(turn: Turn, rest: str, _key: str) -> None:
    match = _NUMBER_AND_NOTE.fullmatch(rest)
    number, note = (match[1], match[2].strip()) if match else (None, "")
    mine = answers_for(turn)
    complaint = next((each for each in mine if str(each.id) == number), None)
    if complaint is None:
        turn.say(_which(number, mine))
        turn.record("close_complaint", "unknown")
    elif not note:
        turn.say(texts.WHAT_WAS_DONE.format(id=complaint.id))
        turn.record("close_complaint", "no_note")
    else:
        about = {"id": complaint.id, "writer": complaint.writer, "note": note[:_LONGEST_NOTE]}
        confirm(turn, "close_complaint", texts.WILL_CLOSE.format(**about), complaint=complaint.id, note=about["note"])


def do_close(turn: Turn, wish: Mapping[str, Any], _key: str) -> None:
    complaint = next((each for each in answers_for(turn) if each.id == wish["complaint"]), None)
    if complaint is None:
        turn.say(texts.NOT_OPEN.format(id=wish["complaint"]))
        return
    turn.complaints.closed.append(Closed(complaint.id, wish["note"]))
    turn.tell(complaint.contact_id, Kind.COMPLAINT_CLOSED, complaint.closed_key, note=wish["note"])
    turn.say(texts.IS_CLOSED.format(id=complaint.id, writer=complaint.writer))
    turn.record("close_complaint", "done", complaint=complaint.id)


def _which(number: str | None, mine: list[Complaint]) -> str:
    if number is not None:
        return texts.NOT_OPEN.format(id=number)
    return texts.WHICH_NUMBER.format(id=mine[0].id) if mine else texts.NONE_OPEN
