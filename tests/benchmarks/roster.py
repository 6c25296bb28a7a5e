"""How long a season of 2,000 rows takes in the club's table, and how many requests, in front of a local Airtable."""

import asyncio
import json
from datetime import UTC, datetime
from time import perf_counter

from bot.club.club import load_club
from bot.engine.clock import SystemClock
from bot.model.roster import Write
from conversations.form.roster_row import options_of
from integrations.airtable.client import AirtableRoster
from integrations.airtable.sandbox import TABLE
from integrations.airtable.sandbox_base import columns_of
from integrations.airtable.sdk import SdkApi
from integrations.airtable.settings import AirtableSettings
from tests.standins.airtable import BASE, TOKEN, AirtableStandIn

ROWS, SEASON = 2_000, "2026-27"
_CELLS = {
    "player_first_name": "Sam",
    "player_last_name": "O'Brien",
    "team": "Tigers",
    "age_group": "u10",
    "parent_email": "kate@example.com",
    "parent_full_address": "12 Larkhill Road, Stretford, Manchester, M32 8JL",
    "signing_on_fee_amount": 45.0,
    "registration_status": "active",
    "registration_state": "completed",
}


async def main() -> None:
    club, clock = load_club(), SystemClock()
    async with AirtableStandIn(clock, columns_of(club.roster.columns, options_of(club))) as service:
        settings = AirtableSettings.read(
            {
                "AIRTABLE_API_KEY": TOKEN,
                "AIRTABLE_BASE_ID": BASE,
                "AIRTABLE_TABLES": json.dumps({"2627": TABLE}),
                "AIRTABLE_API_URL": service.url,
            }
        )
        table = AirtableRoster(SdkApi(settings), clock, settings.tables, club.roster.columns)
        for what in ("made", "written again"):
            since, before = perf_counter(), table.calls
            for begin in range(0, ROWS, 10):
                rows = [
                    Write(registration_id=f"R{number}", record_id=None, fields=_CELLS)
                    for number in range(begin, begin + 10)
                ]
                await table.upsert(SEASON, rows)
            print(f"{ROWS} rows {what}: {perf_counter() - since:.1f} s, {table.calls - before} requests")
        since, before = perf_counter(), table.calls
        found = len(await table.all(SEASON))
        print(f"{found} rows read: {perf_counter() - since:.1f} s, {table.calls - before} requests")
        since, before = perf_counter(), table.calls
        changed = len(await table.all(SEASON, datetime.now(UTC)))  # noqa: TID251 - a measurement
        print(f"{changed} rows changed since now: {perf_counter() - since:.1f} s, {table.calls - before} requests")
        print("broken rules:", service.broken_rules or "none")
        await table.close()


if __name__ == "__main__":
    asyncio.run(main())
