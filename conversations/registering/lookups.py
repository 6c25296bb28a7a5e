"""Addresses: looked up, shown, confirmed; typed by hand when the look-up is unsure or down."""

from collections.abc import Callable, Sequence

from bot.model.addresses import Address
from bot.model.asked import LookingUp
from bot.model.events import Event
from bot.model.messages import Option
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations.form import sharing
from conversations.form.asking import ask, put, words
from conversations.words import texts


def look_up(section: str) -> Callable[[Turn, Registration, str], None]:
    def look(turn: Turn, registration: Registration, trouble: str) -> None:
        """Once for each postcode and house; the answer asks the question."""
        if section in registration.facts.lookups:
            _show(turn, registration, section, trouble)
            return
        answers = registration.answers[section]
        wanted = (section, answers["postcode"], answers["house"])
        looking = LookingUp(registration_id=registration.id, wanted=wanted)
        if turn.asked == looking:
            return
        turn.put(looking)
        asked = registration.facts.looked_up
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


def _show(turn: Turn, registration: Registration, section: str, trouble: str) -> None:
    """The guardian's together with the one question that is left: whether the child lives there too."""
    check = f"{section}_check"
    if registration.facts.lookups[section] is None and check not in registration.answers:
        _ask_for_the_rest(turn, registration, section)
        return
    is_known = check in registration.answers or "home" in sharing.view(turn, registration)
    if trouble == texts.WHAT_IS_DIFFERENT:
        _ask_of_both(turn, registration, trouble, texts.DIFFERENT)
    elif section == "address" and not is_known and registration.facts.lookups[section] and not trouble:
        _ask_of_both(turn, registration, texts.ADDRESS_AND_HOME, texts.YES_NO)
    else:
        ask(turn, check, registration, registration.answers.get(check, {}), trouble)


def _ask_for_the_rest(turn: Turn, registration: Registration, section: str) -> None:
    """Not sure, not there or not reached: what was typed is kept, and only what is missing is asked."""
    told = registration.answers[section]
    put(
        turn,
        f"{section}_check",
        registration,
        texts.ADDRESS_NOT_FOUND[section].format(
            house=told["house"], postcode=told["postcode"], **words(turn, registration)
        ),
    )


def _ask_of_both(turn: Turn, registration: Registration, text: str, titles: Sequence[str]) -> None:
    options = [Option(id=f"address_check.correct:{title}", title=title) for title in titles]
    put(turn, "address_check", registration, text.format(**words(turn, registration)), options, of_both="correct")


def found(registration: Registration, event: Event) -> None:
    """A result for a postcode that was corrected meanwhile is nobody's."""
    result = event.payload["result"]
    section = result["section"]
    answers = registration.answers.get(section, {})
    if (answers.get("postcode"), answers.get("house")) == (result["postcode"], result["house"]):
        found = result["address"]
        registration.facts.lookups[section] = Address.model_validate(found) if found else None
        street = registration.facts.streets.get(section, "")
        if not found and street.startswith(f"{result['house']} "):  # what was typed is not asked for again
            registration.answers[f"{section}_check"] = {"typed": street}


def is_out(registration: Registration, section: str) -> bool:
    """Nobody has heard yet; the answer will ask the question."""
    looked_up = section.removesuffix("_check")
    return section != looked_up and looked_up not in registration.facts.lookups


def forget(registration: Registration, section: str) -> None:
    """After a correction of the postcode or the house."""
    registration.facts.lookups.pop(section, None)
    registration.answers.pop(f"{section}_check", None)
