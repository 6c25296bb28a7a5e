"""The texts in voice/, each as one line."""

from functools import cache
from importlib.resources import files

_VOICE = files("conversations.assistant") / "voice"


@cache
def prose(name: str) -> str:
    return " ".join((_VOICE / f"{name}.md").read_text(encoding="utf-8").split())
