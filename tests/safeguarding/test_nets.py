"""What the two nets catch: figures on lines that neither was made from, and what a model may see where it is asked."""

import json
from collections.abc import AsyncIterator
from importlib.resources import files
from pathlib import Path

import pytest

from bot.club.club import DEFAULT_FILE
from bot.model.messages import Medium
from bot.model.prompts import Prompt
from conversations.understanding.harm import learn
from conversations.understanding.safeguarding import is_concern, is_half_sure
from tests.conversations.guardians.test_family import together
from tests.standins.assistant import ScriptedAssistant, calls, says
from tests.talks import ANSWERS, talk_until, world_on
from tests.world import World

_HERE = Path(__file__).parent
PAT = "+447700900003"


def _lines(name: str) -> list[tuple[bool, str]]:
    parted = [line.split("\t", 1) for line in (_HERE / name).read_text(encoding="utf-8").splitlines()]
    return [(label == "1", text) for label, text in parted]


@pytest.mark.parametrize(
    ("name", "missed", "false"), [("own_lines.tsv", 7, 3), ("other_lines.tsv", 1, 1), ("kinds.tsv", 0, 0)]
)
def test_of_lines_kept_apart_so_many_are_missed_and_so_many_are_false(name: str, missed: int, false: int) -> None:
    lines = _lines(name)
    assert sum(is_harm and not is_concern(text) for is_harm, text in lines) <= missed
    assert sum(not is_harm and is_concern(text) for is_harm, text in lines) <= false


def test_no_line_that_is_measured_by_was_learned() -> None:
    learned = {text.casefold() for _, text in learn.read_lines()}
    for name in ("own_lines.tsv", "other_lines.tsv", "kinds.tsv"):
        assert not learned & {text.casefold() for _, text in _lines(name)}


def test_the_weights_are_those_of_the_lines() -> None:
    stored = json.loads(files("conversations.understanding.harm").joinpath("weights.json").read_text(encoding="utf-8"))
    assert stored == learn.learn(learn.read_lines())


@pytest.mark.parametrize("text", list(ANSWERS.values()))
def test_answers_are_never_half_sure(text: str) -> None:
    assert not is_concern(text)
    assert not is_half_sure(text)


async def test_half_sure_the_talk_goes_on_and_the_officer_s_number_is_said_once(world: World) -> None:
    kate = world.parent()
    await talk_until(kate, "address")
    half = next(text for is_harm, text in _lines("own_lines.tsv") if is_half_sure(text) and not is_concern(text))
    await kate.says(half)
    await kate.sees("your postcode")
    await kate.sees("you can ring our welfare officer: Pat Moss, 07700 900003")
    await kate.says(half)
    assert "welfare officer" not in (await kate.replies())[-1]


@pytest.fixture
def model() -> ScriptedAssistant:
    return ScriptedAssistant()


@pytest.fixture
async def netted(model: ScriptedAssistant, tmp_path: Path) -> AsyncIterator[World]:
    file = tmp_path / "club.toml"
    file.write_text(DEFAULT_FILE.read_text(encoding="utf-8").replace("model_net = false", "model_net = true"))
    url = f"sqlite:///{tmp_path}/bot.db"
    async with world_on(url, model, CLUB_FILE=str(file), ASSISTANT="when-needed") as world:
        yield world


def _is_net(prompt: Prompt) -> bool:
    return any(tool.name == "answer" for tool in prompt.tools)


def _thinks(harm: bool) -> object:  # noqa: FBT001 - it is the answer
    return says("", calls("answer", harm=harm))


async def test_what_the_nets_missed_a_model_may_catch(netted: World, model: ScriptedAssistant) -> None:
    kate, pat = netted.parent(), netted.parent(PAT, Medium.SMS)
    await talk_until(kate, "guardian")
    model.endless = True
    model.answers = [lambda prompt: _thinks(True) if _is_net(prompt) else says()]  # type: ignore[list-item,return-value]
    await kate.says(
        "Kate Jones, mum, 12 March 1985, kate@example.com, yes. "
        "A bloke she met on Fortnite wants to come and watch her train"
    )
    await netted.settle()
    await kate.sees("please ring 999")
    await pat.sees("met on Fortnite")
    assert "name" not in (await kate.registration()).answers.get("guardian", {})
    net = [prompt for prompt in model.prompts if _is_net(prompt)]
    left = net[-1].model_dump_json()
    assert "Sam" not in left
    assert "07700" not in left


async def test_what_a_net_caught_goes_to_no_model(netted: World, model: ScriptedAssistant) -> None:
    kate = netted.parent()
    await kate.invited()
    before = model.asked
    await kate.says("his stepdad hits him and he is scared to go home")
    await kate.says("he locked him in the shed yesterday")
    assert model.asked == before


async def test_what_a_second_guardian_told_in_it_is_taken_back_too(netted: World, model: ScriptedAssistant) -> None:
    model.endless = True
    model.answers = [
        lambda prompt: _thinks("Fortnite" in prompt.model_dump_json()) if _is_net(prompt) else says()  # type: ignore[list-item,return-value]
    ]
    _, tom = await together(netted, "review")
    await tom.says("no medical issues")
    beside = (await tom.registration()).facts.also_told
    await tom.says("M41 5AA, number 4. A bloke she met on Fortnite wants to come and watch her train")
    await netted.settle()
    await tom.sees("please ring 999")
    assert (await tom.registration()).facts.also_told == beside
