"""A model looks at a photo, where the club wants that: its doubt is said kindly, once, and the photo counts."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.club.club import DEFAULT_FILE
from bot.model.messages import Medium
from bot.model.prompts import Call, Prompt, Response, Shown
from bot.ports import Refused, Unavailable
from bot.store import tables
from integrations.pillow.pipeline import prepared
from tests.pictures import JPEG, jpeg
from tests.talks import pays, talk_until, world_on
from tests.world import World

_FINE = {"one_face": True, "forward": True, "uncovered": True}
_CLUB = DEFAULT_FILE.read_text(encoding="utf-8")


@dataclass
class Eyes:
    """A model that says of every photo the same; other things it is not asked."""

    seen: dict[str, bool] | str | Exception
    shown: list[bytes] = field(default_factory=list)
    prompts: list[Prompt] = field(default_factory=list)

    async def respond(self, prompt: Prompt) -> Response:
        pictures = [item.jpeg for item in prompt.items if isinstance(item, Shown)]
        if not pictures:
            return Response(text="")
        self.shown += pictures
        self.prompts.append(prompt)
        if isinstance(self.seen, Exception):
            raise self.seen
        arguments = self.seen if isinstance(self.seen, str) else json.dumps(self.seen)
        return Response(calls=(Call(id="1", name="answer", arguments=arguments),))


@asynccontextmanager
async def _coached(database_url: str, folder: Path, eyes: Eyes, **settings: str) -> AsyncIterator[World]:
    club = folder / "club.toml"
    club.write_text(_CLUB.replace("photo_coach = false", "photo_coach = true"), encoding="utf-8")
    async with world_on(database_url, eyes, CLUB_FILE=str(club), **settings) as world:
        yield world


async def test_a_face_in_profile_is_told_kindly_and_the_photo_is_kept(database_url: str, tmp_path: Path) -> None:
    eyes = Eyes(_FINE | {"forward": False})
    async with _coached(database_url, tmp_path, eyes) as world:
        parent = world.parent()
        await talk_until(parent, "photo")
        await parent.sends(JPEG)
        assert any("looks into the camera" in reply and "this one is fine" in reply for reply in await parent.replies())
        assert "photo" in (await parent.registration()).answers
        assert eyes.shown == [prepared(JPEG)]


async def test_it_is_said_once_and_never_of_a_second_photo(database_url: str, tmp_path: Path) -> None:
    eyes = Eyes(_FINE | {"one_face": False})
    async with _coached(database_url, tmp_path, eyes) as world:
        parent = world.parent()
        await talk_until(parent, "photo")
        await parent.sends(JPEG)
        await parent.sends(jpeg(mark=b"another"))
        said = [reply for reply in await parent.replies() if "I may be wrong" in reply]
        assert len(said) == 1
        assert len(eyes.shown) == 1
        kept = (await parent.registration()).answers["photo"]["photo"]
        assert await world.app.services.photos.open(kept) == prepared(jpeg(mark=b"another"))


async def test_a_registration_is_finished_all_the_same(database_url: str, tmp_path: Path) -> None:
    async with _coached(database_url, tmp_path, Eyes(_FINE | {"uncovered": False})) as world:
        parent = world.parent()
        await talk_until(parent, "photo")
        await pays(parent)
        await parent.sends(JPEG)
        assert any("Sam is registered" in reply for reply in await parent.replies())
        await parent.sees("nothing in front of it")
        await parent.sends(jpeg(mark=b"another"))
        await parent.sees("the photo is in")


@pytest.mark.parametrize(
    "seen",
    [
        _FINE,
        "",
        "{",
        "[]",
        '{"one_face": "no"}',
        '{"one_face": false}',
        Unavailable("away"),
        Refused("no"),
    ],
    ids=str,
)
async def test_where_all_is_well_or_nothing_can_be_said_nothing_is(
    database_url: str, tmp_path: Path, seen: dict[str, bool] | str | Exception
) -> None:
    async with _coached(database_url, tmp_path, Eyes(seen)) as world:
        parent = world.parent()
        await talk_until(parent, "photo")
        await parent.sends(JPEG)
        assert not any("I may be wrong" in reply for reply in await parent.replies())
        assert "photo" in (await parent.registration()).answers


async def test_by_sms_there_is_a_link_for_a_better_one(database_url: str, tmp_path: Path) -> None:
    async with _coached(database_url, tmp_path, Eyes(_FINE | {"forward": False})) as world:
        parent = world.parent(medium=Medium.SMS)
        await talk_until(parent, "photo")
        await parent.sends(JPEG)
        await parent.sees("/upload/")


async def test_without_the_guardians_yes_to_a_photo_nothing_is_looked_at(database_url: str, tmp_path: Path) -> None:
    """One that comes early, before consents are asked, is kept for its turn and shown to nobody."""
    eyes = Eyes(_FINE | {"forward": False})
    async with _coached(database_url, tmp_path, eyes) as world:
        parent = world.parent()
        await talk_until(parent, "address")
        await parent.sends(JPEG)
        assert eyes.shown == []


@pytest.mark.parametrize("settings", [{"ASSISTANT": "off"}, {}], ids=["assistant off", "switch off"])
async def test_it_is_off_by_default_and_with_the_assistant(database_url: str, settings: dict[str, str]) -> None:
    eyes = Eyes(_FINE | {"forward": False})
    async with world_on(database_url, eyes, **settings) as world:
        parent = world.parent()
        await talk_until(parent, "photo")
        await parent.sends(JPEG)
        assert eyes.shown == []
        assert not [row for row in await world.rows(tables.effects) if row.kind == "look_at_photo"]


async def test_it_is_told_nothing_of_whose_photo_it_is_and_asked_to_identify_nobody(
    database_url: str, tmp_path: Path
) -> None:
    eyes = Eyes(_FINE)
    async with _coached(database_url, tmp_path, eyes) as world:
        parent = world.parent()
        await talk_until(parent, "photo")
        await parent.sends(JPEG)
        registration = await parent.registration()
    [prompt] = eyes.prompts
    told = prompt.model_dump_json(exclude={"items": {1: {"jpeg"}}, "contact": True})
    assert "Never say or guess who anybody is" in prompt.instructions
    assert not [word for word in ("Sam", "Jones", registration.id, registration.child.id) if word in told]
