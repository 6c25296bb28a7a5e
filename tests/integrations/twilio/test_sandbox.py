"""Where the sandbox is as hard to please as Twilio. What both promise is in contracts/test_channel.py."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.model.messages import Handle, HandleKind, Inbound, Media, Medium, Reason, Status, Template
from bot.model.templates import Wordings
from bot.ports import Refused
from integrations.twilio import parsing
from integrations.twilio.phone import fields
from integrations.twilio.sandbox import SandboxChannel
from tests.integrations.twilio.examples import SAM, sms, whatsapp
from tests.standins.ports import KeptIncoming, StoppedClock

CONTINUE = Template(name="continue", variables={"child_first_name": "Sam"})


@pytest.fixture
async def sandbox(incoming: KeptIncoming, clock: StoppedClock, wordings: Wordings) -> AsyncIterator[SandboxChannel]:
    channel = SandboxChannel(incoming, clock, wordings)
    yield channel
    await channel.close()


def statuses(incoming: KeptIncoming) -> list[Status]:
    return [receipt.status for receipt in incoming.receipts]


async def test_a_whatsapp_is_delivered_and_read(sandbox: SandboxChannel, incoming: KeptIncoming) -> None:
    sandbox.open_window(SAM)
    taken = await sandbox.send(whatsapp("Hello"))
    await sandbox.settled()
    assert statuses(incoming) == [Status.SENT, Status.DELIVERED, Status.READ]
    assert {(receipt.message_id, receipt.carrier_id) for receipt in incoming.receipts} == {(7, taken.carrier_id)}


async def test_an_sms_is_delivered_and_nobody_knows_whether_it_is_read(
    sandbox: SandboxChannel, incoming: KeptIncoming
) -> None:
    await sandbox.send(sms("Hello"))
    await sandbox.settled()
    assert statuses(incoming) == [Status.SENT, Status.DELIVERED]


async def test_free_text_reaches_only_who_wrote_within_a_day(
    sandbox: SandboxChannel, incoming: KeptIncoming, clock: StoppedClock
) -> None:
    await sandbox.send(whatsapp("Too early"))
    await sandbox.settled()
    assert [receipt.reason for receipt in incoming.receipts] == [Reason.WINDOW_CLOSED]
    await sandbox.says(SAM.value, "Hello")
    await sandbox.send(whatsapp("In time"))
    await sandbox.settled()
    assert statuses(incoming)[-1] is Status.READ
    await clock.sleep(timedelta(hours=24).total_seconds())
    await sandbox.send(whatsapp("Too late"))
    await sandbox.settled()
    assert incoming.receipts[-1].code == "63016"


async def test_an_sms_does_not_open_the_window(sandbox: SandboxChannel, incoming: KeptIncoming) -> None:
    await sandbox.says(SAM.value, "Hello", medium=Medium.SMS)
    await sandbox.send(whatsapp("Hello"))
    await sandbox.settled()
    assert incoming.receipts[-1].reason is Reason.WINDOW_CLOSED


async def test_a_template_needs_no_window(sandbox: SandboxChannel, incoming: KeptIncoming) -> None:
    await sandbox.send(whatsapp(CONTINUE))
    await sandbox.settled()
    assert statuses(incoming)[-1] is Status.READ


async def test_a_template_too_long_with_its_values_is_refused(sandbox: SandboxChannel) -> None:
    with pytest.raises(Refused):
        await sandbox.send(whatsapp(Template(name="continue", variables={"child_first_name": "x" * 1000})))


@pytest.mark.parametrize(("code", "course"), [("63024", [Status.FAILED]), (30003, [Status.SENT, Status.UNDELIVERED])])
async def test_a_delivery_fails_on_demand_once(
    sandbox: SandboxChannel, incoming: KeptIncoming, code: str | int, course: list[Status]
) -> None:
    sandbox.fail_next(code, where="receipt")
    await sandbox.send(sms("Hello"))
    await sandbox.settled()
    assert statuses(incoming) == course
    assert incoming.receipts[-1].code == str(code)
    await sandbox.send(sms("Hello"))
    await sandbox.settled()
    assert statuses(incoming)[-1] is Status.DELIVERED


async def test_after_stop_no_sms_is_taken_until_start(sandbox: SandboxChannel) -> None:
    await sandbox.says(SAM.value, " stop ", medium=Medium.SMS)
    with pytest.raises(Refused) as refused:
        await sandbox.send(sms("Hello"))
    assert refused.value.reason is Reason.OPTED_OUT
    await sandbox.send(whatsapp(CONTINUE))
    await sandbox.says(SAM.value, "Start", medium=Medium.SMS)
    await sandbox.send(sms("Hello"))


async def test_receipts_come_when_the_clock_says(
    incoming: KeptIncoming, clock: StoppedClock, wordings: Wordings
) -> None:
    sandbox = SandboxChannel(incoming, clock, wordings, delay=2)
    start = clock.now()
    await sandbox.send(sms("Hello"))
    await sandbox.settled()
    assert clock.now() - start == timedelta(seconds=4)


async def test_closing_ends_what_is_under_way(sandbox: SandboxChannel, incoming: KeptIncoming) -> None:
    await sandbox.send(sms("Hello"))
    await sandbox.close()
    await sandbox.settled()
    assert incoming.receipts == []


async def test_a_person_presses_a_button_and_sends_a_picture(sandbox: SandboxChannel, incoming: KeptIncoming) -> None:
    picture = Media(url="https://api.twilio.com/media", content_type="image/jpeg")
    await sandbox.says("GB.x1y2", "Yes", button="yes", media=[picture], profile_name="Sam")
    said = incoming.messages[0]
    assert said.sender == Handle(kind=HandleKind.WHATSAPP_ID, value="GB.x1y2")
    assert (said.text, said.button, said.media, said.profile_name) == ("Yes", "yes", (picture,), "Sam")


async def test_the_fields_of_the_sandbox_read_like_twilios(sandbox: SandboxChannel, incoming: KeptIncoming) -> None:
    await sandbox.says(SAM.value, "Hello", in_reply_to="SM0", location=(53.4, -2.3))
    assert parsing.inbound(incoming.raw[0]) == incoming.messages[0]


def test_fields_and_parsing_are_each_others_reverse() -> None:
    hidden = Handle(kind=HandleKind.WHATSAPP_ID, value="GB.x1")
    said = Inbound(key="SM1", medium=Medium.WHATSAPP, sender=SAM, also=(hidden,), text="Hello", button="yes")
    assert parsing.inbound(fields(said, "+441615550100")) == said
