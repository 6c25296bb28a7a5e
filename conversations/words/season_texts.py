"""What the secretary reads of a new season. Plain words, GSM-7 safe."""

SHOWN = (
    "New season {season}, from the roster of {last}: I'll invite {children} of {families} ({teams}), "
    "in {days}, at most {a_day} people a day."
)
COST = "The messages cost about {amount}."
NOT_INVITED = "Not invited: {reasons}."
LEFT_OUT = {
    "asked": "{count} asked already",
    "left": "{count} declined or withdrawn",
    "unfinished": "{count} never finished",
    "stopped": "{count} stopped our messages",
    "too_old": "{count} too old for us now",
    "too_young": "{count} too young",
    "no_birthday": "{count} without a date of birth",
    "no_team": "{count} with no team of that name a year older (INVITE them by hand)",
    "watched": "{count} not by me, please ask {officer} first",
}
NOBODY_LEFT = "Nobody of {last} is left to invite to {season}."
NOBODY_BEFORE = (
    "I know of nobody who was registered before {season}. When a new season begins, whoever looks after the bot puts "
    "it into the club file first."
)
INVITING = "All right: I'm inviting {count} to {season} now. STATUS shows what becomes of it."
MANY = {"child": "children", "family": "families", "day": "days"}
