"""What the simulator's phones need of a sandboxed channel, and of the clock."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Literal, Protocol

from bot.model.messages import Media, Medium

Where = Literal["call", "receipt"]


class Phones(Protocol):
    async def says(
        self,
        sender: str,
        text: str = "",
        *,
        medium: Medium = Medium.WHATSAPP,
        button: str | None = None,
        media: Sequence[Media] = (),
    ) -> object:
        """A message as from a phone: it comes in like any other."""

    def fail_next(self, code: str, where: Where = "call") -> None:
        """The next message is refused in the answer, or reported as undelivered later."""


class MediaShelf(Protocol):
    def put(self, content: bytes, content_type: str, url: str | None = None) -> Media:
        """The carrier's own copy of what a phone sent: the one that is fetched, and deleted after it."""


class MovableClock(Protocol):
    offset: timedelta

    def now(self) -> datetime: ...
