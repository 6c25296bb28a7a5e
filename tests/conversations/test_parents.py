"""Scripted parents in a small selection; `python -m tests.conversations.many_parents` plays many more."""

import pytest

from tests.conversations.parents import STYLES, Style, scripted
from tests.world import World


@pytest.mark.parametrize("style", STYLES, ids=[style.name.replace(" ", "-") for style in STYLES])
async def test_a_parent_of_any_style_comes_through_and_nothing_wrong_is_kept(world: World, style: Style) -> None:
    played = await scripted(world, style, number=1, seed=1).play()
    assert played.finished
    assert played.wrong == []
    assert played.heard <= (style.most or 40) * played.children
