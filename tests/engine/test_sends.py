"""Sends: in order, by the right address, never twice on purpose, never lost."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.engine.sends import LEASE, PATIENCE
from bot.model.messages import NOT_DELIVERED, Direction, Handle, HandleKind, Medium, Reason, Status
from bot.store import outbox, tables
from tests.pictures import JPEG
from tests.talks import pays, talk_until
from tests.world import World


async def _outbound(world: World) -> list[sa.Row[tuple[object, ...]]]:
    return [row for row in await world.rows(tables.messages) if row.direction is Direction.OUTBOUND]


async def test_a_carrier_that_is_away_delays_and_loses_nothing(world: World) -> None:
    parent = world.parent()
    world.carrier.fail_next(503, times=3)
    await parent.invited()
    assert await parent.replies() == []
    assert [row.status for row in await _outbound(world)] == [Status.WAITING]
    for _ in range(4):
        await world.later(timedelta(minutes=1))
    assert len(await parent.replies()) == 1


async def test_messages_of_one_contact_keep_their_order_through_a_failure(world: World) -> None:
    parent = world.parent()
    await parent.invited()
    world.carrier.fail_next(429)
    await world.carrier.says(parent.number, "yes")
    world.clock.move(timedelta(seconds=2))
    await world.app.worker.drain()
    await parent.says("help")
    for _ in range(3):
        await world.later(timedelta(minutes=1))
    asked, helped = (await parent.replies())[-2:]
    assert "Did Sam play" in asked
    assert "I am Omega" in helped


@pytest.mark.parametrize("code", [63003, 63024, 63032])
async def test_who_is_not_on_whatsapp_gets_an_sms_and_it_is_remembered(world: World, code: int) -> None:
    parent = world.parent()
    world.carrier.fail_next(code, where="receipt")
    await parent.invited()
    first, second = await _outbound(world)
    assert (first.medium, first.code) == (Medium.WHATSAPP, str(code))
    assert first.status in NOT_DELIVERED
    assert (second.medium, second.fallback_of) == (Medium.SMS, first.id)
    await parent.invited(child_name="Ana Jones")
    assert (await _outbound(world))[-1].medium is Medium.SMS
    await world.later(timedelta(days=31))
    await parent.invited(child_name="Leo Jones")
    assert (await _outbound(world))[-1].medium is Medium.WHATSAPP


async def test_63016_corrects_our_clock_and_the_template_goes_once(world: World) -> None:
    parent = world.parent()
    await parent.invited()
    await parent.says("yes")
    world.carrier.fail_next(63016, where="receipt")
    await parent.says("help")
    failed, after = (await _outbound(world))[-2:]
    assert failed.reason is Reason.WINDOW_CLOSED
    assert after.medium is Medium.WHATSAPP
    assert after.content["name"] == "continue"  # what says that it can be gone on
    await world.settle()
    assert len(await _outbound(world)) == 4


@pytest.mark.parametrize("code", [63013, 21656, 63027])
async def test_a_wrong_template_is_never_repeated_and_shown_to_staff(world: World, code: int) -> None:
    parent = world.parent()
    world.carrier.fail_next(code, where="receipt")
    await parent.invited()
    await world.later(timedelta(days=1))
    assert len(await _outbound(world)) == 1
    [notice] = await world.rows(tables.notices)
    assert notice.kind == "undelivered"


async def test_an_unknown_code_is_refused_and_shown_to_staff(world: World) -> None:
    parent = world.parent()
    world.carrier.fail_next(99999)
    await parent.invited()
    [row] = await _outbound(world)
    assert (row.status, row.reason, row.code) == (Status.FAILED, Reason.UNKNOWN, "99999")
    assert len(await world.rows(tables.notices)) == 1


async def test_a_handset_that_is_off_is_tried_later_then_elsewhere(world: World) -> None:
    parent = world.parent(medium=Medium.SMS)
    await parent.says("hello")
    world.carrier.fail_next(30003, where="receipt", times=9)
    await parent.says("hello again")
    for _ in range(10):
        await world.later(timedelta(hours=6))
    _welcome, *tries = await _outbound(world)
    assert [row.medium for row in tries] == [Medium.SMS] * 4  # at once, and after 1, 4 and 12 hours
    assert [notice.kind for notice in await world.rows(tables.notices)] == ["undelivered"]


async def test_stop_closes_this_channel_and_nothing_else(world: World) -> None:
    parent = world.parent()
    await parent.invited()
    await parent.says("yes")
    count = len(await parent.replies())
    await parent.says("STOP")
    await parent.sees_nothing_new_since(count + 1)
    await parent.sees("no more messages here")
    await parent.says("STOP")
    await parent.sees_nothing_new_since(count + 1)
    await parent.says("hello?")
    assert (await _outbound(world))[-1].medium is Medium.SMS  # who asks is answered, but not here
    registration = await parent.registration()
    assert registration.archived_at is None
    await parent.says("START")
    await parent.sees("I may write to you here again")


async def test_a_status_only_rises(world: World) -> None:
    parent = world.parent()
    await parent.invited()
    [row] = await _outbound(world)
    assert row.status is Status.READ
    async with world.app.database.begin() as tx:
        await outbox.rise(tx, [outbox.Rise(row.id, Status.SENT), outbox.Rise(row.id, Status.UNDELIVERED)])
    [row] = await _outbound(world)
    assert row.status is Status.READ


async def _cut_off(world: World, *, heard: bool) -> None:
    """A send whose process died after the carrier said yes, or before it was asked."""
    parent = world.parent()
    if heard:
        world.carrier.fail_next("timeout")
        await parent.invited()
    else:
        world.carrier.fail_next(503)
        await parent.invited()
        async with world.app.database.begin() as tx:
            await tx.execute(
                sa.update(tables.messages).values(
                    sending_since=world.clock.now(), leased_until=world.clock.now() + LEASE
                )
            )


async def test_a_send_cut_off_after_the_carriers_yes_is_found_and_not_sent_again(world: World) -> None:
    await _cut_off(world, heard=True)
    await world.later(PATIENCE + LEASE)
    assert len(world.carrier.sent) == 1
    [row] = await _outbound(world)
    assert row.status is not Status.WAITING


async def test_a_send_cut_off_before_the_carrier_was_asked_is_sent_again(world: World) -> None:
    await _cut_off(world, heard=False)
    assert len(world.carrier.sent) == 0
    await world.later(timedelta(seconds=20))
    assert len(world.carrier.sent) == 0  # a receipt may still tell
    await world.later(PATIENCE + LEASE)
    assert len(world.carrier.sent) == 1


async def test_a_free_text_outside_the_window_goes_as_its_template(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "photo")
    await parent.sends(JPEG)
    await world.later(timedelta(days=2))
    await pays(parent)
    newest = (await _outbound(world))[-1]
    assert newest.content["type"] == "template"
    assert newest.content["name"] == "completed"
    assert newest.medium is Medium.WHATSAPP


async def test_who_hides_the_number_and_cannot_be_reached_is_shown_to_staff(world: World) -> None:
    hidden = Handle(kind=HandleKind.WHATSAPP_ID, value="GB.abc123")
    world.carrier.fail_next(63003, where="receipt")
    await world.carrier.says(hidden.value, "hello")
    await world.settle()
    assert [notice.kind for notice in await world.rows(tables.notices)] == ["undelivered"]
