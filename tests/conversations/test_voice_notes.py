"""Voice notes: read as letters where the club has switched that on; they decide nothing by themselves."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.club.club import DEFAULT_FILE
from bot.club.registration import State
from bot.store import tables
from integrations.openai.transcripts_sandbox import SandboxTranscripts, sound_of
from tests.talks import register, talk_until, world_on
from tests.world import Parent, World

_A_MINUTE = timedelta(minutes=1)
_OGG = "audio/ogg; codecs=opus"
_CLUB = DEFAULT_FILE.read_text(encoding="utf-8")


@pytest.fixture
async def world(database_url: str, tmp_path: Path) -> AsyncIterator[World]:
    club = tmp_path / "club.toml"
    club.write_text(_CLUB.replace("voice = false", "voice = true"), encoding="utf-8")
    async with world_on(database_url, CLUB_FILE=str(club)) as made:
        yield made


async def _speaks(parent: Parent, words: str) -> None:
    await parent.sends(sound_of(words), content_type=_OGG)


def _ears(world: World) -> SandboxTranscripts:
    ears = world.app.services.transcripts
    assert isinstance(ears, SandboxTranscripts)
    return ears


async def test_answers_are_taken_from_a_voice_note(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "child")
    await _speaks(parent, "Sam Jones, 3 May 2016, boy, no medical issues")
    await parent.sees("Now the address")
    answers = (await parent.registration()).answers["child"]
    assert (answers["name"], answers["born"]) == ("Sam Jones", "2016-05-03")


async def test_a_whole_paragraph_in_answer_to_the_invitation_is_read(world: World) -> None:
    parent = world.parent()
    await parent.invited(parent_name="Kate Jones")
    await _speaks(parent, "Yes please")
    await parent.sees("play for Urmston Town Juniors last season")


async def test_the_words_are_in_the_transcript_and_the_recording_is_nowhere(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "child")
    await _speaks(parent, "Sam Jones, 3 May 2016, boy, no medical issues")
    said = [row.content.get("text") for row in await parent.transcript()]
    assert "Sam Jones, 3 May 2016, boy, no medical issues" in said
    assert not world.media._kept  # noqa: SLF001 - what the carrier still has


async def test_the_summary_is_not_confirmed_by_voice_but_by_the_button_that_follows(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "review")
    await _speaks(parent, "Yes, all correct")
    await parent.sees('I heard: "Yes, all correct"')
    assert (await parent.registration()).state is State.REVIEW
    await parent.presses("Yes")
    assert (await parent.registration()).state is State.PAYMENT


async def test_a_typed_yes_to_what_was_heard_is_as_good_as_the_button(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "review")
    await _speaks(parent, "Yes, all correct")
    await parent.says("yes")
    assert (await parent.registration()).state is State.PAYMENT


async def test_a_second_voice_note_is_no_yes_to_the_first(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "review")
    for _ in range(3):
        await _speaks(parent, "Yes")
        await parent.sees("I heard")
    assert (await parent.registration()).state is State.REVIEW


async def test_no_leaves_everything_and_the_question_is_put_again(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "review")
    await _speaks(parent, "Yes, all correct")
    await parent.presses("No")
    await parent.sees("I've left it")
    await parent.sees("correct?")
    assert (await parent.registration()).state is State.REVIEW


async def test_a_no_to_the_invitation_is_asked_back(world: World) -> None:
    parent = world.parent()
    await parent.invited(parent_name="Kate Jones")
    await _speaks(parent, "No thank you, we don't want to")
    await parent.sees("I heard")
    assert (await parent.registration()).state is State.INITIAL_CONTACT
    await parent.presses("Yes")
    assert (await parent.registration()).state is State.DECLINED


async def test_consents_are_not_given_by_voice(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "consents")
    await _speaks(parent, "Yes to all")
    await parent.sees("I heard")
    assert await world.rows(tables.consents) == []
    await parent.presses("Yes")
    assert len(await world.rows(tables.consents)) == 4


@pytest.mark.parametrize(
    "words", ["No to the photo", "yes to messages", "yes but not the photo", "No to everything", "yes", "no"]
)
async def test_none_of_them_in_any_words(world: World, words: str) -> None:
    parent = world.parent()
    await talk_until(parent, "consents")
    await _speaks(parent, words)
    assert await world.rows(tables.consents) == []


async def test_a_person_can_be_asked_for_by_voice_whatever_is_open(world: World) -> None:
    for number, section in enumerate(("past", "consents", "review", "photo")):
        parent = world.parent(f"+4477009001{number:02}")
        await talk_until(parent, section)
        await _speaks(parent, "Can I talk to someone?")
        await parent.sees("a volunteer of the club will write to you")


async def test_a_consent_is_not_taken_back_by_voice(world: World) -> None:
    parent = world.parent()
    await register(parent)
    before = len(await world.rows(tables.consents))
    await _speaks(parent, "please don't use his photo any more")
    await parent.sees("I heard")
    assert len(await world.rows(tables.consents)) == before
    await parent.presses("Yes")
    assert len(await world.rows(tables.consents)) == before + 1
    assert "photo" not in (await parent.registration()).answers


async def test_stop_is_not_done_by_voice(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "child")
    await _speaks(parent, "Stop")
    await parent.sees('I heard: "Stop"')
    await parent.presses("Yes")
    await parent.sees("no more messages here")


async def test_a_withdrawal_asked_for_by_voice_is_put_with_buttons_and_not_confirmed_by_voice(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "payment")
    await _speaks(parent, "withdraw Sam")
    await parent.sees("Shall I withdraw Sam")
    await _speaks(parent, "yes")
    await parent.sees("I heard")
    assert (await parent.registration()).state is State.PAYMENT
    await parent.presses("Yes")
    assert (await parent.registration()).state is State.WITHDRAWN


async def test_what_is_confirmed_is_not_changed_by_voice(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "payment")
    await _speaks(parent, "Actually his birthday is 4 May 2016")
    await parent.sees("I heard")
    assert (await parent.registration()).answers["child"]["born"] == "2016-05-03"
    await parent.presses("Yes")
    assert (await parent.registration()).answers["child"]["born"] == "2016-05-04"


async def test_a_condition_told_by_voice_is_added_at_once(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "payment")
    await _speaks(parent, "He also has a peanut allergy")
    medical = (await parent.registration()).answers["child"]["medical"]
    assert "peanut" in medical["description"].casefold()
    assert "hay fever" in medical["description"].casefold()


async def test_a_question_is_answered(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "review")
    await _speaks(parent, "How much is it?")
    assert any("£45" in reply for reply in (await parent.replies())[-1:])
    assert (await parent.registration()).state is State.REVIEW


async def test_a_button_of_an_earlier_voice_note_does_nothing(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "review")
    await _speaks(parent, "Yes, all correct")
    [button] = [o for o in world.carrier.sent[-1].message.content.options if o.title == "Yes"]  # type: ignore[union-attr]
    await parent.says("How much is it?")
    await parent.says("Yes", button=button.id)
    await parent.sees("earlier voice note")
    assert (await parent.registration()).state is State.REVIEW


async def test_harm_is_looked_for_in_what_was_heard_before_anything_else(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "child")
    await _speaks(parent, "The coach hit Sam in the changing room")
    await parent.sees("999")
    assert len(await world.rows(tables.matters)) == 1


async def test_what_was_heard_is_kept_as_letters_are_and_nowhere_beside_them(world: World) -> None:
    """So that what is hidden of a matter of harm is hidden here, too."""
    parent = world.parent()
    await talk_until(parent, "child")
    await _speaks(parent, "The coach hit Sam in the changing room")
    [effect] = [row for row in await world.rows(tables.effects) if row.kind == "transcribe"]
    assert "coach" not in f"{effect.payload}{effect.result}"


async def test_also_while_a_volunteer_has_the_talk(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "child")
    await parent.says("PERSON")
    await _speaks(parent, "The coach hit Sam in the changing room")
    assert len(await world.rows(tables.matters)) == 1


async def test_a_volunteer_who_has_the_talk_reads_what_was_said(world: World) -> None:
    parent, manager = world.parent(), world.manager()
    await manager.says("hello")
    await talk_until(parent, "child")
    await parent.says("PERSON")
    await _speaks(parent, "Can we come on Tuesday instead?")
    await manager.sees("Can we come on Tuesday instead?")


async def test_a_manager_s_nudges_are_not_sent_by_voice(world: World) -> None:
    manager = world.manager()
    await _speaks(manager, "nudge all")
    await manager.sees("I heard")


async def test_a_manager_s_yes_by_voice_invites_nobody(world: World) -> None:
    manager = world.manager()
    await manager.says("INVITE Leo Smith U10 Tigers, parent Ann Smith 07700 900390")
    await _speaks(manager, "yes")
    await manager.sees("I heard")
    assert await world.rows(tables.registrations) == []
    await manager.presses("Yes")
    assert len(await world.rows(tables.registrations)) == 1


@pytest.mark.parametrize("sound", [b"OggS".ljust(200, b"\0"), b"#!AMR\nwhatever", sound_of("")])
async def test_what_nobody_can_make_words_of_gets_a_kind_word_and_the_question_again(
    world: World, sound: bytes
) -> None:
    parent = world.parent()
    await talk_until(parent, "child")
    await parent.sends(sound, content_type=_OGG)
    await parent.sees("Sorry, I can only read written words here.")
    await parent.sees("Sam's full name")
    assert not world.media._kept  # noqa: SLF001 - what the carrier still has


async def test_a_service_that_is_away_for_a_moment_is_waited_for(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "child")
    _ears(world).fail_next(2)
    await _speaks(parent, "Sam Jones, 3 May 2016, boy, no medical issues")
    for _ in range(3):
        await world.later(_A_MINUTE)
    await parent.sees("Now the address")


async def test_one_that_stays_away_ends_in_a_kind_word(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "child")
    _ears(world).fail_next(50)
    await _speaks(parent, "Sam Jones, 3 May 2016, boy, no medical issues")
    for _ in range(6):
        await world.later(_A_MINUTE)
    await parent.sees("Sorry, I can only read written words here.")


async def test_where_a_photo_is_asked_for_a_voice_note_is_no_broken_picture(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "photo")
    await _speaks(parent, "I'll send it later")
    await parent.sees("send the photo of Sam whenever you have it")


async def test_words_that_come_with_it_are_read_at_once(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "child")
    media = world.media.put(sound_of("boy, no medical issues"), _OGG)
    await world.carrier.says(parent.number, "Sam Jones, 3 May 2016", media=[media])
    await world.settle()
    await parent.sees("Now the address")


async def test_off_by_default_it_gets_the_kind_word(database_url: str) -> None:
    async with world_on(database_url) as world:
        parent = world.parent()
        await talk_until(parent, "child")
        await _speaks(parent, "Sam Jones, 3 May 2016, boy, no medical issues")
        await parent.sees("Sorry, I can only read written words here.")
        assert world.app.services.transcripts is None
        assert not world.media._kept  # noqa: SLF001 - what the carrier still has
