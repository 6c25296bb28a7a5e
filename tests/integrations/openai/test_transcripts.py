"""What a voice note is sent as, what it costs, and what OpenAI's failures mean."""

from collections.abc import AsyncIterator

import pytest

from bot.metrics import Metrics
from bot.model.messages import Reason
from bot.ports import Refused, Unavailable
from integrations.openai.budget import Budget, OverBudget
from integrations.openai.transcripts import OpenAITranscripts, name_for
from integrations.openai.transcripts_sandbox import sound_of
from tests.integrations.openai.examples import settings_for
from tests.standins.openai import OpenAIStandIn
from tests.standins.openai_answers import Answer
from tests.standins.ports import StoppedClock

HELLO = sound_of("hello")


@pytest.fixture
async def transcripts(openai: OpenAIStandIn, clock: StoppedClock, metrics: Metrics) -> AsyncIterator[OpenAITranscripts]:
    made = OpenAITranscripts(settings_for(openai), clock, metrics)
    yield made
    await made.close()


@pytest.mark.parametrize(
    ("sound", "name"),
    [
        (b"OggS\0", "voice.ogg"),
        (b"ID3\4", "voice.mp3"),
        (b"\xff\xfb\x90", "voice.mp3"),
        (b"RIFF\0\0\0\0WAVEfmt ", "voice.wav"),
        (b"\0\0\0\x18ftypM4A ", "voice.m4a"),
        (b"\x1aE\xdf\xa3", "voice.webm"),
        (b"fLaC", "voice.flac"),
    ],
)
def test_its_name_ends_as_its_bytes_say(sound: bytes, name: str) -> None:
    assert name_for(sound) == name


async def test_the_note_itself_is_sent_and_nothing_of_whose_it_is(
    transcripts: OpenAITranscripts, openai: OpenAIStandIn
) -> None:
    await transcripts.words_of(HELLO, "contact of nobody else")
    assert openai.sounds == [HELLO]


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"{}", b'{"text": 3}', b'{"text": "a", "usage": {"input_tokens": -1}}']
)
async def test_what_is_no_answer_passes(transcripts: OpenAITranscripts, openai: OpenAIStandIn, body: bytes) -> None:
    openai.instead(Answer(body))
    with pytest.raises(Unavailable):
        await transcripts.words_of(HELLO, "c1")


async def test_an_answer_without_end_is_none(transcripts: OpenAITranscripts, openai: OpenAIStandIn) -> None:
    openai.instead(Answer(b'{"text": "' + b"a" * 5_000_000 + b'"}'))
    with pytest.raises(Unavailable):
        await transcripts.words_of(HELLO, "c1")


async def test_a_key_of_no_use_is_for_staff(openai: OpenAIStandIn, clock: StoppedClock, metrics: Metrics) -> None:
    made = OpenAITranscripts(settings_for(openai, openai_api_key="another"), clock, metrics)
    with pytest.raises(Refused) as refused:
        await made.words_of(HELLO, "c1")
    assert refused.value.reason is Reason.MISCONFIGURED
    await made.close()


async def test_after_five_failures_nobody_is_asked_for_a_while(
    transcripts: OpenAITranscripts, openai: OpenAIStandIn
) -> None:
    openai.instead(*[Answer(status=500)] * 5)
    for _ in range(6):
        with pytest.raises(Unavailable):
            await transcripts.words_of(HELLO, "c1")
    assert len(openai.sounds) == 5


async def test_what_it_costs_counts_with_what_readings_cost(
    openai: OpenAIStandIn, clock: StoppedClock, metrics: Metrics
) -> None:
    settings = settings_for(openai, openai_tokens_per_contact=1)
    budget = Budget(settings, clock)
    made = OpenAITranscripts(settings, clock, metrics, budget=budget)
    await made.words_of(HELLO, "c1")
    with pytest.raises(OverBudget):
        budget.check("c1")
    with pytest.raises(OverBudget):
        await made.words_of(HELLO, "c1")
    await made.words_of(HELLO, "c2")
    await made.close()


async def test_models_that_bill_the_time_cost_something_too(
    openai: OpenAIStandIn, clock: StoppedClock, metrics: Metrics
) -> None:
    settings = settings_for(openai, openai_tokens_per_contact=50)
    made = OpenAITranscripts(settings, clock, metrics)
    openai.instead(Answer(b'{"text": "hello", "usage": {"type": "duration", "seconds": 12.5}}'))
    assert await made.words_of(HELLO, "c1") == "hello"
    with pytest.raises(OverBudget):
        await made.words_of(HELLO, "c1")
    await made.close()
