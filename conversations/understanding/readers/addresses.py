"""Postcodes and house numbers. Whether the house exists is the address look-up's business."""

import re
from dataclasses import dataclass

from bot.model.forms import UNCLEAR, Again, Context, Finds, Found, Unclear
from conversations.understanding.readers.never_names import sounds_like_speech
from conversations.understanding.readers.wording import asks, level, only, pieces

_AREAS = (
    "AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX "
    "FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN "
    "NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB "
    "W WA WC WD WF WN WR WS WV YO ZE"
).replace(" ", "|")
_POSTCODE = re.compile(
    rf"(?<![\w@.-])(?:(?P<girobank>GIR)\s{{0,2}}0AA|(?P<out>(?:{_AREAS})\d[\dA-HJ-NP-Y]?)[\s.-]{{0,3}}"
    r"(?P<in>\d[ABD-HJLNP-UW-Z]{2}))(?![\w@])",
    re.IGNORECASE,
)
_SPACED = re.compile(
    rf"\W*(?:postcode\W+)?(?:is\W+)?((?:{_AREAS}) ?\d ?[\dA-Z]? ?\d ?[ABD-HJLNP-UW-Z] ?[ABD-HJLNP-UW-Z])\W*",
    re.IGNORECASE,
)
_ATTEMPT = re.compile(
    r"(?<!\w)[A-Z0]{1,2}[\dO][\dA-Z]?\s*[\dO][A-Z\d]{1,2}(?!\w)|(?<!\w)[A-Z]{1,3}\d{1,2}[A-Z]?(?:\s*\d[A-Z]*)?(?!\w)",
    re.IGNORECASE,
)
_NOT_A_POSTCODE = Again("That does not look like a whole UK postcode. Please send it again, like M32 8JL.")


@dataclass(frozen=True)
class PostcodeReader:
    name: str = "postcode"
    finds: Finds = Finds.BY_SHAPE

    def read(self, text: str, context: Context) -> str | Again | Unclear:
        found = self.find(text, context)
        if found:
            return only(found)
        spaced = _SPACED.fullmatch(level(text))
        if spaced:
            return only(self.find(re.sub(r"\s", "", spaced[1]), context))
        return _NOT_A_POSTCODE if _ATTEMPT.search(level(text)) else UNCLEAR

    def find(self, text: str, context: Context) -> list[Found[str]]:  # noqa: ARG002 - a postcode is a postcode
        return [Found(_postcode(match), *match.span()) for match in _POSTCODE.finditer(level(text))]


def _postcode(match: re.Match[str]) -> str:
    return "GIR 0AA" if match["girobank"] else f"{match['out']} {match['in']}".upper()


_LONGEST_HOUSE = 20
_LETTER = r"[A-Za-z\u00c0-\u00ff\u0174-\u0178]"
_NUMBER = r"[1-9][0-9]{0,3}[a-z]?(?:\s?[-/]\s?[1-9][0-9]{0,3}[a-z]?)?"
_INSIDE = r"(?:flat|apartment|apt|unit|room)\.?\s?(?:no\.?\s?)?(?:[a-z]|[1-9][0-9]{0,3}[a-z]?)(?!\w)"
_LEAD_IN = re.compile(
    r"\s*(?:(?:we(?:'re| are)?|i(?:'m| am)?|it(?:'s| is)|live|at|the|my|our|house|door|home|name|number"
    r"|numbers|no|num|nr|"
    r"address|is|called|just)\b[.:#\s]*)*#?\s*(?=[1-9]|flat|ap|unit|room)",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    rf"(?P<inside>{_INSIDE})?(?:\s*,\s*|\s+)?(?P<number>{_NUMBER})?"
    rf"(?P<street>(?:\s*,\s*|\s+){_LETTER}[\w'.-]*(?:[ ,]+{_LETTER}[\w'.-]*)*)?[\s.,!]*",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"[\s'\"]*(?:(?:it(?:'s| is)|my|our|the)?\s*(?:house|home)?\s*(?:name)?\s*(?:is|it's|:|is called|called)\s+)?"
    r"(.*?)(?:\s+x+)?[\s.!]*",
    re.IGNORECASE | re.DOTALL,
)
_HOUSE_NAME = re.compile(rf"{_LETTER}[A-Za-z\u00c0-\u0178'.&-]{{2,}}(?: [A-Za-z\u00c0-\u0178'.&-]+){{0,4}}")
_HOUSE_WORD = re.compile(
    r"\b(?:house|cottages?|farm|farmhouse|lodge|mill|barn|hall|villa|court|manor|rectory|vicarage|croft|grange|bungalow|"
    r"tower|chapel|stables|gatehouse|dene|brook|haven|nook|hill|view|mews|oast|priory|towers|lea)\b",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"\b(?:road|rd|street|lane|ln|avenue|ave|drive|crescent|terrace|square|gardens|walk|row|centre|ltd)$", re.IGNORECASE
)
_WAYS = re.compile(
    r"\b(?:the|st|old|new|little|long|high|green|great|upper|lower|north|south|east|west|my|first|park)\b",
    re.IGNORECASE,
)
_TURNED = re.compile(  # "213 brain fog The Old Mill"
    r"\b[a-z]{2,} (?=The |[A-Z][\w']+ (?:Cottage|House|Farm|Lodge|Mill|Barn|Hall|Villa)\b)"
    r"|(?:\b[a-z]{3,} ){2}(?=[A-Z]\w+ )"
    r"|\b[a-z]{2,} the (?:\w+ )?(?:cottage|house|farm|lodge|mill|barn|hall|villa)\b"
)
_TOO_LONG = Again(f"That is too long for a house number or name: please send at most {_LONGEST_HOUSE} letters.")


@dataclass(frozen=True)
class HouseReader:
    name: str = "house_number"
    finds: Finds = Finds.BY_REST

    def read(self, text: str, context: Context) -> str | Again | Unclear:  # noqa: ARG002 - the words say it all
        text = _without_postcode(level(text)).strip(" ,.\n")
        numbered = _numbered(text)
        if numbered:
            return numbered if len(numbered) <= _LONGEST_HOUSE else _TOO_LONG
        return _named(text) if not asks(text) else UNCLEAR

    def find(self, text: str, context: Context) -> list[Found[str]]:  # noqa: ARG002 - the words say it all
        text = level(text)
        flats = [Found[str](_flat(match), *match.span()) for match in _FLAT_AND_NUMBER.finditer(text)]
        return flats[:1] or [
            Found[str](house, start, end)
            for start, end in pieces(text)
            if (house := _house(text[start:end].strip(" .,;:()")))
        ]

    def is_unsettled_by(self, rest: str, follows: str) -> bool:  # noqa: ARG002 - wherever it stands
        """Another number that nobody read; one as long as a telephone's is none of a house."""
        named = any(match.group()[0].isupper() for match in _HOUSE_WORD.finditer(_LABEL.sub("", rest)))
        return named or any(len(re.sub(r"\D", "", number)) <= 4 for number in _DIGITS.findall(rest))


def _house(piece: str) -> str | None:
    return _numbered(piece) or _surely_named(piece)


_LABEL = re.compile(r"\bhouse (?:number|name|no)\b", re.IGNORECASE)
_DIGITS = re.compile(r"(?<![\w@.])\d[\d ]*[a-z]?(?![\w@])", re.IGNORECASE)
_FLAT_AND_NUMBER = re.compile(rf"(?<!\w)({_INSIDE})\s*[,\s]\s*({_NUMBER})(?!\w)", re.IGNORECASE)


def _flat(match: re.Match[str]) -> str:
    return f"{_capital(match[1])}, {match[2]}"


def _without_postcode(text: str) -> str:
    return _POSTCODE.sub(" ", text)


def _numbered(text: str) -> str | None:
    lead_in = _LEAD_IN.match(text)
    match = _HOUSE.fullmatch(text[lead_in.end() if lead_in else 0 :].replace("\n", ", "))
    if match is None or not (match["inside"] or match["number"]) or _mistaken(match["street"] or ""):
        return None
    parts = (_capital(match["inside"] or ""), re.sub(r"\s", "", match["number"] or ""))
    return ", ".join(part for part in parts if part)


def street_in(text: str) -> str | None:
    """House and street, where nothing else is told but the postcode: "flat 3, 12 Larkhill Road, M32 8JL"."""
    told = _without_postcode(level(text)).strip(" ,.\n")
    lead_in = _LEAD_IN.match(told)
    match = _HOUSE.fullmatch(told[lead_in.end() if lead_in else 0 :].replace("\n", ", "))
    if match is None or not match["street"] or not match["number"] or _mistaken(match["street"]):
        return None
    street = " ".join(match["street"].strip(" ,").split())
    inside = f"{_capital(match['inside'])}, " if match["inside"] else ""
    return f"{inside}{match['number']} {street}" if len(street.split()) > 1 else None


def _mistaken(street: str) -> bool:
    return (
        _TURNED.search(street) is not None
        or sounds_like_speech(_WAYS.sub("", street))
        or bool(re.match(r"\W*(?:nd|rd|th)\b", street, re.IGNORECASE))
    )


def _named(text: str) -> str | Again | Unclear:
    match = _CALLED.fullmatch(text)
    name = " ".join(match[1].split()) if match else ""
    built = _HOUSE_WORD.search(name)
    if not (built or name[:1].isupper()) or re.search(r"\w\.\w", name) or not _HOUSE_NAME.fullmatch(name):
        return UNCLEAR
    if len(name) < 4 or (name.isupper() and not built) or _STREET.search(name):
        return UNCLEAR
    rest = _WAYS.sub("", _HOUSE_WORD.sub("", name)) if built else name
    if sounds_like_speech(rest):
        return UNCLEAR
    return name if len(name) <= _LONGEST_HOUSE else _TOO_LONG


def _surely_named(text: str) -> str | None:
    named = _named(text) if _HOUSE_WORD.search(text) else UNCLEAR
    return named if isinstance(named, str) else None


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


POSTCODE = PostcodeReader()
HOUSE_NUMBER = HouseReader()
