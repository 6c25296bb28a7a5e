"""The payment link: what a visit makes, what it shares, and what a parent reads when there is nothing to pay."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import product

import pytest
from aiohttp import ClientSession, CookieJar

from bot.program.app import LIMITS, web_server
from bot.web.server import serve
from conversations.words.pages import missed_page
from tests.talks import pays, talk_until
from tests.web.conftest import Connect
from tests.world import Parent, World

PHONE = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/141.0.0.0 Mobile Safari/537.36"
BROWSER = {"User-Agent": PHONE, "Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
PREVIEWS = {
    "WhatsApp": {"User-Agent": "WhatsApp/2.24.20.89 A"},
    "an iPhone's messages": {"User-Agent": f"{PHONE} facebookexternalhit/1.1 Facebot Twitterbot/1.0"},
    "a messenger": {"User-Agent": "TelegramBot (like TwitterBot)"},
    "a search engine": {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
    "a browser that reads ahead": BROWSER | {"Sec-Purpose": "prefetch;prerender"},
    "an older one": BROWSER | {"Purpose": "preview"},
}


@dataclass
class Visits:
    world: World
    parent: Parent
    base: str
    phone: ClientSession
    others: list[ClientSession] = field(default_factory=list)

    async def link(self) -> str:
        return f"{self.base}/reg_setup/{(await self.parent.registration()).billing_request_id}"

    async def opens(
        self, more: str = "", headers: Mapping[str, str] = BROWSER, method: str = "GET", by: ClientSession | None = None
    ) -> tuple[int, str, Mapping[str, str]]:
        """The status, where it leads or what it says, and the headers."""
        url = await self.link() + more
        async with (by or self.phone).request(method, url, headers=headers, allow_redirects=False) as answer:
            return answer.status, answer.headers.get("Location") or await answer.text(), answer.headers

    async def leads_to(self, by: ClientSession | None = None) -> str:
        status, where, _ = await self.opens(by=by)
        assert status == 302
        return where

    async def flows(self) -> int:
        return len(await self.world.bank.all("billing_request_flows"))

    def another_browser(self) -> ClientSession:
        self.others.append(ClientSession(cookie_jar=CookieJar(unsafe=True)))
        return self.others[-1]


@pytest.fixture
async def visits(world: World) -> AsyncIterator[Visits]:
    parent = world.parent()
    await talk_until(parent, "kit")
    async with (
        serve(web_server(world.app), "127.0.0.1", 0, LIMITS) as port,
        ClientSession(cookie_jar=CookieJar(unsafe=True)) as phone,
    ):
        made = Visits(world, parent, f"http://127.0.0.1:{port}", phone)
        yield made
        for other in made.others:
            await other.close()


async def test_one_browser_is_led_to_one_page_within_five_minutes(visits: Visits) -> None:
    first = await visits.leads_to()
    visits.world.clock.move(timedelta(minutes=4, seconds=59))
    assert await visits.leads_to() == first
    visits.world.clock.move(timedelta(seconds=1))
    assert await visits.leads_to() != first
    assert await visits.flows() == 2


async def test_another_browser_is_led_to_a_page_of_its_own(visits: Visits) -> None:
    assert await visits.leads_to() != await visits.leads_to(by=visits.another_browser())


@pytest.mark.parametrize("way", ["/stopped", "/back"])
async def test_who_comes_back_from_the_page_gets_a_fresh_one(visits: Visits, way: str) -> None:
    first = await visits.leads_to()
    assert (await visits.opens(way))[0] == 200
    assert await visits.leads_to() != first


async def test_a_page_that_was_left_is_not_shared_whoever_tells_of_it(visits: Visits) -> None:
    first = await visits.leads_to()
    await visits.world.bank.goes_back((await visits.parent.registration()).billing_request_id or "")
    await visits.world.later(timedelta(seconds=30))
    assert await visits.leads_to() != first


async def test_a_request_that_was_cancelled_is_not_shared(visits: Visits) -> None:
    first = await visits.leads_to()
    await visits.world.bank.cancels_request((await visits.parent.registration()).billing_request_id or "")
    await visits.world.settle()
    assert await visits.leads_to() != first


async def test_a_cookie_we_did_not_sign_leads_nowhere(visits: Visits) -> None:
    forged = ["", "x", ".", "W10=.", "W10=.é", "W10=." + "0" * 64]
    for cookie in forged:
        headers = BROWSER | {"Cookie": f"flow={cookie}"}
        assert (await visits.opens(headers=headers, by=visits.another_browser()))[0] == 302
    assert await visits.flows() == len(forged)


async def test_the_cookie_is_for_this_page_alone(visits: Visits) -> None:
    _, _, headers = await visits.opens()
    cookie = headers["Set-Cookie"]
    assert all(part in cookie for part in ("HttpOnly", "SameSite=Lax", "Path=/reg_setup", "Max-Age=300"))


async def test_looking_at_the_head_makes_nothing(visits: Visits) -> None:
    for more in ("", "?open=1", "/back", "/stopped"):
        assert (await visits.opens(more, method="HEAD"))[0] in {200, 302}
    assert (await visits.opens(method="HEAD"))[0] == 200
    assert await visits.flows() == 0


async def test_a_preview_makes_nothing(visits: Visits) -> None:
    for name, headers in PREVIEWS.items():
        status, text, _ = await visits.opens(headers=headers)
        assert status == 200, name
        assert "Go on to the payment" in text
    assert await visits.flows() == 0


async def test_a_person_who_was_taken_for_a_preview_goes_on(visits: Visits) -> None:
    assert (await visits.opens("?open=1", PREVIEWS["WhatsApp"]))[0] == 302


async def test_thirty_an_hour_and_no_more(visits: Visits) -> None:
    for _ in range(30):
        assert (await visits.opens(by=visits.another_browser()))[0] == 302
        visits.world.clock.move(timedelta(minutes=1))
    status, text, headers = await visits.opens(by=visits.another_browser())
    assert (status, headers["Retry-After"]) == (429, str(30 * 60))
    assert "Nothing was paid" in text
    assert await visits.flows() == 30
    visits.world.clock.move(timedelta(minutes=30))
    assert (await visits.opens(by=visits.another_browser()))[0] == 302


async def test_one_family_does_not_use_up_the_visits_of_another(visits: Visits) -> None:
    for _ in range(31):
        status, _, _ = await visits.opens(by=visits.another_browser())
    assert status == 429
    other = visits.world.parent("+447700900124")
    await talk_until(other, "kit")
    assert (await Visits(visits.world, other, visits.base, visits.phone).opens())[0] == 302


async def test_who_has_a_page_is_let_on_however_many_others_came(visits: Visits) -> None:
    first = await visits.leads_to()
    for _ in range(30):
        await visits.opens(by=visits.another_browser())
    assert await visits.leads_to() == first


async def test_each_end_is_told_in_plain_words(visits: Visits) -> None:
    async def reads(status: int, words: str) -> None:
        found, text, headers = await visits.opens(by=visits.another_browser())
        assert (found, headers["Content-Type"]) == (status, "text/html; charset=utf-8")
        assert words in text

    visits.world.bank.fail_next(500, times=20)
    await reads(503, "Please open the same link again later")
    visits.world.bank.api.failures.clear()
    await pays(visits.parent)
    await reads(200, "Already paid")
    await visits.parent.says("withdraw Sam")
    await visits.parent.says("yes")
    await reads(410, "No longer needed")
    async with visits.phone.get(f"{visits.base}/reg_setup/BRQ0", headers=BROWSER) as answer:
        assert answer.status == 404
        assert "We do not know this link" in await answer.text()


async def test_nothing_of_it_is_kept_or_framed_or_told_on(visits: Visits) -> None:
    for more in ("", "/back", "/stopped"):
        _, _, headers = await visits.opens(more)
        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["X-Content-Type-Options"] == "nosniff"
        if not more:
            continue
        assert headers["Content-Security-Policy"].startswith("default-src 'none'; style-src 'sha256-")


async def test_a_link_nobody_made_is_unknown(visits: Visits) -> None:
    references = ["%00", "%ff", "..%2f", "a;b", "é", "x" * 5000, "%F0%9F%8E%89"]
    for reference, way in product(references, ("", "/back", "/stopped")):
        url = f"{visits.base}/reg_setup/{reference}{way}"
        async with visits.phone.get(url, headers=BROWSER) as answer:
            assert answer.status == (404 if not way else 200)


async def test_a_browser_gets_a_page_and_a_program_gets_json(world: World, connect: Connect) -> None:
    client = await connect(world.app.routes, missed=missed_page)
    for path in ("/nothing", "/reg_setup", "/wp-login.php", "/upload/"):
        async with client.get(path, headers=BROWSER) as answer:
            assert (answer.status, answer.content_type) == (404, "text/html")
            assert "There is nothing here" in await answer.text()
        for accept in ("*/*", "application/json"):
            async with client.get(path, headers={"Accept": accept}) as answer:
                assert (answer.status, (await answer.json())["error_code"]) == (404, "not_found")
    async with client.put("/webhook", headers=BROWSER) as answer:
        assert (answer.status, answer.content_type, answer.headers["Allow"]) == (405, "text/html", "POST")


async def test_in_production_a_browser_comes_back_by_https_only(world: World, connect: Connect) -> None:
    for is_public in (True, False):
        client = await connect(world.app.routes, is_public=is_public)
        for path in ("/nothing", "/reg_setup/BRQ0", "/webhooks/gocardless/test"):
            async with client.get(path) as answer:
                assert ("Strict-Transport-Security" in answer.headers) is is_public
