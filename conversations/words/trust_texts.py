"""What is said where it matters who is writing."""

BY_CODE = "Reply YES {code} to do it, or NO to leave it."
WITH_THE_CODE = "By text I need YES and the four digits I sent you."
WRONG_CODE = "Those are not the digits I sent. Nothing is changed. Please reply YES and the four digits."
NO_MORE_BY_SMS = (
    "There were too many wrong digits today, so I change nothing by text until tomorrow. On WhatsApp we can go on."
)
TOO_OLD = "Those digits are too old, so nothing is changed. Please ask me again."
LEFT_ALONE = "All right, nothing is changed."
ANSWER_ON_WHATSAPP = "I've asked you something on WhatsApp that I may only take there. Please answer it there first."
CHANGE = "Shall I change this for {child}?\n{changes}"
TELL_THE_NEW_ONE = "To change that by text, please write what it should be, for example: email kate@example.com"
NOT_YOUR_NUMBER = "Shall I note that this number is not that of the parent, and write here no more about it?"
OVER_ALREADY = "That is done already, or no longer possible."

STOPPED = (
    "Done: no more messages here, and no reminders or invitations anywhere. A registration, and what is owed for it, "
    "stay as they are. If you change your mind, write START."
)
STOP_HERE_TOO = "You've stopped our text messages. Shall I stop writing to you here on WhatsApp, too?"
STOP_HERE_OPTIONS = ("Stop here too", "Keep WhatsApp")
STAYS_HERE = "All right, we stay in touch here on WhatsApp."

VOLUNTEER_TOLD = "That is not what we have, so I've told a volunteer of the club, who'll look into it."
VOLUNTEER_LOOKS = "I can't go on here by myself: a volunteer is looking into it. Write PERSON to talk to one."
