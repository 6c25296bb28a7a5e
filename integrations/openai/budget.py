"""What the model may cost in a day: for one contact, and for everybody in this process."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta

from bot.model.prompts import Usage
from bot.ports import Clock, Unavailable
from integrations.openai.settings import OpenAISettings


class OverBudget(Unavailable):
    """Nothing was asked."""


class Budget:
    """Kept in memory: it stops what runs away; the account's own limit is set with the vendor."""

    def __init__(self, settings: OpenAISettings, clock: Clock) -> None:
        self._settings = settings
        self._clock = clock
        self._day: date | None = None
        self._spent: Counter[str] = Counter()
        self._total = 0

    def check(self, contact: str) -> None:
        """Raises OverBudget."""
        now = self._today()
        if (
            self._spent[contact] >= self._settings.openai_tokens_per_contact
            or self._total >= self._settings.openai_tokens_per_day
        ):
            midnight = datetime.combine(now.date() + timedelta(days=1), time(), UTC)
            raise OverBudget("The assistant is over its budget", retry_after=(midnight - now).total_seconds())

    def spend(self, contact: str, usage: Usage) -> None:
        self._today()
        tokens = usage.input_tokens + usage.output_tokens
        self._spent[contact] += tokens
        self._total += tokens

    def _today(self) -> datetime:
        now = self._clock.now()
        if now.date() != self._day:
            self._day = now.date()
            self._spent.clear()
            self._total = 0
        return now
