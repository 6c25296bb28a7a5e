import json

from bot.model.templates import Wordings
from integrations.twilio.templates_command import content, sync_templates
from tests.integrations.twilio.examples import settings_for
from tests.standins.twilio import Failure, TwilioStandIn


async def test_every_wording_is_made_and_put_before_whatsapp(twilio: TwilioStandIn, wordings: Wordings) -> None:
    report = await sync_templates(settings_for(twilio), wordings)
    assert report.missing == sorted(wordings)
    assert set(report.templates) == set(report.made) == set(wordings)
    assert report.approvals == dict.fromkeys(wordings, "received")
    assert twilio.broken_rules == []
    json.dumps(report.as_json())


async def test_a_second_run_finds_what_the_first_made(twilio: TwilioStandIn, wordings: Wordings) -> None:
    first = await sync_templates(settings_for(twilio), wordings)
    twilio.approvals[first.templates["invitation"]]["status"] = "approved"
    second = await sync_templates(settings_for(twilio), wordings)
    assert (second.made, second.templates) == ([], first.templates)
    assert second.approvals["invitation"] == "approved"


async def test_what_is_set_already_stays(twilio: TwilioStandIn, wordings: Wordings) -> None:
    report = await sync_templates(settings_for(twilio, twilio_templates={"invitation": "HX1"}), wordings)
    assert "invitation" not in report.missing
    assert report.templates["invitation"] == "HX1"


async def test_one_refusal_does_not_hold_up_the_others(twilio: TwilioStandIn, wordings: Wordings) -> None:
    twilio.fail("create_content", Failure(status=400, code=20001))
    report = await sync_templates(settings_for(twilio), wordings)
    assert len(report.refused) == 1
    assert len(report.templates) == len(wordings) - 1


def test_places_and_buttons_are_written_as_twilio_writes_them(wordings: Wordings) -> None:
    drawn = content(wordings["continue"])
    assert drawn["types"]["twilio/quick-reply"]["body"].startswith("Hello {{1}}, the registration for {{2}}")
    assert drawn["types"]["twilio/quick-reply"]["actions"][0]["title"] == "Carry on"
    assert drawn["variables"] == {"1": "Alex", "2": "Sam"}
    assert "twilio/text" in content(wordings["completed"])["types"]


def test_a_changed_wording_is_another_template(wordings: Wordings) -> None:
    changed = wordings["completed"].model_copy(update={"text": "Hi {1}, all is done for {2} in the {3} season now."})
    assert content(changed) != content(wordings["completed"])
