"""Which section of a registration is open: what the talk asks next."""

from bot.club.registration import State
from bot.model.forms import missing
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations.form import sharing
from conversations.form.asking import context_of
from conversations.form.forms import SECTIONS, is_due
from conversations.form.journey import sections_until


def open_section(turn: Turn, registration: Registration) -> str | None:
    """The first with something missing, of this state or, after a correction, of an earlier one.

    Who confirms the summary has told of the child's health too, or is asked.
    """
    context = context_of(turn, registration)
    answers = sharing.view(turn, registration) if registration.state is State.REVIEW else registration.answers
    section = next(
        (
            section
            for section in sections_until(registration.state)
            if is_due(section, context) and missing(SECTIONS[section], answers.get(section, {}), context)
        ),
        None,
    )
    return section and sharing.whole(turn, registration, section)
