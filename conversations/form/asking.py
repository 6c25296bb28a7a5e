"""Puts the open question: all that a section wants at first, then what is still missing one by one."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.model.asked import AskedEnquiry, AskedSection
from bot.model.forms import Context, Step, load, missing
from bot.model.messages import Option
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations.form import sharing
from conversations.form.facts import suggested_size
from conversations.form.forms import SECTIONS
from conversations.form.places import has_place, is_offered
from conversations.form.prices import price_of
from conversations.words import guardian_texts, texts
from conversations.words.naming import name_of, pounds

_MISSED_OFTEN = 3  # then only the way out is said, and by turns with it the question


def context_of(turn: Turn, registration: Registration | None) -> Context:
    """What readers and conditions may know: of this registration and nobody else's."""
    if registration is None:
        return Context(turn.club, turn.today, turn.contact.phone)
    team = registration.team
    return Context(
        club=turn.club,
        today=turn.today,
        sender=turn.contact.phone,
        answers={name: load(SECTIONS[name], section) for name, section in sharing.view(turn, registration).items()},
        found=frozenset(section for section, address in registration.facts.lookups.items() if address),
        knew_guardian=_knew_guardian(turn, registration),
        has_place=has_place(turn, registration),
        is_offered=is_offered(turn, registration),
        has_new_kit=bool(team and team.new_kit),
        is_allowed=registration.facts.allowed,
        taken_numbers=turn.taken_numbers.get(team.id, frozenset()) if team else frozenset(),
    )


def _knew_guardian(turn: Turn, registration: Registration) -> bool:
    """Before the question about last season: of a second child, or as they told it with their first words."""
    if len(turn.registrations) == 1 and not registration.facts.trail:
        return False
    told = [each.section for each in registration.facts.trail]
    if "guardian" in told and "guardian" in told[: told.index("past") if "past" in told else None]:
        return True
    before = (each for each in turn.registrations if each.created_at < registration.created_at)
    return any(
        each.season == registration.season and "email" in sharing.mine(turn, each, "guardian") for each in before
    )


def words(turn: Turn, registration: Registration | None) -> dict[str, Any]:
    """What the patterns of texts may name."""
    club = turn.club
    general = {"bot": club.bot_name, "club": club.short_name, "season": club.season.name}
    if registration is None:
        return general | {"child": "your child"}
    monthly = price_of(turn, registration)
    return general | {
        "child": name_of(registration),
        "parent": turn.contact.first_name or "there",
        "team": registration.team.full_name if registration.team else "the club",
        "place_until": _place_until(turn, registration),
        "signing_on": pounds(registration.signing_on_fee),
        "monthly": pounds(monthly),
        "monthly_pence": monthly,
        "link": _link(turn, registration),
        "first_month": f"{club.season.first_month:%B}",
        "last_month": f"{club.season.last_month:%B}",
        "address": _address(turn, registration, "address"),
        "child_address": _address(turn, registration, "child_address"),
        "terms": club.consents.terms or "",
    }


def _place_until(turn: Turn, registration: Registration) -> str:
    until = registration.place_until and registration.place_until.astimezone(turn.club.zone)
    return f"{until:%H:%M} on {until:%A}" if until else ""


def _link(turn: Turn, registration: Registration) -> str:
    """Behind it are the name and address of who pays."""
    if registration.facts.link and sharing.is_theirs(turn, registration, "payment"):
        return guardian_texts.WITH.format(name=sharing.name_of_giver(registration, "payment"))
    return registration.facts.link


def _address(turn: Turn, registration: Registration, section: str) -> str:
    return sharing.address_as_told(turn, registration, section) or ""


def known_in_answers(turn: Turn) -> dict[str, str]:
    """What answers to questions may name of this registration."""
    registration = turn.registration
    known = {"privacy": f" {turn.ours.public_url}/privacy"} if turn.club.privacy else {}
    if registration is None:
        return known
    values = words(turn, registration)
    known |= {name: values[name] for name in ("child", "signing_on", "monthly")}
    age_group = registration.team.age_group if registration.team else registration.facts.age_group
    return known | ({"age_group": age_group} if age_group else {})


def kit_words(context: Context) -> dict[str, Any]:
    kit = context.club.kit
    if kit is None:
        return {}
    return {
        "size": suggested_size(context),
        "sizes": ", ".join(kit.sizes),
        "lowest": kit.lowest_number,
        "highest": kit.highest_number,
        "keepers": " and ".join(map(str, sorted(kit.goalkeeper_numbers))),
    }


def ask(
    turn: Turn,
    section: str,
    registration: Registration | None,
    stored: Mapping[str, Any],
    trouble: str = "",
    *,
    context: Context | None = None,
) -> None:
    """`trouble` says why it is asked again; after three times of the same there is a way to a volunteer."""
    context = context or context_of(turn, registration)
    wanted = missing(SECTIONS[section], stored, context)
    values = words(turn, registration) | kit_words(context)
    missed = _missed(turn, section, wanted[0], trouble)
    lead = _lead(section, context).format(**values) if not stored and not trouble else ""
    if len(wanted) == 1 or stored or trouble:
        _ask_one(turn, section, wanted[0], registration, trouble or lead, values, missed)
    else:
        prompts = _enumerate([step.ask.prompt.format(**values) for step in wanted])
        asked = texts.SECTION.format(lead=lead, prompts=prompts).strip()
        more = _BESIDE.get(section, "").format(privacy=f"{turn.ours.public_url}/privacy", **values)
        put(turn, section, registration, f"{asked} {more}".strip())
    _note_missed(turn, missed)


def _note_missed(turn: Turn, missed: int) -> None:
    if missed and turn.asked:
        turn.put(turn.asked.model_copy(update={"missed": missed}))


_BESIDE = {"guardian": texts.ONE_MESSAGE, "child": texts.WHY_MEDICAL}


def _lead(section: str, context: Context) -> str:
    """Who did not play for us is asked with the next section for whom they did."""
    if section == "guardian" and asks_for_team(context):
        return texts.TEAM_BEFORE
    return texts.LEADS.get(section, "")


def asks_for_team(context: Context) -> bool:
    return context.answer("past", "played_for_us") is False and context.answer("past", "previous_team") is None


def ask_alone(turn: Turn, section: str, step: Step, registration: Registration, trouble: str = "") -> None:
    missed = _missed(turn, section, step, trouble)
    _ask_one(turn, section, step, registration, trouble, words(turn, registration), missed)
    _note_missed(turn, missed)


def put(
    turn: Turn,
    section: str,
    registration: Registration | None,
    text: str,
    options: Sequence[Option] = (),
    *,
    of_both: str | None = None,
) -> None:
    """A section as a whole; `options` answer all of it. `of_both` is the field that is asked together with the home."""
    _remember(turn, section, of_both, registration, [option.title for option in options], both=of_both is not None)
    turn.say(text, *options)


def _missed(turn: Turn, section: str, step: Step, trouble: str) -> int:
    """How often this was asked and could not be read."""
    before = turn.asked
    is_same = before is not None and before.section == section and before.field in {None, step.name}
    return before.missed + 1 if before and trouble and is_same else 0


def _ask_one(
    turn: Turn,
    section: str,
    step: Step,
    registration: Registration | None,
    before: str,
    values: Mapping[str, Any],
    missed: int,
) -> None:
    question = (step.ask.question or texts.SINGLE.format(prompt=step.ask.prompt)).format(**values)
    example = texts.EXAMPLE.format(example=step.ask.example) if before and step.ask.example else ""
    options = [Option(id=f"{section}.{step.name}:{title}", title=title) for title in step.ask.options]
    _remember(turn, section, step.name, registration, list(step.ask.options))
    turn.say(_wording(missed, before, question, example, step.ask.options), *options)


def _wording(missed: int, before: str, question: str, example: str, titles: Sequence[str]) -> str:
    """In full; again with an example; shorter and in other words; then the way out. Never twice the same running."""
    if missed >= _MISSED_OFTEN and missed % 2:
        return texts.WAYS_OUT[(missed // 2 - 1) % len(texts.WAYS_OUT)]
    if missed == _MISSED_OFTEN - 1:
        before = texts.STILL_NOT if before == texts.NOT_UNDERSTOOD else before
        short = texts.ONE_OF.format(options=" or ".join(titles)) if len(titles) > 1 else example or question
        return f"{before} {short}"
    return " ".join(part for part in (before if missed < _MISSED_OFTEN else "", question, example) if part)


def _remember(
    turn: Turn,
    section: str,
    field: str | None,
    registration: Registration | None,
    options: Sequence[str],
    *,
    both: bool = False,
) -> None:
    titles = tuple(options)
    if registration is None:
        turn.put(AskedEnquiry(field=field, options=titles))
    else:
        about = registration.id
        turn.put(AskedSection(section=section, field=field, registration_id=about, options=titles, both=both))


def _enumerate(prompts: list[str]) -> str:
    return prompts[0] if len(prompts) == 1 else f"{', '.join(prompts[:-1])} and {prompts[-1]}"
