"""All that a reading may know. It is the effect's payload: what is not in here cannot leave.

No birthdays, addresses, medical notes, numbers or emails that were given earlier, no other children, no staff.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.model.forms import missing, steps
from bot.model.messages import Inbound, Value
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations.form import faq, sharing
from conversations.form.asking import context_of, words
from conversations.form.forms import SECTIONS
from conversations.form.open_section import open_section

ENQUIRY = "enquiry"
MANAGER = "manager"  # who has no child here: nothing is asked of them
_LONGEST = 3000  # characters of what is unread: no answer is longer


class Refusal(Value):
    """What was proposed in the last reading and could not be taken."""

    tool: str
    about: str
    words: str
    why: str


class Exchange(Value):
    """What an earlier reading read and said."""

    read: str
    said: str


class Snapshot(Value):
    contact: str
    letters: tuple[str, ...]  # the keys of what is unread
    texts: tuple[str, ...]
    state: str
    section: str | None  # the open one
    missing: Mapping[str, str] = {}  # of it: field → what it is
    answered: tuple[str, ...] = ()  # names only
    child: str | None = None  # the first name
    age_group: str | None = None
    team: str | None = None
    bot: str
    club: str
    season: str
    topics: tuple[tuple[str, str], ...] = ()  # what the club answers, and what it is asked by
    before: tuple[Exchange, ...] = ()
    refused: tuple[Refusal, ...] = ()
    is_manager: bool = False


def snapshot_of(
    turn: Turn, letters: Sequence[Inbound], before: Sequence[Exchange] = (), refused: Sequence[Refusal] = ()
) -> Snapshot:
    registration = turn.registration
    section = _open_section(turn)
    club = turn.club
    return Snapshot(
        contact=turn.contact.id,
        letters=tuple(letter.key for letter in letters),
        texts=tuple(_bounded([letter.text for letter in letters])),
        state=registration.state if registration else ENQUIRY if section else MANAGER,
        section=section,
        missing=_missing(turn, registration, section),
        answered=_answered(registration),
        bot=club.bot_name,
        club=club.short_name,
        season=club.season.name,
        topics=faq.topics(club),
        before=tuple(before),
        refused=tuple(refused),
        is_manager=turn.manager is not None,
        **_known(turn, registration),
    )


def _open_section(turn: Turn) -> str | None:
    if turn.registration is not None:
        return open_section(turn, turn.registration)
    return ENQUIRY if turn.asked_section == ENQUIRY else None


def _known(turn: Turn, registration: Registration | None) -> dict[str, Any]:
    if registration is None:
        return {}
    team = registration.team
    return {
        "child": words(turn, registration)["child"],
        "age_group": team.age_group if team else registration.facts.age_group,
        "team": team.name if team else None,
    }


def _missing(turn: Turn, registration: Registration | None, section: str | None) -> dict[str, str]:
    """Told by what follows "please send me": the questions themselves may quote an address."""
    if section is None:
        return {}
    stored = sharing.mine(turn, registration, section) if registration else turn.contact.profile.enquiry or {}
    open_steps = missing(SECTIONS[section], stored, context_of(turn, registration))
    child = words(turn, registration)["child"]
    return {f"{section}_{step.name}": _plain(step.ask.prompt, child) for step in open_steps}


def _plain(prompt: str, child: str) -> str:
    return prompt.partition(" (")[0].format(child=child)


def _answered(registration: Registration | None) -> tuple[str, ...]:
    if registration is None:
        return ()
    return tuple(
        f"{section}_{step.name}"
        for section, answers in registration.answers.items()
        if section in SECTIONS
        for step in steps(SECTIONS[section])
        if step.name in answers
    )


def _bounded(texts: Sequence[str]) -> list[str]:
    left, kept = _LONGEST, []
    for text in texts:
        kept.append(text[:left])
        left -= len(kept[-1])
    return [text for text in kept if text.strip()]
