"""python -m tests.benchmarks.roster: a season of 2,000 children in the club's table, in front of a local Airtable."""

import asyncio
import json
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import sqlalchemy as sa

from bot.club.club import load_club
from bot.club.registration import PaymentStatus, State
from bot.engine.clock import SystemClock
from bot.model.people import new_id
from bot.program.app import App, build
from bot.program.configuration import AppSettings
from bot.store import roster, tables
from conversations.form.roster_row import options_of
from integrations.airtable.sandbox import TABLE
from integrations.airtable.sandbox_base import columns_of
from scheduler.roster import keep_roster
from tests.standins.airtable import BASE, TOKEN, AirtableStandIn

ROWS, SEASON = 2_000, "2026-27"
_ANSWERS = {
    "past": {"played_for_us": False, "previous_team": "Flixton Juniors"},
    "guardian": {"relationship": "Mother", "born": "1985-03-12", "email": "kate@example.com"},
    "address": {"postcode": "M32 8JL", "house": "12"},
    "home": {"same": True},
    "consents": {"messages": True, "photo": True, "fa": True, "medical": True},
    "payment": {"day": 15},
}


async def main() -> None:
    club = load_club()
    async with AirtableStandIn(SystemClock(), columns_of(club.roster.columns, options_of(club))) as service:
        with TemporaryDirectory() as folder:
            settings = {
                "ENVIRONMENT": "development",
                "DATABASE_URL": f"sqlite:///{Path(folder) / 'omega.db'}",
                "AIRTABLE_API_KEY": TOKEN,
                "AIRTABLE_BASE_ID": BASE,
                "AIRTABLE_TABLES": json.dumps({"2627": TABLE}),
                "AIRTABLE_API_URL": service.url,
            }
            async with build(AppSettings.read(settings)) as app:
                await _fill(app)
                await _measure(app, service, "a season that was never written")
                await _want_all(app)
                await _measure(app, service, "a resync where nothing differs")
                await _spoil(app)
                await _measure(app, service, "a resync where every row differs")
        print("broken rules:", service.broken_rules or "none")


async def _measure(app: App, service: AirtableStandIn, what: str) -> None:
    since, before = perf_counter(), len(service.requests)
    done = await keep_roster(app.means)
    seconds, requests = perf_counter() - since, len(service.requests) - before
    print(f"{what}: {done} rows written, {requests} requests, {seconds:.1f} s")


async def _want_all(app: App) -> None:
    async with app.database.begin() as tx:
        await roster.want_all(tx, SEASON, app.clock.now())


async def _spoil(app: App) -> None:
    async with app.database.begin() as tx:
        change = {"signing_on_fee": tables.registrations.c.signing_on_fee + 100}
        await tx.execute(sa.update(tables.registrations).values(**change))
    await _want_all(app)


async def _fill(app: App) -> None:
    now = app.clock.now()
    async with app.database.begin() as tx:
        [team, *_] = await tx.execute(sa.select(tables.teams))
        for number in range(ROWS):
            contact, child = new_id(), new_id()
            await tx.execute(
                sa.insert(tables.contacts).values(id=contact, profile={"name": "Kate Jones"}, created_at=now)
            )
            await tx.execute(sa.insert(tables.conversations).values(contact_id=contact, replies=[], version=0))
            name = {"name": f"Sam {number} Jones"}
            await tx.execute(sa.insert(tables.children).values(id=child, profile=name, created_at=now))
            await tx.execute(sa.insert(tables.registrations).values(**_registration(contact, child, team.id, now)))


def _registration(contact: str, child: str, team: str, now: datetime) -> dict[str, Any]:
    return {
        "id": new_id(),
        "child_id": child,
        "contact_id": contact,
        "team_id": team,
        "season": SEASON,
        "state": State.AWAITING_PAYMENT,
        "payment_status": PaymentStatus.PENDING_PAYMENT,
        "answers": _ANSWERS,
        "facts": {},
        "signing_on_fee": 4500,
        "monthly_fee": 2750,
        "entered_at": now,
        "created_at": now,
        "version": 0,
    }


if __name__ == "__main__":
    asyncio.run(main())
