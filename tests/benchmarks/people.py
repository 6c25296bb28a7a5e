"""Who is in the database, where each stands in the journey, and what they say next."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

from bot.club.club import DEFAULT_FILE, load_club
from bot.club.registration import State
from bot.model.events import Kind
from bot.model.forms import Context, dump, load
from bot.model.messages import Handle, HandleKind
from bot.store.tables import Progress
from conversations.form.forms import SECTIONS
from conversations.understanding.sections.reading import read_section
from integrations.twilio import parsing
from tests.standins.twilio_records import signature

ACCOUNT = "AC" + "b" * 32
TOKEN = "token of the benchmarks"
OUR_NUMBER = "+441615550123"


@dataclass(frozen=True)
class Stand:
    """A place in the journey, and an answer that leads on from there to one more question."""

    state: State
    section: str
    field: str | None  # the open question; None when the whole section is asked for
    says: str
    button: str | None = None


STANDS = (
    Stand(State.RETURNING_PLAYER_CHECK, "past", "played_for_us", "No", button="past.played_for_us:No"),
    Stand(
        State.INFO_COLLECTION,
        "guardian",
        None,
        "Kate Jones, mum, 12 March 1985, kate@example.com, yes to messages",
    ),
    Stand(State.INFO_COLLECTION, "child", None, "Sam Jones, 3 May 2016, boy, no medical"),
)


def answers(stand: Stand) -> dict[str, dict[str, Any]]:
    """What this person has told us so far, read by the bot's own readers from what the others say."""
    context = Context(club=load_club(DEFAULT_FILE), today=date(2026, 8, 3), sender=phone(0))
    told: dict[str, dict[str, Any]] = {"wish": {"to_register": True}}
    for earlier in STANDS[: STANDS.index(stand)]:
        form, stored = SECTIONS[earlier.section], told.setdefault(earlier.section, {})
        known = replace(context, answers={section: load(SECTIONS[section], told[section]) for section in told})
        stored |= dump(form, read_section(form, earlier.says, known, stored).values)
    return told


def question(stand: Stand) -> dict[str, Any]:
    return {"section": stand.section, "field": stand.field, "registration_id": None, "options": []}


def phone(place: int) -> str:
    return f"+4477{place:08}"


def handle(place: int) -> Handle:
    return Handle(kind=HandleKind.PHONE, value=phone(place))


def contact_id(place: int) -> str:
    return f"{place:032x}"


def stand(place: int) -> Stand:
    return STANDS[place % len(STANDS)]


def fields(place: int, sid: str, *, button: bool = False) -> dict[str, str]:
    """What Twilio posts when this person writes by WhatsApp."""
    said = stand(place)
    form = {
        "SmsMessageSid": sid,
        "NumMedia": "0",
        "ProfileName": "Kate",
        "MessageType": "text",
        "SmsSid": sid,
        "WaId": phone(place).removeprefix("+"),
        "SmsStatus": "received",
        "Body": said.says,
        "To": f"whatsapp:{OUR_NUMBER}",
        "NumSegments": "1",
        "ReferralNumMedia": "0",
        "MessageSid": sid,
        "AccountSid": ACCOUNT,
        "From": f"whatsapp:{phone(place)}",
        "ApiVersion": "2010-04-01",
    }
    return form | ({"ButtonPayload": said.button, "ButtonText": said.says} if button and said.button else {})


def webhook(url: str, place: int, sid: str, *, button: bool = False) -> bytes:
    """The whole signed request, as it goes over the wire."""
    given = fields(place, sid, button=button)
    body = urlencode(given).encode()
    at = urlsplit(url)
    head = (
        f"POST {at.path} HTTP/1.1\r\nHost: {at.netloc}\r\nUser-Agent: TwilioProxy/1.1\r\nAccept: */*\r\n"
        f"X-Twilio-Signature: {signature(TOKEN, url, given.items())}\r\n"
        f"Content-Type: application/x-www-form-urlencoded; charset=UTF-8\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def events(places: range, run: str, due_at: datetime) -> Iterator[dict[str, Any]]:
    """Rows of the inbox as the hooks would have written them, whose burst is over when they are due."""
    for place in places:
        raw = fields(place, f"SM{run}{place:024x}")
        inbound = parsing.inbound(raw)
        yield {
            "source": "message",
            "key": inbound.key,
            "kind": Kind.TEXT,
            "contact_id": contact_id(place),
            "payload": {"inbound": inbound.model_dump(mode="json"), "raw": raw},
            "arrived_at": due_at - timedelta(seconds=10),
            "due_at": due_at,
            "progress": Progress.WAITING,
            "attempts": 0,
        }
