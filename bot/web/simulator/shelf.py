"""Pictures and files sent from the simulated phones, in memory only, under addresses nobody can guess."""

from collections import OrderedDict
from dataclasses import dataclass
from secrets import token_urlsafe

from bot.model.documents import DECLARED

_MOST_BYTES = 64 * 1024 * 1024
SHOWN = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif", "image/heic", "image/heif"})
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TAKEN = (
    SHOWN | DECLARED | {_SHEET, "application/pdf", "application/octet-stream", "audio/ogg", "audio/mpeg", "video/mp4"}
)


@dataclass(frozen=True)
class File:
    content_type: str
    data: bytes


class Shelf:
    """When it is full the oldest go."""

    def __init__(self) -> None:
        self._files: OrderedDict[str, File] = OrderedDict()

    def put(self, file: File) -> str:
        name = token_urlsafe(24)
        self._files[name] = file
        while sum(len(each.data) for each in self._files.values()) > _MOST_BYTES and len(self._files) > 1:
            self._files.popitem(last=False)
        return name

    def get(self, name: str) -> File | None:
        return self._files.get(name)
