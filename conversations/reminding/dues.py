"""What is to be done next about a contact, and when: the moment keeps to quiet hours, one nudge a day and pauses.

Only the latest of what fell due is done: after a week away nobody gets a week's worth.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.club.good_moments import good_moment, good_moment_before, next_morning
from bot.model.facts import Reminded
from bot.model.people import SERVICE_WINDOW, Registration, has_stopped
from bot.model.turn import Turn
from conversations.reminding.rules import RULES, Rule, Step, heard

_WRITING = timedelta(hours=1)  # who wrote since is at it


@dataclass(frozen=True)
class Due:
    at: datetime
    registration: Registration
    rule: Rule
    number: int  # of the step

    @property
    def step(self) -> Step:
        return self.rule.steps[self.number]


def next_due(turn: Turn) -> Due | None:
    """The first of all that waits; of several for the same moment the most urgent."""
    if turn.matter is not None or turn.is_hidden or turn.contact.profile.erasing is not None:
        return None
    return min(_all(turn), key=lambda due: (due.at, RULES.index(due.rule)), default=None)


def together_with(turn: Turn, due: Due) -> list[Due]:
    """The same deed for all their children it is due for now: one message."""
    same = [each for each in _all(turn) if each.step is due.step and each.at <= turn.now]
    return [due, *(each for each in same if each.registration is not due.registration)]


def _all(turn: Turn) -> list[Due]:
    return [due for registration in turn.registrations for due in _dues(turn, registration)]


def note_done(turn: Turn, due: Due) -> None:
    since = due.rule.since(turn, due.registration)
    due.registration.facts.reminded[due.rule.name] = Reminded(since=since, done=due.number + 1, at=turn.now)
    if due.step.reaches_parent and not due.step.beside_hand_over:
        turn.contact.profile.nudged_on = turn.today


def _dues(turn: Turn, registration: Registration) -> Iterator[Due]:
    is_theirs = registration.contact_id == turn.contact.id and registration.season == turn.club.season.name
    if not is_theirs or registration.archived_at is not None:
        return
    for rule in RULES:
        since = rule.since(turn, registration)
        due = since and _due(turn, registration, rule, since)
        if due:
            yield due


def _due(turn: Turn, registration: Registration, rule: Rule, since: datetime) -> Due | None:
    note = registration.facts.reminded.get(rule.name)
    known = note if note and note.since == since else None
    done = known.done if known else 0
    while done < len(rule.steps):
        number = _latest(turn, rule, since, done)
        step, at = rule.steps[number], since + rule.steps[number].after
        if known and 0 < number == known.done:  # not closer to the one before than the rule has it
            at = max(at, known.at + step.after - rule.steps[number - 1].after)
        if not step.reaches_parent:
            return Due(max(at, turn.now), registration, rule, number)
        if has_stopped(turn.contact.handles) or turn.has_complaint:
            return None
        if step.beside_hand_over:
            return Due(good_moment(turn.club, max(at, turn.now)), registration, rule, number)
        at = _kindly(turn, registration, step, max(at, turn.now))
        if not (step.within_window and at >= _window_closes(turn)):
            return Due(at, registration, rule, number)
        done = number + 1
    return None


def _latest(turn: Turn, rule: Rule, since: datetime, done: int) -> int:
    """Of the nudges that fell due the last one; else what comes next. What it all leads to comes after a nudge."""
    fell_due = [number for number in range(done, len(rule.steps)) if since + rule.steps[number].after <= turn.now]
    nudges = [number for number in fell_due if rule.steps[number].reaches_parent and not _ends(rule, number)]
    return nudges[-1] if nudges else done


def _ends(rule: Rule, number: int) -> bool:
    return number == len(rule.steps) - 1 and number > 1


def _window_closes(turn: Turn) -> datetime:
    return (heard(turn.contact) or turn.now) + SERVICE_WINDOW


def _kindly(turn: Turn, registration: Registration, step: Step, at: datetime) -> datetime:
    """Not at night, not twice a day, not while they write, not while a volunteer talks with them."""
    if step.within_window:
        at = max(good_moment_before(turn.club, at), turn.now)
    last, until = heard(turn.contact), turn.conversation.handed_over_until
    at = max(at, last + _WRITING if last else at, until or at, turn.contact.profile.put_off_until or at)
    nudged = filter(None, (turn.contact.profile.nudged_on, registration.facts.nudged_on))
    if any(day >= at.astimezone(turn.club.zone).date() for day in nudged):
        at = next_morning(turn.club, at)
    return good_moment(turn.club, at)
