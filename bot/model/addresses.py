"""Where somebody lives."""

from bot.model.messages import Value


class Address(Value):
    line_1: str
    town: str
    city: str
    postcode: str

    @property
    def full(self) -> str:
        """On one line, each place once: a town may be its own city."""
        places = dict.fromkeys(part for part in (self.line_1, self.town, self.city) if part)
        return ", ".join([*places, self.postcode])
