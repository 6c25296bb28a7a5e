"""What the turn keeps of people between one letter and the next."""

from bot.model.held import GoesWith, event

HELD = (
    event("season_closed", "registration_id", GoesWith.NOBODY),
    event("edited", "registration_id edits was ours since at by", GoesWith.PERSON),
    event("news", "kinds", GoesWith.NOBODY),
    event("week", "*", GoesWith.NOBODY),
)
