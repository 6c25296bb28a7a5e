"""The privacy notice: what the club file says of the data, for anybody with a browser."""

import asyncio
import re
from argparse import Namespace
from pathlib import Path

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.club.club import DEFAULT_FILE
from bot.club.look import LEAST_CONTRAST, contrast
from bot.program.app import web_server
from bot.program.commands import check_club
from conversations.words import privacy_texts
from conversations.words.notice_page import SCHEMES
from tests.standins import s3
from tests.talks import world_on
from tests.test_second_club import CLUB


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
    for words in (
        "Urmston Town Juniors FC answers for your data",
        "secretary@urmstontownjuniors.example",
        "a contract",
        "explicit consent",
        "What was said in the chat: 12 months",
        "Photos of children: until the season ends",
        "6 years after the season",
        "write DATA in our chat",
        "DELETE MY DATA",
        "I want to complain about my data",
        "https://ico.org.uk/make-a-complaint",
        "This is wording 2026-1",
        "May we use your child&#x27;s photo for the player card and the league?",
        "the child is 25",
    ):
        assert words in page, words


_TWILIO = {
    "TWILIO_ACCOUNT_SID": f"AC{'0' * 32}",
    "TWILIO_AUTH_TOKEN": "token",
    "TWILIO_WHATSAPP_NUMBER": "+441615550123",
}


async def test_only_services_that_are_switched_on_are_told_and_what_each_gets(database_url: str) -> None:
    _, page = await _notice(database_url)
    assert "this is a trial copy, and nothing leaves it" in page
    assert not [name for name in ("Twilio", "GoCardless", "OpenAI") if name in page]
    _, page = await _notice(database_url, ENVIRONMENT="development", **_TWILIO)
    assert "your number, and the words and pictures of each message" in page
    assert not [name for name in ("GoCardless", "OpenAI") if name in page]
    assert "https://wa.me/441615550123" in page


def test_what_each_service_we_speak_to_gets_is_known() -> None:
    folders = {path.name for path in Path("integrations").iterdir() if (path / "__init__.py").exists()}
    assert folders == set(privacy_texts.SERVICES) | privacy_texts.ON_THIS_MACHINE


async def test_another_clubs_notice_is_its_own(database_url: str, tmp_path: Path) -> None:
    (tmp_path / "heron.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    file = tmp_path / "rowing.toml"
    file.write_text(
        CLUB.replace("[season]", 'badge = "heron.svg"\nchat_kept_months = 6\n\n[season]', 1)
        + """
[colours]
main = "#00305b"
words = "#ffe9a8"

[privacy]
controller = "Sale Rowing Club CIO"
contact = "data@rowing.example"
services = ["British Rowing (names and birthdays)"]
purposes = ["To sell places in our boats: your yes."]

[regulator]
name = "the Data Protection Commission"
site = "https://dpc.example/complain"

[retention]
money_years = 7
""",
        encoding="utf-8",
    )
    _, page = await _notice(database_url, CLUB_FILE=str(file))
    for words in (
        "Sale Rowing Club CIO",
        "data@rowing.example",
        "British Rowing",
        "names and birthdays",
        "places in our boats",
        "Data Protection Commission",
        "https://dpc.example/complain",
        "7 years after the season",
        "chat: 6 months",
        "#00305b",
        "data:image/svg+xml;base64,",
    ):
        assert words in page, words
    assert "Urmston" not in page
    assert "ICO" not in page


async def test_its_shape_is_for_everybody(database_url: str) -> None:
    """One main heading, headings in order, landmarks, a language, a picture that says nothing twice, room to zoom."""
    _, page = await _notice(database_url)
    assert re.findall(r"<h(\d)", page)[:1] == ["1"]
    assert set(re.findall(r"<h(\d)", page)[1:]) == {"2"}
    for landmark in ("header", "main", "footer", "nav"):
        assert len(re.findall(rf"<{landmark}[ >]", page)) == 1, landmark
    assert '<html lang="en-GB">' in page
    assert 'alt=""' in page
    assert "user-scalable" not in page
    labelled = re.findall(r'<section aria-labelledby="(\w+)"', page)
    assert labelled == re.findall(r'<h2 id="(\w+)"', page)
    assert len(labelled) == len(set(labelled)) > 7
    assert "prefers-color-scheme: dark" in page


@pytest.mark.parametrize("scheme", SCHEMES)
def test_its_words_can_be_read_in_light_and_in_dark(scheme: str) -> None:
    told = SCHEMES[scheme]
    assert all(contrast(told[name], told["paper"]) >= LEAST_CONTRAST for name in ("ink", "quiet", "link"))


async def test_the_browser_may_show_its_badge_and_nothing_else(database_url: str) -> None:
    async with world_on(database_url) as world, TestClient(TestServer(web_server(world.app))) as browser:
        answer = await browser.get("/privacy", headers={"Accept": "text/html"})
        policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "img-src data:" in policy
    assert "script" not in policy


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('main = "green"', "colours.main"),
        ('main = "#ffffff"', "too little contrast"),
        ('badge = "nowhere.svg"', "badge: nowhere.svg cannot be read"),
        ('badge = "badge.gif"', "badge: badge.gif is not a picture"),
        ("money_years = 0", "retention.money_years"),
        ("site = 5", "regulator.site"),
    ],
)
def test_check_club_tells_what_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], written: str, told: str
) -> None:
    name = written.partition(" ")[0]
    text = re.sub(rf"(?m)^{name} = \S+", written.replace("\\", ""), DEFAULT_FILE.read_text(encoding="utf-8"))
    file = tmp_path / "club.toml"
    file.write_text(text, encoding="utf-8")
    (tmp_path / "badge.svg").write_text("<svg/>", encoding="utf-8")
    assert asyncio.run(check_club({}, Namespace(file=str(file)))) == 1
    assert told in capsys.readouterr().out


async def test_a_club_that_has_written_none_says_so(database_url: str, tmp_path: Path) -> None:
    text = DEFAULT_FILE.read_text(encoding="utf-8")
    start, end = text.index("[privacy]"), text.index("[regulator]")
    file = tmp_path / "club.toml"
    file.write_text(text[:start] + text[end:], encoding="utf-8")
    (tmp_path / "badge.svg").write_text("<svg/>", encoding="utf-8")
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
        "turns a voice note into words",
        "nobody is identified",
        "finds your address",
        "Amazon Web Services",
    ):
        assert words in page


async def test_and_none_that_is_not(database_url: str) -> None:
    _, page = await _notice(database_url, OPENAI_API_KEY="a key", OPENAI_BASE_URL="http://127.0.0.1:1/v1")
    for words in ("voice notes", "nobody is identified", "Google", "Amazon"):
        assert words not in page
