"""A local OpenAI that listens: what it takes of a voice note, by its published description, and what it hears."""

import json

from aiohttp import BodyPartReader, web

from integrations.openai.transcripts_sandbox import words_in
from tests.standins.openai_answers import Answer
from tests.standins.openai_rules import Broken

# Of all that is published; the rest is of no use to us.
TAKEN = {"file", "model", "response_format", "language"}
_ENDS = ("flac", "mp3", "mp4", "mpeg", "mpga", "m4a", "ogg", "wav", "webm")  # and so no .oga
_LARGEST = 25 * 1024 * 1024
_A_SECOND = 2000  # bytes, more or less


async def heard(request: web.Request) -> bytes:
    """The sound. Raises Broken."""
    fields: dict[str, str] = {}
    sound = None
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name not in TAKEN:
            raise Broken(f"not to be asked with: {part.name}")  # type: ignore[union-attr]  # nested parts are as wrong
        if part.name == "file":
            if (part.filename or "").rpartition(".")[2] not in _ENDS:
                raise Broken(f"Invalid file format: {part.filename}")
            sound = bytes(await part.read())
        else:
            fields[part.name] = await part.text()
    if not sound or len(sound) > _LARGEST:
        raise Broken("no file, or one that is too large")
    if not fields.get("model") or fields.get("response_format", "json") != "json":
        raise Broken("no model, or another format")
    return sound


def transcript(sound: bytes) -> Answer:
    words = words_in(sound)
    if words is None:
        error = {"message": "The audio file could not be decoded", "type": "invalid_request_error", "code": None}
        return Answer(json.dumps({"error": error}).encode(), 400)
    told = len(sound) // _A_SECOND + 1
    usage = {"type": "tokens", "input_tokens": told, "output_tokens": len(words) // 4, "total_tokens": told}
    return Answer(json.dumps({"text": words, "usage": usage}).encode())
