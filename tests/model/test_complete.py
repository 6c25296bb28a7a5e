"""A table that forgets a member does not start."""

import pytest

from bot.club.registration import State
from bot.model.complete import must_know


def test_what_is_missing_and_what_nobody_knows_is_named() -> None:
    table = {state: 1 for state in State if state is not State.KIT} | {"nonsense": 1}
    with pytest.raises(TypeError, match=r"T: missing \['kit'\], unknown \['nonsense'\]"):
        must_know("T", table, State)
    must_know("T", list(State), State)
