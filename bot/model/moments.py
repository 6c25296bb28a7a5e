"""What a talk stood at when a turn began, kept with what was read for who looks at it later: names, no answers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from bot.club.registration import State
from bot.model.asked import Asked, read_asked, stored_asked
from bot.model.people import Conversation, Registration

_KEPT = ("section", "field", "options", "missed")  # of the open question


@dataclass(frozen=True)
class Moment:
    registration_id: str | None
    state: State | None
    question: Mapping[str, Any]
    answers: Mapping[str, Mapping[str, Any]]
    beside: Mapping[str, Mapping[str, Any]]  # what this guardian told beside another's own

    @property
    def told(self) -> dict[str, Any]:
        return {
            "registration_id": self.registration_id,
            "state": self.state,
            "question": self.question,
            "answered": _names(self.answers),
            "beside": _names(self.beside),
        }

    def learned(self, registration: Registration | None) -> list[str]:
        """The fields of the same registration that are new, or another since."""
        if registration is None:
            return []
        return [
            f"{section}.{name}"
            for section, answers in registration.answers.items()
            for name, value in answers.items()
            if (name, value) not in self.answers.get(section, {}).items()
        ]


def moment_of(conversation: Conversation, registration: Registration | None, contact_id: str) -> Moment:
    return Moment(
        registration.id if registration else None,
        registration.state if registration else None,
        {name: told for name, told in (stored_asked(conversation.asked) or {}).items() if name in _KEPT},
        _copied(registration.answers) if registration else {},
        _copied(registration.facts.told_beside(contact_id)) if registration else {},
    )


def go_back(
    told: Mapping[str, Any], conversation: Conversation, registration: Registration | None, contact_id: str
) -> None:
    """To what it stood at then, as far as it was kept; what was answered is what is known of it today."""
    conversation.registration_id = told["registration_id"]
    question = told["question"]
    conversation.asked = _asked_then(question, told["registration_id"]) if question else None
    conversation.handed_over_until = None
    if registration is not None:
        registration.state = State(told["state"])
        take_back(told, registration, contact_id)


def _asked_then(question: Mapping[str, Any], registration_id: str | None) -> Asked | None:
    """Of what is asked beside the journey not enough was kept."""
    try:
        return read_asked({**question, "registration_id": registration_id})
    except ValidationError:
        return None


def take_back(told: Mapping[str, Any], registration: Registration, contact_id: str) -> None:
    """What was told since. What an earlier version kept does not name what stood beside: that stays."""
    registration.answers = _only(registration.answers, told["answered"])
    beside = registration.facts.also_told
    if contact_id in beside and "beside" in told:
        beside[contact_id] = _only(beside[contact_id], told["beside"])


def _only(today: Mapping[str, Mapping[str, Any]], known: Mapping[str, Iterable[str]]) -> dict[str, dict[str, Any]]:
    return {
        section: {name: value for name, value in answers.items() if name in known[section]}
        for section, answers in today.items()
        if section in known
    }


def _names(told: Mapping[str, Mapping[str, Any]]) -> dict[str, list[str]]:
    return {section: list(answers) for section, answers in told.items()}


def _copied(told: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    return {section: dict(answers) for section, answers in told.items()}
