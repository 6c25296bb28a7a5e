"""How to reach OpenAI, which model we ask, and how much of it we can afford."""

import httpx2
from openai import AsyncOpenAI, DefaultAioHttpClient
from pydantic import Field, SecretStr

from bot.settings import Settings

TIME_LIMIT = 30.0  # seconds, for one question with all its tries
_CONNECT_LIMIT = 4.0
_CONNECTIONS = httpx2.Limits(max_connections=500)  # a rush waits for the model alone
_ADDRESS = "https://api.openai.com/v1"


class OpenAISettings(Settings):
    openai_base_url: str = Field(
        "",
        pattern="^(https?://.+)?$",
        description="An address to use in place of OpenAI's own, for a stand-in; empty in production.",
    )
    openai_api_key: SecretStr = Field(
        SecretStr(""), description="The API key from the OpenAI platform; without one the assistant is off."
    )
    openai_model: str = Field("gpt-4.1", description="The model that is asked.")
    openai_voice_model: str = Field(
        "gpt-4o-transcribe", description="The model that listens to voice notes, where the club file switches that on."
    )
    openai_tokens_per_contact: int = Field(
        100_000, ge=0, description="How many tokens one person's talk may cost in a day; then it goes on without."
    )
    openai_tokens_per_day: int = Field(
        3_000_000, ge=0, description="How many tokens all talks together may cost in a day, in each process."
    )

    @property
    def is_configured(self) -> bool:
        return bool(self.openai_api_key.get_secret_value())


def connect(settings: OpenAISettings) -> AsyncOpenAI:
    """The SDK's client; to be called inside the running loop and closed by its owner."""
    return AsyncOpenAI(
        api_key=settings.openai_api_key.get_secret_value(),
        base_url=settings.openai_base_url or _ADDRESS,
        max_retries=0,  # whoever asks decides whether it is worth another try
        timeout=httpx2.Timeout(TIME_LIMIT, connect=_CONNECT_LIMIT),
        default_headers={"Accept-Encoding": "identity"},
        http_client=DefaultAioHttpClient(  # half the work of the SDK's own
            limits=_CONNECTIONS,
            event_hooks={"response": [_unpacked]},
            follow_redirects=False,  # what parents write goes nowhere else
        ),
    )


async def _unpacked(response: httpx2.Response) -> None:
    """A few kilobytes may unpack to gigabytes, so nothing is unpacked: it was asked for as it is."""
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise httpx2.DecodingError("The answer is packed", request=response.request)
