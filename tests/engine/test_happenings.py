"""What a talk leaves behind as happenings: each thing that became so, once, when it became so."""

from collections import Counter
from datetime import timedelta

from bot.model import happenings as kinds
from bot.model.happenings import Happening
from bot.model.messages import Medium, Status
from bot.store import happenings
from tests.pictures import JPEG
from tests.talks import pays, register, talk_until
from tests.world import Parent, World


async def noted(parent: Parent) -> list[Happening]:
    registration = await parent.registration()
    async with parent.world.app.database.begin() as tx:
        found = await happenings.of_registration(tx, registration.id)
    return [each.happening for each in found if each.happening]


async def since(parent: Parent, before: list[Happening]) -> list[str]:
    return [each.kind for each in (await noted(parent))[len(before) :]]


def places(told: list[Happening], *wanted: str) -> list[int]:
    names = [each.kind for each in told]
    return [names.index(each) for each in wanted]


async def test_a_whole_registration_is_told_in_its_order(world: World) -> None:
    parent = world.parent()
    await register(parent)
    told = await noted(parent)
    order = places(told, "opened", "invited", "started", "consent_given", "confirmed", "link_made")
    assert order == sorted(order)
    order = places(told, "link_made", "kit_chosen", "photo_in", "mandate_authorised", "completed")
    assert order == sorted(order)
    counted = Counter(each.kind for each in told)
    for once in ("opened", "invited", "started", "confirmed", "kit_chosen", "photo_in", "completed"):
        assert counted[once] == 1, once
    assert counted["payment_confirmed"] == 1
    assert counted["subscription_activated"] == 1
    assert kinds.PaymentConfirmed in map(type, told)


async def test_an_answer_is_told_by_the_names_of_its_fields_alone(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "child")
    [given] = [
        each for each in await noted(parent) if isinstance(each, kinds.AnswerGiven) and each.section == "guardian"
    ]
    assert set(given.fields) >= {"name", "relationship", "born", "email"}
    assert "kate@example.com" not in given.model_dump_json()


async def test_a_correction_is_a_change_and_a_repetition_is_nothing(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "address")
    before = await noted(parent)
    await parent.says("actually his birthday is 4 May 2016")
    changed = [each for each in (await noted(parent))[len(before) :] if isinstance(each, kinds.AnswerChanged)]
    assert [(each.section, each.fields) for each in changed] == [("child", ("born",))]
    before = await noted(parent)
    await parent.says("what night is training?")
    assert await since(parent, before) == []


async def test_a_consent_that_is_taken_back_takes_the_photo_with_it(world: World) -> None:
    parent = world.parent()
    await register(parent)
    before = await noted(parent)
    await parent.says("please don't use his photo any more")
    after = (await noted(parent))[len(before) :]
    assert kinds.ConsentTakenBack(purpose="photo") in after
    assert kinds.PhotoRemoved() in after


async def test_withdrawing_and_coming_back_are_told(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "photo")
    before = await noted(parent)
    await parent.says("withdraw Sam")
    await parent.says("yes")
    assert "withdrawn" in await since(parent, before)


async def test_a_payment_that_goes_back_is_told_once(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "photo")
    await parent.sends(JPEG)
    await pays(parent)
    before = await noted(parent)
    [payment] = [each for each in await world.bank.all("payments") if each["status"] in {"confirmed", "paid_out"}]
    await world.bank.charges_back(payment["id"])
    await world.settle()
    await world.later(timedelta(hours=1))
    back = [each for each in (await noted(parent))[len(before) :] if isinstance(each, kinds.PaymentChargedBack)]
    assert [(each.amount, each.month) for each in back] == [(4500, None)]


async def test_what_became_of_a_text_message_is_told(world: World) -> None:
    parent = world.parent(medium=Medium.SMS)
    await parent.invited(parent_name="Kate Jones")
    before = await noted(parent)
    assert "text_delivered" not in [each.kind for each in before]  # that went by WhatsApp
    await parent.says("Yes please")
    texts = [each for each in (await noted(parent))[len(before) :] if isinstance(each, kinds.TextDelivered)]
    assert texts[-1].status is Status.DELIVERED
