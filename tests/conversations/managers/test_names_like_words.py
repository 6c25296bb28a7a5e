"""Names that begin like a word of a command: Isabel and Isla are not what stands behind "is"."""

import pytest

from tests.world import World


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("INVITE Sam Poole U10 Tigers, parent Isabel Poole 07700 900240", "invite Isabel Poole on 07700 900240"),
        ("add player Isla Dean u11 panthers parent Meg Dean 07700 900205", "register Isla Dean for U11 Panthers"),
        ("INVITE Isaac Cole U10 Tigers, dad is Mark Cole 07700 900204", "invite Mark Cole on 07700 900204"),
        ("INVITE child is Ismail Khan U10 Tigers, mum named Nadia Khan 07700 900207", "register Ismail Khan"),
    ],
)
async def test_who_is_called_so_is_invited_so(world: World, line: str, shown: str) -> None:
    alex = world.manager()
    await alex.says(line)
    await alex.sees(shown)
