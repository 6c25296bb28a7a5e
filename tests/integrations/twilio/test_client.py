"""What the client asks of Twilio. What it promises its callers is in contracts/test_channel.py."""

import json
import logging

import pytest

from bot.model.messages import Handle, HandleKind, Reason, Status, Template
from bot.model.templates import Wordings
from bot.ports import Refused, Unavailable, Unsure
from integrations.twilio import transport
from integrations.twilio.client import TwilioChannel
from tests.integrations.twilio.examples import PUBLIC_URL, SAM, YES_NO, settings_for, sms, whatsapp
from tests.standins.ports import StoppedClock
from tests.standins.twilio import Failure, TwilioStandIn


async def test_whatsapp_goes_out_from_our_whatsapp_number(channel: TwilioChannel, twilio: TwilioStandIn) -> None:
    await channel.send(whatsapp("Hello"))
    assert twilio.requests[0].body == {
        "To": "whatsapp:+447700900123",
        "From": "whatsapp:+441615550199",
        "Body": "Hello",
        "StatusCallback": f"{PUBLIC_URL}/webhooks/twilio/status?message=7",
    }


async def test_sms_goes_out_from_our_phone_number_in_plain_characters(
    channel: TwilioChannel, twilio: TwilioStandIn
) -> None:
    await channel.send(sms("It’s “done” – £5… 🎉"))
    sent = twilio.requests[0].body
    assert (sent["To"], sent["From"], sent["Body"]) == ("+447700900123", "+441615550100", 'It\'s "done" - £5...')


async def test_a_person_without_a_number_is_reached_by_their_id(channel: TwilioChannel, twilio: TwilioStandIn) -> None:
    hidden = Handle(kind=HandleKind.WHATSAPP_ID, value="GB.x1y2z3")
    await channel.send(whatsapp("Hello").model_copy(update={"to": hidden}))
    assert twilio.requests[0].body["To"] == "whatsapp:GB.x1y2z3"


async def test_without_a_number_the_messaging_service_sends(twilio: TwilioStandIn, wordings: Wordings) -> None:
    service = "MG" + "b" * 32
    settings = settings_for(
        twilio, twilio_phone_number="+441615550100", twilio_messaging_service_sid=service
    ).model_copy(update={"twilio_phone_number": ""})
    channel = TwilioChannel(settings, wordings, PUBLIC_URL)
    taken = await channel.send(sms("Hello"))
    await channel.close()
    assert twilio.requests[0].body["MessagingServiceSid"] == service
    assert taken.status is Status.ACCEPTED


async def test_without_any_sender_the_refusal_names_the_setting(twilio: TwilioStandIn, wordings: Wordings) -> None:
    settings = settings_for(twilio).model_copy(update={"twilio_whatsapp_number": ""})
    channel = TwilioChannel(settings, wordings, PUBLIC_URL)
    with pytest.raises(Refused, match="TWILIO_WHATSAPP_NUMBER"):
        await channel.send(whatsapp("Hello"))
    await channel.close()


@pytest.mark.parametrize(("valid_for", "period"), [(600, "600"), (0, "1"), (90_000, "36000")])
async def test_a_message_is_not_sent_after_its_time(
    channel: TwilioChannel, twilio: TwilioStandIn, valid_for: int, period: str
) -> None:
    await channel.send(whatsapp("Hello").model_copy(update={"valid_for": valid_for}))
    assert twilio.requests[0].body["ValidityPeriod"] == period


async def test_a_template_is_sent_by_its_content_with_all_its_values(
    channel: TwilioChannel, twilio: TwilioStandIn
) -> None:
    await channel.send(whatsapp(Template(name="continue", variables={"child_first_name": "Sam\nJo"})))
    sent = twilio.requests[0].body
    assert json.loads(sent["ContentVariables"]) == {"1": "there", "2": "Sam Jo"}
    assert "Body" not in sent


async def test_a_template_unknown_to_twilio_names_the_setting(channel: TwilioChannel, twilio: TwilioStandIn) -> None:
    with pytest.raises(Refused, match="TWILIO_TEMPLATES") as refused:
        await channel.send(whatsapp(Template(name="completed", variables={"child_first_name": "Sam"})))
    assert refused.value.reason is Reason.MISCONFIGURED
    assert twilio.requests == []


async def test_how_long_to_wait_is_twilios_to_say(channel: TwilioChannel, twilio: TwilioStandIn) -> None:
    twilio.fail("create_message", Failure(status=429, retry_after="17"))
    with pytest.raises(Unavailable) as unavailable:
        await channel.send(whatsapp("Hello"))
    assert unavailable.value.retry_after == 17


@pytest.mark.parametrize("body", ["", "<html>", "[]", "{}", '{"sid": null}', "\udcff"])
async def test_an_answer_that_cannot_be_read_is_unsure(
    channel: TwilioChannel, twilio: TwilioStandIn, body: str
) -> None:
    twilio.fail("create_message", Failure(status=201, body=body))
    with pytest.raises(Unsure):
        await channel.send(whatsapp("Hello"))


async def test_a_gateway_that_gave_up_leaves_us_unsure(channel: TwilioChannel, twilio: TwilioStandIn) -> None:
    twilio.fail("create_message", Failure(status=504))
    with pytest.raises(Unsure):
        await channel.send(whatsapp("Hello"))


@pytest.mark.parametrize("status", [401, 403])
async def test_a_wrong_credential_is_named(channel: TwilioChannel, twilio: TwilioStandIn, status: int) -> None:
    twilio.fail("create_message", Failure(status=status, code=20003))
    with pytest.raises(Refused, match="TWILIO_AUTH_TOKEN") as refused:
        await channel.send(whatsapp("Hello"))
    assert refused.value.reason is Reason.MISCONFIGURED


async def test_silence_is_unsure_after_our_time_limit(
    channel: TwilioChannel, twilio: TwilioStandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "TIME_LIMIT", 0.05)
    twilio.fail("create_message", Failure(delay=0.2))
    with pytest.raises(Unsure):
        await channel.send(whatsapp("Hello"))


async def test_a_closed_door_is_unavailable(wordings: Wordings, unused_tcp_port: int) -> None:
    twilio = TwilioStandIn(url=f"http://127.0.0.1:{unused_tcp_port}")
    channel = TwilioChannel(settings_for(twilio), wordings, PUBLIC_URL)
    with pytest.raises(Unavailable) as unavailable:
        await channel.send(whatsapp("Hello"))
    await channel.close()
    assert not isinstance(unavailable.value, Unsure)


@pytest.mark.parametrize(
    "body", ['{"messages": 1}', '{"messages": [1]}', '{"messages": [{"sid": "SM1", "date_created": "soon"}]}', "{}"]
)
async def test_records_that_cannot_be_read_are_unavailable(
    channel: TwilioChannel, twilio: TwilioStandIn, body: str
) -> None:
    twilio.fail("list_messages", Failure(body=body))
    with pytest.raises(Unavailable):
        await channel.find(whatsapp("Hello"), twilio.now())


async def test_records_that_are_not_shown_are_unavailable(channel: TwilioChannel, twilio: TwilioStandIn) -> None:
    twilio.fail("list_messages", Failure(status=401, code=20003))
    with pytest.raises(Unavailable):
        await channel.find(whatsapp("Hello"), twilio.now())


async def test_of_equal_messages_the_earliest_is_found_first(
    channel: TwilioChannel, twilio: TwilioStandIn, clock: StoppedClock
) -> None:
    start = clock.now()
    sent = []
    for _ in range(3):
        sent.append((await channel.send(whatsapp("Hello"))).carrier_id)
        await clock.sleep(1)
    assert [found.carrier_id for found in await channel.find(whatsapp("Hello"), start)] == sent


async def test_looking_for_a_message_is_never_unsure(channel: TwilioChannel, twilio: TwilioStandIn) -> None:
    twilio.fail("list_messages", Failure(cut="before"), Failure(cut="before"))  # aiohttp itself asks twice
    with pytest.raises(Unavailable) as unavailable:
        await channel.find(whatsapp("Hello"), twilio.now())
    assert not isinstance(unavailable.value, Unsure)


async def test_no_number_and_no_word_reaches_a_log(
    channel: TwilioChannel, twilio: TwilioStandIn, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    twilio.fail("create_message", Failure(status=400, code=63013))
    await channel.send(whatsapp("Is Sam right?", *YES_NO))
    await channel.find(whatsapp("Is Sam right?"), twilio.now())
    logged = caplog.text + capsys.readouterr().out
    assert SAM.value not in logged
    assert SAM.value.strip("+") not in logged
    assert "Is Sam right" not in logged


async def test_a_message_is_erased_with_what_came_with_it(channel: TwilioChannel, twilio: TwilioStandIn) -> None:
    sid = twilio.hears(
        "whatsapp:+447700900123", "whatsapp:+441615550199", "", twilio.now(), ["image/jpeg", "audio/ogg"]
    )
    assert len(twilio.media) == 2
    twilio.fail("delete_message", Failure(status=503))
    with pytest.raises(Unavailable):
        await channel.forget(sid)
    await channel.forget(sid)
    assert (twilio.media, twilio.messages) == ({}, [])


async def test_erasing_with_a_wrong_credential_is_refused(channel: TwilioChannel, twilio: TwilioStandIn) -> None:
    twilio.fail("list_media", Failure(status=401, code=20003))
    with pytest.raises(Refused):
        await channel.forget("SM" + "a" * 32)
