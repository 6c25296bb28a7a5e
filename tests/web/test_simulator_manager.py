"""The manager's phone of the simulator, in a real browser."""

from playwright.async_api import Page, expect

from tests.web.test_simulator_page import address, bubbles, page, pytestmark, write
from tests.world import World

__all__ = ["address", "page", "pytestmark"]  # the fixtures of the page

SQUAD = b"""Child,Team,Parent,Mobile
Sam Jones,U10 Tigers,Kate Jones,07700 900123
Ana Diaz,U10 Tigers,Eva Diaz,07700 900124
Tom Smith,U10 Tigers,Jo Smith,0161 496 0000
"""
CARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Kate Jones\r\nTEL;type=CELL:+44 7700 900123\r\nEND:VCARD\r\n"


async def attach(page: Page, world: World, name: str, content: bytes) -> None:
    file = {"name": name, "mimeType": "", "buffer": content}
    await page.locator("#manager input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    await expect(page.locator("#manager .mine .file").last).to_be_visible()
    await world.settle()


async def test_the_first_message_is_suggested_and_invites_after_a_press(page: Page, world: World) -> None:
    manager, parent = page.locator("#manager"), page.locator("#parent")
    await expect(manager.locator(".who")).to_have_text("Manager · Alex Johnson")
    await manager.locator(".hint button").click()
    await manager.get_by_role("textbox", name="Message").press("Enter")
    await expect(bubbles(manager)).to_have_count(1)
    await world.settle()
    await expect(bubbles(manager).last).to_contain_text("I'll invite Kate Jones on 07700 900123")
    await expect(manager.locator(".hint")).to_be_hidden()
    await manager.get_by_role("button", name="Yes", exact=True).click()
    await expect(bubbles(manager)).to_have_count(3)
    await world.settle()
    await expect(bubbles(parent).last).to_contain_text("has invited you to register Sam")


async def test_a_list_is_attached_and_reported_line_by_line(page: Page, world: World) -> None:
    await attach(page, world, "squad.csv", SQUAD)
    report = bubbles(page.locator("#manager")).last
    for said in ("Sam Jones", "Ana Diaz", "4:"):
        await expect(report).to_contain_text(said)


async def test_a_card_is_attached_to_an_invitation(page: Page, world: World) -> None:
    manager = page.locator("#manager")
    await write(manager, "invite Sam Jones U10 Tigers")
    await world.settle()
    await attach(page, world, "Kate.vcf", CARD)
    await expect(bubbles(manager).last).to_contain_text("I'll invite Kate Jones on 07700 900123")


async def test_a_number_that_is_nobodys_is_not_called_a_manager(page: Page) -> None:
    number = page.locator("#manager .number input")
    await number.fill("+447700900555")
    await number.press("Tab")
    await expect(page.locator("#manager .who")).to_have_text("Not a manager")
