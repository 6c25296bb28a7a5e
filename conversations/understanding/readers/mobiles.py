"""UK mobile numbers, in any spelling, as E.164."""

import re
from dataclasses import dataclass

import phonenumbers

from bot.model.forms import UNCLEAR, Again, Context, Finds, Found, Unclear
from conversations.understanding.readers.wording import level, only

_DATE = r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}(?!\d)"
_DIGITS = re.compile(
    rf"(?<![\w+@.,/-])(?:tel:)?(?=\+|\(|0|o\d|44|7\d{{3}})(?!{_DATE})(?:\+|\(\+?|o(?=[\d ]))?"
    rf"\d(?:(?! +{_DATE})(?:[ ().-]{{0,3}}|/)\d){{8,20}}(?![\w@])",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r",? +[a-z]{2}", re.IGNORECASE)  # "07700 900123 3 May": the last number is not of this one
_NOT_MINE = re.compile(
    r"\b(?:old|not|isn'?t|was|previous|wrong|used to|instead of|landline|home|work)\b[^\n.,;]*$", re.IGNORECASE
)
_DRAMA = re.compile(r"\+447700900\d{3}")  # Ofcom's, which nobody owns: phonenumbers calls them invalid
_REGIONS = frozenset(("GB", "GG", "JE", "IM"))
_NOT_UK = Again("I can only take a UK mobile number, like 07700 900123.")
_LANDLINE = Again("That is not a mobile number. Please send me a UK mobile, like 07700 900123.")
_NOT_A_NUMBER = Again("That does not look like a whole mobile number: a UK one has 11 digits, like 07700 900123.")
_THIS_ONE = re.compile(
    r"\W*(?:(?:yes|yeah|yep|just|use|its|it's|it is|the|my|number|mobile|on|same|as)\W+)*"
    r"(?:this|same|current)(?:\W+(?:one|number|mobile|phone|as this|here|no|that|which|i'?m|i am|texting"
    r"|messaging|using|"
    r"writing|from|on|with|you|have|now|please|is|it|fine|ok))*\W*"
    r"|\W*this is (?:it|mine|my (?:number|mobile|phone|one))\W*"
    r"|\W*(?:the )?(?:one|number)(?: that| which)? (?:i'?m|i am) (?:texting|messaging|using|writing"
    r"|calling)(?: from| with| on)?"
    r"(?: now)?\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class MobileReader:
    name: str = "mobile"
    finds: Finds = Finds.BY_SHAPE

    def read(self, text: str, context: Context) -> str | Again | Unclear:
        found = self.find(text, context)
        text = level(text)
        if any(_NOT_MINE.search(text[: item.start]) for item in found):
            return UNCLEAR
        if found:
            return only(found)
        if context.sender and _THIS_ONE.fullmatch(text):
            return context.sender
        return _NOT_A_NUMBER if sum(map(str.isdigit, text)) >= 5 else UNCLEAR

    def find(self, text: str, context: Context) -> list[Found[str]]:  # noqa: ARG002 - a number is a number
        text = level(text)
        return [_found(text, match) for match in _DIGITS.finditer(text)]


def _found(text: str, match: re.Match[str]) -> Found[str]:
    value, head = _mobile(match.group()), match.group().rpartition(" ")[0]
    shorter = _mobile(head) if isinstance(value, Again) and _GOES_ON.match(text, match.end()) else value
    return Found(value, *match.span()) if shorter == value else Found(shorter, match.start(), match.start() + len(head))


def _mobile(written: str) -> str | Again:
    digits = written.lower().removeprefix("tel:")
    digits = "0" + digits[1:] if digits.startswith("o") else digits
    try:
        number = phonenumbers.parse(digits, "GB")
    except phonenumbers.NumberParseException:
        return _NOT_A_NUMBER
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    if _DRAMA.fullmatch(e164):
        return e164
    if not phonenumbers.is_valid_number(number):
        return _NOT_A_NUMBER
    if phonenumbers.region_code_for_number(number) not in _REGIONS:
        return _NOT_UK
    return e164 if phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.MOBILE else _LANDLINE


MOBILE = MobileReader()
