"""What the model may ask in between, answered from the snapshot: no I/O, and nothing of anybody else."""

from datetime import date
from functools import cache

from bot.club.age_groups import AgeGroup
from conversations import texts
from conversations.assistant.prose import prose
from conversations.assistant.snapshot import Ages, Fact, Snapshot
from conversations.faq import age_words
from conversations.readers.wording import words

_FEES = {"fees", "siblings", "when_to_pay", "how_to_pay", "other_ways_to_pay"}
_TRAINING = ("train", "practice", "session", "match", "game")
_UNKNOWN = "The club's file says nothing about it: do not guess; a volunteer knows."
_MOST = 4  # answers to one question
_SHORT = 2  # letters of words that every answer has


def fees(snapshot: Snapshot) -> str:
    return _told([fact for fact in snapshot.facts if fact.topic in _FEES])


def training_times(snapshot: Snapshot) -> str:
    return _told([fact for fact in snapshot.facts if any(word in fact.topic for word in _TRAINING)])


def club_information(snapshot: Snapshot, topic: str) -> str:
    """The answers that share most words with the topic, the topic's own name counting first."""
    asked = {word for word in words(topic[:100]) if len(word) > _SHORT}
    found = sorted(
        (fact for fact in snapshot.facts if _likeness(fact, asked)), key=lambda fact: -_likeness(fact, asked)
    )
    return _told(found[:_MOST])


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


def _likeness(fact: Fact, asked: set[str]) -> int:
    return 3 * len(asked & set(words(fact.topic.replace("_", " ")))) + len(asked & set(words(fact.answer)))


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
