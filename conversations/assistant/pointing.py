"""What is said where a model pointed: kindnesses, and the club's own answers. It names them; the words are ours."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from bot.model.turn import Turn
from conversations.assistant.tools import MOST_TOPICS, NOT_KNOWN
from conversations.form import faq
from conversations.form.asking import known_in_answers
from conversations.words import texts
from conversations.words.kindness import KINDNESS


def pointed_at(turn: Turn, told: str, proposals: Sequence[Mapping[str, Any]]) -> str:
    """One kindness, then the answers; empty when it pointed at nothing."""
    kind = next((KINDNESS[kind] for kind in _named(proposals, "kindness", "kind")), "")
    topics = dict.fromkeys(topic for each in _named(proposals, "answer_from_club", "topics") for topic in each)
    answers = islice(filter(None, (_answer(turn, told, topic) for topic in topics)), MOST_TOPICS)
    return " ".join(filter(None, (kind, *answers)))


def _answer(turn: Turn, told: str, topic: str) -> str:
    if topic == NOT_KNOWN:
        return texts.OFF_TOPIC
    return faq.answer_on(topic, told, turn.club, known_in_answers(turn))


def _named(proposals: Sequence[Mapping[str, Any]], tool: str, argument: str) -> Iterator[Any]:
    return (each["arguments"][argument] for each in proposals if each["tool"] == tool)
