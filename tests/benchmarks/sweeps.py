"""What a sweep of the clock costs where few of many are due: its time, and the rows it reads."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from statistics import median
from time import perf_counter
from typing import Any

import sqlalchemy as sa

from bot.club.registration import State
from bot.engine.clock import SystemClock
from bot.model.people import TeamPlace
from bot.store import inbox, waiting, waking
from bot.store.database import Connection, Database
from bot.store.tables import conversations, events, metadata, registrations, teams
from tests.benchmarks.filling import tidy
from tests.benchmarks.lab import Lab
from tests.benchmarks.options import Options
from tests.benchmarks.stores import Stores, open_store
from tests.benchmarks.tables import milliseconds, show

_DUE = 50
_TEAM = TeamPlace("a team with places", "U10", "Tigers", new_kit=False, capacity=3 * _DUE)
_TIMES = 50
_WARM = 10  # rounds before: statements are prepared, pages read
_SOON = timedelta(days=2)
_SCANS = {"Seq Scan", "Index Scan", "Index Only Scan", "Bitmap Heap Scan"}
_Sweep = Callable[[Connection], Awaitable[object]]


async def measure(_lab: Lab, stores: Stores, options: Options) -> None:
    """Of all sizes by turns: what else the machine does meanwhile is the same for all of them."""
    async with AsyncExitStack() as stack:
        opened = {size: await stack.enter_async_context(_prepared(stores, size)) for size in options.sizes}
        sweeps = _sweeps()
        rows = [row for name, sweep in sweeps.items() for row in await _rows_of(name, sweep, opened)]
    heads = ("", "ms", "ratio to the smallest", "rows read")
    show(f"A sweep of the clock with {_DUE} due, on {stores.kind}", heads, rows)


@asynccontextmanager
async def _prepared(stores: Stores, size: int) -> AsyncIterator[Database]:
    async with stores.copy(size, sealed=True) as url:
        database = open_store(url, sealed=True)
        try:
            await _make_due(database)
            yield database
        finally:
            await database.close()


async def _rows_of(name: str, sweep: _Sweep, opened: Mapping[int, Database]) -> list[list[str]]:
    rounds = [{size: await _time(each, sweep) for size, each in opened.items()} for _ in range(_TIMES + _WARM)][_WARM:]
    smallest = min(opened)
    return [
        [
            f"{name}, {size:,} registrations",
            milliseconds(median(each[size] for each in rounds)),
            f"{median(each[size] / each[smallest] for each in rounds):.2f}",
            str(await _rows(database, sweep)),
        ]
        for size, database in opened.items()
    ]


def _sweeps() -> dict[str, _Sweep]:
    now = SystemClock().now()

    async def letters(tx: Connection) -> object:
        return await inbox.take_lanes(tx, now, _DUE)

    async def lost(tx: Connection) -> object:
        return await waking.forgotten(tx, now, 10 * _DUE)

    async def places(tx: Connection) -> object:
        return await waiting.next_in_line(tx, [_TEAM], now, siblings_first=True)

    return {"letters that are due": letters, "letters that were lost": lost, "a free place": places}


async def _make_due(database: Database) -> None:
    """Everybody has a letter of the clock on its way; fifty are due, were lost, or wait for a place."""
    now = SystemClock().now()
    async with database.begin() as tx:
        ids = [row.id for row in await tx.execute(sa.select(registrations.c.id).order_by(registrations.c.id))]
        await tx.execute(sa.update(conversations).values(wakes_at=now + _SOON))
        due = sa.select(registrations.c.contact_id).where(registrations.c.id.in_(ids[:_DUE]))
        await tx.execute(
            sa.update(conversations).where(conversations.c.contact_id.in_(due)).values(wakes_at=now - _SOON)
        )
        await tx.execute(_letters(now + _SOON))
        late = sa.update(events).where(events.c.kind == "remind", events.c.contact_id.in_(due))
        await tx.execute(late.values(due_at=now - _SOON))
        await tx.execute(
            sa.insert(teams),
            [
                {
                    "id": _TEAM.id,
                    "season": "2026-27",
                    "age_group": "U10",
                    "name": "Places",
                    "new_kit": False,
                    "capacity": 150,
                }
            ],
        )
        for state, some in ((State.WAITING_LIST, ids[:_DUE]), (State.COMPLETED, ids[_DUE : 3 * _DUE])):
            change = sa.update(registrations).where(registrations.c.id.in_(some))
            await tx.execute(change.values(team_id=_TEAM.id, state=state))
    await tidy(database)


def _letters(due_at: Any) -> sa.Insert:
    columns = ("source", "key", "kind", "contact_id", "payload", "arrived_at", "due_at", "progress", "attempts")
    moment = sa.bindparam(None, due_at, type_=events.c.due_at.type)
    of_each = sa.select(
        sa.literal("turn"),
        sa.literal("letter:") + conversations.c.contact_id,
        sa.literal("remind"),
        conversations.c.contact_id,
        sa.literal("{}"),
        moment,
        moment,
        sa.literal("waiting"),
        sa.literal(0),
    )
    return sa.insert(events).from_select(columns, of_each)


async def _time(database: Database, sweep: _Sweep) -> float:
    async with database.engine.connect() as connection:
        since = perf_counter()
        await sweep(connection)
        taken = perf_counter() - since
        await connection.rollback()
    return taken


async def _rows(database: Database, sweep: _Sweep) -> int | str:
    """On PostgreSQL as it counts them; SQLite only says whether it goes through a whole table."""
    said: list[tuple[str, Any]] = []

    def listen(*args: Any) -> None:
        said.append((args[2], args[3]))

    sa.event.listen(database.engine.sync_engine, "before_cursor_execute", listen)
    async with database.engine.connect() as connection:
        await sweep(connection)
        sa.event.remove(database.engine.sync_engine, "before_cursor_execute", listen)
        looked = [(text, values) for text, values in said if text.lstrip().startswith("SELECT")]
        if database.is_sqlite:
            plans = [await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", values) for text, values in looked]
            told = [str(row._mapping["detail"]) for plan in plans for row in plan]  # noqa: SLF001 - SQLAlchemy's own way
            whole = sorted(each for each in told if each.startswith("SCAN") and each.split()[1] in metadata.tables)
            return ", ".join(whole) or "by index"
        found = 0
        for text, values in looked:
            plan = await connection.exec_driver_sql(f"EXPLAIN (ANALYZE, FORMAT JSON) {text}", values)
            told_so = plan.scalar()
            found += _read(told_so if isinstance(told_so, list) else json.loads(str(told_so)))
        await connection.rollback()
        return found


def _read(plan: Any) -> int:
    if isinstance(plan, list):
        return sum(_read(each) for each in plan)
    if not isinstance(plan, dict):
        return 0
    own = 0
    if plan.get("Node Type") in _SCANS:
        own = int((plan["Actual Rows"] + plan.get("Rows Removed by Filter", 0)) * plan["Actual Loops"])
    return own + sum(_read(each) for each in plan.values() if isinstance(each, list | dict))
