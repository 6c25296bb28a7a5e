"""What we asked a payment service for on behalf of one registration, and whether it exists."""

from pydantic import BaseModel

from bot.club.plan import Plan


class Ordered(BaseModel):
    """A billing request of ours; it has an id when it is made."""

    number: int
    fee: int | None
    id: str | None = None


class MadePlan(BaseModel):
    """What was decided for a mandate and a payment day, and what has become of it."""

    number: int
    mandate: str
    day: int
    plan: Plan
    interim_payment: str | None = None
    subscription: str | None = None
    awaits: list[str] = []  # deeds that have not been heard of
    is_over: bool = False  # refused, or for another day or mandate, or the child has left
    is_settled: bool = False  # over, nothing goes on being collected by it, and what was is known

    @property
    def interim(self) -> str | None:
        return self.plan.interim.month if self.plan.interim else None

    @property
    def months(self) -> tuple[str, ...]:
        """Of the subscription, in the order of its payments."""
        return self.plan.subscription.months if self.plan.subscription else ()

    @property
    def exists(self) -> bool:
        """Every charge it asks for has been made."""
        return (not self.months or self.subscription is not None) and (
            self.interim is None or self.interim_payment is not None
        )
