"""A few histories by chance; `python -m tests.money.many_histories 1000` tells many more."""

import pytest

from tests.money.many_histories import History
from tests.world import World


@pytest.mark.parametrize("seed", range(1, 6))
async def test_whatever_happens_there_is_one_of_everything_in_the_end(world: World, seed: int) -> None:
    assert await History(world, seed).live() == []
