"""Reminders: once a day for each child, by day, and never to who stopped us, left, or talks to a volunteer."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, time, timedelta

from bot.model.events import Kind
from bot.model.people import Standing, has_stopped
from bot.model.turn import Turn
from conversations.managing import caps
from conversations.managing.standing import OVER, is_handed_over, stands, was_nudged_today
from conversations.words import manager_texts as texts
from conversations.words.manager_language import listed


def may_be_nudged(turn: Turn, standing: Standing) -> bool:
    return stands(turn, standing).can_be_nudged and not was_nudged_today(turn, standing.registration)


def nudge(turn: Turn, wanted: Sequence[Standing], *, at_it_too: bool = False) -> None:
    """Asks the guardians' lanes, each of which decides by its own truth; says at once who will not be reminded."""
    left = caps.left(turn, "nudges")
    chosen: list[Standing] = []
    others: Counter[str] = Counter()
    for standing in wanted:
        reason = why_not(turn, standing, at_it_too=at_it_too) or ("over_the_limit" if len(chosen) >= left else "")
        if reason:
            others[reason] += 1
        else:
            chosen.append(standing)
    wait = until_morning(turn)
    for standing in chosen:
        _ask(turn, standing, wait)
    caps.count(turn, "nudges", len(chosen))
    turn.say(_report(len(chosen), others, _when(turn) if wait else ""))
    turn.record("remind", "done" if chosen else "nobody", reminded=len(chosen), **others)


def until_morning(turn: Turn) -> timedelta:
    """Nothing by day; in the quiet hours, the time until they end."""
    if not turn.club.is_quiet(turn.now):
        return timedelta()
    here = turn.now.astimezone(turn.club.zone)
    opens: time = turn.club.quiet_hours.until
    days = 0 if here.time() < opens else 1
    morning = datetime.combine(here.date() + timedelta(days=days), opens, turn.club.zone)
    return morning - turn.now


def _ask(turn: Turn, standing: Standing, wait: timedelta) -> None:
    registration = standing.registration
    day = (turn.now + wait).astimezone(turn.club.zone).date()
    turn.tell(
        registration.contact_id,
        Kind.MANAGED,
        f"nudge:{registration.id}:{day}",
        due_in=wait,
        wish="nudge",
        registration_id=registration.id,
        by=turn.contact.id,
    )


def why_not(turn: Turn, standing: Standing, *, at_it_too: bool) -> str:
    """Empty for who may be reminded."""
    if standing.registration.state in OVER:
        return standing.registration.state
    if has_stopped(standing.guardian.handles):
        return "stopped"
    if is_handed_over(turn, standing):
        return "handed_over"
    if was_nudged_today(turn, standing.registration):
        return "today"
    found = stands(turn, standing)
    if found.is_stuck:
        return "" if found.can_be_nudged else "wrong_number"
    return "" if at_it_too else "at_it"


def _when(turn: Turn) -> str:
    return " " + texts.IN_THE_MORNING.format(time=f"{turn.club.quiet_hours.until:%H:%M}")


def _report(count: int, others: Counter[str], when: str) -> str:
    reminded = texts.REMIND_NOBODY if not count else texts.REMIND_ONE if count == 1 else texts.REMIND_MANY
    said = reminded.format(count=count, when=when)
    rest = [texts.NOT_REMINDED[why].format(count=times) for why, times in others.items()]
    return f"{said} {listed(rest)}." if rest else said
