"""People work in the club's table: an edit is a manager's word, what is ours is put back, the newer word counts."""

from datetime import timedelta
from typing import Any

import pytest

from bot.model.messages import Medium
from bot.store import tables
from tests.conversations.guardians.test_family import together
from tests.pictures import JPEG
from tests.talks import register, talk_until
from tests.world import World


async def record(world: World) -> str:
    [only] = await world.table.rows()
    return only


async def only_row(world: World) -> dict[str, Any]:
    [row] = (await world.table.rows()).values()
    return row


async def noticed(world: World, kind: str) -> list[dict[str, Any]]:
    return [row.detail for row in await world.rows(tables.notices) if row.kind == kind]


async def registered(world: World) -> Any:
    parent = world.parent()
    await register(parent)
    await world.keeps_the_table()
    return parent


async def test_a_shirt_number_that_the_secretary_changes_is_the_child_s(world: World) -> None:
    parent = await registered(world)
    await world.table.edits(await record(world), shirt_number="9", kit_size="11/12")
    await world.keeps_the_table()
    registration = await parent.registration()
    assert (registration.shirt_number, registration.answers["kit"]) == (9, {"size": "11/12", "number": 9})
    await parent.sees("The club has changed this for Sam")
    await parent.sees("shirt number 9")
    await world.keeps_the_table()
    assert (await only_row(world))["shirt_number"] == "9"
    [trail] = [row for row in await world.rows(tables.audit) if row.command == "roster"]
    assert (trail.outcome, trail.detail["by"]) == ("taken", "Jo Reed")
    count = len(await parent.replies())
    await world.keeps_the_table()
    await parent.sees_nothing_new_since(count)


async def test_a_child_moves_to_the_team_that_is_written_there(world: World) -> None:
    parent = await registered(world)
    await world.table.edits(await record(world), team="Lions")
    await world.keeps_the_table()
    registration = await parent.registration()
    assert registration.team
    assert registration.team.full_name == "U10 Lions"
    assert any("U10 Lions" in said for said in await parent.replies())
    await world.keeps_the_table()
    assert (await only_row(world))["registration_code"] == "200-lions-u10-2627"


async def test_notes_of_the_club_are_kept_and_told_to_no_parent(world: World) -> None:
    parent = await registered(world)
    count = len(await parent.replies())
    await world.table.edits(await record(world), notes="Brings his brother on Tuesdays")
    await world.keeps_the_table()
    assert (await parent.registration()).facts.club_notes == "Brings his brother on Tuesdays"
    await parent.sees_nothing_new_since(count)
    assert (await only_row(world))["notes"] == "Brings his brother on Tuesdays"


async def test_a_name_that_is_put_right_there_is_right_here(world: World) -> None:
    parent = await registered(world)
    await world.table.edits(await record(world), player_last_name="O'Brien", parent_first_name="Katherine")
    await world.keeps_the_table()
    registration = await parent.registration()
    assert registration.answers["child"]["name"] == registration.child.profile["name"] == "Sam O'Brien"
    assert registration.answers["guardian"]["name"] == "Katherine Jones"


async def test_what_cannot_be_so_is_put_back_and_told(world: World) -> None:
    parent = await registered(world)
    await world.table.edits(await record(world), team="Unicorns")
    await world.keeps_the_table()
    await world.keeps_the_table()
    assert (await only_row(world))["team"] == "Tigers"
    assert (await parent.registration()).team
    [told] = await noticed(world, "roster_not_taken")
    assert (told["column"], told["by"]) == ("team", "Jo Reed")


async def test_money_is_ours_there_too_and_the_secretary_hears_of_it_once(world: World) -> None:
    await registered(world)
    for _ in range(2):
        await world.table.edits(await record(world), signing_on_fee_paid="N", registration_status="suspended")
        await world.keeps_the_table()
        row = await only_row(world)
        assert (row["signing_on_fee_paid"], row["registration_status"]) == ("Y", "active")
    told = await noticed(world, "roster_put_back")
    assert sorted(each["column"] for each in told) == ["registration_status", "signing_on_fee_paid"]


async def test_a_row_that_was_deleted_by_hand_is_not_made_again_but_noticed(world: World) -> None:
    parent = await registered(world)
    await world.table.deletes(await record(world))
    await world.keeps_the_table()
    await parent.says("withdraw Sam")
    await parent.says("yes")
    await world.keeps_the_table()
    assert await world.table.rows() == {}
    [told] = await noticed(world, "roster_row_gone")
    assert (told["registration_id"], told["by"]) == ((await parent.registration()).id, "Jo Reed")


async def test_one_that_was_deleted_while_nobody_told_us_is_seen_when_it_is_written(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "address")
    await world.keeps_the_table()
    gone = await record(world)
    await world.table.api.delete("tblRegistrations0", [gone])
    await parent.says("M32 8JL, number 12")
    await world.keeps_the_table()
    assert await world.table.rows() == {}
    assert len(await noticed(world, "roster_row_gone")) == 1


async def test_where_the_parent_told_otherwise_after_the_edit_theirs_is_kept_and_both_hear_of_it(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "photo")
    await parent.sends(JPEG)
    await world.keeps_the_table()
    await world.table.edits(await record(world), shirt_number="9")
    world.clock.move(timedelta(minutes=10))
    await parent.says("actually shirt number 11")
    assert (await parent.registration()).shirt_number == 11
    await world.keeps_the_table()
    assert (await parent.registration()).shirt_number == 11
    await parent.sees("I've kept yours")
    assert len(await noticed(world, "roster_overtaken")) == 1
    await world.keeps_the_table()
    assert (await only_row(world))["shirt_number"] == "11"


async def test_where_the_edit_is_the_newer_word_it_counts_though_the_parent_s_was_not_written_yet(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "photo")
    await world.keeps_the_table()
    await parent.says("actually shirt number 11")
    world.clock.move(timedelta(minutes=10))
    await world.table.edits(await record(world), shirt_number="9")
    await world.keeps_the_table()
    assert (await parent.registration()).shirt_number == 9
    await world.keeps_the_table()
    assert (await only_row(world))["shirt_number"] == "9"


async def test_an_edit_that_no_ping_told_of_is_not_written_over(world: World) -> None:
    """It is seen before the cell is written."""
    parent = world.parent()
    await talk_until(parent, "photo")
    await world.keeps_the_table()
    [webhook] = await world.table.api.webhooks()
    await world.table.api.change(lambda base: base.upsert("tblRegistrations0", _cell(base), "", world.clock.now()))
    assert webhook
    await parent.says("actually shirt number 11")
    await world.keeps_the_table()
    await world.keeps_the_table()
    registration = await parent.registration()
    assert registration.answers["kit"]["size"] == "13/14"
    row = await only_row(world)
    assert (row["kit_size"], row["shirt_number"]) == ("13/14", str(registration.shirt_number))


def _cell(base: Any) -> list[dict[str, Any]]:
    [only] = base.tables["tblRegistrations0"]["rows"]
    return [{"id": only, "fields": {"kit_size": "13/14"}}]


async def test_by_night_a_parent_hears_of_it_in_the_morning(world: World) -> None:
    parent = await registered(world)
    await world.later(timedelta(hours=11))
    await parent.says("thanks")
    count = len(await parent.replies())
    await world.table.edits(await record(world), shirt_number="9")
    await world.keeps_the_table()
    await parent.sees_nothing_new_since(count)
    assert (await parent.registration()).shirt_number == 9
    await world.later(timedelta(hours=11))
    await parent.sees("shirt number 9")


async def test_who_has_stopped_us_hears_nothing_and_it_counts_all_the_same(world: World) -> None:
    parent = await registered(world)
    await parent.says("STOP")
    count = len(await parent.replies())
    await world.table.edits(await record(world), shirt_number="9")
    await world.keeps_the_table()
    assert (await parent.registration()).shirt_number == 9
    await parent.sees_nothing_new_since(count)


async def test_while_a_matter_of_harm_is_open_nothing_is_said_of_it(world: World) -> None:
    parent = await registered(world)
    await parent.says("the coach hits my son")
    count = len(await parent.replies())
    await world.table.edits(await record(world), shirt_number="9")
    await world.keeps_the_table()
    await parent.sees_nothing_new_since(count)


async def test_the_secretary_is_told_in_words(world: World) -> None:
    from scheduler.jobs import tell_staff  # noqa: PLC0415 - for this one

    await registered(world)
    await world.table.edits(await record(world), signing_on_fee_paid="N")
    await world.keeps_the_table()
    await tell_staff(world.means)
    await world.settle()
    await world.parent("+447700900002", Medium.SMS).sees("Cells of the club's table put back")
    assert (await world.parent().registration()).payment_status.value == "active"


async def test_a_number_is_looked_for_in_the_team_the_child_moves_to(world: World) -> None:
    other = world.parent("+447700900124")
    await other.invited(parent_name="Ann Lee", child_name="Bo Lee", team_name="Lions")
    parent = await registered(world)
    await world.table.edits(_of(await world.table.rows(), "Bo"), shirt_number="9")
    await world.keeps_the_table()
    assert (await other.registration()).shirt_number == 9
    await world.table.edits(_of(await world.table.rows(), "Sam"), team="Lions", shirt_number="9")
    await world.keeps_the_table()
    await world.keeps_the_table()
    registration = await parent.registration()
    assert registration.team
    assert (registration.team.name, registration.shirt_number) == ("Lions", 7)
    assert (await world.table.rows())[_of(await world.table.rows(), "Sam")]["shirt_number"] == "7"
    assert not [row for row in await world.rows(tables.events) if row.progress == tables.Progress.PARKED]


def _of(rows: dict[str, Any], child: str) -> str:
    return next(id_ for id_, row in rows.items() if row["player_first_name"] == child)


async def test_what_somebody_writes_while_we_write_is_seen_and_kept(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = world.parent()
    await talk_until(parent, "photo")
    await world.keeps_the_table()
    upsert, edited = world.table.api.upsert, list[str]()

    async def meanwhile(table: str, records: list[Any], merge_on: str) -> Any:
        if not edited:
            edited.append(records[0]["id"])
            await world.table.edits(records[0]["id"], notes="Plays in goal, too", kit_size="13/14")
        return await upsert(table, records, merge_on)

    monkeypatch.setattr(world.table.api, "upsert", meanwhile)
    await parent.says("actually my email is kate@example.org")
    await world.keeps_the_table()
    assert edited
    await world.keeps_the_table()
    row = await only_row(world)
    assert (row["notes"], row["kit_size"], row["parent_email"]) == (
        "Plays in goal, too",
        "13/14",
        "kate@example.org",
    )
    registration = await parent.registration()
    assert registration.facts.club_notes == "Plays in goal, too"
    assert registration.answers["kit"]["size"] == "13/14"


async def test_while_another_guardian_s_report_hides_the_child_an_edit_waits_and_is_not_written_over(
    world: World,
) -> None:
    kate, tom = await together(world, "photo")
    await world.keeps_the_table()
    await tom.says("his coach hits him and he is afraid")
    count = len(await kate.replies())
    await world.table.edits(await record(world), kit_size="13/14")
    for _ in range(3):
        await world.keeps_the_table()
    assert (await only_row(world))["kit_size"] == "13/14"
    assert (await kate.registration()).answers["kit"]["size"] == "9/10"
    await kate.sees_nothing_new_since(count)
    await world.parent("+447700900003").says("SAFE 1")
    await world.later(timedelta(hours=2))
    assert (await kate.registration()).answers["kit"]["size"] == "13/14"
    assert "hits" not in str(await world.table.rows())
