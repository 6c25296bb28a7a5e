"""What happens by the clock. A job is a sweep of due rows: it may run anywhere, twice, or late."""

from collections.abc import Callable, Coroutine, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any

from bot.club.club import Role
from bot.model.effects import Effect
from bot.model.events import Arrival, Kind
from bot.model.messages import Handle, HandleKind
from bot.model.playing import plays
from bot.store import contacts, deeds, erasing, inbox, notices, retention, seasons, teams, turns, waiting, waking, weeks
from bot.store.database import Connection
from bot.store.wakeups import notify
from scheduler.means import Means
from scheduler.money import compare_money, hear_of_money, look_at_unfinished_money
from scheduler.recovering import recover_messages

_RAW_KEPT = timedelta(days=30)
_READINGS_KEPT = timedelta(days=30)
_MOST_WOKEN = 500
_A_MONTH = timedelta(days=30.44)
_LATE = timedelta(hours=1)
_WEEK_TOLD_AT = 9  # on Monday, by the club's clock


async def forget_raw_webhooks(means: Means) -> int:
    """A read event keeps its key, so that a repetition is known; what it said is in the transcript."""
    async with means.database.begin() as tx:
        before = means.clock.now() - _RAW_KEPT
        return await retention.empty_events(tx, before) + await retention.empty_money_events(tx, before)


async def forget_chat(means: Means) -> int:
    """What was said so many months ago; that something was said, when and to whom stays."""
    now = means.clock.now()
    before = now - _A_MONTH * means.club.chat_kept_months
    async with means.database.begin() as tx:
        return await retention.empty_messages(tx, before, now)


async def forget_readings(means: Means) -> int:
    """The words themselves are in the transcript."""
    async with means.database.begin() as tx:
        return await retention.empty_readings(tx, means.clock.now() - _READINGS_KEPT)


async def tell_staff(means: Means) -> int:
    """What was noticed goes to the secretary in one message, by day; what must not wait is relayed when it happens."""
    database, now = means.database, means.clock.now()
    secretary = next(iter(means.club.those(Role.SECRETARY)), None)
    if secretary is None or means.club.is_quiet(now):
        return 0
    async with database.begin() as tx:
        noticed = await notices.take_untold(tx, now)
        if not noticed:
            return 0
        phone = Handle(kind=HandleKind.PHONE, value=secretary.phone)
        known = await contacts.find_or_create(tx, database, [phone], now)
        kinds = [notice.kind for notice in noticed]
        arrival = Arrival("notices", str(max(n.id for n in noticed)), Kind.NEWS, {"kinds": kinds}, known[phone])
        await inbox.put(tx, database, [arrival], now)
        await notify(tx, database)
    return len(noticed)


async def look_for_the_forgotten(means: Means) -> int:
    """Each turn sets the clock for its contact; whose letter is late, perhaps as it was lost, is looked at now."""
    now = means.clock.now()
    async with means.database.begin() as tx:
        contacts_forgotten = await waking.forgotten(tx, now - _LATE, _MOST_WOKEN)
        letters = [
            Arrival("clock", f"{contact_id}:{now:%Y-%m-%dT%H}", Kind.REMIND, contact_id=contact_id)
            for contact_id in contacts_forgotten
        ]
        return await _put(tx, means, letters)


async def _put(tx: Connection, means: Means, letters: Sequence[Arrival]) -> int:
    """How many of them had not been put before."""
    fresh = await inbox.put_new(tx, means.database, letters, means.clock.now())
    if fresh:
        await notify(tx, means.database)
    return fresh


async def erase_what_is_no_longer_needed(means: Means) -> int:
    """Of guardians who are erased: the record of a child goes when they play no more, or nothing is looked into."""
    now = means.clock.now()
    today = now.astimezone(means.club.zone).date()
    async with means.database.begin() as tx:
        recorded = await erasing.still_recorded(tx)
        theirs = await turns.load_registrations(tx, sorted({each for each, _, _ in recorded})) if recorded else {}
        playing = {each.child.id for all_of in theirs.values() for each in all_of if plays(means.club, today, each)}
        over = sorted({who for who, child, has_others in recorded if has_others or child not in playing})
        wanted = [(each, Effect("erase_records", f"{each}:{today}", {"contact_id": each})) for each in over]
        await deeds.put(tx, means.database, wanted, now)
        await notify(tx, means.database)
    return len(over)


async def offer_places(means: Means) -> int:
    """A free place goes to the next in line, by day; once in an hour, as an offer may meet a talk with a volunteer."""
    now, club = means.clock.now(), means.club
    if club.is_quiet(now):
        return 0
    async with means.database.begin() as tx:
        places = await teams.load(tx, club.season.name)
        line = await waiting.next_in_line(tx, places, now, siblings_first=club.siblings_first)
        offers = [
            Arrival(
                "clock", f"place:{each.id}:{now:%Y-%m-%dT%H}", Kind.OFFER, {"registration_id": each.id}, each.contact_id
            )
            for each in line
        ]
        return await _put(tx, means, offers)


async def close_the_season(means: Means) -> int:
    """On the day the club file names, and as long as somebody is left: all of it happens once."""
    closes, today = means.club.season.closes, means.clock.now().astimezone(means.club.zone).date()
    if closes is None or today < closes:
        return 0
    return await seasons.close(means.database, means.club.season.name, means.clock.now())


async def tell_of_the_week(means: Means) -> int:
    """To the secretary, on Monday morning or as soon after it as somebody runs."""
    here = means.clock.now().astimezone(means.club.zone)
    secretary = next(iter(means.club.those(Role.SECRETARY)), None)
    monday = here.replace(hour=_WEEK_TOLD_AT, minute=0, second=0, microsecond=0) - timedelta(days=here.weekday())
    if secretary is None or here < monday or means.club.is_quiet(here):
        return 0
    async with means.database.begin() as tx:
        phone = Handle(kind=HandleKind.PHONE, value=secretary.phone)
        known = await contacts.find_or_create(tx, means.database, [phone], here)
        counted = await weeks.counted(tx, means.club.season.name, monday - timedelta(days=7), monday)
        arrival = Arrival("week", f"{monday:%Y-%m-%d}", Kind.WEEK, asdict(counted), known[phone])
        return await _put(tx, means, [arrival])


@dataclass(frozen=True)
class Job:
    """`run` says how many rows, letters or deeds it brought about."""

    run: Callable[[Means], Coroutine[Any, Any, int]]
    every: timedelta


JOBS = [
    Job(look_for_the_forgotten, every=timedelta(hours=1)),
    Job(offer_places, every=timedelta(minutes=1)),
    Job(close_the_season, every=timedelta(hours=6)),
    Job(tell_of_the_week, every=timedelta(hours=1)),
    Job(recover_messages, every=timedelta(minutes=10)),
    Job(tell_staff, every=timedelta(minutes=1)),
    Job(forget_raw_webhooks, every=timedelta(hours=6)),
    Job(forget_chat, every=timedelta(hours=6)),
    Job(forget_readings, every=timedelta(hours=6)),
    Job(erase_what_is_no_longer_needed, every=timedelta(hours=6)),
    Job(hear_of_money, every=timedelta(minutes=5)),
    Job(look_at_unfinished_money, every=timedelta(minutes=30)),
    Job(compare_money, every=timedelta(minutes=30)),
]
