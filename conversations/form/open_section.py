"""Which section of a registration is open: what the talk asks next."""

from bot.model.forms import Context, missing
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations.form import sharing
from conversations.form.asking import context_of
from conversations.form.forms import SECTIONS, is_due
from conversations.form.journey import sections_until


def open_section(turn: Turn, registration: Registration, context: Context | None = None) -> str | None:
    """The first with something missing, of this state or, after a correction, of an earlier one.

    What only another guardian has told of themselves, their home and the child's health is missing here.
    """
    context = context or context_of(turn, registration)
    answers = sharing.view(turn, registration)
    section = next(
        (
            section
            for section in sections_until(registration.state)
            if is_due(section, context)
            and not sharing.is_left_to_them(turn, registration, section)
            and missing(SECTIONS[section], answers.get(section, {}), context)
        ),
        None,
    )
    return section and sharing.whole(turn, registration, section)
