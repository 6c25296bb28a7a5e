"""What is said when somebody tells of harm to a child: to them, and to those of the club who are to know."""

REPLY = (
    "Thank you for telling me. If anybody is in danger now, please ring 999. "
    "You can ring {person}{helplines}. I've stopped asking questions here, and a person will get in touch with you."
)
HELPLINES = ", or {lines}"
IF_A_CHILD = "If this is about a child who isn't safe, you can ring our welfare officer: {person}."
PASSED_ON = "I've passed that on too."
WAITS = (
    "Your message has gone to {person}, and I keep at it until somebody has it. They'll ring you. "
    "If anybody is in danger now, please ring 999."
)
CONFIRMED = "{person} has your message and will get in touch with you. If anybody is in danger now, please ring 999."
SOMEBODY = "a person of the club"
FREED = "We can go on with the registration whenever you like."
NOT_BY_MESSAGE = "I can't help with this registration by message just now. Please write PERSON, and a volunteer will."

HEAD = "SAFEGUARDING"
ALARM = '{head}. Matter {id}: {writer}, {number}{about}, wrote: "{words}" Ask first whether they can talk. {answers}'
ANSWERS = "Reply GOT {code} when you have it, and SAFE {id} {code} when the bot may go on."
PERHAPS = "Somebody named {first} is meant: perhaps {name}, who isn't told. TELL {id} {code} tells them."
MORE = '{head}. Matter {id}: {writer} writes: "{words}"'
WAITING = "{head}. Matter {id} waits: nobody has confirmed it. Please ring {people}."
YOURS = "Thank you. Matter {id} is with you now. SAFE {id} {code} lets the bot go on."
IS_FREE = "Thank you. Matter {id} is closed, and the bot goes on."
TOLD = "{name} is told of matter {id} now."
WRONG_DIGITS = "Those digits belong to no open matter. They stand in the SMS headed SAFEGUARDING."
WHICH = "Which matter? Please write its number, for example: {verb} {id}"
NO_NAME = "somebody who gave no name"

# What the officer reads of what is open, and can write.
OPEN_MATTERS = "Open matters:"
NO_MATTERS = "No matter is open."
MATTER = "Matter {id}: {writer}{about}, since {since}, {who}."
HAS_YOU = "you have it"
HAS_SOMEBODY = "another of you has it"
HAS_NOBODY = "nobody has confirmed it"
HELP_OFFICER = (
    "When somebody tells of harm you get it here, with four digits.\n"
    "GOT and the digits: you have it\n"
    "SAFE, the number and the digits: the bot may go on with them\n"
    "STATUS or MATTERS: which are open"
)
