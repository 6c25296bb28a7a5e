"""Readers whose answer must also differ from what is known already."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Annotated, Any

from bot.model.forms import Again, Context, Finds, Found, Reader, Unclear
from conversations.understanding.readers.emails import EMAIL
from conversations.understanding.readers.kit import SHIRT_NUMBER
from conversations.understanding.readers.mobiles import MOBILE

_SAME_MOBILE = Again("That is your own number. I need another one here.")
_SAME_EMAIL = Again("That is your own email address. I need another one here.")
_MOST_SHOWN = 12


@dataclass(frozen=True)
class CheckedReader:
    name: str
    reader: Reader[Any]
    check: Callable[[Any, Context], Again | None]

    @property
    def finds(self) -> Finds:
        return self.reader.finds

    def read(self, text: str, context: Context) -> Any:
        value = self.reader.read(text, context)
        return value if isinstance(value, Again | Unclear) else self.check(value, context) or value

    def find(self, text: str, context: Context) -> list[Found[Any]]:
        return [
            found
            if isinstance(found.value, Again)
            else replace(found, value=self.check(found.value, context) or found.value)
            for found in self.reader.find(text, context)
        ]


def _other_mobile(value: str, context: Context) -> Again | None:
    return _SAME_MOBILE if value in {context.answer("guardian", "mobile"), context.sender} else None


def _other_email(value: str, context: Context) -> Again | None:
    return _SAME_EMAIL if value == context.answer("guardian", "email") else None


def _free_number(value: int, context: Context) -> Again | None:
    """Never says who has it."""
    taken = context.taken_numbers
    kit = context.club.kit
    if value not in taken or kit is None:
        return None
    keeper = value in kit.goalkeeper_numbers
    free = [
        number
        for number in range(kit.lowest_number, kit.highest_number + 1)
        if number not in taken and (number in kit.goalkeeper_numbers) == keeper
    ]
    if not free:
        return Again(f"Number {value} is taken. Which other number, please?")
    shown = ", ".join(map(str, free[:_MOST_SHOWN]))
    return Again(f"Number {value} is taken. Still free, for example: {shown}.")


OtherMobile = Annotated[str, CheckedReader("other_mobile", MOBILE, _other_mobile)]
OtherEmail = Annotated[str, CheckedReader("other_email", EMAIL, _other_email)]
FreeNumber = Annotated[int, CheckedReader("free_number", SHIRT_NUMBER, _free_number)]
