"""How the options of a question are drawn, and what becomes of them when they cannot be."""

import asyncio

import pytest

from bot.model.messages import Option
from bot.model.templates import Wordings
from bot.ports import Refused, Unavailable
from integrations.twilio import client as module
from integrations.twilio.client import TwilioChannel
from tests.integrations.twilio.examples import PUBLIC_URL, YES_NO, settings_for, sms, whatsapp
from tests.standins.twilio import Failure, TwilioStandIn

SEVEN = tuple(Option(id=f"u{age}", title=f"Under {age}", description="Saturdays") for age in range(7, 14))


async def test_two_options_are_buttons(channel: TwilioChannel, twilio: TwilioStandIn) -> None:
    await channel.send(whatsapp("Is that right?\n\nSam,  U11", *YES_NO))
    made = twilio.asked("create_content")[0].body
    assert made["types"] == {
        "twilio/quick-reply": {
            "body": "{{1}}\n\n{{2}}",
            "actions": [
                {"type": "QUICK_REPLY", "title": "Yes", "id": "yes"},
                {"type": "QUICK_REPLY", "title": "No", "id": "no"},
            ],
        }
    }
    assert twilio.messages[0]["body"] == "Is that right?\n\nSam, U11"


async def test_seven_options_are_a_list(channel: TwilioChannel, twilio: TwilioStandIn) -> None:
    await channel.send(whatsapp("Which team?", *SEVEN))
    drawn = twilio.asked("create_content")[0].body["types"]["twilio/list-picker"]
    assert drawn["items"][0] == {"id": "u7", "item": "Under 7", "description": "Saturdays"}
    assert len(drawn["items"]) == 7


@pytest.mark.parametrize(
    "options",
    [
        tuple(Option(id=str(n), title=f"Team {n}") for n in range(11)),
        (Option(id="a", title="A title of more than 24 characters"),),
        (Option(id="a", title="Same"), Option(id="b", title="Same")),
    ],
)
async def test_options_whatsapp_cannot_draw_are_numbers(
    channel: TwilioChannel, twilio: TwilioStandIn, options: tuple[Option, ...]
) -> None:
    await channel.send(whatsapp("Which?", *options))
    assert twilio.asked("create_content") == []
    assert twilio.messages[0]["body"].startswith(f"Which?\n\n1 {options[0].title}")


async def test_a_question_too_long_for_buttons_has_numbers(channel: TwilioChannel, twilio: TwilioStandIn) -> None:
    await channel.send(whatsapp("x" * 1025, *YES_NO))
    assert twilio.messages[0]["body"].endswith("\n\n1 Yes\n2 No")


async def test_sms_has_numbers(channel: TwilioChannel, twilio: TwilioStandIn) -> None:
    await channel.send(sms("Is that right?", *YES_NO))
    assert twilio.messages[0]["body"] == "Is that right?\n\n1 Yes\n2 No"


async def test_questions_of_one_shape_share_one_content(channel: TwilioChannel, twilio: TwilioStandIn) -> None:
    await asyncio.gather(*(channel.send(whatsapp(f"Is {name} right?", *YES_NO)) for name in ("Sam", "Jo", "Alex")))
    await channel.send(whatsapp("And that?", *YES_NO))
    assert (len(twilio.asked("list_contents")), len(twilio.asked("create_content"))) == (1, 1)
    assert len(twilio.messages) == 4


async def test_a_content_made_before_a_restart_is_found_again(
    channel: TwilioChannel, twilio: TwilioStandIn, wordings: Wordings
) -> None:
    for _ in range(600):  # more than a page
        twilio.add_content("another")
    await channel.send(whatsapp("Is that right?", *YES_NO))
    restarted = TwilioChannel(settings_for(twilio), wordings, PUBLIC_URL)
    await restarted.send(whatsapp("And that?", *YES_NO))
    await restarted.close()
    assert len(twilio.asked("create_content")) == 1


async def test_a_content_whose_making_was_cut_off_is_not_made_twice(
    channel: TwilioChannel, twilio: TwilioStandIn
) -> None:
    twilio.fail("create_content", Failure(cut="after"))
    await channel.send(whatsapp("Is that right?", *YES_NO))
    await channel.send(whatsapp("Is that right?", *YES_NO))
    assert len(twilio.asked("create_content")) == 1
    assert [message["body"] for message in twilio.messages] == ["Is that right?", "Is that right?\n\n1 Yes\n2 No"]


async def test_a_content_refused_once_is_not_asked_for_again(channel: TwilioChannel, twilio: TwilioStandIn) -> None:
    twilio.fail("create_content", Failure(status=400, code=20001))
    await channel.send(whatsapp("Is that right?", *YES_NO))
    await channel.send(whatsapp("And that?", *YES_NO))
    assert len(twilio.asked("create_content")) == 1


async def test_a_content_deleted_at_twilio_is_made_again(twilio: TwilioStandIn, wordings: Wordings) -> None:
    channel = TwilioChannel(settings_for(twilio), wordings, PUBLIC_URL)
    for _ in range(3):
        await channel.send(whatsapp("Is that right?", *YES_NO))
        twilio.contents.clear()
    await channel.close()
    assert [message["body"] for message in reversed(twilio.messages)] == [
        "Is that right?",
        "Is that right?\n\n1 Yes\n2 No",
        "Is that right?",
    ]


async def test_the_question_does_not_wait_long_for_its_buttons(
    channel: TwilioChannel, twilio: TwilioStandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "DRAWING_LIMIT", 0.05)
    twilio.fail("create_content", Failure(delay=0.2))
    await channel.send(whatsapp("Is that right?", *YES_NO))
    assert twilio.messages[0]["body"].endswith("1 Yes\n2 No")


@pytest.mark.parametrize("operation", ["list_contents", "create_content", "create_message"])
@pytest.mark.parametrize("code", [20001, 63013])
async def test_when_buttons_are_refused_the_question_comes_with_numbers(
    channel: TwilioChannel, twilio: TwilioStandIn, operation: str, code: int
) -> None:
    twilio.fail(operation, Failure(status=400, code=code))  # type: ignore[arg-type]
    await channel.send(whatsapp("Is that right?", *YES_NO))
    assert [message["body"] for message in twilio.messages] == ["Is that right?\n\n1 Yes\n2 No"]


@pytest.mark.parametrize("body", ["{}", '{"contents": 1}', "[]", '{"meta": {"key": "x"}}'])
async def test_a_list_of_contents_in_another_shape_does_not_stop_the_question(
    channel: TwilioChannel, twilio: TwilioStandIn, body: str
) -> None:
    twilio.fail("list_contents", Failure(body=body))
    await channel.send(whatsapp("Is that right?", *YES_NO))
    assert twilio.messages[0]["body"].endswith("1 Yes\n2 No")


@pytest.mark.parametrize("failure", [Failure(status=400, code=21610), Failure(status=429), Failure(cut="after")])
async def test_a_failure_that_is_not_the_buttons_is_not_tried_with_numbers(
    channel: TwilioChannel, twilio: TwilioStandIn, failure: Failure
) -> None:
    twilio.fail("create_message", failure)
    with pytest.raises((Refused, Unavailable)):
        await channel.send(whatsapp("Is that right?", *YES_NO))
    assert len(twilio.asked("create_message")) == 1
