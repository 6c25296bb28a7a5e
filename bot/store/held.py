"""What the machine itself keeps: each sealed column, and the letters and receipts as they came."""

from bot.model.held import CHAT, ERASED, MONTH, SEASON, SIX_YEARS, GoesWith, Held, Shown, effect, event

_LETTER = "inbound raw"
HELD = (
    Held("contacts.profile", GoesWith.PERSON, ERASED, Shown.DATA),
    Held("handles.value", GoesWith.PERSON, ERASED, Shown.DATA),
    Held("children.profile", GoesWith.RECORD, ERASED, Shown.DATA),
    Held("managers.name", GoesWith.NOBODY, "as long as they run a team"),  # who runs one is not erased
    Held("registrations.answers", GoesWith.RECORD, ERASED, Shown.DATA),
    Held("registrations.facts", GoesWith.RECORD, SEASON, Shown.DATA),
    Held("registrations.account", GoesWith.MONEY, SIX_YEARS),
    Held("conversations.question", GoesWith.PERSON, "until it is answered", Shown.TALK),
    Held("conversations.replies", GoesWith.PERSON, "ten minutes"),
    Held("events.payload", GoesWith.PERSON, MONTH, Shown.TALK),
    Held("messages.content", GoesWith.PERSON, CHAT, Shown.DATA),
    Held("messages.closed_content", GoesWith.PERSON, CHAT, Shown.TALK),
    Held("effects.payload", GoesWith.PERSON, ERASED),
    Held("effects.result", GoesWith.PERSON, ERASED),
    Held("effects.error", GoesWith.PERSON, ERASED),
    Held("notices.detail", GoesWith.PERSON, ERASED),
    Held("matters.code", GoesWith.MATTER, "until the officer's date"),
    Held("matters.report", GoesWith.MATTER, "until the officer's date"),
    Held("audit.detail", GoesWith.PERSON, ERASED),
    Held("complaints.told", GoesWith.PERSON, "complaints_years of the club file"),
    Held("complaints.note", GoesWith.PERSON, "complaints_years of the club file"),
    Held("happenings.detail", GoesWith.PERSON, ERASED),
    Held("roster_rows.written", GoesWith.RECORD, SEASON),
    Held("known_addresses.found", GoesWith.RECORD, MONTH),
    *(event(kind, _LETTER, GoesWith.PERSON, Shown.TALK) for kind in ("text", "press", "media", "command")),
    event("receipt", "receipt raw", GoesWith.MENTION),
    event("effect", "effect key result", GoesWith.PERSON),
    event("closed", "message_id", GoesWith.NOBODY),
    event("undelivered", "message_id", GoesWith.MATTER),
    effect("delete_media", "url content_type", GoesWith.NOBODY),
    effect("forget_message", "carrier_id", GoesWith.NOBODY),
    effect("harm_reading", "text contact letter began number known harm asked", GoesWith.PERSON),
)
