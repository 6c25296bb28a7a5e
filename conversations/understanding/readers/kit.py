"""Kit: a size and a shirt number, both within what the club's file allows."""

import re
from dataclasses import dataclass

from bot.model.forms import UNCLEAR, Again, Context, Finds, Found, Unclear
from conversations.understanding.readers.number_words import spoken_number
from conversations.understanding.readers.wording import asks, level, listed, only, words

_SPOKEN_SIZES = (  # longest first: "extra large" before "large"
    (
        re.compile(
            r"\b(?:(?:3|triple|three)\s*-?\s*x\s*-?\s*(?:l|large)|xxxl|(?:triple|3)\s*extra\s*large"
            r"|extra extra extra large)\b"
        ),
        "3XL",
    ),
    (
        re.compile(
            r"\b(?:(?:2|double|two)\s*-?\s*x\s*-?\s*(?:l|large)|xxl|(?:double|2)\s*extra\s*large|extra extra large)\b"
        ),
        "2XL",
    ),
    (re.compile(r"\b(?:x\s*-?\s*l|xlarge|x-?\s?large|extra\s*-?\s*large|ex large)\b"), "XL"),
    (re.compile(r"(?<![-'])\b(?:small|sml|sm)\b"), "S"),
    (re.compile(r"\b(?:medium|med)\b"), "M"),
    (re.compile(r"\b(?:large|lge|lrg)\b"), "L"),
)
_LETTERS = frozenset(("xl", "xxl", "xxxl"))
_AGES = re.compile(r"(?<![\d/])(\d{1,2})\s*(?:-|/|to|or|until|\\)\s*(\d{1,2})(?![\d/]|\s*(?:-|/)\s*\d)")
_LETTER = re.compile(r"(?<![\w'-])(s|m|l|\dxl|xl)(?![\w'-])")
_SIZE_WORDS = listed(
    """
    size sizes kit shirt he she his her is its it in for a an the please would take takes wear wears age aged
    ages years year yrs yr old i id think like go with can we us have has get adult adults mens yes thanks thank
    you ok okay one need needs s m l will be fine good should hell shell probably hes shes my to
    """
)
_TOO_FREE = frozenset(("probably",))
# What is small by the way: the child, or what might not fit.
_BY_THE_WAY = re.compile(
    r"\b(?:too|so|quite|very|pretty|rather|really|fairly|bit|s?he'?s|s?he is|they'?re|they are)"
    r"(?:\s+(?:a\s+)?(?:bit|little|too|so|quite|very|pretty|rather|really|fairly|on the))*\s+(?:small|large)\b"
    r"|\b(?:small|large)\s+for\s+(?:his|her|their|an?|the|years?)\b",
)
_SAID_AS_SIZE = re.compile(
    r"(?:^|[,;:(\n\d]|\b(?:sizes?(?: is| of)?|an?|the|in|adults?|mens|takes?|wears?|needs?|gets?|wants?|have|has|be"
    r"|it'?s|try|go(?: with| for)?|think|guess|say|says|said|probably|ok|okay|yes|and|now|kit|shirt|please|thanks))\s*$"
)
_AS_SIZE_GOES_ON = re.compile(
    r"\s*(?:$|[,;.!)\n\d#]"
    r"|(?:please|pl[sz]|thanks|thank you|ta|for|shirt|kit|size|one|number|num|no|and|with|then|x+|i think)\b|[&+])"
)


@dataclass(frozen=True)
class KitSizeReader:
    name: str = "kit_size"
    finds: Finds = Finds.BY_WORD

    def read(self, text: str, context: Context) -> str | Again | Unclear:
        text = level(text)
        found = _sizes(text, context)
        if not found:
            return UNCLEAR
        rest = words(_without(text, found))
        plain = (
            not re.search(r"[^\w\s.,!'/()-]|_", text)
            and all(word in _SIZE_WORDS - _TOO_FREE for word in rest)
            and not asks(text)
        )
        if not plain:
            return UNCLEAR
        return only(found)

    def find(self, text: str, context: Context) -> list[Found[str]]:
        text = level(text)
        return [found for found in _sizes(text, context) if _is_surely_size(text.lower(), found)]


def _is_surely_size(text: str, found: Found[str]) -> bool:
    said = text[found.start : found.end]
    if len(said) == 1:
        return _stands_alone(text, found.start, found.end)
    by_word = said.isalpha() and said not in _LETTERS
    before, after = text[: found.start], text[found.end :]
    return not by_word or bool(_SAID_AS_SIZE.search(before) and _AS_SIZE_GOES_ON.match(after))


def _stands_alone(text: str, start: int, end: int) -> bool:
    """ "S, 7" and "size S", not the letter of anything else."""
    alone = re.search(r"(?:^|[,;\n])\s*$", text[:start]) and re.match(r"\s*(?:$|[,;.\n&+]|and\b)", text[end:])
    return bool(alone or re.search(r"\bsize\s+$", text[:start], re.IGNORECASE))


def _sizes(text: str, context: Context) -> list[Found[str]]:
    allowed = context.club.kit.sizes if context.club.kit else ()
    masked, found = _BY_THE_WAY.sub(_blank, text.lower()), list[tuple[str, int, int]]()
    for pattern, size in _SPOKEN_SIZES:
        for match in pattern.finditer(masked):
            found.append((size, *match.span()))
        masked = pattern.sub(_blank, masked)
    found += [(f"{int(match[1])}/{int(match[2])}", *match.span()) for match in _AGES.finditer(masked)]
    found += [(match[1].upper(), *match.span()) for match in _LETTER.finditer(masked)]
    again = Again(f"The sizes are {', '.join(allowed)}. Which one, please?")
    return [Found(size if size in allowed else again, start, end) for size, start, end in found] if allowed else []


def _blank(match: re.Match[str]) -> str:
    return "\n" * len(match.group())


def _without(text: str, found: list[Found[str]]) -> str:
    for item in found:
        text = text[: item.start] + " " * (item.end - item.start) + text[item.end :]
    return text


_NUMBER = re.compile(r"(?<![\w.,/:£$-])(-?\d{1,6})(?![\w/:%]|[.,]\d|\s*-\s*\d)")
_NUMBER_WORDS = listed(
    """
    number no num nr shirt squad kit he she his her is its it for a an the please would take wear like id i can
    we have has get yes thanks thank you ok okay want wants love loves hed shed if possible available free one
    go with well ill favourite favorite same as last year again hash will be my lucky could wore needs to
    """
) - {"one"}


# "Number 7 is his brother's", "not 7": a number that shall not be theirs.
_NOT_THEIRS = re.compile(
    r"\b\d{1,2}(?:'?s| is| was| belongs to| already)*\b (?:(?:is|was) )?(?:his|her|their|my|the|our) "
    r"(?:(?:big|little|older|younger|twin|best|other) )*(?:brother|sister|cousin|dad|mum|mate|friend|pal)\w*"
    r"|(?<!if )\b(?:not|anything but|except|other than) (?:number |no\.? ?)?\d{1,2}\b",
    re.IGNORECASE,
)
_AN_AGE = re.compile(r"\b(?:(?:he|she)(?:'?s| is)|aged?) \d+\b|\byears? old\b", re.IGNORECASE)


@dataclass(frozen=True)
class ShirtNumberReader:
    name: str = "shirt_number"
    finds: Finds = Finds.BY_WORD

    def read(self, text: str, context: Context) -> int | Again | Unclear:
        text = level(text)
        if _AN_AGE.search(text) or _NOT_THEIRS.search(text):
            return UNCLEAR
        numbers = {int(match[1]) for match in _NUMBER.finditer(text)}
        spoken = [word for word in words(_NUMBER.sub(" ", text)) if word not in _NUMBER_WORDS]
        if spoken:
            value = spoken_number(spoken)
            if value is None:
                return UNCLEAR
            numbers.add(value)
        if len(numbers) > 1:
            return Again("One number at a time, please: which one first?")
        return _number(numbers.pop(), context) if numbers and "?" not in _asked(text) else UNCLEAR

    def find(self, text: str, context: Context) -> list[Found[int]]:
        text = level(text)
        if _NOT_THEIRS.search(text):
            return []
        found = [*_LABELLED.finditer(text), *_ALONE.finditer(text)]
        return [Found(_number(int(match[1]), context), *match.span(1)) for match in found]


_LABELLED = re.compile(
    r"(?:(?:shirt|squad|kit)\s+)?(?:number|num|no\.?|#|shirt)[:\s]*(\d{1,3})(?![\w/]|\s*-\s*\d)", re.IGNORECASE
)
_ALONE = re.compile(  # "9/10, 7", and what is left of "9/10 and 7"
    r"(?:^|[,;\n]|[.][ \t])[ \t]*(?:(?:and|&|\+|with)[ \t]*)?(\d{1,2})[ \t.!]*"
    r"(?:(?<=[ \t.!])(?:please|pl[sz]|thanks|thank you|ta|x+)[ \t.!]*)?(?:(?:and|&|\+)[ \t]*)?(?=$|[,;\n])",
    re.IGNORECASE,
)


def _asked(text: str) -> str:
    """ "Can he have 7?" is a choice, "is 7 free?" is a question."""
    return "" if re.match(r"\s*(?:can|could|may)\b", text, re.IGNORECASE) else text


def _number(number: int, context: Context) -> int | Again:
    kit = context.club.kit
    if kit is not None and kit.lowest_number <= number <= kit.highest_number:
        return number
    limits = f"{kit.lowest_number} to {kit.highest_number}" if kit else "none"
    return Again(f"The shirt numbers go from {limits}. Which one, please?")


KIT_SIZE = KitSizeReader()
SHIRT_NUMBER = ShirtNumberReader()
