"""Guardians who share a child are one family, over as many steps as it takes."""

from datetime import timedelta

import sqlalchemy as sa

from bot.store import families, tables
from tests.world import START, World


async def test_a_child_is_ranked_among_all_children_of_its_family(world: World) -> None:
    """Kate has Sam, Kate and Tom have Ana, Tom has Max: one family, in the order of confirmation."""
    kate, tom, jo = (world.parent(f"+44770090012{number}") for number in range(3))
    for parent, child in ((kate, "Sam Jones"), (kate, "Ana Jones"), (tom, "Max Hill"), (jo, "Zoe Hill")):
        await parent.invited(child_name=child)
    [sam, ana] = await kate.registrations()
    [max_], [zoe] = await tom.registrations(), await jo.registrations()
    async with world.app.database.begin() as tx:
        shared = {"child_id": ana.child.id, "contact_id": max_.contact_id, "created_at": START}
        await tx.execute(sa.insert(tables.guardians), [shared])
        for day, each in enumerate((max_, sam, zoe)):
            confirmed = sa.update(tables.registrations).where(tables.registrations.c.id == each.id)
            await tx.execute(confirmed.values(confirmed_at=START + timedelta(days=day)))
        ranks = await families.ranks(tx, [sam, ana, max_, zoe])
    assert ranks == {max_.id: 1, sam.id: 2, ana.id: 3, zoe.id: 1}  # Ana is not confirmed yet
