"""Reads receipts, many at a time: a status only rises, and a message that was not delivered is followed up once."""

import structlog

from bot.engine.bells import Bells, Work
from bot.engine.failures import Failure, follow_up
from bot.metrics import Metrics
from bot.model.happenings import TextDelivered
from bot.model.messages import NOT_DELIVERED, Medium, Reason, Receipt, Status
from bot.ports import Clock
from bot.store import erasing, happenings, inbox, outbox
from bot.store.database import Database
from bot.store.happenings import Written
from bot.store.outbox import Rise

log = structlog.get_logger()
_ARRIVED = frozenset({Status.DELIVERED, Status.READ})


class Receipts:
    def __init__(self, database: Database, clock: Clock, bells: Bells, metrics: Metrics) -> None:
        self._database = database
        self._clock = clock
        self._bells = bells
        self._metrics = metrics

    async def take(self, limit: int) -> int:
        now = self._clock.now()
        async with self._database.begin() as tx:
            events = await inbox.take_receipts(tx, now, limit)
            if not events:
                return 0
            receipts = [Receipt.model_validate(event.payload["receipt"]) for event in events]
            gone = await erasing.erased_senders(tx, [each.message_id for each in receipts])
            messages = await outbox.load(tx, [each.message_id for each in receipts if each.message_id not in gone])
            await outbox.rise(tx, [_rise(receipt) for receipt in receipts])
            await happenings.put(tx, _texts(receipts, messages), now)
            await outbox.forget_failures(tx, [each.message_id for each in receipts if each.status in _ARRIVED])
            await follow_up(tx, self._database, _failures(receipts, messages), now)
            await inbox.settle(tx, [event.id for event in events])
            pairs = zip(events, receipts, strict=True)
            await inbox.empty(tx, [event.id for event, receipt in pairs if receipt.message_id in gone])
        for receipt in receipts:
            self._metrics.receipts.labels(receipt.status, receipt.code or "").inc()
        self._bells.ring(Work.SENDS, Work.HAPPENINGS)
        return len(events)


def _texts(receipts: list[Receipt], messages: dict[int, outbox.Pending]) -> list[Written]:
    """Of SMS about a registration, what the club is shown."""
    told = {each.message_id: each.status for each in receipts}
    return [
        Written(TextDelivered(message=each.id, status=told[each.id]), each.contact_id, each.registration_id)
        for each in messages.values()
        if each.medium is Medium.SMS and each.registration_id is not None
    ]


def _rise(receipt: Receipt) -> Rise:
    return Rise(receipt.message_id, receipt.status, receipt.carrier_id, receipt.reason, receipt.code)


def _failures(receipts: list[Receipt], messages: dict[int, outbox.Pending]) -> list[Failure]:
    """A failure counts once, and not at all when the message had got further: that receipt is late."""
    arrived = {each.message_id for each in receipts if each.status in _ARRIVED}
    failures = {}
    for receipt in receipts:
        message = messages.get(receipt.message_id)
        if (
            message
            and message.id not in arrived
            and receipt.status in NOT_DELIVERED
            and message.status.rank < receipt.status.rank
        ):
            failures[message.id] = Failure(message, receipt.reason or Reason.UNKNOWN, receipt.code)
    return list(failures.values())
