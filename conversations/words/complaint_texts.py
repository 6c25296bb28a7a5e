"""What is said about a complaint about data: to who makes it, and to who answers for it."""

WHICH = "I'm sorry to hear that. Is your complaint about how we use your data, or about something else?"
WORD = "complaint"  # begins what is added to an open one
OPTIONS = ("My data", "Something else")
TAKEN = (
    "Thank you for telling me. I've written your complaint about your data down, and {who} looks into it. You'll have "
    "an answer by {due}. To add something, begin with COMPLAINT. You can also complain to {regulator}: {site}"
)
ADDED = "I've added that to your complaint. {who} answers by {due}."
AND_GO_ON = "We can go on with the registration whenever you like."
WHO = "{name}, our {role},"
SOMEBODY = "the club"
CLOSED = (
    "Your complaint about your data has been looked into. {club} writes: {note}\n"
    "If that doesn't settle it, tell me, or complain to {regulator}: {site}"
)

NEW = 'Complaint {id} about data: {writer}, {number}, wrote: "{words}" They must have an answer by {due}. {how}'
ADDED_TO = 'Complaint {id} about data: {writer}, {number}, adds: "{words}" They must have an answer by {due}. {how}'
STILL_OPEN = "Complaint {id} about data, of {writer}, {number}, is still open. They must have an answer by {due}. {how}"
LATE = "Complaint {id} about data, of {writer}, {number}, is late: they should have had an answer by {due}. {how}"
HOW = "When it's settled, write CLOSE COMPLAINT {id} and what was done. They're sent your words."

NONE_OPEN = "No complaint about data is open."
OPEN = "Open complaints about data:\n{lines}"
LINE = '{id}: {writer}, {number}, since {since}, an answer is due by {due}: "{words}"'
WHICH_NUMBER = "Which one? Please write for example: CLOSE COMPLAINT {id} and what was done."
NOT_OPEN = "Complaint {id} is not open. COMPLAINTS shows which are."
WHAT_WAS_DONE = "What was done? Please write: CLOSE COMPLAINT {id} and what was done. They're sent your words."
WILL_CLOSE = "I'll close complaint {id} of {writer} and send them: {note}"
IS_CLOSED = "Complaint {id} is closed, and {writer} is told."
