"""python -m tests.fuzz [TIMES] [SEED]: requests nobody would send, over every path, on both databases.

No answer may be a failure of ours, and none may take longer than a person waits. A seed repeats them all.
"""

import asyncio
import hashlib
import json
import logging
import random
import sys
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from time import perf_counter
from typing import Any
from urllib.parse import quote, urlencode

import aiohttp
import structlog
from pydantic import SecretStr
from yarl import URL

from bot.model.links import LASTS, Link, Purpose, digest_of, new_token
from bot.program.app import LIMITS, web_server
from bot.store import links
from bot.web.server import serve
from integrations.gocardless.webhooks import signature as money_signature
from integrations.twilio.webhooks import Webhooks
from tests.databases import KINDS, fresh_database_url, kept_engines
from tests.pictures import JPEG
from tests.standins.twilio import signature
from tests.talks import talk_until, world_on
from tests.world import World

KEY, TOKEN, SECRET = "a-key-of-the-club", "a token of the carrier", "secret of the endpoint"
US = "http://localhost:8080"
PATIENCE = 10.0  # seconds
_TOGETHER = 8
_ALLOWED = {503}  # "come again later", said in words, is an answer

METHODS = ["GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "BREW"]
TYPES = [
    "application/json",
    "application/json; charset=nonsense",
    "application/x-www-form-urlencoded",
    "application/x-www-form-urlencoded; charset=utf-16",
    "multipart/form-data; boundary=x",
    "multipart/form-data; boundary=" + "y" * 71,
    "multipart/form-data",
    "multipart/mixed; boundary=x",
    "text/plain",
    "",
    "/",
    "é; ;=",
]
PIECES = [
    "%00",
    "%ff",
    "..%2f..%2fetc",
    "%F0%9F%8E%89",
    "a;b=c",
    "x" * 3000,
    "é",
    "'",
    '"',
    "%0d%0a",
    "<b>",
    "{}",
    "-1",
]
VALUES: list[Any] = [
    None,
    True,
    0,
    -1,
    10**30,
    1.5,
    "",
    "\0",
    "\ud800",
    "x" * 5000,
    "é🎉",
    [],
    {},
    [[]],
    "07700 900123",
]
FORM_NAMES = [
    "Body",
    "From",
    "MessageSid",
    "NumMedia",
    "MediaUrl0",
    "WaId",
    "Latitude",
    "MessageStatus",
    "ButtonPayload",
]
TRIGGER = {
    "player_first_name": "Sam",
    "player_last_name": "Jones",
    "parent_tel": "07700 900123",
    "team_name": "Tigers",
    "age_group": "u10s",
    "manager_full_name": "Alex Johnson",
    "membership_fee_amount": "45",
}
EVENT = {
    "id": "EV1",
    "created_at": "2026-09-01T09:13:51.404Z",
    "resource_type": "payments",
    "action": "confirmed",
    "links": {"payment": "PM1"},
    "details": {"origin": "gocardless", "cause": "payment_confirmed"},
    "metadata": {},
}
SAID = {"phone": "+447700900123", "medium": "whatsapp", "text": "Yes please", "media": []}


@dataclass(frozen=True)
class Sent:
    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Report:
    statuses: Counter[int] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    hangs: list[str] = field(default_factory=list)
    slowest: float = 0.0

    def add(self, sent: Sent, status: int | None, seconds: float) -> None:
        what = f"{sent.method} {sent.path[:120]} {str(sent.headers)[:200]} {sent.body[:300]!r}"
        self.slowest = max(self.slowest, seconds)
        if status is None or seconds > PATIENCE:
            self.hangs.append(what)
            return
        self.statuses[status] += 1
        if status >= 500 and status not in _ALLOWED:
            self.failures.append(f"{status} {what}")


class Fuzzer:
    """Half of what it makes is nearly right, so that it gets beyond the door."""

    def __init__(self, seed: int, routes: Sequence[tuple[str, str]], known: Sequence[str]) -> None:
        self._chance = random.Random(seed)
        self._routes = list(routes)
        self._known = list(known)
        self._bodies: list[Callable[[], bytes]] = [
            lambda: b"",
            lambda: self._chance.randbytes(self._chance.randint(0, 3000)),
            lambda: self._json(TRIGGER),
            lambda: self._json([TRIGGER] * self._chance.randint(0, 3)),
            lambda: self._json({"events": [EVENT] * self._chance.randint(0, 5)}),
            lambda: self._json(SAID),
            lambda: self._json({"hours": 0.1}),
            lambda: self._json({"code": "30003", "where": "call"}),
            lambda: b"[" * self._chance.randint(1, 50_000),
            self._form,
            self._parts,
        ]

    def request(self) -> Sent:
        pick = self._chance.choice
        body = pick(self._bodies)()
        headers = {"Content-Type": pick(TYPES), "x-api-key": pick([KEY, KEY, "wrong", "é"])}
        if self._often(0.2):
            headers["Content-Encoding"] = pick(["gzip", "deflate", "br", "zstd", "identity", "nonsense", "gzip, gzip"])
        if self._often(0.3):
            headers[
                pick(["Cookie", "Range", "Accept", "Origin", "If-Modified-Since", "X-Forwarded-For", "User-Agent"])
            ] = pick(["flow=W10=." + "0" * 64, "bytes=9-1", "text/html", "null", "WhatsApp/2", "\xff", "a" * 4000])
        method, pattern = pick(self._routes)
        if self._often(0.15):
            method = pick(METHODS)
        path = self._path(pattern)
        if self._often(0.7):
            headers |= self._signed(path, body, headers)
        return Sent(method, path, headers, body)

    def _signed(self, path: str, body: bytes, headers: dict[str, str]) -> dict[str, str]:
        if path.startswith("/webhooks/gocardless"):
            return {"Webhook-Signature": money_signature(SECRET, body)}
        is_json = headers["Content-Type"].startswith("application/json")
        pairs = [] if is_json else _pairs(body)
        return {"X-Twilio-Signature": signature(TOKEN, US + path, pairs)}

    def _path(self, pattern: str) -> str:
        pick = self._chance.choice
        if self._often(0.05):
            pattern = f"/{pick(PIECES[:-2])}"
        while "{" in pattern:
            before, _, rest = pattern.partition("{")
            pattern = before + pick(PIECES[:-2] + self._known * 4) + rest.partition("}")[2]
        if self._often(0.4):
            names = ["bodySHA256", "message", "parent", "manager", "since", "open", "'", "é", "%ff"]
            values = ["", "1", "7" * 30, "+447700900123", "\0", "x" * 500, hashlib.sha256(b"").hexdigest()]
            pattern += f"?{quote(pick(names))}={quote(pick(values))}" if self._often(0.8) else f"?{pick(names)}"
        return pattern

    def _json(self, good: Any) -> bytes:
        text = json.dumps(self._bent(good))
        if self._often(0.1):
            text = text[: self._chance.randint(0, len(text))]
        return text.encode("utf-8", "surrogatepass") if self._often(0.9) else text.encode("utf-16")

    def _bent(self, good: Any) -> Any:
        """With a value here and there that is another."""
        if self._often(0.08):
            return self._chance.choice(VALUES)
        if isinstance(good, dict):
            return {name: self._bent(value) for name, value in good.items() if not self._often(0.05)}
        return [self._bent(each) for each in good] if isinstance(good, list) else good

    def _form(self) -> bytes:
        usual = {"From": "whatsapp:+447700900123", "MessageSid": f"SM{self._chance.random()}", "Body": "Hello"}
        odd = {self._chance.choice(FORM_NAMES): self._chance.choice(["", "\0", "9" * 40, "é", "nan", "-1", "x" * 900])}
        body = urlencode(usual | odd).encode()
        return body + self._chance.choice([b"", b"&a=%ff", b"&\xff", b"&" * 600, b"&deed=fail&id=PM1&outcome=paid"])

    def _parts(self) -> bytes:
        head = self._chance.choice(
            [
                b'Content-Disposition: form-data; name="photo"; filename="a.jpg"',
                b'Content-Disposition: form-data; name="a"',
                b"Content-Type: multipart/mixed; boundary=x",
                b"Content-Type: text/plain; charset=nonsense\r\nContent-Transfer-Encoding: base64",
                b"X: " + b"x" * 9000,
                b"",
            ]
        )
        part = (
            b"--x\r\n" + head + b"\r\n\r\n" + self._chance.choice([JPEG, b"", b"\r\n" * 2000, b"--x" * 500]) + b"\r\n"
        )
        return part * self._chance.choice([1, 1, 2, 9, 300]) + self._chance.choice(
            [b"--x--\r\n", b"--x", b"", b"--x--garbage"]
        )

    def _often(self, share: float) -> bool:
        return self._chance.random() < share


def _pairs(body: bytes) -> list[tuple[str, str]]:
    fields = [each.partition("=") for each in body.decode("utf-8", "replace").split("&") if each]
    return [(URL.build(query_string=name).query_string, value) for name, _, value in fields][:500]


@asynccontextmanager
async def fuzzed(database_url: str) -> AsyncIterator[tuple[World, str, list[tuple[str, str]], list[str]]]:
    """A program with one registration: its address, its paths, and what is known there."""
    async with world_on(database_url, TRIGGER_API_KEYS=KEY, GOCARDLESS_WEBHOOK_SECRET=SECRET) as world:
        world.app.routes[:0] = Webhooks(SecretStr(TOKEN), US, world.app.intake).routes()
        server = web_server(world.app)
        routes = [(each.method, each.resource.canonical) for each in server.router.routes() if each.resource]
        known = await _known(world)
        async with serve(server, "127.0.0.1", 0, LIMITS) as port:
            yield world, f"http://127.0.0.1:{port}", routes, known


async def _known(world: World) -> list[str]:
    parent = world.parent()
    await talk_until(parent, "kit")
    registration = await parent.registration()
    now, tokens = world.clock.now(), [new_token() for _ in range(20)]
    [contact] = await world.parents()
    made = [Link(digest_of(token), Purpose.UPLOAD, registration.id, now + LASTS) for token in tokens]
    async with world.app.database.begin() as tx:
        await links.put(tx, [(contact.id, each) for each in made], now)
    flows = await world.bank.all("billing_request_flows")
    return [registration.billing_request_id or "", *tokens, *(flow["id"] for flow in flows)]


async def fuzz(database_url: str, times: int, seed: int) -> Report:
    report = Report()
    async with fuzzed(database_url) as (world, base, routes, known), aiohttp.ClientSession() as session:
        fuzzer = Fuzzer(seed, routes, known)
        for _ in range(0, times, _TOGETHER):
            world.clock.move(timedelta(seconds=1))
            await asyncio.gather(*(_ask(session, base, fuzzer.request(), report) for _ in range(_TOGETHER)))
        began = perf_counter()
        async with session.get(f"{base}/health/live") as answer:
            report.add(Sent("GET", "/health/live", {}, b""), answer.status, perf_counter() - began)
    return report


async def _ask(session: aiohttp.ClientSession, base: str, sent: Sent, report: Report) -> None:
    began = perf_counter()
    status: int | None
    try:
        url = URL(base + sent.path, encoded=True)
        headers = {name: value.encode("utf-8").decode("latin-1") for name, value in sent.headers.items()}
        async with (
            asyncio.timeout(2 * PATIENCE),
            session.request(
                sent.method, url, headers=headers, data=BytesIO(sent.body), allow_redirects=False
            ) as answer,
        ):
            await answer.read()
            status = answer.status
    except TimeoutError:
        status = None
    except aiohttp.ClientResponseError as error:
        status = error.status  # a head that could not be read, so that nobody knew it was a HEAD that wants no body
    except (aiohttp.ClientError, OSError, ValueError):
        status = 0  # what cannot even be sent, or a connection that was closed on us
    report.add(sent, status, perf_counter() - began)


async def main(times: int, seed: int) -> None:
    async with kept_engines():
        for kind in KINDS:
            with tempfile.TemporaryDirectory() as folder:
                began = perf_counter()
                report = await fuzz(await fresh_database_url(kind, Path(folder)), times, seed)
                seconds = perf_counter() - began
            print(f"{kind}: {times} requests (seed {seed}) in {seconds:.0f} s, the slowest {report.slowest:.2f} s")
            print(f"  failures of ours {len(report.failures)}, hangs {len(report.hangs)}")
            print(f"  answers by status (0: closed before one) {dict(sorted(report.statuses.items()))}")
            for each in [*report.failures, *report.hangs][:20]:
                print(f"  {each}")


if __name__ == "__main__":
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    given = [int(each) for each in sys.argv[1:]]
    asyncio.run(main(*[*given, 10_000, 1][:1], *given[1:2] or [1]))
