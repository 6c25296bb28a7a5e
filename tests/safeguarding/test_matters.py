"""Harm comes first: who is told, until when, and the talk that stands still."""

import re
from datetime import timedelta

import pytest

from bot.model.messages import Medium
from bot.store import tables
from scheduler.jobs import tell_staff
from tests.talks import ANSWERS, pays, talk_until
from tests.world import Parent, World

ALEX, JO, PAT, LEE = "+447700900001", "+447700900002", "+447700900003", "+447700900005"
HARM = "his stepdad hits him and he is scared to go home"


def _people(world: World) -> tuple[Parent, Parent, Parent, Parent]:
    """The parent, and by SMS the officer, the deputy and the secretary."""
    return (world.parent(), *(world.parent(number, Medium.SMS) for number in (PAT, LEE, JO)))  # type: ignore[return-value]


async def _code(official: Parent) -> str:
    """The four digits of the newest alarm."""
    found = re.findall(r"GOT (\d{4})", "\n".join(await official.replies()))
    return str(found[-1])


async def _number(official: Parent) -> str:
    return re.findall(r"Matter (\d+)", "\n".join(await official.replies()))[-1]  # type: ignore[no-any-return]


async def test_a_report_about_the_coach_during_a_hand_over_goes_to_the_officer_and_never_to_the_coach(
    world: World,
) -> None:
    kate, pat, lee, jo = _people(world)
    alex = world.manager(ALEX)
    await talk_until(kate, "address")
    await alex.says("TEAMS")
    await kate.says("can I talk to someone")
    await alex.sees("can I talk to someone")
    await kate.says("Alex the coach touches my daughter in the changing room")
    await kate.sees("please ring 999")
    await kate.sees("Pat Moss, 07700 900003")
    await kate.sees("NSPCC 0808 800 5000 or Childline 0800 1111")
    await pat.sees("SAFEGUARDING")
    await pat.sees("Kate Jones, 07700 900123 (Sam, U10 Tigers)")
    await pat.sees("touches my daughter in the changing room")
    await pat.sees("Ask first whether they can talk")
    assert not any("touches" in reply or "what happens" in reply for reply in await alex.replies())
    await kate.says("what happens now?")
    await kate.sees("Pat Moss")
    await pat.says(f"GOT {await _code(pat)}")
    await pat.sees("is with you now")
    await kate.says("what happens now?")
    await kate.sees("Pat Moss, 07700 900003 has your message")
    await world.later(timedelta(hours=5))
    assert await lee.replies() == []
    assert await jo.replies() == []
    await pat.says(f"SAFE {await _number(pat)} {await _code(pat)}")
    await kate.sees("your postcode")
    assert not any("touches" in reply or "what happens" in reply for reply in await alex.replies())


async def test_a_child_who_tells_is_never_sent_to_a_parent(world: World) -> None:
    child, pat, *_ = _people(world)
    await child.says("hi im 11 and my dad hits me when he is drunk")
    await child.sees("Childline 0800 1111")
    assert not any("grown-up" in reply or "pass the phone" in reply for reply in await child.replies())
    await pat.sees("my dad hits me when he is drunk")
    await child.says("please dont tell him")
    await pat.sees("please dont tell him")
    await child.sees("passed that on")


@pytest.mark.parametrize("section", ["wish", "guardian", "review", "payment", "kit", "photo"])
async def test_in_every_state_the_talk_stands_still_and_nothing_is_stored(world: World, section: str) -> None:
    kate, pat, *_ = _people(world)
    await talk_until(kate, section)
    before = (await kate.registration()).answers
    await kate.says(HARM)
    await kate.sees("999")
    await pat.sees(HARM)
    await kate.says(ANSWERS[section])
    assert (await kate.registration()).answers == before
    await pat.sees(ANSWERS[section])


async def test_in_a_managers_command_and_beside_stop_it_is_seen_too(world: World) -> None:
    alex = world.manager(ALEX)
    pat = world.parent(PAT, Medium.SMS)
    await alex.says("INVITE Sam Jones U10 Tigers, parent Kate Jones 07700 900123, his stepdad hits him")
    await pat.sees("his stepdad hits him")
    await alex.sees("999")
    assert await world.parent().replies() == []


async def test_unconfirmed_the_others_are_told_by_the_clock_until_somebody_has_it(world: World) -> None:
    kate, pat, lee, jo = _people(world)
    world.clock.move(timedelta(hours=14))  # past midnight: no quiet hour holds it back
    await kate.says(HARM)
    assert (len(await pat.replies()), len(await lee.replies()), len(await jo.replies())) == (1, 0, 0)
    await world.later(timedelta(minutes=15))
    await lee.sees(HARM)
    await jo.sees("Matter")
    await jo.sees("Please ring Pat Moss, 07700 900003 or Lee Grant, 07700 900005")
    assert not any(HARM in reply or "Kate" in reply for reply in await jo.replies())
    counts = []
    for pause in (timedelta(minutes=30), timedelta(hours=1), timedelta(hours=1)):
        await world.later(pause)
        counts.append(len(await lee.replies()))
    assert counts == sorted(set(counts)), "each time again"
    await lee.says(f"GOT {await _code(lee)}")
    count = len(await jo.replies())
    await world.later(timedelta(hours=6))
    assert len(await jo.replies()) == count


async def test_undelivered_the_next_are_told_at_once(world: World) -> None:
    kate, _, lee, _ = _people(world)
    world.carrier.fail_next("30003", "receipt", times=2)  # the reply and the alarm
    await kate.says(HARM)
    await lee.sees(HARM)


async def test_an_officer_who_stopped_sms_is_passed_over_at_once(world: World) -> None:
    kate, pat, lee, _ = _people(world)
    await pat.says("STOP")
    await kate.says(HARM)
    await lee.sees(HARM)


@pytest.mark.parametrize(
    ("words", "told", "not_told"),
    [
        ("Pat Moss touched my daughter in the changing room", LEE, PAT),
        ("the welfare officer touched my daughter in the changing room", LEE, PAT),
        ("your secretary touches my daughter and Pat Moss and Lee Grant know it", None, JO),
    ],
)
async def test_whoever_is_named_is_left_out(world: World, words: str, told: str | None, not_told: str) -> None:
    kate = world.parent()
    await kate.says(words)
    await world.later(timedelta(hours=3))
    assert await world.parent(not_told, Medium.SMS).replies() == []
    if told is None:
        await kate.sees("the Manchester FA's safeguarding officer, 0161 225 1966")
        assert len(await world.rows(tables.matters)) == 1
    else:
        await world.parent(told, Medium.SMS).sees(words)


async def test_a_first_name_alone_is_told_to_the_next_who_decides(world: World) -> None:
    kate, pat, lee, _ = _people(world)
    await kate.says("Pat touched my daughter in the changing room")
    await kate.sees("Lee Grant")
    await lee.sees("Somebody named Pat is meant: perhaps Pat Moss")
    await world.later(timedelta(hours=2))
    assert await pat.replies() == []
    await lee.says(f"TELL {await _number(lee)} {await _code(lee)}")
    await pat.sees("touched my daughter")


async def test_by_sms_only_the_digits_count_and_guessing_ends(world: World) -> None:
    kate, pat, *_ = _people(world)
    await kate.says(HARM)
    right = await _code(pat)
    await pat.says("GOT")
    await pat.sees("Those digits belong to no open matter")
    for guess in range(5):
        await pat.says(f"SAFE {await _number(pat)} {(int(right) + 1 + guess) % 10000:04}")
    await pat.says(f"SAFE {await _number(pat)} {right}")  # too many today by SMS
    await kate.says("what happens now?")
    await kate.sees("Pat Moss")
    await world.parent(PAT).says("GOT")  # WhatsApp cannot be forged
    await world.parent(PAT).says(f"SAFE {await _number(pat)}")
    await kate.sees("We can go on")


async def test_with_an_open_window_the_officer_has_buttons_too(world: World) -> None:
    kate = world.parent()
    pat = world.parent(PAT)
    await pat.says("HELP")
    await kate.says(HARM)
    await pat.presses("GOT")
    await pat.sees("is with you now")
    await pat.presses("SAFE")
    await kate.sees("We can go on")


async def test_money_that_arrives_meanwhile_is_told_when_the_talk_goes_on(world: World) -> None:
    kate, pat, *_ = _people(world)
    await talk_until(kate, "photo")
    await kate.says(HARM)
    count = len(await kate.replies())
    await pays(kate)
    assert len(await kate.replies()) == count
    await pat.says(f"SAFE {await _number(pat)} {await _code(pat)}")
    said = "\n".join((await kate.replies())[count:])
    assert "£45" in said or "arrived" in said


async def test_to_another_guardian_nothing_of_the_child_is_shown_while_it_is_open(world: World) -> None:
    kate, pat, *_ = _people(world)
    tom = world.parent("+447700900124")
    await talk_until(kate, "address")
    await kate.says("add dad Tom Jones 07700 900124")
    await kate.says("yes")
    await tom.says("yes")
    await kate.says(HARM)
    count = len(await tom.replies())
    await tom.says("is he registered?")
    await tom.sees("I can't help with this registration by message just now")
    assert not any("Sam" in reply for reply in (await tom.replies())[count:])
    await pat.says(f"SAFE {await _number(pat)} {await _code(pat)}")
    await tom.says("Tom Jones, dad, 7 June 1980, tom@example.com")
    await tom.says("no medical issues")
    await tom.says("M32 8JL, number 12")
    await tom.sees("12 Larkhill Road")


@pytest.mark.parametrize("command", ["withdraw Sam", "start again", "back", "wrong child", "carry on"])
async def test_nor_does_a_command_of_another_guardian_show_the_child(world: World, command: str) -> None:
    kate, tom = world.parent(), world.parent("+447700900124")
    await talk_until(kate, "address")
    await kate.says("add dad Tom Jones 07700 900124")
    await kate.says("yes")
    await tom.says("yes")
    await kate.says(HARM)
    count = len(await tom.replies())
    await tom.says(command)
    assert not any("Sam" in reply for reply in (await tom.replies())[count:])
    await tom.sees("I can't help with this registration by message just now")
    await tom.says("DATA")  # one's own rights stand
    await tom.sees("/data/")


async def test_no_guardian_is_added_while_it_is_open(world: World) -> None:
    kate, tom = world.parent(), world.parent("+447700900124")
    await talk_until(kate, "address")
    await kate.says("add dad Tom Jones 07700 900124")
    await kate.says("yes")
    await kate.says(HARM)
    await tom.says("yes")
    await tom.sees("I can't help with this registration by message just now")
    assert await tom.registrations() == []


async def test_the_loop_guard_never_holds_it_back(world: World) -> None:
    kate, pat, *_ = _people(world)
    await kate.says(HARM)
    for n in range(30):
        await kate.says(f"there is more to tell {n}")
        await pat.sees(f"more to tell {n}")
    await kate.says("the coach touches my daughter")
    await pat.sees("touches my daughter")


async def test_the_secretary_s_daily_news_do_not_speak_of_it(world: World) -> None:
    kate, *_, jo = _people(world)
    await kate.says(HARM)
    await tell_staff(world.means)
    await world.settle()
    assert await jo.replies() == []
    assert (await world.rows(tables.notices))[0].kind == "safeguarding"


async def test_stop_still_counts(world: World) -> None:
    kate, *_ = _people(world)
    await talk_until(kate, "address")
    await kate.says(HARM)
    await kate.says("STOP")
    count = len(await kate.replies())
    await kate.invited(child_name="Ana Jones")
    await kate.sees_nothing_new_since(count)


async def test_an_official_who_is_a_guardian_of_the_child_is_passed_over(world: World) -> None:
    kate, pat, lee, _ = _people(world)
    await talk_until(kate, "address")
    await kate.says("add dad Pat Moss 07700 900003")
    await kate.says("yes")
    await world.parent(PAT).says("yes")
    count = len(await pat.replies())
    await kate.says(HARM)
    await lee.sees(HARM)
    assert not any(HARM in reply for reply in (await pat.replies())[count:])
