"""A team that is full: who came without an invitation waits for a place, is offered one, takes it or leaves."""

from datetime import timedelta

from bot.club.good_moments import good_moment
from bot.club.registration import State
from bot.model.events import Event, Kind
from bot.model.messages import Template
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations.form import sharing
from conversations.form.announcing import announce
from conversations.form.asking import ask, words
from conversations.form.places import claim, is_full, is_offered
from conversations.words import texts

_LAST_MONTH_ENDS = timedelta(days=31)  # a place that is taken stays theirs for the season


def ask_to_wait(turn: Turn, registration: Registration, trouble: str = "") -> None:
    """Whoever had told all before the last place went has a word about it."""
    if registration.state is State.REVIEW and turn.asked_section != "waiting":
        turn.say(texts.JUST_GONE.format(**words(turn, registration)))
    ask(turn, "waiting", registration, sharing.mine(turn, registration, "waiting"), trouble)


def wants_to_wait(turn: Turn, registration: Registration, value: bool) -> None:  # noqa: FBT001 - it is the answer
    turn.put(None)
    if value:
        registration.enter(State.WAITING_LIST, turn.now)
        announce(turn, registration, "waits_for_place")
        turn.say(texts.ON_THE_LIST.format(**words(turn, registration)))
    else:
        registration.answers.pop("waiting", None)
        _leave(turn, registration, texts.NOT_WAITING)


def takes_the_place(turn: Turn, registration: Registration, value: bool) -> None:  # noqa: FBT001 - it is the answer
    turn.put(None)
    registration.answers.pop("place", None)
    registration.facts.offered_at = None
    if not value:
        leave_list(turn, registration)
        return
    registration.answers.pop("waiting", None)
    season_ends = turn.club.season.last_month + _LAST_MONTH_ENDS
    registration.place_until = turn.now + (season_ends - turn.today)
    registration.enter(State.INFO_COLLECTION, turn.now)
    announce(turn, registration, "place_taken")
    turn.say(texts.PLACE_TAKEN.format(**words(turn, registration)))
    turn.go_on(registration)


def leave_list(turn: Turn, registration: Registration) -> None:
    turn.put(None)
    _leave(turn, registration, texts.LEFT_THE_LIST)


def _leave(turn: Turn, registration: Registration, said: str) -> None:
    """Their place in the list is gone: who comes back begins at its end."""
    registration.left_state = registration.state
    registration.enter(State.DECLINED, turn.now)
    announce(turn, registration, "declined")
    turn.say(said.format(**words(turn, registration)))


def place_is_free(turn: Turn, event: Event) -> None:
    """By the clock, in the order of the list; it may have been taken since."""
    registration = turn.find(event.payload["registration_id"])
    until = turn.conversation.handed_over_until
    is_with_person = turn.matter is not None or (until is not None and turn.now < until)
    if registration is not None and not is_with_person and not is_full(turn, registration.team):
        claim(turn, registration)
        offer(turn, registration)


def offer(turn: Turn, registration: Registration) -> str:
    """Why not, where nothing is offered. By night it waits for the morning."""
    if registration.state is not State.WAITING_LIST or registration.archived_at is not None:
        return "not_waiting"
    if is_offered(turn, registration):
        return "is_offered"
    morning = good_moment(turn.club, turn.now)
    if morning > turn.now:
        key = f"offer:{registration.id}:{morning:%Y%m%dT%H%M}"
        turn.tell(turn.contact.id, Kind.OFFER, key, due_in=morning - turn.now, registration_id=registration.id)
        return ""
    registration.facts.offered_at = turn.now
    registration.place_until = turn.now + timedelta(hours=turn.club.offer_hours)
    put_place(turn, registration, texts.A_PLACE)
    return ""


def moved(turn: Turn, registration: Registration) -> None:
    """Who waits waits for the new team, at the place in the line they had; what was offered was of the old one."""
    registration.facts.offered_at = registration.place_until = None
    registration.answers.pop("place", None)
    if turn.asked_section == "place" and turn.conversation.registration_id == registration.id:
        turn.put(None)
    turn.say(texts.MOVED_ON_THE_LIST.format(**words(turn, registration)))
    if not is_full(turn, registration.team):
        claim(turn, registration)
        offer(turn, registration)


def put_place(turn: Turn, registration: Registration, pattern: str) -> None:
    turn.conversation.registration_id = registration.id
    known = words(turn, registration)
    variables = {
        "parent_first_name": turn.contact.first_name or "",
        "child_first_name": known["child"],
        "team_and_age_group": known["team"],
        "until": known["place_until"],
    }
    turn.say(pattern.format(**known), closed=Template(name="place_offered", variables=variables))
    turn.go_on(registration)


def let_pass(turn: Turn, registration: Registration) -> None:
    """The clock: it goes on to the next, and they stay on the list."""
    registration.facts.offered_at = registration.place_until = None
    registration.facts.offers_passed += 1
    if turn.asked_section == "place" and turn.conversation.registration_id == registration.id:
        turn.put(None)
    turn.say(texts.PLACE_PASSED.format(**words(turn, registration)))
