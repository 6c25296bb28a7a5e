"""What the turn keeps of people between one letter and the next."""

from bot.model.held import GoesWith, event

HELD = (
    event("season_closed", "registration_id", GoesWith.NOBODY),
    event("news", "kinds", GoesWith.NOBODY),
    event("week", "*", GoesWith.NOBODY),
)
