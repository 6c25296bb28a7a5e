"""What every table of the club does: the same rules for the twin and for the client in front of a local Airtable."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiohttp import web

from bot.club.club import load_club
from bot.model.messages import Reason
from bot.model.roster import Write
from bot.ports import ColumnRefused, Refused, RosterTable, RowGone, Unavailable, Unsure
from conversations.form.roster_row import options_of
from integrations.airtable.client import AirtableRoster
from integrations.airtable.sandbox import TABLE, Memory, SandboxApi
from integrations.airtable.sandbox_base import columns_of
from integrations.airtable.sdk import SdkApi
from integrations.airtable.settings import AirtableSettings
from tests.standins.airtable import BASE, TOKEN, AirtableStandIn
from tests.standins.ports import StoppedClock

MONDAY = datetime(2026, 8, 3, 10, 0, tzinfo=UTC)
SEASON = "2026-27"
CLUB = load_club()
COLUMNS = columns_of(CLUB.roster.columns, options_of(CLUB))
TABLES = {"2627": TABLE}


@dataclass
class World:
    table: RosterTable
    clock: StoppedClock
    api: SandboxApi
    service: AirtableStandIn | None = None

    async def columns(self) -> dict[str, Any]:
        return await self.api.change(lambda base: base.table(TABLE)["columns"])

    async def write(self, id_: str, record: str | None = None, **fields: Any) -> str:
        row = Write(registration_id=id_, record_id=record, fields=fields)
        return (await self.table.upsert(SEASON, [row]))[id_]


@pytest.fixture(params=["twin", "client"])
async def world(request: pytest.FixtureRequest) -> AsyncIterator[World]:
    clock = StoppedClock(MONDAY)
    if request.param == "twin":
        api = SandboxApi(Memory(), clock, COLUMNS)
        yield World(AirtableRoster(api, clock, TABLES, CLUB.roster.columns), clock, api)
        return
    async with AirtableStandIn(clock, COLUMNS) as service:
        table = client_of(service, clock)
        yield World(table, clock, service.api, service)
        await table.close()
        assert service.broken_rules == []


def client_of(service: AirtableStandIn, clock: StoppedClock) -> AirtableRoster:
    settings = AirtableSettings.read(
        {
            "AIRTABLE_API_KEY": TOKEN,
            "AIRTABLE_BASE_ID": BASE,
            "AIRTABLE_TABLES": json.dumps(TABLES),
            "AIRTABLE_API_URL": service.url,
        }
    )
    return AirtableRoster(SdkApi(settings), clock, settings.tables, CLUB.roster.columns)


async def test_a_row_is_made_once_and_then_written_again(world: World) -> None:
    first = await world.write("R1", player_first_name="Sam")
    assert await world.write("R1", player_last_name="Jones") == first
    assert await world.write("R1", first, team="Tigers") == first
    [record] = await world.table.all(SEASON)
    wanted = {"registration_id": "R1", "player_first_name": "Sam", "player_last_name": "Jones", "team": "Tigers"}
    assert record.fields == wanted


async def test_columns_are_called_as_the_club_calls_them(world: World) -> None:
    await world.write("R1", played_for_us_last_season="Y")
    [row] = (await world.api.change(lambda base: base.table(TABLE)["rows"])).values()
    assert row["fields"]["played_for_urmston_town_last_season"] == "Y"
    [record] = await world.table.all(SEASON)
    assert record.fields["played_for_us_last_season"] == "Y"


async def test_an_empty_cell_is_none(world: World) -> None:
    record = await world.write("R1", notes="Brings oranges")
    await world.write("R1", record, notes=None)
    found = await world.table.get(SEASON, record)
    assert found
    assert "notes" not in found.fields


async def test_at_most_ten_at_once_and_all_of_them_or_none(world: World) -> None:
    rows = [Write(registration_id=f"R{n}", record_id=None, fields={"team": "Tigers"}) for n in range(11)]
    with pytest.raises(ValueError, match="more than 10"):
        await world.table.upsert(SEASON, rows)
    assert len(await world.table.upsert(SEASON, rows[:10])) == 10
    wrong = [*rows[:2], Write(registration_id="R2", record_id=None, fields={"kit_size": "tiny"})]
    with pytest.raises(ColumnRefused):
        await world.table.upsert(SEASON, [wrong[0].model_copy(update={"fields": {"team": "Lions"}}), wrong[2]])
    assert await world.table.search(SEASON, {"team": "Lions"}) == []


async def test_what_is_computed_is_never_sent(world: World) -> None:
    with pytest.raises(ValueError, match="player_full_name"):
        await world.write("R1", player_full_name="Sam Jones")
    with pytest.raises(ValueError, match="conversation_history"):
        await world.write("R1", conversation_history="[]")


@pytest.mark.parametrize(
    "name",
    ["O'Brien", 'Sam "Sammy"', "{team}", "=1+1", "back\\slash", "o'}, 1=1", "RECORD_ID()", "\u017b\u00f3\u0142\u0107"],
)
async def test_a_search_finds_the_words_whatever_is_in_them(world: World, name: str) -> None:
    await world.write("R1", player_last_name=name)
    await world.write("R2", player_last_name="Jones")
    found = await world.table.search(SEASON, {"player_last_name": name})
    assert [each.registration_id for each in found] == ["R1"]
    both = await world.table.search(SEASON, {"player_last_name": name, "registration_id": "R2"})
    assert both == []


async def test_rows_are_found_one_by_one_and_many_at_once(world: World) -> None:
    for begin in range(0, 230, 10):
        rows = [Write(registration_id=f"R{n}", record_id=None, fields={}) for n in range(begin, begin + 10)]
        await world.table.upsert(SEASON, rows)
    assert await world.table.count(SEASON) == len(await world.table.all(SEASON)) == 230
    wanted = [f"R{n}" for n in range(0, 230, 2)]
    found = await world.table.of_registrations(SEASON, wanted)
    assert sorted(each.registration_id or "" for each in found) == sorted(wanted)
    ids = [each.id for each in found]
    assert {each.id for each in await world.table.records(SEASON, [*ids, "recNobody00000000"])} == set(ids)
    first = await world.table.first(SEASON, {"registration_id": "R7"})
    assert first
    assert await world.table.get(SEASON, first.id) == first
    assert await world.table.first(SEASON, {"registration_id": "nobody"}) is None
    assert await world.table.get(SEASON, "recNobody00000000") is None


async def test_only_what_was_changed_since_then_is_listed(world: World) -> None:
    await world.write("R1", team="Tigers")
    world.clock.time += timedelta(hours=1)
    await world.write("R2", team="Tigers")
    found = await world.table.all(SEASON, MONDAY + timedelta(minutes=30))
    assert [each.registration_id for each in found] == ["R2"]


async def test_what_is_made_changed_and_deleted_by_hand(world: World) -> None:
    made = await world.table.create(SEASON, {"registration_id": "R1", "team": "Tigers"})
    changed = await world.table.update(SEASON, made.id, {"team": "Lions"})
    assert (changed.id, changed.fields["team"]) == (made.id, "Lions")
    for _ in range(2):
        await world.table.delete(SEASON, made.id)
    assert await world.table.count(SEASON) == 0
    with pytest.raises(RowGone):
        await world.table.update(SEASON, made.id, {"team": "Tigers"})
    with pytest.raises(RowGone):
        await world.write("R1", made.id, team="Tigers")


async def test_an_erasure_takes_every_row_of_the_registration_and_finds_none_the_second_time(world: World) -> None:
    await world.write("R1", player_last_name="O'Brien")
    await world.table.create(SEASON, {"registration_id": "R1"})  # somebody had copied the row
    await world.write("R2")
    assert await world.table.erase(SEASON, "R1") == 2
    assert await world.table.erase(SEASON, "R1") == 0
    assert [each.registration_id for each in await world.table.all(SEASON)] == ["R2"]


async def test_a_column_or_an_option_that_is_missing_is_named(world: World) -> None:
    columns = await world.columns()
    columns["played last year"] = columns.pop("played_for_urmston_town_last_season")
    with pytest.raises(ColumnRefused) as refused:
        await world.write("R1", played_for_us_last_season="Y")
    assert (refused.value.column, refused.value.option) == ("played_for_us_last_season", None)
    with pytest.raises(ColumnRefused) as refused:
        await world.write("R1", kit_size="12/13")
    assert (refused.value.column, refused.value.option) == (None, "12/13")
    columns["signing_on_fee_amount"]["type"] = "singleLineText"
    with pytest.raises(ColumnRefused) as refused:
        await world.write("R1", signing_on_fee_amount=45.0)
    assert refused.value.column == "signing_on_fee_amount"
    shapes = await world.table.shapes(SEASON)
    assert "played_for_us_last_season" not in shapes
    assert shapes["kit_size"].options[:2] == ("5/6", "7/8")


async def test_people_s_work_is_told_from_a_cursor_on(world: World) -> None:
    assert await world.table.heard(None) == await world.table.heard(0)  # nobody tells us yet
    assert await world.table.listen("https://omega.example.org/webhooks/airtable")
    begun = await world.table.heard(None)
    record, gone = await world.write("R1"), await world.write("R2")
    edit = {"changedRecordsById": {record: {}}, "destroyedRecordIds": [gone]}
    await world.api.change(lambda base: base.note(TABLE, edit, "Jo Reed", MONDAY))
    await world.api.change(lambda base: base.note("tblSomethingElse0", edit, "Jo Reed", MONDAY))
    heard = await world.table.heard(begun.cursor)
    assert {id_: (each.by, each.at) for id_, each in heard.changed.items()} == {record: ("Jo Reed", MONDAY)}
    assert set(heard.gone) == {gone}
    assert (await world.table.heard(heard.cursor)).changed == {}
    assert await world.table.keep_listening()


async def test_much_that_was_done_is_told_to_the_end(world: World) -> None:
    await world.table.listen("https://omega.example.org/webhooks/airtable")
    begun = await world.table.heard(None)
    for number in range(130):
        told: dict[str, Any] = {"changedRecordsById": {f"rec{number:014}": {}}}
        await world.api.change(lambda base, told=told: base.note(TABLE, told, "Jo Reed", MONDAY))  # type: ignore[misc]
    assert len((await world.table.heard(begun.cursor)).changed) == 130


async def test_a_season_without_a_table_is_refused(world: World) -> None:
    assert world.table.seasons == {SEASON}
    with pytest.raises(Refused, match="AIRTABLE_TABLES"):
        await world.table.count("2030-31")


def failing(status: int, kind: str = "", **headers: str) -> web.Response:
    return web.json_response({"error": kind}, status=status, headers=headers)


@pytest.fixture
async def broken(world: World) -> World:
    if world.service is None:
        pytest.skip("only what is asked over the network can break")
    return world


async def test_after_too_many_requests_it_is_left_alone_for_half_a_minute(broken: World) -> None:
    assert broken.service
    broken.service.raw.append(failing(429))
    with pytest.raises(Unavailable) as busy:
        await broken.table.count(SEASON)
    assert busy.value.retry_after == 30
    asked = len(broken.service.requests)
    broken.clock.time += timedelta(seconds=29)
    with pytest.raises(Unavailable):
        await broken.table.count(SEASON)
    assert len(broken.service.requests) == asked
    broken.clock.time += timedelta(seconds=1)
    assert await broken.table.count(SEASON) == 0


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (failing(500), Unsure),
        (failing(503), Unsure),
        (None, Unsure),
        (web.Response(text="not JSON"), Unsure),
        (web.json_response([]), Unsure),
        (failing(401), Refused),
        (failing(403, "INVALID_PERMISSIONS"), Refused),
        (failing(422, "SOMETHING_NEW"), Refused),
    ],
)
async def test_what_it_answers_is_read_once(broken: World, answer: web.Response | None, expected: type) -> None:
    assert broken.service
    broken.service.raw.append(answer)
    with pytest.raises(expected) as told:
        await broken.table.count(SEASON)
    assert TOKEN not in str(told.value)
    assert len(broken.service.requests) == 1  # the SDK repeats nothing by itself
    if isinstance(told.value, Refused) and answer is not None and answer.status in {401, 403}:
        assert told.value.reason is Reason.MISCONFIGURED


async def test_what_people_wrote_is_not_quoted_in_what_it_refuses(broken: World) -> None:
    assert broken.service
    error = {"error": {"type": "INVALID_REQUEST", "message": "Sam Jones of 12 Larkhill Road is no number"}}
    broken.service.raw.append(web.json_response(error, status=422))
    with pytest.raises(Refused) as told:
        await broken.write("R1", notes="Sam Jones")
    assert "Sam" not in str(told.value)
