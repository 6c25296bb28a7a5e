"""Programs that keep nothing: how many replies a second they give, to compare our turns with."""

from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager

from tests.benchmarks.lab import Lab, Place
from tests.benchmarks.options import Options
from tests.benchmarks.tables import middle, rate, ratio, show

_CONNECTIONS = 16
_FLASK = "tests.benchmarks.flask_echo:application"

Echo = Callable[[Lab, Place], AbstractAsyncContextManager[Place]]
_ECHOES: Mapping[str, Echo] = {
    "aiohttp": lambda lab, carrier: lab.part("aiohttp_echo", carrier.url),
    "Flask, gunicorn, Twilio SDK": lambda lab, carrier: lab.gunicorn(_FLASK, 1, carrier),
    "the same, 2 workers": lambda lab, carrier: lab.gunicorn(_FLASK, 2, carrier),
}


async def measure(lab: Lab, options: Options) -> None:
    found: dict[str, list[float]] = {name: [] for name in _ECHOES}
    for _ in range(options.trials):
        for name, echo in _ECHOES.items():
            async with lab.part("carrier") as carrier, echo(lab, carrier) as place:
                found[name].append(await _run(lab, place, options.turns))
    bare = middle(found["aiohttp"])
    rows = [[name, rate(rates), ratio(middle(rates), bare)] for name, rates in found.items()]
    show("Echoes that keep nothing: webhook in, reply accepted by the carrier", ("", "replies/s", "ratio"), rows)


async def _run(lab: Lab, place: Place, count: int) -> float:
    url = f"{place.url}/message"
    await lab.load(url, count=count // 4, connections=_CONNECTIONS)
    result = await lab.load(url, count=count, connections=_CONNECTIONS)
    if result["refused"]:
        raise RuntimeError("an echo refused its webhooks")
    return count / float(result["seconds"])
