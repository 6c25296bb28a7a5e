"""Who was erased, in a file apart from the database: a copy of that which is put back must not bring them back.

Each line is the day and a keyed hash: whoever reads it learns nothing of anybody.
"""

import asyncio
import os
import re
from collections.abc import Collection
from datetime import date
from pathlib import Path

from bot.ports import Unavailable

_LINE = re.compile(r"\d{4}-\d{2}-\d{2} ([0-9a-f]{64})")


class ErasedList:
    def __init__(self, path: Path) -> None:
        self._path = path

    async def add(self, marks: Collection[str], day: date) -> None:
        await asyncio.to_thread(self._add, marks, day)

    async def marks(self) -> frozenset[str]:
        return await asyncio.to_thread(self._marks)

    def _marks(self) -> frozenset[str]:
        """A line that a power cut left half is of an erasure that has not begun."""
        try:
            lines = self._path.read_text(encoding="ascii", errors="replace").splitlines()
        except FileNotFoundError:
            return frozenset()
        except OSError as error:
            raise Unavailable(f"The list of who is erased cannot be read: {error.strerror}") from None
        return frozenset(found[1] for line in lines if (found := _LINE.fullmatch(line.strip())))

    def _add(self, marks: Collection[str], day: date) -> None:
        fresh = sorted(set(marks) - self._marks())
        if not fresh:
            return
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with open(self._path, "ab", opener=_private) as file:
                file.write("".join(f"\n{day} {mark}\n" for mark in fresh).encode())
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise Unavailable(f"The list of who is erased cannot be written: {error.strerror}") from None


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, mode=0o600)
