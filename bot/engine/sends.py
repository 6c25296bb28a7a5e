"""Sends what turns wrote: leased, in order for each contact, side by side for different ones."""

import asyncio
import math
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.engine.backoff import backoff
from bot.engine.bells import Bells, Work
from bot.engine.failures import Failure, follow_up
from bot.engine.group_commit import GroupCommit
from bot.engine.routing import objection
from bot.metrics import Metrics
from bot.model.messages import Accepted, Outgoing, Reason, Status
from bot.model.people import KnownHandle
from bot.ports import Channel, Clock, Refused, Unavailable, Unsure
from bot.store import outbox, turns
from bot.store.database import Connection, Database
from bot.store.outbox import Pending, Rise

log = structlog.get_logger()
LEASE = timedelta(seconds=30)  # three times what a client waits for its answer
PATIENCE = timedelta(seconds=60)  # so long a receipt may take to tell what became of a send cut off
_MOST_AT_ONCE = 64
_WORTH_A_LOOK = 16  # fewer free places are waited for: looking costs a transaction, however little it brings
_LOOK_FOR_CUT_OFF = timedelta(seconds=1)


@dataclass(frozen=True)
class Answer:
    """What became of one send: taken, or not."""

    message: Pending
    outcome: Accepted | Unavailable | Refused


class Sends:
    def __init__(self, database: Database, clock: Clock, channel: Channel, bells: Bells, metrics: Metrics) -> None:
        self._database = database
        self._clock = clock
        self._channel = channel
        self._bells = bells
        self._metrics = metrics
        self._answers = GroupCommit(self._settle)
        self._under_way: set[asyncio.Task[None]] = set()
        self._looked_at: datetime | None = None

    async def take(self) -> int:
        """Begins as many sends as there is room for and gives how many it began."""
        while (room := _MOST_AT_ONCE - len(self._under_way)) < _WORTH_A_LOOK:
            await asyncio.wait(self._under_way, return_when=asyncio.FIRST_COMPLETED)
        now = self._clock.now()
        async with self._database.begin() as tx:
            fresh = await outbox.claim(tx, now, LEASE, room)
            cut_off = await self._cut_off(tx, now, room - len(fresh))
            addresses = await _addresses(tx, [*fresh, *cut_off])
        for message in fresh:
            self._begin(self._send(message, addresses[message.id]))
        for message in cut_off:
            self._begin(self._reconcile(message, addresses[message.id]))
        return len(fresh) + len(cut_off)

    async def close(self) -> None:
        """Lets what is under way finish."""
        if self._under_way:
            await asyncio.wait(self._under_way)
        await self._answers.close()

    async def _cut_off(self, tx: Connection, now: datetime, room: int) -> list[Pending]:
        if self._looked_at is not None and now - self._looked_at < _LOOK_FOR_CUT_OFF:
            return []
        self._looked_at = now
        return await outbox.claim_cut_off(tx, now, LEASE, PATIENCE, room)

    def _begin(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def _send(self, message: Pending, to: KnownHandle) -> None:
        now = self._clock.now()
        late = message.expires_at is not None and message.expires_at <= now
        reason = Reason.EXPIRED if late else objection(message.medium, message.content, to, now)
        if reason is not None:
            await self._answers.add(Answer(message, Refused("not sent", reason=reason)))
            return
        try:
            outcome: Accepted | Unavailable | Refused = await self._channel.send(_outgoing(message, to, now))
        except (Unavailable, Refused) as error:
            outcome = error
        except Exception as error:
            log.exception("send failed", message_id=message.id)
            outcome = Unsure(str(error))
        await self._answers.add(Answer(message, outcome))

    async def _reconcile(self, message: Pending, to: KnownHandle) -> None:
        """One match in the carrier's records that is nobody else's settles it; without any it is sent again."""
        since = message.sending_since or self._clock.now()
        try:
            found = await self._channel.find(_outgoing(message, to, since), since)
        except Unavailable as error:
            await self._answers.add(Answer(message, Unsure(str(error))))
            return
        async with self._database.begin() as tx:
            taken = await outbox.known_carrier_ids(tx, [each.carrier_id for each in found])
        matches = [each for each in found if each.carrier_id not in taken]
        log.info("send reconciled", message_id=message.id, matches=len(matches))
        if matches:
            match = matches[0]
            await self._answers.add(Answer(message, Accepted(carrier_id=match.carrier_id, status=match.status)))
        elif message.at_most_once:
            await self._answers.add(Answer(message, Refused("cut off and not found", code="cut-off")))
        else:
            await self._send(message, to)

    async def _settle(self, answers: list[Answer]) -> None:
        now = self._clock.now()
        async with self._database.begin() as tx:
            await outbox.rise(tx, [_rise(answer) for answer in answers if not isinstance(answer.outcome, Unavailable)])
            for answer in answers:
                if isinstance(answer.outcome, Unavailable):
                    await self._put_back(tx, answer.message, answer.outcome)
            failures = [
                Failure(answer.message, answer.outcome.reason, answer.outcome.code)
                for answer in answers
                if isinstance(answer.outcome, Refused)
            ]
            await follow_up(tx, self._database, failures, now)
        for answer in answers:
            self._metrics.sends.labels(answer.message.medium, _label(answer)).inc()
        self._bells.ring(Work.SENDS)

    async def _put_back(self, tx: Connection, message: Pending, error: Unavailable) -> None:
        log.info("send put back", message_id=message.id, cause=type(error).__name__, attempts=message.attempts)
        if isinstance(error, Unsure):
            await outbox.leave_unsure(tx, message.id)
        else:
            due_at = self._clock.now() + backoff(message.attempts, error.retry_after)
            await outbox.release(tx, message.id, due_at)


async def _addresses(tx: Connection, messages: Sequence[Pending]) -> dict[int, KnownHandle]:
    if not messages:
        return {}
    known = await turns.load_handles(tx, [message.contact_id for message in messages])
    by_id = {each.id: each for handles in known.values() for each in handles}
    return {message.id: by_id[message.handle_id] for message in messages}


def _outgoing(message: Pending, to: KnownHandle, now: datetime) -> Outgoing:
    left = math.ceil((message.expires_at - now).total_seconds()) if message.expires_at else None
    return Outgoing(id=message.id, medium=message.medium, to=to.handle, content=message.content, valid_for=left)


def _rise(answer: Answer) -> Rise:
    outcome = answer.outcome
    if isinstance(outcome, Accepted):
        return Rise(answer.message.id, outcome.status, outcome.carrier_id)
    assert isinstance(outcome, Refused)  # noqa: S101 - narrows for the type checker
    return Rise(answer.message.id, Status.FAILED, reason=outcome.reason, code=outcome.code)


def _label(answer: Answer) -> str:
    outcome = answer.outcome
    if isinstance(outcome, Accepted):
        return "accepted"
    return f"refused_{outcome.code or outcome.reason}" if isinstance(outcome, Refused) else "unavailable"
