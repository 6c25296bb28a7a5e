"""`python -m bot retention`: what is kept, how much of it, until when, and what a matter of harm keeps longer."""

from datetime import date, datetime, time
from typing import Any

from pydantic_core import to_jsonable_python

from bot.club.club import Club
from bot.club.retention import KEPT, Kind
from bot.model.looks import Looker
from bot.ports import Clock
from bot.store import access, retention
from bot.store.database import Database
from bot.store.retained_matters import keep_until

_BY_DUTY = {Kind.MONEY, Kind.MATTERS, Kind.COMPLAINTS}
_STAYS = {
    "who people are, how they are reached, children's names": "until they are erased (DELETE MY DATA)",
    "consents, with their wording's version": "as long as the person is known: they show what was agreed to",
}


async def listed(database: Database, club: Club, clock: Clock, looker: Looker) -> dict[str, Any]:
    """Counts alone; but for counting, records are opened, which is a look."""
    now = clock.now()
    async with database.begin() as tx:
        await access.note(tx, looker, "retention", [access.NOBODY], now)
        kinds = [
            {
                "kind": kept.kind,
                "what": kept.what,
                "kept": kept.until(club),
                "by_duty": kept.kind in _BY_DUTY,
                "count": found.count,
                "due_now": found.due,
                "next": found.next_at and found.next_at.astimezone(club.zone).date(),
                "kept_for_a_safeguarding_matter": found.for_a_matter,
            }
            for kept in KEPT
            for found in [await retention.held(tx, kept.kind, club, now)]
        ]
    told: dict[str, Any] = to_jsonable_python({"goes_by_the_clock": kinds, "stays": _STAYS})
    if club.season.closes is None:
        told["note"] = "the season has no day to end on: set closes in [season], or run: python -m bot season close"
    return told


async def keep(
    database: Database, club: Club, clock: Clock, looker: Looker, matter: int, until: date
) -> dict[str, Any]:
    """The welfare officer's date of a matter, in place of the club's count."""
    moment = datetime.combine(until, time(), club.zone)
    async with database.begin() as tx:
        done = await keep_until(tx, matter, moment)
        await access.note(tx, looker, "retention", [access.NOBODY], clock.now())
    return {"matter": matter, "kept_until": until.isoformat() if done else None}
