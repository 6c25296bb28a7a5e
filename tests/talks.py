"""Whole talks for tests that look at what they leave behind."""

import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from tempfile import TemporaryDirectory
from unittest.mock import patch

from aiohttp.test_utils import TestClient, TestServer

from bot.model.money import Payer
from bot.ports import Assistant
from bot.program.app import build, web_server
from bot.program.configuration import AppSettings
from tests.pictures import JPEG
from tests.world import HandClock, Parent, World

# A new player, section by section: what is asked, and what the parent says to it.
ANSWERS = {
    "wish": "Yes please",
    "past": "no",
    "guardian": "Kate Jones, mum, 12 March 1985, kate@example.com, yes to messages",
    "child": "Sam Jones, 3 May 2016, boy, hay fever",
    "address": "M32 8JL, number 12",
    "address_check": "yes",
    "consents": "yes to all",
    "review": "yes all correct",
    "payment": "the 15th",
    "kit": "9/10, number 7",
    "photo": "later",
}
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
    "hay fever",
    "M32 8JL",
    "Yes please",
    "Please check",
    "secure payment link",
)


@asynccontextmanager
async def world_on(database_url: str, assistant: Assistant | None = None, **settings: str) -> AsyncIterator[World]:
    clock = HandClock()
    with TemporaryDirectory() as photos:
        files = {"PHOTO_FOLDER": photos, "ERASED_LIST": f"{photos}/erased.txt"}
        environ = {"DATABASE_URL": database_url, **files, **settings}
        async with build(AppSettings.read(environ), clock, assistant) as app:
            yield World(app, clock)


async def talk_until(parent: Parent, section: str, **other: str) -> None:
    """From the invitation until that section is asked; `other` answers stand in for the usual ones."""
    await parent.invited(parent_name="Kate Jones")
    for asked, usual in ANSWERS.items():
        if asked == section:
            return
        if (section, asked) == ("home", "address_check"):  # asked by itself only where the address was typed
            for said in ("no", "The address", "12 Larkhill Road, Stretford"):
                await parent.says(said)
            return
        await parent.says(other.get(asked, usual))


async def prefilled(parent: Parent) -> Payer:
    """What the page behind the payment link is filled in with for who opens it."""
    world, seen = parent.world, list[Payer]()
    debit = world.app.services.debit
    flow = debit.flow

    async def watched(billing_request_id: str, payer: Payer, back: str, stopped: str) -> str:
        seen.append(payer)
        return await flow(billing_request_id, payer, back, stopped)

    registration = await parent.registration()
    with patch.object(debit, "flow", watched):
        async with TestClient(TestServer(web_server(world.app))) as browser:
            await browser.get(f"/reg_setup/{registration.billing_request_id}", allow_redirects=False)
    return seen[-1]


def code_in(replies: Sequence[str]) -> str:
    """The four digits that the newest of these messages shows."""
    found: list[str] = re.findall(r"(?<!\d)\d{4}(?= to do it| and your words)", replies[-1])
    assert found, replies[-1]
    return found[-1]


def other_than(code: str) -> str:
    return f"{(int(code) + 1) % 10_000:04}"


async def pays(parent: Parent) -> None:
    """By the link: the fee is confirmed at once, and the mandate is authorised."""
    registration = await parent.registration()
    assert registration.billing_request_id is not None
    await parent.world.bank.pays(registration.billing_request_id)
    await parent.world.settle()


async def register(parent: Parent) -> None:
    """From the invitation to the payment that has arrived, and the photo."""
    await talk_until(parent, "photo")
    await parent.sends(JPEG)
    await pays(parent)
    await parent.sees("Sam is registered")
