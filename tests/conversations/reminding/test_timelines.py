"""Whatever happens in whatever order: no nudge at night, two on a day, after STOP, or twice in the same words."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.club.club import load_club
from bot.club.registration import State
from bot.model.events import Event, Kind
from bot.model.facts import AskedForMoney, Facts
from bot.model.messages import Handle, HandleKind, Medium, Template
from bot.model.people import Child, Contact, Conversation, KnownHandle, Reach, Registration, TeamPlace
from bot.model.profile import Profile
from bot.model.turn import Say, Turn
from conversations.reminding.dues import next_due
from conversations.reminding.later import note_later
from conversations.reminding.rules import heard
from conversations.reminding.waking import wake_in_time
from conversations.talk.nudging import remind

CLUB = load_club()
START = datetime(2026, 10, 20, 9, 0, tzinfo=UTC)  # the clocks change on the 25th
_SPRING = datetime(2027, 3, 22, 9, 0, tzinfo=UTC)  # and on the 28th
_STATES = [state for state in State if state not in {State.COMPLETED, State.DECLINED, State.WITHDRAWN}]
_HAPPENS = st.sampled_from(["writes", "says later", "stops", "hands over", "pays", "fails", "sleeps a week"])


@dataclass
class Life:
    """One contact with children in any state, and the clock's letters to them: no database."""

    contact: Contact
    conversation: Conversation
    registrations: list[Registration]
    now: datetime = START
    nudges: list[tuple[datetime, Say]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)  # templates as they were filled
    letters: int = 0

    @property
    def reach(self) -> Reach:
        return self.contact.handles[0].on(Medium.WHATSAPP)

    def turn(self, kind: Kind) -> Turn:
        self.letters += 1
        event = Event(self.letters, kind, {}, self.contact.id, self.now, self.now, 0, "test", str(self.letters))
        return Turn(CLUB, self.now, self.contact, self.conversation, self.registrations, [event])

    def looks(self) -> datetime | None:
        """The clock's letter is read; when is the next?"""
        turn = self.turn(Kind.REMIND)
        remind(turn, turn.events[0])
        self.nudges += [(self.now, say) for say in turn.says]
        self.words += [say.content.model_dump_json() for say in turn.says if _is_nudge(say)]
        wake_in_time(turn)
        due = next_due(turn)
        assert due is None or due.at > self.now or not due.step.reaches_parent
        return None if due is None else due.at

    def passes(self, until: datetime, *, awake: bool = True) -> None:
        for _ in range(200):
            due = next_due(self.turn(Kind.REMIND))
            if due is None or max(due.at, self.now) > until or not awake:
                break
            self.now = max(due.at, self.now)
            self.looks()
        else:
            raise AssertionError("the clock goes round in circles")
        self.now = until


def _life(states: Sequence[State], start: datetime = START) -> Life:
    handle = KnownHandle(1, Handle(kind=HandleKind.PHONE, value="+447700900123"))
    contact = Contact("c", Profile(name="Kate Jones"), [handle])
    team = TeamPlace("t", "U10", "Tigers", new_kit=False)
    registrations = [
        Registration(
            f"r{number}",
            Child(f"k{number}", {"name": f"Child{number} Jones"}),
            "c",
            team,
            CLUB.season.name,
            4500,
            2750,
            start,
            start,
            state=state,
            facts=Facts(manager="Alex", link="https://x/y", asked_for_money=AskedForMoney(what="fee", at=start)),
        )
        for number, state in enumerate(states)
    ]
    return Life(contact, Conversation(registration_id="r0"), registrations, start)


def _happen(life: Life, what: str) -> None:
    first = life.registrations[0]
    if what in {"writes", "says later"}:
        life.reach.last_inbound_at = life.now
        if what == "says later":
            note_later(life.turn(Kind.TEXT), first, "tomorrow")
    elif what == "stops":
        life.reach.opted_out_at = life.now
    elif what == "hands over":
        life.conversation.handed_over_until = life.now + timedelta(hours=12)
    elif what == "pays":
        first.facts.asked_for_money = None
    elif what == "fails":
        first.facts.asked_for_money = AskedForMoney(what="fee", at=life.now)
    else:
        life.passes(life.now + timedelta(days=7), awake=False)


@settings(deadline=None, max_examples=150)
@given(
    st.lists(st.sampled_from(_STATES), min_size=1, max_size=3),
    st.lists(st.tuples(st.integers(min_value=1, max_value=100), _HAPPENS), max_size=12),
    st.sampled_from([START, _SPRING]),
)
def test_nobody_is_pestered(states: list[State], happens: list[tuple[int, str]], start: datetime) -> None:
    life = _life(states, start)
    stopped: datetime | None = None
    for hours, what in happens:
        life.passes(life.now + timedelta(hours=hours))
        _happen(life, what)
        stopped = stopped or (life.now if what == "stops" else None)
    life.passes(life.now + timedelta(days=30))
    days = [at.astimezone(CLUB.zone).date() for at, _ in life.nudges]
    assert len(days) == len(set(days)), "two on one day"
    assert not any(CLUB.is_quiet(at) for at, _ in life.nudges), "at night"
    assert stopped is None or all(at <= stopped for at, _ in life.nudges), "after STOP"
    assert len(life.words) == len(set(life.words)), "twice in the same words"


def _is_nudge(say: Say) -> bool:
    """A suspension is news, as often as it comes."""
    return isinstance(say.content, Template) and say.content.name != "suspended"


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(_STATES), st.integers(min_value=0, max_value=23))
def test_nobody_is_forgotten(state: State, hour: int) -> None:
    """Ten days of silence in any state bring at least one word, but where it is the club that is waited for."""
    life = _life([state])
    if state is not State.INITIAL_CONTACT:
        life.now += timedelta(hours=hour)
        life.reach.last_inbound_at = life.now
    life.passes(life.now + timedelta(days=10))
    waits_for_us = state in {State.PAYMENT, State.SUSPENDED, State.WAITING_LIST}
    assert life.nudges or waits_for_us or heard(life.contact) is None
