"""What is said about a child's second guardian, and to them."""

YES_TWO = (
    "Yes, two parents can do this together, each on their own phone. Just write me who it is, for example: "
    "add dad Tom Jones 07700 900124"
)
WHO = "With pleasure. What is the name and the mobile number of the other parent?"
NAME = "What is the name of the other parent?"
NUMBER = "What is {name}'s mobile number?"
ASK = (
    "Shall I ask {name} on {phone} to help with the registration of {child}? "
    "{name} can answer what is open, and sees nothing of your own details."
)
DROPPED = "All right, I ask nobody."
ASKED = "I'm asking {name} now, and I'll let you know what they say."
ASKED_ALREADY = "I have asked {name} on that number already."
REFUSED_ALREADY = "I asked {name} on that number, and the answer was no. Please talk to each other."
OWN_NUMBER = "That is your own number."
FIRST_YOURSELF = "Gladly, once we have your own details. Then just write me again who it is."
TOO_MANY_TODAY = "I've asked enough people for you today. Write me again tomorrow, or write PERSON."
TOO_MANY = "{child} has {most} parents or guardians here already, or asked to be. I can't add any more: write PERSON."

WILL_YOU = "{asker} asks you to help with the registration of {child} at {club}. Will you?"
ASK_AGAIN = (f"{WILL_YOU} Reply YES or NO.", "Will you help with {child}? Please reply YES or NO.")
WELCOME = "Thank you. From now on you can answer for {child} too, just as {asker} does."
THANKS_NO = "All right, thank you for telling me. You won't hear from me about this again."
GONE = "Thank you. The registration has ended meanwhile: there is nothing left to do."

# What one guardian hears of another.
NEWS = {
    "joined": "{name} said yes and can now answer for {child} too.",
    "refused": "{name} said no to helping with the registration of {child}.",
    "already": "{name} is with us for {child} already.",
    "unreachable": "I cannot reach {name}: please check the number, or ask them to write to me.",
    "wrong_number": "The number you gave me for {name} is somebody else's. Please check it.",
    "completed": "Good news: all is paid and {child} is registered with {club} for the {season} season.",
    "declined": "{name} told me that {child} will not be registered. If that is wrong, write: back to {child}",
    "withdrawn": "{name} has withdrawn {child}. If that is wrong, write: back to {child}",
    "ended_by_club": "The club has ended the registration of {child}. If that is a mistake, please write PERSON.",
    "outside_ages": "By the date of birth that {name} gave, {child} is outside the ages we have football for.",
}
CONTRADICTION = (
    "The guardians of {child} gave different answers. Before: {before}. Now: {now}. Please find out which holds."
)
THE_OTHER = "the other parent"
FROM = "{label}: from {name}"
SECTIONS = {
    "guardian": "Parent",
    "child": "Medical",
    "own_contact": "Child's own contact",
    "address": "Address",
    "child_address": "Child's address",
    "emergency": "Emergency contact",
    "payment": "Payment day",
}
WITH = "{name} has the link"
NOT_YOURS = "That part is from {name}, so only {name} can change it."
NOT_ALONE = "Part of this is from {name}, so I cannot start again for you alone. Write PERSON and a volunteer helps."
