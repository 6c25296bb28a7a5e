import pytest

from bot.settings import SettingsError
from integrations.twilio.settings import TwilioSettings


@pytest.mark.parametrize(
    "given",
    ["+441615550100", "whatsapp:+441615550100", " +44 161 555 0100 ", "0044 161-555-0100", "+44 (161) 555.0100"],
)
def test_numbers_are_understood_as_people_write_them(given: str) -> None:
    read = TwilioSettings.read({"TWILIO_PHONE_NUMBER": given, "TWILIO_WHATSAPP_NUMBER": given})
    assert (read.twilio_phone_number, read.twilio_whatsapp_number) == ("+441615550100", "+441615550100")


def test_sms_may_come_from_a_name() -> None:
    assert TwilioSettings.read({"TWILIO_PHONE_NUMBER": "Omega FC"}).twilio_phone_number == "Omega FC"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TWILIO_PHONE_NUMBER", "07700900123"),
        ("TWILIO_WHATSAPP_NUMBER", "Omega"),
        ("TWILIO_TEMPLATES", "HX1"),
        ("TWILIO_TEMPLATES", '["HX1"]'),
        ("TWILIO_TEMPLATES", '{"invitation": 1}'),
        ("TWILIO_API_URL", "localhost:9000"),
    ],
)
def test_a_wrong_setting_is_named_and_its_value_is_not_shown(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name) as wrong:
        TwilioSettings.read({name: value})
    assert value not in str(wrong.value)


def test_templates_are_a_json_object() -> None:
    read = TwilioSettings.read({"TWILIO_TEMPLATES": '{"invitation": "HX1"}'})
    assert read.twilio_templates == {"invitation": "HX1"}


def test_without_a_credential_there_is_no_twilio() -> None:
    assert not TwilioSettings.read({}).is_configured
    assert not TwilioSettings.read({"TWILIO_ACCOUNT_SID": "AC1"}).is_configured
    assert TwilioSettings.read({"TWILIO_ACCOUNT_SID": "AC1", "TWILIO_AUTH_TOKEN": "t"}).is_configured


def test_the_token_does_not_show() -> None:
    assert "secret" not in repr(TwilioSettings.read({"TWILIO_AUTH_TOKEN": "secret"}))
