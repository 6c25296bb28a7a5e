"""The journey of one registration as a table: state, what is asked there, and where it leads."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.club.registration import HAS_LEFT, State
from bot.model.complete import must_know
from bot.model.forms import Context
from conversations.form.facts import waits_for_the_club

BEFORE_PAYMENT = {State.INITIAL_CONTACT, State.RETURNING_PLAYER_CHECK, State.INFO_COLLECTION, State.REVIEW}


@dataclass(frozen=True)
class Way:
    """The first way whose condition holds is taken; `label` is what the map shows."""

    to: State
    label: str
    when: Callable[[Context], bool] = lambda _: True


@dataclass(frozen=True)
class Stage:
    """`sections` are asked in this order, then the first of `ways` is taken; `by_event` needs something to happen."""

    sections: tuple[str, ...] = ()
    ways: tuple[Way, ...] = ()
    by_event: tuple[Way, ...] = ()
    asks_nothing_else: bool = False  # of what comes before it


def _wants(context: Context) -> bool:
    return context.answer("wish", "to_register") is True


def _is_correct(context: Context) -> bool:
    return context.answer("review", "correct") is True and not waits_for_the_club(context)


_WITHDRAWN = Way(State.WITHDRAWN, "withdrawn and confirmed")
_LEFT = Way(State.INITIAL_CONTACT, "an explicit yes: back to the state it left")

JOURNEY: dict[State, Stage] = {
    State.INITIAL_CONTACT: Stage(
        sections=("wish",),
        ways=(Way(State.RETURNING_PLAYER_CHECK, "yes", _wants), Way(State.DECLINED, "no")),
    ),
    State.RETURNING_PLAYER_CHECK: Stage(sections=("past",), ways=(Way(State.INFO_COLLECTION, "answered"),)),
    State.INFO_COLLECTION: Stage(
        sections=(
            "guardian",
            "child",
            "follow_up",
            "waiting",
            "address",
            "address_check",
            "home",
            "child_address",
            "child_address_check",
            "own_contact",
            "emergency",
            "consents",
        ),
        ways=(Way(State.REVIEW, "all known"),),
        by_event=(
            Way(State.WAITING_LIST, "the team is full, and they wait"),
            Way(State.DECLINED, "outside the ages, or no wish to wait"),
            _WITHDRAWN,
        ),
    ),
    State.WAITING_LIST: Stage(
        sections=("place",),
        asks_nothing_else=True,
        by_event=(
            Way(State.INFO_COLLECTION, "an offered place is taken"),
            Way(State.DECLINED, "they leave the list"),
            _WITHDRAWN,
        ),
    ),
    State.REVIEW: Stage(sections=("review",), ways=(Way(State.PAYMENT, "correct", _is_correct),)),
    State.PAYMENT: Stage(sections=("payment",), by_event=(Way(State.KIT, "link made and sent"),)),
    State.KIT: Stage(sections=("kit",), ways=(Way(State.PHOTO, "chosen, or none due"),)),
    State.PHOTO: Stage(sections=("photo",), ways=(Way(State.AWAITING_PAYMENT, "stored, or later"),)),
    State.AWAITING_PAYMENT: Stage(
        by_event=(
            Way(State.COMPLETED, "paid, and photo stored"),
            Way(State.SUSPENDED, "unpaid after the chase"),
            _WITHDRAWN,
        )
    ),
    State.COMPLETED: Stage(by_event=(Way(State.AWAITING_PAYMENT, "mandate lost"), _WITHDRAWN)),
    State.DECLINED: Stage(by_event=(_LEFT,)),
    State.WITHDRAWN: Stage(by_event=(_LEFT,)),
    State.SUSPENDED: Stage(by_event=(Way(State.AWAITING_PAYMENT, "paid"),)),
}
must_know("JOURNEY", JOURNEY, State)
_ORDER = list(JOURNEY)


def sections_until(state: State) -> list[str]:
    """All that is asked up to a state: a correction may open an earlier one again. None where the talk has ended."""
    if state in HAS_LEFT:
        return []
    if JOURNEY[state].asks_nothing_else:
        return list(JOURNEY[state].sections)
    return [section for each in _ORDER[: _ORDER.index(state) + 1] for section in JOURNEY[each].sections]


def mermaid() -> str:
    lines = ["stateDiagram-v2", f"    [*] --> {State.INITIAL_CONTACT}"]
    lines += [
        f"    {state} --> {way.to}: {way.label}"
        for state, stage in JOURNEY.items()
        for way in (*stage.ways, *stage.by_event)
    ]
    return "\n".join([*lines, f"    {State.COMPLETED} --> [*]"])
