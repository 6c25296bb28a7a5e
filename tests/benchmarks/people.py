"""Who is in the database, where each stands in the journey, and what they say next."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

from bot.club.club import DEFAULT_FILE, load_club
from bot.club.registration import State
from bot.model.events import Kind
from bot.model.forms import Context
from bot.model.messages import Handle, HandleKind
from bot.store.tables import Progress
from conversations.asking import read_answers
from conversations.forms import SECTIONS
from integrations.twilio import parsing
from tests.standins.twilio_records import signature

ACCOUNT = "AC" + "b" * 32
TOKEN = "token of the benchmarks"
OUR_NUMBER = "+441615550123"


@dataclass(frozen=True)
class Stand:
    """A place in the journey, and an answer that leads on from there."""

    state: State
    section: str
    says: str
    question: Mapping[str, Any]
    button: str | None = None


STANDS = (
    Stand(
        State.RETURNING_PLAYER_CHECK,
        "past",
        "No",
        {"field": "played_for_us", "options": ["Yes", "No"]},
        button="past.played_for_us:No",
    ),
    Stand(
        State.INFO_COLLECTION,
        "guardian",
        "Kate Jones, mum, 12 March 1985, kate@example.com, yes to messages",
        {"field": None},
    ),
    Stand(State.INFO_COLLECTION, "child", "Sam Jones, 3 May 2016, boy, no medical", {"field": None}),
    Stand(State.INFO_COLLECTION, "address", "M32 8JL, number 12", {"field": None}),
    Stand(State.REVIEW, "review", "yes all correct", {"field": "correct", "options": ["Yes, correct"]}),
)


def answers(stand: Stand) -> dict[str, Any]:
    """What this person has told us so far, read by the bot's own readers from what the others say."""
    context = Context(club=load_club(DEFAULT_FILE), today=date(2026, 8, 3), sender=phone(0))
    earlier = STANDS[: STANDS.index(stand)]
    told = {each.section: read_answers(SECTIONS[each.section], each.says, context, {})[0] for each in earlier}
    return {"wish": {"to_register": True}, **told}


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
