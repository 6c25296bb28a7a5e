"""What a message says and whom it is for: the rules that the client and the sandbox share."""

from collections.abc import Callable
from typing import TypeVar

from bot.model.messages import HandleKind, Medium, Outgoing, Reason, Template
from bot.model.templates import Wording, Wordings
from bot.model.texts import LONGEST, length, plain
from bot.ports import Refused
from integrations.twilio.drawings import numbered

T = TypeVar("T")

WHATSAPP = "whatsapp:"
_PREFIXES = {
    (Medium.WHATSAPP, HandleKind.PHONE): WHATSAPP,
    (Medium.WHATSAPP, HandleKind.WHATSAPP_ID): WHATSAPP,
    (Medium.SMS, HandleKind.PHONE): "",
}


def address(message: Outgoing) -> str:
    """As Twilio writes it: `whatsapp:+44…`, `whatsapp:GB.x1y2…` or `+44…`."""
    prefix = _PREFIXES.get((message.medium, message.to.kind))
    if prefix is None:
        raise Refused(f"{message.medium} does not reach a {message.to.kind}", reason=Reason.UNREACHABLE_HERE)
    return f"{prefix}{message.to.value}"


def body(message: Outgoing, wordings: Wordings) -> str:
    """The words as they are sent without buttons."""
    content = message.content
    text = worded(Wording.render, content, wordings) if isinstance(content, Template) else numbered(content)
    return plain(text) if message.medium is Medium.SMS else text


def worded(how: Callable[[Wording, Template], T], template: Template, wordings: Wordings) -> T:
    try:
        return how(wordings[template.name], template)
    except KeyError as missing:
        raise Refused(
            f"The template {template.name!r} lacks its wording or the variable {missing}",
            reason=Reason.MISCONFIGURED,
        ) from None


def short_enough(text: str) -> str:
    if length(text) > LONGEST:
        raise Refused("The text is too long for one message", reason=Reason.TOO_LONG, code="21617")
    return text
