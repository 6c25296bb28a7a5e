"""A quoted message is answered, whatever is open meanwhile; what decides a registration is not decided so."""

from tests.talks import talk_until
from tests.world import Parent, World


async def _quotes(parent: Parent, words: str, text: str) -> None:
    """Swipes one of our messages and writes below it."""
    [quoted] = [sent for sent in parent.world.carrier.sent if words in sent.body and sent.message.to == parent.handle]
    await parent.world.carrier.says(parent.number, text, medium=parent.medium, in_reply_to=quoted.carrier_id)
    await parent.world.settle()


async def test_a_yes_below_an_earlier_question_puts_that_right(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "address_check")
    await _quotes(parent, "Did Sam play for", "Sorry, yes he did")
    answers = (await parent.registration()).answers
    assert answers["past"]["played_for_us"] is True
    assert not {"address_check", "home"} & answers.keys()
    await parent.sees("put that right")
    await parent.sees("does Sam live there too?")


async def test_what_is_quoted_is_about_the_child_it_was_asked_of(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "guardian")
    await parent.invited(child_name="Ana Jones", parent_name="Kate Jones")
    await parent.says("now for Ana")
    await parent.says("yes")
    await _quotes(parent, "Did Sam play for", "Sorry, yes he did")
    played = {
        each.child.first_name: each.answers.get("past", {}).get("played_for_us")
        for each in await parent.registrations()
    }
    assert played == {"Sam": True, "Ana": None}


async def test_the_same_again_is_not_called_put_right(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "address_check")
    await _quotes(parent, "Did Sam play for", "no")
    assert "put that right" not in (await parent.replies())[-1]


async def test_below_the_open_question_it_is_an_answer_as_any(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "address_check")
    await _quotes(parent, "does Sam live there too?", "yes")
    assert (await parent.registration()).answers["home"] == {"same": True}


async def test_what_says_neither_changes_nothing(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "address_check")
    before = (await parent.registration()).answers
    await _quotes(parent, "Did Sam play for", "hm, what was that about again")
    assert (await parent.registration()).answers == before
    await parent.sees("does Sam live there too?")


async def test_the_summary_is_not_confirmed_by_an_old_message(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "review")
    await parent.says("my email is kate2@example.com")
    [first, *_] = [sent for sent in world.carrier.sent if "Please check" in sent.body]
    await world.carrier.says(parent.number, "no", medium=parent.medium, in_reply_to=first.carrier_id)
    await world.settle()
    assert "review" not in (await parent.registration()).answers
