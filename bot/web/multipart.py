"""One file out of a form that a browser sends, read piece by piece: no more parts and no longer heads than ours has."""

import re
from typing import Protocol

MOST_PARTS = 8
LONGEST_HEAD = 4096  # bytes: a name, the name of a file, and its type
_BOUNDARY = re.compile(r';\s*boundary="?([^";,\s]{1,70})"?', re.IGNORECASE)
_NAME = re.compile(
    rb'^content-disposition:\s*form-data\b[^\r\n]*?;\s*name="?([^";\r\n]*)', re.IGNORECASE | re.MULTILINE
)
_NESTED = re.compile(rb"^content-type:\s*multipart/", re.IGNORECASE | re.MULTILINE)


class NotAForm(Exception):
    """What came is none, or is none that a page of ours sends."""


class Stream(Protocol):
    async def readany(self) -> bytes:
        """What there is, once there is any; nothing at the end."""


async def file_of(stream: Stream, content_type: str, field: str, largest: int) -> bytes | None:
    """What is in that field, None for a form without it; of what is larger than the largest, one byte more.

    A form may offer it twice, as a camera and as a folder: the first that is not empty counts.
    """
    found = _BOUNDARY.search(content_type)
    if found is None:
        raise NotAForm
    body, mark = _Body(stream), b"--" + found[1].encode("utf-8", "surrogateescape")
    await body.until(mark, LONGEST_HEAD)
    was_empty = False
    for _ in range(MOST_PARTS):
        if await body.starts_with(b"--"):
            return b"" if was_empty else None
        head = await body.until(b"\r\n\r\n", LONGEST_HEAD)
        if _NESTED.search(head):
            raise NotAForm
        name = _NAME.search(head)
        is_wanted = name is not None and name[1] == field.encode()
        content = await body.past(b"\r\n" + mark, keep=largest + 1 if is_wanted else 0)
        if is_wanted and content:
            return bytes(content)
        was_empty = was_empty or is_wanted
    raise NotAForm


class _Body:
    """Holds no more than came at once; whoever waits for more lets the others work."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._held = bytearray()

    async def starts_with(self, start: bytes) -> bool:
        while len(self._held) < len(start):
            await self._more()
        return self._held.startswith(start)

    async def until(self, mark: bytes, most: int) -> bytes:
        """What stands before the mark, which is taken too; it must come within so many bytes."""
        while (end := self._held.find(mark, 0, most)) < 0:
            if len(self._held) >= most:
                raise NotAForm
            await self._more()
        return bytes(self._take(end, len(mark)))

    async def past(self, mark: bytes, keep: int) -> bytearray:
        """At most so many bytes of what stands before the mark, all of which is taken."""
        kept = bytearray()
        while (end := self._held.find(mark)) < 0:
            kept += self._take(max(len(self._held) - len(mark) + 1, 0))[: keep - len(kept)]
            await self._more()
        return kept + self._take(end, len(mark))[: keep - len(kept)]

    def _take(self, size: int, and_drop: int = 0) -> bytearray:
        taken = self._held[:size]
        del self._held[: size + and_drop]
        return taken

    async def _more(self) -> None:
        came = await self._stream.readany()
        if not came:
            raise NotAForm
        self._held += came
