"""Words that only turn to another child: "now about Ana", "and for Sam:"."""

import re


def names_only(text: str, child: str, current: str) -> bool:
    """ "9/10 for Sam and 7/8 for Ana" speaks of both, and turns to neither."""
    mentioned = current and re.search(rf"\b{re.escape(current)}\b", text, re.IGNORECASE)
    return bool(_naming(child).search(text)) and not mentioned


def without_naming(text: str, child: str) -> str:
    return _naming(child).sub(" ", text, count=1).strip()


def _naming(child: str) -> re.Pattern[str]:
    name = rf"{re.escape(child)}(?![\w'\u2019])"
    return re.compile(
        rf"\W*\b(?:(?:ok(?:ay)?|and|so|this is|that was|can we|let'?s|please)\W+)*"
        rf"(?:now about|now for|about|now|for|do|switch to|back to|go to|continue with|carry on with)\W+{name}"
        rf"(?: (?:now|then|first|please|next))*\W*",
        re.IGNORECASE,
    )
