"""What arrives is stored, each key once, and only then answered. Nothing is thought here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import structlog

from bot.engine.bells import Bells, Work
from bot.engine.group_commit import GroupCommit
from bot.model.events import BURST_PAUSE, Arrival, Kind
from bot.model.messages import Handle, Inbound, Receipt
from bot.model.money import OURS, HeardOfMoney, look_into
from bot.ports import Clock
from bot.store import contacts, deeds, inbox, links, memos
from bot.store.database import Connection, Database
from bot.store.links import KnownLink
from bot.store.wakeups import notify

log = structlog.get_logger()
SOURCE = "message"  # of what people send
ROSTER_RANG = "roster_rang"  # the memo: when people last worked in the club's table


@dataclass(frozen=True)
class _Letter:
    arrival: Arrival
    sender: Handle | None = None


class Intake:
    """The inbox as hooks see it. Hooks that arrive together share one transaction."""

    def __init__(
        self, database: Database, clock: Clock, bells: Bells, is_command: Callable[[str], bool] = lambda _: False
    ) -> None:
        self._database = database
        self._clock = clock
        self._bells = bells
        self._is_command = is_command
        self._letters = GroupCommit(self._write)

    async def message(self, inbound: Inbound, raw: Mapping[str, str]) -> None:
        kind = self._kind(inbound)
        arrival = Arrival(
            source=SOURCE,
            key=inbound.key,
            kind=kind,
            payload={"inbound": inbound.model_dump(mode="json"), "raw": dict(raw)},
            due_in=BURST_PAUSE if kind is Kind.TEXT else Arrival.due_in,
        )
        await self._letters.add(_Letter(arrival, inbound.sender))

    async def receipt(self, receipt: Receipt, raw: Mapping[str, str]) -> None:
        arrival = Arrival(
            source="receipt",
            key=f"{receipt.message_id}:{receipt.carrier_id}:{receipt.status}",
            kind=Kind.RECEIPT,
            payload={"receipt": receipt.model_dump(mode="json"), "raw": dict(raw)},
        )
        await self._letters.add(_Letter(arrival))

    async def money(self, heard: Sequence[HeardOfMoney]) -> None:
        """Whose it is, nobody knows yet: that is found out by looking into it."""
        heard = [each for each in heard if each.event.resource in OURS]
        if not heard:
            return
        async with self._database.begin() as tx:
            await deeds.put(tx, self._database, [(None, look_into(each)) for each in heard], self._clock.now())
            await notify(tx, self._database)
        self._bells.ring(Work.EFFECTS)

    async def photo(self, link: KnownLink, photo: str) -> bool:
        """Uses the link up and hands in what came by it; False when somebody was faster."""
        now = self._clock.now()
        payload = {"registration_id": link.registration_id, "photo": photo}
        arrival = Arrival("upload", link.digest, Kind.PHOTO, payload, link.contact_id)
        async with self._database.begin() as tx:
            if not await links.use(tx, link.digest, link.purpose, now):
                return False
            await inbox.put(tx, self._database, [arrival], now)
            await notify(tx, self._database)
        self._bells.ring(Work.TURNS)
        return True

    async def roster_changed(self) -> None:
        """Who did what there is asked for by the clock."""
        async with self._database.begin() as tx:
            await memos.write(tx, self._database, ROSTER_RANG, self._clock.now().isoformat())

    async def close(self) -> None:
        await self._letters.close()

    async def _write(self, letters: list[_Letter]) -> None:
        now = self._clock.now()
        async with self._database.begin() as tx:
            letters, known = await self._known(tx, letters, now)
            arrivals = [
                replace(letter.arrival, contact_id=known[letter.sender]) if letter.sender else letter.arrival
                for letter in letters
            ]
            await inbox.put(tx, self._database, arrivals, now)
            await notify(tx, self._database)
        self._bells.ring(Work.TURNS, Work.RECEIPTS)

    async def _known(
        self, tx: Connection, letters: list[_Letter], now: datetime
    ) -> tuple[list[_Letter], Mapping[Handle, str]]:
        """Whose they are. What comes again from nobody we know is of somebody who is erased, and makes nobody."""
        senders = {letter.sender for letter in letters if letter.sender is not None}
        known = await contacts.find_all(tx, self._database, senders) if senders else {}
        strange = [letter for letter in letters if letter.sender is not None and letter.sender not in known]
        if not strange:
            return letters, known
        fresh = await inbox.unknown(tx, SOURCE, [letter.arrival.key for letter in strange])
        again = [letter for letter in strange if letter.arrival.key not in fresh]
        new = {letter.sender for letter in strange if letter.sender is not None and letter.arrival.key in fresh}
        made = await contacts.find_or_create(tx, self._database, new, now) if new else {}
        return [letter for letter in letters if letter not in again], {**known, **made}

    def _kind(self, inbound: Inbound) -> Kind:
        if inbound.button:
            return Kind.PRESS
        if inbound.media:
            return Kind.MEDIA
        return Kind.COMMAND if inbound.opt_out or self._is_command(inbound.text) else Kind.TEXT
