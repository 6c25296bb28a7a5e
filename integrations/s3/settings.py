"""Where S3 keeps photos. Who we are there is found by AWS's own chain: environment, profile, the machine's role."""

from collections.abc import Iterator

from pydantic import Field

from bot.settings import Settings


class S3Settings(Settings):
    s3_bucket_name: str = Field(
        "",
        pattern=r"^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$",
        description="The private S3 bucket for children's photos; without one they are kept in PHOTO_FOLDER.",
    )
    aws_region: str = Field(
        "", pattern=r"^[a-z0-9-]{2,32}$", description="The AWS region of the bucket, such as eu-west-2."
    )
    aws_endpoint_url_s3: str = Field(
        "",
        pattern="^https?://.+$",
        description="An address to use in place of S3's own, for a stand-in; empty in production.",
    )

    @property
    def is_configured(self) -> bool:
        return bool(self.s3_bucket_name)

    def half_set(self) -> Iterator[str]:
        """An address without a bucket would quietly mean the folder."""
        if self.s3_bucket_name and not self.aws_region:
            yield "AWS_REGION: missing, while S3_BUCKET_NAME is set. Set the bucket's region, such as eu-west-2."
        if self.aws_endpoint_url_s3 and not self.s3_bucket_name:
            yield "S3_BUCKET_NAME: missing, while AWS_ENDPOINT_URL_S3 is set. Set the bucket, or neither."
