"""Which column of a list holds what: by the words of its header."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum


class Column(StrEnum):
    CHILD = "child"
    CHILD_FIRST = "child_first"
    CHILD_LAST = "child_last"
    PARENT = "parent"
    PARENT_FIRST = "parent_first"
    PARENT_LAST = "parent_last"
    PHONE = "phone"
    CHILD_PHONE = "child_phone"
    TEAM = "team"
    AGE_GROUP = "age_group"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NOTHING = _words(
    "email mail e dob birth born birthday date shirt kit size medical address postcode post gender sex notes note "
    "comment comments emergency manager coach fan id school paid fee relationship relation season year fees amount"
)
_PHONE = _words("phone phones mobile mob tel telephone cell whatsapp number numbers no num")
_TEAM = _words("team squad side")
_AGE = _words("age group agegroup")
_PARENT = _words("parent parents guardian guardians carer mum mam mom dad mother father contact adult")
_CHILD = _words("child children player players kid pupil boy girl son daughter")
_FIRST = _words("first forename forenames given firstname christian")
_LAST = _words("last surname family lastname second")
_NAME = _words("name names fullname full")
_PARTS: Sequence[tuple[frozenset[str], Column, Column]] = (
    (_FIRST, Column.CHILD_FIRST, Column.PARENT_FIRST),
    (_LAST, Column.CHILD_LAST, Column.PARENT_LAST),
    (_NAME | _CHILD | _PARENT, Column.CHILD, Column.PARENT),
)
_LONG_NUMBER = re.compile(r"(?:\d[\s().-]*){7}")


def columns_in(header: Sequence[str]) -> Mapping[Column, list[int]] | None:
    """None for a row that is no header: one that names no child, or holds a phone number."""
    if any(_LONG_NUMBER.search(cell) for cell in header):
        return None
    found: dict[Column, list[int]] = {}
    for place, cell in enumerate(header):
        column = _column(cell)
        if column is not None:
            found.setdefault(column, []).append(place)
    names = {Column.CHILD, Column.CHILD_FIRST, Column.CHILD_LAST} & found.keys()
    return found if names and len(found) > 1 else None


def _column(cell: str) -> Column | None:
    said = frozenset(re.findall(r"[a-z]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", cell).lower()))
    if not said or len(said) > 6 or said & _NOTHING:
        return None
    if said & _PHONE:
        return Column.CHILD_PHONE if said & _CHILD and not said & _PARENT else Column.PHONE
    if said & _TEAM:
        return Column.TEAM
    if said & _AGE:
        return Column.AGE_GROUP
    is_parent = bool(said & _PARENT)
    return next((parent if is_parent else child for words, child, parent in _PARTS if said & words), None)
