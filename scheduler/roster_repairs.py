"""What the club's table objects to: a column or an option that people must make, a row that they deleted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.club.roster_columns import COLUMNS, Type
from bot.model.roster import Change
from bot.model.turn import Notice
from bot.ports import ColumnRefused, Refused
from bot.store import notices
from bot.store.roster import Row
from scheduler.means import RosterMeans, TableMeans
from scheduler.roster_reading import CURE, note_gone


@dataclass(frozen=True)
class Cells:
    """One row to be written, and how it stands then."""

    row: Row
    fields: Mapping[str, Any]
    lacks: frozenset[str] = frozenset()  # columns the table did not take

    @property
    def after(self) -> dict[str, Any]:
        cells = {**self.row.written, **self.fields}
        return {name: value for name, value in cells.items() if value is not None}

    def without(self, column: str, option: str | None) -> "Cells":
        if column not in self.fields:
            return self
        left = {name: value for name, value in self.fields.items() if name != column}
        return replace(self, fields=left, lacks=self.lacks | {f"{column}={option}" if option else column})


async def without_refused(means: TableMeans, cells: Sequence[Cells], error: ColumnRefused) -> list[Cells]:
    """Of an option only its name is known: it is that of the columns with choices which hold it."""
    left, columns = [], set[str]()
    for each in cells:
        wrong = [error.column] if error.column else _holding(each, error.option)
        columns.update(wrong)
        for column in wrong:
            each = each.without(column, error.option)  # noqa: PLW2901 - one after the other
        left.append(each)
    if not columns or left == list(cells):
        raise error
    today = f"{means.clock.now().astimezone(means.club.zone):%Y-%m-%d}"
    told = [
        Notice(
            f"roster_column:{column}:{error.option or ''}:{today}",
            "roster_column",
            {"column": means.club.roster.columns.get(column, column), "option": error.option, "cure": CURE},
        )
        for column in sorted(columns)
    ]
    async with means.database.begin() as tx:
        await notices.put(tx, means.database, [(None, notice) for notice in told], means.clock.now())
    return left


def _holding(cells: Cells, option: str | None) -> list[str]:
    return [name for name, value in cells.fields.items() if COLUMNS[name].type is Type.CHOICE and str(value) == option]


async def without_gone(means: TableMeans, table: RosterMeans, season: str, cells: Sequence[Cells]) -> list[Cells]:
    ids = [each.row.record_id for each in cells if each.row.record_id]
    there = {record.id for record in await table.table.records(season, ids)}
    gone = [id_ for id_ in ids if id_ not in there]
    if not gone:
        raise Refused("The table misses a row that is there")
    await note_gone(means, {id_: Change(at=means.clock.now()) for id_ in gone})
    return [each for each in cells if each.row.record_id not in gone]
