"""What the clock keeps of people."""

from bot.model.held import GoesWith, event

HELD = (event("remind", "rule deed registration_id", GoesWith.NOBODY),)
