"""The privacy notice: what the club file says of the data, for anybody with a browser."""

from pathlib import Path

from aiohttp.test_utils import TestClient, TestServer

from bot.club.club import DEFAULT_FILE
from bot.program.app import web_server
from tests.standins import s3
from tests.talks import world_on


async def _notice(database_url: str, **settings: str) -> tuple[int, str]:
    async with (
        world_on(database_url, None, **settings) as world,
        TestClient(TestServer(web_server(world.app))) as browser,
    ):
        answer = await browser.get("/privacy", headers={"Accept": "text/html"})
        return answer.status, await answer.text()


async def test_it_says_who_what_for_how_long_and_whom_to_ask(database_url: str) -> None:
    status, page = await _notice(database_url)
    assert status == 200
    for words in ("Urmston Town Juniors", "GoCardless (payments)", "money for 6 years", "ico.org.uk", "2026-1"):
        assert words in page


async def test_a_club_that_has_written_none_says_so(database_url: str, tmp_path: Path) -> None:
    text = DEFAULT_FILE.read_text(encoding="utf-8")
    start, end = text.index("[privacy]"), text.index("[consents]")
    file = tmp_path / "club.toml"
    file.write_text(text[:start] + text[end:], encoding="utf-8")
    status, _ = await _notice(database_url, CLUB_FILE=str(file))
    assert status == 404


async def test_it_names_by_itself_each_service_that_is_switched_on(database_url: str, tmp_path: Path) -> None:
    text = DEFAULT_FILE.read_text(encoding="utf-8")
    file = tmp_path / "club.toml"
    file.write_text(text.replace("photo_coach = false", "photo_coach = true").replace("voice = false", "voice = true"))
    with s3.credentials(**s3.KEYS):
        _, page = await _notice(
            database_url,
            CLUB_FILE=str(file),
            OPENAI_API_KEY="a key",
            OPENAI_BASE_URL="http://127.0.0.1:1/v1",
            GOOGLE_MAPS_API_KEY="a key",
            GOOGLE_PLACES_URL="http://127.0.0.1:1",
            **s3.environ(s3.made_bucket()),
        )
    for words in (
        "turning voice notes into words",
        "nobody is identified",
        "Google (looking up",
        "Amazon Web Services",
    ):
        assert words in page


async def test_and_none_that_is_not(database_url: str) -> None:
    _, page = await _notice(database_url, OPENAI_API_KEY="a key", OPENAI_BASE_URL="http://127.0.0.1:1/v1")
    for words in ("voice notes", "nobody is identified", "Google", "Amazon"):
        assert words not in page
