"""What guardians of one child are told of each other."""

from bot.model.held import GoesWith, Shown, event

HELD = (
    event("family", "news registration_id name number", GoesWith.MENTION, Shown.TALK),
    event(
        "join",
        "child_id registration_id child asker_id asker name number joined joined_by",
        GoesWith.MENTION,
        Shown.TALK,
    ),
)
