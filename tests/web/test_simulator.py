import base64
import io
import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from yarl import URL

from bot.club.registration import State
from bot.store import contacts, tables
from bot.web.limits import Limits
from bot.web.simulator import pages, view
from bot.web.simulator.moving import load_offset
from bot.web.simulator.pages import Setting, Simulator
from integrations.pillow.pipeline import prepared
from tests.pictures import PNG
from tests.web.conftest import Client, Connect
from tests.world import World

PARENT, MANAGER = "+447700900123", "+447700900001"
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@dataclass
class Page:
    """The page's side of the simulator, and the machine behind it."""

    client: Client
    world: World

    async def asks(self, path: str, **body: Any) -> Any:
        async with self.client.post(f"/simulator/{path}", json=body) as answer:
            assert answer.status == 200, await answer.text()
            return (await answer.json())["data"]

    async def refused(self, path: str, headers: dict[str, str] | None = None, **body: Any) -> int:
        async with self.client.post(f"/simulator/{path}", json=body, headers=headers) as answer:
            assert (await answer.json())["success"] is False
            return answer.status

    async def says(self, text: str = "", phone: str = PARENT, medium: str = "whatsapp", **more: Any) -> None:
        await self.asks("messages", phone=phone, medium=medium, text=text, **more)

    async def state(self, **query: str) -> dict[str, Any]:
        numbers = {"parent": PARENT, "manager": MANAGER}
        async with self.client.get("/simulator/state", params=numbers | query) as answer:
            data: dict[str, Any] = (await answer.json())["data"]
            return data

    async def parent(self) -> dict[str, Any]:
        person: dict[str, Any] = (await self.state())["people"]["parent"]
        return person

    async def settled(self) -> dict[str, Any]:
        """The parent's phone once everybody has read and answered."""
        await self.world.settle()
        return await self.parent()

    async def invites(self, child: str = "Sam Jones") -> Any:
        first, last = child.split()
        return await self.asks("invitations", player_first_name=first, player_last_name=last, parent_tel=PARENT)


@pytest.fixture
async def page(world: World, setting: Setting, connect: Connect) -> Page:
    return Page(await connect(Simulator(setting).routes(), limits=Limits(bodies=pages.BODIES)), world)


async def test_the_page_and_its_files_come_from_here_alone(page: Page) -> None:
    for path in ("", "/main.js", "/page.css", "/icon.svg"):
        async with page.client.get(f"/simulator{path}") as answer:
            assert answer.status == 200
            assert answer.headers["Content-Security-Policy"].startswith("default-src 'self'")
            assert "http://" not in (await answer.text()).replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize("name", ["nothing.js", "..%2fpages.py", "pages.py", "%2e%2e%2fpages.py", ".html"])
async def test_no_other_file_is_shown(page: Page, name: str) -> None:
    async with page.client.get(URL(f"/simulator/{name}", encoded=True)) as answer:
        assert answer.status == 404


async def test_the_setup_names_the_clubs_people_and_the_states_of_the_journey(page: Page) -> None:
    async with page.client.get("/simulator/setup") as answer:
        data = (await answer.json())["data"]
    assert data["parent"] == PARENT
    assert {"name": "Alex Johnson", "phone": MANAGER} in data["managers"]
    assert data["states"][0] == "initial_contact"
    assert "declined" not in data["states"]


async def test_a_phone_nobody_has_used_is_empty(page: Page) -> None:
    assert (await page.parent())["messages"] == []


async def test_what_a_phone_says_is_seen_at_once_and_answered_by_the_machine(page: Page) -> None:
    await page.says("Hello")
    [unread] = (await page.parent())["messages"]
    assert (unread["text"], unread["inbound"], unread["status"]) == ("Hello", True, "waiting")
    hello, reply = (await page.settled())["messages"]
    assert (hello["text"], hello["status"]) == ("Hello", "received")
    assert (reply["inbound"], reply["status"]) == (False, "read")
    assert "Omega" in reply["text"]


async def test_an_invitation_is_a_template_with_its_buttons(page: Page) -> None:
    data = await page.invites()
    assert data == {"outcome": "invited", "phone": PARENT}
    parent = await page.settled()
    [invitation] = parent["messages"]
    assert invitation["template"] == "invitation"
    assert invitation["text"].startswith("Hello ")
    assert [option["title"] for option in invitation["options"]] == ["Yes, register", "No thanks"]
    [registration] = parent["registrations"]
    assert (registration["child"], registration["state"], registration["payment_status"]) == (
        "Sam Jones",
        "initial_contact",
        "none",
    )


async def test_pressing_a_button_moves_the_registration_on(page: Page) -> None:
    await page.invites()
    await page.settled()
    await page.says("Yes, register", button="Yes, register")
    parent = await page.settled()
    assert parent["registrations"][0]["state"] == "returning_player_check"
    assert [option["title"] for option in parent["messages"][-1]["options"]] == ["Yes", "No"]


async def test_on_sms_options_are_numbers(page: Page) -> None:
    await page.says("Hello", medium="sms")
    await page.invites()
    await page.settled()
    await page.says("yes", medium="sms")
    newest = (await page.settled())["messages"][-1]
    assert newest["medium"] == "sms"
    assert newest["options"] == []
    assert "\n\n1 Yes\n2 No" in newest["text"]


async def test_the_window_opens_with_a_message_and_closes_a_day_later(page: Page) -> None:
    await page.says("Hello")
    parent = await page.settled()
    until = parent["media"]["whatsapp"]["window_until"]
    assert until > page.world.clock.now().isoformat()
    await page.asks("clock", hours=24)
    assert (await page.state())["now"] > until


async def test_the_clock_keeps_what_it_was_moved_by(page: Page) -> None:
    before = page.world.clock.now()
    await page.asks("clock", hours=24)
    await page.asks("clock", hours=1.5)
    assert page.world.clock.now() - before == timedelta(hours=25.5)
    assert await load_offset(page.world.app.database) == page.world.clock.offset


async def test_the_next_send_fails_where_and_as_it_was_told(page: Page) -> None:
    await page.says("Hello")
    await page.asks("failures", code="30003", where="receipt")
    parent = await page.settled()
    assert next(message["code"] for message in parent["messages"] if not message["inbound"]) == "30003"
    assert "30003" in parent["troubles"][0]["what"]


async def test_a_picture_is_kept_and_shown_under_an_address_nobody_guesses(page: Page) -> None:
    data = base64.b64encode(PIXEL).decode()
    await page.says("Here she is", media=[{"content_type": "image/png", "data": data}])
    [message] = (await page.parent())["messages"]
    [media] = message["media"]
    async with page.client.get(media["url"]) as answer:
        assert (answer.status, answer.content_type, await answer.read()) == (200, "image/png", PIXEL)
        assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert len(media["url"].rsplit("/", 1)[1]) >= 32
    async with page.client.get(f"{media['url']}x") as answer:
        assert answer.status == 404
    read = (await page.settled())["messages"][0]
    assert read["media"] == [media]


async def test_a_picture_can_be_kept_and_the_phone_still_shows_it(page: Page) -> None:
    await page.invites()
    await page.settled()
    [registration] = (await page.parent())["registrations"]
    app = page.world.app
    async with app.database.begin() as tx:  # as if all that comes before the photo were answered
        chosen = sa.update(tables.registrations).where(tables.registrations.c.id == registration["id"])
        await tx.execute(chosen.values(state=State.PHOTO, answers={"payment": {"day": 15}}))
    data = base64.b64encode(PNG).decode()
    await page.says(media=[{"content_type": "image/png", "data": data}])
    newest = [message for message in (await page.settled())["messages"] if message["inbound"]][-1]
    results = {row.kind: row.result for row in await page.world.rows(tables.effects)}
    assert await app.services.photos.open(results["store_photo"]["photo"]) == prepared(PNG)
    assert results["delete_media"] == {}
    async with page.client.get(newest["media"][0]["url"]) as answer:
        assert await answer.read() == PNG


async def test_a_contact_card_is_no_page_of_ours(page: Page) -> None:
    data = base64.b64encode(b"BEGIN:VCARD").decode()
    await page.says(media=[{"content_type": "text/vcard", "data": data}])
    [message] = (await page.parent())["messages"]
    async with page.client.get(message["media"][0]["url"]) as answer:
        assert answer.headers["Content-Disposition"] == "attachment"


async def test_what_no_phone_sends_is_not_taken(page: Page) -> None:
    script = {"content_type": "text/html", "data": base64.b64encode(b"<script>").decode()}
    assert await page.refused("messages", phone=PARENT, medium="whatsapp", media=[script]) == 415


async def test_a_picture_of_sixteen_megabytes_goes_through_and_more_does_not(page: Page) -> None:
    for size, status in ((16 * 1024 * 1024, 200), (16 * 1024 * 1024 + 1, 400)):
        picture = {"content_type": "image/jpeg", "data": base64.b64encode(bytes(size)).decode()}
        body = io.BytesIO(json.dumps({"phone": PARENT, "medium": "whatsapp", "media": [picture]}).encode())
        headers = {"Content-Type": "application/json"}
        async with page.client.post("/simulator/messages", data=body, headers=headers) as answer:
            assert answer.status == status


async def test_what_the_page_knows_is_not_sent_again(page: Page) -> None:
    await page.says("Hello")
    known = await page.state()
    assert (await page.state(since=known["version"]))["people"] is None
    await page.settled()
    assert (await page.state(since=known["version"]))["people"] is not None


async def test_a_new_parent_has_a_number_nobody_has_used(page: Page) -> None:
    number = (await page.asks("parents"))["phone"]
    assert number.startswith("+447700900")
    async with page.world.app.database.begin() as tx:
        assert await contacts.find(tx, page.world.app.database, view.handle(number)) is None


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("messages", {"phone": "hello", "medium": "sms", "text": "x"}),
        ("messages", {"phone": PARENT, "medium": "email", "text": "x"}),
        ("messages", {"phone": PARENT, "medium": "sms", "media": [{"content_type": "image/png", "data": "*"}]}),
        ("clock", {"hours": -1}),
        ("clock", {"hours": "NaN"}),
        ("failures", {"code": "12345", "where": "call"}),
        ("failures", {"code": "63016", "where": "elsewhere"}),
        ("invitations", {"player_first_name": "Sam"}),
    ],
)
async def test_a_wrong_wish_is_a_bad_request(page: Page, path: str, body: dict[str, Any]) -> None:
    assert await page.refused(path, **body) == 400


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}, {"Origin": "http://["}],
)
async def test_another_sites_page_may_do_nothing(page: Page, headers: dict[str, str]) -> None:
    assert await page.refused("clock", headers, hours=1) == 403


async def test_a_form_of_another_site_cannot_pretend_to_be_json(page: Page) -> None:
    data = json.dumps({"hours": 1})
    async with page.client.post("/simulator/clock", data=data, headers={"Content-Type": "text/plain"}) as answer:
        assert answer.status == 415


async def test_the_page_itself_may(page: Page) -> None:
    origin = str(page.client.make_url("/").origin())
    async with page.client.post("/simulator/clock", json={"hours": 1}, headers={"Origin": origin}) as answer:
        assert answer.status == 200
