"""STOP, and the way back: what it closes on which medium, and what goes on."""

import re
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.club.registration import State
from bot.model.acts import Stop
from bot.model.messages import Inbound, Medium, OptOut
from conversations.understanding.commands import command_in
from tests.talks import ANSWERS, pays, talk_until
from tests.world import Parent, World

MANAGER = "+447700900001"
WORDS = ["stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout", "opt out"]
FULL_WIDTH = str.maketrans({chr(code): chr(code - 0x21 + 0xFF01) for code in range(0x21, 0x7F)})
_DECORATION = " \n\t.!,;:\"'`*_~-()[]…–“”‘’«»„🛑🙏😡👍🏽❌\u200b\u200d\ufe0f\u2066\u2069"
AROUND = st.text(st.sampled_from(_DECORATION), max_size=6)
SPELT = st.sampled_from([*WORDS, *map(str.upper, WORDS), *map(str.title, WORDS)])
MORE = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12)


@given(AROUND, SPELT, AROUND)
def test_stop_is_stop_whatever_stands_around_it(before: str, word: str, after: str) -> None:
    said = before + word + after
    assert command_in(said) is Stop
    assert command_in(said.translate(FULL_WIDTH)) is Stop


@given(MORE, st.sampled_from(WORDS), MORE)
def test_a_stop_among_other_words_is_none(before: str, word: str, after: str) -> None:
    for said in (f"{before} {word}", f"{word} {after}", f"{before} {word} {after}"):
        if said.lower() not in {f"{one} {other}" for one in WORDS for other in WORDS} | {"opt out"}:
            assert command_in(said) is not Stop


@pytest.mark.parametrize(
    "text", ["please don't stop", "STOP 12345", "stop?", "stop it", "non-stop", "full stop", "the end", "1 stop", ""]
)
def test_these_are_no_stop(text: str) -> None:
    assert command_in(text) is not Stop


def _both(world: World) -> tuple[Parent, Parent]:
    return world.parent(), world.parent(medium=Medium.SMS)


async def _by(world: World, medium: Medium) -> list[str]:
    return [sent.body for sent in world.carrier.sent if sent.message.medium is medium]


async def _is_nudged(world: World, parent: Parent) -> bool:
    count = len(await parent.replies())
    manager = world.manager()
    await manager.says("REMIND Sam Jones")
    await manager.says("yes")
    await world.settle()
    return len(await parent.replies()) > count


async def test_stop_on_whatsapp_is_confirmed_once_and_ends_reminders_everywhere(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "address")
    await parent.says("“STOP” 🛑")
    await parent.sees("no reminders or invitations anywhere")
    count = len(await parent.replies())
    await parent.says("stop!!")
    await parent.sees_nothing_new_since(count)
    await world.later(timedelta(days=2))
    assert not await _is_nudged(world, parent)
    await parent.invited(child_name="Ana Jones", team_name="Lions")
    await parent.sees_nothing_new_since(count)
    assert await _by(world, Medium.SMS) == []
    assert (await parent.registrations())[0].state is State.INFO_COLLECTION


async def test_after_stop_on_whatsapp_news_of_money_already_agreed_comes_by_sms(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "photo")
    await parent.says("STOP")
    await pays(parent)
    assert any("The payment for Sam has arrived" in body for body in await _by(world, Medium.SMS))


async def test_start_opens_whatsapp_again_and_a_forged_start_by_sms_does_not(world: World) -> None:
    parent, forged = _both(world)
    await talk_until(parent, "address")
    await parent.says("STOP")
    await forged.says("START")
    await world.later(timedelta(days=2))
    assert not await _is_nudged(world, parent)
    await parent.says("START")
    await parent.sees("I may write to you here again")


async def test_a_forged_stop_by_sms_does_not_silence_whatsapp_and_is_asked_about_there(world: World) -> None:
    parent, forged = _both(world)
    await talk_until(parent, "address")
    await forged.says("STOP")
    await parent.sees("Shall I stop writing to you here on WhatsApp, too?")
    count = len(await parent.replies())
    await forged.says("STOP")
    await parent.sees_nothing_new_since(count)
    await parent.presses("Keep WhatsApp")
    await parent.sees("we stay in touch")
    await parent.says(ANSWERS["address"])
    await parent.sees("I found this address")


async def test_the_button_closes_whatsapp_too(world: World) -> None:
    parent, by_sms = _both(world)
    await talk_until(parent, "address")
    await by_sms.says("STOP")
    await parent.presses("Stop here too")
    await parent.sees("no reminders or invitations anywhere")
    await world.later(timedelta(days=2))
    assert not await _is_nudged(world, parent)


async def test_where_the_window_is_closed_it_is_asked_when_they_next_write(world: World) -> None:
    parent, by_sms = _both(world)
    await talk_until(parent, "address")
    await world.later(timedelta(days=2))
    count = len(await parent.replies())
    await by_sms.says("STOP")
    await parent.sees_nothing_new_since(count)
    assert await _is_nudged(world, parent)  # the talk on WhatsApp goes on
    await parent.says("hello")
    await parent.sees("Shall I stop writing to you here on WhatsApp, too?")
    assert any("your postcode" in reply for reply in (await parent.replies())[count:])


async def test_who_never_wrote_on_whatsapp_ends_everything_by_sms_and_yes_opens_it_again(world: World) -> None:
    parent = world.parent(medium=Medium.SMS)
    await talk_until(parent, "address")
    count = len(await parent.replies())
    await parent.says("ＳＴＯＰ")
    await world.later(timedelta(days=2))
    assert not await _is_nudged(world, parent)
    await parent.says("YES")
    await parent.sees_nothing_new_since(count)  # the carrier answers that, and it is no answer to us
    await parent.says(ANSWERS["address"])
    await parent.sees("I found this address")


async def test_who_stopped_by_sms_and_then_writes_on_whatsapp_is_asked_there(world: World) -> None:
    on_whatsapp, by_sms = _both(world)
    await talk_until(by_sms, "address")
    await by_sms.says("STOP")
    await on_whatsapp.says("hello")
    await on_whatsapp.sees("Shall I stop writing to you here on WhatsApp, too?")


async def test_what_the_carrier_takes_for_stop_is_stop(world: World) -> None:
    parent = world.parent(medium=Medium.SMS)
    await talk_until(parent, "address")
    for number, (text, kind) in enumerate([("remove me please", OptOut.STOP), ("back in", OptOut.START)]):
        key = f"SM{number:032}"
        await world.carrier.hear(Inbound(key=key, medium=Medium.SMS, sender=parent.handle, text=text, opt_out=kind))
        await world.settle()
        await world.later(timedelta(days=2))
        assert await _is_nudged(world, parent) is (kind is OptOut.START)


async def test_what_the_carrier_takes_for_help_it_answers_itself(world: World) -> None:
    parent = world.parent(medium=Medium.SMS)
    await talk_until(parent, "address")
    count = len(await parent.replies())
    inbound = Inbound(key="SM1", medium=Medium.SMS, sender=parent.handle, text="assist", opt_out=OptOut.HELP)
    await world.carrier.hear(inbound)
    await world.settle()
    await parent.sees_nothing_new_since(count)


async def test_a_yes_that_the_carrier_takes_for_start_still_answers_where_nothing_was_stopped(world: World) -> None:
    parent = world.parent(medium=Medium.SMS)
    await talk_until(parent, "address_check")
    inbound = Inbound(key="SM1", medium=Medium.SMS, sender=parent.handle, text="yes", opt_out=OptOut.START)
    await world.carrier.hear(inbound)
    await world.settle()
    await parent.sees("Now your say")


async def test_a_managers_stop_says_how_to_come_back(world: World) -> None:
    manager = world.parent(MANAGER)
    await manager.says("cancel")
    await manager.sees("write START")
    assert re.search("what is owed", (await manager.replies())[-1])
