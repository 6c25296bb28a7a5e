"""A manager invites from the touchline: shown back first, once each, whatever is missing asked for."""

from datetime import timedelta

from bot.club.registration import State
from bot.model.messages import Medium
from bot.store import tables
from tests.talks import code_in, other_than
from tests.world import Parent, World

SAM = "INVITE Sam Jones U10 Tigers, parent Kate Jones 07700 900123"
SQUAD_NAMES = [
    "Adam",
    "Ben",
    "Cara",
    "Dan",
    "Ella",
    "Finn",
    "Gina",
    "Hal",
    "Ivy",
    "Jack",
    "Kim",
    "Lena",
    "Max",
    "Nora",
    "Owen",
    "Pia",
    "Quinn",
    "Rosa",
    "Saul",
    "Tess",
    "Uma",
    "Vic",
    "Wren",
    "Yan",
    "Zara",
]
SQUAD = [f"{first} Hughes, Dee Hughes, 07700 9002{n:02}" for n, first in enumerate(SQUAD_NAMES)]


async def _registered(world: World) -> list[str]:
    rows = await world.rows(tables.registrations)
    return [row.state for row in rows]


async def test_an_invitation_is_shown_back_and_sent_after_a_yes(world: World) -> None:
    manager, kate = world.manager(), world.parent()
    await manager.says(SAM)
    await manager.sees("I'll invite Kate Jones on 07700 900123 to register Sam Jones for U10 Tigers.")
    assert await _registered(world) == []
    await manager.presses("Yes")
    await manager.sees("I am writing to Kate Jones about Sam")
    await kate.sees("Alex Johnson who runs the U10 Tigers team has invited you to register Sam")
    registration = await kate.registration()
    assert registration.team is not None
    assert (registration.team.full_name, registration.state) == ("U10 Tigers", State.INITIAL_CONTACT)


async def test_a_no_leaves_everything_as_it_was(world: World) -> None:
    manager = world.manager()
    await manager.says(SAM)
    await manager.says("no")
    await manager.sees("nothing is changed")
    await manager.says("yes")
    await manager.sees("no longer open")
    assert await _registered(world) == []


async def test_yes_twice_invites_once(world: World) -> None:
    manager, kate = world.manager(), world.parent()
    await manager.says(SAM)
    await manager.presses("Yes")
    await manager.presses("Yes")
    await manager.sees("That is done already")
    await manager.says("yes")
    await manager.sees("That is done already")
    assert len(await kate.replies()) == 1


async def test_a_confirmation_is_open_for_half_an_hour(world: World) -> None:
    manager = world.manager()
    await manager.says(SAM)
    world.clock.move(timedelta(minutes=31))
    await manager.says("yes")
    await manager.sees("more than 30 minutes old")
    assert await _registered(world) == []


async def test_what_is_missing_is_asked_and_the_next_message_completes_it(world: World) -> None:
    manager, kate = world.manager(), world.parent()
    await manager.says("invite sam jones u10s")
    await manager.sees("Sam Jones, U10 Tigers: please send me the parent's mobile number and the parent's name.")
    await manager.says("Kate Jones")
    await manager.sees("please send me the parent's mobile number")
    await manager.says("07700900123")
    await manager.sees("I'll invite Kate Jones on 07700 900123 to register Sam Jones for U10 Tigers.")
    await manager.says("yes please")
    await kate.sees("register Sam")


async def test_an_empty_invite_asks_for_everything(world: World) -> None:
    manager = world.manager()
    await manager.says("invite")
    await manager.sees("please send me the child's full name, the team, the parent's mobile number")
    await manager.says("Sam, tigers, mum Kate Jones 07700 900123")
    await manager.sees("Sam, U10 Tigers: please send me Sam's surname")
    await manager.says("Jones")
    await manager.sees("I'll invite Kate Jones on 07700 900123 to register Sam Jones for U10 Tigers.")


async def test_a_parent_whose_name_nobody_knows_can_be_skipped(world: World) -> None:
    manager, kate = world.manager(), world.parent()
    await manager.says("INVITE Sam Jones U10 Tigers 07700 900123")
    await manager.sees("please send me the parent's name")
    await manager.says("skip")
    await manager.sees("I'll invite the parent on 07700 900123")
    await manager.says("yes")
    await kate.sees("Hello there, Alex Johnson")


async def test_a_squad_is_one_message_and_one_invitation_each(world: World) -> None:
    manager = world.manager()
    await manager.says("Please invite for U10 Tigers:\n" + "\n".join(SQUAD))
    [shown] = await manager.replies()
    assert len(shown) <= 1500
    assert "I'll invite 25" in shown
    await manager.says("yes")
    await manager.sees("I am writing to 25 parents now")
    assert len(await _registered(world)) == 25
    await manager.says("Please invite for U10 Tigers:\n" + "\n".join(SQUAD))
    await manager.sees("nobody to invite")
    assert len(await _registered(world)) == 25


async def test_a_bad_line_never_stops_the_good_ones(world: World) -> None:
    manager = world.manager()
    await manager.says(
        "INVITE Sam Jones U10 Tigers, Kate Jones 07700 900123\n"
        "Leo O'Brien U10 Tigers, Tom 0161 496 0000\n"
        "Robert'); DROP TABLE students;-- U10 Tigers 07700 900125\n"
        '=HYPERLINK("http://x") U10 Tigers 07700 900126\n'
        f"{'A' * 10_000}\n"
        "Ana O'Brien U10 Tigers, Zoë O'Brien 07700 900127"
    )
    await manager.sees("I'll invite 2:")
    await manager.sees("Line 2: That is not a mobile number")
    await manager.sees("Line 3: I cannot use that as a name.")
    await manager.sees("Line 4: I cannot use that as a name.")
    await manager.sees("Line 5: That is too long for one child.")
    await manager.says("yes")
    children = [row.profile["name"] for row in await world.rows(tables.children)]
    assert sorted(children) == ["Ana O'Brien", "Sam Jones"]


async def test_ten_thousand_characters_get_a_sentence(world: World) -> None:
    manager = world.manager()
    await manager.says("INVITE " + "x" * 10_000)
    await manager.sees("too long for one child")


async def test_several_messages_of_a_burst_are_one_list(world: World) -> None:
    manager = world.manager()
    await manager.says(SAM, "invite Leo Smith u11 panthers dad Tom Smith 07700900124")
    await manager.sees("I'll invite 2:")


async def test_by_sms_a_yes_needs_the_number_shown(world: World) -> None:
    manager, kate = world.manager(medium=Medium.SMS), world.parent()
    await manager.says(SAM)
    code = code_in(await manager.replies())
    await manager.says("yes")
    await manager.sees("I need YES and the four digits I sent")
    await manager.says(f"YES {other_than(code)}")
    await manager.sees("Nothing is changed")
    assert await kate.replies() == []
    await manager.says(f"Yes {code}")
    await kate.sees("register Sam")


async def test_by_sms_guessing_ends_after_five_tries(world: World) -> None:
    manager = world.manager(medium=Medium.SMS)
    await manager.says(SAM)
    code = code_in(await manager.replies())
    for _ in range(5):
        await manager.says(f"YES {other_than(code)}")
    await manager.sees("I change nothing by text until tomorrow")
    await manager.says(f"YES {code}")
    assert await _registered(world) == []


async def test_a_manager_invites_for_their_own_child(world: World) -> None:
    manager = world.manager()
    await manager.says("INVITE Max Johnson U11 Panthers, parent Alex Johnson 07700 900001")
    await manager.says("yes")
    await manager.sees("has invited you to register Max")
    await manager.says("Yes please")
    await manager.sees("Did Max play")


async def test_another_childs_team_or_one_not_theirs_is_refused(world: World) -> None:
    manager = await _coach(world)
    await manager.says("INVITE Sam Jones U10 Tigers, Kate Jones 07700 900123")
    await manager.sees("U10 Tigers is not one of your teams")
    await manager.says("INVITE Sam Jones U9, Kate Jones 07700 900123")
    await manager.sees("I know no such team")


async def test_with_one_team_it_need_not_be_named(world: World) -> None:
    manager = await _coach(world)
    await manager.says("invite Sam Jones, Kate Jones 07700 900123")
    await manager.sees("for U13 Leopards")


async def _coach(world: World) -> Parent:
    admin, coach = world.manager(), world.manager("+447700900555")
    await admin.says("ADD MANAGER Jo Smith 07700 900555 U13 Leopards")
    await admin.says("yes")
    await coach.sees("Alex Johnson has made you a manager at Urmston Town Juniors: U13 Leopards.")
    return coach


async def test_a_team_that_is_none_is_named_with_those_there_are(world: World) -> None:
    manager = world.manager()
    await manager.says("INVITE Una Fox U10 Cheetahs, parent Bo Fox 07700 900244")
    await manager.sees("There is no team U10 Cheetahs. At U10 we have: ")
    await manager.sees("Tigers")


async def test_a_whole_invitation_takes_the_place_of_a_half_one(world: World) -> None:
    manager = world.manager()
    await manager.says("INVITE Una Fox U10 Tigers")
    await manager.sees("please send me")
    await manager.says("Can you sign up Harry Cole for the under 10 tigers? dad Mark Cole 07700-900-204")
    await manager.sees("I'll invite Mark Cole")
    assert "Una" not in (await manager.replies())[-1]
