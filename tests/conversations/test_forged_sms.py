"""Who writes by SMS may be anybody: what is protected is done by nobody who has not read what we sent."""

from datetime import timedelta

import pytest

from bot.club.registration import State
from bot.model.messages import Medium
from bot.store import tables
from tests.talks import code_in, other_than, register, talk_until
from tests.world import Parent, World

KATE, STRANGER = "+447700900123", "+447700900666"
MANAGER = "+447700900001"


def _phone(world: World, number: str = KATE) -> tuple[Parent, Parent]:
    """On WhatsApp, and by SMS: the second is also whoever pretends to be the first."""
    return world.parent(number), world.parent(number, Medium.SMS)


async def _registered(world: World) -> tuple[Parent, Parent]:
    kate, forged = _phone(world)
    await register(kate)
    return kate, forged


async def _email(kate: Parent) -> str:
    return str((await kate.registration()).answers["guardian"]["email"])


async def test_two_forged_messages_make_no_stranger_a_guardian(world: World) -> None:
    kate, forged = _phone(world)
    stranger = world.parent(STRANGER)
    await talk_until(kate, "address")
    await forged.says("can my husband do this too? Tom Jones 07700 900666")
    await kate.sees("Shall I ask Tom Jones on 07700 900666")
    await forged.says("yes")
    await forged.says("yes please, do it")
    await kate.says("yes")  # to whatever she thinks she is asked
    assert await stranger.replies() == []
    await stranger.says("hello")
    assert await stranger.registrations() == []


async def test_who_reads_our_texts_adds_a_guardian_by_the_digits(world: World) -> None:
    kate, by_sms = _phone(world)
    await talk_until(kate, "address")
    await by_sms.says("add dad Tom Jones 07700 900124")
    code = code_in(await by_sms.replies())
    await kate.says(f"Yes {code}")  # wherever the yes is written
    await world.parent("+447700900124").sees("Kate asks you to help with the registration of Sam")
    assert any("I'm asking Tom Jones now" in reply for reply in await kate.replies())


async def test_the_digits_count_once(world: World) -> None:
    kate, by_sms = await _registered(world)
    await by_sms.says("withdraw Sam")
    code = code_in(await by_sms.replies())
    await by_sms.says(f"YES {code}")
    assert (await kate.registration()).state is State.WITHDRAWN
    await kate.says("yes")
    assert (await kate.registration()).state is not State.WITHDRAWN
    await by_sms.says(f"YES {code}")
    assert (await kate.registration()).state is not State.WITHDRAWN


@pytest.mark.parametrize("asked", ["withdraw Sam", "start again"])
async def test_a_forged_message_neither_withdraws_a_child_nor_starts_again(world: World, asked: str) -> None:
    kate, forged = await _registered(world)
    before = await kate.registration()
    await forged.says(asked)
    await forged.says("yes")
    await forged.says("YES")
    await kate.says("yes")
    await kate.says("thanks!")
    after = await kate.registration()
    assert (after.id, after.state) == (before.id, State.COMPLETED)


@pytest.mark.parametrize(
    "change",
    ["my email is eve@example.org", "change email", "actually he has no allergies", "his birthday is 4 May 2016"],
)
async def test_a_forged_message_changes_nothing_that_is_confirmed(world: World, change: str) -> None:
    kate, forged = await _registered(world)
    before = (await kate.registration()).answers
    await forged.says(change)
    await forged.says("yes")
    await kate.says("yes")
    after = (await kate.registration()).answers
    assert (after["guardian"], after["child"]) == (before["guardian"], before["child"])


async def test_a_forged_message_does_not_say_that_the_number_is_wrong(world: World) -> None:
    kate, forged = await _registered(world)
    await forged.says("wrong number")
    await forged.says("yes")
    assert not any(notice.kind == "wrong_number" for notice in await world.rows(tables.notices))
    await forged.says("wrong number")
    await forged.says(f"YES {code_in(await kate.replies())}")
    assert any(notice.kind == "wrong_number" for notice in await world.rows(tables.notices))


async def test_a_forged_message_moves_no_payment_day(world: World) -> None:
    kate, forged = await _registered(world)
    await forged.says("change the payment day to the 1st")
    await kate.sees("Payment day: 1")
    await forged.says("yes")
    assert (await kate.registration()).answers["payment"]["day"] == 15
    await kate.says("change the payment day to the 1st")
    assert (await kate.registration()).answers["payment"]["day"] == 1


async def test_going_back_by_sms_ends_at_what_is_confirmed(world: World) -> None:
    kate, forged = await _registered(world)
    before = (await kate.registration()).answers
    for _ in range(8):
        await forged.says("back")
        await forged.says("wrong child")
    after = (await kate.registration()).answers
    assert all(after[section] == before[section] for section in ("guardian", "child", "address", "home"))


async def test_what_is_told_by_sms_is_shown_and_changed_by_the_digits(world: World) -> None:
    kate, by_sms = await _registered(world)
    await by_sms.says("my email is kate.new@example.com and he has asthma")
    await by_sms.sees("Email: kate.new@example.com")
    await by_sms.says("yes")
    await by_sms.sees("I need YES and the four digits I sent")
    assert await _email(kate) == "kate@example.com"
    code = code_in((await by_sms.replies())[:-1])
    await by_sms.says(f"yes {code}")
    await by_sms.sees("Email: kate.new@example.com")
    assert await _email(kate) == "kate.new@example.com"


async def test_on_whatsapp_the_owner_changes_it_at_once(world: World) -> None:
    kate, _ = await _registered(world)
    await kate.says("my email is kate.new@example.com")
    await kate.sees("Email: kate.new@example.com")
    assert await _email(kate) == "kate.new@example.com"


async def test_what_is_asked_on_whatsapp_is_answered_there_only(world: World) -> None:
    kate, forged = await _registered(world)
    await kate.says("withdraw Sam")
    await kate.sees("Shall I withdraw Sam")
    await forged.says("yes")
    await kate.sees("Please answer it there first")
    await forged.says("carry on")
    assert (await kate.registration()).state is State.COMPLETED
    await kate.says("yes")
    assert (await kate.registration()).state is State.WITHDRAWN


async def test_a_question_left_lying_on_whatsapp_keeps_nobody_from_going_on_by_sms(world: World) -> None:
    kate, by_sms = _phone(world)
    await talk_until(kate, "address")
    await kate.says("withdraw Sam")
    await world.later(timedelta(days=2))
    await by_sms.says("yes")
    await by_sms.says("M32 8JL, number 12")
    await by_sms.sees("I found this address")
    assert (await kate.registration()).state is State.INFO_COLLECTION


async def test_five_wrong_digits_end_changes_by_sms_until_tomorrow_and_the_owner_goes_on(world: World) -> None:
    kate, forged = await _registered(world)
    await forged.says("withdraw Sam")
    code = code_in(await forged.replies())
    for _ in range(5):
        await forged.says(f"YES {other_than(code)}")
    await kate.sees("I change nothing by text until tomorrow")
    await forged.says(f"YES {code}")
    await forged.says("withdraw Sam")
    await kate.sees("I change nothing by text until tomorrow")
    assert (await kate.registration()).state is State.COMPLETED
    await world.later(timedelta(days=1))
    await forged.says("withdraw Sam")
    await kate.sees("Shall I withdraw Sam")
    await kate.says("withdraw Sam")
    await kate.says("yes")
    assert (await kate.registration()).state is State.WITHDRAWN


async def test_a_forged_command_and_the_managers_own_yes_make_no_admin(world: World) -> None:
    manager, forged = _phone(world, MANAGER)
    await manager.says("INVITE Sam Jones U10 Tigers, parent Kate Jones 07700 900123")
    await forged.says("ADD MANAGER Eve Black 07700 900666 admin")
    await manager.says("yes")
    await world.parent(KATE).sees("register Sam")  # it was a yes to that
    assert await world.parent(STRANGER).replies() == []
    assert STRANGER not in str(await world.rows(tables.managers))
    assert not any(row.command == "add_manager" and row.outcome == "done" for row in await world.rows(tables.audit))


async def test_both_in_one_breath_make_no_admin_either(world: World) -> None:
    manager, forged = _phone(world, MANAGER)
    await manager.says("hello")
    await world.carrier.says(forged.number, "ADD MANAGER Eve Black 07700 900666 admin", medium=Medium.SMS)
    await world.carrier.says(manager.number, "yes", medium=Medium.WHATSAPP)
    await world.settle()
    assert not any(row.command == "add_manager" and row.outcome == "done" for row in await world.rows(tables.audit))


async def test_an_invitation_asked_on_whatsapp_is_not_sent_by_a_forged_yes(world: World) -> None:
    manager, forged = _phone(world, MANAGER)
    await manager.says("INVITE Sam Jones U10 Tigers, parent Kate Jones 07700 900123")
    await forged.says("yes")
    assert await world.parent(KATE).replies() == []
    await manager.says("yes")
    await world.parent(KATE).sees("register Sam")


async def test_an_invited_guardian_joins_by_sms_with_the_digits(world: World) -> None:
    kate, tom = world.parent(), world.parent("+447700900124", Medium.SMS)
    await talk_until(kate, "address")
    await kate.says("add dad Tom Jones 07700 900124")
    await kate.says("yes")
    await tom.says("yes")
    assert await tom.registrations() == []
    await tom.says(f"yes {code_in(await tom.replies())}")
    await tom.sees("you can answer for Sam too")
    assert len(await tom.registrations()) == 1


async def _handed_over(world: World) -> tuple[Parent, Parent]:
    kate, volunteer = world.parent(), world.parent(MANAGER, Medium.SMS)
    await talk_until(kate, "address")
    await kate.says("PERSON")
    return kate, volunteer


async def test_nobody_speaks_for_the_club_without_the_number_of_the_talk(world: World) -> None:
    kate, forged = await _handed_over(world)
    number = code_in(await forged.replies())
    count = len(await kate.replies())
    for guess in ("1", "2", "#1", other_than(number)):
        await forged.says(f"{guess} pay to this account: 12-34-56 12345678")
    await kate.sees_nothing_new_since(count)
    await forged.sees("I know no talk with that number")
    await forged.says(f"{number} Hello Kate")
    await kate.sees("A volunteer of Urmston Town Juniors writes: Hello Kate")


async def test_who_guesses_numbers_is_stopped_until_tomorrow(world: World) -> None:
    kate, forged = await _handed_over(world)
    number = code_in(await forged.replies())
    count = len(await kate.replies())
    for _ in range(5):
        await forged.says(f"{other_than(number)} pay to this account")
    await forged.says(f"{number} pay to this account")
    await kate.sees_nothing_new_since(count)
    await world.manager().says(f"{number} Hello Kate")  # on WhatsApp it goes on
    await kate.sees("Hello Kate")


async def test_the_number_of_a_talk_ends_with_it(world: World) -> None:
    kate, volunteer = await _handed_over(world)
    first = code_in(await volunteer.replies())
    await volunteer.says(f"{first} DONE")
    await volunteer.says(f"{first} pay to this account")
    await volunteer.sees("has ended")
    await kate.says("PERSON")
    second = code_in(await volunteer.replies())
    assert second != first
    await volunteer.says(f"{first} pay to this account")
    await volunteer.sees("has ended")
    await world.later(timedelta(hours=12))
    await volunteer.says(f"{second} pay to this account")
    await volunteer.sees("has ended")
    assert not any("pay to this account" in reply for reply in await kate.replies())
