"""Addresses: looked up, shown, confirmed; typed by hand when the look-up is unsure or down."""

from collections.abc import Callable

from bot.model.events import Event
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations.form.asking import ask

WAITING = "looking"


def look_up(section: str) -> Callable[[Turn, Registration], None]:
    def look(turn: Turn, registration: Registration) -> None:
        """Once for each postcode and house; the answer asks the question."""
        if section in registration.facts.get("lookups", {}):
            check = f"{section}_check"
            ask(turn, check, registration, registration.answers.get(check, {}))
            return
        answers = registration.answers[section]
        wanted = {
            "section": WAITING,
            "field": None,
            "registration_id": registration.id,
            "for": [section, answers["postcode"], answers["house"]],
        }
        if turn.conversation.question == wanted:
            return
        turn.conversation.question = wanted
        asked = registration.facts.setdefault("looked_up", {})
        asked[section] = asked.get(section, 0) + 1
        turn.perform(
            "address_lookup",
            f"address:{registration.id}:{section}:{asked[section]}",  # a key is not sealed: no address in it
            registration_id=registration.id,
            section=section,
            postcode=answers["postcode"],
            house=answers["house"],
        )

    return look


def found(registration: Registration, event: Event) -> None:
    """A result for a postcode that was corrected meanwhile is nobody's."""
    result = event.payload["result"]
    section = result["section"]
    answers = registration.answers.get(section, {})
    if (answers.get("postcode"), answers.get("house")) == (result["postcode"], result["house"]):
        registration.facts.setdefault("lookups", {})[section] = result["address"]


def is_out(registration: Registration, section: str) -> bool:
    """Nobody has heard yet; the answer will ask the question."""
    looked_up = section.removesuffix("_check")
    return section != looked_up and looked_up not in registration.facts.get("lookups", {})


def forget(registration: Registration, section: str) -> None:
    """After a correction of the postcode or the house."""
    registration.facts.get("lookups", {}).pop(section, None)
    registration.answers.pop(f"{section}_check", None)
