"""How long a parent waits who presses a button: from the webhook leaving to the reply at the carrier."""

from urllib.parse import parse_qs

from aiohttp import ClientSession

from tests.benchmarks.lab import Lab, Place
from tests.benchmarks.options import Options
from tests.benchmarks.people import STANDS, phone
from tests.benchmarks.stores import Stores
from tests.benchmarks.tables import milliseconds, percentile, show

_PAUSE = 0.1  # seconds between two presses
_WARM_UP = 10


async def measure(lab: Lab, stores: Stores, options: Options) -> None:
    rows = []
    for size in options.sizes:
        waits = await _run(lab, stores, size, options.presses)
        shares = [milliseconds(percentile(waits, share)) for share in (0.5, 0.9, 0.99)]
        rows.append([f"{size:,} contacts", *shares])
    heads = ("", "p50 ms", "p90 ms", "p99 ms")
    show(f"A button pressed until the reply is with the carrier, on {stores.kind}, {1 / _PAUSE:.0f}/s", heads, rows)


async def _run(lab: Lab, stores: Stores, size: int, presses: int) -> list[float]:
    count = min(presses + _WARM_UP, size // len(STANDS))
    async with (
        stores.copy(size, sealed=True) as url,
        lab.part("carrier") as carrier,
        lab.program(url, carrier) as program,
    ):
        hook = f"{program.url}/webhooks/twilio/message"
        sent = await lab.load(
            hook, count=count, people=size, step=len(STANDS), connections=1, pause=_PAUSE, button=True
        )
        heard = await _heard(carrier)
    pressed = [phone(turn * len(STANDS)) for turn in range(count)]
    waits = [heard[number] - at for number, at in zip(pressed, sent["sent_at"], strict=True)]
    return waits[_WARM_UP:]


async def _heard(carrier: Place) -> dict[str, float]:
    """When the reply to each number was accepted."""
    async with ClientSession() as session, session.get(f"{carrier.url}/accepted") as answer:
        accepted = await answer.json()
    return {parse_qs(form)["To"][0].removeprefix("whatsapp:"): at for at, form in accepted}
