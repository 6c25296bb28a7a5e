"""What reminders say: freely within the service window, and what a template names outside it."""

PICK_UP = "Hello {parent}, shall we carry on with {child}'s registration? It only takes a few minutes."
AS_YOU_ASKED = "Hello {parent}, you asked me to come back to {child}'s registration. No rush if it doesn't suit now."
A_YES_OR_NO = "a yes or a no from you"
# What is missing, where the questions themselves are no short words for it; {child} is the first name.
MISSING = {
    "wish": "a yes or a no from you",
    "past": "one answer about last season",
    "address_check": "your yes to the address",
    "child_address_check": "your yes to the address",
    "home": "whether {child} lives with you",
    "consents": "your say on photo and messages",
    "review": "your yes to the summary",
    "payment": "the payment day",
    "kit": "the kit size and shirt number",
    "follow_up": "a word about the medical details",
    "waiting": "your yes or no to the waiting list",
    "place": "your yes or no to the place",
}
SOME_DETAILS = "a few details"
MOST_NAMED = 3
THE_PAYMENT = "the payment ({link}; if money is tight, just reply and we'll help in confidence)"
THE_MANDATE = "the Direct Debit ({link})"
THE_MANDATE_TOO = "two minutes for the Direct Debit of the monthly fees ({link})"
THE_PHOTO = "a photo of the face, sent here,"
THE_PHOTO_BY_LINK = "a photo, by this page: {link},"
# What is missing, said again: each once.
IN_OTHER_WORDS = ("two minutes for {what}", "{what} from you", "a moment of yours and {what}", "nothing but {what}")
TOMORROW = "tomorrow ({day})"

TOMORROW_AT = "tomorrow at "
