"""What a second guardian tells first by SMS needs no digits; what changes it does."""

from bot.model.messages import Medium
from tests.conversations.guardians.test_family import KATE, TOM, TOMS
from tests.talks import code_in, register
from tests.world import Parent, World


async def _joined(world: World) -> tuple[Parent, Parent]:
    kate, tom = world.parent(KATE), world.parent(TOM, Medium.SMS)
    await register(kate)
    await kate.says("add dad Tom Jones 07700 900124")
    await kate.says("yes")
    await tom.says("yes")
    await tom.says(f"yes {code_in(await tom.replies())}")
    return kate, tom


async def test_the_first_answers_on_what_is_confirmed_are_taken_at_once(world: World) -> None:
    kate, tom = await _joined(world)
    before = (await kate.registration()).answers
    await tom.says(TOMS)
    assert "to do it" not in (await tom.replies())[-1]
    await tom.says("no medical issues")
    await tom.says("M41 5AA, number 4")
    registration = await kate.registration()
    assert "tom.own@example.org" in str(registration.facts)
    assert "M41 5AA" in str(registration.facts)
    assert registration.answers == before


async def test_what_changes_a_first_answer_waits_for_the_digits(world: World) -> None:
    kate, tom = await _joined(world)
    await tom.says(TOMS)
    await tom.says("change my email to tom.july@example.org")
    assert "tom.july" not in str((await kate.registration()).facts)
    await tom.says(f"yes {code_in(await tom.replies())}")
    assert "tom.july" in str((await kate.registration()).facts)


async def test_a_child_s_name_stays_behind_the_digits(world: World) -> None:
    kate, tom = await _joined(world)
    before = (await kate.registration()).answers
    await tom.says(TOMS)
    await tom.says("change the child's name to Tim Jones")
    assert (await kate.registration()).answers == before
