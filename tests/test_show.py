"""What an operator is shown of a contact."""

import json
from datetime import timedelta
from typing import Any

import pytest

from bot.model.messages import HandleKind, Medium
from bot.program.show import handles_meant, show, staff_notices
from tests.talks import register
from tests.world import World


async def shown(world: World, wanted: str) -> dict[str, Any]:
    found = await show(world.app.database, wanted, world.clock.now())
    assert found is not None, f"nobody by {wanted}"
    json.dumps(found)
    return found


@pytest.mark.parametrize(
    "spelling",
    [
        "+447700900123",
        "07700 900123",
        "0044 7700 900 123",
        "+44 (0)7700-900123",
        "whatsapp:+447700900123",
        "447700900123",
    ],
)
async def test_a_number_is_found_in_any_spelling(world: World, spelling: str) -> None:
    await world.parent().says("hello")
    assert (await shown(world, spelling))["handles"][0]["value"] == "+447700900123"


async def test_a_whatsapp_id_is_found(world: World) -> None:
    await world.parent("GB.1234567890").says("hello")
    [handle] = (await shown(world, "GB.1234567890"))["handles"]
    assert (handle["kind"], handle["value"]) == ("whatsapp_id", "GB.1234567890")


@pytest.mark.parametrize("given", ["kate@example.com", " Kate@Example.com "])
async def test_an_email_is_found_although_it_is_only_an_answer(world: World, given: str) -> None:
    await register(world.parent())
    await world.parent("+447700900456").says("hello")
    assert (await shown(world, given))["contact"]["name"] == "Kate Jones"


async def test_nobody_is_found_by_an_unknown_handle(world: World) -> None:
    await world.parent().says("hello")
    for unknown in ("07700 900999", "GB.999", "nobody@example.com", "", "@", "hello"):
        assert await show(world.app.database, unknown, world.clock.now()) is None


async def test_all_of_a_registration_is_shown(world: World) -> None:
    await register(world.parent())
    found = await shown(world, "07700900123")
    assert found["contact"]["name"] == "Kate Jones"
    assert found["conversation"]["question"]["section"] == "another"
    [registration] = found["registrations"]
    plain = ("state", "registration_status", "payment_status", "season", "age_group", "team", "fees")
    assert {name: registration[name] for name in plain} == {
        "state": "completed",
        "registration_status": "completed",
        "payment_status": "active",
        "season": "2026-27",
        "age_group": "U10",
        "team": "Tigers",
        "fees": {"signing_on": 4500, "monthly": 2750},
    }
    assert registration["answers"] == {
        "wish.to_register": True,
        "played_for_urmston_town_last_season": "N",
        "parent_first_name": "Kate",
        "parent_last_name": "Jones",
        "parent_relationship_to_player": "Mother",
        "parent_dob": "12-03-1985",
        "parent_email": "kate@example.com",
        "communication_consent": "Y",
        "consents.photo": True,
        "consents.fa": True,
        "consents.medical": True,
        "player_first_name": "Sam",
        "player_last_name": "Jones",
        "player_dob": "03-05-2016",
        "player_gender": "Male",
        "player_has_any_medical_issues": "Y",
        "description_of_player_medical_issues": registration["answers"]["description_of_player_medical_issues"],
        "parent_post_code": "M32 8JL",
        "parent_house_number": "12",
        "address_check.correct": True,
        "home.same": True,
        "review.correct": True,
        "preferred_payment_day": 15,
        "kit_size": "9/10",
        "shirt_number": "7",
        "photo.photo": registration["answers"]["photo.photo"],
    }
    assert "ay fever" in registration["answers"]["description_of_player_medical_issues"]
    [effect] = [each for each in found["effects"] if each["kind"] == "billing_request"]
    assert (effect["kind"], effect["progress"]) == ("billing_request", "done")
    assert effect["key"] == f"billing-request:{registration['id']}:1"
    assert [consent["given"] for consent in found["consents"]] == [True] * 4
    assert found["events_not_done"] == []


async def test_messages_are_shown_with_what_became_of_them(world: World) -> None:
    parent = world.parent()
    await parent.invited(parent_name="Kate Jones")
    world.carrier.fail_next(63024, "receipt")
    await parent.says("Yes please")
    invitation, heard, lost, instead = (await shown(world, parent.number))["messages"]
    assert (invitation["template"], invitation["variables"]["child_first_name"]) == ("invitation", "Sam")
    assert (invitation["status"], invitation["medium"], invitation["direction"]) == ("read", "whatsapp", "outbound")
    assert (heard["text"], heard["direction"], heard["status"]) == ("Yes please", "inbound", "received")
    assert (lost["status"], lost["reason"], lost["code"]) == ("failed", "unreachable_here", "63024")
    assert (instead["fallback_of"], instead["medium"], instead["status"]) == (lost["id"], "sms", "delivered")
    assert instead["text"] == lost["text"]


async def test_the_window_and_the_opt_out_are_shown(world: World) -> None:
    parent = world.parent()
    await parent.says("hello")
    [handle] = (await shown(world, parent.number))["handles"]
    assert handle["reach"]["whatsapp"]["window_open"] is True
    world.clock.move(timedelta(hours=25))
    await world.parent(medium=Medium.SMS).says("STOP")
    [handle] = (await shown(world, parent.number))["handles"]
    assert handle["reach"]["whatsapp"]["window_open"] is False
    assert handle["reach"]["whatsapp"]["opted_out_at"] is None
    assert handle["reach"]["sms"]["opted_out_at"] is not None


async def test_the_open_question_and_what_waits_are_shown(world: World) -> None:
    parent = world.parent()
    await parent.invited()
    await world.carrier.says(parent.number, "Yes please")
    found = await shown(world, parent.number)
    assert found["conversation"]["question"]["section"] == "wish"
    [event] = found["events_not_done"]
    assert (event["kind"], event["progress"], event["payload"]["inbound"]["text"]) == ("text", "waiting", "Yes please")


async def test_another_family_is_never_shown(world: World) -> None:
    await register(world.parent())
    await world.parent("+447700900456").says("hello")
    found = json.dumps(await shown(world, "+447700900456"))
    assert "Kate" not in found
    assert "Sam" not in found


async def test_notices_come_newest_first_with_whom_they_are_about(world: World) -> None:
    for number in ("+447700900123", "+447700900456"):
        parent = world.parent(number)
        await parent.invited(parent_name="Kate Jones")
        world.carrier.fail_next(30007, "receipt")
        await parent.says("Yes please")
    newest, oldest = await staff_notices(world.app.database, world.clock.now())
    assert (newest["kind"], newest["handles"], newest["name"]) == ("undelivered", ["+447700900456"], "Kate Jones")
    assert newest["detail"]["code"] == "30007"
    assert oldest["handles"] == ["+447700900123"]
    assert [each["kind"] for each in (await shown(world, "+447700900123"))["notices"]] == ["undelivered"]


def test_words_that_are_no_number_are_still_looked_for() -> None:
    assert [handle.kind for handle in handles_meant("GB.abc")] == [HandleKind.WHATSAPP_ID, HandleKind.PHONE]
