"""Every word a manager reads. Plain words, GSM-7 safe; the longer ones are lists that are put together."""

YES_NO = ("Yes", "No")
CONFIRM = "Reply YES to go ahead, or NO to leave things as they are."
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
NO_TEAM_OF_THAT_NAME = "There is no team {team}. At {age_group} we have: {teams}."
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

SIDES = (THE_TEAM, MY_CHILD)
NOT_UNDERSTOOD = "Sorry, I didn't get that."
NOT_UNDERSTOOD_HELP = (
    "Sorry, I did not understand that. Write HELP to see what I can do for your teams. "
    "If it is about your own child, please say: my child."
)
YOU_ARE_WELCOME = "You're welcome."
HELP = (
    "For your teams you can write:\n"
    "INVITE Sam Jones U10 Tigers, parent Kate Jones 07700 900123 (several lines invite several)\n"
    "STATUS, STATUS U10 Tigers or STATUS Sam Jones; UNPAID for the fee alone\n"
    "REMIND Sam Jones, REMIND U10 Tigers or NUDGE ALL\n"
    "MOVE Sam Jones to U10 Lions\n"
    "CANCEL Sam Jones\n"
    "OFFER Sam Jones: a place, before others on the waiting list\n"
    "ALLOW Sam Jones or REFUSE Sam Jones, where I ask you to decide\n"
    "PHOTOS still missing\n"
    "TEAMS\n"
    "I show you what I would do before I do it."
)
HELP_ADMIN = "ADD MANAGER Jo Smith 07700 900555 U10 Lions\nREMOVE MANAGER 07700 900555"
HELP_PARENT = "For {child}'s registration just answer my questions in your own words. PERSON fetches a volunteer."

UNKNOWN_CHILD = "I know no child of that name in your teams."
NO_TEAM = "no team"
ALL_TEAMS = "all teams"
YOUR_TEAMS = "Your teams:"
NO_TEAMS = "You have no teams yet."
TEAM_LINE = "{team}: {count} invited, {done} registered"
NOBODY_YET = "{team}: nobody is invited yet. INVITE begins."
SCOPE = "{team}, {count} in all: {counted}"
STUCK = "Not finished:"
NOBODY_OWES = "Nobody owes the signing-on fee just now."
NOBODY_STUCK = "Nobody is stuck."
CHILD = "{child}, {team}: {why}, {since}.\nParent: {parent}. Invited on {invited}."
LAST_HEARD = "Last heard from the parent: {when}."
NOTES = 'For you, in the parent\'s own words: "{notes}"'
NUDGE_ALL = "Nudge all"
OFFER_ONE = "Reply NUDGE ALL to remind this parent."
OFFER_ALL = "Reply NUDGE ALL to remind these {count}."
STATES = {
    "initial_contact": "invited",
    "returning_player_check": "just begun",
    "info_collection": "filling in",
    "waiting_list": "on the waiting list",
    "review": "checking the summary",
    "payment": "choosing the payment day",
    "kit": "choosing the kit",
    "photo": "photo not sent yet",
    "awaiting_payment": "fee not paid yet",
    "completed": "registered",
    "declined": "declined",
    "withdrawn": "withdrawn",
    "suspended": "suspended, fee not paid",
}
# How many there are of each, in the order of the journey.
COUNTED = {
    "completed": "registered",
    "photo_only": "paid",
    "awaiting_payment": "not paid yet",
    "photo": "at the photo",
    "kit": "at the kit",
    "payment": "at the payment",
    "review": "at the summary",
    "waiting_list": "on the waiting list",
    "info_collection": "filling in",
    "returning_player_check": "just begun",
    "initial_contact": "invited",
    "suspended": "suspended",
    "declined": "declined",
    "withdrawn": "withdrawn",
}
WHY = {
    "stopped": "stopped our messages",
    "handed_over": "talks to a volunteer",
    "wrong_number": "wrong number",
    "unanswered": "invited, no answer",
    "undecided": "answered, not decided",
    "photo": "paid, waiting for the photo",
    "nearly": "paid, finishing",
    "failed": "payment failed",
    "cancelled": "payment cancelled",
    "incomplete": "fee paid, Direct Debit not set up",
    "other_age_group": "by birthday {age_group}, you decide",
    "no_fa": "no to the FA registration",
    "no_terms": "no to the code of conduct",
    "no_whatsapp": "not on WhatsApp",
    "read": "read",
    "unread": "not read yet",
    "delivered": "SMS delivered",
    "on_its_way": "message on its way",
}
PAID_OR_NOT = {"failed": "not paid", "cancelled": "not paid", "incomplete": "paid, not finished"}
# For who may know nothing of the money.
WITHOUT_MONEY = {"awaiting_payment": "not finished", "suspended": "suspended"}
COUNTED_WITHOUT_MONEY = {"awaiting_payment": "not finished"}
WAITS_FOR_PHOTO = "waiting for the photo"
NOT_DELIVERED = {
    "unreachable_here": "not on WhatsApp",
    "not_a_mobile": "wrong number",
    "opted_out": "stopped our messages",
    "blocked": "blocked us",
    "handset_off": "phone off",
    "unknown": "not delivered",
}

REMIND_WHOM = "Who shall I send a reminder for? Please send me the child's name or the team, or ALL."
REMIND_THIS = "I'll remind the parent of {names}."
REMIND_THESE = "I'll remind the parents of {count} children: {names}."
MORE_CHILDREN = " and {count} more"
REMIND_NOBODY = "There is nobody to remind."
REMIND_ONE = "I'll send 1 parent a reminder{when}."
REMIND_MANY = "I'll send {count} parents a reminder{when}."
IN_THE_MORNING = "at {time}, when the quiet hours end"
NOT_REMINDED = {
    "completed": "{count} finished already",
    "declined": "{count} declined",
    "withdrawn": "{count} withdrawn",
    "stopped": "{count} stopped our messages",
    "handed_over": "{count} with a volunteer",
    "wrong_number": "{count} with a wrong number",
    "today": "{count} reminded today already",
    "at_it": "{count} answering just now",
    "over_the_limit": "{count} over the day's limit",
}
WHICH_CHILD = {
    "allow": "Which child shall go on? Please send me the full name.",
    "offer": "Who shall have the place? Please send me the full name.",
    "lift": "Whose suspension shall I lift? Please send me the full name.",
    "money": "Whose money? Please send me the child's full name.",
    "link": "Whose payment link shall I send? Please send me the child's full name.",
    "cancel": "Which child shall I take out? Please send me the full name.",
    "move": "Which child shall I move? Please send me the full name.",
}
WHICH_OF_THEM = "Which one do you mean? Please send me the number."
CANCEL_ONE = "I'll take {child} ({team}) out of the registration and tell the parent."
CANCELLING = "Will do: {child} comes out, and I'll tell the parent if they had answered."
OFFER_PLACE = "I'll offer {child} a place in {team} now, before the others on the list."
OFFERING = "Will do: {child} is offered a place in {team}."
NOT_WAITING = "{child} is not on a waiting list."
LIFT_ONE = "I'll lift the suspension of {child} and tell the parent. The payment stays open, and its days begin again."
LIFTING = "Will do: I'll lift the suspension of {child} and tell the parent."
NOT_SUSPENDED = "{child} is not suspended."
NOT_ONES_OWN = "{child} is a child of your own, so somebody else must do that. Please ask the secretary."
NOT_YOURS_TO_DO = "That is for the managers and the secretary. Write HELP to see what I can do for you."
FOR_THE_SECRETARY = "Only the secretary can do that."
FOR_THE_REGISTRAR = "Only the registrar and the secretary can see that."
FOR_THE_TREASURER = "Only the treasurer can do that."
HELP_TREASURER = (
    "For the club's money you can write:\n"
    "UNPAID or UNPAID U10 Tigers: whose fee is missing\n"
    "STATUS, STATUS U10 Tigers or STATUS Sam Jones\n"
    "MONEY Sam Jones: what was charged and paid, and what is due, month by month\n"
    "LINK Sam Jones: sends the parent the payment link\n"
    "LIFT Sam Jones: ends a suspension\n"
    "TEAMS"
)
HELP_SECRETARY = (
    "STATUS unpaid, STATUS suspended, STATUS U10 Tigers waiting list\n"
    "MONEY Sam Jones: what was charged and paid, and what is due\n"
    "BIRTHDAYS or BIRTHDAYS U10 Tigers\n"
    "SEASON INVITE: invites those of the last season to the new one\n"
    "COMPLAINTS: those about data; CLOSE COMPLAINT 12 and what was done"
)
HELP_REGISTRAR = (
    "For the club's registrations you can write:\n"
    "STATUS, STATUS U10 Tigers or STATUS Sam Jones\n"
    "BIRTHDAYS or BIRTHDAYS U10 Tigers\n"
    "PHOTOS or PHOTOS U10 Tigers: whose photo is missing\n"
    "TEAMS"
)
MORE = "... and {count} more. Reply MORE to see them."
NO_MORE = "That is all. Please send the command again to see it anew."
BIRTHDAYS = "Dates of birth, {team}:"
PHOTOS = "Photo missing, {team}:"
NOBODY_OF_THOSE = "There is nobody like that just now."
FILTERED = "{team}, {what}: {count}"
FEES_TO_COME = "Signing-on fees to come: {amount}."
UNPAID = "unpaid"
ALLOW_ONE = "I'll let {child} ({team}) go on and tell the parent."
ALLOWING = "All right: {child} goes on, and the parent is told."
ALLOW_NOBODY = "{child} waits for no decision of yours."
MOVE_ONE = "I'll move {child} from {before} to {team} and tell the parent."
MOVE_WHERE = "To which team? We have: {teams}."
MOVING = "Will do: {child} moves to {team}, and I'll tell the parent."
THERE_ALREADY = "{child} is in {team} already."

ONLY_AN_ADMIN = "Only an admin of the club can add or remove managers."
THE_MANAGER = "the manager"
WANTED_OF_MANAGER = {
    "name": "the manager's full name",
    "phone": "the mobile number",
    "team": "the team",
}
IN_THE_CLUB_FILE = "That person is set in the club file and has to be changed there."
NOT_YOURSELF = "You cannot remove yourself. Another admin can."
ADD_MANAGER = "I'll make {name} on {phone} a manager of {teams}."
ADD_ADMIN = "I'll make {name} on {phone} an admin, who manages all teams and adds managers."
REMOVE_MANAGER = "I'll end that {name} on {phone} manages {teams}."
ADDING = "All right: I make {name} a manager and write to them."
REMOVING = "All right: I end that."
YOU_ARE_MANAGER = (
    "{name} has made you a manager at {club}: {teams}. You can invite parents and see who is registered by writing "
    "to me here. Write HELP to see how."
)

# What the guardian's lane did that is not what was expected.
REPORTS = {
    "ones_own": NOT_ONES_OWN,
    "not_waiting": NOT_WAITING,
    "is_offered": "{child} has been offered a place already, and the parent has not answered yet.",
    "link_done": "Everything is paid and set up for {child}: no link was sent.",
    "link_not_yet": "The parent of {child} has not chosen the payment day yet: the link comes by itself after that.",
    "link_being_made": "The payment link for {child} is being made now and goes to the parent by itself.",
    "not_suspended": "{child} is not suspended any more: nothing was changed.",
    "already_invited": "{child} was invited already and has not answered yet: nothing was sent again.",
    "already_started": "{child} has begun already: the parent is asked whether there are problems.",
    "completed": "{child} is registered already: nothing was sent.",
    "stopped": "The parent of {child} has stopped our messages, so nothing was sent.",
    "handed_over": "The parent of {child} talks to a volunteer just now, so no reminder was sent.",
    "complaint": "The club is looking into something for the parent of {child}, so no reminder was sent.",
    "waits_for_us": "{child} waits for our payment link, not for the parent, so no reminder was sent.",
    "is_completed": "{child} is registered by now, so no reminder was sent.",
    "is_declined": "The parent of {child} has declined meanwhile. Nothing was changed.",
    "is_withdrawn": "{child} is withdrawn already. Nothing was changed.",
    "number_taken": "{child}'s shirt number is taken in the new team. The parent is asked for another.",
    "added": "{name} is a manager now.",
    "removed": "{name} does not manage that any more.",
    "is_none": "Nobody of that number is a manager. Nothing was changed.",
}
