"""Contents at Twilio, each made once and found again by its name."""

import asyncio
from collections import defaultdict
from collections.abc import Mapping

from twilio.rest import Client
from twilio.rest.content.v1.content import ContentList

from bot.ports import Unavailable, Unsure

_PAGE = 500


class Contents:
    def __init__(self, client: Client) -> None:
        self._contents = client.content.v1.contents
        self._sids: dict[str, str] = {}
        self._are_listed = False
        self._listing = asyncio.Lock()
        self._making: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def sid(self, name: str, content: Mapping[str, object]) -> str:
        """The ContentSid of that name, made if there is none. Raises Unavailable or Refused; nothing is ever unsure."""
        if name not in self._sids:
            async with self._making[name]:
                await self._list()
                if name not in self._sids:
                    self._sids[name] = await self._make(name, content)
        return self._sids[name]

    async def all(self) -> Mapping[str, str]:
        """Names and ContentSids of what is there."""
        await self._list()
        return dict(self._sids)

    async def _list(self) -> None:
        async with self._listing:
            if self._are_listed:
                return
            found = await self._contents.list_async(page_size=_PAGE)
            self._sids |= {content.friendly_name: content.sid for content in found if content.friendly_name}
            self._are_listed = True

    async def _make(self, name: str, content: Mapping[str, object]) -> str:
        try:
            made = await self._contents.create_async(
                ContentList.ContentCreateRequest({"friendly_name": name, **content})
            )
        except Unsure as error:
            self._are_listed = False  # it may be there now: look again before making another
            raise Unavailable(str(error), retry_after=error.retry_after) from error
        if not made.sid:
            self._are_listed = False
            raise Unavailable("Twilio made a content and did not say which")
        return str(made.sid)
