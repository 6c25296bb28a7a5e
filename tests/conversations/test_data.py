"""DATA: what we hold on the person who asks, to them alone."""

import re
from datetime import timedelta

import pytest
from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient, TestServer

from bot.model.facts import Kept, Whose
from bot.model.messages import Medium
from bot.model.profile import Profile
from bot.program.app import web_server
from bot.store import tables
from tests.conversations.guardians.test_family import together
from tests.talks import code_in, talk_until
from tests.world import Parent, World


def _path(replies: list[str]) -> str:
    found = re.findall(r"(/data/[\w-]+)", replies[-1])
    assert found, replies[-1]
    return str(found[-1])


async def _opened(world: World, path: str, **form: str) -> tuple[ClientResponse, str]:
    async with TestClient(TestServer(web_server(world.app))) as browser:
        answer = await browser.post(path, data=form)
        return answer, await answer.text()


async def test_a_link_shows_all_that_was_told_and_said_after_a_button(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "photo")
    await kate.says("DATA")
    path = _path(await kate.replies())
    async with TestClient(TestServer(web_server(world.app))) as browser:
        looked = await (await browser.get(path)).text()
    assert "Show my data" in looked
    assert "kate@example.com" not in looked
    answer, page = await _opened(world, path)
    assert answer.status == 200
    for told in (
        "kate@example.com",
        "Sam Jones",
        "hay fever",
        "12 March 1985",
        "M32 8JL",
        "Yes please",
        "+447700900123",
    ):
        assert told in page, told
    assert answer.headers["Cache-Control"] == "no-store"


async def test_it_can_be_saved_as_json(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "review")
    await kate.says("what data do you have about me?")
    answer, _ = await _opened(world, _path(await kate.replies()), form="json")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="my-data.json"'


async def test_the_link_ends_and_every_look_is_kept(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "review")
    await kate.says("DATA")
    path = _path(await kate.replies())
    assert (await _opened(world, path))[0].status == 200
    assert ("the person", "data") in {(row.who, row.what) for row in await world.rows(tables.access_log)}
    await world.later(timedelta(minutes=20))
    assert (await _opened(world, path))[0].status == 410
    await kate.says("DATA")
    path = _path(await kate.replies())
    await world.later(timedelta(days=1, hours=1))
    assert (await _opened(world, path))[0].status == 410
    assert (await _opened(world, "/data/unknown"))[0].status == 404


async def test_another_guardians_own_is_never_shown(world: World) -> None:
    kate, tom = await together(world, "photo")
    await tom.says("DATA")
    _, page = await _opened(world, _path(await tom.replies()))
    assert "Sam" in page
    assert not [word for word in ("kate.own", "February", "M41 6BB", "Abbey", "ay fever") if word in page]
    assert len(await kate.registrations()) == 1


async def test_by_sms_it_takes_the_digits_of_our_own_message(world: World) -> None:
    await talk_until(world.parent(), "photo")
    kate = Parent(world, world.parent().number, Medium.SMS)
    await kate.says("DATA")
    assert "/data/" not in (await kate.replies())[-1]
    await kate.says(f"yes {code_in(await kate.replies())}")
    assert _path(await kate.replies())


async def test_a_number_that_was_silent_for_long_proves_itself_first(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "photo")
    await world.later(timedelta(days=70))
    await kate.says("DATA")
    assert "/data/" not in (await kate.replies())[-1]


async def test_nothing_of_a_matter_of_harm_is_shown(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "photo")
    await world.later(timedelta(hours=1))
    await kate.says("the coach hits my son")
    await world.later(timedelta(hours=1))
    matter = (await world.rows(tables.matters))[0]
    await world.parent("+447700900003").says(f"SAFE {matter.id}")
    await world.later(timedelta(hours=1))
    await kate.says("DATA")
    _, page = await _opened(world, _path(await kate.replies()))
    assert "coach hits" not in page
    assert "kate@example.com" in page


@pytest.mark.parametrize("number", ["+447700900001", "+447700900003"])
async def test_staff_are_not_shown_what_we_wrote_to_them_of_others(world: World, number: str) -> None:
    kate, staff = world.parent(), world.parent(number)
    await talk_until(kate, "photo")
    await kate.says("PERSON")
    await world.parent("+447700900124").says("the coach hits my son")
    await staff.says("hello")
    await staff.says("DATA")
    _, page = await _opened(world, _path(await staff.replies()))
    assert number in page
    assert not [words for words in ("coach hits", "SAFEGUARDING", "Kate", "Sam") if words in page]


@pytest.mark.parametrize("said", ["my data", "Can I have a copy of my data?", "what information do you hold on me"])
async def test_other_words_for_it(world: World, said: str) -> None:
    kate = world.parent()
    await talk_until(kate, "review")
    await kate.says(said)
    assert _path(await kate.replies())


def test_every_personal_field_of_a_contact_is_shown_or_belongs_to_the_talk() -> None:
    """What is added and is somebody's own has to be decided here."""
    own = {
        name
        for name, field in Profile.model_fields.items()
        for kept in field.metadata
        if isinstance(kept, Kept) and kept.whose is not Whose.CLUB
    }
    shown, of_the_talk = (
        {"name", "enquiry", "asked_to_join"},
        {"unread", "readings", "spoken"},
    )  # the talk is shown as it was
    assert own == shown | of_the_talk
