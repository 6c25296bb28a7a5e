"""What leads to an answer and is none itself: a greeting, "my date of birth is", "I'm his"."""

import re

_GREETING = re.compile(
    r"\A\s*(?:(?:hi|hiya|hello|hey|morning|good (?:morning|afternoon|evening)|evening|afternoon|thanks|thank you"
    r"|ok|okay|so|right|there|here (?:you go|it is|we go|goes)|sorry for the (?:late|slow) reply|sorry for the delay"
    r"|no problem|of course|sure)\b[\s,.!:;-]*)+",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?<![\w'@.])(?:(?:and |my |his |her |their |the )*(?:date of birth|d\.o\.b|dob|birthday|birth date"
    r"|e-?mail(?: address)?|post ?code|was born|born|number is|house number"
    r"|relationship)(?: is| was| on| of| the(?=\s*[\n\d])|:)*"
    r"|(?:and )?(?:i'?m|i am|s?he'?s|s?he is|it'?s) ?(?:also )?(?:an?|the|his|her|their)?(?=\s*\n))(?![\w'@.])",
    re.IGNORECASE,
)


_FAREWELL = re.compile(
    r"(?:[\s,.!;-]{0,9}(?<![\w'])(?:thx|thanks|thank you|many thanks|lol|x+|cheers|kind regards|regards"
    r"|sent from my \w+|(?<=[,.\n]) ?ta)(?![\w'@]))+[\s.!x]*$",
    re.IGNORECASE | re.MULTILINE,
)


def without_leads(text: str) -> str:
    """Every offset stays."""
    return _LEAD.sub(_parted, text)


def without_greeting(text: str) -> str:
    return _GREETING.sub(_parted, text)


def without_farewell(text: str) -> str:
    return _FAREWELL.sub(lambda match: match.group() if _opens(text, match) else _parted(match), text)


def _opens(text: str, match: re.Match[str]) -> bool:
    return not text[: match.start()].strip()


def _parted(match: re.Match[str]) -> str:
    return ";" * len(match.group())
