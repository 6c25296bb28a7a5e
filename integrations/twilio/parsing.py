"""Twilio's words turned into ours: what a webhook's fields say."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from math import isfinite
from typing import Any

from bot.model.messages import NOT_DELIVERED, Handle, HandleKind, Inbound, Media, Medium, OptOut, Receipt, Status
from integrations.twilio.codes import meaning
from integrations.twilio.phone import handle
from integrations.twilio.wording import WHATSAPP

Fields = Mapping[str, str]

_MOST_MEDIA = 10
_OPT_OUTS = {kind.value: kind for kind in OptOut}
_LARGEST_ID = 2**63 - 1
# What a carrier says of our messages; the rest (receiving, partially_delivered …) changes nothing.
_OF_OURS = {status.value: status for status in Status if status not in {Status.WAITING, Status.RECEIVED}}


def inbound(fields: Fields) -> Inbound:
    """Raises KeyError when a message has no id or no sender."""
    medium, sender = _sender(_given(fields, "From"))
    return Inbound(
        key=_given(fields, "MessageSid"),
        medium=medium,
        sender=sender,
        also=_also(fields, sender),
        text=fields.get("Body") or fields.get("ButtonText", ""),
        button=fields.get("ButtonPayload") or fields.get("ListId") or None,
        media=_media(fields),
        profile_name=fields.get("ProfileName") or None,
        in_reply_to=fields.get("OriginalRepliedMessageSid") or None,
        opt_out=_OPT_OUTS.get(fields.get("OptOutType", "").strip().lower()),
        location=_location(fields),
    )


def recovered(listed: Any, at: datetime, media: Sequence[Media]) -> Inbound:
    """From Twilio's list, which knows neither buttons nor what was answered."""
    medium, sender = _sender(listed.from_)
    text = listed.body or ""
    return Inbound(key=listed.sid, medium=medium, sender=sender, text=text, media=tuple(media), recovered=at)


def receipt(message: str, fields: Fields) -> Receipt | None:
    """None for one that is not about a message of ours, or says nothing we know."""
    status = _OF_OURS.get(fields.get("MessageStatus", "").lower())
    if status is None or not _is_id(message):
        return None
    carrier_id = fields.get("MessageSid") or None
    if status not in NOT_DELIVERED:
        return Receipt(message_id=int(message), carrier_id=carrier_id, status=status)
    code = fields.get("ErrorCode") or None
    reason, retry_after, _ = meaning(code)
    return Receipt(
        message_id=int(message),
        carrier_id=carrier_id,
        status=status,
        reason=reason,
        code=code,
        retry_after=retry_after,
    )


def _given(fields: Fields, name: str) -> str:
    value = fields.get(name, "").strip()
    if not value:
        raise KeyError(name)
    return value


def _sender(address: str) -> tuple[Medium, Handle]:
    medium = Medium.WHATSAPP if address.startswith(WHATSAPP) else Medium.SMS
    value = address.removeprefix(WHATSAPP).strip()
    if not value:
        raise KeyError("From")
    return medium, handle(value, medium)


def _also(fields: Fields, sender: Handle) -> tuple[Handle, ...]:
    external = fields.get("ExternalUserId", "").strip().removeprefix(WHATSAPP)
    number = fields.get("WaId", "").strip()
    others = [Handle(kind=HandleKind.WHATSAPP_ID, value=external)] if external else []
    if number.isascii() and number.isdigit() and 7 <= len(number) <= 15:
        others.append(Handle(kind=HandleKind.PHONE, value=f"+{number}"))
    return tuple(other for other in others if other != sender)


def _media(fields: Fields) -> tuple[Media, ...]:
    places = [str(place) for place in range(_MOST_MEDIA) if fields.get(f"MediaUrl{place}")]
    return tuple(
        Media(
            url=fields[f"MediaUrl{place}"],
            content_type=fields.get(f"MediaContentType{place}") or "application/octet-stream",
        )
        for place in places
    )


def _location(fields: Fields) -> tuple[float, float] | None:
    try:
        latitude, longitude = float(fields["Latitude"]), float(fields["Longitude"])
    except (KeyError, ValueError):
        return None
    return (latitude, longitude) if isfinite(latitude) and isfinite(longitude) else None


def _is_id(message: str) -> bool:
    return message.isascii() and message.isdigit() and len(message) < 20 and int(message) <= _LARGEST_ID
