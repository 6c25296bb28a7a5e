"""Each consent is its own, put in one message; a no has its effect, and each can be taken back by message."""

import pytest

from bot.club.registration import State
from bot.store import tables
from conversations.understanding.consent_choice import changed_mind, read_choice
from tests.pictures import JPEG
from tests.talks import ANSWERS, pays, register, talk_until
from tests.world import Parent, World

ALL = ("messages", "photo", "fa", "medical")


async def _told(parent: Parent) -> dict[str, bool]:
    told: dict[str, bool] = (await parent.registration()).answers.get("consents", {})
    return told


async def _goes_on(parent: Parent, *sections: str) -> None:
    for section in sections:
        await parent.says(ANSWERS[section])


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("Yes to all", dict.fromkeys(ALL, True)),
        ("yes", dict.fromkeys(ALL, True)),
        ("yes, no problem", dict.fromkeys(ALL, True)),
        ("no to all", dict.fromkeys(ALL, False)),
        ("yes to all but the photo", dict.fromkeys(ALL, True) | {"photo": False}),
        ("all except photo and FA", dict.fromkeys(ALL, True) | {"photo": False, "fa": False}),
        ("i dont want his picture used. others ok", dict.fromkeys(ALL, True) | {"photo": False}),
        ("photo yes, messages no", {"photo": True, "messages": False}),
        ("yes to photo, FA and medical", {"photo": True, "fa": True, "medical": True}),
        ("no photos please", {"photo": False}),
        ("no", {}),
        ("not sure", {}),
        ("yes but who sees the medical?", {}),
        ("what is the FA", {}),
    ],
)
def test_silence_is_no_consent(text: str, given: dict[str, bool]) -> None:
    assert read_choice(text, ALL) == given


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("actually I don't want messages from the club", {"messages": False}),
        ("please don't use his photo", {"photo": False}),
        ("photo yes", {"photo": True}),
        ("you can use her photo after all", {"photo": True}),
        ("I can't send the photo now", {}),
        ("I don't want to send the photo now", {}),
        ("don't have a photo yet", {}),
        ("can you not use the photo?", {}),
        ("he takes no medicine", {}),
    ],
)
def test_a_change_of_mind_is_said_outright(text: str, changed: dict[str, bool]) -> None:
    assert changed_mind(text, ALL) == changed


async def test_one_press_gives_them_all(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "consents")
    await parent.sees("registering Sam with the FA")
    await parent.sees("/privacy")
    await parent.presses("Yes to all")
    await parent.sees("Please check")
    assert await _told(parent) == dict.fromkeys(ALL, True)


async def test_who_chooses_is_asked_one_by_one(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "consents")
    await parent.presses("Choose")
    for words, pressed in (("send you messages", "Yes"), ("use Sam's photo", "No"), ("with the FA", "Yes")):
        await parent.sees(words)
        await parent.presses(pressed)
    await parent.sees("managers see Sam's medical details")
    await parent.presses("Yes")
    assert await _told(parent) == dict.fromkeys(ALL, True) | {"photo": False}


async def test_what_was_said_ahead_is_shown_and_stands_in_a_yes_to_all(world: World) -> None:
    parent = world.parent()
    guardian = "Kate Jones, mum, 12 March 1985, kate@example.com, no messages"
    await talk_until(parent, "consents", guardian=guardian)
    await parent.sees("messages about the club (you've said no)")
    await parent.says("yes to all")
    assert await _told(parent) == dict.fromkeys(ALL, True) | {"messages": False}


async def test_without_a_photo_none_is_asked_for_and_it_is_complete_all_the_same(world: World) -> None:
    parent, manager = world.parent(), world.manager()
    await manager.says("HELP")
    await talk_until(parent, "consents")
    await parent.says("yes to all but no photo")
    await _goes_on(parent, "review", "payment", "kit")
    assert (await parent.registration()).state is State.AWAITING_PAYMENT
    await parent.sends(JPEG)
    await parent.sees("You've said no to a photo of Sam")
    await pays(parent)
    assert (await parent.registration()).state is State.COMPLETED
    assert "no_photo" in {notice.kind for notice in await world.rows(tables.notices)}


async def test_a_photo_that_came_early_is_kept_for_its_turn(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "child")
    await parent.sends(JPEG)
    await parent.sees("the photo is in")
    await parent.sees("Now about Sam")
    await _goes_on(parent, "child", "address", "address_check", "consents", "review", "payment", "kit")
    assert (await parent.registration()).state is State.AWAITING_PAYMENT, "it is not asked for again"


async def test_one_that_came_early_goes_with_a_no(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "consents")
    await parent.sends(JPEG)
    await parent.says("yes to all but no photo")
    assert "photo" not in (await parent.registration()).answers
    assert "forget_photo" in {effect.kind for effect in await world.rows(tables.effects)}


async def test_a_photo_that_is_no_longer_wanted_is_erased(world: World) -> None:
    parent = world.parent()
    await register(parent)
    assert "photo" in (await parent.registration()).answers
    await parent.says("please don't use his photo any more")
    assert any("no photo of Sam. None is kept" in reply for reply in (await parent.replies())[-2:])
    assert "photo" not in (await parent.registration()).answers
    assert "forget_photo" in {effect.kind for effect in await world.rows(tables.effects)}
    assert (await parent.registration()).state is State.COMPLETED


async def test_without_the_fa_the_manager_decides(world: World) -> None:
    parent, manager = world.parent(), world.manager()
    await talk_until(parent, "consents")
    await parent.says("yes to all except the FA")
    await parent.says(ANSWERS["review"])
    await parent.sees("the manager decides within 7 days")
    assert (await parent.registration()).state is State.REVIEW
    await manager.says("STATUS Sam Jones")
    await manager.sees("no to the FA registration")
    await manager.says("ALLOW Sam Jones")
    await manager.says("yes")
    await parent.sees("the club has agreed that Sam can go on")
    await parent.sees("On which day")
    assert (await parent.registration()).state is State.PAYMENT


async def test_who_changes_their_mind_about_the_fa_goes_on(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "consents")
    await parent.says("yes to all except the FA")
    await parent.says(ANSWERS["review"])
    await parent.says("FA yes")
    await parent.sees("On which day")


async def test_a_manager_may_refuse(world: World) -> None:
    parent, manager = world.parent(), world.manager()
    await talk_until(parent, "consents")
    await parent.says("yes to all except the FA")
    await parent.says(ANSWERS["review"])
    await manager.says("REFUSE Sam Jones")
    await manager.says("yes")
    assert (await parent.registration()).state is State.DECLINED or (
        await parent.registration()
    ).state is State.WITHDRAWN


async def test_messages_are_taken_back_whatever_is_open(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "payment")
    await parent.says("actually I don't want messages from the club")
    reply = "\n".join((await parent.replies())[-2:])
    assert "no club messages" in reply
    assert "On which day" in reply
    assert (await _told(parent))["messages"] is False
    assert [each.given for each in await world.rows(tables.consents) if each.purpose == "messages"] == [True, False]


async def test_the_code_of_conduct_is_asked_for_where_the_club_has_one(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "consents")
    assert "code of conduct" not in (await parent.replies())[-1]
