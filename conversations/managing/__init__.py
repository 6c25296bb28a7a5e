"""The managers' side of the talk: commands by text, each shown back before it changes anything."""

from bot.model.held import GoesWith, effect, event

HELD = (
    event("managed", "wish registration_id by team_id", GoesWith.NOBODY),
    event("reported", "outcome words", GoesWith.MENTION),
    event("new_season", "last is_agreed", GoesWith.NOBODY),
    event("appointed", "command name team_ids is_admin by by_name", GoesWith.NOBODY),
    event("update", "news registration_id child team_id team", GoesWith.MENTION),
    effect("read_document", "url content_type caption text refused", GoesWith.MENTION),
)
