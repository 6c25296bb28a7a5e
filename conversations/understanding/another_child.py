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
_WITHOUT = re.compile(rf"\b{_WHO}(?:'s name is|,? (?:who is |who's |is )?(?:called|named))?[ ,:(]+", re.IGNORECASE)


def read_another(text: str, context: Context) -> dict[str, str] | None:
    """What is told of that child, as an enquiry keeps it; None where nobody is named."""
    said = level(text)
    if _ANOTHER.search(said) is None:
        return None
    told = read_introduction(_WITHOUT.sub(" ", said, count=1), context).values
    return {name: str(value) for name, value in told.items()}
