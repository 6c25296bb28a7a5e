"""What a question may be about, as it is offered on buttons: our own topics, and the entries of the club file."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from bot.club.club import Club, Faq
from bot.model.complete import must_know
from conversations.form.faq import topic_of
from conversations.understanding.commands import is_command
from conversations.understanding.faq_words import ABOUT
from conversations.understanding.guesses.guess import weights
from conversations.understanding.guesses.learn import Labelled, is_topic, read_lines
from conversations.understanding.guesses.likeness import Likeness, Topic
from conversations.understanding.readers.outright import is_bare_reply

_LONGEST_TITLE = 20  # characters, of a button
TITLES = {
    "fees": "What it costs",
    "siblings": "Brothers and sisters",
    "when_to_pay": "When to pay",
    "how_to_pay": "How to pay",
    "other_ways_to_pay": "Other ways to pay",
    "hardship": "Help with the cost",
    "kit": "The kit",
    "kit_sizes": "Kit sizes",
    "season": "The season",
    "ages": "Age groups",
    "why": "Why we ask",
    "data": "Your details",
    "duration": "How long it takes",
    "steps": "What happens next",
    "bot": "Who I am",
    "contact": "Whom to contact",
    "website": "The website",
    "welfare": "Children's safety",
}
# What parents ask at every club, each as the club file is asked for it, and the title where the entry has none.
EVERYWHERE = {
    "training": ("when training", "Training"),
    "where": ("where training", "Where it is"),
    "matches": ("when match", "Matches"),
    "kit_included": ("kit included", "What's included"),
    "bring": ("boots bring", "What to bring"),
    "start": ("first training", "When it starts"),
    "girls": ("girls play", "Girls"),
    "trial": ("trial", "Trying it out"),
    "stay": ("parents stay", "Staying to watch"),
    "coaches": ("coaches qualified", "The coaches"),
    "refund": ("money back", "Stopping, refunds"),
}
must_know("TITLES", TITLES, ABOUT)
Asked = Mapping[str, Sequence[str]]  # questions, by the topic they are about


def topics(club: Club) -> Mapping[str, Topic]:
    """By their keys."""
    return _topics(club.faq)


def likeness(club: Club) -> Likeness:
    return _likeness(club.faq)


def make_ready(club: Club) -> None:
    """What takes a moment once is done before anybody waits for an answer."""
    likeness(club)
    weights()


@lru_cache(maxsize=8)
def _topics(entries: tuple[Faq, ...]) -> Mapping[str, Topic]:
    return {topic.key: topic for topic in topics_by(entries, by_topic(read_lines()))}


@lru_cache(maxsize=8)
def _likeness(entries: tuple[Faq, ...]) -> Likeness:
    return Likeness(tuple(_topics(entries).values()))


def topics_by(entries: Sequence[Faq], asked: Asked) -> Sequence[Topic]:
    """None whose title would be read as something else, and no title twice."""
    found = (*_ours(entries, asked), *_theirs(entries, asked))
    return list({topic.title.casefold(): topic for topic in found if _is_offered(topic.title)}.values())


def by_topic(lines: Iterable[Labelled]) -> Asked:
    asked: dict[str, list[str]] = {label: [] for label in (*TITLES, *EVERYWHERE)}
    for label, text in lines:
        if is_topic(label):
            asked[label].append(text)
    return asked


def _ours(entries: Sequence[Faq], asked: Asked) -> Iterator[Topic]:
    for key, about in ABOUT.items():
        if key not in {entry.about[0] for entry in entries}:
            yield Topic(key, TITLES[key], (*about.split(", "), *asked[key]))


def _theirs(entries: Sequence[Faq], asked: Asked) -> Iterator[Topic]:
    for entry in entries:
        labels = [label for label, (words, _) in EVERYWHERE.items() if topic_of(words, entries) == entry.about[0]]
        questions = [each for label in {entry.about[0], *labels} for each in asked.get(label, ())]
        yield Topic(entry.about[0], _title(entry, labels), (*entry.about, *sorted(questions)), is_own=not questions)


def _title(entry: Faq, labels: Sequence[str]) -> str:
    general = EVERYWHERE[labels[0]][1] if labels else TITLES.get(entry.about[0])
    return entry.title or general or entry.about[0].capitalize()[:_LONGEST_TITLE]


def _is_offered(title: str) -> bool:
    return not (is_command(title) or is_bare_reply(title) or title.isdecimal())
