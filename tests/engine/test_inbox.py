"""What arrives is read once, in order, and answered once."""

import asyncio
from datetime import timedelta

from bot.model.events import Kind
from bot.model.messages import Direction, Handle, HandleKind, Inbound, Medium, Status
from bot.store import tables
from tests.world import World


def _letter(key: str, text: str, number: str = "+447700900123") -> Inbound:
    return Inbound(key=key, medium=Medium.WHATSAPP, sender=Handle(kind=HandleKind.PHONE, value=number), text=text)


async def test_the_same_message_twice_is_one_event_and_one_answer(world: World) -> None:
    world.carrier.open_window(world.parent().handle)
    await asyncio.gather(*(world.app.intake.message(_letter("SM1", "hello"), {}) for _ in range(5)))
    await world.settle()
    await world.app.intake.message(_letter("SM1", "hello"), {})
    await world.settle()
    assert len(await world.rows(tables.events)) == len(["the message", "sent", "delivered", "read"])
    assert len(await world.parent().replies()) == 1


async def test_a_sender_met_in_many_hooks_at_once_is_one_contact(world: World) -> None:
    await asyncio.gather(*(world.app.intake.message(_letter(f"SM{n}", "hello"), {}) for n in range(20)))
    assert len(await world.parents()) == 1
    assert len({event.contact_id for event in await world.rows(tables.events)}) == 1


async def test_250_senders_at_once_all_get_one_answer_each(world: World) -> None:
    numbers = [f"+4477009{n:05}" for n in range(250)]
    for number in numbers:
        world.carrier.open_window(Handle(kind=HandleKind.PHONE, value=number))
    await asyncio.gather(*(world.app.intake.message(_letter(f"SM{number}", "hello", number), {}) for number in numbers))
    await world.settle()
    answered = [sent.message.to.value for sent in world.carrier.sent]
    assert sorted(answered) == sorted(numbers)


async def test_texts_typed_in_a_burst_are_read_together(world: World) -> None:
    parent = world.parent()
    await parent.invited()
    before = len(await parent.replies())
    await parent.says("yes", "please")
    assert len(await parent.replies()) == before + 1


async def test_a_burst_waits_for_its_last_text_but_not_for_ever(world: World) -> None:
    parent = world.parent()
    await parent.invited()
    before = len(await parent.replies())
    for n in range(4):
        await world.carrier.says(parent.number, f"word {n}")
        world.clock.move(timedelta(seconds=1.2))
        await world.app.worker.drain()
        assert len(await parent.replies()) == before
    world.clock.move(timedelta(seconds=0.3))  # 5.1 s after the first
    await world.app.worker.drain()
    assert len(await parent.replies()) == before + 1


async def test_a_button_ends_the_wait(world: World) -> None:
    parent = world.parent()
    await parent.invited()
    before = len(await parent.replies())
    await world.carrier.says(parent.number, "well")
    await world.carrier.says(parent.number, "Yes, register", button="Yes, register")
    await world.app.worker.drain()
    assert len(await parent.replies()) == before + 1


async def test_the_transcript_keeps_what_was_said_in_order(world: World) -> None:
    parent = world.parent()
    await parent.invited()
    await parent.says("yes", "we would love to")
    rows = await parent.transcript()
    assert [row.direction for row in rows] == [
        Direction.OUTBOUND,
        Direction.INBOUND,
        Direction.INBOUND,
        Direction.OUTBOUND,
    ]
    assert [row.content["text"] for row in rows if row.direction is Direction.INBOUND] == ["yes", "we would love to"]
    assert all(row.status is Status.READ for row in rows if row.direction is Direction.OUTBOUND)


async def test_a_hidden_number_is_a_contact_like_any_other(world: World) -> None:
    handle = Handle(kind=HandleKind.WHATSAPP_ID, value="GB.abc123")
    inbound = Inbound(key="SM1", medium=Medium.WHATSAPP, sender=handle, text="hello")
    await world.carrier.hear(inbound)
    await world.settle()
    assert [sent.message.to for sent in world.carrier.sent] == [handle]


async def test_a_second_address_in_a_message_belongs_to_the_same_contact(world: World) -> None:
    phone = Handle(kind=HandleKind.PHONE, value="+447700900123")
    hidden = Handle(kind=HandleKind.WHATSAPP_ID, value="GB.abc123")
    both = Inbound(key="SM1", medium=Medium.WHATSAPP, sender=phone, also=(hidden,), text="hello")
    await world.carrier.hear(both)
    await world.settle()
    await world.carrier.hear(Inbound(key="SM2", medium=Medium.WHATSAPP, sender=hidden, text="me again"))
    await world.settle()
    assert len(await world.parents()) == 1


async def test_a_receipt_waits_in_no_lane(world: World) -> None:
    parent = world.parent()
    await parent.invited()
    receipts = [event for event in await world.rows(tables.events) if event.kind == Kind.RECEIPT]
    assert receipts
    assert all(event.contact_id is None for event in receipts)
