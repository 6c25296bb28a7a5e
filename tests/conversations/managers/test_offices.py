"""Each office by message: what it may see and do by the club's table, and nothing beside it."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.club.registration import State
from bot.model.messages import Medium
from bot.store import tables
from tests.pictures import JPEG
from tests.talks import ANSWERS, code_in, pays, register, talk_until, world_on
from tests.world import Parent, World

MANAGER, SECRETARY, OFFICER, TREASURER = (f"+44770090000{n}" for n in range(1, 5))
DEPUTY, REGISTRAR, COACH = "+447700900005", "+447700900006", "+447700900007"
DAY = timedelta(days=1)


@pytest.fixture
def club_file(tmp_path: Path) -> str:
    """With a registrar, and a manager who is no admin."""
    told = Path("bot/club/club.toml").read_text(encoding="utf-8")
    staff = (
        f'[[staff]]\nname = "Ray Poole"\nphone = "{REGISTRAR}"\nroles = ["registrar"]\n\n'
        f'[[staff]]\nname = "Al Gray"\nphone = "{COACH}"\nroles = ["manager"]\nteams = ["U10 Tigers"]\n\n[privacy]'
    )
    path = tmp_path / "club.toml"
    path.write_text(told.replace("[privacy]", staff, 1), encoding="utf-8")
    return str(path)


@pytest.fixture
async def world(database_url: str, club_file: str) -> AsyncIterator[World]:
    async with world_on(database_url, CLUB_FILE=club_file) as world:
        yield world


async def _asks(world: World, number: str, said: str, medium: Medium = Medium.WHATSAPP) -> str:
    """All that came of it."""
    person = world.parent(number, medium)
    before = len(await person.replies())
    await person.says(said)
    return "\n".join((await person.replies())[before:])


async def _registered(world: World) -> Parent:
    """Sam, who has paid, and is ill with something that few may know."""
    parent = world.parent()
    await register(parent)
    return parent


# What of a child must be in no answer to whom; each is somewhere in what is stored.
_COLUMNS = {
    "birthday": ("3 May 2016", "2016-05-03", "3 May"),
    "address": ("M32 8JL", "Larkhill"),
    "email": ("kate@example.com",),
    "medical": ("hay fever",),
    "money": ("£45", "£27.50", "Direct Debit:", "paid on", "In all:", "Signing-on fee"),
    "paid": ("paid", "payment"),
    "harm": ("hits my son", "Matter 1"),
}
_MAY_SEE = {
    SECRETARY: {"birthday", "money", "paid"},
    TREASURER: {"money", "paid"},
    REGISTRAR: {"birthday"},
    MANAGER: {"paid"},
    COACH: {"paid"},
    OFFICER: {"harm"},
    DEPUTY: {"harm"},
    "+447700900155": set[str](),  # somebody
}
_COMMANDS = (
    "STATUS", "STATUS Sam Jones", "STATUS U10 Tigers", "STATUS paid", "STATUS unpaid", "STATUS failed", "UNPAID",
    "MONEY Sam Jones", "LINK Sam Jones", "LIFT Sam Jones", "BIRTHDAYS", "BIRTHDAYS U10 Tigers", "PHOTOS", "TEAMS",
    "HELP", "MORE", "MATTERS", "REMIND Sam Jones", "CANCEL Sam Jones", "MOVE Sam Jones to U10 Lions", "OFFER Sam Jones",
    "ALLOW Sam Jones", "SEASON INVITE",
)  # fmt: skip


@pytest.mark.parametrize("number", _MAY_SEE)
async def test_no_answer_to_any_command_shows_what_the_table_hides(world: World, number: str) -> None:
    await _registered(world)
    owing = world.parent("+447700900124")
    await talk_until(owing, "photo", child="Leo Smith, 3 May 2016, boy, hay fever", kit="9/10, number 8")
    paid = world.parent("+447700900126")
    await talk_until(paid, "photo", child="Ben Hall, 3 May 2016, boy, hay fever", kit="9/10, number 9")
    await paid.says("later")
    await pays(paid)
    await world.parent("+447700900125").says("the coach hits my son")
    hidden = {name: words for name, words in _COLUMNS.items() if name not in _MAY_SEE[number]}
    for command in _COMMANDS:
        said = await _asks(world, number, command)
        shown = [name for name, words in hidden.items() if any(word in said for word in words)]
        assert not shown, f"{command} shows {shown}: {said}"


@pytest.mark.parametrize(
    ("number", "command", "words"),
    [
        (SECRETARY, "BIRTHDAYS", "- Sam Jones U10 Tigers: 3 May 2016"),
        (REGISTRAR, "BIRTHDAYS U10 Tigers", "- Sam Jones U10 Tigers: 3 May 2016"),
        (REGISTRAR, "STATUS Sam Jones", "Sam Jones, U10 Tigers: registered"),
        (SECRETARY, "MONEY Sam Jones", "Signing-on fee £45: paid"),
        (TREASURER, "MONEY Sam Jones", "Signing-on fee £45: paid"),
        (TREASURER, "STATUS paid", "all teams, paid: 1"),
        (MANAGER, "STATUS paid", "all teams, paid: 1"),
        (COACH, "STATUS registered", "all teams, registered: 1"),
        (COACH, "MONEY Sam Jones", "Only the treasurer"),
        (REGISTRAR, "MONEY Sam Jones", "Only the treasurer"),
        (COACH, "BIRTHDAYS", "Only the registrar and the secretary"),
        (TREASURER, "BIRTHDAYS", "Only the registrar and the secretary"),
        (SECRETARY, "LINK Sam Jones", "Only the treasurer"),
        (REGISTRAR, "REMIND Sam Jones", "for the managers and the secretary"),
        (REGISTRAR, "UNPAID", "for the managers and the secretary"),
        (REGISTRAR, "NUDGE ALL", "for the managers and the secretary"),
    ],
)
async def test_each_office_has_its_commands(world: World, number: str, command: str, words: str) -> None:
    await _registered(world)
    assert words in await _asks(world, number, command)


@pytest.mark.parametrize(
    ("number", "its_own", "not_its"),
    [
        (SECRETARY, ("SEASON INVITE", "MONEY", "BIRTHDAYS", "ADD MANAGER", "INVITE"), ("LINK", "LIFT")),
        (TREASURER, ("UNPAID", "MONEY", "LINK", "LIFT"), ("INVITE", "BIRTHDAYS", "SEASON")),
        (REGISTRAR, ("BIRTHDAYS", "PHOTOS", "STATUS"), ("INVITE", "UNPAID", "MONEY", "LINK", "LIFT")),
        (COACH, ("INVITE", "PHOTOS", "UNPAID"), ("MONEY", "LINK", "LIFT", "BIRTHDAYS", "SEASON", "ADD MANAGER")),
        (OFFICER, ("GOT", "SAFE", "MATTERS"), ("INVITE", "UNPAID", "MONEY", "BIRTHDAYS")),
    ],
)
async def test_each_help_shows_its_own(
    world: World, number: str, its_own: tuple[str, ...], not_its: tuple[str, ...]
) -> None:
    said = await _asks(world, number, "HELP")
    assert [word for word in its_own if word not in said] == []
    assert [word for word in (*not_its, "PAID Sam", "REFUND", "PLAN ") if word in said] == []


async def test_money_tells_month_by_month_what_was_charged_and_what_is_due(world: World) -> None:
    await _registered(world)
    said = await _asks(world, TREASURER, "MONEY Sam Jones")
    assert "Sam Jones, U10 Tigers, season 2026-27:" in said
    assert "September: £27.50 due on 15 Sep" in said
    assert "Direct Debit: set up" in said
    assert "In all: paid £45, on its way £0, failed or taken back £0, due £247.50." in said
    for _ in range(50):
        await world.later(DAY)
    said = await _asks(world, TREASURER, "MONEY Sam Jones")
    assert "September: £27.50 paid on 15 Sep" in said
    assert "paid £72.50" in said


async def test_money_of_one_who_has_agreed_to_nothing_yet(world: World) -> None:
    await talk_until(world.parent(), "child")
    assert "nothing is agreed yet" in await _asks(world, TREASURER, "money sam jones")


async def test_money_of_two_sams_asks_which(world: World) -> None:
    await _registered(world)
    await talk_until(world.parent("+447700900124"), "child")
    said = await _asks(world, TREASURER, "MONEY Sam Jones")
    assert "Which one do you mean?" in said
    assert "Signing-on fee" in await _asks(world, TREASURER, "1")


async def test_a_link_by_hand_is_shown_back_then_sent(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "photo")
    said = await _asks(world, TREASURER, "LINK Sam Jones")
    assert "I'll send Kate Jones the payment link for Sam Jones (U10 Tigers): the signing-on fee of £45" in said
    count = len(await parent.replies())
    await parent.sees_nothing_new_since(count)
    await _asks(world, TREASURER, "yes")
    await parent.sees("the treasurer has asked me to send you the payment link for Sam")
    assert "/reg_setup/" in (await parent.replies())[-1]
    assert ("link", "done") in {(row.command, row.outcome) for row in await world.rows(tables.audit)}


async def test_outside_the_window_the_link_goes_as_a_template(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "photo")
    await world.later(2 * DAY)
    await _asks(world, TREASURER, "LINK Sam Jones")
    await _asks(world, TREASURER, "yes")
    await parent.sees("please pay and set up the Direct Debit with the link")


async def test_a_link_wished_by_sms_needs_the_digits(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "photo")
    count = len(await parent.replies())
    said = await _asks(world, TREASURER, "LINK Sam Jones", Medium.SMS)
    await _asks(world, TREASURER, "yes", Medium.SMS)
    await parent.sees_nothing_new_since(count)
    await _asks(world, TREASURER, code_in([said]), Medium.SMS)
    await parent.sees("payment link for Sam")


async def test_no_link_where_there_is_nothing_to_pay_or_for_a_child_of_ones_own(world: World) -> None:
    await _registered(world)
    assert "Everything is paid and set up for Sam Jones" in await _asks(world, TREASURER, "LINK Sam Jones")
    treasurer = world.parent(TREASURER)
    await talk_until(treasurer, "photo", child="Ana Jones, 3 May 2016, girl, none", kit="9/10, number 8")
    await treasurer.sends(JPEG)
    assert "a child of your own" in await _asks(world, TREASURER, "LINK Ana Jones")


async def test_unpaid_tells_the_treasurer_how_much_and_of_which_team(world: World) -> None:
    await talk_until(world.parent(), "photo")
    said = await _asks(world, TREASURER, "UNPAID")
    assert "all teams, unpaid: 1" in said
    assert "Signing-on fees to come: £45." in said
    assert "Nobody owes" in await _asks(world, TREASURER, "UNPAID U11 Panthers")
    assert "£45" not in await _asks(world, COACH, "UNPAID")


async def test_a_status_of_many_is_in_pages_of_twenty(world: World) -> None:
    secretary = world.parent(SECRETARY)
    names = [f"{chr(65 + n // 26)}{chr(97 + n % 26)}lex Brown" for n in range(45)]
    lines = [f"{name}, Dee Fox, 07700 9003{n:02}" for n, name in enumerate(names)]
    await secretary.says("\n".join(["Invite for U10 Tigers", *lines]))
    await secretary.says("yes")
    pages = [await _asks(world, SECRETARY, said) for said in ("STATUS", "MORE", "more")]
    assert pages[0].startswith("all teams, 45 in all: 45 invited")
    assert "... and 25 more. Reply MORE to see them." in pages[0]
    assert "... and 5 more. Reply MORE to see them." in pages[1]
    assert "Reply MORE" not in pages[2]
    shown = [name for name in names if any(name in page for page in pages)]
    assert shown == names
    assert all(sum(name in page for page in pages) == 1 for name in names)
    assert all(len(page) <= 1500 for page in pages)


async def test_a_registrar_sees_whose_photo_is_missing(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "photo")
    assert "- Sam Jones U10 Tigers" in await _asks(world, REGISTRAR, "PHOTOS")
    await parent.sends(JPEG)
    assert "nobody like that" in await _asks(world, REGISTRAR, "photos missing U10 Tigers")


async def test_the_registrar_reads_nothing_of_money_in_a_status(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "photo")
    await parent.says("later")
    before = await _asks(world, REGISTRAR, "STATUS")
    await pays(parent)
    after = await _asks(world, REGISTRAR, "STATUS")
    assert "waiting for the photo" in before
    assert before == after


async def test_one_person_may_hold_several_offices(database_url: str, club_file: str) -> None:
    path = Path(club_file)
    told = path.read_text(encoding="utf-8").replace('roles = ["secretary"]', 'roles = ["secretary", "treasurer"]')  # noqa: ASYNC240
    path.write_text(told, encoding="utf-8")  # noqa: ASYNC240
    async with world_on(database_url, CLUB_FILE=club_file) as world:
        await talk_until(world.parent(), "photo")
        said = await _asks(world, SECRETARY, "HELP")
        assert "SEASON INVITE" in said
        assert "LIFT" in said
        assert "I'll send Kate Jones the payment link" in await _asks(world, SECRETARY, "LINK Sam Jones")


async def test_the_officer_alone_reads_which_matters_are_open_and_not_their_words(world: World) -> None:
    assert "No matter is open." in await _asks(world, OFFICER, "STATUS")
    await _registered(world)
    await world.parent().says("the coach hits my son")
    said = await _asks(world, OFFICER, "STATUS")
    assert "Matter 1: Kate Jones (Sam, U10 Tigers), since 3 Aug" in said
    assert "nobody has confirmed it" in said
    assert "hits" not in said
    await _asks(world, OFFICER, "GOT")
    assert "you have it" in await _asks(world, OFFICER, "MATTERS")
    assert "another of you has it" in await _asks(world, DEPUTY, "STATUS")
    for number in (SECRETARY, TREASURER, REGISTRAR, COACH):
        assert "Matter 1" not in await _asks(world, number, "MATTERS")


@pytest.mark.parametrize("said", ["money is tight just now", "the link doesn't work", "more", "photos of the team?"])
async def test_an_official_who_is_a_parent_is_read_as_one(world: World, said: str) -> None:
    treasurer = world.parent(TREASURER)
    await talk_until(treasurer, "kit", child="Ana Jones, 3 May 2016, girl, none")
    assert "I know no child" not in await _asks(world, TREASURER, said)
    assert (await treasurer.registration()).state is State.KIT
    await treasurer.says(ANSWERS["kit"])
    assert (await treasurer.registration()).state is State.PHOTO
