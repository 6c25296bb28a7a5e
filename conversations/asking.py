"""Fills the sections of a registration: reads what came, and asks for what is missing."""

from collections.abc import Mapping
from typing import Any

from bot.model.forms import Again, Context, Form, Step, dump, load, missing
from bot.model.messages import Option
from bot.model.people import Registration
from bot.model.reading import read_section
from bot.model.turn import Turn
from conversations import texts
from conversations.forms import SECTIONS
from conversations.words import name_of


def context_of(turn: Turn, registration: Registration | None) -> Context:
    stored = registration.answers if registration else {}
    return Context(
        club=turn.club,
        today=turn.today,
        sender=turn.contact.phone,
        answers={name: load(SECTIONS[name], section) for name, section in stored.items()},
        facts={"team": registration.team.full_name} if registration and registration.team else {},
    )


def words(turn: Turn, registration: Registration | None) -> dict[str, Any]:
    """What the patterns of texts may name."""
    club = turn.club
    return {
        "bot": club.bot_name,
        "club": club.short_name,
        "season": club.season.name,
        "child": name_of(registration) if registration else "your child",
    }


def read_answers(
    form: type[Form], text: str, context: Context, stored: Mapping[str, Any]
) -> tuple[dict[str, Any], Mapping[str, Again]]:
    """What the text adds to a section, ready to be stored, and what was said that cannot be used."""
    reading = read_section(form, text, context, load(form, stored))
    return dump(form, reading.values), reading.problems


def ask(
    turn: Turn, section: str, registration: Registration | None, stored: Mapping[str, Any], trouble: str = ""
) -> None:
    """Puts the section's open question: all that it wants at first, then what is still missing one by one."""
    form = SECTIONS[section]
    context = context_of(turn, registration)
    wanted = missing(form, stored, context)
    opened = (turn.conversation.question or {}).get("section") == section
    if len(wanted) == 1 or opened:
        _ask_one(turn, section, wanted[0], registration, trouble)
    else:
        _open(turn, section, wanted, registration)


def _open(turn: Turn, section: str, wanted: list[Step], registration: Registration | None) -> None:
    values = words(turn, registration)
    prompts = _enumerate([step.ask.prompt.format(**values) for step in wanted])
    lead = texts.LEADS.get(section, "").format(**values)
    turn.conversation.question = {"section": section, "field": None, "registration_id": _id(registration)}
    turn.say(texts.SECTION.format(lead=lead, prompts=prompts).strip())


def _ask_one(turn: Turn, section: str, step: Step, registration: Registration | None, trouble: str) -> None:
    values = words(turn, registration) | fees(turn, registration)
    question = step.ask.question or texts.SINGLE.format(prompt=step.ask.prompt)
    parts = [trouble, question.format(**values)]
    if step.ask.example and trouble:
        parts.append(texts.EXAMPLE.format(example=step.ask.example))
    options = [Option(id=f"{section}.{step.name}:{title}", title=title) for title in step.ask.options]
    turn.conversation.question = {
        "section": section,
        "field": step.name,
        "registration_id": _id(registration),
        "options": list(step.ask.options),
    }
    turn.say(" ".join(part for part in parts if part), *options)


def fees(turn: Turn, registration: Registration | None) -> dict[str, str]:
    signing_on = registration.signing_on_fee if registration else turn.club.fees.signing_on
    monthly = registration.monthly_fee if registration else turn.club.fees.monthly
    return {"signing_on": pounds(signing_on), "monthly": pounds(monthly)}


def pounds(pence: int) -> str:
    """Without pence where there are none: as people write it."""
    return f"£{pence // 100}" if pence % 100 == 0 else f"£{pence // 100}.{pence % 100:02}"


def chosen(turn: Turn, text: str) -> str:
    """A number picks from the offered options, as on SMS, where there are no buttons."""
    options = (turn.conversation.question or {}).get("options") or []
    number = text.strip().rstrip(".)")
    if number.isdecimal() and 1 <= int(number) <= len(options):
        return str(options[int(number) - 1])
    return text


def _enumerate(prompts: list[str]) -> str:
    return prompts[0] if len(prompts) == 1 else f"{', '.join(prompts[:-1])} and {prompts[-1]}"


def _id(registration: Registration | None) -> str | None:
    return registration.id if registration else None
