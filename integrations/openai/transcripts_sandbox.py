"""Voice notes without OpenAI: a sound that carries its own words, as an Ogg file may carry a comment."""

from bot.model.pictures import Flaw
from bot.ports import Unavailable, Unusable
from integrations.openai.transcripts import LONGEST_TRANSCRIPT, name_for

_COMMENT = b"OggS\0\2OpusTags words="


def sound_of(words: str) -> bytes:
    """What a phone records of them."""
    return _COMMENT + words.encode()


def words_in(sound: bytes) -> str | None:
    return sound.removeprefix(_COMMENT).decode(errors="replace") if sound.startswith(_COMMENT) else None


class SandboxTranscripts:
    def __init__(self) -> None:
        self._failures = 0

    def fail_next(self, times: int = 1) -> None:
        self._failures += times

    async def words_of(self, sound: bytes, contact: str) -> str:  # noqa: ARG002 - as the port has it
        name_for(sound)
        if self._failures:
            self._failures -= 1
            raise Unavailable("The sandbox hears nothing just now")
        words = words_in(sound)
        if words is None:
            raise Unusable(Flaw.BROKEN)
        return words.strip()[:LONGEST_TRANSCRIPT]

    async def close(self) -> None:
        """There is nothing to close."""
