"""What an erasure leaves: nothing that is not kept for a reason that was said."""

from datetime import timedelta

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.model.erasing import GIVEN_UP
from bot.model.events import Arrival, Kind
from bot.model.messages import Medium, Receipt, Status
from bot.program.app import web_server
from bot.store import tables
from scheduler.jobs import erase_what_is_no_longer_needed
from tests.erasing import erase, finish, left_of
from tests.pictures import JPEG
from tests.talks import PERSONAL, register, talk_until
from tests.world import Parent, World

FAMILY = (*PERSONAL, "Kate", "Sam", "7700 900123", "in the top drawer", "Moss Road")
OURS = "Urmston Town Juniors"


async def _much(world: World) -> Parent:
    """A manager invites by chat, and a parent tells, sends, asks for a person and is asked after."""
    kate, alex = world.parent(), world.manager()
    await alex.says("INVITE Sam Jones U10 Tigers, parent Kate Jones 07700 900123")
    await alex.says("YES")
    await talk_until(kate, "photo")
    await kate.sends(JPEG)
    await kate.says("PERSON")
    await kate.says("the inhaler is in the top drawer, and we move to 3 Moss Road")
    await alex.says("STATUS U10 Tigers")
    await alex.says("STATUS Sam Jones")
    await kate.says("DATA")
    return kate


async def test_nothing_of_the_family_is_left_in_any_table_file_or_stand_in(world: World) -> None:
    kate = await _much(world)
    assert len(await left_of(world, FAMILY)) > 100
    await erase(kate)
    assert await left_of(world, FAMILY) == []
    assert world.media._kept == {}  # noqa: SLF001 - the carrier's own


async def test_the_receipt_names_each_copy_and_when(world: World) -> None:
    receipt = await erase(await _much(world))
    for said in (
        "as you asked on Monday 3 August at 11:0",
        "our own records (Wednesday 5 August at 11:",
        "photos (Wednesday 5 August at",
        "messages and pictures at Twilio (Wednesday 5 August at",
        "our backups within 30 days",
        "messages on the phones of volunteers",
        "my last message",
    ):
        assert said in receipt


async def test_the_receipt_is_the_last_that_is_sent(world: World) -> None:
    kate = await _much(world)
    await kate.says("DELETE MY DATA")
    seen: list[str] = []
    await world.later(timedelta(hours=48))
    for _ in range(10):
        await world.later(timedelta(minutes=11))
        seen += [each for each in await kate.replies() if each not in seen]
    assert "is erased" in seen[-1]
    await world.later(timedelta(days=30))
    assert await kate.replies() == []


async def test_the_managers_hear_it_while_there_is_a_name(world: World) -> None:
    kate, alex = world.parent(), world.manager()
    await talk_until(kate, "photo")
    await kate.says("DELETE MY DATA")
    await world.later(timedelta(hours=47))
    await alex.says("hello")
    await world.later(timedelta(hours=1))
    await alex.sees("no longer registered: the parent has asked us to erase their data")
    await finish(kate)
    assert await left_of(world, FAMILY) == []


async def test_of_a_child_who_plays_the_record_stays_and_nothing_of_the_guardian(world: World) -> None:
    kate = world.parent()
    await register(kate)
    receipt = await erase(kate)
    assert "what we need of Sam until the season is over" in receipt
    assert "for 6 years" in receipt
    mine = (
        "Kate",
        "7700900123",
        "7700 900123",
        "kate@example.com",
        "1985-03-12",
        "12 March 1985",
        "M32 8JL",
        "Larkhill",
    )
    assert await left_of(world, mine) == []
    [registration] = await world.rows(tables.registrations)
    assert registration.answers["child"]["medical"]["description"] == "Hay fever"
    assert registration.account["payments"]


async def test_it_goes_when_the_season_is_over(world: World) -> None:
    kate = world.parent()
    await register(kate)
    await erase(kate)
    assert (await erase_what_is_no_longer_needed(world.means)).done == 0
    season = world.app.club.season.model_copy(update={"closes": world.clock.now().date()})
    object.__setattr__(world.app.club, "season", season)
    assert (await erase_what_is_no_longer_needed(world.means)).done == 1
    await world.settle()
    await world.keeps_the_table()
    await world.app.database.tidy()  # here the table outside is in the same file
    assert await left_of(world, FAMILY) == []
    [registration] = await world.rows(tables.registrations)
    assert registration.account["payments"]


async def test_who_writes_again_is_a_stranger(world: World) -> None:
    kate = await _much(world)
    await erase(kate)
    await kate.says("hello")
    await kate.sees("Which child would you like to register")
    assert len(await kate.replies()) == 1
    assert await kate.registrations() == []


async def test_what_is_written_meanwhile_is_answered_as_a_strangers_when_it_is_done(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "photo")
    await kate.says("DELETE MY DATA")
    await world.later(timedelta(hours=48))
    await kate.says("hello, it's Kate again about Leo")
    await kate.sees("is being erased just now")
    await finish(kate)
    await world.later(timedelta(hours=1))
    await kate.sees("Which child would you like to register")
    assert await left_of(world, [word for word in FAMILY if word not in {"Kate", "7700900123", "7700 900123"}]) == []


async def test_harm_that_is_told_meanwhile_comes_first(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "photo")
    await kate.says("DELETE MY DATA")
    await world.later(timedelta(hours=48))
    await kate.says("the coach hits my son")
    await kate.sees("999")
    [matter] = await world.rows(tables.matters)
    assert "coach hits" in matter.report["words"]


async def test_a_webhook_that_comes_again_brings_nobody_back(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "address")
    again = await world.carrier.says(kate.number, "M32 8JL, number 12")
    await world.settle()
    await erase(kate)
    await world.carrier.hear(again)
    await world.settle()
    assert await left_of(world, FAMILY) == []


async def test_nor_does_an_invitation_that_another_program_sends_again(world: World) -> None:
    kate = world.parent()
    payload = {"child_name": "Sam Jones", "team_name": "Tigers", "age_group": "U10", "manager_name": "Alex Johnson"}
    arrival = Arrival("trigger", "the same key", Kind.INVITE, payload | {"parent_name": "Kate Jones"})
    await world.app.turns.take_at_once(kate.handle, arrival)
    await world.settle()
    await kate.says("yes")
    await erase(kate)
    result = await world.app.turns.take_at_once(kate.handle, arrival)
    assert result["outcome"] == "stopped"
    await world.settle()
    assert await left_of(world, FAMILY) == []


async def test_nor_does_a_receipt_that_comes_late(world: World) -> None:
    kate = await _much(world)
    ours = [row for row in await kate.transcript() if row.status is not Status.RECEIVED][-1]
    await erase(kate)
    receipt = Receipt(message_id=ours.id, carrier_id=ours.carrier_id, status=Status.READ)
    await world.app.intake.receipt(receipt, {"MessageSid": "SM", "To": f"whatsapp:{kate.number}"})
    await world.settle()
    assert await left_of(world, FAMILY) == []


async def test_old_links_lead_nowhere(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "photo")
    registration = await kate.registration()
    await kate.says("DATA")
    link = (await kate.replies())[-1].partition("/data/")[2].split()[0]
    await erase(kate)
    async with TestClient(TestServer(web_server(world.app))) as browser:
        assert (await browser.get(f"/data/{link}")).status == 404
        paying = await browser.get(f"/reg_setup/{registration.billing_request_id}", allow_redirects=False)
        assert paying.status == 410


async def test_a_carrier_that_is_away_changes_when_and_not_what(world: World) -> None:
    kate = await _much(world)
    await kate.says("DELETE MY DATA")
    await world.later(timedelta(hours=48))
    world.carrier.fail_next("503", "forget", 40)
    assert await finish(kate)
    assert await left_of(world, FAMILY) == []


async def test_what_the_carrier_refuses_is_said_and_the_secretary_knows(world: World) -> None:
    kate = await _much(world)
    await kate.says("DELETE MY DATA")
    await world.later(timedelta(hours=48))
    world.carrier.fail_next("20003", "forget", 1)
    assert "messages and pictures at Twilio (not all of it yet" in await finish(kate)
    assert "effect_refused" in {row.kind for row in await world.rows(tables.notices)}


@pytest.mark.parametrize("code", ["63024", "63016"])
async def test_a_receipt_that_does_not_arrive_is_tried_otherwise_and_then_given_up(world: World, code: str) -> None:
    kate = world.parent()
    await talk_until(kate, "address")
    await kate.says("DELETE MY DATA")
    await world.later(timedelta(hours=48))
    world.carrier.fail_next(code, "receipt")
    world.carrier.fail_next("30003", "receipt", 9)
    await finish(kate)
    await world.later(GIVEN_UP)
    await finish(kate)
    assert await left_of(world, FAMILY) == []


async def test_who_has_stopped_is_erased_all_the_same(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "photo")
    await kate.says("STOP")
    await Parent(world, kate.number, Medium.WHATSAPP).says("DELETE MY DATA")
    await world.later(timedelta(hours=48))
    await finish(kate)
    assert await left_of(world, FAMILY) == []


async def test_the_row_in_the_clubs_table_goes_and_the_receipt_says_so(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "photo")
    await world.keeps_the_table()
    assert await left_of(world, ["Kate"])
    receipt = await erase(kate)
    assert "the club's table at Airtable (" in receipt
    await world.app.database.tidy()  # here the table outside is in the same file
    assert await left_of(world, FAMILY) == []


async def test_complaints_addresses_once_found_and_what_happened_go_too(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "photo")
    await kate.says("I want to complain about my data: somebody read my zebra file")
    found = {"digest": "some", "found": {"line_1": "12 Larkhill Road"}, "looked_up_at": world.clock.now()}
    async with world.app.database.begin() as tx:
        await tx.execute(tables.known_addresses.insert().values(**found))
    [complaint] = await world.rows(tables.complaints)
    assert "zebra" in str(complaint.told)
    await erase(kate)
    assert await world.rows(tables.complaints) == []
    assert await world.rows(tables.known_addresses) == []
    told = [row.detail for row in await world.rows(tables.happenings) if row.contact_id == complaint.contact_id]
    assert len(told) > 1
    assert not any(told)


async def test_what_happened_is_emptied_too_where_the_child_stays(world: World) -> None:
    kate = world.parent()
    await register(kate)
    [registration] = await world.rows(tables.registrations)
    await erase(kate)
    told = [row.detail for row in await world.rows(tables.happenings) if row.contact_id == registration.contact_id]
    assert len(told) > 1
    assert not any(told)
