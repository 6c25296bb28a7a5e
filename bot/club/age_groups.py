"""Age groups: Un is younger than n at midnight on the season's cut-off day."""

import re
from datetime import date
from typing import NamedTuple, Self

_SPELLINGS = re.compile(r"(?:u|under)\s*-?\s*(\d{1,2})\s*'?s?", re.IGNORECASE)


class AgeGroup(NamedTuple):
    under: int

    @classmethod
    def parse(cls, text: object) -> Self:
        """Reads "U10", "u10s", "under 10"; raises ValueError for anything else."""
        match = _SPELLINGS.fullmatch(text.strip()) if isinstance(text, str) else None
        if match is None:
            raise ValueError(f"an age group is written like U10, not {text!r}")
        return cls(int(match.group(1)))

    @classmethod
    def of(cls, born: date, cutoff: date) -> Self:
        """A child who turns n on the day after the cut-off is still younger than n at its midnight."""
        had_birthday = (born.month, born.day) <= (cutoff.month, cutoff.day)
        age = cutoff.year - born.year - (0 if had_birthday else 1)
        return cls(age + 1)

    def __str__(self) -> str:
        return f"U{self.under}"
