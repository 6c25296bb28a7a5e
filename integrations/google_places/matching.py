"""Which of the places that were found is the house that was asked for: the one clear match, or none.

A postcode may have two streets, a named house or a flat may bring a plausible wrong street, and Google always finds
something: whatever leaves a doubt is no match. Pure.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

from bot.model.addresses import Address

_INSIDE = re.compile(
    r"(?P<inside>(?:flat|apartment|apt|unit|room)\b\.?\s*(?:no\.?\s*)?[a-z0-9]+)[\s,]*(?P<rest>.*)", re.IGNORECASE
)
_KINDS_OF_FLAT = re.compile(r"^(?:flat|apartment|apt|unit|room|no)\b\.?\s*")
_NUMBER = re.compile(r"\d+[a-z]?(?:[-/]\d+[a-z]?)?", re.IGNORECASE)
_TOWNS = ("sublocality", "sublocality_level_1", "locality", "neighborhood", "postal_town")  # the nearest first
_CITIES = ("postal_town", "locality")
_ABROAD = ("administrative_area_level_1", "country")  # of the Channel Islands Google may know no post town


class Component(BaseModel):
    """One part of an address; a part of no kind is of no use."""

    model_config = ConfigDict(populate_by_name=True)

    text: str = Field("", alias="longText")
    types: list[str] = []


class Place(BaseModel):
    model_config = ConfigDict(populate_by_name=True)

    components: list[Component] = Field([], alias="addressComponents")

    def __getitem__(self, kind: str) -> str:
        return next((part.text.strip() for part in self.components if kind in part.types), "")

    def first(self, kinds: Sequence[str]) -> str:
        return next((self[kind] for kind in kinds if self[kind]), "")


@dataclass(frozen=True)
class House:
    """As it was asked for: a number, or a name; perhaps with a flat in it."""

    number: str
    name: str
    inside: str

    @classmethod
    def read(cls, told: str) -> "House":
        told = " ".join(told.split()).strip(" ,")
        found = _INSIDE.fullmatch(told)
        inside, rest = (found["inside"], found["rest"].strip(" ,")) if found else ("", told)
        is_number = _NUMBER.fullmatch(rest) is not None
        return cls(_level(rest) if is_number else "", "" if is_number else _level(rest), inside)


def match(postcode: str, house: str, places: Sequence[Place]) -> Address | None:
    """None also where Google knows two streets of that postcode, even if only one has such a number."""
    asked, wanted = House.read(house), _code(postcode)
    near = [place for place in places if _code(place["postal_code"]) == wanted and place["route"]]
    if not (asked.number or asked.name) or len({_level(place["route"]) for place in near}) != 1:
        return None
    fitting = {_address(place, asked, wanted) for place in near if _is_it(place, asked)}
    return fitting.pop() if len(fitting) == 1 else None


def _is_it(place: Place, asked: House) -> bool:
    """A flat that was asked for must be there, and one that was not must not."""
    if _flat(place["subpremise"]) != _flat(asked.inside):
        return False
    if asked.number:
        return _level(place["street_number"]) == asked.number
    return asked.name in set(_names(place))


def _names(place: Place) -> Iterator[str]:
    for kind in ("premise", "establishment", "point_of_interest"):
        yield _level(place[kind])


def _address(place: Place, asked: House, code: str) -> Address:
    if asked.number:
        line = f"{place['street_number'].upper()} {place['route']}"
    else:
        name = next(place[kind] for kind in ("premise", "establishment", "point_of_interest") if place[kind])
        street = f"{place['street_number']} {place['route']}".strip()
        line = f"{name}, {street}"
    if asked.inside:
        line = f"{asked.inside[:1].upper()}{asked.inside[1:]}, {line}"
    town = place.first(_TOWNS) or place.first(_ABROAD)
    return Address(line_1=line, town=town, city=place.first(_CITIES) or town, postcode=f"{code[:-3]} {code[-3:]}")


def _code(postcode: str) -> str:
    return "".join(postcode.upper().split())


def _level(text: str) -> str:
    """So that "12 A" is 12a and "The  Old Ferry House" is itself."""
    plain = " ".join(text.casefold().replace("\u2019", "'").split())
    return plain.replace(" ", "") if re.fullmatch(r"[\d\s/-]+[a-z]?", plain) else plain


def _flat(inside: str) -> str:
    return _KINDS_OF_FLAT.sub("", _level(inside)).strip()
