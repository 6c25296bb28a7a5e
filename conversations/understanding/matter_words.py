"""What officials answer to an alarm: GOT 4821, SAFE 12 4821, TELL 12 4821; on WhatsApp the word is enough."""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.model.matters import DIGITS, Matter


class Verb(StrEnum):
    GOT = "got"  # I have it
    SAFE = "safe"  # the bot may go on
    TELL = "tell"  # also whoever may be meant by the first name


@dataclass(frozen=True)
class Answered:
    verb: Verb
    numbers: tuple[str, ...]

    def names(self, matter: Matter) -> bool:
        return str(matter.id) in self.numbers or matter.code in self.numbers

    def proves(self, matter: Matter) -> bool:
        """With the matter's own digits, and no other matter's number beside them."""
        return matter.code in self.numbers and set(self.numbers) <= {matter.code, str(matter.id)}


_ANSWER = re.compile(rf"\W*(got|safe|tell)(?: it)?\W*(?:matter\W*)?((?:\d{{1,{DIGITS + 3}}}\W*){{0,2}})", re.IGNORECASE)


def answered(text: str) -> Answered | None:
    match = _ANSWER.fullmatch(text.strip())
    return Answered(Verb(match[1].lower()), tuple(re.findall(r"\d+", match[2]))) if match else None
