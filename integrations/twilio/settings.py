"""How to reach Twilio, and as whom we write."""

import json
import re
from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr
from twilio.rest import Client

from bot.settings import Settings
from integrations.twilio.transport import Transport

_NUMBER = re.compile(r"\+[1-9]\d{6,14}")
_SENDER = re.compile(r"\+[1-9]\d{6,14}|\d{3,8}|(?=.*[A-Za-z])[A-Za-z0-9 ]{2,11}")  # also short codes and names


def _number(value: str) -> str:
    """`whatsapp:+44 7700 900123` and `0044…` are tolerated; what is not a number stays as it is."""
    bare = value.removeprefix("whatsapp:").strip()
    digits = re.sub(r"[\s().-]", "", bare)
    number = f"+{digits[2:]}" if digits.startswith("00") else digits
    return number if _NUMBER.fullmatch(number) else bare


def _whatsapp_number(value: str) -> str:
    if not _NUMBER.fullmatch(value):
        raise ValueError("not a number with its country code")
    return value


def _sender(value: str) -> str:
    if not _SENDER.fullmatch(value):
        raise ValueError("neither a number with its country code nor the name of a sender")
    return value


def _templates(value: object) -> object:
    return json.loads(value) if isinstance(value, str) else value


Sid = Annotated[str, Field(pattern=r"^[A-Z]{2}\w+$")]


class TwilioSettings(Settings):
    twilio_api_url: str = Field(
        "",
        pattern="^(https?://.+)?$",
        description="An address to use in place of Twilio's own, for a stand-in; empty in production.",
    )
    twilio_account_sid: str = Field("", description="The Account SID (AC…) from the Twilio console.")
    twilio_auth_token: SecretStr = Field(
        SecretStr(""), description="The Auth Token from the Twilio console; it also proves that a webhook is Twilio's."
    )
    twilio_phone_number: Annotated[str, AfterValidator(_sender), BeforeValidator(_number)] = Field(
        "", description="The number SMS are sent from, such as +441615550123."
    )
    twilio_whatsapp_number: Annotated[str, AfterValidator(_whatsapp_number), BeforeValidator(_number)] = Field(
        "", description="The number of the WhatsApp sender, such as +441615550123."
    )
    twilio_messaging_service_sid: str = Field(
        "", description="A Messaging Service (MG…) that chooses the sender where no number is set."
    )
    twilio_templates: Annotated[Mapping[str, Sid], BeforeValidator(_templates)] = Field(
        {},
        description='A JSON object of our template names and their ContentSids, {"invitation": "HX…"}; '
        "python -m bot templates makes the templates and prints it.",
    )

    @property
    def is_configured(self) -> bool:
        return bool(self.twilio_account_sid and self.twilio_auth_token.get_secret_value())

    @property
    def can_send(self) -> bool:
        return bool(self.twilio_phone_number or self.twilio_whatsapp_number or self.twilio_messaging_service_sid)


def connect(settings: TwilioSettings) -> Client:
    """The SDK's client over our transport; to be called inside the running loop and closed by its owner."""
    client = Client(
        settings.twilio_account_sid,
        settings.twilio_auth_token.get_secret_value(),
        http_client=Transport(),
        environment={"TWILIO_REGION": ""},  # not empty, or the SDK reads the process's own
    )
    if settings.twilio_api_url:
        client.api.base_url = settings.twilio_api_url
        client.content.base_url = settings.twilio_api_url
    return client
