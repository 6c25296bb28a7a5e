"""The simulator's page in a real browser."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from bot.web.limits import Limits
from bot.web.server import build_server, serve
from bot.web.simulator import pages
from bot.web.simulator.pages import Setting, Simulator
from tests.web.conftest import CHROMIUM
from tests.world import World

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="the browser test needs chromium in the PATH"),
    pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True),
]
LIMITS = Limits(bodies=pages.BODIES)


@pytest.fixture
async def address(setting: Setting) -> AsyncIterator[str]:
    server = build_server(Simulator(setting).routes(), limits=LIMITS, quiet=pages.QUIET)
    async with serve(server, "127.0.0.1", 0, LIMITS, grace=1) as port:
        yield f"http://127.0.0.1:{port}/simulator"


@pytest.fixture
async def page(browser: Browser, address: str) -> AsyncIterator[Page]:
    page = await browser.new_page(viewport={"width": 1280, "height": 800})
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda line: troubles.append(line.text) if "Content Security" in line.text else None)
    await page.goto(address)
    await expect(page.locator("#parent .number input")).to_have_value("+447700900123")
    yield page
    assert troubles == []
    await page.close()


def bubbles(phone: Locator) -> Locator:
    return phone.locator(".bubble")


async def write(phone: Locator, text: str) -> None:
    line = phone.get_by_role("textbox", name="Message")
    await line.fill(text)
    await line.press("Enter")
    await expect(bubbles(phone).last).to_contain_text(text)


async def test_a_child_is_invited_and_the_parent_answers(page: Page, world: World) -> None:
    await page.get_by_label("Child").fill("Sam Jones")
    await page.get_by_label("Team").select_option(label="U10 Tigers")
    await page.get_by_role("button", name="Send the invitation").click()
    parent = page.locator("#parent")
    await expect(bubbles(parent)).to_contain_text(["the U10 Tigers team has invited you to register Sam"])
    await expect(parent.locator(".window")).to_have_text("Window closed – only templates")
    await world.settle()
    await expect(parent.get_by_role("img", name="read", exact=True)).to_have_count(1)

    await parent.get_by_role("button", name="Yes, register").click()
    await expect(bubbles(parent)).to_have_count(2)
    await world.settle()
    await expect(bubbles(parent)).to_have_count(3)
    await expect(parent.locator(".window")).to_contain_text("Window open")
    await expect(page.locator("#journeys [aria-current=step]")).to_have_text("returning player check")
    await expect(page.locator("#manager .bubble")).to_have_count(0)


async def test_what_people_write_is_never_html(page: Page) -> None:
    parent = page.locator("#parent")
    await write(parent, "<img src=x onerror=alert(1)> see https://example.org/a?b=1.")
    await expect(parent.locator(".bubble img")).to_have_count(0)
    await expect(parent.get_by_role("link")).to_have_attribute("href", "https://example.org/a?b=1")


async def test_sms_is_another_app_of_the_same_phone(page: Page, world: World) -> None:
    parent = page.locator("#parent")
    await write(parent, "Hello")
    await world.settle()
    await parent.get_by_role("button", name="SMS").click()
    await expect(bubbles(parent)).to_have_count(0)
    await expect(parent.locator(".window")).to_have_text("SMS: no service window")
    await write(parent, "Hello again")
    await world.settle()
    await expect(bubbles(parent)).to_have_count(2)


async def test_a_picture_is_attached_and_seen(page: Page) -> None:
    parent = page.locator("#parent")
    small = await page.screenshot(clip={"x": 0, "y": 0, "width": 20, "height": 20})
    file = {"name": "sam.png", "mimeType": "image/png", "buffer": small}
    await parent.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    picture = parent.get_by_role("img", name="Picture that was sent")
    await expect(picture).to_be_visible()
    assert await picture.evaluate("image => image.decode().then(() => image.naturalWidth)") == 20


async def test_time_moves_and_a_send_fails_on_demand(page: Page, world: World) -> None:
    before = world.clock.now()
    await page.get_by_role("button", name="+1 day").click()
    await expect(page.locator("#moved")).to_have_text("+1 d")
    assert (world.clock.now() - before).days == 1
    await page.get_by_label("Code").select_option("30003")
    await page.get_by_label("Where").select_option("receipt")
    await page.get_by_role("button", name="Let it fail").click()
    await expect(page.locator("#toast")).to_contain_text("30003")
    await write(page.locator("#parent"), "Hello")
    await world.settle()
    await expect(page.locator("#parent .lost").first).to_contain_text("not delivered: 30003")
    await expect(page.locator("#troubles")).to_contain_text("30003")


async def test_a_new_parent_has_an_empty_phone(page: Page) -> None:
    await write(page.locator("#parent"), "Hello")
    await page.get_by_role("button", name="New parent").click()
    await expect(bubbles(page.locator("#parent"))).to_have_count(0)
    await expect(page.locator("#parent .number input")).not_to_have_value("+447700900123")
    number = await page.locator("#parent .number input").input_value()
    await expect(page.locator("#invite [name=phone]")).to_have_value(number)
    await page.reload()
    await expect(page.locator("#parent .number input")).to_have_value(number)


async def test_many_options_open_a_list(page: Page) -> None:
    await page.evaluate(
        """async () => {
            const { bubble } = await import("/simulator/bubbles.js");
            const options = [1, 2, 3, 4].map((place) => ({ id: `o${place}`, title: `Option ${place}` }));
            const message = { id: 1, text: "Which?", at: new Date().toISOString(), status: "read", options };
            document.querySelector("#manager .chat").after(bubble(message, (picked) => { window.picked = picked.id; }));
        }"""
    )
    manager = page.locator("#manager")
    await manager.get_by_role("button", name="Choose").click()
    await manager.get_by_role("dialog").get_by_role("button", name="Option 3").click()
    assert await page.evaluate("window.picked") == "o3"
    await expect(manager.get_by_role("dialog")).to_be_hidden()


async def test_a_lost_connection_is_told_and_comes_back_by_itself(page: Page) -> None:
    await page.route("**/simulator/state*", lambda route: route.abort())
    await expect(page.locator("#offline")).to_be_visible()
    await page.unroute("**/simulator/state*")
    await expect(page.locator("#offline")).to_be_hidden()


async def test_on_a_small_screen_one_phone_at_a_time(page: Page) -> None:
    await page.set_viewport_size({"width": 390, "height": 844})
    await expect(page.locator("#manager")).to_be_hidden()
    await page.get_by_role("tab", name="Parent").press("ArrowRight")
    await expect(page.locator("#manager")).to_be_visible()
    await expect(page.locator("#parent")).to_be_hidden()
    assert await page.evaluate("document.documentElement.scrollWidth") == 390
