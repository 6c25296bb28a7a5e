"""Texts that were sent while we could not be reached: the carrier has them, and is asked for them."""

from datetime import datetime, timedelta

from bot.engine.intake import SOURCE
from bot.store import inbox, memos
from bot.store.runs import Swept
from scheduler.means import Means

FIRST_START = "first_start"  # the memo: what was written before there was this database is not ours to answer
_LOOKED_UNTIL = "recovered_until"
_LONGEST = timedelta(days=7)
_OVERLAP = timedelta(hours=1)
_WEBHOOK_TIME = timedelta(minutes=2)  # what is younger may still come by itself, with its buttons


async def recover_messages(means: Means) -> Swept:
    """Each that no webhook brought is handed in as one would have, in the order of sending."""
    now = means.clock.now()
    async with means.database.begin() as tx:
        first = datetime.fromisoformat(await memos.write_once(tx, means.database, FIRST_START, now.isoformat()))
        looked = await memos.read(tx, _LOOKED_UNTIL)
    since = max(first, now - _LONGEST, datetime.fromisoformat(looked) - _OVERLAP if looked else first)
    until = now - _WEBHOOK_TIME
    heard = [each for each in await means.channel.heard(since) if each.recovered and each.recovered <= until]
    async with means.database.begin() as tx:
        unknown = await inbox.unknown(tx, SOURCE, [each.key for each in heard])
    for inbound in heard:
        if inbound.key in unknown:
            await means.intake.message(inbound, {})
    async with means.database.begin() as tx:
        await memos.write(tx, means.database, _LOOKED_UNTIL, until.isoformat())
    return Swept(len(heard), len(unknown))
