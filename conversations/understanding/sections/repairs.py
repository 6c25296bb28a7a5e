"""Words that take back what stands before them, and those between two values that nobody can choose from."""

import re

# The words of putting right; one that stands in no list costs a question, and never a wrong value.
REPAIR = re.compile(
    r"(?<![\w'])(?:actually|sorry|soz|oops|whoops|correction|scrap that|i mean|i meant|meant|no wait|wait no|wait"
    r"|make that|make it|typo|should be|apologies|my bad|i lied)(?![\w'])"
    r"|(?<=[(.])\s?no,",
    re.IGNORECASE,
)
_NO = re.compile(r"(?<![\w'])(?:no|nope|nah)(?![\w'])", re.IGNORECASE)
_FORMER = re.compile(r"(?<![\w'])(?:was|not|isn'?t|instead of|old|previously|formerly|used to be)\W*$", re.IGNORECASE)
_EITHER = re.compile(r"(?<![\w'])or(?![\w'])|/\s*$", re.IGNORECASE)
_FAR_WORDS = 4


def repairs(text: str, begin: int, end: int) -> bool:
    """Whether a word of repair stands there."""
    return REPAIR.search(text, begin, max(begin, end)) is not None


def chosen(between: str) -> int | None:
    """Of two values the place of the one that is meant, by the words between them; None where nobody knows."""
    if _EITHER.search(between):
        return None
    if _FORMER.search(between):
        return 0
    last = re.split(r"[.!?\n]", between.rstrip(" .,;:!?\n(-"))[-1]
    near = last if len(between.split()) > _FAR_WORDS else between
    return 1 if REPAIR.search(near) or (_NO.search(near) and len(between.split()) <= _FAR_WORDS) else None


def between_only(between: str) -> bool:
    """Whether nothing but words of putting right can stand there."""
    return len(between.split()) <= _FAR_WORDS


def is_bare_no(told: str) -> bool:
    return _NO.fullmatch(told.strip(" .,;:!()")) is not None
