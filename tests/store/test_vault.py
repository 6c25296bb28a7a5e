"""Personal data at rest: with keys nobody reads the file, and keys can be changed."""

from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from cryptography.fernet import Fernet

from bot.settings import SettingsError
from bot.store.columns import Sealed
from bot.store.tables import metadata
from bot.store.vault import UnreadableError, Vault
from tests.talks import PERSONAL, register, world_on
from tests.world import World

OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()


async def dump(world: World) -> str:
    """Everything the database holds, as it holds it."""
    columns = [column for table in metadata.sorted_tables for column in table.columns]
    return "\n".join(str(value) for value in await stored(world, columns))


async def sealed_values(world: World) -> list[str]:
    columns = [column for table in metadata.sorted_tables for column in table.columns]
    sealed = [column for column in columns if isinstance(column.type, Sealed)]
    return [value for value in await stored(world, sealed) if value is not None]


async def stored(world: World, columns: list[sa.Column[Any]]) -> list[Any]:
    """As text SQL sees it, past the types that would open it."""
    async with world.app.database.begin() as tx:
        return [
            value
            for column in columns
            for value in await tx.scalars(sa.text(f"SELECT {column.name} FROM {column.table.name}"))  # noqa: S608
        ]


async def test_sealed_a_registration_leaves_nothing_to_read(database_url: str) -> None:
    async with world_on(database_url, DATA_ENCRYPTION_KEYS=NEW) as world:
        await register(world.parent())
        raw = await dump(world)
        assert all(value.startswith("gAAAA") for value in await sealed_values(world))
    assert [words for words in PERSONAL if words in raw] == []


async def test_not_even_in_the_files(tmp_path: Path) -> None:
    """What SQLite keeps beside the tables: its log, and pages that were given up."""
    async with world_on(f"sqlite:///{tmp_path / 'omega.db'}", DATA_ENCRYPTION_KEYS=NEW) as world:
        await register(world.parent())
        raw = b"".join(path.read_bytes() for path in tmp_path.iterdir())  # noqa: ASYNC240
    assert b"gAAAA" in raw
    assert [words for words in PERSONAL if words.encode() in raw] == []


async def test_without_keys_all_of_it_can_be_read(world: World) -> None:
    await register(world.parent())
    raw = await dump(world)
    assert [words for words in PERSONAL if words not in raw] == ["7700 900123"]  # typed by nobody in this talk


async def test_an_old_key_still_opens_what_it_sealed(database_url: str) -> None:
    async with world_on(database_url, DATA_ENCRYPTION_KEYS=OLD) as world:
        await register(world.parent())
    async with world_on(database_url, DATA_ENCRYPTION_KEYS=f"{NEW},{OLD}") as world:
        parent = world.parent()
        assert (await parent.registration()).answers["guardian"]["name"] == "Kate Jones"
        before = len(await sealed_values(world))
        await parent.says("hello again")
        assert (await parent.transcript())[-2].content["text"] == "hello again"
        newest = Vault([NEW])
        assert sum(newest.is_newest(value) for value in await sealed_values(world)) > 0
        assert len(await sealed_values(world)) > before


@pytest.mark.parametrize("keys", ["", OLD, NEW], ids=["none", "the old one", "the new one"])
async def test_a_start_without_a_key_that_is_still_needed_is_refused(database_url: str, keys: str) -> None:
    for earlier in (OLD, f"{NEW}, {OLD}"):
        async with world_on(database_url, DATA_ENCRYPTION_KEYS=earlier):
            pass
    with pytest.raises(SettingsError, match=r"^DATA_ENCRYPTION_KEYS: .* the old key back") as refused:
        async with world_on(database_url, DATA_ENCRYPTION_KEYS=keys):
            pass
    assert not keys or keys not in str(refused.value)


async def test_plain_data_is_readable_after_keys_are_switched_on(database_url: str) -> None:
    async with world_on(database_url) as world:
        await register(world.parent())
    async with world_on(database_url, DATA_ENCRYPTION_KEYS=NEW) as world:
        parent = world.parent()
        await parent.says("hello again")
        assert (await parent.registration()).answers["guardian"]["name"] == "Kate Jones"
        assert (await parent.transcript())[0].content["name"] == "invitation"
        assert "hello again" not in await dump(world)


@pytest.mark.parametrize("keys", ["", NEW], ids=["plain", "sealed"])
async def test_somebody_who_writes_again_is_the_same_contact(database_url: str, keys: str) -> None:
    for _ in range(2):
        async with world_on(database_url, DATA_ENCRYPTION_KEYS=keys) as world:
            await world.parent().says("hello")
            await world.parent().says("hello")
            assert len(await world.parents()) == 1


async def test_another_handle_key_is_refused_before_anybody_is_made_twice(database_url: str) -> None:
    async with world_on(database_url, HANDLE_KEY="the first key"):
        pass
    with pytest.raises(SettingsError, match=r"^HANDLE_KEY: .* Set HANDLE_KEY to what it was") as refused:
        async with world_on(database_url, HANDLE_KEY="quite another"):
            pass
    assert "another'" not in str(refused.value)
    async with world_on(database_url, HANDLE_KEY="the first key"):
        pass


def test_a_vault_without_the_key_says_what_to_set() -> None:
    sealed = Vault([OLD]).seal("Kate")
    for vault in (Vault(), Vault([NEW])):
        with pytest.raises(UnreadableError, match="DATA_ENCRYPTION_KEYS"):
            vault.open(sealed)


def test_the_same_words_are_sealed_differently_each_time() -> None:
    vault = Vault([NEW])
    assert vault.seal("Kate") != vault.seal("Kate")
