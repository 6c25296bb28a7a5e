"""Media without Twilio: what the simulator's phone uploads, kept in memory."""

from collections import OrderedDict
from uuid import uuid4

from bot.model.messages import Media, Reason
from bot.ports import Refused
from integrations.twilio.media import LARGEST, useful

_KEPT = 100


class SandboxMedia:
    def __init__(self) -> None:
        self._kept: OrderedDict[str, bytes] = OrderedDict()

    def put(self, content: bytes, content_type: str) -> Media:
        """As from a phone; the oldest are forgotten."""
        url = f"https://sandbox.invalid/media/{uuid4().hex}"
        self._kept[url] = content
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return Media(url=url, content_type=content_type)

    async def fetch(self, media: Media) -> bytes:
        content = self._kept.get(useful(media).url)
        if content is None:
            raise Refused("The media is gone")
        if len(content) > LARGEST:
            raise Refused("The media is too large", reason=Reason.TOO_LONG)
        return content

    async def delete(self, media: Media) -> None:
        self._kept.pop(media.url, None)

    async def close(self) -> None:
        self._kept.clear()
