"""No model is connected: the talk goes on by itself."""

from bot.model.prompts import Prompt, Response
from bot.ports import Unavailable


class AbsentAssistant:
    async def respond(self, prompt: Prompt) -> Response:  # noqa: ARG002 - as the port has it
        raise Unavailable("No language model is connected")

    async def close(self) -> None:
        """There is nothing to close."""
