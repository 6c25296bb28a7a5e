"""A language model through OpenAI's Responses API. Nothing is kept there: each question brings all it needs."""

import asyncio
import random
from collections.abc import AsyncIterator

import structlog
from openai import AsyncOpenAI

from bot.metrics import Metrics
from bot.model.prompts import Prompt, Response
from bot.ports import Clock, Refused, Unavailable
from integrations.openai.answers import read
from integrations.openai.asking import asking
from integrations.openai.breaker import Breaker, Resting
from integrations.openai.budget import Budget, OverBudget
from integrations.openai.failures import Away, translated
from integrations.openai.settings import TIME_LIMIT, OpenAISettings, connect

_LONGEST = 2**22  # bytes of an answer: some hundred times the longest sensible one
_DELAYS = (1.0, 3.0)  # seconds at most before each further try, beside what the service asks for
_log = structlog.get_logger()
_NOT_ASKED = {Resting: "resting", OverBudget: "over_budget"}


class OpenAIAssistant:
    """To be made inside the running loop."""

    def __init__(
        self,
        settings: OpenAISettings,
        clock: Clock,
        metrics: Metrics,
        *,
        client: AsyncOpenAI | None = None,
        budget: Budget | None = None,
        time_limit: float = TIME_LIMIT,
    ) -> None:
        self._model = settings.openai_model
        self._client = client or connect(settings)
        self._time_limit = time_limit
        self._metrics = metrics
        self._clock = clock
        self._breaker = Breaker(clock)
        self._budget = budget or Budget(settings, clock)

    async def close(self) -> None:
        await self._client.close()

    async def respond(self, prompt: Prompt) -> Response:
        try:
            self._budget.check(prompt.contact)
            with self._breaker.calling():
                response = await self._ask(prompt)
        except (Unavailable, Refused) as error:
            self._count(kind_of(error))
            raise
        self._budget.spend(prompt.contact, response.usage)
        self._count_answer(response)
        return response

    async def _ask(self, prompt: Prompt) -> Response:
        """All tries and what lies between them take no longer than one may."""
        with translated():
            async with asyncio.timeout(self._time_limit):
                for delay in _DELAYS:
                    try:
                        return read(await self._try(prompt))
                    except Away as away:
                        await self._wait(away, delay)
                return read(await self._try(prompt))

    async def _wait(self, away: Away, delay: float) -> None:
        """Raises what is not worth another try: one that is left alone, or that will be the same in some seconds."""
        if self._breaker.is_resting or not away.is_short:
            raise away
        self._count("retried")
        apart = random.uniform(delay / 2, delay)  # noqa: S311 - nothing is guarded by it
        await self._clock.sleep((away.retry_after or 0) + apart)

    async def _try(self, prompt: Prompt) -> bytes:
        # The SDK's limit is for each piece of an answer that trickles in; that of a question is for the whole.
        with translated():
            # As it is: the SDK's rewriting of keys that need none costs more than all else of a call.
            body = asking(self._model, prompt)
            async with self._client.responses.with_streaming_response.create(extra_body=body) as answer:
                return await bounded(answer.iter_bytes())

    def _count(self, result: str) -> None:
        self._metrics.assistant_calls.labels(result).inc()
        if result not in {"answered", "resting", "retried"}:
            _log.warning("the assistant gave no answer", result=result)

    def _count_answer(self, response: Response) -> None:
        self._count("refused" if response.refused else "incomplete" if response.incomplete else "answered")
        for kind, tokens in response.usage.model_dump().items():
            self._metrics.assistant_tokens.labels(kind.removesuffix("_tokens")).inc(tokens)


async def bounded(pieces: AsyncIterator[bytes]) -> bytes:
    """Raises Away for what is too long to be an answer, before it fills the memory."""
    body = bytearray()
    async for piece in pieces:
        body += piece
        if len(body) > _LONGEST:
            raise Away("too_long")
    return bytes(body)


def kind_of(error: Unavailable | Refused) -> str:
    """A few fixed words, as each makes a row of its own in the metrics."""
    if isinstance(error, Away):
        return error.kind
    if isinstance(error, Refused):
        return str(error.code)
    return _NOT_ASKED[type(error)]
