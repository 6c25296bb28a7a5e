"""Where somebody is spoken of in rows that belong to others: in what staff wrote and read, and what we told guardians.

Staff's own rows are emptied where they tell somebody from all others, and where only a first name stands that is taken
out. What another guardian wrote stays as it is. What belongs to a matter of harm is never touched.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.model.effects import Effect
from bot.model.events import Kind
from bot.model.messages import Direction, Status
from bot.model.traces import Traces
from bot.store import deeds
from bot.store.database import Connection, Database
from bot.store.deeds import MONEY
from bot.store.retention import NO_WORDS
from bot.store.tables import Progress, audit, effects, events, messages, notices

OF_A_MATTER = frozenset({Kind.ALARM, Kind.UNCONFIRMED, Kind.UNDELIVERED, Kind.FREED})
_AT_ONCE = 500
_NOTHING: dict[str, Any] = {}
_Work = Callable[[Connection, Sequence[Any]], Awaitable[None]]


@dataclass
class Mentions:
    """`staff` and `family` are contacts; `since` is when there was somebody to speak of."""

    database: Database
    contact_id: str
    traces: Traces
    staff: frozenset[str]
    family: frozenset[str]
    since: datetime
    now: datetime
    emptied: set[int] = field(default_factory=set)  # events of staff: what answers them goes with them
    told: set[int] = field(default_factory=set)  # events of others that spoke of the person

    async def erase(self) -> None:
        """In small transactions, so that nobody waits; done again it finds nothing."""
        await self._each(events, events.c.arrived_at, self._in_events)
        await self._each(messages, messages.c.created_at, self._in_messages)
        await self._each(effects, effects.c.created_at, self._in_effects)
        await self._each(notices, notices.c.created_at, self._in_details(notices))
        await self._each(audit, audit.c.at, self._in_details(audit))

    async def _each(self, table: sa.Table, at: sa.Column[Any], work: _Work) -> None:
        """Of others' rows, and of those that are nobody's."""
        others = sa.or_(table.c.contact_id.is_(None), table.c.contact_id != self.contact_id)
        query = sa.select(table).where(others, at >= self.since).order_by(table.c.id).limit(_AT_ONCE)
        last = 0
        while True:
            async with self.database.begin() as tx:
                rows = (await tx.execute(query.where(table.c.id > last))).all()
                if rows:
                    await work(tx, rows)
            if len(rows) < _AT_ONCE:
                return
            last = rows[-1].id

    async def _in_events(self, tx: Connection, rows: Sequence[Any]) -> None:
        """Receipts are nobody's, and name a number."""
        for row in rows:
            if row.kind in OF_A_MATTER or not row.payload:
                continue
            is_letter, is_meant = "inbound" in row.payload, self.traces.is_meant(row.payload)
            if is_meant and (row.contact_id is None or row.contact_id in self.staff):
                await self._of_staff_or_nobody(tx, row, is_letter=is_letter)
            elif row.contact_id in self.staff and row.progress != Progress.WAITING:
                await self._without_names(tx, events, row, ("payload",))
            elif not is_letter and (is_meant or row.contact_id in self.family):
                self.told.add(row.id)
                without = self.traces.without_owner(row.payload)
                if without != row.payload:
                    await _change(tx, events, row.id, payload=without)

    async def _of_staff_or_nobody(self, tx: Connection, row: Any, *, is_letter: bool) -> None:
        """What waits is read first, but for what would tell of somebody who goes: that is told no more."""
        waits = row.progress == Progress.WAITING
        if not waits:
            await self._empty_event(tx, row)
        elif not is_letter and row.contact_id is not None:
            await self._empty_event(tx, row, progress=Progress.DONE)

    async def _empty_event(self, tx: Connection, row: Any, **more: Any) -> None:
        self.emptied.add(row.id)
        await _change(tx, events, row.id, payload=_NOTHING, **more)

    async def _in_messages(self, tx: Connection, rows: Sequence[Any]) -> None:
        """With the carrier's copy of each."""
        ids = sorted({row.event_id for row in rows if row.event_id is not None})
        of_events = sa.select(events.c.id).where(events.c.id.in_(ids), events.c.kind.in_(OF_A_MATTER))
        of_a_matter = {row.id for row in await tx.execute(of_events)}
        gone = []
        for row in rows:
            if row.event_id in of_a_matter or row.status == Status.WAITING:
                continue
            values = self._of_staff(row) if row.contact_id in self.staff else self._of_others(row)
            if values:
                await _change(tx, messages, row.id, **values)
                gone.append(row.carrier_id)
        await forget_at_carrier(tx, self.database, self.contact_id, gone, self.now)

    def _of_staff(self, row: Any) -> Mapping[str, Any]:
        told = [row.content, row.closed_content]
        if row.event_id in self.emptied or self.traces.is_meant(told):
            is_empty = row.content == NO_WORDS and row.closed_content is None
            return {} if is_empty else {"content": NO_WORDS, "closed_content": None, "forgotten_at": self.now}
        return _changed(told, self.traces.without_anybody(told))

    def _of_others(self, row: Any) -> Mapping[str, Any]:
        told = [row.content, row.closed_content]
        concerns = row.contact_id in self.family or row.event_id in self.told
        if row.direction is Direction.INBOUND or not (concerns or self.traces.is_owner_meant(told)):
            return {}
        return _changed(told, self.traces.without_owner(told))

    async def _in_effects(self, tx: Connection, rows: Sequence[Any]) -> None:
        for row in rows:
            if row.progress == Progress.WAITING or row.kind in MONEY or row.contact_id not in self.staff:
                continue
            if self.traces.is_meant([row.payload, row.result, row.error]):
                await _change(tx, effects, row.id, payload=_NOTHING, result=_NOTHING, error=None)
            else:
                await self._without_names(tx, effects, row, ("payload", "result", "error"))

    async def _without_names(self, tx: Connection, table: sa.Table, row: Any, columns: Sequence[str]) -> None:
        told = {name: getattr(row, name) for name in columns}
        without = self.traces.without_anybody(told)
        if without != told:
            await _change(tx, table, row.id, **without)

    def _in_details(self, table: sa.Table) -> _Work:
        async def work(tx: Connection, rows: Sequence[Any]) -> None:
            for row in rows:
                if row.contact_id in self.staff and self.traces.is_meant(row.detail):
                    await _change(tx, table, row.id, detail=_NOTHING)

        return work


def _changed(told: Sequence[Any], without: Sequence[Any]) -> Mapping[str, Any]:
    return {} if list(told) == list(without) else {"content": without[0], "closed_content": without[1]}


async def _change(tx: Connection, table: sa.Table, row_id: int, **values: Any) -> None:
    await tx.execute(sa.update(table).where(table.c.id == row_id).values(**values))


async def forget_at_carrier(
    tx: Connection, database: Database, contact_id: str, carrier_ids: Sequence[str | None], now: datetime
) -> None:
    wanted = [Effect("forget_message", each, {"carrier_id": each}) for each in carrier_ids if each]
    await deeds.put(tx, database, [(contact_id, each) for each in wanted], now)
