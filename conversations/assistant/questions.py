"""What the model may ask in between, answered from the snapshot: no I/O, and nothing of anybody else."""

from datetime import date

from bot.club.age_groups import AgeGroup
from conversations.assistant.snapshot import Fact, Snapshot
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
    try:
        group = AgeGroup.of(date.fromisoformat(date_of_birth), snapshot.ages.cutoff)
    except ValueError:
        return "Write the date like 2016-05-03."
    ours = snapshot.ages.youngest <= group.under <= snapshot.ages.oldest
    return str(group) if ours else f"The club takes U{snapshot.ages.youngest} to U{snapshot.ages.oldest} only."


def missing_information(snapshot: Snapshot) -> str:
    return "\n".join(f"{name}: {asked}" for name, asked in snapshot.missing.items()) or "Nothing is asked now."


def _told(facts: list[Fact]) -> str:
    return "\n".join(fact.answer for fact in facts) or _UNKNOWN


def _likeness(fact: Fact, asked: set[str]) -> int:
    return 3 * len(asked & set(words(fact.topic.replace("_", " ")))) + len(asked & set(words(fact.answer)))
