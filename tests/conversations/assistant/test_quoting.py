"""What a model proposes is taken as the parent's own words only where they stand so, and mean it there."""

import json
from typing import Any

import pytest

from bot.club.registration import State
from bot.model.prompts import Call
from bot.store import tables
from conversations.assistant.tools import FIELDS
from tests.conversations.assistant.quotations import NOT_SO, SO
from tests.standins.assistant import ScriptedAssistant, calls, record, says
from tests.talks import ANSWERS, talk_until
from tests.world import Parent, World


def _status(status: str | None, quote: str | None, **other: Any) -> Call:
    given = {"status": status, "quote": quote, "notes": None} | other
    return calls("update_registration_status", **given)


async def _at(world: World, section: str) -> Parent:
    parent = world.parent()
    await talk_until(parent, section)
    return parent


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)  # it makes no difference here
@pytest.mark.parametrize("words", NOT_SO)
async def test_what_is_not_so_where_it_stands_is_not_taken(world: World, model: ScriptedAssistant, words: str) -> None:
    section, text, fields, unknown = NOT_SO[words]
    parent = await _at(world, section)
    model.will(record(**fields))
    model.endless = True
    await parent.says(text)
    assert unknown not in json.dumps((await parent.registration()).answers)


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
@pytest.mark.parametrize("words", SO)
async def test_what_they_say_is_taken(world: World, model: ScriptedAssistant, words: str) -> None:
    section, text, fields, known = SO[words]
    parent = await _at(world, section)
    model.will(record(**fields))
    model.endless = True
    await parent.says(text)
    answers = (await parent.registration()).answers
    found = {place: answers.get(place.split(".")[0], {}).get(place.split(".")[1]) for place in known}
    assert found == known


@pytest.mark.parametrize(
    ("section", "text", "status", "place", "value"),
    [
        ("past", "aye two years now, he was with you all of last year as well", "confirm", "played_for_us", True),
        ("address_check", "spot on, the one with the blue door and the gnome", "confirm", "correct", True),
        ("address_check", "nope, wrong end of the road altogether, ours has the red gate", "decline", "correct", False),
        ("home", "of course he does, who else would have him, bless", "confirm", "same", True),
        ("home", "no he stays at his dad's these days, has done for a while", "decline", "same", False),
    ],
)
async def test_whichever_yes_or_no_is_open_is_answered(
    world: World,
    model: ScriptedAssistant,
    section: str,
    text: str,
    status: str,
    place: str,
    value: bool,  # noqa: FBT001 - it is the answer
) -> None:
    parent = await _at(world, section)
    model.will(says("", _status(status, text)))
    model.endless = True
    await parent.says(text)
    assert (await parent.registration()).answers.get(section, {}).get(place) is value


async def test_no_model_consents_for_a_parent(world: World, model: ScriptedAssistant) -> None:
    parent = await _at(world, "consents")
    await parent.says("yes to photo, FA and medical")
    await parent.sees("May Urmston Town Juniors send you messages about the club?")
    words = "whenever suits you lot best, I never switch the thing off as it is"
    model.will(says("", _status("confirm", words)))
    model.endless = True
    await parent.says(words)
    await parent.sees("Just to be sure:")
    assert "messages" not in (await parent.registration()).answers["consents"]


async def test_what_is_no_plain_yes_is_put_back(world: World, model: ScriptedAssistant) -> None:
    parent = await _at(world, "home")
    words = "well now his bed is in the box room next to ours, has been from the start"
    model.will(says("", _status("confirm", words)))
    await parent.says(words)
    await parent.sees("Just to be sure:")
    assert "home" not in (await parent.registration()).answers
    await parent.says("yes")
    assert (await parent.registration()).answers["home"]["same"] is True


async def test_who_leaves_later_is_asked_whether_they_mean_it(world: World, model: ScriptedAssistant) -> None:
    parent = await _at(world, "address_check")
    model.will(says("", _status("leave", "we're moving to Leeds in August so he won't be joining")))
    await parent.says("ah sorry pal, we're moving to Leeds in August so he won't be joining")
    assert (await parent.registration()).state is State.INFO_COLLECTION
    await parent.says("yes")
    assert (await parent.registration()).state is State.WITHDRAWN


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("that looks good, the postcode is M32 9AA mind you, since they moved the boundary", "that looks good"),
        ("looks grand that, though our Sam's surname has an e at the end of it", "looks grand that"),
        ("yes. oh hang about the house is number 14 since they split it in two", "yes"),
    ],
)
async def test_a_summary_in_which_something_is_put_right_is_not_confirmed(
    world: World, model: ScriptedAssistant, text: str, quote: str
) -> None:
    parent = await _at(world, "review")
    model.will(says("", _status("confirm", quote)))
    model.endless = True
    await parent.says(text)
    assert (await parent.registration()).state is State.REVIEW


@pytest.mark.parametrize("state", ["declined", "withdrawn", "suspended"])
async def test_when_it_is_over_a_person_is_found_in_any_words(
    world: World, model: ScriptedAssistant, state: str
) -> None:
    parent = await _at(world, "guardian")
    async with world.app.database.begin() as tx:
        await tx.execute(tables.registrations.update().values(state=state))
    text = "how do I get him back in the team quick, please somebody ring me"
    told = dict.fromkeys(FIELDS) | {"guardian_name": "Team Quick", "guardian_relationship": "somebody"}
    model.will(says("", calls("record_answers", **told), calls("hand_over", quote=text)))
    await parent.says(text)
    await parent.sees("a volunteer of the club will write to you")
    assert "guardian" not in (await parent.registration()).answers


@pytest.mark.parametrize("who", ["stranger", "manager"])
async def test_so_it_is_without_a_registration(world: World, model: ScriptedAssistant, who: str) -> None:
    person = world.parent() if who == "stranger" else world.manager()
    if who == "stranger":
        await person.says("hello")
    model.will(says("", calls("hand_over", quote="much prefer a proper human being to ring me")))
    await person.says("honestly love I'd much prefer a proper human being to ring me about this")
    await person.sees("a volunteer of the club will write to you")


async def test_nobody_starts_over_what_another_guardian_told(world: World, model: ScriptedAssistant) -> None:
    kate, tom = await _at(world, "photo"), world.parent("+447700900124")
    await kate.says("can my husband do this too? Tom Jones 07700 900124")
    await kate.says("yes")
    await tom.says("yes")
    before = (await kate.registration()).id
    model.will(says("", calls("start_over", quote="let me do the lot afresh myself")))
    await tom.says("photo? honestly Kate has made a right mess of this, let me do the lot afresh myself will you")
    await tom.says("yes")
    assert (await kate.registration()).id == before
    assert (await kate.registration()).answers["guardian"]["name"] == ANSWERS["guardian"].split(",")[0]
