"""What local reading could not settle is read by a language model, which proposes; the form disposes."""

from bot.model.held import MONTH, GoesWith, effect, event

HELD = (
    event("overdue", "reading", GoesWith.NOBODY),
    effect("reading", "*", GoesWith.PERSON, kept=MONTH),
)
