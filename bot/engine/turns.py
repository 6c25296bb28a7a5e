"""Takes lanes with something to read and answers them: a batch of contacts, one turn each, one commit."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Protocol

import structlog

from bot.club.club import Club
from bot.club.registration import RegistrationStatus, State
from bot.engine.bells import Bells, Work
from bot.engine.guards import Spending, guard
from bot.engine.writing import write_messages
from bot.metrics import Metrics
from bot.model.complaints import Complaints
from bot.model.events import Arrival, Event, Kind, wait_until
from bot.model.matters import Matter, Matters
from bot.model.messages import Handle, Template
from bot.model.people import Registration, TeamPlace
from bot.model.returning import Roster
from bot.model.turn import Ours, Turn
from bot.ports import Clock
from bot.store import (
    agenda,
    complaints,
    contacts,
    families,
    inbox,
    managers,
    matters,
    outbox,
    saving,
    seasons,
    teams,
    turns,
)
from bot.store.database import Connection, Database
from bot.store.saving import Before, Loaded

log = structlog.get_logger()
_PUT_OFF = timedelta(hours=1)
_RETRY_DELAYS = [timedelta(seconds=seconds) for seconds in (1, 2, 4, 8)]
_REACHES_OUT = {Kind.REMIND, Kind.INVITE, Kind.MANAGED, Kind.JOIN}  # to who may be outside the service window
_WITH_A_NUMBER = {State.KIT, State.PHOTO, State.AWAITING_PAYMENT, State.COMPLETED, State.SUSPENDED}
MOST_FAILURES = len(_RETRY_DELAYS) + 1
# What came before, from or for somebody who is erased since, brings nobody back.
_OF_NOBODY = {"outcome": "stopped", "message_id": None, "status": RegistrationStatus.DECLINED, "registration_id": ""}
ANSWER = "answer"  # beside what the caller of a turn gave, what the caller was told


class Talk(Protocol):
    """What is said: the machine knows no words."""

    async def react(self, turn: Turn) -> None: ...

    def apologise(self, turn: Turn) -> None: ...

    def pause(self, turn: Turn, until: datetime) -> None: ...


class Turns:
    def __init__(
        self,
        database: Database,
        clock: Clock,
        club: Club,
        talk: Talk,
        bells: Bells,
        metrics: Metrics,
        ours: Ours = Ours(),  # noqa: B008 - it cannot be changed
    ) -> None:
        self._database = database
        self._clock = clock
        self._club = club
        self._talk = talk
        self._bells = bells
        self._metrics = metrics
        self._ours = ours
        self._spending = Spending(club)
        self._teams: list[TeamPlace] = []

    async def take(self, limit: int) -> int:
        """Reads up to so many lanes and gives how many it looked at. One bad lane does not fail its neighbours."""
        now = self._clock.now()
        lanes: list[str] = []
        try:
            with self._metrics.turn_seconds.time():
                async with self._database.begin() as tx:
                    lanes = await inbox.take_lanes(tx, now, limit)
                    answered = await self._answer(tx, lanes, now)
        except Exception:
            if not lanes:  # not a turn's fault: the database is away
                raise
            for lane in lanes:
                await self._take_alone(lane)
            return len(lanes)
        if answered:
            self._metrics.turns.labels("answered").inc(answered)
            self._bells.ring(Work.TURNS, Work.SENDS, Work.EFFECTS, Work.HAPPENINGS)
        return len(lanes)

    async def take_at_once(self, sender: Handle, arrival: Arrival) -> Mapping[str, Any]:
        """One event of a contact, read while the caller waits: what came of it, also when it was read earlier."""
        now = self._clock.now()
        async with self._database.begin() as tx:
            if await inbox.is_of_erased(tx, arrival.source, arrival.key):
                return dict(_OF_NOBODY)
            known = await contacts.find_or_create(tx, self._database, [sender], now)
            lane = known[sender]
            await inbox.wait_for(tx, lane)
            event = await inbox.put_one(tx, self._database, replace(arrival, contact_id=lane), now)
            if ANSWER in event.payload:
                return dict(event.payload[ANSWER])
            # What was given is at hand, even where the stored words are past their time.
            loaded = await self._load(tx, {lane: [replace(event, payload=arrival.payload)]}, now)
            await self._finish(tx, loaded, now)
            result = _result_of(loaded[0][0])
            await inbox.keep(tx, event.id, {**arrival.payload, ANSWER: result})
        self._bells.ring(Work.SENDS, Work.EFFECTS, Work.HAPPENINGS)
        return result

    async def agenda(self) -> list[Work]:
        """What kinds of work there are to do now."""
        async with self._database.begin() as tx:
            return [Work(name) for name in await agenda.due(tx, self._clock.now())]

    async def next_due(self) -> datetime | None:
        async with self._database.begin() as tx:
            return await inbox.next_due(tx, self._clock.now())

    async def _answer(self, tx: Connection, lanes: Sequence[str], now: datetime) -> int:
        if not lanes:
            return 0
        ready: dict[str, list[Event]] = {}
        for lane, events in (await inbox.waiting(tx, lanes, now)).items():
            if not events:  # another worker was faster
                continue
            until = wait_until(events, now)
            if until is None:
                ready[lane] = _first_after_failure(events)
            else:
                await inbox.postpone(tx, [event.id for event in events], until)
        if ready:
            await self._finish(tx, await self._load(tx, ready, now), now)
        return len(ready)

    async def _load(self, tx: Connection, ready: dict[str, list[Event]], now: datetime) -> list[Loaded]:
        lanes = list(ready)
        people = await turns.load_contacts(tx, lanes)
        registrations = await turns.load_registrations(tx, lanes)
        if not self._teams:
            self._teams = await teams.load(tx, self._club.season.name)
        taken = await self._taken_numbers(tx, registrations, ready)
        limited = [team.id for team in self._teams if team.capacity is not None]
        places = await turns.taken_places(tx, limited, now) if limited else {}
        unplanned = [each for mine in registrations.values() for each in mine if each.is_unplanned]
        ranks = await families.ranks(tx, unplanned)
        open_matters = await matters.open_ones(tx)
        open_complaints = await complaints.open_ones(tx)
        spoken = await outbox.last_spoken(tx, [lane for lane in lanes if _has_recovered(ready[lane])])
        quoted = await outbox.questions_of(tx, [name for lane in lanes for name in _quoted_by(ready[lane])])
        running = await managers.load(tx, lanes, self._teams)
        rosters = {
            lane: await managers.roster(tx, manager, self._club.season.name) for lane, manager in running.items()
        }
        loaded = []
        for lane in lanes:
            contact, conversation = people[lane]
            theirs = registrations.get(lane, [])
            hidden = frozenset(name for each in theirs for name in _hidden_names(each, lane, open_matters))
            last = await self._last_season(tx, ready[lane])
            turn = Turn(
                self._club,
                now,
                contact,
                conversation,
                [each for each in theirs if each.id not in hidden],
                ready[lane],
                teams=self._teams,
                taken_places=places,
                taken_numbers=taken,
                ours=self._ours,
                manager=running.get(lane),
                roster=rosters.get(lane, ()),
                ranks=ranks,
                spoke_at=spoken.get(lane),
                matters=Matters(open_matters),
                complaints=Complaints(open_complaints),
                hidden=hidden,
                quoted=quoted,
                last_season=last,
            )
            loaded.append((turn, Before(turn)))
        return loaded

    async def _last_season(self, tx: Connection, events: Sequence[Event]) -> Roster | None:
        """Of the season that is named, or the newest before this one; only for who would invite its children."""
        asked = next((event for event in events if event.kind is Kind.NEW_SEASON), None)
        if asked is None:
            return None
        new = self._club.season.name
        last = asked.payload["last"] or await seasons.last_before(tx, new)
        return await seasons.roster(tx, last, new) if last is not None and last < new else None

    async def _taken_numbers(
        self, tx: Connection, registrations: Mapping[str, list[Registration]], ready: Mapping[str, list[Event]]
    ) -> dict[str, frozenset[int]]:
        """Only for teams whose kit is being chosen, or may be changed."""
        choosing = {
            each.team.id
            for mine in registrations.values()
            for each in mine
            if each.team is not None and each.state in _WITH_A_NUMBER
        }
        choosing |= {
            event.payload["team_id"]
            for events in ready.values()
            for event in events
            if event.kind is Kind.MANAGED and "team_id" in event.payload
        }
        if any(event.kind is Kind.EDITED for events in ready.values() for event in events):
            choosing |= {team.id for team in self._teams}  # which one is written there is read in the turn
        return await turns.taken_numbers(tx, choosing) if choosing else {}

    async def _finish(self, tx: Connection, loaded: list[Loaded], now: datetime) -> None:
        reaches_out = any(event.kind in _REACHES_OUT for turn, _ in loaded for event in turn.events)
        reached = await outbox.count_reached(tx, now) if reaches_out else 0
        for turn, _ in loaded:
            turn.reached_today = reached
            _note_reach(turn)
            await self._talk.react(turn)
            guard(turn, self._talk)
            reached += any(isinstance(say.content, Template) for say in turn.says)
        await self._spending.hold_back(tx, [turn for turn, _ in loaded], now)
        await write_messages(tx, [turn for turn, _ in loaded], now)
        await saving.save(tx, self._database, loaded, now)
        put_off = {event.id for turn, _ in loaded for event in turn.put_off}
        await inbox.settle(tx, [event.id for turn, _ in loaded for event in turn.events if event.id not in put_off])
        if put_off:
            await inbox.postpone(tx, sorted(put_off), now + _PUT_OFF)

    async def _take_alone(self, lane: str) -> None:
        now = self._clock.now()
        events: list[Event] = []
        try:
            async with self._database.begin() as tx:
                if await inbox.lock(tx, [lane]):
                    events = (await inbox.waiting(tx, [lane], now))[lane]
                    await self._answer(tx, [lane], now)
        except saving.ConflictError:
            log.info("turn taken again", contact_id=lane)
            await self._count_failure(lane, events, now)
        except Exception:
            log.exception("turn failed", contact_id=lane)
            self._metrics.turns.labels("failed").inc()
            await self._count_failure(lane, _first_after_failure(events), now)
        else:
            self._bells.ring(Work.SENDS, Work.EFFECTS, Work.HAPPENINGS)

    async def _count_failure(self, lane: str, events: list[Event], now: datetime) -> None:
        if not events:
            return
        attempts = max(event.attempts for event in events)
        if attempts + 1 >= MOST_FAILURES:
            await self._park(lane, events, now)
            return
        async with self._database.begin() as tx:
            ids = [event.id for event in events]
            await inbox.count_failure(tx, ids, now + _RETRY_DELAYS[attempts], "the turn failed: see the log")

    async def _park(self, lane: str, events: list[Event], now: datetime) -> None:
        """Nobody behind it waits; staff are told, and the contact gets an honest word."""
        log.error("event parked", contact_id=lane, event_ids=[event.id for event in events])
        self._metrics.turns.labels("parked").inc(len(events))
        async with self._database.begin() as tx:
            await inbox.wait_for(tx, lane)
            if not await inbox.park(tx, [event.id for event in events]):
                return  # another worker has read them after all
            loaded = await self._load(tx, {lane: events}, now)
            for turn, _ in loaded:
                self._talk.apologise(turn)
                guard(turn, self._talk)
                turn.notice(f"parked:{events[0].id}", "parked", event_ids=[event.id for event in events])
            await write_messages(tx, [turn for turn, _ in loaded], now)
            await saving.save(tx, self._database, loaded, now)
        self._bells.ring(Work.SENDS)


def _hidden_names(registration: Registration, contact_id: str, open_matters: Sequence[Matter]) -> list[str]:
    """While another guardian's report of harm is open, nothing of that child is shown.

    Effects of before it was begun anew come back under its former id.
    """
    others = (each for each in open_matters if each.contact_id != contact_id)
    if not any(each.concerns(registration.child.id) for each in others):
        return []
    return [registration.id, *(registration.account or {}).get("formerly", ())]


def _has_recovered(events: Sequence[Event]) -> bool:
    return any(event.payload.get("inbound", {}).get("recovered") for event in events)


def _quoted_by(events: Sequence[Event]) -> list[str]:
    """Our messages that these letters answer in so many words; a press says itself what it answers."""
    letters = [event.payload.get("inbound", {}) for event in events]
    return [letter["in_reply_to"] for letter in letters if letter.get("in_reply_to") and not letter.get("button")]


def _result_of(turn: Turn) -> dict[str, Any]:
    """With the id of the invitation, which is there only now that the turn is written."""
    registration = turn.find(turn.result["registration_id"])
    assert registration is not None  # noqa: S101 - narrows for the type checker
    return {**turn.result, "message_id": registration.invitation_id, "status": registration.status.value}


def _first_after_failure(events: list[Event]) -> list[Event]:
    """A burst that failed is tried one by one, so that one bad event does not take the others with it."""
    return events[:1] if any(event.attempts for event in events) else events


def _note_reach(turn: Turn) -> None:
    for inbound, event in turn.letters:
        if inbound.is_spoken:  # it came a while ago, and was noted when it did
            continue
        for known in turn.contact.handles:
            if known.handle == inbound.sender:
                reach = known.on(inbound.medium)
                reach.last_inbound_at = max(event.arrived_at, reach.last_inbound_at or event.arrived_at)
                reach.unreachable_until = None
        turn.new_handles += [handle for handle in inbound.also if not turn.contact.has(handle)]
