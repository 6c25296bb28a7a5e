"""The parts of a line that invites: who is the child, who the parent, in any order."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from conversations.understanding.readers.wording import listed

_PHONE, _PLACE = "\ue000", "\ue001"  # stand where a number and a team were
_PARENT = (
    r"(?:(?:his|her|their|the|and|is)\s+)*(?:parents?|guardian|mum|mam|mom|mummy|mommy|dad|daddy|father|mother|gran|"
    r"nan|nana|grandma|grandad|grandmother|grandfather|carer|uncle|aunt|auntie|step-?\s?(?:mum|mom|dad|mother|father))"
    r"(?:'?s)?"
)
_CHILD = r"(?:(?:his|her|their|the|and|is|new)\s+)*(?:child|player|kid|son|daughter|boy|girl|lad|little one)(?:'?s)?"
_NAMED = r"(?:\s+(?:is|name|called|named)\b)*(?:\s*[:=])?"
_LABELS = re.compile(
    rf"(?P<parent_of>\b{_PARENT}\s+(?:of|to)\b)"
    rf"|(?P<parent>\b{_PARENT}\b{_NAMED})"
    rf"|(?P<child>\b{_CHILD}\b{_NAMED})"
    rf"|(?P<registers>\b(?:(?:to|who will|can) (?:register|sign up|enrol)|registering|about|for)\b)",
    re.IGNORECASE,
)
_CHUNKS = re.compile(r"[,;()\n/|]+|(?<=\s)[-\u2013\u2014]+(?=\s)|\s:\s|:(?=\s)|(?<=\w\w\w)[.!]+\s|\s[.!]\s")
_NOISE = listed(
    """
    a an and age aged at be boy by called can cell cheers contact for from girl group her his i in into is it join
    joining kid me mob mobile my name new no num number of on our phone play player playing plays please pls
    registration s side squad ta team tel telephone text thank thanks thx that the their they this to tonight today
    one two three four five several both 2 under up via want wants we whatsapp who whose with years year old yrs yr
    number: tel: mobile: phone: name: mob:
    """
)
_NEVER_NAMED = listed("please mobile mob cell tel telephone phone number contact thanks team squad age group name")
_PARTICLES = listed("de da do dos la le van von der den bin al el y del di ibn")


@dataclass(frozen=True)
class Segment:
    """Words without a number, a team or a comma in between."""

    text: str
    near_phone: bool
    near_place: bool
    role: str = ""  # child or parent, when a word beside it says so


@dataclass(frozen=True)
class People:
    child: str | None = None
    parent: str | None = None
    unsure: bool = False  # there are more names than people


def people_in(text: str, phones: Iterable[tuple[int, int]], places: Iterable[tuple[int, int]]) -> People:
    marked = _marked(text, [(span, _PHONE) for span in phones] + [(span, _PLACE) for span in places])
    segments = [segment for chunk in _CHUNKS.split(marked) for segment in _segments(chunk)]
    child, parent = _labelled(segments, "child"), _labelled(segments, "parent")
    rest = [segment for segment in segments if not segment.role]
    if len(rest) == 1 and child is None and parent is None:
        rest = _halved(rest[0])
    if child is None and rest:
        child = min(rest, key=lambda each: (not each.near_place, each.near_phone))
        rest.remove(child)
    if parent is None and rest:
        parent = min(rest, key=lambda each: not each.near_phone)
        rest.remove(parent)
    return People(child.text if child else None, parent.text if parent else None, unsure=bool(rest))


def _marked(text: str, marks: Sequence[tuple[tuple[int, int], str]]) -> str:
    for (start, end), mark in sorted(marks, reverse=True):
        text = f"{text[:start]} {mark} {text[end:]}"
    return text


def _segments(chunk: str) -> Iterator[Segment]:
    pieces = re.split(f"([{_PHONE}{_PLACE}])", chunk)
    shouted = chunk.isupper()
    for place in range(0, len(pieces), 2):
        beside = {*pieces[max(0, place - 1) : place], *pieces[place + 1 : place + 2]}
        for role, words in _roles(pieces[place]):
            bare = _bare(words, shouted=shouted)
            if bare:
                yield Segment(bare, _PHONE in beside, _PLACE in beside, role)


def _roles(piece: str) -> Iterator[tuple[str, str]]:
    """What each label says of the words before and after it."""
    label = _LABELS.search(piece)
    if label is None:
        yield "", piece
        return
    before, after = piece[: label.start()], piece[label.end() :]
    kind = str(label.lastgroup)
    follows = any(map(str.isalpha, _bare(after, shouted=False)))
    if kind == "parent_of":
        yield "parent", before
        yield "child", after
    elif kind == "registers":
        yield ("parent" if follows and before.strip() else ""), before
        yield from [("child", after)] if follows and not _LABELS.search(after) else _roles(after)
    else:
        other = "child" if kind == "parent" else "parent"
        yield (other if follows else kind if _possessive(before) is None else ""), before
        yield kind, after


def _possessive(words: str) -> str | None:
    """ "Sam's mum": what is named before belongs to the other one."""
    return None if re.search(r"'s?\s*$", words) else words


def _bare(words: str, *, shouted: bool) -> str:
    """Without what is no part of a name at its ends."""
    kept = re.sub(r"'s?(?=\s*$)", "", words.strip(" .!?*_~\"'-:")).split()
    while kept and _is_noise(kept[0], shouted=shouted):
        kept.pop(0)
    while kept and _is_noise(kept[-1], shouted=shouted):
        kept.pop()
    return " ".join(kept)


def _is_noise(word: str, *, shouted: bool) -> bool:
    said = word.strip(".!?:*_'-").lower()
    named = word[:1].isupper() and not shouted and said not in _NEVER_NAMED
    return not said or said.isdecimal() or (said in _NOISE and not named)


def _labelled(segments: Sequence[Segment], role: str) -> Segment | None:
    found = [segment for segment in segments if segment.role == role]
    return min(found, key=lambda each: not each.near_phone) if found else None


def _halved(only: Segment) -> list[Segment]:
    """ "Sam Jones Kate Jones": two people without a comma."""
    words = only.text.split()
    if len(words) != 4 or _PARTICLES & {word.lower() for word in words}:
        return [only]
    return [
        Segment(" ".join(words[:2]), near_phone=False, near_place=True),
        Segment(" ".join(words[2:]), near_phone=True, near_place=False),
    ]
