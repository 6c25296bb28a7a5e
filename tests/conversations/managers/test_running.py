"""A manager's evening: who is where, reminders, a child who leaves or changes team, other managers."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.club.registration import State
from bot.model.messages import Medium
from bot.store import tables
from tests.conversations.managers.test_inviting import SQUAD, SQUAD_NAMES
from tests.talks import pays, register, talk_until
from tests.world import Parent, World

_MANY = [(first, last) for last in ("Hughes", "Fox", "Gray") for first in SQUAD_NAMES][:61]
KATE, TOM = "+447700900123", "+447700900124"


async def _invited(world: World, number: str = KATE, child: str = "Sam Jones", team: str = "U10 Tigers") -> Parent:
    manager = world.manager()
    await manager.says(f"INVITE {child} {team}, parent Kate Jones {number}")
    await manager.says("yes")
    return world.parent(number)


async def test_status_says_who_is_where_and_why(world: World) -> None:
    manager, kate = world.manager(), await _invited(world)
    await _invited(world, TOM, "Leo Smith", "U11 Panthers")
    await manager.says("stauts")
    await manager.sees("all teams, 2 in all: 2 invited")
    await manager.sees("- Sam Jones U10 Tigers, Leo Smith U11 Panthers: invited, no answer")
    await kate.says("Yes please")
    await manager.says("status of the u10s?")
    await manager.sees("U10 Tigers, 1 in all: 1 just begun")
    await manager.says("Status Sam Jones")
    await manager.sees("Sam Jones, U10 Tigers: just begun, today.")


async def test_status_of_nobody_they_run(world: World) -> None:
    manager = world.manager()
    await manager.says("STATUS Bob Unknown")
    await manager.sees("I know no child of that name in your teams.")
    await manager.says("STATUS")
    await manager.sees("nobody is invited yet")


async def test_status_shows_nothing_private(world: World) -> None:
    manager, kate = world.manager(), world.parent()
    await register(kate)
    await manager.says("STATUS Sam Jones")
    said = (await manager.replies())[-1]
    assert "registered" in said
    assert not any(word in said for word in ("hay fever", "M32", "kate@", "2016", "07700", "15"))


async def test_nudge_all_reminds_each_once_a_day(world: World) -> None:
    manager, kate, tom = world.manager(), await _invited(world), await _invited(world, TOM, "Leo Smith")
    await manager.says("STATUS")
    await manager.sees("Reply NUDGE ALL to remind these 2.")
    await manager.says("nudge all")
    await manager.sees("I'll send 2 parents a reminder.")
    assert (len(await kate.replies()), len(await tom.replies())) == (2, 2)
    await kate.sees("has invited you to register Sam")
    await manager.says("nudge all")
    await manager.sees("2 reminded today already")
    await world.later(timedelta(days=1))
    await manager.says("nudge all")
    await manager.says("yes")
    await manager.sees("I'll send 2 parents a reminder.")
    assert len(await kate.replies()) == 3


async def test_the_button_of_status_reminds_and_only_once(world: World) -> None:
    manager, kate = world.manager(), await _invited(world)
    await manager.says("status")
    await manager.presses("Nudge all")
    await manager.sees("I'll send 1 parent a reminder.")
    await manager.presses("Nudge all")
    await manager.sees("no longer open")
    assert len(await kate.replies()) == 2


async def test_a_reminder_in_the_quiet_hours_waits_for_the_morning(world: World) -> None:
    manager, kate = world.manager(), await _invited(world)
    await world.later(timedelta(hours=12))  # 23:00 at the club
    await manager.says("REMIND Sam Jones")
    await manager.says("yes")
    await manager.sees("when the quiet hours end")
    assert len(await kate.replies()) == 1
    await world.later(timedelta(hours=9))
    assert world.clock.now() > datetime(2026, 8, 4, 7, tzinfo=UTC)
    assert len(await kate.replies()) == 2


async def test_who_stopped_declined_finished_or_talks_to_a_volunteer_is_not_reminded(world: World) -> None:
    manager = world.manager()
    stopped, declined = await _invited(world), await _invited(world, TOM, "Leo Smith")
    handed = await _invited(world, "+447700900125", "Ana Field")
    await stopped.says("STOP")
    await declined.says("no thanks")
    await handed.says("PERSON")
    counts = [len(await each.replies()) for each in (stopped, declined, handed)]
    await manager.says("STATUS")
    await manager.sees("- Sam Jones: stopped our messages")
    await manager.sees("- Ana Field: talks to a volunteer")
    await manager.sees("- Leo Smith: declined")
    await manager.says("nudge everyone")
    await manager.sees("There is nobody to remind.")
    await manager.sees("1 stopped our messages")
    assert [len(await each.replies()) for each in (stopped, declined, handed)] == counts


async def test_the_reminder_fits_where_it_stands(world: World) -> None:
    manager, kate = world.manager(), world.parent()
    await talk_until(kate, "child")
    await world.later(timedelta(days=1))
    await manager.says("chase Sam")
    await manager.sees("I'll remind the parent of Sam Jones.")
    await manager.presses("Yes")
    await kate.sees("is not finished yet")


async def test_who_owes_the_fee_is_reminded_with_link_and_date(world: World) -> None:
    manager, kate = world.manager(), world.parent()
    await talk_until(kate, "photo")
    await kate.says("later")
    await world.later(timedelta(days=2))
    await manager.says("status sam jones")
    await manager.sees("fee not paid yet")
    await manager.says("remind sam jones")
    await manager.says("yes")
    await kate.sees("/reg_setup/")
    await kate.sees("before 12 August")


async def test_who_only_lacks_the_photo_is_asked_for_it(world: World) -> None:
    manager, kate = world.manager(), world.parent()
    await talk_until(kate, "photo")
    await kate.says("later")
    await pays(kate)
    await world.later(timedelta(days=1))
    await manager.says("STATUS")
    await manager.sees("paid, waiting for the photo")
    await manager.says("NUDGE ALL")
    await kate.sees("we still need a photo")


async def test_cancel_of_an_unanswered_invitation_ends_it_without_a_word(world: World) -> None:
    manager, kate = world.manager(), await _invited(world)
    await manager.says("CANCEL Sam Jones")
    await manager.sees("I'll take Sam Jones (U10 Tigers) out")
    await manager.says("yes")
    assert (await kate.registration()).state is State.WITHDRAWN
    assert len(await kate.replies()) == 1
    await kate.says("Yes, register", button="Yes, register")
    await kate.sees("The club has ended the registration of Sam")
    assert (await kate.registration()).state is State.WITHDRAWN


async def test_cancel_of_a_talk_tells_the_parent(world: World) -> None:
    manager, kate = world.manager(), world.parent()
    await talk_until(kate, "child")
    await manager.says("please cancel sam jones")
    await manager.says("yes")
    await kate.sees("The club has ended the registration of Sam")
    await manager.says(f"invite Sam Jones U10 Tigers parent Kate Jones {KATE}")
    await manager.says("yes")
    await kate.sees("has invited you to register Sam")
    assert (await kate.registration()).state is State.INITIAL_CONTACT


@pytest.mark.parametrize("word", ["cancel", "CANCEL", "stop"])
async def test_a_bare_cancel_is_an_opt_out_also_of_a_manager(world: World, word: str) -> None:
    manager = world.manager(medium=Medium.SMS)
    await manager.says(word)
    await manager.sees_nothing_new_since(0)
    assert [row.opted_out_at is not None for row in await world.rows(tables.reach)] == [True]


async def test_move_tells_the_parent_and_keeps_a_free_number(world: World) -> None:
    manager, kate = world.manager(), world.parent()
    await register(kate)
    await manager.says("move sam jones to u10 lions")
    await manager.sees("I'll move Sam Jones from U10 Tigers to U10 Lions")
    await manager.says("yes")
    await kate.sees("The club has moved Sam: the team is now U10 Lions.")
    registration = await kate.registration()
    assert registration.team is not None
    assert (registration.team.full_name, registration.shirt_number) == ("U10 Lions", 7)


async def test_move_frees_a_taken_number_and_asks_for_another(world: World) -> None:
    manager, kate, tom = world.manager(), world.parent(), world.parent(TOM)
    await register(kate)
    await tom.invited(child_name="Leo Smith", team_name="Lions", parent_name="Tom Smith")
    answers = ["Yes please", "no", "none", "Tom Smith, dad, 12 March 1985, tom@example.com, yes to messages"]
    answers += [
        "Leo Smith, 3 May 2017, boy, no medical",
        "M32 8JL, number 12",
        "yes",
        "yes",
        "yes to all",
        "yes",
        "the 15th",
    ]
    for answer in [*answers, "9/10, number 7"]:
        await tom.says(answer)
    await manager.says("Move Sam Jones to the U10 Lions")
    await manager.says("yes")
    await kate.sees("The shirt number is taken there")
    await kate.says("8")
    assert (await kate.registration()).shirt_number == 8
    await manager.sees("shirt number is taken in the new team")


async def test_teams_and_help(world: World) -> None:
    manager = world.manager()
    await _invited(world)
    await manager.says("teams")
    await manager.sees("U10 Tigers: 1 invited, 0 registered")
    await manager.says("Help")
    await manager.sees("INVITE Sam Jones U10 Tigers, parent Kate Jones 07700 900123")
    await manager.sees("ADD MANAGER")


async def test_only_an_admin_adds_managers(world: World) -> None:
    admin, coach = world.manager(), world.manager("+447700900555")
    await admin.says("add manager Jo Smith 07700 900555")
    await admin.sees("Jo Smith: please send me the team.")
    await admin.says("U13 Leopards")
    await admin.sees("I'll make Jo Smith on 07700 900555 a manager of U13 Leopards.")
    await admin.says("yes")
    await admin.sees("Jo Smith is a manager now.")
    await coach.says("teams")
    await coach.sees("U13 Leopards")
    await coach.says("ADD MANAGER Al Gray 07700 900556 U13 Leopards")
    await coach.sees("Only an admin")
    await admin.says("remove manager 07700 900555")
    await admin.says("yes")
    await admin.sees("does not manage that any more")
    await coach.says("teams")
    await coach.sees("Which child would you like to register")


async def test_several_of_one_name_are_asked_about(world: World) -> None:
    manager = world.manager()
    await _invited(world)
    await _invited(world, TOM, "Sam Smith", "U11 Panthers")
    await manager.says("cancel Sam")
    await manager.sees("1 Sam Jones, U10 Tigers, Kate Jones")
    await manager.says("2")
    await manager.sees("I'll take Sam Smith (U11 Panthers) out")


async def test_every_command_is_in_the_audit_trail(world: World) -> None:
    await _invited(world)
    await world.manager().says("STATUS")
    rows = [(row.command, row.outcome) for row in await world.rows(tables.audit)]
    assert rows == [("invite", "shown"), ("invite", "done"), ("status", "shown")]


async def test_status_of_a_large_squad_is_one_message(world: World) -> None:
    manager = world.manager()
    await manager.says("Invite for U10 Tigers\n" + "\n".join(SQUAD))
    await manager.says("yes")
    before = len(await manager.replies())
    await manager.says("STATUS U10 Tigers")
    [said] = (await manager.replies())[before:]
    assert said.startswith("U10 Tigers, 25 in all: 25 invited")
    assert "NUDGE ALL to remind these 25" in said
    assert len(said) <= 1500
    await manager.says("nudge all")
    await manager.sees("I'll send 25 parents a reminder.")


async def test_a_day_has_so_many_invitations(world: World) -> None:
    manager = world.manager()
    lines = [f"{first} {last}, Dee Fox, 07700 9003{n:02}" for n, (first, last) in enumerate(_MANY)]
    await manager.says("Invite for U10 Tigers\n" + "\n".join(lines))
    await manager.sees("I'll invite 60:")
    await manager.says("yes")
    await manager.says("Invite Sam Jones U10 Tigers Kate Jones 07700 900123")
    await manager.sees("over the day's limit")
    assert len(await world.rows(tables.registrations)) == 60


async def test_who_is_not_on_whatsapp_and_whose_number_is_wrong(world: World) -> None:
    manager, kate = world.manager(), await _invited(world)
    await kate.says("wrong number")
    await manager.says("status sam jones")
    await manager.sees("wrong number")
    await manager.says("remind sam jones")
    await manager.sees("1 with a wrong number")


async def test_an_invitation_that_changed_meanwhile_is_told_back(world: World) -> None:
    """The roster shows teams they run; the guardian's lane knows more."""
    manager, kate = world.manager(), world.parent()
    await kate.says("STOP")
    await _invited(world)
    await world.settle()
    await manager.sees("The parent of Sam Jones has stopped our messages, so nothing was sent.")
    await kate.sees_nothing_new_since(1)
    await kate.sees("no reminders or invitations anywhere")


async def test_the_same_press_twice_from_the_carrier_is_one(world: World) -> None:
    manager, kate = world.manager(), world.parent()
    await manager.says("INVITE Sam Jones U10 Tigers, parent Kate Jones 07700 900123")
    await manager.says("yes", "yes")
    assert len(await kate.replies()) == 1
    assert [row.outcome for row in await world.rows(tables.audit) if row.command == "invite"] == ["shown", "done"]


@pytest.mark.parametrize("words", ["UNPAID", "who hasn't paid?", "whos not paid yet", "who owes us money"])
async def test_who_has_not_paid_is_only_those(world: World, words: str) -> None:
    manager, kate, tom = world.manager(), world.parent(), world.parent(TOM)
    await manager.says(words)
    await manager.sees("Nobody owes the signing-on fee")
    await talk_until(kate, "photo")
    await tom.invited(child_name="Leo Smith", parent_name="Tom Smith")
    await manager.says(words)
    await manager.sees("Sam Jones")
    assert "Leo" not in (await manager.replies())[-1]
    await pays(kate)
    await manager.says(words)
    await manager.sees("Nobody owes the signing-on fee")
