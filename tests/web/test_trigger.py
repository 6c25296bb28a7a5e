import asyncio
from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
import sqlalchemy as sa
import structlog
from hypothesis import given
from hypothesis import strategies as st

from bot.club.club import Club
from bot.engine.turns import Turns
from bot.store.database import Database
from bot.store.tables import events, messages
from bot.web.invitation import pence, uk_mobile
from bot.web.trigger import Trigger, parse_keys
from tests.web.conftest import Client, Connect, StillClock
from tests.world import World

KEY = "a-key-of-the-club"
FULL = {
    "player_first_name": "John",
    "player_last_name": "Smith",
    "team_name": "Panthers",
    "age_group": "u11s",
    "manager_full_name": "Alex Johnson",
    "current_registration_season": "2026-27",
    "parent_first_name": "Jane",
    "parent_last_name": "Smith",
    "parent_tel": "+447700900123",
    "membership_fee_amount": "45",
    "subscription_fee_amount": "27.50",
}
SHORT = {name: FULL[name] for name in ("player_first_name", "player_last_name", "parent_tel")}


@pytest.fixture
async def client(turns: Turns, clock: StillClock, club: Club, connect: Connect) -> Client:
    return await connect(Trigger(turns, clock, club, parse_keys(f"another, {KEY}")).routes())


async def post(client: Client, body: Any = FULL, key: str = KEY, **headers: str) -> tuple[int, dict[str, Any]]:
    async with client.post("/trigger", json=body, headers={"x-api-key": key} | headers) as answer:
        assert answer.headers["X-Request-ID"] == (await answer.json())["request_id"]
        return answer.status, await answer.json()


async def count(database: Database, table: sa.Table) -> int:
    async with database.begin() as tx:
        return (await tx.execute(sa.select(sa.func.count()).select_from(table))).scalar_one()


async def test_an_invitation_is_answered_with_what_became_of_it(client: Client) -> None:
    status, body = await post(client)
    assert status == 200
    expected = {
        "message": "Registration process initiated",
        "player": "John Smith",
        "parent": "Jane Smith",
        "team": "Panthers U11",
        "status": "pending",
        "success": True,
        "error_code": None,
    }
    assert expected.items() <= body.items()
    assert isinstance(body["message_id"], str)
    assert body["data"]["message_id"] == body["message_id"]
    assert body["data"]["outcome"] == "invited"


async def test_the_same_child_again_gets_the_same_message(client: Client, database: Database) -> None:
    _, first = await post(client)
    status, second = await post(client)
    assert (status, second["message_id"]) == (200, first["message_id"])
    assert second["data"]["outcome"] == "already_invited"
    assert await count(database, messages) == 1


async def test_the_payload_says_what_the_club_knows(client: Client, database: Database) -> None:
    await post(client)
    async with database.begin() as tx:
        payload = (await tx.execute(sa.select(events.c.payload))).scalar_one()
    assert payload.pop("answer")["outcome"] == "invited"
    assert payload == {
        "child_name": "John Smith",
        "parent_name": "Jane Smith",
        "manager_name": "Alex Johnson",
        "team_name": "Panthers",
        "age_group": "U11",
    }


async def test_optional_fields_may_be_missing_or_empty(client: Client) -> None:
    assert (await post(client, SHORT))[0] == 200
    assert (await post(client, {**dict.fromkeys(FULL, ""), **SHORT}))[0] == 200
    assert (await post(client, {**dict.fromkeys(FULL), **SHORT, "colour": {"kit": "blue"}}))[0] == 200


@pytest.mark.parametrize("field", SHORT)
@pytest.mark.parametrize("value", [None, "", "  "])
async def test_a_required_field_that_is_missing_is_named(client: Client, field: str, value: object) -> None:
    status, body = await post(client, {**FULL, field: value})
    assert (status, body["message"], body["fields"]) == (400, "Missing required fields", [field])


WRONG: Mapping[str, list[Any]] = {
    "parent_tel": ["0161 496 0000", "+1 202 555 0101", "07700", "hello", 7, ["07700900123"], "07700 900123 ext 5"],
    "membership_fee_amount": ["40", "45.01", "-45", "45.000", "four", True, {"amount": 45}, "4500", "1e2", "NaN"],
    "subscription_fee_amount": ["26", 26, "27,50"],
    "current_registration_season": ["2025-26", "2026", 2026],
    "age_group": ["U5", "U19", "eleven", "U-", 11],
    "team_name": ["Unicorns", "Tigers"],
    "player_first_name": ["\0", "123", "x" * 101, ["John"], "\ud800x"],
}


@pytest.mark.parametrize(("field", "value"), [(field, value) for field, values in WRONG.items() for value in values])
async def test_a_wrong_field_is_named_and_not_echoed(client: Client, field: str, value: object) -> None:
    status, body = await post(client, {**FULL, field: value})
    assert (status, body["fields"], body["error_code"]) == (400, [field], "wrong_fields")
    assert field not in SHORT or str(value) not in body["message"]


async def test_all_wrong_fields_are_named_at_once(client: Client) -> None:
    _, body = await post(client, {**FULL, "membership_fee_amount": "40", "subscription_fee_amount": "26"})
    assert body["fields"] == ["membership_fee_amount", "subscription_fee_amount"]


@pytest.mark.parametrize("amount", ["45", "45.00", "£45", "£ 45.0", 45, 45.0])
async def test_the_clubs_fee_may_be_written_in_many_ways(client: Client, amount: object) -> None:
    assert (await post(client, {**FULL, "membership_fee_amount": amount}))[0] == 200


@pytest.mark.parametrize(
    ("name", "age_group"), [("panthers", ""), ("U11 Panthers", "U11"), ("Panthers U11", None), ("PANTHERS", "under 11")]
)
async def test_a_team_is_known_by_its_name(client: Client, name: str, age_group: str | None) -> None:
    _, body = await post(client, {**FULL, "team_name": name, "age_group": age_group})
    assert body["team"] == "Panthers U11"


async def test_an_unknown_team_is_answered_with_the_known_ones(client: Client) -> None:
    _, body = await post(client, {**FULL, "team_name": "Unicorns"})
    assert "U10 Tigers, U10 Lions" in body["message"]


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'"text"', b"null", b"\xff", b"[" * 100_000, b"9" * 5000])
async def test_what_is_no_json_object_is_a_bad_request(client: Client, body: bytes) -> None:
    async with client.post("/trigger", data=body, headers={"x-api-key": KEY}) as answer:
        assert answer.status == 400
        assert (await answer.json())["success"] is False


@pytest.mark.parametrize("key", ["", "wrong", "another,", "kéy"])
async def test_a_wrong_key_is_refused(client: Client, key: str) -> None:
    status, body = await post(client, key=key)
    assert (status, body["error_code"]) == (403, "forbidden")


async def test_without_configured_keys_nobody_may(
    turns: Turns, clock: StillClock, club: Club, connect: Connect
) -> None:
    client = await connect(Trigger(turns, clock, club, parse_keys(" , ")).routes())
    assert (await post(client, key=""))[0] == 403


async def test_twenty_five_at_once_all_arrive_once_each(client: Client, database: Database) -> None:
    bodies = [{**FULL, "parent_tel": f"+4477009002{place:02}"} for place in range(25)]
    answers = await asyncio.gather(*(post(client, body) for body in bodies))
    assert {status for status, _ in answers} == {200}
    assert len({body["message_id"] for _, body in answers}) == 25
    assert await count(database, messages) == 25


async def test_of_sixty_at_once_fifty_get_through_and_ten_may_come_again(client: Client, clock: StillClock) -> None:
    async def knock() -> tuple[int, str | None]:
        async with client.post("/trigger", json={}, headers={"x-api-key": KEY}) as answer:
            return answer.status, answer.headers.get("Retry-After")

    answers = await asyncio.gather(*(knock() for _ in range(60)))
    assert sorted(answers, key=str) == [(400, None)] * 50 + [(429, "1")] * 10
    clock.offset += timedelta(seconds=1)
    assert sorted([await knock() for _ in range(26)], key=str) == [(400, None)] * 25 + [(429, "1")]


async def test_a_repeated_idempotency_key_is_one_event(client: Client, database: Database) -> None:
    _, first = await post(client, **{"Idempotency-Key": "k1"})
    _, again = await post(client, **{"Idempotency-Key": "k1"})
    assert again["data"] == first["data"]
    assert again["data"]["outcome"] == "invited"
    assert await count(database, events) == 1


async def test_a_key_used_again_for_another_family_is_another_event(client: Client) -> None:
    _, first = await post(client, **{"Idempotency-Key": "k1"})
    _, other = await post(client, {**FULL, "parent_tel": "07700 900777"}, **{"Idempotency-Key": "k1"})
    assert other["data"]["outcome"] == "invited"
    assert first["message_id"] != other["message_id"]


async def test_nothing_of_the_family_is_logged(client: Client) -> None:
    with structlog.testing.capture_logs() as logs:
        await post(client)
        await post(client, {**FULL, "parent_tel": "0161 496 0000"})
    written = repr(logs)
    assert not [word for word in ("John", "Smith", "7700900123", "496") if word in written]


@given(st.decimals(min_value=0, max_value=999_999, places=2, allow_nan=False, allow_infinity=False))
def test_an_amount_is_read_as_its_pence(amount: Decimal) -> None:
    for text in (f"{amount:.2f}", f"£{amount:.2f}", f"£ {amount:.2f}"):
        assert pence(text) == int(amount * 100)


@given(st.text(max_size=12))
def test_a_text_is_money_or_refused(text: str) -> None:
    try:
        assert pence(text) >= 0
    except ValueError:
        return


@pytest.mark.parametrize("text", ["07700 900123", "+44 (0)7700 900123", "0044 7700 900123", "447700900123"])
def test_a_uk_mobile_may_be_written_in_many_ways(text: str) -> None:
    assert uk_mobile(text) == "+447700900123"


def test_the_example_of_the_specification_is_for_other_fees(club: Club) -> None:
    fees: Mapping[str, int] = {"40": club.fees.signing_on, "26": club.fees.monthly}
    assert all(pence(text) != fee for text, fee in fees.items())


async def test_the_talk_itself_answers_an_invitation(world: World, connect: Connect) -> None:
    app = world.app
    client = await connect(Trigger(app.turns, app.clock, app.club, [KEY]).routes())
    status, first = await post(client)
    assert (status, first["team"], first["data"]["outcome"]) == (200, "Panthers U11", "invited")
    _, again = await post(client)
    assert (again["message_id"], again["data"]["outcome"]) == (first["message_id"], "already_invited")
