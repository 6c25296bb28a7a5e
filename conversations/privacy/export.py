"""What we hold on a person, as they may see it: what they told, and of their children what the guardians share.

Never another guardian's words, address, contact or consents, and nothing of a matter of harm.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.model.forms import load
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations.form import sharing
from conversations.form.forms import SECTIONS
from conversations.form.review import shown_value
from conversations.words import data_texts as texts
from conversations.words.naming import name_of, pounds
from conversations.words.texts import LABELS

_OF_WHO_LEADS = {"consents", "wish", "past", "review", "waiting", "place"}  # their own say, where the ledger has it too


@dataclass(frozen=True)
class Said:
    at: datetime
    medium: str
    by_us: bool
    text: str


@dataclass(frozen=True)
class Given:
    at: datetime
    purpose: str
    wording: str
    given: bool


Told = dict[str, Any]


def export(turn: Turn, said: Sequence[Said], given: Sequence[Given]) -> Told:
    """As JSON has it; `turn` is the person's own, without what is hidden from them now."""
    return {
        "you": _you(turn),
        "children": [_child(turn, each) for each in turn.registrations],
        "consents": [_consent(each) for each in given],
        "messages": [_message(each) for each in said],
    }


def _consent(each: Given) -> Told:
    return {"at": _at(each.at), "purpose": each.purpose, "wording": each.wording, "given": each.given}


def _message(each: Said) -> Told:
    return {"at": _at(each.at), "medium": each.medium, "from": "us" if each.by_us else "you", "text": each.text}


def _you(turn: Turn) -> Told:
    profile = turn.contact.profile
    return {
        "name": profile.name,
        "addresses": [known.handle.value for known in turn.contact.handles],
        "stopped": any(reach.opted_out_at for known in turn.contact.handles for reach in known.reach.values()),
        "asked_before_a_registration": dict(profile.enquiry or {}),
        "asked_to_help_with": [each.child for each in profile.asked_to_join.values()],
    }


def _child(turn: Turn, registration: Registration) -> Told:
    leads = registration.contact_id == turn.contact.id
    facts = registration.facts
    told: Told = {
        "child": name_of(registration),
        "season": registration.season,
        "team": registration.team.full_name if registration.team else None,
        "state": registration.state.value,
        "payment": registration.payment_status.value,
        "signing_on_fee": pounds(registration.signing_on_fee),
        "monthly_fee": pounds(registration.monthly_fee),
        "shirt_number": registration.shirt_number,
        "photo": "photo" in registration.answers and registration.answers["photo"].get("photo") != "later",
        "answers": _answers(turn, registration, leads=leads),
    }
    if leads:
        asked = [each.name for each in facts.asked_guardians.values()]
        told |= {"notes_for_the_manager": list(facts.notes), "asked_to_help": asked}
    return told


def _answers(turn: Turn, registration: Registration, *, leads: bool) -> dict[str, Told]:
    sections = [each for each in SECTIONS if leads or each not in _OF_WHO_LEADS]
    mine = {each: sharing.mine(turn, registration, each) for each in sections if each != "photo"}
    return {section: dict(answers) for section, answers in mine.items() if answers}


def _at(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def lines_of(told: Mapping[str, Any]) -> list[tuple[str, list[tuple[str, str]]]]:
    """For a page: headed lists of what and value."""
    you = told["you"]
    parts = [(texts.YOU, [(texts.WHAT[name], _plain(you[name])) for name in texts.WHAT if you.get(name)])]
    for child in told["children"]:
        rows = [(texts.OF_A_CHILD[name], _plain(child[name])) for name in texts.OF_A_CHILD if child.get(name)]
        parts.append((f"{child['child']}, {child['season']}", rows + _answered(child["answers"])))
    consents = [(each["purpose"], f"{_plain(each['given'])}, {each['at'][:10]}") for each in told["consents"]]
    messages = [(f"{each['at'][:16].replace('T', ' ')}, {each['from']}", each["text"]) for each in told["messages"]]
    return [*parts, *((head, rows) for head, rows in ((texts.CONSENTS, consents), (texts.MESSAGES, messages)) if rows)]


def _answered(answers: Mapping[str, Told]) -> list[tuple[str, str]]:
    return [
        (LABELS.get((section, name), f"{section} {name}".replace("_", " ").capitalize()), shown_value(value))
        for section, stored in answers.items()
        for name, value in load(SECTIONS[section], stored).items()
        if value is not None
    ]


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(str(each) for each in value)
    return ", ".join(f"{name}: {each}" for name, each in value.items()) if isinstance(value, dict) else str(value)
