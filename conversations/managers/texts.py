"""Every word a manager reads. Plain words, GSM-7 safe; the longer ones are lists that are put together."""

YES_NO = ("Yes", "No")
CONFIRM = "Reply YES, or NO to leave it."
CONFIRM_BY_SMS = "Reply YES {code} to do it, or NO to leave it."
SHOW_THE_NUMBER = "By SMS I need YES and the number I showed you."
WRONG_NUMBER_SHOWN = "That is not the number I showed. Nothing is changed. Please reply YES and the number."
TOO_MANY_WRONG = "That is not the number I showed, too often. Nothing is changed. Please send the command again."
NO_MORE_BY_SMS = "There were too many wrong numbers today, so I change nothing by SMS until tomorrow. Use WhatsApp."
LEFT_ALONE = "All right, nothing is changed."
EXPIRED = "That question is more than 30 minutes old, so nothing is changed. Please send the command again."
NOT_OPEN = "That is done already, or no longer open. Nothing is changed by it now."
WHICH_SIDE = "Do you mean the team, or your own child's registration?\nThe team: {what}"
THE_TEAM = "The team"
MY_CHILD = "My own child"
TOO_MANY_COMMANDS = "That is a lot for one hour. Please go on a little later."
PLEASE_YES_OR_NO = "Please reply YES or NO first."

TWO_TEAMS = "I can use one team in a line."
NO_SUCH_TEAM = "I know no such team. We have: {teams}."
NOT_YOUR_TEAM = "{team} is not one of your teams."
LINE_TOO_LONG = "That is too long for one child. Please write one line a child."
NOT_A_NAME = "I cannot use that as a name."
TWO_NUMBERS = "There are two phone numbers. Please send one child and one number in a line."
NOT_A_NUMBER = "That is not a UK mobile number."
WHO_IS_WHO = (
    "I am not sure who is who. Please write it like: INVITE Sam Jones U10 Tigers, parent Kate Jones 07700 900123"
)
TOO_MANY_LINES = "That is more than {most} lines. Please send up to {most} at once."
TWICE = "the same child again"
OVER_THE_LIMIT = "over the day's limit, please send it tomorrow"
MISSING = "{wanted} missing"
BAD_LINE = "Line {number}: {why}"
WANTED = {
    "child": "the child's full name",
    "surname": "{child}'s surname",
    "team": "the team",
    "phone": "the parent's mobile number",
    "parent": "the parent's name",
}
TELL_ME = "{known}: please send me {wanted}."
KNOWN_CHILD = "{child}, {team}"
KNOWN_NAME = "{name}"
AN_INVITATION = "For an invitation"
SEVERAL_CHILDREN = "{count} children"
THE_PARENT = "the parent"
WHICH_NUMBER = "{parent} has more than one number. Which one shall I use?\n{numbers}"
INVITE_ONE = "I'll invite {parent} on {phone} to register {child} for {team}."
INVITE_MANY = "I'll invite {count}:"
THERE = "There already, not invited again:"
BAD = "Not used:"
NOBODY_TO_INVITE = "So there is nobody to invite."
INVITED_ONE = "I am writing to {parent} about {child} now. STATUS shows what became of it."
INVITED_MANY = "I am writing to {count} parents now. STATUS shows what became of it."
ALREADY = {
    "initial_contact": "invited on {day}, no answer yet",
    "completed": "registered",
    "suspended": "suspended",
}
ALREADY_BEGUN = "has begun, not finished"
AND_MORE = "... and {count} more"
TODAY = "today"
ONE_DAY = "1 day"
DAYS = "{days} days"
