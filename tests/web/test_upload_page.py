"""The upload page on a phone's browser, served as in production."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, Route, expect

from bot.model.links import Link, Purpose, digest_of, new_token
from bot.program.app import LIMITS, web_server
from bot.store import links, tables
from bot.web.server import serve
from integrations.pillow.pipeline import prepared
from tests.pictures import HEIC, JPEG, jpeg
from tests.web.conftest import CHROMIUM
from tests.world import World

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="the browser test needs chromium in the PATH"),
    pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True),
]


@pytest.fixture(params=["with scripts", "without"])
async def page(request: pytest.FixtureRequest, world: World, browser: Browser) -> AsyncIterator[Page]:
    """A parent's phone that has just opened the link."""
    parent, token = world.parent(), new_token()
    await parent.invited()
    registration = await parent.registration()
    link = Link(digest_of(token), Purpose.UPLOAD, registration.id, world.clock.now() + timedelta(days=1))
    async with world.app.database.begin() as tx:
        await links.put(tx, [(registration.contact_id, link)], world.clock.now())
    async with serve(web_server(world.app), "127.0.0.1", 0, LIMITS, grace=1) as port:
        page = await browser.new_page(
            viewport={"width": 360, "height": 640}, java_script_enabled=request.param == "with scripts"
        )
        troubles: list[str] = []
        page.on("console", lambda line: troubles.append(line.text) if "Content Security" in line.text else None)
        await page.goto(f"http://127.0.0.1:{port}/upload/{token}")
        yield page
        await page.close()
        assert troubles == []


async def _send(page: Page, folder: Path, picture: bytes) -> None:
    file = folder / "IMG_0001.jpg"
    file.write_bytes(picture)
    await page.get_by_label("Choose a photo").set_input_files(file)
    await page.get_by_role("button", name="Send the photo").click()


async def test_a_photo_is_chosen_and_sent(page: Page, world: World, tmp_path: Path) -> None:
    await _send(page, tmp_path, JPEG)
    await expect(page.get_by_role("heading")).to_have_text("Thank you")
    [event] = [row for row in await world.rows(tables.events) if row.source == "upload"]
    assert await world.app.services.photos.open(event.payload["photo"]) == prepared(JPEG)


async def test_a_photo_that_is_too_large_is_explained_where_it_was_sent(page: Page, tmp_path: Path) -> None:
    await _send(page, tmp_path, jpeg(40 * 1024 * 1024))
    await expect(page.get_by_role("heading")).to_have_text("This photo is too large")
    await _send(page, tmp_path, JPEG)
    await expect(page.get_by_role("heading")).to_have_text("Thank you")


with_scripts = pytest.mark.parametrize("page", ["with scripts"], indirect=True)


@with_scripts
async def test_the_page_is_as_wide_as_the_phone_and_has_its_style(page: Page) -> None:
    assert await page.evaluate("document.documentElement.scrollWidth") == 360
    color = await page.get_by_role("button", name="Send the photo").evaluate(
        "button => getComputedStyle(button).backgroundColor"
    )
    assert color == "rgb(31, 111, 67)"


async def test_one_may_be_taken_with_the_camera(page: Page, world: World, tmp_path: Path) -> None:
    camera = page.get_by_label("Take a photo now")
    assert await camera.get_attribute("capture") == "environment"
    file = tmp_path / "IMG_0002.jpg"
    file.write_bytes(jpeg(mark=b"camera"))
    await camera.set_input_files(file)
    await page.get_by_role("button", name="Send the photo").click()
    await expect(page.get_by_role("heading")).to_have_text("Thank you")
    [event] = [row for row in await world.rows(tables.events) if row.source == "upload"]
    assert await world.app.services.photos.open(event.payload["photo"]) == prepared(jpeg(mark=b"camera"))


@pytest.mark.parametrize("page", ["without"], indirect=True)
async def test_without_a_photo_it_says_what_is_missing(page: Page) -> None:
    await page.get_by_role("button", name="Send the photo").click()
    await expect(page.get_by_role("heading")).to_have_text("Nothing arrived")


@with_scripts
async def test_the_photo_is_shown_before_it_is_sent(page: Page, tmp_path: Path) -> None:
    await page.get_by_role("button", name="Send the photo").click()
    await expect(page.get_by_role("status")).to_have_text("Please take or choose a photo first.")
    file = tmp_path / "IMG_0001.jpg"
    file.write_bytes(JPEG)
    await page.get_by_label("Choose a photo").set_input_files(file)
    await expect(page.get_by_role("img")).to_be_visible()
    assert await page.get_by_role("img").evaluate("image => image.naturalWidth") == 640
    await expect(page.get_by_role("status")).to_contain_text("Is this the right one?")


@with_scripts
async def test_what_the_browser_cannot_show_is_sent_all_the_same(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "IMG_0003.heic"
    file.write_bytes(HEIC)
    await page.get_by_label("Choose a photo").set_input_files(file)
    await expect(page.get_by_role("status")).to_contain_text("IMG_0003.heic is chosen")
    await page.get_by_role("button", name="Send the photo").click()
    await expect(page.get_by_role("heading")).to_have_text("Thank you")


@with_scripts
async def test_the_one_chosen_last_counts(page: Page, world: World, tmp_path: Path) -> None:
    for name, label in (("camera", "Take a photo now"), ("folder", "Choose a photo")):
        file = tmp_path / f"{name}.jpg"
        file.write_bytes(jpeg(mark=name.encode()))
        await page.get_by_label(label).set_input_files(file)
    await page.get_by_role("button", name="Send the photo").click()
    await expect(page.get_by_role("heading")).to_have_text("Thank you")
    [event] = [row for row in await world.rows(tables.events) if row.source == "upload"]
    assert await world.app.services.photos.open(event.payload["photo"]) == prepared(jpeg(mark=b"folder"))


@with_scripts
async def test_how_far_it_is_is_shown_and_a_line_that_breaks_is_told(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "IMG_0001.jpg"
    file.write_bytes(JPEG)
    await page.get_by_label("Choose a photo").set_input_files(file)
    gone = asyncio.Event()

    async def breaks(route: Route) -> None:
        await gone.wait()
        await route.abort()

    await page.route("**/upload/*", breaks)
    await page.get_by_role("button", name="Send the photo").click()
    await expect(page.get_by_role("progressbar")).to_be_visible()
    await expect(page.get_by_role("button", name="Send the photo")).to_be_disabled()
    gone.set()
    await expect(page.get_by_role("status")).to_contain_text("It did not arrive")
    await page.unroute("**/upload/*")
    await page.get_by_role("button", name="Send the photo").click()
    await expect(page.get_by_role("heading")).to_have_text("Thank you")
