"""What volunteers and officials are told of people."""

from bot.model.held import GoesWith, Shown, event

HELD = (
    event("relay", "contact_id name about text until ended", GoesWith.MENTION, Shown.TALK),
    event("relayed", "text until by number", GoesWith.PERSON, Shown.TALK),
    event("hand_back", "text until by number", GoesWith.PERSON, Shown.TALK),
    event("alarm", "contact_id place more", GoesWith.MATTER),
    event("unconfirmed", "matter times", GoesWith.MATTER),
    event("freed", "", GoesWith.MATTER),
    event("contradiction", "child_id child before now place", GoesWith.MENTION),
)
