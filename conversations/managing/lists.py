"""A list of children (CSV), with or without a header: each line is read for itself."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from bot.model.turn import Turn
from conversations.managing.invite_lines import InviteLine, line_of, read_invite_line
from conversations.managing.places import find_place
from conversations.understanding.squad_columns import Column, columns_in

_DELIMITERS = ",;\t"
_HEADER_WITHIN = 5  # a title may stand above it
_AS_TEXT = re.compile(r'^="?(.*?)"?$')  # how a spreadsheet keeps the nought of a number
_NUMBERED = re.compile(r"\d{1,3}[.)]?")


@dataclass(frozen=True)
class _Row:
    number: int  # of the line in the file
    cells: tuple[str, ...]


def lines_of(text: str, turn: Turn, caption: str = "") -> list[InviteLine]:
    """`caption` may name the team of all whose line names none."""
    rows = list(_rows(text.lstrip("\ufeff")))
    default = find_place(caption, turn).team
    for place, row in enumerate(rows[:_HEADER_WITHIN]):
        columns = columns_in(row.cells)
        if columns is not None:
            team = default.full_name if default else ""
            return [_by_columns(each, columns, turn, team) for each in rows[place + 1 :]]
    return [read_invite_line(_joined(row.cells), row.number, turn, default) for row in rows]


def _rows(text: str) -> Iterator[_Row]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    delimiter = max(_DELIMITERS, key=lambda each: sum(each in line for line in lines))
    for number, cells in _records(lines, delimiter):
        bare = tuple(" ".join(cell.split()) for cell in cells)
        if any(bare):
            yield _Row(number, bare)


def _records(lines: Sequence[str], delimiter: str) -> list[tuple[int, list[str]]]:
    """A quote that is never closed would swallow the lines behind it: then every line stands alone."""
    if "\n".join(lines).count('"') % 2 == 0:
        reader = csv.reader([f"{line}\n" for line in lines], delimiter=delimiter)
        with suppress(csv.Error):
            return [(reader.line_num, cells) for cells in reader]
    return [(number, [cell.strip(' "') for cell in line.split(delimiter)]) for number, line in enumerate(lines, 1)]


def _by_columns(row: _Row, columns: Mapping[Column, Sequence[int]], turn: Turn, team: str) -> InviteLine:
    def cell(*wanted: Column) -> str:
        places = [place for column in wanted for place in columns.get(column, ()) if place < len(row.cells)]
        return next((row.cells[place] for place in places if row.cells[place]), "")

    return line_of(
        turn,
        row.number,
        ", ".join(filter(None, row.cells)),
        child=cell(Column.CHILD) or f"{cell(Column.CHILD_FIRST)} {cell(Column.CHILD_LAST)}".strip(),
        parent=cell(Column.PARENT) or f"{cell(Column.PARENT_FIRST)} {cell(Column.PARENT_LAST)}".strip(),
        phone=_phone(cell(Column.PHONE, Column.CHILD_PHONE)),
        team=f"{_group(cell(Column.AGE_GROUP))} {cell(Column.TEAM)}".strip() or team,
    )


def _group(cell: str) -> str:
    return f"U{cell}" if cell.isdecimal() else cell


def _phone(cell: str) -> str:
    """A spreadsheet that takes it for a number drops the nought."""
    bare = _AS_TEXT.sub(r"\1", cell).strip("'")
    digits = re.sub(r"\D", "", bare)
    return f"0{digits}" if len(digits) == 10 and digits.startswith("7") else bare


def _joined(cells: Sequence[str]) -> str:
    """Without a header: first names and surnames may have columns of their own."""
    kept = [_phone(cell) for cell in cells if cell]
    if kept and _NUMBERED.fullmatch(kept[0]):
        kept = kept[1:]
    names = [place for place, cell in enumerate(kept) if cell.isalpha()]
    if len(names) == 4:
        return ", ".join(_pairs(kept, names))
    return ", ".join(kept)


def _pairs(cells: Sequence[str], names: Sequence[int]) -> Iterator[str]:
    for place, cell in enumerate(cells):
        if place not in names:
            yield cell
        elif names.index(place) % 2 == 0:
            yield f"{cell} {cells[names[names.index(place) + 1]]}"
