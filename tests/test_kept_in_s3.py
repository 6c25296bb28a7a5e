"""Whole talks with photos in S3 and addresses from Google, each in front of a local one."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.program.app import web_server
from bot.program.season_command import close
from bot.store import tables
from tests.pictures import JPEG, jpeg
from tests.standins import s3
from tests.standins.google_places import GooglePlacesStandIn
from tests.talks import register, talk_until, world_on
from tests.world import World


@dataclass
class Club:
    world: World
    google: GooglePlacesStandIn
    bucket: str

    def kept(self) -> list[str]:
        return [each["Key"] for each in s3.client().list_objects_v2(Bucket=self.bucket).get("Contents", ())]


@pytest.fixture
async def club(database_url: str) -> AsyncIterator[Club]:
    bucket = s3.made_bucket()
    async with GooglePlacesStandIn() as google:
        given = {"GOOGLE_MAPS_API_KEY": google.key, "GOOGLE_PLACES_URL": google.url}
        with s3.credentials(**s3.KEYS):
            async with world_on(database_url, None, **given, **s3.environ(bucket)) as world:
                yield Club(world, google, bucket)
        assert google.broken_rules == []


async def test_a_child_is_registered_with_an_address_found_and_a_photo_kept(club: Club) -> None:
    parent = club.world.parent()
    await register(parent)
    registration = await parent.registration()
    address = registration.facts.lookups["address"]
    assert address is not None
    assert address.full == "12 Larkhill Road, Stretford, Manchester, M32 8JL"
    assert club.kept() == [registration.answers["photo"]["photo"]]
    assert len(club.google.requests) == 1


async def test_a_photo_that_is_replaced_is_erased(club: Club) -> None:
    parent = club.world.parent()
    await talk_until(parent, "photo")
    await parent.sends(JPEG)
    first = club.kept()
    await parent.sends(jpeg(mark=b"another"))
    assert len(club.kept()) == 1
    assert club.kept() != first


async def test_a_photo_whose_use_is_no_longer_agreed_to_is_erased(club: Club) -> None:
    parent = club.world.parent()
    await register(parent)
    await parent.says("please don't use his photo any more")
    assert club.kept() == []


async def test_health_tells_how_the_bucket_did_last(club: Club) -> None:
    async with TestClient(TestServer(web_server(club.world.app))) as browser:
        answer = await browser.get("/health")
        told = (await answer.json())["parts"]
    assert told["photos"] == {"ready": True, "detail": f"S3 ({club.bucket}): in order"}
    assert told["addresses"]["detail"] == "Google Places"


@pytest.mark.parametrize(
    ("status", "code"), [(429, "RESOURCE_EXHAUSTED"), (503, "UNAVAILABLE"), (403, "PERMISSION_DENIED")]
)
async def test_a_look_up_that_fails_keeps_what_was_typed_and_asks_only_for_the_rest(
    club: Club, status: int, code: str
) -> None:
    parent = club.world.parent()
    await talk_until(parent, "address")
    for _ in range(2):
        club.google.instead(status, code, headers={"Retry-After": "60"})
    await parent.says("M32 8JL, number 12")
    await parent.sees("I've kept what you wrote: 12, M32 8JL. Please type your address: the street and town will do.")
    await parent.says("Larkhill Road, Stretford")
    await parent.sees("Does Sam live at the same address?")
    answers = (await parent.registration()).answers
    assert answers["address_check"]["typed"] == "12 Larkhill Road, Stretford"
    notices = {row.kind for row in await club.world.rows(tables.notices)}
    assert ("effect_refused" in notices) == (status == 403)


async def test_two_streets_of_one_postcode_are_left_to_the_parent(club: Club) -> None:
    parent = club.world.parent()
    await talk_until(parent, "address")
    await parent.says("M41 7BD, number 12")
    await parent.sees("I couldn't find that address")
    await parent.says("Davy Fold, Flixton")
    await parent.sees("Does Sam live at the same address?")


async def test_the_same_house_is_paid_for_once(club: Club) -> None:
    for number in ("+447700900123", "+447700900124"):
        await talk_until(club.world.parent(number), "consents")
    assert len(club.google.requests) == 1


async def test_the_season_s_end_erases_photos_but_for_those_of_a_matter_of_harm(club: Club) -> None:
    sam, leo = club.world.parent(), club.world.parent("+447700900124")
    for parent in (sam, leo):
        await talk_until(parent, "photo", kit=f"9/10, number {7 if parent is sam else 8}")
        await parent.sends(JPEG)
    await leo.says("the coach hits my son")
    await close(club.world.app.database, club.world.app.club, None, club.world.clock)
    await club.world.settle()
    [kept] = club.kept()
    assert kept == (await leo.registration()).answers["photo"]["photo"]
    assert s3.client().get_object_tagging(Bucket=club.bucket, Key=kept)["TagSet"] == [
        {"Key": "kept", "Value": "matter"}
    ]
