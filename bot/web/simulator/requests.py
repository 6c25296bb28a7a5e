"""What the page may ask for: checked before anything is done, and only from the page itself."""

import json
from base64 import b64decode
from typing import Annotated, Any, Literal, TypeVar

from aiohttp import web
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from bot.model.messages import Medium
from bot.web.answers import Problem
from bot.web.simulator.phones import Where
from bot.web.simulator.shelf import TAKEN

LARGEST_FILE = 16 * 1024 * 1024
LARGEST_REQUEST = 24 * 1024 * 1024  # a file in base64

Address = Annotated[str, Field(pattern=r"^(\+\d{7,15}|[A-Za-z]{2}\.[A-Za-z0-9.]{1,128})$")]


def _decoded(value: object) -> object:
    return b64decode(value, validate=True) if isinstance(value, str) else value


class Request(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class SentFile(Request):
    content_type: str
    data: Annotated[bytes, BeforeValidator(_decoded), Field(max_length=LARGEST_FILE)]

    @property
    def is_taken(self) -> bool:
        return self.content_type in TAKEN


class Said(Request):
    phone: Address
    medium: Literal[Medium.WHATSAPP, Medium.SMS]
    text: str = Field("", max_length=4096)
    button: str | None = Field(None, max_length=256)
    media: tuple[SentFile, ...] = Field((), max_length=10)


class Forward(Request):
    hours: float = Field(gt=0, le=24 * 366)


class Failing(Request):
    code: str
    where: Where


Body = TypeVar("Body", bound=Request)


async def read(request: web.Request, kind: type[Body]) -> Body:
    given = await read_json(request)
    try:
        return kind.model_validate(given)
    except ValidationError as error:
        fields = sorted({".".join(str(part) for part in problem["loc"]) for problem in error.errors()})
        raise Problem(400, f"Wrong or missing: {', '.join(fields)}.", fields=fields) from None


async def read_json(request: web.Request) -> Any:
    _refuse_strangers(request)
    if request.content_type != "application/json":
        raise Problem(415)
    try:
        return json.loads(await request.read())
    except (ValueError, RecursionError):
        raise Problem(400, "The body is not JSON.", error_code="not_json") from None


def _refuse_strangers(request: web.Request) -> None:
    """Another site's page must not write in the name of whoever has it open."""
    origin = request.headers.get("Origin")
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    if site not in {"same-origin", "none"} or (origin is not None and origin.partition("://")[2] != request.host):
        raise Problem(403, "This request comes from another site.")
