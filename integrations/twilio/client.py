"""Messages to people by SMS and WhatsApp, through Twilio."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import structlog
from twilio.base import values
from twilio.rest import Client

from bot.model.messages import Accepted, Inbound, Media, Medium, Outgoing, Reason, SentEarlier, Status, Template, Text
from bot.model.templates import Wording, Wordings
from bot.ports import Refused, Unavailable, Unsure
from integrations.twilio.contents import Contents
from integrations.twilio.drawings import draw, number
from integrations.twilio.parsing import recovered
from integrations.twilio.settings import TwilioSettings, connect
from integrations.twilio.transport import understood
from integrations.twilio.wording import WHATSAPP, address, body, short_enough, worded

_log = structlog.get_logger()
_LOOK_BACK = 100  # messages: Twilio lists the newest first
_PAGE = 1000  # messages
_MOST_SECONDS = 36_000
DRAWING_LIMIT = 4.0  # seconds: a send as a whole stays well within its lease


class TwilioChannel:
    """To be made inside the running loop."""

    def __init__(
        self, settings: TwilioSettings, wordings: Wordings, public_url: str, client: Client | None = None
    ) -> None:
        self._settings = settings
        self._wordings = wordings
        self._hook = f"{public_url.rstrip('/')}/webhooks/twilio/status"
        self._client = client or connect(settings)
        self._contents = Contents(self._client)

    async def close(self) -> None:
        await self._client.http_client.close()

    async def send(self, message: Outgoing) -> Accepted:
        if message.medium is Medium.WHATSAPP:
            if isinstance(message.content, Template):
                return await self._create(message, self._template(message.content))
            if drawn := await self._send_drawn(message, message.content):
                return drawn
        return await self._create(message, {"body": short_enough(body(message, self._wordings))})

    async def find(self, message: Outgoing, since: datetime) -> Sequence[SentEarlier]:
        start = since.astimezone(UTC).replace(microsecond=0)  # Twilio's times are in whole seconds
        found = sorted(await self._listed(message), key=lambda each: each.sent_at)
        return [each for each in found if each.sent_at >= start and self._matches(message, each.body)]

    async def heard(self, since: datetime) -> Sequence[Inbound]:
        found: list[Inbound] = []
        try:
            with understood(changes=False):
                for to in self._our_addresses():
                    found += [each async for each in self._heard_at(to, since)]
        except Refused as error:  # not shown is not the same as not there
            raise Unavailable(str(error)) from None
        return sorted(found, key=lambda inbound: inbound.recovered or since)

    async def forget(self, carrier_id: str) -> None:
        record = self._client.messages(carrier_id)
        with understood(changes=False):
            for media in await _or_gone(record.media.list_async(limit=_MOST_MEDIA)) or ():
                await _or_gone(record.media(media.sid).delete_async())
            await _or_gone(record.delete_async())

    async def _heard_at(self, to: Any, since: datetime) -> AsyncIterator[Inbound]:
        day = since.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)  # Twilio knows days only
        async for each in await self._client.messages.stream_async(to=to, date_sent_after=day, page_size=_PAGE):
            at = each.date_sent or each.date_created
            if each.direction == "inbound" and at >= since:
                yield recovered(each, at, await self._media_of(each))

    async def _media_of(self, message: Any) -> Sequence[Media]:
        if not int(message.num_media or 0):
            return ()
        listed = await self._client.messages(message.sid).media.list_async(limit=10)
        base = self._client.api.base_url
        return [Media(url=f"{base}{each.uri.removesuffix('.json')}", content_type=each.content_type) for each in listed]

    def _our_addresses(self) -> Sequence[Any]:
        """Those we are written to at; where a Messaging Service chooses the sender, whichever it is."""
        settings = self._settings
        known = [settings.twilio_phone_number] if settings.twilio_phone_number else []
        known += [f"{WHATSAPP}{settings.twilio_whatsapp_number}"] if settings.twilio_whatsapp_number else []
        return known or [values.unset]

    async def _listed(self, message: Outgoing) -> Sequence[SentEarlier]:
        # Not filtered by date: a message still queued may have none, and Twilio knows days only.
        try:
            with understood(changes=False):
                to = address(message)
                found = await self._client.messages.list_async(to=to, limit=_LOOK_BACK, page_size=_LOOK_BACK)
                return [_sent_earlier(each) for each in found]
        except Refused as error:  # not shown is not the same as not there
            raise Unavailable(str(error)) from None

    def _matches(self, message: Outgoing, sent: str) -> bool:
        content = message.content
        if isinstance(content, Text) and not content.options:
            return sent == body(message, self._wordings)
        # Twilio renders a content itself, and its body may lack the options.
        renderings = {body(message, self._wordings), *([content.text] if isinstance(content, Text) else [])}
        return _folded(sent) in {_folded(each) for each in renderings}

    async def _send_drawn(self, message: Outgoing, text: Text) -> Accepted | None:
        """None when there is nothing to draw or Twilio will not have it: buttons are a comfort, the question counts."""
        drawing = draw(text)
        if drawing is None:
            return None
        try:
            async with asyncio.timeout(DRAWING_LIMIT):
                sid = await self._contents.sid(drawing.name, drawing.content)
        except (Unavailable, Refused, TimeoutError) as error:
            _log.warning("options are sent as numbers", message=message.id, cause=type(error).__name__)
            return None
        try:
            return await self._create(message, _content(sid, drawing.variables))
        except Refused as error:
            if error.reason not in _BLAMES_THE_DRAWING:
                raise
            self._contents.blame(drawing.name, error.code)
            _log.warning("options are sent as numbers", message=message.id, cause=type(error).__name__)
            return None

    def _template(self, template: Template) -> Mapping[str, str]:
        sid = self._settings.twilio_templates.get(template.name)
        if sid is None:
            raise Refused(f"TWILIO_TEMPLATES has no {template.name!r}", reason=Reason.MISCONFIGURED)
        return _content(sid, number(worded(Wording.values, template, self._wordings)))

    async def _create(self, message: Outgoing, content: Mapping[str, str]) -> Accepted:
        to, sender = address(message), self._sender(message.medium)
        with understood(changes=True):
            made = await self._client.messages.create_async(
                to=to,
                status_callback=f"{self._hook}?message={message.id}",
                validity_period=_validity(message),
                **sender,
                **content,
            )
        if not made.sid:
            raise Unsure("Twilio's answer names no message")
        return Accepted(carrier_id=str(made.sid), status=_status(made.status))

    def _sender(self, medium: Medium) -> Mapping[str, str]:
        settings = self._settings
        prefix, given, name = {
            Medium.WHATSAPP: (WHATSAPP, settings.twilio_whatsapp_number, "TWILIO_WHATSAPP_NUMBER"),
            Medium.SMS: ("", settings.twilio_phone_number, "TWILIO_PHONE_NUMBER"),
        }[medium]
        if given:
            return {"from_": f"{prefix}{given}"}
        if settings.twilio_messaging_service_sid:
            return {"messaging_service_sid": settings.twilio_messaging_service_sid}
        raise Refused(f"{name} is not set, nor TWILIO_MESSAGING_SERVICE_SID", reason=Reason.MISCONFIGURED)


async def _or_gone(asked: Awaitable[Any]) -> Any:
    """What is not there any more needs no erasing. Twilio keeps what is on its way until it has arrived or failed."""
    try:
        return await asked
    except Refused as error:
        if error.code in _GONE:
            return None
        if error.code == _NOT_COMPLETE:
            raise Unavailable("Twilio still has the message on its way") from None
        raise


_GONE = frozenset({"404", "20404"})
_NOT_COMPLETE = "20009"
_MOST_MEDIA = 20
_BLAMES_THE_DRAWING = frozenset({Reason.MISCONFIGURED, Reason.UNKNOWN, Reason.TOO_LONG})


def _content(sid: str, variables: Mapping[str, str]) -> Mapping[str, str]:
    return {"content_sid": sid, "content_variables": json.dumps(variables, ensure_ascii=False)}


def _validity(message: Outgoing) -> object:
    return values.unset if message.valid_for is None else min(max(int(message.valid_for), 1), _MOST_SECONDS)


def _status(status: str | None) -> Status:
    return _STATUSES.get(status or "", Status.ACCEPTED)


_STATUSES = {status.value: status for status in Status}


def _sent_earlier(found: Any) -> SentEarlier:
    return SentEarlier(
        carrier_id=found.sid,
        status=_status(found.status),
        sent_at=found.date_sent or found.date_created,
        body=found.body or "",
    )


def _folded(text: str) -> str:
    return " ".join(text.split())
