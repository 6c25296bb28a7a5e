"""A child is registered: the first whole line through the house."""

from bot.club.registration import State
from tests.pictures import JPEG
from tests.world import World


async def test_an_invited_parent_registers_a_child(world: World) -> None:
    parent = world.parent()
    await parent.invited(parent_name="Kate Jones")
    await parent.sees("invited you to register Sam with Urmston Town Juniors")
    await parent.says("Yes please")
    await parent.sees("Did Sam play for Urmston Town Juniors last season?")
    await parent.says("no")
    await parent.sees("Which team did Sam play for before")
    await parent.sees("your full name")
    await parent.says("Flixton Juniors. Kate Jones, mum, 12 March 1985, kate@example.com, yes to messages")
    await parent.sees("Sam's full name")
    await parent.says("Sam Jones, 3 May 2016, boy, no medical")
    await parent.sees("your postcode")
    await parent.says("M32 8JL, number 12")
    await parent.sees("12 Larkhill Road, Stretford, Manchester, M32 8JL")
    await parent.sees("does Sam live there too?")
    await parent.presses("Yes")
    await parent.sees("Sam's photo on the player card")
    await parent.presses("Yes to all")
    await parent.sees("Please check")
    await parent.says("yes all correct")
    await parent.sees("On which day of the month")
    await parent.says("the 15th")
    await parent.sees("Here is your secure payment link for Sam")
    await parent.sees("Now the kit")
    await parent.says("9-10, number 7")
    await parent.sees("photo of Sam's face")
    await parent.sends(JPEG)
    await parent.sees("waiting for the payment")
    registration = await parent.registration()
    assert registration.state is State.AWAITING_PAYMENT
    assert registration.shirt_number == 7
    assert registration.billing_request_id is not None
    await world.bank.pays(registration.billing_request_id)
    await world.settle()
    await parent.sees("Sam is registered")
    assert (await parent.registration()).state is State.COMPLETED
