"""What a talk stood at when a turn began, kept with what was read for who looks at it later: names, no answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.club.registration import State
from bot.model.people import Conversation, Registration

_KEPT = ("section", "field", "options", "missed")  # of the open question


@dataclass(frozen=True)
class Moment:
    registration_id: str | None
    state: State | None
    question: Mapping[str, Any]
    answers: Mapping[str, Mapping[str, Any]]

    @property
    def told(self) -> dict[str, Any]:
        return {
            "registration_id": self.registration_id,
            "state": self.state,
            "question": self.question,
            "answered": {section: list(answers) for section, answers in self.answers.items()},
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


def moment_of(conversation: Conversation, registration: Registration | None) -> Moment:
    question = conversation.question or {}
    return Moment(
        registration.id if registration else None,
        registration.state if registration else None,
        {name: question[name] for name in _KEPT if name in question},
        {section: dict(answers) for section, answers in registration.answers.items()} if registration else {},
    )


def go_back(told: Mapping[str, Any], conversation: Conversation, registration: Registration | None) -> None:
    """To what it stood at then, as far as it was kept; what was answered is what is known of it today."""
    conversation.registration_id = told["registration_id"]
    question = told["question"]
    conversation.question = {**question, "registration_id": told["registration_id"]} if question else None
    conversation.handed_over_until = None
    if registration is not None:
        registration.state = State(told["state"])
        registration.answers = {
            section: {name: value for name, value in registration.answers.get(section, {}).items() if name in names}
            for section, names in told["answered"].items()
        }
