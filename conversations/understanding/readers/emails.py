"""Email addresses, lower-cased. An address that looks mistyped is asked for again rather than kept."""

import re
from dataclasses import dataclass

from email_validator import EmailNotValidError, validate_email

from bot.model.forms import UNCLEAR, Again, Context, Finds, Found, Unclear
from conversations.understanding.readers.never_names import sounds_like_speech
from conversations.understanding.readers.wording import LONGEST, level, only

_ADDRESS = re.compile(
    r"(?<![^\s,;:=/(-])(?:mailto:)?[^\s,;:<>()\[\]\"|]+@[^\s,;:<>()\[\]\"|]++(?![<>(\[\]\"|])", re.IGNORECASE
)
_INVISIBLE = dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF], " ")
_SPOKEN = re.compile(
    r"\W*(?:(?:it'?s|it is|my|email|address|is)\s+)*([\w+.\-]+(?: dot [\w+.\-]+)*)(?: at |@)"
    r"([\w\-]+(?:(?: dot |\.)[\w\-]+)+)\W*",
    re.IGNORECASE,
)
_NOT_AN_ADDRESS = Again("That does not look like a whole email address. Please send it again, like kate@example.com.")
_SPLIT = Again("There seems to be a space in the email address. Please send it again in one piece.")
_TYPOS = {
    "gmail.com": "gmial gmai gmal gamil gnail gmaill gmil gmaik",
    "hotmail.com": "hotmial hotmai hotmal hotnail hotmil",
    "outlook.com": "outlok outloo outook",
    "yahoo.com": "yaho yahooo yhoo",
    "icloud.com": "iclod icoud icloude",
}
_MEANT = {f"{typo}.com": right for right, typos in _TYPOS.items() for typo in typos.split()} | {
    right.removesuffix("m"): right for right in _TYPOS
}
_TYPO_ENDINGS = {".com": "con cmo comm vom xom ocm cpm", ".co.uk": "co.ku couk co.uj co.um"}
_ENDING = {f".{typo}": right for right, typos in _TYPO_ENDINGS.items() for typo in typos.split()}


_ALOUD = re.compile(r"\bat [\w-]+ dot \w", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:not|isn'?t|never|wasn'?t)\s*(?:my |the |is )*$", re.IGNORECASE)


@dataclass(frozen=True)
class EmailReader:
    name: str = "email"
    finds: Finds = Finds.BY_SHAPE

    def read(self, text: str, context: Context) -> str | Again | Unclear:
        if "\r" in text.strip("\r\n"):
            return _SPLIT
        found = self.find(text, context)
        if found and _DENIED.search(text[: found[0].start]):
            return UNCLEAR
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

    def is_unsettled_by(self, rest: str, follows: str) -> bool:  # noqa: ARG002 - wherever it stands
        """Half of another address, or one said aloud."""
        return "@" in rest or _ALOUD.search(rest) is not None

    def find(self, text: str, context: Context) -> list[Found[str]]:  # noqa: ARG002 - an address is an address
        text = text[:LONGEST].translate(_INVISIBLE)  # not level: full-width letters make another address
        return [_found(text, match) for match in _ADDRESS.finditer(text)]


def _found(text: str, match: re.Match[str]) -> Found[str]:
    written = match.group().rstrip(".!?'*_~").lstrip("'*_~").removeprefix("mailto:")
    start = match.start() + match.group().index(written)
    end = start + len(written)
    before = text[: match.start()]
    opened, closed = before.count("(") > before.count(")"), text[end : end + 1] == ")"
    dotted = text.strip() == f"{written}."  # the full stop of a sentence, or a slip of the thumb?
    return Found(_email(written) if opened == closed and not dotted else _NOT_AN_ADDRESS, start, end)


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
    for wrong, right in _ENDING.items():
        domain = domain.removesuffix(wrong) + right if domain.endswith(wrong) else domain
    return f"{name}@{_MEANT.get(domain, domain)}"


def _split(text: str, found: Found[str]) -> bool:
    """ "kate jones@x.com": the word before is more likely a part of the address than an answer of its own."""
    before, after = text[: found.start], text[found.end :]
    if _TAIL.match(after) or (before and before[-1] in ",;"):
        return True
    *_, last = before.split() or [""]
    return bool(_FRAGMENT.fullmatch(last)) or (last.isalpha() and last.islower() and not sounds_like_speech(before))


_FRAGMENT = re.compile(r"(?!(?:my|is|at|it|on|me|to|or|as|by|i|a)$)[a-z0-9._+\-]{1,2}", re.IGNORECASE)
_TAIL = re.compile(r"\s*[.@(\[]\w|\s+(?:[a-wyz]|com|co|uk|net|org)\b(?!')", re.IGNORECASE)


def _looks_meant(text: str) -> bool:
    return bool(re.fullmatch(r"\W*[\w+.\-]+\.(?:com|co\.uk|org|net|uk)\W*", text, re.IGNORECASE))


EMAIL = EmailReader()
