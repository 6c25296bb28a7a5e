"""The journey of one registration as a table: state, what is asked there, and where it leads."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.club.registration import State
from bot.model.forms import Context


@dataclass(frozen=True)
class Way:
    """The first way whose condition holds is taken; `label` is what the map shows."""

    to: State
    label: str
    when: Callable[[Context], bool] = lambda _: True


@dataclass(frozen=True)
class Stage:
    """`sections` are asked in this order. Without `ways` at their end, only an event leads on (`by_event`)."""

    sections: tuple[str, ...] = ()
    ways: tuple[Way, ...] = ()
    by_event: tuple[Way, ...] = ()


def _wants(context: Context) -> bool:
    return context.answer("wish", "to_register") is True


def _is_correct(context: Context) -> bool:
    return context.answer("review", "correct") is True


JOURNEY: dict[State, Stage] = {
    State.INITIAL_CONTACT: Stage(
        sections=("wish",),
        ways=(Way(State.RETURNING_PLAYER_CHECK, "yes", _wants), Way(State.DECLINED, "no")),
    ),
    State.RETURNING_PLAYER_CHECK: Stage(sections=("past",), ways=(Way(State.INFO_COLLECTION, "answered"),)),
    State.INFO_COLLECTION: Stage(
        sections=("guardian", "child", "address"),
        ways=(Way(State.REVIEW, "all known"),),
        by_event=(Way(State.DECLINED, "outside the ages"),),
    ),
    State.REVIEW: Stage(sections=("review",), ways=(Way(State.PAYMENT, "correct", _is_correct),)),
    State.PAYMENT: Stage(sections=("payment",), by_event=(Way(State.AWAITING_PAYMENT, "link made"),)),
    State.AWAITING_PAYMENT: Stage(
        by_event=(Way(State.COMPLETED, "all paid"), Way(State.SUSPENDED, "unpaid"), Way(State.WITHDRAWN, "withdrawn"))
    ),
    State.COMPLETED: Stage(by_event=(Way(State.AWAITING_PAYMENT, "mandate lost"),)),
    State.DECLINED: Stage(by_event=(Way(State.INITIAL_CONTACT, "an explicit yes: back to the state it left"),)),
    State.WITHDRAWN: Stage(by_event=(Way(State.AWAITING_PAYMENT, "an explicit yes: back to the state it left"),)),
    State.SUSPENDED: Stage(by_event=(Way(State.COMPLETED, "paid"),)),
}


def mermaid() -> str:
    lines = ["stateDiagram-v2", f"    [*] --> {State.INITIAL_CONTACT}"]
    lines += [
        f"    {state} --> {way.to}: {way.label}"
        for state, stage in JOURNEY.items()
        for way in (*stage.ways, *stage.by_event)
    ]
    return "\n".join([*lines, f"    {State.COMPLETED} --> [*]"])
