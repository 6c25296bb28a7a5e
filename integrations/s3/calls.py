"""S3 over its SDK, whose calls block: in a few threads of their own; and its failures in our words."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import boto3
import structlog
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError, NoCredentialsError, PartialCredentialsError

from bot.model.pictures import Flaw
from bot.ports import Unavailable, Unusable
from bot.settings import SettingsError
from integrations.s3.settings import S3Settings

_THREADS = 8
_CONNECT_SECONDS, _READ_SECONDS = 4, 15
_ALL_SECONDS = 40.0
_GONE = frozenset({"NoSuchKey", "404", "NoSuchVersion"})
_CURES = {
    "404": "S3_BUCKET_NAME: there is no such bucket in AWS_REGION. Make it, or: python -m bot bucket",
    "NoSuchBucket": "S3_BUCKET_NAME: there is no such bucket in AWS_REGION. Make it, or: python -m bot bucket",
    "301": "AWS_REGION: the bucket of S3_BUCKET_NAME is in another region. Set that one.",
    "400": "AWS_REGION: S3 does not take what it is asked: is the bucket in another region, are the keys of today?",
    "403": "S3_BUCKET_NAME: AWS does not let us use this bucket. Give whose keys we have s3:ListBucket, PutObject, "
    "GetObject, PutObjectTagging, ListBucketVersions and DeleteObjectVersion there, or set the right name.",
}
NO_CREDENTIALS = (
    "S3_BUCKET_NAME: set, but there are no AWS credentials. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, "
    "or give the machine a role; without S3 leave the bucket empty."
)
Result = TypeVar("Result")
log = structlog.get_logger()


class Calls:
    """`state` is how it went last, for who asks how we are."""

    def __init__(self, settings: S3Settings) -> None:
        self.bucket = settings.s3_bucket_name
        self.state = "not used yet"
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="s3")
        self.client: Any = _connected(settings)

    async def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        self.client.close()

    async def __call__(self, work: Callable[[Any], Result]) -> Result:
        """Raises Unusable for what is gone, else Unavailable: what is wrong with the bucket can be put right."""
        try:
            result = await self._aside(work)
        except ClientError as error:
            if code_of(error) in _GONE:
                raise Unusable(Flaw.GONE) from None
            raise self._away(code_of(error)) from None
        except (BotoCoreError, TimeoutError) as error:
            raise self._away(type(error).__name__) from None
        self.state = "in order"
        return result

    async def check(self) -> None:
        """Raises SettingsError for what only whoever set us up can mend; that S3 is away is no reason not to start."""
        try:
            await self._aside(lambda client: client.head_bucket(Bucket=self.bucket))
        except (NoCredentialsError, PartialCredentialsError):
            raise SettingsError(NO_CREDENTIALS) from None
        except ClientError as error:
            cure = _CURES.get(code_of(error))
            if cure is not None:
                raise SettingsError(cure) from None
            self._away(code_of(error))
        except (BotoCoreError, TimeoutError) as error:
            self._away(type(error).__name__)
        else:
            self.state = "in order"

    async def plainly(self, work: Callable[[Any], Result]) -> Result:
        """With S3's own failures."""
        return await self._aside(work)

    async def _aside(self, work: Callable[[Any], Result]) -> Result:
        async with asyncio.timeout(_ALL_SECONDS):
            return await asyncio.get_running_loop().run_in_executor(self._threads, work, self.client)

    def _away(self, why: str) -> Unavailable:
        """The words of S3 may quote a key; its code does not."""
        self.state = f"failed last: {why}"
        log.warning("photos are not reachable", why=why)
        return Unavailable(f"S3 did not do it: {why}")


def _connected(settings: S3Settings) -> Any:
    """Raises SettingsError for half a pair of keys."""
    try:
        return boto3.session.Session().client(
            "s3",
            region_name=settings.aws_region,
            endpoint_url=settings.aws_endpoint_url_s3 or None,
            config=Config(
                connect_timeout=_CONNECT_SECONDS,
                read_timeout=_READ_SECONDS,
                retries={"mode": "standard", "total_max_attempts": 2},
                max_pool_connections=_THREADS,
                signature_version="s3v4",
                s3={"addressing_style": "path" if settings.aws_endpoint_url_s3 else "auto"},
            ),
        )
    except PartialCredentialsError:
        raise SettingsError(NO_CREDENTIALS) from None


def code_of(error: ClientError) -> str:
    code: str = error.response.get("Error", {}).get("Code", "") or "unknown"
    return code
