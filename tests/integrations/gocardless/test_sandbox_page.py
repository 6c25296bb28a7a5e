"""The sandbox's payment page: what each press does, and where it leads."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientSession, web

from bot.model.money import Payer, RequestOrder
from bot.program.app import LIMITS, web_server
from bot.web.server import serve
from tests.world import START, World

BACK, STOPPED = "https://omega.example.org/back", "https://omega.example.org/stopped"
ORDER = RequestOrder(registration_id="R1", fee=4500, description="Signing-on fee")


@pytest.fixture
async def page(world: World) -> AsyncIterator[str]:
    """The address of a payment page that was just opened."""
    debit = world.app.services.debit
    request = await debit.request("key", ORDER)
    address = await debit.flow(request.id, Payer(), BACK, STOPPED)
    async with serve(web_server(world.app), "127.0.0.1", 0, LIMITS) as port:
        yield f"http://127.0.0.1:{port}/sandbox/bank/pay/{address.rsplit('/', 1)[1]}"


async def press(page: str, outcome: str) -> tuple[int, str | None]:
    async with (
        ClientSession() as session,
        session.post(page, data={"outcome": outcome}, allow_redirects=False) as answer,
    ):
        return answer.status, answer.headers.get("Location")


async def test_it_tells_the_price_and_that_no_money_moves(page: str) -> None:
    async with ClientSession() as session, session.get(page) as answer:
        said = await answer.text()
    assert "£45.00 now" in said
    assert "no money moves" in said


@pytest.mark.parametrize(
    ("outcome", "leads_to", "status", "told"),
    [
        ("paid", BACK, "fulfilled", "fulfilled"),
        ("failed", STOPPED, "pending", "failed"),
        ("cancelled", STOPPED, "cancelled", "cancelled"),
        ("back", STOPPED, "pending", "flow_exited"),
    ],
)
async def test_a_press_does_what_it_says(
    world: World, page: str, outcome: str, leads_to: str, status: str, told: str
) -> None:
    assert await press(page, outcome) == (web.HTTPSeeOther.status_code, leads_to)
    [request] = await world.bank.all("billing_requests")
    assert request["status"] == status
    events = await world.app.services.debit.events("EV0", START)
    assert told in [event.action for event in events if event.resource == "billing_requests"]


async def test_a_second_press_says_that_the_page_is_closed(world: World, page: str) -> None:
    await press(page, "paid")
    assert await press(page, "paid") == (422, None)
    assert len(await world.bank.all("payments")) == 1


@pytest.mark.parametrize("outcome", ["", "steal"])
async def test_another_press_is_no_press(page: str, outcome: str) -> None:
    assert (await press(page, outcome))[0] == 400


async def test_a_page_nobody_opened_is_not_there(page: str) -> None:
    assert (await press(page.rsplit("/", 1)[0] + "/BRF1", "paid"))[0] == 404


@pytest.mark.parametrize(
    ("deed", "kind", "status"),
    [
        ("fail", "payments", "failed"),
        ("charge_back", "payments", "charged_back"),
        ("cancel", "mandates", "cancelled"),
        ("expire", "mandates", "expired"),
        ("replace", "mandates", "cancelled"),
    ],
)
async def test_at_the_counter_things_go_wrong(world: World, page: str, deed: str, kind: str, status: str) -> None:
    await press(page, "paid")
    [thing] = await world.bank.all(kind)
    counter = page[: page.index("/pay/")]
    async with ClientSession() as session, session.post(counter, data={"deed": deed, "id": thing["id"]}) as answer:
        shown = await answer.text()
    assert (await world.bank.all(kind))[0]["status"] == status
    assert thing["id"] in shown


@pytest.mark.parametrize(
    ("deed", "id_", "status"), [("fail", "PM1", 404), ("will_fail", "PM1", 404), ("steal", "PM1", 400), ("", "", 400)]
)
async def test_the_counter_does_nothing_else(page: str, deed: str, id_: str, status: int) -> None:
    counter = page[: page.index("/pay/")]
    async with ClientSession() as session, session.post(counter, data={"deed": deed, "id": id_}) as answer:
        assert answer.status == status
