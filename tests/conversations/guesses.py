"""`python -m tests.conversations.guesses`: what is asked back rightly, and what wrongly, beside what the tables know.

Five times a fifth of `measured.tsv` is read with weights and phrases that know nothing of that fifth.
"""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.club.club import load_club
from bot.club.registration import State
from bot.model.acts import (
    About,
    Act,
    AnotherChild,
    Ask,
    Later,
    Leave,
    MyData,
    Reaction,
    Stop,
    Tell,
    Twins,
    WantPerson,
    Withdraw,
    WrongNumber,
)
from bot.model.forms import Context
from bot.model.messages import Handle, HandleKind, Inbound, Medium
from conversations.form import faq
from conversations.form.topics import EVERYWHERE, by_topic, topics_by
from conversations.understanding.acts import understand
from conversations.understanding.commands import command_act
from conversations.understanding.guesses.guess import Guess, Heads, guess
from conversations.understanding.guesses.learn import LINES, MEASURED, NOTHING, WISHES, Labelled, learn_all
from conversations.understanding.guesses.likeness import Likeness
from conversations.understanding.net_learning import labelled
from conversations.understanding.scene import Scene

_FOLDS = 5
CLUB = load_club()
_CONTEXT = Context(CLUB, date(2026, 8, 3))
_PHONE = Handle(kind=HandleKind.PHONE, value="+447700900123")
_SCENE = Scene(
    context=_CONTEXT,
    outside=_CONTEXT,
    answer=lambda text: faq.answer(text, CLUB, {}),
    state=State.INFO_COLLECTION,
    child="Sam",
    names=["Sam Jones"],
    knows_guardian=True,
    knows_child=True,
)
_IS: dict[type[Act], str] = {
    Stop: "stop",
    Leave: "stop",
    WrongNumber: "stop",
    WantPerson: "person",
    Withdraw: "withdraw",
    AnotherChild: "another_child",
    Twins: "another_child",
    Later: "later",
    MyData: "data",
}
_IS_ABOUT = {About.GENUINE: "genuine", About.NUMBER: "genuine", About.STANDING: "status"}
# Either helps: who asks whether it is safe may hear who we are, or what becomes of their details.
_AS_WELL = {
    "genuine": {"data", "bot", "why", "how_to_pay"},
    "data": {"genuine", "why"},
    "why": {"data"},
    "person": {"contact"},
    "contact": {"person"},
    "status": {"duration", "steps"},
    "duration": {"status"},
    "fees": {"when_to_pay"},
    "hardship": {"other_ways_to_pay"},
    "other_ways_to_pay": {"how_to_pay"},
    "how_to_pay": {"other_ways_to_pay"},
    "when_to_pay": {"how_to_pay"},
    "kit": {"kit_included"},
    "kit_included": {"kit", "fees"},
    "start": {"season", "training"},
}


@dataclass(frozen=True)
class Judged:
    label: str
    text: str
    by_tables: set[str]  # what they take it for
    guessed: Guess | None  # where they know nothing

    @property
    def handled(self) -> bool:
        return bool(self.by_tables & self._right)

    @property
    def rightly(self) -> bool:
        return self.guessed is not None and bool(_meant(self.guessed) & self._right)

    @property
    def wrongly(self) -> bool:
        return self.guessed is not None and not self.rightly

    @property
    def _right(self) -> set[str]:
        return set() if self.label == NOTHING else {self.label} | _AS_WELL.get(self.label, set())


def judge(lines: Sequence[Labelled], heads: Heads, likeness: Likeness) -> Iterator[Judged]:
    for label, text in lines:
        known = taken_for(text)
        yield Judged(label, text, known, None if known else guess(text, likeness, heads))


def taken_for(text: str) -> set[str]:
    """By the tables: commands, wishes, other children, and the questions of the club file."""
    letter = Inbound(key="line", medium=Medium.WHATSAPP, sender=_PHONE, text=text)
    command = command_act(letter)
    acts = [command] if command else understand([letter], _SCENE)
    return {kind for act in acts for kind in _kinds(act, text)}


def _kinds(act: Act, text: str) -> Iterator[str]:
    if isinstance(act, Ask):
        topic = faq.topic_of(text, CLUB.faq)
        yield _IS_ABOUT.get(act.about) or _labels().get(topic or "", topic or "another answer")
    elif not isinstance(act, Tell | Reaction):
        yield _IS.get(type(act), type(act).__name__)


def _labels() -> dict[str, str]:
    """What the lines call an entry of the club file."""
    return {faq.topic_of(words, CLUB.faq) or "": label for label, (words, _) in EVERYWHERE.items()}


def _meant(found: Guess) -> set[str]:
    labels = _labels()
    return {labels.get(topic, topic) for topic in found.topics} or {found.what}


def in_folds() -> Iterator[Judged]:
    learned, measured = list(labelled(LINES)), list(labelled(MEASURED))
    random.Random(1).shuffle(measured)
    for fold in range(_FOLDS):
        rest = learned + [line for place, line in enumerate(measured) if place % _FOLDS != fold]
        likeness = Likeness(topics_by(CLUB.faq, by_topic(rest)))
        yield from judge(measured[fold::_FOLDS], learn_all(rest), likeness)


def main() -> None:
    judged = list(in_folds())
    print(f"{'kind':16}{'lines':>6}{'tables':>8}{'with guesses':>14}{'wrong tables':>14}{'wrong offers':>14}")
    groups = {**{wish: [wish] for wish in WISHES}, "questions": [], NOTHING: [NOTHING]}
    for name, labels in groups.items():
        _row(name, [each for each in judged if each.label in labels or (not labels and each.label not in _NAMED)])
    _row("all", judged)
    for each in judged:
        if each.wrongly:
            print(f"  {each.label}: {each.text!r} -> {each.guessed}")


_NAMED = {*WISHES, NOTHING}


def _row(name: str, judged: Sequence[Judged]) -> None:
    counts = Counter[str]()
    for each in judged:
        counts.update(handled=each.handled, rightly=each.rightly, wrongly=each.wrongly)
        counts.update(mistaken=bool(each.by_tables) and not each.handled)
    after = counts["handled"] + counts["rightly"]
    print(
        f"{name:16}{len(judged):6}{counts['handled']:8}{after:14}{counts['mistaken']:14}{counts['wrongly']:8}"
        f" {100 * counts['wrongly'] / max(len(judged), 1):4.1f}%"
    )


if __name__ == "__main__":
    main()
