"""`python -m bot roster`: looks into the club's table outside, writes what waits, and says what is wrong there."""

from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from bot.club.club import Club
from bot.club.roster_columns import COLUMNS, KEY, Type
from bot.model.looks import AN_OPERATOR, Looker, Whom
from bot.model.roster import Record, Shape, is_same
from bot.ports import Clock, RosterTable
from bot.program.configuration import AppSettings
from bot.program.outside import roster_table
from bot.settings import SettingsError
from bot.store import access, memos, roster
from bot.store.database import Database
from bot.store.roster import Row
from conversations.form.roster_row import options_of, row_of
from integrations.airtable.webhooks import PATH
from scheduler.means import RosterMeans
from scheduler.roster import keep_roster

_KINDS = {
    Type.TEXT: {"singleLineText", "multilineText", "richText", "email", "phoneNumber", "url", "date", "dateTime"},
    Type.MOMENT: {"dateTime", "singleLineText"},
    Type.NUMBER: {"number", "currency"},
    Type.CHOICE: {"singleSelect", "singleLineText"},
    Type.FILES: {"multipleAttachments"},
}
Told = dict[str, Any]


@dataclass(frozen=True)
class Desk:
    """What the commands work with."""

    database: Database
    clock: Clock
    club: Club
    roster: RosterMeans
    settings: AppSettings
    looker: Looker = AN_OPERATOR

    @property
    def table(self) -> RosterTable:
        return self.roster.table


@asynccontextmanager
async def at_desk(
    settings: AppSettings, club: Club, database: Database, clock: Clock, looker: Looker
) -> AsyncIterator[Desk]:
    table = roster_table(settings, club, database, clock)
    if table is None:
        raise SettingsError("AIRTABLE_API_KEY, AIRTABLE_BASE_ID, AIRTABLE_TABLES: the club has no table yet. Set them.")
    listens = bool(settings.airtable.airtable_webhook_secret.get_secret_value()) or not settings.airtable.is_configured
    try:
        yield Desk(database, clock, club, RosterMeans(table, row_of, listens), settings, looker)
    finally:
        await table.close()


async def find(desk: Desk, words: Sequence[str]) -> list[Told]:
    """Rows whose cells are just so, `team=Tigers`; all of them without words. Raises ValueError."""
    wanted = dict(_pair(word) for word in words)
    found: list[Told] = []
    for season in sorted(desk.table.seasons):
        records = await (desk.table.search(season, wanted) if wanted else desk.table.all(season))
        found += [{"record": each.id, **each.fields} for each in records]
    await _note(desk, [str(each.get("registration_id")) for each in found])
    return found


async def _note(desk: Desk, registration_ids: Sequence[str]) -> None:
    """What the table shows is a look, too."""
    async with desk.database.begin() as tx:
        shown = (await roster.entries(tx, registration_ids)).values()
        whom = [Whom(each.registration.contact_id, each.registration.child.id) for each in shown]
        await access.note(tx, desk.looker, "roster", whom or [access.NOBODY], desk.clock.now())


def _pair(word: str) -> tuple[str, str]:
    name, sign, value = word.partition("=")
    if not sign or name not in COLUMNS:
        raise ValueError(f"{word}: write a column and what stands in it, such as team=Tigers")
    return name, value


async def show(desk: Desk, words: Sequence[str]) -> Told | None:
    """A row by our id or the table's: what stands there, and what of it differs from what is so here."""
    [id_] = words
    async with desk.database.begin() as tx:
        known = {row.registration_id: row for each in desk.table.seasons for row in await roster.of_season(tx, each)}
        row = known.get(id_) or next((each for each in known.values() if each.record_id == id_), None)
        entries = await roster.entries(tx, [row.registration_id]) if row else {}
    if row is None:
        return None
    await _note(desk, [row.registration_id])
    found = await desk.table.of_registrations(row.season, [row.registration_id])
    drawn = dict(desk.roster.draw(entries[row.registration_id], desk.club)) if entries else {}
    there = found[0].fields if found else {}
    return {
        "registration_id": row.registration_id,
        "records": [each.id for each in found],
        "deleted_by_hand_at": row.gone_at and row.gone_at.isoformat(),
        "there": there,
        "differs": {
            name: {"there": there.get(name), "here": value}
            for name, value in sorted(drawn.items())
            if not is_same(there.get(name), value) and COLUMNS[name].type is not Type.FILES
        },
        "lacks": list(row.lacks),
    }


async def sync(desk: Desk, words: Sequence[str]) -> Told:
    """Writes what is due; `all`: looks through every row of the season. With the time and the requests it took."""
    before, began = desk.table.calls, desk.clock.now()
    looked = 0
    async with desk.database.begin() as tx:
        for season in desk.table.seasons:
            await roster.adopt(tx, desk.database, season, began)
            if "all" in words:
                looked += await roster.want_all(tx, season, began)
    done = await keep_roster(desk, is_forced=True)
    async with desk.database.begin() as tx:
        left = await roster.count_due(tx, desk.clock.now())
    seconds = (desk.clock.now() - began).total_seconds()
    return {
        "looked_through": looked,
        "done": done,
        "still_due": left,
        "requests": desk.table.calls - before,
        "seconds": round(seconds, 1),
    }


async def pull(desk: Desk, _words: Sequence[str]) -> Told:
    """Reads what people did there, whether or not the table told us."""
    before = desk.table.calls
    return {"done": await keep_roster(desk, is_forced=True), "requests": desk.table.calls - before}


async def listen(desk: Desk, _words: Sequence[str]) -> Told:
    """Makes the webhook. Its secret is shown this once."""
    address = f"{desk.settings.machine.base_url}{PATH}"
    return {"address": address, "AIRTABLE_WEBHOOK_SECRET": await desk.table.listen(address)}


async def restore(desk: Desk, words: Sequence[str]) -> Told:
    """Rows that somebody had deleted by hand are made again."""
    async with desk.database.begin() as tx:
        return {"restored": await roster.bring_back(tx, list(words), desk.clock.now())}


async def check(desk: Desk, _words: Sequence[str]) -> list[Told]:
    """Season by season what is wrong there; nothing is changed."""
    return [await _checked(desk, season) for season in sorted(desk.table.seasons)]


async def _checked(desk: Desk, season: str) -> Told:
    shapes, records = await desk.table.shapes(season), await desk.table.all(season)
    month = f"roster_calls:{desk.clock.now().astimezone(desk.club.zone):%Y-%m}"
    async with desk.database.begin() as tx:
        rows = await roster.of_season(tx, season)
        waiting = await roster.count_due(tx, desk.clock.now())
        spent = int(await memos.read(tx, month) or 0)
    return {
        "season": season,
        "problems": [*_problems(desk.club, shapes), *_odd_rows(rows, records)],
        "rows_there": len(records),
        "registrations": len(rows),
        "waiting": waiting,
        "requests_this_month": spent + desk.table.calls,
        "requests_allowed": desk.club.roster.calls_a_month,
    }


def _problems(club: Club, shapes: Mapping[str, Shape]) -> list[str]:
    options = options_of(club)
    told = []
    for name, column in COLUMNS.items():
        called = club.roster.columns.get(name, name)
        shape = shapes.get(name)
        if column.type is Type.COMPUTED:
            continue
        if shape is None:
            told.append(f"There is no column {called}. Make it, or name it in [roster.columns] of the club file.")
        elif shape.type not in _KINDS[column.type]:
            told.append(
                f"The column {called} is of type {shape.type}; it takes {', '.join(sorted(_KINDS[column.type]))}."
            )
        elif shape.type == "singleSelect":
            lacks = [each for each in options.get(name, column.options) if each not in shape.options]
            told += [f"The column {called} has no option {each}. Make it." for each in lacks]
    return told


def _odd_rows(rows: Sequence[Row], records: Sequence[Record]) -> list[str]:
    there = {record.id for record in records}
    counted = Counter(each.registration_id for each in records if each.registration_id)
    told = [f"{count} rows have the {KEY} {id_}: delete all but one." for id_, count in counted.items() if count > 1]
    told += [
        f"The row of {row.registration_id} was deleted by hand. python -m bot roster restore {row.registration_id}"
        for row in rows
        if row.gone_at or (row.record_id and row.record_id not in there)
    ]
    strangers = sorted(set(counted) - {row.registration_id for row in rows})
    return told + [f"The row with the {KEY} {id_} is of no registration of ours." for id_ in strangers]


COMMANDS = {
    "find": find,
    "show": show,
    "sync": sync,
    "check": check,
    "pull": pull,
    "listen": listen,
    "restore": restore,
}
