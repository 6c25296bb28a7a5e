"""The privacy notice, from the club file: linked wherever data is asked for."""

from aiohttp import web

from bot.web.answers import Problem
from bot.web.pages import page_answer

PATH = "/privacy"


class PrivacyNotice:
    """`page` is None where the club file has no [privacy]."""

    def __init__(self, page: str | None) -> None:
        self._page = page

    def routes(self) -> list[web.RouteDef]:
        return [web.get(PATH, self._show)]

    async def _show(self, _request: web.Request) -> web.Response:
        if self._page is None:
            raise Problem(404, "The club has written no privacy notice yet.")
        return page_answer(self._page)
