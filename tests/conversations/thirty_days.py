"""`python -m tests.conversations.thirty_days [DATABASE] [SEED]`: sixty parents in all stages, thirty days long.

Hour by hour, with answers, payments, STOPs, bounces, hand-overs, matters of harm, two restarts and two clocks at once.
Prints who got what on which day, and every breach of what the clock promises.
"""

import asyncio
import logging
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import sqlalchemy as sa
import structlog

from bot.model.messages import Direction
from bot.store import tables
from scheduler.jobs import JOBS
from tests.databases import fresh_database_url
from tests.talks import ANSWERS, pays, talk_until, world_on
from tests.world import Parent, World

_PARENTS = 60
_DAYS = 30
_HOUR = timedelta(hours=1)
_RESTARTS = {7 * 24 + 3, 19 * 24 + 14}
_SECTIONS = [*list(ANSWERS)[:9], "kit", "photo"]
_STAGES = [*_SECTIONS, "silent", "photo"]
_HAPPENS = ("answers", "pays", "stops", "asks for a person", "bounces", "tells of harm", "says later")
_CHANCE = 0.004  # that something happens to a parent in an hour of the day
_NUDGES = {
    "invitation_reminder",
    "still_needed",
    "continue",
    "payment_due",
    "suspended",
    "mandate_due",
    "photo_missing",
    "photo_missing_link",
    "place_offered",
}


class Days:
    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        self.numbers = [f"+4477009{number:05}" for number in range(200, 200 + _PARENTS)]
        self.stopped: dict[str, datetime] = {}
        self.harmed: dict[str, datetime] = {}
        self.happened: Counter[str] = Counter()

    async def begin(self, world: World) -> None:
        for place, number in enumerate(self.numbers):
            parent, stage = world.parent(number), _STAGES[place % len(_STAGES)]
            if stage == "silent":
                await parent.invited(parent_name="Kate Jones")
            else:
                await talk_until(parent, stage, kit=f"9/10, number {2 + place % 48}")

    async def hour(self, world: World) -> None:
        """By day something may happen; the clock looks twice at once."""
        await asyncio.gather(*(job.run(world.means) for job in (*JOBS, *JOBS)))
        await world.later(_HOUR)
        if world.app.club.is_quiet(world.clock.now()):
            return
        for number in self.numbers:
            if self.chance.random() < _CHANCE and number not in self.harmed:
                await self._happens(world.parent(number), world)

    async def _happens(self, parent: Parent, world: World) -> None:
        what = self.chance.choice(_HAPPENS)
        self.happened[what] += 1
        now = world.clock.now()
        if what == "answers":
            await parent.says(ANSWERS[self.chance.choice(_SECTIONS)])
        elif what == "pays":
            with suppress(AssertionError):  # has no link yet
                await pays(parent)
        elif what == "stops":
            self.stopped.setdefault(parent.number, now)
            await parent.says("STOP")
        elif what == "asks for a person":
            await parent.says("PERSON")
        elif what == "bounces":
            world.carrier.fail_next("63024", where="receipt")
            await parent.says("hello")
        elif what == "tells of harm":
            self.harmed[parent.number] = now
            await parent.says("the coach hits my son")
        else:
            await parent.says("later")


async def main(kind: str, seed: int) -> int:
    days = Days(seed)
    with tempfile.TemporaryDirectory() as folder:
        url = await fresh_database_url(kind, Path(folder))
        moved, heard = timedelta(), dict[str, datetime]()
        for begin, end in _between_restarts():
            async with world_on(url) as world:
                world.clock.move(moved)
                world.carrier._heard = heard  # noqa: SLF001 - the real carrier remembers over a restart of ours
                if begin == 0:
                    await days.begin(world)
                for _ in range(begin, end):
                    await days.hour(world)
                moved = world.clock.offset
        async with world_on(url) as world:
            world.clock.move(moved)
            return await _report(world, days)


def _between_restarts() -> list[tuple[int, int]]:
    cuts = [0, *sorted(_RESTARTS), _DAYS * 24]
    return list(pairwise(cuts))


async def _report(world: World, days: Days) -> int:
    sent = await _sent(world)
    by_day: dict[date, Counter[str]] = defaultdict(Counter)
    breaches: list[str] = []
    for number, messages in sent.items():
        breaches += _breaches(world, days, number, messages)
        for at, content in messages:
            if content.get("name") in _NUDGES:
                by_day[at.astimezone(world.app.club.zone).date()][content["name"]] += 1
    names = sorted({name for counted in by_day.values() for name in counted})
    print(f"{'day':<12}" + "".join(f"{name[:14]:>16}" for name in names))
    for day in sorted(by_day):
        print(f"{day:%a %d %b}  " + "".join(f"{by_day[day][name] or '':>16}" for name in names))
    print("happened:", dict(days.happened))
    states = Counter(row.state.value for row in await world.rows(tables.registrations))
    print("in the end:", dict(states))
    print(f"breaches: {len(breaches)}")
    print("\n".join(breaches[:20]))
    return len(breaches)


async def _sent(world: World) -> Mapping[str, list[tuple[datetime, dict[str, Any]]]]:
    query = (
        sa.select(tables.messages.c.created_at, tables.messages.c.content, tables.handles.c.value)
        .join(tables.handles, tables.handles.c.id == tables.messages.c.handle_id)
        .where(tables.messages.c.direction == Direction.OUTBOUND, tables.messages.c.fallback_of.is_(None))
        .order_by(tables.messages.c.id)
    )
    found: dict[str, list[tuple[datetime, dict[str, Any]]]] = defaultdict(list)
    async with world.app.database.begin() as tx:
        for row in await tx.execute(query):
            found[row.value].append((row.created_at, row.content))
    return {number: found[number] for number in found if number.startswith("+4477009002")}


def _breaches(world: World, days: Days, number: str, messages: list[tuple[datetime, dict[str, Any]]]) -> list[str]:
    nudges = [(at, content) for at, content in messages if content.get("name") in _NUDGES]
    zone, found = world.app.club.zone, []
    told = Counter(at.astimezone(zone).date() for at, content in nudges if content["name"] != "suspended")
    found += [f"{number}: {count} nudges on {day}" for day, count in told.items() if count > 1]
    found += [f"{number}: at night, {at:%d %b %H:%M}" for at, _ in nudges if world.app.club.is_quiet(at)]
    ends = min(filter(None, (days.stopped.get(number), days.harmed.get(number))), default=None)
    found += [f"{number}: {content['name']} after STOP or harm, {at}" for at, content in nudges if ends and at > ends]
    same = Counter(str(content) for _, content in nudges)
    return found + [f"{number}: twice the same: {words[:80]}" for words, count in same.items() if count > 1]


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    chosen, number = ([*sys.argv[1:], "sqlite", "1"][0], int([*sys.argv[1:], "1"][1]) if len(sys.argv) > 2 else 1)
    sys.exit(min(asyncio.run(main(chosen, number)), 1))
