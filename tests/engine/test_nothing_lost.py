"""Nothing that was sent is lost, and nothing that arrived is called lost."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.club.registration import State
from bot.engine.receipts import _failures
from bot.model.messages import NOT_DELIVERED, Medium, Reason, Receipt, Status, Text
from bot.store import tables
from bot.store.outbox import Pending
from scheduler.recovering import recover_messages
from tests.pictures import JPEG
from tests.talks import talk_until
from tests.world import START, World


async def _recover(world: World) -> None:
    await world.later(timedelta(minutes=3))
    await recover_messages(world.means)
    await world.settle()


async def test_a_text_sent_while_we_were_down_is_read_and_answered(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "address")
    world.clock.move(timedelta(minutes=1))
    world.carrier.loses(kate.number, "M32 8JL, number 12")
    await _recover(world)
    await kate.sees("12 Larkhill Road")


async def test_it_is_read_once_also_when_its_webhook_comes_after_all(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "address")
    world.clock.move(timedelta(minutes=1))
    lost = world.carrier.loses(kate.number, "M32 8JL, number 12")
    await _recover(world)
    count = len(await kate.replies())
    await world.carrier.hear(lost)
    await _recover(world)
    await kate.sees_nothing_new_since(count)


async def test_a_yes_to_what_cannot_be_undone_is_asked_again(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "review")
    world.clock.move(timedelta(minutes=1))
    world.carrier.loses(kate.number, "yes all correct")
    await _recover(world)
    await kate.sees('your message "yes all correct" only reached me now')
    await kate.sees("Is everything correct?")
    assert (await kate.registration()).state is State.REVIEW
    await kate.says("yes all correct")
    assert (await kate.registration()).state is State.PAYMENT


async def test_what_is_older_than_the_open_question_does_not_answer_it(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "kit")
    world.clock.move(timedelta(minutes=1))
    world.carrier.loses(kate.number, "9/10 and number 7")
    await kate.says("how much is it?")  # the question is put again, later than that
    await _recover(world)
    await kate.sees("only reached me now")
    assert "kit" not in (await kate.registration()).answers


async def test_stop_counts_however_late_and_harm_is_seen(world: World) -> None:
    kate, tom = world.parent(), world.parent("+447700900124")
    await talk_until(kate, "review")
    await tom.invited()
    world.clock.move(timedelta(minutes=1))
    world.carrier.loses(kate.number, "his stepdad hits him")
    world.carrier.loses(tom.number, "STOP")
    await _recover(world)
    await world.parent("+447700900003", Medium.SMS).sees("his stepdad hits him")
    count = len(await tom.replies())
    await tom.invited(child_name="Ana Jones")
    assert len(await tom.replies()) == count


async def test_what_was_written_before_this_database_is_not_ours(world: World) -> None:
    world.clock.move(-timedelta(days=2))
    world.carrier.loses("+447700900123", "hello?")
    world.clock.move(timedelta(days=2))
    await _recover(world)
    assert await world.parent().replies() == []


async def test_nothing_older_than_a_week_is_answered(world: World) -> None:
    world.carrier.loses("+447700900123", "hello?")
    world.clock.move(timedelta(days=8))
    await _recover(world)
    assert await world.parent().replies() == []
    assert world.clock.now() > START


async def test_a_window_that_was_closed_after_all_is_knocked_at_once(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "address")
    world.carrier.fail_next("63016", "receipt", times=1)
    await kate.says("how much is it?")
    knocks = [reply for reply in await kate.replies() if "is not finished yet" in reply]
    assert len(knocks) == 1
    await world.later(timedelta(days=1))
    assert len([reply for reply in await kate.replies() if "is not finished yet" in reply]) == 1


async def test_21610_on_whatsapp_stops_sms_alone_and_staff_know(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "address")
    world.carrier.fail_next("21610", "call")
    await kate.says("how much is it?")
    assert "undelivered" in {notice.kind for notice in await world.rows(tables.notices)}
    await kate.says("where do you train?")
    await kate.sees("Abbotsfield Park")


async def test_delivered_after_all_nothing_of_the_failure_is_left(world: World) -> None:
    kate = world.parent("+447700900123", Medium.SMS)
    await kate.invited()
    world.carrier.fail_next("30003", "receipt")  # off: a second try waits for an hour
    await kate.says("how much is it?")
    [failed] = [row for row in await kate.transcript() if row.reason is not None]
    receipt = Receipt(message_id=failed.id, carrier_id=failed.carrier_id, status=Status.DELIVERED)
    await world.app.intake.receipt(receipt, {})
    await world.settle()
    count = len(await kate.replies())
    await world.later(timedelta(hours=30))
    await kate.sees_nothing_new_since(count)
    [row] = [row for row in await kate.transcript() if row.id == failed.id]
    assert (row.status, row.reason, row.code) == (Status.DELIVERED, None, None)
    late = Receipt(message_id=failed.id, carrier_id=failed.carrier_id, status=Status.FAILED, reason=Reason.BLOCKED)
    await world.app.intake.receipt(late, {})
    await world.settle()
    [row] = [row for row in await kate.transcript() if row.id == failed.id]
    assert (row.status, row.reason, row.code) == (Status.DELIVERED, None, None)


@given(st.lists(st.sampled_from([*sorted(NOT_DELIVERED), Status.SENT, Status.DELIVERED, Status.READ]), max_size=6))
@settings(max_examples=200)
def test_what_arrived_is_no_failure_in_whatever_order_it_is_told(statuses: list[Status]) -> None:
    message = Pending(1, "c", 1, Medium.SMS, Text(text="x"), None, 1, None, None, None, status=Status.SENT)
    receipts = [Receipt(message_id=1, carrier_id="SM", status=status) for status in statuses]
    failures = _failures(receipts, {1: message})
    arrived = {Status.DELIVERED, Status.READ} & set(statuses)
    assert bool(failures) == (bool(NOT_DELIVERED & set(statuses)) and not arrived)


@pytest.mark.parametrize("times", [1, 3])
async def test_a_picture_that_is_not_there_yet_is_fetched_later(world: World, times: int) -> None:
    kate = world.parent()
    await talk_until(kate, "photo")
    world.media.hide_next(times)
    await kate.sends(JPEG)
    for _ in range(times):
        await world.later(timedelta(minutes=1))
    assert (await kate.registration()).answers["photo"]["photo"] != "later"
    assert not any("no longer there" in reply for reply in await kate.replies())
