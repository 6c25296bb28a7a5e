"""DELETE MY DATA: what will go and what stays, the way back, and the receipt.

The steps stand in the profile and their bells in the lane; each bell names the wish it is of, so that one that was
taken back rings in vain.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from bot.club.good_moments import good_moment, good_moment_before
from bot.model.erasing import WAY_BACK, Copy, Erasing, Gone, Stays, Step
from bot.model.events import Event, Kind
from bot.model.messages import Inbound, Template
from bot.model.people import Registration
from bot.model.prompts import Assistance
from bot.model.turn import Say, Turn
from conversations.privacy.forgetting import Fate, fates_of, stays_of
from conversations.trust import proof
from conversations.words import erasing_texts as texts
from conversations.words.manager_language import listed
from conversations.words.naming import name_of

_REMINDED_AFTER = timedelta(hours=23)  # while we may still write freely
_MANAGERS_READ = timedelta(minutes=10)  # so long what they must know may take to reach them
_A_DAY = timedelta(days=1)
_SOON = timedelta(minutes=1)
_KEEP = re.compile(
    r"\W*(?:please |no,? |actually,? |sorry,? |oh,? |wait,? |pls ){0,3}(?:"
    r"keep(?: (?:it|everything|all of it|all|them|my (?:data|details|info|information)|our (?:data|details)))?|"
    r"(?:please )?(?:don'?t|do not) (?:delete|erase|remove)"
    r"(?: (?:it|me|us|anything|everything|my data|my details|them))?|"
    r"(?:i'?ve|i have|we'?ve) changed (?:my|our) minds?|changed my mind|never ?mind(?: (?:the|about the|that).*)?|"
    r"(?:cancel|stop|undo|forget) (?:it|that|this|the (?:deletion|erasure|deleting|erasing))"
    r")(?:,? (?:please|pls|thanks|thank you|then|after all)){0,3}\W*",
    re.IGNORECASE,
)


def ask(turn: Turn) -> None:
    """Of who has proved themselves; asked again it stays as it is."""
    if _is_staff(turn):
        turn.say(texts.STAFF)
        return
    if proof.is_needed(turn):
        proof.ask(turn, "erase", texts.BY_SMS)
        return
    pending = turn.contact.profile.erasing
    if pending is not None:
        turn.say(texts.ALREADY.format(when=_moment(turn, pending.due)), exempt=True)
        return
    due = good_moment(turn.club, turn.now + WAY_BACK)  # by day, as managers hear of it before
    turn.contact.profile.erasing = Erasing(asked=turn.now, due=due)
    _ring(turn, "remind", good_moment_before(turn.club, turn.now + _REMINDED_AFTER))
    _ring(turn, "begin", due)
    lines = [texts.ASKED.format(when=_moment(turn, due)), *_what_stays(turn), texts.DONE_AFTER]
    turn.say(" ".join(lines), exempt=True)
    turn.record("erasure", "asked")


def take_keep(turn: Turn, letters: Sequence[Inbound]) -> bool:
    """The way back, in plain words."""
    pending = turn.contact.profile.erasing
    if pending is None or pending.step is not Step.WAITING:
        return False
    if not any(_KEEP.fullmatch(letter.text.replace("\u2019", "'").strip()) for letter in letters):
        return False
    turn.contact.profile.erasing = None
    turn.say(texts.KEPT, exempt=True)
    turn.record("erasure", "taken_back")
    return True


def leave_for_later(turn: Turn, letters: Sequence[Inbound]) -> bool:
    """What is written while all is being erased is read as a stranger's when it is done. False when it is not."""
    under_way = turn.contact.profile.erasing
    if under_way is None or under_way.step is Step.WAITING:
        return False
    keys = {letter.key for letter in letters}
    turn.put_off += [event for letter, event in turn.letters if letter.key in keys]
    if under_way.step is Step.ERASING and not under_way.said_wait:
        turn.contact.profile.erasing = under_way.model_copy(update={"said_wait": True})
        turn.say(texts.WAIT, exempt=True)
    return True


def due_step(turn: Turn, event: Event, begin: Callable[[Turn, Mapping[str, Fate]], None]) -> None:
    """A bell has rung. `begin` ends what the person was about with us."""
    pending = turn.contact.profile.erasing
    if pending is None or event.payload["asked"] != pending.asked.isoformat():
        return
    match event.payload["what"], pending.step:
        case "remind", Step.WAITING:
            turn.say(texts.REMINDER.format(when=_moment(turn, pending.due)), exempt=True)
        case "begin", Step.WAITING if turn.matter is not None or _is_staff(turn):
            _ring(turn, "begin", turn.now + _A_DAY)  # who has the matter may want to reach them
        case "begin", Step.WAITING:
            begin(turn, fates_of(turn.club, turn.today, turn.registrations, turn.contact.id))
            turn.contact.profile.erasing = pending.model_copy(update={"step": Step.ERASING})
            _ring(turn, "erase", turn.now + _MANAGERS_READ)
        case "erase", Step.ERASING if turn.matter is not None:
            _ring(turn, "erase", turn.now + _A_DAY)
        case "erase", Step.ERASING:
            _perform(turn, "note_erased")
        case "receipt", Step.ERASING:
            _say_receipt(turn, pending)
        case "close", Step.TOLD:
            _perform(turn, "erase_last")
        case _:  # done already
            return


def noted(turn: Turn, _event: Event) -> None:
    _perform(turn, "erase_records")


def records_erased(turn: Turn, event: Event) -> None:
    """Now the others can be counted."""
    pending = turn.contact.profile.erasing
    if pending is None:  # of a child who was needed for longer: there is nobody to be told
        return
    result = event.payload["result"]
    stays = Stays.model_validate(result["stays"])
    absent = {} if result.get("in_table") else {Copy.TABLE: Gone(at=event.arrived_at, is_absent=True)}
    turn.contact.profile.erasing = pending.model_copy(update={"stays": stays, "gone": absent})
    for copy in Copy:
        if copy not in absent:
            _perform(turn, "copy_gone", copy=copy.value)


def copy_gone(turn: Turn, event: Event) -> None:
    pending, result = turn.contact.profile.erasing, event.payload["result"]
    if pending is None:
        return
    gone = {
        **pending.gone,
        Copy(result["copy"]): Gone(at=event.arrived_at, refused=result["refused"]),
    }
    pending = turn.contact.profile.erasing = pending.model_copy(update={"gone": gone})
    if set(gone) == set(Copy) and pending.step is Step.ERASING:
        _say_receipt(turn, pending)


def _say_receipt(turn: Turn, pending: Erasing) -> None:
    if turn.matter is not None:
        _ring(turn, "receipt", turn.now + _A_DAY)
        return
    turn.says.append(Say(receipt_of(turn, pending), exempt=True))
    turn.contact.profile.erasing = pending.model_copy(update={"step": Step.TOLD})
    _ring(turn, "close", turn.now + _SOON)


def receipt_of(turn: Turn, pending: Erasing) -> Template:
    """Each copy, and when; what is kept and why; what goes by itself."""
    kept = [texts.KEPT_SEASON.format(child=child) for child in pending.stays.season]
    kept += [texts.KEPT_GUARDIAN.format(child=child) for child in pending.stays.guardian]
    kept += [texts.KEPT_MONEY] if pending.stays.money else []
    going = [texts.BACKUPS.format(days=turn.club.backups_kept_days)]
    going += [] if turn.assistance is Assistance.OFF else [texts.MODEL]
    values = {
        "asked": _moment(turn, pending.asked),
        "erased": ", ".join(_gone(turn, copy, gone) for copy, gone in pending.gone.items() if not gone.is_absent),
        "kept": "; ".join([*kept, texts.KEPT_LAW]),
        "going": listed(going),
    }
    return Template(name="data_erased", variables=values)


def _gone(turn: Turn, copy: Copy, gone: Gone) -> str:
    pattern = texts.NOT_GONE if gone.refused else texts.GONE
    return pattern.format(copy=texts.COPIES[copy], when=_moment(turn, gone.at))


def _what_stays(turn: Turn) -> list[str]:
    """Nothing of a child of whom nothing may be shown now: not that there is one."""
    fates = fates_of(turn.club, turn.today, turn.registrations, turn.contact.id)
    named = {each.child.id: each for each in turn.registrations}
    lines = [line for child, fate in fates.items() for line in _of_child(turn, named[child], fate)]
    money = [texts.STAYS_MONEY] if stays_of(turn.registrations, fates).money else []
    return [*lines, *money, texts.STAYS_LAW]


def _of_child(turn: Turn, registration: Registration, fate: Fate) -> list[str]:
    child = name_of(registration)
    if fate.is_needed:
        alone = [] if fate.others else [texts.NOBODY_ELSE.format(child=child, name=child.upper())]
        return [texts.STAYS_SEASON.format(child=child), *alone]
    if fate.others:
        return [texts.STAYS_GUARDIAN.format(child=child)]
    is_open = registration.season == turn.club.season.name and registration.left_state is None
    return [texts.ENDS.format(child=child)] if is_open else []


def _is_staff(turn: Turn) -> bool:
    phones = {person.phone for person in turn.club.staff}
    return turn.manager is not None or any(known.handle.value in phones for known in turn.contact.handles)


def _ring(turn: Turn, what: str, at: datetime) -> None:
    pending = turn.contact.profile.erasing
    asked = pending.asked.isoformat() if pending else ""
    key = f"erasure:{turn.contact.id}:{asked}:{what}:{turn.events[-1].id}"
    turn.tell(turn.contact.id, Kind.ERASURE, key, due_in=at - turn.now, what=what, asked=asked)


def _perform(turn: Turn, kind: str, **more: str) -> None:
    pending = turn.contact.profile.erasing
    asked = f"{pending.asked:%Y%m%dT%H%M%S}" if pending else ""
    key = ":".join([turn.contact.id, asked, *more.values()])
    turn.perform(kind, key, contact_id=turn.contact.id, **more)


def _moment(turn: Turn, at: datetime) -> str:
    here = at.astimezone(turn.club.zone)
    return f"{here:%A} {here.day} {here:%B} at {here:%H:%M}"
