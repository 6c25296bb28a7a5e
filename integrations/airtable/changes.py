"""What a webhook of Airtable tells when it is asked: who changed or deleted which rows, and when."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from bot.model.roster import Change, Changes
from integrations.airtable.api import Json

# Not of what comes over the API: that is ourselves.
SPECIFICATION: Json = {
    "options": {
        "filters": {
            "dataTypes": ["tableData"],
            "fromSources": ["client", "anonymousUser", "formSubmission", "formPageSubmission", "automation", "sync"],
        }
    }
}


def told_by(payloads: Iterable[Json], tables: Collection[str], cursor: int) -> Changes:
    """The newest of each row counts; one that came back after it was deleted is there."""
    changed: dict[str, Change] = {}
    gone: dict[str, Change] = {}
    for payload in payloads:
        change = Change(
            at=datetime.fromisoformat(payload["timestamp"]), by=_author(payload.get("actionMetadata") or {})
        )
        for table, told in (payload.get("changedTablesById") or {}).items():
            if table not in tables:
                continue
            there = [*(told.get("changedRecordsById") or {}), *(told.get("createdRecordsById") or {})]
            changed |= dict.fromkeys(there, change)
            gone = {each: value for each, value in gone.items() if each not in there}
            gone |= dict.fromkeys(told.get("destroyedRecordIds") or (), change)
    return Changes(cursor=cursor, changed={k: v for k, v in changed.items() if k not in gone}, gone=gone)


def _author(action: Json) -> str | None:
    user: Any = (action.get("sourceMetadata") or {}).get("user") or {}
    told = user.get("name") or user.get("email")
    return str(told) if told else None
