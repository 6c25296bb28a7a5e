"""What a child pays a month."""

from bot.club.fees import monthly_price
from bot.model.people import Registration
from bot.model.turn import Turn


def price_of(turn: Turn, registration: Registration) -> int:
    """In pence; fixed with the first plan, and always computed from the list price."""
    fixed: int | None = (registration.account or {}).get("price")
    if fixed is not None:
        return fixed
    rank = turn.ranks.get(registration.id, 1)
    return monthly_price(registration.monthly_fee, turn.club.fees.sibling_discount_percent, rank)
