"""Answers to what parents ask in between: from the club's numbers, or from the questions of the club file."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from bot.club.age_groups import AgeGroup
from bot.club.club import Club, Faq, Role
from bot.club.fees import monthly_price
from conversations.understanding.faq_words import ABOUT, BEYOND, MISSPELLED, SHORT
from conversations.understanding.questions import asked
from conversations.understanding.readers.wording import words
from conversations.understanding.spelling import corrector
from conversations.words import texts
from conversations.words.naming import people, pounds

_LONGEST = 320
_MOST_ASKED_BY = 6  # phrases by which a topic is described
_correct = corrector(MISSPELLED.split(), ["reason", "seasons"])
Meaning = frozenset[str]


def answer(text: str, club: Club, context: Mapping[str, str]) -> str | None:
    """What is said to the questions in a message, or None when there are none that the club knows.

    `context` may bring `child`, `age_group` ("U10"), and the fees of this very registration as `signing_on` and
    `monthly`, as people write them.
    """
    known = [_known(question, club, context) for question in asked(text)]
    said = ""
    for one in dict.fromkeys(reply for reply in known if reply):
        said = f"{said} {one}".strip() if len(said) + len(one) < _LONGEST else said
    return said or None


def topics(club: Club) -> tuple[tuple[str, str], ...]:
    """All that parents may ask, each with some of what it is asked by."""
    return _topics(tuple(club.faq))


@lru_cache(maxsize=8)
def _topics(faq: tuple[Faq, ...]) -> tuple[tuple[str, str], ...]:
    theirs = {entry.about[0]: entry.about for entry in faq}
    ours = {topic: about.split(", ") for topic, about in ABOUT.items() if topic not in theirs}
    return tuple((topic, ", ".join(about[:_MOST_ASKED_BY])) for topic, about in (ours | theirs).items())


def answer_on(topic: str, question: str, club: Club, context: Mapping[str, str]) -> str:
    """What is said on that topic to the question; of a topic that is none, nothing."""
    theirs = next((entry.answer for entry in club.faq if entry.about[0] == topic), None)
    if theirs is not None:
        return theirs
    return _own(topic, question, club, context) if topic in ABOUT else ""


def topic_of(question: str, entries: Sequence[Faq]) -> str | None:
    """Of these entries by its first words, or of our own."""
    found = _found(question, entries)
    return found.about[0] if isinstance(found, Faq) else found


def _known(question: str, club: Club, context: Mapping[str, str]) -> str | None:
    found = _found(question, club.faq)
    return found.answer if isinstance(found, Faq) else found and _own(found, question, club, context)


def _found(question: str, entries: Sequence[Faq]) -> Faq | str | None:
    """The entry with the longest phrase; the club's own words go before ours."""
    meant = meaning(question)
    if meant & BEYOND:
        return None
    theirs = max(entries, key=lambda entry: _likeness(_phrases(entry), meant), default=None)
    ours = max(ABOUT, key=lambda topic: _likeness(_OURS[topic], meant))
    like = _likeness(_OURS[ours], meant)
    if theirs and _likeness(_phrases(theirs), meant) >= max(like, 1):
        return theirs
    return ours if like else None


def _own(topic: str, question: str, club: Club, context: Mapping[str, str]) -> str:
    values = _numbers(club) | _group(question, club, context) | {"child": "your child", "privacy": "", **context}
    return texts.FAQ[_BARE.get(topic, topic) if _is_bare(topic, club) else topic].format(**values)


# What is said instead where the club has no such thing.
_BARE = {
    "fees": "fees_once",
    "when_to_pay": "fees_once",
    "siblings": "no_sibling_discount",
    "hardship": "no_hardship_contact",
    "welfare": "contact",
    "kit": "no_kit",
    "kit_sizes": "no_kit",
}


def _is_bare(topic: str, club: Club) -> bool:
    has = {
        "fees": club.fees.monthly,
        "when_to_pay": club.fees.monthly,
        "siblings": club.fees.sibling_discount_percent,
        "hardship": club.those(Role.HARDSHIP_CONTACT),
        "welfare": club.those(Role.WELFARE_OFFICER),
        "kit": club.kit,
        "kit_sizes": club.kit,
    }
    return not has.get(topic, True)


def _numbers(club: Club) -> dict[str, str]:
    fees, season = club.fees, club.season
    return {
        "club": club.short_name,
        "bot": club.bot_name,
        "website": club.website,
        "season": season.name,
        "first_month": f"{season.first_month:%B}",
        "last_month": f"{season.last_month:%B}",
        "signing_on": pounds(fees.signing_on),
        "monthly": pounds(fees.monthly),
        "sibling_monthly": pounds(monthly_price(fees.monthly, fees.sibling_discount_percent, 2)),
        "discount": str(fees.sibling_discount_percent),
        "sizes": ", ".join(club.kit.sizes) if club.kit else "",
        "welfare": people(club.those(Role.WELFARE_OFFICER)),
        "hardship": people(club.those(Role.HARDSHIP_CONTACT)),
    }


def _group(question: str, club: Club, context: Mapping[str, str]) -> dict[str, str]:
    """The age group that is asked about, else the child's own, else the youngest."""
    youngest, oldest = AgeGroup(club.ages.youngest), AgeGroup(club.ages.oldest)
    named = [*_age_groups(question), *_age_groups(context.get("age_group", "")), youngest]
    group = next(group for group in named if youngest <= group <= oldest)
    return age_words(group, youngest, oldest, club.season.cutoff)


def age_words(group: AgeGroup, youngest: AgeGroup, oldest: AgeGroup, cutoff: date) -> dict[str, str]:
    born_from, born_until = _born(group, cutoff)
    return {
        "youngest": str(youngest),
        "oldest": str(oldest),
        "group": str(group),
        "born_from": _day(born_from),
        "born_until": _day(born_until),
    }


def _age_groups(text: str) -> Iterator[AgeGroup]:
    spoken_words = words(text)
    for word in [*spoken_words, *map("".join, pairwise(spoken_words))]:
        try:
            yield AgeGroup.parse(word)
        except ValueError:
            continue


def _born(group: AgeGroup, cutoff: date) -> tuple[date, date]:
    last = cutoff.replace(year=cutoff.year - group.under + 1)
    return cutoff.replace(year=cutoff.year - group.under) + timedelta(days=1), last


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def meaning(text: str) -> Meaning:
    plain = " ".join(SHORT.get(word, word) for word in words(text))
    return frozenset(_stem(_correct(word)) for word in plain.split())


def _stem(word: str) -> str:
    """Fee and fees, what and what's, are the same."""
    return word.rstrip("s") if len(word) > 3 else word


def _likeness(entry: tuple[Meaning, ...], meant: Meaning) -> int:
    return max((len(phrase) for phrase in entry if phrase <= meant), default=0)


@lru_cache(maxsize=256)
def _phrases(entry: Faq) -> tuple[Meaning, ...]:
    return tuple(map(meaning, entry.about))


_OURS = {topic: tuple(map(meaning, about.split(","))) for topic, about in ABOUT.items()}
