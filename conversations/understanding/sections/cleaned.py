"""A message as it is read: what a phone wrote down from speech, a contact card or a keycap, in plain letters."""

import re

from conversations.understanding.cards import spelled_out
from conversations.understanding.readers.number_words import spoken_number
from conversations.understanding.readers.wording import words

_COMMA = re.compile(r"\s+comma\b(?=\s|$)", re.IGNORECASE)
_JOINERS = {"dot": ".", "underscore": "_", "dash": "-", "hyphen": "-"}
_JOINED = r"[\w+-]+(?:(?:\.| (?:dot|underscore|dash|hyphen) )[\w+-]+)*"
_SPOKEN = re.compile(
    rf"(?P<before>^|[,;:\n(.]\s*|\b(?:is|e-?mail|address|mail|it's|its|it|sorry|actually|wait|oops|no|or|maybe|that|mean)\s+)"
    rf"(?P<local>{_JOINED}) at (?P<host>[\w-]+(?: dot [\w-]+)+)",
    re.IGNORECASE,
)
_UNSURE = re.compile(r"(\S) at (?=[\w-]+ dot [\w-])", re.IGNORECASE)  # whose beginning nobody can tell: asked for
_JOINER = re.compile(r" (dot|underscore|dash|hyphen) ", re.IGNORECASE)
_NUMBER = re.compile(
    r"\b(?P<before>(?:house |door )?number (?:is )?)(?P<number>(?:(?:one|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|and)\b[ -]?){1,5})",
    re.IGNORECASE,
)
_KEYCAP = re.compile("([0-9])\ufe0f?\u20e3")
_FORWARDED = re.compile(r"^\s*forwarded(?: message)?:\s*", re.IGNORECASE)


def cleaned(text: str) -> str:
    text = text.replace("|", ";")
    text = _FORWARDED.sub("" if "\n" in text.strip() else r"\g<0>", _KEYCAP.sub(r"\1. ", text))
    if "BEGIN:VCARD" in text.upper():
        text = spelled_out(text)
    if " at " in text.lower() and " dot " in text.lower():
        text = _UNSURE.sub(r"\1@@", _SPOKEN.sub(_address, _COMMA.sub(",", text)))
    return _NUMBER.sub(_in_digits, _COMMA.sub(",", text))


def _address(match: re.Match[str]) -> str:
    name, host = (_JOINER.sub(lambda joiner: _JOINERS[joiner[1].lower()], match[part]) for part in ("local", "host"))
    return f"{match['before']}{name}@{host}"


def _in_digits(match: re.Match[str]) -> str:
    number = spoken_number(words(match["number"]))
    return match.group() if number is None else f"{match['before']}{number} "
