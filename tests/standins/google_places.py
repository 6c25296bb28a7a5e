"""A local Google: text search of Places API (New) as far as we use it. Like the real one it always finds something."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from aiohttp import web

from integrations.google_places.sandbox import CITY, STREETS, Street

KEY = "key of the stand-in"
# Of the fields that its published description (v1) knows for a search, those that are of any use to us.
_ASKED = {"textQuery": str, "regionCode": str, "languageCode": str, "pageSize": int}
_POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})\b", re.IGNORECASE)


def component(text: str, *types: str) -> dict[str, Any]:
    return {"longText": text, "shortText": text, "types": list(types), "languageCode": "en"}


def place(postcode: str, route: str = "", **parts: str) -> dict[str, Any]:
    """As Google tells one, with what is in Britain about every address."""
    told = {"route": route, "postal_town": CITY, **parts, "postal_code": postcode}
    components = [component(text, kind) for kind, text in told.items() if text]
    return {"addressComponents": [*components, component("United Kingdom", "country", "political")]}


@dataclass
class GooglePlacesStandIn:
    key: str = KEY
    requests: list[Mapping[str, Any]] = field(default_factory=list)
    broken_rules: list[str] = field(default_factory=list)
    places: Sequence[Mapping[str, Any]] | None = None  # found whatever is asked, in place of the streets it knows
    url: str = ""
    delay: float = 0.0
    _instead: list[web.Response] = field(default_factory=list)

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_post("/v1/places:searchText", self._search)
        self._runner = web.AppRunner(app, access_log=None, handler_cancellation=True)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = "http://{}:{}".format(*self._runner.addresses[0][:2])
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    def instead(
        self, status: int, code: str = "", body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> None:
        """The next request is answered so."""
        told = json.dumps({"error": {"code": status, "message": "as asked", "status": code}}).encode()
        answer = web.Response(status=status, body=told if body is None else body, content_type="application/json")
        answer.headers.update(headers or {})
        self._instead.append(answer)

    async def _search(self, request: web.Request) -> web.Response:
        asked = await request.json()
        self.requests.append(asked)
        if request.headers.get("X-Goog-Api-Key") != self.key:
            return _error(400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key.")
        wrong = list(_wrong(asked, request.headers.get("X-Goog-FieldMask", "")))
        if wrong:
            self.broken_rules += wrong
            return _error(400, "INVALID_ARGUMENT", "; ".join(wrong))
        if self._instead:
            return self._instead.pop(0)
        found = self.places if self.places is not None else list(_found(asked["textQuery"]))
        return web.json_response({"places": found} if found else {})


def _wrong(asked: Mapping[str, Any], mask: str) -> list[str]:
    unknown = sorted(set(asked) - set(_ASKED))
    wrong = [f"unknown: {unknown}"] if unknown else []
    wrong += [name for name, kind in _ASKED.items() if name in asked and not isinstance(asked[name], kind)]
    if not asked.get("textQuery"):
        wrong.append("Empty text_query")
    if mask != "places.addressComponents":
        wrong.append("FieldMask is a required parameter, and more of it costs more")
    if (asked.get("regionCode"), asked.get("languageCode")) != ("GB", "en"):
        wrong.append("another country or language")
    if not 1 <= asked.get("pageSize", 20) <= 20:
        wrong.append("pageSize")
    return wrong


def _found(text: str) -> list[Mapping[str, Any]]:
    code = _POSTCODE.search(text)
    if code is None:
        return []
    house = text[: code.start()].strip(" ,").lower()
    streets = STREETS.get(code[1].upper().replace(" ", ""), ())
    return [_of(street, house, code[1].upper()) for street in streets]


def _of(street: Street, house: str, postcode: str) -> Mapping[str, Any]:
    """The house where there is one, else the street at least."""
    where = {"route": street.name, "locality": street.town}
    if house.isdecimal() and int(house) in street.houses:
        return place(postcode, street_number=house, **where)
    if " ".join(house.split()) in street.names:
        return place(postcode, premise=" ".join(house.split()).title(), **where)
    return place(postcode, **where)


def _error(status: int, code: str, message: str) -> web.Response:
    return web.json_response({"error": {"code": status, "message": message, "status": code}}, status=status)
