"""A local S3: moto's server, in threads of its own, for as long as the tests run; each test has its own bucket."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any
from uuid import uuid4

import boto3
from moto.server import ThreadedMotoServer

from integrations.s3.settings import S3Settings

REGION = "eu-west-2"
KEYS = {"AWS_ACCESS_KEY_ID": "AKIATEST", "AWS_SECRET_ACCESS_KEY": "secret of the stand-in"}
# Whatever the machine the tests run on knows of AWS is none of theirs.
OTHERS = ("AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_DEFAULT_REGION", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI")
NOWHERE = {
    "AWS_CONFIG_FILE": "/nowhere",
    "AWS_SHARED_CREDENTIALS_FILE": "/nowhere",
    "AWS_EC2_METADATA_DISABLED": "true",
}


@cache
def url() -> str:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    return f"http://{host}:{port}"


@contextmanager
def credentials(**given: str) -> Iterator[None]:
    """In the environment, where AWS's own chain looks first."""
    names = {*KEYS, *OTHERS, *NOWHERE}
    before = {name: os.environ[name] for name in names if name in os.environ}  # noqa: TID251 - theirs, not ours
    for name in names:
        os.environ.pop(name, None)  # noqa: TID251
    os.environ.update(NOWHERE | given)  # noqa: TID251
    try:
        yield
    finally:
        for name in names:
            os.environ.pop(name, None)  # noqa: TID251
        os.environ.update(before)  # noqa: TID251


def client() -> Any:
    keys = {name.lower(): value for name, value in KEYS.items()}
    return boto3.session.Session().client("s3", region_name=REGION, endpoint_url=url(), **keys)


def settings(bucket: str | None = None, **other: str) -> S3Settings:
    return S3Settings.model_validate(environ(bucket, lower=True) | other)


def environ(bucket: str | None = None, *, lower: bool = False) -> dict[str, str]:
    given = {
        "S3_BUCKET_NAME": bucket or f"photos-{uuid4().hex[:12]}",
        "AWS_REGION": REGION,
        "AWS_ENDPOINT_URL_S3": url(),
    }
    return {name.lower(): value for name, value in given.items()} if lower else given


def made_bucket() -> str:
    name = f"photos-{uuid4().hex[:12]}"
    client().create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": REGION})
    return name
