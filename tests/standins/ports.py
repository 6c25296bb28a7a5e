"""The simplest things that keep the promises of our ports."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.model.messages import Inbound, Receipt


@dataclass
class StoppedClock:
    """Moves only when somebody sleeps."""

    time: datetime = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.time

    async def sleep(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)


@dataclass
class KeptIncoming:
    messages: list[Inbound] = field(default_factory=list)
    receipts: list[Receipt] = field(default_factory=list)
    raw: list[Mapping[str, str]] = field(default_factory=list)

    async def message(self, inbound: Inbound, raw: Mapping[str, str]) -> None:
        self.messages.append(inbound)
        self.raw.append(raw)

    async def receipt(self, receipt: Receipt, raw: Mapping[str, str]) -> None:
        self.receipts.append(receipt)
        self.raw.append(raw)
