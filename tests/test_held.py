"""What is stored of people is declared: by which feature, how it is shown, with what it is erased, and until when."""

from collections import Counter
from datetime import timedelta

import sqlalchemy as sa

from bot.engine.performers import PERFORMERS
from bot.model.events import Kind
from bot.model.facts import Facts, Kept
from bot.model.held import GoesWith, Held, Shown
from bot.model.profile import Profile
from bot.program.features import FEATURES
from bot.store import tables
from bot.store.columns import Sealed
from bot.store.deeds import ERASING, FORGETTING, MONEY
from bot.store.mentions import OF_A_MATTER
from tests.conversations.guardians.test_family import together
from tests.pictures import JPEG
from tests.talks import register
from tests.world import World

DECLARED: dict[str, Held] = {each.place: each for held in FEATURES.values() for each in held}


def test_nothing_is_declared_twice() -> None:
    assert [
        each for each, times in Counter(h.place for held in FEATURES.values() for h in held).items() if times > 1
    ] == []


def test_every_sealed_column_is_declared() -> None:
    sealed = {
        f"{table.name}.{column.name}"
        for table in tables.metadata.sorted_tables
        for column in table.c
        if isinstance(column.type, Sealed)
    }
    assert sealed == {place for place in DECLARED if "." in place}


def test_every_kind_of_event_and_effect_is_declared() -> None:
    kinds = {f"event:{kind}" for kind in Kind} | {f"effect:{kind}" for kind in PERFORMERS}
    assert kinds == {place for place in DECLARED if ":" in place}


def test_every_field_of_typed_state_says_whose_it_is_and_until_when() -> None:
    for state in (Facts, Profile):
        unsaid = [
            name
            for name, field in state.model_fields.items()
            if not any(isinstance(each, Kept) for each in field.metadata)
        ]
        assert unsaid == [], state.__name__


def test_what_is_spared_is_declared_so() -> None:
    assert {place for place in DECLARED if ":" in place and DECLARED[place].goes is GoesWith.MATTER} == {
        f"event:{kind}" for kind in OF_A_MATTER
    }
    money = {place.removeprefix("effect:") for place in DECLARED if DECLARED[place].goes is GoesWith.MONEY}
    assert money - {"registrations.account", "event:difference"} == MONEY
    for kind in ERASING | FORGETTING:
        assert DECLARED[f"effect:{kind}"].goes in {GoesWith.NOBODY, GoesWith.PERSON}


def test_what_goes_with_the_person_has_a_contact_or_their_row() -> None:
    for place, held in DECLARED.items():
        table, dot, _ = place.partition(".")
        if dot and held.goes is GoesWith.PERSON and table != "contacts":
            assert "contact_id" in tables.metadata.tables[table].c, place


def test_what_is_shown_and_what_is_not_is_known_of_each() -> None:
    assert {held.shown for held in DECLARED.values()} == set(Shown)
    assert not [place for place, held in DECLARED.items() if not held.kept]


async def test_every_field_that_is_stored_is_declared(world: World) -> None:
    """Of talks in which much happens: a new field in a payload has to be declared with its feature."""
    alex = world.manager()
    await alex.says("INVITE Mia Brown U10 Lions, parent Ann Brown 07700 900188")
    await alex.says("YES")
    await register(world.parent("+447700900199"))
    kate, tom = await together(world, "photo")
    await kate.sends(JPEG)
    await tom.says("PERSON", "are you there?")
    await alex.says("STATUS")
    await alex.says("CANCEL Mia Brown")
    await alex.says("YES")
    await kate.says("DELETE MY DATA")
    await world.later(timedelta(hours=23))
    await world.parent("+447700900188").says("the coach hits my son")
    assert await _undeclared(world) == []


async def _undeclared(world: World) -> list[str]:
    found: set[str] = set()
    async with world.app.database.begin() as tx:
        for row in await tx.execute(sa.select(tables.events.c.kind, tables.events.c.payload)):
            found |= _unknown(f"event:{row.kind}", row.payload)
        for row in await tx.execute(sa.select(tables.effects)):
            found |= _unknown(f"effect:{row.kind}", {**row.payload, **(row.result or {})})
    return sorted(found)


def _unknown(place: str, payload: dict[str, object]) -> set[str]:
    fields = DECLARED[place].fields
    return set() if "*" in fields else {f"{place}.{name}" for name in set(payload) - fields}
