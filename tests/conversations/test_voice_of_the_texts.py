"""What people read is English as it is spoken at the gate: none of these is."""

from pathlib import Path

import pytest

CALQUES = (
    "I write to you when",
    "we write to you in the chat when",
    "I tell the club",
    "I tell the manager",
    "and tell you what the answer is",
    "I stay silent until then",
    "we go on in our chat",
    "I remind",
    "All right: I move",
    "All right: I take",
    "That person stands in the club file",
    "what you are to",
    "More I cannot add",
    "A photo has arrived by it",
    "Reply YES, or NO to leave it",
    "Whom shall I remind?",
    "Let us go on",
    "Yes and no are both fine",
    "News from the registrations",
    "News of the payment service",
    "Deeds we failed to do",
    "Silenced after too many messages",
    "you will hear no more about this",
)
_CODE = Path(__file__).parents[2] / "conversations"


def _texts() -> str:
    """As they stand in the code: all that anybody is ever told is there."""
    files = [*_CODE.rglob("*.py"), *_CODE.rglob("*.json")]
    lines = [line.strip() for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return " ".join(lines).replace('" "', "").replace('" f"', "")


@pytest.mark.parametrize("calque", CALQUES)
def test_nobody_would_say_so(calque: str) -> None:
    assert calque not in _texts()
