"""What the parent's words say where they stand: "yes" in "yes, it could be" says nothing.

One mechanism for whatever is a yes, a no or a "none": nothing around the words may say otherwise, and they must be
about this question or be the answer to it alone.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from bot.model.forms import Context, Step
from conversations.assistant import meaning_words as meant
from conversations.understanding.questions import is_question
from conversations.understanding.quoting import Span, levelled, sentences, spans_of
from conversations.understanding.readers.medical import MEDICAL, NO_ISSUES, Medical
from conversations.understanding.readers.medical_words import CONDITION
from conversations.understanding.readers.wording import words

_CLAUSE = re.compile(r"[^,;.!?\n]+(?:[.](?=\w)[^,;.!?\n]*)*[,;.!?]*")

_MOST_PLACES = 6  # who writes a word more often says nothing by it


class _Place(NamedTuple):
    """Where words stand. `own` is the rest of their clause; it, `before` and `after` are in plain spelling."""

    own: str
    before: str  # the clause before, of the same sentence
    after: str  # the clause behind
    clause: str
    sentence: str


def is_plain(value: Any) -> bool:
    """A yes, a no or a none: the same few words answer many questions."""
    return isinstance(value, bool) or value in ("", NO_ISSUES)


def stands(step: Step, said: str, value: Any, told: str, context: Context, *, asked: bool) -> bool:
    """Whether the words mean this value where they stand; `asked` when this question is open by itself."""
    told = levelled(told)
    spans = spans_of(said, told)
    if not is_plain(value):
        return not spans or not all(_is_denied(span, value, told) for span in spans)
    found = step.reader.find(told, context)
    places = _places(spans or [Span(each.start, each.end) for each in found if each.value == value], told)
    is_found = any(each.value == value for each in found)
    return (
        bool(places)
        and (asked or is_found or _is_about(step, places))
        and not any(_says_otherwise(step, place, value, context) for place in places)
        and not _is_taken_back(told)
        and not _says_another(value, places, told, context, [each.value for each in found])
    )


def says(step: Step, quote: str, told: str, context: Context, *, yes: bool) -> bool:
    """Whether the sentences around the quote say so, in whatever words."""
    places = _places_of(quote, told)
    return bool(places) and not _is_taken_back(told) and all(_says(step, each, context, yes=yes) for each in places)


def says_no_plainly(step: Step, quote: str, told: str, context: Context) -> bool:
    """As the question itself is answered, rather than that they leave."""
    places = _places_of(quote, told)
    return bool(places) and all(step.reader.read(place.sentence, context) is False for place in places)


def leaves(quote: str, told: str) -> bool:
    """Whether it says that the child shall not be registered after all."""
    places = _places_of(quote, told)
    return bool(places) and all(_leaves(place.sentence) for place in places)


def puts_right(told: str) -> bool:
    """Whether something in the message may be more than a yes to the summary."""
    return bool(meant.PUTS_RIGHT.search(meant.RIGHT.sub(" ", meant.IDIOMS.sub(" ", _beside_a_whole_yes(told)))))


def surely_puts_right(told: str) -> bool:
    """Where nobody else looks at the message."""
    return bool(meant.CORRECTS.search(_beside_a_whole_yes(told)))


def _beside_a_whole_yes(told: str) -> str:
    return meant.WHOLE.sub(" ", levelled(told).lower().replace("'", ""))


def wants_to_join(quote: str, told: str) -> bool:
    """Where nothing is asked: kind words are no yes there."""
    places = _places_of(quote, told)
    return bool(places) and not _is_taken_back(told) and all(_wants(place.sentence) for place in places)


def may_have_played(told: str, *, returning: bool) -> bool:
    """Whether something is said of last season, and not only the contrary."""
    if not returning and meant.AGAIN.search(told):
        return bool(meant.NEVER.search(told))
    return bool(meant.OF_LAST_SEASON.search(told)) and not (returning and meant.NEVER.search(told))


def _places_of(quote: str, told: str) -> list[_Place]:
    told = levelled(told)
    return _places(spans_of(quote, told), told)


def _places(spans: Sequence[Span], told: str) -> list[_Place]:
    return [_place(span, told) for span in spans] if len(spans) <= _MOST_PLACES else []


def _place(span: Span, told: str) -> _Place:
    sentence = _covering(sentences(told), span, told)
    clauses = [Span(*match.span()) for match in _CLAUSE.finditer(told)]
    clause = _covering(clauses, span, told)
    own = f"{told[clause.start : span.start]} | {told[span.end : clause.end]}"
    before = [each for each in clauses if sentence.start <= each.start and each.end <= clause.start]
    after = [each for each in clauses if each.start >= clause.end]
    return _Place(
        own=_plainly(own) + ("?" if "?" in own else "") + ('"' if '"' in told[slice(*sentence)] else ""),
        before=_plainly(told[slice(*before[-1])]) if before else "",
        after=_plainly(told[slice(*after[0])]) if after else "",
        clause=told[slice(*clause)],
        sentence=told[slice(*sentence)],
    )


def _covering(parts: Sequence[Span], span: Span, told: str) -> Span:
    over = [part for part in parts if part.start < span.end and span.start < part.end]
    return Span(over[0].start, over[-1].end) if over else Span(0, len(told))


def _plainly(text: str) -> str:
    return " ".join(words(text))


def _says_otherwise(step: Step, place: _Place, value: Any, context: Context) -> bool:
    read = step.reader.read(place.sentence, context)
    if isinstance(value, bool) and isinstance(read, bool) and read is not value:
        return True
    return (
        bool(meant.OTHERWISE.search(place.own))
        or any(mark in place.own for mark in '?"')
        or bool(meant.DOUBTED.search(place.before))
        or bool(meant.TURNED.search(place.after))
        or (step.name != "played_for_us" and bool(meant.PAST.search(f"{place.before} | {place.own}")))
        or (value is True and read is not True and bool(meant.DENIED.search(place.own)))
        or (value is True and bool(meant.TURNED_DOWN.search(place.after)))
    )


def _says_another(value: Any, places: Sequence[_Place], told: str, context: Context, found: Sequence[Any]) -> bool:
    """Elsewhere in the message; an illness counts wherever it is named."""
    if not isinstance(value, Medical):
        return isinstance(value, bool) and (not value) in [each for each in found if isinstance(each, bool)]
    own = {place.clause for place in places}
    others = (clause for clause in _clauses(told) if clause not in own)
    return any(CONDITION.search(clause) and MEDICAL.read(clause, context) != NO_ISSUES for clause in others)


def _clauses(told: str) -> Iterator[str]:
    return (match.group() for match in _CLAUSE.finditer(told))


def _is_about(step: Step, places: Sequence[_Place]) -> bool:
    about = meant.ABOUT.get(step.name)
    return about is not None and all(about.search(place.clause) for place in places)


def _is_denied(span: Span, value: Any, told: str) -> bool:
    """ "Not Kate Jones": by the words right before."""
    before = _plainly(re.split(r"[,;.!?\n]", told[: span.start])[-1])
    return bool(meant.DENIED_BEFORE.search(before) or (isinstance(value, Medical) and meant.NONE_BEFORE.search(before)))


def _is_taken_back(told: str) -> bool:
    plain = _plainly(told)
    return bool(meant.TAKEN_BACK.search(plain) or meant.PASSED_ON.search(plain))


def _says(step: Step, place: _Place, context: Context, *, yes: bool) -> bool:
    at_ease = step.name == "to_register"  # a wish may have conditions, a fact may not
    sentence = _softened(place.sentence) if at_ease else place.sentence
    if yes and not at_ease and meant.TURNED.search(place.after):
        return False
    read = step.reader.read(sentence, context)
    if isinstance(read, bool):
        return read is yes
    if step.name == "to_register":
        return _wants(sentence) if yes else _leaves(sentence)
    return _agrees(step, sentence) if yes else _denies(sentence)


def _softened(sentence: str) -> str:
    return meant.SOFTENED.sub(" ", meant.ASKED_BESIDES.sub(" ", sentence.lower().replace("'", "")))


def _wants(sentence: str) -> bool:
    text = meant.IDIOMS.sub("yes ", _plainly(_softened(sentence)))
    return bool(meant.WANTED.search(text)) and not (meant.UNDECIDED.search(text) or _asks(sentence, text))


def _agrees(step: Step, sentence: str) -> bool:
    text = meant.IDIOMS.sub("yes ", _plainly(sentence))
    agreed = meant.RIGHT if step.name == "correct" else meant.AGREED
    rest = agreed.sub(" ", text)
    return bool(agreed.search(text)) and not (meant.UNDECIDED.search(rest) or _asks(sentence, text))


def _denies(sentence: str) -> bool:
    text = meant.RIGHT.sub(" ", meant.IDIOMS.sub(" ", _plainly(sentence)))
    return bool(meant.DENIED.search(text)) and not (meant.DOUBTED.search(text) or _asks(sentence, text))


def _leaves(sentence: str) -> bool:
    text = _plainly(sentence)
    left = next(meant.LEAVING.finditer(text), None)
    stays = left is not None and meant.STAYING.search(text[: left.start()])
    return left is not None and not (stays or meant.LEAVING_OPEN.search(text) or _asks(sentence, text))


def _asks(sentence: str, text: str) -> bool:
    """Beyond what a wish may be put like: "can you sign him up?"."""
    return '"' in sentence or is_question(f"{text}?" if "?" in sentence else text)
