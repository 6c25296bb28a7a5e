"""What a parent hears of money, and when: in the order in which it is so."""

import re
from datetime import timedelta

import aiohttp
import pytest

from bot.club.registration import PaymentStatus, State
from bot.model.messages import Medium
from bot.model.money import HeardOfMoney, MoneyEvent
from bot.program.app import web_server
from bot.store import tables
from bot.web.server import serve
from conversations.money.settling import account_of
from scheduler.money import compare_money, hear_of_money, look_at_unfinished_money
from tests.pictures import JPEG
from tests.talks import pays, register, talk_until
from tests.world import Parent, World

TREASURER = "+447700900004"
LINK = re.compile(r"/reg_setup/\w+")


async def said(parent: Parent) -> str:
    return "\n".join(await parent.replies())


async def mandate_of(parent: Parent) -> str:
    mandate = account_of(await parent.registration()).mandate
    assert mandate is not None
    return mandate.id


async def charges(world: World) -> list[tuple[str, int, str]]:
    """Day, amount and status of every payment but the fee."""
    made = await world.bank.all("payments")
    return [(each["charge_date"], each["amount"], each["status"]) for each in made if each["scheme"] == "bacs"]


async def days_pass(world: World, days: int) -> None:
    for _ in range(days // 10):
        await world.later(timedelta(days=10))
    await world.later(timedelta(days=days % 10))


async def test_before_agreeing_they_see_what_they_would_pay(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "kit")
    await parent.sees("9 monthly payments of £27.50 for Sam: the first on Tuesday 15 September")


async def test_the_link_comes_by_sms_too_when_the_talk_is_on_whatsapp(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "kit")
    by_sms = [sent.body for sent in world.carrier.sent if sent.message.medium is Medium.SMS]
    [link] = {LINK.findall(body)[0] for body in by_sms}
    assert link in await said(parent)
    assert len(by_sms) == 1


async def test_by_sms_the_link_comes_once(world: World) -> None:
    parent = world.parent(medium=Medium.SMS)
    await parent.says("hello")
    for text in ("Sam Jones, Tigers", "yes", "no", "none"):
        await parent.says(text)
    await parent.says("Kate Jones, mum, 12 March 1985, kate@example.com, yes to messages")
    await parent.says("Sam Jones, 3 May 2017, boy, no medical")
    for text in ("M32 8JL, number 12", "yes", "yes", "yes to all", "yes", "15th"):
        await parent.says(text)
    assert len(LINK.findall(await said(parent))) == 1


async def test_a_payment_on_its_way_is_not_called_paid(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "photo")
    await parent.sends(JPEG)
    await world.bank.pays((await parent.registration()).billing_request_id or "", at_once=False)
    await world.settle()
    await parent.sees("is on its way")
    await parent.sees("9 monthly payments of £27.50")
    assert "is registered" not in await said(parent)
    assert (await parent.registration()).payment_status is PaymentStatus.PENDING_PAYMENT
    await world.later(timedelta(minutes=5))
    await parent.sees("The payment for Sam has arrived")
    await parent.sees("Sam is registered")
    registration = await parent.registration()
    assert (registration.state, registration.payment_status) == (State.COMPLETED, PaymentStatus.ACTIVE)


async def test_every_month_is_charged_once_over_the_season(world: World) -> None:
    parent = world.parent()
    await register(parent)
    await days_pass(world, 300)
    made = await charges(world)
    assert [amount for _, amount, _ in made] == [2750] * 9
    assert {status for _, _, status in made} == {"paid_out"}
    assert [day[:7] for day, _, _ in made] == [
        *(f"2026-{month:02}" for month in range(9, 13)),
        *(f"2027-{month:02}" for month in range(1, 6)),
    ]


async def test_the_second_child_of_a_family_pays_less_and_hears_why(world: World) -> None:
    parent = world.parent()
    await register(parent)
    await world.later(timedelta(minutes=15))
    await parent.says("yes")
    for text in ("Ana Jones, Lions", "yes", "yes", "Ana Jones, 7 June 2017, girl, none", "yes", "yes to all", "yes"):
        await parent.says(text)
    await parent.sees("£24.75 a month from September")  # before anything is agreed
    await parent.says("1st")
    await parent.sees("9 monthly payments of £24.75 for Ana")
    await parent.sees("10% less")
    ana = next(each for each in await parent.registrations() if each.child.first_name == "Ana")
    await world.bank.pays(ana.billing_request_id or "")
    await world.settle()
    assert [each["amount"] for each in await world.bank.all("subscriptions")] == [2750, 2475]
    await parent.says("when do you collect the money?")
    answer = (await parent.replies())[-1]
    assert "Sam: signing-on fee of £45 paid; then 9 payments of £27.50 a month" in answer
    assert "Ana: signing-on fee of £45 paid; then 9 payments of £24.75 a month" in answer


@pytest.mark.parametrize(
    ("cause", "words"),
    [
        ("insufficient_funds", "not enough money"),
        ("bank_account_closed", "account is closed"),
        ("refer_to_payer", "get in touch with them"),
        ("never_heard_of", "your bank did not pay it"),
    ],
)
async def test_a_failed_month_is_explained_by_its_cause(world: World, cause: str, words: str) -> None:
    parent = world.parent()
    await register(parent)
    await world.bank.will_fail(cause=cause)
    await days_pass(world, 45)
    reply = await said(parent)
    if "problem with a payment" in reply:  # the template, as the window is closed
        await parent.says("what happened?")
    assert (await parent.registration()).payment_status is PaymentStatus.FAILED
    await parent.says("what happened?")
    told = [row.content for row in await parent.transcript() if words in str(row.content)]
    assert told
    assert cause not in await said(parent)


@pytest.mark.parametrize("end", ["cancels_mandate", "fails_mandate", "expires_mandate"])
async def test_a_lost_mandate_asks_for_a_new_one_and_no_fee(world: World, end: str) -> None:
    parent = world.parent()
    await register(parent)
    await getattr(world.bank, end)(await mandate_of(parent))
    await world.settle()
    registration = await parent.registration()
    assert (registration.state, registration.payment_status) == (State.AWAITING_PAYMENT, PaymentStatus.INCOMPLETE)
    await parent.sees("The Direct Debit for Sam")
    assert [bool(each["payment_request"]) for each in await world.bank.all("billing_requests")] == [True, False]
    await pays(parent)
    await parent.sees("is in order again")
    assert (await parent.registration()).state is State.COMPLETED
    assert [each["status"] for each in await world.bank.all("subscriptions")] == ["cancelled", "active"]
    assert (await said(parent)).count("Sam is registered") == 1


async def test_a_replaced_mandate_goes_on_collecting(world: World) -> None:
    parent = world.parent()
    await register(parent)
    await world.bank.replaces_mandate(await mandate_of(parent))
    await world.settle()
    assert (await parent.registration()).state is State.COMPLETED
    await days_pass(world, 300)
    assert [amount for _, amount, status in await charges(world) if status == "paid_out"] == [2750] * 9


async def test_a_mandate_that_is_alive_again_completes_the_registration_and_is_collected_by(world: World) -> None:
    parent = world.parent()
    await register(parent)
    mandate = await mandate_of(parent)
    await world.bank.cancels_mandate(mandate)
    await world.settle()
    await world.bank.reinstates_mandate(mandate)
    await world.settle()
    assert (await parent.registration()).state is State.COMPLETED
    await days_pass(world, 300)
    assert [amount for _, amount, status in await charges(world) if status == "paid_out"] == [2750] * 9


async def test_the_payment_day_can_be_changed_later(world: World) -> None:
    parent = world.parent()
    await register(parent)
    await days_pass(world, 60)
    await parent.says("change my payment day to the 5th")
    await parent.sees("payment day for Sam is changed")
    await days_pass(world, 240)
    months = [day for day, _, status in await charges(world) if status == "paid_out"]
    assert len(months) == 9
    assert [each["status"] for each in await world.bank.all("subscriptions")] == ["cancelled", "finished"]


async def test_who_withdraws_hears_what_is_still_collected(world: World) -> None:
    parent = world.parent()
    await register(parent)
    await days_pass(world, 41)  # the first month is with the bank
    await parent.says("withdraw Sam")
    await parent.says("yes")
    await parent.sees("still collected: £27.50 (September)")
    await days_pass(world, 100)
    assert [status for _, _, status in await charges(world)] == ["paid_out"]
    assert (await parent.registration()).payment_status is PaymentStatus.CANCELLED


async def test_who_withdraws_before_paying_cannot_pay_any_more(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "photo")
    await parent.says("withdraw Sam")
    await parent.says("yes")
    assert [each["status"] for each in await world.bank.all("billing_requests")] == ["cancelled"]


async def test_who_comes_back_pays_the_remaining_months_only(world: World) -> None:
    parent = world.parent()
    await register(parent)
    await days_pass(world, 50)
    await parent.says("withdraw Sam")
    await parent.says("yes")
    await parent.says("yes")
    await days_pass(world, 260)
    paid = [day for day, _, status in await charges(world) if status == "paid_out"]
    assert len(paid) == len({day[:7] for day in paid}) == 9
    fees = [each for each in await world.bank.all("payments") if each["scheme"] != "bacs"]
    assert len(fees) == 1


async def test_refunds_and_charge_backs_are_told(world: World) -> None:
    parent = world.parent()
    await register(parent)
    [fee] = [each for each in await world.bank.all("payments") if each["scheme"] != "bacs"]
    await world.bank.refunds(fee["id"], 1500)
    await world.settle()
    await parent.sees("A refund of £15 for Sam (signing-on fee) is on its way")
    await parent.says("what have I paid?")
    await parent.sees("a refund of £15 on its way")
    await days_pass(world, 3)
    await parent.says("hello")
    assert "£15 of the payment for Sam (signing-on fee) has been refunded" in await said(parent)
    await days_pass(world, 47)
    [month] = [each for each in await world.bank.all("payments") if each["scheme"] == "bacs"]
    await parent.says("hello")
    await world.bank.charges_back(month["id"])
    await world.settle()
    await parent.sees("taken back the payment of £27.50 for Sam (September)")


async def test_a_refund_that_comes_back_is_put_right(world: World) -> None:
    parent = world.parent()
    await register(parent)
    [fee] = [each for each in await world.bank.all("payments") if each["scheme"] != "bacs"]
    await world.bank.refunds(fee["id"], 1500)
    await world.settle()
    [refund] = await world.bank.all("refunds")
    await world.bank.fails_refund(refund["id"])
    await world.settle()
    await parent.sees("The refund of £15 for Sam (signing-on fee) came back to us")
    assert "has been refunded" not in await said(parent)
    await parent.says("what have I paid?")
    assert "refund" not in (await parent.replies())[-1]


async def test_each_charge_back_and_its_end_is_told_and_the_month_is_owed(world: World) -> None:
    parent = world.parent()
    await register(parent)
    await days_pass(world, 50)
    [month] = [each for each in await world.bank.all("payments") if each["scheme"] == "bacs"]
    await parent.says("hello")
    await world.bank.charges_back(month["id"])
    await world.settle()
    await parent.sees("so it's owed again")
    await parent.says("how much do I owe?")
    await parent.sees("£27.50 for September owed again")
    await world.bank.calls_off_charge_back(month["id"])
    await world.settle()
    await parent.sees("it's paid again")
    await parent.says("how much do I owe?")
    assert "owed again" not in (await parent.replies())[-1]
    await world.bank.charges_back(month["id"])
    await world.settle()
    await parent.sees("once more")
    await parent.says("how much do I owe?")
    await parent.sees("£27.50 for September owed again")


async def test_a_paused_subscription_is_cancelled_with_the_child(world: World) -> None:
    parent = world.parent()
    await register(parent)
    await days_pass(world, 20)
    [subscription] = await world.bank.all("subscriptions")
    await world.bank.pauses_subscription(subscription["id"])
    await world.settle()
    await parent.says("withdraw Sam")
    await parent.says("yes")
    [subscription] = await world.bank.all("subscriptions")
    assert subscription["status"] == "cancelled"
    await parent.sees("nothing more will be collected")


async def test_after_a_cancelled_mandate_one_true_sentence_about_what_is_with_the_bank(world: World) -> None:
    parent = world.parent()
    await register(parent)
    await days_pass(world, 41)  # September's is with the bank
    await parent.says("hello")
    [mandate] = await world.bank.all("mandates")
    await world.bank.cancels_mandate(mandate["id"])
    await world.settle()
    before = len(await parent.replies())
    await parent.says("withdraw Sam")
    await parent.says("yes")
    heard = "\n".join((await parent.replies())[before:])
    assert "so it may still be taken: £27.50 (September)" in heard
    assert "still collected" not in heard
    assert "nothing" not in heard


async def test_paying_lifts_a_suspension_at_once(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "photo")
    await parent.sends(JPEG)
    async with world.app.database.begin() as tx:
        suspended = tables.registrations.update().values(state=State.SUSPENDED, shirt_number=None)
        await tx.execute(suspended)
    await pays(parent)
    assert "no longer suspended" in await said(parent)
    registration = await parent.registration()
    assert (registration.state, registration.shirt_number) == (State.COMPLETED, 7)


async def test_starting_again_keeps_the_money(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "photo")
    old = (await parent.registration()).billing_request_id
    await parent.says("start again")
    await parent.says("yes")
    assert (await parent.registration()).billing_request_id == old
    await world.bank.pays(old or "")
    await world.settle()
    assert "has arrived" in await said(parent)


async def test_without_any_webhook_all_is_found_out(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "photo")
    await parent.sends(JPEG)
    await hear_of_money(world.means)
    world.bank.post.lost = 1.0
    await pays(parent)
    assert "is registered" not in await said(parent)
    await hear_of_money(world.means)
    await world.settle()
    await parent.sees("Sam is registered")


async def test_a_long_silence_is_looked_into(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "photo")
    await parent.sends(JPEG)
    world.bank.post.lost = 1.0
    await pays(parent)
    for _ in range(3):
        await look_at_unfinished_money(world.means)
        await world.settle()
    await parent.sees("Sam is registered")


async def test_the_treasurer_hears_of_differences_once(world: World) -> None:
    parent = world.parent()
    await register(parent)
    [subscription] = await world.bank.all("subscriptions")
    await world.app.services.debit.cancel_subscription(subscription["id"])
    for _ in range(3):
        await compare_money(world.means)
        await world.later(timedelta(days=1))
    treasurer = world.parent(TREASURER, Medium.SMS)
    [told] = await treasurer.replies()
    assert "Sam: the subscription was cancelled at the payment service" in told


async def test_payouts_are_between_the_club_and_the_service(world: World) -> None:
    parent = world.parent()
    await register(parent)
    before = len(await world.rows(tables.effects))
    heard = [
        HeardOfMoney(event=MoneyEvent(id=f"EV{n}", at=world.clock.now(), resource="payouts", action="paid"))
        for n in range(250)
    ]
    await world.app.intake.money(heard)
    await world.later(timedelta(hours=2))
    assert len(await world.rows(tables.effects)) == before
    assert "unknown_money" not in {notice.kind for notice in await world.rows(tables.notices)}


async def test_what_was_paid_before_the_first_look_is_heard_by_it(world: World) -> None:
    families = [world.parent(f"+4477009003{number:02}") for number in range(10)]
    world.bank.post.lost = 1.0
    for family in families:
        await talk_until(family, "photo")
        await pays(family)
    await hear_of_money(world.means)
    await world.settle()
    for family in families:
        assert (await family.registration()).payment_status is PaymentStatus.ACTIVE


async def test_what_is_nobodys_is_kept_for_staff(world: World) -> None:
    parent = world.parent()
    await register(parent)
    strange = MoneyEvent(id="EV1", at=world.clock.now(), resource="payments", action="paid", links={"payout": "PO1"})
    await world.app.intake.money([HeardOfMoney(event=strange)])
    for _ in range(12):
        await world.later(timedelta(minutes=10))
    assert "unknown_money" in {notice.kind for notice in await world.rows(tables.notices)}


async def test_pages_of_the_link(world: World) -> None:
    parent = world.parent()
    await talk_until(parent, "kit")
    first = (await parent.registration()).billing_request_id
    async with (
        serve(web_server(world.app), "127.0.0.1", 0) as port,
        aiohttp.ClientSession(f"http://127.0.0.1:{port}") as browser,
    ):

        async def status(reference: str | None) -> int:
            async with browser.get(f"/reg_setup/{reference}", allow_redirects=False) as answer:
                return answer.status

        assert await status("BRQ0") == 404
        assert [await status(first), await status(first)] == [302, 302]
        world.bank.fail_next(500, times=20)
        assert await status(first) == 503
        world.bank.api.failures.clear()
        await world.bank.cancels_request(first or "")
        assert await status(first) == 503  # a new one is being made
        await world.settle()
        assert await status(first) == 302
        await pays(parent)
        assert await status(first) == 200
        await parent.says("withdraw Sam")
        await parent.says("yes")
        assert await status(first) == 410
