"""What stands in the club's table: all that is ours, as the registration is, and nothing without its consent."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.club.roster_columns import COLUMNS, WRITTEN
from bot.model.messages import Medium
from bot.store import tables
from tests.pictures import JPEG
from tests.talks import pays, register, talk_until
from tests.world import World

PLAYED = "played_for_urmston_town_last_season"


async def only_row(world: World) -> dict[str, Any]:
    [row] = (await world.table.rows()).values()
    return row


async def test_a_whole_registration_stands_there_in_the_club_s_words(world: World) -> None:
    await register(world.parent())
    await world.keeps_the_table()
    row = await only_row(world)
    expected = {
        "player_first_name": "Sam",
        "player_last_name": "Jones",
        "player_dob": "03-05-2016",
        "player_gender": "Male",
        "age_group": "u10",
        "team": "Tigers",
        "player_has_any_medical_issues": "Y",
        "parent_first_name": "Kate",
        "parent_last_name": "Jones",
        "parent_relationship_to_player": "Mother",
        "parent_telephone": "07700900123",
        "parent_email": "kate@example.com",
        "parent_dob": "12-03-1985",
        "communication_consent": "Y",
        "registree_role": "Parent",
        "parent_post_code": "M32 8JL",
        "parent_house_number": "12",
        "player_post_code": "M32 8JL",
        PLAYED: "N",
        "registration_type": "200",
        "season": "2627",
        "registration_code": "200-tigers-u10-2627",
        "preferred_payment_day": 15,
        "signing_on_fee_amount": 45.0,
        "monthly_subscription_amount": 27.5,
        "signing_on_fee_paid": "Y",
        "mandate_authorised": "Y",
        "subscription_activated": "Y",
        "registration_status": "active",
        "subscription_status": "active",
        "registration_state": "completed",
        "new_kit_required": "Y",
        "kit_type_required": "Outfield",
        "kit_size": "9/10",
        "shirt_number": "7",
        "subscription_start_date": "2026-09-15",
        "id_photo_required": "Y",
    }
    assert {name: row.get(name) for name in expected} == expected
    assert "hay fever" in row["description_of_player_medical_issues"].lower()
    assert row["billing_request_id"].startswith("BRQ")
    assert row["ongoing_subscription_id"].startswith("SB")
    registration = await world.parent().registration()
    assert row["registration_id"] == registration.id


async def test_the_talk_is_never_written_and_computed_columns_are_left_alone(world: World) -> None:
    await register(world.parent())
    await world.keeps_the_table()
    names = {"played_for_us_last_season": PLAYED}
    assert set(await only_row(world)) <= {names.get(name, name) for name in WRITTEN}
    assert "conversation_history" not in COLUMNS
    assert not {"player_full_name", "subscription_paid_sep", "record_id"} & WRITTEN


async def test_health_and_photo_stand_there_only_with_their_consent(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "review", consents="yes to all but the photo and medical")
    await world.keeps_the_table()
    row = await only_row(world)
    hidden = {name for name, column in COLUMNS.items() if column.needs}
    assert hidden >= {"player_has_any_medical_issues", "id_image", "id_photo_required"}
    assert not hidden & row.keys()
    assert row["communication_consent"] == "Y"


async def test_a_consent_that_is_taken_back_empties_its_cells(world: World) -> None:
    parent = world.parent()
    await register(parent)
    await world.keeps_the_table()
    assert "description_of_player_medical_issues" in await only_row(world)
    await parent.says("I don't want the managers to see Sam's medical details any more")
    assert (await parent.registration()).answers["consents"]["medical"] is False
    await world.keeps_the_table()
    row = await only_row(world)
    assert not {"description_of_player_medical_issues", "player_has_any_medical_issues"} & row.keys()


async def test_the_money_s_words_are_the_table_s_four(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "photo")
    await world.keeps_the_table()
    row = await only_row(world)
    assert (row["registration_status"], row["subscription_status"]) == ("pending_payment", "pending_payment")
    assert (row["signing_on_fee_paid"], row["registration_state"]) == ("N", "confirmed")
    await parent.sends(JPEG)
    await pays(parent)
    await world.keeps_the_table()
    assert (await only_row(world))["registration_status"] == "active"
    await parent.says("withdraw Sam")
    await parent.says("yes")
    await world.keeps_the_table()
    row = await only_row(world)
    assert (row["registration_status"], row["registration_state"]) == ("suspended", "declined")


async def test_what_became_of_the_newest_text_message_is_shown(world: World) -> None:
    parent = world.parent(medium=Medium.SMS)
    await parent.invited(parent_name="Kate Jones")
    await parent.says("Yes please")
    await world.keeps_the_table()
    row = await only_row(world)
    assert row["sms_delivery_status"] == "delivered"
    assert row["sms_sent_at"].startswith("2026-08-03T10:")
    await world.table.edits(next(iter(await world.table.rows())), notes="Told by text")
    await world.keeps_the_table()
    assert not [row for row in await world.rows(tables.notices) if row.kind == "roster_put_back"]


async def test_only_the_cells_that_changed_are_written_and_nothing_when_nothing_did(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "child")
    await world.keeps_the_table()
    before = world.app.roster.table.calls if world.app.roster else 0
    await world.keeps_the_table()
    assert world.app.roster
    assert world.app.roster.table.calls - before <= 2  # it was only asked what people did
    await parent.says("Sam Jones, 3 May 2016, boy, no medical")
    await world.keeps_the_table()
    assert (await only_row(world))["player_gender"] == "Male"


async def test_several_things_that_happen_in_a_minute_are_one_write(world: World) -> None:
    await talk_until(world.parent(), "address")
    [row] = await world.rows(tables.roster_rows)
    assert row.changes > 3
    await world.keeps_the_table()
    [row] = await world.rows(tables.roster_rows)
    assert row.due_at is None


async def test_starting_again_leaves_one_row_of_the_child(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "child")
    await world.keeps_the_table()
    await parent.says("start again")
    await parent.says("yes")
    await world.keeps_the_table()
    assert (await only_row(world))["registration_id"] == (await parent.registration()).id


async def test_of_harm_nothing_stands_in_the_table(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "address")
    await parent.says("the coach hits my son")
    await world.keeps_the_table()
    await world.later(timedelta(hours=2))
    await world.keeps_the_table()
    told = str(await world.table.rows()).lower()
    assert "hits" not in told
    assert "matter" not in told


async def test_names_with_quotes_and_formulas_are_words(world: World) -> None:
    parent = world.parent()
    await parent.invited(parent_name="Kate O'Brien", child_name="=SUM(1) O'Brien\"s {team}")
    await world.keeps_the_table()
    row = await only_row(world)
    assert "O'Brien" in row["parent_last_name"]
    assert world.app.roster
    table, season = world.app.roster.table, "2026-27"
    [found] = await table.search(season, {"parent_last_name": "O'Brien"})
    assert found.registration_id == row["registration_id"]
    [found] = await table.search(season, {"player_last_name": row["player_last_name"]})
    assert found.registration_id == row["registration_id"]


async def test_a_photo_stands_there_where_others_can_fetch_it_and_goes_with_its_consent(world: World) -> None:
    links: list[str] = []

    async def link(key: str) -> str:
        links.append(key)
        return f"https://photos.example.org/{len(links)}?signed"

    parent = world.parent()
    await register(parent)
    assert world.app.roster
    world.app.roster = replace(world.app.roster, link=link)
    await world.keeps_the_table()
    assert [each["url"] for each in (await only_row(world))["id_image"]] == ["https://photos.example.org/1?signed"]
    await parent.says("what night is training?")
    await world.keeps_the_table()
    assert len(links) == 1
    [kept] = await world.rows(tables.roster_rows)
    assert links[0] not in str(kept.written)
    world.app.roster = replace(world.app.roster, link=None)  # as for who runs a command
    await parent.says("actually my email is kate@example.org")
    await world.keeps_the_table()
    assert "id_image" in await only_row(world)
    await parent.says("please don't use his photo any more")
    await world.keeps_the_table()
    assert not {"id_image", "id_photo_required"} & (await only_row(world)).keys()
