"""What the clock brings about: one nudge a day at most, each with something new in it, and what the club must know."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from hashlib import sha256

from bot.club.registration import State
from bot.model.complete import must_know
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
from conversations.registering.waiting_list import let_pass, put_place
from conversations.reminding.dues import next_due, note_done, together_with
from conversations.reminding.reaching import is_over_the_limit, put_off
from conversations.reminding.rules import Deed
from conversations.reminding.waking import woken
from conversations.words import reminder_texts as texts
from conversations.words import texts as parents_texts
from conversations.words.manager_language import listed
from conversations.words.naming import name_of

_MOST_REMEMBERED = 60  # nudges, by what they said
_MOST_AT_ONCE = 10  # deeds for the club alone
_SUSPENDED_AFTER = timedelta(days=8)
_Nudge = Callable[[Turn, Sequence[Registration]], None]  # of one guardian's children those it is due for


def remind(turn: Turn, _event: Event) -> None:
    """What is still due now: whatever changed since the clock was set is seen here."""
    woken(turn)
    for _ in range(_MOST_AT_ONCE):
        due = next_due(turn)
        if due is None or due.at > turn.now:
            return
        if is_over_the_limit(turn, due):
            put_off(turn)
            return
        dues = together_with(turn, due) if due.step.deed in _OF_SEVERAL else [due]
        for each in dues:
            note_done(turn, each)
        _DEEDS[due.step.deed](turn, [each.registration for each in dues])


def _named(turn: Turn, children: Sequence[Registration], **more: str) -> dict[str, str]:
    names = listed([words(turn, each)["child"] for each in children])
    return {"parent_first_name": turn.contact.first_name or "", "child_first_name": names, **more}


def _say(turn: Turn, children: Sequence[Registration], name: str, what: str, **fixed: str) -> None:
    """The same filled text never goes twice: where it would, `what` is missing is said in other words."""
    template = Template(name=name, variables=_named(turn, children, **fixed))
    others = [_needed(turn, children, wording.format(what=what)) for wording in texts.IN_OTHER_WORDS]
    said = turn.contact.profile.nudges
    for each in (template, *others):
        digest = sha256(each.model_dump_json().encode()).hexdigest()[:16]
        if digest not in said:
            turn.contact.profile.nudges = [*said, digest][-_MOST_REMEMBERED:]
            turn.send(each, children[0])
            return


def _needed(turn: Turn, children: Sequence[Registration], what: str) -> Template:
    return Template(name="still_needed", variables=_named(turn, children, what_is_missing=what))


def _plainly(name: str) -> _Nudge:
    return lambda turn, children: _say(turn, children, name, _what_is_missing(turn, children))


def _of_each(children: Sequence[Registration], told: Callable[[Registration], str]) -> str:
    """What differs from child to child, with the name where there are several."""
    if len(children) == 1:
        return told(children[0])
    return listed([f"{told(each)} ({name_of(each)})" for each in children])


def _links(children: Sequence[Registration]) -> str:
    return _of_each(children, lambda each: each.facts.link)


def _still_needed(pattern: str) -> _Nudge:
    def nudge(turn: Turn, children: Sequence[Registration]) -> None:
        missing_now = pattern.format(link=_links(children))
        _say(turn, children, "still_needed", missing_now, what_is_missing=missing_now)

    return nudge


def _invite_again(turn: Turn, children: Sequence[Registration]) -> None:
    known = words(turn, children[0])
    manager = children[0].facts.manager or known["club"]
    teams = listed(list(dict.fromkeys(words(turn, each)["team"] for each in children)))
    named = {"manager_name": manager, "team_and_age_group": teams}
    _say(turn, children, "invitation_reminder", texts.A_YES_OR_NO, **named)


def _go_on_here(pattern: str) -> _Nudge:
    """Freely, with the question that is open; where the window has closed meanwhile, as its template."""

    def nudge(turn: Turn, children: Sequence[Registration]) -> None:
        registration = children[0]
        turn.conversation.registration_id = registration.id
        outside = Template(name="continue", variables=_named(turn, [registration]))
        turn.say(pattern.format(**words(turn, registration)), closed=outside)
        turn.go_on(registration)

    return nudge


def _still_missing(turn: Turn, children: Sequence[Registration]) -> None:
    what = _what_is_missing(turn, children)
    _say(turn, children, "still_needed", what, what_is_missing=what)


def _what_is_missing(turn: Turn, children: Sequence[Registration]) -> str:
    return _of_each(children, lambda each: _missing_words(turn, each))


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
    def nudge(turn: Turn, children: Sequence[Registration]) -> None:
        asked = [each.facts.asked_for_money for each in children]
        first = min(each.at if each else turn.now for each in asked)
        last = (first + _SUSPENDED_AFTER).astimezone(turn.club.zone)
        day = when.format(day=f"{last.day} {last:%B}")
        links = _links(children)
        _say(turn, children, "payment_due", texts.THE_PAYMENT.format(link=links), payment_link=links, date=day)

    return nudge


def _suspend(turn: Turn, children: Sequence[Registration]) -> None:
    """Only who could read that it would come; else the manager is told, and nothing changes."""
    [registration] = children
    if not _can_be_reached(turn):
        announce(turn, registration, "unpaid_unreached")
        return
    registration.enter(State.SUSPENDED, turn.now)
    announce(turn, registration, "suspended")
    suspended = _named(turn, children, payment_link=registration.facts.link)
    turn.send(Template(name="suspended", variables=suspended), registration)


def _can_be_reached(turn: Turn) -> bool:
    reaches = [reach for known in turn.contact.handles for reach in known.reach.values()]
    return not reaches or any((reach.unreachable_until or turn.now) <= turn.now for reach in reaches)


def _mandate(turn: Turn, children: Sequence[Registration]) -> None:
    links = _links(children)
    _say(turn, children, "mandate_due", texts.THE_MANDATE.format(link=links), link=links)


def _upload(turn: Turn, children: Sequence[Registration]) -> str:
    return _of_each(children, lambda each: turn.make_link(Purpose.UPLOAD, each))


def _photo(turn: Turn, children: Sequence[Registration]) -> None:
    if turn.medium is Medium.SMS:
        link = _upload(turn, children)
        _say(turn, children, "photo_missing_link", texts.THE_PHOTO_BY_LINK.format(link=link), link=link)
    else:
        _say(turn, children, "photo_missing", texts.THE_PHOTO)


def _photo_again(turn: Turn, children: Sequence[Registration]) -> None:
    wanted = texts.THE_PHOTO
    if turn.medium is Medium.SMS:
        wanted = texts.THE_PHOTO_BY_LINK.format(link=_upload(turn, children))
    _say(turn, children, "still_needed", wanted, what_is_missing=wanted)


def _of_one(do: Callable[[Turn, Registration], None]) -> _Nudge:
    return lambda turn, children: do(turn, children[0])


def _tell_the_club(kind: str) -> _Nudge:
    return _of_one(lambda turn, registration: announce(turn, registration, kind))


def _free_number(_turn: Turn, registration: Registration) -> None:
    registration.shirt_number = None


def _nobody_yet(turn: Turn, _registration: Registration) -> None:
    until = (turn.conversation.handed_over_until or turn.now).astimezone(turn.club.zone)
    day = "" if until.date() == turn.today else texts.TOMORROW_AT
    turn.say(parents_texts.NOBODY_YET.format(when=f"{day}{until:%-H:%M}"), exempt=True)


# Said of all children at once; the others have a question, or an end, of one child.
_OF_SEVERAL = {
    Deed.INVITE_AGAIN,
    Deed.ASK_FOR_AN_ANSWER,
    Deed.STILL_NEEDED,
    Deed.CONTINUE,
    Deed.PAY,
    Deed.PAY_AGAIN,
    Deed.PAY_NOW,
    Deed.SET_UP_MANDATE,
    Deed.MANDATE_AGAIN,
    Deed.MANDATE_NOW,
    Deed.SEND_PHOTO,
    Deed.PHOTO_AGAIN,
}
_DEEDS: dict[Deed, _Nudge] = {
    Deed.INVITE_AGAIN: _invite_again,
    Deed.ASK_FOR_AN_ANSWER: _still_needed(texts.A_YES_OR_NO),
    Deed.PICK_UP: _go_on_here(texts.PICK_UP),
    Deed.COME_BACK: _go_on_here(texts.AS_YOU_ASKED),
    Deed.STILL_NEEDED: _still_missing,
    Deed.CONTINUE: _plainly("continue"),
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
    Deed.FREE_NUMBER: _of_one(_free_number),
    Deed.PLACE_AGAIN: _of_one(lambda turn, each: put_place(turn, each, parents_texts.A_PLACE_STILL)),
    Deed.LET_PLACE_GO: _of_one(let_pass),
    Deed.NOBODY_YET: _of_one(_nobody_yet),
    Deed.ASK_TO_DECIDE: _tell_the_club("decide"),
    Deed.TELL_UNDECIDED: _tell_the_club("undecided"),
}
must_know("_DEEDS", _DEEDS, Deed)
