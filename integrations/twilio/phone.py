"""A person's side of Twilio: whose address is what, and the fields posted for a message (the reverse of parsing)."""

from collections.abc import Sequence

from bot.model.messages import Handle, HandleKind, Inbound, Media, Medium
from integrations.twilio.wording import WHATSAPP


def fields(inbound: Inbound, to: str) -> dict[str, str]:
    prefix = WHATSAPP if inbound.medium is Medium.WHATSAPP else ""
    latitude, longitude = inbound.location or (None, None)
    optional = {
        "ProfileName": inbound.profile_name,
        "ButtonPayload": inbound.button,
        "OriginalRepliedMessageSid": inbound.in_reply_to,
        "OptOutType": inbound.opt_out.upper() if inbound.opt_out else None,
        "Latitude": latitude,
        "Longitude": longitude,
        **_others(inbound.also),
    }
    return {
        "MessageSid": inbound.key,
        "From": f"{prefix}{inbound.sender.value}",
        "To": f"{prefix}{to}",
        "Body": inbound.text,
        "NumMedia": str(len(inbound.media)),
        **_media(inbound.media),
        **{name: str(value) for name, value in optional.items() if value is not None},
    }


def handle(value: str, medium: Medium) -> Handle:
    # The sender of an SMS may be a short code or a name: a handle like any, though nobody can answer it.
    hidden = medium is Medium.WHATSAPP and not value.startswith("+")
    return Handle(kind=HandleKind.WHATSAPP_ID if hidden else HandleKind.PHONE, value=value)


def _others(handles: Sequence[Handle]) -> dict[str, str]:
    names = {HandleKind.WHATSAPP_ID: "ExternalUserId", HandleKind.PHONE: "WaId"}
    return {names[other.kind]: other.value.removeprefix("+") for other in handles if other.kind in names}


def _media(media: Sequence[Media]) -> dict[str, str]:
    urls = {f"MediaUrl{place}": each.url for place, each in enumerate(media)}
    return urls | {f"MediaContentType{place}": each.content_type for place, each in enumerate(media)}
