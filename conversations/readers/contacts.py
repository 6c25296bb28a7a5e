"""How to reach somebody: UK mobiles and email addresses."""

import re
from dataclasses import dataclass

import phonenumbers
from email_validator import EmailNotValidError, validate_email

from bot.model.forms import UNCLEAR, Again, Context, Finds, Found, Unclear
from conversations.readers.wording import LONGEST, level, only

_DIGITS = re.compile(
    r"(?<![\w+@.,-])(?:tel:)?(?:\+|\(\+?|[oO](?=[\d ]))?\d(?:[ ().\-/]{0,3}\d){8,16}(?:[ ()]*\d)*(?![\w@])",
    re.IGNORECASE,
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
        if found:
            return only(found)
        text = level(text)
        if context.sender and _THIS_ONE.fullmatch(text):
            return context.sender
        return _NOT_A_NUMBER if sum(map(str.isdigit, text)) >= 5 else UNCLEAR

    def find(self, text: str, context: Context) -> list[Found[str]]:  # noqa: ARG002 - a number is a number
        return [Found(_mobile(match.group()), *match.span()) for match in _DIGITS.finditer(level(text))]


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


_ADDRESS = re.compile(
    r"(?<![^\s,;:=/-])(?:mailto:)?[^\s,;:<>()\[\]\"|]+@[^\s,;:<>()\[\]\"|]++(?![<>()\[\]\"|])", re.IGNORECASE
)
_SPOKEN = re.compile(
    r"\W*(?:(?:it'?s|it is|my|email|address|is)\s+)*([\w+.\-]+(?: dot [\w+.\-]+)*)(?: at |@)"
    r"([\w\-]+(?:(?: dot |\.)[\w\-]+)+)\W*",
    re.IGNORECASE,
)
_NOT_AN_ADDRESS = Again("That does not look like a whole email address. Please send it again, like kate@example.com.")
_SPLIT = Again("There seems to be a space in the email address. Please send it again in one piece.")
_TYPOS = {
    "gmial.com": "gmail.com", "gmai.com": "gmail.com", "gmal.com": "gmail.com", "gamil.com": "gmail.com",
    "gnail.com": "gmail.com", "gmail.co": "gmail.com", "gmail.co.uk": "gmail.com", "gmaill.com": "gmail.com",
    "hotmial.com": "hotmail.com", "hotmai.com": "hotmail.com", "hotmal.com": "hotmail.com",
    "hotnail.com": "hotmail.com", "hotmail.co": "hotmail.com", "outlok.com": "outlook.com", "outloo.com": "outlook.com",
    "outlook.co": "outlook.com", "yaho.com": "yahoo.com", "yahooo.com": "yahoo.com", "icloud.co": "icloud.com",
    "iclod.com": "icloud.com", "icoud.com": "icloud.com",
}  # fmt: skip
_TYPO_ENDINGS = {".con": ".com", ".cmo": ".com", ".comm": ".com", ".vom": ".com", ".xom": ".com", ".co.ku": ".co.uk",
                 ".couk": ".co.uk", ".co.uj": ".co.uk", ".ocm": ".com", ".cpm": ".com"}  # fmt: skip


@dataclass(frozen=True)
class EmailReader:
    name: str = "email"
    finds: Finds = Finds.BY_SHAPE

    def read(self, text: str, context: Context) -> str | Again | Unclear:
        if "\r" in text.strip("\r\n"):
            return _SPLIT
        found = self.find(text, context)
        if found:
            if _split(text[:LONGEST], found[0]):
                return _SPLIT
            return only(found)
        text = level(text)
        spoken = _SPOKEN.fullmatch(text)
        if spoken and (" dot " in text.lower() or " at " in text.lower()):
            name, host = (part.lower().replace(" dot ", ".") for part in spoken.groups())
            return _email(f"{name}@{host}")
        return _NOT_AN_ADDRESS if "@" in text or _looks_meant(text) else UNCLEAR

    def find(self, text: str, context: Context) -> list[Found[str]]:  # noqa: ARG002 - an address is an address
        found = []
        for match in _ADDRESS.finditer(text[:LONGEST]):  # not level: full-width letters make another address
            written = match.group().rstrip(".!?'*_~").lstrip("'*_~").removeprefix("mailto:")
            start = match.start() + match.group().index(written)
            found.append(Found(_email(written), start, start + len(written)))
        return found


def _email(written: str) -> str | Again:
    if not written.isascii():
        return _NOT_AN_ADDRESS
    try:
        # test_environment allows .test, which nobody can own
        checked = validate_email(written, check_deliverability=False, test_environment=True, strict=True)
    except EmailNotValidError:
        return _NOT_AN_ADDRESS
    address = f"{checked.local_part}@{checked.ascii_domain}".lower()
    meant = _meant(address)
    if meant != address:
        return Again(f"Did you mean {meant}? Please send me the email address once more.")
    return address if re.search(r"\.[^.\d]{2,}$|\.xn--[^.]+$", address) else _NOT_AN_ADDRESS


def _meant(address: str) -> str:
    name, _, domain = address.rpartition("@")
    for wrong, right in _TYPO_ENDINGS.items():
        domain = domain.removesuffix(wrong) + right if domain.endswith(wrong) else domain
    return f"{name}@{_TYPOS.get(domain, domain)}"


def _split(text: str, found: Found[str]) -> bool:
    """ "kate jones@x.com": the word before is more likely a part of the address than an answer of its own."""
    before = text[: found.start].split()
    after = text[found.end :].split()
    return bool(before and _FRAGMENT.fullmatch(before[-1])) or bool(
        after and (_TAIL.match(after[0]) or re.fullmatch("[a-wyz]", after[0]))
    )


_FRAGMENT = re.compile(r"(?!(?:my|is|at|it|on|me|to|or|as|by|i|a)$)[a-z0-9._+\-]{1,2}", re.IGNORECASE)
_TAIL = re.compile(r"[.@(\[]|(?:com|co|uk|net|org)\b", re.IGNORECASE)


def _looks_meant(text: str) -> bool:
    return bool(re.fullmatch(r"\W*[\w+.\-]+\.(?:com|co\.uk|org|net|uk)\W*", text, re.IGNORECASE))


MOBILE = MobileReader()
EMAIL = EmailReader()
