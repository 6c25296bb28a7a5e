"""The summary a guardian checks: in plain words, whatever was answered."""

import pytest

from tests.talks import ANSWERS, talk_until
from tests.world import World


@pytest.mark.parametrize(
    ("medical", "shown"),
    [("peanut allergy", "Medical: Peanut allergy\n"), ("no medical", "Medical: none\n")],
)
async def test_medical_issues_are_shown_as_words(world: World, medical: str, shown: str) -> None:
    parent = world.parent()
    await talk_until(parent, "review", child=ANSWERS["child"].replace("peanut allergy", medical))
    summary = (await parent.replies())[-1]
    assert shown in summary
    assert "=" not in summary
