"""Contact cards (vCard 2.1, 3.0 and 4.0): of all they hold, a name and the numbers."""

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass

_PROPERTY = re.compile(r'((?:[^":]|"[^"]*")+):(.*)', re.DOTALL)
_ESCAPED = re.compile(r"\\(.)")
_CHARSET = re.compile(r"CHARSET=([\w-]+)", re.IGNORECASE)


@dataclass(frozen=True)
class Card:
    name: str | None
    numbers: tuple[str, ...]  # as they are written


def is_card(text: str) -> bool:
    return text.lstrip("\ufeff \t\r\n").upper().startswith("BEGIN:VCARD")


def cards_in(text: str) -> list[Card]:
    """Also one that is cut off before its end."""
    cards: list[Card] = []
    held: list[tuple[str, str]] = []
    for name, value in _properties(text):
        if name == "BEGIN":
            held = []
        elif name == "END":
            cards.append(_card(held))
            held = []
        else:
            held.append((name, value))
    return [*cards, _card(held)] if held else cards


def spelled_out(text: str) -> str:
    """A card as a parent would have typed it: its name, address, birthday and number behind a label, a line each."""
    return "\n".join(filter(None, map(_as_typed, _lines(text))))


_TYPED = {"FN": "name", "EMAIL": "email", "BDAY": "date of birth", "TEL": "mobile"}
_OF_CARDS = {"BEGIN", "END", "VERSION", "N", "ORG", "PRODID", "REV", "UID", "PHOTO", "ADR"}


def _as_typed(line: str) -> str:
    """What stands beside the card stays as it is."""
    [(name, value), *_] = [*_properties(line), ("", "")]
    if name in _TYPED:
        return f"{_TYPED[name]}: {_unescaped(value)}"
    return "" if name in _OF_CARDS or name.startswith("X-") else line


def _card(held: list[tuple[str, str]]) -> Card:
    names = [value for name, value in held if name == "FN"]
    names += [_in_order(value) for name, value in held if name == "N"]
    numbers = [_number(value) for name, value in held if name == "TEL"]
    said = (" ".join(_unescaped(name).split()) for name in names)
    return Card(next(filter(None, said), None), tuple(dict.fromkeys(filter(None, numbers))))


def _in_order(value: str) -> str:
    family, given, *_ = [*re.split(r"(?<!\\);", value), ""]
    return f"{given} {family}"


def _number(value: str) -> str:
    bare = _unescaped(value).strip()
    return re.sub(r"^tel:", "", bare, flags=re.IGNORECASE).partition(";")[0].strip()


def _unescaped(value: str) -> str:
    return _ESCAPED.sub(lambda match: " " if match[1] in "nN" else match[1], value)


def _properties(text: str) -> Iterator[tuple[str, str]]:
    for line in _lines(text):
        match = _PROPERTY.fullmatch(line)
        if match is not None:
            name, *parameters = match[1].split(";")
            plain = name.strip().rpartition(".")[2].upper()  # iOS groups them: item1.TEL
            yield plain, _decoded(match[2], ";".join(parameters))


def _lines(text: str) -> Iterator[str]:
    """As they were before they were folded: by a space, or within quoted-printable by an equals sign."""
    folded = re.sub(r"\r?\n[ \t]", "", text.replace("\r\n", "\n"))
    held = ""
    for line in folded.split("\n"):
        whole = held + line.rstrip("\r")
        if whole.endswith("=") and _is_quoted(whole):
            held = whole[:-1]
        else:
            held = ""
            yield whole


def _is_quoted(line: str) -> bool:
    return "QUOTED-PRINTABLE" in line.partition(":")[0].upper()


def _decoded(value: str, parameters: str) -> str:
    if "QUOTED-PRINTABLE" not in parameters.upper():
        return value
    charset = _CHARSET.search(parameters)
    raw = quopri.decodestring(value.encode("utf-8"))
    try:
        return raw.decode(charset[1] if charset else "utf-8", "replace")
    except LookupError:
        return raw.decode("utf-8", "replace")
