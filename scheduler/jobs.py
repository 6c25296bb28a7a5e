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
from bot.store import contacts, deeds, erasing, inbox, notices, teams, turns, waiting, waking, weeks
from bot.store.database import Connection
from bot.store.runs import Swept
from bot.store.wakeups import notify
from scheduler.complaining import remind_of_complaints
from scheduler.forgetting import close_the_season, forget_what_is_over
from scheduler.means import Means
from scheduler.money import compare_money, hear_of_money, look_at_unfinished_money
from scheduler.recovering import recover_messages
from scheduler.roster import keep_roster

_MOST_WOKEN = 500
_LATE = timedelta(hours=1)
_WEEK_TOLD_AT = 9  # on Monday, by the club's clock


async def tell_staff(means: Means) -> Swept:
    """What was noticed goes to the secretary in one message, by day; what must not wait is relayed when it happens."""
    database, now = means.database, means.clock.now()
    secretary = next(iter(means.club.those(Role.SECRETARY)), None)
    if secretary is None or means.club.is_quiet(now):
        return Swept()
    async with database.begin() as tx:
        noticed = await notices.take_untold(tx, now)
        if not noticed:
            return Swept()
        phone = Handle(kind=HandleKind.PHONE, value=secretary.phone)
        known = await contacts.find_or_create(tx, database, [phone], now)
        kinds = [notice.kind for notice in noticed]
        arrival = Arrival("notices", str(max(n.id for n in noticed)), Kind.NEWS, {"kinds": kinds}, known[phone])
        await inbox.put(tx, database, [arrival], now)
        await notify(tx, database)
    return Swept(len(noticed), len(noticed))


async def look_for_the_forgotten(means: Means) -> Swept:
    """Each turn sets the clock for its contact; whose letter is late, perhaps as it was lost, is looked at now."""
    now = means.clock.now()
    async with means.database.begin() as tx:
        contacts_forgotten = await waking.forgotten(tx, now - _LATE, _MOST_WOKEN)
        letters = [
            Arrival("clock", f"{contact_id}:{now:%Y-%m-%dT%H}", Kind.REMIND, contact_id=contact_id)
            for contact_id in contacts_forgotten
        ]
        return await _put(tx, means, letters)


async def _put(tx: Connection, means: Means, letters: Sequence[Arrival]) -> Swept:
    fresh = await inbox.put_new(tx, means.database, letters, means.clock.now())
    if fresh:
        await notify(tx, means.database)
    return Swept(len(letters), fresh)


async def erase_what_is_no_longer_needed(means: Means) -> Swept:
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
    return Swept(len(recorded), len(over))


async def offer_places(means: Means) -> Swept:
    """A free place goes to the next in line, by day; once in an hour, as an offer may meet a talk with a volunteer."""
    now, club = means.clock.now(), means.club
    if club.is_quiet(now):
        return Swept()
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


async def tell_of_the_week(means: Means) -> Swept:
    """To the secretary, on Monday morning or as soon after it as somebody runs."""
    here = means.clock.now().astimezone(means.club.zone)
    secretary = next(iter(means.club.those(Role.SECRETARY)), None)
    monday = here.replace(hour=_WEEK_TOLD_AT, minute=0, second=0, microsecond=0) - timedelta(days=here.weekday())
    if secretary is None or here < monday or means.club.is_quiet(here):
        return Swept()
    async with means.database.begin() as tx:
        phone = Handle(kind=HandleKind.PHONE, value=secretary.phone)
        known = await contacts.find_or_create(tx, means.database, [phone], here)
        counted = await weeks.counted(tx, means.club.season.name, monday - timedelta(days=7), monday)
        arrival = Arrival("week", f"{monday:%Y-%m-%d}", Kind.WEEK, asdict(counted), known[phone])
        return await _put(tx, means, [arrival])


async def keep_table(means: Means) -> Swept:
    """Of the club, with what people edited there."""
    done = await keep_roster(means)
    return Swept(done, done)


@dataclass(frozen=True)
class Job:
    """`run` says how many due rows it found, and how many rows, letters or deeds it brought about."""

    run: Callable[[Means], Coroutine[Any, Any, Swept]]
    every: timedelta


JOBS = [
    Job(look_for_the_forgotten, every=timedelta(hours=1)),
    Job(offer_places, every=timedelta(minutes=1)),
    Job(close_the_season, every=timedelta(hours=6)),
    Job(tell_of_the_week, every=timedelta(hours=1)),
    Job(remind_of_complaints, every=timedelta(hours=1)),
    Job(recover_messages, every=timedelta(minutes=10)),
    Job(tell_staff, every=timedelta(minutes=1)),
    Job(forget_what_is_over, every=timedelta(hours=6)),
    Job(erase_what_is_no_longer_needed, every=timedelta(hours=6)),
    Job(hear_of_money, every=timedelta(minutes=5)),
    Job(look_at_unfinished_money, every=timedelta(minutes=30)),
    Job(compare_money, every=timedelta(minutes=30)),
    Job(keep_table, every=timedelta(seconds=15)),
]
