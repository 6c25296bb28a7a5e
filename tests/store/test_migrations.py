"""The migrations make the tables that the code works with, and can be taken back."""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from bot.store.database import Database
from bot.store.migrate import config, is_current, migrate
from bot.store.tables import metadata
from bot.store.vault import Vault


async def test_they_make_exactly_the_tables_of_the_code(database_url: str) -> None:
    database = Database.connect(database_url, Vault())
    async with database.begin() as tx:
        assert await tx.run_sync(_differences) == []
    await database.close()


async def test_they_can_be_taken_back_and_made_again(database_url: str) -> None:
    database = Database.connect(database_url, Vault())
    async with database.begin() as tx:
        await tx.run_sync(_downgrade)
        assert await tx.run_sync(_tables) <= {"alembic_version"}
    await migrate(database)
    async with database.begin() as tx:
        assert await tx.run_sync(_differences) == []
    assert await is_current(database)
    await database.close()


async def test_an_empty_database_is_not_current_until_they_ran(tmp_path: Path) -> None:
    database = Database.connect(f"sqlite:///{tmp_path / 'new.db'}", Vault())
    assert not await is_current(database)
    await migrate(database)
    await migrate(database)
    assert await is_current(database)
    await database.close()


def _differences(connection: sa.Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
    found: list[object] = compare_metadata(context, metadata)
    return found


def _tables(connection: sa.Connection) -> set[str]:
    return set(sa.inspect(connection).get_table_names())


def _downgrade(connection: sa.Connection) -> None:
    settings = config()
    settings.attributes["connection"] = connection
    command.downgrade(settings, "base")
