"""Letters while they are read: what is left of them, and the acts that were read."""

from dataclasses import dataclass, field, replace

from bot.model.acts import Act, PassOver
from bot.model.asked import AskedGuess, read_asked
from bot.model.messages import Inbound
from conversations.understanding.options import said_to
from conversations.understanding.scene import Scene

YES_OR_NO = {"wish", "past", "waiting", "place", "review", "address_check", "child_address_check", "home"}


@dataclass
class Reading:
    """What is left to be read, and what was read."""

    letters: list[Inbound]
    scene: Scene
    acts: list[Act] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All of it, with what a number picks in its place."""
        return said_to(self.scene.asked, self.letters)

    @property
    def plain(self) -> str:
        return "\n".join(letter.text for letter in self.letters)

    @property
    def is_typed(self) -> bool:
        return not any(letter.button or letter.media for letter in self.letters)

    def take(self, act: Act) -> None:
        """Nothing is left."""
        self.acts.append(replace(act, letters=tuple(self.letters), words=act.words or self.plain))
        self.letters = []

    def pass_over(self) -> None:
        """What was asked beside the journey: the words are about something else."""
        self.acts.append(PassOver(letters=tuple(self.letters)))
        asked = self.scene.asked
        self.scene = replace(self.scene, asked=read_asked(asked.before) if isinstance(asked, AskedGuess) else None)


def answers(scene: Scene, text: str) -> bool:
    if scene.section in YES_OR_NO or not text:
        return False
    reading = scene.reading_of(text)
    return reading is not None and bool(reading.values)
