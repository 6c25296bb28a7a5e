"""The summary a guardian checks: in plain words, whatever was answered."""

import pytest

from bot.club.registration import State
from tests.talks import ANSWERS, talk_until
from tests.world import World


@pytest.mark.parametrize(
    ("medical", "shown"),
    [("hay fever", "Medical: Hay fever\n"), ("no medical", "Medical: none\n")],
)
async def test_medical_issues_are_shown_as_words(world: World, medical: str, shown: str) -> None:
    parent = world.parent()
    await talk_until(parent, "review", child=ANSWERS["child"].replace("hay fever", medical))
    summary = (await parent.replies())[-1]
    assert shown in summary
    assert "=" not in summary


@pytest.mark.parametrize(
    "text",
    [
        "yes there is a mistake in it",
        "right, I am reading it through now",
        "yes the surname has a double n",
        "everything is fine, hang on the phone belongs to my ex",
    ],
)
async def test_what_is_no_plain_yes_confirms_nothing(world: World, text: str) -> None:
    parent = world.parent()
    await talk_until(parent, "review")
    await parent.says(text)
    assert (await parent.registration()).state is State.REVIEW
