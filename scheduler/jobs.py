"""What happens by the clock. A job is a sweep of due rows: it may run anywhere, twice, or late."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

from bot.club.club import Role
from bot.model.events import Arrival, Kind
from bot.model.messages import Handle, HandleKind
from bot.store import contacts, inbox, notices, retention, teams, waiting, waking
from bot.store.wakeups import notify
from scheduler.means import Means
from scheduler.money import compare_money, hear_of_money, look_at_unfinished_money
from scheduler.recovering import recover_messages

_RAW_KEPT = timedelta(days=30)
_READINGS_KEPT = timedelta(days=30)
_MOST_WOKEN = 500


async def forget_raw_webhooks(means: Means) -> None:
    """A read event keeps its key, so that a repetition is known; what it said is in the transcript."""
    async with means.database.begin() as tx:
        await retention.empty_events(tx, means.clock.now() - _RAW_KEPT)
        await retention.empty_money_events(tx, means.clock.now() - _RAW_KEPT)


async def forget_readings(means: Means) -> None:
    """The words themselves are in the transcript."""
    async with means.database.begin() as tx:
        await retention.empty_readings(tx, means.clock.now() - _READINGS_KEPT)


async def tell_staff(means: Means) -> None:
    """What was noticed goes to the secretary in one message, by day; what must not wait is relayed when it happens."""
    database, now = means.database, means.clock.now()
    secretary = next(iter(means.club.those(Role.SECRETARY)), None)
    if secretary is None or means.club.is_quiet(now):
        return
    async with database.begin() as tx:
        noticed = await notices.take_untold(tx, now)
        if not noticed:
            return
        phone = Handle(kind=HandleKind.PHONE, value=secretary.phone)
        known = await contacts.find_or_create(tx, database, [phone], now)
        kinds = [notice.kind for notice in noticed]
        arrival = Arrival("notices", str(max(n.id for n in noticed)), Kind.NEWS, {"kinds": kinds}, known[phone])
        await inbox.put(tx, database, [arrival], now)
        await notify(tx, database)


async def look_for_the_forgotten(means: Means) -> None:
    """Each turn sets the clock for its contact; who has none set, perhaps by an older version, is looked at now."""
    now = means.clock.now()
    async with means.database.begin() as tx:
        contacts_forgotten = await waking.forgotten(tx, means.club.season.name, _MOST_WOKEN)
        letters = [
            Arrival("clock", f"{contact_id}:{now:%Y-%m-%d}", Kind.REMIND, contact_id=contact_id)
            for contact_id in contacts_forgotten
        ]
        await inbox.put(tx, means.database, letters, now)
        if letters:
            await notify(tx, means.database)


async def offer_places(means: Means) -> None:
    """A free place goes to the next in line, by day; once in an hour, as an offer may meet a talk with a volunteer."""
    now, club = means.clock.now(), means.club
    if club.is_quiet(now):
        return
    async with means.database.begin() as tx:
        places = await teams.load(tx, club.season.name)
        line = await waiting.next_in_line(tx, places, now, siblings_first=club.siblings_first)
        offers = [
            Arrival(
                "clock", f"place:{each.id}:{now:%Y-%m-%dT%H}", Kind.OFFER, {"registration_id": each.id}, each.contact_id
            )
            for each in line
        ]
        await inbox.put(tx, means.database, offers, now)
        if offers:
            await notify(tx, means.database)


@dataclass(frozen=True)
class Job:
    run: Callable[[Means], Awaitable[None]]
    every: timedelta


JOBS = [
    Job(look_for_the_forgotten, every=timedelta(hours=6)),
    Job(offer_places, every=timedelta(minutes=1)),
    Job(recover_messages, every=timedelta(minutes=10)),
    Job(tell_staff, every=timedelta(minutes=1)),
    Job(forget_raw_webhooks, every=timedelta(hours=6)),
    Job(forget_readings, every=timedelta(hours=6)),
    Job(hear_of_money, every=timedelta(minutes=5)),
    Job(look_at_unfinished_money, every=timedelta(minutes=30)),
    Job(compare_money, every=timedelta(minutes=30)),
]
