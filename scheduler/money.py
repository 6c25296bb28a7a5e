"""Nothing depends on a webhook: what happened is asked for, and all money is looked at once a day."""

from collections.abc import Sequence

from bot.club.registration import PaymentStatus
from bot.model.accounts import look
from bot.model.money import OURS, HeardOfMoney, look_into
from bot.store import deeds, memos, registrations
from bot.store.runs import Swept
from bot.store.wakeups import notify
from scheduler.means import Means

_CURSOR = "money_events"
_UNFINISHED = (PaymentStatus.PENDING_PAYMENT, PaymentStatus.INCOMPLETE, PaymentStatus.FAILED)
_EVERY_HOURS = 6  # that long a silence may last


async def hear_of_money(means: Means) -> Swept:
    """The same deeds that the hook puts, so that what both hear of is looked into once.

    Before the first registration there was nothing of ours to hear of.
    """
    async with means.database.begin() as tx:
        after, since = await memos.read(tx, _CURSOR), await registrations.first_made_at(tx)
    heard = await means.debit.events(after, since) if since else []
    if not heard:
        return Swept()
    wanted = [(None, look_into(HeardOfMoney(event=event))) for event in heard if event.resource in OURS]
    async with means.database.begin() as tx:
        fresh = await deeds.put_new(tx, means.database, wanted, means.clock.now())
        await memos.write(tx, means.database, _CURSOR, heard[-1].id)
        await notify(tx, means.database)
    return Swept(len(heard), fresh)


async def look_at_unfinished_money(means: Means) -> Swept:
    """A few times a day: what the service has, and what is still to be made of it. It may have to be told."""
    if means.club.is_quiet(means.clock.now()):
        return Swept()
    here = means.clock.now().astimezone(means.club.zone)
    return await _look(means, _UNFINISHED, f"{here:%Y-%m-%d}:{here.hour // _EVERY_HOURS}", is_daily=False)


async def compare_money(means: Means) -> Swept:
    """Once a day all of it; however long nobody did, once."""
    if means.club.is_quiet(means.clock.now()):
        return Swept()
    here = means.clock.now().astimezone(means.club.zone)
    everything = [status for status in PaymentStatus if status is not PaymentStatus.NONE]
    return await _look(means, everything, f"daily:{here:%Y-%m-%d}", is_daily=True)


async def _look(means: Means, statuses: Sequence[PaymentStatus], occasion: str, *, is_daily: bool) -> Swept:
    async with means.database.begin() as tx:
        found = await registrations.by_payment_status(tx, statuses, means.club.season.name)
        wanted = [(each.contact_id, look(each.id, each.account, occasion, is_daily=is_daily)) for each in found]
        fresh = await deeds.put_new(tx, means.database, wanted, means.clock.now())
        await notify(tx, means.database)
    return Swept(len(found), fresh)
