"""The table may be away, slow, changed under us, or we may die in the middle: only the time changes."""

import asyncio
import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.model.happenings import Erased
from bot.program.app import web_server
from bot.store import happenings, roster, tables
from bot.store.happenings import Written
from integrations.airtable import sandbox
from integrations.airtable.problems import Problem, Silent
from integrations.airtable.webhooks import signature
from scheduler.roster import keep_roster
from tests.talks import register, talk_until, world_on
from tests.world import World

TABLE = sandbox.TABLE


class Trouble:
    """Stands before the table's requests: each is answered by what `answers` raises, before or after it is done."""

    def __init__(self, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
        self.before: Callable[[str], Exception | BaseException | None] = lambda _: None
        self.after: Callable[[str], Exception | BaseException | None] = lambda _: None
        self.asked: list[str] = []
        for name in ("page", "upsert", "delete", "payloads", "webhooks"):
            monkeypatch.setattr(world.table.api, name, self._around(name, getattr(world.table.api, name)))

    def _around(self, name: str, request: Any) -> Any:
        async def around(*given: Any) -> Any:
            self.asked.append(name)
            if error := self.before(name):
                raise error
            answer = await request(*given)
            if error := self.after(name):
                raise error
            return answer

        return around


@pytest.fixture
def trouble(world: World, monkeypatch: pytest.MonkeyPatch) -> Trouble:
    return Trouble(world, monkeypatch)


async def rows(world: World) -> list[dict[str, Any]]:
    return list((await world.table.rows()).values())


async def noticed(world: World, kind: str) -> list[dict[str, Any]]:
    return [row.detail for row in await world.rows(tables.notices) if row.kind == kind]


async def test_a_day_s_outage_changes_nothing_but_the_time(world: World, trouble: Trouble) -> None:
    trouble.before = lambda _: Silent("away")
    await register(world.parent())
    for _ in range(24):
        await world.later(timedelta(hours=1))
        await keep_roster(world.means)
    assert await rows(world) == []
    assert len(trouble.asked) < 100
    trouble.before = lambda _: None
    await world.keeps_the_table()
    [row] = await rows(world)
    assert row["registration_state"] == "completed"
    assert await noticed(world, "roster_refused") == []


async def test_a_storm_of_429_is_waited_out_with_one_request_in_half_a_minute(world: World, trouble: Trouble) -> None:
    await talk_until(world.parent(), "address")
    trouble.before = lambda name: Problem(429, "RATE_LIMIT_REACHED") if name == "upsert" else None
    world.clock.move(timedelta(minutes=2))
    for _ in range(40):
        await keep_roster(world.means)
        world.clock.move(timedelta(seconds=15))
    assert trouble.asked.count("upsert") <= 21
    trouble.before = lambda _: None
    await world.keeps_the_table()
    assert len(await rows(world)) == 1


async def test_who_dies_after_the_table_has_it_writes_the_same_row_again(world: World, trouble: Trouble) -> None:
    await talk_until(world.parent(), "address")
    world.clock.move(timedelta(minutes=2))
    trouble.after = lambda name: asyncio.CancelledError() if name == "upsert" else None
    with pytest.raises(asyncio.CancelledError):
        await keep_roster(world.means)
    assert len(await rows(world)) == 1
    trouble.after = lambda _: None
    await world.parent().says("M32 8JL, number 12")
    await world.later(timedelta(minutes=30))  # the lease of who died is over
    await world.keeps_the_table()
    [row] = await rows(world)
    assert row["parent_post_code"] == "M32 8JL"
    assert await noticed(world, "roster_put_back") == []


async def test_an_answer_that_is_lost_makes_no_second_row(world: World, trouble: Trouble) -> None:
    await talk_until(world.parent(), "address")
    trouble.after = lambda name: Silent("cut off") if name == "upsert" else None
    await world.keeps_the_table()
    trouble.after = lambda _: None
    await world.keeps_the_table()
    await world.keeps_the_table()
    assert len(await rows(world)) == 1


async def test_two_who_keep_it_do_not_meet(world: World, trouble: Trouble) -> None:
    await talk_until(world.parent(), "address")
    world.clock.move(timedelta(minutes=2))
    done = await asyncio.gather(*(keep_roster(world.means) for _ in range(3)))
    assert sum(done) == 1
    assert trouble.asked.count("upsert") == 1


async def test_a_renamed_column_is_told_with_the_cure_and_written_when_it_is_back(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "child")
    await world.table.renames("parent_email", "E-mail of the parent")
    await world.keeps_the_table()
    [row] = await rows(world)
    assert row["parent_first_name"] == "Kate"
    assert "parent_email" not in row
    [told] = await noticed(world, "roster_column")
    assert told["column"] == "parent_email"
    assert "[roster.columns]" in told["cure"]
    await world.table.renames("E-mail of the parent", "parent_email")
    await world.later(timedelta(hours=2))
    await world.keeps_the_table()
    [row] = await rows(world)
    assert row["parent_email"] == "kate@example.com"
    [kept] = await world.rows(tables.roster_rows)
    assert kept.lacks is None


async def test_what_the_table_is_known_to_lack_is_not_asked_for_with_every_row(world: World, trouble: Trouble) -> None:
    await world.table.renames("parent_telephone", "Phone")
    for number in range(25):
        await world.parent(f"+4477009003{number:02}").invited(
            parent_name="Kate Jones", child_name=f"Sam {number} Jones"
        )
    world.clock.move(timedelta(minutes=2))
    await keep_roster(world.means)
    assert len(await rows(world)) == 25
    assert trouble.asked.count("upsert") == 4  # three batches, and one that was refused


async def test_an_option_that_nobody_made_leaves_out_that_cell_alone(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "photo")
    await world.table.api.change(lambda base: base.table(TABLE)["columns"]["kit_size"].update(choices=["7/8"]))
    await world.keeps_the_table()
    [row] = await rows(world)
    assert (row.get("kit_size"), row["shirt_number"]) == (None, "7")
    [told] = await noticed(world, "roster_column")
    assert (told["column"], told["option"]) == ("kit_size", "9/10")
    await parent.says("actually shirt number 11")
    await world.keeps_the_table()
    [row] = await rows(world)
    assert (row.get("kit_size"), row["shirt_number"]) == (None, "11")
    assert (await parent.registration()).answers["kit"]["size"] == "9/10"


async def test_a_month_has_only_so_many_requests(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    club = world.app.club.model_copy(update={"roster": world.app.club.roster.model_copy(update={"calls_a_month": 10})})
    monkeypatch.setattr(world.app, "club", club)
    assert world.app.roster
    parent = world.parent()
    await talk_until(parent, "child")
    for number in range(12):
        await parent.says(f"actually my email is kate{number}@example.com")
        await world.keeps_the_table()
    assert world.app.roster.table.calls <= 14
    assert [each["percent"] for each in await noticed(world, "roster_budget")] == [80, 100]
    world.clock.move(timedelta(days=31))
    await world.keeps_the_table()
    [row] = await rows(world)
    assert row["parent_email"] == "kate11@example.com"


async def test_an_erasure_takes_the_row_and_what_we_remembered_of_it(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "address")
    await world.keeps_the_table()
    registration = await parent.registration()
    async with world.app.database.begin() as tx:
        await happenings.put(tx, [Written(Erased(), registration.contact_id, registration.id)], world.clock.now())
    await world.settle()
    [kept] = await world.rows(tables.roster_rows)
    assert kept.written is None
    await world.keeps_the_table()
    assert await rows(world) == []


async def test_registrations_from_before_the_table_are_written_too(world: World) -> None:
    await talk_until(world.parent(), "address")
    async with world.app.database.begin() as tx:
        await tx.execute(tables.roster_rows.delete())
    await world.keeps_the_table()
    assert len(await rows(world)) == 1


async def test_a_refusal_of_one_row_holds_no_other(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        await world.parent(f"+4477009003{number:02}").invited(parent_name="Kate Jones", child_name=f"Sam{number} Jones")
    upsert = world.table.api.upsert

    async def picky(table: str, records: list[Any], merge_on: str) -> Any:
        if any(each["fields"].get("player_first_name") == "Sam1" for each in records):
            raise Problem(422, "SOMETHING_NEW", "no")
        return await upsert(table, records, merge_on)

    monkeypatch.setattr(world.table.api, "upsert", picky)
    await world.keeps_the_table()
    assert sorted(row["player_first_name"] for row in await rows(world)) == ["Sam0", "Sam2"]
    assert len(await noticed(world, "roster_refused")) == 1


async def test_only_airtable_is_believed_and_a_ping_is_answered_at_once(world: World) -> None:
    body = json.dumps({"base": {"id": "appSandbox"}}).encode()
    async with TestClient(TestServer(web_server(world.app))) as browser:
        mac = signature(sandbox.SECRET.get_secret_value(), body)
        signed = await browser.post("/webhooks/airtable", data=body, headers={"X-Airtable-Content-MAC": mac})
        other = await browser.post("/webhooks/airtable", data=body + b" ", headers={"X-Airtable-Content-MAC": mac})
        none = await browser.post("/webhooks/airtable", data=body)
        strange = await browser.post("/webhooks/airtable", data=body, headers={"X-Airtable-Content-MAC": "\u00fc"})
    assert [each.status for each in (signed, other, none, strange)] == [204, 403, 403, 403]


async def test_the_simulator_shows_the_table_and_takes_edits(world: World) -> None:
    parent = world.parent()
    await parent.invited(parent_name="Kate <b>O'Brien</b>")
    await world.keeps_the_table()
    [(record, row)] = (await world.table.rows()).items()
    async with TestClient(TestServer(web_server(world.app))) as browser:
        page = await (await browser.get("/sandbox/roster")).text()
        assert "<b>O" not in page
        assert "&lt;b&gt;O&#x27;Brien" in page or "O&#x27;Brien" in page
        form = {"record": record, "deed": "save", **{name: str(value) for name, value in row.items()}}
        saved = await browser.post("/sandbox/roster", data=form | {"notes": "Knows the ground"}, allow_redirects=False)
        assert saved.status == 303
        wrong = await browser.post("/sandbox/roster", data=form | {"kit_size": "tiny"}, allow_redirects=False)
        assert wrong.status == 422
        assert "Airtable would not take that" in await wrong.text()
    await world.keeps_the_table()
    assert (await parent.registration()).facts.club_notes == "Knows the ground"


async def test_it_stands_there_after_a_restart_sealed(database_folder: Path, tmp_path: Path) -> None:
    from cryptography.fernet import Fernet  # noqa: PLC0415 - for this one

    url = f"sqlite:///{tmp_path / 'omega.db'}"
    keys = {"DATA_ENCRYPTION_KEYS": Fernet.generate_key().decode(), "HANDLE_KEY": "a long secret of ours"}
    async with world_on(url, None, **keys) as world:
        await talk_until(world.parent(), "address")
        await world.keeps_the_table()
    async with world_on(url, None, **keys) as world:
        [row] = await rows(world)
        assert row["player_first_name"] == "Sam"
    assert b"Sam" not in (tmp_path / "omega.db").read_bytes()


async def test_what_waits_to_be_read_is_not_written_over(world: World) -> None:
    """The letter about the edit is in its lane, and the lane stands still."""
    parent = world.parent()
    await talk_until(parent, "photo")
    await world.keeps_the_table()
    [record] = await world.table.rows()
    await world.table.edits(record, kit_size="13/14")
    world.clock.move(timedelta(minutes=2))
    await keep_roster(world.means)
    registration = await parent.registration()
    async with world.app.database.begin() as tx:
        assert await roster.awaited(tx) == {registration.id}
    world.clock.move(timedelta(minutes=5))
    await keep_roster(world.means)
    [row] = await rows(world)
    assert row["kit_size"] == "13/14"
    await world.settle()
    assert (await parent.registration()).answers["kit"]["size"] == "13/14"


async def test_a_wrong_key_costs_a_request_in_ten_minutes_and_a_notice_a_day(world: World, trouble: Trouble) -> None:
    for number in range(25):
        parent = world.parent(f"+4477009003{number:02}")
        await parent.invited(parent_name="Kate Jones", child_name=f"Sam{number} Jones")
    world.clock.move(timedelta(minutes=2))
    trouble.before = lambda name: Problem(401, "AUTHENTICATION_REQUIRED") if name == "upsert" else None
    for _ in range(40):
        await keep_roster(world.means)
        world.clock.move(timedelta(seconds=15))
    assert trouble.asked.count("upsert") <= 2
    assert len(await noticed(world, "roster_refused")) == 1
    trouble.before = lambda _: None
    world.clock.move(timedelta(minutes=10))
    await keep_roster(world.means)
    assert len(await rows(world)) == 25


async def test_a_refusal_of_everything_is_not_told_row_by_row(world: World, trouble: Trouble) -> None:
    for number in range(10):
        parent = world.parent(f"+4477009003{number:02}")
        await parent.invited(parent_name="Kate Jones", child_name=f"Sam{number} Jones")
    world.clock.move(timedelta(minutes=2))
    trouble.before = lambda name: Problem(422, "SOMETHING_NEW") if name == "upsert" else None
    await keep_roster(world.means)
    assert trouble.asked.count("upsert") == 4
    assert len(await noticed(world, "roster_refused")) <= 3


async def test_what_arrived_without_an_answer_is_not_taken_for_somebody_s_work(world: World, trouble: Trouble) -> None:
    parent = world.parent()
    await talk_until(parent, "photo")
    await world.keeps_the_table()
    trouble.after = lambda name: Silent("cut off") if name == "upsert" else None
    await parent.says("actually shirt number 11")
    await world.keeps_the_table()
    [row] = await rows(world)
    assert row["shirt_number"] == "11"
    trouble.after = lambda _: None
    await parent.says("actually shirt number 13")
    for _ in range(3):
        await world.keeps_the_table()
    [row] = await rows(world)
    assert (row["shirt_number"], (await parent.registration()).shirt_number) == ("13", 13)
    assert not [row for row in await world.rows(tables.audit) if row.command == "roster"]


async def test_a_table_that_takes_nothing_of_a_row_is_remembered_to_lack_it(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "photo")
    await world.keeps_the_table()
    await world.table.renames("kit_size", "Size")
    await world.table.api.change(lambda base: base.table(TABLE)["columns"].pop("shirt_number"))
    await parent.says("actually shirt number 11")
    await world.keeps_the_table()
    [kept] = await world.rows(tables.roster_rows)
    assert "shirt_number" in (kept.lacks or "")


async def test_a_column_that_is_gone_empties_nothing(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "photo")
    await world.keeps_the_table()
    [record] = await world.table.rows()
    await world.table.renames("kit_size", "Size")
    await world.table.edits(record, notes="Plays in goal")
    await world.keeps_the_table()
    registration = await parent.registration()
    assert (registration.facts.club_notes, registration.answers["kit"]["size"]) == ("Plays in goal", "9/10")
    assert [each["column"] for each in await noticed(world, "roster_column")] == ["kit_size"]


async def test_a_cell_that_somebody_empties_is_empty(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "photo")
    await world.keeps_the_table()
    [record] = await world.table.rows()
    await world.table.edits(record, shirt_number=None)
    await world.keeps_the_table()
    assert (await parent.registration()).shirt_number is None
    await parent.sees("shirt number none")
