"""Contents at Twilio, each made once and found again by its name."""

import asyncio
from collections import defaultdict
from collections.abc import Mapping

from twilio.rest import Client
from twilio.rest.content.v1.content import ContentList

from bot.ports import Refused, Unavailable, Unsure
from integrations.twilio.transport import understood

_PAGE = 500
_GONE = frozenset({"20404", "21655"})


class Contents:
    def __init__(self, client: Client) -> None:
        self._contents = client.content.v1.contents
        self._sids: dict[str, str] = {}
        self._refused: dict[str, Refused] = {}
        self._are_listed = False
        self._listing = asyncio.Lock()
        self._making: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def sid(self, name: str, content: Mapping[str, object]) -> str:
        """The ContentSid of that name, made if there is none. Raises Unavailable or Refused; nothing is ever unsure."""
        async with self._making[name]:
            if name in self._refused:  # asking again with every message would only cost time
                raise self._refused[name]
            if name not in self._sids:
                await self._list()
            if name not in self._sids:
                self._sids[name] = await self._make(name, content)
            return self._sids[name]

    def blame(self, name: str, code: str | None) -> None:
        """A message with it was refused. One that somebody deleted at Twilio is made anew next time."""
        if code in _GONE:
            self._sids.pop(name, None)
            self._are_listed = False

    async def all(self) -> Mapping[str, str]:
        """Names and ContentSids of what is there."""
        await self._list()
        return dict(self._sids)

    async def _list(self) -> None:
        async with self._listing:
            if self._are_listed:
                return
            with understood(changes=False):
                found = await self._contents.list_async(page_size=_PAGE)
            self._sids |= {content.friendly_name: content.sid for content in found if content.friendly_name}
            self._are_listed = True

    async def _make(self, name: str, content: Mapping[str, object]) -> str:
        request = ContentList.ContentCreateRequest({"friendly_name": name, **content})
        sid = None
        try:
            with understood(changes=True):
                sid = (await self._contents.create_async(request)).sid
        except Unsure as error:
            raise Unavailable(str(error), retry_after=error.retry_after) from None
        except Refused as error:
            self._refused[name] = error
            raise
        finally:
            self._are_listed = sid is not None  # else it may be there now: look again before making another
        if sid is None:
            raise Unavailable("Twilio made a content and did not say which")
        return str(sid)
