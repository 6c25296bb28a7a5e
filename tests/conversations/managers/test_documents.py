"""A manager sends a file: a squad as CSV, a parent as a contact card."""

from datetime import timedelta

import pytest

from bot.model.messages import Medium
from bot.ports import Unusable
from bot.store import tables
from tests.conversations.managers.test_cards import IPHONE, OUTLOOK
from tests.pictures import JPEG
from tests.talks import talk_until
from tests.world import Parent, World

_FIRST = (
    "Adam Ben Cara Dan Ella Finn Gina Hal Ivy Jack Kim Lena Max "
    "Nora Owen Pia Quinn Rosa Saul Tess Uma Vic Wren Yan Zara"
)
HEADER = "Child,Team,Parent,Mobile\n"
SAM = "Sam Jones,U10 Tigers,Kate Jones,07700 900123\n"
ANA = "Ana Diaz,U10 Tigers,Eva Diaz,07700 900124\n"
SQUAD = HEADER + "".join(
    f"{first} Hughes,U10 Tigers,Dee Hughes,07700 9002{place:02}\n" for place, first in enumerate(_FIRST.split())
)


async def _sends(person: Parent, text: str | bytes, content_type: str = "text/csv") -> None:
    await person.sends(text if isinstance(text, bytes) else text.encode(), content_type=content_type)


async def _children(world: World) -> list[str]:
    return sorted(row.profile["name"] for row in await world.rows(tables.children))


async def test_a_squad_of_twenty_five_is_shown_in_one_message_and_invited_after_a_yes(world: World) -> None:
    manager = world.manager()
    await _sends(manager, SQUAD)
    [shown] = await manager.replies()
    assert len(shown) <= 1600
    assert "Adam Hughes" in shown
    assert "Zara Hughes" in shown
    assert await _children(world) == []
    await manager.says("yes")
    assert len(await _children(world)) == 25
    await world.parent("+447700900224").sees("register Zara")


async def test_the_same_list_twice_invites_nobody_twice(world: World) -> None:
    manager, kate = world.manager(), world.parent()
    for _ in range(2):
        await _sends(manager, HEADER + SAM + ANA)
        await manager.says("yes")
    assert await _children(world) == ["Ana Diaz", "Sam Jones"]
    assert len(await kate.replies()) == 1


async def test_a_bad_line_is_named_and_stops_nobody(world: World) -> None:
    manager = world.manager()
    bad = "Tom Smith,U10 Tigers,Jo Smith,0161 496 0000\n"
    await _sends(manager, HEADER + SAM + bad + "\n" + ANA)
    await manager.sees("Sam Jones")
    await manager.sees("Ana Diaz")
    await manager.sees("3:")
    await manager.says("yes")
    assert await _children(world) == ["Ana Diaz", "Sam Jones"]


@pytest.mark.parametrize(
    "text",
    [
        """First name;Surname;Age group;Squad;Mum's first name;Mum's surname;Mobile no
Sam;Jones;10;Tigers;Kate;Jones;7700900123
""",
        """player_first_name\tplayer_last_name\tteam_name\tage_group\tparent_first_name\tparent_last_name\tparent_tel
Sam\tJones\tTigers\tu10s\tKate\tJones\t07700900123
""",
        """Squad list 2026

Guardian,Contact number,Player's name,D.O.B.,Team
"Kate Jones","=""07700900123""\",Sam Jones,03/05/2017,U10 Tigers
""",
        "Sam Jones,U10 Tigers,Kate Jones,07700 900123\n",
        "Sam,Jones,U10 Tigers,Kate,Jones,07700 900123\n",
        "\ufeffchild name,email,phone,parent,team\r\nSam Jones,k@example.com,+447700900123,Kate Jones,Tigers U10\r\n",
    ],
)
async def test_any_sensible_list_is_understood(world: World, text: str) -> None:
    manager = world.manager()
    await _sends(manager, text)
    await manager.sees("I'll invite Kate Jones on 07700 900123 to register Sam Jones for U10 Tigers.")


async def test_the_words_beside_a_list_may_name_the_team(world: World) -> None:
    manager = world.manager()
    media = [world.media.put(b"Child,Parent,Mobile\nSam Jones,Kate Jones,07700 900123\n", "text/csv")]
    await world.carrier.says(manager.number, "these are for the U11 Panthers please", media=media)
    await world.settle()
    await manager.sees("register Sam Jones for U11 Panthers")


@pytest.mark.parametrize(
    "name",
    ['"=HYPERLINK(""http://evil.example"",""Sam"")"', "Robert'); DROP TABLE children;--", "x" * 10_000, '"Sam'],
)
async def test_hostile_cells_stop_nobody_and_are_not_said_again(world: World, name: str) -> None:
    manager = world.manager()
    await _sends(manager, f"{HEADER}{name},U10 Tigers,Kate Jones,07700 900199\n{SAM}{ANA}")
    await manager.sees("Sam Jones")
    [shown] = await manager.replies()
    assert not any(word in shown for word in ("HYPERLINK", "DROP", "xxxx"))
    await manager.says("yes")
    assert {"Ana Diaz", "Sam Jones"} <= set(await _children(world))


@pytest.mark.parametrize("name", ["Seán O'Brien", "محمد علي", "Zoë Smith-Jones"])
async def test_names_are_kept_as_they_are(world: World, name: str) -> None:
    manager = world.manager()
    await _sends(manager, f"{HEADER}{name},U10 Tigers,Kate Jones,07700 900123\n".encode("utf-16"))
    await manager.sees(name)


@pytest.mark.parametrize(
    ("content", "content_type", "said"),
    [
        (b"PK\x03\x04sheet", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "saved as CSV"),
        (b"PK\x03\x04sheet", "text/csv", "saved as CSV"),
        (b"%PDF-1.7", "application/pdf", "saved as CSV"),
        (b"the cat sat on the mat", "text/plain", "saved as CSV"),
        (b" ", "text/csv", "nothing in that file"),
        (b"x" * (256 * 1024 + 1), "text/csv", "too large"),
        ((HEADER + SAM * 101).encode(), "text/csv", "101 lines"),
        ((IPHONE + OUTLOOK).encode(), "text/vcard", "2 contact cards"),
    ],
)
async def test_what_cannot_be_used_is_answered_with_what_to_send(
    world: World, content: bytes, content_type: str, said: str
) -> None:
    manager = world.manager()
    await _sends(manager, content, content_type)
    await manager.sees(said)
    assert await _children(world) == []


async def test_the_carriers_copy_is_deleted(world: World) -> None:
    sent = world.media.put(SAM.encode(), "text/csv")
    await world.carrier.says(world.manager().number, media=[sent])
    await world.settle()
    with pytest.raises(Unusable):
        await world.media.fetch(sent)


@pytest.mark.parametrize("content_type", ["text/vcard", "text/x-vcard", "text/directory", "application/octet-stream"])
async def test_a_card_completes_an_invitation(world: World, content_type: str) -> None:
    manager = world.manager()
    await manager.says("INVITE Sam Jones U10 Tigers")
    await _sends(manager, IPHONE, content_type)
    await manager.sees("I'll invite Kate Jones on 07700 900123 to register Sam Jones for U10 Tigers.")


async def test_a_card_that_comes_first_is_asked_for_the_child(world: World) -> None:
    manager, kate = world.manager(), world.parent()
    await _sends(manager, IPHONE, "text/vcard")
    await manager.says("Sam Jones U10 Tigers")
    await manager.says("yes")
    await kate.sees("register Sam")


async def test_a_card_with_two_mobiles_is_asked_which(world: World) -> None:
    manager, kate = world.manager(), world.parent("+447700900124")
    await manager.says("INVITE Sam Jones U10 Tigers")
    await _sends(manager, IPHONE.replace("0161 496 0000", "07700 900124"), "text/vcard")
    await manager.sees("2 07700 900124")
    await manager.presses("07700 900124")
    await manager.presses("Yes")
    await kate.sees("register Sam")


async def test_a_card_without_a_mobile_is_asked_for_it(world: World) -> None:
    manager = world.manager()
    await manager.says("INVITE Sam Jones U10 Tigers")
    await _sends(manager, IPHONE.replace("+44 7700 900123", ""), "text/vcard")
    await manager.sees("mobile number")
    await manager.says("07700 900123")
    await manager.sees("I'll invite Kate Jones on 07700 900123")


async def test_a_parents_file_is_answered_as_ever(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "guardian")
    await _sends(kate, SQUAD)
    assert [row.kind for row in await world.rows(tables.effects)] == ["delete_media"]
    assert "CSV" not in (await kate.replies())[-1]
    assert await _children(world) == ["Sam Jones"]


async def test_a_manager_who_is_a_parent_may_send_the_photo_as_a_file(world: World) -> None:
    manager = world.parent("+447700900001")
    await talk_until(manager, "photo")
    await _sends(manager, JPEG, "application/octet-stream")
    assert (await manager.registration()).answers["photo"]["photo"] != "later"


async def test_too_many_files_are_refused_with_a_sentence(world: World) -> None:
    manager = world.manager()
    allowed = world.app.club.managers.commands_an_hour
    for _ in range(allowed + 1):
        world.clock.move(timedelta(seconds=31))
        await world.carrier.says(manager.number, medium=Medium.WHATSAPP, media=[world.media.put(b"", "text/csv")])
    await world.settle()
    documents = [row for row in await world.rows(tables.effects) if row.kind == "read_document"]
    assert len(documents) == allowed
