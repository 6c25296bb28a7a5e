"""python -m bot bucket: the bucket for photos as it must be, made and put right; what it is already stays."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError, NoCredentialsError, PartialCredentialsError

from bot.club.club import Season
from bot.settings import SettingsError
from integrations.s3.calls import NO_CREDENTIALS, Calls, code_of
from integrations.s3.photos import KEPT
from integrations.s3.settings import S3Settings

_AFTER = timedelta(days=30)  # we forget at the season's end ourselves: this is the net beneath it
_BY_DEFAULT = timedelta(days=90)  # after the last month, where the club file names no end
_ABROAD = "us-east-1"  # the one region that is not to be named when a bucket is made


async def set_up(settings: S3Settings, season: Season) -> list[str]:
    """What was done, in words. Raises SettingsError."""
    if not settings.is_configured:
        raise SettingsError("S3_BUCKET_NAME: missing. Set the name of the bucket, and AWS_REGION.")
    calls = Calls(settings)
    try:
        return await calls.plainly(lambda s3: list(_steps(s3, settings, season)))
    except (NoCredentialsError, PartialCredentialsError):
        raise SettingsError(NO_CREDENTIALS) from None
    except ClientError as error:
        doing = f"{error.operation_name}: {code_of(error)}"
        raise SettingsError(
            f"S3_BUCKET_NAME: AWS refused {doing}. Whoever runs this needs the right to do it."
        ) from None
    except (BotoCoreError, TimeoutError) as error:
        raise SettingsError(f"S3_BUCKET_NAME: AWS was not reached ({type(error).__name__}). Try again.") from None
    finally:
        await calls.close()


def _steps(s3: Any, settings: S3Settings, season: Season) -> Iterator[str]:
    bucket = settings.s3_bucket_name
    yield from _made(s3, bucket, settings.aws_region)
    blocked = dict.fromkeys(("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"), True)
    s3.put_public_access_block(Bucket=bucket, PublicAccessBlockConfiguration=blocked)
    yield "Nobody can make it public."
    rule = {"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}
    s3.put_bucket_encryption(Bucket=bucket, ServerSideEncryptionConfiguration={"Rules": [rule]})
    yield "What is in it is encrypted."
    day = forgotten_on(season)
    s3.put_bucket_lifecycle_configuration(
        Bucket=bucket, LifecycleConfiguration={"Rules": [*_others(s3, bucket, season), *_rules(season, day)]}
    )
    yield f"Photos of {season.name} that are still there on {day} are forgotten, but for those of a matter of harm."


def _made(s3: Any, bucket: str, region: str) -> Iterator[str]:
    try:
        s3.head_bucket(Bucket=bucket)
    except ClientError as error:
        if code_of(error) not in {"404", "NoSuchBucket"}:
            raise
        where = {} if region == _ABROAD else {"CreateBucketConfiguration": {"LocationConstraint": region}}
        s3.create_bucket(Bucket=bucket, **where)
        yield "The bucket is made."


def forgotten_on(season: Season) -> date:
    return (season.closes or season.last_month + _BY_DEFAULT) + _AFTER


def _rules(season: Season, day: date) -> Iterator[dict[str, Any]]:
    """Also in a bucket that keeps old versions, where expiring only hides."""
    tag = {"Tag": {"Key": KEPT, "Value": season.name}}
    yield {
        "ID": _name(season),
        "Status": "Enabled",
        "Filter": tag,
        "Expiration": {"Date": datetime.combine(day, time(), UTC)},
        "NoncurrentVersionExpiration": {"NoncurrentDays": 1},
    }


def _others(s3: Any, bucket: str, season: Season) -> list[dict[str, Any]]:
    """Rules of earlier seasons, and of others, stay."""
    try:
        rules = s3.get_bucket_lifecycle_configuration(Bucket=bucket)["Rules"]
    except ClientError as error:
        if code_of(error) != "NoSuchLifecycleConfiguration":
            raise
        return []
    return [rule for rule in rules if rule.get("ID") != _name(season)]


def _name(season: Season) -> str:
    return f"photos-{season.name}"
