"""Voice notes without OpenAI: a sound that carries its own words, as an Ogg file may carry a comment."""

from bot.model.pictures import Flaw
from bot.ports import Unavailable, Unusable
from integrations.openai.transcripts import LONGEST_TRANSCRIPT, name_for

_COMMENT = b"OggS\0\2OpusTags words="


def sound_of(words: str) -> bytes:
    """What a phone records of them."""
    return _COMMENT + words.encode()


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
        if not sound.startswith(_COMMENT):
            raise Unusable(Flaw.BROKEN)
        return sound.removeprefix(_COMMENT).decode(errors="replace").strip()[:LONGEST_TRANSCRIPT]

    async def close(self) -> None:
        """There is nothing to close."""
