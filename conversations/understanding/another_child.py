"""A parent names one more child in the middle of a talk: "his sister wants to join too", "can I add my other son"."""

import re

from bot.model.forms import Context
from conversations.understanding.introductions import read_introduction
from conversations.understanding.readers.wording import any_of, level

_CHILD = any_of(
    r"sister|brother|son|daughter|child|kid|boy|girl|lad|twin|sibling|step-?son|step-?daughter", r"one|baby"
)
_KIND = r"(?:(?:other|second|third|next|little|younger|older|big|twin|eldest|youngest|\w+[ -]year[ -]olds?)[ -])"
# Not "my son", who is the one it is about.
_WHO = (
    rf"(?:(?:his|her|their|[^\W\d_]+'s) {_KIND}{{0,2}}(?:baby[ -])?(?:sister|brother|sibling|twin)s?"
    rf"|(?:my|our|the) (?:other|second|third|next|younger|older|eldest|youngest) {_KIND}?{_CHILD}s?"
    rf"|(?:another|a second|a third|one more) (?:{_CHILD})s?)"
)
_JOINS = r"(?:join|register|play|enrol|sign(?: \w+)? up|sign on|come along|be (?:added|registered|signed up))"
_WANTS = r"(?:wants?|wanna|would|'d|like|love|wishes|is (?:keen|hoping|desperate)|can|could|may|needs?|has)"
_ANOTHER = re.compile(
    rf"\b{_WHO}\b(?: [^.?!\n]{{0,60}}?)?\b{_WANTS}\b[^.?!\n]{{0,20}}?\b{_JOINS}\b"
    rf"|\b(?:can|could|may) {_WHO}\b[^.?!\n]{{0,40}}?\b{_JOINS}\b"
    rf"|\b(?:add|adding|register|registering|enrol|sign up|signing up|sign on|put in)\b(?: up| in)? {_WHO}\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"\W*(?:(?:and|please|can i|could i|i'?d like to|i want to) )*(?:(?:add|register|have|i'?ve got|sign up) )?"
    r"(?:another|a second|one more)(?: (?:child|kid|son|daughter|one))?(?: (?:too|please|as well|to register))*\W*",
    re.IGNORECASE,
)
_MINE = re.compile(
    r"\b(?:can|could|may|want|like|need|wish)\b[^.?!\n]{0,15}\b(?:register|sign(?: \w+)? up|add|enrol)(?: up)? my "
    r"(?:son|daughter|child|kid|boy|girl|lad)\b",
    re.IGNORECASE,
)
_TWINS = re.compile(
    r"\b(?:twins|triplets|both (?:my |the |our )?(?:boys|girls|kids|children|sons|daughters))\b", re.IGNORECASE
)
_WITHOUT = re.compile(rf"\b{_WHO}(?:'s name is|,? (?:who is |who's |is )?(?:called|named))?[ ,:(]+", re.IGNORECASE)


_MORE = ("register", "sign up", "join", "too", "as well", "also", "another", "other", "sister", "brother", "one more")


def speaks_of_more(text: str) -> bool:
    """Without one of these nobody means another child."""
    return any(word in text.casefold() for word in _MORE)


def speaks_of_twins(text: str) -> bool:
    return _TWINS.search(level(text)) is not None


def besides(text: str) -> str:
    """What the message says apart from that."""
    kept = (part for part in re.split(r"(?<=[.!?\n])\s+", level(text)) if _ANOTHER.search(part) is None)
    return "\n".join(part for part in kept if part.strip())


def read_another(text: str, context: Context, *, knows_child: bool) -> dict[str, str] | None:
    """What is told of that child, as an enquiry keeps it; None where nobody is named.

    Once the child it is about is known, "my daughter" is another.
    """
    said = level(text)
    is_mine = knows_child and (_BARE.fullmatch(said) or _MINE.search(said))
    if not is_mine and _ANOTHER.search(said) is None:
        return None
    told = read_introduction(_WITHOUT.sub(" ", said, count=1), context).values
    return {name: str(value) for name, value in told.items()}
