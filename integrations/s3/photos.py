"""Photos in a private S3 bucket, encrypted there, under keys nobody can guess."""

import hashlib
import re
from collections.abc import Iterator
from secrets import token_urlsafe
from typing import Any
from urllib.parse import urlencode

from bot.model.pictures import Flaw, flaw_in
from bot.ports import Unusable
from integrations.s3.calls import Calls

LINK_SECONDS = 3600
KEPT = "kept"  # the tag that the bucket's own rule forgets by: a season, or for a matter of harm
FOR_A_MATTER = "matter"
_KEY = re.compile(r"[0-9a-f]{32}/[A-Za-z0-9_-]{43}")


class S3Photos:
    """Not sealed by us: whoever has the link of an hour, such as the club's table, shall see the picture."""

    def __init__(self, calls: Calls, season: str) -> None:
        self._calls = calls
        self._season = season

    @property
    def state(self) -> str:
        return self._calls.state

    async def close(self) -> None:
        await self._calls.close()

    async def check(self) -> None:
        """Raises SettingsError with the cure."""
        await self._calls.check()

    async def keep(self, registration_id: str, picture: bytes) -> str:
        flaw = flaw_in(picture)
        if flaw is not None:
            raise Unusable(flaw)
        key = f"{_place(registration_id)}/{token_urlsafe(32)}"
        await self._calls(
            lambda s3: s3.put_object(
                Bucket=self._calls.bucket,
                Key=key,
                Body=picture,
                ContentType="image/jpeg",
                ContentLength=len(picture),
                CacheControl="private, no-store",
                ServerSideEncryption="AES256",
                Metadata={"registration": registration_id},
                Tagging=urlencode({KEPT: self._season}),
            )
        )
        return key

    async def open(self, key: str) -> bytes:
        def read(s3: Any) -> bytes:
            with s3.get_object(Bucket=self._calls.bucket, Key=key)["Body"] as body:
                picture: bytes = body.read()
            return picture

        _check(key)
        return await self._calls(read)

    async def link(self, key: str) -> str:
        _check(key)
        place = {"Bucket": self._calls.bucket, "Key": key}
        link: str = await self._calls(
            lambda s3: s3.generate_presigned_url("get_object", Params=place, ExpiresIn=LINK_SECONDS)
        )
        return link

    async def forget(self, key: str) -> None:
        _check(key)
        await self._calls(lambda s3: self._erase(s3, key))

    async def forget_all(self, registration_id: str) -> None:
        await self._calls(lambda s3: self._erase(s3, f"{_place(registration_id)}/"))

    async def hold(self, registration_id: str) -> None:
        """The bucket's rule for the season's end passes them by."""
        tagging = {"TagSet": [{"Key": KEPT, "Value": FOR_A_MATTER}]}

        def tag(s3: Any) -> None:
            for each in self._versions(s3, f"{_place(registration_id)}/"):
                s3.put_object_tagging(Bucket=self._calls.bucket, Tagging=tagging, **each)

        await self._calls(tag)

    def _erase(self, s3: Any, prefix: str) -> None:
        """Every version: in a bucket that keeps old ones a plain deletion would only hide it."""
        for each in self._versions(s3, prefix):
            s3.delete_object(Bucket=self._calls.bucket, **each)

    def _versions(self, s3: Any, prefix: str) -> Iterator[dict[str, str]]:
        pages = s3.get_paginator("list_object_versions").paginate(Bucket=self._calls.bucket, Prefix=prefix)
        for page in pages:
            for each in (*page.get("Versions", ()), *page.get("DeleteMarkers", ())):
                yield {"Key": each["Key"], "VersionId": each["VersionId"]}


def _check(key: str) -> None:
    if not _KEY.fullmatch(key):
        raise Unusable(Flaw.GONE)


def _place(registration_id: str) -> str:
    return hashlib.sha256(f"photos:{registration_id}".encode()).hexdigest()[:32]
