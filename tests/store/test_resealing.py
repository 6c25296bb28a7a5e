"""Old keys are dropped: all that is sealed moves to the newest one, whatever happens meanwhile."""

import asyncio
from pathlib import Path

import pytest
import sqlalchemy as sa
from cryptography.fernet import Fernet

from bot.engine.clock import SystemClock
from bot.program.reseal_command import check, move
from bot.settings import SettingsError
from bot.store import resealing, tables
from bot.store.database import Database
from bot.store.resealing import SEALINGS, needing_old_keys, reseal
from bot.store.vault import Vault
from integrations.disk.photos import DiskPhotos
from integrations.disk.resealing import reseal_photos
from tests.pictures import JPEG
from tests.talks import register, talk_until, world_on
from tests.world import World

OLD, NEW = (Fernet.generate_key().decode() for _ in range(2))


def quietly(*_: object) -> None:
    pass


async def filled(database_url: str, photos: Path, keys: str) -> None:
    async with world_on(database_url, DATA_ENCRYPTION_KEYS=keys, PHOTO_FOLDER=str(photos)) as world:
        await register(world.parent())
        await talk_until(world.parent("+447700900124"), "review")
        await world.parent("+447700900124").says("You shared my number without asking me")


def opened(database_url: str, keys: str) -> Database:
    return Database.connect(database_url, Vault(keys.split(",") if keys else []))


def test_every_table_with_sealed_columns_is_known_by_one_key() -> None:
    assert {each.table.name for each in SEALINGS} >= {"contacts", "messages", "registrations", "complaints", "matters"}
    assert all(len(each.table.primary_key.columns) == 1 for each in SEALINGS)


@pytest.mark.parametrize("before", [OLD, ""], ids=["another key", "plain"])
async def test_the_old_key_can_be_dropped_and_all_is_read(database_url: str, tmp_path: Path, before: str) -> None:
    photos = tmp_path / "photos"
    await filled(database_url, photos, before)
    database = opened(database_url, ",".join(filter(None, (NEW, before))))
    assert (await check(database, photos))["old_keys_can_be_dropped"] is False
    done = await move(database, photos)
    assert done["resealed"]["photos"] == 1
    assert done["resealed"]["rows"] > 20
    assert (done["needs_an_old_key"], done["old_keys_can_be_dropped"]) == ({}, True)
    assert (await move(database, photos))["resealed"] == {"rows": 0, "photos": 0}
    await database.close()
    async with world_on(database_url, DATA_ENCRYPTION_KEYS=NEW, PHOTO_FOLDER=str(photos)) as world:
        registration = await world.parent().registration()
        assert registration.answers["guardian"]["name"] == "Kate Jones"
        assert await world.app.services.photos.open(registration.answers["photo"]["photo"])
        for table in tables.metadata.sorted_tables:
            await world.rows(table)
        await world.parent().says("hello")
        assert await world.parent().replies()


async def test_before_it_is_done_a_start_without_the_old_key_is_refused(database_url: str, tmp_path: Path) -> None:
    await filled(database_url, tmp_path / "photos", OLD)
    database = opened(database_url, f"{NEW},{OLD}")
    assert await needing_old_keys(database)
    await database.close()
    with pytest.raises(SettingsError, match="DATA_ENCRYPTION_KEYS"):
        async with world_on(database_url, DATA_ENCRYPTION_KEYS=NEW):
            pass


async def test_it_goes_on_where_it_was_stopped(database_url: str, tmp_path: Path) -> None:
    await filled(database_url, tmp_path / "photos", OLD)
    database = opened(database_url, f"{NEW},{OLD}")
    total = sum((await needing_old_keys(database)).values())
    batches: list[str] = []

    def stop(table: str, _done: int, _count: int) -> None:
        batches.append(table)
        if len(batches) == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await reseal(database, stop, at_once=3)
    left = sum((await needing_old_keys(database)).values())
    assert 0 < left < total
    assert await reseal(database, quietly, at_once=3) == left
    assert await needing_old_keys(database) == {}
    await database.close()


async def test_under_another_key_it_begins_anew(database_url: str, tmp_path: Path) -> None:
    await filled(database_url, tmp_path / "photos", OLD)
    database = opened(database_url, f"{NEW},{OLD}")

    def stop(_table: str, _done: int, _count: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await reseal(database, stop, at_once=3)
    await database.close()
    newer = Fernet.generate_key().decode()
    database = opened(database_url, f"{newer},{NEW},{OLD}")
    await reseal(database, quietly)
    assert await needing_old_keys(database) == {}
    await database.close()


async def test_a_row_that_was_changed_meanwhile_is_taken_again_and_not_undone(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await filled(database_url, tmp_path / "photos", OLD)
    database, running = opened(database_url, f"{NEW},{OLD}"), opened(database_url, OLD)
    write = resealing._write  # noqa: SLF001 - the moment between the look and the change
    changed: list[object] = []

    async def late(of: Database, sealing: resealing.Sealing, changes: list[dict[str, object]]) -> None:
        if sealing.table is tables.contacts and not changed:
            changed.append(changes[0]["of"])
            async with running.begin() as tx:  # a program that has not heard of the new key
                change = sa.update(tables.contacts).where(tables.contacts.c.id == changes[0]["of"])
                await tx.execute(change.values(profile={"name": "Changed Meanwhile"}))
        await write(of, sealing, changes)

    monkeypatch.setattr(resealing, "_write", late)
    await reseal(database, quietly)
    assert await needing_old_keys(database) == {}
    async with database.begin() as tx:
        query = sa.select(tables.contacts.c.profile).where(tables.contacts.c.id == changed[0])
        assert (await tx.execute(query)).scalar_one() == {"name": "Changed Meanwhile"}
    await database.close()
    await running.close()


async def test_it_runs_beside_a_program_that_works(database_url: str, tmp_path: Path) -> None:
    photos = tmp_path / "photos"
    await filled(database_url, photos, OLD)
    async with world_on(database_url, DATA_ENCRYPTION_KEYS=f"{NEW},{OLD}", PHOTO_FOLDER=str(photos)) as world:
        others = [world.parent(f"+4477009003{each:02}") for each in range(3)]

        async def talks() -> None:
            for parent in others:
                await talk_until(parent, "review")

        await asyncio.gather(talks(), _reseal_in_small_steps(world))
        await reseal(world.app.database, quietly)
        assert await needing_old_keys(world.app.database) == {}
        for parent in others:
            assert (await parent.registration()).answers["guardian"]["name"] == "Kate Jones"


async def _reseal_in_small_steps(world: World) -> None:
    await reseal(world.app.database, quietly, at_once=2)


async def test_a_row_somebody_holds_is_waited_for_without_being_locked(database_url: str, tmp_path: Path) -> None:
    await filled(database_url, tmp_path / "photos", OLD)
    database = opened(database_url, f"{NEW},{OLD}")
    if database.is_sqlite:
        pytest.skip("SQLite writes one at a time anyway")
    async with database.engine.connect() as holder:
        await holder.execute(sa.select(tables.contacts.c.id).with_for_update())
        with pytest.raises(resealing.StuckError, match="contacts"):
            await reseal(database, quietly)
        await holder.rollback()
    await reseal(database, quietly)
    assert await needing_old_keys(database) == {}
    await database.close()


async def test_a_photo_that_is_forgotten_stays_forgotten(tmp_path: Path) -> None:
    old, both = Vault([OLD]), Vault([NEW, OLD])
    photos = DiskPhotos(tmp_path, old, SystemClock(), "http://localhost")
    first, second = [await photos.keep("a registration", JPEG) for _ in range(2)]
    forgotten: list[str] = []

    def forget(_done: int, _count: int) -> None:
        for key in {first, second} - set(forgotten):
            path = tmp_path / key
            if not both.is_newest_file(path.read_bytes()):
                path.unlink()
                forgotten.append(key)

    assert await reseal_photos(tmp_path, both, forget) == 1
    assert len(forgotten) == 1
    assert not (tmp_path / forgotten[0]).exists()
    [kept] = {first, second} - set(forgotten)
    assert await DiskPhotos(tmp_path, Vault([NEW]), SystemClock(), "http://localhost").open(kept) == JPEG
