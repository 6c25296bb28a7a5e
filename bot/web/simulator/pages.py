"""The simulator: a parent's and a manager's phone on one page, over the same inbox and outbox as the real ones."""

import hashlib
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.club.club import Club, Role
from bot.club.registration import State
from bot.engine.bells import Bells
from bot.model.messages import Media
from bot.model.templates import Wordings
from bot.store import contacts
from bot.store.database import Database
from bot.web.answers import REQUEST_ID, Problem, success
from bot.web.simulator import requests, view
from bot.web.simulator.moving import move_on
from bot.web.simulator.phones import MediaShelf, MovableClock, Phones
from bot.web.simulator.shelf import SHOWN, File, Shelf
from bot.web.trigger import Trigger

QUIET = ("/simulator", "/simulator/{file}", "/simulator/state")
BODIES = {"/simulator/messages": requests.LARGEST_REQUEST}  # the largest bodies, for the server's limits
PARENT = "+447700900123"
_STATIC = Path(__file__).with_name("static")
_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}
_DRAMA = range(447700900100, 447700901000)  # Ofcom's numbers that nobody owns, but for the club file's first hundred
_ASIDE = frozenset({State.DECLINED, State.WITHDRAWN, State.SUSPENDED})


@dataclass(frozen=True)
class Setting:
    """What the simulator stands on, handed in by the app."""

    database: Database
    clock: MovableClock
    bells: Bells
    club: Club
    phones: Phones
    media: MediaShelf
    trigger: Trigger
    wordings: Wordings
    base_url: str
    failure_codes: Sequence[str]
    states: Sequence[State] = tuple(State)


class Simulator:
    def __init__(self, setting: Setting) -> None:
        self._on = setting
        self._shelf = Shelf()

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/simulator", self.page),
            web.get("/simulator/setup", self.setup),
            web.get("/simulator/state", self.state),
            web.get("/simulator/media/{name}", self.media),
            web.get("/simulator/{file}", self.file),
            web.post("/simulator/messages", self.message),
            web.post("/simulator/clock", self.move_clock),
            web.post("/simulator/failures", self.fail),
            web.post("/simulator/parents", self.new_parent),
            web.post("/simulator/invitations", self.invite),
        ]

    async def page(self, _: web.Request) -> web.StreamResponse:
        return _file("index.html")

    async def file(self, request: web.Request) -> web.StreamResponse:
        return _file(request.match_info["file"])

    async def setup(self, request: web.Request) -> web.Response:
        club = self._on.club
        managers = [{"name": person.name, "phone": person.phone} for person in club.those(Role.MANAGER)]
        data = {
            "club": club.name,
            "short_name": club.short_name,
            "parent": PARENT,
            "managers": managers,
            "teams": [{"name": team.name, "age_group": str(team.age_group)} for team in club.teams],
            "states": [state for state in self._on.states if state not in _ASIDE],
            "failure_codes": list(self._on.failure_codes),
        }
        return success(request, "Set up", data)

    async def state(self, request: web.Request) -> web.Response:
        """`since` is the version the page has: what it knows already is not sent again."""
        addresses = {name: request.query[name] for name in ("parent", "manager") if name in request.query}
        async with self._on.database.begin() as tx:
            people = {
                name: await view.person(tx, self._on.database, self._on.wordings, address, self._on.clock.now())
                for name, address in addresses.items()
            }
        version = hashlib.sha256(json.dumps(people).encode()).hexdigest()[:16]
        now = {"version": version, "now": self._on.clock.now().isoformat()}
        moved = self._on.clock.offset.total_seconds()
        data = now | {"offset_seconds": moved, "people": None if version == request.query.get("since") else people}
        return success(request, "State", data)

    async def message(self, request: web.Request) -> web.Response:
        said = await requests.read(request, requests.Said)
        if not all(sent.is_taken for sent in said.media):
            raise Problem(415, "A phone here sends pictures, voice notes, contact cards, lists and documents.")
        media = [self._sent(each) for each in said.media]
        await self._on.phones.says(said.phone, said.text, medium=said.medium, button=said.button, media=media)
        return success(request, "Sent")

    async def media(self, request: web.Request) -> web.Response:
        file = self._shelf.get(request.match_info["name"])
        if file is None:
            raise Problem(404)
        # Whatever was sent is shown as what it says it is, or not at all.
        shown = {} if file.content_type in SHOWN else {"Content-Disposition": "attachment"}
        headers = {**_HEADERS, **shown, "Content-Security-Policy": "default-src 'none'; sandbox"}
        return web.Response(body=file.data, content_type=file.content_type, headers=headers)

    async def move_clock(self, request: web.Request) -> web.Response:
        wish = await requests.read(request, requests.Forward)
        await move_on(self._on.database, self._on.clock, self._on.bells, timedelta(hours=wish.hours))
        return success(request, "Moved", {"now": self._on.clock.now().isoformat()})

    async def fail(self, request: web.Request) -> web.Response:
        wish = await requests.read(request, requests.Failing)
        if wish.code not in self._on.failure_codes:
            raise Problem(400, "This code is not known.", fields=["code"])
        self._on.phones.fail_next(wish.code, wish.where)
        return success(request, "The next message will fail")

    async def new_parent(self, request: web.Request) -> web.Response:
        await requests.read(request, requests.Request)
        staff = {person.phone for person in self._on.club.staff}
        numbers = [f"+{number}" for number in random.sample(_DRAMA, 50)]
        async with self._on.database.begin() as tx:
            for number in numbers:
                if number not in staff and await contacts.find(tx, self._on.database, view.handle(number)) is None:
                    return success(request, "A fresh number", {"phone": number})
        raise Problem(503, "Nearly all numbers for drama are in use: start with a new database.")

    async def invite(self, request: web.Request) -> web.Response:
        fields = await requests.read_json(request)
        if not isinstance(fields, dict):
            raise Problem(400)
        invited = await self._on.trigger.invite(fields, request[REQUEST_ID])
        data: dict[str, Any] = {"outcome": invited.outcome, "phone": invited.invitation.parent_phone}
        return success(request, "Invited", data)

    def _sent(self, sent: requests.SentFile) -> Media:
        """The phone keeps showing what it sent when the carrier's copy is gone."""
        name = self._shelf.put(File(sent.content_type, sent.data))
        return self._on.media.put(sent.data, sent.content_type, f"{self._on.base_url}/simulator/media/{name}")


def _file(name: str) -> web.StreamResponse:
    path = _STATIC / Path(name).name
    if path.suffix not in _TYPES or not path.is_file():
        raise Problem(404)
    return web.Response(body=path.read_bytes(), content_type=_TYPES[path.suffix], charset="utf-8", headers=_HEADERS)
