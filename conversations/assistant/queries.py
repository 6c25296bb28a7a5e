"""What the model may ask in between, answered from the snapshot: no I/O, and nothing of anybody else."""

from datetime import date
from functools import cache, lru_cache

from bot.club.age_groups import AgeGroup
from conversations.assistant.prose import prose
from conversations.assistant.snapshot import Ages, Fact, Snapshot
from conversations.form.faq import age_words, meaning
from conversations.understanding.faq_words import ABOUT
from conversations.words import texts

_FEES = {"fees", "siblings", "when_to_pay", "how_to_pay", "other_ways_to_pay"}
_TRAINING = ("train", "practice", "session", "match", "game", "where", "venue", "location")
_UNKNOWN = "The club's file says nothing about it: do not guess; a volunteer knows."
_OTHERS = "Nothing stands under that word. Is one of these meant? Else do not guess, a volunteer knows: {topics}"
_MOST = 4  # answers to one question
_NAMED, _ASKED_BY, _TOLD = 4, 2, 1  # what a word counts that stands in the topic, in what it is asked by, in the answer


def fees(snapshot: Snapshot) -> str:
    return _told([fact for fact in snapshot.facts if fact.topic in _FEES])


def training_times(snapshot: Snapshot) -> str:
    return _told([fact for fact in snapshot.facts if any(word in fact.topic for word in _TRAINING)])


def club_information(snapshot: Snapshot, topic: str) -> str:
    """The answers that have most of the topic's words, rare ones counting most."""
    group = _group_named(topic, snapshot.ages)
    if group is not None:
        return _told_of(group, snapshot.ages)
    found = _ranked(snapshot.facts, meaning(topic[:100]))
    others = _OTHERS.format(topics=", ".join(fact.topic.replace("_", " ") for fact in snapshot.facts))
    return "\n".join(fact.answer for fact in found) or others


def age_group(snapshot: Snapshot, date_of_birth: str) -> str:
    """In words that may be repeated to the parent."""
    ages = snapshot.ages
    try:
        under = AgeGroup.of(date.fromisoformat(date_of_birth), ages.cutoff).under
    except ValueError:
        return "Write the date like 2016-05-03."
    if ages.youngest <= under <= ages.oldest:
        return _told_of(AgeGroup(under), ages)
    return f"We take children from U{ages.youngest} to U{ages.oldest}."


def missing_information(snapshot: Snapshot) -> str:
    return "\n".join(f"{name}: {asked}" for name, asked in snapshot.missing.items()) or "Nothing is asked now."


def _told(facts: list[Fact]) -> str:
    return "\n".join(fact.answer for fact in facts) or _UNKNOWN


def _ranked(facts: tuple[Fact, ...], asked: frozenset[str]) -> list[Fact]:
    """The best, and those that are not much worse."""
    weights = _weights(facts)
    scores = {place: sum(weights.get(word, {}).get(place, 0.0) for word in asked) for place in range(len(facts))}
    best = sorted(scores, key=lambda place: -scores[place])[:_MOST]
    return [facts[place] for place in best if scores[place] > scores[best[0]] / 2]


@lru_cache(maxsize=64)
def _weights(facts: tuple[Fact, ...]) -> dict[str, dict[int, float]]:
    """What each word counts for each fact: the less, the more of them have it."""
    found: dict[str, dict[int, float]] = {}
    for place, fact in enumerate(facts):
        texts_of = (fact.answer, _TOLD), (ABOUT.get(fact.topic, ""), _ASKED_BY), (fact.topic.replace("_", " "), _NAMED)
        for text, weight in texts_of:
            for word in meaning(text.replace(",", " ")):
                found.setdefault(word, {})[place] = weight
    return {word: {place: weight / len(by) for place, weight in by.items()} for word, by in found.items()}


def _group_named(topic: str, ages: Ages) -> AgeGroup | None:
    try:
        group = AgeGroup.parse(topic)
    except ValueError:
        return None
    return group if ages.youngest <= group.under <= ages.oldest else None


def told(snapshot: Snapshot) -> tuple[str, ...]:
    """All that may be said to parents."""
    answers = tuple(fact.answer for fact in snapshot.facts)
    return (*answers, *_told_of_all(snapshot.ages), prose("known").format(club=snapshot.club))


@cache
def _told_of_all(ages: Ages) -> tuple[str, ...]:
    return tuple(_told_of(AgeGroup(under), ages) for under in range(ages.youngest, ages.oldest + 1))


def _told_of(group: AgeGroup, ages: Ages) -> str:
    among = age_words(group, AgeGroup(ages.youngest), AgeGroup(ages.oldest), ages.cutoff)
    return texts.FAQ["ages"].format(**among)
