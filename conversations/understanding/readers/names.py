"""Names of people. nameparser's capitals ("MacEy") and titles were not good enough to store unseen."""

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from bot.model.forms import UNCLEAR, Again, Context, Finds, Found, Unclear
from conversations.understanding.readers.never_names import sounds_like_speech
from conversations.understanding.readers.wording import asks, level, listed, pieces, words

LONGEST_PART = 50
MOST_WORDS = 6
_MOST_SMALL = 4  # words of a name in small letters within a longer message

_INTRODUCTION = re.compile(
    r"\W*(?:(?:hi|hello|hiya|hey|good (?:morning|afternoon|evening)|yes|yeah|sure|ok|okay|sorry|of course|so"
    r"|well|actually|oh)\b[\s,.!:-]*)*"
    r"(?:(?:and |also )?(?:"
    r"(?:my|his|her|their|the|our|child'?s|kid'?s|player'?s|son'?s|daughter'?s|parent'?s|guardian'?s|[^\W\d_]+'s)"
    r"(?:\s+(?:son|daughter|child|kid|boy|girl|little one|lad|mum|dad|mother|father|player))?(?:'?s)?"
    r"(?:\s+(?:full|first|complete|legal|whole|own))*(?:\s+(?:name|names))?\s*(?:is|was|are|:|=|-|'s|called)+"
    r"|(?:full |player |child'?s? |parent'?s? )+name(?= )"
    r"|(?:full |first |child'?s? |player'?s? |parent'?s? |guardian'?s? )*name\s*(?:is|:|=|-)"
    r"|(?:i'?m|i am|it'?s|it is|this is|that'?s|that is|he'?s|he is|she'?s|she is|they'?re|i'?m called|you can call me)"
    r"(?:\s+(?:called|named))?"
    r"|(?:he|she|i|they)(?:'?s| is| am|'m| are)\s+called"
    r"|(?:my|our) (?:son|daughter|child|kid|boy|girl|lad)(?:'s name)?(?: is)?(?: called)?"
    r"|(?:child|player|kid|son|daughter|parent|guardian|mum|dad|me|him|her|name|full name|child name)(?:\s*[:=-]|\s+is)"
    r"|name(?=\s)"
    r"|(?:it's )?for"
    r")(?:(?<!\w)|(?!\w))\s*)?[\s:,\"'-]*",
    re.IGNORECASE,
)
_FAREWELL = re.compile(
    r"[\s,.!-]*(?:\b(?:here|please|pls|plz|thanks|thank you|thx|ta|cheers|x{1,4}|speaking"
    r"|(?:was |is )?(?:born|dob|d\.o\.b|date of birth|birth(?:day|date)|e?-?mail|gender|sex|medical|mobile|tel"
    r"|phone|number"
    r"|relationship|consent|postcode|aged?)(?: on| is)*)[\s,.:!-]*)+$",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"\A(?:(?:mr|mrs|ms|miss|mx|master|dr|doctor|prof|professor|sir|dame|lady|lord|rev|reverend|fr"
    r"|cllr|capt|sgt|col|lt|gen|senator|hon)\b\.?\s+)+(?=\S+\s+\S)",
    re.IGNORECASE,
)
_LETTERS_AFTER = re.compile(
    r"(?:[\s,]+(?:esq|phd|md|mbe|obe|cbe|qc|kc|mp|bsc|msc|cpa|dds|rn|ret)\b\.?)+$", re.IGNORECASE
)
_GENERATION = re.compile(r"\s*,\s*((?:jr|sr|jnr|snr|i{2,3}|iv)\b\.?)$", re.IGNORECASE)
_SENIORITY = frozenset(("jr", "sr", "jnr", "snr", "ii", "iii", "iv"))
_NICKNAME = re.compile(
    r"\s*(?:\((?:(?:aka|known as|called|nickname)\s+)?[^()\s]*\)|\"[^\"]*\"|(?<!\w)'[^' ]*'(?!\w))\s*"
)
_PARTICLES = listed("de da do dos das del della der den di du la le van von y bin binti ibn al el ap ab ten ter zu st")
_MARKUP = re.compile(r"[<>{}\\=|]")
_REACHABLE = re.compile(r"\S*@\S*|\+?\d[\d ]{6,}\d")  # addresses and numbers part a name from what follows
_GIVEN_FIRST = re.compile(r"[^,]+,[^,]+")
_NEEDS_SURNAME = Again("I need the full name: first name and surname, please.")
_NOT_INITIALS = Again("I need the names in full rather than initials, please.")
_TOO_LONG = Again(
    f"That name is too long for the form: at most {LONGEST_PART} letters each for first name and surname."
)


@dataclass(frozen=True)
class FullNameReader:
    name: str = "full_name"
    finds: Finds = Finds.BY_REST

    def read(self, text: str, context: Context) -> str | Again | Unclear:
        text = level(text)
        name = UNCLEAR if asks(text) else _full_name(_core(text))
        return UNCLEAR if isinstance(name, str) and _is_of_club(name, context) else name

    def find(self, text: str, context: Context) -> list[Found[str]]:
        if _MARKUP.search(text):
            return []
        text = _REACHABLE.sub(lambda match: "\n" * len(match.group()), level(text))
        spans = [span for span in pieces(text) if any(map(str.isalpha, text[slice(*span)]))]
        found = [
            self._in_piece(text, span, context, sure=span == spans[0] and "\n\n" not in text[: span[0]])
            for span in spans
        ]
        return [item for item in found if item]

    def is_unsettled_by(self, rest: str, follows: str) -> bool:
        """Two capitals in a row that were not read may be the name that was meant: "Ola Christmas"."""
        return any(_may_be_name(run.split(), small=False) for run in _RUN.findall(rest)) or any(
            _may_be_name(run.split(), small=True) for run in _RUN.findall(follows)
        )

    def _in_piece(self, text: str, span: tuple[int, int], context: Context, *, sure: bool) -> Found[str] | None:
        """Small letters are a name where a message starts; further on they may be any two words."""
        piece = text[slice(*span)]
        if _TWO_PEOPLE.search(text[: span[0]]):
            return None
        if piece.islower() and len(piece.split()) > _MOST_SMALL:
            return None
        value = self.read(piece, context) if sure or not piece.islower() else UNCLEAR
        if isinstance(value, Unclear) or value == known_guardian(context) or _is_initial(words(_core(piece))[0]):
            return None
        return Found(value, *span)


_RUN = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*(?: [^\W\d_]+(?:['-][^\W\d_]+)*)*")
_SIGNED = re.compile(
    r"\b(?:regards|wishes|thanks|sent|morning|evening|afternoon|hi|hello|hiya|hey|dear)\b", re.IGNORECASE
)


def _may_be_name(run: list[str], *, small: bool) -> bool:
    """In a message without capitals any two words that nobody speaks."""
    own = [word for word in run if word.lower() not in _PARTICLES]
    pairs = [
        " ".join(pair)
        for place, pair in enumerate(pairwise(own))
        if (small or all(map(_is_named, pair))) and own[max(0, place - 1)].lower() not in _OF_WHOM
    ]
    return any(not _SIGNED.search(pair) and not (small and sounds_like_speech(pair)) for pair in pairs)


_OF_WHOM = frozenset(("to", "of", "for"))  # "mum to Sam Jones"


def _is_named(word: str) -> bool:
    return word[0].isupper() and len(word) > 1 and not word.startswith("I'") and not word.endswith("'s")


_TWO_PEOPLE = re.compile(r"(?:^|[,.:;\n]\s*)(?:twins\W+)?[^\W\d_a-z][^\W\d_A-Z]+ (?:and|&|\+) $")  # "Max and Leo Hart"


def _is_of_club(name: str, context: Context) -> bool:
    return set(words(name)) <= {*words(context.club.name), *words(context.club.bot_name)}


def known_guardian(context: Context) -> object:
    return context.answer("guardian", "name")


def _core(text: str) -> str:
    """The name without greeting, title, nickname, letters after it and emoji."""
    text = "".join(" " if unicodedata.category(letter) == "So" else letter for letter in text)
    text = re.sub("[\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]", "", text)
    text = _FAREWELL.sub("", text)
    introduced = _INTRODUCTION.match(text)
    text = text[introduced.end() :] if introduced else text
    text = _NICKNAME.sub(" ", text)
    text = _GENERATION.sub(r" \1", _LETTERS_AFTER.sub("", text.strip(" .!*_~\n\"'-:,()")))
    return _TITLE.sub("", _turned(text).strip(" ,."), count=1).strip()


def _turned(text: str) -> str:
    """ "Jones, Sam" is Sam Jones."""
    if not _GIVEN_FIRST.fullmatch(text):
        return text
    surname, given = (" ".join(part.split()) for part in text.split(","))
    if all(map(_is_initial, given.split())) or (_is_whole(given) and _is_whole(surname)):
        return given[:1]  # an initial only, or two people: no name
    given = _TITLE.sub("", f"{given} x", count=1).removesuffix(" x")
    return f"{given} {surname}"


def _is_whole(name: str) -> bool:
    return sum(len(part.strip(".")) > 1 and part.lower() not in _PARTICLES for part in name.split()) > 1


def _full_name(text: str) -> str | Again | Unclear:
    parts = unicodedata.normalize("NFC", text).split()
    if not parts or "\n" in text.strip() or not all(map(_is_word, parts)) or sounds_like_speech(" ".join(parts)):
        return UNCLEAR
    if any(_TITLE.match(f"{part} x x") or _LETTERS_AFTER.match(f" {part}") for part in parts):
        return UNCLEAR
    if len(set(parts)) == 1 < len(parts) and parts[0].islower():
        return UNCLEAR  # "test test"
    own = [part for part in parts if part.lower() not in _PARTICLES]
    if sum(map(str.istitle, own)) > 1 and any(map(str.islower, own)):
        return UNCLEAR  # "ugh Ana Okafor"
    if len(own) > MOST_WORDS or len({_script(part) for part in parts}) > 1:
        return UNCLEAR
    return _checked(parts)


def _checked(parts: list[str]) -> str | Again | Unclear:
    whole = [part for part in parts if not _is_initial(part) and part.lower().strip(".") not in _SENIORITY]
    if len(parts) == 1 and not _is_initial(parts[0]):
        return _NEEDS_SURNAME if whole and _spelled_like_a_name(parts[0]) else UNCLEAR
    if len(whole) < 2 or _is_initial(parts[-1]):
        return _NOT_INITIALS
    if len(parts[0]) > LONGEST_PART or len(" ".join(parts[1:])) > LONGEST_PART:
        return _TOO_LONG
    return " ".join(_tidied(parts))


def _spelled_like_a_name(part: str) -> bool:
    return 2 <= len(part) <= 20


def _is_word(part: str) -> bool:
    """Letters with marks, hyphens and apostrophes inside, perhaps the dot of an abbreviation."""
    inner = part.removesuffix(".")
    letters = re.split(r"['-]", inner.removeprefix("'").removesuffix("'"))
    return all(piece and all(map(_is_letter, piece)) for piece in letters) and not re.search(r"(.)\1{3}", inner)


def _is_letter(letter: str) -> bool:
    return letter.isalpha() or unicodedata.category(letter) in ("Mn", "Mc")


def _is_initial(part: str) -> bool:
    bare = part.replace(".", "")
    return len(bare) == 1 and bare.lower() != bare.upper()


def _script(part: str) -> str:
    return unicodedata.name(part[0] if part[0].isalpha() else part[1:2] or "?", "?").split()[0]


def _tidied(parts: list[str]) -> list[str]:
    joined = "".join(part for part in parts if part.lower().strip(".") not in _SENIORITY)
    if joined.islower() or (joined.isupper() and len(joined) > 4):
        return [_capitals(part.lower(), first=place == 0) for place, part in enumerate(parts)]
    ends = (0, len(parts) - 1)
    return [
        _capitals(part, first=place == 0) if place in ends and part.islower() else part
        for place, part in enumerate(parts)
    ]


def _capitals(part: str, *, first: bool) -> str:
    if part in _PARTICLES and not first:
        return part
    return "-".join(_capital(piece) for piece in part.split("-"))


def _capital(piece: str) -> str:
    if len(piece) > 2 and piece[1] == "'":
        return piece[0].upper() + "'" + piece[2:].capitalize()
    if piece.rstrip(".") in ("ii", "iii", "iv"):
        return piece.upper()
    if piece.startswith("mc") and len(piece) > 4:
        return "Mc" + piece[2:].capitalize()
    return piece[:1].upper() + piece[1:]


FULL_NAME = FullNameReader()


def split_name(full_name: str) -> tuple[str, str]:
    """First names and surname: "Juan de la Cruz" is Juan, de la Cruz."""
    parts = full_name.split()
    start = len(parts) - 1
    start -= 1 if start > 1 and parts[start].lower().strip(".") in _SENIORITY else 0
    while start > 1 and parts[start - 1].lower() in _PARTICLES:
        start -= 2 if parts[start - 1].lower() == "y" and start > 2 else 1
    return " ".join(parts[:start]), " ".join(parts[start:])
