"""Each dialogue leaves the record it should: with a model that plays its script, and without any."""

from pathlib import Path

import pytest

from integrations.openai.breaker import MOST_FAILURES
from tests.evaluation.dialogues import Dialogue, load_dialogues, standin_for
from tests.evaluation.playing import Played, play
from tests.evaluation.report import PRICES, Price, cost, table
from tests.standins.openai import Line, OpenAIStandIn
from tests.standins.openai_answers import HOSTILE
from tests.talks import world_on

DIALOGUES = {dialogue.style: dialogue for dialogue in load_dialogues()}


async def played(database_url: str, dialogue: Dialogue, standin: OpenAIStandIn, setting: str) -> Played:
    settings = {"OPENAI_API_KEY": standin.api_key, "OPENAI_BASE_URL": standin.url, "ASSISTANT": setting}
    async with world_on(database_url, None, **settings) as world:
        return await play(world, dialogue, standin)


@pytest.mark.parametrize("style", DIALOGUES)
async def test_when_needed_the_record_is_right_and_the_script_is_used_up(database_url: str, style: str) -> None:
    dialogue = DIALOGUES[style]
    async with standin_for(dialogue) as standin:
        result = await played(database_url, dialogue, standin, "when-needed")
        assert result.wrong == []
        assert result.calls == len(dialogue.script) == len(standin.requests)
        assert standin.complaints() == []


@pytest.mark.parametrize("style", DIALOGUES)
async def test_always_the_record_is_right(database_url: str, style: str) -> None:
    dialogue = DIALOGUES[style]
    async with standin_for(dialogue) as standin:
        standin.otherwise = Line("")
        result = await played(database_url, dialogue, standin, "always")
        assert result.wrong == []
        assert result.calls > len(dialogue.script)
        assert standin.broken_rules == []


@pytest.mark.parametrize("style", DIALOGUES)
async def test_off_the_record_is_right_after_more_questions(database_url: str, style: str) -> None:
    dialogue = DIALOGUES[style]
    async with standin_for(dialogue) as standin:
        result = await played(database_url, dialogue, standin, "off")
        assert result.wrong == []
        assert standin.requests == []


@pytest.mark.parametrize("style", DIALOGUES)
async def test_whatever_a_model_answers_the_record_is_right(tmp_path: Path, style: str) -> None:
    """One bad answer after the other, each dialogue beginning with others."""
    dialogue = DIALOGUES[style]
    first = list(DIALOGUES).index(style) * len(HOSTILE) // len(DIALOGUES)
    answers = [*HOSTILE.values()] * 4
    async with standin_for(dialogue) as standin:
        standin.instead(*answers[first:])
        result = await played(f"sqlite:///{tmp_path}/omega.db", dialogue, standin, "always")
        assert result.wrong == []
        assert len(standin.requests) >= MOST_FAILURES  # in a row, and the model is left alone
        assert standin.broken_rules == []


async def test_a_short_failure_of_the_service_costs_a_parent_nothing(tmp_path: Path) -> None:
    dialogue = DIALOGUES["chatty paragraph"]
    async with standin_for(dialogue) as standin:
        standin.instead(HOSTILE["too fast"], HOSTILE["reset"])
        result = await played(f"sqlite:///{tmp_path}/omega.db", dialogue, standin, "when-needed")
        assert result.wrong == []
        assert len(standin.requests) == len(dialogue.script) + 2
        assert standin.complaints() == []


def test_cost_counts_what_is_cached_for_less() -> None:
    result = Played("x", tokens={"input": 2_000_000, "cached": 1_000_000, "output": 1_000_000}, wrong=["a: 1, not 2"])
    assert cost(result, PRICES["gpt-4.1"]) == pytest.approx(2.00 + 0.50 + 8.00)
    assert cost(result, None) is None
    assert "$10.5000" in table([("off", result)], Price(2, 0.5, 8))
    assert "off, x: a: 1, not 2" in table([("off", result)], None)
