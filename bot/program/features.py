"""The features, and what each of them keeps of people."""

from collections.abc import Mapping

from bot.model.held import Held
from bot.store import held as machine
from conversations import (
    assistant,
    families,
    helping,
    managing,
    money,
    privacy,
    registering,
    reminding,
    talk,
)

FEATURES: Mapping[str, tuple[Held, ...]] = {
    "machine": machine.HELD,
    "talk": talk.HELD,
    "assistant": assistant.HELD,
    "registering": registering.HELD,
    "helping": helping.HELD,
    "managing": managing.HELD,
    "reminding": reminding.HELD,
    "families": families.HELD,
    "money": money.HELD,
    "privacy": privacy.HELD,
}
