"""Brings the tables up to date, before anything else runs."""

from functools import cache
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from bot.store.database import Database

_LOCK = 5_206_042  # any number, the same in every release


async def migrate(database: Database) -> None:
    async with database.begin() as tx:
        await tx.run_sync(_upgrade)


async def is_current(database: Database) -> bool:
    async with database.begin() as tx:
        revision = await tx.run_sync(lambda connection: MigrationContext.configure(connection).get_current_revision())
    return revision == _newest()


def config() -> Config:
    settings = Config()
    settings.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    return settings


@cache
def _newest() -> str | None:
    return ScriptDirectory.from_config(config()).get_current_head()


def _upgrade(connection: sa.Connection) -> None:
    if connection.dialect.name == "postgresql":  # two releases starting at once take turns
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
    settings = config()
    settings.attributes["connection"] = connection
    command.upgrade(settings, "head")
