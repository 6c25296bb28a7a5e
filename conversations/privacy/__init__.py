"""What complaints and erasures keep of people, and an erasure of itself until it is done."""

from bot.model.held import GoesWith, effect, event

HELD = (
    event("complaint", "contact_id place id words", GoesWith.MENTION),
    event("complaint_closed", "note", GoesWith.PERSON),
    event("erasure", "what asked", GoesWith.NOBODY),
    effect("note_erased", "contact_id", GoesWith.NOBODY),
    effect("erase_records", "contact_id stays in_table", GoesWith.PERSON),
    effect("copy_gone", "contact_id copy refused", GoesWith.NOBODY),
    effect("erase_last", "contact_id", GoesWith.NOBODY),
    effect("forget_photos", "registration_id", GoesWith.NOBODY),
)
