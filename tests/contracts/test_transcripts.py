"""What whoever hears voice notes promises: the sandbox, and the client in front of a local OpenAI."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

import pytest

from bot.metrics import Metrics
from bot.model.pictures import Flaw
from bot.model.sounds import LARGEST_SOUND
from bot.ports import Transcripts, Unavailable, Unusable
from integrations.openai.transcripts import LONGEST_TRANSCRIPT, OpenAITranscripts
from integrations.openai.transcripts_sandbox import SandboxTranscripts, sound_of
from tests.integrations.openai.examples import settings_for
from tests.pictures import JPEG
from tests.standins.openai import OpenAIStandIn
from tests.standins.openai_answers import Answer
from tests.standins.ports import StoppedClock


@dataclass
class World:
    transcripts: Transcripts
    fail_next: Callable[[], None]


@pytest.fixture(params=["sandbox", "client"])
async def world(request: pytest.FixtureRequest) -> AsyncIterator[World]:
    if request.param == "sandbox":
        sandbox = SandboxTranscripts()
        yield World(sandbox, sandbox.fail_next)
        return
    async with OpenAIStandIn() as openai:
        client = OpenAITranscripts(settings_for(openai), StoppedClock(), Metrics())
        yield World(client, lambda: openai.instead(Answer(status=503)))
        await client.close()
        assert openai.complaints() == []


@pytest.mark.parametrize("words", ["Sam Jones, the third of May 2016.", "Zoë – it's about Łukasz", "  yes  "])
async def test_what_was_said_is_heard(world: World, words: str) -> None:
    assert await world.transcripts.words_of(sound_of(words), "c1") == words.strip()


async def test_where_nothing_is_said_nothing_is_heard(world: World) -> None:
    assert await world.transcripts.words_of(sound_of(""), "c1") == ""


async def test_who_speaks_without_end_is_heard_for_a_while(world: World) -> None:
    heard = await world.transcripts.words_of(sound_of("la " * 5000), "c1")
    assert len(heard) == LONGEST_TRANSCRIPT


@pytest.mark.parametrize(
    ("sound", "flaw"),
    [
        (b"", Flaw.EMPTY),
        (JPEG, Flaw.WRONG_KIND),
        (b"#!AMR\n".ljust(100, b"\0"), Flaw.WRONG_KIND),
        (b"OggS".ljust(100, b"\0"), Flaw.BROKEN),
        (b"OggS".ljust(LARGEST_SOUND + 1, b"\0"), Flaw.TOO_LARGE),
    ],
    ids=["nothing", "a picture", "of an old phone", "broken", "too long"],
)
async def test_what_cannot_be_listened_to_says_why(world: World, sound: bytes, flaw: Flaw) -> None:
    with pytest.raises(Unusable) as refused:
        await world.transcripts.words_of(sound, "c1")
    assert refused.value.flaw is flaw


async def test_a_service_that_is_away_says_so_and_comes_back(world: World) -> None:
    world.fail_next()
    with pytest.raises(Unavailable):
        await world.transcripts.words_of(sound_of("hello"), "c1")
    assert await world.transcripts.words_of(sound_of("hello"), "c1") == "hello"
