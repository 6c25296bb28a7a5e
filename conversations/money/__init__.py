"""What is kept of money."""

from bot.model.held import SIX_YEARS, GoesWith, effect, event

HELD = (
    event("difference", "line", GoesWith.MONEY, kept=SIX_YEARS),
    *(
        effect(kind, "*", GoesWith.MONEY, SIX_YEARS)
        for kind in ("billing_request", "subscribe", "charge", "stop_collecting", "look_at_money", "money_event")
    ),
)
