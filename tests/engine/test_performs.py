"""Effects with pictures and addresses: what becomes of one is heard in its contact's lane, once."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest

from bot.engine.performs import LEASE, MOST_FAULTS
from bot.model.effects import Effect
from bot.model.events import Kind
from bot.model.messages import Media
from bot.model.pictures import Flaw
from bot.model.turn import Turn
from bot.ports import Refused, Unavailable
from bot.store import deeds, tables
from bot.store.tables import Progress
from conversations.talk.talk import Omega
from integrations.google_places.sandbox import SandboxAddresses
from integrations.pillow.pipeline import prepared
from tests.pictures import JPEG, PNG, jpeg
from tests.world import Parent, World


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[dict[str, Any]]]:
    """A talk that keeps every picture for the current registration, and what each contact heard of effects."""
    results: dict[str, list[dict[str, Any]]] = {}
    react = Omega.react

    async def keeping(self: Omega, turn: Turn) -> None:
        if not {event.kind for event in turn.events} & {Kind.MEDIA, Kind.EFFECT}:
            await react(self, turn)
        for inbound, _ in turn.letters:
            for media in inbound.media:
                assert turn.registration is not None
                key = f"photo:{turn.registration.id}:{inbound.key}"
                turn.perform("store_photo", key, registration_id=turn.registration.id, **media.model_dump())
        for event in turn.events:
            if event.kind is Kind.EFFECT:
                results.setdefault(turn.contact.id, []).append(event.payload["result"])

    monkeypatch.setattr(Omega, "react", keeping)
    return results


async def _invited(world: World, number: str = "+447700900123") -> tuple[Parent, str, str]:
    parent = world.parent(number)
    await parent.invited()
    registration = await parent.registration()
    return parent, registration.id, registration.contact_id


async def _ask(world: World, contact_id: str, effect: Effect) -> None:
    async with world.app.database.begin() as tx:
        await deeds.put(tx, world.app.database, [(contact_id, effect)], world.clock.now())


def _lookup(registration_id: str, postcode: str = "M32 8JL", house: str = "12") -> Effect:
    asked = {"registration_id": registration_id, "section": "address", "postcode": postcode, "house": house}
    return Effect("address_lookup", f"address:{registration_id}:1", asked)


async def _kinds(world: World) -> dict[str, Progress]:
    return {row.kind: row.progress for row in await world.rows(tables.effects)}


async def test_a_picture_is_kept_and_the_carriers_copy_deleted(world: World, heard: dict[str, Any]) -> None:
    parent, registration_id, contact_id = await _invited(world)
    await parent.sends(PNG)
    [result] = heard[contact_id]
    assert result["registration_id"] == registration_id
    assert await world.app.services.photos.open(result["photo"]) == prepared(PNG)
    assert await _kinds(world) == {"store_photo": Progress.DONE, "delete_media": Progress.DONE}
    [sent] = [each.payload["url"] for each in await world.rows(tables.effects) if each.kind == "delete_media"]
    with pytest.raises(Refused):
        await world.media.fetch(Media(url=sent, content_type="image/png"))


@pytest.mark.parametrize(
    ("sent", "content_type", "flaw"),
    [
        (b"%PDF-1.7", "application/pdf", Flaw.WRONG_KIND),
        (b"GIF89a", "image/jpeg", Flaw.WRONG_KIND),
        (b"MZ", "application/x-msdownload", Flaw.WRONG_KIND),
        (b"", "image/jpeg", Flaw.EMPTY),
        (jpeg(16 * 1024 * 1024 + 1), "image/jpeg", Flaw.TOO_LARGE),
    ],
)
async def test_why_a_picture_is_of_no_use_reaches_the_talk_and_troubles_no_staff(
    world: World, heard: dict[str, Any], sent: bytes, content_type: str, flaw: Flaw
) -> None:
    parent, registration_id, contact_id = await _invited(world)
    await parent.sends(sent, content_type=content_type)
    assert heard[contact_id] == [{"registration_id": registration_id, "refused": flaw}]
    assert await _kinds(world) == {"store_photo": Progress.REFUSED, "delete_media": Progress.DONE}
    assert await world.rows(tables.notices) == []


async def test_a_picture_that_is_not_at_the_carrier_is_a_matter_for_staff(
    world: World, heard: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def elsewhere(_: Media, __: int | None = None) -> bytes:
        raise Refused("The media is not at Twilio")

    monkeypatch.setattr(world.media, "fetch", elsewhere)
    parent, registration_id, contact_id = await _invited(world)
    await parent.sends(JPEG)
    assert heard[contact_id] == [{"registration_id": registration_id, "refused": "unknown"}]
    assert [notice.kind for notice in await world.rows(tables.notices)] == ["effect_refused"]


async def test_a_carrier_that_is_away_is_asked_until_it_is_back(
    world: World, heard: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    fetch = world.media.fetch
    _fail(monkeypatch, world.media, "fetch", fetch, times=4)
    parent, _, contact_id = await _invited(world)
    await parent.sends(JPEG)
    assert heard == {}
    for _ in range(5):
        await world.later(timedelta(minutes=1))
    [result] = heard[contact_id]
    assert await world.app.services.photos.open(result["photo"]) == prepared(JPEG)


async def test_the_copy_is_deleted_later_when_the_carrier_is_away(
    world: World, heard: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    _fail(monkeypatch, world.media, "delete", world.media.delete, times=2)
    parent, _, contact_id = await _invited(world)
    await parent.sends(JPEG)
    assert len(heard[contact_id]) == 1
    assert (await _kinds(world))["delete_media"] is Progress.WAITING
    for _ in range(3):
        await world.later(timedelta(minutes=1))
    assert (await _kinds(world))["delete_media"] is Progress.DONE


async def test_a_deed_cut_off_before_it_was_settled_still_finds_the_picture(
    world: World, heard: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    _fail(monkeypatch, deeds, "settle", deeds.settle, times=2)  # with its neighbours, and alone
    parent, _, contact_id = await _invited(world)
    await parent.sends(JPEG)
    assert heard == {}
    await world.later(LEASE)
    [result] = heard[contact_id]
    assert await world.app.services.photos.open(result["photo"]) == prepared(JPEG)


async def test_parents_who_send_at_once_never_cross_children(world: World, heard: dict[str, Any]) -> None:
    people = [await _invited(world, f"+4477009002{n:02}") for n in range(12)]
    for n, (parent, _, _) in enumerate(people):
        media = [world.media.put(jpeg(mark=str(n).encode()), "image/jpeg")]
        await world.carrier.says(parent.number, media=media)
    await world.settle()
    for n, (_, registration_id, contact_id) in enumerate(people):
        [result] = heard[contact_id]
        assert result["registration_id"] == registration_id
        assert await world.app.services.photos.open(result["photo"]) == prepared(jpeg(mark=str(n).encode()))


async def test_pictures_that_come_slowly_keep_nothing_else_waiting(
    world: World, heard: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    arrived, at_once = asyncio.Event(), []

    async def slow(_: Media, __: int | None = None) -> bytes:
        at_once.append(1)
        await arrived.wait()
        return JPEG

    monkeypatch.setattr(world.media, "fetch", slow)
    _, registration_id, contact_id = await _invited(world)
    for n in range(30):
        payload = {"registration_id": registration_id, "url": f"https://{n}", "content_type": "image/jpeg"}
        await _ask(world, contact_id, Effect("store_photo", str(n), payload))
    await _ask(world, contact_id, _lookup(registration_id))
    work = asyncio.create_task(world.app.worker.run())
    async with asyncio.timeout(10):
        while not heard:  # noqa: ASYNC110 - the worker fills it
            await asyncio.sleep(0.01)
    assert heard[contact_id][0]["section"] == "address"
    assert len(at_once) == 4
    arrived.set()
    async with asyncio.timeout(10):
        while len(heard[contact_id]) < 31:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    world.app.worker.stop()
    await work


@pytest.mark.parametrize(("house", "line"), [("12", "12 Larkhill Road"), ("999", None)])
async def test_an_address_is_looked_up(world: World, heard: dict[str, Any], house: str, line: str | None) -> None:
    _, registration_id, contact_id = await _invited(world)
    effect = _lookup(registration_id, house=house)
    await _ask(world, contact_id, effect)
    await world.settle()
    [result] = heard[contact_id]
    address = result.pop("address")
    assert result == effect.payload
    assert (address and address["line_1"]) == line


async def test_a_look_up_that_stays_away_is_given_up_after_two_tries_and_a_few_seconds(
    world: World, heard: dict[str, Any]
) -> None:
    assert isinstance(world.app.services.addresses, SandboxAddresses)
    world.app.services.addresses.fail_next(100)
    _, registration_id, contact_id = await _invited(world)
    await _ask(world, contact_id, _lookup(registration_id))
    await world.app.worker.drain()
    assert heard == {}
    world.clock.move(timedelta(seconds=2))
    await world.settle()
    [result] = heard[contact_id]
    assert result == dict(_lookup(registration_id).payload) | {"address": None, "unavailable": True}
    assert await world.rows(tables.notices) == []


async def test_a_service_that_asks_for_more_patience_than_people_have_is_given_up_at_once(
    world: World, heard: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    _fail(monkeypatch, world.app.services.addresses, "find", None, times=1, retry_after=60)
    _, registration_id, contact_id = await _invited(world)
    await _ask(world, contact_id, _lookup(registration_id))
    await world.app.worker.drain()
    assert heard[contact_id][0]["unavailable"] is True


async def test_a_replaced_photo_is_forgotten_without_a_word(world: World, heard: dict[str, Any]) -> None:
    _, registration_id, contact_id = await _invited(world)
    photo = await world.app.services.photos.keep(registration_id, JPEG)
    await _ask(world, contact_id, Effect("forget_photo", f"forget:{photo}", {"photo": photo}))
    await world.settle()
    assert heard == {}
    with pytest.raises(Refused):
        await world.app.services.photos.open(photo)


def _fail(
    monkeypatch: pytest.MonkeyPatch,
    owner: object,
    name: str,
    works: Callable[..., Awaitable[Any]] | None,
    times: int,
    retry_after: float | None = None,
) -> None:
    left = [times]

    async def failing(*args: Any) -> Any:
        if left[0]:
            left[0] -= 1
            raise Unavailable("away", retry_after=retry_after)
        assert works is not None
        return await works(*args)

    monkeypatch.setattr(owner, name, failing)


async def test_a_deed_that_fails_by_our_own_fault_is_parked_after_some_tries_and_staff_know(
    world: World, heard: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: Any) -> None:
        raise KeyError("a fault of ours")

    monkeypatch.setattr(world.app.services.photos, "forget", broken)
    _, _, contact_id = await _invited(world)
    await _ask(world, contact_id, Effect("forget_photo", "forget:1", {"photo": "1"}))
    for _ in range(MOST_FAULTS):
        await world.later(timedelta(minutes=10))
    assert await _kinds(world) == {"forget_photo": Progress.PARKED}
    assert [notice.kind for notice in await world.rows(tables.notices)] == ["effect_parked"]
    assert heard == {}


async def test_what_a_newer_program_left_waits_for_it(world: World, heard: dict[str, Any]) -> None:
    _, _, contact_id = await _invited(world)
    await _ask(world, contact_id, Effect("send_flowers", "flowers:1", {}))
    for _ in range(MOST_FAULTS + 2):
        await world.later(timedelta(minutes=10))
    assert await _kinds(world) == {"send_flowers": Progress.WAITING}
    assert await world.rows(tables.notices) == []
    assert heard == {}
