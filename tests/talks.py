"""Whole talks for tests that look at what they leave behind."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from bot.app import build
from bot.configuration import AppSettings
from tests.world import HandClock, Parent, World

NEW_PLAYER = (
    "Yes please",
    "no",
    "Kate Jones, mum, 12 March 1985, kate@example.com, yes to messages",
    "Sam Jones, 3 May 2016, boy, peanut allergy",
    "M32 8JL, number 12",
    "yes all correct",
    "the 15th",
)
# What of it nobody else may read; too long, or too quoted, to turn up in sealed data by chance.
PERSONAL = (
    "Kate Jones",
    '"Kate"',
    "Sam Jones",
    '"Sam"',
    "7700900123",
    "7700 900123",
    "kate@example.com",
    "1985-03-12",
    "12 March 1985",
    "2016-05-03",
    "3 May 2016",
    "peanut",
    "M32 8JL",
    "Yes please",
    "Please check",
    "secure payment link",
)


@asynccontextmanager
async def world_on(database_url: str, **settings: str) -> AsyncIterator[World]:
    clock = HandClock()
    async with build(AppSettings.read({"DATABASE_URL": database_url, **settings}), clock) as app:
        yield World(app, clock)


async def register(parent: Parent, answers: Sequence[str] = NEW_PLAYER) -> None:
    """From the invitation to the payment that has arrived."""
    await parent.invited(parent_name="Kate Jones")
    for answer in answers:
        await parent.says(answer)
    registration = await parent.registration()
    assert registration.billing_request_id is not None
    await parent.world.app.intake.payment(registration.billing_request_id, "EV1", paid=True)
    await parent.world.settle()
    await parent.sees("Sam is registered")
