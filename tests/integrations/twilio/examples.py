"""Messages and settings that the tests speak of."""

from bot.model.messages import Handle, HandleKind, Medium, Option, Outgoing, Template, Text
from integrations.twilio.settings import TwilioSettings
from tests.standins.twilio import TwilioStandIn

PUBLIC_URL = "https://omega.example.org"
SAM = Handle(kind=HandleKind.PHONE, value="+447700900123")
YES_NO = (Option(id="yes", title="Yes"), Option(id="no", title="No"))


def whatsapp(content: Text | Template | str, *options: Option) -> Outgoing:
    drawn = Text(text=content, options=options) if isinstance(content, str) else content
    return Outgoing(id=7, medium=Medium.WHATSAPP, to=SAM, content=drawn)


def sms(content: Text | Template | str, *options: Option) -> Outgoing:
    return whatsapp(content, *options).model_copy(update={"medium": Medium.SMS})


def settings_for(twilio: TwilioStandIn, **more: object) -> TwilioSettings:
    given = {
        "twilio_api_url": twilio.url,
        "twilio_account_sid": twilio.account_sid,
        "twilio_auth_token": twilio.auth_token,
        "twilio_phone_number": "+441615550100",
        "twilio_whatsapp_number": "+441615550199",
    }
    return TwilioSettings.model_validate(given | more)
