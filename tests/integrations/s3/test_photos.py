"""How a photo lies in the bucket, what is erased of it, and what S3's failures mean."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from bot.club.club import load_club
from bot.model.pictures import Flaw
from bot.ports import Unavailable, Unusable
from bot.settings import SettingsError
from integrations.s3.bucket import forgotten_on, set_up
from integrations.s3.calls import Calls
from integrations.s3.photos import S3Photos
from tests.pictures import JPEG
from tests.standins import s3

SAM = "a" * 32


@pytest.fixture
async def photos() -> AsyncIterator[S3Photos]:
    with s3.credentials(**s3.KEYS):
        made = S3Photos(Calls(s3.settings(s3.made_bucket())), "2026-27")
        yield made
        await made.close()


def bucket_of(photos: S3Photos) -> str:
    return photos._calls.bucket  # noqa: SLF001


async def test_it_is_encrypted_private_and_says_whose_it_is_by_ids_only(photos: S3Photos) -> None:
    key = await photos.keep(SAM, JPEG)
    told = s3.client().head_object(Bucket=bucket_of(photos), Key=key)
    assert told["ServerSideEncryption"] == "AES256"
    assert told["ContentType"] == "image/jpeg"
    assert told["Metadata"] == {"registration": SAM}
    assert told["ContentLength"] == len(JPEG)
    tags = s3.client().get_object_tagging(Bucket=bucket_of(photos), Key=key)["TagSet"]
    assert tags == [{"Key": "kept", "Value": "2026-27"}]
    assert SAM not in key


async def test_a_link_is_signed_and_lasts_an_hour(photos: S3Photos) -> None:
    link = await photos.link(await photos.keep(SAM, JPEG))
    assert "X-Amz-Expires=3600" in link
    assert "X-Amz-Signature=" in link


async def test_a_bucket_that_keeps_old_versions_keeps_none_of_what_is_erased(photos: S3Photos) -> None:
    client, bucket = s3.client(), bucket_of(photos)
    client.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})
    key, other = await photos.keep(SAM, JPEG), await photos.keep("b" * 32, JPEG)
    client.delete_object(Bucket=bucket, Key=key)  # hidden by somebody's hand, and still there
    await photos.forget(key)
    await photos.forget(key)
    assert [each["Key"] for each in client.list_object_versions(Bucket=bucket)["Versions"]] == [other]
    await photos.forget_all("b" * 32)
    left = client.list_object_versions(Bucket=bucket)
    assert not left.get("Versions")
    assert not left.get("DeleteMarkers")


async def test_what_belongs_to_a_matter_is_not_forgotten_with_the_season(photos: S3Photos) -> None:
    key = await photos.keep(SAM, JPEG)
    await photos.hold(SAM)
    tags = s3.client().get_object_tagging(Bucket=bucket_of(photos), Key=key)["TagSet"]
    assert tags == [{"Key": "kept", "Value": "matter"}]


async def test_an_s3_that_is_away_passes_and_how_we_do_is_told() -> None:
    with s3.credentials(**s3.KEYS):
        photos = S3Photos(Calls(s3.settings("photos-of-ours", aws_endpoint_url_s3="http://127.0.0.1:1")), "2026-27")
        await photos.check()  # no reason not to start
        with pytest.raises(Unavailable):
            await photos.keep(SAM, JPEG)
        assert photos.state == "failed last: EndpointConnectionError"
        await photos.close()


async def test_a_bucket_that_is_gone_loses_no_photo(photos: S3Photos) -> None:
    """It is tried again: the picture is still at the carrier, and nobody is told that it was of no use."""
    s3.client().delete_bucket(Bucket=bucket_of(photos))
    with pytest.raises(Unavailable):
        await photos.keep(SAM, JPEG)
    assert photos.state == "failed last: NoSuchBucket"


async def test_what_is_gone_is_told_from_what_is_away(photos: S3Photos) -> None:
    key = await photos.keep(SAM, JPEG)
    await photos.forget(key)
    with pytest.raises(Unusable) as gone:
        await photos.open(key)
    assert gone.value.flaw is Flaw.GONE
    assert photos.state == "in order"


async def test_a_start_without_credentials_or_bucket_is_refused_with_the_cure() -> None:
    with s3.credentials():
        calls = Calls(s3.settings(s3.made_bucket()))
        with pytest.raises(SettingsError, match=r"^S3_BUCKET_NAME: set, but there are no AWS credentials"):
            await calls.check()
        await calls.close()
    with s3.credentials(**s3.KEYS):
        calls = Calls(s3.settings("no-such-bucket"))
        with pytest.raises(SettingsError, match=r"^S3_BUCKET_NAME: there is no such bucket"):
            await calls.check()
        await calls.close()


async def test_half_of_the_credentials_is_no_start_either() -> None:
    with (
        s3.credentials(AWS_ACCESS_KEY_ID="AKIATEST"),
        pytest.raises(SettingsError, match="no AWS credentials"),
    ):
        Calls(s3.settings("photos-of-ours"))


async def test_the_command_makes_the_bucket_as_it_must_be_and_does_it_twice() -> None:
    season = load_club().season
    with s3.credentials(**s3.KEYS):
        settings, client = s3.settings(), s3.client()
        first, again = await set_up(settings, season), await set_up(settings, season)
    bucket = settings.s3_bucket_name
    assert first[0] == "The bucket is made."
    assert again == first[1:]
    public = client.get_public_access_block(Bucket=bucket)["PublicAccessBlockConfiguration"]
    assert set(public.values()) == {True}
    [rule] = client.get_bucket_lifecycle_configuration(Bucket=bucket)["Rules"]
    assert rule["Filter"] == {"Tag": {"Key": "kept", "Value": "2026-27"}}
    assert rule["Expiration"]["Date"].date() == forgotten_on(season)


async def test_rules_of_others_and_of_earlier_seasons_stay() -> None:
    season = load_club().season
    with s3.credentials(**s3.KEYS):
        settings, client = s3.settings(s3.made_bucket()), s3.client()
        other = {"ID": "theirs", "Status": "Enabled", "Filter": {"Prefix": "x/"}, "Expiration": {"Days": 3}}
        client.put_bucket_lifecycle_configuration(
            Bucket=settings.s3_bucket_name, LifecycleConfiguration={"Rules": [other]}
        )
        await set_up(settings, season)
        await set_up(settings, season)
    rules = client.get_bucket_lifecycle_configuration(Bucket=settings.s3_bucket_name)["Rules"]
    assert [rule["ID"] for rule in rules] == ["theirs", "photos-2026-27"]


def test_the_net_beneath_the_season_s_end_comes_a_month_after_it() -> None:
    season = load_club().season
    closes = datetime(2027, 6, 30, tzinfo=UTC).date()
    assert forgotten_on(season.model_copy(update={"closes": closes})).isoformat() == "2027-07-30"
    assert forgotten_on(season) > season.last_month
