"""S3 and Google half set up are named at the start, with the cure."""

import pytest

from bot.program.configuration import AppSettings
from bot.settings import SettingsError
from tests.test_settings import LIVE, complaint


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"S3_BUCKET_NAME": "photos"}, "AWS_REGION: missing, while S3_BUCKET_NAME is set"),
        ({"AWS_ENDPOINT_URL_S3": "http://127.0.0.1:1"}, "S3_BUCKET_NAME: missing, while AWS_ENDPOINT_URL_S3 is set"),
        ({"S3_BUCKET_NAME": "Not A Bucket", "AWS_REGION": "eu-west-2"}, "S3_BUCKET_NAME: not written as it should be"),
        ({"S3_BUCKET_NAME": "photos", "AWS_REGION": "London!"}, "AWS_REGION: not written as it should be"),
        ({"GOOGLE_PLACES_URL": "huh"}, "GOOGLE_PLACES_URL: not written as it should be"),
        ({"S3_BUCKET_NAME": "photos", "AWS_REGION": "eu-west-2"}, "ENVIRONMENT: not set, while S3_BUCKET_NAME is real"),
        ({"GOOGLE_MAPS_API_KEY": "a key"}, "ENVIRONMENT: not set, while GOOGLE_MAPS_API_KEY is real"),
    ],
)
def test_what_is_missing_or_wrong_is_named(given: dict[str, str], said: str) -> None:
    told = complaint(given)
    assert told.startswith(said)
    assert "Not A Bucket" not in told


@pytest.mark.parametrize(
    "given",
    [
        {"S3_BUCKET_NAME": "photos", "AWS_REGION": "eu-west-2", "AWS_ENDPOINT_URL_S3": "http://stand.in"},
        {"GOOGLE_MAPS_API_KEY": "a key", "GOOGLE_PLACES_URL": "http://stand.in"},
    ],
)
def test_production_speaks_to_them_by_https_only(given: dict[str, str]) -> None:
    with pytest.raises(SettingsError, match="by https only"):
        AppSettings.read(LIVE | given)


def test_the_region_alone_is_no_slip() -> None:
    """Other services of AWS are in it, too."""
    assert not AppSettings.read({"AWS_REGION": "eu-west-2"}).s3.is_configured


def test_production_takes_both() -> None:
    real = {"S3_BUCKET_NAME": "photos", "AWS_REGION": "eu-west-2", "GOOGLE_MAPS_API_KEY": "a key"}
    settings = AppSettings.read(LIVE | real)
    assert settings.s3.is_configured
    assert settings.places.is_configured
