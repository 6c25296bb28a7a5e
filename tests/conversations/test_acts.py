"""From letters to acts: read and nothing done, whatever the scene; what stands alone, and what stands beside what."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.club.club import load_club
from bot.club.registration import State
from bot.model.acts import (
    About,
    Act,
    AddGuardian,
    AnotherChild,
    Ask,
    ChangeMind,
    ChildWrites,
    Later,
    Leave,
    LeaveList,
    PassOver,
    Reaction,
    Reply,
    Tell,
    Thank,
    TurnTo,
    Twins,
    UseCode,
)
from bot.model.asked import AskedBeside, AskedSecondGuardian, AskedToJoin
from bot.model.forms import Context
from bot.model.messages import Handle, HandleKind, Inbound, Media, Medium
from conversations.form import faq
from conversations.form.forms import SECTIONS
from conversations.understanding.acts import understand
from conversations.understanding.scene import OtherChild, Scene

CLUB = load_club()
CONTEXT = Context(CLUB, date(2026, 8, 3))
PHONE = Handle(kind=HandleKind.PHONE, value="+447700900123")


def letter(text: str, number: int = 1, **more: Any) -> Inbound:
    return Inbound(key=f"SM{number}", medium=Medium.WHATSAPP, sender=PHONE, text=text, **more)


def scene(section: str | None = "guardian", **more: Any) -> Scene:
    return Scene(
        context=CONTEXT,
        outside=CONTEXT,
        answer=lambda text: faq.answer(text, CLUB, {}),
        state=State.INFO_COLLECTION,
        section=section,
        form=SECTIONS[section] if section else None,
        child="Sam",
        names=["Sam Jones"],
        **more,
    )


def acts(text: str, where: Scene | None = None) -> list[Act]:
    return understand([letter(text)], where or scene())


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ('Loved "Is everything correct?"', Reaction()),
        ("I'll do it tonight", Later()),
        ("please stop messaging me", Leave()),
        ("is this a scam?", Ask(about=About.GENUINE)),
        ("how did you get my number", Ask(about=About.NUMBER)),
        ("is he registered yet?", Ask(about=About.STANDING)),
        ("they're twins, both to register", Twins()),
        ("200-tigers-u10-2627", UseCode(team="tigers", age_group="u10")),
        ("100-tigers-u10-2627-sam-jones please", UseCode(team="tigers", age_group="u10", child="Sam Jones")),
        ("can two parents be on this?", Ask(about=About.GUARDIANS)),
        ("add my husband Tom Jones 07700 900124", AddGuardian(name="Tom Jones", phone="+447700900124")),
        ("Kate Jones, mum", Tell()),
    ],
)
def test_one_act_for_one_thing(text: str, act: Act) -> None:
    [read] = acts(text)
    assert replace(read, words="", letters=()) == act
    assert read.words == text


def test_every_word_is_in_some_act() -> None:
    question, told = acts("Kate Jones, mum, 12 March 1985. How much is it?")
    assert isinstance(question, Ask)
    assert isinstance(told, Tell)
    assert "45" in question.answer
    assert "Kate Jones" in told.words


def test_a_question_alone_puts_the_open_one_again() -> None:
    [question] = acts("How much is it?")
    assert isinstance(question, Ask)
    assert question.is_alone


def test_a_child_writes_until_an_adult_is_known() -> None:
    assert isinstance(acts("im 10 and i want to play")[0], ChildWrites)
    assert not isinstance(acts("im 10 and i want to play", scene(knows_guardian=True))[0], ChildWrites)


@pytest.mark.parametrize("text", ["yes", "Yes please", "no", "nope thanks", "yeah"])
def test_a_bare_reply_is_one_to_what_was_asked(text: str) -> None:
    said = text.lower().startswith("y")
    withdraw = scene(asked=AskedBeside(section="withdraw", registration_id="1"))
    assert [replace(each, words="", letters=()) for each in acts(text, withdraw)] == [Reply(to="withdraw", yes=said)]
    assert isinstance(acts(text)[0], Tell)


@pytest.mark.parametrize("text", ["please don't", "no yeah", "yes no", "maybe"])
def test_what_is_no_plain_yes_does_not_withdraw(text: str) -> None:
    [read] = acts(text, scene(asked=AskedBeside(section="withdraw", registration_id="1")))
    assert isinstance(read, Reply)
    assert read.yes is not True


def test_an_offer_stands_when_somebody_is_only_kind() -> None:
    offer = scene(None, asked=AskedBeside(section="another", registration_id="1"))
    assert isinstance(acts("ok thank you", offer)[0], Thank)
    assert [type(each) for each in acts("change my email please", offer)] == [PassOver, Tell]


def test_one_more_child_and_an_answer() -> None:
    both = acts("Kate Jones, mum, 12 March 1985. Can his sister join too?")
    assert [type(each) for each in both] == [AnotherChild, Tell]
    other, told = both
    assert isinstance(other, AnotherChild)
    assert other.is_later
    assert "sister" not in told.words


def test_a_child_who_is_known_is_not_another() -> None:
    [read] = acts("I want to register my other son Sam Jones U10 Tigers", scene(None))
    assert isinstance(read, Tell)


def test_another_of_theirs_is_turned_to_and_the_rest_is_read() -> None:
    there = scene("kit", others=[OtherChild("2", "Ana", is_invited=False)])
    turned, told = acts("now for Ana: 7/8", there)
    assert isinstance(turned, TurnTo)
    assert (turned.registration_id, turned.is_alone) == ("2", False)
    assert isinstance(told, Tell)
    assert "7/8" in told.words
    [alone] = acts("now about Ana", there)
    assert isinstance(alone, TurnTo)
    assert alone.is_alone
    assert isinstance(acts("9/10 for Sam and 7/8 for Ana", there)[0], Tell)


def test_a_change_of_mind_is_one_only_about_what_was_chosen() -> None:
    [read] = acts("actually I don't want messages from the club", scene("kit", consents=["messages", "photo"]))
    assert read == ChangeMind(purpose="messages", given=False, words=read.words)
    assert isinstance(acts("no photo", scene("kit"))[0], Tell)


def test_what_is_left_lying_is_passed_over() -> None:
    joining = scene(asked=AskedToJoin(child_id="3"), is_joining=True)
    assert [type(each) for each in acts("Kate Jones, mum", joining)] == [PassOver, Tell]
    other = AskedSecondGuardian(medium=Medium.WHATSAPP, name="Tom", phone=None, registration_id="1", missed=1)
    assert [type(each) for each in acts("12 March 1985", scene(asked=other))] == [PassOver, Tell]


def test_the_list_is_left_with_one_word_by_who_is_on_it() -> None:
    waiting = replace(scene(None), state=State.WAITING_LIST)
    assert isinstance(acts("LEAVE", waiting)[0], LeaveList)
    assert isinstance(acts("leave", scene("kit"))[0], Tell)


def test_a_burst_of_wishes_is_one_and_one_with_an_answer_is_told() -> None:
    later = understand([letter("at work"), letter("I'll do it tonight", 2)], scene())
    assert [type(each) for each in later] == [Later]
    told = understand([letter("driving just now"), letter("Kate Jones, mum, 12 March 1985", 2)], scene())
    assert [type(each) for each in told] == [Tell]


def test_pictures_and_buttons_are_no_wishes() -> None:
    picture = Media(url="https://carrier.example/1", content_type="image/jpeg")
    assert isinstance(understand([letter("later", media=(picture,))], scene("photo"))[0], Tell)
    assert isinstance(understand([letter("Not now", button="wish.to_register:No")], scene("wish"))[0], Tell)


def test_reading_changes_nothing() -> None:
    where = scene(others=[OtherChild("2", "Ana", is_invited=True)])
    before = repr(where)
    first, second = acts("now for Ana, how much is it?", where), acts("now for Ana, how much is it?", where)
    assert first == second
    assert repr(where) == before
