"""What is kept for a season: photos and medical notes until it ends, money and what it was for years longer."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from typing import Any

import sqlalchemy as sa

from bot.club.club import Club
from bot.club.retention import ends, money_goes
from bot.model.money import MONEY_EVENT
from bot.store.audit import READING
from bot.store.database import Connection
from bot.store.matters import open_ones
from bot.store.tables import Progress, effects, money_references, registrations

Found = tuple[int, int, datetime | None, int]
_NO_PHOTO = {None, "later"}


async def seasons_over(tx: Connection, club: Club, now: datetime) -> list[str]:
    """Of those there are registrations of."""
    today = now.astimezone(club.zone).date()
    names = (await tx.scalars(sa.select(registrations.c.season).distinct())).all()
    return sorted(name for name in names if _is_over(club, name, today))


def _is_over(club: Club, season: str, today: date) -> bool:
    last = ends(club, season) if season <= club.season.name else None
    return last is not None and today >= last


async def photos_held(tx: Connection, club: Club, now: datetime) -> Found:
    return await _of_a_season(tx, club, now, lambda answers: answers.get("photo", {}).get("photo") not in _NO_PHOTO)


def _has_medical(answers: Any) -> bool:
    told = answers.get("child", {}).get("medical") or {}
    return bool(told.get("has_issues") or answers.get("follow_up"))


async def medical_held(tx: Connection, club: Club, now: datetime) -> Found:
    return await _of_a_season(tx, club, now, _has_medical)


async def _of_a_season(tx: Connection, club: Club, now: datetime, has: Callable[[Any], bool]) -> Found:
    columns = (registrations.c.child_id, registrations.c.season, registrations.c.answers)
    rows = [row for row in await tx.execute(sa.select(*columns)) if has(row.answers)]
    matters = await open_ones(tx)
    kept = [row for row in rows if any(each.concerns(row.child_id) for each in matters)]
    going = [row for row in rows if row not in kept]
    return (len(going), *_when(club, [ends(club, row.season) for row in going], now), len(kept))


def _when(club: Club, days: Sequence[date | None], now: datetime) -> tuple[int, datetime | None]:
    """How many go now, and when the next goes."""
    moments = [datetime.combine(day, time(), club.zone) for day in days if day is not None]
    return sum(at <= now for at in moments), min(moments, default=None)


async def money_held(tx: Connection, club: Club, now: datetime) -> Found:
    query = sa.select(registrations.c.season).where(registrations.c.account.is_not(None))
    seasons = (await tx.scalars(query)).all()
    return (len(seasons), *_when(club, [money_goes(club, season) for season in seasons], now), 0)


async def forget_money(tx: Connection, club: Club, now: datetime) -> int:
    """With what was told for it; that somebody played then, and in which team, stays."""
    today = now.astimezone(club.zone).date()
    names = (await tx.scalars(sa.select(registrations.c.season).distinct())).all()
    over = [name for name in names if today >= money_goes(club, name)]
    if not over:
        return 0
    mine = sa.and_(registrations.c.season.in_(over), registrations.c.account.is_not(None))
    ids = (await tx.scalars(sa.select(registrations.c.id).where(mine))).all()
    await tx.execute(sa.delete(money_references).where(money_references.c.registration_id.in_(ids)))
    emptied: dict[str, Any] = {"account": None, "billing_request_id": None, "answers": {}, "facts": {}}
    change = sa.update(registrations).where(registrations.c.id.in_(ids))
    await tx.execute(change.values(**emptied, version=registrations.c.version + 1))
    await _forget_deeds(
        tx, datetime.combine(date(today.year - club.retention.money_years, 1, 1), time(), club.zone), now
    )
    return len(ids)


async def _forget_deeds(tx: Connection, before: datetime, now: datetime) -> None:
    """What was asked of payment services and others then; the rest is forgotten by its own kind."""
    old = sa.update(effects).where(
        effects.c.kind.not_in([MONEY_EVENT, READING]),
        effects.c.progress != Progress.WAITING,
        effects.c.created_at < before,
        effects.c.forgotten_at.is_(None),
    )
    await tx.execute(old.values(payload={}, result={}, forgotten_at=now))
