"""What every Channel does: the same rules for the sandbox and for the client in front of a local Twilio."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from bot.model.messages import Handle, HandleKind, Medium, Option, Outgoing, Reason, Template, Text
from bot.model.templates import load_wordings
from bot.ports import Channel, Refused, Unavailable, Unsure
from integrations.twilio.client import TwilioChannel
from integrations.twilio.sandbox import SandboxChannel
from integrations.twilio.settings import TwilioSettings
from tests.standins.ports import KeptIncoming, StoppedClock
from tests.standins.twilio import Failure, TwilioStandIn

WORDINGS = load_wordings(Path("conversations/words/templates.json"), {"club": "Urmston Town Juniors", "bot": "Omega"})
SAM = Handle(kind=HandleKind.PHONE, value="+447700900123")
HIDDEN = Handle(kind=HandleKind.WHATSAPP_ID, value="GB.x1y2z3")
YES_NO = (Option(id="yes", title="Yes"), Option(id="no", title="No"))
FAILURES = {
    "21610": Failure(status=400, code=21610),
    "63018": Failure(status=400, code=63018),
    "20429": Failure(status=429, code=20429),
    "503": Failure(status=503),
    "99999": Failure(status=400, code=99999),
    "reset": Failure(cut="before"),
    "timeout": Failure(cut="after"),
}


@dataclass
class World:
    channel: Channel
    clock: StoppedClock
    fail_next: Callable[[str], None]
    lose: Callable[[str, str], object]  # what somebody wrote, and no webhook brought
    arrive: Callable[[], Awaitable[object]]  # all that was sent


@pytest.fixture(params=["sandbox", "client"])
async def world(request: pytest.FixtureRequest) -> AsyncIterator[World]:
    clock = StoppedClock()
    if request.param == "sandbox":
        sandbox = SandboxChannel(KeptIncoming(), clock, WORDINGS)
        yield World(sandbox, clock, sandbox.fail_next, sandbox.loses, sandbox.settled)
        await sandbox.close()
        return
    async with TwilioStandIn(now=clock.now) as twilio:
        client = TwilioChannel(_settings(twilio), WORDINGS, "https://omega.example.org")
        yield World(
            client,
            clock,
            lambda code: twilio.fail("create_message", FAILURES[code]),
            lambda sender, text: twilio.hears(f"whatsapp:{sender}", "whatsapp:+441615550100", text, clock.now()),
            lambda: _arrived(twilio),
        )
        await client.close()


async def _arrived(twilio: TwilioStandIn) -> None:
    for message in twilio.messages:
        message["status"] = "delivered"


def _settings(twilio: TwilioStandIn) -> TwilioSettings:
    return TwilioSettings.model_validate(
        {
            "twilio_api_url": twilio.url,
            "twilio_account_sid": twilio.account_sid,
            "twilio_auth_token": twilio.auth_token,
            "twilio_phone_number": "+441615550100",
            "twilio_whatsapp_number": "+441615550100",
            "twilio_templates": {"continue": twilio.add_content(_numbered("continue"))},
        }
    )


def _numbered(name: str) -> str:
    return WORDINGS[name].text.replace("{", "{{").replace("}", "}}")


def outgoing(
    content: Text | Template | str = "Hello", to: Handle = SAM, medium: Medium = Medium.WHATSAPP, id_: int = 7
) -> Outgoing:
    return Outgoing(id=id_, medium=medium, to=to, content=Text(text=content) if isinstance(content, str) else content)


CONTINUE = Template(name="continue", variables={"child_first_name": "Sam"})
EVERY_KIND = [
    outgoing(),
    outgoing(to=HIDDEN),
    outgoing(medium=Medium.SMS),
    outgoing("“Sam’s” form – done… 🎉", medium=Medium.SMS),
    outgoing(Text(text="Is that right?", options=YES_NO)),
    outgoing(Text(text="Is that right?\n\nSam, U11", options=YES_NO), medium=Medium.SMS),
    outgoing(Text(text="Which?", options=tuple(Option(id=str(n), title=f"Team {n}") for n in range(12)))),
    outgoing(CONTINUE),
    outgoing(CONTINUE, medium=Medium.SMS),
    outgoing(Template(name="continue", variables={"parent_first_name": " ", "child_first_name": "Sam"})),
]


@pytest.mark.parametrize("message", EVERY_KIND)
async def test_a_message_taken_can_be_found(world: World, message: Outgoing) -> None:
    start = world.clock.now()
    taken = await world.channel.send(message)
    assert [found.carrier_id for found in await world.channel.find(message, start)] == [taken.carrier_id]


@pytest.mark.parametrize(
    "other", [outgoing("Hello!"), outgoing(to=HIDDEN), outgoing(medium=Medium.SMS), outgoing(CONTINUE)]
)
async def test_another_message_is_not_found(world: World, other: Outgoing) -> None:
    await world.channel.send(other)
    assert await world.channel.find(outgoing(), world.clock.now()) == []


async def test_a_message_of_before_is_not_found(world: World) -> None:
    await world.channel.send(outgoing())
    assert await world.channel.find(outgoing(), world.clock.now() + timedelta(seconds=1)) == []


async def test_the_same_message_twice_is_two_messages(world: World) -> None:
    first, second = await world.channel.send(outgoing()), await world.channel.send(outgoing())
    assert first.carrier_id != second.carrier_id
    assert len(await world.channel.find(outgoing(), world.clock.now())) == 2


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        (outgoing(Template(name="nonsense")), Reason.MISCONFIGURED),
        (outgoing(Template(name="continue")), Reason.MISCONFIGURED),
        (outgoing(Template(name="continue"), medium=Medium.SMS), Reason.MISCONFIGURED),
        (outgoing("x" * 1601), Reason.TOO_LONG),
        (outgoing("🎉" * 801), Reason.TOO_LONG),
        (outgoing(to=HIDDEN, medium=Medium.SMS), Reason.UNREACHABLE_HERE),
        (outgoing(medium=Medium.EMAIL), Reason.UNREACHABLE_HERE),
    ],
)
async def test_what_can_never_be_sent_is_refused(world: World, message: Outgoing, reason: Reason) -> None:
    with pytest.raises(Refused) as refused:
        await world.channel.send(message)
    assert refused.value.reason is reason


@pytest.mark.parametrize("longest", ["x" * 1600, "🎉" * 800])
async def test_the_longest_text_is_taken(world: World, longest: str) -> None:
    await world.channel.send(outgoing(longest))


@pytest.mark.parametrize(("code", "reason"), [("21610", Reason.OPTED_OUT), ("99999", Reason.UNKNOWN)])
async def test_a_refusal_says_why(world: World, code: str, reason: Reason) -> None:
    world.fail_next(code)
    with pytest.raises(Refused) as refused:
        await world.channel.send(outgoing())
    assert (refused.value.reason, refused.value.code) == (reason, code)


@pytest.mark.parametrize("code", ["63018", "20429"])
async def test_what_was_not_processed_may_be_sent_again(world: World, code: str) -> None:
    world.fail_next(code)
    with pytest.raises(Unavailable) as unavailable:
        await world.channel.send(outgoing())
    assert not isinstance(unavailable.value, Unsure)
    assert await world.channel.find(outgoing(), world.clock.now()) == []
    await world.channel.send(outgoing())


@pytest.mark.parametrize(("cut", "taken"), [("reset", 0), ("503", 0), ("timeout", 1)])
async def test_a_send_cut_off_is_unsure_and_the_records_settle_it(world: World, cut: str, taken: int) -> None:
    world.fail_next(cut)
    with pytest.raises(Unsure):
        await world.channel.send(outgoing())
    assert len(await world.channel.find(outgoing(), world.clock.now())) == taken


async def test_what_people_wrote_since_then_is_found_in_the_order_of_sending(world: World) -> None:
    world.lose("+447700900123", "too early")
    await world.clock.sleep(300)
    start = world.clock.now()
    for number, text in enumerate(("first", "second", "third")):
        world.lose(f"+4477009001{number:02}", text)
        await world.clock.sleep(2)
    await world.channel.send(outgoing("ours"))
    heard = await world.channel.heard(start)
    assert [each.text for each in heard] == ["first", "second", "third"]
    assert heard[0].sender == Handle(kind=HandleKind.PHONE, value="+447700900100")
    assert all(each.recovered is not None for each in heard)
    assert len({each.key for each in heard}) == 3


async def test_a_message_that_is_forgotten_is_gone_and_may_be_forgotten_again(world: World) -> None:
    start = world.clock.now()
    kept, gone = await world.channel.send(outgoing()), await world.channel.send(outgoing("of somebody who goes"))
    with pytest.raises(Unavailable):  # it is on its way
        await world.channel.forget(gone.carrier_id)
    await world.arrive()
    await world.channel.forget(gone.carrier_id)
    await world.channel.forget(gone.carrier_id)
    assert await world.channel.find(outgoing("of somebody who goes"), start) == []
    assert [each.carrier_id for each in await world.channel.find(outgoing(), start)] == [kept.carrier_id]


async def test_what_a_person_sent_is_forgotten_too(world: World) -> None:
    world.lose("+447700900123", "of somebody who goes")
    [heard] = await world.channel.heard(world.clock.now())
    await world.channel.forget(heard.key)
    assert await world.channel.heard(world.clock.now()) == []
