"""What is said in a voice note, heard by OpenAI. The note is not kept there by us, and here not at all."""

import asyncio

import structlog
from openai import AsyncOpenAI
from pydantic import BaseModel, Field, ValidationError

from bot.metrics import Metrics
from bot.model.pictures import Flaw
from bot.model.prompts import Usage
from bot.model.sounds import LARGEST_SOUND, extension_of
from bot.ports import Clock, Refused, Unavailable, Unusable
from integrations.openai.breaker import Breaker
from integrations.openai.budget import Budget
from integrations.openai.client import bounded, kind_of
from integrations.openai.failures import Away, translated
from integrations.openai.settings import TIME_LIMIT, OpenAISettings, connect

LONGEST_TRANSCRIPT = 3000  # characters, as of what is written
_A_SECOND = 10  # tokens that a second of sound is counted as, by models that bill the time
log = structlog.get_logger()


class _Usage(BaseModel):
    input_tokens: int = Field(0, ge=0, le=10_000_000)
    output_tokens: int = Field(0, ge=0, le=10_000_000)
    seconds: float = Field(0.0, ge=0, le=100_000)


class _Answer(BaseModel):
    text: str
    usage: _Usage | None = None


class OpenAITranscripts:
    """To be made inside the running loop. Whoever asks repeats it later: nothing is tried twice here."""

    def __init__(
        self,
        settings: OpenAISettings,
        clock: Clock,
        metrics: Metrics,
        *,
        budget: Budget | None = None,
        client: AsyncOpenAI | None = None,
        time_limit: float = TIME_LIMIT,
    ) -> None:
        self._model = settings.openai_voice_model
        self._client = client or connect(settings)
        self._time_limit = time_limit
        self._metrics = metrics
        self._breaker = Breaker(clock)
        self._budget = budget or Budget(settings, clock)

    async def close(self) -> None:
        await self._client.close()

    async def words_of(self, sound: bytes, contact: str) -> str:
        name = name_for(sound)
        try:
            self._budget.check(contact)
            with self._breaker.calling():
                answer = await self._heard(name, sound)
        except Unusable:
            self._metrics.assistant_calls.labels("voice_unusable").inc()
            raise
        except (Unavailable, Refused) as error:
            kind = kind_of(error)
            self._metrics.assistant_calls.labels(f"voice_{kind}").inc()
            log.warning("a voice note was not heard", result=kind)
            raise
        self._metrics.assistant_calls.labels("voice_answered").inc()
        self._budget.spend(contact, _spent(answer.usage or _Usage()))
        return answer.text.replace("\0", "").strip()[:LONGEST_TRANSCRIPT]

    async def _heard(self, name: str, sound: bytes) -> _Answer:
        try:
            with translated():
                async with (
                    asyncio.timeout(self._time_limit),
                    self._client.audio.transcriptions.with_streaming_response.create(
                        file=(name, sound), model=self._model, response_format="json"
                    ) as answer,
                ):
                    body = await bounded(answer.iter_bytes())
            return _Answer.model_validate_json(body)
        except ValidationError:
            raise Away("unreadable") from None
        except Refused as error:
            if error.code in {"400", "415", "422"}:  # of the sound: what is wrong with us has other codes
                raise Unusable(Flaw.BROKEN) from None
            raise


def name_for(sound: bytes) -> str:
    """OpenAI goes by the end of the name, and does not know .oga. Raises Unusable."""
    if not sound:
        raise Unusable(Flaw.EMPTY)
    if len(sound) > LARGEST_SOUND:
        raise Unusable(Flaw.TOO_LARGE)
    kind = extension_of(sound)
    if kind is None:
        raise Unusable(Flaw.WRONG_KIND)
    return f"voice.{kind}"


def _spent(usage: _Usage) -> Usage:
    told = usage.input_tokens or round(usage.seconds * _A_SECOND)
    return Usage(input_tokens=told, output_tokens=usage.output_tokens)
