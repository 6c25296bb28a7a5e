"""What the clock brings about: one nudge a day at most, each with something new in it, and what the club must know."""

from collections.abc import Callable
from datetime import timedelta

from bot.club.registration import State
from bot.model.events import Event
from bot.model.forms import missing
from bot.model.links import Purpose
from bot.model.messages import Medium, Template
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations.form import sharing
from conversations.form.announcing import announce
from conversations.form.asking import context_of, words
from conversations.form.forms import SECTIONS
from conversations.form.open_section import open_section
from conversations.reminding.dues import Due, next_due, note_done
from conversations.reminding.rules import Deed
from conversations.reminding.waking import woken
from conversations.talk.steering import proceed
from conversations.words import reminder_texts as texts
from conversations.words import texts as parents_texts
from conversations.words.manager_language import listed

_MOST_AT_ONCE = 10  # deeds for the club alone
_SUSPENDED_AFTER = timedelta(days=8)
_Nudge = Callable[[Turn, Registration], None]


def remind(turn: Turn, _event: Event) -> None:
    """What is still due now: whatever changed since the clock was set is seen here."""
    woken(turn)
    for _ in range(_MOST_AT_ONCE):
        due = next_due(turn)
        if due is None or due.at > turn.now:
            return
        note_done(turn, due)
        _do(turn, due)


def _do(turn: Turn, due: Due) -> None:
    _DEEDS[due.step.deed](turn, due.registration)


def _named(turn: Turn, registration: Registration, **more: str) -> dict[str, str]:
    known = words(turn, registration)
    return {"parent_first_name": turn.contact.first_name or "", "child_first_name": known["child"], **more}


def _template(name: str, **fixed: str) -> _Nudge:
    def nudge(turn: Turn, registration: Registration) -> None:
        turn.send(Template(name=name, variables=_named(turn, registration, **fixed)), registration)

    return nudge


def _still_needed(pattern: str) -> _Nudge:
    def nudge(turn: Turn, registration: Registration) -> None:
        missing_now = pattern.format(link=registration.facts.link)
        _template("still_needed", what_is_missing=missing_now)(turn, registration)

    return nudge


def _invite_again(turn: Turn, registration: Registration) -> None:
    known = words(turn, registration)
    manager = registration.facts.manager or known["club"]
    _template("invitation_reminder", manager_name=manager, team_and_age_group=known["team"])(turn, registration)


def _go_on_here(pattern: str) -> _Nudge:
    """Freely, with the question that is open; where the window has closed meanwhile, as its template."""

    def nudge(turn: Turn, registration: Registration) -> None:
        turn.conversation.registration_id = registration.id
        outside = Template(name="continue", variables=_named(turn, registration))
        turn.say(pattern.format(**words(turn, registration)), closed=outside)
        proceed(turn, registration)

    return nudge


def _still_missing(turn: Turn, registration: Registration) -> None:
    _template("still_needed", what_is_missing=_missing_words(turn, registration))(turn, registration)


def _missing_words(turn: Turn, registration: Registration) -> str:
    section = open_section(turn, registration) or ""
    known = words(turn, registration)
    if section in texts.MISSING:
        return texts.MISSING[section].format(**known)
    steps = missing(SECTIONS[section], sharing.mine(turn, registration, section), context_of(turn, registration))
    if len(steps) > texts.MOST_NAMED:
        return texts.SOME_DETAILS
    return listed([step.ask.prompt.partition(" (")[0].format(**known) for step in steps])


def _pay(when: str) -> _Nudge:
    def nudge(turn: Turn, registration: Registration) -> None:
        asked = registration.facts.asked_for_money
        last = ((asked.at if asked else turn.now) + _SUSPENDED_AFTER).astimezone(turn.club.zone)
        day = when.format(day=f"{last.day} {last:%B}")
        link = registration.facts.link
        _template("payment_due", payment_link=link, date=day)(turn, registration)

    return nudge


def _suspend(turn: Turn, registration: Registration) -> None:
    """Only who could read that it would come; else the manager is told, and nothing changes."""
    if not _can_be_reached(turn):
        announce(turn, registration, "unpaid_unreached")
        return
    registration.enter(State.SUSPENDED, turn.now)
    announce(turn, registration, "suspended")
    link = registration.facts.link
    _template("suspended", payment_link=link)(turn, registration)


def _can_be_reached(turn: Turn) -> bool:
    reaches = [reach for known in turn.contact.handles for reach in known.reach.values()]
    return not reaches or any((reach.unreachable_until or turn.now) <= turn.now for reach in reaches)


def _mandate(turn: Turn, registration: Registration) -> None:
    _template("mandate_due", link=registration.facts.link)(turn, registration)


def _photo(turn: Turn, registration: Registration) -> None:
    if turn.medium is Medium.SMS:
        link = turn.make_link(Purpose.UPLOAD, registration)
        _template("photo_missing_link", link=link)(turn, registration)
    else:
        _template("photo_missing")(turn, registration)


def _photo_again(turn: Turn, registration: Registration) -> None:
    wanted = texts.THE_PHOTO
    if turn.medium is Medium.SMS:
        wanted = texts.THE_PHOTO_BY_LINK.format(link=turn.make_link(Purpose.UPLOAD, registration))
    _template("still_needed", what_is_missing=wanted)(turn, registration)


def _tell_the_club(kind: str) -> _Nudge:
    return lambda turn, registration: announce(turn, registration, kind)


def _free_number(_turn: Turn, registration: Registration) -> None:
    registration.shirt_number = None


def _nobody_yet(turn: Turn, _registration: Registration) -> None:
    until = (turn.conversation.handed_over_until or turn.now).astimezone(turn.club.zone)
    day = "" if until.date() == turn.today else texts.TOMORROW_AT
    turn.say(parents_texts.NOBODY_YET.format(when=f"{day}{until:%-H:%M}"), exempt=True)


_DEEDS: dict[Deed, _Nudge] = {
    Deed.INVITE_AGAIN: _invite_again,
    Deed.ASK_FOR_AN_ANSWER: _template("still_needed", what_is_missing=texts.A_YES_OR_NO),
    Deed.PICK_UP: _go_on_here(texts.PICK_UP),
    Deed.COME_BACK: _go_on_here(texts.AS_YOU_ASKED),
    Deed.STILL_NEEDED: _still_missing,
    Deed.CONTINUE: _template("continue"),
    Deed.PAY: _pay("{day}"),
    Deed.PAY_AGAIN: _still_needed(texts.THE_PAYMENT),
    Deed.PAY_NOW: _pay(texts.TOMORROW),
    Deed.SUSPEND: _suspend,
    Deed.SET_UP_MANDATE: _mandate,
    Deed.MANDATE_AGAIN: _still_needed(texts.THE_MANDATE),
    Deed.MANDATE_NOW: _still_needed(texts.THE_MANDATE_TOO),
    Deed.SEND_PHOTO: _photo,
    Deed.PHOTO_AGAIN: _photo_again,
    Deed.TELL_UNANSWERED: _tell_the_club("unanswered"),
    Deed.TELL_UNFINISHED: _tell_the_club("unfinished"),
    Deed.TELL_NO_MANDATE: _tell_the_club("no_mandate"),
    Deed.FREE_NUMBER: _free_number,
    Deed.NOBODY_YET: _nobody_yet,
    Deed.ASK_TO_DECIDE: _tell_the_club("decide"),
    Deed.TELL_UNDECIDED: _tell_the_club("undecided"),
}
if set(_DEEDS) != set(Deed):
    raise TypeError(f"nobody does {set(Deed) - set(_DEEDS)}")
