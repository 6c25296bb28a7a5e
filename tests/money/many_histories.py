"""`python -m tests.money.many_histories [N] [SEED]`: N histories of one child's money, by chance, each told to its end.

Webhooks are shuffled, doubled, delayed and lost; the service fails in the middle of calls; effects are cut off and
taken again; days pass. Whatever happens, in the end there is one of everything, and no word was said before it was so.
"""

import asyncio
import logging
import sys
import tempfile
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from random import Random
from time import perf_counter

import sqlalchemy as sa
import structlog

from bot.club.plan import Terms, owed_months
from bot.club.registration import State
from bot.engine.performers import PERFORMERS
from bot.model.accounts import ARRIVED
from bot.ports import Refused, Unavailable
from bot.store import deeds, tables
from bot.store.tables import Progress
from conversations.money.settling import account_of
from scheduler.money import compare_money, hear_of_money, look_at_unfinished_money
from tests.conftest import MEMORY
from tests.databases import fresh_database_url
from tests.pictures import JPEG
from tests.talks import talk_until, world_on
from tests.world import Parent, World

Deed = Callable[["History"], Awaitable[None]]
_DAYS = ("the 1st", "the 5th", "the 15th", "the 28th", "last day")
_PHOTO_FIRST = 0.5
_CONFIRMATIONS = ("is registered with Urmston Town Juniors for", "the registration for Sam is complete for")


class History:
    def __init__(self, world: World, seed: int) -> None:
        self.world = world
        self.random = Random(seed)
        self.parent: Parent = world.parent()
        self.wrong: list[str] = []
        self._heard = 0

    async def live(self) -> list[str]:
        """What is not as it must be."""
        self.world.clock.move(timedelta(days=self.random.randrange(0, 200)))
        await talk_until(self.parent, "photo", payment=self.random.choice(_DAYS))
        sends_at_once = self.random.random() < _PHOTO_FIRST
        if sends_at_once:
            await self.parent.sends(JPEG)
        else:
            await self.parent.says("later")
        await hear_of_money(self.world.means)
        self._disturb()
        registration = await self.parent.registration()
        await self.world.bank.pays(registration.billing_request_id or "", at_once=self.random.random() < 0.5)
        for _ in range(self.random.randrange(3, 9)):
            await self.random.choice(_HAPPENINGS)(self)
            await self._look_for_early_words()
        if not sends_at_once:
            await self.parent.sends(JPEG)
        await self._come_to_rest()
        await self._look_at_the_end()
        return self.wrong

    def _disturb(self) -> None:
        post = self.world.bank.post
        post.chance = Random(self.random.random())
        post.copies = self.random.choice((1, 1, 2, 3))
        post.delay = timedelta(minutes=self.random.choice((0, 0, 5, 600)))
        post.lost = self.random.choice((0.0, 0.0, 0.3, 1.0))
        post.together = self.random.choice((1, 3, 250))

    async def _come_to_rest(self) -> None:
        """Everything works again, and the jobs have had their time."""
        self.world.bank.api.failures.clear()
        self.world.bank.post.delay = timedelta()
        for _ in range(4):
            await hear_of_money(self.world.means)
            await look_at_unfinished_money(self.world.means)
            await self.world.later(timedelta(hours=7))
        await compare_money(self.world.means)
        await self.world.later(timedelta(hours=1))

    async def _look_for_early_words(self) -> None:
        """At the moment something is said, it is so at the bank."""
        replies = await self.parent.replies()
        new, self._heard = "\n".join(replies[self._heard :]), len(replies)
        fees = [each for each in await self.world.bank.all("payments") if each["scheme"] != "bacs"]
        subscriptions = await self.world.bank.all("subscriptions")
        has_arrived = any(each["status"] in {"confirmed", "paid_out"} for each in fees)
        self._check("has arrived, thank you" not in new or has_arrived, "called paid before it was")
        self._check("is registered with" not in new or has_arrived, "called complete before it was paid")
        self._check(
            "By Direct Debit we collect" not in new or self._is_collected(new, len(subscriptions)), "early plan"
        )

    def _is_collected(self, new: str, subscriptions: int) -> bool:
        return subscriptions > 0 or "monthly payments of" not in new.split("By Direct Debit")[1]

    async def _look_at_the_end(self) -> None:
        await self._look_for_early_words()
        bank, registration = self.world.bank, await self.parent.registration()
        account = account_of(registration)
        self._check(len(await bank.all("billing_requests")) == 1, "billing requests")
        self._check(len(await bank.all("mandates")) == 1, "mandates")
        self._check(registration.state is State.COMPLETED, f"ends as {registration.state}")
        fees = [each for each in await bank.all("payments") if each["scheme"] != "bacs"]
        self._check(len(fees) == 1, "fees")
        self._check(any(each.status in ARRIVED for each in account.fee_payments), "the fee is not known to be here")
        replies = "\n".join(await self.parent.replies())
        confirmed = sum(replies.count(words) for words in _CONFIRMATIONS)
        self._check(confirmed == 1, f"{confirmed} confirmations")
        self._check(replies.count("has arrived, thank you") <= 1, "said paid twice")
        await self._look_at_charges()

    async def _look_at_charges(self) -> None:
        bank, registration = self.world.bank, await self.parent.registration()
        [plan] = account_of(registration).plans
        singles = [p for p in await bank.all("payments") if p["metadata"].get("month")]
        joined = account_of(registration).joined_at
        assert joined is not None
        club = self.world.app.club
        owed = owed_months(Terms.of(club, registration.monthly_fee), joined.astimezone(club.zone).date())
        regular = sum(each["count"] for each in await bank.all("subscriptions"))
        self._check(regular + len(singles) + len(plan.plan.missed) == len(owed), "charges")
        self._check(len(await bank.all("subscriptions")) <= 1, "subscriptions")
        self._check(len(singles) <= 1, "interims")
        months = [each.month for each in plan.plan.charges]
        self._check(len(months) == len(set(months)), "a month twice")

    def _check(self, is_so: bool, what: str) -> None:  # noqa: FBT001 - reads as a sentence
        if not is_so:
            self.wrong.append(what)


async def _time_passes(history: History) -> None:
    await history.world.later(timedelta(minutes=history.random.choice((1, 30, 600, 1500))))


async def _the_service_is_ill(history: History) -> None:
    how = history.random.choice(("429", "500", "503", "timeout", "reset"))
    history.world.bank.fail_next(how, times=history.random.randrange(1, 4))
    await history.world.settle()


async def _the_worker_is_killed(history: History) -> None:
    """What it had done at the service is done again: it had not written that down."""
    world = history.world
    undone = sa.update(tables.effects).where(
        tables.effects.c.kind.in_(_MONEY), tables.effects.c.progress == Progress.WAITING
    )
    async with world.app.database.begin() as tx:
        claimed = await deeds.claim(tx, world.clock.now(), timedelta(seconds=90), 5, ["store_photo"], among=False)
    for deed in claimed:
        with suppress(Unavailable, Refused):
            await PERFORMERS[deed.kind].do(world.app.services, deed)
    async with world.app.database.begin() as tx:
        await tx.execute(undone.values(leased_until=None))
    await world.settle()


async def _a_job_runs(history: History) -> None:
    job = history.random.choice((hear_of_money, look_at_unfinished_money, compare_money))
    with suppress(Unavailable):
        await job(history.world.means)
    await history.world.settle()


async def _they_write(history: History) -> None:
    await history.parent.says(history.random.choice(("hello?", "did it work?", "when do you collect?", "thanks")))


_MONEY = ("billing_request", "subscribe", "charge", "look_at_money", "money_event")
_HAPPENINGS: tuple[Deed, ...] = (
    _time_passes,
    _time_passes,
    _the_service_is_ill,
    _the_worker_is_killed,
    _a_job_runs,
    _they_write,
)


async def tell(seed: int) -> list[str]:
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        async with world_on(await fresh_database_url("sqlite", Path(folder))) as world:
            return await History(world, seed).live()


async def main(times: int, first: int) -> None:
    start, wrong = perf_counter(), Counter[str]()
    told = 0
    for seed in range(first, first + times):
        found = await tell(seed)
        told += not found
        wrong.update(found)
        if found:
            print(f"seed {seed}: {', '.join(found)}", flush=True)
    print(f"{times} histories in {perf_counter() - start:.0f} s: {told} ended as they must; {dict(wrong)}")


if __name__ == "__main__":
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    given = [int(each) for each in sys.argv[1:]]
    asyncio.run(main(*[*given, 100, 1][:1], *given[1:2] or [1]))
