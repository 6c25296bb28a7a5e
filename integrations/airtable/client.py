"""The club's table at Airtable: our columns by the club's names, ten rows a request, and no faster than it likes."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, ParamSpec, TypeVar

from pyairtable import formulas

from bot.club.roster_columns import COLUMNS, KEY, PHOTO, WRITTEN
from bot.club.season import code
from bot.model.roster import Changes, Fields, Record, Shape, Write
from bot.ports import Clock, ColumnRefused, Refused, RowGone, Unavailable
from integrations.airtable import changes
from integrations.airtable.api import Api, Json
from integrations.airtable.pace import Pace
from integrations.airtable.problems import Problem, Silent, meaning

MOST_ROWS = 10
_MOST_NAMED = 50  # ids in one formula
Given = ParamSpec("Given")
Result = TypeVar("Result")


class AirtableRoster:
    """`tables` by season (2627), `names` what the club calls those of our columns that have another name."""

    def __init__(
        self, api: Api, clock: Clock, tables: Mapping[str, str], names: Mapping[str, str] | None = None
    ) -> None:
        self.api = api
        self._tables = dict(tables)
        self._names = {name: (names or {}).get(name, name) for name in COLUMNS}
        self._ours = {theirs: name for name, theirs in self._names.items()}
        self._pace = Pace(clock)
        self._now = clock.now

    @property
    def calls(self) -> int:
        return self._pace.calls

    @property
    def seasons(self) -> frozenset[str]:
        return frozenset(f"20{season[:2]}-{season[2:]}" for season in self._tables)

    async def upsert(self, season: str, rows: Sequence[Write]) -> Mapping[str, str]:
        if len(rows) > MOST_ROWS:
            raise ValueError(f"more than {MOST_ROWS} rows at once")
        records = [self._written(row) for row in rows]
        written = await self._ask(self.api.upsert, self._table(season), records, self._names[KEY])
        known = {row.record_id: row.registration_id for row in rows if row.record_id}
        found = [self._record(each) for each in written]
        return {known.get(each.id) or each.registration_id or "": each.id for each in found}

    async def all(self, season: str, since: datetime | None = None) -> list[Record]:
        formula = f"IS_AFTER(LAST_MODIFIED_TIME(), '{since.astimezone(UTC):%Y-%m-%dT%H:%M:%S}.000Z')" if since else None
        return await self._list(season, formula)

    async def search(self, season: str, wanted: Fields) -> list[Record]:
        named = {self._names[name]: value for name, value in wanted.items()}
        return await self._list(season, str(formulas.match(named)))

    async def of_registrations(self, season: str, registration_ids: Sequence[str]) -> list[Record]:
        found: list[Record] = []
        for some in _parts(registration_ids, _MOST_NAMED):
            same = [formulas.EQ(formulas.Field(self._names[KEY]), each) for each in some]
            found += await self._list(season, str(formulas.OR(*same)))
        return found

    async def records(self, season: str, ids: Sequence[str]) -> list[Record]:
        found: list[Record] = []
        for some in _parts(ids, _MOST_NAMED):
            same = [formulas.EQ(formulas.RECORD_ID(), each) for each in some]
            found += await self._list(season, str(formulas.OR(*same)))
        return found

    async def first(self, season: str, wanted: Fields) -> Record | None:
        return next(iter(await self.search(season, wanted)), None)

    async def get(self, season: str, record_id: str) -> Record | None:
        try:
            return self._record(await self._ask(self.api.get, self._table(season), record_id))
        except RowGone:
            return None

    async def create(self, season: str, fields: Fields) -> Record:
        return self._record(await self._ask(self.api.create, self._table(season), self._cells(fields)))

    async def update(self, season: str, record_id: str, fields: Fields) -> Record:
        record = {"id": record_id, "fields": self._cells(fields)}
        [written] = await self._ask(self.api.upsert, self._table(season), [record], self._names[KEY])
        return self._record(written)

    async def delete(self, season: str, record_id: str) -> None:
        try:
            await self._ask(self.api.delete, self._table(season), [record_id])
        except RowGone:
            return

    async def erase(self, season: str, registration_id: str) -> int:
        found = await self.of_registrations(season, [registration_id])
        for record in found:
            await self.delete(season, record.id)
        return len(found)

    async def count(self, season: str) -> int:
        return len(await self._list(season, None))

    async def heard(self, cursor: int | None) -> Changes:
        """Of the first webhook that tells us of the tables; without one nothing is heard."""
        hooks = await self._ask(self.api.webhooks)
        if not hooks:
            return Changes(cursor=cursor or 0)
        if cursor is None:
            return Changes(cursor=hooks[0]["cursorForNextPayload"])
        heard: list[Json] = []
        is_more = True
        while is_more:
            answer = await self._ask(self.api.payloads, hooks[0]["id"], cursor)
            heard += answer["payloads"]
            cursor, is_more = int(answer["cursor"]), bool(answer["payloads"]) and bool(answer.get("mightHaveMore"))
        return changes.told_by(heard, frozenset(self._tables.values()), cursor)

    async def listen(self, address: str) -> str:
        """A base takes ten webhooks at most: those of ours that are left go first."""
        for each in await self._ask(self.api.webhooks):
            if each.get("notificationUrl") == address:
                await self._ask(self.api.delete_webhook, each["id"])
        made = await self._ask(self.api.make_webhook, address, changes.SPECIFICATION)
        return str(made["macSecretBase64"])

    async def keep_listening(self) -> bool:
        """It ends after seven days, unless it is refreshed."""
        hooks = await self._ask(self.api.webhooks)
        for each in hooks:
            await self._ask(self.api.refresh_webhook, each["id"])
        return bool(hooks)

    async def shapes(self, season: str) -> Mapping[str, Shape]:
        table = self._table(season)
        found = next((each for each in await self._ask(self.api.tables) if table in {each["id"], each["name"]}), None)
        if found is None:
            raise Refused(f"The base has no table {table}")
        return {
            self._ours.get(field["name"], field["name"]): Shape(
                type=field["type"],
                options=tuple(each["name"] for each in (field.get("options") or {}).get("choices", ())),
            )
            for field in found["fields"]
        }

    async def close(self) -> None:
        await self.api.close()

    async def _ask(
        self, request: Callable[Given, Awaitable[Result]], *given: Given.args, **more: Given.kwargs
    ) -> Result:
        async with self._pace.turn():
            try:
                return await request(*given, **more)
            except (Problem, Silent) as error:
                raise self._in_our_names(meaning(error)) from None

    def _in_our_names(self, told: Refused | Unavailable) -> Refused | Unavailable:
        if isinstance(told, ColumnRefused) and told.column:
            return ColumnRefused(self._ours.get(told.column, told.column), told.option)
        return told

    async def _list(self, season: str, formula: str | None) -> list[Record]:
        found: list[Record] = []
        offset: str | None = None
        while True:
            rows, offset = await self._ask(self.api.page, self._table(season), formula, offset)
            found += [self._record(each) for each in rows]
            if offset is None:
                return found

    def _table(self, season: str) -> str:
        table = self._tables.get(code(season))
        if table is None:
            raise Refused(f"AIRTABLE_TABLES names no table for {season}")
        return table

    def _written(self, row: Write) -> Json:
        cells = self._cells({KEY: row.registration_id, **row.fields})
        return {"id": row.record_id, "fields": cells} if row.record_id else {"fields": cells}

    def _cells(self, fields: Fields) -> Json:
        strange = fields.keys() - WRITTEN
        if strange:
            raise ValueError(f"columns that are not ours to write: {', '.join(sorted(strange))}")
        return {self._names[name]: _cell(name, value) for name, value in fields.items()}

    def _record(self, told: Json) -> Record:
        fields = {self._ours[name]: value for name, value in told["fields"].items() if name in self._ours}
        return Record(id=told["id"], fields=fields)


def _cell(name: str, value: Any) -> Any:
    if name == PHOTO:
        return [{"url": value}] if value else []
    return value


def _parts(values: Sequence[str], size: int) -> list[Sequence[str]]:
    return [values[begin : begin + size] for begin in range(0, len(values), size)]
