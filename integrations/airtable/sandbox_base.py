"""A base of the twin: tables with columns, rows, and what was done to them, under Airtable's own rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from secrets import choice
from string import ascii_letters, digits
from typing import Any

from bot.club.roster_columns import COLUMNS, Type
from integrations.airtable.api import Json
from integrations.airtable.problems import Problem
from integrations.airtable.sandbox_formula import holds

PAGE = 100
MOST = 10
_PAYLOADS_KEPT = timedelta(days=7)
_TYPES = {
    Type.TEXT: "multilineText",
    Type.NUMBER: "number",
    Type.CHOICE: "singleSelect",
    Type.MOMENT: "dateTime",
    Type.FILES: "multipleAttachments",
    Type.COMPUTED: "formula",
}


def new_id(prefix: str) -> str:
    return prefix + "".join(choice(ascii_letters + digits) for _ in range(14))


def stamp(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03}Z"


def columns_of(names: Mapping[str, str], options: Mapping[str, Sequence[str]]) -> dict[str, Json]:
    """All of ours as a club has made them there, with the options of its own file."""
    made = {}
    for name, column in COLUMNS.items():
        choices = options.get(name, column.options)
        kind = "singleLineText" if column.type is Type.CHOICE and not choices else _TYPES[column.type]
        made[names.get(name, name)] = {"id": new_id("fld"), "type": kind, "choices": list(choices)}
    return made


@dataclass
class Base:
    tables: dict[str, Json] = field(default_factory=dict)  # id → columns, rows
    payloads: list[Json] = field(default_factory=list)  # what people did
    webhook: Json | None = None

    def table(self, table: str) -> Json:
        if table not in self.tables:
            raise Problem(404, "TABLE_NOT_FOUND", f"Could not find table {table}")
        found: Json = self.tables[table]
        return found

    def page(self, table: str, formula: str | None, offset: str | None) -> tuple[list[Json], str | None]:
        there = self.table(table)
        rows = [
            {"id": id_, "createdTime": row["created"], "fields": dict(row["fields"])}
            for id_, row in there["rows"].items()
            if formula is None or holds(formula, id_, {**row, "columns": there["columns"]})
        ]
        begin = int(offset or 0)
        return rows[begin : begin + PAGE], str(begin + PAGE) if begin + PAGE < len(rows) else None

    def get(self, table: str, record_id: str) -> Json:
        row = self._row(table, record_id)
        return {"id": record_id, "createdTime": row["created"], "fields": dict(row["fields"])}

    def create(self, table: str, fields: Mapping[str, Any], now: datetime) -> str:
        self._check(table, fields)
        id_ = new_id("rec")
        self.table(table)["rows"][id_] = {"created": stamp(now), "modified": stamp(now), "fields": {}}
        self._set(table, id_, fields, now)
        return id_

    def upsert(self, table: str, records: Sequence[Json], merge_on: str, now: datetime) -> list[str]:
        """All of them, or none."""
        if not 1 <= len(records) <= MOST:
            raise Problem(422, "INVALID_RECORDS", "You must provide between 1 and 10 records")
        found = [self._found(table, each, merge_on) for each in records]
        known = [each for each in found if each]
        keys = [each["fields"].get(merge_on) for each in records]
        if len(set(known)) < len(known) or len(set(keys)) < len(keys):
            raise Problem(422, "INVALID_RECORDS", "The same record twice in one request")
        for each in records:
            self._check(table, each["fields"])
        return [
            self._set(table, id_, each["fields"], now) if id_ else self.create(table, each["fields"], now)
            for each, id_ in zip(records, found, strict=True)
        ]

    def delete(self, table: str, record_ids: Sequence[str]) -> None:
        for id_ in record_ids:
            self._row(table, id_)
        for id_ in record_ids:
            del self.table(table)["rows"][id_]

    def note(self, table: str, told: Json, who: str, now: datetime) -> None:
        """What a person did, for who asks the webhook."""
        user = {"id": new_id("usr"), "name": who, "email": f"{who.split(maxsplit=1)[0].lower()}@example.org"}
        payload = {
            "timestamp": stamp(now),
            "baseTransactionNumber": len(self.payloads) + 1,
            "payloadFormat": "v0",
            "actionMetadata": {"source": "client", "sourceMetadata": {"user": user}},
            "changedTablesById": {table: told},
        }
        self.payloads.append(payload)

    def payloads_from(self, cursor: int, now: datetime) -> Json:
        kept = [
            each
            for each in self.payloads[cursor - 1 : cursor - 1 + PAGE // 2]
            if datetime.fromisoformat(each["timestamp"]) > now - _PAYLOADS_KEPT
        ]
        end = min(cursor + PAGE // 2, len(self.payloads) + 1)
        return {"payloads": kept, "cursor": end, "mightHaveMore": end <= len(self.payloads)}

    def _found(self, table: str, record: Json, merge_on: str) -> str | None:
        if "id" in record:
            self._row(table, record["id"])
            return str(record["id"])
        wanted = record["fields"].get(merge_on)
        same = [id_ for id_, row in self.table(table)["rows"].items() if row["fields"].get(merge_on) == wanted]
        if len(same) > 1:
            raise Problem(422, "INVALID_RECORDS", "Cannot update more than one record with the same merge value")
        return same[0] if same else None

    def _row(self, table: str, record_id: str) -> Json:
        row: Json | None = self.table(table)["rows"].get(record_id)
        if row is None:
            raise Problem(404, "MODEL_ID_NOT_FOUND", "The record is not there")
        return row

    def _set(self, table: str, record_id: str, fields: Mapping[str, Any], now: datetime) -> str:
        self._check(table, fields)
        row = self._row(table, record_id)
        for name, value in fields.items():
            if value in (None, "", []):
                row["fields"].pop(name, None)
            else:
                row["fields"][name] = _kept(self.table(table)["columns"][name], value)
        row["modified"] = stamp(now)
        return record_id

    def _check(self, table: str, fields: Mapping[str, Any]) -> None:
        columns = self.table(table)["columns"]
        for name, value in fields.items():
            if name not in columns:
                raise Problem(422, "UNKNOWN_FIELD_NAME", f'Unknown field name: "{name}"')
            if value is not None and not _takes(columns[name], value):
                raise _not_taken(name, columns[name], value)


def _kept(column: Json, value: Any) -> Any:
    """Moments are kept by the clock of Greenwich, files under ids of its own."""
    if column["type"] == "dateTime":
        return stamp(datetime.fromisoformat(value).astimezone(UTC))
    if column["type"] == "multipleAttachments":
        return [{"id": new_id("att"), "url": each["url"]} for each in value]
    return value


def _takes(column: Json, value: Any) -> bool:
    match column["type"]:
        case "number":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case "singleSelect":
            return value in column["choices"]
        case "multipleAttachments":
            return isinstance(value, list) and all(set(each) == {"url"} for each in value)
        case "dateTime":
            return isinstance(value, str) and _is_moment(value)
        case "formula":
            return False
    return isinstance(value, str)


def _is_moment(value: str) -> bool:
    try:
        return datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False


def _not_taken(name: str, column: Json, value: Any) -> Problem:
    if column["type"] == "singleSelect" and isinstance(value, str):
        told = f'Insufficient permissions to create new select option ""{value}""'
        return Problem(422, "INVALID_MULTIPLE_CHOICE_OPTIONS", told)
    computed = " because the field is computed" if column["type"] == "formula" else ""
    return Problem(422, "INVALID_VALUE_FOR_COLUMN", f'Field "{name}" cannot accept the provided value{computed}')
